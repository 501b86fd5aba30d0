//! Looking for chat messages.

use super::{By, Look, Origin, Verdict, same_files, same_text};
use crate::client::Client;
use crate::endpoints::chat::{MessageQuery, NewMessage, Recipient};
use crate::error::Error;
use crate::ids::ThreadId;
use crate::model::{Message, ThreadKind};

/// Messages of one page, and how many pages are read back at most.
const PAGE: usize = 50;
const PAGES: usize = 6;

impl Client {
    /// Looks for a message that [`Client::send_message`] may have sent, in the chat it may have made.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn look_for_message(
        &self,
        new: &NewMessage,
        look: Look<'_>,
    ) -> Result<Verdict<Message>, Error> {
        let threads = match &new.to {
            Recipient::Thread(thread) => vec![thread.clone()],
            Recipient::User(user) => {
                let mut threads = self.threads().await?;
                threads.retain(|thread| thread.kind == ThreadKind::Personal && thread.users.contains(user));
                threads.into_iter().map(|thread| thread.id).collect()
            }
        };
        let mut alike = Vec::new();
        let mut all_seen = true;
        for thread in threads {
            let (latest, whole) = self.messages_since(&thread, *look.about().start()).await?;
            all_seen &= whole;
            alike.extend(latest.into_iter().filter(|message| {
                let answers = message.reply_to.is_none() || message.reply_to == new.reply_to;
                answers
                    && same_text(Some(&message.content), new.content.as_deref())
                    && same_files(&message.files, &new.files)
            }));
        }
        let verdict = look.conclude(alike, |message| Origin {
            id: message.id.as_str(),
            by: By::Told(message.from.as_ref()),
            at: message.created_at,
        });
        Ok(match verdict {
            Verdict::NotDone if !all_seen => Verdict::CannotTell,
            verdict => verdict,
        })
    }

    /// The latest messages, and whether they are all back to `since`: there may be too many, and a server that ignores `before`
    /// (A17) gives the same ones again.
    async fn messages_since(&self, thread: &ThreadId, since: i64) -> Result<(Vec<Message>, bool), Error> {
        let mut query = MessageQuery {
            limit: Some(PAGE),
            ..MessageQuery::default()
        };
        let mut all: Vec<Message> = Vec::new();
        for _ in 0..PAGES {
            let page = self.messages(thread, &query).await?;
            let Some(first) = page.first() else {
                return Ok((all, true));
            };
            let (before, length) = (first.id.clone(), page.len());
            let reached = first.created_at < Some(since);
            let known = all.len();
            for message in page {
                if all.iter().all(|known| known.id != message.id) {
                    all.push(message);
                }
            }
            if reached {
                return Ok((all, true));
            }
            if all.len() == known {
                // One may be the message itself, before which there is nothing.
                return Ok((all, length == 1));
            }
            query.before = Some(before);
        }
        Ok((all, false))
    }
}
