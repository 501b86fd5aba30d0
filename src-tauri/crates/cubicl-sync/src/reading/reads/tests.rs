use super::*;

const START: i64 = 1_000;
const PERIOD: Duration = Duration::from_secs(60);

#[test]
fn a_look_reads_what_is_old_and_only_once() {
    let now = Instant::now();
    let mut reads = Reads::default();
    assert!(reads.start_if_older(&Key::Projects, FRESH, now), "never read");
    assert!(
        !reads.start_if_older(&Key::Projects, FRESH, now),
        "it is on its way"
    );
    let ended = reads.end(&Key::Projects, Ok(()), START, now);
    assert_eq!(
        ended,
        Ended {
            differs: true,
            again: false,
            waited_for: false
        }
    );
    assert!(
        !reads.start_if_older(&Key::Projects, FRESH, now + FRESH / 2),
        "still fresh"
    );
    assert!(reads.start_if_older(&Key::Projects, FRESH, now + FRESH));
    let ended = reads.end(&Key::Projects, Ok(()), START, now + FRESH);
    assert!(!ended.differs, "the page saw the same before");
}

#[test]
fn a_look_reads_what_something_happened_to_however_young_it_is() {
    let now = Instant::now();
    let mut reads = Reads::default();
    let key = Key::Activities("t".into());
    reads.outdate(&key);
    assert!(!reads.is_complete(&key), "never read");
    reads.start(&key);
    reads.end(&key, Ok(()), START, now);
    assert!(!reads.start_if_older(&key, FRESH, now));
    reads.outdate(&key);
    assert_eq!(
        reads.freshness(&key).as_of,
        Some(START),
        "it is as old as it says"
    );
    assert!(reads.start_if_older(&key, FRESH, now));
}

#[test]
fn what_is_on_its_way_is_read_once_more_when_it_may_be_too_old() {
    let now = Instant::now();
    let mut reads = Reads::default();
    assert!(reads.start_anew(&Key::Users));
    assert!(!reads.start_anew(&Key::Users));
    assert!(reads.end(&Key::Users, Ok(()), START, now).again);
}

#[test]
fn a_failure_is_not_repeated_by_looking() {
    let now = Instant::now();
    let problem = crate::problem::plain(crate::view::ProblemKind::ServerTrouble);
    let mut reads = Reads::default();
    reads.start(&Key::Users);
    assert!(reads.end(&Key::Users, Err(problem.clone()), START, now).differs);
    assert!(!reads.start_if_older(&Key::Users, FRESH, now));
    assert!(reads.start_if_older(&Key::Users, FRESH, now + AFTER_FAILURE));
    assert!(
        !reads
            .end(&Key::Users, Err(problem), START, now + AFTER_FAILURE)
            .differs
    );
}

#[test]
fn what_was_read_before_the_app_was_closed_is_as_old_as_it_is() {
    let now = Instant::now();
    let key = Key::Board("p".into());
    let mut reads = Reads::default();
    reads.start(&key);
    reads.end(&key, Ok(()), START, now);
    let stored = reads.to_store(&key).expect("it ended");

    let mut later = Reads::default();
    later.recall(&stored, START + 20, now);
    assert_eq!(
        later.freshness(&key).as_of,
        Some(START),
        "the age is the real one"
    );
    assert!(
        !later.start_if_older(&key, FRESH, now),
        "20 s ago is fresh enough"
    );
    later.recall(&stored, START + 40, now);
    assert!(later.start_if_older(&key, FRESH, now), "40 s ago is not");

    let mut before = Reads::default();
    before.recall(&stored, START - 3600, now);
    assert!(
        before.start_if_older(&key, FRESH, now),
        "a clock that was set back is not believed"
    );
}

#[test]
fn a_computer_that_slept_has_old_answers() {
    let now = Instant::now();
    let mut reads = Reads::default();
    reads.start(&Key::Mine);
    reads.end(&Key::Mine, Ok(()), START, now);
    assert_eq!(reads.wait(&Key::Mine, PERIOD, now), PERIOD);
    reads.slept(PERIOD);
    assert!(reads.wait(&Key::Mine, PERIOD, now).is_zero());
}

#[test]
fn a_large_board_is_read_less_often() {
    let now = Instant::now();
    let key = Key::Board("p".into());
    let mut reads = Reads::default();
    reads.start(&key);
    reads.end(&key, Ok(()), START, now);
    assert_eq!(reads.due_in(&key, PERIOD, now), PERIOD);
    reads.cost(&key, 50);
    assert_eq!(reads.due_in(&key, PERIOD, now), 50 * FOR_EACH_REQUEST);
}
