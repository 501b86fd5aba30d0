//! Users (contract section 2).

use crate::ids::UserId;
use crate::lenient::{Decode, records};
use crate::model::{Me, User};
use crate::request::Request;

/// `GET /app/me`: the token's owner.
pub fn me() -> Request<Me> {
    Request::get("GET app/me", &["app", "me"], |answer| {
        Me::decode(answer.json()?, "$").ok()
    })
}

/// `GET /organization/users`: everybody in the organization now.
pub fn organization_users() -> Request<Vec<User>> {
    Request::get("GET organization/users", &["organization", "users"], |answer| {
        records(answer.json()?, "$")
    })
}

/// `GET /users?ids=`: also people who left, portal users and e-mail senders.
pub fn users(ids: &[UserId]) -> Request<Vec<User>> {
    let ids: Vec<&str> = ids.iter().map(UserId::as_str).collect();
    Request::get("GET users", &["users"], |answer| records(answer.json()?, "$")).with("ids", ids.join(","))
}
