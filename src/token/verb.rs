//! Dutch verbs: principal parts read from a list, and every word form that follows from them.
//!
//! ```
//! use feiten::token::verb::{Number, Tense, VerbTable};
//!
//! let row = "terugtrekken\ttrok\tteruggetrokken\thebben|zijn\tterug\treflexive|transitive\t\n";
//! let table = VerbTable::parse(row)?;
//! let verb = table.verbs().first().ok_or("a row")?;
//! assert_eq!((verb.base, verb.particle), ("trekken", Some("terug")));
//!
//! // "Het leger trekt zich terug": the finite form and the particle it needs.
//! let forms = verb.paradigm(0);
//! let (_, trekt) = forms.iter().find(|(form, _)| form == "trekt").ok_or("a form")?;
//! assert_eq!((trekt.tense, trekt.number, trekt.joined), (Tense::Present, Number::Singular, false));
//!
//! // "… dat het leger zich terugtrok": the particle is written on.
//! assert!(forms.iter().any(|(form, it)| form == "terugtrok" && it.joined));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod packed;
mod paradigm;
mod spelling;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;

use crate::lexicon::fields;

pub use packed::Verbs;

/// The verbs that come with the crate, as principal parts.
pub const VERBS: &str = include_str!("verb.tsv");

/// The same, packed. `FEITEN_UPDATE_LEXICON=1 cargo test lexicon` writes them anew.
static PACKED: &[u8] = include_bytes!("verb.bin");

/// When, or in which role, a verb form is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// The infinitive: "sturen".
    Infinitive,
    /// The present, and the imperative, which looks like the first person: "stuur", "stuurt".
    Present,
    /// The simple past: "stuurde".
    Past,
    /// The past participle: "gestuurd".
    Participle,
    /// The present participle: "sturend".
    PresentParticiple,
}

/// The number of the subject that a verb form goes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    /// One subject: "stuurt".
    Singular,
    /// More than one subject: "sturen".
    Plural,
    /// The form does not show it: infinitives and participles.
    Any,
}

/// The verb that makes the perfect tense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Auxiliary {
    /// "heeft gestuurd"
    Hebben,
    /// "is aangekomen"
    Zijn,
    /// "heeft gevlogen", "is gevlogen"
    Both,
}

/// One reading of a word form: which verb it is of, and what it can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VerbForm {
    /// The row of the verb in its [`VerbTable`].
    pub verb: u32,
    /// When, or in which role, the form is used.
    pub tense: Tense,
    /// The number of the subject it goes with.
    pub number: Number,
    /// The separable particle is written on: "terugtrekt" and not "trekt … terug".
    /// Never set for a verb without a particle.
    pub joined: bool,
    /// A participle inflected before a noun: "gestuurde", "sturende".
    /// Strong participles in "-en" stand there unchanged and have no form of their own.
    pub attributive: bool,
}

impl VerbForm {
    /// The form as one number.
    pub fn code(self) -> u32 {
        let flags = u32::from(self.joined) << 1 | u32::from(self.attributive);
        self.verb << 7 | (self.tense as u32) << 4 | (self.number as u32) << 2 | flags
    }

    /// A tense and a number as one of 32 bits, for sets of them.
    pub const fn kind(tense: Tense, number: Number) -> u32 {
        1 << ((tense as u32) << 2 | number as u32)
    }

    /// The [kind](VerbForm::kind) of the form with this [code](VerbForm::code), told without reading the rest; none of a
    /// participle inflected before a noun.
    #[inline]
    pub const fn kind_of(code: u32) -> u32 {
        (!code & 1) << (code >> 2 & 31)
    }

    /// The row of the verb of the form with this [code](VerbForm::code), and whether its particle is written on.
    #[inline]
    pub const fn verb_of(code: u32) -> (u32, bool) {
        (code >> 7, code & 2 != 0)
    }

    /// The form with this [code](VerbForm::code).
    #[inline]
    pub fn from_code(code: u32) -> Option<VerbForm> {
        Some(VerbForm {
            verb: code >> 7,
            tense: match code >> 4 & 7 {
                0 => Tense::Infinitive,
                1 => Tense::Present,
                2 => Tense::Past,
                3 => Tense::Participle,
                4 => Tense::PresentParticiple,
                _ => return None,
            },
            number: match code >> 2 & 3 {
                0 => Number::Singular,
                1 => Number::Plural,
                2 => Number::Any,
                _ => return None,
            },
            joined: code & 2 != 0,
            attributive: code & 1 != 0,
        })
    }
}

/// A verb and the principal parts that its forms are made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb<'a> {
    /// The whole infinitive in one word: "terugtrekken".
    pub lemma: Cow<'a, str>,
    /// The infinitive without the particle: "trekken".
    pub base: &'a str,
    /// The separable particle: "terug".
    pub particle: Option<&'a str>,
    /// The verb that makes the perfect tense.
    pub auxiliary: Auxiliary,
    /// Used with "zich".
    pub reflexive: bool,
    /// Takes an object, so that it has a passive.
    pub transitive: bool,
    /// Used without an object.
    pub intransitive: bool,
    present: &'a str,
    past: &'a str,
    participle: &'a str,
}

/// The verbs of one list, in the order of its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerbTable<'a> {
    verbs: Vec<Verb<'a>>,
}

/// A row of a verb list that can not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbRowError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: &'static str,
}

impl fmt::Display for VerbRowError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for VerbRowError {}

impl<'a> VerbTable<'a> {
    /// Reads a list of principal parts; lines that open with `#` and empty lines are passed over.
    pub fn parse(text: &'a str) -> Result<Self, VerbRowError> {
        let rows = text.bytes().filter(|&byte| byte == b'\n').count();
        let mut verbs = Vec::with_capacity(rows);
        for (index, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let verb = Verb::parse(line).map_err(|reason| VerbRowError { line: index + 1, reason })?;
            verbs.push(verb);
        }
        Ok(Self { verbs })
    }

    /// The verbs, in the order of the rows: [`VerbForm::verb`] counts in it.
    pub fn verbs(&self) -> &[Verb<'a>] {
        &self.verbs
    }

    /// The verb that a form belongs to.
    pub fn verb(&self, form: VerbForm) -> Option<&Verb<'a>> {
        self.verbs.get(usize::try_from(form.verb).ok()?)
    }

    /// Shows every form of every verb to `visit`, row by row.
    pub fn each_form(&self, mut visit: impl FnMut(&str, VerbForm)) {
        let mut parts = paradigm::Parts::default();
        for (row, verb) in (0..).zip(&self.verbs) {
            parts.each_form(verb, row, &mut visit);
        }
    }
}

impl<'a> Verb<'a> {
    /// Every form of the verb, which stands in row `row` of its table.
    pub fn paradigm(&self, row: u32) -> Vec<(String, VerbForm)> {
        let mut forms = Vec::new();
        paradigm::Parts::default().each_form(self, row, &mut |form: &str, features| {
            forms.push((form.to_owned(), features));
        });
        forms
    }

    fn parse(line: &'a str) -> Result<Self, &'static str> {
        let Some([infinitive, past, participle, auxiliary, particle, object, present]) = fields(line) else {
            return Err("a row has 7 columns, separated by tabs");
        };
        if infinitive.chars().nth(2).is_none() || !infinitive.ends_with('n') {
            return Err("the first column is an infinitive");
        }
        let auxiliary = match auxiliary {
            "hebben" => Auxiliary::Hebben,
            "zijn" => Auxiliary::Zijn,
            "hebben|zijn" => Auxiliary::Both,
            _ => return Err("the auxiliary is `hebben`, `zijn` or `hebben|zijn`"),
        };
        let (mut reflexive, mut transitive, mut intransitive) = (false, false, false);
        for word in object.split('|') {
            match word {
                "reflexive" => reflexive = true,
                "transitive" => transitive = true,
                "intransitive" => intransitive = true,
                _ => return Err("the object is `reflexive`, `transitive` or `intransitive`"),
            }
        }
        if !past.is_empty() && past.split('|').count() > 1 && past.split('|').count() % 2 == 1 {
            return Err("the past is one singular, or pairs of singular and plural");
        }
        let (particle, base) = if particle.is_empty() {
            (None, infinitive)
        } else {
            let base = base_after(infinitive, particle).ok_or("the infinitive starts with its particle")?;
            (Some(particle), base)
        };
        Ok(Self {
            lemma: spelling::without_stress(infinitive),
            base,
            particle,
            auxiliary,
            reflexive,
            transitive,
            intransitive,
            present,
            past,
            participle,
        })
    }
}

/// What follows the particle in an infinitive: "eigenen" in "toe-eigenen".
fn base_after<'a>(infinitive: &'a str, particle: &str) -> Option<&'a str> {
    let rest = match infinitive.strip_prefix(particle) {
        Some(rest) => rest,
        None => after_stressed(infinitive, particle)?,
    };
    let base = rest.strip_prefix('-').unwrap_or(rest);
    (base.len() > 2).then_some(base)
}

/// What follows the particle where an accent marks it: "komen" in "vóórkomen".
fn after_stressed<'a>(infinitive: &'a str, particle: &str) -> Option<&'a str> {
    let mut rest = infinitive.chars();
    for letter in particle.chars() {
        if spelling::unstressed(rest.next()?) != letter {
            return None;
        }
    }
    Some(rest.as_str())
}
