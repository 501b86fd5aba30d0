//! What others did, as a list per project.

use std::cmp::Reverse;

use cubicl_client::ProjectId;

use crate::state::State;
use crate::view::{NewsCount, NewsItem, NewsView};

/// Items in the list.
const MOST: usize = 200;

impl State {
    pub(crate) fn news_of(&mut self, project: &ProjectId) -> NewsView {
        self.recall_board(project);
        let marks = self
            .news
            .of(project)
            .filter(|(id, _)| !self.outbox.is_deleting(id));
        let mut items: Vec<NewsItem> = marks
            .map(|(id, mark)| {
                let task = self.effective(id);
                let name = task.as_ref().map(|task| task.name().to_owned());
                NewsItem {
                    task: id.clone(),
                    name: name.or_else(|| mark.called.clone()).unwrap_or_default(),
                    at: mark.at,
                    by: mark.by.clone(),
                    kinds: mark.kinds(task.as_deref()),
                }
            })
            .filter(|item| !item.kinds.is_empty())
            .collect();
        items.sort_by(|left, right| (Reverse(left.at), &left.task).cmp(&(Reverse(right.at), &right.task)));
        let total = u32::try_from(items.len()).unwrap_or(u32::MAX);
        items.truncate(MOST);
        NewsView { items, total }
    }

    pub(crate) fn news_counts(&self) -> Vec<NewsCount> {
        let mut counts: Vec<NewsCount> = self
            .news
            .counts()
            .map(|(project, tasks)| NewsCount {
                project: project.clone(),
                tasks: u32::try_from(tasks).unwrap_or(u32::MAX),
            })
            .collect();
        counts.sort_by(|left, right| left.project.cmp(&right.project));
        counts
    }
}
