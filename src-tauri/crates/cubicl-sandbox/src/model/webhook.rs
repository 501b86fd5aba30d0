//! Webhooks: who wants to hear of what, and the letters that go out (A21). `deliveries` brings them.

use serde_json::{Map, Value, json};
use tokio::sync::mpsc::UnboundedSender;
use url::Url;

use super::activity::Activity;
use super::client::Client;
use super::permission::Level;
use super::task::Task;
use super::task_change::text;
use super::world::World;
use crate::reply::{Refusal, Reply};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    CustomerCreated,
    CustomerDeleted,
    TaskCreated,
    TaskUpdated,
    TaskDeleted,
    TaskActivityCreated,
    TaskStateChanged,
    TaskArchived,
    TaskRestored,
}

const EVENTS: [Event; 9] = [
    Event::CustomerCreated,
    Event::CustomerDeleted,
    Event::TaskCreated,
    Event::TaskUpdated,
    Event::TaskDeleted,
    Event::TaskActivityCreated,
    Event::TaskStateChanged,
    Event::TaskArchived,
    Event::TaskRestored,
];

#[derive(Clone, Debug)]
pub(crate) struct Webhook {
    pub(crate) id: String,
    pub(crate) owner: String,
    pub(crate) event: Event,
    pub(crate) url: String,
    /// The project, where it is about tasks.
    pub(crate) group: Option<String>,
    pub(crate) created_at: i64,
}

/// What is to be brought to a webhook's address.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    pub(crate) webhook: String,
    pub(crate) event: Event,
    pub(crate) url: String,
    pub(crate) body: Value,
}

pub(crate) struct Webhooks {
    pub(crate) all: Vec<Webhook>,
    pub(crate) post: UnboundedSender<Letter>,
}

impl Event {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::CustomerCreated => "customer-created",
            Self::CustomerDeleted => "customer-deleted",
            Self::TaskCreated => "task-created",
            Self::TaskUpdated => "task-updated",
            Self::TaskDeleted => "task-deleted",
            Self::TaskActivityCreated => "task-activity-created",
            Self::TaskStateChanged => "task-state-changed",
            Self::TaskArchived => "task-archived",
            Self::TaskRestored => "task-restored",
        }
    }

    fn is_of_tasks(self) -> bool {
        !matches!(self, Self::CustomerCreated | Self::CustomerDeleted)
    }
}

impl Webhook {
    pub(crate) fn record(&self) -> Value {
        let mut record = json!({
            "_id": self.id,
            "type": self.event.name(),
            "url": self.url,
            "createdAt": self.created_at,
        });
        if let Some(group) = &self.group {
            record["group"] = json!(group);
        }
        record
    }
}

impl World {
    /// Makes one, or changes `known`. 2: a task's type without a project; 118: no such type.
    pub(crate) fn write_webhook(
        &mut self,
        user: &str,
        known: Option<&str>,
        fields: &Map<String, Value>,
        now: i64,
    ) -> Reply<Webhook> {
        let known = known.map(|id| self.webhook(user, id).cloned()).transpose()?;
        let names = ["type", "url", "group"];
        if fields.keys().any(|name| !names.contains(&name.as_str())) {
            return Err(Refusal::bad_request());
        }
        let event = match fields.get("type") {
            Some(Value::String(name)) => {
                let event = EVENTS.into_iter().find(|event| event.name() == name);
                Some(event.ok_or_else(|| Refusal::bad_request().with_code(118))?)
            }
            None => known.as_ref().map(|webhook| webhook.event),
            Some(_) => None,
        };
        let url = match fields.get("url") {
            Some(Value::String(url)) if is_web_address(url) => Some(url.clone()),
            None => known.as_ref().map(|webhook| webhook.url.clone()),
            Some(_) => None,
        };
        let group = match fields.get("group") {
            Some(group) => text(group)?,
            None => known.as_ref().and_then(|webhook| webhook.group.clone()),
        };
        let (Some(event), Some(url)) = (event, url) else {
            return Err(Refusal::bad_request());
        };
        // What was for tasks and becomes for clients needs its project no more.
        let group = group.filter(|_| event.is_of_tasks() || fields.contains_key("group"));
        match &group {
            None if event.is_of_tasks() => return Err(Refusal::bad_request().with_code(2)),
            Some(_) if !event.is_of_tasks() => return Err(Refusal::invalid()),
            Some(group) => {
                self.project(group)?;
                self.require(user, group, Level::View)?;
            }
            None => {}
        }
        let webhook = Webhook {
            id: known
                .as_ref()
                .map_or_else(|| self.random.id(), |known| known.id.clone()),
            owner: user.to_owned(),
            event,
            url,
            group,
            created_at: known.as_ref().map_or(now, |known| known.created_at),
        };
        let all = &mut self.webhooks.all;
        match all.iter_mut().find(|other| other.id == webhook.id) {
            Some(other) => other.clone_from(&webhook),
            None => all.push(webhook.clone()),
        }
        Ok(webhook)
    }

    /// One of this user's own: others' are not there.
    pub(crate) fn webhook(&self, user: &str, id: &str) -> Reply<&Webhook> {
        self.webhooks
            .all
            .iter()
            .find(|webhook| webhook.id == id && webhook.owner == user)
            .ok_or_else(Refusal::not_found)
    }

    /// Tells everybody who wants to know and may see the task.
    pub(crate) fn tell_of_task(&self, event: Event, task: &Task, activity: Option<&Activity>) {
        let wanted = |webhook: &&Webhook| {
            webhook.event == event
                && webhook.group.as_ref() == Some(&task.group)
                && self.sees(&webhook.owner, task)
        };
        for webhook in self.webhooks.all.iter().filter(wanted) {
            let file = |id: &str| json!({ "_id": id });
            let mut body = json!({ "webhook": webhook.id, "type": event.name(), "task": task.record(file) });
            if let Some(activity) = activity {
                body["activity"] = activity.record(file);
            }
            self.drop_in(webhook, body);
        }
    }

    /// An update is told as what it changed: its state, its archiving, anything else.
    pub(crate) fn tell_of_update(&self, task: &Task, activity: &Activity) {
        let changed = |name: &str| activity.changes.contains_key(name);
        if changed("state") {
            self.tell_of_task(Event::TaskStateChanged, task, Some(activity));
        }
        if changed("archivedAt") {
            let event = match task.archived_at {
                Some(_) => Event::TaskArchived,
                None => Event::TaskRestored,
            };
            self.tell_of_task(event, task, Some(activity));
        }
        let other = |name: &String| name != "state" && name != "archivedAt";
        if activity.changes.keys().any(other) {
            self.tell_of_task(Event::TaskUpdated, task, Some(activity));
        }
    }

    pub(crate) fn tell_of_client(&self, event: Event, client: &Client) {
        let wanted =
            |webhook: &&Webhook| webhook.event == event && self.require_colleague(&webhook.owner).is_ok();
        for webhook in self.webhooks.all.iter().filter(wanted) {
            let body = json!({ "webhook": webhook.id, "type": event.name(), "customer": client.record() });
            self.drop_in(webhook, body);
        }
    }

    fn drop_in(&self, webhook: &Webhook, body: Value) {
        // Nobody takes letters any more: the sandbox is stopping.
        let _ = self.webhooks.post.send(Letter {
            webhook: webhook.id.clone(),
            event: webhook.event,
            url: webhook.url.clone(),
            body,
        });
    }
}

fn is_web_address(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}
