//! The last letters of words as bits, for a quick no before any table is asked: a word without them ends in none of the words.

use std::borrow::Cow;

use crate::lexicon::bits::{has_bit, set_bit};

/// The last letters of some folded words.
#[derive(Clone, Debug, Default)]
pub struct Endings(Cow<'static, [u8]>);

/// The upper bits of the key of last letters that lead to their bit.
const UPPER: u32 = 16;

/// So many last letters tell a word: the most that it has.
const LENGTHS: [usize; 4] = [3, 4, 6, 8];

impl Endings {
    /// The bytes of the bits.
    pub const BYTES: usize = (1 << UPPER) / 8;

    /// Those that were built before and kept as bytes.
    pub fn packed(bits: &'static [u8]) -> Self {
        Endings(Cow::Borrowed(bits))
    }

    /// Those of some words.
    pub fn build<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut bits = vec![0; Endings::BYTES];
        for word in words {
            let last = word.bytes().skip(word.len().saturating_sub(8)).fold(0, |last, byte| last >> 8 | u64::from(byte) << 56);
            match LENGTHS.into_iter().rfind(|&length| length <= word.len()) {
                Some(length) => set_bit(&mut bits, key(last, length), UPPER),
                // Too short to be told by its letters.
                None => bits.fill(0xFF),
            }
        }
        Endings(Cow::Owned(bits))
    }

    /// The bits as bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The last letters of both.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let [own, other] = [self, other].map(Endings::bits);
        Endings(Cow::Owned(own.iter().zip(other).map(|(own, other)| own | other).collect()))
    }

    /// The letters made ready for many words; without bits every word may end so.
    pub fn open(&self) -> OpenEndings<'_> {
        OpenEndings(self.bits())
    }

    fn bits(&self) -> &[u8; Endings::BYTES] {
        self.0.first_chunk().unwrap_or(&[0xFF; Endings::BYTES])
    }
}

/// Last letters made ready: whether a word may have them is told without a branch, and seldom wrongly.
#[derive(Clone, Copy, Debug)]
pub struct OpenEndings<'e>(&'e [u8; Endings::BYTES]);

impl OpenEndings<'_> {
    /// Whether a word, the last of this text, may end in one of the words, in whatever case it is written; so where its last letters
    /// are not ASCII, and where the text has no eight bytes.
    #[inline]
    pub fn may_close(self, text: &[u8]) -> bool {
        let last = text.last_chunk().map_or(u64::MAX, |last| u64::from_le_bytes(*last));
        let is_set = |length: usize| has_bit(self.0, key(last, length), UPPER);
        LENGTHS.into_iter().fold(last & 0x8080_8080_8080_8080 != 0, |may, length| may | is_set(length))
    }
}

/// The key of so many last letters, in small letters.
#[inline]
const fn key(last: u64, length: usize) -> u64 {
    let letters = (last | 0x2020_2020_2020_2020) >> (64 - 8 * length);
    letters.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
