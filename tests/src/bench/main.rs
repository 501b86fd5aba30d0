//! The window's benchmarks: `cargo xtask bench start boards frames act`. Start, memory and idling are compared with an empty Tauri
//! window in the same run, alternating; the rest is timed inside of the page.

#![expect(clippy::print_stdout, reason = "a command line program says what it found")]

mod act;
mod figures;
mod frames;
mod start;
mod watch;

use std::time::Duration;

use cubicl_stories::{World, story_within};
use serde_json::json;

/// Drawn alike in both windows: without a graphics card.
pub(crate) const RENDERER: (&str, &str) = ("WEBKIT_DISABLE_DMABUF_RENDERER", "1");

/// The boards, by how many cards they have.
pub(crate) const BOARDS: [(&str, usize); 3] = [
    ("Bilgi İşlem", 1_000),
    ("Üretim", 10_000),
    ("İnsan Kaynakları", 50_000),
];

fn main() -> anyhow::Result<()> {
    let names: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| name.contains(wanted.as_str()));
    story_within(Duration::from_secs(3 * 3600), "bench", async |world| {
        prepare(world, wanted("boards")).await?;
        if wanted("start") {
            start::compare(world).await?;
        }
        if wanted("boards") {
            act::boards(world).await?;
        }
        if wanted("frames") {
            frames::measure(world).await?;
        }
        if wanted("act") {
            act::interactions(world).await?;
        }
        Ok(())
    })
}

/// Signed in, and the boards read and stored.
async fn prepare(world: &mut World, largest: bool) -> anyhow::Result<()> {
    world.server.set(&json!({ "rate": 0 })).await?;
    world.in_environment("CUBICL_RATE_LIMIT", "0");
    world.in_environment(RENDERER.0, RENDERER.1);
    // The profiler of the page's engine is set by its environment.
    for (name, value) in std::env::vars().filter(|(name, _)| name.starts_with("JSC_")) {
        world.in_environment(&name, &value);
    }
    let boards = &BOARDS[..if largest { 3 } else { 2 }];
    for (project, cards) in boards {
        let id = world.server.project_named(project).await?;
        world.server.empty(&id).await?;
        world.server.fill(&id, *cards).await?;
    }
    let app = world.open_app().await?;
    app.sign_in(world.server.token()).await?;
    for (project, cards) in boards {
        app.open_project(project).await?;
        figures::all_cards(&app, *cards).await?;
        println!("{project}: {cards} cards read and stored");
    }
    app.open_project(BOARDS[1].0).await?;
    app.quit().await
}
