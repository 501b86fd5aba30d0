//! The whole of users, projects and tasks against the sandbox, in every dialect that the contract allows.

use std::collections::BTreeSet;

use cubicl_client::endpoints::Field;
use cubicl_client::endpoints::tasks::{NewTask, TaskQuery, TaskUpdate};
use cubicl_client::model::{Steps, Task};
use cubicl_client::{AccessToken, Client, Config, ErrorKind, ServerAddress, Source, Target, TaskId};
use cubicl_sandbox::{Dialect, Options, Sandbox};

use crate::place::letter;

/// Together they show every shape of every switch.
const SEEDS: std::ops::Range<u64> = 0..8;

pub(crate) async fn sandbox() -> (Sandbox, Client) {
    speaking(Dialect::default()).await
}

pub(crate) async fn speaking(dialect: Dialect) -> (Sandbox, Client) {
    let sandbox = Sandbox::start(Options {
        rate: 0,
        tasks: 300,
        dialect,
        ..Options::default()
    })
    .await
    .unwrap();
    let client = Client::new(config(&sandbox)).unwrap();
    (sandbox, client)
}

pub(crate) fn config(sandbox: &Sandbox) -> Config {
    let server = ServerAddress::parse(sandbox.address()).unwrap();
    Config {
        rate: 0,
        ..Config::new(server, AccessToken::parse(sandbox.token()).unwrap(), "test/1")
    }
}

/// The usual dialect, and enough others.
pub(crate) fn dialects() -> impl Iterator<Item = (String, Dialect)> {
    let usual = ("usual".to_owned(), Dialect::default());
    let seeded = SEEDS.map(|seed| (format!("seed {seed}"), Dialect::of_seed(seed)));
    std::iter::once(usual).chain(seeded)
}

#[test]
fn the_seeds_show_every_shape() {
    let shown: BTreeSet<_> = SEEDS.flat_map(|seed| Dialect::of_seed(seed).shapes()).collect();
    assert_eq!(shown, Dialect::every_shape().into_iter().collect());
}

#[tokio::test]
async fn a_wrong_token_is_unauthorized() {
    for (name, dialect) in dialects() {
        let (sandbox, _) = speaking(dialect).await;
        let config = Config {
            token: AccessToken::parse("wrong").unwrap(),
            ..config(&sandbox)
        };
        let error = Client::new(config).unwrap().me().await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::Unauthorized, "{name}");
    }
}

#[tokio::test]
async fn people_and_projects_come_whole() {
    for (name, dialect) in dialects() {
        let (_sandbox, client) = speaking(dialect).await;
        let me = client.me().await.unwrap();
        assert!(!me.organization.is_empty() && !me.firstname.is_empty());
        let people = client.organization_users().await.unwrap();
        assert!(people.iter().any(|person| person.id == me.id), "{name}");
        assert_eq!(client.users(std::slice::from_ref(&me.id)).await.unwrap().len(), 1);
        let projects = client.projects().await.unwrap();
        assert!(
            projects.iter().any(|project| project.parents.len() == 2),
            "one project has two parents"
        );
        let own = projects
            .iter()
            .find_map(|project| project.own_states.as_ref())
            .expect("one project has its own states");
        assert!(own.len() > 4 && own.iter().filter(|state| state.is_default).count() == 1);
        let levels: Vec<_> = projects
            .iter()
            .filter_map(|project| project.permissions.as_ref())
            .map(|permissions| (permissions.members.tasks(), permissions.everybody.tasks()))
            .collect();
        assert!(
            !levels.is_empty()
                && levels
                    .iter()
                    .all(|(members, everybody)| members.is_some() && everybody.is_some()),
            "{name}: {levels:?}"
        );
    }
}

#[tokio::test]
async fn every_list_is_read_to_its_end() {
    for (name, dialect) in dialects() {
        let (_sandbox, client) = speaking(dialect).await;
        let mut largest = 0;
        for project in client.projects().await.unwrap() {
            let query = TaskQuery {
                project: Some(project.id.clone()),
                ..TaskQuery::default()
            };
            let rows = client.all_tasks(&query).await.unwrap();
            let first = client.tasks(&query, 0, 5).await.unwrap();
            assert!(first.length >= rows.len().min(5), "{name}");
            assert!(
                rows.iter()
                    .all(|row| row.group.as_ref().is_none_or(|group| *group == project.id))
            );
            largest = largest.max(rows.len());
        }
        assert!(
            largest > 100,
            "{name}: the largest project needs more than one page, and has {largest}"
        );
    }
}

#[tokio::test]
async fn a_task_lives_from_making_to_deleting() {
    for (name, dialect) in dialects() {
        let (_sandbox, client) = speaking(dialect).await;
        let me = client.me().await.unwrap();
        let projects = client.projects().await.unwrap();
        let project = projects
            .iter()
            .find(|project| project.admins.contains(&me.id))
            .unwrap();
        let new = NewTask {
            project: project.id.clone(),
            name: "İmalat çizimi: Şişli şubesi".to_owned(),
            deadline: Some(1_900_000_000),
            tags: vec!["acil".to_owned()],
            ..NewTask::default()
        };
        let task = client.create_task(&new).await.unwrap();
        assert_eq!(task.row.deadline, Some(1_900_000_000));

        let update = TaskUpdate {
            deadline: Field::Clear,
            priority: Some(5),
            ..TaskUpdate::default()
        };
        let answer = client.update_task(&task.row.id, &update).await.unwrap().task;
        let answer = told(&client, &task.row.id, answer).await;
        assert_eq!((answer.row.deadline, answer.row.priority), (None, Some(5)));
        assert_eq!(answer.row.name.as_deref(), Some("İmalat çizimi: Şişli şubesi"));

        let done = project.states().into_iter().next_back().unwrap().name;
        let answer = client.set_state(&task.row.id, &done).await.unwrap().task;
        let answer = told(&client, &task.row.id, answer).await;
        assert_eq!(answer.row.state, Some(done));

        let subtask = NewTask {
            name: "Ölçü al".to_owned(),
            ..NewTask::default()
        };
        let subtask = client.create_subtask(&task.row.id, &subtask).await.unwrap();
        assert_eq!(subtask.row.parent.as_ref(), Some(&task.row.id));

        let comment = client
            .comment(&task.row.id, "Müşteri onayladı", &[])
            .await
            .unwrap()
            .unwrap();
        assert_eq!(comment.author.as_ref(), Some(&me.id));
        let activities = client.activities(&task.row.id).await.unwrap();
        assert!(
            activities
                .iter()
                .any(|activity| activity.content.as_deref() == Some("Müşteri onayladı"))
        );
        assert!(activities.is_sorted_by_key(|activity| activity.created_at));

        client.delete_task(&task.row.id).await.unwrap();
        assert_eq!(
            client.task(&task.row.id).await.unwrap_err().kind,
            ErrorKind::NotFound,
            "{name}"
        );
    }
}

/// The task of an update's answer, read again when that does not tell (A5).
async fn told(client: &Client, id: &TaskId, answer: Option<Task>) -> Task {
    match answer {
        Some(task) => task,
        None => client.task(id).await.unwrap(),
    }
}

#[tokio::test]
async fn steps_are_written_back_with_the_keys_they_came_with() {
    for (name, dialect) in dialects() {
        let (_sandbox, client) = speaking(dialect).await;
        let me = client.me().await.unwrap();
        let query = TaskQuery {
            owner: Some(me.id),
            include: vec!["stepType"],
            ..TaskQuery::default()
        };
        let (mut checklists, mut bars) = (0, 0);
        for row in client.all_tasks(&query).await.unwrap() {
            if checklists > 0 && bars > 0 {
                break;
            }
            let read = async || client.task(&row.id).await.unwrap().row.steps.unwrap_or_default();
            let write = async |steps| {
                let update = TaskUpdate {
                    steps: Some(steps),
                    ..TaskUpdate::default()
                };
                client.update_task(&row.id, &update).await.unwrap();
            };
            match read().await {
                Steps::Checklist(mut items) if items.iter().any(|item| !item.done()) && checklists == 0 => {
                    let open = items.iter().position(|item| !item.done()).unwrap();
                    items[open] = items[open].with_done(true);
                    write(Steps::Checklist(items.clone())).await;
                    assert_eq!(read().await, Steps::Checklist(items), "{name}");
                    checklists += 1;
                }
                bar @ Steps::Progress(_) if bars == 0 => {
                    let (_, total) = bar.progress().unwrap();
                    let full = bar.with_completed(total);
                    write(full.clone()).await;
                    assert_eq!(read().await.progress(), Some((total, total)), "{name}");
                    bars += 1;
                }
                _ => {}
            }
        }
        assert!(checklists > 0 && bars > 0, "{name}: the sample has both kinds");
    }
}

#[tokio::test]
async fn all_activities_are_read_whatever_fits_a_page() {
    for (name, dialect) in dialects() {
        let (sandbox, client) = speaking(dialect).await;
        let (task, _) = letter(&sandbox, &client).await;
        for number in 0..60 {
            client.comment(&task, &format!("{number}."), &[]).await.unwrap();
        }
        for _ in 0..2 {
            let activities = client.activities(&task).await.unwrap();
            assert!(activities.is_sorted_by_key(|activity| activity.created_at));
            let said: BTreeSet<_> = activities.into_iter().filter_map(|one| one.content).collect();
            let missing: Vec<_> = (0..60)
                .filter(|number| said.iter().all(|text| !text.contains(&format!("{number}."))))
                .collect();
            assert_eq!(missing, [0; 0], "{name}");
        }
    }
}

#[tokio::test]
async fn a_comment_is_shown_to_the_client_and_hidden() {
    for (name, dialect) in dialects() {
        let (sandbox, client) = speaking(dialect).await;
        let (task, comment) = letter(&sandbox, &client).await;
        for visible in [true, false] {
            client.set_visibility(&task, &comment, visible).await.unwrap();
            let activities = client.activities(&task).await.unwrap();
            let read = activities.iter().find(|activity| activity.id == comment);
            assert_eq!(read.unwrap().visible, Some(visible), "{name}");
        }
    }
}

#[tokio::test]
async fn a_file_goes_up_hangs_on_a_task_and_comes_down() {
    let folder = tempfile::tempdir().unwrap();
    for (name, dialect) in dialects() {
        let (_sandbox, client) = speaking(dialect).await;
        let projects = client.projects().await.unwrap();
        let me = client.me().await.unwrap();
        let project = projects
            .iter()
            .find(|project| project.admins.contains(&me.id))
            .unwrap();
        let source = Source::Memory("çizim".into());
        let file = client.upload(&source, "Şişli.txt", |_| {}).await.unwrap();
        let new = NewTask {
            project: project.id.clone(),
            name: "Dosyalı".to_owned(),
            files: vec![file.id.clone()],
            ..NewTask::default()
        };
        let task = client.create_task(&new).await.unwrap();
        let files = client.task(&task.row.id).await.unwrap().row.files.unwrap();
        assert_eq!(files.len(), 1, "{name}");
        assert_eq!(files[0].id, file.id, "{name}");
        let link = client.file_link(&file.id).await.unwrap();
        assert!(
            link.starts_with("http://127.0.0.1:") && !link.contains('"'),
            "{name}: {link}"
        );
        let target = Target::chosen(folder.path().join("indi.txt"));
        let path = client.download(&file.id, &target, |_| {}).await.unwrap();
        assert_eq!(std::fs::read(path).unwrap(), "çizim".as_bytes(), "{name}");
    }
}
