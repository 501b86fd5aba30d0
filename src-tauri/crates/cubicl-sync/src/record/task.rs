//! A task as the server last told it, whether from a list row or from the full record.

use std::sync::OnceLock;

use cubicl_client::{FileId, ProjectId, TaskId, UserId};
use serde::{Deserialize, Serialize};

use super::fold::{fold, sort_key};
use super::steps::Steps;
use crate::view::{ClientRef, CustomField};

/// What the copy keeps of one task. The store keeps it in this very shape.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct TaskRecord {
    pub(crate) id: TaskId,
    pub(crate) project: ProjectId,
    pub(crate) state: String,
    pub(crate) description: String,
    pub(crate) start: Option<i64>,
    pub(crate) deadline: Option<i64>,
    pub(crate) assignees: Vec<UserId>,
    pub(crate) followers: Vec<UserId>,
    pub(crate) owner: Option<UserId>,
    pub(crate) priority: u8,
    pub(crate) score: Option<f64>,
    pub(crate) steps: Steps,
    pub(crate) files: Vec<FileRecord>,
    pub(crate) parent: Option<TaskId>,
    pub(crate) subtasks: Vec<TaskId>,
    pub(crate) custom_fields: Vec<CustomField>,
    pub(crate) estimated_time: Option<i64>,
    pub(crate) private: bool,
    pub(crate) shared_with_client: bool,
    pub(crate) from_email: bool,
    pub(crate) support: bool,
    pub(crate) repeats: bool,
    pub(crate) created_at: Option<i64>,
    pub(crate) completed_at: Option<i64>,
    pub(crate) archived_at: Option<i64>,
    /// From the full record, not only from a list.
    pub(crate) complete: bool,
    /// Fields that lists never told of, of a server that tells what it likes: their absence does not mean null (A4).
    #[serde(skip)]
    pub(crate) untold: Vec<&'static str>,
    name: String,
    tags: Vec<String>,
    client: Option<ClientRef>,
    #[serde(skip)]
    name_key: OnceLock<Box<[u8]>>,
    #[serde(skip)]
    haystack: OnceLock<String>,
}

/// A file, as far as it is known (A13).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FileRecord {
    pub(crate) id: FileId,
    pub(crate) name: Option<String>,
    pub(crate) thumbnail: Option<String>,
    /// Bytes, of what this app uploaded: Cubicl tells none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) size: Option<u64>,
}

/// Priority when Cubicl does not say.
pub(crate) const NORMAL_PRIORITY: u8 = 3;

impl TaskRecord {
    pub(crate) fn new(id: TaskId, project: ProjectId) -> Self {
        Self {
            id,
            project,
            state: String::new(),
            description: String::new(),
            start: None,
            deadline: None,
            assignees: Vec::new(),
            followers: Vec::new(),
            owner: None,
            priority: NORMAL_PRIORITY,
            score: None,
            steps: Steps::None,
            files: Vec::new(),
            parent: None,
            subtasks: Vec::new(),
            custom_fields: Vec::new(),
            estimated_time: None,
            private: false,
            shared_with_client: false,
            from_email: false,
            support: false,
            repeats: false,
            created_at: None,
            completed_at: None,
            archived_at: None,
            complete: false,
            untold: Vec::new(),
            name: String::new(),
            tags: Vec::new(),
            client: None,
            name_key: OnceLock::new(),
            haystack: OnceLock::new(),
        }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn set_name(&mut self, name: String) {
        self.name = name;
        self.name_key = OnceLock::new();
        self.haystack = OnceLock::new();
    }

    /// Every task has a name and a project: an answer that tells none leaves them out.
    pub(crate) fn keep_identity_of(&mut self, known: &Self) {
        if self.project.as_str().is_empty() {
            self.project.clone_from(&known.project);
        }
        if self.name.is_empty() {
            self.set_name(known.name.clone());
        }
    }

    /// Whether this answer to a change leaves out something that the task has with the change. It may be a row (A4), whose
    /// silence means nothing.
    pub(crate) fn tells_less_than(&self, with_change: &Self) -> bool {
        let told = |task: &Self| {
            [
                !task.description.is_empty(),
                task.start.is_some(),
                task.deadline.is_some(),
                !task.assignees.is_empty(),
                !task.followers.is_empty(),
                !matches!(task.steps, Steps::None),
                !task.files.is_empty(),
                !task.subtasks.is_empty(),
                !task.custom_fields.is_empty(),
                !task.tags.is_empty(),
                task.client.is_some(),
                task.parent.is_some(),
                task.priority != NORMAL_PRIORITY,
            ]
        };
        told(with_change)
            .into_iter()
            .zip(told(self))
            .any(|(before, now)| before && !now)
    }

    pub(crate) fn tags(&self) -> &[String] {
        &self.tags
    }

    pub(crate) fn set_tags(&mut self, tags: Vec<String>) {
        self.tags = tags;
        self.haystack = OnceLock::new();
    }

    pub(crate) fn client(&self) -> Option<&ClientRef> {
        self.client.as_ref()
    }

    pub(crate) fn set_client(&mut self, client: Option<ClientRef>) {
        self.client = client;
        self.haystack = OnceLock::new();
    }

    /// While it was read there was more room than it takes: a hundred bytes for each of thousands.
    pub(crate) fn shrink_to_fit(&mut self) {
        self.assignees.shrink_to_fit();
        self.followers.shrink_to_fit();
        self.files.shrink_to_fit();
        self.subtasks.shrink_to_fit();
        self.custom_fields.shrink_to_fit();
        self.tags.shrink_to_fit();
    }

    /// Sorts names by the Turkish alphabet.
    pub(crate) fn name_key(&self) -> &[u8] {
        self.name_key.get_or_init(|| sort_key(&self.name))
    }

    /// Where searched words are looked for.
    pub(crate) fn haystack(&self) -> &str {
        self.haystack.get_or_init(|| {
            let client = self.client.as_ref().map(|client| client.name.as_str());
            let parts = std::iter::once(self.name.as_str())
                .chain(self.tags.iter().map(String::as_str))
                .chain(client);
            fold(&parts.collect::<Vec<_>>().join("\n"))
        })
    }

    /// Everybody named in the task.
    pub(crate) fn people(&self) -> impl Iterator<Item = &UserId> {
        self.assignees.iter().chain(&self.followers).chain(&self.owner)
    }

    /// What a list leaves out stays as the full record told it (A4).
    pub(crate) fn keep_details_of(&mut self, known: &Self) {
        if self.complete || !known.complete {
            return;
        }
        self.complete = true;
        for field in self.untold.clone() {
            self.keep(field, known);
        }
        self.description.clone_from(&known.description);
        self.followers.clone_from(&known.followers);
        self.custom_fields.clone_from(&known.custom_fields);
        self.estimated_time = known.estimated_time;
        self.shared_with_client = known.shared_with_client;
        self.created_at = self.created_at.or(known.created_at);
        self.owner = self.owner.take().or_else(|| known.owner.clone());
        for file in &mut self.files {
            if let Some(same) = known.files.iter().find(|same| same.id == file.id) {
                file.name = file.name.take().or_else(|| same.name.clone());
                file.thumbnail = file.thumbnail.take().or_else(|| same.thumbnail.clone());
            }
        }
    }
}

impl TaskRecord {
    fn keep(&mut self, field: &str, known: &Self) {
        match field {
            "name" => self.set_name(known.name.clone()),
            "state" => self.state.clone_from(&known.state),
            "start" => self.start = known.start,
            "deadline" => self.deadline = known.deadline,
            "assignees" => self.assignees.clone_from(&known.assignees),
            "priority" => self.priority = known.priority,
            "priorityScore" => self.score = known.score,
            "tags" => self.set_tags(known.tags.clone()),
            "steps" => self.steps.clone_from(&known.steps),
            "customer" => self.set_client(known.client.clone()),
            "files" => self.files.clone_from(&known.files),
            "subtasks" => self.subtasks.clone_from(&known.subtasks),
            "parent" => self.parent.clone_from(&known.parent),
            "completedAt" => self.completed_at = known.completed_at,
            "private" => self.private = known.private,
            "email" => self.from_email = known.from_email,
            "support" => self.support = known.support,
            "lastCopy" => self.repeats = known.repeats,
            _ => {}
        }
    }
}

impl PartialEq for TaskRecord {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.project == other.project
            && self.state == other.state
            && self.name == other.name
            && self.description == other.description
            && (self.start, self.deadline) == (other.start, other.deadline)
            && self.assignees == other.assignees
            && self.followers == other.followers
            && self.owner == other.owner
            && (self.priority, self.score) == (other.priority, other.score)
            && self.tags == other.tags
            && self.client == other.client
            && self.steps == other.steps
            && self.files == other.files
            && self.parent == other.parent
            && self.subtasks == other.subtasks
            && self.custom_fields == other.custom_fields
            && self.estimated_time == other.estimated_time
            && (self.private, self.shared_with_client) == (other.private, other.shared_with_client)
            && (self.from_email, self.support, self.repeats)
                == (other.from_email, other.support, other.repeats)
            && (self.created_at, self.completed_at, self.archived_at)
                == (other.created_at, other.completed_at, other.archived_at)
            && self.complete == other.complete
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_list_never_tells_stays_as_the_record_told_it() {
        let mut known = TaskRecord::new("a".into(), "p".into());
        known.complete = true;
        known.deadline = Some(7);
        known.files = vec![FileRecord {
            id: "f".into(),
            name: None,
            thumbnail: None,
            size: None,
        }];
        let mut row = TaskRecord::new("a".into(), "p".into());
        row.untold = vec!["files"];
        row.keep_details_of(&known);
        assert_eq!(row.files, known.files, "the list tells of no files");
        assert_eq!(
            row.deadline, None,
            "the list tells of deadlines, so this one was cleared"
        );
    }

    #[test]
    fn an_answer_that_leaves_out_what_the_task_has_tells_less() {
        let mut wanted = TaskRecord::new("a".into(), "p".into());
        wanted.description = "Meşe".to_owned();
        wanted.followers = vec!["u".into()];
        let mut told = wanted.clone();
        assert!(!told.tells_less_than(&wanted));
        told.deadline = Some(7);
        assert!(!told.tells_less_than(&wanted), "somebody else set it meanwhile");
        told.followers.clear();
        assert!(told.tells_less_than(&wanted));
        wanted.followers.clear();
        assert!(!told.tells_less_than(&wanted), "cleared by the change itself");
    }
}
