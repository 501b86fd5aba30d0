//! What others did since somebody looked.

use cubicl_sync::Session;
use cubicl_sync::view::{NewsCount, NewsView, ProjectId};
use tauri::State;

use crate::error::Answer;

/// What others did in a project.
#[tauri::command]
#[specta::specta]
pub(crate) async fn news(session: State<'_, Session>, project: ProjectId) -> Answer<NewsView> {
    let account = session.account()?;
    account.bring_board(&project).await;
    Ok(account.news(&project))
}

/// In how many tasks of each project something is new.
#[tauri::command]
#[specta::specta]
pub(crate) async fn news_counts(session: State<'_, Session>) -> Answer<Vec<NewsCount>> {
    Ok(session.account()?.news_counts())
}

/// Everything new in a project was seen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn mark_seen(session: State<'_, Session>, project: ProjectId) -> Answer<()> {
    session.account()?.mark_seen(&project);
    Ok(())
}
