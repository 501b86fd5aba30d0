//! Sends one change of a Files page and tells the state what became of it.

use std::collections::HashSet;
use std::sync::Arc;

use cubicl_client::{FileId, Lane, NodeId};
use tokio::time::Instant;

use super::change::{NodeAct, NodeChange};
use super::read::list;
use super::record::{NodeContent, NodeRecord, shelf};
use super::settle::{Failure, Sent};
use crate::core::Core;
use crate::problem;
use crate::record::FileRecord;
use crate::view::{NodePlace, ProblemKind, TransferId};

/// Their ids stand in the address, and servers take some 8 KiB of it.
const DELETED_AT_ONCE: usize = 100;

type Outcome = Result<Sent, Failure>;

/// Sends `change`, which is marked as sending.
pub(crate) async fn send(core: &Arc<Core>, change: NodeChange) {
    let place = change.place();
    let outcome = match &change.act {
        NodeAct::MakeDirectory { name, .. } => make_directory(core, &change, &place, name).await,
        NodeAct::PutFiles { files, .. } => put_files(core, &change, &place, files).await,
        NodeAct::Delete { nodes, .. } => delete(core, &change, &place, nodes).await,
    };
    core.with(|state, fx| state.settle_nodes(&change, outcome, fx));
}

/// What lies there is looked at first: a directory of that name is the one, unless it is being deleted.
async fn make_directory(core: &Arc<Core>, change: &NodeChange, place: &NodePlace, name: &str) -> Outcome {
    if change.doubted || !core.peek(|state| state.is_just_read(place)) {
        look(core, place).await?;
    }
    let there = core.peek(|state| state.known_directory(place, name).cloned());
    if let Some(record) = there {
        return Ok(Sent::Directory { record, made: false });
    }
    if let Some(until) = straggles(core, change) {
        return Ok(Sent::LookAgain(until));
    }
    let client = core.client().map_err(Failure::unsent)?.once();
    let made = client
        .make_directory(&shelf(&place.owner), place.directory.as_ref(), name)
        .await;
    let node = made.map_err(|error| Failure::sent(problem::of(error)))?;
    // Where it is and what it is called was said in the question; an answer may leave it out.
    let record = NodeRecord {
        owner: place.owner.clone(),
        parent: place.directory.clone(),
        content: NodeContent::Directory(name.to_owned()),
        ..NodeRecord::of(node, &place.owner)
    };
    Ok(Sent::Directory { record, made: true })
}

/// No file gets there twice: after a doubt only those that are not there go again.
async fn put_files(
    core: &Arc<Core>,
    change: &NodeChange,
    place: &NodePlace,
    files: &[(TransferId, FileRecord)],
) -> Outcome {
    let mut missing: Vec<FileId> = files.iter().map(|(_, file)| file.id.clone()).collect();
    if change.doubted {
        let listed = look(core, place).await?;
        let there: HashSet<&FileId> = listed
            .iter()
            .filter_map(|node| node.file().map(|file| &file.id))
            .collect();
        let arrived = files.iter().filter(|(_, file)| there.contains(&file.id));
        let arrived: Vec<TransferId> = arrived.map(|(transfer, _)| *transfer).collect();
        missing.retain(|file| !there.contains(file));
        core.with(|state, fx| state.files_are_there(change.id, &arrived, fx));
        if missing.is_empty() {
            return Ok(Sent::Placed(Vec::new()));
        }
        if let Some(until) = straggles(core, change) {
            return Ok(Sent::LookAgain(until));
        }
    }
    let client = core.client().map_err(Failure::unsent)?.once();
    let placed = client
        .add_files(&shelf(&place.owner), place.directory.as_ref(), &missing)
        .await;
    let nodes = placed.map_err(|error| Failure::sent(problem::of(error)))?;
    let nodes = nodes.into_iter().map(|node| NodeRecord::of(node, &place.owner));
    Ok(Sent::Placed(nodes.collect()))
}

/// Deleting what is gone already leaves the same.
async fn delete(core: &Arc<Core>, change: &NodeChange, place: &NodePlace, nodes: &[NodeId]) -> Outcome {
    let mut left = nodes.to_vec();
    if change.doubted {
        keep_those_there(core, place, &mut left).await?;
    }
    while !left.is_empty() {
        let client = core.client().map_err(Failure::unsent)?.once();
        let piece = left.len().min(DELETED_AT_ONCE);
        let Err(error) = client.delete_nodes(&left[..piece]).await else {
            left.drain(..piece);
            continue;
        };
        let problem = problem::of(error);
        let asked = left.len();
        if problem.kind == ProblemKind::NotFound {
            keep_those_there(core, place, &mut left).await?;
        }
        if left.len() == asked {
            return Err(Failure::sent(problem));
        }
    }
    Ok(Sent::Deleted)
}

async fn keep_those_there(
    core: &Arc<Core>,
    place: &NodePlace,
    nodes: &mut Vec<NodeId>,
) -> Result<(), Failure> {
    let listed = match look(core, place).await {
        // With the directory everything in it is gone.
        Err(failure) if failure.problem.kind == ProblemKind::NotFound && place.directory.is_some() => {
            Vec::new()
        }
        listed => listed?,
    };
    nodes.retain(|id| listed.iter().any(|node| node.id == *id));
    Ok(())
}

async fn look(core: &Arc<Core>, place: &NodePlace) -> Result<Vec<NodeRecord>, Failure> {
    let listed = list(core, place, Lane::Change).await.map_err(Failure::unsent)?;
    core.with(|state, fx| state.directory_is_known(place, fx));
    Ok(listed)
}

fn straggles(core: &Core, change: &NodeChange) -> Option<Instant> {
    core.peek(|state| state.nodes.queue.straggles(change.id, Instant::now()))
}
