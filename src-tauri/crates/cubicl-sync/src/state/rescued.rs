//! A list that was rescued from a damaged file can lack what others on it wait for: nothing waits in vain.

use super::{Effects, State};
use crate::changes::Action;
use crate::view::{Problem, ProblemKind, TransferState};

impl State {
    /// Files that are in Cubicl, while the change that attaches them is not there: a rescued list can be like that.
    pub(super) fn put_on_tasks_again(&mut self, fx: &mut Effects) {
        let orphans: Vec<_> = self
            .transfers
            .all()
            .iter()
            .filter(|transfer| transfer.state == TransferState::Attaching)
            .filter(|transfer| {
                transfer
                    .change
                    .is_none_or(|change| self.outbox.get(change).is_none())
            })
            .filter_map(|transfer| Some((transfer.id, transfer.purpose.clone(), transfer.uploaded.clone()?)))
            .collect();
        for (id, purpose, file) in orphans {
            self.put_on_task(id, &purpose, file, fx);
        }
    }

    /// What waits for something that is not there is told as refused, with the person's words; it can be sent as it is.
    pub(super) fn refuse_what_waits_in_vain(&mut self, fx: &mut Effects) {
        self.refuse_comments_without_files();
        self.refuse_what_has_no_directory(&lost("a directory it belongs into"), fx);
    }

    fn refuse_comments_without_files(&mut self) {
        let mut lacking = Vec::new();
        for change in self.outbox.all() {
            let Action::Comment(comment) = &change.action else {
                continue;
            };
            let coming = self.transfers.coming_for(change.id);
            if comment.missing > coming {
                lacking.push((change.id, coming));
            }
        }
        for (id, coming) in lacking {
            if let Some(Action::Comment(comment)) = self.outbox.get_mut(id).map(|change| &mut change.action) {
                comment.missing = coming;
            }
            self.outbox.refuse(id, lost("a file of it"), None);
        }
    }
}

fn lost(what: &str) -> Problem {
    Problem {
        kind: ProblemKind::NotStored,
        detail: Some(format!("{what} could not be read from the stored copy")),
        can_retry: true,
    }
}
