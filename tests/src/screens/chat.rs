//! The chats: the list, a conversation, what waits, what was refused, and nobody chosen.

use cubicl_stories::{Key, World, hook};

use crate::tour::Camera;

pub(crate) async fn walk(world: &mut World, camera: &Camera) -> anyhow::Result<()> {
    let app = world.open_app().await?;
    app.hands().resize_window("Cubicl", camera.size)?;
    app.sign_in(world.server.token()).await?;
    let page = app.page();
    page.click(&hook("nav-chat")).await?;
    page.find(&hook("chat-row")).await?;
    camera.take(&app, "chat-none").await?;
    page.click(&hook("new-message")).await?;
    camera.take(&app, "chat-new").await?;
    page.press(Key::Escape).await?;
    app.open_chat("Atölye").await?;
    page.find(&hook("message")).await?;
    page.focus(&hook("chat-search")).await?;
    page.press(Key::Escape).await?;
    camera.take(&app, "chat").await?;
    page.click(&hook("sidebar-toggle")).await?;
    world.server.answer("POST", "/chat/messages", 403).await?;
    app.write("Yarın sabah dokuzda atölyede buluşalım mı?").await?;
    page.find(&hook("message-refused")).await?;
    world.server.go_away().await?;
    app.write("Işıkları kapatan olursa iyi olur.").await?;
    page.find(&format!("{}[data-state=waiting]", hook("message")))
        .await?;
    camera.take(&app, "chat-waiting").await?;
    page.fill(&hook("chat-search"), "zzz").await?;
    camera.take(&app, "chat-nothing").await
}
