//! Figures of many runs, and waiting for the page.

use anyhow::Context;
use cubicl_stories::{App, eventually, hook};
use serde_json::{Value, json};

/// Values in order.
pub(crate) struct Figures(Vec<f64>);

impl Figures {
    pub(crate) fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    pub(crate) fn of_json(values: &Value) -> anyhow::Result<Self> {
        let values = values.as_array().context("no figures")?;
        Ok(Self::of(values.iter().filter_map(Value::as_f64).collect()))
    }

    /// The value below which this part of all lies.
    pub(crate) fn quantile(&self, part: f64) -> f64 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "an index among a few hundred"
        )]
        let at = ((self.0.len().saturating_sub(1)) as f64 * part).round() as usize;
        self.0.get(at).copied().unwrap_or(f64::NAN)
    }

    pub(crate) fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    pub(crate) fn largest(&self) -> f64 {
        self.quantile(1.0)
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }
}

/// Waits until the columns' counts add up to the whole board.
pub(crate) async fn all_cards(app: &App, cards: usize) -> anyhow::Result<()> {
    let script = "return [...document.querySelectorAll(arguments[0])] \
                  .reduce((sum, column) => sum + Number(column.dataset.count ?? 0), 0)";
    // A board of fifty thousand takes longer than any other wait.
    for _ in 0..20 {
        let found = eventually("all cards", async || {
            let sum = app.page().script(script, vec![json!(hook("column"))]).await?;
            Ok((sum.as_u64() == u64::try_from(cards).ok()).then_some(()))
        })
        .await;
        if found.is_ok() {
            return Ok(());
        }
    }
    anyhow::bail!("the board never had its {cards} cards")
}
