//! Signing in, staying signed in, signing out.

use cubicl_stories::{hook, story};

use crate::DEFAULT_STATES;

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn wrong_then_right() -> anyhow::Result<()> {
    story("sign in wrong, then right", async |world| {
        let app = world.open_app().await?;
        app.enter_token("not-a-token-that-cubicl-knows-0123456789")
            .await?;
        app.page()
            .says(
                &hook("welcome-problem"),
                "Cubicl doesn't accept this access token",
            )
            .await?;

        let pasted = format!("  Bearer {}  ", world.server.token());
        app.enter_token(&pasted).await?;
        app.page().says(&hook("welcome-name"), "İrem Gündoğdu").await?;
        app.page().says(&hook("welcome-organization"), "Mobilya").await?;
        app.page().click(&hook("welcome-signin")).await?;
        app.is_signed_in().await?;
        assert!(
            world.keychain()?.contains(world.server.token()),
            "the keychain holds the token, without what was pasted around it"
        );
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn still_signed_in_after_a_restart() -> anyhow::Result<()> {
    story("restart and still be signed in", async |world| {
        let app = world.open_app().await?;
        app.sign_in(world.server.token()).await?;
        app.open_project(DEFAULT_STATES).await?;
        app.quit().await?;

        let app = world.open_app().await?;
        app.is_signed_in().await?;
        app.board().await?;
        let project = world.server.project_named(DEFAULT_STATES).await?;
        let current = format!(
            "{}[data-current][data-project-id=\"{project}\"]",
            hook("project-row")
        );
        app.page().find(&current).await?;
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn signing_out_leaves_nothing() -> anyhow::Result<()> {
    story("sign out leaves nothing", async |world| {
        let app = world.open_app().await?;
        app.sign_in(world.server.token()).await?;
        app.open_project(DEFAULT_STATES).await?;
        assert!(
            world.keychain()?.contains(world.server.token()),
            "the keychain holds the token before"
        );
        app.sign_out().await?;

        assert!(
            !world.keychain()?.contains(world.server.token()),
            "the keychain no longer holds the token"
        );
        let me = world.server.me().await?;
        let project = world.server.project_named(DEFAULT_STATES).await?;
        app.quit().await?;
        for trace in [
            me.as_str(),
            "Gündoğdu",
            "Mobilya",
            DEFAULT_STATES,
            project.as_str(),
        ] {
            let found = world.app_files_with(trace)?;
            assert!(found.is_empty(), "“{trace}” of the account stays in {found:?}");
        }

        let app = world.open_app().await?;
        app.page().find(&hook("welcome-token")).await?;
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn without_a_keychain_until_the_app_closes() -> anyhow::Result<()> {
    story("no keychain: signed in until the app closes", async |world| {
        world.lose_keychain();
        let app = world.open_app().await?;
        app.enter_token(world.server.token()).await?;
        app.page().click(&hook("welcome-signin")).await?;
        app.page()
            .says(&hook("welcome-problem"), "This computer has no keychain")
            .await?;
        app.page().click(&hook("welcome-until-close")).await?;
        app.is_signed_in().await?;
        assert!(
            app.page()
                .html()
                .await?
                .contains("You are signed in until you close the app."),
            "the person is told that it ends with the app"
        );
        app.quit().await?;

        let found = world.files_with(world.server.token())?;
        assert!(found.is_empty(), "the token was written to {found:?}");
        let app = world.open_app().await?;
        app.page().find(&hook("welcome-token")).await?;
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn a_locked_keychain() -> anyhow::Result<()> {
    story("a keychain that stays locked", async |world| {
        let app = world.open_app().await?;
        app.enter_token(world.server.token()).await?;
        world.lock_keychain()?;
        app.page().click(&hook("welcome-signin")).await?;
        app.page()
            .says(&hook("welcome-problem"), "The keychain didn't open")
            .await?;
        app.page().find(&hook("welcome-until-close")).await?;
        world.unlock_keychain().await?;
        app.page().click(&hook("welcome-signin")).await?;
        app.is_signed_in().await?;
        assert!(
            world.keychain()?.contains(world.server.token()),
            "the opened keychain holds the token"
        );
        app.quit().await?;

        world.lock_keychain()?;
        let app = world.open_app().await?;
        app.page()
            .says(&hook("welcome-problem"), "The keychain didn't open")
            .await?;
        world.unlock_keychain().await?;
        app.page().click(&hook("try-again")).await?;
        app.is_signed_in().await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn a_slow_keychain() -> anyhow::Result<()> {
    story("a keychain that does not answer", async |world| {
        let app = world.open_app().await?;
        app.enter_token(world.server.token()).await?;
        world.stall_keychain(true)?;
        app.page().click(&hook("welcome-signin")).await?;
        app.page()
            .says(&hook("welcome-problem"), "The keychain doesn't answer")
            .await?;
        world.stall_keychain(false)?;
        app.page().click(&hook("welcome-signin")).await?;
        app.is_signed_in().await?;
        assert!(
            world.keychain()?.contains(world.server.token()),
            "the keychain holds the token"
        );
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn a_refused_token_is_replaced() -> anyhow::Result<()> {
    story("a token that is removed later", async |world| {
        let (app, _board, card, task) = crate::board_with(world, "Stays on the screen").await?;
        world.server.revoke_tokens().await?;
        card.move_with_menu("cb_active").await?;
        app.page().find(&hook("token-rejected")).await?;
        assert_eq!(
            app.page().count(card.css()).await?,
            1,
            "the board stays behind the question"
        );

        let token = world.server.another_token().await?;
        app.enter_token(&token).await?;
        app.page().click(&hook("welcome-signin")).await?;
        app.page().gone(&hook("token-rejected")).await?;
        world
            .server
            .task_has(&task, "state", &serde_json::json!("cb_active"))
            .await?;
        assert!(
            world.keychain()?.contains(&token),
            "the new token is in the keychain"
        );
        Ok(())
    })
}
