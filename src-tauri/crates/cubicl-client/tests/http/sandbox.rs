//! The whole of users, projects and tasks against the sandbox.

use cubicl_client::endpoints::tasks::{Field, NewTask, TaskQuery, TaskUpdate};
use cubicl_client::model::Steps;
use cubicl_client::{AccessToken, Client, Config, ErrorKind, ServerAddress};
use cubicl_sandbox::{Options, Sandbox};

pub(crate) async fn sandbox() -> (Sandbox, Client) {
    let sandbox = Sandbox::start(Options {
        rate: 0,
        tasks: 300,
        ..Options::default()
    })
    .await
    .unwrap();
    let client = Client::new(config(&sandbox)).unwrap();
    (sandbox, client)
}

fn config(sandbox: &Sandbox) -> Config {
    let server = ServerAddress::parse(sandbox.address()).unwrap();
    Config {
        rate: 0,
        ..Config::new(server, AccessToken::parse(sandbox.token()).unwrap(), "test/1")
    }
}

#[tokio::test]
async fn a_wrong_token_is_unauthorized() {
    let (sandbox, _) = sandbox().await;
    let config = Config {
        token: AccessToken::parse("wrong").unwrap(),
        ..config(&sandbox)
    };
    assert_eq!(
        Client::new(config).unwrap().me().await.unwrap_err().kind,
        ErrorKind::Unauthorized
    );
}

#[tokio::test]
async fn people_and_projects_come_whole() {
    let (_sandbox, client) = sandbox().await;
    let me = client.me().await.unwrap();
    assert!(!me.organization.is_empty() && !me.firstname.is_empty());
    let people = client.organization_users().await.unwrap();
    assert!(people.iter().any(|person| person.id == me.id));
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
}

#[tokio::test]
async fn every_list_is_read_to_its_end() {
    let (_sandbox, client) = sandbox().await;
    let mut largest = 0;
    for project in client.projects().await.unwrap() {
        let query = TaskQuery {
            project: Some(project.id.clone()),
            ..TaskQuery::default()
        };
        let rows = client.all_tasks(&query).await.unwrap();
        assert!(
            rows.iter()
                .all(|row| row.group.as_ref().is_none_or(|group| *group == project.id))
        );
        largest = largest.max(rows.len());
    }
    assert!(
        largest > 100,
        "the largest project needs more than one page, and has {largest}"
    );
}

#[tokio::test]
async fn a_task_lives_from_making_to_deleting() {
    let (_sandbox, client) = sandbox().await;
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
    let answer = client
        .update_task(&task.row.id, &update)
        .await
        .unwrap()
        .task
        .unwrap();
    assert_eq!((answer.row.deadline, answer.row.priority), (None, Some(5)));
    assert_eq!(answer.row.name.as_deref(), Some("İmalat çizimi: Şişli şubesi"));

    let done = project.states().into_iter().next_back().unwrap().name;
    let answer = client.set_state(&task.row.id, &done).await.unwrap().task.unwrap();
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
        ErrorKind::NotFound
    );
}

#[tokio::test]
async fn a_ticked_step_keeps_the_rest_of_its_list() {
    let (_sandbox, client) = sandbox().await;
    let rows = client.all_tasks(&TaskQuery::default()).await.unwrap();
    for row in rows {
        let task = client.task(&row.id).await.unwrap();
        let Some(Steps::Checklist(items)) = &task.row.steps else {
            continue;
        };
        let Some(open) = items.iter().position(|item| !item.done()) else {
            continue;
        };
        let mut changed = items.clone();
        changed[open] = items[open].with_done(true);
        let update = TaskUpdate {
            steps: Some(Steps::Checklist(changed)),
            ..TaskUpdate::default()
        };
        if client
            .update_task(&row.id, &update)
            .await
            .is_err_and(|error| error.kind == ErrorKind::NotPermitted)
        {
            continue;
        }
        let Some(Steps::Checklist(after)) = client.task(&row.id).await.unwrap().row.steps else {
            panic!("no checklist")
        };
        assert_eq!(after.len(), items.len());
        assert!(after[open].done());
        assert_eq!(after[open].id(), items[open].id());
        return;
    }
    panic!("the sample workspace has no open checklist");
}
