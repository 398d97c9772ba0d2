//! Numbers by the end of a word: the longest listed end of a compound is found with few probes.
//!
//! A key is made of the bytes from the last to the first. Ends longer than [`GATE`] bytes have their last bytes in the table, too,
//! so that a word with other last bytes, as most are, is done with after one probe. Where the ends are many, those that go on
//! have more of their bytes in it, one by one up to the last gate.

use crate::lexicon::{chain, Hashed};

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
