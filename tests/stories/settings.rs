//! The settings, and the check of the server in them.

use cubicl_stories::{Key, hook, story};

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
