//! Letters as Turkish readers compare them: for searching (case and accents forgiven), for sorting (the Turkish
//! alphabet), and for initials (`i` → `İ`).

use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A form in which equal-looking words are equal: `İSTANBUL`, `Istanbul` and `ıstanbul` are all `istanbul`.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
        } else {
            decompose_compatible(letter, |part| push_folded(&mut folded, part));
        }
    }
    folded
}

fn push_folded(folded: &mut String, part: char) {
    for lower in part.to_lowercase().filter(|letter| !is_combining_mark(*letter)) {
        match lower {
            'ı' => folded.push('i'),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ς' => folded.push('σ'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            other => folded.push(other),
        }
    }
}

/// The small letters of Turkish, accents kept: `İŞ` is `iş`, and `IŞIK` is `ışık`.
pub(crate) fn lower(text: &str) -> String {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.chars().flat_map(turkish_lower).collect()
    } else {
        text.nfc().flat_map(turkish_lower).collect()
    }
}

/// A key whose order is the Turkish alphabet's: `c` before `ç`, `ı` before `i`. Boards keep thousands of them, so a letter is one byte.
pub(crate) fn sort_key(text: &str) -> Box<[u8]> {
    let mut key = Vec::with_capacity(text.len());
    let mut push = |letter| turkish_lower(letter).for_each(|lower| push_rank(&mut key, lower));
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.chars().for_each(push);
    } else {
        text.nfc().for_each(&mut push);
    }
    key.into_boxed_slice()
}

fn turkish_lower(letter: char) -> impl Iterator<Item = char> {
    let (single, rest) = match letter {
        'I' => (Some('ı'), None),
        'İ' => (Some('i'), None),
        other => (None, Some(other.to_lowercase())),
    };
    single.into_iter().chain(rest.into_iter().flatten())
}

/// Plain letters keep gaps of three, so that a Turkish letter finds its place behind its sister. What is no letter of
/// the alphabet takes more bytes, of which the first tells where it belongs: small ones before, the rest after.
fn push_rank(key: &mut Vec<u8>, letter: char) {
    const LETTER: u8 = 0x90;
    const OTHER: u8 = 0xe0;
    let after = |sister: u8, step: u8| LETTER + (sister - b'a') * 3 + step;
    let [_, high, middle, low] = u32::from(letter).to_be_bytes();
    match letter {
        'â' => key.push(after(b'a', 1)),
        'ç' => key.push(after(b'c', 1)),
        'ğ' => key.push(after(b'g', 1)),
        'ı' => key.push(after(b'h', 1)),
        'î' => key.push(after(b'i', 1)),
        'ö' => key.push(after(b'o', 1)),
        'ş' => key.push(after(b's', 1)),
        'û' => key.push(after(b'u', 2)),
        'ü' => key.push(after(b'u', 1)),
        'a'..='z' => key.push(after(low, 0)),
        '\0'..='\u{7f}' => key.push(low),
        '\u{80}'..='\u{fff}' => key.extend([0x80 + middle, low]),
        _ => key.extend([OTHER + high, middle, low]),
    }
}

/// First letters of the first and the last word, upper case.
pub(crate) fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next();
    let last = words.next_back();
    first
        .into_iter()
        .chain(last)
        .filter_map(|word| word.chars().next())
        .flat_map(turkish_upper)
        .collect()
}

fn turkish_upper(letter: char) -> impl Iterator<Item = char> {
    let (single, rest) = match letter {
        'i' => (Some('İ'), None),
        other => (None, Some(other.to_uppercase())),
    };
    single.into_iter().chain(rest.into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searching_forgives_case_and_accents_the_turkish_way() {
        for (typed, written) in [
            ("is", "iş"),
            ("istanbul", "İSTANBUL"),
            ("ıstanbul", "istanbul"),
            ("ISTANBUL", "istanbul"),
            ("sisli", "Şişli"),
            ("cigkofte", "Çiğköfte"),
            ("uzum", "ÜZÜM"),
            ("kagit", "Kâğıt"),
            ("resume", "re\u{301}sume\u{301}"),
        ] {
            assert_eq!(fold(typed), fold(written), "{typed} finds {written}");
        }
        assert_ne!(fold("kar"), fold("kör"), "other letters stay other letters");
    }

    #[test]
    fn sorting_follows_the_turkish_alphabet() {
        let mut names = [
            "zeytin", "Çay", "cam", "ılık", "İpek", "hali", "jilet", "şeker", "su", "tuz", "ödül", "on",
            "parça",
        ];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(
            names,
            [
                "cam", "Çay", "hali", "ılık", "İpek", "jilet", "on", "ödül", "parça", "su", "şeker", "tuz",
                "zeytin"
            ]
        );
    }

    #[test]
    fn what_is_no_letter_of_the_alphabet_has_its_place_too() {
        let names = [
            "", "2. kat", "ÿ", "şef", "Ωmega", "ağ", "âdet", "b", "ha", "ıh", "ih", "uç", "üç", "ûç", "va",
            "z", "z ", "za", "– son", "中", "😀",
        ];
        let mut sorted = names;
        sorted.sort_by_key(|name| sort_key(name));
        assert_eq!(
            sorted,
            [
                "", "2. kat", "ÿ", "Ωmega", "ağ", "âdet", "b", "ha", "ıh", "ih", "şef", "uç", "üç", "ûç",
                "va", "z", "z ", "za", "– son", "中", "😀",
            ]
        );
    }

    #[test]
    fn initials_are_upper_case_by_turkish_rules() {
        for (name, expected) in [
            ("ilker yıldız", "İY"),
            ("Ayşe Nur Işık", "AI"),
            ("Çağla", "Ç"),
            ("", ""),
            ("  ", ""),
        ] {
            assert_eq!(initials(name), expected, "{name:?}");
        }
    }
}
