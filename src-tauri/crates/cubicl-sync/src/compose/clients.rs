//! The list of clients, one client, and the client of a task.

use std::borrow::Cow;

use cubicl_client::ClientId;

use super::board::unlisted_state;
use crate::clients::{ClientRecord, Filter};
use crate::copy::board_order;
use crate::problem;
use crate::reading::Key;
use crate::record::TaskRecord;
use crate::state::{Effects, State};
use crate::view::{
    ClientRef, ClientRow, ClientTask, ClientView, ClientsQuery, ClientsView, ContactView, Problem,
    ProblemKind,
};

/// Clients in one window.
const WINDOW: u32 = 200;
/// Tasks shown with a client.
const MOST_TASKS: usize = 200;

impl State {
    /// The page shows clients instead of a board.
    pub(crate) fn show_clients(&mut self, fx: &mut Effects) {
        self.show(None, None, fx);
        self.open_clients = true;
        self.look_at(Key::Clients, fx);
    }

    pub(crate) fn clients(&mut self, query: &ClientsQuery, fx: &mut Effects) -> ClientsView {
        self.recall_clients();
        self.look_at(Key::Clients, fx);
        self.clients.sort();
        let filter = Filter::new(&query.text);
        let matching: Vec<&ClientRecord> = self
            .clients
            .sorted()
            .filter(|client| filter.lets_through(client))
            .collect();
        let row = |client: &&ClientRecord| ClientRow {
            id: client.id.clone(),
            name: client.title().to_owned(),
            line: filter.line_of(client).map(str::to_owned),
        };
        let window = matching.iter().skip(query.offset as usize);
        ClientsView {
            offset: query.offset,
            rows: window.take(query.length.min(WINDOW) as usize).map(row).collect(),
            total: count(self.clients.len()),
            matching: count(matching.len()),
            freshness: self.freshness(&Key::Clients),
        }
    }

    pub(crate) fn client(&mut self, id: &ClientId, fx: &mut Effects) -> Result<ClientView, Problem> {
        self.recall_clients();
        self.recall_tasks_of(id);
        self.look_at(Key::Clients, fx);
        let tasks = self.tasks_of(id);
        let listed = self.clients.get(id);
        let named_by_a_task = || {
            let named = tasks.iter().find_map(|task| task.client())?;
            Some(ClientRecord::named(id.clone(), named.name.clone()))
        };
        let client = match listed {
            Some(client) => Cow::Borrowed(client),
            None => Cow::Owned(named_by_a_task().ok_or_else(|| problem::plain(ProblemKind::NotFound))?),
        };
        let contacts = client.contacts.iter().map(|contact| ContactView {
            name: contact.name.clone(),
            position: contact.position.clone(),
            phone: contact.phone.clone(),
            email: contact.email.clone(),
        });
        Ok(ClientView {
            id: id.clone(),
            name: client.title().to_owned(),
            fullname: told(client.fullname.as_ref()),
            email: told(client.email.as_ref()),
            phone: told(client.phone.as_ref()),
            contacts: contacts.collect(),
            own_values: client.own_values(),
            managers: client.managers.clone(),
            created_at: client.created_at,
            listed: listed.is_some(),
            tasks: tasks
                .iter()
                .take(MOST_TASKS)
                .map(|task| self.client_task(task))
                .collect(),
            tasks_total: count(tasks.len()),
            freshness: self.freshness(&Key::Clients),
        })
    }

    /// The client of a task as the list names it: a task may tell the id alone.
    pub(crate) fn client_of(&self, task: &TaskRecord) -> Option<ClientRef> {
        let told = task.client()?;
        let listed = self.clients.get(&told.id).map(ClientRecord::title);
        Some(ClientRef {
            id: told.id.clone(),
            name: listed
                .filter(|name| !name.is_empty())
                .unwrap_or(&told.name)
                .to_owned(),
        })
    }

    /// Open ones first.
    fn tasks_of(&self, id: &ClientId) -> Vec<Cow<'_, TaskRecord>> {
        let told = self.copy.all_tasks().filter(|task| {
            task.client().is_some_and(|client| client.id == *id)
                && !self.copy.is_gone(&task.id)
                && !self.outbox.is_deleting(&task.id)
        });
        let mut tasks: Vec<Cow<'_, TaskRecord>> = told
            .filter_map(|task| self.effective(&task.id))
            .filter(|task| task.archived_at.is_none() && !self.is_out_of_sight(task))
            .collect();
        tasks.sort_by(|one, other| {
            let done = self.is_done(one).cmp(&self.is_done(other));
            done.then_with(|| board_order(one, other))
        });
        tasks
    }

    fn client_task(&self, task: &TaskRecord) -> ClientTask {
        let states = self.states(&task.project);
        let state = states.iter().find(|state| state.name == task.state);
        let project = self.copy.project(&task.project);
        ClientTask {
            id: task.id.clone(),
            project: task.project.clone(),
            project_name: project.map(|project| project.name.clone()).unwrap_or_default(),
            name: task.name().to_owned(),
            state: state.cloned().unwrap_or_else(|| unlisted_state(&task.state)),
            done: self.is_done(task),
            deadline: task.deadline,
        }
    }
}

fn told(text: Option<&String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty()).cloned()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
