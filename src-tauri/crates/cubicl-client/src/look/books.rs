//! Looking for bookkeeping entries and payments.

use super::{By, Look, Origin, Verdict};
use crate::client::Client;
use crate::endpoints::bookkeeping::NewEntry;
use crate::error::Error;
use crate::ids::EntryId;
use crate::model::{BookkeepingActivity, Entry};

/// Less than the smallest coin.
const NOTHING: f64 = 0.001;

impl Client {
    /// Looks for an entry that [`Client::create_entry`] may have made.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn look_for_entry(&self, new: &NewEntry, look: Look<'_>) -> Result<Verdict<Entry>, Error> {
        let mut entries = self.bookkeeping_page().await?.entries;
        entries.retain(|entry| {
            entry.client.as_ref().is_none_or(|client| *client == new.client)
                && entry.kind.is_none_or(|kind| kind == new.kind)
                && entry.name.trim() == new.name.trim()
                && entry.currency == new.currency
                && (entry.amount - new.amount).abs() < NOTHING
        });
        Ok(look.conclude(entries, |entry| Origin {
            id: entry.id.as_str(),
            by: By::Told(entry.created_by.as_ref()),
            at: entry.created_at,
        }))
    }

    /// Looks for a payment that [`Client::pay`] may have written down, in the entry's history: no request lists payments.
    /// [`Look::known`] is asked for the payment's id. The history need not tell who paid and when; then the doubt stays.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn look_for_payment(
        &self,
        entry: &EntryId,
        amount: f64,
        look: Look<'_>,
    ) -> Result<Verdict<BookkeepingActivity>, Error> {
        let mut history = self.entry_activities(entry).await?;
        history.retain(|activity| {
            matches!(
                activity.kind.as_deref(),
                Some("payment-received" | "payment-sent")
            ) && activity.amount.is_none_or(|told| (told - amount).abs() < NOTHING)
        });
        Ok(look.conclude(history, |activity| Origin {
            id: activity
                .payment
                .as_ref()
                .map_or(activity.id.as_deref().unwrap_or_default(), |payment| {
                    payment.as_str()
                }),
            by: By::Told(activity.created_by.as_ref()),
            at: activity.created_at,
        }))
    }
}
