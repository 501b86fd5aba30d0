//! The clients of the world: looked up, renamed and deleted together with what names them.

use super::client::Client;
use super::node::Place;
use super::person::Standing;
use super::webhook::Event;
use super::world::World;
use crate::reply::{Refusal, Reply};

impl World {
    /// What belongs to the whole organization is for the people who work there now.
    pub(crate) fn require_colleague(&self, user: &str) -> Reply<()> {
        match self.person(user) {
            Some(person) if person.standing == Standing::Colleague => Ok(()),
            _ => Err(Refusal::not_permitted()),
        }
    }

    pub(crate) fn client(&self, id: &str) -> Reply<&Client> {
        self.clients
            .iter()
            .find(|client| client.id == id)
            .ok_or_else(Refusal::not_found)
    }

    pub(crate) fn add_client(&mut self, client: Client) {
        self.tell_of_client(Event::CustomerCreated, &client);
        self.clients.push(client);
    }

    /// A new name shows on the client's tasks too.
    pub(crate) fn change_client(&mut self, changed: Client) {
        for task in self.tasks.values_mut() {
            if let Some(customer) = &mut task.customer
                && customer.id == changed.id
            {
                customer.name.clone_from(&changed.name);
            }
        }
        if let Some(client) = self.clients.iter_mut().find(|client| client.id == changed.id) {
            *client = changed;
        }
    }

    /// Tasks stay, without a client; its files page and what it owes or is owed go.
    pub(crate) fn delete_client(&mut self, id: &str) {
        if let Ok(client) = self.client(id) {
            self.tell_of_client(Event::CustomerDeleted, client);
        }
        let place = Place::Customer(id.to_owned());
        self.nodes.retain(|node| node.place != place);
        self.clients.retain(|client| client.id != id);
        self.ledger.forget_client(id);
        for task in self.tasks.values_mut() {
            if task.customer.as_ref().is_some_and(|customer| customer.id == id) {
                task.customer = None;
            }
        }
    }
}
