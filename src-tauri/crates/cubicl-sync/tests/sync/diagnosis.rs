//! Checking the server from inside an account.

use cubicl_sync::view::{NotShownReason, OutcomeView, ProblemKind};

use crate::support::Desk;

#[tokio::test]
async fn a_check_only_reads_and_tells_every_assumption() {
    let desk = Desk::signed_in().await;
    let account = desk.account();
    let diagnosis = account.diagnose().await.unwrap();
    let numbers: Vec<u8> = diagnosis
        .view
        .findings
        .iter()
        .map(|finding| finding.assumption)
        .collect();
    assert_eq!(numbers, (1..=26).collect::<Vec<u8>>());
    let outcome = |assumption: usize| &diagnosis.view.findings[assumption - 1].outcome;
    let read = OutcomeView::Confirmed {
        seen: "records".to_owned(),
        in_part: true,
    };
    assert_eq!(*outcome(13), read);
    let needs_change = OutcomeView::NotShown {
        reason: NotShownReason::NeedsChange,
    };
    assert_eq!(*outcome(5), needs_change);
    assert!((15..=30).contains(&diagnosis.view.requests));
    assert!(diagnosis.report.contains("| A26 |") && !diagnosis.report.contains(desk.sandbox.token()));
    let log = desk.requests().await;
    assert!(log.iter().all(|request| request.starts_with("GET ")), "{log:?}");
}

#[tokio::test]
async fn a_check_without_a_server_is_a_problem() {
    let desk = Desk::signed_in().await;
    let account = desk.account();
    desk.reach("refuse").await;
    let problem = account.diagnose().await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Offline);
    assert!(problem.can_retry);
}
