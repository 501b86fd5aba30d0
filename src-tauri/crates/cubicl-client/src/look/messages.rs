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
        for thread in threads {
            let Some(latest) = self.messages_since(&thread, look.since()).await? else {
                return Ok(Verdict::CannotTell);
            };
            alike.extend(latest.into_iter().filter(|message| {
                let answers = message.reply_to.is_none() || message.reply_to == new.reply_to;
                answers
                    && same_text(Some(&message.content), new.content.as_deref())
                    && same_files(&message.files, &new.files)
            }));
        }
        Ok(look.conclude(alike, |message| Origin {
            id: message.id.as_str(),
            by: By::Told(message.from.as_ref()),
            at: message.created_at,
        }))
    }

    /// The latest messages back to `since`; `None` when there are too many.
    async fn messages_since(&self, thread: &ThreadId, since: i64) -> Result<Option<Vec<Message>>, Error> {
        let mut query = MessageQuery {
            limit: Some(PAGE),
            ..MessageQuery::default()
        };
        let mut all: Vec<Message> = Vec::new();
        for _ in 0..PAGES {
            let page = self.messages(thread, &query).await?;
            let first = page.first().map(|message| message.id.clone());
            // A server that ignores `before` gives the same again.
            if first.is_none() || first == query.before {
                return Ok(Some(all));
            }
            let reached = page.first().and_then(|message| message.created_at) < Some(since);
            let before = all.len();
            for message in page {
                if all.iter().all(|known| known.id != message.id) {
                    all.push(message);
                }
            }
            if reached || all.len() == before {
                return Ok(Some(all));
            }
            query.before = first;
        }
        Ok(None)
    }
}
