//! Cubicl as the contract describes it, small: a server in memory that remembers every change it took, in order.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use serde_json::{Map, Value, json};
use tokio::time::Instant;

use crate::chat;
use crate::nodes::Pages;
use crate::record::{Asked, Deed, Taken, Task};
use crate::trace::Trace;

pub(crate) const PROJECTS: [&str; 2] = ["p1", "p2"];
pub(crate) const STATES: [&str; 4] = ["cb_waiting", "cb_active", "cb_completed", "cb_suspended"];
/// Somebody who uses another program.
pub(crate) const OTHER: &str = "other";
const WINDOW: Duration = Duration::from_secs(60);
const EXCUSED: Duration = Duration::from_secs(160);
/// Fields that a list leaves out.
const DETAILS: [&str; 2] = ["desc", "assignedBy"];

pub(crate) struct World {
    inner: Mutex<Inner>,
    pub(crate) trace: Trace,
}

pub(crate) struct Inner {
    pub(crate) tasks: BTreeMap<u32, Task>,
    /// Of the one chat.
    pub(crate) messages: Vec<Value>,
    pub(crate) pages: Pages,
    pub(crate) taken: Vec<Taken>,
    /// Requests that were answered with 429 because there were too many.
    pub(crate) overrun: u32,
    /// Whose token is no longer valid.
    pub(crate) revoked: Vec<&'static str>,
    /// Answers of an update tell nothing (A5).
    pub(crate) terse: bool,
    /// Requests in any 60 s.
    pub(crate) rate: usize,
    /// Writes that are on their way to the server.
    pub(crate) on_the_way: BTreeMap<&'static str, u32>,
    counted: BTreeMap<&'static str, VecDeque<Instant>>,
    excused: BTreeMap<&'static str, Instant>,
    /// Of the request that is carried out.
    sent_after: usize,
    last_id: u32,
    started: Instant,
    epoch: u64,
}

impl World {
    pub(crate) fn new(rate: usize, terse: bool, epoch: u64, trace: Trace) -> Self {
        Self {
            inner: Mutex::new(Inner {
                tasks: BTreeMap::new(),
                messages: Vec::new(),
                pages: Pages::default(),
                taken: Vec::new(),
                overrun: 0,
                revoked: Vec::new(),
                terse,
                rate,
                on_the_way: BTreeMap::new(),
                counted: BTreeMap::new(),
                excused: BTreeMap::new(),
                sent_after: 0,
                last_id: 0,
                started: Instant::now(),
                epoch,
            }),
            trace,
        }
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Carries out a request and answers: status, `Retry-After`, body.
    pub(crate) fn serve(&self, asked: &Asked) -> (u16, Option<u64>, Value) {
        let (status, wait, body) = self.lock().serve(asked);
        self.trace.line(|| {
            format!(
                "{} {} {} {} → {status}",
                asked.by,
                asked.method,
                asked.path.join("/"),
                asked.body
            )
        });
        (status, wait, body)
    }

    /// Somebody else deletes nodes of Files pages.
    pub(crate) fn delete_nodes(&self, ids: &str) {
        self.trace.line(|| format!("somebody else deletes {ids}"));
        self.lock().pages.delete(ids);
    }

    /// Somebody else does something.
    pub(crate) fn other(&self, method: &str, path: &[&str], body: Value) {
        let asked = Asked {
            by: OTHER,
            method: method.to_owned(),
            path: path.iter().map(|part| (*part).to_owned()).collect(),
            query: BTreeMap::new(),
            body,
            sent_after: self.lock().taken.len(),
        };
        self.serve(&asked);
    }
}

impl Inner {
    pub(crate) fn now(&self) -> u64 {
        self.epoch + self.started.elapsed().as_secs()
    }

    pub(crate) fn date(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.now())
    }

    /// For a while this person's program cannot know what it sent before.
    pub(crate) fn excuse(&mut self, by: &'static str) {
        self.excused.insert(by, Instant::now() + EXCUSED);
    }

    pub(crate) fn task(&self, id: &str) -> Option<&Task> {
        self.tasks.get(&number(id)?)
    }

    fn serve(&mut self, asked: &Asked) -> (u16, Option<u64>, Value) {
        if asked.by != OTHER {
            if let Some(wait) = self.count(asked.by) {
                self.overrun += 1;
                return (429, Some(wait), json!({ "code": 9 }));
            }
            if self.revoked.contains(&asked.by) {
                return (401, None, json!({ "code": 1 }));
            }
        }
        self.sent_after = asked.sent_after;
        let path: Vec<&str> = asked.path.iter().map(String::as_str).collect();
        let answer = match (asked.method.as_str(), path.as_slice()) {
            ("GET", ["app", "me"]) => Some(person(asked.by)),
            ("GET", ["organization", "users"]) => Some([OTHER, "a", "b"].map(person).into()),
            ("GET", ["users"]) => Some(json!([])),
            ("GET", ["crm", "customers"]) => Some(json!([])),
            ("GET", ["groups"]) => Some(PROJECTS.map(project).into()),
            ("GET", ["tasks"]) => Some(self.list(&asked.query)),
            ("GET", ["tasks", id]) => self.there(id).map(|id| self.record(id)),
            ("GET", ["tasks", id, "activities"]) => {
                self.there(id).map(|id| self.tasks[&id].stream.clone().into())
            }
            ("GET", ["chat", "threads"]) => Some(chat::threads(&self.messages)),
            ("GET", ["chat", "threads", chat::CHAT, "messages"]) => {
                Some(chat::page(&self.messages, asked.query.get("before")))
            }
            ("POST", ["chat", "messages"]) => Some(self.say(asked.by, &asked.body)),
            ("POST", ["tasks"]) => Some(self.create(asked.by, &asked.body, None)),
            ("POST", ["tasks", id, "subtasks"]) => self
                .there(id)
                .map(|id| self.create(asked.by, &asked.body, Some(id))),
            ("PUT", ["tasks", id] | ["tasks", id, "state"]) => {
                self.there(id).map(|id| self.update(asked.by, id, &asked.body))
            }
            ("DELETE", ["tasks", id]) => self.there(id).map(|id| self.delete(asked.by, id)),
            ("POST", ["tasks", id, "activities"]) => {
                self.there(id).map(|id| self.comment(asked.by, id, &asked.body))
            }
            (_, ["file-system-nodes", ..]) => self.pages.serve(asked, self.terse),
            _ => return (405, None, json!({ "code": 2 })),
        };
        match answer {
            Some(body) => (200, None, body),
            None => (404, None, json!({ "code": 3 })),
        }
    }

    /// How long to wait when there were too many requests; the refused one does not count.
    fn count(&mut self, by: &'static str) -> Option<u64> {
        let now = Instant::now();
        let counted = self.counted.entry(by).or_default();
        while counted.front().is_some_and(|at| now - *at >= WINDOW) {
            counted.pop_front();
        }
        let excused = self.excused.get(by).is_some_and(|until| now < *until);
        match counted.front() {
            Some(first) if counted.len() >= self.rate && !excused => {
                Some((WINDOW - (now - *first)).as_secs() + 1)
            }
            _ => {
                counted.push_back(now);
                None
            }
        }
    }

    fn there(&self, id: &str) -> Option<u32> {
        number(id).filter(|id| self.tasks.get(id).is_some_and(|task| !task.deleted))
    }

    fn record(&self, id: u32) -> Value {
        Value::Object(self.tasks[&id].fields.clone())
    }

    fn list(&self, query: &BTreeMap<String, String>) -> Value {
        let ask = |key: &str| query.get(key).map(String::as_str);
        let parsed = |key: &str, or: usize| ask(key).and_then(|text| text.parse().ok()).unwrap_or(or);
        let fits = |task: &&Task| {
            let archived = !task.field("archivedAt").is_null();
            !task.deleted
                && ask("group").is_none_or(|group| task.text("group") == group)
                && ask("search").is_none_or(|word| task.text("name").contains(word))
                && (ask("archived") == Some("all") || !archived)
        };
        let rows = self.tasks.values().filter(fits).map(|task| {
            let mut row = task.fields.clone();
            for field in DETAILS {
                row.remove(field);
            }
            Value::Object(row)
        });
        rows.skip(parsed("skip", 0))
            .take(parsed("limit", 100).min(30))
            .collect()
    }

    fn create(&mut self, by: &'static str, body: &Value, parent: Option<u32>) -> Value {
        self.last_id += 1;
        let id = self.last_id;
        let mut fields = body.as_object().cloned().unwrap_or_default();
        let name = fields
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        let own = |field: &str, value: Value, fields: &mut Map<String, Value>| {
            fields.entry(field).or_insert(value);
        };
        own("_id", id_of(id).into(), &mut fields);
        own("state", STATES[0].into(), &mut fields);
        own("assignees", json!([]), &mut fields);
        own("tags", json!([]), &mut fields);
        own("subtasks", json!([]), &mut fields);
        own("priority", json!(3), &mut fields);
        own("stepType", "none".into(), &mut fields);
        for field in ["start", "deadline", "archivedAt", "steps", "parent"] {
            own(field, Value::Null, &mut fields);
        }
        own("createdAt", self.now().into(), &mut fields);
        own("assignedBy", by.into(), &mut fields);
        if let Some(parent) = parent {
            let over = self.tasks.entry(parent).or_default();
            fields.insert("group".to_owned(), over.field("group"));
            fields.insert("parent".to_owned(), id_of(parent).into());
            if let Some(list) = over.fields.get_mut("subtasks").and_then(Value::as_array_mut) {
                list.push(id_of(id).into());
            }
        }
        let task = Task {
            fields,
            ..Task::default()
        };
        self.tasks.insert(id, task);
        self.take(by, id, Deed::Create(name));
        match self.terse {
            true => json!({ "_id": id_of(id) }),
            false => self.record(id),
        }
    }

    fn update(&mut self, by: &'static str, id: u32, body: &Value) -> Value {
        let mut fields = body.as_object().cloned().unwrap_or_default();
        for item in fields
            .get_mut("steps")
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            if item.get("id").is_none() {
                self.last_id += 1;
                item["id"] = format!("i{}", self.last_id).into();
            }
        }
        for (field, value) in fields {
            self.take(by, id, Deed::Set(field.clone(), value.to_string()));
            if field == "state" {
                let line = json!({ "type": "state_changed", "state": value });
                self.tell(by, id, line);
            }
            if let Some(task) = self.tasks.get_mut(&id) {
                task.fields.insert(field, value);
            }
        }
        match self.terse {
            true => json!({}),
            false => self.record(id),
        }
    }

    fn delete(&mut self, by: &'static str, id: u32) -> Value {
        if let Some(task) = self.tasks.get_mut(&id) {
            task.deleted = true;
        }
        let gone = Value::from(id_of(id));
        for task in self.tasks.values_mut() {
            if let Some(list) = task.fields.get_mut("subtasks").and_then(Value::as_array_mut) {
                list.retain(|subtask| *subtask != gone);
            }
        }
        self.take(by, id, Deed::Delete);
        json!({})
    }

    fn comment(&mut self, by: &'static str, id: u32, body: &Value) -> Value {
        let text = body["content"].as_str().unwrap_or_default().to_owned();
        let line = self.tell(by, id, json!({ "type": "comment", "content": text }));
        self.take(by, id, Deed::Comment(text));
        match self.terse {
            true => json!({}),
            false => line,
        }
    }

    fn say(&mut self, by: &'static str, body: &Value) -> Value {
        self.last_id += 1;
        let text = body["content"].as_str().unwrap_or_default().to_owned();
        let message = json!({
            "_id": format!("l{}", self.last_id), "thread": chat::CHAT, "from": by, "content": text,
            "createdAt": self.now(),
        });
        self.messages.push(message.clone());
        self.taken.push(Taken {
            by: by.to_owned(),
            task: chat::CHAT.to_owned(),
            what: Deed::Message(text),
            sent_after: self.sent_after,
        });
        match self.terse {
            true => json!({ "message": message["_id"] }),
            false => json!({ "message": message }),
        }
    }

    fn tell(&mut self, by: &'static str, id: u32, mut line: Value) -> Value {
        self.last_id += 1;
        line["_id"] = format!("l{}", self.last_id).into();
        line["user"] = by.into();
        line["createdAt"] = self.now().into();
        if let Some(task) = self.tasks.get_mut(&id) {
            task.stream.push(line.clone());
        }
        line
    }

    fn take(&mut self, by: &'static str, id: u32, what: Deed) {
        self.taken.push(Taken {
            by: by.to_owned(),
            task: id_of(id),
            what,
            sent_after: self.sent_after,
        });
    }
}

pub(crate) fn id_of(number: u32) -> String {
    format!("s{number}")
}

fn number(id: &str) -> Option<u32> {
    id.strip_prefix('s')?.parse().ok()
}

fn person(id: &str) -> Value {
    json!({ "_id": id, "firstname": id, "lastname": "", "org": { "name": "Org", "admins": [] } })
}

fn project(id: &str) -> Value {
    json!({ "_id": id, "name": id, "admins": ["a", "b"], "members": ["a", "b", OTHER] })
}
