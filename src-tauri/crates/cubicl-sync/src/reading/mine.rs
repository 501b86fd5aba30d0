//! The tasks assigned to me, over all projects.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use cubicl_client::{Lane, TaskId};
use tokio::time::Instant;

use super::reads::Key;
use super::remote;
use crate::copy::{Source, board_order};
use crate::core::Core;
use crate::problem;
use crate::record::TaskRecord;
use crate::state::State;
use crate::view::Problem;

/// Tasks of mine of which the comments are read now and then.
const WATCHED: usize = 15;
/// Tasks that a list left out, looked up after one reading, and not again for an hour.
const LOOKED_UP: usize = 5;
pub(super) const LOOK_UP_AGAIN: Duration = Duration::from_secs(3600);

/// Reads the list into the copy.
pub(super) async fn read(core: &Arc<Core>, lane: Lane) -> Result<(), Problem> {
    let (me, asked) = core.quietly(|state| (state.account.user.clone(), state.copy.moment()));
    let mut seen = HashSet::new();
    let mut pages = remote::tasks_of(&core.client()?, &me, lane);
    let mut requests = 0;
    let mut gap = false;
    while let Some(page) = pages.next().await? {
        requests += 1;
        gap |= page.gap;
        seen.extend(page.rows.iter().map(|row| row.id.clone()));
        core.with(|state, fx| state.know_rows(page, Source::Mine, asked, fx));
    }
    core.with(|state, _| {
        state.cost(&Key::Mine, requests, lane, Instant::now());
        state.finish_mine(&seen);
        if gap { Err(problem::of_a_gap()) } else { Ok(()) }
    })
}

impl State {
    /// Comments of what I have to do are worth a look now and then.
    fn finish_mine(&mut self, seen: &HashSet<TaskId>) {
        let open = seen.iter().filter_map(|id| self.copy.task(id));
        let mut open: Vec<&TaskRecord> = open
            .filter(|task| task.completed_at.is_none() && task.archived_at.is_none())
            .collect();
        open.sort_by(|left, right| board_order(left, right));
        self.watched = open
            .into_iter()
            .take(WATCHED)
            .map(|task| task.id.clone())
            .collect();
        // Given to somebody else, perhaps, or out of sight: its own record tells.
        let me = &self.account.user;
        let missing = self.copy.all_tasks().filter(|task| {
            task.assignees.contains(me) && task.archived_at.is_none() && !seen.contains(&task.id)
        });
        self.look_up(missing.map(|task| task.id.clone()).collect());
    }

    /// Their own records tell what became of tasks that a list left out, where the list itself proves nothing.
    pub(super) fn look_up(&mut self, mut missing: Vec<TaskId>) {
        if self.sparing {
            return;
        }
        let now = Instant::now();
        missing.retain(|id| {
            let wait = self.reads.wait(&Key::Task(id.clone()), LOOK_UP_AGAIN, now);
            wait.is_zero() && !self.copy.is_gone(id) && !self.copy.was_made_here(id)
        });
        missing.sort_unstable();
        for id in missing.into_iter().take(LOOKED_UP) {
            self.planner.errand(Key::Task(id));
        }
    }
}
