//! What a person sees seldom: an empty board, a very long one, one that is not here yet, no keychain, files held over
//! the window, the sample.

use cubicl_stories::{App, World, hook};
use serde_json::json;

use crate::tour::Camera;

const EMPTY: &str = "Kalite Kontrol";
const LONG: &str = "Üretim";
const SLOW: &str = "Tasarım";
const NEVER_READ: &str = "Satış ve İhracat";
const MANY: usize = 5000;

pub(crate) async fn walk(world: &mut World, camera: &Camera) -> anyhow::Result<()> {
    let server = &world.server;
    server.empty(&server.project_named(EMPTY).await?).await?;
    server.fill(&server.project_named(LONG).await?, MANY).await?;
    let app = world.open_app().await?;
    app.hands().resize_window("Cubicl", camera.size)?;
    app.sign_in(world.server.token()).await?;
    boards(world, &app, camera).await?;
    // Files are still on their way; a person would be asked.
    drop(app);

    sample(world, camera).await?;
    without_a_keychain(world, camera).await
}

async fn boards(world: &World, app: &App, camera: &Camera) -> anyhow::Result<()> {
    let page = app.page();
    // First, and with slow answers: in a while all boards are read in the background.
    world.server.set(&json!({ "latency": 6000 })).await?;
    app.choose_project(SLOW).await?;
    page.find(&hook("board-loading")).await?;
    camera.take(app, "board-loading").await?;

    world.server.go_away().await?;
    app.choose_project(NEVER_READ).await?;
    page.says("main", NEVER_READ).await?;
    page.gone(&hook("board-loading")).await?;
    camera.take(app, "board-never-read").await?;
    world.server.set(&json!({ "latency": 0 })).await?;
    world.server.come_back().await?;

    app.choose_project(EMPTY).await?;
    page.find(&hook("add-first-task")).await?;
    camera.take(app, "board-empty").await?;

    // Last: reading it takes most of a minute's requests.
    app.open_project(LONG).await?;
    page.find(&hook("card")).await?;
    page.says(&hook("column"), "1").await?;
    camera.take(app, "board-long").await?;
    let card = app.board().await?.first_card().await?;
    let files = [world.file("Ölçüler.xlsx", b"a")?, world.file("Plan.pdf", b"b")?];
    let files: Vec<_> = files.iter().map(std::path::PathBuf::as_path).collect();
    world
        .hold_from_another_window(app, &files, card.css(), async || {
            camera.take(app, "files-over-a-card").await
        })
        .await?;

    page.click(&hook("sidebar-toggle")).await?;
    camera.take(app, "sidebar-narrow").await?;
    page.click(&hook("sidebar-toggle")).await
}

async fn sample(world: &mut World, camera: &Camera) -> anyhow::Result<()> {
    world.with_arguments(&["--sample"]);
    let app = world.open_app().await?;
    app.hands().resize_window("Cubicl", camera.size)?;
    app.page().find(&hook("sample-mark")).await?;
    app.is_signed_in().await?;
    camera.take(&app, "sample").await?;
    world.with_arguments(&[]);
    app.quit().await
}

async fn without_a_keychain(world: &mut World, camera: &Camera) -> anyhow::Result<()> {
    world.lose_keychain();
    let app = world.open_app().await?;
    app.hands().resize_window("Cubicl", camera.size)?;
    app.enter_token(world.server.token()).await?;
    app.page().click(&hook("welcome-signin")).await?;
    app.page().find(&hook("welcome-until-close")).await?;
    camera.take(&app, "welcome-no-keychain").await?;
    app.page().click(&hook("welcome-until-close")).await?;
    app.is_signed_in().await?;
    camera.take(&app, "signed-in-until-close").await
}
