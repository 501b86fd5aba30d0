//! Looking for tasks, subtasks and comments.

use std::collections::{BTreeSet, HashSet};

use super::{By, Look, MOST, Origin, Verdict, same_files, same_text};
use crate::client::Client;
use crate::endpoints::tasks::{Archived, NewTask, TaskQuery};
use crate::error::{Error, ErrorKind};
use crate::ids::{FileId, TaskId};
use crate::model::{Activity, Task, TaskRow};

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
        let parent = parent.or(new.parent.as_ref());
        let name = new.name.trim();
        let query = TaskQuery {
            project: (!new.project.as_str().is_empty()).then(|| new.project.clone()),
            search: Some(searchable(name).to_owned()),
            archived: Archived::All,
            include: vec!["name", "group", "parent", "createdAt"],
            ..TaskQuery::default()
        };
        let can_be = |row: &TaskRow| {
            (row.name.is_none() || same_text(row.name.as_deref(), Some(name)))
                && row.parent.as_ref().is_none_or(|of| Some(of) == parent)
        };
        let (rows, others): (Vec<_>, Vec<_>) = self.all_tasks(&query).await?.into_iter().partition(can_be);
        let mut candidates: BTreeSet<TaskId> = rows.into_iter().map(|row| row.id).collect();
        if let Some(parent) = parent {
            // A list may leave subtasks out; their task names them.
            candidates.extend(self.task(parent).await?.row.subtasks.unwrap_or_default());
        }
        let others: HashSet<TaskId> = others.into_iter().map(|row| row.id).collect();
        candidates.retain(|id| !others.contains(id) && !(look.known)(id.as_str()));
        if candidates.len() > MOST {
            return Ok(Verdict::CannotTell);
        }
        let mut alike = Vec::new();
        for id in &candidates {
            let task = match self.task(id).await {
                // Whoever made a task sees it.
                Err(error) if matches!(error.kind, ErrorKind::NotFound | ErrorKind::NotPermitted) => continue,
                answer => answer?,
            };
            // A subtask goes where its task is, and that may be elsewhere by now.
            let elsewhere = parent.is_none()
                && task
                    .row
                    .group
                    .as_ref()
                    .is_some_and(|group| query.project.as_ref().is_some_and(|project| project != group));
            if same_text(task.row.name.as_deref(), Some(name))
                && task.row.parent.as_ref() == parent
                && !elsewhere
            {
                alike.push(task);
            }
        }
        Ok(look.conclude(alike, |task| Origin {
            id: task.row.id.as_str(),
            by: By::Told(task.assigned_by.as_ref()),
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
            // Lines of history have no content.
            let said = activity.content.is_some() || !activity.files.is_empty();
            said && same_text(activity.content.as_deref(), Some(content))
                && same_files(&activity.files, files)
        });
        Ok(look.conclude(activities, |activity| Origin {
            id: activity.id.as_str(),
            by: By::Told(activity.author.as_ref()),
            at: activity.created_at,
        }))
    }
}

/// The longest part of a name without signs: a search may take those for operators or a pattern, or keep them as entities.
fn searchable(name: &str) -> &str {
    let parts = name.split(|letter: char| !letter.is_alphanumeric() && letter != ' ');
    let longest = parts.map(str::trim).max_by_key(|part| part.len());
    longest.filter(|part| !part.is_empty()).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::searchable;

    #[test]
    fn signs_are_not_searched() {
        for (name, searched) in [
            ("Teklifi gönder", "Teklifi gönder"),
            ("Teklif (2. tur) & fatura", "fatura"),
            ("-50% .*", "50"),
            ("???", "???"),
        ] {
            assert_eq!(searchable(name), searched);
        }
    }
}
