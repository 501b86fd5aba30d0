//! Chats and their messages.

use cubicl_sync::Session;
use cubicl_sync::view::{ChangeId, ChatRef, ChatsView, MessageId, MessagesView};
use tauri::State;

use crate::error::Answer;

/// All chats, the latest first, with what is unread.
#[tauri::command]
#[specta::specta]
pub(crate) async fn chats(session: State<'_, Session>) -> Answer<ChatsView> {
    Ok(session.account()?.chats())
}

/// At least so many of the newest messages of a chat; asking for more reads the earlier ones.
#[tauri::command]
#[specta::specta]
pub(crate) async fn messages(session: State<'_, Session>, chat: ChatRef, count: u32) -> Answer<MessagesView> {
    Ok(session.account()?.messages(&chat, count))
}

/// Writes a message. Shown at once; the answer is the change's id.
#[tauri::command]
#[specta::specta]
pub(crate) async fn send_message(
    session: State<'_, Session>,
    chat: ChatRef,
    text: String,
    reply_to: Option<MessageId>,
) -> Answer<ChangeId> {
    session.account()?.send_message(&chat, text, reply_to)
}

/// Says that the page shows the chats, and which of them; it is kept in step.
#[tauri::command]
#[specta::specta]
pub(crate) async fn show_chats(
    session: State<'_, Session>,
    on_screen: bool,
    chat: Option<ChatRef>,
) -> Answer<()> {
    session.account()?.show_chats(on_screen, chat);
    Ok(())
}

/// The newest message of a chat was looked at.
#[tauri::command]
#[specta::specta]
pub(crate) async fn see_chat(session: State<'_, Session>, chat: ChatRef) -> Answer<()> {
    session.account()?.see_chat(&chat);
    Ok(())
}
