//! Ids as newtypes: opaque strings (contract section 1), so that a task's id cannot be sent where a file's belongs.
//!
//! Cubicl's are of 24 characters, which is what a [`CompactString`] holds without an allocation; boards have tens of thousands.

use std::fmt;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type))]
        #[serde(transparent)]
        pub struct $name(#[cfg_attr(feature = "specta", specta(type = String))] CompactString);

        impl $name {
            /// The id as Cubicl writes it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id.into())
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A person: a user, somebody who left, a portal user, or an e-mail sender.
    UserId,
    /// A project; the API says "group".
    ProjectId,
    /// A task or subtask.
    TaskId,
    /// A comment or a line of history of a task.
    ActivityId,
    /// An uploaded file.
    FileId,
    /// A client; the API says "customer".
    ClientId,
    /// A file or directory of a Files page.
    NodeId,
    /// A chat.
    ThreadId,
    /// A chat message.
    MessageId,
    /// A receivable or payable.
    EntryId,
    /// A payment of an entry.
    PaymentId,
    /// A webhook of the user.
    WebhookId,
}
