//! Chats at the server, and in a person's words.

use anyhow::Context;
use serde_json::Value;

use crate::app::App;
use crate::page::{Key, hook};
use crate::server::Server;

impl Server {
    /// The id of a project's chat.
    pub async fn chat_of(&self, project: &str) -> anyhow::Result<String> {
        let group = self.project_named(project).await?;
        let threads = self.ask_as_person("chat/threads").await?;
        let found = threads.as_array().into_iter().flatten();
        let mut found = found.filter(|thread| thread["group"] == group.as_str());
        let id = found.next().and_then(|thread| thread["_id"].as_str());
        id.map(str::to_owned).context("the project has no chat")
    }

    /// What was said last in a chat, in its order.
    pub async fn said_in(&self, thread: &str) -> anyhow::Result<Vec<String>> {
        let path = format!("chat/threads/{thread}/messages?limit=20");
        let told = self.ask_as_person(&path).await?;
        let mut told = told.as_array().cloned().unwrap_or_default();
        let at = |message: Option<&Value>| message.map(|message| message["createdAt"].as_i64());
        // A server may tell them newest first (A17).
        if at(told.first()) > at(told.last()) {
            told.reverse();
        }
        let texts = told.iter().filter_map(|message| message["content"].as_str());
        Ok(texts.map(str::to_owned).collect())
    }
}

impl App {
    /// Opens the chats and in them the one with this name.
    pub async fn open_chat(&self, name: &str) -> anyhow::Result<()> {
        let page = self.page();
        page.click(&hook("nav-chat")).await?;
        page.fill(&hook("chat-search"), name).await?;
        page.click(&hook("chat-row")).await?;
        page.find(&hook("message-box")).await.map(drop)
    }

    /// Writes a message into the open chat.
    pub async fn write(&self, text: &str) -> anyhow::Result<()> {
        let page = self.page();
        page.fill(&hook("message-box"), text).await?;
        page.press(Key::Enter).await?;
        page.says(&hook("message"), text).await
    }
}
