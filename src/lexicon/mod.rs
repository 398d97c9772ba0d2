//! The lexicon: every phrase of every list in one table, asked with the hashes of the tokens at hand.
//!
//! A phrase is a chain of word hashes; a lookup walks the chain as long as some phrase
//! goes on, so one probe a token decides for all lists. Built once, in time linear in the phrases; a lookup allocates
//! nothing. The tool knows no word of any language: callers hash the words.

mod list;
mod table;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

pub use list::List;
pub use table::{rows, Row};

/// One listed reading of a phrase.
#[derive(Clone, Copy, Debug)]
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

/// What the table knows of one phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    first: u32,
    count: u16,
    /// Whether a longer phrase starts with this one.
    pub more: bool,
}

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
    beginnings: Vec<u64>,
}

impl LexiconBuilder {
    /// Adds one phrase, given as the hashes of its words.
    pub fn add(&mut self, words: &[u64], entry: Entry) {
        let Some((&first, rest)) = words.split_first() else { return };
        let mut key = first;
        for &word in rest {
            self.beginnings.push(key);
            key = chain(key, word);
        }
        self.phrases.push((key, entry));
    }

    /// Makes the table; entries of one phrase keep the order in which they were added.
    pub fn build(mut self) -> Lexicon {
        self.phrases.sort_by_key(|(key, _)| *key);
        let mut slots: HashKeyed<Slot> =
            HashMap::with_capacity_and_hasher(self.phrases.len() + self.beginnings.len(), BuildHasherDefault::default());
        let mut entries = Vec::with_capacity(self.phrases.len());
        for (key, entry) in self.phrases {
            let slot = slots.entry(key).or_insert(Slot { first: entries.len() as u32, count: 0, more: false });
            slot.count = slot.count.saturating_add(1);
            entries.push(entry);
        }
        for key in self.beginnings {
            slots.entry(key).or_default().more = true;
        }
        Lexicon { slots, entries }
    }
}

/// All lists in one table.
#[derive(Default)]
pub struct Lexicon {
    slots: HashKeyed<Slot>,
    entries: Vec<Entry>,
}

impl Lexicon {
    /// What is known of the phrase with this hash.
    pub fn slot(&self, key: u64) -> Option<Slot> {
        self.slots.get(&key).copied()
    }

    /// The readings of a slot.
    pub fn entries(&self, slot: Slot) -> &[Entry] {
        let first = slot.first as usize;
        self.entries.get(first..first + usize::from(slot.count)).unwrap_or(&[])
    }

    /// The readings of a phrase of one word.
    pub fn word(&self, hash: u64) -> &[Entry] {
        self.slot(hash).map_or(&[], |slot| self.entries(slot))
    }

    /// The number of phrases.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether no phrase was added.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }
}
