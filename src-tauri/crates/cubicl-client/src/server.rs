//! The server's address: Cubicl's own, or that of a company's server.

use std::fmt;
use std::net::IpAddr;

use reqwest::Url;

/// Base address of a Cubicl server, ending in `/api/v1/`. Plain http only on this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerAddress(Url);

/// Why a text cannot be a server's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    /// Not an address at all.
    #[error("not an address")]
    Unreadable,
    /// Neither https nor http on this computer.
    #[error("only https, or http on this computer")]
    Insecure,
    /// A user name or password stands in it.
    #[error("a user name or password in an address")]
    Credentials,
}

impl ServerAddress {
    /// Cubicl's own service (contract section 1).
    pub const DEFAULT: &'static str = "https://cubicl.io/api/v1/";

    /// Reads what a person typed: a bare host gets `https://`, an address without a path gets `/api/v1/`.
    ///
    /// # Errors
    /// [`BadAddress`] when it is unreadable, insecure, or holds credentials.
    pub fn parse(typed: &str) -> Result<Self, BadAddress> {
        let typed = typed.trim();
        let text = if typed.contains("://") {
            typed.to_owned()
        } else {
            format!("https://{typed}")
        };
        let mut url = Url::parse(&text).map_err(|_| BadAddress::Unreadable)?;
        if url.host_str().is_none_or(str::is_empty) {
            return Err(BadAddress::Unreadable);
        }
        if !(url.scheme() == "https" || (url.scheme() == "http" && loopback(&url))) {
            return Err(BadAddress::Insecure);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(BadAddress::Credentials);
        }
        url.set_query(None);
        url.set_fragment(None);
        let path = url.path().trim_end_matches('/').to_owned();
        let path = if path.is_empty() {
            "/api/v1/".to_owned()
        } else {
            format!("{path}/")
        };
        url.set_path(&path);
        Ok(Self(url))
    }

    /// The host, and the port when it is not the usual one.
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        self.0
            .port()
            .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Whether this is Cubicl's own service.
    pub fn is_default(&self) -> bool {
        self.0.as_str() == Self::DEFAULT
    }

    /// The whole base address.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The address of a path below the base; each segment is escaped.
    pub(crate) fn join(&self, segments: &[impl AsRef<str>], query: &[(&'static str, String)]) -> Url {
        let mut url = self.0.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }

    /// What a link leads to; one that begins with a slash stands on this server (A15). `None` when it is no link.
    pub(crate) fn link(&self, link: &str) -> Option<Url> {
        if link.starts_with('/') {
            self.0.join(link).ok()
        } else {
            Url::parse(link).ok()
        }
    }

    /// Whether a link may be followed without the token: https anywhere, or this very server (A15).
    pub(crate) fn allows_link(&self, link: &Url) -> bool {
        link.scheme() == "https" || (link.scheme() == "http" && loopback(link) && loopback(&self.0))
    }
}

impl fmt::Display for ServerAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

fn loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{BadAddress, ServerAddress};

    #[test]
    fn what_people_type_becomes_a_base_address() {
        for (typed, address) in [
            ("cubicl.io", "https://cubicl.io/api/v1/"),
            ("https://cubicl.io/api/v1", "https://cubicl.io/api/v1/"),
            (
                " https://is.firma.com.tr:8443/ ",
                "https://is.firma.com.tr:8443/api/v1/",
            ),
            (
                "https://firma.com/cubicl/api/v1/",
                "https://firma.com/cubicl/api/v1/",
            ),
            ("http://127.0.0.1:4000", "http://127.0.0.1:4000/api/v1/"),
            (
                "http://localhost:4000/api/v1/?x=1#y",
                "http://localhost:4000/api/v1/",
            ),
            ("http://[::1]:4000", "http://[::1]:4000/api/v1/"),
        ] {
            assert_eq!(
                ServerAddress::parse(typed)
                    .map(|address| address.to_string())
                    .as_deref(),
                Ok(address),
                "{typed}"
            );
        }
    }

    #[test]
    fn insecure_and_unreadable_addresses_are_refused() {
        for (typed, problem) in [
            ("http://cubicl.io", BadAddress::Insecure),
            ("ftp://cubicl.io", BadAddress::Insecure),
            ("http://127.0.0.1.evil.com", BadAddress::Insecure),
            ("file:///etc/passwd", BadAddress::Unreadable),
            ("", BadAddress::Unreadable),
            ("not an address", BadAddress::Unreadable),
            ("https://user:pw@cubicl.io", BadAddress::Credentials),
        ] {
            assert_eq!(ServerAddress::parse(typed), Err(problem), "{typed}");
        }
    }

    #[test]
    fn a_link_may_stand_on_the_server_itself() {
        let server = ServerAddress::parse("https://firma.com/cubicl/api/v1/").expect("an address");
        for (link, leads_to) in [
            ("/files/a?x=1", Some("https://firma.com/files/a?x=1")),
            ("//cdn.example/a", Some("https://cdn.example/a")),
            ("https://cdn.example/a", Some("https://cdn.example/a")),
            ("files/a", None),
            ("", None),
        ] {
            let url = server.link(link);
            assert_eq!(url.as_ref().map(reqwest::Url::as_str), leads_to, "{link}");
        }
    }

    #[test]
    fn segments_cannot_leave_the_base() {
        let server = ServerAddress::parse("cubicl.io").unwrap();
        assert_eq!(
            server.join(&["tasks", "../a b/?"], &[]).as_str(),
            "https://cubicl.io/api/v1/tasks/..%2Fa%20b%2F%3F"
        );
    }
}
