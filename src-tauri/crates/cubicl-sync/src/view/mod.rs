//! What the page is told: the shapes of every answer and announcement.
//!
//! They are built from the local copy, hold nothing secret, and are exported to TypeScript by the shell. Unix times
//! are whole seconds and sizes are bytes; both stay below 2^53, so a JavaScript number holds them exactly.

#![expect(
    missing_docs,
    reason = "fields of a view say by their names what they hold; the types are documented"
)]

mod board;
mod change;
mod chat;
mod client;
mod diagnosis;
mod draft;
mod news;
mod node;
mod problem;
mod project;
mod search;
mod session;
mod status;
mod task;
mod transfer;

pub use cubicl_client::{
    ActivityId, ClientId, FileId, MessageId, NodeId, ProjectId, TaskId, ThreadId, UserId,
};

pub use board::{BoardColumn, BoardQuery, BoardView, BoardWindow, Card, StepsSummary, WindowQuery};
pub use change::{ChangeId, ChangeKind, ChangeState, DeedView, NewTask, PendingChange, TaskChange};
pub use chat::{
    ChatKind, ChatRef, ChatRow, ChatsView, EarlierMessages, LastLine, MessageView, MessagesView, Quote,
};
pub use client::{ClientRow, ClientTask, ClientView, ClientsQuery, ClientsView, ContactView};
pub use diagnosis::{DiagnosisView, FindingView, NotShownReason, OutcomeView};
pub use draft::DraftView;
pub use news::{Departure, NewsCount, NewsItem, NewsKind, NewsView};
pub use node::{
    NodeChangeId, NodeChangeKind, NodeChangeWay, NodeCrumb, NodeDeletion, NodeOwner, NodePlace, NodeRow,
    NodesView, PendingNodeChange, RefusedNodeChange,
};
pub use problem::{KeychainState, Problem, ProblemKind};
pub use project::{Person, ProjectRow, ProjectsView, StateKind, StateView};
pub use search::{ProjectHit, SearchGroup, SearchHit, SearchKind, SearchTarget, SearchView, TextPiece};
pub use session::{AccountView, SessionView, TokenKept, TokenPreview};
pub use status::{Connection, Freshness, StatusView, Storage};
pub use task::{
    ActivitiesView, ActivityKind, ActivityView, ClientRef, CustomField, FileView, StepItem, StepsView,
    SubtaskRow, TaskView,
};
pub(crate) use transfer::bytes;
pub use transfer::{
    Direction, PickedFile, PickedFiles, PickedId, TransferId, TransferPlace, TransferState, TransferView,
};
