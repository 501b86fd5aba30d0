//! Letters for searching and for file names in headers.

/// Lower case in which Turkish `İ I ı i` are one letter, so that a search finds either spelling.
pub(crate) fn fold(text: &str) -> String {
    text.chars()
        .flat_map(|letter| match letter {
            'İ' | 'I' | 'ı' => 'i'.to_lowercase(),
            other => other.to_lowercase(),
        })
        .collect()
}

/// RFC 3986: everything but unreserved characters as `%XX`.
pub(crate) fn percent_encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// Browsers and this project's client escape these three inside a multipart file name.
pub(crate) fn unescape_file_name(name: &str) -> String {
    name.replace("%22", "\"")
        .replace("%0D", "\r")
        .replace("%0A", "\n")
}

/// `*` stands for one segment, `**` at the end for all that follow.
pub(crate) fn path_matches(pattern: &str, path: &str) -> bool {
    let mut wanted = pattern.trim_matches('/').split('/');
    let mut given = path.trim_matches('/').split('/');
    loop {
        match (wanted.next(), given.next()) {
            (Some("**"), _) | (None, None) => return true,
            (Some("*"), Some(_)) => {}
            (Some(left), Some(right)) if left == right => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_whole_segments() {
        for (pattern, path, expected) in [
            ("/tasks/*/state", "/tasks/12/state", true),
            ("/tasks/*/state", "/tasks/12", false),
            ("/tasks", "/tasks", true),
            ("/tasks", "/tasks/12", false),
            ("/tasks/**", "/tasks/12/activities", true),
            ("**", "/files/upload", true),
        ] {
            assert_eq!(path_matches(pattern, path), expected, "{pattern} on {path}");
        }
    }

    #[test]
    fn searching_takes_the_four_turkish_is_for_one() {
        assert_eq!(fold("IŞIK"), fold("ışık"));
        assert_eq!(fold("İplik"), fold("iplik"));
    }
}
