//! One client in the copy.

use std::sync::OnceLock;

use cubicl_client::{ClientId, UserId, model};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::record::{fold, sort_key};

/// What the copy keeps of one client. The store keeps it in this very shape.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ClientRecord {
    pub(crate) id: ClientId,
    pub(crate) name: String,
    pub(crate) fullname: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) contacts: Vec<ContactRecord>,
    /// By the field's id; no request tells what the fields are called.
    pub(crate) custom_fields: Map<String, Value>,
    pub(crate) managers: Vec<UserId>,
    /// Unix seconds.
    pub(crate) created_at: Option<i64>,
    /// What this program does not know, as it came.
    pub(crate) extra: Map<String, Value>,
    #[serde(skip)]
    pub(super) key: OnceLock<Box<[u8]>>,
    #[serde(skip)]
    pub(super) haystack: OnceLock<String>,
}

/// Somebody at a client; has no id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ContactRecord {
    pub(crate) name: String,
    pub(crate) position: String,
    pub(crate) phone: String,
    pub(crate) email: String,
    /// What this program does not know, as it came.
    pub(crate) extra: Map<String, Value>,
}

impl ClientRecord {
    /// One of which only a task tells.
    pub(crate) fn named(id: ClientId, name: String) -> Self {
        Self {
            id,
            name,
            ..Self::default()
        }
    }

    /// What it is called in lists; empty when Cubicl tells nothing that could stand for a name.
    pub(crate) fn title(&self) -> &str {
        let contacts = self.contacts.iter().map(|contact| contact.name.as_str());
        let others = [&self.fullname, &self.email, &self.phone];
        let others = others.into_iter().filter_map(Option::as_deref);
        let mut names = std::iter::once(self.name.as_str()).chain(others).chain(contacts);
        names.find(|name| !name.trim().is_empty()).unwrap_or_default()
    }

    /// Those without a name come last.
    pub(super) fn sorts_by(&self) -> (bool, &[u8], &ClientId) {
        let key = self.key.get_or_init(|| sort_key(self.title()));
        (key.is_empty(), key, &self.id)
    }

    /// Everything that says who it is besides [`ClientRecord::title`], in the order of its worth.
    pub(crate) fn particulars(&self) -> impl Iterator<Item = &str> {
        let own = [&self.fullname, &self.email, &self.phone];
        let own = own.into_iter().filter_map(Option::as_deref);
        let people = self.contacts.iter().flat_map(|contact| {
            [&contact.name, &contact.email, &contact.phone, &contact.position].map(String::as_str)
        });
        let title = self.title();
        own.chain(people)
            .filter(move |text| !text.trim().is_empty() && *text != title)
    }

    /// Telephone numbers, as they were written.
    pub(crate) fn phones(&self) -> impl Iterator<Item = &str> {
        let contacts = self.contacts.iter().map(|contact| contact.phone.as_str());
        self.phone.as_deref().into_iter().chain(contacts)
    }

    /// Where typed words are looked for. Telephone numbers stand there without gaps too.
    pub(super) fn haystack(&self) -> &str {
        self.haystack.get_or_init(|| {
            let digits: Vec<String> = self
                .phones()
                .map(|phone| phone.chars().filter(char::is_ascii_digit).collect())
                .collect();
            let words = std::iter::once(self.title()).chain(self.particulars());
            let words = words.chain(digits.iter().map(String::as_str));
            fold(&words.collect::<Vec<_>>().join("\n"))
        })
    }

    /// What the organization's own fields say; values that are no text or number are left out.
    pub(crate) fn own_values(&self) -> Vec<String> {
        let text = |value: &Value| match value {
            Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        self.custom_fields.values().filter_map(text).collect()
    }
}

impl From<model::ClientRecord> for ClientRecord {
    fn from(told: model::ClientRecord) -> Self {
        let contact = |contact: model::Contact| ContactRecord {
            name: contact.name,
            position: contact.position,
            phone: contact.phone,
            email: contact.email,
            extra: contact.extra,
        };
        Self {
            id: told.id,
            name: told.name,
            fullname: told.fullname,
            email: told.email,
            phone: told.phone,
            contacts: told.contacts.into_iter().map(contact).collect(),
            custom_fields: told.custom_fields,
            managers: told.managers,
            created_at: told.created_at,
            extra: told.extra,
            ..Self::default()
        }
    }
}

impl PartialEq for ClientRecord {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.name == other.name
            && self.fullname == other.fullname
            && self.email == other.email
            && self.phone == other.phone
            && self.contacts == other.contacts
            && self.custom_fields == other.custom_fields
            && self.managers == other.managers
            && self.created_at == other.created_at
            && self.extra == other.extra
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn something_stands_for_a_name_that_is_missing() {
        let mut client = ClientRecord::default();
        assert_eq!(client.title(), "");
        client.contacts = vec![ContactRecord {
            name: "İlker Çağlayan".to_owned(),
            ..ContactRecord::default()
        }];
        assert_eq!(client.title(), "İlker Çağlayan");
        client.email = Some("info@a.example".to_owned());
        assert_eq!(client.title(), "info@a.example");
        client.fullname = Some("A Ltd.".to_owned());
        assert_eq!(client.title(), "A Ltd.");
        client.name = "A".to_owned();
        assert_eq!(client.title(), "A");
        client.name = "  ".to_owned();
        assert_eq!(client.title(), "A Ltd.");
    }

    #[test]
    fn what_a_later_version_stored_and_what_is_missing_are_both_read() {
        let stored = json!({ "id": "c1", "name": "Şişli", "novel": 1, "contacts": [{ "name": "Ayşe" }] });
        let client: ClientRecord = serde_json::from_value(stored).expect("it is read");
        assert_eq!(
            (client.title(), client.contacts[0].name.as_str()),
            ("Şişli", "Ayşe")
        );
    }
}
