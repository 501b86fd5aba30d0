//! Links to files (contract section 5); uploads and downloads are streams and live beside the transport.

use crate::ids::FileId;
use crate::request::Request;

/// `GET /files/:id/url`: a link that works for five minutes, as a JSON string or plain text (A15).
pub fn file_link(file: &FileId) -> Request<String> {
    Request::get("GET files/:id/url", &["files", file.as_str(), "url"], |answer| {
        let text = match answer.json() {
            Some(serde_json::Value::String(link)) => link,
            Some(serde_json::Value::Object(record)) => record.get("url")?.as_str()?.to_owned(),
            Some(_) => return None,
            None => std::str::from_utf8(&answer.text).ok()?.to_owned(),
        };
        let link = text.trim().trim_matches('"');
        (!link.is_empty()).then(|| link.to_owned())
    })
}
