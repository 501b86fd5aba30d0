//! A POST whose answer was lost may have been carried out. Before it is sent again: list, compare, conclude.
//!
//! A record is the one that was sent when it says the same, is by the same person, was made while the request was under way
//! by the server's clock, and was not known before. A record that does not tell who made it, or when, leaves the doubt, and
//! so does one that was made a little earlier or later: records may be dated by another clock than answers. Who made it makes
//! no difference where the records are the same in everything and one is enough: directories, files on a Files page, clients,
//! webhooks.

mod books;
mod clients;
mod files;
mod messages;
mod tasks;

use std::ops::RangeInclusive;

use crate::error::InDoubt;
use crate::ids::{FileId, UserId};
use crate::model::File;

/// Whole seconds are cut off, and answers are dated a moment after the deed.
const BEFORE: i64 = 2;
/// A request that was given up can still arrive for so long.
const AFTER: i64 = 60;
/// Seconds by which the clock that dates records may differ from the one that dates answers.
const ABOUT: i64 = 15 * 60;
/// Records that look alike are read whole, at most so many.
const MOST: usize = 5;

/// What the server's lists say of a request in doubt.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict<T> {
    /// It was carried out; this came of it.
    Done(T),
    /// It was not carried out until now. A look right after the request was given up can be too early.
    NotDone,
    /// Several records fit, or one that does not tell enough: a person has to decide.
    CannotTell,
}

/// What a look needs to know.
///
/// Assumption A23: no key tells a request from its repetition, so a POST is never repeated blindly.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// Whose token sent the request.
    pub by: &'a UserId,
    /// When it was under way: [`crate::Error::in_doubt`].
    pub doubt: InDoubt,
    /// Whether a record with this id was there before.
    pub known: &'a (dyn Fn(&str) -> bool + Sync),
}

/// What a record tells of its origin.
struct Origin<'a> {
    id: &'a str,
    by: By<'a>,
    at: Option<i64>,
}

/// Who made a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By<'a> {
    /// As it tells, if it does.
    Told(Option<&'a UserId>),
    /// That makes no difference.
    Anybody,
}

impl Look<'_> {
    /// When the record was made, if the same clock dates records and answers.
    fn made(&self) -> RangeInclusive<i64> {
        self.doubt.from - BEFORE..=self.doubt.until + AFTER
    }

    /// When it was made, if another clock does.
    fn about(&self) -> RangeInclusive<i64> {
        let made = self.made();
        made.start() - ABOUT..=made.end() + ABOUT
    }

    /// Concludes from records that say the same as what was sent.
    fn conclude<T>(&self, alike: Vec<T>, origin: impl Fn(&T) -> Origin<'_>) -> Verdict<T> {
        let (made, about) = (self.made(), self.about());
        let mut fitting: Vec<T> = alike
            .into_iter()
            .filter(|record| {
                let Origin { id, by, at } = origin(record);
                let by_other = matches!(by, By::Told(Some(by)) if by != self.by);
                !(self.known)(id) && !by_other && at.is_none_or(|at| about.contains(&at))
            })
            .collect();
        if fitting.is_empty() {
            return Verdict::NotDone;
        }
        // One of earlier or later is not it when there is one of then.
        fitting.retain(|record| origin(record).at.is_none_or(|at| made.contains(&at)));
        match fitting.pop() {
            Some(only) if fitting.is_empty() => {
                let Origin { by, at, .. } = origin(&only);
                if by == By::Told(None) || at.is_none() {
                    Verdict::CannotTell
                } else {
                    Verdict::Done(only)
                }
            }
            _ => Verdict::CannotTell,
        }
    }
}

/// Whether a record's text is the one that was sent, though the server may have made HTML of it, or of HTML text (A25).
pub fn same_text(told: Option<&str>, sent: Option<&str>) -> bool {
    plain(told.unwrap_or_default()) == plain(sent.unwrap_or_default())
}

/// Whether a record's files are those that were sent. One that tells none may leave them out.
fn same_files(told: &[File], sent: &[FileId]) -> bool {
    told.is_empty() || (told.len() == sent.len() && told.iter().all(|file| sent.contains(&file.id)))
}

/// Without tags and spaces, and with entities read: what servers change about a text.
fn plain(text: &str) -> String {
    let (mut plain, mut rest) = (String::new(), text);
    while let Some(letter) = rest.chars().next() {
        let (read, length) = match letter {
            '<' => tag(rest),
            '&' => entity(rest),
            _ => None,
        }
        .unwrap_or((letter, letter.len_utf8()));
        if !read.is_whitespace() {
            plain.push(read);
        }
        rest = &rest[length..];
    }
    plain
}

/// A tag counts as a space.
fn tag(text: &str) -> Option<(char, usize)> {
    let named = text[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/');
    let end = text.find('>').filter(|_| named)?;
    Some((' ', end + 1))
}

fn entity(text: &str) -> Option<(char, usize)> {
    const ENTITIES: [(&str, char); 7] = [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&#39;", '\''),
        ("&apos;", '\''),
        ("&nbsp;", ' '),
    ];
    let (name, letter) = ENTITIES.iter().find(|(name, _)| text.starts_with(name))?;
    Some((*letter, name.len()))
}

#[cfg(test)]
mod tests {
    use super::{By, Look, Origin, Verdict, same_text};
    use crate::error::InDoubt;
    use crate::ids::UserId;

    type Record = (&'static str, Option<UserId>, Option<i64>);

    fn conclude(records: Vec<Record>) -> Verdict<&'static str> {
        let by = UserId::from("me".to_owned());
        let look = Look {
            by: &by,
            doubt: InDoubt {
                from: 100,
                until: 130,
            },
            known: &|id| id == "old",
        };
        let verdict = look.conclude(records, |record| Origin {
            id: record.0,
            by: By::Told(record.1.as_ref()),
            at: record.2,
        });
        match verdict {
            Verdict::Done((id, ..)) => Verdict::Done(id),
            Verdict::NotDone => Verdict::NotDone,
            Verdict::CannotTell => Verdict::CannotTell,
        }
    }

    #[test]
    fn one_that_fits_in_everything_is_it() {
        let me = || Some(UserId::from("me".to_owned()));
        let other = || Some(UserId::from("other".to_owned()));
        assert_eq!(conclude(vec![]), Verdict::NotDone);
        let others = vec![
            ("old", me(), Some(110)),
            ("theirs", other(), Some(110)),
            ("before", me(), Some(97 - 900)),
            ("after", me(), Some(191 + 900)),
        ];
        assert_eq!(conclude(others.clone()), Verdict::NotDone);
        let found = |record| conclude([others.clone(), vec![record]].concat());
        assert_eq!(found(("this", me(), Some(98))), Verdict::Done("this"));
        assert_eq!(found(("this", me(), Some(190))), Verdict::Done("this"));
        assert_eq!(found(("this", me(), Some(97))), Verdict::CannotTell);
        let earlier_too = vec![("this", me(), Some(110)), ("that", me(), Some(90))];
        assert_eq!(conclude(earlier_too), Verdict::Done("this"));
        assert_eq!(found(("this", me(), Some(191))), Verdict::CannotTell);
        assert_eq!(found(("this", None, Some(110))), Verdict::CannotTell);
        assert_eq!(found(("this", me(), None)), Verdict::CannotTell);
        let two = vec![("this", me(), Some(110)), ("that", me(), Some(111))];
        assert_eq!(conclude(two), Verdict::CannotTell);
    }

    #[test]
    fn who_made_it_can_make_no_difference() {
        let by = UserId::from("me".to_owned());
        let look = Look {
            by: &by,
            doubt: InDoubt {
                from: 100,
                until: 130,
            },
            known: &|_| false,
        };
        let of = |at| {
            look.conclude(vec![at], |at| Origin {
                id: "directory",
                by: By::Anybody,
                at: *at,
            })
        };
        assert_eq!(of(Some(110)), Verdict::Done(Some(110)));
        assert_eq!(of(Some(10)), Verdict::CannotTell);
        assert_eq!(of(Some(-900)), Verdict::NotDone);
        assert_eq!(of(None), Verdict::CannotTell);
    }

    #[test]
    fn a_text_is_the_same_with_other_marks() {
        for (told, sent) in [
            ("<p>Ölçü &lt;2 m, tamam&nbsp;mı?</p>", "Ölçü <2 m, tamam mı?"),
            (" Merhaba\r\ndünya ", "Merhaba\ndünya"),
            ("a & b; c", "a &amp; b; c"),
            ("", ""),
        ] {
            assert!(same_text(Some(told), Some(sent)), "{told}");
        }
        assert!(same_text(Some(""), None));
        for (told, sent) in [
            ("<p>Onaylandı</p>", "Onaylanmadı"),
            ("1.5", "15"),
            ("a < b", "a > b"),
        ] {
            assert!(!same_text(Some(told), Some(sent)), "{told}");
        }
    }
}
