//! Links to files (contract section 5); uploads and downloads are streams and live beside the transport.

use serde_json::Value;

use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::ids::FileId;
use crate::request::Request;

/// `GET /files/:id/url`: a link that works for five minutes.
///
/// Assumption A15: it comes as a JSON string or as plain text, needs no token, and may be on another host, which never sees
/// the token: only https or the configured server is followed.
pub fn file_link(file: &FileId) -> Request<String> {
    Request::to(Endpoint::FileLink, &[file.as_str()], |answer| {
        match answer.json() {
            Some(Value::String(link)) => plain_link(&link),
            Some(Value::Object(record)) => plain_link(record.get("url")?.as_str()?),
            Some(_) => None,
            None => plain_link(std::str::from_utf8(&answer.text).ok()?),
        }
    })
}

/// Quotes around it are forgiven; what looks like a page or broken JSON is no link.
fn plain_link(text: &str) -> Option<String> {
    let text = text.trim();
    let quoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let link = quoted.unwrap_or(text).trim();
    let other = link.is_empty() || link.contains('"') || link.starts_with(['<', '{', '[']);
    (!other).then(|| link.to_owned())
}

impl Client {
    /// A link that downloads a file without a token, for five minutes.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn file_link(&self, file: &FileId) -> Result<String, Error> {
        self.send(file_link(file)).await
    }
}

#[cfg(test)]
mod tests {
    use super::file_link;

    #[test]
    fn a_link_is_quoted_or_plain_and_nothing_else() {
        let read = |body: &str| file_link(&"f".into()).decode(body.as_bytes());
        for body in [
            "\"https://a.example/f\"",
            " https://a.example/f\n",
            "\"\\\"https://a.example/f \\\"\"",
            "{\"url\": \"https://a.example/f\"}",
        ] {
            assert_eq!(read(body).as_deref(), Some("https://a.example/f"), "{body}");
        }
        for body in [
            "",
            "\"\"",
            "7",
            "<html>https://a.example/f</html>",
            "{ \"",
            "\"https://a.exam",
            "\"https://a.example/f\"\"https://a.example/f\"",
        ] {
            assert_eq!(read(body), None, "{body}");
        }
    }
}
