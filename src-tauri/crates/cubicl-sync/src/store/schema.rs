//! The shape of the database, version by version. A version that was released is never edited: another one follows it,
//! and `fixtures/` keeps a database of each for the tests to start from.

use std::sync::LazyLock;

use rusqlite_migration::{M, Migrations};

/// Records are JSON in the shape of their Rust type; columns beside them are what is searched by.
const V1: &str = "
    CREATE TABLE project (
        place INTEGER PRIMARY KEY,
        record TEXT NOT NULL
    ) STRICT;
    CREATE TABLE person (
        id TEXT PRIMARY KEY,
        record TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE task (
        id TEXT NOT NULL PRIMARY KEY,
        project TEXT NOT NULL,
        on_board INTEGER NOT NULL,
        record TEXT NOT NULL
    ) STRICT;
    CREATE INDEX task_on_board ON task (project) WHERE on_board;
    CREATE TABLE stream (
        task TEXT NOT NULL PRIMARY KEY,
        activities TEXT NOT NULL
    ) STRICT;
    CREATE TABLE reading (
        what TEXT NOT NULL,
        of TEXT NOT NULL,
        as_of INTEGER NOT NULL,
        cost INTEGER NOT NULL,
        PRIMARY KEY (what, of)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE change (
        id INTEGER PRIMARY KEY,
        task TEXT NOT NULL,
        record TEXT NOT NULL
    ) STRICT;
    CREATE TABLE transfer (
        id INTEGER PRIMARY KEY,
        change INTEGER REFERENCES change (id) ON DELETE SET NULL,
        record TEXT NOT NULL
    ) STRICT;
    CREATE INDEX transfer_of_change ON transfer (change);
    CREATE TABLE alias (
        local TEXT PRIMARY KEY,
        task TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE counter (
        name TEXT PRIMARY KEY,
        value INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
";

/// What somebody writes, unread: the page knows what it means. Places under Cubicl's limit that are taken, until these
/// milliseconds of Unix time.
const V2: &str = "
    CREATE TABLE draft (
        place TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        written_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE place (
        free_at INTEGER NOT NULL
    ) STRICT;
";

/// The search index, made of the rows of tasks and streams: what can be found, and its words (FTS5). Each kind of thing has
/// columns of its own, so that a kind is searched without the others. Words come lowered and folded from the program, so
/// the tokenizer has only to part them; `detail = column` leaves out their places in the text, which nobody asks for.
const SEARCH: &str = "
    CREATE TABLE searched (
        id INTEGER PRIMARY KEY,
        task TEXT NOT NULL,
        source TEXT NOT NULL,
        kind TEXT NOT NULL,
        item TEXT NOT NULL,
        digest INTEGER NOT NULL,
        shown TEXT
    ) STRICT;
    CREATE INDEX searched_of_task ON searched (task, source);
    CREATE VIRTUAL TABLE search USING fts5 (
        task, task_folded, more, more_folded, comment, comment_folded, file, file_folded,
        content = '', contentless_delete = 1, detail = column, prefix = '1', tokenize = 'ascii'
    );
";

/// What others did since somebody looked: a row for each task that has something new.
const NEWS: &str = "
    CREATE TABLE news (
        project TEXT NOT NULL,
        task TEXT NOT NULL,
        record TEXT NOT NULL,
        PRIMARY KEY (project, task)
    ) STRICT, WITHOUT ROWID;
";

/// Photos and thumbnails by their address.
const PICTURES: &str = "
    CREATE TABLE picture (
        address TEXT PRIMARY KEY,
        fetched_at INTEGER NOT NULL,
        bytes BLOB NOT NULL
    ) STRICT;
    CREATE INDEX picture_by_age ON picture (fetched_at);
";

/// Chats, and the messages known of those that were looked at.
const CHAT: &str = "
    CREATE TABLE thread (
        id TEXT PRIMARY KEY,
        record TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE message (
        thread TEXT NOT NULL,
        id TEXT NOT NULL,
        record TEXT NOT NULL,
        PRIMARY KEY (thread, id)
    ) STRICT, WITHOUT ROWID;
";

/// Clients, and which tasks are theirs.
const CLIENTS: &str = "
    CREATE TABLE client (
        id TEXT PRIMARY KEY,
        record TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE task ADD COLUMN client TEXT;
    UPDATE task SET client = json_extract(record, '$.client.id') WHERE json_valid(record);
    CREATE INDEX task_of_client ON task (client) WHERE client IS NOT NULL;
";

/// Files pages: what lies there, and the changes of it that Cubicl does not have.
const NODES: &str = "
    CREATE TABLE node (
        id TEXT NOT NULL PRIMARY KEY,
        owner TEXT NOT NULL,
        record TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX node_of_owner ON node (owner);
    CREATE TABLE node_change (
        id INTEGER PRIMARY KEY,
        record TEXT NOT NULL
    ) STRICT;
";

/// More of what can be found: rows have ids of their own kind, and what lies apart from tasks has its words in a table of
/// its own, so that a letter that begins a word of almost every task is not looked through for it.
const SEARCH_APART: &str = "
    ALTER TABLE searched RENAME COLUMN task TO origin;
    DROP INDEX searched_of_task;
    CREATE INDEX searched_of ON searched (origin, source, item);
    CREATE VIRTUAL TABLE search_apart USING fts5 (
        client, client_folded, more, more_folded, node, node_folded, message, message_folded,
        content = '', contentless_delete = 1, detail = column, prefix = '1', tokenize = 'ascii'
    );
";

/// The search index as the newest version has it.
pub(super) static INDEX: LazyLock<String> = LazyLock::new(|| [SEARCH, SEARCH_APART].concat());

static V3: LazyLock<String> = LazyLock::new(|| [SEARCH, NEWS].concat());
static V4: LazyLock<String> = LazyLock::new(|| [PICTURES, CHAT, CLIENTS, NODES].concat());

static ALL: LazyLock<Migrations<'static>> = LazyLock::new(|| {
    Migrations::new(vec![
        M::up(V1),
        M::up(V2),
        M::up(&V3),
        M::up(&V4),
        M::up(SEARCH_APART),
    ])
});

/// How the newest version comes about.
pub(super) fn migrations() -> &'static Migrations<'static> {
    &ALL
}

/// The newest version this program knows; `PRAGMA user_version` of the file.
pub(super) const VERSION: u32 = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_sound_and_leads_to_the_version_that_is_named() {
        migrations().validate().expect("each statement runs");
        let mut connection = rusqlite::Connection::open_in_memory().expect("a database in memory");
        migrations().to_latest(&mut connection).expect("all steps");
        let version: u32 = connection
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .expect("its version");
        assert_eq!(version, VERSION);
    }
}
