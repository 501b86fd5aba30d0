//! Reading a whole list whose end is never told.
//!
//! The server may ignore or cap `limit`, and the list may shift while it is read. So pages overlap by one record and are
//! joined by id, and the end is proved: an empty page, or one that brings fewer records than this server has been seen to
//! fill. When the overlap does not show, the list shifted and is read again, at most twice.

use std::collections::HashSet;

use crate::client::Client;
use crate::endpoints::clients::{ClientQuery, clients};
use crate::endpoints::tasks::{Listing, TaskQuery, tasks};
use crate::error::{Error, ErrorKind};
use crate::model::{ClientRecord, TaskRow};
use crate::request::{Lane, Request};

/// Asked for first, so that something shows soon.
const FIRST: usize = 100;
/// Asked for afterwards; servers may give fewer, and one that refuses it is asked for [`FIRST`] again.
const FURTHER: usize = 1000;
/// A list that shifts all the time is taken as it is after so many readings.
const READINGS: u8 = 3;

/// A list that comes in pages by `skip` and `limit`.
pub trait Paged: Sync {
    /// Its records.
    type Row: Send;

    /// One page.
    fn page(&self, skip: usize, limit: usize) -> Request<Listing<Self::Row>>;

    /// What tells a record from another.
    fn id(row: &Self::Row) -> &str;

    /// Asks for nothing that a server may not know (A4).
    fn ask_plainly(&mut self);
}

impl Paged for TaskQuery {
    type Row = TaskRow;

    fn page(&self, skip: usize, limit: usize) -> Request<Listing> {
        tasks(self, skip, limit)
    }

    fn id(row: &TaskRow) -> &str {
        row.id.as_str()
    }

    fn ask_plainly(&mut self) {
        self.include.clear();
    }
}

impl Paged for ClientQuery {
    type Row = ClientRecord;

    fn page(&self, skip: usize, limit: usize) -> Request<Listing<ClientRecord>> {
        clients(self, skip, limit)
    }

    fn id(row: &ClientRecord) -> &str {
        row.id.as_str()
    }

    fn ask_plainly(&mut self) {}
}

/// A list being read.
///
/// Assumption A3: the server may ignore or cap `limit`, and nothing is known of the order.
pub struct Pages<Q = TaskQuery> {
    client: Client,
    query: Q,
    walk: Walk,
    modest: bool,
    further: Option<Lane>,
}

/// Some rows of the list.
#[derive(Debug, Default)]
pub struct Page<R = TaskRow> {
    /// Rows that did not come before.
    pub rows: Vec<R>,
    /// The list shifted: forget what came before.
    pub restarted: bool,
    /// The list shifts faster than it is read: what lay before these rows may have been missed.
    pub gap: bool,
}

impl<Q: Paged> Pages<Q> {
    pub(crate) fn new(client: Client, query: Q) -> Self {
        Self {
            client,
            query,
            walk: Walk::default(),
            modest: false,
            further: None,
        }
    }

    /// Only the first page goes in the client's lane, what follows in this one: a long list leaves room for people.
    #[must_use]
    pub fn then_in(mut self, lane: Lane) -> Self {
        self.further = Some(lane);
        self
    }

    /// This server has been seen to give pages of so many records: a shorter one is the last.
    pub(crate) fn filling(mut self, fills: usize) -> Self {
        self.walk.fills = fills.min(FIRST);
        self
    }

    /// The longest page that came.
    pub(crate) fn fills(&self) -> usize {
        self.walk.fills
    }

    /// The next rows; `None` when the end is proved.
    ///
    /// # Errors
    /// See [`Client::send`]. The list can be gone on with by calling again.
    pub async fn next(&mut self) -> Result<Option<Page<Q::Row>>, Error> {
        if self.walk.finished {
            return Ok(None);
        }
        let skip = self.walk.skip();
        let limit = if skip == 0 || self.modest { FIRST } else { FURTHER };
        let client = match self.further {
            Some(lane) if skip > 0 => &self.client.in_lane(lane),
            _ => &self.client,
        };
        let listing = match client.send(self.query.page(skip, limit)).await {
            // A server may take neither the larger page nor a field's name (A4); then it is asked for less.
            Err(error)
                if matches!(error.kind, ErrorKind::Invalid | ErrorKind::Impossible) && !self.modest =>
            {
                self.modest = true;
                self.query.ask_plainly();
                client.send(self.query.page(skip, FIRST)).await?
            }
            answer => answer?,
        };
        // A larger limit than the server takes may fall back to a small one of its own: only the usual limit proves an end.
        let fell_back = limit > FIRST && listing.length > 1 && listing.length < self.walk.fills.min(FIRST);
        let page = self.walk.take(listing.rows, listing.length, Q::id);
        if fell_back && !page.rows.is_empty() {
            self.modest = true;
            self.walk.finished = false;
        }
        Ok(Some(page))
    }
}

/// Where the reading is. Pure, so that it can be tested against any server.
#[derive(Debug, Default)]
struct Walk {
    seen: HashSet<String>,
    last: Option<String>,
    /// Records told so far, readable or not.
    position: usize,
    /// The largest page this server has given: its real limit is at least that.
    fills: usize,
    readings: u8,
    finished: bool,
}

impl Walk {
    /// One record of overlap.
    fn skip(&self) -> usize {
        self.position.saturating_sub(1)
    }

    /// `length` counts the records that could not be read too.
    fn take<R>(&mut self, rows: Vec<R>, length: usize, id: fn(&R) -> &str) -> Page<R> {
        let overlap_shows = match &self.last {
            None => true,
            Some(last) => rows.first().is_some_and(|first| id(first) == last),
        };
        let before = self.seen.len();
        let fresh: Vec<R> = rows
            .into_iter()
            .filter(|row| self.seen.insert(id(row).to_owned()))
            .collect();
        // A server that ignores `skip` gives its first page again: everything is known, and that was everything.
        if before > 0 && fresh.is_empty() && length > 1 && !overlap_shows {
            self.finished = true;
            return Page {
                rows: Vec::new(),
                restarted: false,
                gap: false,
            };
        }
        if !overlap_shows && self.readings + 1 < READINGS {
            *self = Self {
                fills: self.fills,
                readings: self.readings + 1,
                ..Self::default()
            };
            return Page {
                rows: Vec::new(),
                restarted: true,
                gap: false,
            };
        }
        self.finished = length == 0 || (length < self.fills) || (before > 0 && fresh.is_empty());
        self.position = self.skip() + length;
        self.fills = self.fills.max(length);
        if let Some(last) = fresh.last() {
            self.last = Some(id(last).to_owned());
        }
        Page {
            rows: fresh,
            restarted: false,
            gap: !overlap_shows,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{Page, Walk};

    fn row(number: usize) -> String {
        number.to_string()
    }

    fn take(walk: &mut Walk, rows: Vec<String>, length: usize) -> Page<String> {
        walk.take(rows, length, String::as_str)
    }

    /// Reads a list of `length` from a server that caps pages; gives the ids and the number of requests.
    fn read(length: usize, cap: usize, honours_skip: bool) -> (BTreeSet<String>, usize) {
        let list: Vec<usize> = (0..length).collect();
        let (mut walk, mut found, mut requests) = (Walk::default(), BTreeSet::new(), 0);
        while !walk.finished {
            let skip = if honours_skip { walk.skip().min(length) } else { 0 };
            let rows: Vec<String> = list[skip..].iter().take(cap).map(|number| row(*number)).collect();
            let told = rows.len();
            let page = take(&mut walk, rows, told);
            requests += 1;
            assert!(requests <= length + 3, "the reading does not end");
            found.extend(page.rows);
        }
        (found, requests)
    }

    proptest! {
        #[test]
        fn nothing_is_missed_whatever_the_cap(length in 0usize..400, cap in 2usize..150) {
            prop_assert_eq!(read(length, cap, true).0.len(), length);
        }

        #[test]
        fn a_server_that_ignores_paging_is_read_once_more(length in 0usize..300) {
            let (found, requests) = read(length, usize::MAX, false);
            prop_assert_eq!(found.len(), length);
            prop_assert!(requests <= 2);
        }
    }

    #[test]
    fn an_unreadable_record_shifts_nothing() {
        let mut walk = Walk::default();
        take(&mut walk, (0..9).map(row).collect(), 10);
        assert_eq!(walk.skip(), 9);
        take(&mut walk, Vec::new(), 1);
        assert!(walk.finished || walk.skip() == 0);
    }

    #[test]
    fn a_shifted_list_is_read_again() {
        let mut walk = Walk::default();
        take(&mut walk, (0..10).map(row).collect(), 10);
        let page = take(&mut walk, (10..20).map(row).collect(), 10);
        assert!(page.restarted, "record 9 should have come first");
        assert_eq!(walk.skip(), 0);
    }

    #[test]
    fn a_list_that_never_stands_still_tells_of_its_gap() {
        let mut walk = Walk::default();
        for reading in 1..=3 {
            let first = take(&mut walk, (0..10).map(row).collect(), 10);
            assert!(!first.gap);
            let second = take(&mut walk, (11..21).map(row).collect(), 10);
            assert_eq!((second.restarted, second.gap), (reading < 3, reading == 3));
        }
    }
}
