//! Writing to people.

use cubicl_stories::{Key, eventually, hook, story};
use serde_json::json;

use crate::DEFAULT_STATES;

const WRITTEN: [&str; 3] = ["Yoldayım", "Işıklar söndü", "On dakikaya oradayım"];

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn chat_offline_restart() -> anyhow::Result<()> {
    story("write without a network, and be killed", async |world| {
        let thread = world.server.chat_of(DEFAULT_STATES).await?;
        let app = world.open_app().await?;
        app.sign_in(world.server.token()).await?;
        app.open_chat(DEFAULT_STATES).await?;
        world.server.go_away().await?;
        for text in WRITTEN {
            app.write(text).await?;
        }
        app.page().type_text("Bir de şu v").await?;
        app.page().press(Key::Left).await?;
        eventually("the draft on the disk", async || {
            Ok(world.keeps_draft("Bir de şu v", "text", 10)?.then_some(()))
        })
        .await?;
        app.kill().await?;

        let app = world.open_app().await?;
        let page = app.page();
        app.open_chat(DEFAULT_STATES).await?;
        for text in WRITTEN {
            page.says(&hook("message"), text).await?;
        }
        page.says(&hook("message"), "Waits to be sent").await?;
        let field = "const field = document.activeElement; return [field?.value, field?.selectionStart]";
        eventually("the draft with its caret", async || {
            let found = page.script(field, Vec::new()).await?;
            Ok((found == json!(["Bir de şu v", 10])).then_some(()))
        })
        .await?;
        world.server.come_back().await?;
        page.gone(&format!("{}[data-state]", hook("message"))).await?;
        let said = world.server.said_in(&thread).await?;
        let mine: Vec<&String> = said
            .iter()
            .filter(|text| WRITTEN.contains(&text.as_str()))
            .collect();
        anyhow::ensure!(mine == WRITTEN, "each once and in order: {said:?}");
        Ok(())
    })
}

#[test]
#[ignore = "opens a window: cargo xtask test"]
fn chat_answers() -> anyhow::Result<()> {
    story("answer what a colleague writes", async |world| {
        let thread = world.server.chat_of(DEFAULT_STATES).await?;
        let colleague = world.server.colleague_in(DEFAULT_STATES).await?;
        let app = world.open_app().await?;
        app.sign_in(world.server.token()).await?;
        let page = app.page();
        app.open_chat(DEFAULT_STATES).await?;
        let question = json!({ "by": colleague, "thread": thread, "content": "Boya bitti mi?" });
        world.server.say(&question).await?;
        page.says(&hook("message"), "Boya bitti mi?").await?;
        let last = format!("{} section:last-of-type > div:last-child", hook("messages"));
        let reply = format!("{last} {}:last-of-type {}", hook("message"), hook("reply"));
        page.focus(&reply).await?;
        page.press(Key::Enter).await?;
        app.write("Bitti").await?;
        page.gone(&format!("{}[data-state]", hook("message"))).await?;
        let said = world.server.said_in(&thread).await?;
        anyhow::ensure!(
            said.ends_with(&["Boya bitti mi?".into(), "Bitti".into()]),
            "{said:?}"
        );

        // A refused one stays with its reason, and goes when it is tried again.
        world.server.answer("POST", "/chat/messages", 403).await?;
        app.write("Yarın gelirim").await?;
        page.says(&hook("message-refused"), "You don't have permission")
            .await?;
        world.server.behave().await?;
        page.click(&hook("message-retry")).await?;
        page.gone(&format!("{}[data-state]", hook("message"))).await?;
        let said = world.server.said_in(&thread).await?;
        anyhow::ensure!(
            said.last().is_some_and(|text| text == "Yarın gelirim"),
            "{said:?}"
        );
        Ok(())
    })
}
