//! A source in pieces: a thread reads, a channel holds a few of them for the connection.
//!
//! The pieces are small enough to stay in the processor's cache between the reading and the sending, and their memory is
//! used again: fresh memory costs more than everything else of a large upload.

use std::collections::VecDeque;
use std::fs::File as DiskFile;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use tokio::sync::mpsc;

use super::{Identity, OPERATION, Watch, file_problem};
use crate::error::{Error, ErrorKind, Fate, FileProblem};

const PIECE: usize = 256 << 10;
/// Read ahead.
const PIECES: usize = 2;

pub(super) type Pieces = mpsc::Receiver<io::Result<Bytes>>;

pub(super) fn pieces_of(bytes: Bytes) -> Pieces {
    let (sender, pieces) = mpsc::channel(PIECES);
    tokio::spawn(async move {
        let mut rest = bytes;
        while !rest.is_empty() {
            let piece = rest.split_to(rest.len().min(PIECE));
            if sender.send(Ok(piece)).await.is_err() {
                return;
            }
        }
    });
    pieces
}

/// Opens the file anew, compares it with what the person chose, and reads it in a thread of its own.
pub(super) async fn read_in_thread(
    path: PathBuf,
    identity: Identity,
    watch: &Arc<Watch>,
) -> Result<Pieces, Error> {
    let opened = tokio::task::spawn_blocking({
        let identity = identity.clone();
        move || {
            let file = DiskFile::open(&path).map_err(|cause| file_problem(&cause))?;
            let metadata = file.metadata().map_err(|cause| file_problem(&cause))?;
            if Identity::of(&metadata) == identity {
                Ok((file, path))
            } else {
                Err(FileProblem::Changed)
            }
        }
    });
    let (file, path) = opened
        .await
        .map_err(|cause| Error::new(ErrorKind::Internal, Fate::NotSent, OPERATION).because(cause))?
        .map_err(|problem| Error::file(problem, OPERATION))?;
    let (sender, pieces) = mpsc::channel(PIECES);
    let watch = watch.clone();
    tokio::task::spawn_blocking(move || {
        if let Err(problem) = read(file, &path, &identity, &sender) {
            watch.say(problem);
            // The body must not end as if it were whole.
            let _ = sender.blocking_send(Err(io::Error::other("the file changed")));
        }
    });
    Ok(pieces)
}

fn read(
    mut file: DiskFile,
    path: &Path,
    identity: &Identity,
    pieces: &mpsc::Sender<io::Result<Bytes>>,
) -> Result<(), FileProblem> {
    let mut left = identity.size;
    let mut buffers = Buffers::default();
    while left > 0 {
        let wanted = usize::try_from(left).map_or(PIECE, |left| left.min(PIECE));
        let mut piece = buffers.next(wanted);
        file.read_exact(&mut piece).map_err(|cause| match cause.kind() {
            io::ErrorKind::UnexpectedEof => FileProblem::Changed,
            _ => file_problem(&cause),
        })?;
        left -= wanted as u64;
        // The last piece goes only when the file is still the one that was chosen.
        if left == 0 {
            still_the_same(path, identity)?;
        }
        if pieces.blocking_send(Ok(buffers.lend(piece))).is_err() {
            return Ok(());
        }
    }
    Ok(())
}

/// Memory for the pieces, used again when the connection is done with it: fresh memory costs as much as the reading.
#[derive(Default)]
struct Buffers {
    lent: VecDeque<Bytes>,
}

impl Buffers {
    fn next(&mut self, wanted: usize) -> BytesMut {
        let oldest = self
            .lent
            .pop_front_if(|oldest| oldest.is_unique() && oldest.len() >= wanted);
        if let Some(Ok(mut free)) = oldest.map(Bytes::try_into_mut) {
            free.truncate(wanted);
            return free;
        }
        BytesMut::zeroed(wanted)
    }

    fn lend(&mut self, piece: BytesMut) -> Bytes {
        let piece = piece.freeze();
        self.lent.push_back(piece.clone());
        piece
    }
}

pub(super) fn still_the_same(path: &Path, identity: &Identity) -> Result<(), FileProblem> {
    let metadata = std::fs::metadata(path).map_err(|cause| file_problem(&cause))?;
    if Identity::of(&metadata) == *identity {
        Ok(())
    } else {
        Err(FileProblem::Changed)
    }
}

#[cfg(test)]
mod tests {
    use super::Buffers;

    #[test]
    fn memory_is_used_again_only_when_nobody_reads_it_any_more() {
        let mut buffers = Buffers::default();
        let mut written = |byte: u8, size| {
            let mut piece = buffers.next(size);
            piece.fill(byte);
            assert_eq!(piece.len(), size);
            (piece.as_ptr(), buffers.lend(piece))
        };
        let (first_place, first) = written(1, 8);
        let (_, second) = written(2, 8);
        assert!(first.iter().all(|byte| *byte == 1), "still being sent");
        drop(first);
        let (third_place, third) = written(3, 5);
        assert_eq!(third_place, first_place);
        assert_eq!((&*second, &*third), (&[2; 8][..], &[3; 5][..]));
    }
}
