//! What can be found. A new kind is a variant here, its columns in the schema, and what [`super::document`] or
//! [`super::apart`] makes of it.

/// In the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    Task,
    Client,
    Comment,
    /// On a task or a comment.
    File,
    /// A directory or file of a Files page.
    Node,
    Message,
}

/// Which part of it has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Its name, or all there is of it.
    Name,
    /// What else belongs to it.
    More,
}

/// The tables of words. A word of any task is in the first one; what lies apart from tasks is quicker to find in another.
pub(super) const TABLES: [&str; 2] = ["search", "search_apart"];

impl Kind {
    pub(crate) const ALL: [Self; 6] = [
        Self::Task,
        Self::Client,
        Self::Comment,
        Self::File,
        Self::Node,
        Self::Message,
    ];

    /// As the file has it; its column too.
    pub(super) fn stored(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Client => "client",
            Self::Comment => "comment",
            Self::File => "file",
            Self::Node => "node",
            Self::Message => "message",
        }
    }

    /// `None` for a kind of another version.
    pub(super) fn of_stored(stored: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.stored() == stored)
    }

    pub(super) fn has_more(self) -> bool {
        matches!(self, Self::Task | Self::Client)
    }

    fn is_apart(self) -> bool {
        matches!(self, Self::Client | Self::Node | Self::Message)
    }

    /// Adds the words: the id, and a value for each column of its own.
    pub(super) fn insert(self) -> &'static str {
        match self {
            Self::Task => {
                "INSERT INTO search (rowid, task, task_folded, more, more_folded) VALUES (?, ?, ?, ?, ?)"
            }
            Self::Comment => "INSERT INTO search (rowid, comment, comment_folded) VALUES (?, ?, ?)",
            Self::File => "INSERT INTO search (rowid, file, file_folded) VALUES (?, ?, ?)",
            Self::Client => {
                "INSERT INTO search_apart (rowid, client, client_folded, more, more_folded) VALUES (?, ?, ?, ?, ?)"
            }
            Self::Node => "INSERT INTO search_apart (rowid, node, node_folded) VALUES (?, ?, ?)",
            Self::Message => "INSERT INTO search_apart (rowid, message, message_folded) VALUES (?, ?, ?)",
        }
    }

    /// Takes the words out: the id.
    pub(super) fn delete(self) -> &'static str {
        if self.is_apart() {
            "DELETE FROM search_apart WHERE rowid = ?"
        } else {
            "DELETE FROM search WHERE rowid = ?"
        }
    }

    /// Ids of what matches, the newest first: the expression, and how many at most.
    pub(super) fn find(self) -> &'static str {
        if self.is_apart() {
            "SELECT rowid FROM search_apart WHERE search_apart MATCH ? ORDER BY rowid DESC LIMIT ?"
        } else {
            "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
        }
    }

    /// Columns of its table. Folded, a word stands in the first of a pair when it is its own folded form.
    pub(super) fn columns(self, place: Place, folded: bool) -> &'static str {
        match (self, place, folded) {
            (Self::Task | Self::Client, Place::More, false) => "more",
            (Self::Task | Self::Client, Place::More, true) => "more more_folded",
            (_, _, false) => self.stored(),
            (Self::Task, _, true) => "task task_folded",
            (Self::Client, _, true) => "client client_folded",
            (Self::Comment, _, true) => "comment comment_folded",
            (Self::File, _, true) => "file file_folded",
            (Self::Node, _, true) => "node node_folded",
            (Self::Message, _, true) => "message message_folded",
        }
    }
}
