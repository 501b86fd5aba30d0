//! Who goes first when there is more to ask than the limit allows.

use std::time::Duration;

use cubicl_client::endpoints::tasks::TaskQuery;
use cubicl_client::{Client, Config, Lane};
use cubicl_sandbox::Dialect;

use crate::sandbox::{config, speaking};

#[tokio::test]
async fn a_long_list_leaves_room_for_people() {
    let short_pages = Dialect::default().with("limit", "capped20").unwrap();
    let (sandbox, _) = speaking(short_pages).await;
    let client = Client::new(Config {
        rate: 12,
        ..config(&sandbox)
    })
    .unwrap();

    let mut pages = client.pages(TaskQuery::default()).then_in(Lane::Background);
    let list = async {
        let mut read = 0;
        while let Ok(Some(page)) = pages.next().await {
            read += page.rows.len();
        }
        read
    };
    let mut list = std::pin::pin!(list);
    // Three hundred tasks take more pages than go in a minute, so the list is held up on its way.
    let early = tokio::time::timeout(Duration::from_secs(5), &mut list).await;
    assert!(early.is_err(), "the limit holds up the list");

    let person = tokio::time::timeout(Duration::from_secs(20), client.me());
    tokio::select! {
        me = person => assert!(me.is_ok_and(|me| me.is_ok()), "a person does not wait for a place"),
        read = list => panic!("the list came first, with {read} tasks"),
    }
}
