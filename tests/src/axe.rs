//! Accessibility rules, checked by axe-core on whatever the page shows.

use anyhow::Context;
use serde_json::Value;

use crate::page::Page;

const RUN: &str = "
const done = arguments[arguments.length - 1];
// React Aria speaks through this region; what it has spoken stays for seconds and may name what is gone.
axe.run({ include: [['html']], exclude: [['[data-live-announcer]']] }, { resultTypes: ['violations'] })
  .then((result) => done(result.violations.map((violation) =>
    `${violation.id} (${violation.help}): ` + violation.nodes.map((node) => node.html).join(' | '))))
  .catch((problem) => done([`axe failed: ${problem}`]));
";

impl Page {
    /// What axe-core finds wrong, one sentence each.
    pub async fn accessibility_problems(&self) -> anyhow::Result<Vec<String>> {
        if self.script("return typeof axe", Vec::new()).await? != "object" {
            let path = concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../ui/node_modules/axe-core/axe.min.js"
            );
            let axe = std::fs::read_to_string(path).context("axe-core is not installed: npm ci in ui")?;
            // WebDriver wraps scripts in a function; axe is wanted outside of it.
            self.script(&format!("{axe};\nwindow.axe = axe;"), Vec::new())
                .await?;
        }
        // What is half transparent on its way in or out is no colour to judge.
        self.gone("[data-entering], [data-exiting]").await?;
        let found = self.script_async(RUN, Vec::new()).await?;
        let sentences = found.as_array().context("axe gave no list")?;
        Ok(sentences
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect())
    }
}
