//! What is searched of a task and of its stream.

use std::hash::{DefaultHasher, Hash, Hasher};

use cubicl_client::{FileId, UserId};
use serde::{Deserialize, Serialize};

use super::kind::Kind;
use crate::record::{ActivityRecord, FileRecord, TaskRecord, rich_text, steps};
use crate::view::{ActivityKind, NodePlace, StepsView};

/// One thing that can be found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Document {
    pub(crate) kind: Kind,
    /// Id of the comment, file or message; empty for what its row is.
    pub(crate) item: String,
    /// What it is called; the text of a comment or message.
    pub(crate) name: String,
    /// What else it is found by.
    pub(crate) more: String,
    /// What a hit shows, when no task tells.
    pub(crate) shown: Option<Shown>,
}

/// Anything but a task, as a hit shows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Shown {
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) author: Option<UserId>,
    /// Unix seconds.
    #[serde(default)]
    pub(crate) at: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) about: Option<About>,
}

/// What only one kind has.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum About {
    /// How the client is reached and who is there, the most telling first.
    Client { lines: Vec<String> },
    /// Where a file or directory lies.
    Node { place: NodePlace, directory: bool },
}

impl Shown {
    /// Nothing but its name or text.
    pub(super) fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            author: None,
            at: None,
            about: None,
        }
    }
}

impl Document {
    /// Differs when anything differs that is stored of it.
    pub(super) fn digest(&self) -> i64 {
        let mut hasher = DefaultHasher::new();
        (&self.name, &self.more, &self.shown).hash(&mut hasher);
        hasher.finish().cast_signed()
    }
}

/// Names of files may be told elsewhere (A13).
pub(crate) trait FileNames {
    fn name_of(&self, file: &FileId) -> Option<&str>;
}

/// The task, and the files on it.
pub(crate) fn of_task(task: &TaskRecord, names: &impl FileNames) -> Vec<Document> {
    let itself = Document {
        kind: Kind::Task,
        item: String::new(),
        name: task.name().to_owned(),
        more: more_of(task).join("\n"),
        shown: None,
    };
    let files = task.files.iter().filter_map(|file| of_file(file, None, names));
    std::iter::once(itself).chain(files).collect()
}

/// Tags, client, description and the items of the checklist, in the order in which a hit shows what matches.
pub(crate) fn more_of(task: &TaskRecord) -> Vec<String> {
    let mut more = Vec::with_capacity(3);
    let mut push = |text: String| {
        if !text.is_empty() {
            more.push(text);
        }
    };
    push(task.tags().join(", "));
    push(
        task.client()
            .map(|client| client.name.clone())
            .unwrap_or_default(),
    );
    push(rich_text::words(&task.description));
    if let StepsView::Checklist { items } = steps::view(&task.steps) {
        items.into_iter().for_each(|item| push(item.name));
    }
    more
}

/// Comments, and the files on them. History lines have no words of their own.
pub(crate) fn of_stream(stream: &[ActivityRecord], names: &impl FileNames) -> Vec<Document> {
    stream
        .iter()
        .flat_map(|activity| {
            let files = activity
                .files
                .iter()
                .filter_map(|file| of_file(file, Some(activity), names));
            of_comment(activity).into_iter().chain(files)
        })
        .collect()
}

fn of_comment(activity: &ActivityRecord) -> Option<Document> {
    let ActivityKind::Comment { html } = &activity.kind else {
        return None;
    };
    let text = rich_text::words_of_html(html);
    (!text.is_empty()).then(|| Document {
        kind: Kind::Comment,
        item: activity.id.to_string(),
        name: text.clone(),
        more: String::new(),
        shown: Some(Shown {
            text,
            author: activity.author.clone(),
            at: activity.at,
            about: None,
        }),
    })
}

fn of_file(file: &FileRecord, told_by: Option<&ActivityRecord>, names: &impl FileNames) -> Option<Document> {
    let name = file.name.as_deref().or_else(|| names.name_of(&file.id))?;
    Some(Document {
        kind: Kind::File,
        item: file.id.to_string(),
        name: name.to_owned(),
        more: String::new(),
        shown: Some(Shown {
            text: name.to_owned(),
            author: told_by.and_then(|activity| activity.author.clone()),
            at: told_by.and_then(|activity| activity.at),
            about: None,
        }),
    })
}
