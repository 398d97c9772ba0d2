//! Common words: whether a word is one of the language's lower-case words, as evidence that a capital only opens a sentence.
//!
//! A Bloom filter over folded words: of words that it holds it always says yes, of others once in two hundred. It is
//! written by `tests/lists/rebuild_names.py` from the OpenTaal word list (BSD or CC BY 3.0).

/// The filter that comes with the crate.
static FILTER: &[u8; 1 << 19] = include_bytes!("common_word.bin");

/// The probes for each word.
const PROBES: u64 = 4;

/// Whether the folded word with this hash is a common lower-case word. All bits are read before any is looked at, so that the memory
/// of several words is waited for together.
#[inline]
pub fn is_common(hash: u64) -> bool {
    let bits = FILTER.len() as u64 * 8;
    let (base, step) = (hash & 0xFFFF_FFFF, (hash >> 32) | 1);
    let all = (0..PROBES).fold(1, |all, probe| {
        let bit = (base + probe * step) % bits;
        all & FILTER.get((bit >> 3) as usize).map_or(0, |byte| byte >> (bit & 7))
    });
    all != 0
}

#[cfg(test)]
mod tests {
    use super::is_common;
    use crate::text::fold::hash;

    #[test]
    fn holds_common_words_only() {
        for word in ["Vrede", "gisteren", "Verder", "BEST", "financiën"] {
            assert!(is_common(hash(word)), "{word}");
        }
        for word in ["Stoltenberg", "Havelte", "Rheinmetall"] {
            assert!(!is_common(hash(word)), "{word}");
        }
    }
}
