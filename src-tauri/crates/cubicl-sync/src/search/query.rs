//! What somebody typed: how it is asked of SQLite, and where it stands in a text.

use super::kind::{Kind, Place};
use super::words::{exact_forms, folded, words};
use crate::record::fold;
use crate::view::TextPiece;

/// Words beyond these are not looked for.
const MOST_WORDS: usize = 12;
/// Digits that may be the beginning of a telephone number.
const SHORTEST_NUMBER: usize = 3;

/// At least one word. Each may be the beginning of a longer one: Turkish words grow at their end, and the last one is
/// still being typed.
#[derive(Debug)]
pub(crate) struct Query {
    words: Vec<Word>,
    /// Its digits in one word, when it has nothing else: a telephone number, however it is parted.
    number: Option<String>,
}

#[derive(Debug)]
struct Word {
    /// Two when it has an `I`, which may be the capital of `ı` and of `i`.
    exact: Vec<String>,
    folded: String,
}

/// How well something matches. The order of rank: letters as they were typed before folded ones, whole words before
/// beginnings, the name before the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Level {
    pub(crate) anywhere: bool,
    folded: bool,
    begins: bool,
}

impl Level {
    /// Best first.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let flags = [false, true];
        flags.into_iter().flat_map(move |anywhere| {
            flags.into_iter().flat_map(move |folded| {
                flags.into_iter().map(move |begins| Self {
                    anywhere,
                    folded,
                    begins,
                })
            })
        })
    }
}

impl Query {
    /// `None` when there is no word in it.
    pub(crate) fn new(typed: &str) -> Option<Self> {
        let parts = words(typed).flat_map(|(_, word)| {
            let whole = folded(word);
            let parts: Vec<String> = whole.split_whitespace().map(str::to_owned).collect();
            let is_one = parts.len() == 1;
            parts.into_iter().map(move |part| Word {
                exact: if is_one {
                    exact_forms(word)
                } else {
                    vec![part.clone()]
                },
                folded: part,
            })
        });
        let words: Vec<Word> = parts.take(MOST_WORDS).collect();
        let number = typed.chars().all(|letter| !letter.is_alphabetic());
        let digits = || typed.chars().filter(char::is_ascii_digit).collect::<String>();
        let number = number
            .then(digits)
            .filter(|digits| digits.len() >= SHORTEST_NUMBER);
        (!words.is_empty()).then_some(Self { words, number })
    }

    /// As FTS5 reads it. `None` for things that have nothing but a name, when the level asks for more.
    pub(super) fn expression(&self, kind: Kind, level: Level) -> Option<String> {
        let mut columns = kind.columns(Place::Name, level.folded).to_owned();
        if level.anywhere {
            columns.push(' ');
            columns.push_str(kind.has_more().then(|| kind.columns(Place::More, level.folded))?);
        }
        let end = if level.begins { " *" } else { "" };
        let words = self.words.iter().map(|word| {
            let one = |form: &String| format!("\"{form}\"{end}");
            if level.folded {
                one(&word.folded)
            } else {
                let forms: Vec<String> = word.exact.iter().map(one).collect();
                format!("({})", forms.join(" OR "))
            }
        });
        let words: Vec<String> = words.collect();
        let mut asked = words.join(" AND ");
        if let Some(number) = self.number.as_ref().filter(|_| kind == Kind::Client) {
            asked = format!("({asked}) OR \"{number}\"{end}");
        }
        Some(format!("{{{columns}}} : ({asked})"))
    }

    /// What was typed, as a telephone number may begin.
    pub(crate) fn number(&self) -> Option<&str> {
        self.number.as_deref()
    }

    /// Whether every word begins a word of the text, and whether with the very letters.
    pub(crate) fn matches(&self, text: &str) -> Option<Match> {
        let there: Vec<(Vec<String>, String)> = words(text)
            .map(|(_, word)| (exact_forms(word), folded(word)))
            .collect();
        let begins = |word: &Word| {
            there
                .iter()
                .any(|(_, folded)| folded.split(' ').any(|part| part.starts_with(&word.folded)))
        };
        let exactly = |word: &Word| {
            let mut forms = there.iter().flat_map(|(exact, _)| exact);
            forms.any(|form| word.exact.iter().any(|exact| form.starts_with(exact)))
        };
        self.words.iter().all(begins).then(|| Match {
            exact: self.words.iter().all(exactly),
        })
    }

    /// The text in pieces, those marked that match a word.
    pub(crate) fn mark(&self, text: &str) -> Vec<TextPiece> {
        let mut pieces = Vec::new();
        let mut push = |text: &str, marked: bool| {
            if !text.is_empty() {
                pieces.push(TextPiece {
                    text: text.to_owned(),
                    marked,
                });
            }
        };
        let mut done = 0;
        for (start, word) in words(text) {
            if let Some(length) = self.marked_in(word) {
                push(&text[done..start], false);
                done = start + length;
                push(&text[start..done], true);
            }
        }
        push(&text[done..], false);
        pieces
    }

    /// Where the first word of the text that matches begins, in bytes.
    pub(crate) fn first_in(&self, text: &str) -> Option<usize> {
        words(text)
            .find(|(_, word)| self.marked_in(word).is_some())
            .map(|(start, _)| start)
    }

    /// How many bytes of the word match.
    fn marked_in(&self, word: &str) -> Option<usize> {
        let whole = fold(word);
        let matching = self.words.iter().filter(|typed| whole.starts_with(&typed.folded));
        let length = matching.map(|typed| typed.folded.len()).max()?;
        // Folded, a letter may be longer or shorter; marks that follow a letter are part of it.
        let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]);
        ends.filter(|end| fold(&word[..*end]).len() <= length).max()
    }
}

/// How a name matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) exact: bool,
}

#[cfg(test)]
mod tests;
