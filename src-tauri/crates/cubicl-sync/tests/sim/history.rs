//! One history: people act while everything fails, then everything works, and then the account is settled.

use std::path::Path;

use cubicl_sync::view::{Card, StepsView};

use crate::desk::{Desk, PEOPLE};
use crate::person::query;
use crate::verdict::Complaints;
use crate::world::PROJECTS;

pub(crate) struct Outcome {
    pub(crate) hash: u64,
    pub(crate) complaints: Complaints,
    pub(crate) lines: Vec<String>,
}

/// Runs the history of this seed; `keep` its trace. The folder is for its files.
pub(crate) fn run(seed: u64, folder: &Path, keep: bool) -> Outcome {
    play(seed, folder, keep, Desk::live)
}

/// Runs a history that is told; its seed only decides what is left open.
pub(crate) fn within(seed: u64, tell: impl AsyncFnOnce(&mut Desk) -> Complaints) -> Complaints {
    let outcome = play(seed, crate::folder().path(), true, tell);
    if !outcome.complaints.is_empty() {
        println!("{}", outcome.lines.join("\n"));
    }
    outcome.complaints
}

fn play(seed: u64, folder: &Path, keep: bool, tell: impl AsyncFnOnce(&mut Desk) -> Complaints) -> Outcome {
    let folder = folder.join(seed.to_string());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime");
    let outcome = runtime.block_on(async {
        let mut desk = Desk::new(seed, folder.clone(), keep);
        let complaints = tell(&mut desk).await;
        Outcome {
            hash: desk.trace.hash(),
            complaints,
            lines: desk.trace.lines(),
        }
    });
    drop(runtime);
    let _ = std::fs::remove_dir_all(&folder);
    outcome
}

impl Desk {
    async fn live(&mut self) -> Complaints {
        for _ in 0..3 {
            self.somebody_else();
        }
        self.start().await;
        for _ in 0..self.rng.u32(5..60) {
            self.go_on().await;
            self.act().await;
        }
        self.finish().await
    }

    /// Everything works from now on; in the end nothing is wrong.
    pub(crate) async fn finish(&mut self) -> Complaints {
        self.heal();
        let mut wrong = Complaints::new();
        self.go_on().await;
        self.settle(&mut wrong).await;
        self.change_person().await;
        self.settle(&mut wrong).await;
        for _ in PEOPLE {
            self.read_everything().await;
            self.compare("", &mut wrong);
            self.end().await;
            self.open();
            self.compare(" after the next start", &mut wrong);
            self.change_person().await;
        }
        self.end().await;
        wrong.extend(self.verdict());
        wrong
    }

    /// Until nothing waits any more.
    async fn settle(&mut self, wrong: &mut Complaints) {
        const MOST: u32 = 400;
        for _ in 0..MOST {
            self.renew();
            self.wait(10_000).await;
            self.tidy_up(true);
            let account = self.account();
            if account.changes().is_empty() && account.node_changes().is_empty() && !account.is_reading() {
                return;
            }
        }
        wrong.push(format!(
            "{} is never idle: {:?} {:?}",
            self.user,
            self.account().changes(),
            self.account().node_changes()
        ));
    }

    async fn read_everything(&mut self) {
        self.read_the_chat().await;
        for project in PROJECTS {
            self.read_the_files(project).await;
            let _ = self.account().board(&query(project));
            self.account().refresh();
            self.idle().await;
            for id in self.there(project) {
                let _ = self.account().task(&id.as_str().into());
                let _ = self.account().activities(&id.as_str().into());
                self.account().refresh();
                self.idle().await;
            }
        }
    }

    pub(crate) async fn idle(&mut self) {
        for _ in 0..200 {
            self.wait(2_000).await;
            if !self.account().is_reading() {
                return;
            }
        }
    }

    fn there(&self, project: &str) -> Vec<String> {
        let world = self.world.lock();
        let there = world.tasks.iter().filter(|(_, task)| task.is_on(project));
        there.map(|(id, _)| crate::world::id_of(*id)).collect()
    }

    /// The copy is what the server has.
    fn compare(&mut self, when: &str, wrong: &mut Complaints) {
        self.compare_chat(when, wrong);
        for project in PROJECTS {
            self.compare_files(project, when, wrong);
            let board = self.account().board(&query(project));
            let columns = board.map(|board| board.columns).unwrap_or_default();
            let mut cards: Vec<Card> = columns.into_iter().flat_map(|column| column.cards).collect();
            cards.sort_by(|one, other| one.id.cmp(&other.id));
            let mut shown: Vec<String> = cards.iter().map(shown).collect();
            let world = self.world.lock();
            let there = world.tasks.values().filter(|task| task.is_on(project));
            let mut expected: Vec<String> = there
                .map(|task| {
                    let fields = ["_id", "name", "state", "priority", "tags", "deadline"];
                    fields.map(|field| task.field(field).to_string()).join(" ")
                })
                .collect();
            drop(world);
            shown.sort();
            expected.sort();
            if shown != expected {
                wrong.push(format!(
                    "{} sees {shown:?} on {project}{when}; the server has {expected:?}",
                    self.user
                ));
            }
            for id in self.there(project) {
                self.compare_task(&id, when, wrong);
            }
        }
    }

    fn compare_task(&mut self, id: &str, when: &str, wrong: &mut Complaints) {
        let Ok(view) = self.account().task(&id.into()) else {
            return wrong.push(format!("{} cannot open {id}{when}", self.user));
        };
        let stream = self
            .account()
            .activities(&id.into())
            .map(|view| view.activities)
            .unwrap_or_default();
        let items = match &view.steps {
            StepsView::Checklist { items } => {
                items.iter().map(|item| (item.name.clone(), item.done)).collect()
            }
            _ => Vec::new(),
        };
        let world = self.world.lock();
        let Some(task) = world.task(id) else { return };
        let steps = task.field("steps").as_array().cloned().unwrap_or_default();
        let steps: Vec<(String, bool)> = steps
            .iter()
            .map(|item| {
                (
                    item["name"].as_str().unwrap_or_default().to_owned(),
                    item["completed"] == true,
                )
            })
            .collect();
        if items != steps {
            wrong.push(format!(
                "{} sees {items:?} on {id}{when}; the server has {steps:?}",
                self.user
            ));
        }
        let text = task.text("desc");
        if !view.description.contains(text) || view.description.is_empty() != text.is_empty() {
            wrong.push(format!(
                "{} reads {:?} on {id}{when}; the server has {text:?}",
                self.user, view.description
            ));
        }
        let seen: Vec<String> = stream.iter().map(|line| line.id.to_string()).collect();
        let told: Vec<&str> = task
            .stream
            .iter()
            .filter_map(|line| line["_id"].as_str())
            .collect();
        if sorted(seen.iter().map(String::as_str)) != sorted(told.iter().copied()) {
            wrong.push(format!(
                "{} sees the lines {seen:?} on {id}{when}; the server has {told:?}",
                self.user
            ));
        }
    }
}

fn sorted<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    ids
}

fn shown(card: &Card) -> String {
    let text = |text: &str| serde_json::Value::from(text).to_string();
    let number = |number: Option<i64>| serde_json::json!(number).to_string();
    [
        text(card.id.as_str()),
        text(&card.name),
        text(&card.state),
        card.priority.to_string(),
        serde_json::json!(card.tags).to_string(),
        number(card.deadline),
    ]
    .join(" ")
}
