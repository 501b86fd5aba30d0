//! Typed words against what is known of a client.

use super::ClientRecord;
use crate::record::fold;

/// What somebody typed into the field above the list. Letters compare by Turkish rules, accents are forgiven, and each
/// word has to stand somewhere.
#[derive(Debug)]
pub(crate) struct Filter {
    words: Vec<String>,
}

impl Filter {
    pub(crate) fn new(text: &str) -> Self {
        let folded = fold(text);
        let words = folded.split(|letter: char| !letter.is_alphanumeric());
        Self {
            words: words.filter(|word| !word.is_empty()).map(str::to_owned).collect(),
        }
    }

    pub(crate) fn lets_through(&self, client: &ClientRecord) -> bool {
        self.words.iter().all(|word| stands_in(word, client.haystack()))
    }

    /// The line under the name: what was looked for, when the name does not have it, and otherwise what is worth most.
    pub(crate) fn line_of<'a>(&self, client: &'a ClientRecord) -> Option<&'a str> {
        let title = fold(client.title());
        let elsewhere = self.words.iter().find(|word| !title.contains(word.as_str()));
        let has = |text: &&str| {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            elsewhere.is_some_and(|word| stands_in(word, &fold(text)) || stands_in(word, &digits))
        };
        let first = || client.particulars().next();
        client.particulars().find(has).or_else(first)
    }
}

/// A number is written with a zero before it at home, and with the country's code in Cubicl.
fn stands_in(word: &str, text: &str) -> bool {
    if text.contains(word) {
        return true;
    }
    let is_number = word.bytes().all(|digit| digit.is_ascii_digit());
    let national = word.trim_start_matches('0');
    is_number && !national.is_empty() && national != word && text.contains(national)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::ContactRecord;

    fn client() -> ClientRecord {
        ClientRecord {
            name: "Şişli Işık".to_owned(),
            fullname: Some("Şişli Işık Mobilya Ticaret A.Ş.".to_owned()),
            email: Some("bilgi@isik.example".to_owned()),
            phone: Some("+90 (224) 000 01 00".to_owned()),
            contacts: vec![ContactRecord {
                name: "İlker Çağlayan".to_owned(),
                position: "Muhasebe".to_owned(),
                phone: "+90 532 000 0011".to_owned(),
                email: "ilker@isik.example".to_owned(),
                ..ContactRecord::default()
            }],
            ..ClientRecord::default()
        }
    }

    #[test]
    fn everything_that_says_who_it_is_is_looked_through() {
        for (typed, expected) in [
            ("sisli", true),
            ("ISIK sisli", true),
            ("mobilya a.ş.", true),
            ("bilgi@isik", true),
            ("0224 000", true),
            ("02240000100", true),
            ("5320000011", true),
            ("caglayan muhasebe", true),
            (" – ", true),
            ("sisli deniz", false),
            ("0", true),
            ("0999", false),
        ] {
            assert_eq!(Filter::new(typed).lets_through(&client()), expected, "{typed}");
        }
    }

    #[test]
    fn the_line_below_says_why_it_was_found() {
        for (typed, expected) in [
            ("", "Şişli Işık Mobilya Ticaret A.Ş."),
            ("sisli", "Şişli Işık Mobilya Ticaret A.Ş."),
            ("caglayan", "İlker Çağlayan"),
            ("0532 000", "+90 532 000 0011"),
            ("sisli bilgi", "bilgi@isik.example"),
        ] {
            assert_eq!(Filter::new(typed).line_of(&client()), Some(expected), "{typed}");
        }
        assert_eq!(Filter::new("").line_of(&ClientRecord::default()), None);
    }
}
