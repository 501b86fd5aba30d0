//! Clients (contract section 6; the API says "customer").

use serde::Serialize;
use serde_json::{Map, Value};

use crate::ids::{ClientId, UserId};
use crate::lenient::{BadRecord, Decode, Fields, Path, Raw};

/// A client. A list without `includeAllFields` tells the name alone.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientRecord {
    /// Which.
    pub id: ClientId,
    /// The short name that lists show.
    pub name: String,
    /// The whole name.
    pub fullname: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// People there.
    pub contacts: Vec<Contact>,
    /// By the field's id; values as they came.
    pub custom_fields: Map<String, Value>,
    /// Who looks after the client's portal.
    pub managers: Vec<UserId>,
    /// Unix seconds.
    pub created_at: Option<i64>,
    /// Fields that this client does not know.
    pub extra: Map<String, Value>,
}

/// Somebody at a client; has no id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// What they do there.
    pub position: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Fields that this client does not know; written back as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Decode for ClientRecord {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        Ok(Self {
            id: fields.needed_id()?,
            name: fields.text("name").unwrap_or_default(),
            fullname: fields.text("fullname"),
            phone: fields.text("phone"),
            email: fields.text("email"),
            contacts: fields.records("contacts").unwrap_or_default(),
            custom_fields: fields
                .object("customFields")
                .map(Fields::rest)
                .unwrap_or_default(),
            managers: fields.ids("portalCustomerManagerIds").unwrap_or_default(),
            created_at: fields.seconds("createdAt"),
            extra: fields.rest(),
        })
    }
}

impl Decode for Contact {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        let mut text = |key| fields.text(key).unwrap_or_default();
        Ok(Self {
            name: text("name"),
            position: text("position"),
            phone: text("phone"),
            email: text("email"),
            extra: fields.rest(),
        })
    }
}
