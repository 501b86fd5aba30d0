//! The stories, one file a group. Each runs in a world of its own: `cargo xtask test --only stories`.

mod accessibility;
mod board;
mod chat;
mod clients;
mod connection;
mod drafts;
mod files;
mod files_page;
mod launch;
mod main_job;
mod news;
mod privacy;
mod sample;
mod search;
mod settings;
mod sign_in;
mod tasks;
mod transfers;

use cubicl_stories::{App, Board, Card, World};
use serde_json::json;

/// A project whose task states are Cubicl's own; the person is its admin.
const DEFAULT_STATES: &str = "Üretim";
/// A project with task states of its own; the person is its admin.
const OWN_STATES: &str = "Avrupa Siparişleri";

/// Long ago, so that its card is the first of its column.
const LONG_AGO: i64 = 1_577_836_800;

/// A task that stands on top of its column in [`DEFAULT_STATES`]; its id.
async fn task_on_top(world: &World, name: &str) -> anyhow::Result<String> {
    let group = world.server.project_named(DEFAULT_STATES).await?;
    let fields = json!({ "group": group, "name": name, "deadline": LONG_AGO, "priority": 5 });
    let task = world.server.create_task(&fields).await?;
    Ok(task["_id"].as_str().unwrap_or_default().to_owned())
}

/// Signed in, the board of [`DEFAULT_STATES`] open, and on it a card for a task made before.
async fn board_with(world: &mut World, name: &str) -> anyhow::Result<(App, Board, Card, String)> {
    let task = task_on_top(world, name).await?;
    let app = world.open_app().await?;
    app.sign_in(world.server.token()).await?;
    let board = app.open_project(DEFAULT_STATES).await?;
    let card = board.card(&task);
    app.page().find(card.css()).await?;
    Ok((app, board, card, task))
}
