//! A sandbox with one record of every kind in it, and every endpoint run once against it.

use cubicl_client::endpoints::Field;
use cubicl_client::endpoints::bookkeeping::{EntryUpdate, NewEntry};
use cubicl_client::endpoints::chat::{MessageQuery, NewMessage, Recipient};
use cubicl_client::endpoints::clients::{ClientFields, ClientQuery};
use cubicl_client::endpoints::nodes::Shelf;
use cubicl_client::endpoints::tasks::{NewTask, TaskQuery, TaskUpdate};
use cubicl_client::endpoints::webhooks::WebhookFields;
use cubicl_client::model::EntryKind;
use cubicl_client::{
    ActivityId, Client, ClientId, Endpoint, EntryId, Error, ErrorKind, FileId, ProjectId, Source, TaskId,
    ThreadId, UserId, WebhookId,
};
use cubicl_sandbox::{Dialect, Options, Sandbox};
use reqwest::Method;
use serde_json::{Value, json};

use crate::sandbox::config;

/// What POSTs call what they make.
pub(crate) const NAME: &str = "Kesilen iş";

pub(crate) struct Place {
    pub(crate) sandbox: Sandbox,
    /// Nothing upsets what this one sends, as long as no rule is set.
    pub(crate) usual: Client,
    pub(crate) me: UserId,
    pub(crate) project: ProjectId,
    pub(crate) task: TaskId,
    /// A comment on a task with a client at the other end.
    pub(crate) letter: (TaskId, ActivityId),
    pub(crate) file: FileId,
    pub(crate) client: ClientId,
    pub(crate) thread: ThreadId,
    pub(crate) entry: EntryId,
    pub(crate) webhook: WebhookId,
    http: reqwest::Client,
}

impl Place {
    pub(crate) async fn new() -> Self {
        Self::speaking(Dialect::default()).await
    }

    pub(crate) async fn speaking(dialect: Dialect) -> Self {
        let options = Options {
            rate: 0,
            tasks: 120,
            dialect,
            ..Options::default()
        };
        let sandbox = Sandbox::start(options).await.unwrap();
        let usual = Client::new(config(&sandbox)).unwrap();
        let me = usual.me().await.unwrap().id;
        let people = usual.organization_users().await.unwrap();
        let colleague = people.into_iter().find(|person| person.id != me).unwrap().id;
        let projects = usual.projects().await.unwrap();
        let project = projects.into_iter().find(|project| project.admins.contains(&me));
        let project = project.unwrap().id;
        let new = NewTask {
            project: project.clone(),
            name: "Bütün iş".to_owned(),
            ..NewTask::default()
        };
        let task = usual.create_task(&new).await.unwrap().row.id;
        let source = Source::Memory("çizim".into());
        let file = usual.upload(&source, "a.txt", |_| {}).await.unwrap().id;
        let client = usual.create_client(&client_of("Bütün müşteri")).await.unwrap().id;
        let message = NewMessage {
            to: Recipient::User(colleague.clone()),
            content: Some("Merhaba".to_owned()),
            files: Vec::new(),
            reply_to: None,
        };
        let sent = usual.send_message(&message).await.unwrap();
        let thread = match sent.thread {
            Some(thread) => thread.id,
            // There was one already.
            None => {
                let threads = usual.threads().await.unwrap();
                let of_both = threads
                    .into_iter()
                    .find(|thread| thread.users.contains(&colleague));
                of_both.unwrap().id
            }
        };
        let entry = usual
            .create_entry(&entry_of(&client, "Bütün hesap"))
            .await
            .unwrap();
        let letter = letter(&sandbox, &usual).await;
        let webhook = usual.create_webhook(&webhook_to("/all")).await.unwrap().id;
        Self {
            sandbox,
            usual,
            me,
            project,
            task,
            letter,
            file,
            client,
            thread,
            entry: entry.entry.id,
            webhook,
            http: reqwest::Client::new(),
        }
    }

    pub(crate) async fn control(&self, method: Method, path: &str, body: &Value) -> Value {
        control(&self.http, &self.sandbox, method, path, body).await
    }

    /// A fault of one endpoint.
    pub(crate) async fn upset(&self, endpoint: Endpoint, rule: &Value) {
        let mut rule = rule.clone();
        let starred = |segment| match str::starts_with(segment, ':') {
            true => "*",
            false => segment,
        };
        let path: Vec<&str> = endpoint.path().split('/').map(starred).collect();
        rule["method"] = json!(endpoint.method().as_str());
        rule["path"] = json!(format!("/{}", path.join("/")));
        self.control(Method::POST, "rules", &rule).await;
    }

    pub(crate) async fn calm(&self) {
        self.control(Method::DELETE, "rules", &json!({})).await;
    }

    pub(crate) fn shelf(&self) -> Shelf {
        Shelf::Project(self.project.clone())
    }

    pub(crate) fn new_task(&self) -> NewTask {
        NewTask {
            project: self.project.clone(),
            name: NAME.to_owned(),
            ..NewTask::default()
        }
    }

    pub(crate) fn message(&self) -> NewMessage {
        NewMessage {
            to: Recipient::Thread(self.thread.clone()),
            content: Some(NAME.to_owned()),
            files: Vec::new(),
            reply_to: None,
        }
    }

    /// A record for a DELETE to delete.
    pub(crate) async fn victim(&self, endpoint: Endpoint) -> String {
        let usual = &self.usual;
        match endpoint {
            Endpoint::DeleteTask => usual
                .create_task(&self.new_task())
                .await
                .unwrap()
                .row
                .id
                .to_string(),
            Endpoint::DeleteNodes => {
                let made = usual.make_directory(&self.shelf(), None, "Silinecek").await;
                made.unwrap().id.to_string()
            }
            Endpoint::DeleteClient => {
                let made = usual.create_client(&client_of("Silinecek")).await;
                made.unwrap().id.to_string()
            }
            Endpoint::DeleteEntry => {
                let made = usual.create_entry(&entry_of(&self.client, "Silinecek")).await;
                made.unwrap().entry.id.to_string()
            }
            Endpoint::DeletePayment => usual
                .pay(&self.entry, 1.0, None)
                .await
                .unwrap()
                .payment
                .id
                .to_string(),
            Endpoint::DeleteWebhook => {
                let made = usual.create_webhook(&webhook_to("/deleted")).await;
                made.unwrap().id.to_string()
            }
            _ => String::new(),
        }
    }

    /// Whether the victim of a DELETE is gone.
    pub(crate) async fn gone(&self, endpoint: Endpoint, victim: &str) -> bool {
        let absent = |error: Option<Error>| matches!(error, Some(error) if error.kind == ErrorKind::NotFound);
        let usual = &self.usual;
        match endpoint {
            Endpoint::DeleteTask => absent(usual.task(&victim.into()).await.err()),
            Endpoint::DeleteNodes => {
                let nodes = usual.nodes(&self.shelf(), None).await.unwrap();
                nodes.iter().all(|node| node.id.as_str() != victim)
            }
            Endpoint::DeleteClient => absent(usual.client(&victim.into()).await.err()),
            Endpoint::DeleteEntry => absent(usual.entry(&victim.into()).await.err()),
            Endpoint::DeletePayment => absent(usual.delete_payment(&victim.into()).await.err()),
            Endpoint::DeleteWebhook => {
                let webhooks = usual.webhooks().await.unwrap();
                webhooks.iter().all(|webhook| webhook.id.as_str() != victim)
            }
            _ => panic!("{endpoint} deletes nothing"),
        }
    }

    /// How many of the records that a POST makes there are.
    pub(crate) async fn count(&self, endpoint: Endpoint) -> u64 {
        let usual = &self.usual;
        let count = match endpoint {
            Endpoint::CreateTask | Endpoint::Upload => {
                let state = self.control(Method::GET, "state", &json!({})).await;
                let key = match endpoint {
                    Endpoint::Upload => "files",
                    _ => "tasks",
                };
                return state[key].as_u64().unwrap();
            }
            Endpoint::CreateSubtask => {
                let task = usual.task(&self.task).await.unwrap();
                task.row.subtasks.unwrap_or_default().len()
            }
            Endpoint::Comment => {
                let activities = usual.activities(&self.task).await.unwrap();
                let said = activities.iter().filter(|activity| activity.content.is_some());
                said.count()
            }
            Endpoint::AddFiles | Endpoint::MakeDirectory => {
                usual.nodes(&self.shelf(), None).await.unwrap().len()
            }
            Endpoint::CreateClient => {
                let query = ClientQuery {
                    name: Some("Kesilen".to_owned()),
                    ..ClientQuery::default()
                };
                usual.clients(&query, 0, 100).await.unwrap().length
            }
            Endpoint::SendMessage => {
                let query = MessageQuery {
                    limit: Some(100),
                    ..MessageQuery::default()
                };
                usual.messages(&self.thread, &query).await.unwrap().len()
            }
            Endpoint::CreateEntry => usual.bookkeeping_page().await.unwrap().entries.len(),
            Endpoint::Pay => usual.entry_activities(&self.entry).await.unwrap().len(),
            Endpoint::CreateWebhook => usual.webhooks().await.unwrap().len(),
            _ => panic!("{endpoint} makes nothing"),
        };
        count as u64
    }

    /// Sends one request of this kind, about this place's records.
    pub(crate) async fn run(&self, endpoint: Endpoint, client: &Client, victim: &str) -> Result<(), Error> {
        let (task, shelf, file) = (&self.task, self.shelf(), std::slice::from_ref(&self.file));
        match endpoint {
            Endpoint::Me => client.me().await.map(drop),
            Endpoint::OrganizationUsers => client.organization_users().await.map(drop),
            Endpoint::Users => client.users(std::slice::from_ref(&self.me)).await.map(drop),
            Endpoint::Projects => client.projects().await.map(drop),
            Endpoint::Tasks => client.all_tasks(&TaskQuery::default()).await.map(drop),
            Endpoint::Task => client.task(task).await.map(drop),
            Endpoint::CreateTask => client.create_task(&self.new_task()).await.map(drop),
            Endpoint::UpdateTask => {
                let update = TaskUpdate {
                    priority: Some(5),
                    ..TaskUpdate::default()
                };
                client.update_task(task, &update).await.map(drop)
            }
            Endpoint::DeleteTask => client.delete_task(&victim.into()).await,
            Endpoint::CreateSubtask => client.create_subtask(task, &self.new_task()).await.map(drop),
            Endpoint::SetState => client.set_state(task, "cb_active").await.map(drop),
            Endpoint::Activities => client.activities(task).await.map(drop),
            Endpoint::Comment => client.comment(task, NAME, &[]).await.map(drop),
            Endpoint::SetVisibility => {
                let (task, comment) = &self.letter;
                client.set_visibility(task, comment, false).await.map(drop)
            }
            Endpoint::Upload => {
                let source = Source::Memory(vec![7; 60_000].into());
                client.upload(&source, "b.txt", |_| {}).await.map(drop)
            }
            Endpoint::FileLink => client.file_link(&self.file).await.map(drop),
            Endpoint::Nodes => client.nodes(&shelf, None).await.map(drop),
            Endpoint::AddFiles => client.add_files(&shelf, None, file).await.map(drop),
            Endpoint::MakeDirectory => client.make_directory(&shelf, None, NAME).await.map(drop),
            Endpoint::DeleteNodes => client.delete_nodes(&[victim.into()]).await,
            Endpoint::Clients => client.clients(&ClientQuery::default(), 0, 10).await.map(drop),
            Endpoint::Client => client.client(&self.client).await.map(drop),
            Endpoint::CreateClient => client.create_client(&client_of(NAME)).await.map(drop),
            Endpoint::UpdateClient => {
                let update = client_of("Bütün müşteri");
                client.update_client(&self.client, &update).await.map(drop)
            }
            Endpoint::DeleteClient => client.delete_client(&victim.into()).await,
            Endpoint::Threads => client.threads().await.map(drop),
            Endpoint::Messages => {
                let query = MessageQuery::default();
                client.messages(&self.thread, &query).await.map(drop)
            }
            Endpoint::SendMessage => client.send_message(&self.message()).await.map(drop),
            Endpoint::BookkeepingPage => client.bookkeeping_page().await.map(drop),
            Endpoint::EntryActivities => client.entry_activities(&self.entry).await.map(drop),
            Endpoint::Entry => client.entry(&self.entry).await.map(drop),
            Endpoint::CreateEntry => client.create_entry(&entry_of(&self.client, NAME)).await.map(drop),
            Endpoint::UpdateEntry => {
                let update = EntryUpdate {
                    kind: EntryKind::Receivable,
                    currency: "TRY".to_owned(),
                    name: "Bütün hesap".to_owned(),
                    desc: Field::Keep,
                    due_at: Field::Keep,
                    amount: None,
                };
                client.update_entry(&self.entry, &update).await.map(drop)
            }
            Endpoint::DeleteEntry => client.delete_entry(&victim.into()).await,
            Endpoint::Pay => client.pay(&self.entry, 2.5, Some(NAME)).await.map(drop),
            Endpoint::DeletePayment => client.delete_payment(&victim.into()).await.map(drop),
            Endpoint::Webhooks => client.webhooks().await.map(drop),
            Endpoint::CreateWebhook => client.create_webhook(&webhook_to("/cut")).await.map(drop),
            Endpoint::UpdateWebhook => {
                let update = webhook_to("/all");
                client.update_webhook(&self.webhook, &update).await.map(drop)
            }
            Endpoint::DeleteWebhook => client.delete_webhook(&victim.into()).await,
        }
    }
}

/// Looks into a sandbox or upsets it, past its API.
async fn control(
    http: &reqwest::Client,
    sandbox: &Sandbox,
    method: Method,
    path: &str,
    body: &Value,
) -> Value {
    let url = format!("{}/{path}", sandbox.control_address().unwrap());
    let answer = http.request(method, url).json(body).send().await.unwrap();
    answer.error_for_status().unwrap().json().await.unwrap()
}

/// A comment that can be shown to a client.
pub(crate) async fn letter(sandbox: &Sandbox, client: &Client) -> (TaskId, ActivityId) {
    let tasks = control(&reqwest::Client::new(), sandbox, Method::GET, "tasks", &json!({})).await;
    let outside = tasks
        .as_array()
        .unwrap()
        .iter()
        .filter(|task| task["email"].is_object() || task["support"].is_object());
    for task in outside {
        let task = TaskId::from(task["_id"].as_str().unwrap());
        // Not every task may be commented on.
        if let Ok(Some(comment)) = client.comment(&task, "Bütün söz", &[]).await {
            return (task, comment.id);
        }
    }
    panic!("the sample has tasks with a client at the other end");
}

pub(crate) fn client_of(name: &str) -> ClientFields {
    ClientFields {
        name: name.to_owned(),
        email: Field::Set("bilgi@kesilen.example".to_owned()),
        ..ClientFields::default()
    }
}

pub(crate) fn entry_of(client: &ClientId, name: &str) -> NewEntry {
    NewEntry {
        client: client.clone(),
        kind: EntryKind::Receivable,
        name: name.to_owned(),
        amount: 9000.5,
        currency: "TRY".to_owned(),
        desc: None,
        due_at: None,
        paid_amount: None,
    }
}

/// Nobody listens there.
pub(crate) fn webhook_to(path: &str) -> WebhookFields {
    WebhookFields {
        kind: Some("customer-created".to_owned()),
        url: Some(format!("http://127.0.0.1:9{path}")),
        project: None,
    }
}
