//! What can be found. A new kind is a variant here, its columns in the schema, and what [`super::document`] makes of it.

/// In the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    Task,
    Comment,
    File,
}

/// Which part of it has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Its name, or all there is of it.
    Name,
    /// What else belongs to it.
    More,
}

impl Kind {
    pub(crate) const ALL: [Self; 3] = [Self::Task, Self::Comment, Self::File];

    /// As the file has it.
    pub(super) fn stored(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Comment => "comment",
            Self::File => "file",
        }
    }

    pub(super) fn has_more(self) -> bool {
        self == Self::Task
    }

    /// Adds the words: the id, and a value for each column of its own.
    pub(super) fn insert(self) -> &'static str {
        match self {
            Self::Task => {
                "INSERT INTO search (rowid, task, task_folded, more, more_folded) VALUES (?, ?, ?, ?, ?)"
            }
            Self::Comment => "INSERT INTO search (rowid, comment, comment_folded) VALUES (?, ?, ?)",
            Self::File => "INSERT INTO search (rowid, file, file_folded) VALUES (?, ?, ?)",
        }
    }

    /// Columns of the table `search`. Folded, a word stands in the first of a pair when it is its own folded form.
    pub(super) fn columns(self, place: Place, folded: bool) -> &'static str {
        match (self, place, folded) {
            (Self::Task, Place::Name, false) => "task",
            (Self::Task, Place::Name, true) => "task task_folded",
            (Self::Task, Place::More, false) => "more",
            (Self::Task, Place::More, true) => "more more_folded",
            (Self::Comment, _, false) => "comment",
            (Self::Comment, _, true) => "comment comment_folded",
            (Self::File, _, false) => "file",
            (Self::File, _, true) => "file file_folded",
        }
    }
}

/// Which row of the copy it was told by: they are written one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Source {
    Task,
    Stream,
}

impl Source {
    pub(super) fn stored(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Stream => "stream",
        }
    }

    pub(super) fn of_stored(stored: &str) -> Self {
        match stored {
            "stream" => Self::Stream,
            _ => Self::Task,
        }
    }
}
