//! Oldest first, whichever way a server tells its lists (A8, A17).
//!
//! Cubicl's dates are whole seconds, and two quick messages have the same. A server that tells its list in the order of
//! time, from either end, tells which of them came first; ids, which may be random, do not.

/// Sorts by time. Within a second records stay as they were told when the list was in the order of time; else they stand
/// by their ids, so that they stand the same at every reading.
pub(crate) fn oldest_first<T>(records: &mut [T], at: impl Fn(&T) -> Option<i64>, id: impl Fn(&T) -> &str) {
    let rises = records.is_sorted_by(|one, next| at(one) <= at(next));
    let falls = records.is_sorted_by(|one, next| at(one) >= at(next));
    match (rises, falls) {
        (true, false) => {}
        (false, true) => records.reverse(),
        // All of one second, or in no order of time.
        (true, true) | (false, false) => {
            records.sort_by(|one, next| (at(one), id(one)).cmp(&(at(next), id(next))));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::oldest_first;

    fn sorted(mut records: Vec<(i64, &'static str)>) -> Vec<&'static str> {
        oldest_first(&mut records, |record| Some(record.0), |record| record.1);
        records.into_iter().map(|(_, id)| id).collect()
    }

    #[test]
    fn a_list_in_the_order_of_time_tells_what_came_first_within_a_second() {
        let rising = vec![(1, "m"), (2, "z"), (2, "a"), (2, "k"), (3, "b")];
        let falling = rising.iter().rev().copied().collect();
        assert_eq!(sorted(rising), ["m", "z", "a", "k", "b"]);
        assert_eq!(sorted(falling), ["m", "z", "a", "k", "b"], "newest first");
    }

    #[test]
    fn another_list_stands_by_time_and_id() {
        assert_eq!(
            sorted(vec![(2, "z"), (1, "m"), (3, "b"), (2, "a")]),
            ["m", "a", "z", "b"]
        );
        assert_eq!(sorted(vec![(1, "z"), (1, "a")]), ["a", "z"], "one second");
        assert!(sorted(vec![]).is_empty());
    }
}
