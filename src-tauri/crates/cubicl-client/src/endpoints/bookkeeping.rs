//! Bookkeeping (contract section 8, A19, A20).

use super::body::{Body, Field};
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
pub fn page() -> Request<BookkeepingPage> {
    Request::get("GET bookkeeping/page", &["bookkeeping", "page"], |answer| {
        BookkeepingPage::decode(answer.json()?, "$").ok()
    })
}

/// `GET /bookkeeping/activities`, of one entry; bare or as `{activities}` (A19).
pub fn entry_activities(entry: &EntryId) -> Request<Vec<BookkeepingActivity>> {
    let path = ["bookkeeping", "activities"];
    Request::get("GET bookkeeping/activities", &path, |answer| {
        records(unwrapped(answer.json()?, "activities"), "$")
    })
    .with("entry", entry.as_str())
}

/// `GET /bookkeeping/entries/:id`; bare or as `{entry}` (A19).
pub fn entry(id: &EntryId) -> Request<Entry> {
    let path = ["bookkeeping", "entries", id.as_str()];
    Request::get("GET bookkeeping/entries/:id", &path, read_entry)
}

/// `POST /bookkeeping/entries`.
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
    let path = ["bookkeeping", "entries"];
    Request::post("POST bookkeeping/entries", &path, body.json(), |answer| {
        EntryMade::decode(answer.json()?, "$").ok()
    })
}

/// `PUT /bookkeeping/entries/:id` (A20).
pub fn update_entry(id: &EntryId, update: &EntryUpdate) -> Request<Entry> {
    let body = Body::default()
        .with("type", update.kind.as_str())
        .with("currency", &update.currency)
        .with("name", &update.name)
        .text("desc", &update.desc)
        .field("dueAt", &update.due_at)
        .maybe("amount", update.amount.map(number));
    let path = ["bookkeeping", "entries", id.as_str()];
    Request::put("PUT bookkeeping/entries/:id", &path, body.json(), read_entry)
}

/// `DELETE /bookkeeping/entries/:id`, with its history and payments; the answer's body is ignored.
pub fn delete_entry(id: &EntryId) -> Request<()> {
    let path = ["bookkeeping", "entries", id.as_str()];
    Request::delete("DELETE bookkeeping/entries/:id", &path, |_| Some(()))
}

/// `POST /bookkeeping/payment/:entry` (singular), body `{amount, note?}` (A20).
pub fn pay(entry: &EntryId, amount: f64, note: Option<&str>) -> Request<PaymentMade> {
    let body = Body::default().with("amount", number(amount)).maybe("note", note);
    let path = ["bookkeeping", "payment", entry.as_str()];
    Request::post("POST bookkeeping/payment/:entry", &path, body.json(), |answer| {
        PaymentMade::decode(answer.json()?, "$").ok()
    })
}

/// `DELETE /bookkeeping/payments/:id` (plural). `None` when it was gone, or the answer is no activity.
pub fn delete_payment(id: &PaymentId) -> Request<Option<BookkeepingActivity>> {
    let path = ["bookkeeping", "payments", id.as_str()];
    Request::delete("DELETE bookkeeping/payments/:id", &path, |answer| {
        let activity = |value| BookkeepingActivity::decode(unwrapped(value, "activity"), "$").ok();
        Some(answer.json().and_then(activity))
    })
}

fn read_entry(answer: &Answer) -> Option<Entry> {
    Entry::decode(unwrapped(answer.json()?, "entry"), "$").ok()
}
