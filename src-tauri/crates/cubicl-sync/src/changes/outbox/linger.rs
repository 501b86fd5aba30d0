//! Edits that Cubicl has while an earlier sending of them may still arrive. It would overwrite what was sent after it, so
//! until it cannot arrive any more no other change of the same field leaves.

use super::{Change, Outbox};
use crate::changes::Action;
use crate::view::{ChangeId, ChangeKind};

impl Change {
    pub(super) fn lingers(&self) -> bool {
        self.lingers_until.is_some()
    }

    /// What its request overwrites.
    fn field(&self) -> Option<ChangeKind> {
        match &self.action {
            Action::Attach(_) => Some(ChangeKind::Files),
            Action::Edit(_) => Some(self.action.kind()),
            Action::Create(_) | Action::Delete | Action::Comment(_) | Action::Message(_) => None,
        }
    }
}

/// Until when none of the lingering changes lets this one go.
pub(super) fn hinders(lingering: &[Change], change: &Change) -> Option<i64> {
    let field = change.field()?;
    let same = |other: &&Change| other.task() == change.task() && other.field() == Some(field);
    let until = lingering
        .iter()
        .filter(same)
        .filter_map(|other| other.lingers_until);
    until.max()
}

impl Outbox {
    /// Cubicl has it. `stragglers` is how many seconds a request that was given up may still take; that was before now,
    /// whatever the clocks said then.
    pub(crate) fn deliver(&mut self, id: ChangeId, server_now: i64, stragglers: i64) -> Option<Change> {
        let change = self.confirm(id)?;
        if let Some(doubt) = change.doubt.filter(|_| change.field().is_some()) {
            self.lingering.push(Change {
                lingers_until: Some(doubt.until.min(server_now) + stragglers),
                ..change.clone()
            });
        }
        Some(change)
    }

    /// What is to be stored.
    pub(crate) fn to_store(&self) -> Vec<&Change> {
        self.changes.iter().chain(&self.lingering).collect()
    }
}

#[cfg(test)]
mod tests;
