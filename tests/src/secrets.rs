//! Looks for a secret where it must not be: in every file below a folder, and in the memory of processes.

use std::fs::File;
use std::io::Read;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use anyhow::Context;

/// Files below the folder that hold the secret, in their content or their name.
pub(crate) fn files_with(folder: &Path, secret: &str) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            let kind = path.symlink_metadata()?.file_type();
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                let mut content = Vec::new();
                File::open(&path)?.read_to_end(&mut content)?;
                if holds(&content, secret) || path.to_string_lossy().contains(secret) {
                    found.push(path);
                }
            }
        }
    }
    Ok(found)
}

/// How often the secret stands in the writable memory of a process.
pub(crate) fn times_in_memory(process: u32, secret: &str) -> anyhow::Result<usize> {
    const PIECE: usize = 4 << 20;
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).context("the process ended")?;
    let memory =
        File::open(format!("/proc/{process}/mem")).context("this user may not look into the process")?;
    let mut times = 0;
    let mut read = 0_usize;
    let mut piece = vec![0; PIECE];
    for line in maps.lines() {
        let mut fields = line.split_whitespace();
        let (Some(range), Some(rights)) = (fields.next(), fields.next()) else {
            continue;
        };
        let Some((from, to)) = range.split_once('-') else {
            continue;
        };
        let (mut at, end) = (u64::from_str_radix(from, 16)?, u64::from_str_radix(to, 16)?);
        if !rights.starts_with("rw") {
            continue;
        }
        while at < end {
            let wanted = usize::try_from(end - at).unwrap_or(PIECE).min(PIECE);
            // Pages that were never touched, or are gone meanwhile, cannot be read.
            let Ok(length) = memory.read_at(&mut piece[..wanted], at) else {
                break;
            };
            if length == 0 {
                break;
            }
            read += length;
            times += count(&piece[..length], secret.as_bytes());
            times += count(&piece[..length], &wide(secret));
            if length < wanted || length <= secret.len() * 2 {
                break;
            }
            // Pieces overlap, so that nothing hides on a border.
            let step = if at + length as u64 >= end {
                length
            } else {
                length - secret.len() * 2
            };
            at += step as u64;
        }
    }
    anyhow::ensure!(
        read > 1 << 20,
        "hardly any memory of process {process} could be read ({read} bytes)"
    );
    Ok(times)
}

fn holds(content: &[u8], secret: &str) -> bool {
    count(content, secret.as_bytes()) > 0 || count(content, &wide(secret)) > 0
}

/// UTF-16, as JavaScript may keep a string.
fn wide(secret: &str) -> Vec<u8> {
    secret.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn count(content: &[u8], needle: &[u8]) -> usize {
    let Some(first) = needle.first() else { return 0 };
    let mut times = 0;
    let mut rest = content;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        if rest[at..].starts_with(needle) {
            times += 1;
        }
        rest = &rest[at + 1..];
    }
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_there() -> anyhow::Result<()> {
        let secret = format!("needle-{}", std::process::id());
        let folder = tempfile::tempdir()?;
        std::fs::create_dir(folder.path().join("deep"))?;
        std::fs::write(folder.path().join("deep/plain"), format!("a {secret} b"))?;
        std::fs::write(folder.path().join("wide"), wide(&secret))?;
        std::fs::write(folder.path().join("clean"), "nothing")?;
        assert_eq!(
            files_with(folder.path(), &secret)?.len(),
            2,
            "both ways of writing are found"
        );
        assert!(
            times_in_memory(std::process::id(), &secret)? > 0,
            "this test itself holds it"
        );
        Ok(())
    }
}
