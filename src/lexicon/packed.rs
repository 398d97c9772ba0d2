//! The packed form of a lexicon: one run of bytes, read in place, so that a program starts without building a table.
//!
//! It is a perfect hash: a key has a place of its own, to which a number beside its upper bits, the pilot, leads, so that one look at
//! memory far away tells all of a word. All numbers are little-endian. A head of [`HEAD`] bytes: the stamp of the lists (u64), and the
//! numbers of phrases, of places, of records in runs and of profiles (u32 each), and zeros. Then the pilots (u8), one for each value
//! of the upper 16 bits of a key. Then the pairs: a bit for the first two words of every longer phrase, by the upper bits of their
//! key. Then the profiles of [`PROFILE`] bytes, the first of them empty: the lists that hold the key, with whether it is marked (u64),
//! and those that hold a longer phrase that begins with it, with the number of the key's readings in the upper bits (u64). Then the
//! places, records of [`RECORD`] bytes: the key's lower 48 bits, the number of its profile (u16), and its reading: the list with a
//! flag (u8), the row (u32), the capitals (u16), a zero. Of a key with several readings the row is the number of the first of them in
//! the runs, which stand behind the places in the same form. So far all stands at multiples of its size and nothing on two lines of
//! the cache. Where the letters' case must match, the row is the number of one of the last parts, of [`EXACT`] bytes each: the row
//! (u32) and the hash of the exact letters (u64). Of the keys that are not there one in 2⁴⁸ is taken for another.
//!
//! Further phrases, a caller's, stand behind those that were packed: the records of their keys are among the runs, and a map tells which.

use crate::lexicon::bits::has_bit;
use crate::lexicon::{Entry, HashKeyed, List, Slot};

/// Bytes of the head.
pub(super) const HEAD: usize = 32;
/// The pilots, one for each value of 16 bits.
pub(super) const PILOTS: usize = 1 << 16;
/// The upper bits of the key of two words that lead to their bit.
pub(super) const PAIR: u32 = 17;
/// Bytes of the pairs.
pub(super) const PAIRS: usize = (1 << PAIR) / 8;
/// So many words are looked up together.
const TOGETHER: usize = 64;
/// Bytes of a record.
pub(super) const RECORD: usize = 16;
/// The byte of a record at which its reading begins.
pub(super) const READING: usize = 8;
/// Bytes of what a reading with exact letters has beside.
pub(super) const EXACT: usize = 12;
/// Bytes of a profile.
pub(super) const PROFILE: usize = 16;

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
    /// How many places keys have.
    count: u32,
    /// The records.
    records: usize,
    /// What readings with exact letters have beside.
    exact: usize,
}

impl Places {
    /// Those of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let [count, runs, profiles] = [12, 16, 20].map(|place| short(bytes, place) as usize);
        let records = HEAD + PILOTS + PAIRS + profiles * PROFILE;
        Places { count: count as u32, records, exact: records + (count + runs) * RECORD }
    }
}

/// A packed lexicon, read in place. Bytes that are none hold no phrase.
#[derive(Clone, Copy)]
pub(crate) struct Packed<'b> {
    head: &'b [u8],
    pub(super) places: u32,
    pub(super) pilots: Option<&'b [u8; PILOTS]>,
    pub(super) pairs: Option<&'b [u8; PAIRS]>,
    pub(super) profiles: &'b [u8],
    pub(super) records: &'b [u8],
    pub(super) exact: &'b [u8],
    /// The records of the keys of further phrases.
    pub(super) own: Option<&'b HashKeyed<u32>>,
}

impl<'b> Packed<'b> {
    /// The parts of these bytes, which begin at these places, with the records of the keys of further phrases.
    #[inline]
    pub fn new(bytes: &'b [u8], places: Places, own: &'b HashKeyed<u32>) -> Self {
        let part = |from: usize, to: usize| bytes.get(from..to).unwrap_or(&[]);
        Packed {
            head: part(0, HEAD),
            places: places.count,
            pilots: bytes.get(HEAD..).and_then(<[u8]>::first_chunk),
            pairs: bytes.get(HEAD + PILOTS..).and_then(<[u8]>::first_chunk),
            profiles: part(HEAD + PILOTS + PAIRS, places.records),
            records: part(places.records, places.exact),
            exact: part(places.exact, bytes.len()),
            own: Some(own).filter(|own| !own.is_empty()),
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
        let place = self.place(key);
        self.own(key).unwrap_or_else(|| self.known(key, place, self.record(place)))
    }

    /// What is known of the key of a further phrase.
    #[inline]
    fn own(self, key: u64) -> Option<Slot> {
        let place = *self.own?.get(&key)? as usize;
        Some(self.at(place, self.record(place)))
    }

    /// Appends what is known of each of the words that these items have the hashes of. What is read from far away is read for many
    /// words, by a loop that does nothing else, before any of it is looked at, so that their memory is waited for together.
    #[inline]
    pub fn slots<T>(self, items: &[T], hash: impl Fn(&T) -> u64, slots: &mut Vec<Slot>) {
        let (mut places, mut records) = ([0; TOGETHER], [0; TOGETHER]);
        for items in items.chunks(TOGETHER) {
            for (item, place) in items.iter().zip(&mut places) {
                *place = self.place(hash(item));
            }
            for ((_, place), record) in items.iter().zip(places).zip(&mut records) {
                *record = self.record(place);
            }
            let known = items.iter().zip(&places).zip(&records);
            slots.extend(known.map(|((item, &place), &record)| self.known(hash(item), place, record)));
            if self.own.is_some() {
                for (item, slot) in items.iter().rev().zip(slots.iter_mut().rev()) {
                    *slot = self.own(hash(item)).unwrap_or(*slot);
                }
            }
        }
    }

    /// Where a key stands if the table has it.
    #[inline]
    fn place(self, key: u64) -> usize {
        let pilot = self.pilots.and_then(|pilots| pilots.get((key >> 48) as usize)).copied().unwrap_or(0);
        place(key, pilot, self.places)
    }

    /// The first half of the record at a place: its key and profile.
    #[inline]
    fn record(self, place: usize) -> u64 {
        self.records.get(place * RECORD..).map_or(0, long)
    }

    /// What is known of a key by the record at its place, which may be another's.
    #[inline]
    fn known(self, key: u64, place: usize, record: u64) -> Slot {
        self.at(place, if (record ^ key) & KEY == 0 { record } else { 0 })
    }

    /// What is known of the key that this record at a place is of.
    #[inline]
    fn at(self, place: usize, record: u64) -> Slot {
        self.profile((record >> KEY.count_ones()) as usize).with_first(place as u32)
    }

    /// Whether some phrase may begin with the two words that this is the key of.
    #[inline]
    pub fn may_pair(self, key: u64) -> bool {
        self.pairs.is_some_and(|pairs| has_bit(pairs, key, PAIR))
    }

    /// The profile with this number.
    #[inline]
    fn profile(self, number: usize) -> Slot {
        let profile = self.profiles.get(number * PROFILE..).and_then(<[u8]>::first_chunk::<PROFILE>);
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

    /// The records of a slot, each with one of its readings.
    #[inline]
    fn readings(self, slot: Slot) -> std::iter::Take<std::slice::ChunksExact<'b, u8>> {
        let first = if slot.count() > 1 { self.run(slot.first()) } else { slot.first() };
        self.records.get(first * RECORD..).unwrap_or(&[]).chunks_exact(RECORD).take(slot.count())
    }

    /// The number of the first of several readings of the key at a place.
    #[inline]
    fn run(self, place: usize) -> usize {
        self.records.get(place * RECORD + READING + 1..).map_or(0, |row| short(row, 0) as usize)
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

/// The place of a key with this pilot, where there are so many.
#[inline]
pub(super) const fn place(key: u64, pilot: u8, places: u32) -> usize {
    let mixed = (key ^ (pilot as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (((mixed >> 32) * places as u64) >> 32) as usize
}

/// The bits of a key that a record holds.
pub(super) const KEY: u64 = (1 << 48) - 1;

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
    use crate::lexicon::{chain, LexiconBuilder};

    #[test]
    fn many_words_are_answered_as_each_by_itself() {
        // Words with the same upper bits and others, of which every third is listed.
        let words: Vec<u64> = (0..200).map(|n: u64| (n % 5) << 48 | (n % 7) << 40 | n).collect();
        let (mut builder, mut further) = (LexiconBuilder::default(), LexiconBuilder::default());
        for (number, word) in words.iter().step_by(3).enumerate() {
            let builder = if number % 3 == 2 { &mut further } else { &mut builder };
            builder.add(&[*word, 1], Entry { list: List::Custom, row: 0, capitals: 0, exact: 0 });
        }
        let built = builder.build(0, |_| false);
        for (lexicon, count) in [(&built, 45), (&built.with(further, |_| false), 67)] {
            let mut slots = Vec::new();
            lexicon.table().slots(&words, |word| *word, &mut slots);
            assert_eq!(slots, words.iter().map(|word| lexicon.slot(*word)).collect::<Vec<_>>());
            assert_eq!(slots.iter().filter(|slot| slot.goes_on_at_all()).count(), count);
            let pairs = words.iter().filter(|word| lexicon.table().may_pair(chain(**word, 1)));
            assert!((count..=count + 1).contains(&pairs.count()));
        }
    }
}
