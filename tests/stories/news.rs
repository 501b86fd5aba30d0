//! What other people did meanwhile: marked, listed, and seen by looking.

use std::time::{SystemTime, UNIX_EPOCH};

use cubicl_stories::{App, Key, Theme, hook, story};
use serde_json::json;

use crate::{DEFAULT_STATES, LONG_AGO, board_with};

/// The person asks for what is newest.
pub(crate) async fn update_now(app: &App) -> anyhow::Result<()> {
    let page = app.page();
    page.click(&hook("status-line")).await?;
    page.click(&hook("refresh")).await?;
    page.press(Key::Escape).await?;
    page.gone(&hook("status-panel")).await
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn what_others_did_is_marked_until_somebody_looks() -> anyhow::Result<()> {
    story("see what others did", async |world| {
        let (app, _board, card, task) = board_with(world, "Moved by a colleague").await?;
        app.page().find(&hook("card")).await?;
        let panel = card.open().await?;
        app.page().find(&hook("activity")).await?;
        panel.close().await?;
        assert!(!app.page().shows(&hook("news-dot")).await?, "nothing is new yet");

        let by = world.server.colleague_in(DEFAULT_STATES).await?;
        let group = world.server.project_named(DEFAULT_STATES).await?;
        world
            .server
            .change_task(&task, &json!({ "by": by, "state": "cb_active" }))
            .await?;
        world
            .server
            .comment(&task, &json!({ "by": by, "content": "Bakar mısınız?" }))
            .await?;
        let made = json!({ "by": by, "group": group, "name": "Made by a colleague", "deadline": LONG_AGO, "priority": 5 });
        world.server.create_task(&made).await?;
        update_now(&app).await?;
        app.page().says(&hook("news-button"), "Changes · 2").await?;
        let dot = format!("{} {}", card.css(), hook("news-dot"));
        app.page().says(&dot, "Moved from Pending to Active").await?;
        app.page().says(&dot, "1 new comment").await?;
        app.quit().await?;

        world.in_theme(Theme::Dark);
        let app = world.open_app().await?;
        let page = app.page();
        page.says(&hook("news-button"), "Changes · 2").await?;
        page.find(&dot).await?;
        page.click(&hook("news-button")).await?;
        page.says(&hook("news-list"), "Made by a colleague").await?;
        page.click(&format!("{}[data-task-id=\"{task}\"]", hook("news-item")))
            .await?;
        page.find(&hook("task-panel")).await?;
        page.says(&hook("news-button"), "Changes · 1").await?;
        page.gone(&dot).await?;
        // It leaves the board while it is open.
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        world
            .server
            .change_task(&task, &json!({ "by": by, "archivedAt": now }))
            .await?;
        update_now(&app).await?;
        page.says(&hook("task-departure"), " archived this task").await?;
        page.click(&hook("task-close")).await?;
        page.gone(&hook("task-panel")).await?;

        page.click(&hook("news-button")).await?;
        page.click(&hook("news-seen")).await?;
        page.gone(&hook("news-button")).await?;
        page.gone(&hook("news-dot")).await?;
        page.gone(&hook("news-count")).await
    })
}
