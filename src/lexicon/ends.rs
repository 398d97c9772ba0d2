//! Numbers by the end of a word: the longest listed end of a compound is found with few probes.
//!
//! A key is made of the bytes from the last to the first. Ends longer than [`GATE`] bytes have their last bytes in the table, too,
//! so that a word with other last bytes, as most are, is done with after one probe. Where the ends are many, those that go on
//! have more of their bytes in it, one by one up to the last gate.

use std::borrow::Cow;

use crate::lexicon::{chain, Bits, Hashed};

/// The length at which a word that may go on to a longer listed end is told from others.
const GATE: usize = 4;
/// The value of what is no listed end itself, only the end of one.
const GOES_ON: u32 = u32::MAX;

/// Numbers by the ends of words.
#[derive(Clone, Debug, Default)]
pub struct Ends(Hashed);

impl Ends {
    /// The table that was built before and kept as bytes, if it was made of what has this stamp.
    pub fn packed(bytes: &'static [u8], stamp: u64) -> Option<Self> {
        Hashed::packed(bytes, stamp).map(Ends)
    }

    /// Makes the table of ends with their numbers; of one end given twice the last counts.
    pub fn build(stamp: u64, ends: &[(String, u32)]) -> Self {
        Self::build_gated(stamp, ends, GATE)
    }

    /// The same with gates up to a number of bytes: a larger table, and fewer probes.
    pub fn build_gated(stamp: u64, ends: &[(String, u32)], last_gate: usize) -> Self {
        let key = |end: &str, length: usize| end.bytes().rev().take(length).fold(0, |key, byte| chain(key, u64::from(byte)));
        let gates = (GATE..=last_gate).flat_map(|gate| {
            let longer = ends.iter().filter(move |(end, _)| end.len() > gate);
            longer.map(move |(end, _)| (key(end, gate), GOES_ON))
        });
        let whole = ends.iter().map(|(end, value)| (key(end, end.len()), *value));
        let longest = ends.iter().map(|(end, _)| end.len()).max().unwrap_or(0);
        let shortest = ends.iter().map(|(end, _)| end.len()).min().unwrap_or(0);
        let note = (last_gate - GATE).min(0xFF) << 24 | longest.min(0xFF) << 16 | shortest.min(0xFFFF);
        Ends(Hashed::build(stamp, note as u32, gates.chain(whole).collect()))
    }

    /// The bytes of the table, as [`Ends::packed`] takes them.
    pub fn bytes(&self) -> &[u8] {
        self.0.bytes()
    }

    /// The bytes of the shortest end.
    pub fn shortest(&self) -> usize {
        (self.0.note() & 0xFFFF) as usize
    }

    /// The longest listed end of a word that takes at most so many of its bytes: its number and its length.
    pub fn longest(&self, word: &str, most: usize) -> Option<(u32, usize)> {
        let (note, table) = (self.0.note(), self.0.table());
        let (longest, shortest) = ((note >> 16 & 0xFF) as usize, (note & 0xFFFF) as usize);
        let gates = GATE..=GATE + (note >> 24) as usize;
        let (mut key, mut found) = (0, None);
        for (byte, length) in word.bytes().rev().take(most.min(longest)).zip(1..) {
            key = chain(key, u64::from(byte));
            if length < shortest && length != GATE {
                continue;
            }
            match table.get(key) {
                None if gates.contains(&length) => break,
                None | Some(GOES_ON) => {}
                Some(value) => found = Some((value, length)),
            }
        }
        found
    }
}

/// The last letters of some ends as bits.
#[derive(Clone, Debug, Default)]
pub struct Gate(Cow<'static, [u8]>);

impl Gate {
    /// The bytes of the bits.
    pub const BYTES: usize = 1 << 13;
    /// The last letters that a word is told by: five of a short end, seven of a longer one.
    const LENGTHS: [usize; 2] = [5, 7];

    /// The gate whose bits were built before and kept.
    pub fn packed(bits: &'static [u8]) -> Self {
        Gate(Cow::Borrowed(bits))
    }

    /// The gate for ends of four bytes or more.
    pub fn build<'e>(ends: impl IntoIterator<Item = &'e str>) -> Self {
        let mut bits = vec![0; Gate::BYTES];
        for end in ends {
            let last = end.bytes().skip(end.len().saturating_sub(8)).fold(0, |last, byte| last >> 8 | u64::from(byte) << 56);
            let length = Gate::LENGTHS.into_iter().rfind(|&length| length <= end.len()).unwrap_or(5);
            // Before an end of four bytes any may stand.
            let before = if end.len() < length { 0..=0x7F } else { 0..=0 };
            for place in before.map(|before: u64| place(last | before << 24, length)) {
                if let Some(byte) = bits.get_mut(place / 8) {
                    *byte |= 1 << (place % 8);
                }
            }
        }
        Gate(Cow::Owned(bits))
    }

    /// The bits as bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The gate made ready for many words; one without bits lets every word pass.
    pub fn open(&self) -> OpenGate<'_> {
        OpenGate(self.0.first_chunk().unwrap_or(&[0xFF; Gate::BYTES]))
    }
}

/// The last letters of some words as bits, for a quick no before any table is asked: a word without them ends in none of the words.
///
/// Of a word of [`LONG`] bytes or more so many count, of others as many as the next of [`SHORT`] says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Endings {
    long: Bits<512>,
    short: Bits<128>,
    /// A word is too short to be asked for.
    is_open: bool,
}

/// The last bytes of longer words that count.
const LONG: usize = 6;
/// The last bytes of shorter words that count.
const SHORT: [usize; 2] = [4, 3];

impl Endings {
    /// Adds a folded word.
    pub fn add(&mut self, word: &str) {
        let mut last = [0; 8];
        last.iter_mut().rev().zip(word.bytes().rev()).for_each(|(place, byte)| *place = byte | 0x20);
        let last = u64::from_le_bytes(last);
        match SHORT.into_iter().find(|length| *length <= word.len()) {
            _ if word.len() >= LONG => self.long.add(key(last, LONG)),
            Some(length) => self.short.add(key(last, length)),
            None => self.is_open = true,
        }
    }

    /// The letters as bytes.
    pub fn pack(&self) -> Vec<u8> {
        self.long.bytes().chain(self.short.bytes()).chain([u8::from(self.is_open)]).collect()
    }

    /// The letters that were packed; none from other bytes.
    pub fn unpack(mut from: &[u8]) -> Option<Self> {
        let (long, short) = (Bits::unpack(&mut from)?, Bits::unpack(&mut from)?);
        let [is_open] = from else { return None };
        Some(Endings { long, short, is_open: *is_open != 0 })
    }

    /// The last letters of both.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        Endings { long: self.long.or(&other.long), short: self.short.or(&other.short), is_open: self.is_open || other.is_open }
    }

    /// Whether a word of ASCII, up to the byte `end` of a text, may close with one of the words, in any case.
    #[inline]
    pub fn may_close(&self, text: &[u8], end: usize) -> bool {
        let Some(last) = text.get(..end).and_then(<[u8]>::last_chunk::<8>) else { return true };
        let last = u64::from_le_bytes(*last);
        let last = last | 0x2020_2020_2020_2020;
        let short = SHORT.into_iter().fold(false, |short, length| short | self.short.may_hold(key(last, length)));
        self.long.may_hold(key(last, LONG)) | short | self.is_open
    }
}

/// What stands for the last bytes of a word, of which the very last is the uppermost.
#[inline]
fn key(last: u64, length: usize) -> u64 {
    (last >> (8 * (8 - length))).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40
}

/// A gate made ready: whether a word may have one of the ends is told without a branch, and seldom wrongly.
#[derive(Clone, Copy, Debug)]
pub struct OpenGate<'g>(&'g [u8; Gate::BYTES]);

impl OpenGate<'_> {
    /// Whether some end may close a word of seven bytes or more in any case, the last of this text; so where its last bytes are
    /// not ASCII, and where the text has no eight bytes.
    #[inline]
    pub fn passes(self, text: &[u8]) -> bool {
        let last = text.last_chunk().map_or(u64::MAX, |last| u64::from_le_bytes(*last));
        let is_set = |place: usize| self.0.get(place / 8).is_some_and(|bits| bits >> (place % 8) & 1 != 0);
        let [short, long] = Gate::LENGTHS.map(|length| is_set(place(last, length)));
        short | long | (last & 0x8080_8080_8080_8000 != 0)
    }
}

/// The bit of so many last letters in small letters.
#[inline]
const fn place(last: u64, length: usize) -> usize {
    let letters = (last | 0x2020_2020_2020_2020) >> (64 - 8 * length);
    (letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48) as usize
}
