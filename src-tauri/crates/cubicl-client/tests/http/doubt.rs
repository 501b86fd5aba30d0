//! A POST without an answer: the look afterwards says what became of it.

use cubicl_client::endpoints::tasks::NewTask;
use cubicl_client::model::Me;
use cubicl_client::{Client, Error, Look, ProjectId, Verdict};
use cubicl_sandbox::Sandbox;
use serde_json::json;

use crate::sandbox::sandbox;

struct Place {
    sandbox: Sandbox,
    client: Client,
    me: Me,
    project: ProjectId,
}

impl Place {
    async fn new() -> Self {
        let (sandbox, client) = sandbox().await;
        let me = client.me().await.unwrap();
        let projects = client.projects().await.unwrap();
        let mine = projects.iter().find(|project| project.admins.contains(&me.id));
        let project = mine.unwrap().id.clone();
        Self {
            sandbox,
            client,
            me,
            project,
        }
    }

    /// The next POST is cut off, before or after it is carried out.
    async fn cut(&self, when: &str) {
        let rule = json!({ "method": "POST", "path": "/**", "times": 1, "action": { "type": when } });
        let address = format!("{}/rules", self.sandbox.control_address().unwrap());
        let control = reqwest::Client::new().post(address).json(&rule);
        control.send().await.unwrap().error_for_status().unwrap();
    }

    fn look(&self, error: &Error) -> Look<'_> {
        Look {
            by: &self.me.id,
            doubt: **error.in_doubt.as_ref().unwrap(),
            known: &|_| false,
        }
    }

    fn task(&self, name: &str) -> NewTask {
        NewTask {
            project: self.project.clone(),
            name: name.to_owned(),
            ..NewTask::default()
        }
    }
}

#[tokio::test]
async fn a_task_that_was_cut_off() {
    let place = Place::new().await;
    let client = &place.client;
    let new = place.task("Işık ölçümü – 2. kat");

    place.cut("cut_before").await;
    let error = client.create_task(&new).await.unwrap_err();
    let verdict = client
        .look_for_task(&new, None, place.look(&error))
        .await
        .unwrap();
    assert_eq!(verdict, Verdict::NotDone);

    place.cut("cut_after").await;
    let error = client.create_task(&new).await.unwrap_err();
    let verdict = client
        .look_for_task(&new, None, place.look(&error))
        .await
        .unwrap();
    let Verdict::Done(task) = verdict else {
        panic!("{verdict:?}")
    };
    assert_eq!(task.row.name.as_ref(), Some(&new.name));

    // A second one of the same name: only somebody who knew the first can tell.
    place.cut("cut_after").await;
    let error = client.create_task(&new).await.unwrap_err();
    let look = place.look(&error);
    let verdict = client.look_for_task(&new, None, look).await.unwrap();
    assert_eq!(verdict, Verdict::CannotTell);
    let known = |id: &str| id == task.row.id.as_str();
    let look = Look {
        known: &known,
        ..look
    };
    let verdict = client.look_for_task(&new, None, look).await.unwrap();
    assert!(matches!(verdict, Verdict::Done(second) if second.row.id != task.row.id));
}

#[tokio::test]
async fn a_subtask_that_was_cut_off() {
    let place = Place::new().await;
    let client = &place.client;
    let parent = client.create_task(&place.task("Üst görev")).await.unwrap().row.id;
    let new = NewTask {
        name: "Alt görev".to_owned(),
        ..NewTask::default()
    };
    for (when, done) in [("cut_before", false), ("cut_after", true)] {
        place.cut(when).await;
        let error = client.create_subtask(&parent, &new).await.unwrap_err();
        let verdict = client
            .look_for_task(&new, Some(&parent), place.look(&error))
            .await;
        let verdict = verdict.unwrap();
        let found = matches!(&verdict, Verdict::Done(task) if task.row.parent.as_ref() == Some(&parent));
        assert_eq!(found, done, "{when}: {verdict:?}");
        assert_eq!(verdict == Verdict::NotDone, !done);
    }
}

#[tokio::test]
async fn a_comment_that_was_cut_off() {
    let place = Place::new().await;
    let client = &place.client;
    let task = client.create_task(&place.task("Teklif")).await.unwrap().row.id;
    for (when, done) in [("cut_before", false), ("cut_after", true)] {
        place.cut(when).await;
        let error = client.comment(&task, "Onaylandı", &[]).await.unwrap_err();
        let look = place.look(&error);
        let verdict = client
            .look_for_comment(&task, "Onaylandı", &[], look)
            .await
            .unwrap();
        assert_eq!(matches!(verdict, Verdict::Done(_)), done, "{when}: {verdict:?}");
        let other = client.look_for_comment(&task, "Onaylandı!", &[], look).await;
        assert_eq!(other.unwrap(), Verdict::NotDone);
    }
}
