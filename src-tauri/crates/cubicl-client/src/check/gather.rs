//! What the check asks for, in an order in which each answer says what to ask next.
//!
//! One list of tasks chooses the few tasks that are read whole: together they show steps, files, tags and recurrence, if
//! the workspace has them.

use serde_json::Value;

use super::ask::{Asker, Heard, List, Said};
use super::report::Why;
use crate::error::Error;
use crate::lenient::id_or_record;

/// A small page shows whether `limit` is taken up at all (A3).
pub(super) const FEW: usize = 5;
/// A large one shows where it is cut off.
pub(super) const MANY: usize = 1000;
/// Asked for by name in the large page (A4): what chooses the tasks to be read whole.
pub(super) const INCLUDED: [&str; 9] = [
    "createdAt",
    "start",
    "deadline",
    "archivedAt",
    "stepType",
    "files",
    "tags",
    "recurrent",
    "recurrence",
];
/// Long and well-formed, and nobody's.
const NOBODY: &str = "000000000000000000000000";
const MOST_TASKS: usize = 5;
const MOST_HISTORIES: usize = 3;
const MOST_SHELVES: usize = 2;

/// Everything that came, or why it did not.
pub(super) struct Gathered {
    pub(super) me: Value,
    pub(super) colleagues: Heard<List>,
    pub(super) people: Heard<List>,
    pub(super) projects: Heard<List>,
    /// The first [`FEW`] tasks, as a list shows them.
    pub(super) few: Heard<List>,
    /// Up to [`MANY`] tasks, with [`INCLUDED`] alone.
    pub(super) many: Heard<List>,
    /// What follows them, from their last one on.
    pub(super) beyond: Heard<List>,
    /// Whole tasks; the first one is the first of `few` too.
    pub(super) tasks: Vec<Heard<Value>>,
    pub(super) histories: Vec<Heard<List>>,
    /// Tasks with a tag that one of `tasks` carries, and that tag's text.
    pub(super) tagged: Heard<(String, List)>,
    pub(super) link: Heard<Said>,
    pub(super) root: Heard<List>,
    /// A directory of `root`, and what lies in it.
    pub(super) inside: Heard<(String, List)>,
    pub(super) clients: Heard<List>,
    pub(super) threads: Heard<List>,
    pub(super) messages: Heard<List>,
    pub(super) books: Heard<Value>,
    pub(super) entry: Heard<Value>,
    pub(super) entry_activities: Heard<List>,
    pub(super) webhooks: Heard<List>,
}

/// Asks for everything.
///
/// # Errors
/// When the first request fails.
pub(super) async fn gather(ask: &mut Asker<'_>) -> Result<Gathered, Error> {
    let me = ask.first("GET app/me", &["app", "me"]).await?;
    let colleagues = ask
        .list("GET organization/users", &["organization", "users"], &[])
        .await;
    let projects = ask.list("GET groups", &["groups"], &[]).await;

    let few = ask.list("GET tasks", &["tasks"], &page(0, FEW)).await;
    let many = ask
        .list("GET tasks (include)", &["tasks"], &included(0, MANY))
        .await;
    let beyond = match &many {
        Ok(many) if !many.items.is_empty() => {
            let query = included(many.items.len() - 1, FEW);
            ask.list("GET tasks (skip)", &["tasks"], &query).await
        }
        Ok(_) => Err(Why::NoData),
        Err(why) => Err(*why),
    };
    let mut tasks = Vec::new();
    for id in chosen(items(&few), items(&many)) {
        tasks.push(ask.json("GET tasks/:id", &["tasks", &id], &[]).await);
    }
    let mut histories: Vec<Heard<List>> = Vec::new();
    for task in tasks.iter().flatten().take(MOST_HISTORIES) {
        if histories.iter().any(has_comment) {
            break;
        }
        let Some(id) = id_of(task) else { continue };
        let path = ["tasks", &id, "activities"];
        histories.push(ask.list("GET tasks/:id/activities", &path, &[]).await);
    }
    let people = people(ask, &me, &tasks).await;
    let tagged = tagged(ask, &tasks).await;
    let link = match tasks.iter().flatten().find_map(first_file) {
        Some(file) => ask.get("GET files/:id/url", &["files", &file, "url"], &[]).await,
        None => Err(Why::NoData),
    };
    let (root, inside) = shelves(ask, items(&projects)).await;
    let clients = ask
        .list("GET crm/customers", &["crm", "customers"], &page(0, FEW))
        .await;
    let (threads, messages) = chats(ask).await;
    let (books, entry, entry_activities) = books(ask).await;
    let webhooks = ask
        .list("GET users/self/webhook", &["users", "self", "webhook"], &[])
        .await;
    // Refusals are looked at by the asker (A2).
    let _ = ask.get("GET tasks/:id (nobody's)", &["tasks", NOBODY], &[]).await;
    let path = ["bookkeeping", "entries", NOBODY];
    let _ = ask
        .get("GET bookkeeping/entries/:id (nobody's)", &path, &[])
        .await;
    Ok(Gathered {
        me,
        colleagues,
        people,
        projects,
        few,
        many,
        beyond,
        tasks,
        histories,
        tagged,
        link,
        root,
        inside,
        clients,
        threads,
        messages,
        books,
        entry,
        entry_activities,
        webhooks,
    })
}

impl Gathered {
    /// The tasks that could be read whole.
    pub(super) fn whole_tasks(&self) -> impl Iterator<Item = &Value> {
        self.tasks.iter().flatten()
    }

    /// Why there is nothing to see in whole tasks.
    pub(super) fn no_task(&self) -> Why {
        self.tasks
            .iter()
            .find_map(|task| task.as_ref().err())
            .or(self.few.as_ref().err())
            .copied()
            .unwrap_or(Why::NoData)
    }

    /// All comments and lines of history that were read.
    pub(super) fn activities(&self) -> impl Iterator<Item = &Value> {
        self.histories.iter().flatten().flat_map(|list| &list.items)
    }
}

/// The records of a list that came.
pub(super) fn items(list: &Heard<List>) -> &[Value] {
    list.as_ref().map_or(&[], |list| &list.items)
}

/// The `_id` of a record, or the id that stands in its place.
pub(super) fn id_of(value: &Value) -> Option<String> {
    match value {
        Value::Object(record) => record.get("_id").cloned().and_then(id_or_record),
        other => id_or_record(other.clone()),
    }
}

fn page(skip: usize, limit: usize) -> Vec<(&'static str, String)> {
    let mut query = vec![("limit", limit.to_string())];
    if skip > 0 {
        query.push(("skip", skip.to_string()));
    }
    query
}

fn included(skip: usize, limit: usize) -> Vec<(&'static str, String)> {
    let mut query = page(skip, limit);
    query.push(("include", INCLUDED.join(",")));
    // Archived ones show how they are marked (A11).
    query.push(("archived", "all".to_owned()));
    query
}

/// What a row promises of its task.
fn promises(row: &Value) -> [bool; 5] {
    let filled = |key: &str| {
        row.get(key).is_some_and(|value| match value {
            Value::Array(items) => !items.is_empty(),
            Value::Null | Value::Bool(false) => false,
            _ => true,
        })
    };
    [
        row["stepType"] == "steps",
        row["stepType"] == "progress",
        filled("files"),
        filled("tags"),
        filled("recurrent") || filled("recurrence"),
    ]
}

/// The first of the list, then those that show most of what is not shown yet, then any.
fn chosen(few: &[Value], many: &[Value]) -> Vec<String> {
    let mut ids: Vec<String> = few.iter().take(1).filter_map(id_of).collect();
    let mut wanted = [true; 5];
    let mut choose = |row: &Value, wanted: &mut [bool; 5]| {
        let Some(id) = id_of(row).filter(|id| !ids.contains(id) && ids.len() < MOST_TASKS) else {
            return;
        };
        ids.push(id);
        for (wanted, shown) in wanted.iter_mut().zip(promises(row)) {
            *wanted &= !shown;
        }
    };
    let news = |row: &Value, wanted: &[bool; 5]| {
        let both = wanted.iter().zip(promises(row));
        both.filter(|(wanted, shown)| **wanted && *shown).count()
    };
    while let Some(row) = many
        .iter()
        .max_by_key(|row| news(row, &wanted))
        .filter(|row| news(row, &wanted) > 0)
    {
        let before = wanted;
        choose(row, &mut wanted);
        if wanted == before {
            break;
        }
    }
    for row in few.iter().chain(many) {
        choose(row, &mut wanted);
    }
    ids
}

fn has_comment(history: &Heard<List>) -> bool {
    items(history)
        .iter()
        .any(|activity| activity["content"].as_str().is_some_and(|text| !text.is_empty()))
}

fn first_file(task: &Value) -> Option<String> {
    id_of(task.get("files")?.as_array()?.first()?)
}

/// The acting user and whoever the tasks name.
async fn people(ask: &mut Asker<'_>, me: &Value, tasks: &[Heard<Value>]) -> Heard<List> {
    let mut ids: Vec<String> = id_of(me).into_iter().collect();
    for task in tasks.iter().flatten() {
        ids.extend(task.get("assignedBy").and_then(id_of));
        let email = task.pointer("/email/emailUserId").and_then(id_of);
        ids.extend(email.or_else(|| task.pointer("/support/portalUser").and_then(id_of)));
    }
    ids.dedup();
    if ids.is_empty() {
        return Err(Why::NoData);
    }
    ask.list("GET users", &["users"], &[("ids", ids.join(","))]).await
}

async fn tagged(ask: &mut Asker<'_>, tasks: &[Heard<Value>]) -> Heard<(String, List)> {
    let tag = tasks.iter().flatten().find_map(|task| {
        let tag = task.get("tags")?.as_array()?.first()?;
        tag.as_str().map(str::to_owned)
    });
    let tag = tag.ok_or(Why::NoData)?;
    let mut query = page(0, FEW);
    query.push(("tag", tag.clone()));
    Ok((tag, ask.list("GET tasks (tag)", &["tasks"], &query).await?))
}

/// The Files page of the first projects, until one holds a directory.
async fn shelves(ask: &mut Asker<'_>, projects: &[Value]) -> (Heard<List>, Heard<(String, List)>) {
    let mut root = Err(Why::NoData);
    for group in projects.iter().filter_map(id_of).take(MOST_SHELVES) {
        let path = ["file-system-nodes"];
        let of = vec![("group", group)];
        let here = ask.list("GET file-system-nodes", &path, &of).await;
        let directory = items(&here)
            .iter()
            .find(|node| node["type"] == "d")
            .and_then(id_of);
        if here.is_ok() || root.is_err() {
            root = here;
        }
        if let Some(directory) = directory {
            let within = [of, vec![("parent", directory.clone())]].concat();
            let inside = ask.list("GET file-system-nodes (parent)", &path, &within).await;
            return (root, inside.map(|inside| (directory, inside)));
        }
    }
    let why = root.as_ref().err().copied().unwrap_or(Why::NoData);
    (root, Err(why))
}

async fn chats(ask: &mut Asker<'_>) -> (Heard<List>, Heard<List>) {
    let threads = ask.list("GET chat/threads", &["chat", "threads"], &[]).await;
    let busy = |thread: &&Value| thread.get("lastMessage").is_some_and(Value::is_object);
    let thread = items(&threads).iter().find(busy).or(items(&threads).first());
    let messages = match (thread.and_then(id_of), &threads) {
        (Some(thread), _) => {
            let path = ["chat", "threads", &thread, "messages"];
            ask.list("GET chat/threads/:id/messages", &path, &page(0, 50))
                .await
        }
        (None, Err(why)) => Err(*why),
        (None, Ok(_)) => Err(Why::NoData),
    };
    (threads, messages)
}

async fn books(ask: &mut Asker<'_>) -> (Heard<Value>, Heard<Value>, Heard<List>) {
    let books = ask
        .json("GET bookkeeping/page", &["bookkeeping", "page"], &[])
        .await;
    let entry = match &books {
        Ok(books) => {
            let of_activity = || books.pointer("/activities/0/entry");
            let id = books.pointer("/entries/0").or_else(of_activity).and_then(id_of);
            id.ok_or(Why::NoData)
        }
        Err(why) => Err(*why),
    };
    let entry = match entry {
        Ok(entry) => entry,
        Err(why) => return (books, Err(why), Err(why)),
    };
    let path = ["bookkeeping", "entries", &entry];
    let record = ask.json("GET bookkeeping/entries/:id", &path, &[]).await;
    let query = [("entry", entry.clone())];
    let path = ["bookkeeping", "activities"];
    let activities = ask.list("GET bookkeeping/activities", &path, &query).await;
    (books, record, activities)
}
