//! Signing in and out, and what a keychain can do to it.

use std::sync::atomic::Ordering;

use crate::support::{Desk, column_of, quiet, wait};
use cubicl_sync::view::*;
use cubicl_sync::{Event, SaveTo};
use serde_json::json;

fn kind<T: std::fmt::Debug>(outcome: Result<T, Problem>) -> ProblemKind {
    outcome.expect_err("it has to fail").kind
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_then_the_right_one() {
    let desk = Desk::new().await;
    desk.session.start().await;
    assert!(matches!(
        desk.session.view(),
        SessionView::SignedOut { problem: None, .. }
    ));

    assert_eq!(
        kind(desk.session.check_token("wrong-token".into(), None).await),
        ProblemKind::TokenRejected
    );
    assert_eq!(
        kind(desk.session.check_token("  ".into(), None).await),
        ProblemKind::BadToken
    );
    assert_eq!(
        kind(desk.session.keep_token(false).await),
        ProblemKind::BadToken,
        "nothing was checked"
    );

    let pasted = format!(" Bearer {}\n", desk.sandbox.token());
    let preview = desk.session.check_token(pasted, None).await.unwrap();
    assert!(!preview.account.name.is_empty());
    assert!(!preview.account.organization.is_empty());
    assert!(
        matches!(desk.session.view(), SessionView::SignedOut { .. }),
        "checked is not signed in"
    );
    assert_eq!(desk.secrets.len(), 0);

    desk.session.keep_token(false).await.unwrap();
    assert_eq!(desk.secrets.len(), 1);
    let SessionView::SignedIn {
        account,
        kept,
        token_rejected,
    } = desk.session.view()
    else {
        panic!("signed in")
    };
    assert_eq!(
        (account, kept, token_rejected),
        (preview.account, TokenKept::Keychain, false)
    );
    wait("the announcement", || {
        desk.heard.all().contains(&Event::SessionChanged)
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_wrong_address_has_its_own_problem() {
    let desk = Desk::new().await;
    desk.session.start().await;
    let token = desk.sandbox.token().to_owned();
    let check = async |server: &str| kind(desk.session.check_token(token.clone(), Some(server.into())).await);

    assert_eq!(
        check("http://cubicl.example").await,
        ProblemKind::BadAddress,
        "a token never goes over plain http"
    );
    assert_eq!(check("not an address").await, ProblemKind::BadAddress);
    assert!(
        matches!(
            check("http://127.0.0.1:9").await,
            ProblemKind::WrongAddress { .. }
        ),
        "nothing listens there"
    );
    let links = desk.sandbox.links_address().to_owned();
    assert!(
        matches!(check(&links).await, ProblemKind::NotCubicl { .. }),
        "a server, but not Cubicl"
    );
    desk.rule(
        "GET",
        "/app/me",
        json!({ "type": "status", "status": 200, "body": "<html>proxy</html>" }),
    )
    .await;
    assert!(
        matches!(check(desk.sandbox.address()).await, ProblemKind::NotCubicl { .. }),
        "a proxy's page"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_start_needs_neither_a_person_nor_the_network() {
    let mut desk = Desk::signed_in().await;
    let before = desk.session.view();
    desk.reach("close").await;
    desk.restart().await;
    assert_eq!(desk.session.view(), before);
    let account = desk.account();
    wait("the state of the connection", || {
        account.status().connection == Connection::Offline
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cubicl_says_of_the_account_replaces_what_was_remembered() {
    let mut desk = Desk::signed_in().await;
    let me = desk.look("/state").await["me"].as_str().unwrap().to_owned();
    let answer = json!({ "_id": me, "firstname": "Yeni", "lastname": "Ad", "org": { "name": "Firma" } });
    desk.rule(
        "GET",
        "/app/me",
        json!({ "type": "status", "status": 200, "body": answer }),
    )
    .await;
    desk.restart().await;
    let session = &desk.session;
    wait(
        "the new name",
        || matches!(session.view(), SessionView::SignedIn { account, .. } if account.name == "Yeni Ad"),
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keychain_that_cannot_be_used_leaves_the_choice_to_stay_until_close() {
    for state in [
        KeychainState::Missing,
        KeychainState::Denied,
        KeychainState::Silent,
    ] {
        let mut desk = Desk::new().await;
        desk.session.start().await;
        desk.session
            .check_token(desk.sandbox.token().to_owned(), None)
            .await
            .unwrap();
        desk.secrets.set(Some(state));
        assert_eq!(
            kind(desk.session.keep_token(false).await),
            ProblemKind::Keychain { state }
        );
        assert!(matches!(desk.session.view(), SessionView::SignedOut { .. }));

        desk.session.keep_token(true).await.unwrap();
        assert!(matches!(
            desk.session.view(),
            SessionView::SignedIn {
                kept: TokenKept::UntilClose,
                ..
            }
        ));

        desk.secrets.set(None);
        wait("a late answer to be undone", || desk.secrets.len() == 0).await;
        desk.restart().await;
        assert!(
            matches!(desk.session.view(), SessionView::SignedOut { problem: None, .. }),
            "{state:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_says_why_the_account_cannot_be_opened() {
    let mut desk = Desk::signed_in().await;
    for state in [
        KeychainState::Missing,
        KeychainState::Denied,
        KeychainState::Silent,
    ] {
        desk.secrets.set(Some(state));
        desk.restart().await;
        let SessionView::SignedOut {
            problem: Some(problem),
            ..
        } = desk.session.view()
        else {
            panic!("{state:?}")
        };
        assert_eq!(problem.kind, ProblemKind::Keychain { state });
        desk.secrets.set(None);
    }
    desk.secrets.clear();
    desk.restart().await;
    assert!(
        matches!(desk.session.view(), SessionView::SignedOut { problem: None, .. }),
        "the entry is gone"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_leaves_nothing() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let account = desk.account();
    let (card, _) = desk.card(&query).await;
    let picked = account.pick(desk.file("plan.txt", b"plan"));
    account.attach(&card.id, vec![picked.id]).unwrap();
    quiet(&account).await;
    let file = account.task(&card.id).unwrap().files.pop().unwrap();
    let opened = account
        .download(&file.id, "açıldı.txt", SaveTo::Cache)
        .await
        .unwrap();
    let cache = desk.folder.path().join("cache");
    assert!(opened.starts_with(&cache) && opened.exists());

    desk.session.sign_out().await;
    assert!(matches!(
        desk.session.view(),
        SessionView::SignedOut { problem: None, .. }
    ));
    assert_eq!(desk.secrets.len(), 0);
    assert!(desk.memory.forgotten.load(Ordering::Relaxed));
    assert!(!cache.exists(), "opened files are gone");
    assert_eq!(kind(desk.session.account().map(drop)), ProblemKind::SignedOut);
    assert_eq!(
        account.board(&query).unwrap().total,
        0,
        "nothing is left in memory either"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sample_workspace_is_kept_nowhere() {
    let desk = Desk::new().await;
    desk.session.start().await;
    desk.session
        .open_sample(desk.sandbox.address().to_owned(), desk.sandbox.token().to_owned())
        .await
        .unwrap();
    assert!(matches!(
        desk.session.view(),
        SessionView::SignedIn {
            kept: TokenKept::Sample,
            ..
        }
    ));
    assert_eq!(desk.secrets.len(), 0);
    desk.session.sign_out().await;
    assert!(
        !desk.memory.forgotten.load(Ordering::Relaxed),
        "an account of before stays known"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rejected_token_loses_nothing_and_a_new_one_goes_on() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    desk.delete("/tokens").await;

    account
        .change_task(&card.id, TaskChange::State(other.clone()))
        .unwrap();
    let rejected = || {
        matches!(
            desk.session.view(),
            SessionView::SignedIn {
                token_rejected: true,
                ..
            }
        )
    };
    wait("the rejection", rejected).await;
    assert_eq!(
        column_of(&account, &query, &card.id).as_ref(),
        Some(&other),
        "the move stays on the screen"
    );
    assert_eq!(account.changes().len(), 1);
    assert_eq!(account.status().connection, Connection::TokenRejected);

    let colleague = account.people().into_iter().find(|person| {
        let SessionView::SignedIn { account, .. } = desk.session.view() else {
            return false;
        };
        person.current && person.id != account.user
    });
    let theirs = desk
        .post("/tokens", json!({ "user": colleague.unwrap().id }))
        .await;
    let theirs = theirs["token"].as_str().unwrap().to_owned();
    assert!(matches!(
        kind(desk.session.check_token(theirs, None).await),
        ProblemKind::OtherAccount { .. }
    ));

    let mine = desk.post("/tokens", json!({})).await["token"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.session.check_token(mine, None).await.unwrap();
    desk.session.keep_token(false).await.unwrap();
    assert!(!rejected());
    desk.server_task(&card.id, "the move to arrive", |task| {
        task["state"] == other.as_str()
    })
    .await;
    quiet(&account).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_acknowledged_that_comes_after_signing_out() {
    let desk = Desk::signed_in().await;
    let query = desk.board().await;
    let (card, other) = desk.card(&query).await;
    let account = desk.account();
    desk.session.sign_out().await;
    let late = account.change_task(&card.id, TaskChange::State(other));
    assert_eq!(late.unwrap_err().kind, ProblemKind::SignedOut);
}
