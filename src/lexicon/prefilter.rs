//! A quick no before tables of words and of their ends are asked: most words are none of them, and end in none.

use std::borrow::Cow;

use crate::lexicon::{Endings, OpenEndings};

/// Which words are listed, and the last letters of the ends that compounds of them have.
#[derive(Clone, Debug, Default)]
pub struct Prefilter {
    /// Two bits a word in a block of eight bytes.
    words: Cow<'static, [u8]>,
    endings: Endings,
}

/// The bytes of the bits of words.
const WORDS: usize = 1 << 14;
/// The bytes of a block.
const BLOCK: usize = 8;

/// The block of a word and its bits there, by the word's hash.
#[inline]
const fn place(hash: u64) -> (usize, u64) {
    ((hash >> 53) as usize * BLOCK, 1 << (hash >> 47 & 63) | 1 << (hash >> 41 & 63))
}

impl Prefilter {
    /// The bytes of one that is kept.
    pub const BYTES: usize = WORDS + Endings::BYTES;

    /// That which was built before and kept as bytes; one of other bytes lets every word through.
    pub fn packed(bytes: &'static [u8]) -> Self {
        let (words, endings) = bytes.split_at_checked(WORDS).unwrap_or_default();
        Prefilter { words: Cow::Borrowed(words), endings: Endings::packed(endings) }
    }

    /// That of words by their hashes, and of folded ends.
    pub fn build<'e>(words: impl IntoIterator<Item = u64>, ends: impl IntoIterator<Item = &'e str>) -> Self {
        let mut bits = vec![0; WORDS];
        for (block, word) in words.into_iter().map(place) {
            let own = bits.iter_mut().skip(block);
            own.zip(word.to_le_bytes()).for_each(|(bits, word)| *bits |= word);
        }
        Prefilter { words: Cow::Owned(bits), endings: Endings::build(ends) }
    }

    /// The bytes of it, as [`Prefilter::packed`] takes them.
    pub fn bytes(&self) -> Vec<u8> {
        [&*self.words, self.endings.bytes()].concat()
    }

    /// What either lets through.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let words = self.bits().iter().zip(other.bits()).map(|(own, other)| own | other).collect();
        Prefilter { words: Cow::Owned(words), endings: self.endings.or(&other.endings) }
    }

    /// The bits made ready for many words; without bits every word goes through.
    pub fn open(&self) -> OpenPrefilter<'_> {
        OpenPrefilter { words: self.bits(), endings: self.endings.open() }
    }

    fn bits(&self) -> &[u8; WORDS] {
        self.words.first_chunk().unwrap_or(&[0xFF; WORDS])
    }
}

/// A [`Prefilter`] made ready: whether a word may be listed is told at once, and seldom wrongly.
#[derive(Clone, Copy, Debug)]
pub struct OpenPrefilter<'p> {
    words: &'p [u8; WORDS],
    endings: OpenEndings<'p>,
}

impl OpenPrefilter<'_> {
    /// Whether the last word of this text, by its hash, may be listed or, where it is `long`, may end in a listed end.
    #[inline]
    pub fn may_hold(self, hash: u64, text: &[u8], long: bool) -> bool {
        let (block, word) = place(hash);
        let bits = self.words.get(block..).and_then(<[u8]>::first_chunk).map_or(u64::MAX, |bits| u64::from_le_bytes(*bits));
        bits & word == word || long && self.endings.may_close(text)
    }
}
