//! Tells one story in a world of its own, and keeps what could be seen when it goes wrong.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::anyhow;
use futures_util::FutureExt;
use tokio::time::timeout;

use crate::world::World;

/// A story that hangs ends here. The longest takes less than a quarter of it, two at a time.
const LIMIT: Duration = Duration::from_secs(360);

/// Runs a story from nothing. Of a failed one, pictures, the page and all logs stay in `target/stories/<name>/`.
pub fn story(name: &str, tell: impl AsyncFnOnce(&mut World) -> anyhow::Result<()>) -> anyhow::Result<()> {
    story_within(LIMIT, name, tell)
}

/// [`story`] with a limit of its own.
pub fn story_within(
    limit: Duration,
    name: &str,
    tell: impl AsyncFnOnce(&mut World) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    // One thread: what a story starts dies with the thread that started it.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut world = World::new().await?;
        let outcome = match timeout(limit, AssertUnwindSafe(tell(&mut world)).catch_unwind()).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(panic)) => Err(anyhow!("{}", words(&*panic))),
            Err(_elapsed) => Err(anyhow!("the story did not end within {} s", limit.as_secs())),
        };
        if let Err(problem) = &outcome {
            world.keep_evidence(&evidence(name), problem).await;
        }
        outcome
    })
}

fn evidence(name: &str) -> PathBuf {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/stories");
    let folder = std::env::var_os("CUBICL_STORIES").map_or_else(|| folder.into(), PathBuf::from);
    folder.join(name.replace(|letter: char| !letter.is_alphanumeric(), "-"))
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|&text| text.into()))
        .unwrap_or_else(|| "a panic".into())
}
