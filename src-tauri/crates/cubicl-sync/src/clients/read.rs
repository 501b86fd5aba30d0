//! Reads the list of clients into the copy.

use std::collections::HashSet;
use std::sync::Arc;

use cubicl_client::endpoints::clients::ClientQuery;
use cubicl_client::{ClientId, Lane, model};
use tokio::time::Instant;

use super::ClientRecord;
use crate::core::Core;
use crate::problem;
use crate::reading::Key;
use crate::state::{Effects, State};
use crate::view::Problem;

/// Each page shows as it arrives; who is missing from the whole list leaves it.
pub(crate) async fn read(core: &Arc<Core>, lane: Lane) -> Result<(), Problem> {
    core.quietly(State::recall_clients);
    let query = ClientQuery {
        all_fields: true,
        ..ClientQuery::default()
    };
    let pages = core.client()?.in_lane(lane).all_clients(query);
    let mut pages = match lane {
        // One page is waited for; the next click must not wait for the others.
        Lane::Person => pages.then_in(Lane::Background),
        Lane::Change | Lane::Background => pages,
    };
    let mut seen = HashSet::new();
    let mut gap = false;
    let mut requests = 0;
    while let Some(page) = pages.next().await.map_err(problem::of)? {
        requests += 1;
        if page.restarted {
            seen.clear();
        }
        gap |= page.gap;
        seen.extend(page.rows.iter().map(|client| client.id.clone()));
        core.with(|state, fx| state.know_clients(page.rows, fx));
    }
    core.with(|state, fx| {
        state.cost(&Key::Clients, requests, lane, Instant::now());
        if gap {
            return Err(problem::of_a_gap());
        }
        state.finish_clients(&seen, fx);
        Ok(())
    })
}

impl State {
    fn know_clients(&mut self, clients: Vec<model::ClientRecord>, fx: &mut Effects) {
        self.answered(fx);
        for client in clients {
            fx.clients |= self.clients.write(ClientRecord::from(client));
        }
    }

    fn finish_clients(&mut self, seen: &HashSet<ClientId>, fx: &mut Effects) {
        fx.clients |= self.clients.keep_only(seen);
    }
}
