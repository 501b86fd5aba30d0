//! What signing out cannot remove at once: it is told, and removed later.

use std::time::Duration;

use crate::support::Desk;
use cubicl_sync::view::*;
use cubicl_sync::{AccountMemory, Departed};

const STATES: [KeychainState; 3] = [
    KeychainState::Missing,
    KeychainState::Denied,
    KeychainState::Silent,
];

/// What the welcome screen says; `None` when it says nothing.
fn told(desk: &Desk) -> Option<ProblemKind> {
    let SessionView::SignedOut { problem, .. } = desk.session.view() else {
        unreachable!("somebody is signed in");
    };
    problem.map(|problem| problem.kind)
}

/// Accounts that are stored.
fn copies(desk: &Desk) -> usize {
    let accounts = desk.folder.path().join("data").join("accounts");
    std::fs::read_dir(accounts).unwrap().count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_the_keychain_keeps_is_told_and_removed_by_a_later_start() {
    for state in STATES {
        let mut desk = Desk::signed_in().await;
        desk.secrets.set(Some(state));
        desk.session.sign_out().await;
        let kept = ProblemKind::NotRemoved {
            token: Some(state),
            files: false,
        };
        assert_eq!(told(&desk), Some(kept.clone()));
        assert!(desk.memory.load().is_none(), "the account itself is forgotten");
        assert_eq!(copies(&desk), 0, "and its copy is gone");

        desk.restart().await;
        assert_eq!(told(&desk), Some(kept), "still so at the next start");

        desk.secrets.set(None);
        desk.session.start().await;
        assert_eq!(told(&desk), None);
        assert_eq!(desk.secrets.len(), 0);
        assert_eq!(desk.memory.departed(), []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_again_keeps_the_new_token_and_the_new_copy() {
    let mut desk = Desk::signed_in().await;
    desk.secrets.set(Some(KeychainState::Denied));
    desk.session.sign_out().await;
    desk.secrets.set(None);
    desk.sign_in(false).await;
    assert_eq!(
        desk.memory.departed(),
        [],
        "nothing of it is to be removed any more"
    );
    desk.restart().await;
    assert!(matches!(
        desk.session.view(),
        SessionView::SignedIn {
            kept: TokenKept::Keychain,
            ..
        }
    ));
    assert_eq!(desk.secrets.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn until_the_app_closes_the_token_of_before_is_still_to_be_removed() {
    let desk = Desk::signed_in().await;
    desk.secrets.set(Some(KeychainState::Denied));
    desk.session.sign_out().await;
    desk.sign_in(true).await;
    desk.secrets.set(None);
    desk.session.sign_out().await;
    assert_eq!(told(&desk), None);
    assert_eq!(desk.secrets.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_without_a_keychain_is_not_told_of_a_token_in_it() {
    let desk = Desk::new().await;
    desk.secrets.set(Some(KeychainState::Missing));
    desk.sign_in(true).await;
    desk.session.sign_out().await;
    assert_eq!(told(&desk), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_held_are_told_and_removed_by_a_later_start() {
    let mut desk = Desk::signed_in().await;
    let cache = desk.folder.path().join("cache");
    // What cannot be emptied as a folder can.
    std::fs::write(&cache, "held").unwrap();
    desk.session.sign_out().await;
    let held = ProblemKind::NotRemoved {
        token: None,
        files: true,
    };
    assert_eq!(told(&desk), Some(held.clone()));
    assert_eq!(desk.secrets.len(), 0, "the token is gone all the same");
    desk.restart().await;
    assert_eq!(told(&desk), Some(held));

    std::fs::remove_file(&cache).unwrap();
    std::fs::create_dir_all(cache.join("opened")).unwrap();
    desk.restart().await;
    assert_eq!(told(&desk), None);
    assert!(!cache.exists());
    assert_eq!(desk.memory.departed(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_removes_what_a_killed_program_did_not_come_to() {
    let mut desk = Desk::signed_in().await;
    let known = desk.memory.load().unwrap();
    let departed = Departed {
        server: known.server,
        user: known.user,
        token: true,
        files: true,
    };
    desk.end();
    desk.memory.forget(&[departed]);
    assert_eq!(copies(&desk), 1);
    desk.session.start().await;
    assert_eq!(told(&desk), None);
    assert_eq!(desk.secrets.len(), 0);
    assert_eq!(copies(&desk), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_while_the_keychain_takes_the_token_signs_out() {
    let desk = Desk::signed_in().await;
    desk.session
        .check_token(desk.sandbox.token().to_owned(), None)
        .await
        .unwrap();
    desk.secrets.set(Some(KeychainState::Silent));
    let session = desk.session.clone();
    let keeping = tokio::spawn(async move { session.keep_token(false).await });
    tokio::time::sleep(Duration::from_millis(100)).await;
    let session = desk.session.clone();
    let leaving = tokio::spawn(async move { session.sign_out().await });
    tokio::time::sleep(Duration::from_millis(100)).await;
    desk.secrets.set(None);
    keeping.await.unwrap().unwrap();
    leaving.await.unwrap();
    assert_eq!(told(&desk), None);
    assert_eq!(desk.secrets.len(), 0);
    assert!(desk.memory.load().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_checked_token_is_kept_once() {
    let desk = Desk::new().await;
    desk.session.start().await;
    desk.session
        .check_token(desk.sandbox.token().to_owned(), None)
        .await
        .unwrap();
    let (one, two) = tokio::join!(desk.session.keep_token(false), desk.session.keep_token(false));
    one.unwrap();
    assert_eq!(two.unwrap_err().kind, ProblemKind::BadToken);
}
