//! The list of uploads and downloads, and which of them may run. A plain state machine.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Instant;

use cubicl_client::{FileId, Source, TaskId};
use serde::{Deserialize, Serialize};
use tokio::task::AbortHandle;

use super::download::Wanted;
use super::speed::{Speed, bytes};
use super::stored::StoredTransfer;
use crate::record::FileRecord;
use crate::view::{Direction, PickedId, Problem, TransferId, TransferState, TransferView};

/// Uploads at the same time.
const ABREAST: usize = 2;

/// Starts of one upload before the person is asked.
const MOST_TRIES: u32 = 4;

/// A file somebody chose.
#[derive(Clone, Debug)]
pub(crate) struct Picked {
    pub(crate) source: Source,
    pub(crate) name: String,
    /// SHA-256 of its content, once it is known.
    pub(crate) hash: Option<String>,
    /// Chosen before the app was started.
    pub(crate) recalled: bool,
}

impl Picked {
    pub(crate) fn new(source: Source, name: String) -> Self {
        Self {
            source,
            name,
            hash: None,
            recalled: false,
        }
    }
}

/// What becomes of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Purpose {
    /// Goes onto a task.
    Task(TaskId),
    /// Belongs to a comment that waits for it: the change's id.
    Comment(u32, TaskId),
    /// Comes down.
    Download,
}

/// One transfer.
#[derive(Clone, Debug)]
pub(crate) struct Transfer {
    pub(crate) id: TransferId,
    pub(crate) purpose: Purpose,
    /// What goes up.
    pub(crate) source: Option<Picked>,
    /// What comes down.
    pub(crate) wanted: Option<Wanted>,
    pub(crate) name: String,
    pub(crate) size: Option<u64>,
    pub(crate) done: u64,
    pub(crate) state: TransferState,
    /// It is in Cubicl already: attaching it again needs no upload.
    pub(crate) uploaded: Option<FileRecord>,
    /// The change that puts it on its task.
    pub(crate) change: Option<u32>,
    pub(crate) abort: Option<AbortHandle>,
    /// Starts so far, for a network that comes and goes.
    pub(crate) tries: u32,
    speed: Speed,
}

/// What may start now.
#[derive(Default)]
pub(crate) struct Ready {
    pub(crate) uploads: Vec<(TransferId, Picked)>,
    pub(crate) downloads: Vec<(TransferId, Wanted)>,
}

impl Ready {
    pub(crate) fn is_empty(&self) -> bool {
        self.uploads.is_empty() && self.downloads.is_empty()
    }
}

impl Transfer {
    pub(super) fn new(id: TransferId, purpose: Purpose, name: String, state: TransferState) -> Self {
        Self {
            id,
            purpose,
            source: None,
            wanted: None,
            name,
            size: None,
            done: 0,
            state,
            uploaded: None,
            change: None,
            abort: None,
            tries: 0,
            speed: Speed::default(),
        }
    }

    pub(crate) fn task(&self) -> Option<&TaskId> {
        match &self.purpose {
            Purpose::Task(task) | Purpose::Comment(_, task) => Some(task),
            Purpose::Download => None,
        }
    }

    /// Where the file is that goes up; a pasted picture is nowhere.
    pub(crate) fn path(&self) -> Option<PathBuf> {
        match self.source.as_ref().map(|picked| &picked.source) {
            Some(Source::Disk { path, .. }) => Some(path.clone()),
            _ => None,
        }
    }

    /// The file as it is by now.
    pub(crate) fn reopen(&mut self, source: Source) {
        self.size = Some(source.size());
        if let Some(picked) = &mut self.source {
            picked.source = source;
            picked.hash = None;
            picked.recalled = false;
        }
    }

    pub(crate) fn has_failed(&self) -> bool {
        matches!(self.state, TransferState::Failed { .. })
    }

    /// Whether it may wait for the network once more instead of failing.
    pub(crate) fn may_wait(&self) -> bool {
        self.tries < MOST_TRIES
    }

    pub(crate) fn is_active(&self) -> bool {
        matches!(
            self.state,
            TransferState::Waiting | TransferState::Running | TransferState::Attaching
        )
    }
}

/// All transfers of the account.
#[derive(Clone, Debug, Default)]
pub(crate) struct Transfers {
    last_id: u32,
    last_picked: u32,
    list: Vec<Transfer>,
    picked: HashMap<PickedId, Picked>,
}

impl Transfers {
    /// What was stored.
    pub(crate) fn restore(stored: Vec<StoredTransfer>, last_id: u32) -> Self {
        let last = stored.iter().map(|transfer| transfer.id.0).max().unwrap_or(0);
        Self {
            last_id: last_id.max(last),
            list: stored.into_iter().filter_map(Transfer::of_store).collect(),
            ..Self::default()
        }
    }

    pub(crate) fn to_store(&self) -> Vec<StoredTransfer> {
        self.list.iter().map(Transfer::to_store).collect()
    }

    pub(crate) fn last_id(&self) -> u32 {
        self.last_id
    }

    pub(crate) fn keep_picked(&mut self, picked: Picked) -> PickedId {
        self.last_picked += 1;
        let id = PickedId(self.last_picked);
        self.picked.insert(id, picked);
        id
    }

    pub(crate) fn picked(&self, id: PickedId) -> Option<&Picked> {
        self.picked.get(&id)
    }

    pub(crate) fn all(&self) -> &[Transfer] {
        &self.list
    }

    pub(crate) fn get_mut(&mut self, id: TransferId) -> Option<&mut Transfer> {
        self.list.iter_mut().find(|transfer| transfer.id == id)
    }

    pub(crate) fn get(&self, id: TransferId) -> Option<&Transfer> {
        self.list.iter().find(|transfer| transfer.id == id)
    }

    pub(crate) fn upload(&mut self, source: Picked, purpose: Purpose) -> TransferId {
        let transfer = self.add(source.name.clone(), purpose);
        transfer.size = Some(source.source.size());
        transfer.source = Some(source);
        transfer.id
    }

    /// A download runs at once: somebody waits for it.
    pub(crate) fn download(&mut self, name: String, wanted: Wanted) -> TransferId {
        let transfer = self.add(name, Purpose::Download);
        transfer.wanted = Some(wanted);
        transfer.state = TransferState::Running;
        transfer.id
    }

    fn add(&mut self, name: String, purpose: Purpose) -> &mut Transfer {
        self.last_id += 1;
        let id = TransferId(self.last_id);
        self.list
            .push_mut(Transfer::new(id, purpose, name, TransferState::Waiting))
    }

    /// Keeps what stops the work, or stops it when the person was faster.
    pub(crate) fn keep_abort(&mut self, id: TransferId, abort: AbortHandle) {
        match self.get_mut(id) {
            Some(transfer) if transfer.state == TransferState::Running => transfer.abort = Some(abort),
            Some(transfer) if transfer.state == TransferState::Cancelled => abort.abort(),
            _ => {}
        }
    }

    /// The content of what a transfer sends is known, unless another file took its place meanwhile.
    pub(crate) fn keep_hash(&mut self, id: TransferId, of: &Picked, hash: String) {
        let active = self.get_mut(id).filter(|transfer| transfer.is_active());
        let source = active.and_then(|transfer| transfer.source.as_mut());
        if let Some(picked) = source.filter(|picked| same_file(&picked.source, &of.source)) {
            picked.hash = Some(hash);
        }
    }

    /// Uploads that may start, and downloads that go on after a restart; marked as running.
    pub(crate) fn take_ready(&mut self) -> Ready {
        let uploads =
            |transfer: &&Transfer| transfer.source.is_some() && transfer.state == TransferState::Running;
        let mut places = ABREAST.saturating_sub(self.list.iter().filter(uploads).count());
        let mut ready = Ready::default();
        let waiting = |transfer: &&mut Transfer| transfer.state == TransferState::Waiting;
        for transfer in self.list.iter_mut().filter(waiting) {
            match (&transfer.source, &transfer.wanted) {
                (_, Some(wanted)) => ready.downloads.push((transfer.id, wanted.clone())),
                (Some(source), None) if places > 0 => {
                    places -= 1;
                    ready.uploads.push((transfer.id, source.clone()));
                }
                _ => continue,
            }
            transfer.state = TransferState::Running;
            transfer.done = 0;
            transfer.tries += 1;
            transfer.speed.reset();
        }
        ready
    }

    /// They could not even be marked as running: they did not start.
    pub(crate) fn give_back(&mut self, ready: &Ready) {
        let uploads = ready.uploads.iter().map(|(id, _)| *id);
        for id in uploads.chain(ready.downloads.iter().map(|(id, _)| *id)) {
            if let Some(transfer) = self.get_mut(id) {
                transfer.state = TransferState::Waiting;
                transfer.tries = transfer.tries.saturating_sub(1);
            }
        }
    }

    pub(crate) fn progress(&mut self, id: TransferId, now: Instant, done: u64, size: Option<u64>) {
        if let Some(transfer) = self.get_mut(id)
            && transfer.state == TransferState::Running
        {
            transfer.done = done;
            transfer.size = size.or(transfer.size);
            transfer.speed.see(now, done);
        }
    }

    pub(crate) fn set_state(&mut self, id: TransferId, state: TransferState) {
        if let Some(transfer) = self.get_mut(id) {
            transfer.state = state;
            transfer.abort = None;
        }
    }

    /// The change that attaches files went through, or did not.
    pub(crate) fn settle(&mut self, change: u32, outcome: &Result<(), Problem>) {
        let attaching = |transfer: &&mut Transfer| {
            transfer.change == Some(change) && transfer.state == TransferState::Attaching
        };
        for transfer in self.list.iter_mut().filter(attaching) {
            transfer.state = match outcome {
                Ok(()) => TransferState::Done,
                Err(problem) => TransferState::Failed {
                    problem: problem.clone(),
                },
            };
        }
    }

    /// A refused comment is sent once more: its files are on their way into it again.
    pub(crate) fn resume(&mut self, change: u32) -> bool {
        let mut any = false;
        let refused = |transfer: &&mut Transfer| {
            transfer.change == Some(change) && transfer.uploaded.is_some() && transfer.has_failed()
        };
        for transfer in self.list.iter_mut().filter(refused) {
            transfer.state = TransferState::Attaching;
            any = true;
        }
        any
    }

    /// Uploads that belong to a change that was let go: a comment's, or all of a task that will not be made.
    pub(crate) fn of_change(&self, change: u32, task: &TaskId, whole_task: bool) -> Vec<TransferId> {
        let belongs = |transfer: &&Transfer| match &transfer.purpose {
            Purpose::Comment(comment, of) => *comment == change || (whole_task && of == task),
            Purpose::Task(of) => whole_task && of == task,
            Purpose::Download => false,
        };
        self.list
            .iter()
            .filter(belongs)
            .map(|transfer| transfer.id)
            .collect()
    }

    pub(crate) fn rename(&mut self, local: &TaskId, id: &TaskId) {
        for transfer in &mut self.list {
            match &mut transfer.purpose {
                Purpose::Task(task) | Purpose::Comment(_, task) if task == local => *task = id.clone(),
                _ => {}
            }
        }
    }

    /// Takes finished and cancelled ones off the list.
    pub(crate) fn clear(&mut self) {
        self.list
            .retain(|transfer| !matches!(transfer.state, TransferState::Done | TransferState::Cancelled));
    }

    /// 0..=100 over all that are active.
    pub(crate) fn percent(&self) -> Option<u8> {
        let (mut done, mut size) = (0.0, 0.0);
        for transfer in self.list.iter().filter(|transfer| transfer.is_active()) {
            let whole = transfer.size.unwrap_or(transfer.done).max(transfer.done).max(1);
            size += bytes(whole);
            done += if transfer.state == TransferState::Attaching {
                bytes(whole)
            } else {
                bytes(transfer.done)
            };
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 100"
        )]
        (size > 0.0).then(|| (done / size * 100.0).clamp(0.0, 100.0).floor() as u8)
    }

    /// As the page draws them; `task_name` looks names up.
    pub(crate) fn views(&self, task_name: impl Fn(&TaskId) -> Option<String>) -> Vec<TransferView> {
        let view = |transfer: &Transfer| TransferView {
            id: transfer.id,
            direction: if transfer.purpose == Purpose::Download {
                Direction::Download
            } else {
                Direction::Upload
            },
            name: transfer.name.clone(),
            size: transfer.size.map(bytes),
            done: bytes(transfer.done),
            speed: if transfer.state == TransferState::Running {
                transfer.speed.per_second()
            } else {
                None
            },
            state: transfer.state.clone(),
            task: transfer.task().cloned(),
            task_name: transfer.task().and_then(&task_name),
        };
        self.list.iter().map(view).collect()
    }

    /// Stops everything that runs.
    pub(crate) fn abort_all(&mut self) {
        for transfer in &mut self.list {
            if let Some(abort) = transfer.abort.take() {
                abort.abort();
            }
        }
    }

    /// The name told at upload, for tasks that list only ids (A13).
    pub(crate) fn uploaded_name(&self, file: &FileId) -> Option<&str> {
        let uploaded = self.list.iter().filter_map(|transfer| transfer.uploaded.as_ref());
        uploaded
            .filter(|known| known.id == *file)
            .find_map(|known| known.name.as_deref())
    }
}

fn same_file(one: &Source, other: &Source) -> bool {
    match (one, other) {
        (
            Source::Disk { path, identity },
            Source::Disk {
                path: other,
                identity: of_other,
            },
        ) => path == other && identity == of_other,
        _ => false,
    }
}
