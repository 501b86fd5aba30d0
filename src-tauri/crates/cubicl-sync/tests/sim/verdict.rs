//! Whether everything that was said to be done is at the server, once and in order.

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::{Desk, PEOPLE};
use crate::ledger::{Fact, What};
use crate::record::{Deed, Taken};

/// What is wrong, in the words of whoever has to find out why.
pub(crate) type Complaints = Vec<String>;

impl Desk {
    pub(crate) fn verdict(&self) -> Complaints {
        let mut wrong = Vec::new();
        let overrun = self.world.lock().overrun;
        if overrun > 0 {
            wrong.push(format!("{overrun} requests more than the limit allows"));
        }
        for by in PEOPLE {
            self.creates(by, &mut wrong);
            self.comments(by, &mut wrong);
            self.messages(by, &mut wrong);
            self.edits(by, &mut wrong);
            self.items(by, &mut wrong);
            self.deletions(by, &mut wrong);
            self.directories(by, &mut wrong);
        }
        wrong
    }

    fn facts(&self, by: &'static str) -> impl Iterator<Item = &Fact> {
        self.ledger.facts.iter().filter(move |fact| fact.by == by)
    }

    /// Nobody expects anything of it: it is deleted, or was let go.
    fn is_moot(&self, fact: &Fact) -> bool {
        let id = self.server_id(fact.by, &fact.task);
        let deleted = self.world.lock().task(&id).is_none_or(|task| task.deleted);
        deleted || self.ledger.is_let_go(fact)
    }

    /// A person meant to delete it.
    fn was_to_go(&self, fact: &Fact) -> bool {
        let mut deletions = self
            .facts(fact.by)
            .filter(|other| other.what == What::Delete && other.done);
        deletions.any(|other| other.task == fact.task)
    }

    fn creates(&self, by: &'static str, wrong: &mut Complaints) {
        for fact in self.facts(by) {
            let What::Create(name) = &fact.what else { continue };
            let made = self.count(by, None, &Deed::Create(name.clone()));
            let excused = self.ledger.is_let_go(fact) || self.was_to_go(fact) || self.lost_its_parent(fact);
            let good = match made {
                1 => fact.done,
                0 => !fact.done || excused,
                _ => false,
            };
            if !good {
                wrong.push(format!(
                    "{by} made {name} (done: {}), and it is there {made} times",
                    fact.done
                ));
            }
        }
    }

    /// A subtask cannot be made when its task is gone; that is shown as a refusal, which is let go.
    fn lost_its_parent(&self, fact: &Fact) -> bool {
        self.ledger.dropped.contains(&(fact.by, fact.task.clone()))
    }

    fn comments(&self, by: &'static str, wrong: &mut Complaints) {
        let mut said: BTreeMap<(String, &str), (usize, usize)> = BTreeMap::new();
        let mut moot: BTreeSet<(String, &str)> = BTreeSet::new();
        for fact in self.facts(by) {
            let What::Comment(text) = &fact.what else { continue };
            let key = (self.server_id(by, &fact.task), text.as_str());
            let (least, most) = said.entry(key.clone()).or_default();
            *least += usize::from(fact.done && !self.ledger.is_let_go(fact));
            // What was refused may have been in doubt before.
            *most += usize::from(fact.done);
            if self.is_moot(fact) {
                moot.insert(key);
            }
        }
        for ((task, text), (least, most)) in said {
            let there = self.count(by, Some(&task), &Deed::Comment(text.to_owned()));
            let excused = moot.contains(&(task.clone(), text)) && there < least;
            if !(least..=most).contains(&there) && !excused {
                wrong.push(format!(
                    "{by} said {text} on {task} {least} to {most} times, and it is there {there} times"
                ));
            }
        }
    }

    fn count(&self, by: &str, task: Option<&str>, what: &Deed) -> usize {
        let world = self.world.lock();
        let same = world
            .taken
            .iter()
            .filter(|taken| taken.by == by && taken.what == *what);
        same.filter(|taken| task.is_none_or(|task| taken.task == task))
            .count()
    }

    fn edits(&self, by: &'static str, wrong: &mut Complaints) {
        let mut fields: BTreeMap<(String, &str), Vec<&Fact>> = BTreeMap::new();
        for fact in self.facts(by) {
            let (What::Edit(field, _) | What::Shown(field, _) | What::Turned(field)) = &fact.what else {
                continue;
            };
            let key = (self.server_id(by, &fact.task), *field);
            fields.entry(key).or_default().push(fact);
        }
        for ((task, field), facts) in fields {
            if field != "steps" {
                self.field(by, &task, field, &facts, wrong);
            }
        }
    }

    fn field(&self, by: &str, task: &str, field: &str, facts: &[&Fact], wrong: &mut Complaints) {
        let world = self.world.lock();
        let writes = world.taken.iter().filter(|taken| taken.task == task);
        let writes: Vec<(&str, &str)> = writes
            .filter_map(|taken| match &taken.what {
                Deed::Set(name, value) if name == field => Some((taken.by.as_str(), value.as_str())),
                _ => None,
            })
            .collect();
        let mine: Vec<&str> = writes
            .iter()
            .filter(|(who, _)| *who == by)
            .map(|(_, value)| *value)
            .collect();
        let failed = |value: &str| {
            facts
                .iter()
                .any(|fact| !fact.done && fact.what == What::Edit(leak(field), value.to_owned()))
        };
        let meant = |value: &str| facts.iter().any(|fact| fact.done && says(fact, value));
        if let Some(value) = mine.iter().find(|value| failed(value) && !meant(value)) {
            wrong.push(format!(
                "{by} could not set {field} of {task} to {value}, and it was set"
            ));
        }
        let done: Vec<&&Fact> = facts.iter().filter(|fact| fact.done).collect();
        // What both added to a list is joined, so the values that are sent are nobody's alone.
        let joined = field == "tags";
        // Whoever keeps their own in spite of somebody else's decides the order.
        let strict = !joined
            && done
                .iter()
                .all(|fact| matches!(fact.what, What::Edit(..)) && !self.ledger.is_sent_anew(fact));
        if strict && !in_order(&mine, &done) {
            wrong.push(format!(
                "{by} set {field} of {task} in this order: {:?}; the server took {mine:?}",
                values(&done)
            ));
        }
        let Some(last) = done.last() else { return };
        let gone = world.task(task).is_none_or(|task| task.deleted);
        if gone || self.ledger.is_let_go(last) || done.iter().any(|fact| self.ledger.is_sent_anew(fact)) {
            return;
        }
        let now = world
            .task(task)
            .map(|task| task.field(field).to_string())
            .unwrap_or_default();
        let others_last = writes.last().is_some_and(|(who, _)| *who != by);
        let good = match &last.what {
            What::Edit(_, value) if joined => {
                let tag = value.trim_start_matches('[').trim_end_matches(']');
                now.contains(tag) || others_last && mine.iter().any(|sent| sent.contains(tag))
            }
            // What is there already is not sent.
            What::Edit(_, value) => {
                let at_first = ["\"cb_waiting\"", "3", "null"].contains(&value.as_str());
                let was_there = at_first || writes.iter().any(|(who, sent)| *who != by && sent == value);
                now == *value || others_last && (was_there || mine.last() == Some(&value.as_str()))
            }
            What::Shown(..) if joined => true,
            What::Shown(_, value) => now == *value || others_last,
            _ => true,
        };
        if !good {
            wrong.push(format!(
                "{by} last did {:?} on {task}; the server has {now} of {writes:?}",
                last.what
            ));
        }
    }

    fn items(&self, by: &'static str, wrong: &mut Complaints) {
        let mut last: BTreeMap<(String, &str, bool), &Fact> = BTreeMap::new();
        let mut turned: BTreeSet<String> = BTreeSet::new();
        for fact in &self.ledger.facts {
            let id = self.server_id(fact.by, &fact.task);
            match &fact.what {
                What::Turned("steps") => drop(turned.insert(id)),
                What::Item(name, _) if fact.done => drop(last.insert((id, name, true), fact)),
                What::Ticked(name, _) if fact.done => drop(last.insert((id, name, false), fact)),
                _ => {}
            }
        }
        for ((task, name, _), fact) in last {
            if fact.by != by || turned.contains(&task) || self.is_moot(fact) || self.is_shared(name) {
                continue;
            }
            let world = self.world.lock();
            let items = world
                .task(&task)
                .map(|task| task.field("steps"))
                .unwrap_or_default();
            let items = items.as_array().cloned().unwrap_or_default();
            let same: Vec<_> = items.iter().filter(|item| item["name"] == *name).collect();
            let good = match &fact.what {
                What::Item(_, there) => {
                    same.len() == usize::from(*there)
                        || (*there && (self.removed(&task, name) || overtaken(&world.taken, by, &task, name)))
                }
                What::Ticked(_, done) => same.iter().all(|item| item["completed"] == *done),
                _ => true,
            };
            if !good {
                wrong.push(format!(
                    "{by} last did {:?} on {task}; the server has {same:?}",
                    fact.what
                ));
            }
        }
    }

    /// Both had to do with the item. Whose change leaves last is not who did it last, and what one removed while its adding is
    /// in doubt with the other is added again.
    fn is_shared(&self, item: &str) -> bool {
        let about =
            |fact: &Fact| matches!(&fact.what, What::Item(name, _) | What::Ticked(name, _) if name == item);
        PEOPLE.iter().all(|by| self.facts(by).any(about))
    }

    /// Somebody at this computer removed the item.
    fn removed(&self, task: &str, name: &str) -> bool {
        let removal = What::Item(name.to_owned(), false);
        let mut facts = self
            .ledger
            .facts
            .iter()
            .filter(|fact| fact.done && fact.what == removal);
        facts.any(|fact| self.server_id(fact.by, &fact.task) == task)
    }

    fn deletions(&self, by: &'static str, wrong: &mut Complaints) {
        for fact in self.facts(by).filter(|fact| fact.what == What::Delete) {
            if fact.done && !self.is_moot(fact) {
                wrong.push(format!("{by} deleted {}, and it is there", fact.task));
            }
        }
    }
}

/// A checklist is written whole, and nothing tells the server which one it is to replace: somebody else's that had left before
/// this item was written there, and arrived after it, replaced it.
fn overtaken(taken: &[Taken], by: &str, task: &str, item: &str) -> bool {
    let has = |taken: &Taken| match &taken.what {
        Deed::Set(field, value) if field == "steps" && taken.task == task => {
            Some(value.contains(&format!("\"{item}\"")))
        }
        _ => None,
    };
    let mine = |taken: &Taken| taken.by == by && has(taken) == Some(true);
    let Some(at) = taken.iter().rposition(mine) else {
        return false;
    };
    let mut later = taken[at + 1..].iter();
    later.any(|other| other.by != by && has(other) == Some(false) && other.sent_after <= at)
}

fn leak(field: &str) -> &'static str {
    ["name", "desc", "tags", "deadline", "priority", "state"]
        .into_iter()
        .find(|known| *known == field)
        .unwrap_or("")
}

fn says(fact: &Fact, value: &str) -> bool {
    matches!(&fact.what, What::Edit(_, said) | What::Shown(_, said) if said == value)
        || matches!(fact.what, What::Turned(_))
}

fn values<'a>(facts: &[&&'a Fact]) -> Vec<&'a str> {
    facts
        .iter()
        .filter_map(|fact| match &fact.what {
            What::Edit(_, value) => Some(value.as_str()),
            _ => None,
        })
        .collect()
}

/// What the server took, repetitions aside, in the order in which it was done.
fn in_order(taken: &[&str], done: &[&&Fact]) -> bool {
    let mut taken = taken.to_vec();
    taken.dedup();
    let mut done = values(done).into_iter();
    taken.iter().all(|value| done.any(|said| said == *value))
}
