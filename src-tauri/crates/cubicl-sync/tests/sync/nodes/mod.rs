//! Files pages: reading, adding files and folders, making directories, deleting; what is lost on the way, and restarts.

mod adding;
mod lost;
mod pending;
mod reading;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::support::{Desk, wait};
use cubicl_sync::Account;
use cubicl_sync::view::*;
use serde_json::Value;

/// The root of a project's Files page, completely read.
async fn root(desk: &Desk) -> NodePlace {
    let projects = desk.look("/projects").await;
    let nodes = desk.look("/nodes").await;
    let has_files = |project: &&Value| {
        nodes
            .as_array()
            .unwrap()
            .iter()
            .any(|node| node["group"] == project["_id"])
    };
    let project = projects.as_array().unwrap().iter().find(has_files).unwrap();
    let place = NodePlace {
        owner: NodeOwner::Project(project["_id"].as_str().unwrap().into()),
        directory: None,
    };
    read(&desk.account(), &place).await;
    place
}

async fn read(account: &Account, place: &NodePlace) {
    wait("the directory", || account.nodes(place).freshness.as_of.is_some()).await;
}

fn inside(place: &NodePlace, directory: &NodeId) -> NodePlace {
    NodePlace {
        owner: place.owner.clone(),
        directory: Some(directory.clone()),
    }
}

fn names(view: &NodesView) -> Vec<&str> {
    view.nodes.iter().filter_map(|row| row.name.as_deref()).collect()
}

fn row<'a>(view: &'a NodesView, name: &str) -> Option<&'a NodeRow> {
    view.nodes.iter().find(|row| row.name.as_deref() == Some(name))
}

/// How often the server has a file at each of these ways, or a directory (which ends with `/`).
async fn at_server(desk: &Desk, place: &NodePlace) -> BTreeMap<String, usize> {
    let NodeOwner::Project(project) = &place.owner else {
        return BTreeMap::new();
    };
    let nodes = desk.look("/nodes").await;
    let nodes = nodes.as_array().unwrap();
    let mut ways = BTreeMap::new();
    for node in nodes.iter().filter(|node| node["group"] == project.as_str()) {
        let mut way = match node["type"].as_str() {
            Some("d") => format!("{}/", node["name"].as_str().unwrap()),
            _ => node["file"]["name"].as_str().unwrap().to_owned(),
        };
        let mut outer = node;
        while let Some(parent) = outer["parent"].as_str() {
            outer = nodes.iter().find(|node| node["_id"] == parent).unwrap();
            way = format!("{}/{way}", outer["name"].as_str().unwrap());
        }
        *ways.entry(way).or_default() += 1;
    }
    ways
}

/// A folder on this computer with these files, each with its own name as content.
fn folder(desk: &Desk, name: &str, files: &[&str]) -> PathBuf {
    let folder = desk.folder.path().join(name);
    for file in files {
        write(&folder.join(file), file);
    }
    folder
}

fn write(path: &Path, content: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, content).unwrap();
}

/// Adds everything that can go.
fn add(account: &Account, place: &NodePlace, paths: Vec<PathBuf>) {
    let picked = account.pick_all(paths).files;
    let good = picked.iter().filter(|file| file.problem.is_none());
    account
        .add_to_directory(place, good.map(|file| file.id).collect())
        .unwrap();
}

/// Nothing is on its way.
async fn quiet(account: &Account) {
    wait("everything to arrive", || {
        let status = account.status();
        status.waiting_changes == 0 && status.active_transfers == 0
    })
    .await;
}

fn failures(account: &Account) -> Vec<ProblemKind> {
    let transfers = account.transfers().into_iter();
    let failed = transfers.filter_map(|transfer| match transfer.state {
        TransferState::Failed { problem } => Some(problem.kind),
        _ => None,
    });
    failed.collect()
}

/// How many requests of this kind were made.
async fn count(desk: &Desk, method: &str, end: &str) -> usize {
    let requests = desk.requests().await;
    let fits = |request: &&String| request.starts_with(method) && request.ends_with(end);
    requests.iter().filter(fits).count()
}
