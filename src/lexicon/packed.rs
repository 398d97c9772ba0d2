//! The packed form of a lexicon: one run of bytes, read in place, so that a program starts without building a table.
//!
//! All numbers are little-endian. A head of [`HEAD`] bytes: the stamp of the lists (u64), the number of phrases (u32), the
//! number of records (u32), the number of profiles (u32), and zeros. Then a bucket for each value of the upper 16 bits of a
//! key: the number of the first record of such keys with how many they are in its upper bits (u32), and the tags of the first
//! four (u8 each), so that most questions after a key that is not there are answered without a look at the records. Then the
//! pairs: a bit for the first two words of every longer phrase, by the upper bits of their key. Then the profiles of [`PROFILE`]
//! bytes: the lists that hold the key, with whether it is marked (u64), and those that hold a longer phrase that begins with it,
//! with the number of the key's readings in the upper bits (u64). Then the records of [`RECORD`] bytes in the order of their keys,
//! one for each reading: the key's other 48 bits, the number of the key's profile (u16), and the reading: the list with a flag (u8),
//! the row (u32), the capitals (u16), a zero. So far all stands at multiples of its size and nothing on two lines of the cache: who
//! has found a key has its first reading at hand. Where the letters' case must match, the row is the number of one of the last
//! parts, of [`EXACT`] bytes each: the row (u32) and the hash of the exact letters (u64).

use crate::lexicon::{Entry, List, Slot};

/// Bytes of the head.
pub(super) const HEAD: usize = 32;
/// Bytes of what leads to records of certain keys: the number of the first of them, how many they are, and the tags.
const BUCKET: usize = 8;
/// Bytes of the buckets, one for each value of 16 bits.
const INDEX: usize = (1 << 16) * BUCKET;
/// The tags in a bucket.
pub(super) const TAGS: usize = 4;
/// How many records a bucket has is told in the upper bits, and the number of the first in these.
pub(super) const FIRST: u32 = 26;
/// In the place of how many: as many or more.
pub(super) const MANY: u32 = (1 << (u32::BITS - FIRST)) - 1;
/// The upper bits of the key of two words that lead to their bit.
const PAIR: u32 = 17;
/// Bytes of the pairs.
pub(super) const PAIRS: usize = (1 << PAIR) / 8;
/// So many words are looked up together.
const TOGETHER: usize = 64;
/// Bytes of a record.
const RECORD: usize = 16;
/// The byte of a record at which its reading begins.
const READING: usize = 8;
/// Bytes of what a reading with exact letters has beside.
pub(super) const EXACT: usize = 12;
/// Bytes of a profile.
const PROFILE: usize = 16;

/// The flag of a reading whose letters must match.
pub(super) const IS_EXACT: u8 = 0x40;
/// In the place of the list: no phrase, only the beginning of one.
pub(super) const NO_LIST: u8 = 0x3F;

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

/// Where the parts of a packed lexicon begin whose place the parts before them decide.
#[derive(Clone, Copy, Default)]
pub(crate) struct Places {
    /// The records.
    records: usize,
    /// What readings with exact letters have beside.
    exact: usize,
}

impl Places {
    /// Those of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let [count, profiles] = [12, 16].map(|place| short(bytes, place) as usize);
        let records = HEAD + INDEX + PAIRS + profiles * PROFILE;
        Places { records, exact: records + count * RECORD }
    }
}

/// A packed lexicon, read in place. Bytes that are none hold no phrase.
#[derive(Clone, Copy)]
pub(crate) struct Packed<'b> {
    head: &'b [u8],
    index: Option<&'b [u8; INDEX]>,
    pairs: Option<&'b [u8; PAIRS]>,
    profiles: &'b [u8],
    records: &'b [u8],
    exact: &'b [u8],
}

impl<'b> Packed<'b> {
    /// The parts of these bytes, which begin at these places.
    #[inline]
    pub fn new(bytes: &'b [u8], places: Places) -> Self {
        let part = |from: usize, to: usize| bytes.get(from..to).unwrap_or(&[]);
        Packed {
            head: part(0, HEAD),
            index: bytes.get(HEAD..).and_then(<[u8]>::first_chunk),
            pairs: bytes.get(HEAD + INDEX..).and_then(<[u8]>::first_chunk),
            profiles: part(HEAD + INDEX + PAIRS, places.records),
            records: part(places.records, places.exact),
            exact: part(places.exact, bytes.len()),
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
        self.find(key).map_or(Slot::default(), |(number, record)| self.profile(record).with_first(number))
    }

    /// Appends what is known of each of the words that these items have the hashes of. What is read from far away is read for many
    /// words, by a loop that does nothing else, before any of it is looked at, so that their memory is waited for together.
    #[inline]
    pub fn slots<T>(self, items: &[T], hash: impl Fn(&T) -> u64, slots: &mut Vec<Slot>) {
        let (mut buckets, mut found, mut records) = ([0; TOGETHER], [(0, 0, 0); TOGETHER], [0; TOGETHER]);
        for items in items.chunks(TOGETHER) {
            for (item, bucket) in items.iter().zip(&mut buckets) {
                *bucket = self.bucket(hash(item) >> 48);
            }
            for ((item, bucket), found) in items.iter().zip(buckets).zip(&mut found) {
                let key = hash(item);
                let (number, behind) = self.candidates(key, bucket);
                *found = (key, number, behind);
            }
            for ((_, (_, number, behind)), record) in items.iter().zip(found).zip(&mut records) {
                // Where there is none, a look at the first of all records costs nothing.
                *record = self.record(number * u32::from(number < behind));
            }
            let known = items.iter().zip(&found).zip(&records);
            slots.extend(known.map(|((_, &(key, number, behind)), &record)| self.first_slot(key, number, behind, record)));
        }
    }

    /// What is known of a key whose record is the first of these, if it has one.
    #[inline]
    fn first_slot(self, key: u64, number: u32, behind: u32, record: u64) -> Slot {
        let (some, same) = (u64::from(number < behind), u64::from((record ^ key) & KEY == 0));
        if some > same {
            return self
                .search(key, number + 1, behind)
                .map_or(Slot::default(), |(number, record)| self.profile(record).with_first(number));
        }
        self.profile(record).with_first(number).only_if(some & same)
    }

    /// Whether some phrase may begin with the two words that this is the key of.
    #[inline]
    pub fn may_pair(self, key: u64) -> bool {
        let (byte, bit) = pair(key);
        self.pairs.and_then(|pairs| pairs.get(byte)).is_some_and(|byte| byte & bit != 0)
    }

    /// A key for each pair whose bit is set.
    pub fn pairs(self) -> impl Iterator<Item = u64> + 'b {
        (0..1u64 << PAIR).map(|place| place << (u64::BITS - PAIR)).filter(move |key| self.may_pair(*key))
    }

    /// The first record of a key, with its number.
    #[inline]
    fn find(self, key: u64) -> Option<(u32, u64)> {
        let (number, behind) = self.candidates(key, self.bucket(key >> 48));
        self.search(key, number, behind)
    }

    /// What leads to the records of the keys with these upper bits.
    #[inline]
    fn bucket(self, upper: u64) -> u64 {
        self.index.and_then(|index| index.get(upper as usize * BUCKET..)).map_or(0, long)
    }

    /// The numbers of the first record in its bucket that may be a key's, and of the one behind the last; no record where the first
    /// is not before that.
    #[inline]
    fn candidates(self, key: u64, bucket: u64) -> (u32, u32) {
        let (first, count) = self.members(key >> 48, bucket);
        // Where the first of the tags stands that is the key's own, or else the first record without a tag.
        let others = (bucket >> 32) as u32 ^ (u32::from(tag(key)) * 0x0101_0101);
        let same = others.wrapping_sub(0x0101_0101) & !others & 0x8080_8080;
        (first + same.trailing_zeros() / 8, first + count)
    }

    /// The first record of a key among these, with its number.
    #[inline]
    fn search(self, key: u64, mut number: u32, behind: u32) -> Option<(u32, u64)> {
        let mut records = self.records.get(number as usize * RECORD..behind as usize * RECORD)?;
        let key = key & KEY;
        while let Some((record, rest)) = records.split_first_chunk::<RECORD>() {
            let record = long(record);
            let own = record & KEY;
            if own >= key {
                return (own == key).then_some((number, record));
            }
            (records, number) = (rest, number + 1);
        }
        None
    }

    /// The record with this number.
    #[inline]
    fn record(self, number: u32) -> u64 {
        self.records.get(number as usize * RECORD..).map_or(0, long)
    }

    /// The number of the first record in the bucket of keys with these upper bits, and how many there are.
    #[inline]
    fn members(self, upper: u64, bucket: u64) -> (u32, u32) {
        let place = bucket as u32;
        let (first, count) = (place & ((1 << FIRST) - 1), place >> FIRST);
        (first, if count == MANY { self.many(upper, first) } else { count })
    }

    /// How many records those are, where they are too many to be told in their bucket.
    #[cold]
    fn many(self, upper: u64, first: u32) -> u32 {
        let next = self.index.and_then(|index| index.get((upper as usize + 1) * BUCKET..)).filter(|rest| !rest.is_empty());
        next.map_or((self.records.len() / RECORD) as u32, |next| short(next, 0) & ((1 << FIRST) - 1)).saturating_sub(first)
    }

    /// The profile of the key that a record is of.
    #[inline]
    fn profile(self, record: u64) -> Slot {
        let place = (record >> 48) as usize * PROFILE;
        let profile = self.profiles.get(place..).and_then(<[u8]>::first_chunk::<PROFILE>);
        profile.map_or(Slot::default(), |profile| Slot { own: long(profile), longer: profile.get(8..).map_or(0, long) })
    }

    /// The readings of a slot.
    #[inline]
    pub fn entries(self, slot: Slot) -> impl Iterator<Item = Entry> + Clone + 'b {
        let exact = self.exact;
        self.readings(slot).filter_map(move |record| entry(record, exact))
    }

    /// The readings of a slot that one of a [set](List::set) of lists has.
    #[inline]
    pub fn entries_in(self, slot: Slot, lists: u64) -> impl Iterator<Item = Entry> + Clone + 'b {
        let exact = self.exact;
        let own = move |record: &&[u8]| record.get(READING).is_some_and(|flags| lists & 1 << (flags & NO_LIST) != 0);
        self.readings(slot).filter(own).filter_map(move |record| entry(record, exact))
    }

    /// The readings of a phrase of one word.
    #[inline]
    pub fn word(self, hash: u64) -> impl Iterator<Item = Entry> + Clone + 'b {
        self.entries(self.slot(hash))
    }

    /// The readings that one of a [set](List::set) of lists has of a phrase of one word.
    #[inline]
    pub fn word_in(self, hash: u64, lists: u64) -> impl Iterator<Item = Entry> + Clone + 'b {
        let slot = self.slot(hash);
        self.entries_in(if slot.is_in_any(lists) { slot } else { Slot::default() }, lists)
    }

    /// Every reading with its key, and every key with the lists that hold longer phrases.
    pub fn all(self) -> impl Iterator<Item = (u64, Option<Entry>, u64)> + 'b {
        (0..1u64 << 16).flat_map(move |upper| {
            let (first, count) = self.members(upper, self.bucket(upper));
            let records = self.records.get(first as usize * RECORD..(first + count) as usize * RECORD).unwrap_or(&[]);
            records
                .chunks_exact(RECORD)
                .map(move |record| (upper << 48 | long(record) & KEY, entry(record, self.exact), self.profile(long(record)).behind()))
        })
    }

    /// The records of a slot, each with one of its readings.
    #[inline]
    fn readings(self, slot: Slot) -> std::iter::Take<std::slice::ChunksExact<'b, u8>> {
        self.records.get(slot.first() * RECORD..).unwrap_or(&[]).chunks_exact(RECORD).take(slot.count())
    }
}

/// What the reading of a record says; none where it is that of the beginning of phrases alone.
fn entry(record: &[u8], exact: &[u8]) -> Option<Entry> {
    let &[flags, r0, r1, r2, r3, c0, c1, _] = record.get(READING..)? else { return None };
    let list = *List::ALL.get(usize::from(flags & NO_LIST))?;
    let (row, capitals) = (u32::from_le_bytes([r0, r1, r2, r3]), u16::from_le_bytes([c0, c1]));
    if flags & IS_EXACT == 0 {
        return Some(Entry { list, row, capitals, exact: 0 });
    }
    let exact = exact.get(row as usize * EXACT..)?;
    Some(Entry { list, row: short(exact, 0), capitals, exact: long(exact.get(4..)?) })
}

/// The byte and the bit of a pair's key.
#[inline]
pub(super) const fn pair(key: u64) -> (usize, u8) {
    let place = key >> (u64::BITS - PAIR);
    ((place / 8) as usize, 1 << (place % 8))
}

/// What tells a key from most others of its bucket.
pub(super) const fn tag(key: u64) -> u8 {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::LexiconBuilder;

    #[test]
    fn many_words_are_answered_as_each_by_itself() {
        // Words of one bucket and of several, of which every third is listed; the tags of some are the same.
        let words: Vec<u64> = (0..200).map(|n: u64| (n % 5) << 48 | (n % 7) << 40 | n).collect();
        let mut builder = LexiconBuilder::default();
        for word in words.iter().step_by(3) {
            builder.add(&[*word, 1], Entry { list: List::Custom, row: 0, capitals: 0, exact: 0 });
        }
        let lexicon = builder.build(0, |_| false);
        let mut slots = Vec::new();
        lexicon.table().slots(&words, |word| *word, &mut slots);
        assert_eq!(slots, words.iter().map(|word| lexicon.slot(*word)).collect::<Vec<_>>());
        assert_eq!(slots.iter().filter(|slot| slot.goes_on_at_all()).count(), 67);
    }
}
