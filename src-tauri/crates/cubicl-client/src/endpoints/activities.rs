//! Comments and history of a task (contract section 4).

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use super::body::Body;
use super::tasks::Listing;
use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::ids::{ActivityId, FileId, TaskId};
use crate::lenient::{Decode, unwrapped};
use crate::model::Activity;
use crate::order::oldest_first;
use crate::paging::{Paged, Pages};
use crate::request::{Answer, Request};

/// Whose activities.
#[derive(Clone, Debug)]
pub(crate) struct ActivityQuery {
    task: TaskId,
    /// Without `skip` and `limit`, for a server that refuses them.
    plain: bool,
}

/// `GET /tasks/:id/activities`, one page (A3, A8). [`Client::activities`] reads all of them.
pub fn activities(id: &TaskId) -> Request<Listing<Activity>> {
    Request::to(Endpoint::Activities, &[id.as_str()], |answer| {
        let mut list = unwrapped(answer.json()?, "activities");
        name_the_nameless(&mut list);
        Listing::of(list)
    })
}

impl Paged for ActivityQuery {
    type Row = Activity;

    fn page(&self, skip: usize, limit: usize) -> Request<Listing<Activity>> {
        let request = activities(&self.task);
        if self.plain {
            return request;
        }
        request
            .maybe("skip", (skip > 0).then(|| skip.to_string()))
            .with("limit", limit.to_string())
    }

    fn id(row: &Activity) -> &str {
        row.id.as_str()
    }

    fn ask_plainly(&mut self) {
        self.plain = true;
    }
}

/// What has no `_id` is still shown (A8): a stand-in is made of what it says, the same at every reading.
fn name_the_nameless(list: &mut Value) {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    for record in list.as_array_mut().into_iter().flatten() {
        if record.get("_id").is_some_and(|id| !id.is_null()) {
            continue;
        }
        let mut hasher = DefaultHasher::new();
        record.to_string().hash(&mut hasher);
        let content = hasher.finish();
        let alike = seen.entry(content).or_default();
        if let Some(fields) = record.as_object_mut() {
            fields.insert("_id".to_owned(), format!("~{content:x}~{alike}").into());
        }
        *alike += 1;
    }
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

fn read_activity(answer: &Answer<'_>) -> Option<Option<Activity>> {
    // Whatever it is, it was taken.
    let activity = |value| Activity::decode(unwrapped(value, "activity"), "$").ok();
    Some(answer.json().and_then(activity))
}

impl Client {
    /// Comments and history, all of them, sorted by time here (A8): oldest first.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn activities(&self, id: &TaskId) -> Result<Vec<Activity>, Error> {
        let query = ActivityQuery {
            task: id.clone(),
            plain: false,
        };
        // Most tasks have few, and asking each for an end would double the requests: once a longer page was seen, a shorter one
        // is the whole.
        let fills = &self.transport.activities_fill;
        let mut pages = Pages::new(self.clone(), query).filling(fills.load(Ordering::Relaxed));
        let mut all: Vec<Activity> = Vec::new();
        let mut places: HashMap<ActivityId, usize> = HashMap::new();
        while let Some(page) = pages.next().await? {
            // What came before a restart stays: activities are only added.
            for row in page.rows {
                match places.entry(row.id.clone()) {
                    Entry::Occupied(place) => all[*place.get()] = row,
                    Entry::Vacant(place) => {
                        place.insert(all.len());
                        all.push(row);
                    }
                }
            }
        }
        fills.fetch_max(pages.fills(), Ordering::Relaxed);
        oldest_first(&mut all, |row| row.created_at, |row| row.id.as_str());
        Ok(all)
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

#[cfg(test)]
mod tests {
    use super::activities;

    #[test]
    fn what_has_no_id_is_shown_and_keeps_its_stand_in() {
        let read = |body: &str| -> Vec<(String, Option<String>)> {
            let read = activities(&"t".into()).decode(body.as_bytes()).unwrap();
            read.rows
                .into_iter()
                .map(|activity| (activity.id.to_string(), activity.content))
                .collect()
        };
        let before =
            read(r#"[{"content": "a"}, {"content": "a"}, {"_id": null, "content": "b"}, {"_id": "x"}]"#);
        assert_eq!(before.len(), 4, "nothing is lost: {before:?}");
        let after = read(
            r#"[{"content": "new"}, {"content": "a"}, {"content": "a"}, {"_id": null, "content": "b"}]"#,
        );
        for (id, content) in before.iter().filter(|(_, content)| content.is_some()) {
            assert_eq!(
                after.iter().filter(|(other, _)| other == id).count(),
                1,
                "{content:?}"
            );
        }
    }
}
