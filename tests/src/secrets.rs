//! Looks for a secret where it must not be: in every file below a folder, and in the memory of processes.

use std::fs::File;
use std::io::Read;
use std::ops::Range;
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
    let place = Path::new("/proc").join(process.to_string());
    let maps = std::fs::read_to_string(place.join("maps")).context("the process ended")?;
    let memory = File::open(place.join("mem")).context("this user may not look into the process")?;
    let pages = File::open(place.join("pagemap"))?;
    let mut times = 0;
    let mut read = 0;
    for (from, to) in maps.lines().filter_map(writable) {
        for run in present(&pages, from, to)? {
            let mut bytes = vec![0; usize::try_from(run.end - run.start)?];
            // What was let go of meanwhile cannot be read.
            if memory.read_exact_at(&mut bytes, run.start).is_ok() {
                read += bytes.len();
                times += count(&bytes, secret.as_bytes()) + count(&bytes, &wide(secret));
            }
        }
    }
    anyhow::ensure!(
        read > 1 << 16,
        "hardly any memory of process {process} could be read ({read} bytes)"
    );
    Ok(times)
}

/// First and last address of a line of `maps`, when the process may write there.
fn writable(line: &str) -> Option<(u64, u64)> {
    let (range, rights) = line.split_once(' ')?;
    let (from, to) = range.split_once('-')?;
    let ends = (
        u64::from_str_radix(from, 16).ok()?,
        u64::from_str_radix(to, 16).ok()?,
    );
    rights.starts_with("rw").then_some(ends)
}

/// The parts of a range that hold something: programs reserve far more than they touch.
fn present(pages: &File, from: u64, to: u64) -> anyhow::Result<Vec<Range<u64>>> {
    const ENTRY: u64 = 8;
    const IN_MEMORY_OR_SWAP: u8 = 0b1100_0000;
    let page = u64::try_from(rustix::param::page_size())?;
    let mut entries = vec![0; usize::try_from((to - from) / page * ENTRY)?];
    let mut runs: Vec<Range<u64>> = Vec::new();
    if pages.read_exact_at(&mut entries, from / page * ENTRY).is_err() {
        return Ok(runs);
    }
    // The highest bits of an entry say where its page is; they come last.
    let marks = entries.iter().skip(7).step_by(8);
    for (start, mark) in (from..to).step_by(usize::try_from(page)?).zip(marks) {
        if mark & IN_MEMORY_OR_SWAP == 0 {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == start => run.end += page,
            _ => runs.push(start..start + page),
        }
    }
    Ok(runs)
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
