//! Bookkeeping against the sandbox, in every dialect.

use cubicl_client::endpoints::Field;
use cubicl_client::endpoints::bookkeeping::{CURRENCIES, EntryUpdate, NewEntry};
use cubicl_client::model::EntryKind;
use cubicl_client::{ErrorKind, Fate};

use crate::place::{client_of, entry_of};
use crate::sandbox::{dialects, sandbox, speaking};

#[tokio::test]
async fn an_entry_is_made_paid_and_deleted() {
    for (name, dialect) in dialects() {
        let (_sandbox, client) = speaking(dialect).await;
        let customer = client
            .create_client(&client_of("Yıldız Mobilya"))
            .await
            .unwrap()
            .id;
        let new = NewEntry {
            amount: 1250.75,
            paid_amount: Some(250.25),
            ..entry_of(&customer, "Kapora")
        };
        let made = client.create_entry(&new).await.unwrap();
        let id = made.entry.id;
        assert_eq!(made.payment.unwrap().amount, 250.25, "{name}");

        let update = EntryUpdate {
            kind: EntryKind::Receivable,
            currency: "TRY".to_owned(),
            name: "Kapora ve kalan".to_owned(),
            desc: Field::Set("iki taksit".to_owned()),
            due_at: Field::Set(1_900_000_000),
            amount: Some(1300.0),
        };
        let updated = client.update_entry(&id, &update).await.unwrap();
        assert_eq!(
            (updated.amount, updated.due_at),
            (1300.0, Some(1_900_000_000)),
            "{name}"
        );
        let paid = client.pay(&id, 1049.75, Some("havale")).await.unwrap().payment;
        let read = client.entry(&id).await.unwrap();
        assert!(read.is_paid && read.paid_amount == 1300.0, "{name}: {read:?}");
        assert_eq!(
            (read.client.as_ref(), read.name.as_str()),
            (Some(&customer), "Kapora ve kalan")
        );

        let page = client.bookkeeping_page().await.unwrap();
        assert!(page.entries.iter().any(|entry| entry.id == id), "{name}");
        assert!(
            page.receivables
                .iter()
                .any(|totals| totals.currency == "TRY" && totals.total >= 1300.0)
        );
        client.delete_payment(&paid.id).await.unwrap();
        let history = client.entry_activities(&id).await.unwrap();
        let mut kinds: Vec<_> = history.iter().filter_map(|line| line.kind.as_deref()).collect();
        kinds.sort_unstable();
        let wanted = [
            "payment-deleted",
            "payment-received",
            "payment-received",
            "receivable-created",
        ];
        assert_eq!(kinds, wanted, "{name}");
        assert!(!client.entry(&id).await.unwrap().is_paid, "{name}");

        client.delete_entry(&id).await.unwrap();
        assert_eq!(
            client.entry(&id).await.unwrap_err().kind,
            ErrorKind::NotFound,
            "{name}"
        );
    }
}

#[tokio::test]
async fn what_cannot_be_booked_is_refused() {
    let (_sandbox, client) = sandbox().await;
    let customer = client
        .create_client(&client_of("Yıldız Mobilya"))
        .await
        .unwrap()
        .id;
    for wrong in [
        NewEntry {
            amount: 0.0,
            ..entry_of(&customer, "Hiç")
        },
        NewEntry {
            currency: "XXX".to_owned(),
            ..entry_of(&customer, "Hangi para")
        },
        NewEntry {
            paid_amount: Some(9000.5),
            ..entry_of(&customer, "Hepsi ödenmiş")
        },
        entry_of(&"nobody".into(), "Kimin"),
    ] {
        let error = client.create_entry(&wrong).await.unwrap_err();
        assert_eq!(error.fate, Fate::Refused, "{}: {error}", wrong.name);
    }
    let error = client.entry(&"nothing".into()).await.unwrap_err();
    assert_eq!((error.kind, error.code), (ErrorKind::NotFound, Some(1501)));
    for currency in CURRENCIES {
        let new = NewEntry {
            currency: currency.to_owned(),
            ..entry_of(&customer, currency)
        };
        assert_eq!(client.create_entry(&new).await.unwrap().entry.currency, currency);
    }
}
