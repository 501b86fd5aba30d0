//! Sixty requests in any sixty seconds.

use cubicl_sandbox::Options;
use reqwest::Method;
use serde_json::json;

use crate::desk::Desk;

#[tokio::test]
async fn the_sixty_first_request_in_a_minute_is_refused() {
    let desk = Desk::with(Options {
        tasks: 10,
        ..Options::default()
    })
    .await;
    for number in 1..=60 {
        assert_eq!(desk.get("app/me").await.0, 200, "request {number}");
    }
    let refused = desk.request(Method::GET, "app/me").send().await.unwrap();
    assert_eq!(refused.status(), 429);
    assert!(
        refused.headers().get("retry-after").is_none(),
        "none is documented"
    );

    desk.set(json!({ "retryAfter": true })).await;
    let refused = desk.request(Method::GET, "app/me").send().await.unwrap();
    let seconds: u64 = refused.headers()["retry-after"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!((1..=60).contains(&seconds), "{seconds}");

    desk.control(Method::POST, "clock", json!({ "seconds": 60 }))
        .await;
    assert_eq!(desk.get("app/me").await.0, 200, "the window has passed");
}
