//! Cues of status: verbs, nouns, adjectives and adverbs that make a fact announced, considered or denied.

use crate::error::Error;
use crate::lexicon::{chain, rows, HashKeyed};
use crate::mention::Context;
use crate::text::fold;
use crate::value::Status;

/// The cue words that come with the crate.
const CUES: &str = include_str!("status.tsv");
/// The locational nouns that come with the crate.
const LOCATIONAL: &str = include_str!("locational.tsv");

/// The most words of a cue.
const WORDS: usize = 6;

/// What a phrase of words does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// It is a cue.
    Cue(Status),
    /// A negation in it negates nothing.
    Stop,
}

/// The cue table.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    /// By the lemma of a verb: the effect, and the effect of its past tense where that differs.
    verbs: HashKeyed<(Option<Status>, Option<Status>)>,
    /// By the chained hash of a phrase: what it does; none where longer phrases begin with it.
    words: HashKeyed<Option<Word>>,
    /// Nouns through which a phrase of place looks to the place behind.
    locational: HashKeyed<()>,
}

impl Cues {
    /// The built-in cues.
    ///
    /// # Errors
    /// The first faulty row.
    pub fn built_in() -> Result<Self, Error> {
        let mut cues = Cues::default();
        let file = "fact/status.tsv";
        for row in rows::<4>(file, CUES)? {
            let [cue, sort, effect, _scope] = row.fields;
            let status = || Status::from_name(effect).ok_or_else(|| Error::list(file, row.line, &format!("effect «{effect}»"), "a status of the contract"));
            match sort {
                "verb" => match cue.strip_suffix(" past") {
                    Some(lemma) => cues.verbs.entry(fold::hash(lemma)).or_default().1 = Some(status()?),
                    None => cues.verbs.entry(fold::hash(cue)).or_default().0 = Some(status()?),
                },
                "noun" | "adjective" | "adverb" => cues.phrase(cue, Word::Cue(status()?)),
                "negation-stop" => cues.phrase(cue, Word::Stop),
                "negation" | "conditional" => {}
                other => return Err(Error::list(file, row.line, &format!("sort «{other}»"), "verb, noun, adjective, adverb, negation, negation-stop or conditional")),
            }
        }
        for row in rows::<2>("fact/locational.tsv", LOCATIONAL)? {
            let [noun, forms] = row.fields;
            for form in std::iter::once(noun).chain(forms.split('|')) {
                cues.locational.insert(fold::hash(form), ());
            }
        }
        Ok(cues)
    }

    fn phrase(&mut self, phrase: &str, word: Word) {
        let mut key = 0;
        for (place, part) in phrase.split(' ').enumerate() {
            key = if place == 0 { fold::hash(part) } else { chain(key, fold::hash(part)) };
            self.words.entry(key).or_default();
        }
        self.words.insert(key, Some(word));
    }

    /// What a verb with this lemma does to what it governs.
    pub fn verb(&self, lemma: u64, past: bool) -> Option<Status> {
        let (present, own_past) = self.verbs.get(&lemma)?;
        if past { own_past.or(*present) } else { *present }
    }

    /// The longest listed phrase that begins at a token, and its length.
    fn longest(&self, context: &Context<'_>, at: usize) -> Option<(Word, usize)> {
        let mut key = context.hash(at);
        let mut found = None;
        for length in 1..=WORDS {
            match self.words.get(&key) {
                None => break,
                Some(Some(word)) => found = Some((*word, length)),
                Some(None) => {}
            }
            key = chain(key, context.hash(at + length));
        }
        found
    }

    /// What the cue that begins at a token says.
    pub fn word(&self, context: &Context<'_>, at: usize) -> Option<Status> {
        match self.longest(context, at)?.0 {
            Word::Cue(status) => Some(status),
            Word::Stop => None,
        }
    }

    /// Whether a negation stands in a phrase in which it negates nothing ("niet alleen").
    pub fn stops_negation(&self, context: &Context<'_>, at: usize) -> bool {
        (at.saturating_sub(WORDS - 1)..=at).any(|from| self.longest(context, from).is_some_and(|(word, length)| word == Word::Stop && from + length > at))
    }

    /// Whether a word is a noun through which one looks to the place behind it ("grens", "omgeving").
    pub fn is_locational(&self, hash: u64) -> bool {
        self.locational.contains_key(&hash)
    }
}
