//! A chat and a message as the copy and the store keep them.

use cubicl_client::{MessageId, ProjectId, ThreadId, UserId, model};
use serde::{Deserialize, Serialize};

use crate::copy::Moment;
use crate::record::{FileRecord, intake, rich_text};
use crate::view::{ChatKind, LastLine};

/// A chat as Cubicl told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ThreadRecord {
    pub(crate) id: ThreadId,
    pub(crate) kind: ChatKind,
    pub(crate) project: Option<ProjectId>,
    pub(crate) name: Option<String>,
    pub(crate) users: Vec<UserId>,
    /// Unix seconds of the last message.
    pub(crate) activity: Option<i64>,
    pub(crate) last: Option<MessageRecord>,
    /// Messages since the person looked, as Cubicl knows.
    pub(crate) unseen: u32,
    pub(crate) created_at: Option<i64>,
}

/// A message as Cubicl told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct MessageRecord {
    pub(crate) id: MessageId,
    pub(crate) from: Option<UserId>,
    /// As Cubicl stores it: what a doubtful message is compared with.
    pub(crate) content: String,
    pub(crate) files: Vec<FileRecord>,
    pub(crate) reply_to: Option<MessageId>,
    pub(crate) created_at: Option<i64>,
    /// Only the answer to sending told of it: what lies before it may be unknown.
    pub(crate) loose: bool,
}

/// What is kept of a chat.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ThreadRow {
    pub(crate) record: ThreadRecord,
    /// Up to where the person looked on this computer.
    pub(crate) seen: Option<Seen>,
    /// The first message is known.
    pub(crate) whole: bool,
    /// When it was written in memory.
    #[serde(skip)]
    pub(crate) written: Moment,
}

/// The newest message that the person saw here. No request tells Cubicl.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Seen {
    pub(crate) message: MessageId,
    pub(crate) at: i64,
    /// So many of those that Cubicl counts as unseen were seen here.
    pub(crate) counted: u32,
}

impl ThreadRecord {
    pub(crate) fn of(thread: model::Thread) -> Self {
        Self {
            id: thread.id,
            kind: match thread.kind {
                model::ThreadKind::Personal => ChatKind::Personal,
                model::ThreadKind::Project => ChatKind::Project,
                model::ThreadKind::Custom => ChatKind::Custom,
                model::ThreadKind::Other(_) => ChatKind::Other,
            },
            project: thread.group,
            name: thread.name,
            users: thread.users,
            activity: thread.activity,
            last: thread.last_message.map(MessageRecord::of),
            unseen: u32::try_from(thread.unseen).unwrap_or(u32::MAX),
            created_at: thread.created_at,
        }
    }

    /// Unix seconds; the latest chat comes first.
    pub(crate) fn latest(&self) -> i64 {
        let last = self.last.as_ref().and_then(|last| last.created_at);
        last.max(self.activity).or(self.created_at).unwrap_or_default()
    }
}

impl MessageRecord {
    pub(crate) fn of(message: model::Message) -> Self {
        Self {
            id: message.id,
            from: message.from,
            content: message.content,
            files: message.files.into_iter().map(intake::file).collect(),
            reply_to: message.reply_to,
            created_at: message.created_at,
            loose: false,
        }
    }

    /// Where it stands (A17).
    pub(crate) fn place(&self) -> (i64, &MessageId) {
        (self.created_at.unwrap_or_default(), &self.id)
    }

    pub(crate) fn line(&self) -> LastLine {
        LastLine {
            author: self.from.clone(),
            text: one_line(&self.content),
            at: self.created_at,
            files: u32::try_from(self.files.len()).unwrap_or(u32::MAX),
            waiting: false,
        }
    }
}

/// Its first words.
pub(crate) fn one_line(content: &str) -> String {
    const MOST: usize = 200;
    let words = rich_text::words(content);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(MOST).collect()
}

impl ThreadRow {
    /// The person saw the last message here.
    fn is_seen(&self) -> bool {
        let (Some(seen), Some(last)) = (&self.seen, &self.record.last) else {
            return false;
        };
        seen.message == last.id || last.place() <= (seen.at, &seen.message)
    }

    pub(crate) fn unread(&self) -> u32 {
        if self.is_seen() {
            return 0;
        }
        let counted = self.seen.as_ref().map_or(0, |seen| seen.counted);
        self.record.unseen.saturating_sub(counted)
    }

    /// Takes in what Cubicl counts: it does not know what was seen here.
    pub(super) fn count_anew(&mut self) {
        let (is_seen, unseen) = (self.is_seen(), self.record.unseen);
        if let Some(seen) = &mut self.seen {
            if is_seen {
                seen.counted = unseen;
            } else if unseen < seen.counted {
                // The person looked elsewhere: Cubicl counts from there.
                seen.counted = 0;
            }
        }
    }
}
