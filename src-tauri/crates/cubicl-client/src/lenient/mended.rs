//! A second try for JSON with letters that are none: half of a pair, as some servers cut a name, or bytes that are no UTF-8.
//! One of them must not hide a whole list.

/// With U+FFFD in the places of such letters; `None` when there are none.
pub(crate) fn mended(body: &[u8]) -> Option<Vec<u8>> {
    let text = String::from_utf8_lossy(body);
    let mut changed = matches!(text, std::borrow::Cow::Owned(_));
    let mut mended = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some(&byte) = rest.first() {
        let length = match (byte, unit(rest)) {
            (b'\\', Some(high)) if (0xd800..0xdc00).contains(&high) => match unit(&rest[6..]) {
                Some(low) if (0xdc00..0xe000).contains(&low) => 12,
                _ => 0,
            },
            (b'\\', Some(low)) if (0xdc00..0xe000).contains(&low) => 0,
            // Whatever is escaped cannot begin another escape.
            (b'\\', _) => 2.min(rest.len()),
            _ => 1,
        };
        if length == 0 {
            changed = true;
            mended.extend_from_slice(br"\ufffd");
            rest = &rest[6..];
        } else {
            mended.extend_from_slice(&rest[..length]);
            rest = &rest[length..];
        }
    }
    changed.then_some(mended)
}

/// The number in `\uXXXX`.
fn unit(text: &[u8]) -> Option<u16> {
    let digits = text.strip_prefix(br"\u")?.get(..4)?;
    let digits = std::str::from_utf8(digits).ok()?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::mended;

    #[test]
    fn letters_that_are_none_are_shown_as_such() {
        for (body, read) in [
            (&br#"["a\ud83d"]"#[..], "a\u{fffd}"),
            (br#"["\ude00b"]"#, "\u{fffd}b"),
            (br#"["\ud83d\ud83d\ude00"]"#, "\u{fffd}😀"),
            (br#"["\\\ud83d"]"#, "\\\u{fffd}"),
            (b"[\"\xd6l\xe7\xfc\"]", "\u{fffd}l\u{fffd}\u{fffd}"),
        ] {
            assert!(serde_json::from_slice::<Value>(body).is_err());
            let again: Value = serde_json::from_slice(&mended(body).unwrap()).unwrap();
            assert_eq!(again[0], read);
        }
        for whole in [
            &br#"["\ud83d\ude00", "\\ud83d", "\u00e7\n"]"#[..],
            b"[1",
            br#"["\"#,
            br#"["\u12"#,
        ] {
            assert_eq!(mended(whole), None);
        }
    }
}
