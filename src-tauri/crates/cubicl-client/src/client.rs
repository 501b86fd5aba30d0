//! The client: one signed-in connection to one Cubicl server. Cheap to clone.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::endpoints::{activities, files, projects, tasks, users};
use crate::error::Error;
use crate::gate::Gate;
use crate::ids::{FileId, ProjectId, TaskId, UserId};
use crate::model::{Activity, Me, Project, Task, TaskAnswer, TaskRow, User};
use crate::paging::Pages;
use crate::request::{Lane, Request};
use crate::retry::Retry;
use crate::server::ServerAddress;
use crate::token::AccessToken;
use crate::transport::{Transport, build};

/// How to reach Cubicl.
#[derive(Clone, Debug)]
pub struct Config {
    /// Which server.
    pub server: ServerAddress,
    /// Whose token.
    pub token: AccessToken,
    /// Name and version of the program.
    pub user_agent: String,
    /// Requests in any 60 s (A1); zero means unlimited.
    pub rate: usize,
    /// Until a connection is made.
    pub connect_timeout: Duration,
    /// Without a single byte moving.
    pub idle_timeout: Duration,
    /// For a whole request with its answer; transfers have none.
    pub whole_timeout: Duration,
    /// What is tried again.
    pub retry: Retry,
}

impl Config {
    /// 60 requests a minute, 10 s to connect, 30 s idle, 2 minutes in all, two repeats.
    pub fn new(server: ServerAddress, token: AccessToken, user_agent: impl Into<String>) -> Self {
        Self {
            server,
            token,
            user_agent: user_agent.into(),
            rate: 60,
            connect_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(30),
            whole_timeout: Duration::from_secs(120),
            retry: Retry::default(),
        }
    }
}

/// One connection.
#[derive(Clone)]
pub struct Client {
    pub(crate) transport: Arc<Transport>,
    lane: Option<Lane>,
}

impl Client {
    /// Nothing is sent yet.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Internal`] when the system's certificates or proxy settings cannot be used.
    pub fn new(config: Config) -> Result<Self, Error> {
        let gate = Gate::new(config.rate, Duration::from_secs(60));
        Ok(Self {
            transport: Arc::new(build(config, gate)?),
            lane: None,
        })
    }

    /// The same connection, with everything in another lane.
    #[must_use]
    pub fn in_lane(&self, lane: Lane) -> Self {
        Self {
            transport: self.transport.clone(),
            lane: Some(lane),
        }
    }

    /// The server this client speaks to.
    pub fn server(&self) -> &ServerAddress {
        &self.transport.config.server
    }

    /// Unix seconds by the server's clock, which dates what is made there; by this computer's until an answer told.
    pub fn server_time(&self) -> i64 {
        self.transport.clock.now()
    }

    /// Until when Cubicl's limit holds up what waits; the past or `None` when it does not. Changes wake the receiver.
    pub fn slowed(&self) -> watch::Receiver<Option<Instant>> {
        self.transport.gate.slowed()
    }

    /// Sends one request. Every other function is a short way to this one.
    ///
    /// # Errors
    /// See [`crate::ErrorKind`].
    pub async fn send<T>(&self, request: Request<T>) -> Result<T, Error> {
        let lane = self.lane_of(request.lane);
        self.transport.send(request, lane).await
    }

    pub(crate) fn lane_of(&self, usual: Lane) -> Lane {
        self.lane.unwrap_or(usual)
    }

    /// Whose token this is.
    ///
    /// # Errors
    /// See [`Client::send`]; the same holds for all that follow.
    pub async fn me(&self) -> Result<Me, Error> {
        self.send(users::me()).await
    }

    /// Everybody in the organization now.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn organization_users(&self) -> Result<Vec<User>, Error> {
        self.send(users::organization_users()).await
    }

    /// People by id, also those who left.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn users(&self, ids: &[UserId]) -> Result<Vec<User>, Error> {
        self.send(users::users(ids)).await
    }

    /// All projects of the organization that the user sees.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn projects(&self) -> Result<Vec<Project>, Error> {
        self.send(projects::projects(None, false)).await
    }

    /// The projects below one.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn projects_below(&self, parent: &ProjectId, recursive: bool) -> Result<Vec<Project>, Error> {
        self.send(projects::projects(Some(parent), recursive)).await
    }

    /// The whole list, page by page, with its end proved (A3).
    pub fn pages(&self, query: tasks::TaskQuery) -> Pages {
        Pages::new(self.clone(), query)
    }

    /// The whole list at once.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn all_tasks(&self, query: &tasks::TaskQuery) -> Result<Vec<TaskRow>, Error> {
        let mut pages = self.pages(query.clone());
        let mut rows = Vec::new();
        while let Some(page) = pages.next().await? {
            if page.restarted {
                rows.clear();
            }
            rows.extend(page.rows);
        }
        Ok(rows)
    }

    /// One task with all details.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn task(&self, id: &TaskId) -> Result<Task, Error> {
        self.send(tasks::task(id)).await
    }

    /// Makes a task.
    ///
    /// # Errors
    /// See [`Client::send`]; with [`crate::Fate::Unknown`] it may have been made (A23).
    pub async fn create_task(&self, new: &tasks::NewTask) -> Result<Task, Error> {
        self.send(tasks::create_task(new)).await
    }

    /// Makes a subtask.
    ///
    /// # Errors
    /// See [`Client::create_task`].
    pub async fn create_subtask(&self, parent: &TaskId, new: &tasks::NewTask) -> Result<Task, Error> {
        self.send(tasks::create_subtask(parent, new)).await
    }

    /// Changes the fields that are set.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn update_task(&self, id: &TaskId, update: &tasks::TaskUpdate) -> Result<TaskAnswer, Error> {
        self.send(tasks::update_task(id, update)).await
    }

    /// Moves a task to a state.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn set_state(&self, id: &TaskId, state: &str) -> Result<TaskAnswer, Error> {
        self.send(tasks::set_state(id, state)).await
    }

    /// Deletes a task.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn delete_task(&self, id: &TaskId) -> Result<(), Error> {
        self.send(tasks::delete_task(id)).await
    }

    /// Comments and history, oldest first.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn activities(&self, id: &TaskId) -> Result<Vec<Activity>, Error> {
        self.send(activities::activities(id)).await
    }

    /// Writes a comment. `None` when it was taken, but the answer is no activity.
    ///
    /// # Errors
    /// See [`Client::create_task`].
    pub async fn comment(
        &self,
        id: &TaskId,
        content: &str,
        files: &[FileId],
    ) -> Result<Option<Activity>, Error> {
        self.send(activities::comment(id, content, files)).await
    }

    /// A link that downloads a file without a token, for five minutes.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn file_link(&self, file: &FileId) -> Result<String, Error> {
        self.send(files::file_link(file)).await
    }
}
