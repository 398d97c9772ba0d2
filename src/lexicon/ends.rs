//! Numbers by the end of a word: the longest listed end of a compound is found with few probes.
//!
//! A key is made of the bytes from the last to the first. The last [`GATE`] bytes of ends lead to the lengths that these have, so that
//! a word is asked for no other, and one with other last bytes, as most are, for none.

use crate::lexicon::{chain, HashKeyed, Hashed};

/// So many last bytes lead to the lengths of ends that are as long or longer; hardly any is shorter.
const GATE: usize = 3;
/// What stands in the key of those lengths in the place of one more byte.
const LENGTHS: u64 = 1 << 8;
/// The last bit of those lengths, so that all of them are a number that a table holds.
const BEYOND: u32 = 22;
const _: () = assert!((1 << BEYOND + 1) - 1 <= Hashed::MOST);

/// Lengths with the last bit as the sign.
const fn signed(lengths: u32) -> i32 {
    let free = u32::BITS - 1 - BEYOND;
    (lengths << free) as i32 >> free
}

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
        let key = |end: &str, length: usize| end.bytes().rev().take(length).fold(0, |key, byte| chain(key, u64::from(byte)));
        let mut lengths = HashKeyed::<u32>::default();
        for (end, _) in ends.iter().filter(|(end, _)| end.len() >= GATE) {
            // The last bit stands for its length and all beyond.
            *lengths.entry(chain(key(end, GATE), LENGTHS)).or_default() |= 1 << (end.len() - GATE).min(BEYOND as usize);
        }
        let whole = ends.iter().map(|(end, value)| (key(end, end.len()), *value));
        let longest = ends.iter().map(|(end, _)| end.len()).max().unwrap_or(0);
        let shortest = ends.iter().map(|(end, _)| end.len()).min().unwrap_or(0);
        let note = longest.min(0xFFFF) << 16 | shortest.min(0xFFFF);
        Ends(Hashed::build(stamp, note as u32, lengths.into_iter().chain(whole).collect()))
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
        let (longest, shortest) = ((note >> 16) as usize, (note & 0xFFFF) as usize);
        let mut bytes = word.bytes().rev().take(most.min(longest)).zip(1..);
        let (mut key, mut found) = (0, None);
        let mut probe = |key: u64, length: usize| found = table.get(key).map(|value| (value, length)).or(found);
        for (byte, length) in bytes.by_ref().take(GATE - 1) {
            key = chain(key, u64::from(byte));
            if length >= shortest {
                probe(key, length);
            }
        }
        let mut lengths = 0_i32;
        for (byte, length) in bytes {
            key = chain(key, u64::from(byte));
            lengths = if length == GATE { signed(table.get(chain(key, LENGTHS)).unwrap_or(0)) } else { lengths >> 1 };
            if lengths & 1 != 0 {
                probe(key, length);
            }
            // The last bit stays.
            if lengths & !1 == 0 {
                break;
            }
        }
        found
    }
}
