//! What a person is told when the disk does not take it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;

use super::*;
use crate::store;
use crate::view::{NewTask, Storage};

struct Nobody;

impl Announce for Nobody {
    fn announce(&self, _: Event) {}
}

fn core(folder: &Path) -> Arc<Core> {
    let begin = Begin {
        account: AccountView::somebody("u1"),
        server: "https://cubicl.io".to_owned(),
        announce: Arc::new(Nobody),
        memory: None,
        cache_dir: folder.join("cache"),
        stragglers: 60,
        deletes_after: Duration::ZERO,
        runtime: Handle::current(),
    };
    Core::start(begin, Some(store::open(folder)))
}

fn create(core: &Arc<Core>, name: &str) -> Result<(), Problem> {
    let task = NewTask {
        project: "p1".into(),
        name: name.to_owned(),
        description: Some("x".repeat(20_000)),
        ..NewTask::default()
    };
    core.change(|state, fx| state.create_task(task, fx)).map(drop)
}

fn grow(core: &Core, pages: u32) {
    core.peek(|state| state.store.as_ref().expect("a store").let_grow(pages));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_disk_does_not_take_was_not_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let core = core(folder.path());
    create(&core, "Sığdı").expect("there is room");
    grow(&core, 0);
    let problem = create(&core, "Sığmadı").expect_err("there is none");
    assert_eq!(problem.kind, ProblemKind::DiskFull);
    let (names, status, local) = core.peek(|state| {
        let names: Vec<String> = state
            .changes()
            .into_iter()
            .map(|change| change.task_name)
            .collect();
        (names, state.status(), state.last_local)
    });
    assert_eq!(names, ["Sığdı"], "memory does not have it either");
    assert!(matches!(status.storage, Storage::Failing { .. }), "it is said");
    assert_eq!(local, 1);

    grow(&core, 1000);
    create(&core, "Yer açıldı").expect("there is room again");
    assert_eq!(core.peek(State::status).storage, Storage::Kept);
    core.stop();
    drop(core);
    let again = self::core(folder.path());
    let names: Vec<String> = again.peek(|state| {
        state
            .changes()
            .into_iter()
            .map(|change| change.task_name)
            .collect()
    });
    assert_eq!(names, ["Sığdı", "Yer açıldı"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_marked_as_sending_is_not_sent() {
    let folder = tempfile::tempdir().expect("a folder");
    let core = core(folder.path());
    create(&core, "Bekler").expect("there is room");
    grow(&core, 0);
    // What Cubicl told cannot be stored either; it stays in memory, still to be written.
    core.with(|state, _| {
        let mut record = crate::record::TaskRecord::new("t1".into(), "p1".into());
        record.description = "y".repeat(1 << 20);
        let asked = state.copy.moment();
        state.copy.write(
            record,
            crate::copy::Source::Record,
            asked,
            &mut Default::default(),
        );
        state.connected = true;
    });
    assert!(core.peek(|state| state.outbox.all()[0].is_unsent()), "it waits");
    grow(&core, 1000);
    let deadline = Instant::now() + Duration::from_secs(20);
    while core.peek(|state| state.store.as_ref().is_some_and(|store| store.count("task") == 0)) {
        assert!(Instant::now() < deadline, "it is written when there is room");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_the_disk_does_not_take_is_kept_until_it_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let core = core(folder.path());
    grow(&core, 0);
    let text = "x".repeat(100_000);
    let problem = core
        .change(|state, _| state.save_draft("create", Some(text.clone())))
        .expect_err("there is no room");
    assert_eq!(problem.kind, ProblemKind::DiskFull);
    assert_eq!(
        core.peek(State::drafts).len(),
        1,
        "what is being typed is not taken away"
    );
    grow(&core, 1 << 20);
    core.with(|_, _| ());
    let stored = core.peek(|state| state.store.as_ref().expect("a store").count("draft"));
    assert_eq!(stored, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_does_not_open_takes_no_change_and_is_shown_when_it_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = core(folder.path());
    create(&first, "Saklı").expect("it is stored");
    let core = core(folder.path());
    let storage = || core.peek(|state| state.storage.clone());
    assert!(matches!(storage(), Storage::Failing { .. }), "another one has it");
    let problem = create(&core, "Kaybolurdu").expect_err("nothing keeps it");
    assert_eq!(problem.kind, ProblemKind::NotStored);
    core.change(|state, _| state.save_draft("create", Some("Yarım".to_owned())))
        .expect_err("nothing keeps it either");
    let unkept = core.peek(|state| (state.unkept_changes(), state.changes().len()));
    assert_eq!(unkept, (0, 0), "it was not done");

    first.stop();
    drop(first);
    let deadline = Instant::now() + Duration::from_secs(60);
    while storage() != Storage::Kept {
        assert!(Instant::now() < deadline, "it is tried again");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let names = |core: &Core| -> Vec<String> {
        let changes = core.peek(|state| state.changes());
        changes.into_iter().map(|change| change.task_name).collect()
    };
    assert_eq!(names(&core), ["Saklı"]);
    create(&core, "Sonraki").expect("it is stored");
    assert_eq!(names(&core), ["Saklı", "Sonraki"]);
    let stored = core.peek(|state| {
        let store = state.store.as_ref().expect("a store");
        (store.count("change"), store.count("draft"))
    });
    assert_eq!(stored, (2, 1), "with what was being typed");
}
