//! What an answer that is no success says: its status, Cubicl's code, and a short excerpt without the token.

use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use serde_json::Value;

use crate::error::{Error, ErrorKind, Fate};
use crate::server_clock::unix;
use crate::token::AccessToken;

/// Characters of the excerpt.
const EXCERPT: usize = 200;

/// What its headers tell.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Heads {
    /// How long to wait (A1).
    pub(crate) retry_after: Option<Duration>,
    pub(crate) html: bool,
}

impl Heads {
    /// `now` in unix seconds of the server's clock.
    pub(crate) fn of(headers: &HeaderMap, now: i64) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        Self {
            retry_after: text(RETRY_AFTER).and_then(|text| retry_after(text.trim(), now)),
            html: text(CONTENT_TYPE).is_some_and(|kind| kind.starts_with("text/html")),
        }
    }
}

/// Seconds, or a date.
fn retry_after(text: &str, now: i64) -> Option<Duration> {
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = unix(httpdate::parse_http_date(text).ok()?);
    let wait = date.saturating_sub(now);
    Some(Duration::from_secs(u64::try_from(wait).unwrap_or_default()))
}

/// Assumption A2: an error's body is `{code}`, other JSON, HTML, or empty. Status, code and a short excerpt are kept.
pub(crate) fn refusal(
    operation: &'static str,
    status: u16,
    heads: Heads,
    body: &[u8],
    token: &AccessToken,
) -> Error {
    let json: Option<Value> = serde_json::from_slice(body).ok();
    let field = |key: &str| json.as_ref().and_then(|body| body.get(key));
    let code = field("code").and_then(Value::as_i64);
    let kind = match status {
        300..=399 => ErrorKind::NotCubicl,
        400 => ErrorKind::Invalid,
        401 => ErrorKind::Unauthorized,
        403 if code == Some(204) => ErrorKind::StorageFull {
            total_capacity: field("totalCapacity").and_then(Value::as_u64),
            total_size: field("totalSize").and_then(Value::as_u64),
        },
        403 => ErrorKind::NotPermitted,
        404 => ErrorKind::NotFound,
        405 => ErrorKind::WrongMethod,
        422 => ErrorKind::Impossible,
        429 => ErrorKind::TooManyRequests(heads.retry_after),
        500..=599 => ErrorKind::Server,
        _ => ErrorKind::OtherStatus,
    };
    // A gateway's 502 or 504 says nothing about whether the server behind it carried the request out.
    let fate = match kind {
        ErrorKind::Server => Fate::Unknown,
        _ => Fate::Refused,
    };
    Error {
        status: Some(status),
        code,
        excerpt: excerpt(body, token),
        ..Error::new(kind, fate, operation)
    }
}

fn excerpt(body: &[u8], token: &AccessToken) -> Option<String> {
    // The token may stand across the end; so it is taken out before the text is cut.
    let text = String::from_utf8_lossy(body);
    let short: String = token.redact(&text).chars().take(EXCERPT).collect();
    Some(short.trim().to_owned()).filter(|excerpt| !excerpt.is_empty())
}

#[cfg(test)]
mod tests {
    use super::excerpt;
    use crate::token::AccessToken;

    #[test]
    fn an_excerpt_holds_no_piece_of_the_token() {
        let token = AccessToken::parse(&"token".repeat(20)).unwrap();
        for before in 0..210 {
            let body = format!("{}{}", "𝕜".repeat(before), token.expose());
            let excerpt = excerpt(body.as_bytes(), &token).unwrap();
            assert!(!excerpt.contains("tokentoken"), "{before}: {excerpt}");
            assert!(excerpt.chars().count() <= 200);
        }
    }
}
