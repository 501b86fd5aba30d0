//! The settings, and the check of the server in them.

use cubicl_stories::{App, Key, eventually, hook, story};
use serde_json::json;

use crate::board_with;

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn checking_the_server_and_copying_the_report() -> anyhow::Result<()> {
    story("the server is checked", async |world| {
        let app = world.open_app().await?;
        app.sign_in(world.server.token()).await?;
        let page = app.page();
        page.click(&hook("account-menu")).await?;
        page.click(&hook("open-settings")).await?;
        page.find(&hook("settings")).await?;

        // With the keyboard to the fourth page.
        page.tab_to(&hook("tab-account")).await?;
        for _ in 0..3 {
            page.press(Key::Down).await?;
        }
        page.says(&hook("settings"), &world.data().to_string_lossy())
            .await?;
        page.click(&hook("check-server")).await?;
        page.find(&hook("findings")).await?;
        anyhow::ensure!(
            page.count(&hook("finding")).await? == 26,
            "each assumption has its line"
        );
        anyhow::ensure!(
            page.count("[data-group=refuted] [data-testid=finding]").await? == 0,
            "the sandbox keeps to every assumption"
        );
        let asked = world.server.requests().await?;
        anyhow::ensure!(
            asked
                .iter()
                .all(|request| request["method"] == "GET" || request["host"] != "api"),
            "a check only reads"
        );

        page.click(&hook("copy-report")).await?;
        page.says(&hook("check-status"), "on the clipboard").await?;
        let report = app.hands().clipboard()?;
        anyhow::ensure!(
            report.starts_with("# Cubicl check"),
            "the report is on the clipboard: {report}"
        );
        anyhow::ensure!(!report.contains(world.server.token()), "without the token");
        anyhow::ensure!(!report.contains("İrem"), "without names");

        page.click(&hook("save-report")).await?;
        let path = world.home().join("report.md");
        app.hands().choose_in_dialog(&path).await?;
        page.says(&hook("check-status"), "saved").await?;
        anyhow::ensure!(
            std::fs::read_to_string(&path)? == report,
            "the same report is in the file"
        );
        page.press(Key::Escape).await?;
        page.gone(&hook("settings")).await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn everything_becomes_larger_and_stays_so() -> anyhow::Result<()> {
    story("a person makes everything larger", async |world| {
        let (app, _, card, task) = board_with(world, "Büyük yazı").await?;
        app.page().click(&hook("account-menu")).await?;
        app.page().click(&hook("open-settings")).await?;
        app.page().click(&hook("tab-appearance")).await?;
        app.page().click(&hook("zoom-200")).await?;
        becomes(&app, 2.0).await?;
        // Also while a dialog is open.
        app.page().chord(&[Key::Control], Key::Letter('-')).await?;
        becomes(&app, 1.75).await?;
        app.page().press(Key::Escape).await?;
        app.page().gone(&hook("settings")).await?;
        app.hands().resize_window("Cubicl", (1024, 640))?;
        is_in_sight(&app, &hook("create-task")).await?;
        app.page().press(Key::Letter('n')).await?;
        is_in_sight(&app, &hook("create-submit")).await?;
        app.page().press(Key::Escape).await?;
        app.page().gone(&hook("create-dialog")).await?;
        app.quit().await?;

        let app = world.open_app().await?;
        app.board().await?;
        becomes(&app, 1.75).await?;
        let drawing = world.file("çizim.txt", "büyük".as_bytes())?;
        world
            .drop_from_another_window(&app, &[&drawing], card.css())
            .await?;
        world.server.file_on(&task, "çizim.txt").await?;

        app.page().chord(&[Key::Control], Key::Letter('0')).await?;
        becomes(&app, 1.0).await?;
        app.page().chord(&[Key::Control], Key::Letter('+')).await?;
        becomes(&app, 1.1).await
    })
}

async fn is_in_sight(app: &App, css: &str) -> anyhow::Result<()> {
    app.page().find(css).await?;
    let script = "const { right, bottom } = document.querySelector(arguments[0]).getBoundingClientRect(); \
                  return right <= innerWidth && bottom <= innerHeight";
    eventually(&format!("{css} to be in sight"), async || {
        let seen = app.page().script(script, vec![json!(css)]).await?;
        Ok((seen == json!(true)).then_some(()))
    })
    .await
}

async fn becomes(app: &App, zoom: f64) -> anyhow::Result<()> {
    eventually("the page to be as large as that", async || {
        Ok(((app.page().zoom().await? - zoom).abs() < 0.01).then_some(()))
    })
    .await
}
