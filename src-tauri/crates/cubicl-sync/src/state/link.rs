//! Whether Cubicl answers, and what that means for what is shown.

use std::time::Duration;

use cubicl_client::Lane;
use tokio::time::Instant;

use super::{Effects, State};
use crate::problem;
use crate::reading::Key;
use crate::view::{ChatRef, Freshness, Problem, ProblemKind};

const FIRST_PROBE: Duration = Duration::from_secs(5);
const LONGEST_PROBE: Duration = Duration::from_secs(60);

/// Nothing came back that Cubicl, or anybody, has said.
fn is_silence(kind: &ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::Offline | ProblemKind::InDoubt | ProblemKind::TimedOut
    )
}

/// Whether Cubicl answers.
#[derive(Debug, Default)]
pub(crate) enum Link {
    #[default]
    Unknown,
    Online,
    /// One cheap question is asked again and again, with growing pauses.
    Offline {
        probe_at: Instant,
        pause: Duration,
    },
    TokenRejected,
}

impl State {
    /// Nothing is sent while it would only fail.
    pub(crate) fn may_send(&self) -> bool {
        self.connected && !matches!(self.link, Link::Offline { .. } | Link::TokenRejected)
    }

    /// Cubicl answered.
    pub(crate) fn answered(&mut self, fx: &mut Effects) {
        match self.link {
            Link::Online => return,
            // Only a new token ends this.
            Link::TokenRejected => return,
            _ => {}
        }
        let was_offline = matches!(self.link, Link::Offline { .. });
        self.link = Link::Online;
        if was_offline {
            self.resume(fx);
        }
    }

    /// Cubicl did not answer, or answered that it will not. One request may be slow, or go to another host, while everything
    /// else goes on: whether Cubicl can be reached at all, a probe decides.
    pub(crate) fn trouble(&mut self, problem: &Problem, fx: &mut Effects) {
        if problem.kind == ProblemKind::TokenRejected {
            self.fall_silent(Link::TokenRejected, fx);
        } else if is_silence(&problem.kind) && self.may_send() && self.reads.start(&Key::Me) {
            // Changes wait for what it tells.
            self.read(Key::Me, Lane::Change, fx);
        }
    }

    /// A probe failed.
    pub(crate) fn probe_failed(&mut self, problem: &Problem, fx: &mut Effects) {
        let pause = match (&problem.kind, &self.link) {
            (_, Link::TokenRejected) => return,
            (ProblemKind::TokenRejected, _) => return self.fall_silent(Link::TokenRejected, fx),
            // That is an answer too.
            (
                ProblemKind::ServerTrouble
                | ProblemKind::NotPermitted
                | ProblemKind::NotFound
                | ProblemKind::Refused
                | ProblemKind::TooManyRequests { .. },
                _,
            ) => return self.answered(fx),
            (_, Link::Offline { pause, .. }) => (*pause * 2).min(LONGEST_PROBE),
            (kind, _) if is_silence(kind) => FIRST_PROBE,
            _ => return,
        };
        let probe_at = Instant::now() + pause;
        self.fall_silent(Link::Offline { probe_at, pause }, fx);
    }

    fn fall_silent(&mut self, link: Link, fx: &mut Effects) {
        let could_read = self.may_send();
        let was_rejected = matches!(self.link, Link::TokenRejected);
        self.link = link;
        fx.session |= matches!(self.link, Link::TokenRejected) && !was_rejected;
        if could_read {
            self.tell_what_was_never_read(fx);
        }
    }

    /// How old it is. What was never read, and cannot be read now, says why.
    pub(crate) fn freshness(&self, key: &Key) -> Freshness {
        let known = self.reads.freshness(key);
        let is_coming = known.as_of.is_some() || known.refreshing || known.problem.is_some();
        let why = match self.link {
            Link::Offline { .. } => ProblemKind::Offline,
            Link::TokenRejected => ProblemKind::TokenRejected,
            Link::Unknown | Link::Online => return known,
        };
        Freshness {
            problem: if is_coming {
                known.problem
            } else {
                Some(problem::plain(why))
            },
            ..known
        }
    }

    /// The page may wait for it.
    fn tell_what_was_never_read(&self, fx: &mut Effects) {
        let task = self.open_task.iter();
        let of_task = task.flat_map(|task| [Key::Task(task.clone()), Key::Activities(task.clone())]);
        let keys = [Key::Projects, Key::Clients, Key::Threads].into_iter();
        let keys = keys
            .chain(self.open_board.clone().map(Key::Board))
            .chain(of_task)
            .chain(self.open_thread().map(Key::Messages))
            .chain(self.open_directory().map(Key::Directory));
        for key in keys.filter(|key| !self.reads.is_complete(key)) {
            self.tell(key, fx);
        }
    }

    /// The page asks for it again.
    pub(crate) fn tell(&self, key: Key, fx: &mut Effects) {
        match key {
            Key::Projects => fx.projects = true,
            Key::Users => fx.people = true,
            Key::Clients => fx.clients = true,
            Key::Board(project) => drop(fx.touched.entry(project).or_default()),
            Key::Task(task) => {
                // Whoever opened a task that nothing is known of is told too.
                let project = self
                    .copy
                    .task(&task)
                    .map(|task| task.project.clone())
                    .unwrap_or_default();
                fx.touched.entry(project).or_default().insert(task);
            }
            Key::Activities(task) => drop(fx.activities.insert(task)),
            Key::Threads => fx.chats = true,
            Key::Messages(thread) | Key::Earlier(thread) => {
                fx.messages.insert(ChatRef::Thread(thread));
            }
            Key::Directory(word) => fx.nodes.extend(word.place().map(|place| place.owner)),
            Key::Me | Key::Mine | Key::Others => {}
        }
    }

    /// A probe ended.
    pub(crate) fn probed(&mut self) {
        let again = std::mem::take(&mut self.probe_again);
        if let Link::Offline { probe_at, pause } = &mut self.link
            && again
        {
            (*probe_at, *pause) = (Instant::now(), FIRST_PROBE);
        }
    }

    /// A new token of the same person.
    pub(crate) fn token_renewed(&mut self, fx: &mut Effects) {
        self.connected = true;
        self.link = Link::Online;
        fx.session = true;
        self.resume(fx);
    }
}
