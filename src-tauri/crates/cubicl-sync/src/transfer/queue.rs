//! Which transfers may run, in which order, and what holds them. A plain state machine.

use tokio::time::Instant;

use super::download::Wanted;
use super::list::Transfers;
use super::record::{Picked, Transfer};
use crate::nodes::NodeChange;
use crate::view::{TransferId, TransferPlace, TransferState};

/// Uploads at the same time, and downloads that nobody waits for.
const ABREAST: usize = 3;

/// What may start now.
#[derive(Default)]
pub(crate) struct Ready {
    pub(crate) uploads: Vec<(TransferId, Picked)>,
    pub(crate) downloads: Vec<(TransferId, Wanted)>,
    /// Changes of Files pages: they carry files that went up.
    pub(crate) nodes: Vec<NodeChange>,
}

impl Ready {
    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Requests, at least.
    pub(crate) fn len(&self) -> usize {
        self.uploads.len() + self.downloads.len() + self.nodes.len()
    }
}

impl Transfers {
    /// Takes what may start, in the order of the queue; marked as running.
    pub(crate) fn take_ready(&mut self, now: Instant) -> Ready {
        let running = |transfer: &&Transfer| transfer.state == TransferState::Running;
        let (up, down): (Vec<&Transfer>, Vec<&Transfer>) = self
            .all()
            .iter()
            .filter(running)
            .partition(|transfer| transfer.source.is_some());
        let mut up = ABREAST.saturating_sub(up.len());
        let mut down = ABREAST.saturating_sub(down.len());
        let mut ready = Ready::default();
        let due = |transfer: &Transfer| {
            transfer.state == TransferState::Waiting && transfer.not_before.is_none_or(|at| at <= now)
        };
        let has_place = |transfer: &Transfer| match (&transfer.source, &transfer.wanted) {
            (_, Some(_)) => down > 0,
            (Some(_), None) => up > 0,
            (None, None) => false,
        };
        if !self
            .all()
            .iter()
            .any(|transfer| due(transfer) && has_place(transfer))
        {
            return ready;
        }
        for transfer in self.all_mut().iter_mut().filter(|transfer| due(transfer)) {
            match (&transfer.source, &transfer.wanted) {
                (_, Some(wanted)) if down > 0 => {
                    down -= 1;
                    ready.downloads.push((transfer.id, wanted.clone()));
                }
                (Some(source), None) if up > 0 => {
                    up -= 1;
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

    /// When the next one that failed may be tried again.
    pub(crate) fn next_try(&self, now: Instant) -> Option<Instant> {
        let waiting = |transfer: &&Transfer| transfer.state == TransferState::Waiting;
        let times = self.all().iter().filter(waiting);
        times
            .filter_map(|transfer| transfer.not_before)
            .filter(|at| *at > now)
            .min()
    }

    /// The network is back: whatever waits may go at once.
    pub(crate) fn hurry(&mut self) {
        for transfer in self.all_mut() {
            transfer.not_before = None;
        }
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

    /// Holds it until it is to go on. Gives it with what stops its work.
    pub(crate) fn pause(&mut self, id: TransferId) -> Option<Transfer> {
        let transfer = self.get_mut(id).filter(|transfer| transfer.can_pause())?;
        transfer.state = TransferState::Paused;
        let held = transfer.clone();
        transfer.abort = None;
        Some(held)
    }

    /// It goes on when its turn comes, from its beginning, after a look whether the file is still the same.
    pub(crate) fn go_on(&mut self, id: TransferId) -> bool {
        let paused = |transfer: &Transfer| transfer.state == TransferState::Paused;
        if !self.get(id).is_some_and(paused) {
            return false;
        }
        self.begin_anew();
        if let Some(transfer) = self.get_mut(id) {
            transfer.wait();
            if let Some(source) = &mut transfer.source {
                source.recalled = true;
            }
        }
        true
    }

    /// Moves one that waits before the one ahead of it, or before all that wait.
    pub(crate) fn move_to(&mut self, id: TransferId, to: TransferPlace) -> bool {
        let queue =
            |transfer: &Transfer| matches!(transfer.state, TransferState::Waiting | TransferState::Paused);
        let Some(from) = self
            .all()
            .iter()
            .position(|transfer| transfer.id == id && queue(transfer))
        else {
            return false;
        };
        let ahead: Vec<usize> = (0..from).filter(|at| queue(&self.all()[*at])).collect();
        let target = match to {
            TransferPlace::Front => ahead.first(),
            TransferPlace::Earlier => ahead.last(),
        };
        let Some(&target) = target else { return false };
        // Those in between take the place of the one behind them, so that each place is there once.
        let places: Vec<i64> = self.all()[target..=from]
            .iter()
            .map(|transfer| transfer.place)
            .collect();
        let moved = &mut self.all_mut()[target..=from];
        moved.rotate_right(1);
        for (transfer, place) in moved.iter_mut().zip(places) {
            transfer.place = place;
        }
        true
    }

    pub(crate) fn progress(&mut self, id: TransferId, now: Instant, done: u64, size: Option<u64>) {
        let Some(transfer) = self.get_mut(id) else {
            return;
        };
        if transfer.state != TransferState::Running {
            return;
        }
        let moved = done.saturating_sub(transfer.done);
        transfer.done = done;
        transfer.size = size.or(transfer.size);
        transfer.speed.see(now, done);
        self.moved += moved;
        self.pace.see(now, self.moved);
    }
}
