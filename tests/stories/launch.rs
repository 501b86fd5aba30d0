//! What is on the screen before the page is made.

use std::path::PathBuf;

use cubicl_stories::{App, World, eventually, hook, story};
use serde_json::json;

use crate::board_with;

const NAME: &str = "Çizilmiş kart";

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn the_last_picture_then_the_page() -> anyhow::Result<()> {
    story("the picture of the last time, then the page", async |world| {
        let (app, _, _, task) = board_with(world, NAME).await?;
        assert!(!began_with_picture(&app).await?, "there was none");
        kept(world).await?;
        app.quit().await?;

        let app = world.open_app().await?;
        let board = app.board().await?;
        board.column("cb_waiting").has(&board.card(&task)).await?;
        assert!(began_with_picture(&app).await?, "it was there first");
        app.page().gone("body > [inert]").await?;
        // The page is in its place: it acts.
        board.card(&task).open().await?.close().await?;
        board.card(&task).move_with_menu("cb_active").await?;
        world.server.task_has(&task, "state", &json!("cb_active")).await?;
        kept(world).await?;
        app.quit().await?;

        let app = world.open_app().await?;
        let board = app.board().await?;
        board.column("cb_active").has(&board.card(&task)).await?;
        assert!(began_with_picture(&app).await?, "made anew after the change");
        app.sign_out().await?;
        assert_eq!(
            pictures(world)?,
            Vec::<PathBuf>::new(),
            "it goes with the account"
        );
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn no_picture_of_before_a_change() -> anyhow::Result<()> {
    story(
        "killed right after a change: no picture of before it",
        async |world| {
            let (app, board, card, task) = board_with(world, NAME).await?;
            kept(world).await?;
            world.server.go_away().await?;
            card.move_with_menu("cb_active").await?;
            board.column("cb_active").has(&card).await?;
            eventually("the change is stored, and the picture gone", async || {
                Ok(pictures(world)?.is_empty().then_some(()))
            })
            .await?;
            app.kill().await?;

            let app = world.open_app().await?;
            let board = app.board().await?;
            assert!(!began_with_picture(&app).await?, "nothing old is shown");
            board.column("cb_active").has(&board.card(&task)).await
        },
    )
}

/// The page marks its own times.
async fn began_with_picture(app: &App) -> anyhow::Result<bool> {
    app.page().find(&hook("board")).await?;
    let marks = "return performance.getEntriesByName('launch picture').length";
    Ok(app.page().script(marks, Vec::new()).await? == json!(1))
}

async fn kept(world: &World) -> anyhow::Result<()> {
    eventually("a picture of the board is kept", async || {
        Ok((pictures(world)?.len() == 1).then_some(()))
    })
    .await
}

/// Files of pictures in which the task's name stands.
fn pictures(world: &World) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = world.app_files_with(NAME)?;
    files.retain(|path| {
        path.parent().is_some_and(|folder| folder.ends_with("launch")) && !path.ends_with("unfinished")
    });
    Ok(files)
}
