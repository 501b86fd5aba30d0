//! Projects (contract section 3).

use crate::ids::ProjectId;
use crate::lenient::records;
use crate::model::Project;
use crate::request::Request;

/// `GET /groups`: without a parent all projects of the organization; `recursive` adds all descendants.
pub fn projects(parent: Option<&ProjectId>, recursive: bool) -> Request<Vec<Project>> {
    let mut request = Request::get("GET groups", &["groups"], |answer| records(answer.json()?, "$"));
    if let Some(parent) = parent {
        request = request.with("parent", parent.as_str());
    }
    if recursive {
        request = request.with("recursive", "true");
    }
    request
}
