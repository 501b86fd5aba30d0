//! The board: columns of compact cards, in windows, so that a large project costs what is seen of it.

use cubicl_client::{ProjectId, TaskId, UserId};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Freshness, NewsKind, StateView};

/// Which cards.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardQuery {
    pub project: ProjectId,
    /// Words that must occur in name, tags, client or people; letters compare by Turkish rules, accents are forgiven.
    pub text: String,
    /// Only tasks assigned to me.
    pub only_mine: bool,
}

impl BoardQuery {
    /// The whole board, as it is opened.
    pub fn everything(project: &ProjectId) -> Self {
        Self {
            project: project.clone(),
            text: String::new(),
            only_mine: false,
        }
    }
}

/// A board: every column with its count and its first cards.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardView {
    pub project: ProjectId,
    pub columns: Vec<BoardColumn>,
    /// Tasks in the project, and how many of them the query lets through.
    pub total: u32,
    pub matching: u32,
    pub freshness: Freshness,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardColumn {
    pub state: StateView,
    /// All matching cards of the column, whether sent or not.
    pub count: u32,
    /// The first cards, in board order: deadline, priority, priorityScore, name.
    pub cards: Vec<Card>,
}

/// More cards of one column.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WindowQuery {
    pub board: BoardQuery,
    /// The column's state name.
    pub state: String,
    pub offset: u32,
    /// At most 200.
    pub length: u32,
}

/// The cards `offset..offset + cards.len()` of a column.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardWindow {
    pub offset: u32,
    pub count: u32,
    pub cards: Vec<Card>,
}

/// A task as a card.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Card {
    pub id: TaskId,
    pub name: String,
    pub state: String,
    pub tags: Vec<String>,
    /// 1 (lowest) to 5; 3 when Cubicl does not say.
    pub priority: u8,
    #[specta(type = Option<f64>)]
    pub start: Option<i64>,
    #[specta(type = Option<f64>)]
    pub deadline: Option<i64>,
    pub steps: Option<StepsSummary>,
    pub assignees: Vec<UserId>,
    pub files: u32,
    pub subtasks: u32,
    pub client: Option<String>,
    pub private: bool,
    pub from_email: bool,
    pub support: bool,
    pub repeats: bool,
    /// A change of this task is not confirmed yet.
    pub waiting: bool,
    /// A change of this task was refused and not looked at.
    pub refused: bool,
    /// Files on their way to this task.
    pub uploading: u32,
    /// What others did since somebody looked.
    pub news: Vec<NewsKind>,
}

/// How far the steps are.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StepsSummary {
    pub done: f64,
    pub total: f64,
}
