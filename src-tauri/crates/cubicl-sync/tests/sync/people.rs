//! Names of people, as far as Cubicl tells them to this user.

use cubicl_sync::view::UserId;
use serde_json::{Value, json};

use crate::support::{Odd, Says, wait};

/// Answers to a user who may not see the organization: one id is out of sight too.
fn answer(path: &str) -> Option<Says> {
    if path == "/organization/users" {
        return Some(Says::Status(403));
    }
    if path == "/groups" {
        let members = ["me", "u1", "hidden", "u2", "u3"];
        return Some(Says::Json(
            json!([{ "_id": "p", "name": "Depo", "members": members }]),
        ));
    }
    let ids = path.strip_prefix("/users?ids=")?.replace("%2C", ",");
    if ids.split(',').any(|id| id == "hidden") {
        return Some(Says::Status(403));
    }
    let person = |id: &str| json!({ "_id": id, "firstname": "Ad", "lastname": id.to_uppercase() });
    Some(Says::Json(ids.split(',').map(person).collect::<Value>()))
}

#[tokio::test(flavor = "multi_thread")]
async fn people_have_names_where_the_organization_is_out_of_sight() {
    let odd = Odd::start(answer).await;
    let account = odd.account();
    let name = |id: &str| {
        let people = account.people().into_iter();
        let mut found = people.filter(|person| person.id == UserId::from(id));
        found.next().map(|person| person.name)
    };
    let all = ["u1", "u2", "u3", "hidden"];
    wait("an answer about each", || all.iter().all(|id| name(id).is_some())).await;
    let names = all.map(|id| name(id).unwrap());
    assert_eq!(names, ["Ad U1", "Ad U2", "Ad U3", ""]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_ask_for_nobody_does_not_ask_for_everybody_alone() {
    let odd = Odd::start(|path| match path {
        "/groups" => {
            let members: Vec<String> = (0..100).map(|number| format!("u{number}")).collect();
            Some(Says::Json(
                json!([{ "_id": "p", "name": "Depo", "members": members }]),
            ))
        }
        _ if path.starts_with("/users") || path == "/organization/users" => Some(Says::Status(403)),
        _ => None,
    })
    .await;
    let asked = || {
        odd.asked()
            .iter()
            .filter(|path| path.starts_with("/users"))
            .count()
    };
    wait("what is refused", || asked() > 10).await;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    assert!(asked() < 25, "{} requests for 100 people", asked());
}
