//! The way through the app on which the pictures are taken.

use std::path::PathBuf;
use std::time::Duration;

use cubicl_stories::{App, Key, World, hook};
use serde_json::json;

/// The projects of the sample workspace that are shown.
const PROJECT: &str = "Ürün Geliştirme";
const OWN_STATES: &str = "Avrupa Siparişleri";

/// Where pictures go and how large they are.
pub(crate) struct Camera {
    pub(crate) folder: PathBuf,
    pub(crate) name: String,
    pub(crate) size: (u32, u32),
}

impl Camera {
    /// Takes a picture once nothing moves any more.
    pub(crate) async fn take(&self, app: &App, screen: &str) -> anyhow::Result<()> {
        app.page().comes_to_rest().await?;
        // The last frame has to reach the screen.
        tokio::time::sleep(Duration::from_millis(200)).await;
        let path = self.folder.join(format!("{screen}-{}.png", self.name));
        // Of the window, not of the page: WebDriver's own picture of a window at rest may never come.
        app.hands().picture("Cubicl", &path)
    }
}

pub(crate) async fn walk(world: &mut World, camera: &Camera) -> anyhow::Result<()> {
    let app = world.open_app().await?;
    app.hands().resize_window("Cubicl", camera.size)?;
    welcome(world, &app, camera).await?;
    let task = board(world, &app, camera).await?;
    around_the_board(&app, camera).await?;
    files(world, &app, camera, &task).await?;
    conflict(world, &app, camera, &task).await?;
    trouble(world, &app, camera, &task).await
}

async fn welcome(world: &World, app: &App, camera: &Camera) -> anyhow::Result<()> {
    let page = app.page();
    page.find(&hook("welcome-token")).await?;
    camera.take(app, "welcome").await?;
    app.enter_token("wrong-token-0123456789").await?;
    page.find(&hook("welcome-problem")).await?;
    camera.take(app, "welcome-wrong-token").await?;
    app.enter_token(world.server.token()).await?;
    page.find(&hook("welcome-signin")).await?;
    camera.take(app, "welcome-is-this-you").await?;
    page.click(&hook("welcome-signin")).await?;
    app.is_signed_in().await?;
    camera.take(app, "no-project").await
}

/// The board and a task; gives the task's id.
async fn board(world: &World, app: &App, camera: &Camera) -> anyhow::Result<String> {
    let page = app.page();
    let group = world.server.project_named(PROJECT).await?;
    let tasks = world.server.tasks().await?;
    // The task that has most to show.
    let richest = tasks
        .iter()
        .filter(|task| task["group"] == group.as_str())
        .max_by_key(|task| {
            let many = |field: &str| task[field].as_array().map_or(0, Vec::len);
            many("files") * 3 + many("steps") + many("subtasks") * 2 + many("activities") + many("tags")
        });
    let task = richest
        .and_then(|task| task["_id"].as_str())
        .unwrap_or_default()
        .to_owned();

    app.open_project(OWN_STATES).await?;
    page.find(&hook("card")).await?;
    camera.take(app, "board-own-states").await?;
    let board = app.open_project(PROJECT).await?;
    page.find(&hook("card")).await?;
    camera.take(app, "board").await?;
    let card = board.card(&task);
    if !page.shows(card.css()).await? {
        page.script(
            "document.querySelector(arguments[0])?.scrollIntoView()",
            vec![json!(card.css())],
        )
        .await?;
    }
    let opened = if page.shows(card.css()).await? {
        card
    } else {
        board.first_card().await?
    };
    opened.open().await?;
    page.find(&hook("add-file")).await?;
    camera.take(app, "task").await?;
    page.script(
        "document.querySelector(arguments[0]).scrollIntoView()",
        vec![json!(hook("activity"))],
    )
    .await?;
    camera.take(app, "task-activities").await?;
    let task = opened.task().await?;
    page.press(Key::Escape).await?;
    page.gone(&hook("task-panel")).await?;
    Ok(task)
}

async fn around_the_board(app: &App, camera: &Camera) -> anyhow::Result<()> {
    let page = app.page();
    let board = app.board().await?;
    let card = board.first_card().await?;
    page.focus(card.css()).await?;
    page.press(Key::Letter('m')).await?;
    page.find(&hook("move-to")).await?;
    camera.take(app, "card-move-to").await?;
    page.press(Key::Escape).await?;
    page.gone(&hook("move-to")).await?;

    page.focus(card.css()).await?;
    page.press(Key::Space).await?;
    page.press(Key::Right).await?;
    camera.take(app, "card-lifted").await?;
    page.press(Key::Escape).await?;

    page.click(&hook("account-menu")).await?;
    page.find(&hook("sign-out")).await?;
    camera.take(app, "account-menu").await?;
    page.press(Key::Escape).await?;
    page.gone(&hook("sign-out")).await?;

    page.click(&hook("create-task")).await?;
    page.find(&hook("create-name")).await?;
    camera.take(app, "create").await?;
    page.press(Key::Escape).await?;
    page.gone(&hook("create-name")).await?;

    page.click(&hook("search-everything")).await?;
    page.find(&hook("search-palette")).await?;
    camera.take(app, "search-empty").await?;
    page.type_text("sa").await?;
    page.find(&hook("search-hit")).await?;
    camera.take(app, "search").await?;
    page.type_text("xyz").await?;
    page.gone(&hook("search-hit")).await?;
    camera.take(app, "search-nothing").await?;
    page.press(Key::Escape).await?;
    page.gone(&hook("search-palette")).await?;

    page.fill(&hook("board-search"), "xyzxyz").await?;
    page.gone(&hook("card")).await?;
    camera.take(app, "nothing-found").await?;
    page.fill(&hook("board-search"), " ").await?;
    page.press(Key::Backspace).await?;
    page.find(&hook("card")).await?;
    Ok(())
}

/// In a world of its own: the check of the server takes half of a minute's requests.
pub(crate) async fn settings(world: &mut World, camera: &Camera) -> anyhow::Result<()> {
    let app = &world.open_app().await?;
    app.hands().resize_window("Cubicl", camera.size)?;
    app.sign_in(world.server.token()).await?;
    app.open_project(PROJECT).await?;
    let page = app.page();
    page.find(&hook("card")).await?;
    page.click(&hook("account-menu")).await?;
    page.click(&hook("open-settings")).await?;
    for tab in ["account", "appearance", "network", "about", "diagnostics"] {
        page.click(&hook(&format!("tab-{tab}"))).await?;
        camera.take(app, &format!("settings-{tab}")).await?;
    }
    page.click(&hook("check-server")).await?;
    page.find(&hook("findings")).await?;
    camera.take(app, "settings-server-check").await?;
    page.script(
        "document.querySelector(arguments[0]).scrollIntoView()",
        vec![json!(hook("findings"))],
    )
    .await?;
    camera.take(app, "settings-findings").await?;
    page.press(Key::Escape).await?;
    page.gone(&hook("settings")).await
}

async fn files(world: &World, app: &App, camera: &Camera, task: &str) -> anyhow::Result<()> {
    let page = app.page();
    world.server.set(&json!({ "uploadSpeed": 4_000_000 })).await?;
    app.board().await?.card(task).open().await?;
    let film = world.large_file("Tanıtım filmi.mp4", 300_000_000)?;
    page.click(&hook("add-file")).await?;
    app.hands().choose_in_dialog(&film).await?;
    app.transfer_is("running").await?;
    camera.take(app, "task-uploading").await?;
    page.click(&hook("task-close")).await?;
    page.gone(&hook("task-panel")).await?;
    app.open_transfers().await?;
    camera.take(app, "transfers").await?;
    app.cancel_transfer().await?;
    app.transfer_is("cancelled").await?;
    page.press(Key::Escape).await?;
    page.gone(&hook("transfers-panel")).await?;

    world
        .server
        .set(&json!({ "uploadSpeed": 0, "storageCapacity": 8_000_000 }))
        .await?;
    app.board().await?.card(task).open().await?;
    let notes = world.file("Toplantı notları.docx", &vec![b'x'; 3_000_000])?;
    page.click(&hook("add-file")).await?;
    app.hands().choose_in_dialog(&notes).await?;
    app.transfer_is("failed").await?;
    camera.take(app, "task-storage-full").await?;
    page.click(&hook("task-close")).await?;
    page.gone(&hook("task-panel")).await
}

/// Two people write one description.
async fn conflict(world: &World, app: &App, camera: &Camera, task: &str) -> anyhow::Result<()> {
    let page = app.page();
    let panel = app.board().await?.card(task).open().await?;
    page.click(&hook("task-description-open")).await?;
    let theirs = json!({ "desc": "<p>Numune masa <b>meşe</b> olacak, teslim 3 Aralık.</p>" });
    world.server.change_task(task, &theirs).await?;
    let editor = format!("{} [contenteditable=true]", hook("task-panel"));
    page.fill(&editor, "Numune masa ceviz olacak.").await?;
    page.click(&hook("task-description-save")).await?;
    page.find(&hook("conflict-theirs")).await?;
    camera.take(app, "conflict").await?;
    page.click(&hook("conflict-take-theirs")).await?;
    page.gone(&hook("conflict-theirs")).await?;
    panel.close().await
}

async fn trouble(world: &World, app: &App, camera: &Camera, task: &str) -> anyhow::Result<()> {
    let page = app.page();
    let board = app.board().await?;
    let card = board.card(task);
    world.server.answer("PUT", "/tasks/*/state", 403).await?;
    let state = world.server.task(task).await?["state"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let other = if state == "cb_active" {
        "cb_waiting"
    } else {
        "cb_active"
    };
    card.move_with_menu(other).await?;
    world
        .server
        .was_asked("PUT", &format!("/tasks/{task}/state"))
        .await?;
    board.column(&state).has(&card).await?;
    camera.take(app, "move-refused").await?;
    world.server.behave().await?;

    page.click(&hook("status-line")).await?;
    page.find(&hook("status-panel")).await?;
    camera.take(app, "connection-and-changes").await?;
    page.press(Key::Escape).await?;
    page.gone(&hook("status-panel")).await?;

    card.open().await?.delete().await?;
    page.gone(card.css()).await?;
    camera.take(app, "deleted").await?;
    page.chord(&[Key::Control], Key::Letter('z')).await?;
    page.find(card.css()).await?;

    world.server.go_away().await?;
    card.move_with_menu(other).await?;
    board.column(other).has(&card).await?;
    camera.take(app, "offline").await?;
    world.server.come_back().await?;
    world.server.task_has(task, "state", &json!(other)).await?;

    // Whatever is read next finds out that the token is gone.
    page.click(&hook("status-line")).await?;
    page.find(&hook("refresh")).await?;
    world.server.revoke_tokens().await?;
    page.click(&hook("refresh")).await?;
    page.find(&hook("token-rejected")).await?;
    camera.take(app, "token-rejected").await
}
