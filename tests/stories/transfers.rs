//! Many files: a whole folder, held, left behind by the end of the app, and gone on with.

use cubicl_stories::{eventually, hook, story};
use serde_json::json;

use crate::board_with;

const MEGABYTE: u64 = 1_000_000;

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn a_folder_is_paused_outlives_the_app_and_arrives() -> anyhow::Result<()> {
    story("drop a folder, pause, close the app, go on", async |world| {
        let (app, _board, card, task) = board_with(world, "Takes a folder").await?;
        world.server.set(&json!({ "uploadSpeed": MEGABYTE / 10 })).await?;
        let films = [
            ("Şantiye/bir.mp4", 2),
            ("Şantiye/iç/iki.mp4", 3),
            ("Şantiye/iç/üç.mp4", 4),
        ];
        std::fs::create_dir_all(world.home().join("Şantiye/iç"))?;
        for (name, size) in films {
            world.large_file(name, size * MEGABYTE)?;
        }
        world.file("Şantiye/.DS_Store", b"kept by a program")?;
        world.file("Şantiye/boş.txt", b"")?;
        let folder = world.home().join("Şantiye");

        world
            .drop_from_another_window(&app, &[&folder], card.css())
            .await?;
        let dialog = hook("add-files-dialog");
        app.page()
            .says(&dialog, "Add 3 files from Şantiye to this task?")
            .await?;
        app.page().says(&dialog, "boş.txt").await?;
        app.page().click(&hook("add-files-confirm")).await?;
        app.page().gone(&dialog).await?;

        app.open_transfers().await?;
        app.transfer_is("running").await?;
        app.page().click(&hook("transfers-pause")).await?;
        app.transfers_are("paused", 3).await?;
        app.page().click(&hook("transfer-resume")).await?;
        app.transfers_are("running", 1).await?;

        app.ask_to_close()?;
        app.page()
            .says("[role=alertdialog]", "1 file is still on its way.")
            .await?;
        app.page()
            .says("[role=alertdialog]", "It goes on when you open Cubicl again.")
            .await?;
        app.confirm_closing().await?;
        assert!(
            world.server.files_of(&task).await?.is_empty(),
            "nothing of them is on the task"
        );

        let app = world.open_app().await?;
        app.is_signed_in().await?;
        app.open_transfers().await?;
        app.transfers_are("paused", 2).await?;
        app.transfers_are("running", 1).await?;
        world.server.set(&json!({ "uploadSpeed": 0 })).await?;
        app.page().click(&hook("transfers-resume")).await?;
        for (path, _) in films {
            let name = path.rsplit('/').next().unwrap_or_default();
            let arrived = world.server.file_on(&task, name).await?;
            let original = world.home().join(path);
            assert_eq!(
                arrived["sha256"],
                world.sha256(&original)?,
                "{name} is the same at the server"
            );
        }
        assert_eq!(world.server.files_of(&task).await?.len(), 3, "each once");
        app.transfers_are("done", 3).await?;
        app.page().click(&hook("transfers-clear")).await?;
        eventually("an empty list", async || {
            Ok((app.page().count(&hook("transfer")).await? == 0).then_some(()))
        })
        .await
    })
}
