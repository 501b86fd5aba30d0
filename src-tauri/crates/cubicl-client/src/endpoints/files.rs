//! Links to files (contract section 5); uploads and downloads are streams and live beside the transport.

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

impl Client {
    /// A link that downloads a file without a token, for five minutes.
    ///
    /// # Errors
    /// See [`Client::send`].
    pub async fn file_link(&self, file: &FileId) -> Result<String, Error> {
        self.send(file_link(file)).await
    }
}
