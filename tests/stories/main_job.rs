//! The main job, the whole way: sign in, see a board, move a task, attach a file; in two languages, and by keyboard alone.

use cubicl_stories::{Key, World, hook, story};
use serde_json::json;

use crate::{DEFAULT_STATES, task_on_top};

async fn main_job(world: &mut World, language: &str) -> anyhow::Result<()> {
    let task = task_on_top(world, "Teklif #4711").await?;
    let app = world.open_app().await?;
    let page = app.page();
    page.find(&hook("welcome-token")).await?;
    page.speaks(language).await?;
    app.enter_token(world.server.token()).await?;
    page.find(&hook("welcome-signin")).await?;
    page.speaks(language).await?;
    page.click(&hook("welcome-signin")).await?;
    app.is_signed_in().await?;

    let board = app.open_project(DEFAULT_STATES).await?;
    let card = board.card(&task);
    page.find(card.css()).await?;
    page.speaks(language).await?;
    let active = board.column("cb_active");
    card.drag_to(&active).await?;
    active.has(&card).await?;
    world.server.task_has(&task, "state", &json!("cb_active")).await?;

    card.open().await?;
    page.speaks(language).await?;
    let offer = world.file("teklif – ışık.pdf", b"%PDF-1.4 offer")?;
    page.click(&hook("add-file")).await?;
    app.hands().choose_in_dialog(&offer).await?;
    let arrived = world.server.file_on(&task, "teklif – ışık.pdf").await?;
    assert_eq!(arrived["sha256"], world.sha256(&offer)?, "the same at the server");
    page.says(&hook("file"), "teklif – ışık.pdf").await?;
    page.speaks(language).await
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn in_english() -> anyhow::Result<()> {
    story("the main job in English", async |world| {
        main_job(world, "en").await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn in_turkish() -> anyhow::Result<()> {
    story("the main job in Turkish", async |world| {
        world.in_language("tr_TR").await?;
        main_job(world, "tr").await
    })
}

/// Four seeds together show every shape that the contract allows.
fn with_a_server_of_other_habits(name: &str, dialect_seed: u64) -> anyhow::Result<()> {
    story(name, async |world| {
        world.server.speak(dialect_seed).await?;
        main_job(world, "en").await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn in_dialect_0() -> anyhow::Result<()> {
    with_a_server_of_other_habits("the main job in dialect 0", 0)
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn in_dialect_1() -> anyhow::Result<()> {
    with_a_server_of_other_habits("the main job in dialect 1", 1)
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn in_dialect_2() -> anyhow::Result<()> {
    with_a_server_of_other_habits("the main job in dialect 2", 2)
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn in_dialect_3() -> anyhow::Result<()> {
    with_a_server_of_other_habits("the main job in dialect 3", 3)
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn by_keyboard_alone() -> anyhow::Result<()> {
    story("the main job by keyboard alone", async |world| {
        let task = task_on_top(world, "Teklif #4711").await?;
        let project = world.server.project_named(DEFAULT_STATES).await?;
        let app = world.open_app().await?;
        let page = app.page();
        page.tab_to(&hook("welcome-token")).await?;
        page.type_text(world.server.token()).await?;
        page.tab_to(&hook("welcome-continue")).await?;
        page.press(Key::Enter).await?;
        page.tab_to(&hook("welcome-signin")).await?;
        page.press(Key::Enter).await?;

        page.tab_to(&hook("project-row")).await?;
        page.walk_to(
            Key::Down,
            &format!("{}[data-project-id=\"{project}\"]", hook("project-row")),
        )
        .await?;
        page.press(Key::Enter).await?;
        let board = app.board().await?;
        let card = board.card(&task);
        page.tab_to(&hook("card")).await?;
        page.walk_to(Key::Up, card.css()).await?;

        page.press(Key::Space).await?;
        page.find(&format!("{}[data-dragged]", card.css())).await?;
        page.press(Key::Right).await?;
        page.press(Key::Space).await?;
        board.column("cb_active").has(&card).await?;
        world.server.task_has(&task, "state", &json!("cb_active")).await?;

        page.walk_to(Key::Tab, card.css()).await?;
        page.press(Key::Enter).await?;
        page.tab_to(&hook("add-file")).await?;
        page.press(Key::Enter).await?;
        let offer = world.file("offer.pdf", b"%PDF-1.4 offer")?;
        app.hands().choose_in_dialog(&offer).await?;
        let arrived = world.server.file_on(&task, "offer.pdf").await?;
        assert_eq!(arrived["sha256"], world.sha256(&offer)?, "the same at the server");
        page.press(Key::Escape).await?;
        page.gone(&hook("task-panel")).await
    })
}
