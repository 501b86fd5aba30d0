//! Boards and cards.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use cubicl_client::{ProjectId, TaskId};

use crate::changes::{Action, Change, local_record};
use crate::copy::{BoardIndex, Matcher};
use crate::problem;
use crate::reading::Key;
use crate::record::TaskRecord;
use crate::state::{Effects, State};
use crate::transfer::Transfer;
use crate::view::{
    BoardColumn, BoardQuery, BoardView, BoardWindow, Card, NewsKind, Problem, ProblemKind, StateKind,
    StateView, TaskChange, WindowQuery,
};

/// Cards sent with the board itself.
const FIRST_CARDS: usize = 60;
/// Cards in one window.
const WINDOW: u32 = 200;
/// Colour of a state that the project does not list.
const GREY: &str = "#8a8f98";

/// What cards show of changes and transfers.
#[derive(Default)]
struct Marks {
    waiting: HashSet<TaskId>,
    refused: HashSet<TaskId>,
    uploading: HashMap<TaskId, u32>,
}

impl State {
    pub(crate) fn board(&mut self, query: &BoardQuery, fx: &mut Effects) -> Result<BoardView, Problem> {
        let key = Key::Board(query.project.clone());
        self.check_project(&query.project)?;
        self.open_board = Some(query.project.clone());
        self.looked_at_board(&query.project);
        self.recall_board(&query.project);
        self.look_at(Key::Projects, fx);
        self.look_at(Key::Users, fx);
        self.look_at(key.clone(), fx);
        let index = self.index(query);
        let marks = self.marks();
        let columns = self
            .column_states(&query.project, &index)
            .into_iter()
            .map(|state| {
                let ids = index.columns.get(&state.name).map_or(&[][..], Vec::as_slice);
                BoardColumn {
                    count: u32::try_from(ids.len()).unwrap_or(u32::MAX),
                    cards: self.cards(&ids[..ids.len().min(FIRST_CARDS)], &marks),
                    state,
                }
            })
            .collect();
        Ok(BoardView {
            project: query.project.clone(),
            columns,
            total: index.total,
            matching: index.matching,
            freshness: self.freshness(&key),
        })
    }

    pub(crate) fn board_window(&mut self, query: &WindowQuery) -> Result<BoardWindow, Problem> {
        self.check_project(&query.board.project)?;
        self.recall_board(&query.board.project);
        let index = self.index(&query.board);
        let ids = index.columns.get(&query.state).map_or(&[][..], Vec::as_slice);
        let place = |at: u32| (at as usize).min(ids.len());
        let end = query.offset.saturating_add(query.length.min(WINDOW));
        Ok(BoardWindow {
            offset: query.offset,
            count: u32::try_from(ids.len()).unwrap_or(u32::MAX),
            cards: self.cards(&ids[place(query.offset)..place(end)], &self.marks()),
        })
    }

    /// Its project is not for this user's eyes, or not there any more; nor is the task theirs.
    pub(crate) fn is_out_of_sight(&self, task: &TaskRecord) -> bool {
        let me = &self.account.user;
        let theirs = task.assignees.contains(me) || task.owner.as_ref() == Some(me);
        !theirs && self.check_project(&task.project).is_err()
    }

    pub(crate) fn check_project(&self, project: &ProjectId) -> Result<(), Problem> {
        if self.reads.is_complete(&Key::Projects) && self.copy.project(project).is_none() {
            return Err(problem::plain(ProblemKind::NotFound));
        }
        Ok(())
    }

    /// The project's own states, and those that only tasks still carry.
    fn column_states(&self, project: &ProjectId, index: &BoardIndex) -> Vec<StateView> {
        let mut states = self.states(project).to_vec();
        for name in &index.carried {
            if !states.iter().any(|state| state.name == *name) {
                states.push(unlisted_state(name));
            }
        }
        states
    }

    pub(crate) fn states(&self, project: &ProjectId) -> Cow<'_, [StateView]> {
        self.copy.project(project).map_or_else(
            || Cow::Owned(crate::record::intake::default_states()),
            |project| Cow::Borrowed(project.states.as_slice()),
        )
    }

    pub(crate) fn default_state(&self, project: &ProjectId) -> String {
        let states = self.states(project);
        let state = states
            .iter()
            .find(|state| state.is_default)
            .or_else(|| states.first());
        state.map(|state| state.name.clone()).unwrap_or_default()
    }

    pub(crate) fn index(&mut self, query: &BoardQuery) -> Arc<BoardIndex> {
        if let Some(index) = self.copy.index(query) {
            return index;
        }
        let matcher = Matcher::new(query, &self.account.user, &self.copy.people);
        let changed: Vec<TaskRecord> = self.changed_tasks(&query.project);
        let touched = self.outbox.touched();
        let untouched = self
            .copy
            .members(&query.project)
            .filter(|task| !touched.contains(&task.id));
        let tasks: Vec<&TaskRecord> = untouched.chain(&changed).collect();
        let index = Arc::new(BoardIndex::build(
            self.copy.revision(&query.project),
            query.clone(),
            &matcher,
            &tasks,
        ));
        self.copy.keep_index(&index);
        index
    }

    /// Tasks of the board that unconfirmed changes have made, restored, or made different.
    fn changed_tasks(&self, project: &ProjectId) -> Vec<TaskRecord> {
        let touched = self.outbox.touched();
        let listed = touched
            .into_iter()
            .filter(|task| self.copy.is_on_board(project, task));
        let shown = self.outbox.all().iter().filter(|change| change.is_shown());
        let added = shown.filter(|change| {
            change.project() == Some(project)
                && match &change.action {
                    Action::Create(new) => new.parent.is_none() || self.copy.lists_subtasks(project),
                    Action::Edit(TaskChange::Archived(None)) => true,
                    _ => false,
                }
        });
        let tasks: BTreeSet<&TaskId> = listed.chain(added.filter_map(Change::task)).collect();
        let tasks = tasks.into_iter().filter(|task| !self.outbox.is_deleting(task));
        tasks
            .filter_map(|task| self.effective(task))
            .filter(|task| task.archived_at.is_none())
            .map(Cow::into_owned)
            .collect()
    }

    /// A task with the changes that lie over it. A task that could not be made is still there for whoever opens it.
    pub(crate) fn effective(&self, id: &TaskId) -> Option<Cow<'_, TaskRecord>> {
        if let Some(change) = self.outbox.creating(id) {
            let mut task = self.made_here(change)?;
            self.outbox.overlay(&mut task);
            return Some(Cow::Owned(task));
        }
        let base = self.copy.task(id)?;
        if !self.outbox.of(id).any(Change::is_shown) {
            return Some(Cow::Borrowed(base));
        }
        let mut task = base.clone();
        self.outbox.overlay(&mut task);
        Some(Cow::Owned(task))
    }

    fn made_here(&self, change: &Change) -> Option<TaskRecord> {
        let Action::Create(new) = &change.action else {
            return None;
        };
        Some(local_record(
            change.task()?,
            new,
            &self.default_state(&new.project),
            change.made_at,
        ))
    }

    fn marks(&self) -> Marks {
        let mut marks = Marks::default();
        for change in self.outbox.all() {
            let marked = if change.is_waiting() {
                &mut marks.waiting
            } else {
                &mut marks.refused
            };
            marked.extend(change.task().cloned());
        }
        for task in self
            .transfers
            .all()
            .iter()
            .filter(|transfer| transfer.is_active())
            .filter_map(Transfer::task)
        {
            *marks.uploading.entry(task.clone()).or_default() += 1;
        }
        marks
    }

    fn cards(&self, ids: &[TaskId], marks: &Marks) -> Vec<Card> {
        let tasks = ids.iter().filter_map(|id| self.effective(id));
        tasks
            .map(|task| {
                let mark = self.news.get(&task.project, &task.id);
                let news = mark.map_or_else(Vec::new, |mark| mark.kinds(Some(&task)));
                card(&task, marks, news)
            })
            .collect()
    }
}

/// A state that the project does not list.
pub(super) fn unlisted_state(name: &str) -> StateView {
    StateView {
        name: name.to_owned(),
        kind: StateKind::Unknown,
        color: GREY.to_owned(),
        is_default: false,
    }
}

fn card(task: &TaskRecord, marks: &Marks, news: Vec<NewsKind>) -> Card {
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    Card {
        id: task.id.clone(),
        name: task.name().to_owned(),
        state: task.state.clone(),
        tags: task.tags().to_vec(),
        priority: task.priority,
        start: task.start,
        deadline: task.deadline,
        steps: crate::record::steps::summary(&task.steps),
        assignees: task.assignees.clone(),
        files: count(task.files.len()),
        subtasks: count(task.subtasks.len()),
        client: task.client().map(|client| client.name.clone()),
        private: task.private,
        from_email: task.from_email,
        support: task.support,
        repeats: task.repeats,
        waiting: marks.waiting.contains(&task.id),
        refused: marks.refused.contains(&task.id),
        uploading: marks.uploading.get(&task.id).copied().unwrap_or(0),
        news,
    }
}
