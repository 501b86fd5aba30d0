//! What is being written when the app ends in the middle of a word.

use cubicl_stories::{App, Key, World, eventually, hook, story};
use serde_json::{Value, json};

use crate::board_with;

/// Waits until all of it is on the disk.
async fn stored(world: &World, text: &str, field: &str, caret: u32) -> anyhow::Result<()> {
    eventually(&format!("“{text}” on the disk"), async || {
        Ok(world.keeps_draft(text, field, caret)?.then_some(()))
    })
    .await
}

/// Waits until a field has this text, the keyboard, and the caret behind so many letters.
async fn goes_on(app: &App, field: &str, text: &str, caret: u32) -> anyhow::Result<()> {
    let script = "const field = document.activeElement; \
                  return [field?.dataset.testid, field?.value, field?.selectionStart, field?.selectionEnd]";
    let wanted = json!([field, text, caret, caret]);
    eventually(&format!("the caret in {field}"), async || {
        let found: Value = app.page().script(script, Vec::new()).await?;
        anyhow::ensure!(found == wanted, "it is {found}");
        Ok(Some(()))
    })
    .await
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn drafts_survive_being_killed() -> anyhow::Result<()> {
    story("be killed in the middle of two texts", async |world| {
        let (app, board, card, task) = board_with(world, "Written about").await?;
        let page = app.page();
        let panel = card.open().await?;
        page.click(&hook("comment-box")).await?;
        page.type_text("Ölçüler gel, ışık yarın").await?;
        for _ in 0..12 {
            page.press(Key::Left).await?;
        }
        stored(world, "Ölçüler gel, ışık yarın", "text", 11).await?;
        // The first Escape leaves the field, the second one the task.
        page.press(Key::Escape).await?;
        panel.close().await?;
        board.column("cb_waiting").has(&card).await?;

        page.click(&hook("create-task")).await?;
        page.fill(&hook("create-name"), "Yeni sehpa").await?;
        page.click(&hook("create-description")).await?;
        page.type_text("Meşe, 80 çp").await?;
        page.press(Key::Left).await?;
        stored(world, "Meşe, 80 çp", "description", 10).await?;
        app.kill().await?;

        let app = world.open_app().await?;
        let board = app.board().await?;
        app.page().click(&hook("create-task")).await?;
        goes_on(&app, "create-description", "Meşe, 80 çp", 10).await?;
        app.page().type_text("a").await?;
        goes_on(&app, "create-description", "Meşe, 80 çap", 11).await?;
        app.page()
            .says(&hook("create-dialog"), "what you were writing before")
            .await?;
        app.page().click(&hook("create-submit")).await?;
        let made = world.server.task_named("Yeni sehpa").await?;
        assert!(
            made["desc"]
                .as_str()
                .is_some_and(|text| text.contains("Meşe, 80 çap")),
            "{made}"
        );

        board.card(&task).open().await?;
        goes_on(&app, "comment-box", "Ölçüler gel, ışık yarın", 11).await?;
        app.page().type_text("di").await?;
        app.page().chord(&[Key::Control], Key::Enter).await?;
        world
            .server
            .task_with(&task, |task| {
                let activities = task["activities"].as_array().into_iter().flatten();
                activities
                    .into_iter()
                    .any(|activity| activity["content"] == "Ölçüler geldi, ışık yarın")
            })
            .await?;
        // Closed as a person does, in the same second: what was sent does not come back, what was typed last does.
        app.page().type_text("Son söz").await?;
        app.quit().await?;
        let app = world.open_app().await?;
        app.board().await?.card(&task).open().await?;
        goes_on(&app, "comment-box", "Son söz", 7).await
    })
}
