//! The hashes of some words as bits, for a quick no: a word whose bit is not set is not among them.

/// Some words as bits, 64 for each of `N`; a sentence does with the four that are meant where nothing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bits<const N: usize = 4>(pub(crate) [u64; N]);

impl<const N: usize> Bits<N> {
    /// Every word may be among them.
    pub const ALL: Bits<N> = Bits([u64::MAX; N]);

    /// The words with these hashes, as a constant.
    pub const fn of(mut hashes: &[u64]) -> Self {
        let mut bits = [0; N];
        while let [hash, rest @ ..] = hashes {
            // A place is below the number of places.
            #[allow(clippy::indexing_slicing)]
            {
                bits[Self::place(*hash)] |= 1 << (*hash & 63);
            }
            hashes = rest;
        }
        Bits(bits)
    }

    /// Adds a word by its hash.
    #[inline]
    pub fn add(&mut self, hash: u64) {
        if let Some(bits) = self.0.get_mut(Self::place(hash)) {
            *bits |= 1 << (hash & 63);
        }
    }

    /// Whether a word, by its hash, may be among them.
    #[inline]
    pub fn may_hold(&self, hash: u64) -> bool {
        self.0.get(Self::place(hash)).is_some_and(|bits| bits & 1 << (hash & 63) != 0)
    }

    /// Whether a word may be among both.
    #[inline]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).fold(0, |both, (own, other)| both | own & other) != 0
    }

    const fn place(hash: u64) -> usize {
        (hash >> 6) as usize % N
    }
}

impl Bits {
    /// The bits, and one that is always set behind them; so many that no place of three bits lies outside.
    #[inline]
    pub(crate) fn with_one_more(self) -> [u64; 8] {
        let [first, second, third, fourth] = self.0;
        [first, second, third, fourth, 1, 0, 0, 0]
    }
}

impl<const N: usize> Default for Bits<N> {
    fn default() -> Self {
        Bits([0; N])
    }
}

impl<const N: usize> FromIterator<u64> for Bits<N> {
    fn from_iter<I: IntoIterator<Item = u64>>(hashes: I) -> Self {
        let mut bits = Bits::default();
        hashes.into_iter().for_each(|hash| bits.add(hash));
        bits
    }
}

/// Sets the bit of these bytes to which so many upper bits of a key lead.
pub(super) fn set_bit(bytes: &mut [u8], key: u64, upper: u32) {
    let place = (key >> (u64::BITS - upper)) as usize;
    bytes.iter_mut().skip(place / 8).take(1).for_each(|byte| *byte |= 1 << (place % 8));
}

/// Whether that bit is set.
#[inline]
pub(super) fn has_bit(bytes: &[u8], key: u64, upper: u32) -> bool {
    let place = (key >> (u64::BITS - upper)) as usize;
    bytes.get(place / 8).is_some_and(|byte| byte >> (place % 8) & 1 != 0)
}
