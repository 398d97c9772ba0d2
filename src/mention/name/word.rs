//! What each token is as material for a name: first name, surname, particle, common word, opener of a sentence.

use std::ops::Range;

use crate::error::Error;
use crate::lexicon::{Gate, List, Slot};
use crate::mention::name::{compound, gazetteer};
use crate::mention::{Context, Loader};
use crate::sentence::Sentence;
use crate::text::fold;
use crate::token::function::Function;
use crate::token::{is_common, Shape, Token};

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
    let listed = context.lexicon().word_in(hash, List::Surname.bit()).filter(|entry| entry.row != 0).last()?;
    let mut columns = SURNAMES.get(listed.row as usize..)?.lines().next()?.split('\t').skip(1);
    let particle = columns.next() == Some("particle");
    columns.next().map(|full| (full, particle))
}

/// Whether the word with this hash is a first name.
pub fn is_first(context: &Context<'_>, hash: u64) -> bool {
    context.lexicon().slot(hash).is_in(List::FirstName)
}

/// Whether the word with this hash is a particle inside names.
pub fn is_particle(context: &Context<'_>, hash: u64) -> bool {
    context.lexicon().slot(hash).is_in(List::NameParticle)
}

/// Whether the row of a public surname says that its particle must stand before it.
fn is_with_particle(row: u32) -> bool {
    SURNAMES.get(row as usize..).and_then(|rest| rest.split('\t').nth(1)) == Some("particle")
}

/// What the name lists and the verbs know of a word, as flags of [`Word`].
#[inline]
fn parts(slot: Slot) -> u32 {
    // The flags of the name lists stand in the order of these lists.
    let names = (slot.held() & PARTS) >> List::FirstName as u32;
    let verb = slot.held() >> List::Verb as u32 & 1;
    (names as u32 * Word::FIRST) | (verb as u32 * Word::VERB)
}

/// Whether a surname is that of a public person, as flags of [`Word`].
fn surname(context: &Context<'_>, slot: Slot) -> u32 {
    if !slot.is_in(List::Surname) {
        return 0;
    }
    let rows = context.lexicon().entries_in(slot, List::Surname.bit()).filter(|entry| entry.row != 0);
    rows.fold(0, |flags, entry| flags | if is_with_particle(entry.row) { Word::PARTICLED } else { Word::PUBLIC })
}

/// Whether the particle opens no Dutch phrase.
pub fn is_foreign(context: &Context<'_>, at: usize) -> bool {
    let slot = context.slot(at);
    slot.is_in(List::NameParticle) && context.lexicon().entries_in(slot, List::NameParticle.bit()).any(|entry| entry.row != 0)
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
    /// Starts with a capital letter, and is a common lower-case word of the language; [`View`](super::run::View) tells of others.
    pub const COMMON: u32 = 1 << 2;
    /// A first name.
    pub const FIRST: u32 = 1 << 3;
    /// A surname.
    pub const SURNAME: u32 = 1 << 4;
    /// A particle inside a person's name.
    pub const PARTICLE: u32 = 1 << 5;
    /// A surname with a capital that news writes alone.
    pub const PUBLIC: u32 = 1 << 6;
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

    /// A surname with a capital that news writes alone with its particle ("De Wever").
    pub const PARTICLED: u32 = 1 << 16;

    /// No plain name, and a head may close it by its last letters.
    pub const CLOSED: u32 = 1 << 17;

    /// Begins with a bracket ("(oud-)minister").
    pub const BRACKET: u32 = 1 << 18;

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
    pub const fn may_be_common(self) -> bool {
        self.any(Word::OPENS | Word::LOUD) && (self.has(Word::COMMON) || !self.function.is_none())
    }
}

/// The tokens of a text as material for names.
pub struct Words {
    /// What each token is.
    pub all: Vec<Word>,
    /// The tokens that may stand in a name or tell of one by their letters, in their order: what has a capital, a digit, a
    /// hyphen or an apostrophe, and what a head may close. Finders walk these alone.
    pub spots: Vec<u32>,
    /// The tokens that may begin a phrase of a list of names, in their order.
    pub starts: Vec<u32>,
    /// The tokens that may begin a phrase that opens the name of a body, in their order.
    pub heads: Vec<u32>,
}

/// The lists that say what a word is in a name.
const PARTS: u64 = List::set(&[List::FirstName, List::Surname, List::NameParticle]);
/// The shapes that make a token a spot.
const SHAPES: Shape = Shape::CAPITAL.with(Shape::DIGIT).with(Shape::HYPHEN).with(Shape::APOSTROPHE);
/// What has none of these shapes is a plain word in small letters.
pub const NOT_PLAIN: Shape = SHAPES.with(Shape::UPPER).with(Shape::WIDE).with(Shape::ABBREVIATION);

/// Notes for every token what it is as material for a name. Linear in the tokens.
pub fn read(context: &Context<'_>) -> Words {
    let count = context.tokens.len();
    let list = || Vec::with_capacity(count / 2);
    let mut words = Words { all: Vec::with_capacity(count), spots: list(), starts: list(), heads: Vec::with_capacity(count / 8) };
    let gate = context.lists.name.compounds.gate();
    for sentence in context.sentences {
        read_sentence(context, sentence, gate, &mut words);
    }
    words
}

fn read_sentence(context: &Context<'_>, sentence: &Sentence, gate: Gate<'_>, words: &mut Words) {
    let range = sentence.tokens();
    let own = if sentence.is_heading() { Word::HEADING } else { 0 };
    let (mut upper, mut may_score, mut opens) = (0, false, Word::OPENS);
    let (tokens, slots) = (context.tokens.get(range.clone()), context.slots.get(range.clone()));
    let (Some(tokens), Some(slots), Some(functions)) = (tokens, slots, context.functions.get(range.clone())) else { return };
    let Words { all, spots, starts, heads } = words;
    let bytes = context.text.as_bytes();
    all.resize(range.end, Word::default());
    let own_words = all.get_mut(range.clone()).unwrap_or_default();
    for ((((token, slot), &function), word), at) in tokens.iter().zip(slots).zip(functions).zip(own_words).zip(sentence.first..) {
        let (shape, begun) = (token.shape, slot.begun());
        let mut flags = own | opens;
        if shape.has(Shape::MARK) {
            if opens == 0 && opens_behind(context, at as usize, &range) {
                opens = Word::OPENS;
            }
            word.function = function;
            continue;
        }
        flags |= parts(*slot);
        let letters = bytes.get(token.span.start()..token.span.end()).unwrap_or(&[]);
        if shape.any(NOT_PLAIN) || !is_plain(letters) {
            upper += usize::from(shape.has(Shape::UPPER.with(Shape::LETTER)));
            may_score |= shape.has(Shape::DIGIT.with(Shape::HYPHEN));
            flags |= shaped(context, gate, token, *slot, opens);
            if shape.any(SHAPES) || flags & (Word::NAME | Word::CLOSED | Word::BRACKET) != 0 {
                spots.push(at);
            }
            // "Ruslands"
            if begun & gazetteer::NAMES == 0 && shape.has(Shape::CAPITAL) && letters.last() == Some(&b's') {
                starts.push(at);
            }
        } else if letters.len() >= compound::SHORTEST_WORD && gate.passes(letters) {
            flags |= Word::CLOSED;
            spots.push(at);
        }
        if begun & (gazetteer::NAMES | List::OrganisationHead.bit()) != 0 {
            if begun & gazetteer::NAMES != 0 {
                starts.push(at);
            }
            if begun & List::OrganisationHead.bit() != 0 {
                heads.push(at);
            }
        }
        opens = 0;
        *word = Word { flags, function };
    }
    let letters = || range.clone().filter(|&at| context.shape(at).has(Shape::LETTER)).count();
    let loud = upper > 0 && (letters() > 2 && upper * 4 >= letters() * 3);
    let score = may_score && range.clone().any(|at| is_score(context, at)) && range.clone().any(|at| is_result(context.word(at)));
    if loud || score {
        for (word, at) in all.get_mut(range.start..).unwrap_or_default().iter_mut().zip(range) {
            let mark = context.shape(at).has(Shape::MARK);
            word.set(if loud && !mark { Word::LOUD } else { 0 } | if score { Word::SCORE } else { 0 });
        }
    }
}

/// Whether a capital behind the mark says nothing: what a quotation mark, bracket or colon opens may start with one of its own.
fn opens_behind(context: &Context<'_>, at: usize, sentence: &Range<usize>) -> bool {
    if context.shape(at).has(Shape::QUOTE) {
        return true;
    }
    match context.word(at) {
        ":" | "…" | "..." | "•" | "*" => true,
        "-" => sentence.clone().filter(|&at| context.shape(at).has(Shape::LETTER)).count() < 3,
        _ => false,
    }
}

/// Whether a word without a capital in front is written in small letters, unlike "eBay" and "(oud-)minister".
#[inline]
fn is_plain(word: &[u8]) -> bool {
    !matches!(word, [b'(', ..] | [_, b'A'..=b'Z', ..])
}

/// What the letters of a token say that is no plain word in small letters, as flags of [`Word`]; `opens` tells whether it
/// opens a sentence.
#[inline(never)]
fn shaped(context: &Context<'_>, gate: Gate<'_>, token: &Token, slot: Slot, opens: u32) -> u32 {
    let (shape, text) = (token.shape, token.text(context.text));
    let mut flags = 0;
    if shape.has(Shape::CAPITAL) {
        flags |= Word::NAME | if slot.is_in_any(PARTS) { surname(context, slot) } else { genitive(context, text) };
        if shape.has(Shape::ABBREVIATION) && is_initials(text) {
            flags |= Word::INITIALS;
        }
    } else if may_start_high(shape, text) && starts_high_inside(text) {
        flags |= Word::NAME | surname(context, slot);
    }
    if flags & Word::NAME != 0 && is_common(token.hash) {
        flags |= Word::COMMON;
    }
    if text.starts_with('(') {
        flags |= Word::BRACKET;
    }
    if shape.has(Shape::UPPER) {
        return flags | Word::UPPER;
    }
    // What has a capital inside a sentence is a name rather than a compound.
    let compound = shape.has(Shape::LETTER) && !shape.has(Shape::HYPHEN) && (flags & Word::NAME == 0 || opens != 0);
    if compound && text.len() >= compound::SHORTEST_WORD && gate.passes(text.as_bytes()) {
        flags |= Word::CLOSED;
    }
    flags
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
fn genitive(context: &Context<'_>, word: &str) -> u32 {
    let Some(stem) = stem(word) else { return 0 };
    let slot = context.lexicon().slot(fold::hash(stem));
    (parts(slot) & (Word::SURNAME | Word::FIRST)) | (surname(context, slot) & Word::PUBLIC)
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
