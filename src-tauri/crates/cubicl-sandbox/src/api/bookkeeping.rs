//! Bookkeeping: for organization admins and the acting user; nobody else gets anything of it.

use axum::body::Bytes;
use axum::extract::{Path, Query, State as Given};
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::Actor;
use super::listing::Params;
use super::tasks::object;
use crate::model::EntryKind;
use crate::reply::{Refusal, Reply};
use crate::site::Shared;

/// Everything: history and entries newest first, and sums.
pub(crate) async fn page(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
) -> Reply<Json<Value>> {
    let state = site.lock();
    let ledger = &state.world.ledger;
    ledger.require(&user)?;
    let now = site.clock.seconds();
    let lines = ledger.lines.iter().rev();
    let entries = ledger.entries.iter().rev();
    Ok(Json(json!({
        "activities": lines.map(|line| line.record(&ledger.org)).collect::<Value>(),
        "entries": entries.map(|entry| ledger.entry_record(entry)).collect::<Value>(),
        "payables": ledger.totals(EntryKind::Payable, now),
        "receivables": ledger.totals(EntryKind::Receivable, now),
    })))
}

/// Of one entry, newest first.
pub(crate) async fn activities(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Query(params): Query<Params>,
) -> Reply<Json<Value>> {
    let state = site.lock();
    let ledger = &state.world.ledger;
    ledger.require(&user)?;
    let entry = ledger.entry(params.get("entry").ok_or_else(Refusal::bad_request)?)?;
    let lines = ledger.lines.iter().rev().filter(|line| line.entry == entry.id);
    Ok(Json(lines.map(|line| line.record(&ledger.org)).collect()))
}

pub(crate) async fn read(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
) -> Reply<Json<Value>> {
    let state = site.lock();
    let ledger = &state.world.ledger;
    ledger.require(&user)?;
    Ok(Json(ledger.entry_record(ledger.entry(&id)?)))
}

pub(crate) async fn create(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let fields = object(&body)?;
    let mut state = site.lock();
    let world = &mut state.world;
    world.ledger.require(&user)?;
    let made = world.create_entry(&user, fields, site.clock.seconds())?;
    let ledger = &world.ledger;
    let mut answer = json!({
        "entry": ledger.entry_record(&made.entry),
        "entryActivity": made.line.record(&ledger.org),
    });
    if let Some((payment, line)) = &made.paid {
        answer["payment"] = payment.record(&ledger.org);
        answer["paymentActivity"] = line.record(&ledger.org);
    }
    Ok(Json(answer))
}

pub(crate) async fn update(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let fields = object(&body)?;
    let mut state = site.lock();
    let ledger = &mut state.world.ledger;
    ledger.require(&user)?;
    let entry = ledger.update(&id, &fields)?;
    Ok(Json(ledger.entry_record(&entry)))
}

pub(crate) async fn delete(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
) -> Reply<Json<Value>> {
    let mut state = site.lock();
    let ledger = &mut state.world.ledger;
    ledger.require(&user)?;
    ledger.entry(&id)?;
    ledger.delete(&id);
    Ok(Json(json!({})))
}

pub(crate) async fn pay(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(entry): Path<String>,
    body: Bytes,
) -> Reply<Json<Value>> {
    let fields = object(&body)?;
    let mut state = site.lock();
    let world = &mut state.world;
    world.ledger.require(&user)?;
    let (payment, line) = world.pay(&user, &entry, &fields, site.clock.seconds())?;
    let org = &world.ledger.org;
    Ok(Json(
        json!({ "payment": payment.record(org), "activity": line.record(org) }),
    ))
}

pub(crate) async fn delete_payment(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Path(id): Path<String>,
) -> Reply<Json<Value>> {
    let mut state = site.lock();
    let world = &mut state.world;
    world.ledger.require(&user)?;
    let line = world.delete_payment(&id)?;
    Ok(Json(line.record(&world.ledger.org)))
}
