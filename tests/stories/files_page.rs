//! The Files page of a project: a folder that outlives the app, and walking, making and deleting by hand.

use cubicl_stories::{App, Key, World, eventually, hook, story};
use serde_json::json;

use crate::DEFAULT_STATES;

/// Signed in, the Files page of [`DEFAULT_STATES`] open; the project's id.
async fn files_page(world: &mut World) -> anyhow::Result<(App, String)> {
    let project = world.server.project_named(DEFAULT_STATES).await?;
    let app = world.open_app().await?;
    app.sign_in(world.server.token()).await?;
    app.open_project(DEFAULT_STATES).await?;
    app.page().click(&hook("view-files")).await?;
    app.page().find(&hook("files-page")).await?;
    Ok((app, project))
}

fn node(name: &str) -> String {
    format!("{}[aria-label$=\"{name}\"]", hook("node"))
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn a_folder_keeps_its_structure_and_outlives_a_killed_app() -> anyhow::Result<()> {
    story(
        "drop a folder on the Files page, kill the app, open it again",
        async |world| {
            // After a restart the limit of a minute may hold up the last of them; that is not what this is about.
            world.server.set(&json!({ "rate": 0 })).await?;
            world.in_environment("CUBICL_RATE_LIMIT", "0");
            let (app, project) = files_page(world).await?;
            let before = world.server.on_files_page(&project).await?;
            world.server.set(&json!({ "uploadSpeed": 200_000 })).await?;
            let files = ["plan.pdf", "iç/kesit.dwg", "iç/eski/kesit.dwg", "iç/eski/not.txt"];
            for file in files {
                std::fs::create_dir_all(world.home().join("Çizim arşivi/iç/eski"))?;
                world.large_file(&format!("Çizim arşivi/{file}"), 400_000)?;
            }
            let folder = world.home().join("Çizim arşivi");
            world
                .drop_from_another_window(&app, &[&folder], &hook("files-page"))
                .await?;
            let dialog = hook("add-files-dialog");
            app.page()
                .says(&dialog, "Add the folder Çizim arşivi with 4 files?")
                .await?;
            app.page().click(&hook("add-files-confirm")).await?;
            app.page().find(&node("Çizim arşivi")).await?;
            eventually("the first folder at the server", async || {
                let ways = world.server.on_files_page(&project).await?;
                Ok(ways.contains(&"Çizim arşivi/".to_owned()).then_some(()))
            })
            .await?;
            app.kill().await?;

            world.server.set(&json!({ "uploadSpeed": 0 })).await?;
            let app = world.open_app().await?;
            app.is_signed_in().await?;
            let mut expected = before;
            expected.extend(["", "iç/", "iç/eski/"].map(|folder| format!("Çizim arşivi/{folder}")));
            expected.extend(files.map(|file| format!("Çizim arşivi/{file}")));
            expected.sort();
            eventually("everything at the server", async || {
                let there = world.server.on_files_page(&project).await?.len();
                Ok((there >= expected.len()).then_some(()))
            })
            .await?;
            assert_eq!(world.server.on_files_page(&project).await?, expected, "each once");
            app.page().click(&hook("view-files")).await?;
            app.page().find(&node("Çizim arşivi")).await?;
            Ok(())
        },
    )
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn folders_are_made_walked_and_deleted_with_the_keyboard() -> anyhow::Result<()> {
    story(
        "make a folder, walk into it and out, delete it, take that back",
        async |world| {
            let (app, project) = files_page(world).await?;
            let page = app.page();
            page.click(&hook("files-new-folder")).await?;
            page.fill(&hook("folder-name"), "Ölçüler").await?;
            page.press(Key::Enter).await?;
            page.find(&node("Ölçüler")).await?;
            eventually("the folder at the server", async || {
                let ways = world.server.on_files_page(&project).await?;
                Ok(ways.contains(&"Ölçüler/".to_owned()).then_some(()))
            })
            .await?;

            page.click(&node("Ölçüler")).await?;
            page.press(Key::Enter).await?;
            page.says(&hook("files-here"), "Ölçüler").await?;
            page.says(&hook("files-page"), "No files here yet").await?;
            page.focus(&hook("files-up")).await?;
            page.press(Key::Backspace).await?;
            page.says(&hook("files-here"), "Files").await?;

            page.click(&node("Ölçüler")).await?;
            page.press(Key::Delete).await?;
            page.gone(&node("Ölçüler")).await?;
            page.click(&hook("files-undo")).await?;
            page.find(&node("Ölçüler")).await?;
            page.click(&node("Ölçüler")).await?;
            page.press(Key::Delete).await?;
            page.gone(&node("Ölçüler")).await?;
            eventually("the folder gone from the server", async || {
                let ways = world.server.on_files_page(&project).await?;
                Ok((!ways.contains(&"Ölçüler/".to_owned())).then_some(()))
            })
            .await
        },
    )
}
