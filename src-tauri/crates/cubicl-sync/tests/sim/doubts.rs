//! What the person decides about changes that did not get through, knowing what really became of them.

use cubicl_sync::view::{ChangeKind, ChangeState, PendingChange, Storage};

use crate::chat::CHAT;
use crate::desk::Desk;
use crate::ledger::What;
use crate::record::Deed;

/// The task or chat that a change is for.
pub(crate) fn place_of(change: &PendingChange) -> &str {
    change.task.as_ref().map_or(CHAT, |task| task.as_str())
}

impl Desk {
    /// Goes through the list of changes that did not get through: always at the end, sometimes before.
    pub(crate) fn tidy_up(&mut self, all: bool) {
        self.tidy_up_files(all);
        for change in self.account().changes() {
            let send = match &change.state {
                ChangeState::Refused { .. } if all => false,
                ChangeState::Refused { .. } => match self.rng.u8(0..3) {
                    0 => true,
                    1 => false,
                    _ => continue,
                },
                // Mine or theirs: both are good.
                ChangeState::Conflict { .. } => self.rng.bool(),
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
            self.trace.line(|| {
                format!(
                    "{} decides on {}: send {send}: {decided:?}",
                    self.user, change.id.0
                )
            });
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
                self.ledger
                    .dropped
                    .insert((self.user, place_of(&change).to_owned()));
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
            ChangeKind::Message => Deed::Message(text.clone()),
            _ => Deed::Comment(text.clone()),
        };
        let taken = world.taken.iter().filter(|taken| {
            taken.by == self.user
                && taken.what == what
                && (change.what == ChangeKind::Create || taken.task == place_of(change))
        });
        let taken = taken.count();
        drop(world);
        // All that were said the same, without those that are not settled yet.
        let alike = self.said(place_of(change), &text);
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
            What::Comment(said) => task != CHAT && said == text,
            What::Message(said) => task == CHAT && said == text,
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
    pub(crate) fn is_uncertain(&self, name: &str) -> bool {
        name.starts_with('t') && !self.ledger.settled.contains(name)
    }

    /// Tasks that were made and are no longer on their way.
    pub(crate) fn settle_creates(&mut self) {
        if self.is_over() || self.account().status().storage != Storage::Kept {
            return;
        }
        let pending = self.account().changes();
        let settled = self.ledger.facts.iter().filter_map(|fact| match &fact.what {
            What::Create(name) if fact.by == self.user && fact.done => Some((name, &fact.task)),
            _ => None,
        });
        let is_pending = |task: &str| {
            let mut creates = pending.iter().filter(|change| change.what == ChangeKind::Create);
            creates.any(|change| place_of(change) == task)
        };
        let settled = settled.filter(|(_, task)| !is_pending(task));
        let settled: Vec<String> = settled.map(|(name, _)| name.clone()).collect();
        self.ledger.settled.extend(settled);
    }
}
