//! Seeds that failed once, each with what was wrong.

use crate::history;

const KEPT: &[(u64, &str)] = &[
    (
        542,
        "a request that waited for a place went after the last write: too many after a crash",
    ),
    (
        2018,
        "requests that were about to ask for a place were not stored as sent: too many after a crash",
    ),
    (
        6567,
        "a clock that was set ahead made an edit hold up its field for two hours",
    ),
    (
        10402,
        "the second of two comments with the same words was taken for the first: it was never said",
    ),
    (
        50555,
        "not the program: the other person's checklist had left before an item was written, and arrived after it",
    ),
    (61332, "as 2018, after several writes at the same moment"),
    (
        100_749,
        "a clock that was set ahead made a doubt reach two hours into the future: a creation waited so long",
    ),
    (
        208_962,
        "a list that was faster than the record kept the description of others out",
    ),
    (
        305_211,
        "a new task that could not be read at once stood in no column",
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
