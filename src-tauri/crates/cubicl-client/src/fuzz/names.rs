//! Names and addresses: of files that go up and come down, and what people type and paste.

use bolero::check;
use futures_util::FutureExt;
use reqwest::Body;
use reqwest::multipart::Form;

use crate::file_name::safe_file_name;
use crate::server::ServerAddress;
use crate::token::AccessToken;
use crate::upload::{header_safe, part};

/// Whatever the name, an upload is one part named `file` with exactly its content.
#[test]
fn multipart_names() {
    check!()
        .with_type::<(String, Vec<u8>)>()
        .for_each(|(name, content)| {
            let part = part(Body::from(content.clone()), content.len() as u64, name);
            let form = Form::new().part("file", part);
            let boundary = form.boundary().to_owned();
            let mut parts = multer::Multipart::new(form.into_stream(), boundary);
            let read = async {
                let field = parts.next_field().await.unwrap().unwrap();
                assert_eq!(field.name(), Some("file"));
                assert_eq!(field.file_name(), Some(header_safe(name).as_str()));
                assert_eq!(field.bytes().await.unwrap(), content.as_slice());
                assert!(parts.next_field().await.unwrap().is_none(), "a second part");
            };
            read.now_or_never().expect("everything is in memory");
            let lines = name.matches(['\r', '\n', '"']).count();
            assert!(header_safe(name).len() <= name.len() + 2 * lines);
        });
}

#[test]
fn names_of_downloads() {
    check!().with_type::<String>().for_each(|name: &String| {
        let safe = safe_file_name(name);
        assert!(!safe.is_empty() && safe.len() <= 255);
        assert!(!safe.contains(['/', '\\', ':']) && !safe.chars().any(char::is_control));
        assert!(safe != "." && safe != ".." && !safe.ends_with(['.', ' ']));
        assert_eq!(safe_file_name(&safe), safe);
    });
}

#[test]
fn addresses_and_tokens() {
    check!().with_type::<String>().for_each(|typed: &String| {
        if let Ok(address) = ServerAddress::parse(typed) {
            assert_eq!(ServerAddress::parse(address.as_str()).as_ref(), Ok(&address));
            let below = address.join(&["tasks", typed.as_str()], &[("q", typed.clone())]);
            assert!(below.as_str().starts_with(address.as_str()), "{below}");
        }
        if let Ok(token) = AccessToken::parse(typed) {
            assert!(token.header().is_some());
        }
    });
}
