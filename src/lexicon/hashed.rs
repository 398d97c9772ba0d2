//! A table of numbers by hash: one run of bytes, built now or kept from before, and probed in place.
//!
//! All numbers are little-endian. A head of [`HEAD`] bytes: a stamp of what it was made of (u64), a number of the caller's
//! (u32), the number of upper bits of a key that lead to its bucket (u32). Then for each bucket the number of its first
//! record (u32), and the number of records once more. Then the records of [`RECORD`] bytes in the order of their keys: the
//! key (u64) and its value (u32).

use std::borrow::Cow;

use crate::lexicon::packed::{long, short};

/// Bytes of the head.
const HEAD: usize = 16;
/// Bytes of a record.
const RECORD: usize = 12;
/// The most bits that lead to a bucket: a larger index would miss the cache more often than a bucket of several records.
const BITS: u32 = 16;

/// Numbers by hash.
#[derive(Clone, Debug, Default)]
pub struct Hashed {
    bytes: Cow<'static, [u8]>,
}

impl Hashed {
    /// The table that was built before and kept as bytes, if it was made of what has this stamp.
    pub fn packed(bytes: &'static [u8], stamp: u64) -> Option<Self> {
        (bytes.len() >= HEAD && long(bytes) == stamp).then_some(Hashed { bytes: Cow::Borrowed(bytes) })
    }

    /// Makes the table; of rows with the same key the last counts. `note` is kept beside them.
    pub fn build(stamp: u64, note: u32, mut rows: Vec<(u64, u32)>) -> Self {
        rows.reverse();
        rows.sort_by_key(|(key, _)| *key);
        rows.dedup_by_key(|(key, _)| *key);
        // One or two records in a bucket.
        let bits = (rows.len() / 2).next_power_of_two().trailing_zeros().min(BITS);
        let mut bytes = Vec::with_capacity(HEAD + (4 << bits) + 4 + rows.len() * RECORD);
        bytes.extend(stamp.to_le_bytes());
        bytes.extend(note.to_le_bytes());
        bytes.extend(bits.to_le_bytes());
        let mut first = 0;
        for bucket in 0..=1 << bits {
            while rows.get(first).is_some_and(|(key, _)| upper(*key, bits) < bucket) {
                first += 1;
            }
            bytes.extend((first as u32).to_le_bytes());
        }
        for (key, value) in rows {
            bytes.extend(key.to_le_bytes());
            bytes.extend(value.to_le_bytes());
        }
        Hashed { bytes: Cow::Owned(bytes) }
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
        let bits = short(&self.bytes, 12).min(BITS);
        let (index, records) = self.bytes.get(HEAD..).and_then(|rest| rest.split_at_checked((4 << bits) + 4)).unwrap_or_default();
        Table { bits, index, records }
    }
}

/// The parts of a table.
#[derive(Clone, Copy, Debug)]
pub struct Table<'b> {
    bits: u32,
    index: &'b [u8],
    records: &'b [u8],
}

impl Table<'_> {
    /// The value of a key.
    #[inline]
    pub fn get(self, key: u64) -> Option<u32> {
        let bucket = self.index.get(upper(key, self.bits) * 4..)?.first_chunk::<8>()?;
        let (from, to) = (short(bucket, 0) as usize, short(bucket, 4) as usize);
        let mut own = self.records.get(from * RECORD..to * RECORD)?;
        while let Some((record, rest)) = own.split_first_chunk::<RECORD>() {
            if long(record) == key {
                return Some(short(record, 8));
            }
            own = rest;
        }
        None
    }
}

/// The upper bits of a key.
fn upper(key: u64, bits: u32) -> usize {
    key.checked_shr(u64::BITS - bits).unwrap_or(0) as usize
}
