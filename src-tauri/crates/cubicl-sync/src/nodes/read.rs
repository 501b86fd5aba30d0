//! Reads one directory of a Files page into the copy.

use std::sync::Arc;

use cubicl_client::Lane;
use tokio::time::Instant;

use super::record::{NodeContent, NodeRecord, PlaceWord, is_local, shelf};
use crate::copy::Moment;
use crate::core::Core;
use crate::problem;
use crate::reading::{FRESH, Key};
use crate::state::{Effects, State};
use crate::view::{NodeOwner, NodePlace, Problem, ProblemKind};

/// Reads what `word` names.
pub(crate) async fn read(core: &Arc<Core>, word: &PlaceWord, lane: Lane) -> Result<(), Problem> {
    let Some(place) = word.place() else {
        return Ok(());
    };
    match list(core, &place, lane).await {
        Err(problem) if problem.kind == ProblemKind::NotFound && place.directory.is_some() => {
            core.with(|state, fx| state.directory_is_gone(&place, fx));
            Ok(())
        }
        read => read.map(drop),
    }
}

/// What lies there, taken into the copy.
pub(super) async fn list(
    core: &Arc<Core>,
    place: &NodePlace,
    lane: Lane,
) -> Result<Vec<NodeRecord>, Problem> {
    let asked = core.quietly(|state| {
        state.recall_nodes(&place.owner);
        state.copy.moment()
    });
    let client = core.client()?.in_lane(lane);
    let nodes = client
        .nodes(&shelf(&place.owner), place.directory.as_ref())
        .await
        .map_err(problem::of)?;
    let records = nodes.into_iter().map(|node| NodeRecord::of(node, &place.owner));
    let records: Vec<NodeRecord> = records.collect();
    core.with(|state, fx| state.know_nodes(place, records.clone(), asked, fx));
    Ok(records.into_iter().filter(|record| record.is_in(place)).collect())
}

impl State {
    fn know_nodes(&mut self, place: &NodePlace, mut nodes: Vec<NodeRecord>, asked: Moment, fx: &mut Effects) {
        for node in &mut nodes {
            self.know_file_of(node);
        }
        let now = self.copy.moment();
        if self.nodes.copy.take_in(place, nodes, asked, now) {
            fx.nodes.insert(place.owner.clone());
        }
    }

    /// Name and size may have been told elsewhere (A13).
    pub(super) fn know_file_of(&mut self, node: &mut NodeRecord) {
        if let NodeContent::File(Some(file)) = &mut node.content {
            self.copy.learn_file(file);
            file.size = self.copy.file(&file.id).and_then(|known| known.size);
        }
    }

    fn directory_is_gone(&mut self, place: &NodePlace, fx: &mut Effects) {
        let now = self.copy.moment();
        if let Some(directory) = &place.directory {
            self.nodes.copy.remove(directory, now);
            fx.nodes.insert(place.owner.clone());
        }
    }

    /// Brings the stored nodes of a page into memory, once.
    pub(crate) fn recall_nodes(&mut self, owner: &NodeOwner) {
        if self.nodes.copy.is_recalled(owner) {
            return;
        }
        let root = NodePlace {
            owner: owner.clone(),
            directory: None,
        };
        let key = Key::Directory((&root).into());
        let records = self.recalled(&key, |store| store.nodes(owner).map(Some));
        let records = records.unwrap_or_default();
        for file in records.iter().filter_map(NodeRecord::file) {
            self.copy.learn_file(file);
        }
        self.nodes.copy.recall(owner, records);
        if let NodeOwner::Client(id) = owner {
            self.recall_client(id);
        }
    }

    /// Whether what the copy holds of it was read moments ago.
    pub(super) fn is_just_read(&self, place: &NodePlace) -> bool {
        let key = Key::Directory(place.into());
        self.reads.is_complete(&key) && !self.reads.is_older(&key, FRESH, Instant::now())
    }

    /// The open directory, when Cubicl has it.
    pub(crate) fn open_directory(&self) -> Option<PlaceWord> {
        let open = self.nodes.open.as_ref()?;
        let readable = |directory| !is_local(directory) && !self.nodes.copy.is_gone(directory);
        let fits = open.directory.as_ref().is_none_or(readable);
        fits.then(|| open.into())
    }
}
