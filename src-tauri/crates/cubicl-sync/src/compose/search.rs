//! What a search found, ranked and as the page shows it.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashSet;

use crate::outbox::Change;
use crate::record::TaskRecord;
use crate::search::{Found, Kind, MOST, Overlay, Query, Source, more_of, of_stream, of_task};
use crate::state::State;
use crate::view::{
    ProjectHit, SearchGroup, SearchHit, SearchKind, SearchView, StateKind, StateView, TextPiece,
};

/// Letters of a snippet, and how many of them stand before what matches.
const SNIPPET: usize = 140;
const BEFORE: usize = 40;
/// Projects to go to.
const MOST_PROJECTS: usize = 5;

/// Something found, with its task as the screen shows it.
struct Candidate<'a> {
    found: Found,
    task: Cow<'a, TaskRecord>,
    done: bool,
}

impl State {
    /// Tasks that unconfirmed changes have made, or made different, and comments that are not sent.
    pub(crate) fn search_overlay(&self) -> Overlay {
        let shown = self.outbox.all().iter().filter(|change| change.is_shown());
        let mut seen = HashSet::new();
        let mut rows = Vec::new();
        for id in shown.filter_map(Change::task).filter(|id| seen.insert(*id)) {
            if let Some(task) = self.effective(id) {
                rows.push((id.clone(), Source::Task, of_task(&task, &self.copy)));
            }
            let written = self.comments_on_their_way(id);
            if !written.is_empty() {
                rows.push((id.clone(), Source::Stream, of_stream(&written, &self.copy)));
            }
        }
        Overlay { rows }
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
            let Candidate { found, task, done } = candidate;
            let shown_at = found.shown.as_ref().and_then(|shown| shown.at);
            let at = shown_at.or(task.created_at);
            (found.kind, found.level, *done, Reverse(at), Reverse(found.order))
        });
        // A file may be on the task and on a comment.
        let mut seen = HashSet::new();
        candidates.retain(|candidate| {
            let found = &candidate.found;
            seen.insert((found.kind, found.task.clone(), found.item.clone()))
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
        if self.copy.is_gone(&found.task) || self.outbox.is_deleting(&found.task) {
            return None;
        }
        let stored = found.record.take();
        let task = self.effective(&found.task).or_else(|| stored.map(Cow::Owned))?;
        let done = task.archived_at.is_some() || self.state_of(&task).kind == StateKind::Completed;
        Some(Candidate { found, task, done })
    }

    fn state_of(&self, task: &TaskRecord) -> StateView {
        let states = self.states(&task.project);
        let known = states.iter().find(|state| state.name == task.state);
        known
            .cloned()
            .unwrap_or_else(|| super::board::unlisted_state(&task.state))
    }

    fn hit(&self, query: &Query, candidate: &Candidate<'_>) -> SearchHit {
        let Candidate { found, task, done } = candidate;
        let text = found.shown.as_ref().map_or("", |shown| shown.text.as_str());
        let (title, snippet) = match found.kind {
            Kind::Task => {
                let snippet = found.level.anywhere.then(|| matching_part(query, task));
                (query.mark(task.name()), snippet.flatten().unwrap_or_default())
            }
            Kind::Comment => (plain(task.name()), around(query, text)),
            Kind::File => (query.mark(text), Vec::new()),
        };
        let project = self.copy.project(&task.project);
        SearchHit {
            task: task.id.clone(),
            item: found.item.clone(),
            project: task.project.clone(),
            project_name: project.map(|project| project.name.clone()).unwrap_or_default(),
            title,
            snippet,
            task_name: task.name().to_owned(),
            state: self.state_of(task),
            done: *done,
            deadline: task.deadline,
            author: found.shown.as_ref().and_then(|shown| shown.author.clone()),
            at: found.shown.as_ref().and_then(|shown| shown.at),
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
            Self::Comment => SearchKind::Comment,
            Self::File => SearchKind::File,
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
