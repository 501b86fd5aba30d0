//! Where the token is, and where it is not.

use cubicl_stories::story;

use crate::DEFAULT_STATES;

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn the_token_is_nowhere_but_in_the_keychain() -> anyhow::Result<()> {
    story("the token is found nowhere", async |world| {
        let token = world.server.token().to_owned();
        let app = world.open_app().await?;
        app.sign_in(&token).await?;
        app.open_project(DEFAULT_STATES).await?;
        assert!(
            !app.page().html().await?.contains(&token),
            "the page does not keep what was pasted"
        );
        app.quit().await?;

        // A new start reads it from the keychain; whatever holds it now got it from the app.
        let app = world.open_app().await?;
        app.board().await?;
        assert!(!app.page().html().await?.contains(&token), "the page is not told");
        assert!(
            world.times_in_web_memory(&app, DEFAULT_STATES)? > 0,
            "the search finds what the page does hold"
        );
        assert_eq!(
            world.times_in_web_memory(&app, &token)?,
            0,
            "the page's processes do not hold it"
        );
        app.quit().await?;

        let found = world.files_with(&token)?;
        assert!(found.is_empty(), "the token was written to {found:?}");
        let base64 = world.base64(&token)?;
        let found = world.files_with(&base64)?;
        assert!(found.is_empty(), "the token was written in base64 to {found:?}");
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn the_token_goes_to_no_other_host() -> anyhow::Result<()> {
    story("the token goes to no other host", async |world| {
        let app = world.open_app().await?;
        app.sign_in(world.server.token()).await?;
        app.open_project(DEFAULT_STATES).await?;
        // Faces come from the host that photos and downloads come from.
        world.server.was_asked_at("links", "GET").await?;
        let leaks: Vec<_> = world
            .server
            .requests()
            .await?
            .into_iter()
            .filter(|request| request["host"] == "links" && request["authorization"] == true)
            .collect();
        assert!(leaks.is_empty(), "the token went along: {leaks:?}");
        Ok(())
    })
}
