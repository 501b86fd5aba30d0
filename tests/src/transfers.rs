//! Files on their way, in a person's words.

use anyhow::Context;

use crate::app::App;
use crate::page::hook;
use crate::wait::eventually;

impl App {
    /// Waits until a transfer is in a state: waiting, running, paused, attaching, done, failed, cancelled.
    pub async fn transfer_is(&self, state: &str) -> anyhow::Result<String> {
        let css = format!("{}[data-state=\"{state}\"]", hook("transfer"));
        self.page()
            .attribute(&css, "data-transfer-id")
            .await?
            .context("the transfer has no id")
    }

    /// Waits until so many transfers are in a state.
    pub async fn transfers_are(&self, state: &str, count: usize) -> anyhow::Result<()> {
        let css = format!("{}[data-state=\"{state}\"]", hook("transfer"));
        eventually(&format!("{count} transfers to be {state}"), async || {
            Ok((self.page().count(&css).await? == count).then_some(()))
        })
        .await
    }

    /// Opens the list of all transfers.
    pub async fn open_transfers(&self) -> anyhow::Result<()> {
        self.page().click(&hook("transfers-line")).await?;
        self.page().find(&hook("transfers-panel")).await?;
        Ok(())
    }

    pub async fn cancel_transfer(&self) -> anyhow::Result<()> {
        self.page().click(&hook("transfer-cancel")).await
    }

    pub async fn retry_transfer(&self) -> anyhow::Result<()> {
        self.page().click(&hook("transfer-retry")).await
    }
}
