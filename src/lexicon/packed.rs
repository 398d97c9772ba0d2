//! The packed form of a lexicon: one run of bytes, read in place, so that a program starts without building a table.
//!
//! All numbers are little-endian. A head of [`HEAD`] bytes: the stamp of the lists (u64), the number of phrases (u32), the
//! number of records (u32). Then, for each value of the upper 16 bits of a key, the number of the first record of such
//! keys (u32) and the tags of the first four of them (u8 each), and the number of records once more, so that most
//! questions after a key that is not there are answered without a look at the records. Then the records of [`RECORD`] bytes in the order of their keys: the
//! key's other 48 bits, the list with a flag (u8), the row (u32), the capitals (u16), the number of the key's profile
//! (u16). Where the letters' case must match, the row is the number of one of the next parts, of [`EXACT`] bytes each: the
//! row (u32) and the hash of the exact letters (u64). Last the profiles of [`PROFILE`] bytes: the readings of the key
//! (u16), the lists that hold it (u64) and those that hold a longer phrase that begins with it (u64). Most questions about a
//! token are answered by its profile, without a look at its records.

use std::collections::HashMap;

use crate::lexicon::{chain, Entry, List, Slot};

/// Bytes of the head.
const HEAD: usize = 16;
/// Bytes of what leads to records of certain keys: the number of the first of them and the tags.
const BUCKET: usize = 8;
/// Bytes of the buckets, one for each value of 16 bits and one for the end.
const INDEX: usize = ((1 << 16) + 1) * BUCKET;
/// The tags in a bucket.
const TAGS: usize = 4;
/// Bytes of a record.
const RECORD: usize = 15;
/// Bytes of what a record with exact letters has beside.
const EXACT: usize = 12;
/// Bytes of a profile.
const PROFILE: usize = 18;

/// The flag of a record whose letters must match.
const IS_EXACT: u8 = 0x40;
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

/// Packs phrases that are in the order of their keys; `longer` tells, in the same order and each key once, the beginnings of
/// longer phrases with the lists that hold those.
pub(crate) fn pack(stamp: u64, phrases: &[(u64, Entry)], longer: &[(u64, u64)]) -> Vec<u8> {
    let (mut firsts, mut records, mut exact) = (Vec::with_capacity(INDEX / BUCKET), Vec::new(), Vec::new());
    let mut profiles = Profiles::default();
    let (mut beginnings, mut rest) = (longer.iter().copied().peekable(), phrases);
    let mut keys = 0u32;
    loop {
        let key = match (rest.first(), beginnings.peek()) {
            (Some((row, _)), Some((beginning, _))) => *beginning.min(row),
            (Some((row, _)), None) => *row,
            (None, Some((beginning, _))) => *beginning,
            (None, None) => break,
        };
        while firsts.len() <= (key >> 48) as usize {
            firsts.push((records.len() / RECORD) as u32);
        }
        let longer = beginnings.next_if(|(beginning, _)| *beginning == key).map_or(0, |(_, lists)| lists);
        let (own, behind) = rest.split_at(rest.partition_point(|(row, _)| *row == key));
        rest = behind;
        keys += 1;
        let profile = profiles.number(own, longer);
        let none = own.is_empty().then_some(None);
        for entry in own.iter().map(|(_, entry)| Some(entry)).chain(none) {
            let (flags, row, capitals) = match entry {
                None => (NO_LIST, 0, 0),
                Some(entry) if entry.exact == 0 => (entry.list as u8, entry.row, entry.capitals),
                Some(entry) => {
                    let number = (exact.len() / EXACT) as u32;
                    exact.extend(entry.row.to_le_bytes());
                    exact.extend(entry.exact.to_le_bytes());
                    (entry.list as u8 | IS_EXACT, number, entry.capitals)
                }
            };
            records.extend(key.to_le_bytes().iter().take(6));
            records.push(flags);
            records.extend(row.to_le_bytes());
            records.extend(capitals.to_le_bytes());
            records.extend(profile.to_le_bytes());
        }
    }
    let number = (records.len() / RECORD) as u32;
    firsts.resize(INDEX / BUCKET, number);
    let mut bytes = stamp.to_le_bytes().to_vec();
    bytes.extend(keys.to_le_bytes());
    bytes.extend(number.to_le_bytes());
    for (first, next) in firsts.iter().zip(firsts.iter().skip(1).chain([&number])) {
        let own = records.get(*first as usize * RECORD..*next as usize * RECORD).unwrap_or(&[]).chunks_exact(RECORD);
        let tags = own.map(|record| tag(long(record))).chain(std::iter::repeat(0));
        bytes.extend(first.to_le_bytes());
        bytes.extend(tags.take(TAGS));
    }
    bytes.extend(records);
    bytes.extend(((exact.len() / EXACT) as u32).to_le_bytes());
    bytes.extend(exact);
    bytes.extend(profiles.bytes);
    bytes
}

/// The profiles as they are first met.
#[derive(Default)]
struct Profiles {
    numbers: HashMap<(u16, u64, u64), u16>,
    bytes: Vec<u8>,
}

impl Profiles {
    fn number(&mut self, own: &[(u64, Entry)], longer: u64) -> u16 {
        let count = u16::try_from(own.len()).unwrap_or(u16::MAX);
        let lists = own.iter().fold(0, |lists, (_, entry)| lists | entry.list.bit());
        // More profiles than fit would be more than there are combinations of lists in use; the last one stands for all.
        let next = u16::try_from(self.numbers.len()).unwrap_or(u16::MAX);
        *self.numbers.entry((count, lists, longer)).or_insert_with(|| {
            self.bytes.extend(count.to_le_bytes());
            self.bytes.extend(lists.to_le_bytes());
            self.bytes.extend(longer.to_le_bytes());
            next
        })
    }
}

/// Where the parts of a packed lexicon begin whose place the parts before them decide.
#[derive(Clone, Copy, Default)]
pub(crate) struct Places {
    /// The number of exact parts, with these behind it.
    exact: usize,
    /// The profiles.
    profiles: usize,
}

impl Places {
    /// Those of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let exact = HEAD + INDEX + short(bytes, 12) as usize * RECORD;
        Places { exact, profiles: exact + 4 + short(bytes, exact) as usize * EXACT }
    }
}

/// A packed lexicon, read in place. Bytes that are none hold no phrase.
#[derive(Clone, Copy)]
pub(crate) struct Packed<'b> {
    head: &'b [u8],
    index: Option<&'b [u8; INDEX]>,
    records: &'b [u8],
    exact: &'b [u8],
    profiles: &'b [u8],
}

impl<'b> Packed<'b> {
    /// The parts of these bytes, which begin at these places.
    #[inline]
    pub fn new(bytes: &'b [u8], places: Places) -> Self {
        let part = |from: usize, to: usize| bytes.get(from..to).unwrap_or(&[]);
        Packed {
            head: part(0, HEAD),
            index: bytes.get(HEAD..).and_then(<[u8]>::first_chunk),
            records: part(HEAD + INDEX, places.exact),
            exact: part(places.exact + 4, places.profiles),
            profiles: part(places.profiles, bytes.len()),
        }
    }

    /// The stamp of the lists that it was made of.
    pub fn stamp(self) -> u64 {
        self.head.get(..8).map_or(0, long)
    }

    /// The number of phrases and beginnings of phrases.
    pub fn len(self) -> usize {
        short(self.head, 8) as usize
    }

    /// What is known of the phrase with this hash; an empty slot where nothing is.
    #[inline]
    pub fn slot(self, key: u64) -> Slot {
        self.find(key).map_or(Slot::default(), |(number, record)| self.profile(number, record))
    }

    /// The lists that hold the phrase with this hash or a longer one that begins with it.
    #[inline]
    pub fn lists(self, key: u64) -> u64 {
        self.find(key).and_then(|(_, record)| self.profile_of(record)).map_or(0, |profile| {
            let (lists, longer) = (profile.get(2..).map_or(0, long), profile.get(10..).map_or(0, long));
            lists | longer
        })
    }

    /// Takes out of the slot of a word what longer phrases begin with it, as far as none of them goes on with the word `next`, so
    /// that no list is walked for what can not stand there.
    #[inline]
    pub fn limit(self, slot: &mut Slot, word: u64, next: Option<u64>) {
        slot.longer &= next.map_or(0, |next| self.lists(chain(word, next)));
    }

    /// The first record of a key, with its number.
    #[inline]
    fn find(self, key: u64) -> Option<(u32, &'b [u8; RECORD])> {
        let place = (key >> 48) as usize * BUCKET;
        let bucket = self.index?.get(place..place + BUCKET + 4)?;
        let (from, tags, to) = (short(bucket, 0), short(bucket, 4), short(bucket, BUCKET));
        // Where the first of the tags stands that is the key's own, or else the first record without a tag.
        let others = tags ^ (u32::from(tag(key)) * 0x0101_0101);
        let same = others.wrapping_sub(0x0101_0101) & !others & 0x8080_8080;
        let from = from.checked_add(same.trailing_zeros() / 8)?;
        let mut records = self.records.get(from as usize * RECORD..to as usize * RECORD)?;
        let (key, mut number) = (key & KEY, from);
        while let Some((record, rest)) = records.split_first_chunk::<RECORD>() {
            let own = long(record) & KEY;
            if own >= key {
                return (own == key).then_some((number, record));
            }
            (records, number) = (rest, number + 1);
        }
        None
    }

    /// The profile of the key that a record is of.
    #[inline]
    fn profile_of(self, record: &[u8]) -> Option<&'b [u8; PROFILE]> {
        let place = record.last_chunk().copied().map_or(0, u16::from_le_bytes) as usize * PROFILE;
        self.profiles.get(place..place + PROFILE)?.first_chunk()
    }

    /// The slot of the key whose first record this is.
    #[inline]
    fn profile(self, number: u32, record: &[u8]) -> Slot {
        self.profile_of(record).map_or(Slot::default(), |profile| Slot {
            first: number,
            count: profile.first_chunk().copied().map_or(0, u16::from_le_bytes),
            lists: profile.get(2..).map_or(0, long),
            longer: profile.get(10..).map_or(0, long),
        })
    }

    /// The readings of a slot.
    #[inline]
    pub fn entries(self, slot: Slot) -> impl Iterator<Item = Entry> + Clone + 'b {
        let exact = self.exact;
        self.records(slot.first).take(usize::from(slot.count)).filter_map(move |record| entry(record, exact))
    }

    /// The readings of a slot that one of a [set](List::set) of lists has.
    #[inline]
    pub fn entries_in(self, slot: Slot, lists: u64) -> impl Iterator<Item = Entry> + Clone + 'b {
        let exact = self.exact;
        let own = move |record: &&[u8]| record.get(6).is_some_and(|flags| lists & 1 << (flags & NO_LIST) != 0);
        self.records(slot.first).take(usize::from(slot.count)).filter(own).filter_map(move |record| entry(record, exact))
    }

    /// Every reading with its key, and every key with the lists that hold longer phrases.
    pub fn all(self) -> impl Iterator<Item = (u64, Option<Entry>, u64)> + 'b {
        (0..1u64 << 16).flat_map(move |upper| {
            let bucket = self.index.and_then(|index| index.get(upper as usize * BUCKET..)).unwrap_or(&[]);
            let (from, to) = (short(bucket, 0), short(bucket, BUCKET));
            (from..to).zip(self.records(from)).map(move |(number, record)| {
                (upper << 48 | long(record) & KEY, entry(record, self.exact), self.profile(number, record).longer)
            })
        })
    }

    /// The records from one on.
    #[inline]
    fn records(self, from: u32) -> std::slice::ChunksExact<'b, u8> {
        self.records.get(from as usize * RECORD..).unwrap_or(&[]).chunks_exact(RECORD)
    }
}

/// The reading that a record holds; none where it is the beginning of phrases alone.
fn entry(record: &[u8], exact: &[u8]) -> Option<Entry> {
    let &[_, _, _, _, _, _, flags, r0, r1, r2, r3, c0, c1, _, _] = record else { return None };
    let list = *List::ALL.get(usize::from(flags & NO_LIST))?;
    let (row, capitals) = (u32::from_le_bytes([r0, r1, r2, r3]), u16::from_le_bytes([c0, c1]));
    if flags & IS_EXACT == 0 {
        return Some(Entry { list, row, capitals, exact: 0 });
    }
    let exact = exact.get(row as usize * EXACT..)?;
    Some(Entry { list, row: short(exact, 0), capitals, exact: long(exact.get(4..)?) })
}

/// What tells a key from most others of its bucket.
const fn tag(key: u64) -> u8 {
    (key >> 40) as u8
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
