//! What differs between two readings of a task, without what was done here.

use cubicl_client::UserId;

use super::{Mark, Was};
use crate::record::{ActivityRecord, TaskRecord};
use crate::view::ActivityKind;

/// Seconds by which the clocks of server and computer may differ, with the length of one reading.
const SLACK: i64 = 180;

/// Adds to the mark what somebody else did: `before` was known, `now` is told, and `own` is `before` with the changes that
/// were made here.
pub(super) fn note_edits(
    mark: &mut Mark,
    before: &TaskRecord,
    now: &TaskRecord,
    own: &TaskRecord,
    me: &UserId,
) {
    // Of a task that nobody has seen, nothing is changed.
    if mark.new {
        return;
    }
    let edits_before = (
        mark.state.clone(),
        mark.name.clone(),
        mark.deadline,
        mark.files.len(),
    );
    let told = |field| !now.untold.contains(&field);
    if told("state") {
        field(&mut mark.state, &before.state, &now.state, &own.state);
    }
    if told("name") {
        let names = [before, now, own].map(|task| task.name().to_owned());
        field(&mut mark.name, &names[0], &names[1], &names[2]);
    }
    if told("deadline") {
        let [before, now, own] = [before, now, own].map(|task| Was {
            deadline: task.deadline,
        });
        field(&mut mark.deadline, &before, &now, &own);
    }
    if told("files") {
        let is_new = |file: &&crate::record::FileRecord| {
            !before
                .files
                .iter()
                .chain(&own.files)
                .any(|known| known.id == file.id)
        };
        let new = now.files.iter().filter(is_new).map(|file| file.id.clone());
        mark.files
            .retain(|id| now.files.iter().any(|file| file.id == *id));
        mark.files.extend(new);
    }
    if told("assignees") {
        let has_me = |task: &TaskRecord| task.assignees.contains(me);
        mark.assigned = has_me(now) && (mark.assigned || !has_me(before) && !has_me(own));
    }
    let edits = (
        mark.state.clone(),
        mark.name.clone(),
        mark.deadline,
        mark.files.len(),
    );
    if edits != edits_before {
        mark.by = None;
    }
}

/// One field. What was changed here has been seen; what is as it was when somebody looked is nothing new.
fn field<T: Clone + PartialEq>(was: &mut Option<T>, before: &T, now: &T, own: &T) {
    if before == now {
        return;
    }
    if now == own {
        *was = None;
    } else if was.is_none() {
        *was = Some(before.clone());
    }
    if was.as_ref() == Some(now) {
        *was = None;
    }
}

/// Names who did it; what the person did elsewhere, on the phone perhaps, is nothing new.
pub(super) fn learn_who(mark: &mut Mark, stream: &[ActivityRecord], me: &UserId) {
    let recent = stream
        .iter()
        .filter(|activity| !is_comment(activity) && activity.at.is_some_and(|at| at >= mark.since - SLACK));
    let mut authors: Vec<&UserId> = recent.filter_map(|activity| activity.author.as_ref()).collect();
    let all_mine = !authors.is_empty() && authors.iter().all(|author| *author == me);
    authors.retain(|author| *author != me);
    authors.sort_unstable();
    authors.dedup();
    match authors[..] {
        [] if all_mine && mark.gone.is_none() => mark.forget_edits(),
        [only] if mark.comments == 0 || mark.by.as_ref() == Some(only) => mark.by = Some(only.clone()),
        _ => {}
    }
}

pub(super) fn is_comment(activity: &ActivityRecord) -> bool {
    matches!(activity.kind, ActivityKind::Comment { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::FileRecord;

    fn task() -> TaskRecord {
        let mut task = TaskRecord::new("t".into(), "p".into());
        task.set_name("Masa".to_owned());
        task.state = "cb_waiting".to_owned();
        task
    }

    fn noted(mark: &mut Mark, before: &TaskRecord, now: &TaskRecord, own: &TaskRecord) {
        note_edits(mark, before, now, own, &"me".into());
    }

    #[test]
    fn somebody_elses_edit_counts_until_it_is_taken_back() {
        let (before, mut now) = (task(), task());
        now.state = "cb_active".to_owned();
        now.deadline = Some(7);
        now.set_name("Uzun masa".to_owned());
        now.assignees = vec!["me".into()];
        now.files = vec![FileRecord {
            id: "f".into(),
            name: None,
            thumbnail: None,
            size: None,
        }];
        let mut mark = Mark::default();
        noted(&mut mark, &before, &now, &before);
        assert_eq!(mark.state.as_deref(), Some("cb_waiting"));
        assert_eq!(mark.name.as_deref(), Some("Masa"));
        assert_eq!(mark.deadline, Some(Was { deadline: None }));
        assert_eq!(mark.files, ["f".into()]);
        assert!(mark.assigned);
        noted(&mut mark, &now, &before, &now);
        assert!(mark.is_empty(), "{mark:?}");
    }

    #[test]
    fn a_second_edit_is_told_from_what_was_seen() {
        let states = ["cb_waiting", "cb_active", "cb_completed"].map(|state| {
            let mut task = task();
            task.state = state.to_owned();
            task
        });
        let mut mark = Mark::default();
        noted(&mut mark, &states[0], &states[1], &states[0]);
        noted(&mut mark, &states[1], &states[2], &states[1]);
        assert_eq!(mark.state.as_deref(), Some("cb_waiting"));
    }

    #[test]
    fn an_own_edit_is_nothing_new_and_has_seen_the_one_before() {
        let (before, mut now, mut own) = (task(), task(), task());
        now.state = "cb_active".to_owned();
        own.state = "cb_active".to_owned();
        now.deadline = Some(7);
        let mut mark = Mark::default();
        noted(&mut mark, &before, &now, &own);
        assert_eq!(mark.state, None);
        assert!(
            mark.deadline.is_some(),
            "that was somebody else, in the same answer"
        );

        let mut mark = Mark {
            state: Some("cb_suspended".to_owned()),
            ..Mark::default()
        };
        own.deadline = Some(7);
        noted(&mut mark, &before, &now, &own);
        assert!(mark.is_empty(), "{mark:?}");
    }

    #[test]
    fn what_a_list_does_not_tell_of_has_not_changed() {
        let (mut before, mut now) = (task(), task());
        before.deadline = Some(7);
        now.untold = vec!["deadline"];
        let mut mark = Mark::default();
        noted(&mut mark, &before, &now, &before);
        assert!(mark.is_empty());
    }

    #[test]
    fn history_tells_who_and_forgives_what_i_did_elsewhere() {
        let line = |author: &str, at| ActivityRecord {
            id: at_id(at),
            author: Some(author.into()),
            at: Some(at),
            kind: ActivityKind::Other {
                name: "updated".to_owned(),
            },
            text: None,
            files: Vec::new(),
        };
        let mark = || Mark {
            since: 10_000,
            state: Some("cb_waiting".to_owned()),
            ..Mark::default()
        };
        let me = "me".into();
        let mut theirs = mark();
        learn_who(
            &mut theirs,
            &[line("other", 10), line("ayse", 10_001), line("me", 10_002)],
            &me,
        );
        assert_eq!(theirs.by, Some("ayse".into()));
        let mut mine = mark();
        learn_who(&mut mine, &[line("ayse", 10), line("me", 10_001)], &me);
        assert!(mine.is_empty());
        let mut several = mark();
        learn_who(&mut several, &[line("ayse", 10_001), line("can", 10_002)], &me);
        assert!(several.by.is_none() && !several.is_empty());
    }

    fn at_id(at: i64) -> cubicl_client::ActivityId {
        at.to_string().into()
    }
}
