//! Clients (contract section 6; paths say `customers`).

use serde_json::{Map, Value};

use super::body::{Body, Field};
use super::tasks::Listing;
use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::ids::{ClientId, UserId};
use crate::lenient::{Decode, unwrapped};
use crate::model::{ClientRecord, Contact};
use crate::paging::Pages;
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

/// `GET /crm/customers`, one page; Cubicl gives ten when not told otherwise (A3). [`Client::all_clients`] reads the whole
/// list.
pub fn clients(query: &ClientQuery, skip: usize, limit: usize) -> Request<Listing<ClientRecord>> {
    Request::to(Endpoint::Clients, &[], |answer| {
        let list = unwrapped(answer.json()?, "customers");
        Listing::of(list)
    })
    .maybe("name", query.name.as_deref())
    .maybe("email", query.email.as_deref())
    .maybe("includeAllFields", query.all_fields.then_some("true"))
    .maybe("skip", (skip > 0).then(|| skip.to_string()))
    .with("limit", limit.to_string())
}

/// `GET /crm/customers/:id`.
pub fn client(id: &ClientId) -> Request<ClientRecord> {
    Request::to(Endpoint::Client, &[id.as_str()], read)
}

/// `POST /crm/customers`.
pub fn create_client(new: &ClientFields) -> Request<ClientRecord> {
    Request::to(Endpoint::CreateClient, &[], read).carrying(new.body())
}

/// `PUT /crm/customers/:id`.
pub fn update_client(id: &ClientId, update: &ClientFields) -> Request<ClientRecord> {
    Request::to(Endpoint::UpdateClient, &[id.as_str()], read).carrying(update.body())
}

/// `DELETE /crm/customers/:id`; the answer's body is ignored.
pub fn delete_client(id: &ClientId) -> Request<()> {
    Request::to(Endpoint::DeleteClient, &[id.as_str()], |_| Some(()))
}

fn read(answer: &Answer<'_>) -> Option<ClientRecord> {
    ClientRecord::decode(unwrapped(answer.json()?, "customer"), "$").ok()
}

impl Client {
    /// One page of the clients.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn clients(
        &self,
        query: &ClientQuery,
        skip: usize,
        limit: usize,
    ) -> Result<Listing<ClientRecord>, Error> {
        self.send(clients(query, skip, limit)).await
    }

    /// The whole list, page by page, with its end proved (A3).
    pub fn all_clients(&self, query: ClientQuery) -> Pages<ClientQuery> {
        Pages::new(self.clone(), query)
    }

    /// One client with all details.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn client(&self, id: &ClientId) -> Result<ClientRecord, Error> {
        self.send(client(id)).await
    }

    /// Makes a client.
    ///
    /// # Errors
    /// See [`Client::send`]; in doubt, [`Client::look_for_client`].
    pub async fn create_client(&self, new: &ClientFields) -> Result<ClientRecord, Error> {
        self.send(create_client(new)).await
    }

    /// Changes a client.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn update_client(&self, id: &ClientId, update: &ClientFields) -> Result<ClientRecord, Error> {
        self.send(update_client(id, update)).await
    }

    /// Deletes a client.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn delete_client(&self, id: &ClientId) -> Result<(), Error> {
        self.send(delete_client(id)).await
    }
}
