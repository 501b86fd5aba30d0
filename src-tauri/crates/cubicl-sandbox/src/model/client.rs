//! A client of the organization (`customer` in paths) with its contacts.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::task::Customer;
use super::task_change::{ids, text};
use crate::reply::{Refusal, Reply};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Contact {
    pub(crate) name: String,
    pub(crate) position: String,
    pub(crate) phone: String,
    pub(crate) email: String,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Client {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) fullname: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) contacts: Vec<Contact>,
    /// By field id: a text or null.
    pub(crate) custom_fields: Option<Map<String, Value>>,
    pub(crate) portal_managers: Vec<String>,
    pub(crate) created_at: i64,
}

impl Client {
    /// As tasks name it.
    pub(crate) fn customer(&self) -> Customer {
        Customer {
            id: self.id.clone(),
            name: self.name.clone(),
        }
    }

    /// Takes over the fields that were sent; `name` has to be among them on create and on update.
    pub(crate) fn apply(&mut self, fields: &Map<String, Value>) -> Reply<()> {
        if !fields.contains_key("name") {
            return Err(Refusal::bad_request());
        }
        for (name, value) in fields {
            match name.as_str() {
                "name" => {
                    let given = text(value)?.filter(|name| !name.trim().is_empty());
                    self.name = given.ok_or_else(Refusal::bad_request)?;
                }
                "fullname" => self.fullname = text(value)?,
                "email" => self.email = text(value)?,
                "phone" => self.phone = text(value)?,
                "contacts" if value.is_null() => self.contacts.clear(),
                "contacts" => {
                    self.contacts =
                        serde_json::from_value(value.clone()).map_err(|_| Refusal::bad_request())?;
                }
                "customFields" => self.custom_fields = custom_fields(value)?,
                "portalCustomerManagerIds" => self.portal_managers = ids(value)?,
                _ => return Err(Refusal::bad_request()),
            }
        }
        Ok(())
    }

    pub(crate) fn row(&self) -> Value {
        json!({ "_id": self.id, "name": self.name })
    }

    /// Sparse: what is not set is absent.
    pub(crate) fn record(&self) -> Value {
        let mut record = self.row();
        for (name, value) in [
            ("fullname", &self.fullname),
            ("email", &self.email),
            ("phone", &self.phone),
        ] {
            if let Some(value) = value {
                record[name] = json!(value);
            }
        }
        record["contacts"] = json!(self.contacts);
        if let Some(fields) = &self.custom_fields {
            record["customFields"] = json!(fields);
        }
        record["portalCustomerManagerIds"] = json!(self.portal_managers);
        record["createdAt"] = json!(self.created_at);
        record
    }

    pub(crate) fn has_email(&self, wanted: &str) -> bool {
        let own = self.email.iter();
        let mut all = own.chain(self.contacts.iter().map(|contact| &contact.email));
        all.any(|email| email.eq_ignore_ascii_case(wanted))
    }
}

fn custom_fields(value: &Value) -> Reply<Option<Map<String, Value>>> {
    match value {
        Value::Null => Ok(None),
        Value::Object(fields) if fields.values().all(|value| value.is_string() || value.is_null()) => {
            Ok(Some(fields.clone()))
        }
        _ => Err(Refusal::bad_request()),
    }
}
