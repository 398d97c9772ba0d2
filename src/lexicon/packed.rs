//! The packed form of a lexicon: one run of bytes, read in place, so that a program starts without building a table.
//!
//! All numbers are little-endian. A head of [`HEAD`] bytes: the stamp of the lists (u64), the number of phrases (u32), the
//! number of records (u32). Then, for each value of the upper 16 bits of a key, the number of the first record of such
//! keys (u32), and the number of records once more. Then the records of [`RECORD`] bytes in the order of their keys: the
//! key's other 48 bits, the list with two flags (u8), the row (u32), the capitals (u16). Where the letters' case must
//! match, the row is the number of one of the last parts, of [`EXACT`] bytes each: the row (u32) and the hash of the exact
//! letters (u64).

use crate::lexicon::{Entry, List, Slot};

/// Bytes of the head.
const HEAD: usize = 16;
/// Bytes of the numbers of first records, one for each value of 16 bits and one for the end.
const INDEX: usize = ((1 << 16) + 1) * 4;
/// Bytes of a record.
const RECORD: usize = 13;
/// Bytes of what a record with exact letters has beside.
const EXACT: usize = 12;

/// The flag of a record whose letters must match.
const IS_EXACT: u8 = 0x40;
/// The flag of the first record of a phrase with which a longer one starts.
const MORE: u8 = 0x80;
/// In the place of the list: no phrase, only the beginning of one.
const NO_LIST: u8 = 0x3F;

/// The stamp of lists, from that of the lists before and the text of one more: texts that differ get another. It is asked at
/// every start, so four numbers are mixed side by side.
pub fn stamp(before: u64, text: &str) -> u64 {
    let step = |stamp: u64, bits: u64| (stamp ^ bits).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let chunks = text.as_bytes().chunks_exact(32);
    let rest = chunks.remainder().chunks(7).map(|part| part.iter().fold(1, |rest, &byte| rest << 8 | u64::from(byte)));
    let mut lanes = [before, before ^ 1, before ^ 2, before ^ 3];
    for chunk in chunks {
        for (lane, bits) in lanes.iter_mut().zip(chunk.chunks_exact(8)) {
            *lane = step(*lane, long(bits));
        }
    }
    lanes.into_iter().chain(rest).fold(text.len() as u64, step)
}

/// Packs phrases that are in the order of their keys; `more` tells, in the same order, the keys with which longer ones start.
pub(crate) fn pack(stamp: u64, phrases: &[(u64, Entry)], more: &[u64]) -> Vec<u8> {
    let (mut index, mut records, mut exact) = (Vec::with_capacity(INDEX), Vec::new(), Vec::new());
    let (mut beginnings, mut rows) = (more.iter().copied().peekable(), phrases.iter().peekable());
    let (mut keys, mut last) = (0u32, None);
    loop {
        let key = match (rows.peek(), beginnings.peek()) {
            (Some((row, _)), Some(&beginning)) => beginning.min(*row),
            (Some((row, _)), None) => *row,
            (None, Some(&beginning)) => beginning,
            (None, None) => break,
        };
        let number = (records.len() / RECORD) as u32;
        while index.len() / 4 <= (key >> 48) as usize {
            index.extend(number.to_le_bytes());
        }
        let flag = if beginnings.next_if_eq(&key).is_some() { MORE } else { 0 };
        let own = rows.next_if(|(row, _)| *row == key).map(|(_, entry)| entry);
        let first = last != Some(key);
        keys += u32::from(first);
        last = Some(key);
        records.extend(key.to_le_bytes().iter().take(6));
        match own {
            None => records.extend([NO_LIST | flag, 0, 0, 0, 0, 0, 0]),
            Some(entry) if entry.exact == 0 => {
                records.push(entry.list as u8 | flag);
                records.extend(entry.row.to_le_bytes());
                records.extend(entry.capitals.to_le_bytes());
            }
            Some(entry) => {
                records.push(entry.list as u8 | flag | IS_EXACT);
                records.extend(((exact.len() / EXACT) as u32).to_le_bytes());
                records.extend(entry.capitals.to_le_bytes());
                exact.extend(entry.row.to_le_bytes());
                exact.extend(entry.exact.to_le_bytes());
            }
        }
    }
    let number = (records.len() / RECORD) as u32;
    while index.len() < INDEX {
        index.extend(number.to_le_bytes());
    }
    let mut bytes = stamp.to_le_bytes().to_vec();
    bytes.extend(keys.to_le_bytes());
    bytes.extend(number.to_le_bytes());
    for part in [index, records, exact] {
        bytes.extend(part);
    }
    bytes
}

/// A packed lexicon, read in place. Bytes that are none hold no phrase.
#[derive(Clone, Copy)]
pub(crate) struct Packed<'b>(pub &'b [u8]);

impl<'b> Packed<'b> {
    /// The stamp of the lists that it was made of.
    pub fn stamp(self) -> u64 {
        self.0.get(..8).map_or(0, long)
    }

    /// The number of phrases and beginnings of phrases.
    pub fn len(self) -> usize {
        self.short(8) as usize
    }

    /// What is known of the phrase with this hash.
    #[inline]
    pub fn slot(self, key: u64) -> Option<Slot> {
        let place = HEAD + (key >> 48) as usize * 4;
        let (from, to) = (self.short(place), self.short(place + 4));
        let key = key & KEY;
        let mut slot: Option<Slot> = None;
        for (number, record) in (from..to).zip(self.records(from)) {
            let own = long(record) & KEY;
            if own < key {
                continue;
            }
            if own > key {
                break;
            }
            let flags = record.get(6).copied().unwrap_or(NO_LIST);
            let slot = slot.get_or_insert(Slot { first: number, count: 0, more: flags & MORE != 0 });
            slot.count = slot.count.saturating_add(u16::from(flags & NO_LIST != NO_LIST));
        }
        slot
    }

    /// The readings of a slot.
    #[inline]
    pub fn entries(self, slot: Slot) -> impl Iterator<Item = Entry> + Clone + 'b {
        self.records(slot.first).take(usize::from(slot.count)).filter_map(move |record| self.entry(record))
    }

    /// Every key with its reading, if it is not only a beginning, and whether it is the beginning of a longer phrase.
    pub fn all(self) -> impl Iterator<Item = (u64, Option<Entry>, bool)> + 'b {
        (0..1u64 << 16).flat_map(move |upper| {
            let place = HEAD + upper as usize * 4;
            let (from, to) = (self.short(place), self.short(place + 4));
            (from..to).zip(self.records(from)).map(move |(_, record)| {
                let more = record.get(6).is_some_and(|flags| flags & MORE != 0);
                (upper << 48 | long(record) & KEY, self.entry(record), more)
            })
        })
    }

    fn entry(self, record: &[u8]) -> Option<Entry> {
        let &[_, _, _, _, _, _, flags, r0, r1, r2, r3, c0, c1] = record else { return None };
        let list = *List::ALL.get(usize::from(flags & NO_LIST))?;
        let (row, capitals) = (u32::from_le_bytes([r0, r1, r2, r3]), u16::from_le_bytes([c0, c1]));
        if flags & IS_EXACT == 0 {
            return Some(Entry { list, row, capitals, exact: 0 });
        }
        let records = self.short(12) as usize;
        let place = HEAD + INDEX + records * RECORD + row as usize * EXACT;
        Some(Entry { list, row: self.short(place), capitals, exact: long(self.0.get(place + 4..)?) })
    }

    /// The records from one on.
    #[inline]
    fn records(self, from: u32) -> std::slice::ChunksExact<'b, u8> {
        self.0.get(HEAD + INDEX + from as usize * RECORD..).unwrap_or(&[]).chunks_exact(RECORD)
    }

    /// Four bytes as a number; 0 behind the end.
    #[inline]
    fn short(self, place: usize) -> u32 {
        short(self.0, place)
    }
}

/// The bits of a key that a record holds.
const KEY: u64 = (1 << 48) - 1;

/// The first eight bytes as a number; 0 where there are fewer.
#[inline]
pub(super) fn long(bytes: &[u8]) -> u64 {
    bytes.first_chunk().copied().map_or(0, u64::from_le_bytes)
}

/// The four bytes from a place on as a number; 0 behind the end.
#[inline]
pub(super) fn short(bytes: &[u8], place: usize) -> u32 {
    bytes.get(place..).and_then(|rest| rest.first_chunk()).copied().map_or(0, u32::from_le_bytes)
}
