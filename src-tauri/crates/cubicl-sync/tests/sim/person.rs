//! What the person at the desk does next.

use std::sync::atomic::Ordering;

use cubicl_client::TaskId;
use cubicl_sync::view::{
    BoardQuery, Card, ChangeKind, DeedView, NewTask, PendingChange, StepsView, TaskChange,
};
use serde_json::json;

use crate::desk::Desk;
use crate::disk::Crash;
use crate::doubts::place_of;
use crate::ledger::What;
use crate::world::{PROJECTS, STATES};

pub(crate) fn query(project: &str) -> BoardQuery {
    BoardQuery {
        project: project.into(),
        ..BoardQuery::default()
    }
}

impl Desk {
    /// Does one thing and waits a while.
    pub(crate) async fn act(&mut self) {
        if self.has_files && self.rng.u8(0..3) == 0 {
            self.work_with_files();
        }
        match self.rng.u8(0..100) {
            0..8 => drop(self.cards()),
            8..14 => self.look_at_a_task(),
            14..26 => self.create(),
            26..48 => self.edit(),
            48..56 => self.edit_steps(),
            56..62 => self.comment(),
            62..66 => self.write_a_message(),
            66..70 => self.delete(),
            70..75 => self.undo(),
            75..77 => self.redo(),
            77..82 => self.tidy_up(false),
            82..84 => self.account().refresh(),
            84..86 => self.account().set_visible(self.serial.is_multiple_of(2)),
            86..90 => self.cable(),
            90..94 => self.schedule_a_crash(),
            94..95 => self.fill_the_disk(),
            95..97 => self.change_person().await,
            97..98 => self.token(),
            98..99 => self.set_the_clock(),
            _ => self.look_at_the_chat(),
        }
        self.settle_creates();
        if self.rng.u8(0..6) == 0 {
            self.somebody_else();
        }
        let pause = match self.rng.u8(0..20) {
            0..10 => self.rng.u64(0..500),
            10..17 => self.rng.u64(500..15_000),
            17..19 => self.rng.u64(15_000..90_000),
            _ => self.rng.u64(90_000..600_000),
        };
        self.wait(pause).await;
    }

    /// Every board, looked at.
    pub(crate) fn look_around(&mut self) {
        for project in PROJECTS {
            let _ = self.account().board(&query(project));
        }
    }

    /// A board, looked at.
    fn cards(&mut self) -> Vec<Card> {
        let project = PROJECTS[self.rng.usize(0..PROJECTS.len())];
        let board = self.account().board(&query(project));
        let columns = board.map(|board| board.columns).unwrap_or_default();
        columns.into_iter().flat_map(|column| column.cards).collect()
    }

    fn some_task(&mut self) -> Option<TaskId> {
        let mut cards = self.cards();
        cards.retain(|card| !self.is_uncertain(&card.name) || card.id.as_str().starts_with("local-"));
        let at = self.rng.usize(0..cards.len().max(1));
        cards.get(at).map(|card| card.id.clone())
    }

    fn look_at_a_task(&mut self) {
        if let Some(task) = self.some_task() {
            let _ = self.account().task(&task);
            let _ = self.account().activities(&task);
        }
    }

    pub(crate) fn create(&mut self) {
        let name = format!("t{}.", self.next());
        let project = PROJECTS[self.rng.usize(0..PROJECTS.len())];
        let parent = if self.rng.u8(0..4) == 0 {
            self.some_task()
        } else {
            None
        };
        let project = match &parent {
            Some(parent) => match self.account().task(parent) {
                Ok(task) => task.project,
                Err(_) => project.into(),
            },
            None => project.into(),
        };
        let made = self.account().create_task(NewTask {
            project,
            name: name.clone(),
            parent,
            ..NewTask::default()
        });
        self.trace
            .line(|| format!("{} creates {name}: {made:?}", self.user));
        let (task, done) = match made {
            Ok(task) => (task.to_string(), true),
            Err(_) => ("nothing".to_owned(), false),
        };
        let carries = |change: &PendingChange| change.what == ChangeKind::Create && place_of(change) == task;
        let change = self
            .account()
            .changes()
            .iter()
            .find(|change| carries(change))
            .map(|change| change.id);
        self.ledger
            .note(self.user, &task, What::Create(name), change, done);
    }

    pub(crate) fn edit(&mut self) {
        let Some(task) = self.some_task() else { return };
        let serial = self.next();
        let (edit, field, value) = match self.rng.u8(0..6) {
            0 => {
                let name = format!("n{serial}.");
                (TaskChange::Name(name.clone()), "name", json!(name))
            }
            1 => {
                let text = format!("d{serial}.");
                (TaskChange::Description(text.clone()), "desc", json!(text))
            }
            2 => {
                let tags = vec![format!("g{serial}.")];
                (TaskChange::Tags(tags.clone()), "tags", json!(tags))
            }
            3 => {
                let deadline = i64::from(serial) + 1_900_000_000;
                (TaskChange::Deadline(Some(deadline)), "deadline", json!(deadline))
            }
            4 => {
                let priority = self.rng.u8(1..=5);
                (TaskChange::Priority(priority), "priority", json!(priority))
            }
            _ => {
                let state = STATES[self.rng.usize(0..STATES.len())];
                (TaskChange::State(state.to_owned()), "state", json!(state))
            }
        };
        let made = self.account().change_task(&task, edit);
        self.trace
            .line(|| format!("{} sets {field} of {task} to {value}: {made:?}", self.user));
        let what = What::Edit(field, value.to_string());
        self.ledger.note(
            self.user,
            task.as_str(),
            what,
            made.as_ref().ok().copied(),
            made.is_ok(),
        );
    }

    pub(crate) fn edit_steps(&mut self) {
        let Some(task) = self.some_task() else { return };
        let Ok(view) = self.account().task(&task) else {
            return;
        };
        let items = match view.steps {
            StepsView::Checklist { items } => items,
            _ => Vec::new(),
        };
        let at = self.rng.usize(0..items.len().max(1));
        let (edit, what) = match items.get(at).filter(|_| self.rng.u8(0..3) > 0) {
            None => {
                let name = format!("i{}.", self.next());
                (
                    TaskChange::StepAdded { name: name.clone() },
                    What::Item(name, true),
                )
            }
            Some(item) if self.rng.u8(0..3) == 0 => (
                TaskChange::StepRemoved {
                    key: item.key.clone(),
                },
                What::Item(item.name.clone(), false),
            ),
            Some(item) => {
                let done = !item.done;
                let key = item.key.clone();
                (
                    TaskChange::StepTicked { key, done },
                    What::Ticked(item.name.clone(), done),
                )
            }
        };
        let made = self.account().change_task(&task, edit.clone());
        self.trace
            .line(|| format!("{} {edit:?} on {task}: {made:?}", self.user));
        self.ledger.note(
            self.user,
            task.as_str(),
            what,
            made.as_ref().ok().copied(),
            made.is_ok(),
        );
    }

    pub(crate) fn comment(&mut self) {
        let Some(task) = self.some_task() else { return };
        let text = match self.rng.u8(0..4) {
            0 => "ok".to_owned(),
            _ => format!("c{}.", self.next()),
        };
        let made = self.account().comment(&task, text.clone(), Vec::new());
        self.trace
            .line(|| format!("{} says {text} on {task}: {made:?}", self.user));
        let changes = self.account().changes();
        let says = |change: &&PendingChange| {
            change.what == ChangeKind::Comment && change.text.as_ref() == Some(&text)
        };
        let change = changes.iter().filter(says).map(|change| change.id).max();
        self.ledger.note(
            self.user,
            task.as_str(),
            What::Comment(text),
            change,
            made.is_ok(),
        );
    }

    fn delete(&mut self) {
        let Some(task) = self.some_task() else { return };
        let made = self.account().delete_task(&task);
        self.trace
            .line(|| format!("{} deletes {task}: {made:?}", self.user));
        self.ledger.note(
            self.user,
            task.as_str(),
            What::Delete,
            made.as_ref().ok().copied(),
            made.is_ok(),
        );
    }

    fn undo(&mut self) {
        let undone = self.account().undo(None);
        self.trace
            .line(|| format!("{} takes back: {undone:?}", self.user));
        let Ok(Some(deed)) = undone else { return };
        if deed.what == ChangeKind::Delete {
            self.ledger.undelete(self.user, deed.change);
        } else {
            self.turned(&deed);
        }
    }

    fn redo(&mut self) {
        let redone = self.account().redo();
        self.trace
            .line(|| format!("{} does again: {redone:?}", self.user));
        let Ok(Some(deed)) = redone else { return };
        if deed.what == ChangeKind::Delete {
            let task = deed.task.to_string();
            self.ledger
                .note(self.user, &task, What::Delete, Some(deed.change), true);
        } else {
            self.turned(&deed);
        }
    }

    /// What the screen shows after an edit was taken back or done again.
    fn turned(&mut self, deed: &DeedView) {
        let task = deed.task.to_string();
        let Ok(view) = self.account().task(&deed.task) else {
            return;
        };
        let what = match deed.what {
            ChangeKind::Name => What::Shown("name", json!(view.name).to_string()),
            ChangeKind::State => What::Shown("state", json!(view.state).to_string()),
            ChangeKind::Priority => What::Shown("priority", json!(view.priority).to_string()),
            ChangeKind::Tags => What::Shown("tags", json!(view.tags).to_string()),
            ChangeKind::Deadline => What::Shown("deadline", json!(view.deadline).to_string()),
            ChangeKind::Description => What::Turned("desc"),
            _ => What::Turned("steps"),
        };
        self.ledger.note(self.user, &task, what, Some(deed.change), true);
    }

    fn cable(&mut self) {
        let offline = self.air.offline.fetch_xor(true, Ordering::Relaxed);
        self.trace.line(|| format!("offline: {}", !offline));
    }

    fn schedule_a_crash(&mut self) {
        let crash = Crash {
            writes: self.rng.u32(1..12),
            written: self.rng.bool(),
        };
        self.trace.line(|| format!("will end: {crash:?}"));
        self.disk.lock().unwrap().crash = Some(crash);
    }

    fn fill_the_disk(&mut self) {
        let mut plan = self.disk.lock().unwrap();
        plan.full = !plan.full;
        let full = plan.full;
        self.trace.line(|| format!("full: {full}"));
    }

    fn token(&mut self) {
        let is_revoked = self.world.lock().revoked.contains(&self.user);
        if is_revoked {
            self.renew();
        } else {
            self.trace
                .line(|| format!("the token of {} is taken away", self.user));
            self.world.lock().revoked.push(self.user);
        }
    }
}
