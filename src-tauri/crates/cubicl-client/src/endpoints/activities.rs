//! Comments and history of a task (contract section 4).

use serde_json::json;

use super::body::Body;
use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::ids::{ActivityId, FileId, TaskId};
use crate::lenient::{Decode, records, unwrapped};
use crate::model::Activity;
use crate::request::{Answer, Request};

/// `GET /tasks/:id/activities`, sorted by time here (A8).
pub fn activities(id: &TaskId) -> Request<Vec<Activity>> {
    Request::to(Endpoint::Activities, &[id.as_str()], |answer| {
        let mut activities: Vec<Activity> = records(unwrapped(answer.json()?, "activities"), "$")?;
        activities.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
        Some(activities)
    })
}

/// `POST /tasks/:id/activities`: a comment `{content, files}` (A8). `None` when the answer is no activity.
pub fn comment(id: &TaskId, content: &str, files: &[FileId]) -> Request<Option<Activity>> {
    let body = Body::default().with("content", content).list("files", files);
    Request::to(Endpoint::Comment, &[id.as_str()], read_activity).carrying(body.json())
}

/// `PUT /tasks/:id/activities/:activity`. Showing it on an e-mail task **sends an e-mail**.
///
/// Assumption A9: the body is `{"visible": true}` or `false`; [`Activity::visible`] is read under the same name.
pub fn set_visibility(id: &TaskId, activity: &ActivityId, visible: bool) -> Request<Option<Activity>> {
    let ids = [id.as_str(), activity.as_str()];
    Request::to(Endpoint::SetVisibility, &ids, read_activity).carrying(json!({ "visible": visible }))
}

fn read_activity(answer: &Answer) -> Option<Option<Activity>> {
    // Whatever it is, it was taken.
    let activity = |value| Activity::decode(unwrapped(value, "activity"), "$").ok();
    Some(answer.json().and_then(activity))
}

impl Client {
    /// Comments and history, oldest first.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn activities(&self, id: &TaskId) -> Result<Vec<Activity>, Error> {
        self.send(activities(id)).await
    }

    /// Writes a comment. `None` when it was taken, but the answer is no activity.
    ///
    /// # Errors
    /// See [`Client::send`]; in doubt, [`Client::look_for_comment`].
    pub async fn comment(
        &self,
        id: &TaskId,
        content: &str,
        files: &[FileId],
    ) -> Result<Option<Activity>, Error> {
        self.send(comment(id, content, files)).await
    }

    /// Shows a comment to the client or hides it. On an e-mail task showing **sends an e-mail**.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn set_visibility(
        &self,
        id: &TaskId,
        activity: &ActivityId,
        visible: bool,
    ) -> Result<Option<Activity>, Error> {
        self.send(set_visibility(id, activity, visible)).await
    }
}
