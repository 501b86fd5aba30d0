//! What the person at the desk does next.

use std::sync::atomic::Ordering;

use cubicl_client::TaskId;
use cubicl_sync::view::{
    BoardQuery, Card, ChangeKind, ChangeState, DeedView, NewTask, PendingChange, StepsView, TaskChange,
};
use serde_json::json;

use crate::desk::Desk;
use crate::disk::Crash;
use crate::ledger::What;
use crate::world::{Deed, PROJECTS, STATES};

pub(crate) fn query(project: &str) -> BoardQuery {
    BoardQuery {
        project: project.into(),
        ..BoardQuery::default()
    }
}

impl Desk {
    /// Does one thing and waits a while.
    pub(crate) async fn act(&mut self) {
        match self.rng.u8(0..100) {
            0..8 => drop(self.cards()),
            8..14 => self.look_at_a_task(),
            14..26 => self.create(),
            26..48 => self.edit(),
            48..56 => self.edit_steps(),
            56..66 => self.comment(),
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
            _ => {}
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
        let carries =
            |change: &PendingChange| change.what == ChangeKind::Create && change.task.as_str() == task;
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
        self.ledger.note(self.user, &task, what, None, true);
    }

    /// Goes through the list of changes that did not get through: always at the end, sometimes before.
    pub(crate) fn tidy_up(&mut self, all: bool) {
        for change in self.account().changes() {
            let send = match &change.state {
                ChangeState::Refused { .. } if all => false,
                ChangeState::Refused { .. } => match self.rng.u8(0..3) {
                    0 => true,
                    1 => false,
                    _ => continue,
                },
                ChangeState::InDoubt { .. } => match self.arrived(&change) {
                    Some(arrived) => !arrived,
                    None => continue,
                },
                ChangeState::Waiting | ChangeState::Sending => continue,
            };
            let decided = match send {
                true => self.account().retry_change(change.id),
                false => self.account().discard_change(change.id),
            };
            self.trace
                .line(|| format!("{} decides on {}: send {send}: {decided:?}", self.user, change.id));
            if decided.is_err() {
                continue;
            }
            let arrived = matches!(change.state, ChangeState::InDoubt { .. });
            if send {
                self.ledger.sent_anew.insert((self.user, change.id));
            } else if !arrived {
                self.ledger.let_go.insert((self.user, change.id));
            }
            if !send && change.what == ChangeKind::Create {
                self.ledger.dropped.insert((self.user, change.task.to_string()));
            }
        }
    }

    /// What the person finds out about a change in doubt; not while it may be on its way.
    fn arrived(&self, change: &PendingChange) -> Option<bool> {
        let world = self.world.lock();
        if world.on_the_way.get(self.user).is_some_and(|count| *count > 0) {
            return None;
        }
        let text = change.text.clone().unwrap_or_default();
        let what = match change.what {
            ChangeKind::Create => Deed::Create(text.clone()),
            _ => Deed::Comment(text.clone()),
        };
        let taken = world.taken.iter().filter(|taken| {
            taken.by == self.user
                && taken.what == what
                && (change.what == ChangeKind::Create || taken.task == change.task.as_str())
        });
        let taken = taken.count();
        drop(world);
        // All that were said the same, without those that are not settled yet.
        let alike = self.said(change.task.as_str(), &text);
        let pending = self.account().changes();
        let pending = pending.iter().filter(|other| {
            other.what == change.what && other.task == change.task && other.text == change.text
        });
        let settled = alike.saturating_sub(pending.count());
        Some(taken > settled)
    }

    fn said(&self, task: &str, text: &str) -> usize {
        let same = |what: &What| match what {
            What::Create(name) => name == text,
            What::Comment(said) => said == text,
            _ => false,
        };
        let here = |fact: &&crate::ledger::Fact| {
            fact.by == self.user
                && fact.done
                && same(&fact.what)
                && !self.ledger.is_let_go(fact)
                && (matches!(fact.what, What::Create(_)) || self.server_id(fact.by, &fact.task) == task)
        };
        self.ledger.facts.iter().filter(here).count()
    }

    /// The id at the server of a task that a person calls so.
    pub(crate) fn server_id(&self, by: &str, task: &str) -> String {
        let made = self.ledger.facts.iter().find_map(|fact| match &fact.what {
            What::Create(name) if fact.by == by && fact.task == task => Some(name),
            _ => None,
        });
        let world = self.world.lock();
        let taken = made.and_then(|name| {
            let made = Deed::Create(name.clone());
            world.taken.iter().find(|taken| taken.what == made)
        });
        taken.map_or_else(|| task.to_owned(), |taken| taken.task.clone())
    }

    /// Whoever made this task may not know it.
    fn is_uncertain(&self, name: &str) -> bool {
        name.starts_with('t') && !self.ledger.settled.contains(name)
    }

    /// Tasks that were made and are no longer on their way.
    fn settle_creates(&mut self) {
        if self.disk.lock().unwrap().full || self.is_over() {
            return;
        }
        let pending = self.account().changes();
        let settled = self.ledger.facts.iter().filter_map(|fact| match &fact.what {
            What::Create(name) if fact.by == self.user && fact.done => Some((name, &fact.task)),
            _ => None,
        });
        let is_pending = |task: &str| {
            let mut creates = pending.iter().filter(|change| change.what == ChangeKind::Create);
            creates.any(|change| change.task.as_str() == task)
        };
        let settled = settled.filter(|(_, task)| !is_pending(task));
        let settled: Vec<String> = settled.map(|(name, _)| name.clone()).collect();
        self.ledger.settled.extend(settled);
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

    /// Somebody else works on the same tasks.
    pub(crate) fn somebody_else(&mut self) {
        let serial = self.next();
        let there: Vec<u32> = {
            let world = self.world.lock();
            let open = |name: &str| name.starts_with('t') && !self.ledger.settled.contains(name);
            let there = world
                .tasks
                .iter()
                .filter(|(_, task)| !task.deleted && !open(task.text("name")));
            there.map(|(id, _)| *id).collect()
        };
        let at = self.rng.usize(0..there.len().max(1));
        let kind = self.rng.u8(0..20);
        let Some(task) = there.get(at).filter(|_| kind > 3) else {
            let body = json!({ "name": format!("o{serial}."), "group": PROJECTS[self.rng.usize(0..2)] });
            return self.world.other("POST", &["tasks"], body);
        };
        let id = &crate::world::id_of(*task);
        let set = |body| self.world.other("PUT", &["tasks", id], body);
        match kind {
            4..7 => set(json!({ "name": format!("o{serial}.") })),
            7..9 => set(json!({ "priority": 1 + serial % 5 })),
            9..11 => set(json!({ "state": STATES[serial as usize % 4] })),
            11..13 => set(json!({ "desc": format!("o{serial}.") })),
            13 => set(json!({ "archivedAt": 1_900_000_000 })),
            14 => set(json!({ "archivedAt": null })),
            15 => set(json!({ "group": PROJECTS[serial as usize % 2] })),
            16 => self.world.other("DELETE", &["tasks", id], json!({})),
            _ => {
                let body = json!({ "content": "ok" });
                self.world.other("POST", &["tasks", id, "activities"], body);
            }
        }
    }
}
