//! The hashes of some words as bits, for a quick no: a word whose bit is not set is not among them.

/// The words of a sentence or clause as bits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bits([u64; 4]);

impl Bits {
    /// Every word may be among them.
    pub const ALL: Bits = Bits([u64::MAX; 4]);

    /// Adds a word by its hash.
    #[inline]
    pub fn add(&mut self, hash: u64) {
        if let Some(bits) = self.0.get_mut(place(hash)) {
            *bits |= 1 << (hash & 63);
        }
    }

    /// Whether a word, by its hash, may be among them.
    #[inline]
    pub fn may_hold(self, hash: u64) -> bool {
        self.0.get(place(hash)).is_some_and(|bits| bits & 1 << (hash & 63) != 0)
    }
}

impl FromIterator<u64> for Bits {
    fn from_iter<I: IntoIterator<Item = u64>>(hashes: I) -> Self {
        let mut bits = Bits::default();
        hashes.into_iter().for_each(|hash| bits.add(hash));
        bits
    }
}

fn place(hash: u64) -> usize {
    (hash >> 6 & 3) as usize
}
