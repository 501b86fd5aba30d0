//! Changes of Files pages that Cubicl refused, and what the person decides about them.

use std::collections::HashSet;

use cubicl_client::NodeId;

use super::change::{NodeAct, NodeChange};
use super::record::is_local;
use crate::problem;
use crate::state::{Effects, State};
use crate::view::{NodeChangeId, Problem, ProblemKind, TransferId, TransferState};

impl State {
    pub(super) fn refuse_nodes(&mut self, change: &NodeChange, problem: Problem, fx: &mut Effects) {
        match &change.act {
            NodeAct::MakeDirectory { local, .. } => {
                self.fail_what_goes_into(local, &problem, fx);
                self.nodes.queue.refuse(change.id, problem);
            }
            NodeAct::PutFiles { .. } => {
                // Each file tells it in its place.
                let put = self.nodes.queue.remove(change.id).map(|change| change.act);
                if let Some(NodeAct::PutFiles { files, .. }) = put {
                    self.fail(files.into_iter().map(|(transfer, _)| transfer), &problem, fx);
                }
            }
            NodeAct::Delete { .. } => self.nodes.queue.refuse(change.id, problem),
        }
    }

    /// Files that go into a directory that is not made would go up in vain.
    fn fail_what_goes_into(&mut self, directory: &NodeId, problem: &Problem, fx: &mut Effects) {
        let under = self.nodes.queue.directories_under([directory.clone()]);
        self.nodes.queue.drop_where(|change| {
            let inside = change.act.parent().is_some_and(|parent| under.contains(parent));
            inside && matches!(change.act, NodeAct::PutFiles { .. })
        });
        let open = self.transfers_into(&under, |state| {
            !matches!(state, TransferState::Done | TransferState::Cancelled)
        });
        self.fail(open.into_iter(), problem, fx);
    }

    /// Directories of which nothing says that they are to be made, as a damaged file can leave it.
    pub(crate) fn refuse_what_has_no_directory(&mut self, problem: &Problem, fx: &mut Effects) {
        let places = self
            .transfers
            .all()
            .iter()
            .filter(|transfer| !transfer.has_ended());
        let places = places.filter_map(|transfer| transfer.purpose.place()?.directory.clone());
        let mut lost: HashSet<NodeId> = places.collect();
        for change in self.nodes.queue.all() {
            lost.extend(change.act.parent().cloned());
            if let NodeAct::Delete { nodes, .. } = &change.act {
                lost.extend(nodes.iter().cloned());
            }
        }
        lost.retain(|directory| is_local(directory) && self.nodes.queue.maker_of(directory).is_none());
        if lost.is_empty() {
            return;
        }
        self.nodes.queue.delete_no_more(&lost);
        let inside = |change: &&NodeChange| change.act.parent().is_some_and(|parent| lost.contains(parent));
        let inside: Vec<NodeChangeId> = self
            .nodes
            .queue
            .all()
            .filter(inside)
            .map(|change| change.id)
            .collect();
        for directory in &lost {
            self.fail_what_goes_into(directory, problem, fx);
        }
        for id in inside {
            self.nodes.queue.refuse(id, problem.clone());
        }
    }

    /// Whether it lies in a directory that nothing makes.
    fn lies_nowhere(&self, change: &NodeChange) -> bool {
        let parent = change.act.parent().filter(|parent| is_local(parent));
        parent.is_some_and(|parent| self.nodes.queue.maker_of(parent).is_none())
    }

    fn fail(&mut self, transfers: impl Iterator<Item = TransferId>, problem: &Problem, fx: &mut Effects) {
        for id in transfers {
            if let Some(transfer) = self.transfers.get_mut(id) {
                fx.aborts.extend(transfer.abort.take());
                transfer.state = TransferState::Failed {
                    problem: problem.clone(),
                };
            }
        }
        fx.transfers = true;
    }

    fn transfers_into(
        &self,
        directories: &HashSet<NodeId>,
        fits: impl Fn(&TransferState) -> bool,
    ) -> Vec<TransferId> {
        self.transfers.ids(|transfer| {
            let into = transfer
                .purpose
                .place()
                .and_then(|place| place.directory.as_ref());
            into.is_some_and(|into| directories.contains(into)) && fits(&transfer.state)
        })
    }

    /// Sends a refused change again, and what failed with it.
    pub(crate) fn retry_node_change(&mut self, id: NodeChangeId, fx: &mut Effects) -> Result<(), Problem> {
        if self
            .nodes
            .queue
            .get(id)
            .is_some_and(|change| self.lies_nowhere(change))
        {
            return Err(problem::plain(ProblemKind::NotFound));
        }
        let change = self.nodes.queue.retry(id);
        let change = change.ok_or_else(|| problem::plain(ProblemKind::NotFound))?;
        if let NodeAct::MakeDirectory { local, .. } = &change.act {
            let under = self.nodes.queue.directories_under([local.clone()]);
            for id in self.transfers_into(&under, |state| matches!(state, TransferState::Failed { .. })) {
                self.go_into_directory_again(id, fx);
            }
        }
        fx.nodes.insert(change.owner);
        Ok(())
    }

    fn go_into_directory_again(&mut self, id: TransferId, fx: &mut Effects) {
        let Some(transfer) = self.transfers.get_mut(id) else {
            return;
        };
        if let (Some(place), Some(file)) = (transfer.purpose.place().cloned(), transfer.uploaded.clone()) {
            self.put_into(id, &place, file, fx);
            return;
        }
        transfer.wait();
        if let Some(source) = &mut transfer.source {
            source.recalled = true;
        }
        fx.transfers = true;
    }

    /// Lets a refused change go, with what would have gone into a directory that is not made.
    pub(crate) fn discard_node_change(&mut self, id: NodeChangeId, fx: &mut Effects) -> Result<(), Problem> {
        let refused = self.nodes.queue.get(id).filter(|change| change.is_refused());
        if refused.is_none() {
            return Err(problem::plain(ProblemKind::NotFound));
        }
        if let Some(change) = self.nodes.queue.remove(id) {
            if let NodeAct::MakeDirectory { local, .. } = change.act {
                self.end_what_goes_into(vec![local], fx);
            }
            fx.nodes.insert(change.owner);
        }
        Ok(())
    }

    /// A file that is tried again needs its directory: if that was refused, it is tried again first.
    pub(crate) fn directory_again(&mut self, transfer: TransferId, fx: &mut Effects) -> Result<(), Problem> {
        let place = self
            .transfers
            .get(transfer)
            .and_then(|transfer| transfer.purpose.place().cloned());
        let mut directory = place.and_then(|place| place.directory);
        while let Some(local) = directory.filter(is_local) {
            let maker = self.nodes.queue.maker_of(&local);
            let maker = maker.ok_or_else(|| problem::plain(ProblemKind::NotFound))?;
            let (id, owner, refused) = (maker.id, maker.owner.clone(), maker.is_refused());
            directory = maker.act.parent().cloned();
            if refused {
                self.nodes.queue.retry(id);
                fx.nodes.insert(owner);
            }
        }
        Ok(())
    }
}
