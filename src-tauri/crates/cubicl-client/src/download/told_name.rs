//! The name that the host of a link gives a file, for files that Cubicl names nowhere (A13): `Content-Disposition`, RFC 6266.

use percent_encoding::percent_decode_str;
use reqwest::header::{CONTENT_DISPOSITION, HeaderMap};

/// `filename*` goes before `filename`. Not made safe yet; `None` when neither can be read.
pub(super) fn told_name(headers: &HeaderMap) -> Option<String> {
    let header = String::from_utf8_lossy(headers.get(CONTENT_DISPOSITION)?.as_bytes());
    let (mut plain, mut extended) = (None, None);
    for parameter in parameters(&header) {
        let Some((key, value)) = parameter.split_once('=') else {
            continue;
        };
        match key.trim().to_ascii_lowercase().as_str() {
            "filename*" => extended = decoded(value.trim()),
            "filename" => plain = Some(unquoted(value.trim())),
            _ => {}
        }
    }
    extended.or(plain).filter(|name| !name.trim().is_empty())
}

/// What stands between semicolons that are not quoted.
fn parameters(header: &str) -> impl Iterator<Item = &str> {
    let (mut quoted, mut escaped) = (false, false);
    header.split(move |letter| {
        let ends = letter == ';' && !quoted;
        quoted ^= letter == '"' && !escaped;
        escaped = quoted && letter == '\\' && !escaped;
        ends
    })
}

fn unquoted(value: &str) -> String {
    let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    inner.map_or_else(
        || value.to_owned(),
        |inner| inner.replace("\\\"", "\"").replace("\\\\", "\\"),
    )
}

/// `UTF-8'language'percent-encoded`.
fn decoded(value: &str) -> Option<String> {
    let (charset, rest) = value.split_once('\'')?;
    let (_language, encoded) = rest.split_once('\'')?;
    if !charset.eq_ignore_ascii_case("utf-8") {
        return None;
    }
    percent_decode_str(encoded).decode_utf8().ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    use reqwest::header::{CONTENT_DISPOSITION, HeaderMap, HeaderValue};

    use super::told_name;

    #[test]
    fn a_name_is_read_in_every_form() {
        for (header, name) in [
            ("attachment; filename=plan.pdf", Some("plan.pdf")),
            (
                r#"inline; filename="a; b \"c\".pdf"; size=3"#,
                Some(r#"a; b "c".pdf"#),
            ),
            (
                "attachment; filename=\"Olcu.pdf\"; filename*=UTF-8''%C3%96l%C3%A7%C3%BC.pdf",
                Some("Ölçü.pdf"),
            ),
            ("attachment; FILENAME*=utf-8'tr'a%20b.png", Some("a b.png")),
            ("attachment; filename=\"Ölçü.pdf\"", Some("Ölçü.pdf")),
            ("attachment; filename*=latin1''%E9; filename=e.txt", Some("e.txt")),
            ("attachment; filename*=UTF-8''%FF", None),
            ("attachment; filename=\"\"", None),
            ("attachment", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(
                CONTENT_DISPOSITION,
                HeaderValue::from_bytes(header.as_bytes()).unwrap(),
            );
            assert_eq!(told_name(&headers).as_deref(), name, "{header}");
        }
    }
}
