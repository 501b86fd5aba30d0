//! Clients (contract section 6; paths say `customers`).

use serde_json::{Map, Value};

use super::body::{Body, Field};
use crate::ids::{ClientId, UserId};
use crate::lenient::{Decode, records, unwrapped};
use crate::model::{ClientRecord, Contact};
use crate::request::{Answer, Request};

/// Which clients a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientQuery {
    /// A word of the name starts with it.
    pub name: Option<String>,
    /// The client's or a contact's.
    pub email: Option<String>,
    /// Everything, not names alone.
    pub all_fields: bool,
}

/// What is written of a client. Cubicl wants the name every time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClientFields {
    /// The short name that lists show.
    pub name: String,
    /// Cleared as an empty text.
    pub fullname: Field<String>,
    /// Cleared as an empty text.
    pub email: Field<String>,
    /// Cleared as an empty text.
    pub phone: Field<String>,
    /// Replaces the list; contacts have no ids.
    pub contacts: Option<Vec<Contact>>,
    /// By the field's id.
    pub custom_fields: Option<Map<String, Value>>,
    /// Replaces the list.
    pub managers: Option<Vec<UserId>>,
}

impl ClientFields {
    fn body(&self) -> Value {
        Body::default()
            .with("name", &self.name)
            .text("fullname", &self.fullname)
            .text("email", &self.email)
            .text("phone", &self.phone)
            .maybe("contacts", self.contacts.as_ref())
            .maybe("customFields", self.custom_fields.as_ref())
            .maybe("portalCustomerManagerIds", self.managers.as_ref())
            .json()
    }
}

/// `GET /crm/customers`, one page; Cubicl gives ten when not told otherwise.
pub fn clients(query: &ClientQuery, skip: usize, limit: usize) -> Request<Vec<ClientRecord>> {
    let mut request = Request::get("GET crm/customers", &["crm", "customers"], |answer| {
        records(unwrapped(answer.json()?, "customers"), "$")
    });
    if let Some(name) = &query.name {
        request = request.with("name", name);
    }
    if let Some(email) = &query.email {
        request = request.with("email", email);
    }
    if query.all_fields {
        request = request.with("includeAllFields", "true");
    }
    if skip > 0 {
        request = request.with("skip", skip.to_string());
    }
    request.with("limit", limit.to_string())
}

/// `GET /crm/customers/:id`.
pub fn client(id: &ClientId) -> Request<ClientRecord> {
    let path = ["crm", "customers", id.as_str()];
    Request::get("GET crm/customers/:id", &path, read)
}

/// `POST /crm/customers`.
pub fn create_client(new: &ClientFields) -> Request<ClientRecord> {
    Request::post("POST crm/customers", &["crm", "customers"], new.body(), read)
}

/// `PUT /crm/customers/:id`.
pub fn update_client(id: &ClientId, update: &ClientFields) -> Request<ClientRecord> {
    let path = ["crm", "customers", id.as_str()];
    Request::put("PUT crm/customers/:id", &path, update.body(), read)
}

/// `DELETE /crm/customers/:id`; the answer's body is ignored.
pub fn delete_client(id: &ClientId) -> Request<()> {
    let path = ["crm", "customers", id.as_str()];
    Request::delete("DELETE crm/customers/:id", &path, |_| Some(()))
}

fn read(answer: &Answer) -> Option<ClientRecord> {
    ClientRecord::decode(unwrapped(answer.json()?, "customer"), "$").ok()
}
