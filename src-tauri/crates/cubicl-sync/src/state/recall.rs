//! Brings a board's stored rows into memory while everything else goes on: thousands of rows take a tenth of a second, and
//! whoever asks for something else meanwhile must not wait for them.

use std::sync::Arc;
use std::time::Duration;

use cubicl_client::ProjectId;

use super::State;
use crate::core::Core;
use crate::store::{BoardRows, Reader, StoreError};
use crate::view::BoardQuery;

/// What a simulation takes thousands of rows to take.
const READING: Duration = Duration::from_millis(100);

impl Core {
    /// Afterwards the board answers from memory. What cannot be read is seen again, and told, by whoever asks for the board.
    pub(crate) async fn recall_board(self: &Arc<Self>, project: &ProjectId) {
        let _one_at_a_time = self.recalling.lock().await;
        let Some((reader, revision)) = self.peek(|state| state.to_recall(project)) else {
            return;
        };
        match rows(reader, project.clone()).await {
            Ok(rows) => self.quietly(|state| state.take_board(project, rows, revision)),
            Err(cause) => tracing::warn!(%cause, "a stored board could not be read beside"),
        }
    }

    /// The same for the board of the start, which is sorted too before the page asks for it.
    pub(crate) async fn prepare_board(self: &Arc<Self>, project: &ProjectId) {
        self.recall_board(project).await;
        self.quietly(|state| {
            state.index(&BoardQuery::everything(project));
        });
    }
}

async fn rows(reader: Arc<Reader>, project: ProjectId) -> Result<BoardRows, StoreError> {
    // A simulation has one thread, and its order is part of its trace; others act meanwhile there too.
    if cfg!(feature = "simulation") {
        let rows = reader.board(&project);
        tokio::time::sleep(READING).await;
        return rows;
    }
    let reading = tokio::task::spawn_blocking(move || {
        let rows = reader.board(&project)?;
        // The board is sorted by names; here nobody waits for what that takes.
        for row in &rows {
            row.name_key();
        }
        Ok(rows)
    });
    reading.await.unwrap_or_else(|_| Ok(BoardRows::new()))
}

impl State {
    /// What reads the board's rows, and the board's revision before; `None` when nothing is to be read.
    fn to_recall(&self, project: &ProjectId) -> Option<(Arc<Reader>, u64)> {
        let reader = self.store.as_ref()?.reader();
        let missing = !self.copy.is_board_recalled(project);
        missing.then(|| (reader, self.copy.revision(project)))
    }

    /// Takes the rows in, unless anything of the board moved since: then they may be older than the file.
    fn take_board(&mut self, project: &ProjectId, rows: BoardRows, revision: u64) {
        if self.copy.is_board_recalled(project) || self.copy.revision(project) != revision {
            return;
        }
        for record in rows {
            self.copy.recall_task(record, true);
        }
        self.copy.board_is_recalled(project);
    }
}
