//! Text as words, in the two forms that are searched: as it is written, and folded.

use unicode_normalization::char::is_combining_mark;

use crate::record::{fold, lower};

/// Bytes of a text that are searched; nobody reads further.
const LONGEST_TEXT: usize = 64 * 1024;
/// Bytes of a word that are told apart.
const LONGEST_WORD: usize = 64;

/// Words, separated by spaces.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Forms {
    /// Small letters with their accents. `I` is the capital of `ı` in Turkish and of `i` elsewhere: a word that has it
    /// stands here in both forms.
    pub(crate) exact: String,
    /// As [`fold`] has them, where that is another word: most words are their own folded form, and are stored once.
    pub(crate) folded: String,
}

impl Forms {
    pub(crate) fn of(text: &str) -> Self {
        let mut forms = Self::default();
        for (_, word) in words(beginning(text, LONGEST_TEXT)) {
            if word.is_ascii() && word.len() <= LONGEST_WORD && !word.contains('I') {
                push_word(&mut forms.exact, word);
                let start = forms.exact.len() - word.len();
                forms.exact[start..].make_ascii_lowercase();
                continue;
            }
            let exact = exact_forms(word);
            let folded = folded(word);
            if !exact.contains(&folded) {
                push_word(&mut forms.folded, &folded);
            }
            for form in exact {
                push_word(&mut forms.exact, &form);
            }
        }
        forms
    }
}

/// The words of a text and where they begin, in bytes.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr().addr();
    text.split(|letter| !belongs_to_word(letter))
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr().addr() - start, word))
}

pub(super) fn exact_forms(word: &str) -> Vec<String> {
    let word = beginning(word, LONGEST_WORD);
    let turkish = lower(word);
    if word.contains('I') {
        vec![turkish, lower(&word.replace('I', "i"))]
    } else {
        vec![turkish]
    }
}

/// Some letters fold to what is no letter (`½`): then it is more than one word.
pub(super) fn folded(word: &str) -> String {
    let folded = fold(beginning(word, LONGEST_WORD));
    if folded.chars().all(belongs_to_word) {
        folded
    } else {
        folded.replace(|letter| !belongs_to_word(letter), " ")
    }
}

fn belongs_to_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter)
}

fn beginning(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

fn push_word(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_in_both_forms() {
        for (text, exact, folded) in [
            ("Şişli, deposu!", "şişli deposu", "sisli"),
            ("IŞIK", "ışık işik", "isik"),
            ("Invoice-12", "ınvoice invoice 12", ""),
            ("İSTANBUL", "istanbul", ""),
            ("re\u{301}sume\u{301}", "résumé", "resume"),
            ("½ kg", "½ kg", "1 2"),
            (" \t-–… ", "", ""),
        ] {
            let forms = Forms::of(text);
            assert_eq!(
                (forms.exact.as_str(), forms.folded.as_str()),
                (exact, folded),
                "{text:?}"
            );
        }
    }

    #[test]
    fn what_is_too_long_is_cut_between_letters() {
        let forms = Forms::of(&"ş".repeat(LONGEST_TEXT));
        assert_eq!(forms.folded, "s".repeat(LONGEST_WORD / 2));
    }
}
