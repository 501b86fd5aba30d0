//! From Cubicl's store of files into a directory. Files for one directory that are finished near each other go there in one
//! request.

use std::time::Duration;

use tokio::time::Instant;

use crate::record::FileRecord;
use crate::state::{Effects, State};
use crate::view::{NodePlace, TransferId, TransferState};

/// How long the first finished file waits for others of its directory.
const TOGETHER: Duration = Duration::from_secs(20);

impl State {
    /// A file that is in Cubicl goes into its directory, once.
    pub(crate) fn put_into(
        &mut self,
        transfer: TransferId,
        place: &NodePlace,
        file: FileRecord,
        fx: &mut Effects,
    ) {
        self.transfers.set_state(transfer, TransferState::Attaching);
        self.nodes.queue.put(place, transfer, file);
        self.gather_into(place, Instant::now());
        fx.transfers = true;
    }

    /// What is finished waits a moment for the rest of its directory, as long as there is a rest that comes by itself.
    pub(crate) fn gather_into(&mut self, place: &NodePlace, now: Instant) {
        let until = self.transfers.more_into(place).then(|| now + TOGETHER);
        self.nodes.queue.gather(place, until);
    }
}
