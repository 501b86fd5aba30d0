//! Before an edit overwrites: what is in Cubicl now against what was there when the person edited.

use super::inverse::leaves_the_same;
use crate::view::TaskChange;

/// What is to be done about an edit.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reconciled {
    /// Send this: the edit, or the edit with what somebody else added or took out meanwhile.
    Send(TaskChange),
    /// It is like that already.
    Done,
    /// Somebody else changed the same field, to this.
    Conflict(TaskChange),
}

/// `was`, `wanted` and `now` are edits of one field.
pub(super) fn reconcile(was: &TaskChange, wanted: &TaskChange, now: TaskChange) -> Reconciled {
    if leaves_the_same(&now, wanted) {
        return Reconciled::Done;
    }
    if leaves_the_same(&now, was) {
        return Reconciled::Send(wanted.clone());
    }
    match (was, wanted, now) {
        (TaskChange::Assignees(was), TaskChange::Assignees(wanted), TaskChange::Assignees(now)) => {
            Reconciled::Send(TaskChange::Assignees(both(was, wanted, now)))
        }
        (TaskChange::Tags(was), TaskChange::Tags(wanted), TaskChange::Tags(now)) => {
            Reconciled::Send(TaskChange::Tags(both(was, wanted, now)))
        }
        (_, _, now) => Reconciled::Conflict(now),
    }
}

/// What the person added and took out, done to what is there now.
fn both<T: Clone + PartialEq>(was: &[T], wanted: &[T], now: Vec<T>) -> Vec<T> {
    let taken_out = |item: &T| was.contains(item) && !wanted.contains(item);
    let mut both: Vec<T> = now.into_iter().filter(|item| !taken_out(item)).collect();
    for item in wanted {
        if !was.contains(item) && !both.contains(item) {
            both.push(item.clone());
        }
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> TaskChange {
        TaskChange::Name(text.to_owned())
    }

    fn tags(all: &[&str]) -> TaskChange {
        TaskChange::Tags(all.iter().map(|tag| (*tag).to_owned()).collect())
    }

    #[test]
    fn what_nobody_else_changed_is_sent() {
        assert_eq!(
            reconcile(&name("a"), &name("b"), name("a")),
            Reconciled::Send(name("b"))
        );
    }

    #[test]
    fn what_is_like_that_already_is_done() {
        assert_eq!(reconcile(&name("a"), &name("b"), name("b")), Reconciled::Done);
    }

    #[test]
    fn what_somebody_else_changed_is_asked_about() {
        assert_eq!(
            reconcile(&name("a"), &name("b"), name("c")),
            Reconciled::Conflict(name("c"))
        );
        assert_eq!(
            reconcile(
                &TaskChange::Deadline(None),
                &TaskChange::Deadline(Some(7)),
                TaskChange::Deadline(Some(9))
            ),
            Reconciled::Conflict(TaskChange::Deadline(Some(9)))
        );
    }

    #[test]
    fn lists_take_in_what_both_did() {
        assert_eq!(
            reconcile(
                &tags(&["a", "b"]),
                &tags(&["b", "mine"]),
                tags(&["a", "b", "theirs"])
            ),
            Reconciled::Send(tags(&["b", "theirs", "mine"]))
        );
    }
}
