//! Looking around without an account.

use cubicl_stories::{hook, story};

use crate::DEFAULT_STATES;

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn look_around_and_leave() -> anyhow::Result<()> {
    story("look around with sample data", async |world| {
        // Without any server, too.
        world.server.go_away().await?;
        let app = world.open_app().await?;
        let page = app.page();
        page.click(&hook("welcome-sample")).await?;
        page.find(&hook("sample-mark")).await?;
        let board = app.open_project(DEFAULT_STATES).await?;
        let card = board.column("cb_waiting").first_card().await?;
        card.move_with_menu("cb_active").await?;
        board.column("cb_active").has(&card).await?;
        page.says(&hook("status-line"), "Updated").await?;
        assert_eq!(world.keychain()?.trim(), "", "nothing of it is in the keychain");

        page.click(&format!("{} button", hook("sample-mark"))).await?;
        page.find(&hook("welcome-token")).await?;
        app.quit().await?;
        let found = world.app_files_with(DEFAULT_STATES)?;
        assert!(found.is_empty(), "the sample leaves {found:?}");

        let app = world.open_app().await?;
        app.page().find(&hook("welcome-token")).await?;
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn by_command_line() -> anyhow::Result<()> {
    story("sample data by command line", async |world| {
        world.with_arguments(&["--sample"]);
        let app = world.open_app().await?;
        app.page().find(&hook("sample-mark")).await?;
        app.is_signed_in().await?;
        assert!(
            world.server.requests().await?.is_empty(),
            "the configured server is not asked"
        );
        Ok(())
    })
}
