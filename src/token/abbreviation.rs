//! Abbreviations: words whose full stop belongs to them and ends no sentence by itself.

use std::collections::HashMap;

use crate::error::Error;
use crate::lexicon::{rows, HashKeyed};
use crate::text::fold;

/// The listed abbreviations, by the hash of the word without its last full stop.
#[derive(Default)]
pub struct Abbreviations {
    words: HashKeyed<bool>,
}

impl Abbreviations {
    /// Reads the list: the abbreviation, and `end` where it may also close a sentence ("enz.").
    ///
    /// # Errors
    /// A row with another number of columns.
    pub fn parse(file: &str, text: &str) -> Result<Self, Error> {
        let mut words: HashKeyed<bool> = HashMap::default();
        for row in rows::<2>(file, text)? {
            let [form, end] = row.fields;
            words.insert(fold::hash(form.strip_suffix('.').unwrap_or(form)), end == "end");
        }
        Ok(Abbreviations { words })
    }

    /// Whether the word with this hash takes a full stop.
    pub fn holds(&self, hash: u64) -> bool {
        self.words.contains_key(&hash)
    }

    /// Whether the word with this hash, with its full stop, may end a sentence.
    pub fn may_end(&self, hash: u64) -> bool {
        self.words.get(&hash).copied().unwrap_or(false)
    }
}
