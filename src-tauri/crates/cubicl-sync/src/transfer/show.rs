//! Transfers as the page draws them: each, and all together.

use std::collections::HashMap;

use cubicl_client::TaskId;

use super::list::Transfers;
use super::record::Transfer;
use crate::view::{TransferState, TransferView, bytes};

/// Longer than anybody would wait: then nothing is said.
const LONGEST: f64 = 30.0 * 24.0 * 3600.0;

/// All transfers in a few numbers.
pub(crate) struct Totals {
    pub(crate) active: u32,
    pub(crate) paused: u32,
    pub(crate) failed: u32,
    /// 0..=100 over all that are active, with what was finished since the first of them.
    pub(crate) percent: Option<u8>,
    pub(crate) seconds_left: Option<u32>,
}

impl Transfers {
    pub(crate) fn totals(&self) -> Totals {
        let count = |which: fn(&Transfer) -> bool| {
            let fitting = self.all().iter().filter(|transfer| which(transfer)).count();
            u32::try_from(fitting).unwrap_or(u32::MAX)
        };
        Totals {
            active: count(Transfer::is_active),
            paused: count(|transfer| transfer.state == TransferState::Paused),
            failed: count(Transfer::has_failed),
            percent: self.percent(),
            seconds_left: self.seconds_left(),
        }
    }

    fn percent(&self) -> Option<u8> {
        let (mut done, mut size) = (0.0, 0.0);
        let counts = |transfer: &&Transfer| {
            transfer.is_active() || (transfer.state == TransferState::Done && transfer.counts)
        };
        if !self.all().iter().any(Transfer::is_active) {
            return None;
        }
        for transfer in self.all().iter().filter(counts) {
            let whole = transfer.size.unwrap_or(transfer.done).max(transfer.done).max(1);
            size += bytes(whole);
            done += match transfer.state {
                TransferState::Attaching | TransferState::Done => bytes(whole),
                _ => bytes(transfer.done),
            };
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 100"
        )]
        (size > 0.0).then(|| (done / size * 100.0).clamp(0.0, 100.0).floor() as u8)
    }

    /// At the pace of the last seconds; nothing while a size is unknown or nothing moves.
    fn seconds_left(&self) -> Option<u32> {
        let mut left = 0;
        for transfer in self.all().iter().filter(|transfer| transfer.is_coming()) {
            left += transfer.size?.saturating_sub(transfer.done);
        }
        let seconds = bytes(left) / self.pace.per_second().filter(|speed| *speed > 0.0)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "positive, and at most a month"
        )]
        (left > 0 && seconds < LONGEST).then(|| seconds.ceil() as u32)
    }

    /// In the order of the queue; `task_name` looks names up.
    pub(crate) fn views(&self, task_name: impl Fn(&TaskId) -> Option<String>) -> Vec<TransferView> {
        self.drawn(|_| true, task_name)
    }

    /// Those that move at this moment.
    pub(crate) fn moving(&self, task_name: impl Fn(&TaskId) -> Option<String>) -> Vec<TransferView> {
        self.drawn(|transfer| transfer.state == TransferState::Running, task_name)
    }

    /// Hundreds have few tasks: each name is looked up once.
    fn drawn(
        &self,
        which: impl Fn(&Transfer) -> bool,
        task_name: impl Fn(&TaskId) -> Option<String>,
    ) -> Vec<TransferView> {
        let mut names: HashMap<&TaskId, Option<String>> = HashMap::new();
        let drawn = self.all().iter().filter(|transfer| which(transfer));
        drawn
            .map(|transfer| {
                let task = transfer.task();
                let name = task.and_then(|task| names.entry(task).or_insert_with(|| task_name(task)).clone());
                self.view(transfer, name)
            })
            .collect()
    }

    fn view(&self, transfer: &Transfer, task_name: Option<String>) -> TransferView {
        let moves = transfer.state == TransferState::Running && !transfer.speed.stands_still(&self.pace);
        TransferView {
            id: transfer.id,
            direction: transfer.direction(),
            name: transfer.name.clone(),
            size: transfer.size.map(bytes),
            done: bytes(transfer.done),
            speed: transfer.speed.per_second().filter(|_| moves),
            state: transfer.state.clone(),
            can_pause: transfer.can_pause(),
            can_retry: transfer.can_retry(),
            task: transfer.task().cloned(),
            task_name,
            place: transfer.purpose.place().cloned(),
            place_name: None,
        }
    }
}
