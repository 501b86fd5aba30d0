//! Files that seem to be on a Files page already.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use cubicl_client::Lane;

use super::record::{is_local, same_name};
use crate::core::Core;
use crate::reading::Key;
use crate::state::State;
use crate::view::{NodePlace, PickedId, bytes};

/// Whoever dropped files waits no longer than this for the list of those that are there.
const PATIENCE: Duration = Duration::from_secs(3);
const LOOK: Duration = Duration::from_millis(25);

/// Which of the chosen files have the name, and the size as far as it is known, of one that is there or on its way. Files of
/// folders are looked for in the directories of the same names, as far as those are known.
pub(crate) async fn alike(core: &Arc<Core>, place: &NodePlace, files: &[PickedId]) -> Vec<PickedId> {
    let (place, key) = core.with(|state, fx| {
        let place = state.real_place(place);
        state.recall_nodes(&place.owner);
        let key = Key::Directory((&place).into());
        if !state.is_just_read(&place) && !place.directory.as_ref().is_some_and(is_local) {
            state.read_again(key.clone(), Lane::Person, fx);
        }
        (place, key)
    });
    let known = async {
        while core.peek(|state| state.reads.freshness(&key).refreshing) {
            tokio::time::sleep(LOOK).await;
        }
    };
    // Without an answer the copy has to do.
    let _ = tokio::time::timeout(PATIENCE, known).await;
    core.peek(|state| state.alike_in(&place, files))
}

impl State {
    fn alike_in(&self, place: &NodePlace, files: &[PickedId]) -> Vec<PickedId> {
        let mut there: HashMap<&[String], Vec<(String, Option<f64>)>> = HashMap::new();
        let mut is_there = |id: &&PickedId| {
            let Some(picked) = self.transfers.picked(**id) else {
                return false;
            };
            let there = there
                .entry(&picked.folder)
                .or_insert_with(|| self.names_in(place, &picked.folder));
            let size = bytes(picked.source.size());
            there.iter().any(|(name, known)| {
                same_name(name, &picked.name) && known.is_none_or(|known| (known - size).abs() < 1.0)
            })
        };
        files.iter().filter(|id| is_there(id)).copied().collect()
    }

    /// Names and sizes of the files in a directory below `place`, those on their way there too.
    fn names_in(&self, place: &NodePlace, folder: &[String]) -> Vec<(String, Option<f64>)> {
        let mut into = place.clone();
        for name in folder {
            let Some(directory) = self.shown_directory(&into, name) else {
                return Vec::new();
            };
            into.directory = Some(directory);
        }
        let rows = self.node_rows(&into).into_iter();
        let mut names: Vec<_> = rows
            .filter(|row| !row.directory)
            .filter_map(|row| Some((row.name?, row.size)))
            .collect();
        let coming = self
            .transfers
            .all()
            .iter()
            .filter(|transfer| transfer.purpose.place() == Some(&into) && !transfer.has_ended());
        names.extend(coming.map(|transfer| (transfer.name.clone(), transfer.size.map(bytes))));
        names
    }
}
