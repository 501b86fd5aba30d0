//! What becomes of a change that was sent: confirmed, postponed, refused, or in doubt.

use std::time::Duration;

use cubicl_client::{Lane, TaskId};
use tokio::time::Instant;

use super::action::Action;
use super::outbox::{Change, Subject};
use crate::chat::Arrived;
use crate::copy::Source;
use crate::problem;
use crate::reading::Key;
use crate::record::{ActivityRecord, TaskRecord};
use crate::state::{Effects, State};
use crate::time::now_unix;
use crate::view::{Departure, Problem, ProblemKind, TaskChange};

/// What Cubicl said.
pub(super) enum Delivered {
    /// Taken; this is the task afterwards.
    Task(Box<TaskRecord>),
    /// Taken, but how the task looks afterwards could not be read.
    Unseen,
    /// The task is no longer there.
    Gone,
    /// The comment as Cubicl keeps it, if the answer told.
    Comment(Option<Box<ActivityRecord>>),
    Message(Box<Arrived>),
}

/// What came of sending a change.
pub(super) enum Sent {
    Delivered(Delivered),
    /// It is not in Cubicl, but a request that was given up may arrive yet: another look after this long.
    LookAgain(Duration),
    /// It is not in Cubicl, cannot arrive any more, and is not wanted any more.
    NeverArrived,
    /// What is in Cubicl does not tell whether it arrived.
    CannotTell,
    /// Not sent: somebody else changed the field to `theirs`, as the task says.
    Conflict {
        task: Box<TaskRecord>,
        theirs: TaskChange,
    },
}

/// What to do about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Again,
    Doubt,
    Refused,
}

/// So often an answer that makes no sense is put down to the network.
const UNDERSTOOD: u32 = 3;

fn judge(change: &Change, kind: &ProblemKind) -> Verdict {
    match kind {
        ProblemKind::Offline | ProblemKind::TooManyRequests { .. } | ProblemKind::TokenRejected => {
            Verdict::Again
        }
        // A23: it was sent, and nobody knows whether it was carried out.
        ProblemKind::TimedOut | ProblemKind::ServerTrouble | ProblemKind::InDoubt => Verdict::Doubt,
        // It may be a torn one. Edits are compared with what is there before they are sent again.
        ProblemKind::UnexpectedAnswer if change.action.is_post() || change.tries() < UNDERSTOOD => {
            Verdict::Doubt
        }
        _ => Verdict::Refused,
    }
}

impl State {
    /// Ends the sending of `change`. `server_now` is in unix seconds of the server's clock.
    pub(super) fn settle(
        &mut self,
        change: &Change,
        outcome: Result<Sent, Problem>,
        server_now: i64,
        fx: &mut Effects,
    ) {
        match outcome {
            Ok(Sent::Delivered(delivered)) => {
                self.answered(fx);
                self.confirm(change, delivered, server_now, fx);
            }
            Ok(Sent::LookAgain(pause)) => {
                self.answered(fx);
                self.outbox
                    .look_again(change.id, Instant::now() + pause, server_now);
                self.redraw_change(change.id, fx);
            }
            Ok(Sent::NeverArrived) => {
                self.answered(fx);
                self.outbox.never_arrived(change.id);
                self.redraw_change(change.id, fx);
            }
            Ok(Sent::CannotTell) => {
                self.answered(fx);
                let problem = Problem {
                    can_retry: true,
                    ..problem::plain(ProblemKind::InDoubt)
                };
                self.outbox.ask(change.id, problem);
                self.redraw_change(change.id, fx);
            }
            Ok(Sent::Conflict { task, theirs }) => {
                self.answered(fx);
                let asked = self.copy.moment();
                let id = task.id.clone();
                let written = self.copy.write(*task, Source::Record, asked, &mut fx.touched);
                self.note(&id, written, Source::Record, None, now_unix(), fx);
                self.history.forget_change(change.id);
                self.outbox.conflict(change.id, theirs);
                self.redraw_change(change.id, fx);
            }
            Err(problem) => {
                self.trouble(&problem, fx);
                match judge(change, &problem.kind) {
                    Verdict::Again => self.outbox.postpone(change.id, Instant::now()),
                    Verdict::Doubt => self.outbox.doubt(change.id, problem, Instant::now(), server_now),
                    Verdict::Refused => self.refuse(change, problem, fx),
                }
                self.redraw_change(change.id, fx);
            }
        }
    }

    fn confirm(&mut self, change: &Change, delivered: Delivered, server_now: i64, fx: &mut Effects) {
        let Some(sent) = self.outbox.deliver(change.id, server_now, self.stragglers) else {
            return;
        };
        let Subject::Task { task, project } = sent.subject.clone() else {
            if let Delivered::Message(arrived) = delivered {
                self.message_arrived(&sent, *arrived, fx);
            }
            return;
        };
        let asked = self.copy.moment();
        match delivered {
            Delivered::Message(_) => {}
            Delivered::Task(mut record) => {
                if record.state.is_empty() {
                    // Only its id was told, and it could not be read yet.
                    record.state = self.default_state(&record.project);
                }
                if let Action::Create(new) = &sent.action {
                    self.created(&task, &record, fx);
                    if let Some(parent) = &new.parent {
                        self.copy.add_subtask(parent, &record.id, &mut fx.touched);
                        self.read_again(Key::Task(parent.clone()), Lane::Change, fx);
                    }
                }
                if record.complete {
                    let key = Key::Task(record.id.clone());
                    self.reads.mark_read(key, now_unix(), Instant::now());
                }
                let id = record.id.clone();
                let written = self.copy.write(*record, Source::Record, asked, &mut fx.touched);
                self.note(&id, written, Source::Record, Some(&sent.action), now_unix(), fx);
            }
            Delivered::Unseen => {
                if let Some(mut record) = self.copy.task(&task).cloned() {
                    sent.action.overlay(&mut record);
                    let written = self.copy.write(record, Source::Record, asked, &mut fx.touched);
                    self.note(&task, written, Source::Record, Some(&sent.action), now_unix(), fx);
                }
                self.read_again(Key::Task(task.clone()), Lane::Change, fx);
            }
            Delivered::Gone => {
                self.copy.remove(&task, Departure::Deleted, &mut fx.touched);
                fx.news.extend(self.news.seen(&task));
                self.history.forget_task(&task);
                self.outbox.drop_task(&task);
                self.end_transfers_of(&task, fx);
            }
            Delivered::Comment(activity) => {
                if let Some(activity) = activity {
                    self.outbox.claim(&task, &activity);
                    self.copy.add_activity(&task, *activity);
                }
                self.read_again(Key::Activities(task.clone()), Lane::Change, fx);
                fx.activities.insert(task.clone());
            }
        }
        let made = task;
        let task = self.copy.real(&made);
        if let Some(record) = self.copy.task(&task) {
            self.outbox.starts_from(record, &sent.action);
        }
        self.transfers.settle(sent.id, &Ok(()));
        fx.transfers |= matches!(sent.action, Action::Attach(_) | Action::Comment(_));
        if matches!(sent.action, Action::Edit(TaskChange::State(_))) {
            self.read_again_if_open(&made, fx);
        }
        self.touch(&project, &task, fx);
    }

    /// Comments and state changes show in the stream of the open task.
    fn read_again_if_open(&mut self, task: &TaskId, fx: &mut Effects) {
        if self.open_task.as_ref() == Some(task) {
            self.read_again(Key::Activities(task.clone()), Lane::Background, fx);
        }
    }

    /// A task made here got its id: what is queued for it follows.
    pub(super) fn created(&mut self, local: &TaskId, record: &TaskRecord, fx: &mut Effects) {
        self.copy.alias(local.clone(), record.id.clone());
        // A list may have told of it before the answer did.
        fx.news.extend(self.news.seen(&record.id));
        self.outbox.rename(local, &record.id);
        self.history.rename(local, &record.id);
        self.transfers.rename(local, &record.id);
        self.rename_drafts(local, &record.id);
        if self.open_task.as_ref() == Some(local) {
            self.open_task = Some(record.id.clone());
        }
        fx.confirmed.push((local.clone(), record.id.clone()));
        self.copy.touch(&record.project, local, &mut fx.touched);
    }

    fn refuse(&mut self, change: &Change, problem: Problem, fx: &mut Effects) {
        self.history.forget_change(change.id);
        let Subject::Task { task, project } = &change.subject else {
            self.outbox.refuse(change.id, problem, None);
            return;
        };
        let gone = matches!(problem.kind, ProblemKind::NotFound)
            && matches!(change.action, Action::Edit(_) | Action::Attach(_));
        let back_to = match &change.action {
            Action::Edit(TaskChange::State(_)) => self.copy.task(task).map(|task| task.state.clone()),
            _ => None,
        };
        self.transfers.settle(change.id, &Err(problem.clone()));
        fx.transfers = true;
        if matches!(change.action, Action::Attach(_)) {
            // The transfer tells it and offers the retry.
            self.outbox.confirm(change.id);
            self.touch(project, task, fx);
        } else {
            self.outbox.refuse(change.id, problem, back_to);
        }
        if gone {
            self.read_again(Key::Task(task.clone()), Lane::Change, fx);
        }
    }
}
