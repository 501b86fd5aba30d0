//! When the network goes and comes back.

use cubicl_stories::{hook, story};
use serde_json::json;

use crate::board_with;

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn offline_and_back() -> anyhow::Result<()> {
    story("offline, then back", async |world| {
        let (app, board, card, task) = board_with(world, "Moved without a network").await?;
        world.server.go_away().await?;
        card.move_with_menu("cb_active").await?;
        app.page().says(&hook("status-line"), "Offline").await?;
        board.column("cb_active").has(&card).await?;
        assert_eq!(
            world.server.task(&task).await?["state"],
            "cb_waiting",
            "the server has not heard of it"
        );

        world.server.come_back().await?;
        world.server.task_has(&task, "state", &json!("cb_active")).await?;
        board.column("cb_active").has(&card).await?;
        app.page().says(&hook("status-line"), "Updated").await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn no_network_at_sign_in() -> anyhow::Result<()> {
    story("no network at sign-in", async |world| {
        world.server.go_away().await?;
        let app = world.open_app().await?;
        app.enter_token(world.server.token()).await?;
        app.page().find(&hook("welcome-problem")).await?;
        world.server.come_back().await?;
        app.page().click(&hook("welcome-continue")).await?;
        app.page().says(&hook("welcome-name"), "İrem").await
    })
}
