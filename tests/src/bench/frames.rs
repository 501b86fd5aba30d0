//! How long the frames are while a board of 10,000 cards is scrolled and a card is dragged.

use cubicl_stories::{Key, World, hook};
use serde_json::{Value, json};

use crate::BOARDS;
use crate::figures::{Figures, all_cards};

const SCROLL: &str = "const [css, done] = arguments; \
    const column = [...document.querySelectorAll(css)].find((each) => each.scrollHeight > each.clientHeight * 4); \
    const frames = []; let last; let down = 0; \
    const step = (now) => { \
      if (last !== undefined) frames.push(now - last); \
      last = now; \
      if (down++ < 600) { column.scrollTop += 120; requestAnimationFrame(step); } \
      else { column.scrollTop = 0; requestAnimationFrame(() => requestAnimationFrame(() => done(frames))); } \
    }; \
    requestAnimationFrame(step);";

const COUNT: &str = "window.frames_ = []; let last; \
    const step = (now) => { if (last !== undefined) window.frames_.push(now - last); last = now; \
      if (!window.stopped_) requestAnimationFrame(step); }; \
    window.stopped_ = false; requestAnimationFrame(step);";

pub(crate) async fn measure(world: &mut World) -> anyhow::Result<()> {
    let app = world.open_app().await?;
    let (project, cards) = BOARDS[1];
    let board = app.open_project(project).await?;
    all_cards(&app, cards).await?;
    let page = app.page();
    page.comes_to_rest().await?;
    let css = format!("{} *", hook("column"));
    let frames = Figures::of_json(&page.script_async(SCROLL, vec![json!(css)]).await?)?;
    tell("scrolling", &frames);

    let columns = board.columns().await?;
    let card = board.first_card().await?;
    // The last that is wholly in the window.
    if let Some(last) = columns.get(2) {
        page.script(COUNT, Vec::new()).await?;
        page.drag(card.css(), board.column(last).css()).await?;
        let frames = page.script(
            "window.stopped_ = true; return window.frames_",
            Vec::<Value>::new(),
        );
        tell("dragging", &Figures::of_json(&frames.await?)?);
        page.press(Key::Escape).await?;
    }
    app.quit().await
}

fn tell(what: &str, frames: &Figures) {
    println!(
        "{what}: {} frames, median {:.0} ms, p99 {:.0} ms (asked 18), largest {:.0} ms (asked 33)",
        frames.count(),
        frames.median(),
        frames.quantile(0.99),
        frames.largest()
    );
}
