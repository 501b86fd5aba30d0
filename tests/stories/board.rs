//! Boards and moving cards.

use cubicl_stories::{Key, Theme, hook, story};
use serde_json::json;

use crate::{DEFAULT_STATES, OWN_STATES, board_with};

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn default_and_own_states() -> anyhow::Result<()> {
    story("boards with default and own states", async |world| {
        let app = world.open_app().await?;
        app.sign_in(world.server.token()).await?;

        let board = app.open_project(DEFAULT_STATES).await?;
        let columns = board.columns().await?;
        assert_eq!(
            columns,
            ["cb_waiting", "cb_active", "cb_completed", "cb_suspended"],
            "Cubicl's own, in order"
        );
        app.page()
            .says(board.column("cb_waiting").css(), "Pending")
            .await?;

        let board = app.open_project(OWN_STATES).await?;
        app.page().find(board.column("Teklif").css()).await?;
        let columns = board.columns().await?;
        let own = [
            "Teklif",
            "Onaylandı",
            "Üretimde",
            "Sevkiyatta",
            "Teslim edildi",
            "Beklemede",
        ];
        assert_eq!(columns, own, "the project's own, in its order");
        app.page()
            .says(board.column("Sevkiyatta").css(), "Sevkiyatta")
            .await?;
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn move_by_mouse() -> anyhow::Result<()> {
    story("move a card by mouse", async |world| {
        let (_app, board, card, task) = board_with(world, "Moved by mouse").await?;
        let active = board.column("cb_active");
        card.drag_to(&active).await?;
        active.has(&card).await?;
        world.server.task_has(&task, "state", &json!("cb_active")).await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn move_by_touch() -> anyhow::Result<()> {
    story("move a card by touch", async |world| {
        let (_app, board, card, task) = board_with(world, "Moved by touch").await?;
        let active = board.column("cb_active");
        card.drag_by_touch_to(&active).await?;
        active.has(&card).await?;
        world.server.task_has(&task, "state", &json!("cb_active")).await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn move_by_keyboard() -> anyhow::Result<()> {
    story("move a card by keyboard", async |world| {
        let (app, board, card, task) = board_with(world, "Moved by keyboard").await?;
        card.move_right_with_keyboard(2).await?;
        board.column("cb_completed").has(&card).await?;
        world
            .server
            .task_has(&task, "state", &json!("cb_completed"))
            .await?;
        let spoken = "return [...document.querySelectorAll('[aria-live], [role=status]')].map((e) => e.textContent).join()";
        let spoken = app.page().script(spoken, Vec::new()).await?;
        assert!(
            spoken
                .to_string()
                .contains("Moved by keyboard moved to Completed."),
            "it is spoken: {spoken}"
        );
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn move_by_menu() -> anyhow::Result<()> {
    story("move a card by menu", async |world| {
        let (_app, board, card, task) = board_with(world, "Moved by menu").await?;
        card.move_with_menu("cb_suspended").await?;
        board.column("cb_suspended").has(&card).await?;
        world
            .server
            .task_has(&task, "state", &json!("cb_suspended"))
            .await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn a_refused_move_goes_back() -> anyhow::Result<()> {
    story("a refused move goes back with its reason", async |world| {
        let (app, board, card, task) = board_with(world, "Must stay").await?;
        world
            .server
            .answer("PUT", &format!("/tasks/{task}/state"), 403)
            .await?;
        card.drag_to(&board.column("cb_active")).await?;
        world
            .server
            .was_asked("PUT", &format!("/tasks/{task}/state"))
            .await?;
        app.page().says("body", "is back in Pending").await?;
        app.page()
            .says("body", "You don't have permission for this")
            .await?;
        board.column("cb_waiting").has(&card).await?;
        assert_eq!(
            world.server.task(&task).await?["state"],
            "cb_waiting",
            "nothing changed on the server"
        );
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn quick_add() -> anyhow::Result<()> {
    story("add a task at the bottom of a column", async |world| {
        let app = world.open_app().await?;
        app.sign_in(world.server.token()).await?;
        let board = app.open_project(OWN_STATES).await?;
        board
            .column("Sevkiyatta")
            .quick_add("Yükleme listesi: ışık ve İznik")
            .await?;
        let made = world.server.task_named("Yükleme listesi: ışık ve İznik").await?;
        assert_eq!(made["state"], "Sevkiyatta", "in the column where it was added");
        assert_eq!(
            made["group"],
            world.server.project_named(OWN_STATES).await?.as_str(),
            "in the open project"
        );
        app.page().find(&hook("quick-add-input")).await?;
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn a_column_is_collapsed_by_keyboard() -> anyhow::Result<()> {
    story("a column is collapsed and expanded by keyboard", async |world| {
        world.in_language("tr_TR").await?;
        world.in_theme(Theme::Dark);
        let app = world.open_app().await?;
        app.sign_in(world.server.token()).await?;
        let board = app.open_project(DEFAULT_STATES).await?;
        let page = app.page();
        let inside = |part: &str| format!("{} {}", board.column("cb_active").css(), hook(part));
        let (menu, strip) = (inside("column-menu"), inside("column-expand"));

        page.focus(&menu).await?;
        page.press(Key::Enter).await?;
        page.walk_to(Key::Down, &hook("column-collapse")).await?;
        page.press(Key::Enter).await?;
        page.find(&strip).await?;
        page.comes_to_rest().await?;
        assert!(page.has_focus(&strip).await?, "where the column was");

        page.press(Key::Enter).await?;
        page.find(&menu).await?;
        page.comes_to_rest().await?;
        assert!(page.has_focus(&menu).await?, "where it is again");
        Ok(())
    })
}
