//! The page's words in both languages, to notice when one speaks in the other's place.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Context;
use serde_json::{Value, json};

use crate::page::Page;

/// Everything that can be read or is read out: texts, names, titles and placeholders, but not what says that it is in a
/// language of its own, and not the person's own words in fields.
const VISIBLE: &str = "
const found = new Set();
const own = (element) => element.closest('[lang]') === document.documentElement;
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode.textContent.trim();
  if (text && own(walker.currentNode.parentElement)) found.add(text);
}
for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
  for (const name of ['aria-label', 'title', 'placeholder'])
    if (own(element) && element.getAttribute(name)) found.add(element.getAttribute(name).trim());
return [...found];
";

impl Page {
    /// What the page says in English although it should speak Turkish, or the other way round.
    pub async fn words_of_the_other_language(&self, language: &str) -> anyhow::Result<Vec<String>> {
        let other = if language == "tr" { "en" } else { "tr" };
        let right = words(language)?;
        let wrong: BTreeSet<String> = words(other)?.difference(&right).cloned().collect();
        let visible = self.script(VISIBLE, Vec::new()).await?;
        let visible = visible.as_array().context("no list of texts")?;
        Ok(visible
            .iter()
            .filter_map(Value::as_str)
            .filter(|text| wrong.contains(*text))
            .map(str::to_owned)
            .collect())
    }

    /// Fails unless the page is wholly in this language.
    pub async fn speaks(&self, language: &str) -> anyhow::Result<()> {
        let declared = self
            .script("return document.documentElement.lang", Vec::new())
            .await?;
        anyhow::ensure!(
            declared == json!(language),
            "the page says it is in {declared}, not {language}"
        );
        let mixed = self.words_of_the_other_language(language).await?;
        anyhow::ensure!(mixed.is_empty(), "not in {language}: {mixed:?}");
        Ok(())
    }
}

/// Every whole sentence of a language: no gaps to fill in, and long enough not to be the same by chance.
fn words(language: &str) -> anyhow::Result<BTreeSet<String>> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/i18n")).join(language);
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(&folder).context("the page's words")? {
        collect(
            &serde_json::from_slice(&std::fs::read(entry?.path())?)?,
            &mut found,
        );
    }
    anyhow::ensure!(
        found.len() > 100,
        "only {} words of {language} were found",
        found.len()
    );
    Ok(found)
}

fn collect(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if !text.contains("{{") && text.chars().count() > 3 => {
            found.insert(text.clone());
        }
        Value::Object(entries) => entries.values().for_each(|value| collect(value, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_words_differ() -> anyhow::Result<()> {
        let (english, turkish) = (words("en")?, words("tr")?);
        let same = english.intersection(&turkish).count();
        assert!(
            same * 10 < english.len(),
            "{same} of {} are the same in both languages",
            english.len()
        );
        Ok(())
    }
}
