//! One transfer: what it is, where it goes, how far it is.

use std::path::PathBuf;
use std::time::Duration;

use cubicl_client::{Source, TaskId};
use serde::{Deserialize, Serialize};
use tokio::task::AbortHandle;
use tokio::time::Instant;

use super::download::Wanted;
use super::speed::Speed;
use crate::problem;
use crate::record::FileRecord;
use crate::view::{ChangeId, Direction, NodePlace, Problem, TransferId, TransferState};

/// Starts of one upload before the person is asked.
const MOST_TRIES: u32 = 4;
/// Before the second start; doubled for each further one.
const FIRST_PAUSE: Duration = Duration::from_secs(5);

/// A file somebody chose.
#[derive(Clone, Debug)]
pub(crate) struct Picked {
    pub(crate) source: Source,
    pub(crate) name: String,
    /// The folders it lay in, from the one that was chosen; empty for a file that was chosen itself.
    pub(crate) folder: Vec<String>,
    /// SHA-256 of its content, once it is known.
    pub(crate) hash: Option<String>,
    /// Chosen so long ago that its content is looked at before it is sent: before the app was started, or it was paused.
    pub(crate) recalled: bool,
}

impl Picked {
    pub(crate) fn new(source: Source, name: String) -> Self {
        Self {
            source,
            name,
            folder: Vec::new(),
            hash: None,
            recalled: false,
        }
    }
}

/// What becomes of the file. The store keeps it in this very shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Purpose {
    /// Goes onto a task.
    Task(TaskId),
    /// Goes into a directory of a Files page.
    Place(NodePlace),
    /// Belongs to a comment that waits for it: the change's id.
    Comment(ChangeId, TaskId),
    /// Comes down.
    Download,
}

impl Purpose {
    /// Where it is shown.
    pub(crate) fn task(&self) -> Option<&TaskId> {
        match self {
            Self::Task(task) | Self::Comment(_, task) => Some(task),
            Self::Place(_) | Self::Download => None,
        }
    }

    /// The directory it goes into.
    pub(crate) fn place(&self) -> Option<&NodePlace> {
        match self {
            Self::Place(place) => Some(place),
            Self::Task(_) | Self::Comment(..) | Self::Download => None,
        }
    }

    /// The task it is put on by a change of its own.
    pub(crate) fn attaches_to(&self) -> Option<&TaskId> {
        match self {
            Self::Task(task) => Some(task),
            Self::Place(_) | Self::Comment(..) | Self::Download => None,
        }
    }
}

/// Where a download goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SaveTo {
    /// The private folder of opened files, under a safe form of the file's name, for reading alone: whoever edits it there
    /// is to save it elsewhere. What was written there all the same stays, and the file lies beside it.
    Cache,
    /// Exactly here: the person chose it in the system's dialog and agreed to replace what is there at that moment.
    /// Beside it when something else is there in the end.
    Path(#[serde(with = "crate::store::path")] PathBuf),
}

/// One transfer.
#[derive(Clone, Debug)]
pub(crate) struct Transfer {
    pub(crate) id: TransferId,
    /// Its place in the queue: smaller ones go first. Each is there once.
    pub(crate) place: i64,
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
    pub(crate) change: Option<ChangeId>,
    pub(crate) abort: Option<AbortHandle>,
    /// Starts so far, for a network that comes and goes.
    pub(crate) tries: u32,
    /// It failed, and is not tried again before.
    pub(super) not_before: Option<Instant>,
    /// Belongs to what is on its way at the moment, or was finished since that began.
    pub(super) counts: bool,
    pub(super) speed: Speed,
}

impl Transfer {
    pub(super) fn new(id: TransferId, purpose: Purpose, name: String, state: TransferState) -> Self {
        Self {
            id,
            place: Self::usual_place(id),
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
            not_before: None,
            counts: true,
            speed: Speed::default(),
        }
    }

    /// In the order in which they were asked for.
    pub(super) fn usual_place(id: TransferId) -> i64 {
        i64::from(id.0)
    }

    pub(crate) fn task(&self) -> Option<&TaskId> {
        self.purpose.task()
    }

    pub(crate) fn direction(&self) -> Direction {
        match self.purpose {
            Purpose::Download => Direction::Download,
            Purpose::Task(_) | Purpose::Place(_) | Purpose::Comment(..) => Direction::Upload,
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

    /// Starts over when its turn comes.
    pub(crate) fn wait(&mut self) {
        self.state = TransferState::Waiting;
        self.done = 0;
        self.tries = 0;
        self.not_before = None;
        self.counts = true;
    }

    /// It failed. When that passes by itself, and nobody waits for it, it waits for the network or for whatever it was.
    pub(super) fn fail(&mut self, problem: &Problem, waited_for: bool, now: Instant) {
        self.abort = None;
        if waited_for || self.tries >= MOST_TRIES || !problem::ends_by_itself(&problem.kind) {
            self.state = TransferState::Failed {
                problem: problem.clone(),
            };
        } else {
            let doubled = 2_u32.pow(self.tries.saturating_sub(1));
            self.state = TransferState::Waiting;
            self.not_before = Some(now + FIRST_PAUSE * doubled);
        }
    }

    pub(crate) fn has_failed(&self) -> bool {
        matches!(self.state, TransferState::Failed { .. })
    }

    /// Nothing comes of it any more, or everything did.
    pub(crate) fn has_ended(&self) -> bool {
        matches!(self.state, TransferState::Done | TransferState::Cancelled)
    }

    /// Whether this task does its work, and not one of before a pause whose last word comes late.
    pub(super) fn is_run_by(&self, task: Option<tokio::task::Id>) -> bool {
        let mine = |abort: &AbortHandle| Some(abort.id()) == task;
        self.state == TransferState::Running && self.abort.as_ref().is_none_or(mine)
    }

    /// Moves on by itself.
    pub(crate) fn is_active(&self) -> bool {
        self.is_coming() || self.state == TransferState::Attaching
    }

    /// Its bytes are yet to go, or going.
    pub(crate) fn is_coming(&self) -> bool {
        matches!(self.state, TransferState::Waiting | TransferState::Running)
    }

    /// Whoever opens a file waits for it: that is cancelled, not paused.
    pub(crate) fn can_pause(&self) -> bool {
        self.is_coming() && !self.is_to_be_opened()
    }

    /// Nobody waits any more to open what comes of another try.
    pub(crate) fn can_retry(&self) -> bool {
        (self.has_failed() || self.state == TransferState::Cancelled) && !self.is_to_be_opened()
    }

    fn is_to_be_opened(&self) -> bool {
        matches!(&self.wanted, Some(wanted) if matches!(wanted.to, SaveTo::Cache))
    }
}
