//! The documented requests, below `/api/v1/`.

mod activities;
mod bookkeeping;
pub(crate) mod chat;
mod customers;
mod files;
pub(crate) mod gate;
mod groups;
mod listing;
mod nodes;
mod task_list;
mod tasks;
mod users;
mod webhooks;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{delete, get, post, put};

use crate::reply::Refusal;
use crate::request_log::Host;
use crate::site::Shared;

/// Who a request acts for; put there by the gate.
#[derive(Clone)]
pub(crate) struct Actor(pub(crate) String);

pub(crate) fn router(site: Shared) -> Router {
    let api = Router::new()
        .route("/app/me", get(users::me))
        .route("/organization/users", get(users::colleagues))
        .route("/users", get(users::by_ids))
        .route("/groups", get(groups::list))
        .route("/tasks", get(task_list::list).post(tasks::create))
        .route(
            "/tasks/{id}",
            get(tasks::read).put(tasks::update).delete(tasks::delete),
        )
        .route("/tasks/{id}/subtasks", post(tasks::create_subtask))
        .route("/tasks/{id}/state", put(tasks::set_state))
        .route(
            "/tasks/{id}/activities",
            get(activities::list).post(activities::comment),
        )
        .route(
            "/tasks/{id}/activities/{activity}",
            put(activities::set_visibility),
        )
        .route("/crm/customers", get(customers::list).post(customers::create))
        .route(
            "/crm/customers/{id}",
            get(customers::read)
                .put(customers::update)
                .delete(customers::delete),
        )
        .route("/chat/threads", get(chat::threads))
        .route("/chat/threads/{id}/messages", get(chat::messages))
        .route("/chat/messages", post(chat::send))
        .route("/users/self/webhook", get(webhooks::list).post(webhooks::create))
        .route(
            "/users/self/webhook/{id}",
            put(webhooks::update).delete(webhooks::delete),
        )
        .route("/bookkeeping/page", get(bookkeeping::page))
        .route("/bookkeeping/activities", get(bookkeeping::activities))
        .route("/bookkeeping/entries", post(bookkeeping::create))
        .route(
            "/bookkeeping/entries/{id}",
            get(bookkeeping::read)
                .put(bookkeeping::update)
                .delete(bookkeeping::delete),
        )
        .route("/bookkeeping/payment/{entry}", post(bookkeeping::pay))
        .route("/bookkeeping/payments/{id}", delete(bookkeeping::delete_payment))
        .route(
            "/files/upload",
            post(files::upload).layer(DefaultBodyLimit::disable()),
        )
        .route("/file-system-nodes", get(nodes::list).delete(nodes::delete))
        .route("/file-system-nodes/files", post(nodes::add_files))
        .route("/file-system-nodes/directories", post(nodes::add_directory))
        .route("/files/{id}/url", get(files::link));
    Router::new()
        .nest("/api/v1", api)
        .fallback(async || Refusal::not_found())
        .method_not_allowed_fallback(async || Refusal::wrong_method())
        .layer(axum::middleware::from_fn_with_state(
            (site.clone(), Host::Api),
            gate::pass,
        ))
        .with_state(site)
}
