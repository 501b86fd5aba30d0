//! Clients: there without a network, found by typing, and the way from and to their tasks.

use cubicl_stories::{App, Key, World, hook, story};
use serde_json::json;

use crate::{DEFAULT_STATES, LONG_AGO};

const NAME: &str = "Şişli Işık Mobilya";

/// A client with everything, and a task of it on top of its board; the task's id.
async fn client_with_task(world: &World) -> anyhow::Result<String> {
    let contact = json!({
        "name": "Şermin Öğüt", "position": "Satın Alma Müdürü",
        "phone": "+90 532 000 00 10", "email": "sermin@isik.example",
    });
    let fields = json!({
        "name": NAME, "fullname": "Şişli Işık Mobilya Ticaret A.Ş.", "email": "bilgi@isik.example",
        "contacts": [contact], "customFields": { "vade": "30 gün" },
    });
    let client = world.server.make_client(&fields).await?;
    let group = world.server.project_named(DEFAULT_STATES).await?;
    let fields = json!({
        "group": group, "name": "Vitrin ölçüsü", "deadline": LONG_AGO, "priority": 5, "customer": client,
    });
    let task = world.server.create_task(&fields).await?;
    Ok(task["_id"].as_str().unwrap_or_default().to_owned())
}

async fn open_clients(app: &App) -> anyhow::Result<()> {
    app.page().click(&hook("nav-clients")).await?;
    app.page().says(&hook("screen-title"), "Clients").await?;
    app.page().find(&hook("client-row")).await.map(drop)
}

async fn is_clean(app: &App) -> anyhow::Result<()> {
    let problems = app.page().accessibility_problems().await?;
    anyhow::ensure!(problems.is_empty(), "{}", problems.join("\n"));
    Ok(())
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn clients_offline() -> anyhow::Result<()> {
    story("clients without a network", async |world| {
        let task = client_with_task(world).await?;
        let app = world.open_app().await?;
        app.sign_in(world.server.token()).await?;
        let board = app.open_project(DEFAULT_STATES).await?;
        app.page().find(board.card(&task).css()).await?;
        open_clients(&app).await?;
        world.server.go_away().await?;
        app.quit().await?;

        let app = world.open_app().await?;
        app.board().await?;
        open_clients(&app).await?;
        let page = app.page();
        page.says(&hook("clients-freshness"), "No connection").await?;
        is_clean(&app).await?;
        page.chord(&[Key::Control], Key::Letter('f')).await?;
        page.type_text("sisli").await?;
        page.says("main", "1 client found").await?;
        page.says(&hook("client-row"), NAME).await?;
        page.tab_to(&hook("client-row")).await?;
        page.press(Key::Enter).await?;
        page.says(&hook("client-name"), NAME).await?;
        page.says(&hook("client-contact"), "Şermin Öğüt").await?;
        page.says(&hook("client-detail"), "30 gün").await?;
        is_clean(&app).await?;

        page.click(&hook("client-task")).await?;
        page.says(&hook("project-title"), DEFAULT_STATES).await?;
        page.says(&hook("task-client"), NAME).await?;
        page.click(&hook("task-client")).await?;
        page.says(&hook("client-name"), NAME).await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn clients_not_permitted() -> anyhow::Result<()> {
    story("clients that Cubicl does not show", async |world| {
        let task = client_with_task(world).await?;
        world.server.answer("GET", "/crm/customers", 403).await?;
        let app = world.open_app().await?;
        app.sign_in(world.server.token()).await?;
        app.page().click(&hook("nav-clients")).await?;
        app.page().says("main", "You may not see the clients").await?;
        is_clean(&app).await?;
        let board = app.open_project(DEFAULT_STATES).await?;
        board.card(&task).open().await?;
        app.page().click(&hook("task-client")).await?;
        app.page().says(&hook("client-name"), NAME).await?;
        app.page()
            .says(&hook("client-detail"), "Only the name is known")
            .await?;
        app.page().says(&hook("client-task"), "Vitrin ölçüsü").await
    })
}
