//! What a person was told is done: in the end all of it has to be at the server.

use std::collections::BTreeSet;

use cubicl_sync::view::{ChangeId, NodeChangeId};

/// The change that carries something: of a task or chat, or of a Files page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Carrier {
    Change(ChangeId),
    NodeChange(NodeChangeId),
}

impl From<ChangeId> for Carrier {
    fn from(change: ChangeId) -> Self {
        Self::Change(change)
    }
}

impl From<NodeChangeId> for Carrier {
    fn from(change: NodeChangeId) -> Self {
        Self::NodeChange(change)
    }
}

/// One thing a person did.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub(crate) by: &'static str,
    /// The task as it was called then.
    pub(crate) task: String,
    pub(crate) what: What,
    pub(crate) change: Option<Carrier>,
    /// It was said to be done. Otherwise it has not happened.
    pub(crate) done: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    Create(String),
    /// Field and value as the server writes them.
    Edit(&'static str, String),
    /// Taken back or done again: the screen shows this value, whoever it is from.
    Shown(&'static str, String),
    /// Taken back or done again, and what is there now is not looked at.
    Turned(&'static str),
    Comment(String),
    Message(String),
    Delete,
    /// A directory of this name, in the directory that the person calls so.
    Directory(String, Option<String>),
    DirectoryGone,
    /// An item of the checklist is there, or not.
    Item(String, bool),
    Ticked(String, bool),
}

#[derive(Default)]
pub(crate) struct Ledger {
    pub(crate) facts: Vec<Fact>,
    /// Refused changes, and those that a person let go or sent once more.
    pub(crate) let_go: BTreeSet<(&'static str, ChangeId)>,
    pub(crate) sent_anew: BTreeSet<(&'static str, ChangeId)>,
    /// Those of Files pages that were let go.
    pub(crate) files_let_go: BTreeSet<(&'static str, NodeChangeId)>,
    /// Tasks that a person made and knows to be at the server: nobody else touches one before, for a task that was renamed
    /// or moved meanwhile cannot be found again.
    pub(crate) settled: BTreeSet<String>,
    /// Tasks made here that were let go before they were made, with everything that was meant for them.
    pub(crate) dropped: BTreeSet<(&'static str, String)>,
}

impl Ledger {
    pub(crate) fn note(
        &mut self,
        by: &'static str,
        task: &str,
        what: What,
        change: Option<impl Into<Carrier>>,
        done: bool,
    ) {
        self.facts.push(Fact {
            by,
            task: task.to_owned(),
            what,
            change: change.map(Into::into),
            done,
        });
    }

    /// A deletion was taken back.
    pub(crate) fn undelete(&mut self, by: &'static str, change: ChangeId) {
        self.facts.retain(|fact| {
            !(fact.by == by && fact.change == Some(change.into()) && fact.what == What::Delete)
        });
    }

    pub(crate) fn is_let_go(&self, fact: &Fact) -> bool {
        self.dropped.contains(&(fact.by, fact.task.clone()))
            || matches!(fact.change, Some(Carrier::Change(change)) if self.let_go.contains(&(fact.by, change)))
    }

    pub(crate) fn is_sent_anew(&self, fact: &Fact) -> bool {
        matches!(fact.change, Some(Carrier::Change(change)) if self.sent_anew.contains(&(fact.by, change)))
    }

    pub(crate) fn is_let_go_of_files(&self, fact: &Fact) -> bool {
        matches!(fact.change, Some(Carrier::NodeChange(change)) if self.files_let_go.contains(&(fact.by, change)))
    }
}
