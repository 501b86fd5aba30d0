//! What the page is told: how things stand, and what it has to draw again.

use super::{Effects, Link, State};
use crate::event::Event;
use crate::view::{Connection, StatusView};

/// An event names this many tasks; beyond it says "many".
const NAMED_TASKS: usize = 50;

impl State {
    pub(crate) fn status(&self) -> StatusView {
        let changes = self.outbox.all();
        let transfers = self.transfers.totals();
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        StatusView {
            connection: match self.link {
                Link::Offline { .. } => Connection::Offline,
                Link::TokenRejected => Connection::TokenRejected,
                Link::Unknown | Link::Online => match self.slowed_for() {
                    Some(wait) => Connection::Slowed {
                        seconds: u32::try_from(wait.as_secs() + 1).unwrap_or(u32::MAX),
                    },
                    None if matches!(self.link, Link::Online) => Connection::Online,
                    None => Connection::Unknown,
                },
            },
            as_of: self.reads.last_complete(),
            refreshing: self.reads.any_waited_for(),
            waiting_changes: count(
                changes.iter().filter(|change| change.is_waiting()).count() + self.nodes.queue.waiting(),
            ),
            refused_changes: count(
                changes.iter().filter(|change| !change.is_waiting()).count() + self.nodes.queue.refused(),
            ),
            active_transfers: transfers.active,
            paused_transfers: transfers.paused,
            failed_transfers: transfers.failed,
            transfer_percent: transfers.percent,
            transfer_seconds_left: transfers.seconds_left,
            storage: self.storage.clone(),
            undo: self.can_undo().map(Box::new),
            redo: self.can_redo().map(Box::new),
        }
    }

    /// The events that tell the page of `fx`.
    pub(crate) fn events(&mut self, fx: &mut Effects) -> Vec<Event> {
        let mut events = Vec::new();
        if std::mem::take(&mut fx.session) {
            events.push(Event::SessionChanged);
        }
        if std::mem::take(&mut fx.projects) {
            events.push(Event::ProjectsChanged);
        }
        if std::mem::take(&mut fx.people) {
            events.push(Event::PeopleChanged);
        }
        if std::mem::take(&mut fx.clients) {
            events.push(Event::ClientsChanged);
        }
        events.extend(
            fx.confirmed
                .drain(..)
                .map(|(local, id)| Event::TaskConfirmed { local, id }),
        );
        for (project, tasks) in fx.touched.drain() {
            let tasks = if tasks.len() <= NAMED_TASKS {
                tasks.into_iter().collect()
            } else {
                Vec::new()
            };
            events.push(Event::TasksChanged { project, tasks });
        }
        events.extend(
            fx.activities
                .drain()
                .map(|task| Event::ActivitiesChanged { task }),
        );
        if std::mem::take(&mut fx.chats) {
            events.push(Event::ChatsChanged);
        }
        events.extend(fx.messages.drain().map(|chat| Event::MessagesChanged { chat }));
        events.extend(fx.nodes.drain().map(|owner| Event::NodesChanged { owner }));
        events.extend(fx.news.drain().map(|project| Event::NewsChanged { project }));
        if std::mem::take(&mut fx.changes) {
            events.push(Event::ChangesChanged);
        }
        let moved = std::mem::take(&mut fx.progress);
        if std::mem::take(&mut fx.transfers) {
            events.push(Event::TransfersChanged {
                transfers: self.transfer_views(),
            });
        } else if moved {
            events.push(Event::TransfersMoved {
                transfers: self.moving_transfers(),
            });
        }
        let status = self.status();
        if self
            .last_status
            .as_ref()
            .is_none_or(|last| last.is_older(&status))
        {
            self.last_status = Some(status.clone());
            events.push(Event::StatusChanged { status });
        }
        events
    }
}
