//! Checking the server that the account is at, by reading alone.

use cubicl_client::check::{Finding, Report, Verdict, Why, check};

use crate::core::Core;
use crate::problem;
use crate::view::{DiagnosisView, FindingView, NotShownReason, OutcomeView, Problem};

/// What a check found: for the screen, and as a report to send in.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    /// For the screen.
    pub view: DiagnosisView,
    /// Markdown, in English: types and names of fields, no contents.
    pub report: String,
}

/// Asks the server.
pub(crate) async fn diagnose(core: &Core) -> Result<Diagnosis, Problem> {
    let report = Box::pin(check(&core.client()?)).await.map_err(problem::of)?;
    Ok(Diagnosis {
        view: view(&report),
        report: report.to_markdown(),
    })
}

fn view(report: &Report) -> DiagnosisView {
    DiagnosisView {
        findings: report.findings.iter().map(finding).collect(),
        requests: u32::try_from(report.requests.len()).unwrap_or(u32::MAX),
    }
}

fn finding(finding: &Finding) -> FindingView {
    let outcome = match &finding.verdict {
        Verdict::Confirmed { seen } => OutcomeView::Confirmed {
            seen: seen.to_string(),
            in_part: finding.in_part,
        },
        Verdict::Refuted { seen } => OutcomeView::Refuted {
            seen: seen.to_string(),
        },
        Verdict::NotShown { why } => OutcomeView::NotShown { reason: reason(*why) },
    };
    FindingView {
        assumption: finding.assumption,
        outcome,
    }
}

fn reason(why: Why) -> NotShownReason {
    match why {
        Why::NeedsChange => NotShownReason::NeedsChange,
        Why::NoData => NotShownReason::NoData,
        Why::NoOccasion => NotShownReason::NoOccasion,
        Why::Refused(status) => NotShownReason::Refused { status },
        Why::NoAnswer => NotShownReason::NoAnswer,
        Why::Unreadable => NotShownReason::Unreadable,
        Why::NotAsked => NotShownReason::NotAsked,
    }
}
