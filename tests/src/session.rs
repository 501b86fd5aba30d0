//! Signing in and out, in a person's words.

use crate::app::App;
use crate::page::hook;

impl App {
    /// Pastes a token on the welcome screen and asks whose it is.
    pub async fn enter_token(&self, token: &str) -> anyhow::Result<()> {
        self.page().fill(&hook("welcome-token"), token).await?;
        self.page().click(&hook("welcome-continue")).await
    }

    /// Signs in with a good token, and waits for the first screen behind it.
    pub async fn sign_in(&self, token: &str) -> anyhow::Result<()> {
        self.enter_token(token).await?;
        self.page().click(&hook("welcome-signin")).await?;
        self.is_signed_in().await
    }

    /// Waits until the project tree can be seen.
    pub async fn is_signed_in(&self) -> anyhow::Result<()> {
        self.page().find(&hook("project-row")).await?;
        Ok(())
    }

    /// Signs out through the account menu.
    pub async fn sign_out(&self) -> anyhow::Result<()> {
        self.page().click(&hook("account-menu")).await?;
        self.page().click(&hook("sign-out")).await?;
        if self.page().shows(&hook("confirm")).await? {
            self.page().click(&hook("confirm")).await?;
        }
        self.page().find(&hook("welcome-token")).await?;
        Ok(())
    }
}
