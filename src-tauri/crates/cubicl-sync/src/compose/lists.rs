//! Projects, people, tags, changes and transfers.

use std::cmp::Reverse;
use std::collections::HashMap;

use cubicl_client::{ProjectId, TaskId};

use crate::changes::{Change, Subject};
use crate::reading::Key;
use crate::record::{initials, sort_key};
use crate::state::{Effects, State};
use crate::view::{PendingChange, Person, ProjectsView, TransferView};

impl State {
    pub(crate) fn projects(&mut self, fx: &mut Effects) -> ProjectsView {
        self.look_at(Key::Projects, fx);
        ProjectsView {
            projects: self.copy.projects.clone(),
            freshness: self.freshness(&Key::Projects),
        }
    }

    pub(crate) fn people(&mut self, fx: &mut Effects) -> Vec<Person> {
        self.look_at(Key::Users, fx);
        let known = self.copy.people.iter().map(|(id, person)| Person {
            id: id.clone(),
            name: person.name.clone(),
            initials: initials(&person.name),
            has_photo: person.photo.is_some(),
            current: person.current,
        });
        let nobody = self.nobody.iter().map(|id| Person {
            id: id.clone(),
            name: String::new(),
            initials: String::new(),
            has_photo: false,
            current: false,
        });
        let mut people: Vec<Person> = known.chain(nobody).collect();
        people.sort_by_cached_key(|person| (sort_key(&person.name), person.id.clone()));
        people
    }

    /// Most used first; equals in Turkish order.
    pub(crate) fn tags(&mut self, project: &ProjectId) -> Vec<String> {
        self.recall_board(project);
        let mut uses: HashMap<String, usize> = HashMap::new();
        for task in self
            .copy
            .members(project)
            .filter_map(|task| self.effective(&task.id))
        {
            for tag in task.tags() {
                *uses.entry(tag.clone()).or_default() += 1;
            }
        }
        let mut tags: Vec<(String, usize)> = uses.into_iter().collect();
        tags.sort_by_cached_key(|(tag, uses)| (Reverse(*uses), sort_key(tag)));
        tags.into_iter().map(|(tag, _)| tag).collect()
    }

    pub(crate) fn changes(&self) -> Vec<PendingChange> {
        self.outbox
            .all()
            .iter()
            .map(|change| self.change_view(change))
            .collect()
    }

    pub(crate) fn change_view(&self, change: &Change) -> PendingChange {
        PendingChange {
            id: change.id,
            task: change.task().cloned(),
            task_name: match &change.subject {
                Subject::Task { task, .. } => self.name_of(task).unwrap_or_default(),
                Subject::Chat { chat } => self.chat_name(chat),
            },
            project: change.project().cloned(),
            chat: change.chat().cloned(),
            what: change.action.kind(),
            state: change.state.clone(),
            text: change.action.text(),
            trouble: change.trouble().cloned(),
        }
    }

    pub(crate) fn transfer_views(&self) -> Vec<TransferView> {
        self.places_named(self.transfers.views(|task| self.name_of(task)))
    }

    pub(crate) fn moving_transfers(&self) -> Vec<TransferView> {
        self.places_named(self.transfers.moving(|task| self.name_of(task)))
    }

    fn places_named(&self, mut views: Vec<TransferView>) -> Vec<TransferView> {
        views.iter_mut().for_each(|view| self.name_place(view));
        views
    }

    fn name_of(&self, task: &TaskId) -> Option<String> {
        self.effective(task).map(|task| task.name().to_owned())
    }
}
