//! Files that seem to be on a task already.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use cubicl_client::{Lane, TaskId};
use unicode_normalization::UnicodeNormalization;

use super::record::Transfer;
use crate::core::Core;
use crate::reading::Key;
use crate::record::is_local;
use crate::state::State;
use crate::view::{PickedId, TransferState};

/// Whoever dropped files waits no longer than this for the list of those that are there.
const PATIENCE: Duration = Duration::from_secs(3);
const LOOK: Duration = Duration::from_millis(25);

/// Which of the chosen files have the name, and the size as far as it is known, of one that is on the task or on its way.
pub(crate) async fn alike(core: &Arc<Core>, task: &TaskId, files: &[PickedId]) -> Vec<PickedId> {
    let task = core.with(|state, fx| {
        let task = state.copy.real(task);
        state.recall_task(&task);
        if !state.knows_files_of(&task) && !is_local(&task) {
            state.read_again(Key::Task(task.clone()), Lane::Person, fx);
        }
        task
    });
    let known = async {
        let reading = |state: &State| state.reads.freshness(&Key::Task(task.clone())).refreshing;
        while core.peek(reading) {
            tokio::time::sleep(LOOK).await;
        }
    };
    // Without an answer the copy has to do.
    let _ = tokio::time::timeout(PATIENCE, known).await;
    core.peek(|state| state.alike(&task, files))
}

impl State {
    fn knows_files_of(&self, task: &TaskId) -> bool {
        self.copy.task(task).is_some_and(|known| known.complete)
    }

    fn alike(&self, task: &TaskId, files: &[PickedId]) -> Vec<PickedId> {
        let mut there: HashMap<String, Vec<Option<u64>>> = HashMap::new();
        let mut add = |name: &str, size| there.entry(form(name)).or_default().push(size);
        let on_task = self.effective(task);
        for file in on_task.iter().flat_map(|task| &task.files) {
            let size = file.size.or_else(|| self.copy.file(&file.id)?.size);
            if let Some(name) = self.file_view(file).name {
                add(&name, size);
            }
        }
        let comes = |transfer: &&Transfer| {
            transfer.is_active() || transfer.state == TransferState::Paused || transfer.has_failed()
        };
        let of_task = |transfer: &&Transfer| transfer.purpose.attaches_to() == Some(task);
        for transfer in self.transfers.all().iter().filter(of_task).filter(comes) {
            add(&transfer.name, transfer.size);
        }
        let is_there = |id: &&PickedId| {
            self.transfers.picked(**id).is_some_and(|picked| {
                let sizes = there.get(&form(&picked.name)).into_iter().flatten();
                sizes
                    .into_iter()
                    .any(|size| size.is_none_or(|size| size == picked.source.size()))
            })
        };
        files.iter().filter(is_there).copied().collect()
    }
}

/// One disk writes `ö` as one letter, another as two.
fn form(name: &str) -> String {
    name.nfc().collect()
}
