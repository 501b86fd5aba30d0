//! Files up and down, over real HTTP.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use cubicl_client::{ErrorKind, FileProblem, Source, Target};
use sha2::{Digest, Sha256};

use crate::canned::{Canned, client, reply};
use crate::sandbox::sandbox;

fn digest(path: &Path) -> Vec<u8> {
    Sha256::digest(std::fs::read(path).unwrap()).to_vec()
}

fn write(folder: &Path, name: &str, size: usize) -> std::path::PathBuf {
    let path = folder.join(name);
    let bytes: Vec<u8> = (0..=250_u8).cycle().take(size).collect();
    std::fs::write(&path, bytes).unwrap();
    path
}

#[tokio::test]
async fn what_goes_up_comes_down_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (_sandbox, client) = sandbox().await;
    for size in [0, 1, (1 << 20) - 1, 1 << 20, 5_000_001] {
        let path = write(folder.path(), "Ölçü \"İş\".bin", size);
        let seen = Arc::new(AtomicU64::new(0));
        let told = seen.clone();
        let source = Source::open(&path).unwrap();
        let file = client
            .upload(&source, "Ölçü \"İş\".bin", move |sent| {
                told.store(sent, Ordering::Relaxed);
            })
            .await
            .unwrap();
        assert_eq!(
            seen.load(Ordering::Relaxed),
            size as u64,
            "the last progress is the whole"
        );
        let target = Target::Folder {
            folder: folder.path().to_owned(),
            name: "indi.bin".to_owned(),
        };
        let down = client.download(&file.id, &target, |_| {}).await.unwrap();
        assert_eq!(digest(&down), digest(&path), "{size} bytes");
        std::fs::remove_file(down).unwrap();
    }
}

#[tokio::test]
async fn a_file_without_a_name_is_read_under_the_one_its_host_tells() {
    let folder = tempfile::tempdir().unwrap();
    let (_sandbox, client) = sandbox().await;
    let source = Source::Memory(Bytes::from_static(b"plan"));
    let file = client.upload(&source, "Ölçü; son.pdf", |_| {}).await.unwrap();
    for (name, read) in [("Dosya", "Ölçü; son.pdf"), ("Plan.txt", "Plan.txt")] {
        let target = Target::ToRead {
            folder: folder.path().to_owned(),
            name: name.to_owned(),
        };
        let path = client.download(&file.id, &target, |_| {}).await.unwrap();
        assert_eq!(path, folder.path().join(read));
    }
}

#[tokio::test]
async fn a_pasted_picture_goes_up_too() {
    let (_sandbox, client) = sandbox().await;
    let source = Source::Memory(Bytes::from_static(b"\x89PNG picture"));
    let file = client
        .upload(&source, "Ekran görüntüsü.png", |_| {})
        .await
        .unwrap();
    assert_eq!(file.name.as_deref(), Some("Ekran görüntüsü.png"));
}

#[tokio::test]
async fn the_length_is_exact_and_nothing_is_chunked() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "a.txt", 10);
    let server = Canned::answering("403 No", "", "").await;
    server
        .client()
        .upload(&Source::open(&path).unwrap(), "a\r\nX-Evil: 1\".txt", |_| {})
        .await
        .unwrap_err();
    let request = server.asked().remove(0);
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert!(!head.to_lowercase().contains("transfer-encoding"), "{head}");
    let length: usize = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .unwrap()
        .parse()
        .unwrap();
    assert!(length > body.len().saturating_sub(1) && length < 400, "{head}");
    assert!(!request.contains("\r\nX-Evil"), "{request}");
}

#[tokio::test]
async fn a_file_that_is_not_the_one_that_was_chosen_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (_sandbox, client) = sandbox().await;
    let path = write(folder.path(), "a.bin", 3 << 20);
    let source = Source::open(&path).unwrap();
    write(folder.path(), "a.bin", 2 << 20);
    let error = client.upload(&source, "a.bin", |_| {}).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::File(FileProblem::Changed));
    std::fs::remove_file(&path).unwrap();
    let error = client.upload(&source, "a.bin", |_| {}).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::File(FileProblem::Vanished));
    assert_eq!(Source::open(folder.path()).unwrap_err(), FileProblem::NotAFile);
    assert_eq!(Source::open(&path).unwrap_err(), FileProblem::Vanished);
}

#[tokio::test]
async fn a_file_that_shrinks_or_grows_while_it_goes_up_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (_sandbox, client) = sandbox().await;
    for size in [1 << 20, 60 << 20] {
        let path = write(folder.path(), "a.bin", 40 << 20);
        let source = Source::open(&path).unwrap();
        let changed = path.clone();
        let once = AtomicU64::new(0);
        let change = move |sent| {
            if sent > 0 && once.fetch_add(1, Ordering::Relaxed) == 0 {
                std::fs::OpenOptions::new()
                    .write(true)
                    .open(&changed)
                    .unwrap()
                    .set_len(size)
                    .unwrap();
            }
        };
        let error = client.upload(&source, "a.bin", change).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::File(FileProblem::Changed), "to {size}");
    }
}

#[tokio::test]
async fn the_token_never_goes_to_the_host_of_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let link = Canned::answering("200 OK", "", "content").await;
    let json = format!("\"{}/x\"", link.address);
    let server = Canned::start(vec![reply("200 OK", "content-type: application/json\r\n", &json)]).await;
    let target = Target::Folder {
        folder: folder.path().to_owned(),
        name: "../../x.txt".to_owned(),
    };
    let path = server
        .client()
        .download(&"f1".into(), &target, |_| {})
        .await
        .unwrap();
    assert_eq!(
        path.parent(),
        Some(folder.path()),
        "a name cannot leave its folder"
    );
    assert_eq!(std::fs::read(&path).unwrap(), b"content");
    assert!(
        !link.asked()[0].to_lowercase().contains("authorization"),
        "{:?}",
        link.asked()
    );
    let second = server
        .client()
        .download(&"f1".into(), &target, |_| {})
        .await
        .unwrap();
    assert_ne!(path, second, "nothing is replaced");
}

#[tokio::test]
async fn links_to_other_schemes_are_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    for link in [
        "http://example.invalid/x",
        "file:///etc/passwd",
        "javascript:1",
        "nonsense",
    ] {
        let server = Canned::answering("200 OK", "", link).await;
        let target = Target::chosen(folder.path().join("x"));
        let error = server
            .client()
            .download(&"f1".into(), &target, |_| {})
            .await
            .unwrap_err();
        assert_eq!(error.kind, ErrorKind::ForbiddenLink, "{link}");
    }
}

#[tokio::test]
async fn a_link_without_a_host_stands_on_the_server_and_gets_no_token() {
    let folder = tempfile::tempdir().unwrap();
    let link = reply("200 OK", "", "\"/files/f1?signed=1\"");
    let server = Canned::start(vec![link, reply("200 OK", "", "bytes")]).await;
    let target = Target::chosen(folder.path().join("x"));
    let path = server
        .client()
        .download(&"f1".into(), &target, |_| {})
        .await
        .unwrap();
    assert_eq!(std::fs::read_to_string(path).unwrap(), "bytes");
    let asked = server.asked().remove(1);
    assert!(asked.starts_with("GET /files/f1?signed=1 "), "{asked}");
    assert!(!asked.to_lowercase().contains("authorization"), "{asked}");
}

#[tokio::test]
async fn half_a_download_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let cut = crate::canned::Answer::Bytes(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf".to_vec());
    let link = Canned::start(vec![cut]).await;
    let server = Canned::answering("200 OK", "", &format!("{}/x", link.address)).await;
    let target = Target::Folder {
        folder: folder.path().to_owned(),
        name: "x".to_owned(),
    };
    client(&server.address)
        .download(&"f1".into(), &target, |_| {})
        .await
        .unwrap_err();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn a_full_or_missing_folder_is_said() {
    let (_sandbox, client) = sandbox().await;
    let file = client
        .upload(&Source::Memory(Bytes::from_static(b"x")), "x", |_| {})
        .await
        .unwrap();
    let target = Target::Folder {
        folder: "/nonexistent/folder".into(),
        name: "x".to_owned(),
    };
    let error = client.download(&file.id, &target, |_| {}).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::File(FileProblem::NotWritable));
}
