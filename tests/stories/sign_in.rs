//! Signing in.

use cubicl_stories::{hook, story};

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn wrong_then_right() -> anyhow::Result<()> {
    story("sign in wrong, then right", async |world| {
        let app = world.open_app().await?;
        app.enter_token("not-a-token-that-cubicl-knows").await?;
        app.page()
            .says("[role=alert]", "Cubicl doesn't accept this access token")
            .await?;
        app.sign_in(world.server.token()).await?;
        assert_eq!(
            app.page().count(&hook("welcome-token")).await?,
            0,
            "the welcome screen is left"
        );
        app.quit().await
    })
}
