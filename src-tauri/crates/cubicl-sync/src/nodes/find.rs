//! What a search finds on Files pages: as the screen shows it, and the way there. A page that nobody opened stays in the
//! file; only the directories on the way to a hit are looked up there.

use std::borrow::Cow;
use std::collections::HashSet;

use cubicl_client::NodeId;

use super::change::NodeAct;
use super::record::NodeRecord;
use crate::search::{Origin, Row, in_place};
use crate::state::State;
use crate::view::{NodeOwner, NodePlace, TransferState};

impl State {
    /// Directories that Cubicl does not have yet, and files on their way into one.
    pub(crate) fn nodes_to_come(&self) -> Vec<Row> {
        let made = self.nodes.queue.all().filter(|change| !change.is_refused());
        let made = made.filter_map(|change| match &change.act {
            NodeAct::MakeDirectory { local, name, .. } => Some(Row::whole(
                Origin::Node(local.clone()),
                vec![in_place(name, &change.place(), true, None)],
            )),
            NodeAct::PutFiles { .. } | NodeAct::Delete { .. } => None,
        });
        let on_the_way = self
            .transfers
            .all()
            .iter()
            .filter(|transfer| !matches!(transfer.state, TransferState::Done | TransferState::Cancelled));
        let files = on_the_way.filter_map(|transfer| {
            let place = self.real_place(transfer.purpose.place()?);
            let document = in_place(&transfer.name, &place, false, None);
            Some(Row::whole(Origin::Upload(transfer.id), vec![document]))
        });
        made.chain(files).collect()
    }

    /// It is gone, or what is not in Cubicl yet deletes it or a directory that it lies in.
    pub(crate) fn is_node_out_of_sight(&self, node: Option<&NodeId>, place: &NodePlace) -> bool {
        if matches!(&place.owner, NodeOwner::Project(project) if self.check_project(project).is_err()) {
            return true;
        }
        let gone = |id: &NodeId| self.nodes.copy.is_gone(id) || self.is_node_deleted(id);
        // Pages with changes on their way are in memory.
        let mut inner = place.directory.clone();
        let mut seen = HashSet::new();
        while let Some(id) = inner {
            if gone(&id) {
                return true;
            }
            // A server that tells of a circle must not hold the search.
            let known = seen.insert(id.clone()).then(|| self.directory_called(&id));
            inner = known.flatten().and_then(|(_, parent)| parent);
        }
        node.is_some_and(gone)
    }

    /// Names of the directories that lead to a place, the outermost first, as far as they are known.
    pub(crate) fn names_to(&self, place: &NodePlace) -> Vec<String> {
        let (mut names, mut seen) = (Vec::new(), HashSet::new());
        let mut next = place.directory.clone();
        while let Some(id) = next.filter(|id| seen.insert(id.clone())) {
            let Some((name, parent)) = self.directory_called(&id).or_else(|| self.directory_stored(&id))
            else {
                break;
            };
            names.push(name);
            next = parent;
        }
        names.reverse();
        names
    }

    /// Whose page it is; empty when that is not known.
    pub(crate) fn owner_name(&self, owner: &NodeOwner) -> String {
        match owner {
            NodeOwner::Project(id) => {
                let project = self.copy.project(id);
                project.map(|project| project.name.clone()).unwrap_or_default()
            }
            NodeOwner::Client(id) => {
                let stored = || self.store.as_ref()?.client(id).ok()?.map(Cow::Owned);
                let client = self.clients.get(id).map(Cow::Borrowed).or_else(stored);
                client.map(|client| client.title().to_owned()).unwrap_or_default()
            }
        }
    }

    fn directory_stored(&self, id: &NodeId) -> Option<(String, Option<NodeId>)> {
        let stored: NodeRecord = self.store.as_ref()?.node(id).ok()??;
        Some((stored.directory()?.to_owned(), stored.parent))
    }
}
