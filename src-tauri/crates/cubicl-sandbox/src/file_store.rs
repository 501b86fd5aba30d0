//! Contents of files: small ones in memory, large ones in an unnamed temporary file that the system removes with the
//! last handle, even when the process is killed.

use std::fmt::Write as _;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use sha2::{Digest, Sha256};

const IN_MEMORY: usize = 1 << 20;

#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) size: u64,
    /// Lower-case hex.
    pub(crate) sha256: String,
    place: Place,
}

#[derive(Clone, Debug)]
enum Place {
    Memory(Bytes),
    Disk(Arc<Mutex<std::fs::File>>),
}

impl Content {
    pub(crate) fn of(bytes: Vec<u8>) -> Self {
        Self {
            size: bytes.len() as u64,
            sha256: hex(&Sha256::digest(&bytes)),
            place: Place::Memory(bytes.into()),
        }
    }

    /// Up to `length` bytes from `offset`; empty at the end. Blocks on the disk for large files.
    pub(crate) fn read(&self, offset: u64, length: usize) -> io::Result<Bytes> {
        match &self.place {
            Place::Memory(bytes) => {
                let start = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
                Ok(bytes.slice(start..bytes.len().min(start.saturating_add(length))))
            }
            Place::Disk(file) => {
                let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
                file.seek(SeekFrom::Start(offset))?;
                let mut piece = Vec::with_capacity(length);
                Read::by_ref(&mut *file)
                    .take(length as u64)
                    .read_to_end(&mut piece)?;
                Ok(piece.into())
            }
        }
    }

    /// Whether it is its own thumbnail.
    pub(crate) fn is_small_picture(&self) -> bool {
        self.picture().is_some()
    }

    /// Bytes and media type of a small picture.
    pub(crate) fn picture(&self) -> Option<(Bytes, &'static str)> {
        let Place::Memory(bytes) = &self.place else {
            return None;
        };
        let media_type = match bytes.as_ref() {
            [0x89, b'P', b'N', b'G', ..] => "image/png",
            [0xff, 0xd8, 0xff, ..] => "image/jpeg",
            [b'G', b'I', b'F', b'8', ..] => "image/gif",
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
            _ => return None,
        };
        Some((bytes.clone(), media_type))
    }
}

/// Takes a content piece by piece in constant memory.
#[derive(Default)]
pub(crate) struct Intake {
    size: u64,
    hash: Sha256,
    memory: Vec<u8>,
    disk: Option<std::fs::File>,
}

impl Intake {
    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    /// Writes go to the page cache; what the disk takes longer for holds one upload up, which is what it should do.
    pub(crate) fn push(&mut self, piece: &[u8]) -> io::Result<()> {
        self.size += piece.len() as u64;
        self.hash.update(piece);
        if let Some(disk) = &mut self.disk {
            return disk.write_all(piece);
        }
        if self.memory.len() + piece.len() <= IN_MEMORY {
            self.memory.extend_from_slice(piece);
            return Ok(());
        }
        let mut disk = tempfile::tempfile()?;
        disk.write_all(&std::mem::take(&mut self.memory))?;
        disk.write_all(piece)?;
        self.disk = Some(disk);
        Ok(())
    }

    pub(crate) fn finish(self) -> Content {
        Content {
            size: self.size,
            sha256: hex(&self.hash.finalize()),
            place: match self.disk {
                Some(disk) => Place::Disk(Arc::new(Mutex::new(disk))),
                None => Place::Memory(self.memory.into()),
            },
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_content_moves_to_the_disk_and_reads_back_the_same() {
        let mut intake = Intake::default();
        let piece: Vec<u8> = (0..=255).cycle().take(400_000).collect();
        for _ in 0..5 {
            intake.push(&piece).unwrap();
        }
        let content = intake.finish();
        assert!(
            matches!(content.place, Place::Disk(_)),
            "two megabytes do not stay in memory"
        );
        assert_eq!(content.size, 2_000_000);
        assert_eq!(content.sha256, Content::of(piece.repeat(5)).sha256);
        assert_eq!(content.read(400_000, 10).unwrap().as_ref(), &piece[..10]);
        assert_eq!(content.read(1_999_995, 100).unwrap().len(), 5);
        assert!(content.read(2_000_000, 100).unwrap().is_empty());
    }

    #[test]
    fn the_hash_is_sha_256() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Content::of(b"abc".to_vec()).sha256, expected);
    }
}
