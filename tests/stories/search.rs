//! Searching over everything, by keys alone.

use cubicl_stories::{Key, hook, story};

use crate::{DEFAULT_STATES, OWN_STATES, board_with};

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn search_everywhere() -> anyhow::Result<()> {
    story("find a task of another project", async |world| {
        let (app, _, card, task) = board_with(world, "Şişli deposunda sayım").await?;
        app.open_project(OWN_STATES).await?;
        // What is stored is found without a network.
        world.server.go_away().await?;
        let page = app.page();
        page.chord(&[Key::Control], Key::Letter('k')).await?;
        page.find(&hook("search-palette")).await?;
        page.type_text("sisli").await?;
        let hit = hook("search-hit");
        page.says(&hit, "Şişli deposunda sayım").await?;
        page.says(&format!("{hit} mark"), "Şişli").await?;
        page.says(&hit, DEFAULT_STATES).await?;
        let problems = page.accessibility_problems().await?;
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        page.find(&format!("{hit}[data-focused]")).await?;
        page.press(Key::Enter).await?;
        page.gone(&hook("search-palette")).await?;
        page.says(&hook("project-title"), DEFAULT_STATES).await?;
        page.find(&hook("task-panel")).await?;
        page.find(card.css()).await?;

        page.press(Key::Escape).await?;
        page.gone(&hook("task-panel")).await?;
        page.chord(&[Key::Control], Key::Letter('k')).await?;
        page.find(&hook("search-palette")).await?;
        page.type_text("qqqq").await?;
        page.says(&hook("search-palette"), "Nothing has “qqqq”").await?;
        page.press(Key::Escape).await?;
        page.gone(&hook("search-palette")).await?;
        assert!(page.shows(&format!("[data-task-id=\"{task}\"]")).await?);
        Ok(())
    })
}
