//! The board, in a person's words.

use anyhow::Context;
use serde_json::json;

use crate::app::App;
use crate::page::{Key, Page, hook};
use crate::task::TaskPanel;
use crate::wait::eventually;

/// The board of the project that is open.
#[derive(Clone, Debug)]
pub struct Board {
    page: Page,
}

impl App {
    /// Opens a project and waits for its board.
    pub async fn open_project(&self, name: &str) -> anyhow::Result<Board> {
        self.choose_project(name).await?;
        self.board().await
    }

    /// Chooses a project in the tree by its name, unfolding what it lies in.
    pub async fn choose_project(&self, name: &str) -> anyhow::Result<()> {
        let row = hook("project-row");
        let folded = format!("{row}[aria-expanded=false] button[slot=chevron]");
        let script = "const row = [...document.querySelectorAll(arguments[0])] \
                      .find((row) => row.textContent.includes(arguments[1])); \
                      row?.scrollIntoView({ block: 'nearest' }); return row?.dataset.projectId ?? null";
        let id = eventually(&format!("{name} in the project tree"), async || {
            let id = self.page().script(script, vec![json!(row), json!(name)]).await?;
            if id.is_null() && self.page().shows(&folded).await? {
                self.page().click(&folded).await?;
            }
            Ok(id.as_str().map(str::to_owned))
        })
        .await?;
        self.page()
            .click(&format!("{row}[data-project-id=\"{id}\"]"))
            .await
    }

    /// The board that is open.
    pub async fn board(&self) -> anyhow::Result<Board> {
        self.page().find(&hook("column")).await?;
        Ok(Board {
            page: self.page().clone(),
        })
    }
}

impl Board {
    /// The recorded names of its columns, from left to right.
    pub async fn columns(&self) -> anyhow::Result<Vec<String>> {
        let script =
            "return [...document.querySelectorAll(arguments[0])].map((column) => column.dataset.state)";
        let names = self.page.script(script, vec![json!(hook("column"))]).await?;
        let names = names.as_array().context("no list")?;
        Ok(names
            .iter()
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect())
    }

    /// A column, by the recorded name of its state.
    pub fn column(&self, state: &str) -> Column {
        Column {
            page: self.page.clone(),
            css: format!("{}[data-state=\"{state}\"]", hook("column")),
        }
    }

    /// A card by its task's id.
    pub fn card(&self, task: &str) -> Card {
        Card {
            page: self.page.clone(),
            css: format!("{}[data-task-id=\"{task}\"]", hook("card")),
        }
    }

    /// The first card of the board.
    pub async fn first_card(&self) -> anyhow::Result<Card> {
        let id = self
            .page
            .attribute(&hook("card"), "data-task-id")
            .await?
            .context("the card has no id")?;
        Ok(self.card(&id))
    }

    /// The first card with this name.
    pub async fn card_named(&self, name: &str) -> anyhow::Result<Card> {
        let script = "return [...document.querySelectorAll(arguments[0])] \
                      .find((card) => card.textContent.includes(arguments[1]))?.dataset.taskId ?? null";
        let id = eventually(&format!("a card named {name}"), async || {
            let id = self
                .page
                .script(script, vec![json!(hook("card")), json!(name)])
                .await?;
            Ok(id.as_str().map(str::to_owned))
        })
        .await?;
        Ok(self.card(&id))
    }
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    page: Page,
    css: String,
}

impl Column {
    pub fn css(&self) -> &str {
        &self.css
    }

    /// The first card in it.
    pub async fn first_card(&self) -> anyhow::Result<Card> {
        let css = format!("{} {}", self.css, hook("card"));
        let id = self
            .page
            .attribute(&css, "data-task-id")
            .await?
            .context("the card has no id")?;
        Ok(Card {
            page: self.page.clone(),
            css: format!("{}[data-task-id=\"{id}\"]", hook("card")),
        })
    }

    /// Waits until a card is in it.
    pub async fn has(&self, card: &Card) -> anyhow::Result<()> {
        self.page.find(&format!("{} {}", self.css, card.css)).await?;
        Ok(())
    }

    /// Adds a task with the field at its bottom.
    pub async fn quick_add(&self, name: &str) -> anyhow::Result<()> {
        self.page
            .click(&format!("{} {}", self.css, hook("quick-add-open")))
            .await?;
        self.page
            .fill(&format!("{} {}", self.css, hook("quick-add-input")), name)
            .await?;
        self.page.press(Key::Enter).await
    }
}

/// A card.
#[derive(Clone, Debug)]
pub struct Card {
    page: Page,
    css: String,
}

impl Card {
    pub fn css(&self) -> &str {
        &self.css
    }

    /// The id of its task.
    pub async fn task(&self) -> anyhow::Result<String> {
        self.page
            .attribute(&self.css, "data-task-id")
            .await?
            .context("the card has no id")
    }

    pub async fn drag_to(&self, column: &Column) -> anyhow::Result<()> {
        self.page.drag(&self.css, &column.css).await
    }

    pub async fn drag_by_touch_to(&self, column: &Column) -> anyhow::Result<()> {
        self.page.drag_by_touch(&self.css, &column.css).await
    }

    /// Space, arrows to the right, Space.
    pub async fn move_right_with_keyboard(&self, columns: usize) -> anyhow::Result<()> {
        self.page.focus(&self.css).await?;
        self.page.press(Key::Space).await?;
        self.page.find(&format!("{}[data-dragged]", self.css)).await?;
        for _ in 0..columns {
            self.page.press(Key::Right).await?;
        }
        self.page.press(Key::Space).await
    }

    /// Chooses a state in the card's menu.
    pub async fn move_with_menu(&self, state: &str) -> anyhow::Result<()> {
        self.page.focus(&self.css).await?;
        self.page.press(Key::Letter('m')).await?;
        self.page
            .click(&format!("{}[data-state=\"{state}\"]", hook("move-to")))
            .await
    }

    /// Opens its task.
    pub async fn open(&self) -> anyhow::Result<TaskPanel> {
        self.page.click(&self.css).await?;
        self.page.find(&hook("task-panel")).await?;
        Ok(TaskPanel::new(self.page.clone()))
    }
}
