//! Start, memory and idling, against an empty window of the same web view, built alike.

use std::time::{Duration, Instant};

use cubicl_stories::{Bare, World};

use crate::RENDERER;
use crate::figures::Figures;
use crate::watch::{Part, Watcher};

const RUNS: usize = 9;
const IDLE: Duration = Duration::from_secs(60);
/// Where both windows have their page.
const PAGE: Part = Part(260, 120, 900, 600);

struct Side {
    starts: Vec<f64>,
    memory: Vec<f64>,
}

/// Process start to a settled board of 10,000 stored tasks, against process start to one line of HTML.
pub(crate) async fn compare(world: &World) -> anyhow::Result<()> {
    let (mut ours, mut empty) = (Side::new(), Side::new());
    // A start shows what the one before has left.
    let before = world.start_bare(&[RENDERER, ("CUBICL_RATE_LIMIT", "0")])?;
    tokio::time::sleep(Duration::from_secs(6)).await;
    drop(before);
    for _ in 0..RUNS {
        empty
            .run(world, || world.start_other("examples/empty-window", &[RENDERER]))
            .await?;
        ours.run(world, || {
            world.start_bare(&[RENDERER, ("CUBICL_RATE_LIMIT", "0")])
        })
        .await?;
    }
    let (ours, empty) = (ours.figures(), empty.figures());
    println!(
        "start: board of 10,000 {:.0} ms, empty window {:.0} ms, ratio {:.2} (asked 1.6)",
        ours.0.median(),
        empty.0.median(),
        ours.0.median() / empty.0.median()
    );
    println!(
        "memory: {:.0} MiB, empty window {:.0} MiB, ratio {:.2} (asked 1.5)",
        ours.1.median() / 1024.0,
        empty.1.median() / 1024.0,
        ours.1.median() / empty.1.median()
    );
    idle(world).await
}

impl Side {
    fn new() -> Self {
        Self {
            starts: Vec::new(),
            memory: Vec::new(),
        }
    }

    async fn run(
        &mut self,
        world: &World,
        open: impl FnOnce() -> anyhow::Result<Bare>,
    ) -> anyhow::Result<()> {
        let watcher = Watcher::new(&world.display(), PAGE)?;
        let begun = Instant::now();
        let window = open()?;
        let settled = watcher.settled(begun)?;
        self.starts.push(settled.as_secs_f64() * 1000.0);
        // What comes after the first picture belongs to it: the token, the first refresh.
        tokio::time::sleep(Duration::from_secs(3)).await;
        #[expect(clippy::cast_precision_loss, reason = "a few hundred thousand")]
        self.memory.push(window.memory()? as f64);
        drop(window);
        // The next one begins with an empty screen.
        tokio::time::sleep(Duration::from_millis(700)).await;
        Ok(())
    }

    fn figures(self) -> (Figures, Figures) {
        (Figures::of(self.starts), Figures::of(self.memory))
    }
}

/// Processor time of everything, while nobody does anything.
async fn idle(world: &World) -> anyhow::Result<()> {
    let window = world.start_bare(&[RENDERER, ("CUBICL_RATE_LIMIT", "0")])?;
    tokio::time::sleep(Duration::from_secs(20)).await;
    let before = window.ticks()?;
    tokio::time::sleep(IDLE).await;
    let used = window.ticks()? - before;
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    let percent = used as f64 / IDLE.as_secs_f64();
    println!(
        "idle: {percent:.2} % of a processor over {} s (asked 0.1)",
        IDLE.as_secs()
    );
    Ok(())
}
