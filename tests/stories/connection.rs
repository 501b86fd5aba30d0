//! When the network goes and comes back.

use cubicl_stories::{Key, Theme, World, hook, story};
use serde_json::{Value, json};

use crate::board_with;

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn offline_and_back() -> anyhow::Result<()> {
    story("offline, then back", async |world| {
        let (app, board, card, task) = board_with(world, "Moved without a network").await?;
        world.server.go_away().await?;
        card.move_with_menu("cb_active").await?;
        app.page().says(&hook("status-line"), "Offline").await?;
        board.column("cb_active").has(&card).await?;
        assert_eq!(
            world.server.task(&task).await?["state"],
            "cb_waiting",
            "the server has not heard of it"
        );

        world.server.come_back().await?;
        world.server.task_has(&task, "state", &json!("cb_active")).await?;
        board.column("cb_active").has(&card).await?;
        app.page().says(&hook("status-line"), "Updated").await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn offline_restart() -> anyhow::Result<()> {
    story("restart without a network, work, and be killed", async |world| {
        let (app, _, card, task) = board_with(world, "Kept on this computer").await?;
        card.open().await?.close().await?;
        world.server.go_away().await?;
        app.quit().await?;

        let app = world.open_app().await?;
        let board = app.board().await?;
        board.column("cb_waiting").has(&board.card(&task)).await?;
        app.page().says(&hook("status-line"), "Offline").await?;
        app.page().click(&hook("status-line")).await?;
        app.page()
            .says(&hook("status-panel"), "You see what was read")
            .await?;
        app.page().press(Key::Escape).await?;

        board.card(&task).move_with_menu("cb_active").await?;
        let panel = board.card(&task).open().await?;
        panel.comment("Trende yazıldı").await?;
        let plan = world.file("çizim planı.txt", "Işıklı köşe\n".repeat(1000).as_bytes())?;
        app.page().click(&hook("add-file")).await?;
        app.hands().choose_in_dialog(&plan).await?;
        app.page().says(&hook("status-line"), "2 changes waiting").await?;
        // Nobody says goodbye: the program is killed.
        drop(app);

        let app = world.open_app().await?;
        let board = app.board().await?;
        board.column("cb_active").has(&board.card(&task)).await?;
        app.page().says(&hook("status-line"), "2 changes waiting").await?;
        world.server.come_back().await?;
        world.server.task_has(&task, "state", &json!("cb_active")).await?;
        let arrived = world.server.file_on(&task, "çizim planı.txt").await?;
        assert_eq!(arrived["sha256"], world.sha256(&plan)?, "the same at the server");
        world
            .server
            .task_with(&task, |task| said(task, "Trende yazıldı") == 1)
            .await?;
        app.page().says(&hook("status-line"), "Updated").await?;
        let record = world.server.task(&task).await?;
        assert_eq!(said(&record, "Trende yazıldı"), 1, "once: {record}");
        assert_eq!(world.server.files_of(&task).await?.len(), 1, "once");
        Ok(())
    })
}

fn said(task: &Value, text: &str) -> usize {
    let activities = task["activities"].as_array().into_iter().flatten();
    activities.filter(|activity| activity["content"] == text).count()
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn no_network_at_sign_in() -> anyhow::Result<()> {
    story("no network at sign-in", async |world| {
        world.server.go_away().await?;
        let app = world.open_app().await?;
        app.enter_token(world.server.token()).await?;
        app.page().find(&hook("welcome-problem")).await?;
        world.server.come_back().await?;
        app.page().click(&hook("welcome-continue")).await?;
        app.page().says(&hook("welcome-name"), "İrem").await
    })
}

/// A Turkish computer that asks programs to look dark.
async fn turkish_and_dark(world: &mut World) -> anyhow::Result<()> {
    world.in_language("tr_TR").await?;
    world.in_theme(Theme::Dark);
    Ok(())
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn a_board_that_was_never_read_says_so_and_comes_with_the_network() -> anyhow::Result<()> {
    story("a board never read, without a network", async |world| {
        turkish_and_dark(world).await?;
        let (app, ..) = board_with(world, "Known").await?;
        world.server.go_away().await?;
        app.page().click(&hook("status-line")).await?;
        app.page().says(&hook("status-panel"), "Bağlı").await?;
        app.page().press(Key::Escape).await?;
        let other = world.server.project_named("Bilgi İşlem").await?;
        let row = format!("{}[data-project-id=\"{other}\"]", hook("project-row"));
        app.page().focus(&row).await?;
        app.page().press(Key::Enter).await?;
        app.page()
            .says("main", "Bu proje henüz bu bilgisayarda yok")
            .await?;
        world.server.come_back().await?;
        app.page().find(&hook("column")).await?;
        app.quit().await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn what_cubicl_does_not_take_says_why_it_waits_and_can_be_let_go() -> anyhow::Result<()> {
    story("a change that Cubicl never takes", async |world| {
        turkish_and_dark(world).await?;
        let (app, _, card, task) = board_with(world, "Bir türlü alınmayan").await?;
        world.server.answer("PUT", "/tasks/*", 500).await?;
        card.open().await?.rename("Yeni ad").await?;
        app.page().press(Key::Escape).await?;
        app.page().click(&hook("status-line")).await?;
        app.page()
            .says(&hook("change-row"), "Uygulama denemeyi sürdürüyor")
            .await?;
        let discard = format!("{} {}", hook("change-row"), hook("let-go"));
        app.page().focus(&discard).await?;
        app.page().press(Key::Enter).await?;
        app.page()
            .says("[role=alertdialog]", "Yazdığınız metin bu bilgisayardan silinir")
            .await?;
        app.page().click(&hook("confirm")).await?;
        app.page().gone(&hook("change-row")).await?;
        assert_eq!(world.server.task(&task).await?["name"], "Bir türlü alınmayan");
        app.quit().await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn a_window_over_a_text_that_cannot_be_kept_asks_before_it_closes() -> anyhow::Result<()> {
    story("a text too long for the disk", async |world| {
        turkish_and_dark(world).await?;
        let (app, _, card, _) = board_with(world, "Uzun").await?;
        card.open().await?;
        let page = app.page();
        // Fields take no text of this length; a description can grow to it.
        page.click(&hook("task-description-open")).await?;
        let editor = format!("{} [contenteditable=true]", hook("task-panel"));
        page.click(&editor).await?;
        let paste = "document.execCommand('insertText', false, 'sayfa '.repeat(200000))";
        page.script(paste, Vec::new()).await?;
        page.says("body", "saklanamayacak kadar uzun").await?;
        app.hands().resize_window("Cubicl", (1024, 640))?;
        app.ask_to_close()?;
        let question = format!("[role=alertdialog]:has({})", hook("confirm"));
        page.says(&question, "1 metin bu bilgisayarda saklanamıyor")
            .await?;
        let (x, y) = page.middle(&hook("confirm")).await?;
        let top =
            "return document.elementFromPoint(arguments[0], arguments[1])?.closest(arguments[2]) != null";
        let is_on_top = page
            .script(top, vec![json!(x), json!(y), json!(hook("confirm"))])
            .await?;
        assert_eq!(is_on_top, json!(true), "no words cover the question");
        // The window waits for the answer, however long that takes.
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        page.press(Key::Escape).await?;
        page.gone(&question).await?;
        app.ask_to_close()?;
        app.confirm_closing().await
    })
}
