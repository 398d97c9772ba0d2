//! Abbreviations: words whose full stop belongs to them and ends no sentence by itself.

use std::collections::HashMap;

use crate::error::Error;
use crate::lexicon::{rows, HashKeyed};
use crate::text::fold;

/// What the full stop of an abbreviation says of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It may end a sentence before a word that begins sentences ("km. Dat").
    Open,
    /// It often closes a sentence ("enz.").
    End,
    /// It stands before what it belongs to and ends none ("dr.", "o.a.").
    Before,
    /// Without its full stop it is a word ("min", "jan"): it takes the stop only where the sentence goes on.
    Word,
}

/// The built-in list.
pub(crate) const LIST: &str = include_str!("abbreviation.tsv");

/// The listed abbreviations, by the hash of the word without its last full stop.
#[derive(Default)]
pub struct Abbreviations {
    words: HashKeyed<Stop>,
}

impl Abbreviations {
    /// The built-in list.
    ///
    /// # Errors
    /// A faulty row; a test holds that there is none.
    pub fn built_in() -> Result<Self, Error> {
        Self::parse("token/abbreviation.tsv", LIST)
    }

    /// Reads the list: the abbreviation, and `end`, `before`, `word` or nothing for its [`Stop`].
    ///
    /// # Errors
    /// A row with another number of columns or another kind of stop.
    pub fn parse(file: &str, text: &str) -> Result<Self, Error> {
        let rows = rows::<2>(file, text)?;
        let mut words: HashKeyed<Stop> = HashMap::with_capacity_and_hasher(rows.len(), Default::default());
        for row in rows {
            let [form, stop] = row.fields;
            let stop = match stop {
                "" => Stop::Open,
                "end" => Stop::End,
                "before" => Stop::Before,
                "word" => Stop::Word,
                _ => return Err(Error::list(file, row.line, stop, "end, before, word or nothing")),
            };
            words.insert(fold::hash(form.strip_suffix('.').unwrap_or(form)), stop);
        }
        Ok(Abbreviations { words })
    }

    /// The stop of the listed word with this hash.
    pub fn stop(&self, hash: u64) -> Option<Stop> {
        self.words.get(&hash).copied()
    }

    /// The stop of a word written without its last full stop: as listed, by its last part ("prof.dr"), or as initials
    /// ("J.P", "Th.M").
    pub fn stop_of(&self, word: &str) -> Option<Stop> {
        if is_initial(word) {
            return Some(Stop::Open);
        }
        if let Some(stop) = self.stop(fold::hash(word)) {
            return Some(stop);
        }
        let (front, last) = word.rsplit_once('.').unwrap_or(("", word));
        let letter = |part: &str| {
            let mut letters = part.strip_prefix('-').unwrap_or(part).chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        };
        let short = |part: &str| part.len() < 5 && part.chars().next().is_some_and(char::is_uppercase);
        let initials = letter(last) && !front.is_empty() && word.split('.').all(|part| letter(part) || short(part));
        if initials {
            return Some(Stop::Open);
        }
        // "prof.dr", but "NU.nl" and "bol.com" are addresses before a full stop.
        let listed = |part: &str| letter(part) || self.stop(fold::hash(part.trim_start_matches('-'))).is_some();
        self.stop(fold::hash(last.trim_start_matches('-')))
            .filter(|&stop| !front.is_empty() && stop != Stop::Word && front.split('.').all(listed))
    }
}

/// Whether the word is one capital letter.
pub(super) fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}
