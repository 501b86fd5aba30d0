//! Errors' bodies and headers.

use bolero::check;
use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, HeaderValue, RETRY_AFTER};

use crate::error::Fate;
use crate::refusal::{Heads, refusal};
use crate::server_clock::ServerClock;
use crate::token::AccessToken;

#[test]
fn refusals_of_any_kind() {
    let token = AccessToken::parse("Xy7-token").unwrap();
    check!()
        .with_type::<(u16, i64, Vec<u8>, Vec<u8>)>()
        .for_each(|(status, now, header, body)| {
            let mut headers = HeaderMap::new();
            if let Ok(value) = HeaderValue::from_bytes(header) {
                for name in [CONTENT_TYPE, DATE, RETRY_AFTER] {
                    headers.insert(name, value.clone());
                }
            }
            let clock = ServerClock::default();
            clock.look(&headers);
            let _ = clock.now();
            let error = refusal("fuzzing", *status, Heads::of(&headers, *now), body, &token);
            assert_eq!(error.status, Some(*status));
            assert_eq!(error.fate == Fate::Unknown, (500..600).contains(status));
            let excerpt = error.excerpt.unwrap_or_default();
            assert!(excerpt.chars().count() <= 200 && !excerpt.contains("Xy7-token"));
        });
}
