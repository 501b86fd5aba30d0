//! Projects (contract section 3).

use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::ids::ProjectId;
use crate::lenient::records;
use crate::model::Project;
use crate::request::Request;

/// `GET /groups`: without a parent all projects of the organization; `recursive` adds all descendants. Levels as A18 says.
pub fn projects(parent: Option<&ProjectId>, recursive: bool) -> Request<Vec<Project>> {
    Request::to(Endpoint::Projects, &[], |answer| records(answer.json()?, "$"))
        .maybe("parent", parent.map(ProjectId::as_str))
        .maybe("recursive", recursive.then_some("true"))
}

impl Client {
    /// All projects of the organization that the user sees.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn projects(&self) -> Result<Vec<Project>, Error> {
        self.send(projects(None, false)).await
    }

    /// The projects below one.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn projects_below(&self, parent: &ProjectId, recursive: bool) -> Result<Vec<Project>, Error> {
        self.send(projects(Some(parent), recursive)).await
    }
}
