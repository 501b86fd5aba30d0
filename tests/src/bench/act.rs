//! From a person's input to what it shows: until it is painted, or, for a board, until the second frame.

use std::time::Duration;

use cubicl_stories::{App, Key, World, hook};
use serde_json::{Value, json};

use crate::BOARDS;
use crate::figures::{Figures, all_cards};

const RUNS: usize = 30;

/// Notes how long it took from the next input until the page was as wished and that was painted: a task of its own runs when
/// the frame is done. The page evaluates no strings, so the wish is written into it.
const UNTIL_PAINTED: &str = "const [kind] = arguments; \
    const wished = () => WISH; \
    window.took_ = null; \
    addEventListener(kind, (input) => { \
      const { port1, port2 } = new MessageChannel(); \
      port1.onmessage = () => { window.took_ = performance.now() - input.timeStamp; }; \
      const look = () => { \
        if (wished()) port2.postMessage(null); else requestAnimationFrame(look); \
      }; \
      requestAnimationFrame(look); \
    }, { capture: true, once: true });";

/// The same until the second of the frames that show it.
const UNTIL_SECOND_FRAME: &str = "const [kind] = arguments; \
    const wished = () => WISH; \
    window.took_ = null; \
    addEventListener(kind, (input) => { \
      const look = () => { \
        if (!wished()) { requestAnimationFrame(look); return; } \
        requestAnimationFrame((now) => { window.took_ = now - input.timeStamp; }); \
      }; \
      requestAnimationFrame(look); \
    }, { capture: true, once: true });";

struct Act<'a> {
    app: &'a App,
    until: &'static str,
    took: Vec<f64>,
}

impl<'a> Act<'a> {
    fn new(app: &'a App, until: &'static str) -> Self {
        Self {
            app,
            until,
            took: Vec::new(),
        }
    }

    /// Does it, and notes how long it took until `wish`, a JavaScript expression, was true and drawn.
    async fn time(
        &mut self,
        kind: &str,
        wish: &str,
        act: impl AsyncFnOnce() -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let page = self.app.page();
        page.script(&self.until.replace("WISH", wish), vec![json!(kind)])
            .await?;
        act().await?;
        let took = cubicl_stories::eventually(wish, async || {
            Ok(page
                .script("return window.took_", Vec::<Value>::new())
                .await?
                .as_f64())
        })
        .await?;
        self.took.push(took);
        // The work that follows is not the next one's.
        tokio::time::sleep(Duration::from_millis(300)).await;
        Ok(())
    }

    fn tell(self, what: &str, part: f64, asked: u32) {
        let figures = Figures::of(self.took);
        println!(
            "{what}: median {:.0} ms, p{:.0} {:.0} ms (asked {asked}) of {}",
            figures.median(),
            part * 100.0,
            figures.quantile(part),
            figures.count()
        );
    }
}

/// Switching to a board and back, for each size.
pub(crate) async fn boards(world: &mut World) -> anyhow::Result<()> {
    let app = world.open_app().await?;
    let asked = [50, 80, 120];
    for ((project, cards), asked) in BOARDS.into_iter().zip(asked) {
        let other = BOARDS[usize::from(project == BOARDS[0].0)].0;
        let row = row_of(&app, world, project).await?;
        let other = row_of(&app, world, other).await?;
        app.page().click(&other).await?;
        let mut act = Act::new(&app, UNTIL_SECOND_FRAME);
        for _ in 0..RUNS {
            let wish = format!(
                "document.querySelector('{row}[data-current]') && document.querySelector('{}')",
                hook("card")
            );
            act.time("pointerup", &wish, async || {
                app.page().press_and_release(&row).await
            })
            .await?;
            app.page().click(&other).await?;
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        act.tell(&format!("opening a board of {cards} cards"), 0.95, asked);
    }
    app.quit().await
}

async fn row_of(app: &App, world: &World, project: &str) -> anyhow::Result<String> {
    app.choose_project(project).await?;
    let id = world.server.project_named(project).await?;
    Ok(format!("{}[data-project-id=\"{id}\"]", hook("project-row")))
}

/// What a person does on a board of 10,000 cards, while the server takes five seconds for every answer.
pub(crate) async fn interactions(world: &mut World) -> anyhow::Result<()> {
    let app = world.open_app().await?;
    let (project, cards) = BOARDS[1];
    let board = app.open_project(project).await?;
    all_cards(&app, cards).await?;
    world.server.set(&json!({ "latency": 5000 })).await?;
    let page = app.page();
    let (panel, name) = (hook("task-panel"), hook("task-name"));

    let mut open = Act::new(&app, UNTIL_PAINTED);
    let card = board.first_card().await?;
    for _ in 0..RUNS {
        let wish = format!("document.querySelector('{name}')");
        open.time("pointerup", &wish, async || {
            page.press_and_release(card.css()).await
        })
        .await?;
        page.press(Key::Escape).await?;
        page.gone(&panel).await?;
    }
    open.tell("opening a task", 0.98, 50);

    let mut filter = Act::new(&app, UNTIL_PAINTED);
    let search = hook("board-search");
    page.focus(&search).await?;
    for letter in "masa ".repeat(RUNS / 5).chars() {
        filter
            .time("keydown", "true", async || page.press(Key::Letter(letter)).await)
            .await?;
    }
    filter.tell("typing into the filter", 0.98, 50);
    page.fill(&search, " ").await?;
    page.press(Key::Backspace).await?;
    all_cards(&app, cards).await?;

    let mut moves = Act::new(&app, UNTIL_PAINTED);
    let mut undos = Act::new(&app, UNTIL_PAINTED);
    for _ in 0..RUNS / 3 {
        let card = board.first_card().await?;
        let task = card.task().await?;
        let there = |state: &str| {
            format!(
                "document.querySelector('{}[data-state=\"{state}\"] {}[data-task-id=\"{task}\"]')",
                hook("column"),
                hook("card")
            )
        };
        page.focus(card.css()).await?;
        page.press(Key::Letter('m')).await?;
        let choice = format!("{}[data-state=\"cb_suspended\"]", hook("move-to"));
        moves
            .time("pointerup", &there("cb_suspended"), async || {
                page.press_and_release(&choice).await
            })
            .await?;
        undos
            .time("keydown", &there("cb_waiting"), async || {
                page.chord(&[Key::Control], Key::Letter('z')).await
            })
            .await?;
    }
    moves.tell("a move, the server taking 5 s", 0.98, 33);
    undos.tell("undoing it", 0.98, 50);
    world.server.set(&json!({ "latency": 0 })).await?;
    app.quit().await
}
