//! People (contract section 2).

use serde_json::{Map, Value};

use crate::ids::UserId;
use crate::lenient::{BadRecord, Decode, Fields, Path, Raw};

/// Somebody in the organization, or somebody named in a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Who.
    pub id: UserId,
    /// First name; empty when unknown.
    pub firstname: String,
    /// Last name; empty when unknown.
    pub lastname: String,
    /// Not told by `GET /users`.
    pub email: Option<String>,
    /// Address of the photo (A22).
    pub profile: Option<String>,
    /// Fields that this client does not know.
    pub extra: Map<String, Value>,
}

impl Decode for User {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        Ok(Self {
            id: fields.needed_id()?,
            firstname: fields.text("firstname").unwrap_or_default(),
            lastname: fields.text("lastname").unwrap_or_default(),
            email: fields.text("email"),
            profile: fields.text("profile").filter(|url| !url.is_empty()),
            extra: fields.rest(),
        })
    }
}

/// The token's owner.
#[derive(Clone, Debug, PartialEq)]
pub struct Me {
    /// Who.
    pub id: UserId,
    /// First name; empty when unknown.
    pub firstname: String,
    /// Last name; empty when unknown.
    pub lastname: String,
    /// Address of the photo (A22).
    pub profile: Option<String>,
    /// What they do.
    pub job_title: Option<String>,
    /// `tr`, `en`, …
    pub language: Option<String>,
    /// `localization.dateFormat`, opaque.
    ///
    /// Assumption A24: formats follow this and [`Me::time_format`]; dates show in the computer's zone, and
    /// [`Me::timezone`], whose unit is not known, is used for nothing.
    pub date_format: Option<String>,
    /// `localization.timeFormat`, opaque (A24).
    pub time_format: Option<String>,
    /// `localization.timezone` (A24).
    pub timezone: Option<f64>,
    /// The organization's name.
    pub organization: String,
    /// Its country, e.g. `TR`.
    pub country_code: Option<String>,
    /// Its admins.
    pub organization_admins: Vec<UserId>,
    /// Whether the token's owner is one.
    pub is_admin: bool,
    /// Fields that this client does not know.
    pub extra: Map<String, Value>,
}

impl Decode for Me {
    /// `_id` and `org` have to be there: that is how Cubicl is told from another server.
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        let id = fields.needed_id()?;
        let mut org = fields.object("org").ok_or_else(|| BadRecord {
            path: format!("{path}.org"),
        })?;
        let mut localization = fields.object("localization");
        Ok(Self {
            id,
            firstname: fields.text("firstname").unwrap_or_default(),
            lastname: fields.text("lastname").unwrap_or_default(),
            profile: fields.text("profile").filter(|url| !url.is_empty()),
            job_title: fields.text("jobTitle").filter(|title| !title.is_empty()),
            language: fields.text("language"),
            date_format: localization.as_mut().and_then(|fields| fields.text("dateFormat")),
            time_format: localization.as_mut().and_then(|fields| fields.text("timeFormat")),
            timezone: localization.as_mut().and_then(|fields| fields.number("timezone")),
            organization: org.text("name").unwrap_or_default(),
            country_code: org.text("countryCode"),
            organization_admins: org.ids("admins").unwrap_or_default(),
            is_admin: org.flag("isAdmin").unwrap_or(false),
            extra: fields.rest(),
        })
    }
}
