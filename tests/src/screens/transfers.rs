//! Files on their way: none, three, three hundred, and the questions around them.

use cubicl_stories::{App, Key, World, hook};
use serde_json::json;

use crate::tour::Camera;

const PROJECT: &str = "Ürün Geliştirme";
const MANY: usize = 300;

/// In a world of its own: so many uploads use the limit up.
pub(crate) async fn walk(world: &mut World, camera: &Camera) -> anyhow::Result<()> {
    let app = &world.open_app().await?;
    app.hands().resize_window("Cubicl", camera.size)?;
    app.sign_in(world.server.token()).await?;
    app.open_project(PROJECT).await?;
    app.page().find(&hook("card")).await?;
    app.open_transfers().await?;
    camera.take(app, "transfers-none").await?;
    leave_panel(app).await?;

    world.server.set(&json!({ "uploadSpeed": 400_000 })).await?;
    let film = world.large_file("Tanıtım filmi, ikinci kurgu, altyazılı.mp4", 300_000_000)?;
    let plan = world.large_file("Kat planı (revize).pdf", 40_000_000)?;
    let archive = world.large_file("Arşiv 2025.zip", 900_000_000)?;
    world
        .drop_from_another_window(app, &[&film, &plan, &archive], &hook("card"))
        .await?;
    app.open_transfers().await?;
    app.page().click(&hook("transfer-pause")).await?;
    app.transfers_are("paused", 1).await?;
    camera.take(app, "transfers-three").await?;
    leave_panel(app).await?;

    world
        .drop_from_another_window(app, &[&plan, &film], &hook("card"))
        .await?;
    app.page().find(&hook("add-files-dialog")).await?;
    camera.take(app, "add-files-again").await?;
    app.page().press(Key::Escape).await?;
    app.page().gone(&hook("add-files-dialog")).await?;

    let folder = world.home().join("Faturalar");
    std::fs::create_dir_all(&folder)?;
    for number in 1..=MANY {
        world.file(&format!("Faturalar/Fatura {number}.pdf"), &vec![b'x'; 200_000])?;
    }
    world.file("Faturalar/Boş fatura.pdf", b"")?;
    world
        .drop_from_another_window(app, &[&folder], &hook("card"))
        .await?;
    app.page().find(&hook("add-files-dialog")).await?;
    camera.take(app, "add-folder").await?;
    app.page().click(&hook("add-files-confirm")).await?;
    app.page().gone(&hook("add-files-dialog")).await?;
    app.page().click(&hook("card")).await?;
    app.page().find(&hook("add-folder")).await?;
    app.page()
        .find("[data-testid=task-panel] [data-testid=transfer]")
        .await?;
    camera.take(app, "task-uploading-hundreds").await?;
    app.page().click(&hook("task-close")).await?;
    app.page().gone(&hook("task-panel")).await?;
    app.open_transfers().await?;
    camera.take(app, "transfers-hundreds").await?;
    leave_panel(app).await?;
    app.ask_to_close()?;
    app.page().find("[role=alertdialog]").await?;
    camera.take(app, "closing").await
}

async fn leave_panel(app: &App) -> anyhow::Result<()> {
    app.page().press(Key::Escape).await?;
    app.page().gone(&hook("transfers-panel")).await
}
