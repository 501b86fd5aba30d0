//! The access token: a type that cannot be printed or serialised by accident.

use std::fmt;

use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret, SecretString};

/// A person's access token. It is wiped from memory when it is dropped.
#[derive(Clone)]
pub struct AccessToken(SecretString);

/// What was pasted cannot be a token: it is empty, or holds characters that no token has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an access token")]
pub struct NotAToken;

impl AccessToken {
    /// Cleans what a person pasted: white space anywhere and a leading "Bearer " are dropped.
    ///
    /// # Errors
    /// [`NotAToken`] when nothing is left, or something that cannot stand in a header.
    pub fn parse(pasted: &str) -> Result<Self, NotAToken> {
        let pasted = pasted.trim();
        let unmarked = match pasted.split_once(char::is_whitespace) {
            Some((mark, rest)) if mark.eq_ignore_ascii_case("bearer") => rest,
            None if pasted.eq_ignore_ascii_case("bearer") => "",
            _ => pasted,
        };
        let clean: String = unmarked
            .chars()
            .filter(|letter| {
                !letter.is_whitespace() && !matches!(letter, '\u{200b}'..='\u{200d}' | '\u{feff}')
            })
            .collect();
        if clean.is_empty() || clean.len() > 4096 || !clean.chars().all(|letter| letter.is_ascii_graphic()) {
            return Err(NotAToken);
        }
        Ok(Self(clean.into()))
    }

    /// The token itself, for the keychain. Nothing else may call this.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// `Authorization: Bearer …`, marked sensitive so that no library prints it.
    pub(crate) fn header(&self) -> Option<HeaderValue> {
        let mut value = HeaderValue::from_str(&format!("Bearer {}", self.expose())).ok()?;
        value.set_sensitive(true);
        Some(value)
    }

    /// Takes the token out of a text that a server sent back.
    pub(crate) fn redact(&self, text: &str) -> String {
        text.replace(self.expose(), "[token]")
    }
}

/// For comparing what was stored with what was meant.
impl PartialEq for AccessToken {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AccessToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::AccessToken;

    #[test]
    fn pasting_forgives_what_clipboards_add() {
        for pasted in [
            "abc.DEF-1",
            " abc.DEF-1\n",
            "Bearer abc.DEF-1",
            "bearer\tabc.DEF-1 ",
            "abc.\r\n DEF-1",
            "\u{feff}abc.DEF-1",
        ] {
            assert_eq!(
                AccessToken::parse(pasted).unwrap().expose(),
                "abc.DEF-1",
                "{pasted:?}"
            );
        }
    }

    #[test]
    fn what_cannot_be_a_token_is_refused() {
        for pasted in ["", "  \n", "Bearer ", "jeton: ğüş", "a\u{0}b"] {
            assert!(AccessToken::parse(pasted).is_err(), "{pasted:?}");
        }
    }

    #[test]
    fn debugging_does_not_show_it() {
        let token = AccessToken::parse("secret-1").unwrap();
        assert!(!format!("{token:?}").contains("secret"));
        assert_eq!(token.redact("a secret-1 b"), "a [token] b");
        assert!(token.header().unwrap().is_sensitive());
    }
}
