//! A small schema, and sentences whose mentions are written into the text.

use crate::rule::{Class, Kind, Limits, List, Schema, Sequence};

pub const CAPITAL: u32 = 1;
pub const LOWER: u32 = 2;
pub const DIGITS: u32 = 4;
pub const PUNCTUATION: u32 = 8;

pub fn hash(word: &str) -> u64 {
    word.to_lowercase().bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

pub fn schema() -> Schema {
    Schema::new(hash)
        .kind_with("person", &["name"])
        .kinds(&["country", "place", "organisation", "role", "quantity"])
        .classes(&["personnel", "unit", "vehicle"])
        .fact("deployment", &["actor", "quantity", "destination"])
        .fact("casualties", &["outcome", "number", "place", "actor"])
        .values("casualties", "outcome", &["killed", "wounded"])
        .fact("role", &["person", "title", "country"])
        .statuses(&["actual", "announced", "considered", "denied"])
        .positions(&["subject", "object", "by", "of", "any"])
        .shapes(&[("capital", CAPITAL), ("lower", LOWER), ("digits", DIGITS), ("punctuation", PUNCTUATION)])
        .lists(&["months", "titles"])
        .expectations(&["source", "time"])
        .limits(Limits { nesting: 4, alternatives: 20, states: 300, window: 20, ..Limits::default() })
}

/// A sentence: `{country Rusland }` is a mention of a kind, `{quantity/unit vier tanks }` one with a class.
pub struct Toy {
    words: Vec<String>,
    mentions: Vec<(usize, usize, Kind, Option<Class>)>,
}

impl Toy {
    pub fn new(text: &str) -> Toy {
        let schema = schema();
        let mut words: Vec<String> = Vec::new();
        let mut mentions = Vec::new();
        let mut open = Vec::new();
        for word in text.split_whitespace() {
            if let Some(kind) = word.strip_prefix('{') {
                let (kind, class) = kind.split_once('/').unwrap_or((kind, ""));
                open.push((words.len(), schema.kind(kind).unwrap(), schema.class(class)));
            } else if word == "}" {
                let (start, kind, class) = open.pop().unwrap();
                mentions.push((start, words.len(), kind, class));
            } else {
                words.push(word.to_owned());
            }
        }
        Toy { words, mentions }
    }

    pub fn text(&self, tokens: std::ops::Range<usize>) -> String {
        self.words[tokens].join(" ")
    }
}

const LEMMAS: [(&str, &str); 3] = [("stuurt", "sturen"), ("stuurde", "sturen"), ("zendt", "zenden")];
const MONTHS: [&str; 3] = ["januari", "eind januari", "mei"];

impl Sequence for Toy {
    fn len(&self) -> usize {
        self.words.len()
    }

    fn word(&self, at: usize) -> u64 {
        hash(&self.words[at])
    }

    fn exact(&self, at: usize, literal: &str) -> bool {
        self.words[at] == literal
    }

    fn shape(&self, at: usize) -> u32 {
        match self.words[at].chars().next().unwrap() {
            char if char.is_uppercase() => CAPITAL,
            char if char.is_lowercase() => LOWER,
            char if char.is_numeric() => DIGITS,
            _ => PUNCTUATION,
        }
    }

    fn lemma(&self, at: usize, lemma: u64) -> bool {
        LEMMAS.iter().any(|(form, base)| *form == self.words[at] && hash(base) == lemma)
    }

    fn each_mention(&self, at: usize, found: &mut dyn FnMut(Kind, Option<Class>, usize)) {
        for (start, end, kind, class) in &self.mentions {
            if *start == at {
                found(*kind, *class, *end);
            }
        }
    }

    fn each_phrase(&self, at: usize, list: List, found: &mut dyn FnMut(usize)) {
        for month in MONTHS.iter().filter(|_| list == List(0)) {
            let words: Vec<&str> = month.split(' ').collect();
            let end = at + words.len();
            if self.words.get(at..end).is_some_and(|own| own == words) {
                found(end);
            }
        }
    }
}
