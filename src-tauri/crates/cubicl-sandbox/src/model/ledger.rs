//! Bookkeeping: what clients owe and are owed, what was paid, and sums of it.

use serde_json::{Map, Value, json};

use super::entry::{Entry, EntryKind, Line, Payment};
use super::money::{CURRENCIES, amount, written};
use super::task_change::text;
use super::world::World;
use crate::reply::{Refusal, Reply};

#[derive(Default)]
pub(crate) struct Ledger {
    /// Id of the organization.
    pub(crate) org: String,
    /// Who may see and write it.
    pub(crate) bookkeepers: Vec<String>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) payments: Vec<Payment>,
    /// Oldest first.
    pub(crate) lines: Vec<Line>,
}

/// What came of making an entry.
pub(crate) struct EntryMade {
    pub(crate) entry: Entry,
    pub(crate) line: Line,
    pub(crate) paid: Option<(Payment, Line)>,
}

impl Ledger {
    pub(crate) fn require(&self, user: &str) -> Reply<()> {
        if self.bookkeepers.iter().any(|id| id == user) {
            Ok(())
        } else {
            Err(Refusal::not_permitted())
        }
    }

    pub(crate) fn entry(&self, id: &str) -> Reply<&Entry> {
        self.entries
            .iter()
            .find(|entry| entry.id == id)
            .ok_or_else(missing)
    }

    pub(crate) fn paid(&self, entry: &str) -> i64 {
        let payments = self.payments.iter().filter(|payment| payment.entry == entry);
        payments.map(|payment| payment.amount).sum()
    }

    pub(crate) fn entry_record(&self, entry: &Entry) -> Value {
        entry.record(&self.org, self.paid(&entry.id))
    }

    /// The body of an update; what was paid already has to fit into the amount.
    pub(crate) fn update(&mut self, id: &str, fields: &Map<String, Value>) -> Reply<Entry> {
        let mut changed = self.entry(id)?.clone();
        changed.apply(fields, &["type", "currency", "name"])?;
        if !is_currency(&changed.currency) || changed.amount < self.paid(id) {
            return Err(Refusal::invalid());
        }
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.id == id) {
            entry.clone_from(&changed);
        }
        Ok(changed)
    }

    /// With its history and payments.
    pub(crate) fn delete(&mut self, id: &str) {
        self.entries.retain(|entry| entry.id != id);
        self.payments.retain(|payment| payment.entry != id);
        self.lines.retain(|line| line.entry != id);
    }

    pub(crate) fn forget_client(&mut self, id: &str) {
        self.entries.retain(|entry| entry.customer != id);
        self.payments.retain(|payment| payment.customer != id);
        self.lines.retain(|line| line.customer != id);
    }

    /// One for each currency that has entries of this kind.
    pub(crate) fn totals(&self, kind: EntryKind, now: i64) -> Value {
        let of_currency = |currency: &&str| {
            let (mut total, mut outstanding, mut overdue, mut any) = (0, 0, 0, false);
            for entry in &self.entries {
                if entry.kind != kind || entry.currency != *currency {
                    continue;
                }
                let open = entry.amount - self.paid(&entry.id);
                any = true;
                total += entry.amount;
                outstanding += open;
                if entry.due_at.is_some_and(|due_at| due_at < now) {
                    overdue += open;
                }
            }
            any.then(|| {
                json!({
                    "currency": currency,
                    "total": written(total),
                    "outstanding": written(outstanding),
                    "overdue": written(overdue),
                })
            })
        };
        CURRENCIES.iter().filter_map(of_currency).collect()
    }
}

impl World {
    /// 303: not a currency; 1201: no such client; 1504: `paidAmount` is not between nothing and the amount.
    pub(crate) fn create_entry(
        &mut self,
        user: &str,
        mut fields: Map<String, Value>,
        now: i64,
    ) -> Reply<EntryMade> {
        let customer = fields.remove("customer").ok_or_else(Refusal::bad_request)?;
        let paid = fields.remove("paidAmount").filter(|paid| !paid.is_null());
        let mut entry = Entry {
            customer: text(&customer)?.ok_or_else(Refusal::bad_request)?,
            created_by: user.to_owned(),
            created_at: now,
            ..Entry::default()
        };
        entry.apply(&fields, &["type", "name", "amount", "currency"])?;
        if self.client(&entry.customer).is_err() {
            return Err(Refusal::invalid().with_code(1201));
        }
        if !is_currency(&entry.currency) {
            return Err(Refusal::invalid().with_code(303));
        }
        let paid = paid.map(|paid| match amount(&paid) {
            Ok(paid) if paid < entry.amount => Ok(paid),
            Err(_) if !paid.is_number() => Err(Refusal::bad_request()),
            _ => Err(Refusal::invalid().with_code(1504)),
        });
        let paid = paid.transpose()?;
        entry.id = self.random.id();
        let line = self.add_line(&entry, None, entry.kind.created(), entry.amount);
        self.ledger.entries.push(entry.clone());
        let paid = paid.map(|paid| self.add_payment(user, &entry, paid, None, now));
        Ok(EntryMade { entry, line, paid })
    }

    /// The body is `{amount, note?}` (A20); 422 for more than is open.
    pub(crate) fn pay(
        &mut self,
        user: &str,
        entry: &str,
        fields: &Map<String, Value>,
        now: i64,
    ) -> Reply<(Payment, Line)> {
        let entry = self.ledger.entry(entry)?.clone();
        if fields.keys().any(|name| name != "amount" && name != "note") {
            return Err(Refusal::bad_request());
        }
        let paid = amount(fields.get("amount").unwrap_or(&Value::Null))?;
        let note = fields.get("note").map_or(Ok(None), text)?;
        if paid > entry.amount - self.ledger.paid(&entry.id) {
            return Err(Refusal::invalid());
        }
        Ok(self.add_payment(user, &entry, paid, note, now))
    }

    fn add_payment(
        &mut self,
        user: &str,
        entry: &Entry,
        amount: i64,
        note: Option<String>,
        now: i64,
    ) -> (Payment, Line) {
        let payment = Payment {
            id: self.random.id(),
            customer: entry.customer.clone(),
            entry: entry.id.clone(),
            amount,
            note,
            created_by: user.to_owned(),
            created_at: now,
        };
        self.ledger.payments.push(payment.clone());
        let line = self.add_line(entry, Some(&payment), entry.kind.paid(), amount);
        (payment, line)
    }

    pub(crate) fn delete_payment(&mut self, id: &str) -> Reply<Line> {
        let payments = &mut self.ledger.payments;
        let place = payments.iter().position(|payment| payment.id == id);
        let payment = payments.remove(place.ok_or_else(missing)?);
        let entry = self.ledger.entry(&payment.entry)?.clone();
        Ok(self.add_line(&entry, Some(&payment), "payment-deleted", payment.amount))
    }

    fn add_line(
        &mut self,
        entry: &Entry,
        payment: Option<&Payment>,
        kind: &'static str,
        amount: i64,
    ) -> Line {
        let line = Line {
            id: self.random.id(),
            customer: entry.customer.clone(),
            entry: entry.id.clone(),
            payment: payment.map(|payment| payment.id.clone()),
            kind,
            entry_name: entry.name.clone(),
            entry_due_at: entry.due_at,
            amount,
            currency: entry.currency.clone(),
        };
        self.ledger.lines.push(line.clone());
        line
    }
}

fn is_currency(text: &str) -> bool {
    CURRENCIES.contains(&text)
}

fn missing() -> Refusal {
    Refusal::not_found().with_code(1501)
}
