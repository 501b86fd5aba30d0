//! Everybody whose id can turn up: colleagues, people who left, portal users and e-mail senders.

use serde_json::{Value, json};

use super::file::Picture;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Colleague,
    /// Removed from the organization.
    Left,
    Portal,
    EmailSender,
}

#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) firstname: String,
    pub(crate) lastname: String,
    pub(crate) email: String,
    pub(crate) job_title: Option<String>,
    pub(crate) photo: Option<Picture>,
    pub(crate) standing: Standing,
}

/// What only the acting user's own record says.
#[derive(Clone, Debug)]
pub(crate) struct Me {
    pub(crate) id: String,
    pub(crate) language: String,
    pub(crate) org_name: String,
    pub(crate) org_admins: Vec<String>,
}

impl Person {
    fn profile(&self, links: &str) -> Option<String> {
        self.photo
            .as_ref()
            .map(|_| format!("{links}/photos/{}.png", self.id))
    }

    /// As the list of colleagues shows a person.
    pub(crate) fn full(&self, links: &str) -> Value {
        let mut record = self.short(links);
        record["email"] = json!(self.email);
        record
    }

    /// As `GET /users?ids=` does: without the address.
    pub(crate) fn short(&self, links: &str) -> Value {
        let mut record = json!({ "_id": self.id, "firstname": self.firstname, "lastname": self.lastname });
        if let Some(profile) = self.profile(links) {
            record["profile"] = json!(profile);
        }
        record
    }

    pub(crate) fn me(&self, me: &Me, links: &str) -> Value {
        let mut record = self.short(links);
        record["jobTitle"] = json!(self.job_title);
        record["language"] = json!(me.language);
        record["localization"] = json!({ "dateFormat": "DD.MM.YYYY", "timeFormat": "HH:mm", "timezone": 3 });
        record["org"] = json!({
            "name": me.org_name,
            "countryCode": "TR",
            "admins": me.org_admins,
            "isAdmin": me.org_admins.contains(&self.id),
        });
        record
    }
}
