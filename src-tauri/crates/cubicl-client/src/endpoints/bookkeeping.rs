//! Bookkeeping (contract section 8).

use serde_json::Value;

use super::body::{Body, Field};
use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::ids::{ClientId, EntryId, PaymentId};
use crate::lenient::{Decode, records, unwrapped};
use crate::model::{BookkeepingActivity, BookkeepingPage, Entry, EntryKind, EntryMade, PaymentMade, number};
use crate::request::{Answer, Request};

/// The currencies that Cubicl takes.
pub const CURRENCIES: [&str; 34] = [
    "TRY", "USD", "EUR", "GBP", "AUD", "CAD", "CHF", "CNY", "HKD", "NZD", "SEK", "KRW", "SGD", "NOK", "MXN",
    "INR", "ZAR", "RUB", "BRL", "JPY", "TWD", "DKK", "PLN", "THB", "IDR", "HUF", "CZK", "ILS", "PHP", "AED",
    "COP", "SAR", "MYR", "RON",
];

/// An entry to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEntry {
    /// Whose.
    pub client: ClientId,
    /// Which way.
    pub kind: EntryKind,
    /// What for.
    pub name: String,
    /// More than nothing.
    pub amount: f64,
    /// One of [`CURRENCIES`].
    pub currency: String,
    /// More words.
    pub desc: Option<String>,
    /// Unix seconds.
    pub due_at: Option<i64>,
    /// Paid already: more than nothing, less than the amount.
    pub paid_amount: Option<f64>,
}

/// A change of an entry; the first three are wanted every time.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryUpdate {
    /// Which way.
    pub kind: EntryKind,
    /// One of [`CURRENCIES`].
    pub currency: String,
    /// What for.
    pub name: String,
    /// Cleared as an empty text.
    pub desc: Field<String>,
    /// Cleared as null.
    pub due_at: Field<i64>,
    /// More than nothing (A20).
    pub amount: Option<f64>,
}

/// `GET /bookkeeping/page`: sums, entries and what happened.
pub fn bookkeeping_page() -> Request<BookkeepingPage> {
    Request::to(Endpoint::BookkeepingPage, &[], |answer| {
        BookkeepingPage::decode(answer.json()?, "$").ok()
    })
}

/// `GET /bookkeeping/activities`, of one entry (A19).
pub fn entry_activities(entry: &EntryId) -> Request<Vec<BookkeepingActivity>> {
    Request::to(Endpoint::EntryActivities, &[], |answer| {
        records(bare(answer, "activities")?, "$")
    })
    .with("entry", entry.as_str())
}

/// `GET /bookkeeping/entries/:entry` (A19).
pub fn entry(id: &EntryId) -> Request<Entry> {
    Request::to(Endpoint::Entry, &[id.as_str()], read_entry)
}

/// `POST /bookkeeping/entries` (A19).
pub fn create_entry(new: &NewEntry) -> Request<EntryMade> {
    let body = Body::default()
        .with("customer", &new.client)
        .with("type", new.kind.as_str())
        .with("name", &new.name)
        .with("amount", number(new.amount))
        .with("currency", &new.currency)
        .maybe("desc", new.desc.as_ref())
        .maybe("dueAt", new.due_at)
        .maybe("paidAmount", new.paid_amount.map(number));
    Request::to(Endpoint::CreateEntry, &[], |answer| {
        EntryMade::decode(answer.json()?, "$").ok()
    })
    .carrying(body.json())
}

/// `PUT /bookkeeping/entries/:entry` (A19, A20).
pub fn update_entry(id: &EntryId, update: &EntryUpdate) -> Request<Entry> {
    let body = Body::default()
        .with("type", update.kind.as_str())
        .with("currency", &update.currency)
        .with("name", &update.name)
        .text("desc", &update.desc)
        .field("dueAt", &update.due_at)
        .maybe("amount", update.amount.map(number));
    Request::to(Endpoint::UpdateEntry, &[id.as_str()], read_entry).carrying(body.json())
}

/// `DELETE /bookkeeping/entries/:entry`, with its history and payments; the answer's body is ignored.
pub fn delete_entry(id: &EntryId) -> Request<()> {
    Request::to(Endpoint::DeleteEntry, &[id.as_str()], |_| Some(()))
}

/// `POST /bookkeeping/payment/:entry` (singular).
///
/// Assumption A20: the body is `{amount, note?}`, and an entry's update takes `amount`.
pub fn pay(entry: &EntryId, amount: f64, note: Option<&str>) -> Request<PaymentMade> {
    let body = Body::default().with("amount", number(amount)).maybe("note", note);
    Request::to(Endpoint::Pay, &[entry.as_str()], |answer| {
        PaymentMade::decode(answer.json()?, "$").ok()
    })
    .carrying(body.json())
}

/// `DELETE /bookkeeping/payments/:payment` (plural). `None` when it was gone, or the answer is no activity.
pub fn delete_payment(id: &PaymentId) -> Request<Option<BookkeepingActivity>> {
    Request::to(Endpoint::DeletePayment, &[id.as_str()], |answer| {
        let activity = |value| BookkeepingActivity::decode(value, "$").ok();
        Some(bare(answer, "activity").and_then(activity))
    })
}

fn read_entry(answer: &Answer<'_>) -> Option<Entry> {
    Entry::decode(bare(answer, "entry")?, "$").ok()
}

/// Assumption A19: a list may come as `{activities: […]}` and an entry as `{entry: …}`, and records carry an `_id`, though
/// it is not documented.
fn bare(answer: &Answer<'_>, key: &str) -> Option<Value> {
    Some(unwrapped(answer.json()?, key))
}

impl Client {
    /// Sums, entries and what happened.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn bookkeeping_page(&self) -> Result<BookkeepingPage, Error> {
        self.send(bookkeeping_page()).await
    }

    /// The history of an entry.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn entry_activities(&self, entry: &EntryId) -> Result<Vec<BookkeepingActivity>, Error> {
        self.send(entry_activities(entry)).await
    }

    /// One entry.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn entry(&self, id: &EntryId) -> Result<Entry, Error> {
        self.send(entry(id)).await
    }

    /// Makes an entry.
    ///
    /// # Errors
    /// See [`Client::send`]; in doubt, [`Client::look_for_entry`].
    pub async fn create_entry(&self, new: &NewEntry) -> Result<EntryMade, Error> {
        self.send(create_entry(new)).await
    }

    /// Changes an entry.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn update_entry(&self, id: &EntryId, update: &EntryUpdate) -> Result<Entry, Error> {
        self.send(update_entry(id, update)).await
    }

    /// Deletes an entry with its history and payments.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn delete_entry(&self, id: &EntryId) -> Result<(), Error> {
        self.send(delete_entry(id)).await
    }

    /// Writes a payment down.
    ///
    /// # Errors
    /// See [`Client::send`]; in doubt, [`Client::look_for_payment`].
    pub async fn pay(&self, entry: &EntryId, amount: f64, note: Option<&str>) -> Result<PaymentMade, Error> {
        self.send(pay(entry, amount, note)).await
    }

    /// Deletes a payment. `None` when it was gone, or the answer is no activity.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn delete_payment(&self, id: &PaymentId) -> Result<Option<BookkeepingActivity>, Error> {
        self.send(delete_payment(id)).await
    }
}
