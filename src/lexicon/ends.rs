//! Numbers by the end of a word: the longest listed end of a compound is found with few probes.
//!
//! A key is made of the bytes from the last to the first. The last [`GATE`] bytes of a word lead to the lengths of the ends that have
//! them, so that it is asked for no other, and one with other last bytes, as most are, for none. Of those that are left the upper bits
//! of the key tell most to be no end. What is packed is these lengths, behind them those bits, behind them the table.

use std::borrow::Cow;

use crate::lexicon::bits::{has_bit, set_bit};
use crate::lexicon::{chain, Hashed};

/// So many last bytes lead to the lengths of ends that are as long or longer; hardly any is shorter.
const GATE: usize = 3;
/// The bits of the places of those lengths; bytes that share a place share their lengths.
const PLACE: u32 = 12;
/// Bytes of those lengths: a bit for each length from [`GATE`] on (u16, little-endian) …
const GATES: usize = 2 << PLACE;
/// … of which the last stands for its length and all beyond.
const BEYOND: usize = 15;
/// The upper bits of a key that lead to the bit that says whether an end may have it.
const KNOWN: u32 = 17;
/// Bytes of those bits.
const BITS: usize = (1 << KNOWN) / 8;

/// Numbers by the ends of words.
#[derive(Clone, Debug, Default)]
pub struct Ends {
    gates: Cow<'static, [u8]>,
    known: Cow<'static, [u8]>,
    numbers: Hashed,
}

impl Ends {
    /// The table that was built before and kept as bytes, if it was made of what has this stamp.
    pub fn packed(bytes: &'static [u8], stamp: u64) -> Option<Self> {
        let (gates, rest) = bytes.split_at_checked(GATES)?;
        let (known, numbers) = rest.split_at_checked(BITS)?;
        Some(Ends { gates: Cow::Borrowed(gates), known: Cow::Borrowed(known), numbers: Hashed::packed(numbers, stamp)? })
    }

    /// Makes the table of ends with their numbers; of one end given twice the last counts.
    pub fn build(stamp: u64, ends: &[(String, u32)]) -> Self {
        let (mut gates, mut known, mut rows) = (vec![0; GATES], vec![0; BITS], Vec::new());
        for (end, value) in ends {
            let key = end.bytes().rev().fold(0, |key, byte| chain(key, u64::from(byte)));
            set_bit(&mut known, key, KNOWN);
            rows.push((key, *value));
            let Some(place) = place(end.as_bytes()) else { continue };
            let lengths: u16 = 1 << (end.len() - GATE).min(BEYOND);
            gates.iter_mut().skip(place).zip(lengths.to_le_bytes()).for_each(|(byte, bits)| *byte |= bits);
        }
        let longest = ends.iter().map(|(end, _)| end.len()).max().unwrap_or(0);
        let shortest = ends.iter().map(|(end, _)| end.len()).min().unwrap_or(0);
        let note = longest.min(0xFFFF) << 16 | shortest.min(0xFFFF);
        Ends { gates: Cow::Owned(gates), known: Cow::Owned(known), numbers: Hashed::build(stamp, note as u32, rows) }
    }

    /// The bytes of the table, as [`Ends::packed`] takes them.
    pub fn bytes(&self) -> Vec<u8> {
        [&self.gates, &self.known, self.numbers.bytes()].concat()
    }

    /// The bytes of the shortest end.
    pub fn shortest(&self) -> usize {
        (self.numbers.note() & 0xFFFF) as usize
    }

    /// The longest listed end of a word that takes at most so many of its bytes: its number and its length.
    pub fn longest(&self, word: &str, most: usize) -> Option<(u32, usize)> {
        let (note, shortest) = (self.numbers.note(), self.shortest());
        let gate = place(word.as_bytes()).and_then(|place| self.gates.get(place..)?.first_chunk());
        // The last bit is the sign, and stays as the others move on.
        let mut lengths = i32::from(gate.map_or(0, |gate| i16::from_le_bytes(*gate)));
        if lengths == 0 && shortest >= GATE {
            return None;
        }
        let table = self.numbers.table();
        let mut bytes = word.bytes().rev().take(most.min((note >> 16) as usize)).zip(1..);
        let (mut key, mut found) = (0, None);
        let mut probe = |key: u64, length: usize| {
            if has_bit(&self.known, key, KNOWN) {
                found = table.get(key).map(|value| (value, length)).or(found);
            }
        };
        for (byte, length) in bytes.by_ref().take(GATE - 1) {
            key = chain(key, u64::from(byte));
            if length >= shortest {
                probe(key, length);
            }
        }
        for (byte, length) in bytes {
            if lengths == 0 {
                break;
            }
            key = chain(key, u64::from(byte));
            if lengths & 1 != 0 {
                probe(key, length);
            }
            lengths >>= 1;
        }
        found
    }
}

/// The place of the lengths of ends with the last bytes of a word; none of a shorter one.
#[inline]
fn place(word: &[u8]) -> Option<usize> {
    let &[third, second, last] = word.last_chunk::<GATE>()?;
    let bytes = u32::from_le_bytes([third, second, last, 0]);
    Some((bytes.wrapping_mul(0x9E37_79B1) >> (u32::BITS - PLACE)) as usize * 2)
}
