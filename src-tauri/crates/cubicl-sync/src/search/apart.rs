//! What is searched of clients, Files pages and chats.

use cubicl_client::MessageId;

use super::document::{About, Document, FileNames, Shown};
use super::kind::Kind;
use crate::chat::MessageRecord;
use crate::clients::ClientRecord;
use crate::nodes::{NodeContent, NodeRecord};
use crate::record::rich_text;
use crate::view::NodePlace;

/// Who it is, how it is reached, and who is there.
pub(crate) fn of_client(client: &ClientRecord) -> Document {
    let lines: Vec<String> = client.particulars().map(str::to_owned).collect();
    let numbers = client.phones().flat_map(forms_of_number);
    let more: Vec<String> = lines.iter().cloned().chain(numbers).collect();
    Document {
        kind: Kind::Client,
        item: String::new(),
        name: client.title().to_owned(),
        more: more.join("\n"),
        shown: Some(Shown {
            about: Some(About::Client { lines }),
            ..Shown::of(client.title())
        }),
    }
}

/// A telephone number in one word, in all the ways it may begin: with the code of the country, at home, and without either.
pub(crate) fn forms_of_number(number: &str) -> Vec<String> {
    /// Without country and the zero before it.
    const LENGTH: usize = 10;
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let mut forms = Vec::new();
    if let Some(at) = digits.len().checked_sub(LENGTH) {
        forms.extend([digits[at..].to_owned(), format!("0{}", &digits[at..])]);
    }
    if !digits.is_empty() && !forms.contains(&digits) {
        forms.push(digits);
    }
    forms
}

/// `None` for a file whose name nobody told.
pub(crate) fn of_node(node: &NodeRecord, names: &impl FileNames) -> Option<Document> {
    let (name, directory) = match &node.content {
        NodeContent::Directory(name) => (name.as_str(), true),
        NodeContent::File(file) => {
            let file = file.as_ref()?;
            (file.name.as_deref().or_else(|| names.name_of(&file.id))?, false)
        }
    };
    Some(in_place(name, &node.place(), directory, node.created_at))
}

/// A directory or file called so, at a place.
pub(crate) fn in_place(name: &str, place: &NodePlace, directory: bool, at: Option<i64>) -> Document {
    let place = place.clone();
    Document {
        kind: Kind::Node,
        item: String::new(),
        name: name.to_owned(),
        more: String::new(),
        shown: Some(Shown {
            at,
            about: Some(About::Node { place, directory }),
            ..Shown::of(name)
        }),
    }
}

/// `None` without words.
pub(crate) fn of_message(message: &MessageRecord) -> Option<Document> {
    let shown = Shown {
        author: message.from.clone(),
        at: message.created_at,
        ..Shown::of(&rich_text::words(&message.content))
    };
    said(&message.id, shown)
}

/// A message with these words; `None` when there are none.
pub(crate) fn said(id: &MessageId, shown: Shown) -> Option<Document> {
    (!shown.text.is_empty()).then(|| Document {
        kind: Kind::Message,
        item: id.to_string(),
        name: shown.text.clone(),
        more: String::new(),
        shown: Some(shown),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_begin_with_the_country_with_a_zero_or_with_neither() {
        let all = ["5320000011", "05320000011", "905320000011"];
        assert_eq!(forms_of_number("+90 (532) 000 00 11"), all);
        assert_eq!(forms_of_number("0532 000 00 11"), all[..2]);
        assert_eq!(forms_of_number("444 0 000"), ["4440000"]);
        assert_eq!(forms_of_number("dahili"), [""; 0]);
    }
}
