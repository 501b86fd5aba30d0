//! What a change belongs to. Changes of one subject are sent in order; those of different ones do not wait for each other.

use cubicl_client::{ProjectId, TaskId};
use serde::{Deserialize, Serialize};

use super::Change;
use crate::view::ChatRef;

/// A task or a chat. Stored as fields of the change itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Subject {
    Task { task: TaskId, project: ProjectId },
    Chat { chat: ChatRef },
}

/// In which order a change stands: that of its task or of its chat.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Queue {
    Task(TaskId),
    Chat(ChatRef),
}

impl Change {
    pub(crate) fn task(&self) -> Option<&TaskId> {
        match &self.subject {
            Subject::Task { task, .. } => Some(task),
            Subject::Chat { .. } => None,
        }
    }

    pub(crate) fn project(&self) -> Option<&ProjectId> {
        match &self.subject {
            Subject::Task { project, .. } => Some(project),
            Subject::Chat { .. } => None,
        }
    }

    pub(crate) fn chat(&self) -> Option<&ChatRef> {
        match &self.subject {
            Subject::Chat { chat } => Some(chat),
            Subject::Task { .. } => None,
        }
    }

    pub(super) fn is_of(&self, task: &TaskId) -> bool {
        self.task() == Some(task)
    }

    pub(super) fn queue(&self) -> Queue {
        match &self.subject {
            Subject::Task { task, .. } => Queue::Task(task.clone()),
            Subject::Chat { chat } => Queue::Chat(chat.clone()),
        }
    }
}

impl Subject {
    /// The id of the task, of the thread, or of the person.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Task { task, .. } => task.as_str(),
            Self::Chat { chat } => chat.as_str(),
        }
    }
}
