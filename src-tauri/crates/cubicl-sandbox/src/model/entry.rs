//! The records of bookkeeping: entries, payments and their history. Each has an id (A19).

use serde_json::{Map, Value, json};

use super::money::{amount, written};
use super::task_change::{seconds, text};
use crate::reply::{Refusal, Reply};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum EntryKind {
    #[default]
    Receivable,
    Payable,
}

/// Money in hundredths.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) customer: String,
    pub(crate) kind: EntryKind,
    pub(crate) name: String,
    pub(crate) desc: Option<String>,
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) due_at: Option<i64>,
    pub(crate) created_by: String,
    pub(crate) created_at: i64,
}

#[derive(Clone, Debug)]
pub(crate) struct Payment {
    pub(crate) id: String,
    pub(crate) customer: String,
    pub(crate) entry: String,
    pub(crate) amount: i64,
    pub(crate) note: Option<String>,
    pub(crate) created_by: String,
    pub(crate) created_at: i64,
}

/// A line of the history, with the entry as it was then.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) customer: String,
    pub(crate) entry: String,
    pub(crate) payment: Option<String>,
    pub(crate) kind: &'static str,
    pub(crate) entry_name: String,
    pub(crate) entry_due_at: Option<i64>,
    pub(crate) amount: i64,
    pub(crate) currency: String,
}

impl EntryKind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Receivable => "receivable",
            Self::Payable => "payable",
        }
    }

    pub(crate) fn created(self) -> &'static str {
        match self {
            Self::Receivable => "receivable-created",
            Self::Payable => "payable-created",
        }
    }

    pub(crate) fn paid(self) -> &'static str {
        match self {
            Self::Receivable => "payment-received",
            Self::Payable => "payment-sent",
        }
    }
}

impl Entry {
    /// Takes over the fields that were sent; `required` have to be among them. The currency is not looked up.
    pub(crate) fn apply(&mut self, fields: &Map<String, Value>, required: &[&str]) -> Reply<()> {
        if required.iter().any(|name| !fields.contains_key(*name)) {
            return Err(Refusal::bad_request());
        }
        for (name, value) in fields {
            match name.as_str() {
                "type" => {
                    self.kind = match value.as_str() {
                        Some("receivable") => EntryKind::Receivable,
                        Some("payable") => EntryKind::Payable,
                        _ => return Err(Refusal::bad_request()),
                    };
                }
                "name" => {
                    let given = text(value)?.filter(|name| !name.trim().is_empty());
                    self.name = given.ok_or_else(Refusal::bad_request)?;
                }
                "amount" => self.amount = amount(value)?,
                "currency" => self.currency = text(value)?.ok_or_else(Refusal::bad_request)?,
                "desc" => self.desc = text(value)?,
                "dueAt" => self.due_at = seconds(value)?,
                _ => return Err(Refusal::bad_request()),
            }
        }
        Ok(())
    }

    /// `paid` of it so far.
    pub(crate) fn record(&self, org: &str, paid: i64) -> Value {
        let mut record = json!({
            "_id": self.id,
            "org": org,
            "customer": self.customer,
            "type": self.kind.name(),
            "amount": written(self.amount),
            "currency": self.currency,
            "name": self.name,
            "paidAmount": written(paid),
            "isPaid": paid >= self.amount,
            "createdBy": self.created_by,
            "createdAt": self.created_at,
        });
        if let Some(desc) = &self.desc {
            record["desc"] = json!(desc);
        }
        if let Some(due_at) = self.due_at {
            record["dueAt"] = json!(due_at);
        }
        record
    }
}

impl Payment {
    pub(crate) fn record(&self, org: &str) -> Value {
        let mut record = json!({
            "_id": self.id,
            "org": org,
            "customer": self.customer,
            "amount": written(self.amount),
            "entry": self.entry,
            "createdBy": self.created_by,
            "createdAt": self.created_at,
        });
        if let Some(note) = &self.note {
            record["note"] = json!(note);
        }
        record
    }
}

impl Line {
    pub(crate) fn record(&self, org: &str) -> Value {
        let mut data = json!({
            "entryName": self.entry_name,
            "amount": written(self.amount),
            "currency": self.currency,
        });
        if let Some(due_at) = self.entry_due_at {
            data["entryDueAt"] = json!(due_at);
        }
        let mut record = json!({
            "_id": self.id,
            "org": org,
            "customer": self.customer,
            "entry": self.entry,
            "type": self.kind,
            "data": data,
        });
        if let Some(payment) = &self.payment {
            record["payment"] = json!(payment);
        }
        record
    }
}
