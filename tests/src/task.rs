//! The task panel, in a person's words.

use crate::page::{Key, Page, hook};

/// The task that is open.
#[derive(Clone, Debug)]
pub struct TaskPanel {
    page: Page,
}

impl TaskPanel {
    pub(crate) fn new(page: Page) -> Self {
        Self { page }
    }

    pub async fn rename(&self, name: &str) -> anyhow::Result<()> {
        self.page.fill(&hook("task-name"), name).await?;
        self.page.press(Key::Enter).await
    }

    /// Writes the description anew.
    pub async fn describe(&self, text: &str) -> anyhow::Result<()> {
        self.page.click(&hook("task-description-open")).await?;
        let editor = format!("{} [contenteditable=true]", hook("task-panel"));
        self.page.fill(&editor, text).await?;
        self.page.click(&hook("task-description-save")).await
    }

    pub async fn comment(&self, text: &str) -> anyhow::Result<()> {
        self.page.fill(&hook("comment-box"), text).await?;
        self.page.click(&hook("comment-send")).await?;
        self.page.says(&hook("comment"), text).await
    }

    /// Ticks a step by its name.
    pub async fn tick_named(&self, name: &str) -> anyhow::Result<()> {
        self.page
            .click(&format!("{} label:has([aria-label=\"{name}\"])", hook("step")))
            .await
    }

    pub async fn add_subtask(&self, name: &str) -> anyhow::Result<()> {
        self.page.click(&hook("subtask-add")).await?;
        self.page.fill(&hook("subtask-add-input"), name).await?;
        self.page.press(Key::Enter).await
    }

    pub async fn delete(&self) -> anyhow::Result<()> {
        self.page.click(&hook("task-menu")).await?;
        self.page.click(&hook("task-delete")).await?;
        self.page.gone(&hook("task-panel")).await
    }

    pub async fn close(&self) -> anyhow::Result<()> {
        self.page.press(Key::Escape).await?;
        self.page.gone(&hook("task-panel")).await
    }
}
