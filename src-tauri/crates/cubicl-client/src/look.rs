//! A POST whose answer was lost may have been carried out (A23). Before it is sent again: list, compare, conclude.
//!
//! A record is the one that was sent when it says the same, is by the same person, was made while the request was under way
//! by the server's clock, and was not known before. A record that does not tell who made it, or when, leaves the doubt.

use crate::client::Client;
use crate::endpoints::tasks::{Archived, NewTask, TaskQuery};
use crate::error::{Error, InDoubt};
use crate::ids::{FileId, TaskId, UserId};
use crate::model::{Activity, Task};

/// Whole seconds are cut off, and answers are dated a moment after the deed.
const BEFORE: i64 = 2;
/// A request that was given up can still arrive for so long.
const AFTER: i64 = 60;
/// Rows that look alike are read whole, at most so many.
const MOST: usize = 5;

/// What the server's lists say of a request in doubt.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict<T> {
    /// It was carried out; this came of it.
    Done(T),
    /// It was not carried out until now. A look right after the request was given up can be too early.
    NotDone,
    /// Several records fit, or one that does not tell enough: a person has to decide.
    CannotTell,
}

/// What a look needs to know.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// Whose token sent the request.
    pub by: &'a UserId,
    /// When it was under way: [`Error::in_doubt`].
    pub doubt: InDoubt,
    /// Whether a record with this id was there before.
    pub known: &'a (dyn Fn(&str) -> bool + Sync),
}

/// What a record tells of its origin.
struct Origin<'a> {
    id: &'a str,
    by: Option<&'a UserId>,
    at: Option<i64>,
}

impl Look<'_> {
    /// Concludes from records that say the same as what was sent.
    fn conclude<T>(&self, alike: Vec<T>, origin: impl Fn(&T) -> Origin<'_>) -> Verdict<T> {
        let made = self.doubt.from - BEFORE..=self.doubt.until + AFTER;
        let mut fitting: Vec<T> = alike
            .into_iter()
            .filter(|record| {
                let origin = origin(record);
                !(self.known)(origin.id)
                    && origin.by.is_none_or(|by| by == self.by)
                    && origin.at.is_none_or(|at| made.contains(&at))
            })
            .collect();
        match fitting.pop() {
            None => Verdict::NotDone,
            Some(only) if fitting.is_empty() => {
                let Origin { by, at, .. } = origin(&only);
                match (by, at) {
                    (Some(_), Some(_)) => Verdict::Done(only),
                    _ => Verdict::CannotTell,
                }
            }
            Some(_) => Verdict::CannotTell,
        }
    }
}

impl Client {
    /// Looks for a task that [`Client::create_task`] may have made, or with `parent` [`Client::create_subtask`].
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn look_for_task(
        &self,
        new: &NewTask,
        parent: Option<&TaskId>,
        look: Look<'_>,
    ) -> Result<Verdict<Task>, Error> {
        let query = TaskQuery {
            project: (!new.project.as_str().is_empty()).then(|| new.project.clone()),
            search: Some(new.name.clone()),
            archived: Archived::All,
            include: vec!["name", "group", "parent", "createdAt"],
            ..TaskQuery::default()
        };
        let mut candidates: Vec<TaskId> = self
            .all_tasks(&query)
            .await?
            .into_iter()
            .filter(|row| row.name.as_ref().is_none_or(|name| *name == new.name))
            .filter(|row| row.parent.as_ref().is_none_or(|of| Some(of) == parent))
            .map(|row| row.id)
            .collect();
        if let Some(parent) = parent {
            // A list may leave subtasks out; their task names them.
            candidates.extend(self.task(parent).await?.row.subtasks.unwrap_or_default());
            candidates.sort_unstable();
            candidates.dedup();
        }
        candidates.retain(|id| !(look.known)(id.as_str()));
        if candidates.len() > MOST {
            return Ok(Verdict::CannotTell);
        }
        let mut alike = Vec::new();
        for id in &candidates {
            let task = self.task(id).await?;
            let elsewhere = task
                .row
                .group
                .as_ref()
                .is_some_and(|group| query.project.as_ref().is_some_and(|project| project != group));
            if task.row.name.as_ref() == Some(&new.name) && task.row.parent.as_ref() == parent && !elsewhere {
                alike.push(task);
            }
        }
        Ok(look.conclude(alike, |task| Origin {
            id: task.row.id.as_str(),
            by: task.assigned_by.as_ref(),
            at: task.row.created_at,
        }))
    }

    /// Looks for a comment that [`Client::comment`] may have written.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn look_for_comment(
        &self,
        task: &TaskId,
        content: &str,
        files: &[FileId],
        look: Look<'_>,
    ) -> Result<Verdict<Activity>, Error> {
        let mut activities = self.activities(task).await?;
        activities.retain(|activity| {
            activity.content.as_deref().unwrap_or_default() == content
                && activity.files.len() == files.len()
                && activity.files.iter().all(|file| files.contains(&file.id))
        });
        Ok(look.conclude(activities, |activity| Origin {
            id: activity.id.as_str(),
            by: activity.author.as_ref(),
            at: activity.created_at,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, Origin, Verdict};
    use crate::error::InDoubt;
    use crate::ids::UserId;

    type Record = (&'static str, Option<UserId>, Option<i64>);

    fn conclude(records: Vec<Record>) -> Verdict<&'static str> {
        let by = UserId::from("me".to_owned());
        let look = Look {
            by: &by,
            doubt: InDoubt {
                from: 100,
                until: 130,
            },
            known: &|id| id == "old",
        };
        let verdict = look.conclude(records, |record| Origin {
            id: record.0,
            by: record.1.as_ref(),
            at: record.2,
        });
        match verdict {
            Verdict::Done((id, ..)) => Verdict::Done(id),
            Verdict::NotDone => Verdict::NotDone,
            Verdict::CannotTell => Verdict::CannotTell,
        }
    }

    #[test]
    fn one_that_fits_in_everything_is_it() {
        let me = || Some(UserId::from("me".to_owned()));
        let other = || Some(UserId::from("other".to_owned()));
        assert_eq!(conclude(vec![]), Verdict::NotDone);
        let others = vec![
            ("old", me(), Some(110)),
            ("theirs", other(), Some(110)),
            ("before", me(), Some(97)),
            ("after", me(), Some(191)),
        ];
        assert_eq!(conclude(others.clone()), Verdict::NotDone);
        let found = |record| conclude([others.clone(), vec![record]].concat());
        assert_eq!(found(("this", me(), Some(98))), Verdict::Done("this"));
        assert_eq!(found(("this", me(), Some(190))), Verdict::Done("this"));
        assert_eq!(found(("this", None, Some(110))), Verdict::CannotTell);
        assert_eq!(found(("this", me(), None)), Verdict::CannotTell);
        let two = vec![("this", me(), Some(110)), ("that", me(), Some(111))];
        assert_eq!(conclude(two), Verdict::CannotTell);
    }
}
