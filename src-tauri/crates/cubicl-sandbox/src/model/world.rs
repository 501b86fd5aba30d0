//! Everything of the organization, behind one lock, and what each person may see and do in it.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value, json};

use super::activity::{Activity, Kind};
use super::chat::Chat;
use super::client::Client;
use super::file::FileRecord;
use super::ledger::Ledger;
use super::node::Node;
use super::permission::{Level, Levels, Permissions};
use super::person::{Me, Person};
use super::project::{Project, StateType};
use super::task::Task;
use super::task_change::{TaskFields, history};
use super::webhook::{Event, Webhooks};
use crate::random::Random;
use crate::reply::{Refusal, Reply};

pub(crate) struct World {
    pub(crate) random: Random,
    pub(crate) me: Me,
    pub(crate) people: Vec<Person>,
    pub(crate) clients: Vec<Client>,
    pub(crate) projects: Vec<Project>,
    pub(crate) tasks: HashMap<String, Task>,
    /// Ids of tasks, oldest first.
    pub(crate) order: Vec<String>,
    pub(crate) files: HashMap<String, FileRecord>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) chat: Chat,
    pub(crate) ledger: Ledger,
    pub(crate) webhooks: Webhooks,
    /// Bytes in storage.
    pub(crate) used: u64,
    /// Ids of the activities that went out to clients as e-mails (A9).
    pub(crate) emails: Vec<String>,
}

impl World {
    pub(crate) fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    pub(crate) fn project(&self, id: &str) -> Reply<&Project> {
        self.projects
            .iter()
            .find(|project| project.id == id)
            .ok_or_else(Refusal::not_found)
    }

    pub(crate) fn task(&self, id: &str) -> Reply<&Task> {
        self.tasks.get(id).ok_or_else(Refusal::not_found)
    }

    /// The task, when this user may see it.
    pub(crate) fn visible_task(&self, user: &str, id: &str) -> Reply<&Task> {
        let task = self.task(id)?;
        if self.sees(user, task) {
            Ok(task)
        } else {
            Err(Refusal::not_permitted())
        }
    }

    /// The project and all below it.
    pub(crate) fn descendants(&self, project: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut open = vec![project.to_owned()];
        while let Some(id) = open.pop() {
            if let Ok(project) = self.project(&id)
                && found.insert(id)
            {
                open.extend(project.groups.iter().cloned());
            }
        }
        found
    }

    pub(crate) fn level(&self, user: &str, project: &str) -> Level {
        self.levels(user, project).tasks
    }

    pub(crate) fn levels(&self, user: &str, project: &str) -> Levels {
        if self.administers(user, project) {
            return Levels::all(Level::Delete);
        }
        let Ok(project) = self.project(project) else {
            return Levels::all(Level::None);
        };
        let default = Permissions::default();
        let perms = project.perms.as_ref().unwrap_or(&default);
        *perms.users.get(user).unwrap_or_else(|| {
            if project.members.iter().any(|member| member == user) {
                &perms.members
            } else {
                &perms.everybody
            }
        })
    }

    /// Admin of the project or of one above it.
    pub(crate) fn administers(&self, user: &str, project: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![project.to_owned()];
        while let Some(id) = open.pop() {
            let Ok(project) = self.project(&id) else { continue };
            if project.admins.iter().any(|admin| admin == user) {
                return true;
            }
            if seen.insert(id) {
                open.extend(project.parents.iter().cloned());
            }
        }
        false
    }

    pub(crate) fn require(&self, user: &str, project: &str, level: Level) -> Reply<()> {
        if self.level(user, project) >= level {
            Ok(())
        } else {
            Err(Refusal::not_permitted())
        }
    }

    /// A private task is for the people it names; any other for whoever may view the project.
    pub(crate) fn sees(&self, user: &str, task: &Task) -> bool {
        task.involves(user)
            || if task.private {
                task.followers.iter().any(|follower| follower == user)
            } else {
                self.level(user, &task.group) >= Level::View
            }
    }

    pub(crate) fn create(&mut self, user: &str, fields: &TaskFields, now: i64) -> Reply<String> {
        let group = fields.required("group")?.to_owned();
        fields.required("name")?;
        self.project(&group)?;
        self.require(user, &group, Level::Create)?;
        let blank = Task {
            id: self.random.id(),
            state: self.project(&group)?.default_state(),
            assigned_by: user.to_owned(),
            followers: vec![user.to_owned()],
            priority: 3,
            priority_score: i64::try_from(self.order.len()).unwrap_or(i64::MAX),
            created_at: now,
            group,
            ..Task::default()
        };
        let mut task = fields.apply(self, &blank, now)?;
        task.activities.push(Activity {
            id: self.random.id(),
            kind: Kind::Created,
            user: user.to_owned(),
            created_at: now,
            content: None,
            files: Vec::new(),
            visible: None,
            changes: Map::new(),
        });
        let id = task.id.clone();
        self.link_to_parent(&id, None, task.parent.as_deref());
        self.order.push(id.clone());
        self.tell_of_task(Event::TaskCreated, &task, None);
        self.tasks.insert(id.clone(), task);
        Ok(id)
    }

    /// Gives the history line of the update.
    pub(crate) fn update(&mut self, user: &str, id: &str, fields: &TaskFields, now: i64) -> Reply<Activity> {
        let before = self.task(id)?.clone();
        let after = fields.apply(self, &before, now)?;
        if after.group != before.group {
            self.require(user, &after.group, Level::Create)?;
        }
        self.link_to_parent(id, before.parent.as_deref(), after.parent.as_deref());
        let activity = history(self, user, &before, &after, now);
        self.tell_of_update(&after, &activity);
        self.tasks.insert(id.to_owned(), after);
        self.add_activity(id, activity.clone());
        Ok(activity)
    }

    pub(crate) fn comment(
        &mut self,
        user: &str,
        task: &str,
        body: &Map<String, Value>,
        now: i64,
    ) -> Reply<Activity> {
        let content = match body.get("content") {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
            Some(_) => return Err(Refusal::bad_request()),
        };
        let files: Vec<String> = match body.get("files") {
            None | Some(Value::Null) => Vec::new(),
            Some(files) => serde_json::from_value(files.clone()).map_err(|_| Refusal::bad_request())?,
        };
        let known = ["content", "files"];
        if (content.is_none() && files.is_empty()) || body.keys().any(|name| !known.contains(&name.as_str()))
        {
            return Err(Refusal::bad_request());
        }
        if files.iter().any(|id| !self.files.contains_key(id)) {
            return Err(Refusal::invalid());
        }
        let activity = Activity {
            id: self.random.id(),
            kind: Kind::Comment,
            user: user.to_owned(),
            created_at: now,
            content,
            files,
            visible: self.task(task)?.has_outsider().then_some(false),
            changes: Map::new(),
        };
        self.tell_of_task(Event::TaskActivityCreated, self.task(task)?, Some(&activity));
        self.add_activity(task, activity.clone());
        Ok(activity)
    }

    pub(crate) fn add_activity(&mut self, task: &str, activity: Activity) {
        if let Some(task) = self.tasks.get_mut(task) {
            task.activities.push(activity);
        }
    }

    /// Deletes the task with what hangs below it.
    pub(crate) fn delete(&mut self, id: &str) {
        let Some(task) = self.tasks.remove(id) else { return };
        self.order.retain(|other| other != id);
        self.link_to_parent(id, task.parent.as_deref(), None);
        self.tell_of_task(Event::TaskDeleted, &task, None);
        for subtask in &task.subtasks {
            self.delete(subtask);
        }
    }

    fn link_to_parent(&mut self, id: &str, before: Option<&str>, after: Option<&str>) {
        if before == after {
            return;
        }
        if let Some(parent) = before.and_then(|parent| self.tasks.get_mut(parent)) {
            parent.subtasks.retain(|subtask| subtask != id);
        }
        if let Some(parent) = after.and_then(|parent| self.tasks.get_mut(parent)) {
            parent.subtasks.push(id.to_owned());
        }
    }

    /// 422 for what cannot be; `before` is what was taken for granted already.
    pub(crate) fn make_sense(&self, task: &Task, before: &Task) -> Reply<()> {
        let project = self.project(&task.group)?;
        let unknown_state = task.state != before.state && project.state(&task.state).is_none();
        let unknown_person = task
            .assignees
            .iter()
            .any(|id| !before.assignees.contains(id) && self.person(id).is_none());
        let unknown_file = task.files.iter().any(|id| !self.files.contains_key(id));
        let backwards = matches!((task.start, task.deadline), (Some(start), Some(end)) if start > end);
        let bad_parent = task.parent != before.parent
            && task.parent.as_ref().is_some_and(|parent| {
                *parent == task.id
                    || self
                        .tasks
                        .get(parent)
                        .is_none_or(|parent| parent.group != task.group)
            });
        let hidden_from_client = task.private && !before.private && task.has_outsider();
        if task.recurrent && task.recurrence.is_none() {
            return Err(Refusal::bad_request());
        }
        if unknown_state || unknown_person || unknown_file || backwards || bad_parent || hidden_from_client {
            return Err(Refusal::invalid());
        }
        Ok(())
    }

    /// Keeps `completedAt` in step with the state.
    pub(crate) fn set_state(&self, task: &mut Task, now: i64) -> Reply<()> {
        let state = self
            .project(&task.group)?
            .state(&task.state)
            .ok_or_else(Refusal::invalid)?;
        let completed = state.kind == StateType::Completed;
        task.completed_at = completed.then(|| task.completed_at.unwrap_or(now));
        Ok(())
    }

    pub(crate) fn file_record(&self, id: &str, links: &str) -> Value {
        match self.files.get(id) {
            Some(file) => file.record(links),
            _ => json!({ "_id": id }),
        }
    }

    /// Whether the file hangs on a task, on a comment of one, on a files page or in a chat that this user sees.
    pub(crate) fn shows_file(&self, user: &str, file: &str) -> bool {
        self.tasks.values().any(|task| {
            let mut ids = task
                .files
                .iter()
                .chain(task.activities.iter().flat_map(|activity| &activity.files));
            ids.any(|id| id == file) && self.sees(user, task)
        }) || self.page_shows_file(user, file)
            || self.chat_shows_file(user, file)
    }

    pub(crate) fn add_file(&mut self, file: FileRecord) {
        self.used += file.content.size;
        self.files.insert(file.id.clone(), file);
    }
}
