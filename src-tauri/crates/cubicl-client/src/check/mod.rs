//! Does a server keep to what this crate assumes of it (A1–A26)? Asks it, by reading alone, and tells for each
//! assumption what was seen.
//!
//! At most thirty requests go out, in the background's lane. [`gather`] asks, [`judge`] looks at the answers as they
//! came, before lenient decoding. A [`Report`] is safe to hand on: it is made of fixed words, counts and names of keys
//! ([`Seen`]), so nothing of the workspace's contents can be in it.

mod ask;
mod gather;
mod judge;
mod records;
mod render;
mod report;
mod seen;

pub use report::{Asked, FieldShape, Finding, RecordShape, Report, Verdict, Why};
pub use seen::Seen;

use crate::client::Client;
use crate::error::Error;

/// Never more requests than this.
pub const MOST_REQUESTS: usize = ask::MOST;

/// Asks the server of `client`, in its owner's name.
///
/// # Errors
/// When already the first request fails: no network, a wrong address, a token that is not accepted. What fails later is
/// told in the report.
pub async fn check(client: &Client) -> Result<Report, Error> {
    let mut asker = ask::Asker::new(&client.transport);
    let gathered = gather::gather(&mut asker).await?;
    let findings = judge::all(&gathered, &asker);
    Ok(Report {
        program: concat!("cubicl-client ", env!("CARGO_PKG_VERSION")),
        cubicl_cloud: client.server().is_default(),
        findings,
        records: records::of(&gathered),
        requests: asker.into_asked(),
    })
}
