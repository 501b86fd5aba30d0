//! Users (contract section 2).

use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::ids::UserId;
use crate::lenient::{Decode, records};
use crate::model::{Me, User};
use crate::request::Request;

/// `GET /app/me`: the token's owner.
pub fn me() -> Request<Me> {
    Request::to(Endpoint::Me, &[], |answer| Me::decode(answer.json()?, "$").ok())
}

/// `GET /organization/users`: everybody in the organization now.
pub fn organization_users() -> Request<Vec<User>> {
    Request::to(Endpoint::OrganizationUsers, &[], |answer| {
        records(answer.json()?, "$")
    })
}

/// `GET /users?ids=`: also people who left, portal users and e-mail senders.
pub fn users(ids: &[UserId]) -> Request<Vec<User>> {
    let ids: Vec<&str> = ids.iter().map(UserId::as_str).collect();
    Request::to(Endpoint::Users, &[], |answer| records(answer.json()?, "$")).with("ids", ids.join(","))
}

impl Client {
    /// Whose token this is.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn me(&self) -> Result<Me, Error> {
        self.send(me()).await
    }

    /// Everybody in the organization now.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn organization_users(&self) -> Result<Vec<User>, Error> {
        self.send(organization_users()).await
    }

    /// People by id, also those who left.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn users(&self, ids: &[UserId]) -> Result<Vec<User>, Error> {
        self.send(users(ids)).await
    }
}
