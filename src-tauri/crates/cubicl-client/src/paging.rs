//! Reading a whole list whose end is never told.
//!
//! The server may ignore or cap `limit`, and the list may shift while it is read. So each page begins with the last record
//! of the one before that could be read, pages are joined by id, and the end is proved: an empty page, or one that brings
//! fewer records than this server has been seen to fill. When the overlap does not show, the list shifted and is read
//! again, at most twice; then it is told that there may be a gap.

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
    plain: bool,
    further: Option<Lane>,
}

/// Some rows of the list.
#[derive(Debug, Default)]
pub struct Page<R = TaskRow> {
    /// Rows that did not come before.
    pub rows: Vec<R>,
    /// The list shifted: forget what came before.
    pub restarted: bool,
    /// Something of the list may have been missed: it shifts faster than it is read, or a whole page cannot be read. What
    /// is not in it proves nothing.
    pub gap: bool,
    /// The server refused to be asked for fields by name (A4): which ones it tells is its own choice.
    pub plain: bool,
}

impl<Q: Paged> Pages<Q> {
    pub(crate) fn new(client: Client, query: Q) -> Self {
        Self {
            client,
            query,
            walk: Walk::default(),
            modest: false,
            plain: false,
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
                (self.modest, self.plain) = (true, true);
                self.query.ask_plainly();
                client.send(self.query.page(skip, FIRST)).await?
            }
            answer => answer?,
        };
        // A larger limit than the server takes may fall back to a small one of its own: only the usual limit proves an end.
        let fell_back = limit > FIRST && listing.length > 1 && listing.length < self.walk.fills.min(FIRST);
        let mut page = self.walk.take(listing, limit, Q::id);
        page.plain = self.plain;
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
    /// The last record of the page before that could be read.
    last: Option<String>,
    /// Records told up to that one, readable or not.
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

    /// `limit` was asked for.
    fn take<R>(&mut self, listing: Listing<R>, limit: usize, id: fn(&R) -> &str) -> Page<R> {
        let Listing {
            rows,
            length,
            read_to,
        } = listing;
        let overlap_shows = match &self.last {
            None => true,
            Some(last) => rows.first().is_some_and(|first| id(first) == last),
        };
        let all_read = rows.len() == length;
        let last = rows.last().map(|row| id(row).to_owned());
        let told: HashSet<&str> = rows.iter().map(id).collect();
        // A server that ignores `skip` gives everything again, and that was everything.
        let all_again = !told.is_empty() && told.len() == self.seen.len();
        let all_again = all_again && told.iter().all(|id| self.seen.contains(*id));
        if all_again && !overlap_shows {
            self.finished = true;
            return Page {
                rows: Vec::new(),
                restarted: false,
                gap: false,
                plain: false,
            };
        }
        let fresh: Vec<R> = rows
            .into_iter()
            .filter(|row| self.seen.insert(id(row).to_owned()))
            .collect();
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
                plain: false,
            };
        }
        let is_end = length == 0 || length < self.fills.min(limit);
        self.finished = is_end || fresh.is_empty();
        self.position = self.skip() + read_to;
        self.fills = self.fills.max(length);
        self.last = last;
        Page {
            gap: !overlap_shows || !is_end && fresh.is_empty() && !all_read,
            rows: fresh,
            restarted: false,
            plain: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{Listing, Page, Walk};

    /// Records that cannot be read stand as empty texts.
    fn take(walk: &mut Walk, records: &[String], limit: usize) -> Page<String> {
        let can_be_read = |record: &&String| !record.is_empty();
        let listing = Listing {
            length: records.len(),
            read_to: records
                .iter()
                .rposition(|record| !record.is_empty())
                .map_or(0, |at| at + 1),
            rows: records.iter().filter(can_be_read).cloned().collect(),
        };
        walk.take(listing, limit, String::as_str)
    }

    fn rows(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
        numbers.into_iter().map(|number| number.to_string()).collect()
    }

    /// Reads a list that stands still; gives what of it can be read.
    fn read_all(list: &[String], cap: usize) -> BTreeSet<String> {
        let (mut walk, mut found) = (Walk::default(), BTreeSet::new());
        let mut requests = 0;
        while !walk.finished {
            let rest = &list[walk.skip().min(list.len())..];
            let page = take(&mut walk, &rest[..cap.min(rest.len())], cap);
            assert!(!page.restarted && !page.gap, "nothing shifts");
            found.extend(page.rows);
            requests += 1;
            assert!(requests <= list.len() + 3, "the reading does not end");
        }
        found
    }

    /// Reads a list of `length` from a server that caps pages; gives the ids and the number of requests.
    fn read(length: usize, cap: usize, honours_skip: bool) -> (BTreeSet<String>, usize) {
        let list = rows(0..length);
        let (mut walk, mut found, mut requests) = (Walk::default(), BTreeSet::new(), 0);
        while !walk.finished {
            let skip = if honours_skip { walk.skip().min(length) } else { 0 };
            let page = &list[skip..];
            let page = take(&mut walk, &page[..cap.min(page.len())], usize::MAX);
            requests += 1;
            assert!(requests <= length + 3, "the reading does not end");
            assert!(!page.gap && !page.restarted, "nothing shifts");
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

        #[test]
        fn records_that_cannot_be_read_look_like_no_shift(
            bad in proptest::collection::vec(proptest::bool::weighted(0.2), 30..200),
            cap in 20usize..50,
        ) {
            let record = |(number, bad): (usize, &bool)| if *bad { String::new() } else { number.to_string() };
            let list: Vec<String> = bad.iter().enumerate().map(record).collect();
            prop_assert_eq!(read_all(&list, cap).len(), bad.iter().filter(|bad| !**bad).count());
        }
    }

    #[test]
    fn a_page_that_repeats_a_record_looks_like_no_shift() {
        let mut walk = Walk::default();
        take(&mut walk, &rows((0..9).chain([4])), 10);
        let page = take(&mut walk, &rows([4].into_iter().chain(9..14)), 10);
        assert!(!page.restarted && !page.gap);
        assert_eq!(page.rows, rows(9..14));
    }

    #[test]
    fn a_page_that_cannot_be_read_proves_nothing() {
        let mut walk = Walk::default();
        let page = take(&mut walk, &vec![String::new(); 3], 100);
        assert!(walk.finished && page.gap);
    }

    #[test]
    fn a_shifted_list_is_read_again() {
        let mut walk = Walk::default();
        take(&mut walk, &rows(0..10), 10);
        let page = take(&mut walk, &rows(10..20), 10);
        assert!(page.restarted, "record 9 should have come first");
        assert_eq!(walk.skip(), 0);
    }

    #[test]
    fn the_first_page_of_another_reading_is_no_end_because_later_ones_were_larger() {
        let mut walk = Walk::default();
        take(&mut walk, &rows(0..100), 100);
        take(&mut walk, &rows(99..1099), 1000);
        assert!(take(&mut walk, &rows(1099..2000), 1000).restarted);
        take(&mut walk, &rows(0..100), 100);
        assert!(!walk.finished);
    }

    #[test]
    fn known_records_alone_do_not_mean_that_paging_is_ignored() {
        let mut walk = Walk::default();
        take(&mut walk, &rows(0..10), 10);
        let page = take(&mut walk, &rows([4, 7]), 10);
        assert!(page.restarted, "one may have come in between");
    }

    #[test]
    fn a_list_that_never_stands_still_tells_of_its_gap() {
        let mut walk = Walk::default();
        for reading in 1..=3 {
            let first = take(&mut walk, &rows(0..10), 10);
            assert!(!first.gap);
            let second = take(&mut walk, &rows(11..21), 10);
            assert_eq!((second.restarted, second.gap), (reading < 3, reading == 3));
        }
    }
}
