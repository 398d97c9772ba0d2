//! Folding for lookups: lower case, accents dropped, one apostrophe, no soft hyphens.
//!
//! Two spellings of a name that differ only in these get the same hash ("Oekraïne" and "OEKRAINE"). The ASCII path and
//! the Unicode path agree: both hash the bytes of the folded word.

use std::ops::Deref;

use smallvec::SmallVec;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

const SEED: u64 = 0xCBF2_9CE4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01B3;

/// What takes back the multiplications by the prime for those of eight bytes that are not there, by how many are.
const INVERSES: [u64; 9] = {
    // Each step of Newton's doubles the bits that are right.
    let (mut inverse, mut step) = (1u64, 0);
    while step < 6 {
        inverse = inverse.wrapping_mul(2u64.wrapping_sub(PRIME.wrapping_mul(inverse)));
        step += 1;
    }
    let (mut inverses, mut count) = ([1; 9], 8);
    while count > 0 {
        // A constant's index is checked when the crate is compiled.
        #[allow(clippy::indexing_slicing)]
        {
            inverses[count - 1] = inverse.wrapping_mul(inverses[count]);
        }
        count -= 1;
    }
    inverses
};

/// The hash of a folded word, fed byte by byte.
#[derive(Clone, Copy, Debug)]
pub struct WordHash(u64);

impl Default for WordHash {
    fn default() -> Self {
        WordHash(SEED)
    }
}

impl WordHash {
    /// Adds one byte of the folded word.
    #[inline]
    pub const fn push(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u64).wrapping_mul(PRIME);
    }

    /// Adds so many bytes, in the order of their value; zeros stand behind them. Nothing branches on how many they are: a zero only
    /// multiplies, and that is taken back.
    #[inline]
    pub fn push_some(&mut self, mut bytes: u64, count: usize) {
        for _ in 0..8 {
            self.push(bytes as u8);
            bytes >>= 8;
        }
        self.0 = self.0.wrapping_mul(INVERSES.get(count).copied().unwrap_or(1));
    }

    /// The mixed hash.
    #[inline]
    pub const fn finish(self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        mixed ^ (mixed >> 32)
    }
}

/// Calls `emit` for each byte of the folded form of one character.
#[inline]
pub fn fold_char(c: char, emit: &mut impl FnMut(u8)) {
    if c.is_ascii() {
        emit((c as u8).to_ascii_lowercase());
    } else {
        fold_other(c, emit);
    }
}

#[cold]
fn fold_other(c: char, emit: &mut impl FnMut(u8)) {
    if let Some(plain) = plain(c) {
        plain.bytes().for_each(emit);
        return;
    }
    // What a character is made of can again be one of those that Unicode does not take apart ("Ǿ" is "Ø" with an accent).
    decompose_compatible(c, |part| {
        for lower in part.to_lowercase() {
            match plain(lower) {
                Some(plain) => plain.bytes().for_each(&mut *emit),
                None if is_combining_mark(lower) => {}
                None => lower.encode_utf8(&mut [0; 4]).bytes().for_each(&mut *emit),
            }
        }
    });
}

/// The plain spelling of what Unicode does not take apart, and of what has no letter of its own.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        '’' | '‘' | 'ʼ' | '´' | '′' => "'",
        '‐' | '‑' => "-",
        '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' => "",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ı' => "i",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        _ => return None,
    })
}

/// The hash of the folded form of a word.
///
/// ```
/// use feiten::text::fold::hash;
/// assert_eq!(hash("Oekraïne"), hash("OEKRAINE"));
/// ```
pub fn hash(word: &str) -> u64 {
    let mut hash = WordHash::default();
    let ascii = word.bytes().take_while(u8::is_ascii).inspect(|byte| hash.push(byte.to_ascii_lowercase())).count();
    for c in word.get(ascii..).unwrap_or_default().chars() {
        fold_char(c, &mut |byte| hash.push(byte));
    }
    hash.finish()
}

/// Eight bytes of a text, the first of them the lowest; they are asked side by side, without a branch for each.
#[derive(Clone, Copy, Debug)]
pub struct Eight(pub u64);

impl Eight {
    /// The first bytes of a text, zeros behind its end.
    #[inline]
    pub fn of(text: &[u8]) -> Self {
        match text.first_chunk() {
            Some(all) => Eight(u64::from_le_bytes(*all)),
            None => Self::of_last(text),
        }
    }

    /// The same of a text that ends before the eighth.
    #[cold]
    fn of_last(text: &[u8]) -> Self {
        Eight(text.iter().rev().fold(0, |all, &byte| all << 8 | u64::from(byte)))
    }

    /// The small letters of ASCII that they begin with, zeros behind these, and how many they are.
    #[inline]
    pub const fn small_letters(self) -> (u64, usize) {
        let low = self.0 & (EACH * 0x7F);
        let (from_a, behind_z) = (low + EACH * (0x80 - b'a' as u64), low + EACH * (0x7F - b'z' as u64));
        let others = !(from_a & !behind_z & !self.0) & (EACH * 0x80);
        let first = others & others.wrapping_neg();
        (self.0 & (first >> 7).wrapping_sub(1), (others.trailing_zeros() / 8) as usize)
    }
}

/// Whether a text begins with so many small letters of ASCII.
#[inline]
pub fn is_small(text: &[u8], count: usize) -> bool {
    let mut left = count;
    for eight in (0..count).step_by(8) {
        let (_, small) = Eight::of(text.get(eight..).unwrap_or(&[])).small_letters();
        if small < left.min(8) {
            return false;
        }
        left = left.saturating_sub(8);
    }
    true
}

/// A one in each of eight bytes.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The same hash of a word that is written as it folds, for words known when the crate is compiled.
pub const fn hash_folded(word: &str) -> u64 {
    let mut hash = WordHash(SEED);
    let mut rest = word.as_bytes();
    while let [byte, others @ ..] = rest {
        hash.push(*byte);
        rest = others;
    }
    hash.finish()
}

/// The hash of a word's exact letters; apostrophes of both kinds count as the same.
pub fn hash_exact(word: &str) -> u64 {
    let mut hash = WordHash::default();
    for c in word.chars() {
        if matches!(c, '’' | '‘' | 'ʼ') {
            hash.push(b'\'');
        } else {
            let mut buffer = [0; 4];
            c.encode_utf8(&mut buffer).bytes().for_each(|byte| hash.push(byte));
        }
    }
    hash.finish() | 1
}

/// The folded form of a word, appended to `folded`.
pub fn fold_into(word: &str, folded: &mut String) {
    let mut bytes = std::mem::take(folded).into_bytes();
    for c in word.chars() {
        fold_char(c, &mut |byte| bytes.push(byte));
    }
    *folded = String::from_utf8(bytes).unwrap_or_default();
}

/// The folded form of a word.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

/// A folded word: itself where it is in small letters of ASCII, else its own bytes, which most words have in place.
pub(crate) enum Folded<'w> {
    /// The word as it is.
    Same(&'w str),
    /// The bytes of its folded form.
    Own(SmallVec<[u8; 32]>),
}

impl Deref for Folded<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Folded::Same(word) => word,
            Folded::Own(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
        }
    }
}

/// The folded form of a word.
pub(crate) fn folded(word: &str) -> Folded<'_> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Folded::Same(word);
    }
    let mut bytes = SmallVec::new();
    word.chars().for_each(|c| fold_char(c, &mut |byte| bytes.push(byte)));
    Folded::Own(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_agree() {
        for (one, other) in
            [("Oekraïne", "OEKRAINE"), ("F-16’s", "f-16's"), ("Malmö", "Malmo\u{308}"), ("re\u{ad}gering", "Regering"), ("Ǿ", "o")]
        {
            assert_eq!(hash(one), hash(other), "{one} {other}");
            assert_eq!(hash(one), hash_folded(&fold(one)), "{one}");
            assert_eq!(*folded(one), fold(one));
        }
    }

    #[test]
    fn eight_letters_at_once_make_the_same_hash() {
        for text in ["", "a", "tank", "tanks,", "soldaten", "soldatenz", "zin:", "z{a", "a`b", "naïef", "voorzittersa-b", "ab "] {
            let (letters, count) = Eight::of(text.as_bytes()).small_letters();
            let own = text.bytes().take(8).take_while(u8::is_ascii_lowercase).count();
            let mut together = WordHash::default();
            together.push_some(letters, count);
            assert_eq!((count, together.finish()), (own, hash_folded(text.get(..own).unwrap())), "{text}");
            let small = text.bytes().take_while(u8::is_ascii_lowercase).count();
            for count in 0..=text.len() {
                assert_eq!(is_small(text.as_bytes(), count), count <= small, "{text} {count}");
            }
        }
    }

    #[test]
    fn folding_is_idempotent_for_every_character() {
        for c in '\0'..=char::MAX {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }

    #[test]
    fn both_paths_agree_on_ascii() {
        for c in '\0'..='\x7f' {
            let mut other = Vec::new();
            fold_other(c, &mut |byte| other.push(byte));
            assert_eq!(fold(c.encode_utf8(&mut [0; 4])).into_bytes(), other, "{c:?}");
        }
    }
}
