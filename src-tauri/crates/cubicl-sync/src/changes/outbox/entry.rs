//! One change on its way.

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::Subject;
use crate::changes::Action;
use crate::view::{ChangeId, ChangeState, Problem, TaskChange};

/// Between when a request was under way of which nobody knows what became of it: unix seconds of the server's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Doubt {
    pub(crate) from: i64,
    pub(crate) until: i64,
}

/// After so many tries the person is told why it is still not in Cubicl.
const SEVERAL: u32 = 3;

/// One change on its way. The store keeps it in this very shape.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Change {
    pub(crate) id: ChangeId,
    #[serde(flatten)]
    pub(crate) subject: Subject,
    pub(crate) action: Action,
    pub(crate) state: ChangeState,
    /// Unix seconds.
    pub(crate) made_at: i64,
    /// Its fate was unknown once: before it is sent again, what the server has is compared (A23).
    pub(crate) doubt: Option<Doubt>,
    /// The app ended while it was under way: the doubt reaches to when Cubicl tells its time again.
    #[serde(default)]
    pub(super) doubt_is_open: bool,
    /// Cubicl has it, and an earlier sending of it may still arrive until then: unix seconds of the server's clock.
    #[serde(default)]
    pub(super) lingers_until: Option<i64>,
    /// The person was told of the doubt and wants it sent all the same.
    pub(crate) insisted: bool,
    /// What looked the same before it was sent: ids of comments or messages.
    pub(crate) alike: Vec<String>,
    /// How many items of the checklist looked the same before it was sent.
    pub(crate) alike_steps: Option<usize>,
    /// What the field was in Cubicl when the person edited it; none when that is not known.
    #[serde(default)]
    pub(crate) was: Option<TaskChange>,
    /// When it was sent last: unix seconds of the server's clock.
    pub(super) sent_at: Option<i64>,
    pub(super) tries: u32,
    /// What the last try ended with, though Cubicl was reached.
    #[serde(skip)]
    pub(super) trouble: Option<Problem>,
    #[serde(skip)]
    pub(super) not_before: Option<Instant>,
    /// Until then the person may think again. The end of the app ends it.
    #[serde(skip)]
    pub(super) held_until: Option<Instant>,
}

impl Change {
    /// Whether storing it would change nothing.
    pub(crate) fn is_stored_like(&self, other: &Self) -> bool {
        self.id == other.id
            && self.subject == other.subject
            && self.action == other.action
            && self.state == other.state
            && self.made_at == other.made_at
            && self.doubt == other.doubt
            && self.doubt_is_open == other.doubt_is_open
            && self.lingers_until == other.lingers_until
            && self.insisted == other.insisted
            && self.alike == other.alike
            && self.alike_steps == other.alike_steps
            && self.was == other.was
            && self.sent_at == other.sent_at
            && self.tries == other.tries
    }

    pub(super) fn doubted_until(&self, until: i64) -> Doubt {
        let sent = self.sent_at.unwrap_or(until);
        let from = self.doubt.map_or(sent, |doubt| doubt.from.min(sent));
        let before = self.doubt.map_or(from, |doubt| doubt.until);
        Doubt {
            from,
            until: until.max(before).max(sent),
        }
    }

    /// The screen shows its effect.
    pub(crate) fn is_shown(&self) -> bool {
        match self.state {
            ChangeState::Waiting | ChangeState::Sending => true,
            ChangeState::InDoubt { .. } => self.action.is_post(),
            ChangeState::Refused { .. } | ChangeState::Conflict { .. } => false,
        }
    }

    /// On its way without the person having to do anything.
    pub(crate) fn is_waiting(&self) -> bool {
        matches!(self.state, ChangeState::Waiting | ChangeState::Sending)
    }

    /// Its turn has not come yet.
    pub(crate) fn is_unsent(&self) -> bool {
        self.state == ChangeState::Waiting && self.doubt.is_none()
    }

    /// Cubicl cannot have it.
    pub(super) fn was_never_sent(&self) -> bool {
        match self.state {
            ChangeState::Waiting | ChangeState::Refused { .. } | ChangeState::Conflict { .. } => {
                self.doubt.is_none()
            }
            ChangeState::Sending | ChangeState::InDoubt { .. } => false,
        }
    }

    pub(super) fn waits_until(&self) -> Option<Instant> {
        self.not_before.max(self.held_until)
    }

    /// How often it was postponed.
    pub(crate) fn tries(&self) -> u32 {
        self.tries
    }

    /// Why it is not in Cubicl after several tries. It goes on trying; between two of them the person may let it go.
    pub(crate) fn trouble(&self) -> Option<&Problem> {
        let lasts = self.is_waiting() && self.tries >= SEVERAL;
        self.trouble.as_ref().filter(|_| lasts)
    }

    pub(super) fn lacks_files(&self) -> bool {
        matches!(&self.action, Action::Comment(comment) if comment.missing > 0)
    }
}
