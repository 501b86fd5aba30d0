//! Files pages: directories that people make, delete and take back, and whether each is there once.

use std::collections::BTreeMap;

use cubicl_sync::view::{NodeChangeKind, NodeChangeWay, NodeOwner, NodePlace};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::ledger::{Fact, What};
use crate::record::Asked;
use crate::verdict::Complaints;
use crate::world::PROJECTS;

/// A directory at Cubicl.
#[derive(Clone, Debug)]
struct Directory {
    project: String,
    parent: Option<String>,
    name: String,
    gone: bool,
}

/// The Files pages of all projects.
#[derive(Default)]
pub(crate) struct Pages {
    directories: BTreeMap<String, Directory>,
    last_id: u32,
}

impl Pages {
    pub(crate) fn serve(&mut self, asked: &Asked, terse: bool) -> Option<Value> {
        match asked.method.as_str() {
            "GET" => self.list(&asked.query),
            "POST" => {
                let told = self.make(&asked.body);
                told.map(|told| if terse { json!({}) } else { told })
            }
            _ => {
                self.delete(asked.query.get("ids").map_or("", String::as_str));
                Some(json!({}))
            }
        }
    }

    /// A16: a directory that is not there has no list.
    fn list(&self, query: &BTreeMap<String, String>) -> Option<Value> {
        let parent = query.get("parent");
        if parent.is_some_and(|id| !self.has(id)) {
            return None;
        }
        let inside = self.directories.iter().filter(|(_, directory)| {
            !directory.gone
                && directory.parent.as_ref() == parent
                && query.get("group") == Some(&directory.project)
        });
        Some(inside.map(|(id, directory)| record(id, directory)).collect())
    }

    fn make(&mut self, body: &Value) -> Option<Value> {
        let text = |field: &str| body[field].as_str().map(str::to_owned);
        let parent = text("parent");
        if parent.as_ref().is_some_and(|id| !self.has(id)) {
            return None;
        }
        self.last_id += 1;
        let id = format!("n{}", self.last_id);
        let directory = Directory {
            project: text("group").unwrap_or_default(),
            parent,
            name: text("name").unwrap_or_default(),
            gone: false,
        };
        let told = record(&id, &directory);
        self.directories.insert(id, directory);
        Some(told)
    }

    /// With what is in them.
    pub(crate) fn delete(&mut self, ids: &str) {
        let mut left: Vec<String> = ids.split(',').map(str::to_owned).collect();
        while let Some(id) = left.pop() {
            if let Some(directory) = self.directories.get_mut(&id) {
                directory.gone = true;
            }
            let inside = self
                .directories
                .iter()
                .filter(|(_, other)| !other.gone && other.parent.as_ref() == Some(&id));
            left.extend(inside.map(|(id, _)| id.clone()));
        }
    }

    fn has(&self, id: &str) -> bool {
        self.directories.get(id).is_some_and(|directory| !directory.gone)
    }

    fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Directory> {
        self.directories
            .values()
            .filter(move |directory| directory.name == name)
    }

    /// Every directory of a project, and its root.
    fn places(&self, project: &str) -> Vec<NodePlace> {
        let there = self.directories.iter();
        let there = there.filter(|(_, directory)| !directory.gone && directory.project == project);
        let inside = there.map(|(id, _)| NodePlace {
            directory: Some(id.as_str().into()),
            ..root(project)
        });
        std::iter::once(root(project)).chain(inside).collect()
    }

    fn names_in(&self, place: &NodePlace) -> Vec<String> {
        let NodeOwner::Project(project) = &place.owner else {
            return Vec::new();
        };
        let mut names: Vec<String> = self
            .directories
            .values()
            .filter(|directory| {
                !directory.gone
                    && directory.project == project.as_str()
                    && directory.parent.as_deref() == place.directory.as_ref().map(|id| id.as_str())
            })
            .map(|directory| directory.name.clone())
            .collect();
        names.sort();
        names
    }

    /// The id of one that somebody else may delete.
    pub(crate) fn some(&self, at: u32) -> Option<String> {
        let there: Vec<&String> = self
            .directories
            .iter()
            .filter(|(_, directory)| !directory.gone)
            .map(|(id, _)| id)
            .collect();
        there
            .get(at as usize % there.len().max(1))
            .map(|id| (*id).clone())
    }
}

fn record(id: &str, directory: &Directory) -> Value {
    json!({
        "_id": id, "type": "d", "name": directory.name, "parent": directory.parent, "group": directory.project,
    })
}

fn root(project: &str) -> NodePlace {
    NodePlace {
        owner: NodeOwner::Project(project.into()),
        directory: None,
    }
}

impl Desk {
    /// Does one thing on a Files page.
    pub(crate) fn work_with_files(&mut self) {
        let place = self.some_place();
        match self.rng.u8(0..12) {
            0..6 => self.make_a_directory(&place),
            6..9 => self.delete_a_directory(&place),
            9 => self.keep_a_directory(&place),
            10 => self.account().show_files(Some(&place)),
            _ => self.account().show_files(None),
        }
        if self.rng.u8(0..5) == 0 {
            self.somebody_elses_files();
        }
    }

    /// The root, or a directory in sight.
    fn some_place(&mut self) -> NodePlace {
        let mut place = root(PROJECTS[self.rng.usize(0..PROJECTS.len())]);
        while self.rng.bool() {
            let rows = self.account().nodes(&place).nodes;
            let at = self.rng.usize(0..rows.len().max(1));
            let Some(row) = rows.get(at) else { break };
            place.directory = Some(row.id.clone());
        }
        place
    }

    fn make_a_directory(&mut self, place: &NodePlace) {
        let name = format!("f{}.", self.next());
        let made = self.account().make_directory(place, &name);
        self.trace
            .line(|| format!("{} makes the directory {name} in {place:?}: {made:?}", self.user));
        let changes = self.account().node_changes();
        let carries = changes.iter().find(|change| {
            change.what == NodeChangeKind::MakeDirectory && change.name.as_ref() == Some(&name)
        });
        let change = carries.map(|change| change.change);
        let (id, done) = match made {
            Ok(id) => (id.to_string(), true),
            Err(_) => ("nothing".to_owned(), false),
        };
        let parent = place.directory.as_ref().map(ToString::to_string);
        self.ledger
            .note(self.user, &id, What::Directory(name, parent), change, done);
    }

    fn delete_a_directory(&mut self, place: &NodePlace) {
        let rows = self.account().nodes(place).nodes;
        let at = self.rng.usize(0..rows.len().max(1));
        let Some(row) = rows.get(at) else { return };
        let made = self.account().delete_nodes(place, std::slice::from_ref(&row.id));
        self.trace
            .line(|| format!("{} deletes the directory {}: {made:?}", self.user, row.id));
        self.ledger.note(
            self.user,
            row.id.as_str(),
            What::DirectoryGone,
            made.as_ref().ok().copied(),
            made.is_ok(),
        );
    }

    fn keep_a_directory(&mut self, place: &NodePlace) {
        let deletions = self.account().nodes(place).deletions;
        let Some(deletion) = deletions.first() else { return };
        let kept = self.account().keep_nodes(deletion.change);
        self.trace
            .line(|| format!("{} keeps what {} deletes: {kept:?}", self.user, deletion.change.0));
        if kept.is_ok() {
            let (by, change) = (self.user, Some(deletion.change.into()));
            self.ledger
                .facts
                .retain(|fact| !(fact.by == by && fact.change == change && fact.what == What::DirectoryGone));
        }
    }

    fn somebody_elses_files(&mut self) {
        let serial = self.next();
        let there = self.world.lock().pages.some(serial);
        match there.filter(|_| self.rng.bool()) {
            Some(id) => self.world.delete_nodes(&id),
            None => {
                let project = PROJECTS[serial as usize % PROJECTS.len()];
                let body = json!({ "group": project, "name": format!("o{serial}.") });
                self.world
                    .other("POST", &["file-system-nodes", "directories"], body);
            }
        }
    }

    /// What the person decides about refused changes of Files pages.
    pub(crate) fn tidy_up_files(&mut self, all: bool) {
        for change in self.account().node_changes() {
            if !matches!(change.state, NodeChangeWay::Refused { .. }) {
                continue;
            }
            let send = !all && self.rng.bool();
            let decided = match send {
                true => self.account().retry_node_change(change.change),
                false => self.account().discard_node_change(change.change),
            };
            self.trace
                .line(|| format!("{} decides on {change:?}: send {send}: {decided:?}", self.user));
            if decided.is_ok() && !send {
                self.ledger.files_let_go.insert((self.user, change.change));
            }
        }
    }

    pub(crate) async fn read_the_files(&mut self, project: &str) {
        if !self.has_files {
            return;
        }
        let places = self.world.lock().pages.places(project);
        for place in places {
            self.account().show_files(Some(&place));
            self.account().refresh();
            self.idle().await;
        }
        self.account().show_files(None);
    }

    pub(crate) fn compare_files(&mut self, project: &str, when: &str, wrong: &mut Complaints) {
        if !self.has_files {
            return;
        }
        let places = self.world.lock().pages.places(project);
        for place in places {
            let view = self.account().nodes(&place);
            let mut shown: Vec<String> = view
                .nodes
                .into_iter()
                .map(|row| row.name.unwrap_or_default())
                .collect();
            shown.sort();
            let expected = self.world.lock().pages.names_in(&place);
            if shown != expected {
                wrong.push(format!(
                    "{} sees the directories {shown:?} in {place:?}{when}; the server has {expected:?}",
                    self.user
                ));
            }
        }
    }

    pub(crate) fn directories(&self, by: &'static str, wrong: &mut Complaints) {
        let facts = || self.ledger.facts.iter().filter(|fact| fact.by == by);
        for fact in facts() {
            let world = self.world.lock();
            match &fact.what {
                What::Directory(name, _) => {
                    let made = world.pages.named(name).count();
                    let there = world
                        .pages
                        .named(name)
                        .filter(|directory| !directory.gone)
                        .count();
                    drop(world);
                    // One that somebody deleted before it was looked for is made once more.
                    let good = match (made, there) {
                        (0, _) => !fact.done || self.is_not_to_be(fact),
                        (_, 0 | 1) => fact.done,
                        _ => false,
                    };
                    if !good {
                        wrong.push(format!(
                            "{by} made the directory {name} (done: {}): made {made} times, {there} are there",
                            fact.done
                        ));
                    }
                }
                What::DirectoryGone if fact.done && !self.ledger.is_let_go_of_files(fact) => {
                    let name = self.name_of(by, &fact.task);
                    let is_there = match name {
                        Some(name) => world.pages.named(name).any(|directory| !directory.gone),
                        None => world.pages.has(&fact.task),
                    };
                    if is_there {
                        wrong.push(format!(
                            "{by} deleted the directory {}, and it is there",
                            fact.task
                        ));
                    }
                }
                _ => {}
            }
        }
    }

    /// Let go, deleted, or in a directory that is not there.
    fn is_not_to_be(&self, fact: &Fact) -> bool {
        let What::Directory(_, parent) = &fact.what else {
            return false;
        };
        if self.ledger.is_let_go_of_files(fact) || self.was_to_go_from_files(fact.by, &fact.task) {
            return true;
        }
        let Some(parent) = parent else { return false };
        let maker = self.ledger.facts.iter().find(|other| {
            other.by == fact.by && other.task == *parent && matches!(other.what, What::Directory(..))
        });
        let is_there = match maker {
            Some(Fact {
                what: What::Directory(name, _),
                ..
            }) => {
                let world = self.world.lock();
                world.pages.named(name).any(|directory| !directory.gone)
            }
            _ => self.world.lock().pages.has(parent),
        };
        !is_there
            || self.was_to_go_from_files(fact.by, parent)
            || maker.is_some_and(|it| self.is_not_to_be(it))
    }

    fn was_to_go_from_files(&self, by: &str, id: &str) -> bool {
        let mut facts = self.ledger.facts.iter();
        facts.any(|fact| fact.by == by && fact.what == What::DirectoryGone && fact.done && fact.task == id)
    }

    /// Of a directory that this person made and calls so.
    fn name_of(&self, by: &str, id: &str) -> Option<&str> {
        self.ledger.facts.iter().find_map(|fact| match &fact.what {
            What::Directory(name, _) if fact.by == by && fact.task == id => Some(name.as_str()),
            _ => None,
        })
    }
}
