//! axe-core finds nothing on any screen, in light and dark.

use cubicl_stories::{App, Key, Theme, World, hook, story};
use serde_json::json;

use crate::news::update_now;
use crate::{DEFAULT_STATES, task_on_top};

async fn is_clean(app: &App, screen: &str) -> anyhow::Result<()> {
    let problems = app.page().accessibility_problems().await?;
    anyhow::ensure!(problems.is_empty(), "{screen}: {}", problems.join("\n"));
    Ok(())
}

async fn what_others_did(world: &World, app: &App, task: &str) -> anyhow::Result<()> {
    let page = app.page();
    let by = world.server.colleague_in(DEFAULT_STATES).await?;
    let renamed = json!({ "by": by, "name": "Renamed by a colleague" });
    world.server.change_task(task, &renamed).await?;
    update_now(app).await?;
    page.click(&hook("news-button")).await?;
    page.find(&hook("news-item")).await?;
    is_clean(app, "what others did").await?;
    page.press(Key::Escape).await?;
    page.gone(&hook("news-list")).await
}

fn every_screen(name: &str, theme: Theme) -> anyhow::Result<()> {
    story(name, async |world| {
        world.in_theme(theme);
        let task = task_on_top(world, "Checked by axe").await?;
        let app = world.open_app().await?;
        let page = app.page();
        page.find(&hook("welcome-token")).await?;
        is_clean(&app, "welcome").await?;
        app.enter_token("wrong-token-0123456789").await?;
        page.find(&hook("welcome-problem")).await?;
        is_clean(&app, "welcome with a wrong token").await?;
        app.enter_token(world.server.token()).await?;
        page.find(&hook("welcome-signin")).await?;
        is_clean(&app, "is this you").await?;
        page.click(&hook("welcome-signin")).await?;
        app.is_signed_in().await?;
        is_clean(&app, "no project chosen").await?;

        let board = app.open_project(DEFAULT_STATES).await?;
        let card = board.card(&task);
        page.find(card.css()).await?;
        is_clean(&app, "board").await?;
        page.click(&hook("account-menu")).await?;
        page.find(&hook("sign-out")).await?;
        is_clean(&app, "account menu").await?;
        page.click(&hook("open-settings")).await?;
        for tab in ["account", "appearance", "network", "diagnostics", "about"] {
            page.click(&hook(&format!("tab-{tab}"))).await?;
            is_clean(&app, tab).await?;
        }
        page.click(&hook("tab-diagnostics")).await?;
        page.click(&hook("check-server")).await?;
        page.find(&hook("findings")).await?;
        is_clean(&app, "the server check").await?;
        page.press(Key::Escape).await?;
        page.gone(&hook("settings")).await?;
        page.click(&hook("status-line")).await?;
        page.find(&hook("status-panel")).await?;
        is_clean(&app, "connection and changes").await?;
        page.press(Key::Escape).await?;
        page.gone(&hook("status-panel")).await?;
        what_others_did(world, &app, &task).await?;
        page.click(&hook("create-task")).await?;
        page.find(&hook("create-name")).await?;
        is_clean(&app, "create").await?;
        page.press(Key::Escape).await?;
        page.gone(&hook("create-name")).await?;
        card.open().await?;
        page.find(&hook("add-file")).await?;
        is_clean(&app, "task").await?;
        page.press(Key::Escape).await?;
        page.gone(&hook("task-panel")).await?;
        beside_the_board(&app).await
    })
}

async fn beside_the_board(app: &App) -> anyhow::Result<()> {
    let page = app.page();
    page.click(&hook("view-files")).await?;
    page.find(&hook("node")).await?;
    is_clean(app, "Files page").await?;
    page.click(&hook("files-new-folder")).await?;
    page.find(&hook("folder-name")).await?;
    is_clean(app, "a new folder").await?;
    page.press(Key::Escape).await?;

    page.click(&hook("nav-chat")).await?;
    page.find(&hook("chat-row")).await?;
    is_clean(app, "list of chats").await?;
    app.open_chat(DEFAULT_STATES).await?;
    page.find(&hook("message")).await?;
    is_clean(app, "chat").await?;

    page.click(&hook("nav-clients")).await?;
    page.find(&hook("client-row")).await?;
    is_clean(app, "clients").await?;
    page.click(&hook("client-row")).await?;
    page.find(&hook("client-detail")).await?;
    is_clean(app, "client").await?;
    page.click(&hook("client-files")).await?;
    page.find(&hook("files-page")).await?;
    is_clean(app, "Files page of a client").await
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn in_light() -> anyhow::Result<()> {
    every_screen("axe on every screen, light", Theme::Light)
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn in_dark() -> anyhow::Result<()> {
    every_screen("axe on every screen, dark", Theme::Dark)
}
