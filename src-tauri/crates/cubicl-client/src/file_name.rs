//! Names from a server made safe to write: they cannot leave a folder, name a device, or pretend to be another kind.

/// The longest name that every common file system takes, in bytes.
const LONGEST: usize = 255;

/// A name that can be created in any folder on any system. Its extension stays as far as possible.
pub fn safe_file_name(name: &str) -> String {
    let clean: String = name
        .chars()
        .map(|letter| match letter {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            letter => letter,
        })
        .filter(|letter| !letter.is_control() && !invisible(*letter))
        .collect();
    // A name of dots alone is a folder.
    let clean = clean.trim_start().trim_end_matches(dropped_at_end);
    let clean = if clean.chars().all(|letter| letter == '.') {
        ""
    } else {
        clean
    };
    if clean.is_empty() {
        return "file".to_owned();
    }
    let named = if reserved(clean) {
        format!("_{clean}")
    } else {
        clean.to_owned()
    };
    shorten(&named)
}

/// Name and extension with its dot; a leading dot is no extension.
pub(crate) fn split_extension(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 => name.split_at(dot),
        _ => (name, ""),
    }
}

/// Marks that turn the direction of text or take no room: `exe.fdp` must not look like `pdf.exe`.
fn invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
}

/// Windows drops dots and spaces; other blanks nobody sees.
fn dropped_at_end(letter: char) -> bool {
    letter == '.' || letter.is_whitespace()
}

/// Devices of Windows, with any extension.
fn reserved(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_ascii_uppercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|rest| {
            rest.chars().count() == 1
                && rest
                    .chars()
                    .all(|digit| matches!(digit, '1'..='9' | '¹' | '²' | '³'))
        })
    };
    matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) || numbered("COM")
        || numbered("LPT")
}

fn shorten(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let (stem, extension) = split_extension(name);
    let extension = if extension.len() <= 32 { extension } else { "" };
    let mut end = LONGEST - extension.len();
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    let stem = stem[..end].trim_end_matches(dropped_at_end);
    format!("{stem}{extension}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::safe_file_name;

    #[test]
    fn names_that_would_do_harm() {
        for (name, safe) in [
            ("../../etc/passwd", ".._.._etc_passwd"),
            ("C:\\Windows\\x.dll", "C__Windows_x.dll"),
            ("..", "file"),
            (".", "file"),
            ("", "file"),
            ("  ", "file"),
            ("con", "_con"),
            ("NUL.txt", "_NUL.txt"),
            ("com1.log", "_com1.log"),
            ("report.pdf.", "report.pdf"),
            ("report .", "report"),
            ("a\u{0}b\r\nc", "abc"),
            ("fatura\u{202e}fdp.exe", "faturafdp.exe"),
            ("Ölçü çizimi İş.pdf", "Ölçü çizimi İş.pdf"),
            (".profile", ".profile"),
        ] {
            assert_eq!(safe_file_name(name), safe, "{name:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let safe = safe_file_name(&format!("{}.pdf", "ş".repeat(300)));
        assert!(safe.len() <= 255 && safe.ends_with(".pdf"));
    }

    proptest! {
        #[test]
        fn every_name_can_be_written(name in "\\PC{0,400}|.{0,60}") {
            let safe = safe_file_name(&name);
            prop_assert!(!safe.is_empty() && safe.len() <= 255);
            prop_assert!(!safe.contains(['/', '\\', ':', '\0', '\n', '\r']));
            prop_assert!(safe != "." && safe != ".." && !safe.ends_with(['.', ' ']));
            prop_assert!(safe_file_name(&safe) == safe, "not stable");
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join(&safe), b"x").unwrap();
            prop_assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }
}
