//! The lexicon: every phrase of every list in one table, asked with the hashes of the tokens at hand.
//!
//! A phrase is a chain of word hashes; a lookup walks the chain as long as some phrase
//! goes on, so one probe a token decides for all lists. The table is a run of bytes, built now or kept from before; a
//! lookup reads it in place and allocates nothing. The tool knows no word of any language: callers hash the words.

mod bits;
mod endings;
mod ends;
mod hashed;
mod list;
mod pack;
mod packed;
mod prefilter;
mod table;

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

pub use bits::Bits;
pub use endings::{Endings, OpenEndings};
pub use ends::Ends;
pub use hashed::Hashed;
pub use list::List;
pub use packed::stamp;
pub(crate) use packed::Packed;
use packed::Places;
pub use prefilter::{OpenPrefilter, Prefilter};
pub use table::{fields, outer, rows, Record, Row, Rows};

/// One listed reading of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The list that holds it.
    pub list: List,
    /// The row of that list.
    pub row: u32,
    /// Bit n set: the phrase's token n must start with a capital.
    pub capitals: u16,
    /// Hash of the exact letters where case must match, else 0.
    pub exact: u64,
}

/// What the table knows of one phrase; nothing, by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// The lists that hold the phrase, whether it is marked, and in the upper bits the number of the first reading.
    own: u64,
    /// The lists that hold a longer phrase, and in the upper bits the number of readings.
    longer: u64,
}

/// How many lists a slot has bits for.
const LISTS: u32 = 37;
const _: () = assert!(List::ALL.len() <= LISTS as usize);
/// The bits of lists in a slot.
const ALL: u64 = MARK - 1;
/// The bit of a phrase that is marked.
const MARK: u64 = 1 << LISTS;
/// The upper bits begin here.
const UPPER: u32 = LISTS + 1;

impl Slot {
    /// What a slot holds but for the number of its first reading.
    fn profile(lists: u64, is_marked: bool, longer: u64, count: usize) -> (u64, u64) {
        (lists | u64::from(is_marked) << LISTS, longer | (count as u64) << UPPER)
    }

    /// The slot with the number of its first reading.
    #[inline]
    fn with_first(self, first: u32) -> Slot {
        Slot { own: self.own | u64::from(first) << UPPER, ..self }
    }

    /// The slot with no other lists for longer phrases than these.
    #[inline]
    pub(crate) fn limited(self, lists: u64) -> Slot {
        Slot { longer: self.longer & (lists | !ALL), ..self }
    }

    /// The number of the first reading.
    #[inline]
    fn first(self) -> usize {
        (self.own >> UPPER) as usize
    }

    /// The number of readings.
    #[inline]
    fn count(self) -> usize {
        (self.longer >> UPPER) as usize
    }

    /// The lists that hold a longer phrase, as a [set](List::set).
    #[inline]
    fn behind(self) -> u64 {
        self.longer & ALL
    }

    /// Whether the table knows something of the phrase, and it is one of those that were to be marked as the table was made.
    #[inline]
    pub fn is_marked(self) -> bool {
        !self.is_empty() & (self.own & MARK != 0)
    }

    /// Whether a list holds the phrase.
    #[inline]
    pub fn is_in(self, list: List) -> bool {
        self.is_in_any(list.bit())
    }

    /// Whether a list holds the phrase or a longer one that begins with it.
    #[inline]
    pub fn begins(self, list: List) -> bool {
        self.begins_any(list.bit())
    }

    /// Whether a list holds a longer phrase that begins with this one.
    #[inline]
    pub fn goes_on(self, list: List) -> bool {
        self.goes_on_in(list.bit())
    }

    /// Whether any of a [set](List::set) of lists holds the phrase.
    #[inline]
    pub fn is_in_any(self, lists: u64) -> bool {
        self.own & lists & ALL != 0
    }

    /// Whether any of a [set](List::set) of lists holds a longer phrase that begins with this one.
    #[inline]
    pub fn goes_on_in(self, lists: u64) -> bool {
        self.longer & lists & ALL != 0
    }

    /// Whether any of a [set](List::set) of lists holds the phrase or a longer one that begins with it.
    #[inline]
    pub fn begins_any(self, lists: u64) -> bool {
        (self.own | self.longer) & lists & ALL != 0
    }

    /// Whether any list holds a longer phrase that begins with this one.
    #[inline]
    pub fn goes_on_at_all(self) -> bool {
        self.behind() != 0
    }

    /// The lists that hold the phrase, as a [set](List::set).
    #[inline]
    pub const fn held(self) -> u64 {
        self.own & ALL
    }

    /// The lists that hold the phrase or a longer one that begins with it, as a [set](List::set).
    #[inline]
    pub fn begun(self) -> u64 {
        (self.own | self.longer) & ALL
    }

    /// Whether the table knows nothing of the phrase.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.begun() == 0
    }
}

/// Bytes that begin where a line of the cache does, so that no number among them whose place is a multiple of its size stands on two.
#[repr(C, align(64))]
pub(crate) struct Aligned<B: ?Sized>(pub B);

/// Passes an already mixed hash through, so that no key is hashed twice.
#[derive(Clone, Copy, Default)]
pub struct PassHasher(u64);

impl Hasher for PassHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// A map keyed by mixed hashes.
pub type HashKeyed<V> = HashMap<u64, V, BuildHasherDefault<PassHasher>>;

/// The hash of a phrase from that of its beginning and that of its next word.
pub fn chain(beginning: u64, word: u64) -> u64 {
    let mixed = (beginning.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}

/// Collects phrases; [`LexiconBuilder::build`] makes the table.
#[derive(Default)]
pub struct LexiconBuilder {
    phrases: Vec<(u64, Entry)>,
    /// Beginnings of phrases, with the lists that hold these.
    beginnings: Vec<(u64, u64)>,
    /// The keys of the first two words of longer phrases.
    pairs: Vec<u64>,
}

impl LexiconBuilder {
    /// Adds one phrase, given as the hashes of its words.
    pub fn add(&mut self, words: &[u64], entry: Entry) {
        let Some((&first, rest)) = words.split_first() else { return };
        let mut key = first;
        for &word in rest {
            self.beginnings.push((key, entry.list.bit()));
            key = chain(key, word);
        }
        self.pairs.extend(rest.first().map(|&second| chain(first, second)));
        self.phrases.push((key, entry));
    }

    /// Makes the table; entries of one phrase keep the order in which they were added. `stamp` tells the lists that it was
    /// made of from others, and `mark` of a phrase, by its hash, whether it is to be marked.
    pub fn build(self, stamp: u64, mark: impl Fn(u64) -> bool) -> Lexicon {
        let bytes = pack::pack(stamp, &self.sorted(), mark);
        Lexicon { places: Places::of(&bytes), bytes: Cow::Owned(bytes), own: HashKeyed::default() }
    }

    /// The same in the order of the keys, each beginning once.
    fn sorted(mut self) -> Self {
        self.phrases.sort_by_key(|(key, _)| *key);
        self.beginnings.sort_unstable();
        self.beginnings.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 |= if same { next.1 } else { 0 };
            same
        });
        self
    }
}

/// All lists in one table.
#[derive(Clone, Default)]
pub struct Lexicon {
    bytes: Cow<'static, [u8]>,
    places: Places,
    /// The records of the keys of further phrases.
    own: HashKeyed<u32>,
}

impl Lexicon {
    /// The table that was built before and kept as bytes, if it was made of lists with this stamp.
    pub fn packed(bytes: &'static [u8], stamp: u64) -> Option<Self> {
        let lexicon = Lexicon { places: Places::of(bytes), bytes: Cow::Borrowed(bytes), own: HashKeyed::default() };
        (lexicon.stamp() == stamp).then_some(lexicon)
    }

    /// The table made ready for many questions.
    #[inline]
    pub(crate) fn table(&self) -> Packed<'_> {
        Packed::new(&self.bytes, self.places, &self.own)
    }

    /// The stamp of the lists that it was made of.
    pub fn stamp(&self) -> u64 {
        self.table().stamp()
    }

    /// The bytes of the table, as [`Lexicon::packed`] takes them; further phrases are not to be found by them alone.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What is known of the phrase with this hash.
    #[inline]
    pub fn slot(&self, key: u64) -> Slot {
        self.table().slot(key)
    }

    /// The readings of a slot.
    #[inline]
    pub fn entries(&self, slot: Slot) -> impl Iterator<Item = Entry> + Clone + '_ {
        self.table().entries(slot)
    }

    /// The readings of a phrase of one word.
    #[inline]
    pub fn word(&self, hash: u64) -> impl Iterator<Item = Entry> + Clone + '_ {
        self.table().word(hash)
    }

    /// These phrases with further ones behind them; `mark` tells again which are to be marked. It costs a copy of the table, and no look at
    /// phrases that begin with other words.
    pub fn with(&self, further: LexiconBuilder, mark: impl Fn(u64) -> bool) -> Lexicon {
        let (bytes, own) = pack::extend(self.table(), &further.sorted(), mark);
        Lexicon { places: Places::of(&bytes), bytes: Cow::Owned(bytes), own }
    }

    /// The number of phrases, and of beginnings of phrases that are none themselves.
    pub fn len(&self) -> usize {
        self.table().len()
    }

    /// Whether no phrase was added.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
