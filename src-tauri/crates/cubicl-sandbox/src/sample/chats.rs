//! Chats of the company: each project's, and those of people, some of which the acting user does not see.

use super::chat_lines::{Line, PROJECT_TALKS, TALKS, WORKSHOP};
use super::files::Cabinet;
use crate::model::{Message, Person, Standing, Thread, ThreadKind, World};

const MINUTE: i64 = 60;
const DAY: i64 = 86_400;
const WORKSHOP_PROJECT: &str = "Atölye";
const WORKSHOP_MESSAGES: usize = 120;
const WORKSHOP_UNSEEN: usize = 7;

/// What comes with a line.
#[derive(Clone, Copy)]
pub(super) enum Extra {
    Nothing,
    /// A file.
    File,
    /// A file, and no text.
    FileAlone,
    /// It answers the message so many lines above.
    Answers(usize),
    /// Who likes it.
    Liked(&'static [usize]),
}

/// Ids come from the world's own random numbers.
pub(super) fn fill(world: &mut World, cabinet: &Cabinet, now: i64) {
    let standing = |wanted: Standing| {
        let people = world
            .people
            .iter()
            .filter(move |person| person.standing == wanted);
        people.map(|person: &Person| person.id.clone())
    };
    let people: Vec<String> = standing(Standing::Colleague)
        .chain(standing(Standing::Left))
        .collect();
    let mut teller = Teller {
        world,
        cabinet,
        people: &people,
        now,
    };
    teller.projects();
    for talk in TALKS {
        let kind = match talk.name {
            Some(name) => ThreadKind::Custom(name.into()),
            None => ThreadKind::Personal,
        };
        let users = talk.people.iter().map(|index| people[*index].clone()).collect();
        teller.tell(kind, users, talk.lines, talk.unseen, talk.ago);
    }
}

struct Teller<'a> {
    world: &'a mut World,
    cabinet: &'a Cabinet,
    people: &'a [String],
    now: i64,
}

impl Teller<'_> {
    /// Every project has a chat; in most of them nothing was said yet.
    fn projects(&mut self) {
        for project in self.world.projects.clone() {
            let kind = ThreadKind::Group(project.id.clone());
            if project.name == WORKSHOP_PROJECT {
                let lines = self.workshop(&project.members);
                self.tell(kind, Vec::new(), &lines, WORKSHOP_UNSEEN, 6);
                continue;
            }
            match PROJECT_TALKS.iter().find(|(name, ..)| *name == project.name) {
                Some((_, unseen, ago, lines)) => self.tell(kind, Vec::new(), lines, *unseen, *ago),
                None => {
                    let at = self.now - 200 * DAY;
                    self.world.open_thread(kind, Vec::new(), at);
                }
            }
        }
    }

    fn workshop(&mut self, members: &[String]) -> Vec<Line> {
        let places = (0..self.people.len()).filter(|index| members.contains(&self.people[*index]));
        let places: Vec<usize> = places.collect();
        let random = &mut self.world.random;
        let mut line = |index: usize| {
            let extra = match random.below(20) {
                0 => Extra::File,
                1 | 2 if index > 3 => Extra::Answers(1 + random.below(3)),
                3 => Extra::Liked(&[0]),
                _ => Extra::Nothing,
            };
            // The last ones are others': the acting user has not seen them.
            let from = match index + WORKSHOP_UNSEEN < WORKSHOP_MESSAGES {
                true => &places[..],
                false => &places[1..],
            };
            (*random.pick(from), *random.pick(WORKSHOP), extra)
        };
        (0..WORKSHOP_MESSAGES).map(&mut line).collect()
    }

    fn tell(&mut self, kind: ThreadKind, users: Vec<String>, lines: &[Line], unseen: usize, ago: i64) {
        let mut times = Vec::new();
        let mut at = self.now - ago * MINUTE;
        for _ in lines {
            times.push(at);
            at -= MINUTE * self.world.random.between(1, 45);
        }
        times.reverse();
        let id = self.world.open_thread(kind, users, at);
        let mut messages: Vec<Message> = Vec::new();
        for (line, at) in lines.iter().zip(times) {
            let message = self.message(line, at, &messages);
            messages.push(message);
        }
        let me = self.world.me.id.clone();
        let threads = &mut self.world.chat.threads;
        if let Some(thread) = threads.iter_mut().find(|thread| thread.id == id) {
            read_up(thread, messages, &me, unseen);
        }
    }

    fn message(&mut self, (who, text, extra): &Line, at: i64, before: &[Message]) -> Message {
        let from = self.people[*who].clone();
        let mut message = Message {
            id: self.world.message_id(at),
            content: Some((*text).to_owned()).filter(|text| !text.is_empty()),
            files: Vec::new(),
            likes: Vec::new(),
            dislikes: Vec::new(),
            reply_to: None,
            created_at: at,
            from,
        };
        match extra {
            Extra::Nothing => {}
            Extra::File | Extra::FileAlone => {
                message
                    .files
                    .push(self.cabinet.copy(self.world, &message.from, at));
            }
            Extra::Answers(above) => {
                let answered = before
                    .len()
                    .checked_sub(*above)
                    .and_then(|place| before.get(place));
                message.reply_to = answered.map(|answered| answered.id.clone());
            }
            Extra::Liked(by) => message.likes = by.iter().map(|index| self.people[*index].clone()).collect(),
        }
        message
    }
}

/// Everybody has seen what was there when they wrote; the acting user all but the last `unseen`.
fn read_up(thread: &mut Thread, messages: Vec<Message>, me: &str, unseen: usize) {
    let seen = messages.len() - unseen.min(messages.len());
    for message in messages {
        let (from, at) = (message.from.clone(), message.created_at);
        thread.messages.push(message);
        thread.see(&from, at);
        if thread.messages.len() == seen {
            thread.see(me, at);
        }
    }
}
