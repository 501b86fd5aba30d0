//! What a search found, ranked and as the page shows it.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashSet;

use crate::changes::{Action, Change};
use crate::record::{TaskRecord, rich_text};
use crate::search::{
    About, Found, Kind, MOST, Origin, Overlay, Query, Row, Shown, forms_of_number, more_of, of_stream,
    of_task, said,
};
use crate::state::State;
use crate::view::{
    ChatRef, NodePlace, ProjectHit, SearchGroup, SearchHit, SearchKind, SearchTarget, SearchView, StateKind,
    StateView, TextPiece,
};

/// Letters of a snippet, and how many of them stand before what matches.
const SNIPPET: usize = 140;
const BEFORE: usize = 40;
/// Projects to go to.
const MOST_PROJECTS: usize = 5;

/// Something found, with what it is on as the screen shows it.
struct Candidate<'a> {
    found: Found,
    on: On<'a>,
    /// Of a task.
    done: bool,
}

enum On<'a> {
    Task(Box<Cow<'a, TaskRecord>>),
    Client,
    Page { place: NodePlace, directory: bool },
    Chat(ChatRef),
}

impl State {
    /// Tasks that unconfirmed changes have made, or made different, and what is not in Cubicl yet: comments, messages, and
    /// what goes to Files pages.
    pub(crate) fn search_overlay(&self) -> Overlay {
        let shown = self.outbox.all().iter().filter(|change| change.is_shown());
        let mut seen = HashSet::new();
        let mut rows = Vec::new();
        for id in shown.filter_map(Change::task).filter(|id| seen.insert(*id)) {
            if let Some(task) = self.effective(id) {
                rows.push(Row::whole(Origin::Task(id.clone()), of_task(&task, &self.copy)));
            }
            let written = self.comments_on_their_way(id);
            if !written.is_empty() {
                rows.push(Row::whole(
                    Origin::Stream(id.clone()),
                    of_stream(&written, &self.copy),
                ));
            }
        }
        rows.extend(
            self.outbox
                .all()
                .iter()
                .filter_map(|change| self.message_to_come(change)),
        );
        rows.extend(self.nodes_to_come());
        Overlay { rows }
    }

    fn message_to_come(&self, change: &Change) -> Option<Row> {
        let (Some(chat), Action::Message(message)) = (change.chat(), &change.action) else {
            return None;
        };
        let shown = Shown {
            text: rich_text::words(&message.text),
            author: Some(self.account.user.clone()),
            at: Some(change.made_at),
            about: None,
        };
        let chat = Origin::Chat(self.chats.resolve(chat));
        Some(Row::whole(chat, vec![said(&message.shown_as, shown)?]))
    }

    pub(crate) fn nothing_searched(&self) -> SearchView {
        SearchView {
            projects: Vec::new(),
            groups: Vec::new(),
            as_of: self.reads.last_complete(),
        }
    }

    pub(crate) fn search_view(&self, query: &Query, found: Vec<Found>, limit: usize) -> SearchView {
        let mut candidates: Vec<Candidate<'_>> = found
            .into_iter()
            .filter_map(|found| self.candidate(found))
            .collect();
        candidates.sort_by_key(|candidate| {
            let Candidate { found, on, done } = candidate;
            let shown_at = found.shown.as_ref().and_then(|shown| shown.at);
            let at = shown_at.or(match on {
                On::Task(task) => task.created_at,
                On::Client | On::Page { .. } | On::Chat(_) => None,
            });
            (found.kind, found.level, *done, Reverse(at), Reverse(found.order))
        });
        // A file may be on the task and on a comment.
        let mut seen = HashSet::new();
        candidates.retain(|candidate| {
            let found = &candidate.found;
            seen.insert((found.kind, found.origin.id().into_owned(), found.item.clone()))
        });
        let groups = Kind::ALL.into_iter().filter_map(|kind| {
            let of_kind: Vec<&Candidate<'_>> = candidates
                .iter()
                .filter(|candidate| candidate.found.kind == kind)
                .collect();
            let shown = &of_kind[..of_kind.len().min(limit)];
            (!shown.is_empty()).then(|| SearchGroup {
                kind: kind.view(),
                hits: shown.iter().map(|candidate| self.hit(query, candidate)).collect(),
                more: u32::try_from(of_kind.len() - shown.len()).unwrap_or(u32::MAX),
                more_at_least: of_kind.len() >= MOST,
            })
        });
        SearchView {
            groups: groups.collect(),
            projects: self.projects_named(query),
            as_of: self.reads.last_complete(),
        }
    }

    fn candidate(&self, mut found: Found) -> Option<Candidate<'_>> {
        let about = found.shown.as_ref().and_then(|shown| shown.about.as_ref());
        let on = match (&found.origin, about) {
            (Origin::Task(id) | Origin::Stream(id), _) => {
                if self.copy.is_gone(id) || self.outbox.is_deleting(id) {
                    return None;
                }
                let stored = found.record.take();
                let task = self.effective(id).or_else(|| stored.map(Cow::Owned))?;
                if self.is_out_of_sight(&task) {
                    return None;
                }
                On::Task(Box::new(task))
            }
            (Origin::Client(_), Some(About::Client { .. })) => On::Client,
            (Origin::Node(_) | Origin::Upload(_), Some(About::Node { place, directory })) => {
                let node = match &found.origin {
                    Origin::Node(node) => Some(node),
                    _ => None,
                };
                if self.is_node_out_of_sight(node, place) {
                    return None;
                }
                On::Page {
                    place: place.clone(),
                    directory: *directory,
                }
            }
            (Origin::Chat(chat), _) => On::Chat(chat.clone()),
            _ => return None,
        };
        let done = match &on {
            On::Task(task) => task.archived_at.is_some() || self.state_of(task).kind == StateKind::Completed,
            On::Client | On::Page { .. } | On::Chat(_) => false,
        };
        Some(Candidate { found, on, done })
    }

    fn state_of(&self, task: &TaskRecord) -> StateView {
        let states = self.states(&task.project);
        let known = states.iter().find(|state| state.name == task.state);
        known
            .cloned()
            .unwrap_or_else(|| super::board::unlisted_state(&task.state))
    }

    fn hit(&self, query: &Query, candidate: &Candidate<'_>) -> SearchHit {
        let Candidate { found, on, done } = candidate;
        let shown = found.shown.as_ref();
        let text = shown.map_or("", |shown| shown.text.as_str());
        let (title, snippet) = match (on, found.kind) {
            (On::Task(task), Kind::Task) => {
                let snippet = found.level.anywhere.then(|| matching_part(query, task));
                (query.mark(task.name()), snippet.flatten().unwrap_or_default())
            }
            (On::Task(task), Kind::Comment) => (plain(task.name()), around(query, text)),
            (On::Chat(chat), _) => (plain(&self.chat_name(chat)), around(query, text)),
            (On::Client, _) => (query.mark(text), telling_line(query, shown).unwrap_or_default()),
            (On::Task(_) | On::Page { .. }, _) => (query.mark(text), Vec::new()),
        };
        SearchHit {
            title,
            snippet,
            author: shown.and_then(|shown| shown.author.clone()),
            at: shown.and_then(|shown| shown.at),
            target: self.target(found, on, *done),
        }
    }

    fn target(&self, found: &Found, on: &On<'_>, done: bool) -> SearchTarget {
        match on {
            On::Task(task) => {
                let project = self.copy.project(&task.project);
                SearchTarget::Task {
                    task: task.id.clone(),
                    item: found.item.clone(),
                    task_name: task.name().to_owned(),
                    project: task.project.clone(),
                    project_name: project.map(|project| project.name.clone()).unwrap_or_default(),
                    state: self.state_of(task),
                    done,
                    deadline: task.deadline,
                }
            }
            On::Client => SearchTarget::Client {
                client: found.origin.id().into_owned().into(),
            },
            On::Page { place, directory } => SearchTarget::Node {
                place: place.clone(),
                node: match &found.origin {
                    Origin::Node(node) => Some(node.clone()),
                    _ => None,
                },
                directory: *directory,
                owner_name: self.owner_name(&place.owner),
                path: self.names_to(place),
            },
            On::Chat(chat) => SearchTarget::Chat {
                chat: chat.clone(),
                message: found.item.clone(),
            },
        }
    }

    /// Projects come in the order of their names.
    fn projects_named(&self, query: &Query) -> Vec<ProjectHit> {
        let named = self.copy.projects.iter().filter_map(|project| {
            let matches = query.matches(&project.name)?;
            Some((!matches.exact, project))
        });
        let mut named: Vec<_> = named.collect();
        named.sort_by_key(|(folded, _)| *folded);
        named
            .into_iter()
            .take(MOST_PROJECTS)
            .map(|(_, project)| ProjectHit {
                id: project.id.clone(),
                name: query.mark(&project.name),
            })
            .collect()
    }
}

impl Kind {
    fn view(self) -> SearchKind {
        match self {
            Self::Task => SearchKind::Task,
            Self::Client => SearchKind::Client,
            Self::Comment => SearchKind::Comment,
            Self::File => SearchKind::File,
            Self::Node => SearchKind::Node,
            Self::Message => SearchKind::Message,
        }
    }
}

/// Tags, client, description or a step: the first that has one of the words.
fn matching_part(query: &Query, task: &TaskRecord) -> Option<Vec<TextPiece>> {
    more_of(task)
        .into_iter()
        .find(|part| query.first_in(part).is_some())
        .map(|part| around(query, &part))
}

/// What is known of a client: the line that has all words, begins the number, or has one of the words; otherwise what tells
/// most.
fn telling_line(query: &Query, shown: Option<&Shown>) -> Option<Vec<TextPiece>> {
    let Some(About::Client { lines }) = shown?.about.as_ref() else {
        return None;
    };
    let has_number = |line: &str| {
        let begins = |number| forms_of_number(line).iter().any(|form| form.starts_with(number));
        query.number().is_some_and(begins)
    };
    let rank = |line: &&String| {
        (
            query.matches(line).is_none(),
            !has_number(line),
            query.first_in(line).is_none(),
        )
    };
    lines.iter().min_by_key(rank).map(|line| around(query, line))
}

/// The words around the first that matches.
fn around(query: &Query, text: &str) -> Vec<TextPiece> {
    let first = query.first_in(text).unwrap_or_default();
    let start = text[..first]
        .char_indices()
        .rev()
        .take(BEFORE)
        .last()
        .map_or(first, |(at, _)| at);
    // Whole words, where there is a space to begin at.
    let start = match text[start..first].find(' ') {
        Some(space) if start > 0 => start + space + 1,
        _ => start,
    };
    let end = text[start..]
        .char_indices()
        .nth(SNIPPET)
        .map_or(text.len(), |(at, _)| start + at);
    let mut pieces = query.mark(&text[start..end]);
    let ellipsis = || TextPiece {
        text: "…".to_owned(),
        marked: false,
    };
    if start > 0 {
        pieces.insert(0, ellipsis());
    }
    if end < text.len() {
        pieces.push(ellipsis());
    }
    pieces
}

fn plain(text: &str) -> Vec<TextPiece> {
    vec![TextPiece {
        text: text.to_owned(),
        marked: false,
    }]
}
