//! Files: added in three ways, cancelled, retried, refused, taken out again.

use cubicl_stories::{eventually, hook, story};
use serde_json::json;

use crate::board_with;

const MEGABYTE: u64 = 1_000_000;

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn drop_from_another_window() -> anyhow::Result<()> {
    story("add files by dropping them", async |world| {
        let (app, _board, card, task) = board_with(world, "Takes dropped files").await?;
        let plan = world.file("çizim planı.txt", "Işıklı köşe\n".repeat(1000).as_bytes())?;
        let list = world.file("list.csv", b"a;b\n1;2\n")?;
        world
            .drop_from_another_window(&app, &[&plan, &list], card.css())
            .await?;
        for (name, path) in [("çizim planı.txt", &plan), ("list.csv", &list)] {
            let arrived = world.server.file_on(&task, name).await?;
            assert_eq!(
                arrived["sha256"],
                world.sha256(path)?,
                "{name} is the same at the server"
            );
        }

        card.open().await?;
        let more = world.file("more.txt", b"on the open task")?;
        world
            .drop_from_another_window(&app, &[&more], &hook("task-panel"))
            .await?;
        let arrived = world.server.file_on(&task, "more.txt").await?;
        assert_eq!(arrived["sha256"], world.sha256(&more)?, "the same at the server");
        assert_eq!(
            world.server.files_of(&task).await?.len(),
            3,
            "the first two are still there"
        );
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn paste_a_picture() -> anyhow::Result<()> {
    story("add a picture by pasting it", async |world| {
        let (app, _board, card, task) = board_with(world, "Takes pasted pictures").await?;
        card.open().await?;
        let picture = world.file("picture.png", &app.page().picture().await?)?;
        app.hands().copy_picture(&picture)?;
        app.page().focus(&hook("task-panel")).await?;
        app.hands().key("ctrl+v")?;
        let files = eventually("the picture on the task at the server", async || {
            let files = world.server.files_of(&task).await?;
            Ok((!files.is_empty()).then_some(files))
        })
        .await?;
        assert_eq!(files.len(), 1, "once");
        assert_eq!(
            files[0]["sha256"],
            world.sha256(&picture)?,
            "the same at the server"
        );
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn choose_in_the_dialog() -> anyhow::Result<()> {
    story("add a file by choosing it", async |world| {
        let (app, _board, card, task) = board_with(world, "Takes chosen files").await?;
        card.open().await?;
        let contract = world.file("contract.pdf", b"%PDF-1.4 not really")?;
        app.page().click(&hook("add-file")).await?;
        app.hands().choose_in_dialog(&contract).await?;
        let arrived = world.server.file_on(&task, "contract.pdf").await?;
        assert_eq!(
            arrived["sha256"],
            world.sha256(&contract)?,
            "the same at the server"
        );
        app.page().says(&hook("file"), "contract.pdf").await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn cancel_a_large_upload_and_retry_it() -> anyhow::Result<()> {
    story("cancel a 300 MB upload and retry it", async |world| {
        let (app, _board, card, task) = board_with(world, "Takes a large file").await?;
        let film = world.large_file("film.mp4", 300 * MEGABYTE)?;
        // Slow enough to be caught half-way.
        world.server.set(&json!({ "uploadSpeed": 20 * MEGABYTE })).await?;
        card.open().await?;
        app.page().click(&hook("add-file")).await?;
        app.hands().choose_in_dialog(&film).await?;
        app.transfer_is("running").await?;
        app.cancel_transfer().await?;
        app.open_transfers().await?;
        app.transfer_is("cancelled").await?;
        assert!(
            world.server.files_of(&task).await?.is_empty(),
            "nothing of it is on the task"
        );

        world.server.set(&json!({ "uploadSpeed": 0 })).await?;
        app.retry_transfer().await?;
        let arrived = world.server.file_on(&task, "film.mp4").await?;
        assert_eq!(arrived["size"], 300 * MEGABYTE, "the whole of it");
        assert_eq!(arrived["sha256"], world.sha256(&film)?, "the same at the server");
        assert_eq!(world.server.files_of(&task).await?.len(), 1, "once");
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn storage_full() -> anyhow::Result<()> {
    story("storage is full", async |world| {
        let (app, _board, card, task) = board_with(world, "Has no room").await?;
        world.server.set(&json!({ "storageCapacity": 1 })).await?;
        let file = world.file("notes.txt", &vec![b'x'; 2_000_000])?;
        card.open().await?;
        app.page().click(&hook("add-file")).await?;
        app.hands().choose_in_dialog(&file).await?;
        app.transfer_is("failed").await?;
        app.page().says("body", "storage is full").await?;
        app.page().says("body", "are in use").await?;

        world
            .server
            .set(&json!({ "storageCapacity": 50_000 * MEGABYTE }))
            .await?;
        app.retry_transfer().await?;
        let arrived = world.server.file_on(&task, "notes.txt").await?;
        assert_eq!(
            arrived["sha256"],
            world.sha256(&file)?,
            "the same at the server, once there is room"
        );
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn download_and_compare() -> anyhow::Result<()> {
    story("download a file", async |world| {
        let (app, _board, card, task) = board_with(world, "Gives a file back").await?;
        let original = world.file("sözleşme.txt", "Değişmez metin\n".repeat(5000).as_bytes())?;
        card.open().await?;
        app.page().click(&hook("add-file")).await?;
        app.hands().choose_in_dialog(&original).await?;
        world.server.file_on(&task, "sözleşme.txt").await?;

        app.page().click(&hook("file-save")).await?;
        let copy = world.home().join("copy.txt");
        app.hands().choose_in_dialog(&copy).await?;
        eventually("the copy on the disk", async || {
            Ok((copy.exists() && world.sha256(&copy)? == world.sha256(&original)?).then_some(()))
        })
        .await?;
        let leaked = world
            .server
            .requests()
            .await?
            .into_iter()
            .any(|request| request["host"] == "links" && request["authorization"] == true);
        assert!(!leaked, "the token did not go to the links' host");
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn open_in_the_systems_program() -> anyhow::Result<()> {
    story(
        "open a file in the program the system has for it",
        async |world| {
            let opened = world.install_program("text/plain")?;
            let (app, _board, card, task) = board_with(world, "Opens its file").await?;
            let original = world.file("ölçüler.txt", "Genişlik 120\n".repeat(100).as_bytes())?;
            card.open().await?;
            app.page().click(&hook("add-file")).await?;
            app.hands().choose_in_dialog(&original).await?;
            world.server.file_on(&task, "ölçüler.txt").await?;

            app.page().click(&hook("file-open")).await?;
            let given = eventually("the system's program to be given the file", async || {
                Ok(std::fs::read_to_string(&opened)
                    .ok()
                    .filter(|given| given.ends_with('\n')))
            })
            .await?;
            let given = std::path::Path::new(given.trim_end());
            assert_ne!(given, original, "a copy of what is in Cubicl");
            assert_eq!(
                world.sha256(given)?,
                world.sha256(&original)?,
                "the same as what went up"
            );
            Ok(())
        },
    )
}
