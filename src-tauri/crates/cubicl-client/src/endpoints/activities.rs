//! Comments and history of a task (contract section 4).

use serde_json::json;

use super::body::Body;
use crate::ids::{ActivityId, FileId, TaskId};
use crate::lenient::{Decode, records, unwrapped};
use crate::model::Activity;
use crate::request::{Answer, Request};

/// `GET /tasks/:id/activities`, sorted by time here (A8).
pub fn activities(id: &TaskId) -> Request<Vec<Activity>> {
    Request::get(
        "GET tasks/:id/activities",
        &["tasks", id.as_str(), "activities"],
        |answer| {
            let mut activities: Vec<Activity> = records(unwrapped(answer.json()?, "activities"), "$")?;
            activities.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
            Some(activities)
        },
    )
}

/// `POST /tasks/:id/activities`: a comment `{content, files}` (A8). `None` when the answer is no activity.
pub fn comment(id: &TaskId, content: &str, files: &[FileId]) -> Request<Option<Activity>> {
    let body = Body::default()
        .with("content", content)
        .list("files", files)
        .json();
    Request::post(
        "POST tasks/:id/activities",
        &["tasks", id.as_str(), "activities"],
        body,
        read_activity,
    )
}

/// `PUT /tasks/:id/activities/:activity`, body `{"visible": …}` (A9). Showing it on an e-mail task **sends an e-mail**.
pub fn set_visibility(id: &TaskId, activity: &ActivityId, visible: bool) -> Request<Option<Activity>> {
    let path = ["tasks", id.as_str(), "activities", activity.as_str()];
    Request::put(
        "PUT tasks/:id/activities/:id",
        &path,
        json!({ "visible": visible }),
        read_activity,
    )
}

fn read_activity(answer: &Answer) -> Option<Option<Activity>> {
    // Whatever it is, the comment was taken.
    let activity = |value| Activity::decode(unwrapped(value, "activity"), "$").ok();
    Some(answer.json().and_then(activity))
}
