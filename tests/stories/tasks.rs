//! Creating, editing, commenting, steps, subtasks, deleting; each seen on the server.

use cubicl_stories::{Key, eventually, hook, story};
use serde_json::json;

use crate::{DEFAULT_STATES, LONG_AGO, board_with};

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn create() -> anyhow::Result<()> {
    story("create a task", async |world| {
        let app = world.open_app().await?;
        app.sign_in(world.server.token()).await?;
        app.open_project(DEFAULT_STATES).await?;
        app.page().click(&hook("create-task")).await?;
        app.page().fill(&hook("create-name"), "Yeni sehpa çizimi").await?;
        app.page().click(&hook("create-submit")).await?;
        let made = world.server.task_named("Yeni sehpa çizimi").await?;
        assert_eq!(made["state"], "cb_waiting", "in the project's default state");
        assert_eq!(
            made["group"],
            world.server.project_named(DEFAULT_STATES).await?.as_str(),
            "in the open project"
        );
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn edit() -> anyhow::Result<()> {
    story("edit a task", async |world| {
        let (app, board, card, task) = board_with(world, "Before").await?;
        let panel = card.open().await?;
        panel.rename("After").await?;
        world.server.task_has(&task, "name", &json!("After")).await?;

        panel.describe("Oak, 80 by 60").await?;
        let described = world.server.task_with(&task, |task| {
            task["desc"]
                .as_str()
                .is_some_and(|text| text.contains("Oak, 80 by 60"))
        });
        described.await?;

        app.page().click(&hook("task-state")).await?;
        app.page().click(&hook("state-cb_active")).await?;
        // The server may well know before the menu is gone, and Escape would be the menu's.
        app.page().gone(&hook("state-cb_active")).await?;
        world.server.task_has(&task, "state", &json!("cb_active")).await?;

        let untouched = world.server.task(&task).await?;
        assert_eq!(
            untouched["deadline"], LONG_AGO,
            "what was not edited is as before"
        );
        assert_eq!(untouched["priority"], 5, "what was not edited is as before");
        panel.close().await?;
        board.column("cb_active").has(&card).await?;
        app.page().says(card.css(), "After").await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn comment() -> anyhow::Result<()> {
    story("comment on a task", async |world| {
        let (_app, _board, card, task) = board_with(world, "Commented").await?;
        let panel = card.open().await?;
        panel.comment("Ölçüler geldi, ışık yarın.").await?;
        let commented = world.server.task_with(&task, |task| {
            let activities = task["activities"].as_array().into_iter().flatten();
            activities.into_iter().any(|activity| {
                activity["content"]
                    .as_str()
                    .is_some_and(|text| text.contains("Ölçüler geldi, ışık yarın."))
            })
        });
        commented.await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn tick_a_step() -> anyhow::Result<()> {
    story("tick a step", async |world| {
        let group = world.server.project_named(DEFAULT_STATES).await?;
        let steps = json!([{ "name": "Cut", "completed": false }, { "name": "Sand", "completed": false }]);
        let fields = json!({
            "group": group, "name": "With steps", "deadline": LONG_AGO, "priority": 5,
            "stepType": "steps", "steps": steps,
        });
        let made = world.server.create_task(&fields).await?;
        let task = made["_id"].as_str().unwrap_or_default().to_owned();
        let app = world.open_app().await?;
        app.sign_in(world.server.token()).await?;
        let board = app.open_project(DEFAULT_STATES).await?;
        let panel = board.card(&task).open().await?;

        panel.tick_named("Sand").await?;
        let ticked = world.server.task_with(&task, |task| {
            task["steps"][1]["completed"] == true && task["steps"][0]["completed"] == false
        });
        ticked.await?;
        let now = world.server.task(&task).await?;
        assert_eq!(
            now["steps"][1]["id"], made["steps"][1]["id"],
            "it is the same step, not a new one"
        );
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn make_a_subtask() -> anyhow::Result<()> {
    story("make a subtask", async |world| {
        let (app, _board, card, task) = board_with(world, "Parent").await?;
        let panel = card.open().await?;
        panel.add_subtask("Child").await?;
        let made = world.server.task_named("Child").await?;
        assert_eq!(made["parent"], task.as_str(), "below its parent");
        app.page().says(&hook("subtask"), "Child").await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn delete() -> anyhow::Result<()> {
    story("delete a task", async |world| {
        let (app, _board, card, task) = board_with(world, "To be deleted").await?;
        let panel = card.open().await?;
        panel.delete().await?;
        world.server.has_no_task(&task).await?;
        app.page().gone(card.css()).await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn undo() -> anyhow::Result<()> {
    story("undo a move and a delete", async |world| {
        let (app, board, card, task) = board_with(world, "Thought again").await?;
        card.move_with_menu("cb_active").await?;
        world.server.task_has(&task, "state", &json!("cb_active")).await?;
        board.column("cb_active").has(&card).await?;
        app.page().chord(&[Key::Control], Key::Letter('z')).await?;
        board.column("cb_waiting").has(&card).await?;
        world
            .server
            .task_has(&task, "state", &json!("cb_waiting"))
            .await?;
        eventually("the focus on the card", async || {
            Ok(app.page().has_focus(card.css()).await?.then_some(()))
        })
        .await?;
        app.page()
            .chord(&[Key::Control, Key::Shift], Key::Letter('z'))
            .await?;
        board.column("cb_active").has(&card).await?;

        card.open().await?.delete().await?;
        app.page().gone(card.css()).await?;
        // By keyboard alone, as whoever has no mouse must.
        app.page().find(&hook("toast-action")).await?;
        app.hands().key("F6")?;
        eventually("the focus among the toasts", async || {
            let region = "[role=region][data-react-aria-top-layer]";
            Ok(app.page().has_focus(region).await?.then_some(()))
        })
        .await?;
        app.page().tab_to(&hook("toast-action")).await?;
        app.page().press(Key::Enter).await?;
        board.column("cb_active").has(&card).await?;
        world.server.task_has(&task, "state", &json!("cb_active")).await?;
        let deletions = world.server.requests().await?;
        let deletions = deletions.iter().filter(|request| request["method"] == "DELETE");
        assert_eq!(deletions.count(), 0, "what was undone was never sent");

        card.open().await?.delete().await?;
        world.server.has_no_task(&task).await?;
        app.page().gone(&hook("toast-action")).await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn typed_text_survives_a_refusal() -> anyhow::Result<()> {
    story("a refused comment keeps its text", async |world| {
        let (app, _board, card, task) = board_with(world, "Not to be commented").await?;
        world
            .server
            .answer("POST", &format!("/tasks/{task}/activities"), 403)
            .await?;
        card.open().await?;
        app.page()
            .fill(&hook("comment-box"), "Half an hour of typing")
            .await?;
        app.page().click(&hook("comment-send")).await?;
        app.page()
            .says(&hook("task-panel"), "You don't have permission for this")
            .await?;
        app.page().press(Key::Escape).await?;
        app.page().gone(&hook("task-panel")).await?;
        card.open().await?;
        let kept = "return [...document.querySelectorAll(arguments[0])] \
                    .some((element) => (element.value ?? element.textContent).includes(arguments[1]))";
        let places = format!("{0}, {0} textarea", hook("task-panel"));
        eventually("the text to be there again", async || {
            let found = app
                .page()
                .script(kept, vec![json!(places), json!("Half an hour of typing")])
                .await?;
            Ok((found == json!(true)).then_some(()))
        })
        .await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn a_description_says_before_it_is_edited_what_would_be_lost() -> anyhow::Result<()> {
    story("a description with a picture", async |world| {
        world.in_language("tr_TR").await?;
        let (app, _board, card, task) = board_with(world, "With a picture").await?;
        let with_picture = json!({ "desc": "<p>Plan <img src=\"https://x.example/plan.png\"></p>" });
        world.server.change_task(&task, &with_picture).await?;
        card.open().await?;
        let page = app.page();
        page.says(&hook("task-panel"), "Plan").await?;
        page.gone(&hook("description-loses")).await?;
        page.click(&hook("task-description-open")).await?;
        page.says(&hook("description-loses"), "herkes için silinirler")
            .await?;
        // Looking on is no saving.
        page.press(Key::Escape).await?;
        page.gone(&hook("task-description-save")).await?;
        world
            .server
            .task_has(&task, "desc", &with_picture["desc"])
            .await?;
        app.quit().await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn two_people_write_one_description() -> anyhow::Result<()> {
    story("a description that somebody else wrote too", async |world| {
        let (app, _board, card, task) = board_with(world, "Written by two").await?;
        let panel = card.open().await?;
        panel.describe("The first text").await?;
        let described = world.server.task_with(&task, |task| {
            task["desc"]
                .as_str()
                .is_some_and(|text| text.contains("The first text"))
        });
        described.await?;
        // Long enough that the app has not read it again.
        app.page().click(&hook("task-description-open")).await?;
        world
            .server
            .change_task(&task, &json!({ "desc": "<p>What Ayşe wrote</p>" }))
            .await?;
        let editor = format!("{} [contenteditable=true]", hook("task-panel"));
        app.page().fill(&editor, "What I wrote").await?;
        app.page().click(&hook("task-description-save")).await?;

        app.page()
            .says(&hook("conflict-theirs"), "What Ayşe wrote")
            .await?;
        app.page().says(&hook("conflict-mine"), "What I wrote").await?;
        world
            .server
            .task_has(&task, "desc", &json!("<p>What Ayşe wrote</p>"))
            .await?;
        app.page().click(&hook("conflict-keep-mine")).await?;
        app.page().gone(&hook("conflict-description")).await?;
        let kept = world.server.task_with(&task, |task| {
            task["desc"]
                .as_str()
                .is_some_and(|text| text.contains("What I wrote"))
        });
        kept.await
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn archive_and_undo() -> anyhow::Result<()> {
    story("archive a task and take it back", async |world| {
        let (app, _board, card, task) = board_with(world, "Put away").await?;
        card.open().await?;
        app.page().click(&hook("task-menu")).await?;
        app.page().click(&hook("task-archive")).await?;
        app.page().gone(card.css()).await?;
        world
            .server
            .task_with(&task, |task| task["archivedAt"].is_number())
            .await?;
        app.page().chord(&[Key::Control], Key::Letter('z')).await?;
        app.page().find(card.css()).await?;
        world
            .server
            .task_with(&task, |task| task["archivedAt"].is_null())
            .await
    })
}
