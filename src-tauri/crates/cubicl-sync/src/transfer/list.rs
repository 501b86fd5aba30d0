//! The list of uploads and downloads: what is on it, and how it is kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use cubicl_client::{FileId, Source, TaskId};
use tokio::task::AbortHandle;

use super::download::Wanted;
use super::record::{Picked, Purpose, Transfer};
use super::speed::Speed;
use super::stored::StoredTransfer;
use crate::view::{PickedId, TransferId, TransferState};

/// Chosen files that are kept until they are used. The page does not say when somebody changed their mind: beyond this, those
/// that were chosen first are forgotten.
const MOST_PICKED: usize = 20_000;

/// All transfers of the account, in the order of the queue. A copy costs little until one of the two is changed: each change of
/// a person begins with one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Transfers {
    last_id: u32,
    last_picked: u32,
    list: Arc<Vec<Transfer>>,
    picked: Arc<BTreeMap<PickedId, Picked>>,
    /// Bytes that moved in either direction since the app was started, and how fast all of them do.
    pub(super) moved: u64,
    pub(super) pace: Speed,
}

impl Transfers {
    /// What was stored.
    pub(crate) fn restore(stored: Vec<StoredTransfer>, last_id: u32) -> Self {
        let last = stored.iter().map(|transfer| transfer.id.0).max().unwrap_or(0);
        let last_id = last_id.max(last);
        let mut list: Vec<_> = stored.into_iter().filter_map(Transfer::of_store).collect();
        list.sort_by_key(|transfer| transfer.place);
        Self {
            last_id,
            list: Arc::new(list),
            ..Self::default()
        }
    }

    /// Files that a person chose before what is stored was there.
    pub(crate) fn keep_choices(&mut self, before: Self) {
        self.picked = before.picked;
        self.last_picked = before.last_picked;
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
        let kept = Arc::make_mut(&mut self.picked);
        kept.insert(id, picked);
        if kept.len() > MOST_PICKED {
            kept.pop_first();
        }
        id
    }

    /// They are on their way: nobody names them by these ids any more.
    pub(crate) fn forget_picked(&mut self, files: &[PickedId]) {
        let kept = Arc::make_mut(&mut self.picked);
        for id in files {
            kept.remove(id);
        }
    }

    pub(crate) fn picked(&self, id: PickedId) -> Option<&Picked> {
        self.picked.get(&id)
    }

    pub(crate) fn all(&self) -> &[Transfer] {
        &self.list
    }

    /// To change one, or their order.
    pub(super) fn all_mut(&mut self) -> &mut Vec<Transfer> {
        Arc::make_mut(&mut self.list)
    }

    pub(crate) fn get_mut(&mut self, id: TransferId) -> Option<&mut Transfer> {
        let at = self.list.iter().position(|transfer| transfer.id == id)?;
        self.all_mut().get_mut(at)
    }

    pub(crate) fn get(&self, id: TransferId) -> Option<&Transfer> {
        self.list.iter().find(|transfer| transfer.id == id)
    }

    /// The ids of those that are like this.
    pub(crate) fn ids(&self, which: impl Fn(&Transfer) -> bool) -> Vec<TransferId> {
        let fitting = self.list.iter().filter(|transfer| which(transfer));
        fitting.map(|transfer| transfer.id).collect()
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
        self.begin_anew();
        let id = TransferId(self.last_id);
        self.all_mut()
            .push_mut(Transfer::new(id, purpose, name, TransferState::Waiting))
    }

    /// After nothing was on its way, percentage and speed are those of what comes from here on.
    pub(super) fn begin_anew(&mut self) {
        if self.list.iter().any(Transfer::is_active) {
            return;
        }
        self.pace.reset();
        for transfer in self.all_mut() {
            transfer.counts = false;
        }
    }

    /// Keeps what stops the work, or stops it when the person was faster.
    pub(crate) fn keep_abort(&mut self, id: TransferId, abort: AbortHandle) {
        match self.get_mut(id) {
            Some(transfer) if transfer.state == TransferState::Running => transfer.abort = Some(abort),
            Some(transfer) if matches!(transfer.state, TransferState::Cancelled | TransferState::Paused) => {
                abort.abort();
            }
            _ => {}
        }
    }

    /// The content of what a transfer sends is known, unless another file took its place meanwhile.
    pub(crate) fn keep_hash(&mut self, id: TransferId, of: &Picked, hash: String) {
        let unsent =
            |transfer: &&mut Transfer| transfer.is_active() || transfer.state == TransferState::Paused;
        let source = self
            .get_mut(id)
            .filter(unsent)
            .and_then(|transfer| transfer.source.as_mut());
        if let Some(picked) = source.filter(|picked| same_file(&picked.source, &of.source)) {
            picked.hash = Some(hash);
        }
    }

    pub(crate) fn set_state(&mut self, id: TransferId, state: TransferState) {
        if let Some(transfer) = self.get_mut(id) {
            transfer.state = state;
            transfer.abort = None;
        }
    }

    pub(crate) fn rename(&mut self, local: &TaskId, id: &TaskId) {
        for transfer in self.all_mut() {
            match &mut transfer.purpose {
                Purpose::Task(task) | Purpose::Comment(_, task) if task == local => *task = id.clone(),
                _ => {}
            }
        }
    }

    /// Takes finished and cancelled ones off the list.
    pub(crate) fn clear(&mut self) {
        self.all_mut()
            .retain(|transfer| !matches!(transfer.state, TransferState::Done | TransferState::Cancelled));
    }

    /// Takes one that has ended off the list.
    pub(crate) fn remove(&mut self, id: TransferId) {
        let ended = |state: &TransferState| matches!(state, TransferState::Done | TransferState::Cancelled);
        self.all_mut()
            .retain(|transfer| transfer.id != id || !ended(&transfer.state));
    }

    /// Stops everything that runs.
    pub(crate) fn abort_all(&mut self) {
        for transfer in self.all_mut() {
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
