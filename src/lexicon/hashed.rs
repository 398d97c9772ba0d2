//! An open table of numbers by hash: one run of bytes, built now or kept from before, and probed in place.
//!
//! All numbers are little-endian. A head of [`HEAD`] bytes: a stamp of what it was made of (u64), a number of the caller's
//! (u32), the number of upper bits of a key that lead to its place (u32). Then the places, as many as those bits can tell, of
//! [`RECORD`] bytes each: the lower 40 bits of a key above its value and one, in 24; or zero where no key stands. A key stands at its
//! place or behind, with no free place between, the first behind the last: most questions cost one look at memory. Of the keys that
//! are not there one in 2⁴⁰ or fewer is taken for another.

use std::borrow::Cow;

use crate::lexicon::packed::{long, short};

/// Bytes of the head.
const HEAD: usize = 16;
/// Bytes of a record.
const RECORD: usize = 8;
/// The bits of a value.
const VALUE: u32 = 24;
/// So many of four places are taken at most.
const TAKEN: usize = 3;

/// Numbers by hash, whose upper and lower bits must be mixed.
#[derive(Clone, Debug, Default)]
pub struct Hashed {
    bytes: Cow<'static, [u8]>,
}

impl Hashed {
    /// The largest number that it holds.
    pub const MOST: u32 = (1 << VALUE) - 2;

    /// The table that was built before and kept as bytes, if it was made of what has this stamp.
    pub fn packed(bytes: &'static [u8], stamp: u64) -> Option<Self> {
        (bytes.len() >= HEAD && long(bytes) == stamp).then_some(Hashed { bytes: Cow::Borrowed(bytes) })
    }

    /// Makes the table; of rows with the same key the last counts, and a value above [`Hashed::MOST`] is that. `note` is kept
    /// beside them.
    pub fn build(stamp: u64, note: u32, mut rows: Vec<(u64, u32)>) -> Self {
        rows.reverse();
        rows.sort_by_key(|(key, _)| *key);
        rows.dedup_by_key(|(key, _)| *key);
        let bits = (rows.len() * 4 / TAKEN + 1).next_power_of_two().trailing_zeros();
        let mut places = vec![0_u64; 1 << bits];
        for (key, value) in rows {
            let (last, first) = places.split_at_mut(upper(key, bits));
            if let Some(place) = first.iter_mut().chain(last).find(|place| **place == 0) {
                *place = key << VALUE | u64::from(value.min(Hashed::MOST) + 1);
            }
        }
        let head = stamp.to_le_bytes().into_iter().chain(note.to_le_bytes()).chain(bits.to_le_bytes());
        Hashed { bytes: head.chain(places.into_iter().flat_map(u64::to_le_bytes)).collect() }
    }

    /// The bytes of the table, as [`Hashed::packed`] takes them.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The number that the table was given beside its rows.
    pub fn note(&self) -> u32 {
        short(&self.bytes, 8)
    }

    /// The value of a key.
    #[inline]
    pub fn get(&self, key: u64) -> Option<u32> {
        self.table().get(key)
    }

    /// The table made ready for several questions.
    #[inline]
    pub fn table(&self) -> Table<'_> {
        Table { bits: short(&self.bytes, 12), places: self.bytes.get(HEAD..).unwrap_or_default() }
    }
}

/// The places of a table.
#[derive(Clone, Copy, Debug)]
pub struct Table<'b> {
    bits: u32,
    places: &'b [u8],
}

impl Table<'_> {
    /// The value of a key.
    #[inline]
    pub fn get(self, key: u64) -> Option<u32> {
        let mut place = upper(key, self.bits) * RECORD;
        loop {
            let Some(record) = self.places.get(place..).and_then(<[u8]>::first_chunk::<RECORD>) else {
                // Behind the last place comes the first; a table without places has none.
                if place == 0 {
                    return None;
                }
                place = 0;
                continue;
            };
            let record = u64::from_le_bytes(*record);
            if record >> VALUE == key << VALUE >> VALUE || record == 0 {
                return (record as u32 & ((1 << VALUE) - 1)).checked_sub(1);
            }
            place += RECORD;
        }
    }
}

/// The upper bits of a key.
fn upper(key: u64, bits: u32) -> usize {
    key.checked_shr(u64::BITS.saturating_sub(bits)).unwrap_or(0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_no_other() {
        // Keys whose upper bits are the same, at the end of the table and elsewhere.
        let key = |n: u64| if n % 3 == 0 { u64::MAX - n } else { n.wrapping_mul(0x9E37_79B9_7F4A_7C15) };
        for count in [0, 1, 2, 3, 7, 1000] {
            let rows = (0..count).map(|n| (key(n), n as u32)).chain([(key(0), 9)].into_iter().filter(|_| count > 0));
            let table = Hashed::build(5, 77, rows.collect());
            let found: Vec<_> = (0..count + 1000).map(|n| table.get(key(n))).collect();
            let known = (0..count).map(|n| Some(if n == 0 { 9 } else { n as u32 }));
            assert_eq!(found, known.chain([None; 1000]).collect::<Vec<_>>());
            assert_eq!(table.note(), 77);
        }
        assert_eq!(Hashed::build(0, 0, vec![(1, u32::MAX)]).get(1), Some(Hashed::MOST));
        assert_eq!(Hashed::default().get(1), None);
    }
}
