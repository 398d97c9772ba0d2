//! What each token is as material for a name: first name, surname, particle, common word, opener of a sentence.

use crate::error::Error;
use crate::lexicon::{List, Slot};
use crate::mention::{Context, Loader};
use crate::text::fold;
use crate::token::function::Function;
use crate::token::{is_common, Shape};

/// The list of surnames; the lexicon's row is the byte where the surname of a public person begins in it, else 0.
const SURNAMES: &str = include_str!("surname.tsv");

/// Loads first names, surnames and particles into the lexicon.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<(), Error> {
    let (first, particle) = (include_str!("first_name.tsv"), include_str!("name_particle.tsv"));
    for row in loader.phrases::<2>("mention/name/first_name.tsv", first)? {
        let [name, _also] = row.fields;
        loader.word(name, List::FirstName, 0);
    }
    for row in loader.phrases::<3>("mention/name/surname.tsv", SURNAMES)? {
        let [name, _also, whole] = row.fields;
        loader.word(name, List::Surname, if whole.is_empty() { 0 } else { row.at });
    }
    for row in loader.phrases::<2>("mention/name/name_particle.tsv", particle)? {
        let [particle, also] = row.fields;
        loader.word(particle, List::NameParticle, usize::from(also.is_empty()));
    }
    Ok(())
}

/// The name in full of a person whom news calls by this surname alone.
pub fn full(context: &Context<'_>, hash: u64) -> Option<&'static str> {
    public(context, hash).filter(|(_, particle)| !particle).map(|(full, _)| full)
}

/// The same where news writes the surname with its particle: "Bart De Wever" for "Wever" in "De Wever".
pub fn full_with_particle(context: &Context<'_>, hash: u64) -> Option<&'static str> {
    public(context, hash).filter(|(_, particle)| *particle).map(|(full, _)| full)
}

/// The listed name in full behind a surname, and whether the particle must stand before it.
fn public(context: &Context<'_>, hash: u64) -> Option<(&'static str, bool)> {
    let listed = context.lexicon().word(hash).filter(|entry| entry.list == List::Surname && entry.row != 0).last()?;
    let mut columns = SURNAMES.get(listed.row as usize..)?.lines().next()?.split('\t').skip(1);
    let particle = columns.next() == Some("particle");
    columns.next().map(|full| (full, particle))
}

/// Whether the word with this hash is a first name.
pub fn is_first(context: &Context<'_>, hash: u64) -> bool {
    context.lexicon().word(hash).any(|entry| entry.list == List::FirstName)
}

/// Whether the word with this hash is a particle inside names.
pub fn is_particle(context: &Context<'_>, hash: u64) -> bool {
    context.lexicon().word(hash).any(|entry| entry.list == List::NameParticle)
}

/// Whether the row of a public surname says that its particle must stand before it.
fn is_with_particle(row: u32) -> bool {
    SURNAMES.get(row as usize..).and_then(|rest| rest.split('\t').nth(1)) == Some("particle")
}

/// What the name lists know of a word, as flags of [`Word`].
fn flags(context: &Context<'_>, slot: Slot) -> u32 {
    if !(slot.is_in(List::FirstName) || slot.is_in(List::Surname) || slot.is_in(List::NameParticle)) {
        return 0;
    }
    let known = context.lexicon().entries(slot);
    known.fold(0, |flags, entry| {
        flags
            | match (entry.list, entry.row) {
                (List::FirstName, _) => Word::FIRST,
                (List::Surname, 0) => Word::SURNAME,
                (List::Surname, row) if is_with_particle(row) => Word::SURNAME | Word::PARTICLED,
                (List::Surname, _) => Word::SURNAME | Word::PUBLIC,
                (List::NameParticle, 0) => Word::PARTICLE,
                (List::NameParticle, _) => Word::PARTICLE | Word::FOREIGN,
                _ => 0,
            }
    })
}

/// What one token is as material for a name.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    flags: u32,
    /// Its classes as a function word.
    pub function: Function,
}

impl Word {
    /// Starts with a capital letter.
    pub const NAME: u32 = 1;
    /// Opens a sentence, a quotation or what follows a colon, so that its capital says nothing.
    pub const OPENS: u32 = 1 << 1;
    /// A common lower-case word of the language.
    pub const COMMON: u32 = 1 << 2;
    /// A first name.
    pub const FIRST: u32 = 1 << 3;
    /// A surname.
    pub const SURNAME: u32 = 1 << 4;
    /// A surname that news writes alone.
    pub const PUBLIC: u32 = 1 << 5;
    /// A particle inside a person's name.
    pub const PARTICLE: u32 = 1 << 6;
    /// A particle that opens no Dutch phrase.
    pub const FOREIGN: u32 = 1 << 7;
    /// Two capitals or more and no small letter.
    pub const UPPER: u32 = 1 << 8;
    /// Stands in a line of capitals, whose case says nothing.
    pub const LOUD: u32 = 1 << 9;
    /// Single letters with full stops: initials.
    pub const INITIALS: u32 = 1 << 10;
    /// A form of a verb.
    pub const VERB: u32 = 1 << 11;
    /// A listed name of another kind covers it.
    pub const LISTED: u32 = 1 << 12;
    /// A listed function or title covers it.
    pub const ROLE: u32 = 1 << 13;
    /// Stands in a heading.
    pub const HEADING: u32 = 1 << 14;

    /// Stands in a sentence that reports the score of a match.
    pub const SCORE: u32 = 1 << 15;

    /// A surname that news writes alone with its particle ("De Wever").
    pub const PARTICLED: u32 = 1 << 16;

    /// Whether all these flags are set.
    pub const fn has(self, flags: u32) -> bool {
        self.flags & flags == flags
    }

    /// Whether any of these flags is set.
    pub const fn any(self, flags: u32) -> bool {
        self.flags & flags != 0
    }

    /// Sets flags.
    pub fn set(&mut self, flags: u32) {
        self.flags |= flags;
    }

    /// Takes flags away.
    pub fn clear(&mut self, flags: u32) {
        self.flags &= !flags;
    }

    /// A capital that the place in the sentence does not explain.
    pub const fn stands_out(self) -> bool {
        self.has(Word::NAME) && !self.any(Word::OPENS | Word::LOUD)
    }

    /// A capital that may be no name at all: an opening word that the language has in lower case.
    pub fn may_be_common(self) -> bool {
        self.any(Word::OPENS | Word::LOUD) && (self.has(Word::COMMON) || !self.function.is_none())
    }
}

/// Notes for every token what it is as material for a name. Linear in the tokens.
pub fn read(context: &Context<'_>) -> Vec<Word> {
    let mut words = Vec::with_capacity(context.tokens.len());
    for sentence in context.sentences {
        let range = sentence.tokens();
        let mut opens = true;
        let score = if range.clone().any(|at| context.shape(at).has(Shape::DIGIT) && is_score(context, at))
            && range.clone().any(|at| is_result(context.word(at)))
        {
            Word::SCORE
        } else {
            0
        };
        let letters = range.clone().filter(|&at| context.shape(at).has(Shape::LETTER));
        let (upper, all) =
            letters.fold((0usize, 0usize), |(upper, all), at| (upper + usize::from(context.shape(at).has(Shape::UPPER)), all + 1));
        let loud = all > 2 && upper * 4 >= all * 3;
        // Whether a capital stands on the token or up to two away, a bit for each of the five.
        let capital = |at: usize| u8::from(context.shape(at).has(Shape::CAPITAL));
        let mut near = (range.start.saturating_sub(2)..range.start + 2).fold(0, |near, at| near << 1 | capital(at));
        for at in range {
            near = (near << 1 | capital(at + 2)) & 0b1_1111;
            let (shape, hash) = (context.shape(at), context.hash(at));
            let mut word = Word { flags: score, function: context.function(at) };
            if shape.has(Shape::MARK) {
                // What a quotation mark, bracket or colon opens may start with a capital of its own.
                let mark = context.word(at);
                opens = opens || shape.has(Shape::QUOTE) || matches!(mark, ":" | "…" | "..." | "•" | "*") || (mark == "-" && all < 3);
                words.push(word);
                continue;
            }
            word.flags |= flags(context, context.slot(at)) | genitive_flags(context, at);
            if shape.has(Shape::CAPITAL) || may_start_high(shape, context.word(at)) && starts_high_inside(context.word(at)) {
                word.flags |= Word::NAME;
            }
            if shape.has(Shape::UPPER) {
                word.flags |= Word::UPPER;
            }
            if shape.has(Shape::ABBREVIATION) && shape.has(Shape::CAPITAL) && is_initials(context.word(at)) {
                word.flags |= Word::INITIALS;
            }
            if opens {
                word.flags |= Word::OPENS;
            }
            if sentence.is_heading() {
                word.flags |= Word::HEADING;
            }
            if loud {
                word.flags |= Word::LOUD;
            }
            // Only beside capitals is it asked whether a word is common.
            if (near != 0 || word.has(Word::NAME)) && is_common(hash) {
                word.flags |= Word::COMMON;
            }
            if context.slot(at).is_in(List::Verb) {
                word.flags |= Word::VERB;
            }
            words.push(word);
            opens = false;
        }
    }
    words
}

/// "2-1": the score of a match.
fn is_score(context: &Context<'_>, at: usize) -> bool {
    let word = context.word(at);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    word.len() <= 5 && word.split_once('-').is_some_and(|(own, other)| digits(own) && digits(other))
}

/// Words of winning and losing.
fn is_result(word: &str) -> bool {
    matches!(
        word,
        "wint"
            | "won"
            | "wonnen"
            | "winnen"
            | "gewonnen"
            | "verliest"
            | "verloor"
            | "verloren"
            | "verliezen"
            | "versloeg"
            | "verslaat"
            | "verslagen"
            | "gelijk"
            | "gelijkspel"
            | "zege"
            | "nederlaag"
            | "overwinning"
            | "klopte"
            | "klopt"
    )
}

/// The name flags of the word without its genitive ending ("Ruttes", "Merkel's").
fn genitive_flags(context: &Context<'_>, at: usize) -> u32 {
    if !context.shape(at).has(Shape::CAPITAL) {
        return 0;
    }
    match stem(context.word(at)) {
        Some(stem) if flags(context, context.slot(at)) == 0 => {
            flags(context, context.lexicon().slot(fold::hash(stem))) & (Word::SURNAME | Word::FIRST | Word::PUBLIC)
        }
        _ => 0,
    }
}

/// The word without a genitive ending.
pub fn stem(word: &str) -> Option<&str> {
    let stem = word.strip_suffix('s')?;
    let stem = stem.strip_suffix('\'').or_else(|| stem.strip_suffix('’')).unwrap_or(stem);
    (stem.chars().count() > 2).then_some(stem)
}

/// Whether a word without a capital in front looks like one with a capital inside, by its shape and its second byte.
fn may_start_high(shape: Shape, word: &str) -> bool {
    shape.any(Shape::DIGIT.with(Shape::HYPHEN).with(Shape::APOSTROPHE).with(Shape::WIDE))
        || word.as_bytes().get(1).is_some_and(u8::is_ascii_uppercase)
}

/// Names that open with a small letter or a digit and go on with a capital ("eBay", "d'Estaing", "al-Assad", "4FM").
fn starts_high_inside(word: &str) -> bool {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        return letters.len() + 1 == word.len()
            && letters.len() > 1
            && letters.bytes().all(|byte| byte.is_ascii_uppercase())
            && !matches!(letters, "KM" | "KG" | "CM" | "MM" | "MW" | "GW" | "MB" | "GB" | "TB" | "CC" | "PK" | "AM" | "PM" | "XL" | "CV");
    }
    let mut chars = word.chars();
    let small = chars.by_ref().take_while(|c| c.is_lowercase()).count();
    match word.chars().nth(small) {
        Some('\'' | '’') => small == 1 && word.chars().nth(small + 1).is_some_and(char::is_uppercase),
        Some('-') => {
            matches!(word.get(..small), Some("al" | "el" | "as" | "ar" | "ash" | "an" | "at" | "ad"))
                && word.chars().nth(small + 1).is_some_and(char::is_uppercase)
        }
        Some(c) => small == 1 && c.is_uppercase(),
        None => false,
    }
}

fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() <= 2 && part.chars().next().is_none_or(char::is_uppercase)) && word.ends_with('.')
}
