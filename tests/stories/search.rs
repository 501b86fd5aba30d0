//! Searching over everything, by keys alone.

use cubicl_stories::{App, Key, hook, story};
use serde_json::json;

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
        search(&app, "sisli").await?;
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
        search(&app, "qqqq").await?;
        page.says(&hook("search-palette"), "Nothing has “qqqq”").await?;
        page.press(Key::Escape).await?;
        page.gone(&hook("search-palette")).await?;
        assert!(page.shows(&format!("[data-task-id=\"{task}\"]")).await?);
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn search_clients_files_and_messages() -> anyhow::Result<()> {
    story(
        "find a client, a folder and a message, and open each",
        async |world| {
            let client = json!({ "name": "Şişli Işık Mobilya", "email": "bilgi@isik.example" });
            let client = world.server.make_client(&client).await?;
            let thread = world.server.chat_of(DEFAULT_STATES).await?;
            let colleague = world.server.colleague_in(DEFAULT_STATES).await?;
            let said = json!({ "by": colleague, "thread": thread, "content": "Şişli vitrini hazır" });
            world.server.say(&said).await?;
            let app = world.open_app().await?;
            app.sign_in(world.server.token()).await?;
            app.open_project(DEFAULT_STATES).await?;
            let page = app.page();
            page.click(&hook("view-files")).await?;
            page.click(&hook("files-new-folder")).await?;
            page.fill(&hook("folder-name"), "Şişli çizimleri").await?;
            page.press(Key::Enter).await?;
            page.gone(&hook("folder-name")).await?;
            app.open_chat(DEFAULT_STATES).await?;
            page.says(&hook("message"), "Şişli vitrini hazır").await?;
            page.click(&hook("nav-clients")).await?;
            let row = format!("{}[data-client-id=\"{client}\"]", hook("client-row"));
            page.fill(&hook("client-search"), "Şişli").await?;
            page.click(&row).await?;
            page.click(&hook("client-files")).await?;
            page.says(&hook("files-page"), "No files here yet").await?;
            page.click(&hook("files-new-folder")).await?;
            page.find(&format!("{}:focus", hook("folder-name"))).await?;
            page.fill(&hook("folder-name"), "Şişli ölçüleri").await?;
            page.press(Key::Enter).await?;
            page.find(&format!("{}:focus", node("Şişli ölçüleri"))).await?;
            app.open_project(OWN_STATES).await?;
            // What is stored is found without a network.
            world.server.go_away().await?;

            search(&app, "isik mob").await?;
            page.says(&hit("client"), "Şişli Işık Mobilya").await?;
            let problems = page.accessibility_problems().await?;
            assert!(problems.is_empty(), "{}", problems.join("\n"));
            open_hit(&app, "client", "Şişli Işık Mobilya").await?;
            page.says(&hook("client-detail"), "bilgi@isik.example").await?;

            search(&app, "sisli ciz").await?;
            open_hit(&app, "node", "Şişli çizimleri").await?;
            page.find(&format!("{}:focus", node("Şişli çizimleri"))).await?;

            search(&app, "sisli olcu").await?;
            open_hit(&app, "node", "Şişli ölçüleri").await?;
            page.find(&hook("client-detail")).await?;
            page.find(&format!("{}:focus", node("Şişli ölçüleri"))).await?;

            search(&app, "vitrini").await?;
            open_hit(&app, "message", "Şişli vitrini hazır").await?;
            page.says(&hook("conversation"), "Şişli vitrini hazır").await
        },
    )
}

/// Types into the palette.
async fn search(app: &App, words: &str) -> anyhow::Result<()> {
    let page = app.page();
    // The one before has to have faded away.
    page.gone(&hook("search-palette")).await?;
    page.chord(&[Key::Control], Key::Letter('k')).await?;
    page.find(&hook("search-palette")).await?;
    page.type_text(words).await
}

/// Opens the first line, which is of this kind, once the keyboard is at it.
async fn open_hit(app: &App, kind: &str, says: &str) -> anyhow::Result<()> {
    let page = app.page();
    page.says(&hit(kind), says).await?;
    page.find(&format!("{}[data-focused]", hit(kind))).await?;
    page.press(Key::Enter).await
}

fn hit(kind: &str) -> String {
    format!("{}[data-kind=\"{kind}\"]", hook("search-hit"))
}

fn node(name: &str) -> String {
    format!("{}[aria-label$=\"{name}\"]", hook("node"))
}
