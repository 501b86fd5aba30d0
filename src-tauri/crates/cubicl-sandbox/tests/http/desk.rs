//! A started sandbox with a client at it.

use std::time::Duration;

use cubicl_sandbox::{Options, Sandbox};
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

pub(crate) struct Desk {
    pub(crate) sandbox: Sandbox,
    pub(crate) http: Client,
}

pub(crate) type Answer = (u16, Value);

impl Desk {
    /// Without a rate limit.
    pub(crate) async fn new() -> Self {
        Self::with(Options {
            rate: 0,
            tasks: 300,
            ..Options::default()
        })
        .await
    }

    pub(crate) async fn with(options: Options) -> Self {
        // Another test of this process may have done it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let sandbox = Sandbox::start(options).await.unwrap();
        Self {
            sandbox,
            http: Client::builder()
                .no_proxy()
                .timeout(Duration::from_secs(60))
                .build()
                .unwrap(),
        }
    }

    /// A request with the token; `path` without a leading slash.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http
            .request(method, format!("{}{path}", self.sandbox.address()))
            .bearer_auth(self.sandbox.token())
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        answer(self.request(Method::GET, path)).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        answer(self.request(Method::POST, path).json(&body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Answer {
        answer(self.request(Method::PUT, path).json(&body)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        answer(self.request(Method::DELETE, path)).await
    }

    /// The same as somebody else.
    pub(crate) async fn answer_as(&self, token: &str, method: Method, path: &str, body: &Value) -> Answer {
        let url = format!("{}{path}", self.sandbox.address());
        answer(self.http.request(method, url).bearer_auth(token).json(body)).await
    }

    pub(crate) async fn get_as(&self, token: &str, path: &str) -> Answer {
        let url = format!("{}{path}", self.sandbox.address());
        answer(self.http.get(url).bearer_auth(token)).await
    }

    pub(crate) async fn token_of(&self, user: &str) -> String {
        let given = self
            .control(Method::POST, "tokens", json!({ "user": user }))
            .await;
        given["token"].as_str().unwrap().to_owned()
    }

    /// Token of a portal user.
    pub(crate) async fn outsider(&self) -> String {
        let tasks = self.look("tasks").await;
        let mut tasks = tasks.as_array().unwrap().iter();
        let user = tasks.find_map(|task| task["support"]["portalUser"].as_str());
        self.token_of(user.unwrap()).await
    }

    /// What webhooks were told, once it is so much.
    pub(crate) async fn deliveries(&self, count: usize) -> Vec<Value> {
        for _ in 0..10_000 {
            let deliveries = self.look("deliveries").await.as_array().unwrap().clone();
            if deliveries.len() >= count {
                return deliveries;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("{count} deliveries never come");
    }

    /// A control request that is taken.
    pub(crate) async fn control(&self, method: Method, path: &str, body: Value) -> Value {
        let url = format!("{}/{path}", self.sandbox.control_address().unwrap());
        let mut request = self.http.request(method, url);
        if !body.is_null() {
            request = request.json(&body);
        }
        let (status, body) = answer(request).await;
        assert_eq!(status, 200, "control/{path}: {body}");
        body
    }

    pub(crate) async fn look(&self, path: &str) -> Value {
        self.control(Method::GET, path, Value::Null).await
    }

    pub(crate) async fn set(&self, settings: Value) {
        self.control(Method::PUT, "settings", settings).await;
    }

    pub(crate) async fn speak(&self, dialect: Value) {
        self.control(Method::PUT, "dialect", dialect).await;
    }

    pub(crate) async fn rule(&self, rule: Value) {
        self.control(Method::POST, "rules", rule).await;
    }

    pub(crate) async fn project(&self, name: &str) -> Value {
        let projects = self.look("projects").await;
        projects
            .as_array()
            .unwrap()
            .iter()
            .find(|project| project["name"] == name)
            .unwrap()
            .clone()
    }

    pub(crate) async fn project_id(&self, name: &str) -> String {
        id(&self.project(name).await)
    }

    /// A fresh task of the acting user.
    pub(crate) async fn task(&self, project: &str) -> Value {
        let group = self.project_id(project).await;
        let (status, task) = self
            .post("tasks", json!({ "group": group, "name": "Deneme görevi" }))
            .await;
        assert_eq!(status, 200, "{task}");
        task
    }

    /// Everything that the acting user sees, page by page.
    pub(crate) async fn all(&self, path: &str) -> Vec<Value> {
        let mut rows = Vec::new();
        loop {
            let (status, page) = self.get(&format!("{path}limit=100&skip={}", rows.len())).await;
            assert_eq!(status, 200, "{page}");
            let page = page.as_array().unwrap().clone();
            if page.is_empty() {
                return rows;
            }
            rows.extend(page);
        }
    }
}

/// Status and JSON body; null when the body is not JSON.
pub(crate) async fn answer(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let status: StatusCode = response.status();
    let body = response.bytes().await.unwrap();
    (status.as_u16(), serde_json::from_slice(&body).unwrap_or_default())
}

pub(crate) fn id(record: &Value) -> String {
    record["_id"].as_str().unwrap().to_owned()
}
