//! The chat that everybody shares: what is written into it, and whether it is there once and in order.

use cubicl_sync::view::{ChatRef, EarlierMessages};
use serde_json::{Value, json};

use crate::desk::{Desk, PEOPLE};
use crate::ledger::What;
use crate::record::Deed;
use crate::verdict::Complaints;
use crate::world::OTHER;

pub(crate) const CHAT: &str = "c1";
/// A page is no longer than this.
const PAGE: usize = 5;

pub(crate) fn chat() -> ChatRef {
    ChatRef::Thread(CHAT.into())
}

/// The list of chats as the server tells it.
pub(crate) fn threads(messages: &[Value]) -> Value {
    let last = messages.last().cloned().unwrap_or(Value::Null);
    json!([{
        "_id": CHAT, "type": "custom", "name": CHAT, "users": [PEOPLE[0], PEOPLE[1], OTHER],
        "activity": last["createdAt"], "lastMessage": last, "newActivityCount": 0,
    }])
}

/// The latest before `before`.
pub(crate) fn page(messages: &[Value], before: Option<&String>) -> Value {
    let place = |id: &String| messages.iter().position(|message| message["_id"] == id.as_str());
    let end = before.and_then(place).unwrap_or(messages.len());
    messages[end.saturating_sub(PAGE)..end].to_vec().into()
}

impl Desk {
    pub(crate) fn write_a_message(&mut self) {
        let _ = self.account().chats();
        let text = match self.rng.u8(0..4) {
            0 => "ok".to_owned(),
            _ => format!("m{}.", self.next()),
        };
        let made = self.account().send_message(&chat(), text.clone(), None);
        self.trace
            .line(|| format!("{} writes {text}: {made:?}", self.user));
        // The chat itself may not be known yet.
        self.ledger.note(
            self.user,
            CHAT,
            What::Message(text),
            made.as_ref().ok().copied(),
            made.is_ok(),
        );
    }

    pub(crate) fn look_at_the_chat(&mut self) {
        let on_screen = self.rng.bool();
        self.account().show_chats(on_screen, on_screen.then(chat));
        let count = self.rng.u32(1..40);
        let _ = self.account().messages(&chat(), count);
        self.account().see_chat(&chat());
    }

    pub(crate) fn messages(&self, by: &'static str, wrong: &mut Complaints) {
        let facts = self.ledger.facts.iter().filter(|fact| fact.by == by);
        let written: Vec<_> = facts
            .filter_map(|fact| match &fact.what {
                What::Message(text) => Some((text, fact)),
                _ => None,
            })
            .collect();
        let world = self.world.lock();
        let taken: Vec<&String> = world
            .taken
            .iter()
            .filter_map(|taken| match &taken.what {
                Deed::Message(text) if taken.by == by => Some(text),
                _ => None,
            })
            .collect();
        for (text, _) in &written {
            let same = written.iter().filter(|(other, _)| other == text);
            let most = same.clone().filter(|(_, fact)| fact.done).count();
            let least = same.filter(|(_, fact)| fact.done && !self.ledger.is_let_go(fact));
            let (least, there) = (least.count(), taken.iter().filter(|other| *other == text).count());
            if !(least..=most).contains(&there) {
                wrong.push(format!(
                    "{by} wrote {text} {least} to {most} times, and it is there {there} times"
                ));
            }
        }
        // Whoever sends something again that was refused puts it behind.
        let alone = |text: &&String| text.starts_with('m');
        let in_order = written
            .iter()
            .filter(|(_, fact)| fact.done && !self.ledger.is_sent_anew(fact));
        let in_order: Vec<&String> = in_order.map(|(text, _)| *text).filter(alone).collect();
        let came: Vec<&String> = taken.into_iter().filter(|text| in_order.contains(text)).collect();
        let mut expected = in_order.clone();
        expected.retain(|text| came.contains(text));
        if came != expected {
            wrong.push(format!("{by} wrote {expected:?}; the server took {came:?}"));
        }
    }

    /// Reads the chat back to its beginning.
    pub(crate) async fn read_the_chat(&mut self) {
        self.account().show_chats(true, Some(chat()));
        self.account().refresh();
        self.idle().await;
        for _ in 0..100 {
            let count = u32::try_from(self.account().messages(&chat(), 0).messages.len()).unwrap_or(0);
            let view = self.account().messages(&chat(), count + 50);
            if view.earlier == EarlierMessages::None {
                return;
            }
            self.idle().await;
        }
    }

    pub(crate) fn compare_chat(&mut self, when: &str, wrong: &mut Complaints) {
        let view = self.account().messages(&chat(), u32::MAX);
        let shown: Vec<String> = view
            .messages
            .iter()
            .map(|message| message.id.to_string())
            .collect();
        let world = self.world.lock();
        let mut told: Vec<(u64, String)> = world
            .messages
            .iter()
            .map(|message| {
                let id = message["_id"].as_str().unwrap_or_default();
                (message["createdAt"].as_u64().unwrap_or_default(), id.to_owned())
            })
            .collect();
        told.sort();
        let told: Vec<String> = told.into_iter().map(|(_, id)| id).collect();
        if shown != told {
            wrong.push(format!(
                "{} sees the messages {shown:?}{when}; the server has {told:?}",
                self.user
            ));
        }
    }
}
