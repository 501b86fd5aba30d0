//! Files that are to go onto a task wait for others of it, so that one change takes many.

use tokio::time::Instant;

use cubicl_client::TaskId;

use super::{Change, Outbox};
use crate::changes::Action;

impl Change {
    /// Waits for other files. Nothing else of the task waits for it.
    pub(super) fn is_gathering(&self, now: Instant) -> bool {
        matches!(self.action, Action::Attach(_)) && self.held_until.is_some_and(|at| at > now)
    }
}

impl Outbox {
    /// What is to be put on `task` and was never sent waits until then for more, the first time this is said; `None`
    /// lets it go.
    pub(crate) fn gather(&mut self, task: &TaskId, until: Option<Instant>) {
        let unsent = |change: &&mut Change| {
            change.is_of(task)
                && change.is_unsent()
                && change.tries == 0
                && matches!(change.action, Action::Attach(_))
        };
        for change in self.changes.iter_mut().filter(unsent) {
            change.held_until = until.map(|until| change.held_until.unwrap_or(until));
        }
    }
}
