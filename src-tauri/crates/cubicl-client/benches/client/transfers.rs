//! One GiB up and down over loopback, against curl; and the memory that a large upload costs.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use cubicl_client::{Source, Target};

use crate::served::Served;
use crate::{ROUNDS, client, report, timed};

const SIZE: u64 = 1 << 30;
const LARGE: u64 = 3_900_000_000;
/// Bytes that an upload may add to the memory, whatever its size.
const MEMORY: u64 = 16 << 20;

#[derive(Clone, Copy)]
pub(crate) enum Part {
    Upload,
    Download,
    Memory,
}

pub(crate) async fn bench(part: Part) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dosya.bin");
    let size = if matches!(part, Part::Memory) { LARGE } else { SIZE };
    write(&file, size);
    match part {
        Part::Upload => upload(&file).await,
        Part::Download => download(&file, folder.path()).await,
        Part::Memory => memory(&file).await,
    }
}

/// No holes: the page cache holds it after the first round, for both sides.
fn write(path: &Path, size: u64) {
    let mut pattern = std::io::Read::take(std::io::repeat(0x5a), size);
    std::io::copy(&mut pattern, &mut File::create(path).unwrap()).unwrap();
}

async fn upload(file: &Path) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let server = Served::receiver();
    for _ in 0..ROUNDS {
        let client = client(&server, 0);
        let begin = Instant::now();
        let source = Source::open(file).unwrap();
        client.upload(&source, "dosya.bin", |_| ()).await.unwrap();
        ours.push(begin.elapsed());
        let (time, status) = timed(|| {
            Command::new("curl")
                .args([
                    "-sSf",
                    "-H",
                    &format!("Authorization: Bearer {}", server.token),
                    "-F",
                ])
                .arg(format!("file=@{}", file.display()))
                .arg(format!("{}files/upload", server.address))
                .stdout(Stdio::null())
                .status()
        });
        assert!(status.unwrap().success());
        theirs.push(time);
    }
    report("upload of 1 GiB, against curl -F", &mut ours, &mut theirs, 1.0);
}

async fn download(file: &Path, folder: &Path) {
    let server = Served::start(0);
    let client = client(&server, 0);
    let uploaded = client
        .upload(&Source::open(file).unwrap(), "dosya.bin", |_| ())
        .await
        .unwrap();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let target = folder.join(format!("ours-{round}"));
        let begin = Instant::now();
        client
            .download(&uploaded.id, &Target::chosen(target.clone()), |_| ())
            .await
            .unwrap();
        ours.push(begin.elapsed());
        std::fs::remove_file(target).unwrap();

        let target = folder.join(format!("theirs-{round}"));
        let link = client.file_link(&uploaded.id).await.unwrap();
        let (time, status) = timed(|| {
            Command::new("curl")
                .args(["-sSf", "-o"])
                .arg(&target)
                .arg(link)
                .status()
        });
        assert!(status.unwrap().success());
        theirs.push(time);
        std::fs::remove_file(target).unwrap();
    }
    report("download of 1 GiB, against curl -o", &mut ours, &mut theirs, 1.05);
}

async fn memory(file: &Path) {
    let server = Served::start(0);
    let client = client(&server, 0);
    client.me().await.unwrap();
    let Some(before) = resident("VmRSS") else {
        println!("memory of an upload: not measured on this system");
        return;
    };
    // The peak counts from here.
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    client
        .upload(&Source::open(file).unwrap(), "dosya.bin", |_| ())
        .await
        .unwrap();
    let grown = resident("VmHWM").unwrap_or_default().saturating_sub(before);
    let verdict = if grown < MEMORY { "holds" } else { "MISSED" };
    println!("memory added by an upload of {LARGE} bytes: {grown} bytes of at most {MEMORY}: {verdict}");
}

/// A line of `/proc/self/status`, in bytes.
fn resident(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(name))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}
