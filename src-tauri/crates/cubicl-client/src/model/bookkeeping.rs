//! Receivables, payables and their payments (contract section 8).

use serde_json::{Map, Value};

use crate::ids::{ClientId, EntryId, PaymentId, UserId};
use crate::lenient::{BadRecord, Decode, Fields, Path, Raw, records};

/// Money owed to the organization or by it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which (A19: not documented, but it comes).
    pub id: EntryId,
    /// Whose.
    pub client: Option<ClientId>,
    /// Which way.
    pub kind: Option<EntryKind>,
    /// What for.
    pub name: String,
    /// In `currency`.
    pub amount: f64,
    /// A code such as `TRY`.
    pub currency: String,
    /// More words.
    pub desc: Option<String>,
    /// Paid of it.
    pub paid_amount: f64,
    /// All of it.
    pub is_paid: bool,
    /// Unix seconds.
    pub due_at: Option<i64>,
    /// Who wrote it down.
    pub created_by: Option<UserId>,
    /// Unix seconds.
    pub created_at: Option<i64>,
    /// Fields that this client does not know.
    pub extra: Map<String, Value>,
}

/// Which way the money goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// To the organization.
    Receivable,
    /// From the organization.
    Payable,
}

impl EntryKind {
    /// As Cubicl writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Receivable => "receivable",
            Self::Payable => "payable",
        }
    }
}

/// Money that went.
#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    /// Which (A19).
    pub id: PaymentId,
    /// Of which entry.
    pub entry: Option<EntryId>,
    /// Whose.
    pub client: Option<ClientId>,
    /// In the entry's currency.
    pub amount: f64,
    /// A word to it.
    pub note: Option<String>,
    /// Who wrote it down.
    pub created_by: Option<UserId>,
    /// Unix seconds.
    pub created_at: Option<i64>,
    /// Fields that this client does not know.
    pub extra: Map<String, Value>,
}

/// A line of the history.
#[derive(Clone, Debug, PartialEq)]
pub struct BookkeepingActivity {
    /// Which, if told (A19).
    pub id: Option<String>,
    /// Of which entry.
    pub entry: Option<EntryId>,
    /// Of which payment.
    pub payment: Option<PaymentId>,
    /// Whose.
    pub client: Option<ClientId>,
    /// `receivable-created` and the like; unknown words survive.
    pub kind: Option<String>,
    /// The entry's name then.
    pub entry_name: Option<String>,
    /// When the entry was due then, unix seconds.
    pub entry_due_at: Option<i64>,
    /// In `currency`.
    pub amount: Option<f64>,
    /// A code such as `TRY`.
    pub currency: Option<String>,
    /// Who did it, if told: not documented.
    pub created_by: Option<UserId>,
    /// Unix seconds, if told: not documented.
    pub created_at: Option<i64>,
    /// Fields that this client does not know.
    pub extra: Map<String, Value>,
}

/// Sums of one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    /// Of everything.
    pub total: f64,
    /// Not paid yet.
    pub outstanding: f64,
    /// Not paid, and due before now.
    pub overdue: f64,
    /// A code such as `TRY`.
    pub currency: String,
}

/// The bookkeeping page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BookkeepingPage {
    /// What happened.
    pub activities: Vec<BookkeepingActivity>,
    /// What is owed.
    pub entries: Vec<Entry>,
    /// Owed by the organization; one for each currency.
    pub payables: Vec<Totals>,
    /// Owed to the organization; one for each currency.
    pub receivables: Vec<Totals>,
}

/// What making an entry answers.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryMade {
    /// The entry.
    pub entry: Entry,
    /// Its line of history.
    pub activity: Option<BookkeepingActivity>,
    /// With `paidAmount`: the payment …
    pub payment: Option<Payment>,
    /// … and its line of history.
    pub payment_activity: Option<BookkeepingActivity>,
}

/// What paying answers.
#[derive(Clone, Debug, PartialEq)]
pub struct PaymentMade {
    /// The payment.
    pub payment: Payment,
    /// Its line of history.
    pub activity: Option<BookkeepingActivity>,
}

impl Decode for Entry {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        let id = fields.needed_id()?;
        Ok(Self {
            id,
            client: fields.reference("customer"),
            created_by: fields.reference("createdBy"),
            kind: fields.text("type").and_then(|kind| match kind.as_str() {
                "receivable" => Some(EntryKind::Receivable),
                "payable" => Some(EntryKind::Payable),
                _ => None,
            }),
            name: fields.text("name").unwrap_or_default(),
            amount: fields.number("amount").unwrap_or_default(),
            currency: fields.text("currency").unwrap_or_default(),
            desc: fields.text("desc"),
            paid_amount: fields.number("paidAmount").unwrap_or_default(),
            is_paid: fields.flag("isPaid").unwrap_or(false),
            due_at: fields.seconds("dueAt"),
            created_at: fields.seconds("createdAt"),
            extra: fields.rest(),
        })
    }
}

impl Decode for Payment {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        let id = fields.needed_id()?;
        Ok(Self {
            id,
            entry: fields.reference("entry"),
            client: fields.reference("customer"),
            created_by: fields.reference("createdBy"),
            amount: fields.number("amount").unwrap_or_default(),
            note: fields.text("note"),
            created_at: fields.seconds("createdAt"),
            extra: fields.rest(),
        })
    }
}

impl Decode for BookkeepingActivity {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        let data = fields.object("data");
        let (mut entry_name, mut entry_due_at, mut amount, mut currency) = (None, None, None, None);
        if let Some(mut data) = data {
            entry_name = data.text("entryName");
            entry_due_at = data.seconds("entryDueAt");
            amount = data.number("amount");
            currency = data.text("currency");
        }
        Ok(Self {
            id: fields.reference("_id"),
            entry: fields.reference("entry"),
            payment: fields.reference("payment"),
            client: fields.reference("customer"),
            kind: fields.text("type"),
            entry_name,
            entry_due_at,
            amount,
            currency,
            created_by: fields.reference("createdBy"),
            created_at: fields.seconds("createdAt"),
            extra: fields.rest(),
        })
    }
}

impl Decode for Totals {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        let mut sum = |key| fields.number(key).unwrap_or_default();
        Ok(Self {
            total: sum("total"),
            outstanding: sum("outstanding"),
            overdue: sum("overdue"),
            currency: fields.text("currency").unwrap_or_default(),
        })
    }
}

impl Decode for BookkeepingPage {
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        let mut fields = Fields::of(value, path)?;
        Ok(Self {
            activities: fields.records("activities").unwrap_or_default(),
            entries: fields.records("entries").unwrap_or_default(),
            payables: totals(fields.raw("payables")),
            receivables: totals(fields.raw("receivables")),
        })
    }
}

/// One record, or a list with one for each currency: the documentation shows one, but names a currency in it.
fn totals(value: Option<Raw<'_>>) -> Vec<Totals> {
    match value {
        Some(list @ Raw::List(_)) => records(list, "totals").unwrap_or_default(),
        Some(one) => Totals::read(one, Path::At("totals")).into_iter().collect(),
        None => Vec::new(),
    }
}

impl Decode for EntryMade {
    /// With its parts, or the bare entry.
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        if value.get("entry").is_none_or(|entry| !entry.is_record()) {
            return Ok(Self {
                entry: Entry::read(value, path)?,
                activity: None,
                payment: None,
                payment_activity: None,
            });
        }
        let mut fields = Fields::of(value, path)?;
        let entry = fields.raw("entry").unwrap_or_default();
        Ok(Self {
            entry: Entry::read(entry, path)?,
            activity: part(&mut fields, "entryActivity"),
            payment: part(&mut fields, "payment"),
            payment_activity: part(&mut fields, "paymentActivity"),
        })
    }
}

impl Decode for PaymentMade {
    /// With its activity, or the bare payment.
    fn read(value: Raw<'_>, path: Path<'_>) -> Result<Self, BadRecord> {
        if value.get("payment").is_none_or(|payment| !payment.is_record()) {
            return Ok(Self {
                payment: Payment::read(value, path)?,
                activity: None,
            });
        }
        let mut fields = Fields::of(value, path)?;
        let payment = fields.raw("payment").unwrap_or_default();
        Ok(Self {
            payment: Payment::read(payment, path)?,
            activity: part(&mut fields, "activity"),
        })
    }
}

fn part<T: Decode>(fields: &mut Fields<'_, '_>, key: &str) -> Option<T> {
    fields
        .raw(key)
        .and_then(|value| T::read(value, Path::At(key)).ok())
}
