//! The Files page of a project: folders, an empty one, files on their way, what can be taken back, what was refused.

use cubicl_stories::{Key, World, hook};
use serde_json::json;

use crate::tour::Camera;

const PROJECT: &str = "Üretim";

pub(crate) async fn walk(world: &mut World, camera: &Camera) -> anyhow::Result<()> {
    let app = &world.open_app().await?;
    app.hands().resize_window("Cubicl", camera.size)?;
    app.sign_in(world.server.token()).await?;
    app.open_project(PROJECT).await?;
    let page = app.page();
    page.click(&hook("view-files")).await?;
    page.find(&hook("node")).await?;
    camera.take(app, "files-page").await?;
    page.click(&hook("node-menu")).await?;
    page.find(&hook("node-delete")).await?;
    camera.take(app, "files-page-menu").await?;
    page.press(Key::Escape).await?;
    page.gone(&hook("node-delete")).await?;

    page.click(&hook("files-new-folder")).await?;
    page.fill(&hook("folder-name"), "Yeni teklifler").await?;
    camera.take(app, "files-page-new-folder").await?;
    page.press(Key::Enter).await?;
    let made = format!("{}[aria-label$=\"Yeni teklifler\"]", hook("node"));
    page.find(&made).await?;
    page.click(&made).await?;
    page.press(Key::Enter).await?;
    page.find(&hook("files-up")).await?;
    camera.take(app, "files-page-empty").await?;

    world.server.set(&json!({ "uploadSpeed": 400_000 })).await?;
    world
        .server
        .answer("POST", "/file-system-nodes/directories", 403)
        .await?;
    let film = world.large_file("Tanıtım filmi, ikinci kurgu, altyazılı.mp4", 300_000_000)?;
    let plan = world.large_file("Kat planı (revize).pdf", 40_000_000)?;
    world
        .drop_from_another_window(app, &[&film, &plan], &hook("files-page"))
        .await?;
    page.find(&hook("transfer")).await?;
    page.click(&hook("files-new-folder")).await?;
    page.fill(&hook("folder-name"), "Gizli").await?;
    page.press(Key::Enter).await?;
    page.find(&hook("files-refused")).await?;
    camera.take(app, "files-page-uploading").await?;

    page.focus(&hook("files-up")).await?;
    page.press(Key::Backspace).await?;
    page.find(&made).await?;
    page.click(&made).await?;
    page.press(Key::Delete).await?;
    page.find(&hook("files-deleted")).await?;
    camera.take(app, "files-page-deleted").await
}
