//! Places under Cubicl's limit that are taken (A1), for the next start. They differ with every request, so only what
//! differs is written.

use rusqlite::{Connection, Transaction};

use super::StoreError;

/// Milliseconds that rounding makes.
const SAME: i64 = 100;

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    id: i64,
    /// Milliseconds of Unix time.
    free_at: i64,
}

pub(super) fn load(connection: &Connection) -> Result<Vec<Place>, StoreError> {
    let mut statement = connection.prepare("SELECT rowid, free_at FROM place")?;
    let rows = statement.query_map([], |row| {
        Ok(Place {
            id: row.get(0)?,
            free_at: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn when_free(places: &[Place]) -> Vec<i64> {
    places.iter().map(|place| place.free_at).collect()
}

/// Whether what is stored of the places tells as many, and none that frees earlier.
pub(super) fn cover(stored: &[Place], taken: &[i64], now: i64) -> bool {
    let stored = stored.iter().map(|place| place.free_at);
    let stored = stored.filter(|free_at| *free_at > now);
    let taken = taken.iter().copied().filter(|free_at| *free_at > now);
    let covers = |(stored, taken): (i64, i64)| stored + SAME >= taken;
    if stored.clone().count() != taken.clone().count() {
        return false;
    }
    if stored.clone().zip(taken.clone()).all(covers) {
        return true;
    }
    let (mut stored, mut taken): (Vec<i64>, Vec<i64>) = (stored.collect(), taken.collect());
    stored.sort_unstable();
    taken.sort_unstable();
    stored.into_iter().zip(taken).all(covers)
}

/// Gives what the table holds afterwards, in the order of `taken`.
pub(super) fn write(
    transaction: &Transaction<'_>,
    stored: &[Place],
    taken: &[i64],
) -> Result<Vec<Place>, StoreError> {
    let mut left = stored.to_vec();
    let mut places = Vec::with_capacity(taken.len());
    let mut add = transaction.prepare_cached("INSERT INTO place (free_at) VALUES (?)")?;
    for free_at in taken {
        let same = |place: &Place| (place.free_at - free_at).abs() <= SAME;
        let place = match left.iter().position(same) {
            Some(at) => left.remove(at),
            None => Place {
                id: add.insert([free_at])?,
                free_at: *free_at,
            },
        };
        places.push(place);
    }
    let mut remove = transaction.prepare_cached("DELETE FROM place WHERE rowid = ?")?;
    for place in left {
        remove.execute([place.id])?;
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(free_at: &[i64]) -> Vec<Place> {
        let rows = (1..).zip(free_at);
        rows.map(|(id, free_at)| Place {
            id,
            free_at: *free_at,
        })
        .collect()
    }

    #[test]
    fn stored_places_are_written_anew_when_one_frees_later_than_they_tell() {
        let stored = stored(&[5_000, 9_000]);
        assert!(cover(&stored, &[9_000, 5_000], 1_000));
        assert!(cover(&stored, &[8_000, 5_050], 1_000), "too careful does no harm");
        assert!(!cover(&stored, &[9_000, 7_000], 1_000), "as many, but later");
        assert!(!cover(&stored, &[9_000], 1_000));
        assert!(cover(&stored, &[9_000], 6_000), "one is free by now");
    }

    #[test]
    fn what_is_written_of_them_is_what_the_table_holds() {
        let mut connection = super::super::in_memory().expect("a database");
        let mut known = Vec::new();
        for taken in [
            vec![5_000, 5_000, 9_000],
            vec![5_000, 9_000, 12_000],
            vec![12_030, 12_000, 30_000, 5_000],
            vec![],
            vec![7_000],
        ] {
            let transaction = connection.transaction().expect("a transaction");
            known = write(&transaction, &known, &taken).expect("room");
            transaction.commit().expect("a commit");
            assert_eq!(load(&connection).expect("rows").len(), known.len());
            let mut held = load(&connection).expect("rows");
            held.sort_by_key(|place| place.id);
            known.sort_by_key(|place| place.id);
            assert_eq!(held, known);
            assert!(cover(&known, &taken, 0), "{known:?} for {taken:?}");
        }
    }
}
