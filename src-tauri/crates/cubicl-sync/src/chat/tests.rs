//! Joining, counting and finding chats.

use super::*;
use crate::view::ChatKind;

fn message(id: &str, at: i64) -> MessageRecord {
    MessageRecord {
        id: id.into(),
        created_at: Some(at),
        content: id.to_owned(),
        ..MessageRecord::default()
    }
}

fn personal(id: &str, users: &[&str]) -> ThreadRow {
    ThreadRow {
        record: ThreadRecord {
            id: id.into(),
            kind: ChatKind::Personal,
            users: users.iter().map(|user| UserId::from(*user)).collect(),
            ..ThreadRecord::default()
        },
        ..ThreadRow::default()
    }
}

fn ids(chats: &Chats) -> Vec<&str> {
    let messages = chats.messages(&"t".into()).expect("they are known");
    messages.iter().map(|message| message.id.as_str()).collect()
}

#[test]
fn messages_are_joined_by_their_ids_and_stand_by_time_and_id() {
    let mut chats = Chats::default();
    let thread = ThreadId::from("t");
    assert!(chats.join(
        &thread,
        vec![message("c", 30), message("b", 10), message("a", 10)]
    ));
    assert_eq!(ids(&chats), ["a", "b", "c"]);
    assert!(!chats.join(&thread, vec![message("b", 10)]), "nothing differs");
    assert!(chats.join(&thread, vec![message("d", 20), message("c", 30)]));
    assert_eq!(ids(&chats), ["a", "b", "d", "c"]);
}

#[test]
fn what_would_hide_a_gap_is_forgotten() {
    let mut chats = Chats::restore(vec![personal("t", &["me", "o"])]);
    let thread = ThreadId::from("t");
    chats.join(&thread, vec![message("a", 1), message("b", 2), message("z", 90)]);
    chats.unsaved = Unsaved::default();
    chats.forget_before(&thread, &message("x", 80));
    assert_eq!(ids(&chats), ["z"]);
    assert_eq!(chats.unsaved.messages.len(), 2, "the file forgets them too");
}

#[test]
fn a_person_leads_to_the_chat_with_them_and_oneself_to_the_chat_with_nobody_else() {
    let chats = Chats::restore(vec![
        personal("both", &["me", "ayse"]),
        personal("alone", &["me"]),
    ]);
    let of = |person: &str| chats.resolve(&ChatRef::Person(person.into()));
    assert_eq!(of("ayse"), ChatRef::Thread("both".into()));
    assert_eq!(of("me"), ChatRef::Thread("alone".into()));
    assert_eq!(of("nobody"), ChatRef::Person("nobody".into()));
}

#[test]
fn what_was_seen_here_is_not_counted_although_cubicl_counts_it() {
    let mut row = personal("t", &["me", "o"]);
    let told = |row: &mut ThreadRow, last: MessageRecord, unseen| {
        row.record.last = Some(last);
        row.record.unseen = unseen;
        row.count_anew();
        row.unread()
    };
    assert_eq!(told(&mut row, message("a", 10), 5), 5, "never looked at here");
    row.seen = Some(Seen {
        message: "a".into(),
        at: 10,
        counted: 0,
    });
    assert_eq!(told(&mut row, message("a", 10), 5), 0);
    assert_eq!(
        told(&mut row, message("b", 20), 6),
        1,
        "five of them were seen here"
    );
    assert_eq!(
        told(&mut row, message("c", 30), 2),
        2,
        "the person looked elsewhere meanwhile"
    );
    assert_eq!(told(&mut row, message("d", 40), 3), 3);
}

#[test]
fn a_page_is_the_last_when_the_server_has_filled_a_longer_one() {
    let mut chats = Chats::default();
    assert!(!chats.is_short(3), "a short page alone proves nothing (A3)");
    assert!(!chats.is_short(50));
    assert!(chats.is_short(49));
}
