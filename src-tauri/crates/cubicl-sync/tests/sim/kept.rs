//! Seeds that failed once, each with what was wrong.

use crate::history;

const KEPT: &[(u64, &str)] = &[
    (
        36,
        "after a start the doubt of a creation was dated by this computer's clock: made twice",
    ),
    (
        62,
        "a subtask in doubt was not found because its task had moved to another project: made twice",
    ),
    (
        142,
        "a task whose making was in doubt was deleted: its making was let go, though Cubicl had it",
    ),
    (416, "a late repetition of an edit overwrote the edit after it"),
    (488, "a new token came with a limit of its own: too many requests"),
    (
        1202,
        "places under the limit were not stored anew when as many as before were taken: too many requests",
    ),
    (
        1971,
        "an item of a checklist was sent while the disk was full, and added again after a crash",
    ),
];

#[test]
fn seeds_that_failed_once_end_well() {
    let folder = crate::folder();
    for (seed, was) in KEPT {
        let outcome = history::run(*seed, folder.path(), false);
        assert!(
            outcome.complaints.is_empty(),
            "seed {seed} ({was}): {:#?}",
            outcome.complaints
        );
    }
}
