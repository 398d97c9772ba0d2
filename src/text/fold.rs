//! Folding for lookups: lower case, accents dropped, one apostrophe, no soft hyphens.
//!
//! Two spellings of a name that differ only in these get the same hash ("Oekraïne" and "OEKRAINE"). The ASCII path and
//! the Unicode path agree: both hash the bytes of the folded word.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

const SEED: u64 = 0xCBF2_9CE4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01B3;

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
    pub fn push(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(PRIME);
    }

    /// The mixed hash.
    #[inline]
    pub fn finish(self) -> u64 {
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
    let plain: &str = match c {
        '’' | '‘' | 'ʼ' | '´' | '′' => "'",
        '‐' | '‑' => "-",
        '\u{ad}' | '\u{200b}' | '\u{200d}' | '\u{feff}' => "",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ı' => "i",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        _ => {
            let mut buffer = [0; 4];
            decompose_compatible(c, |part| {
                if !is_combining_mark(part) {
                    for lower in part.to_lowercase() {
                        if !is_combining_mark(lower) {
                            lower.encode_utf8(&mut buffer).bytes().for_each(&mut *emit);
                        }
                    }
                }
            });
            return;
        }
    };
    plain.bytes().for_each(emit);
}

/// The hash of the folded form of a word.
///
/// ```ignore
/// assert_eq!(hash("Oekraïne"), hash("OEKRAINE"));
/// ```
pub fn hash(word: &str) -> u64 {
    let mut hash = WordHash::default();
    for c in word.chars() {
        fold_char(c, &mut |byte| hash.push(byte));
    }
    hash.finish()
}

/// The hash of a word's exact letters; apostrophes of both kinds count as the same.
pub fn hash_exact(word: &str) -> u64 {
    let mut hash = WordHash::default();
    for c in word.chars() {
        if c == '’' {
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
