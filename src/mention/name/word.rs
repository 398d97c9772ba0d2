//! What each token is as material for a name: first name, surname, particle, common word, opener of a sentence.

use crate::lexicon::{List, Slot};
use crate::mention::amount::{beginning, Openings};
use crate::mention::name::listed::surname;
use crate::mention::name::{compound, gazetteer, tone};
use crate::mention::places::push_if;
use crate::mention::{Context, Places};
use crate::sentence::Sentence;
use crate::text::fold;
use crate::token::function::Function;
use crate::token::{is_common, Shape, Token};

/// What the name lists and the verbs know of a word, as flags of [`Word`], which stand in the order of these lists.
#[inline]
const fn parts(slot: Slot) -> u32 {
    const { assert!(Word::SURNAME == flag(List::Surname) && Word::PARTICLE == flag(List::NameParticle) && Word::VERB == flag(List::Verb)) };
    (slot.held() >> (List::FirstName as u32 - Word::FIRST.trailing_zeros())) as u32
        & (Word::FIRST | Word::SURNAME | Word::PARTICLE | Word::VERB)
}

/// The flag of a list's words.
const fn flag(list: List) -> u32 {
    Word::FIRST << (list as u32 - List::FirstName as u32)
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
    /// Starts with a capital letter, and is a common lower-case word of the language; [`View`](super::view::View) tells of others.
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
    pub const VERB: u32 = 1 << 20;
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

    /// Sets the flags of another word.
    pub fn join(&mut self, other: Word) {
        self.flags |= other.flags;
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
#[derive(Default)]
pub struct Words {
    /// What each token is.
    pub all: Vec<Word>,
    /// The tokens that are no plain words in small letters, marks aside, in their order: all that may stand in a name is among
    /// them, and finders of names walk these alone.
    pub spots: Vec<u32>,
    /// Those of them that start like a name.
    pub names: Vec<u32>,
    /// Those names that no list knows.
    unlisted: Vec<u32>,
    /// Those of the spots that may tell of a line of capitals or of a score.
    toned: Vec<u32>,
    /// Where those stand that are asked more.
    pub places: Places<QUESTIONS>,
}

impl Words {
    /// Notes for every token what it is as material for a name. Linear in the tokens.
    pub fn read(&mut self, context: &Context<'_>) {
        self.look(context);
        let Words { all, spots, names, unlisted, toned, places } = self;
        open(context, places, all);
        spots.clear();
        names.clear();
        unlisted.clear();
        toned.clear();
        places.add_some(STARTS, SPOTS, |at| {
            let Some(((token, slot), word)) = context.token(at).zip(context.slots.get(at)).zip(all.get_mut(at)) else { return false };
            word.flags = shaped(context, token, *slot, word.flags);
            spots.push(at as u32);
            push_if(word.has(Word::NAME), at as u32, names);
            push_if(word.has(Word::NAME) & slot.is_empty(), at as u32, unlisted);
            push_if(tone::may_tell(token.shape), at as u32, toned);
            // "Ruslands"
            token.shape.has(Shape::CAPITAL) & (context.ends(at).1 == b's')
        });
        for &at in &*unlisted {
            if let Some((token, word)) = context.token(at as usize).zip(all.get_mut(at as usize)) {
                word.flags |= u32::from(is_common(token.hash)) * Word::COMMON;
            }
        }
        for sentence in context.sentences.iter().filter(|sentence| sentence.is_heading()) {
            tone::set(context, sentence.tokens(), Word::HEADING, all);
        }
        tone::read(context, toned, all);
    }

    /// Looks at every token once without a branch: what the lists know of it, and who is to ask more.
    fn look(&mut self, context: &Context<'_>) {
        const STARTING: u64 = gazetteer::NAMES | List::OrganisationHead.bit();
        let (endings, bytes) = (context.lists.name.compounds.endings(), context.text.as_bytes());
        let Words { all, places, .. } = self;
        all.resize(context.tokens.len(), Word::default());
        let tokens = context.tokens.iter().zip(context.slots).zip(context.functions).zip(all.iter_mut());
        places.note_anew(tokens, |(((token, &slot), &function), word)| {
            let is_word = !token.shape.has(Shape::MARK);
            let shape = token.shape;
            let start = beginning(bytes, token.span.start());
            let [first, second, ..] = start;
            *word = Word { flags: if is_word { parts(slot) } else { 0 }, function };
            let is_bracket = is_word & (first == b'(');
            let is_start = is_word & slot.begins_any(STARTING);
            // "eBay" is no plain word, either.
            let is_spot = is_word & ((first == b'(') | shape.any(NOT_PLAIN) | second.is_ascii_uppercase());
            let is_long = is_word & (token.span.len() >= compound::SHORTEST_WORD);
            let [is_numeral, is_date] = Openings::of(token, slot, start);
            let is_compound = is_bracket | shape.any(PARTED);
            [is_compound, is_start, is_spot, !is_word, is_long, is_numeral, is_date]
        });
        // Every fourth word is long enough.
        places.add_some(COMPOUNDS, LONG, |at| {
            let Some((token, word)) = context.token(at).zip(all.get_mut(at)) else { return false };
            let is_closed = endings.may_close(bytes.get(..token.span.end()).unwrap_or(&[]));
            word.set(if is_closed { Word::CLOSED } else { 0 });
            is_closed
        });
    }

    /// Tells of the tokens that a numeral or a moment may begin with.
    pub fn tell_openings(&self, openings: &mut Openings) {
        openings.take(&self.places, OPENINGS);
    }
}

/// The tokens that may be a compound with a name or title in it.
pub const COMPOUNDS: usize = 0;
/// The tokens that may begin a phrase of a list of names, also in the genitive, or one that opens the name of a body.
pub const STARTS: usize = 1;
/// The spots.
const SPOTS: usize = 2;
/// The marks.
const MARKS: usize = 3;
/// The words that are long enough for a compound.
const LONG: usize = 4;
/// The tokens that a numeral or a moment may begin with, noted by the way since every pass over the tokens costs.
const OPENINGS: usize = 5;
/// How many questions are asked of every token.
pub const QUESTIONS: usize = 7;

/// The lists that say what a word is in a name.
const PARTS: u64 = List::set(&[List::FirstName, List::Surname, List::NameParticle]);
/// What has none of these shapes is a plain word in small letters.
pub const NOT_PLAIN: Shape = Shape::CAPITAL
    .with(Shape::DIGIT)
    .with(Shape::HYPHEN)
    .with(Shape::APOSTROPHE)
    .with(Shape::UPPER)
    .with(Shape::WIDE)
    .with(Shape::ABBREVIATION);
/// What has one of these shapes may be a compound whose parts the token itself shows.
const PARTED: Shape = Shape::HYPHEN.with(Shape::APOSTROPHE).with(Shape::ADDRESS);

/// Notes the words that open a sentence, or stand behind a mark that lets another begin.
fn open(context: &Context<'_>, places: &Places<QUESTIONS>, words: &mut [Word]) {
    for sentence in context.sentences {
        if let Some(word) = words.get_mut(sentence.first as usize) {
            word.set(Word::OPENS);
        }
    }
    // Marks stand open themselves until a word is reached.
    let mut opens = false;
    for at in places.of(MARKS) {
        if let Some(mark) = words.get_mut(at) {
            opens = opens || mark.has(Word::OPENS) || opens_behind(context, at);
            mark.clear(Word::OPENS);
        }
        if let Some(word) = words.get_mut(at + 1).filter(|_| !context.shape(at + 1).has(Shape::MARK)) {
            word.set(if opens { Word::OPENS } else { 0 });
            opens = false;
        }
    }
}

/// Whether a capital behind the mark says nothing: what a quotation mark, bracket or colon opens may start with one of its own.
fn opens_behind(context: &Context<'_>, at: usize) -> bool {
    if context.shape(at).has(Shape::QUOTE) {
        return true;
    }
    // Most marks are full stops and commas.
    if matches!(context.sign(at), b'.' | b',') {
        return false;
    }
    match context.word(at) {
        ":" | "…" | "..." | "•" | "*" => true,
        "-" => {
            let sentence = context.sentences.get(context.sentence_of(at)).map_or(0..0, Sentence::tokens);
            sentence.filter(|&at| context.shape(at).has(Shape::LETTER)).count() < 3
        }
        _ => false,
    }
}

/// What the letters of a token say that is no plain word in small letters: `flags` with what they add and take away.
#[inline(never)]
fn shaped(context: &Context<'_>, token: &Token, slot: Slot, mut flags: u32) -> u32 {
    let (shape, text) = (token.shape, || token.text(context.text));
    let byte = |at: usize| context.text.as_bytes().get(at).copied().unwrap_or(0);
    if shape.has(Shape::CAPITAL) {
        flags |= Word::NAME
            | if slot.is_in_any(PARTS) {
                surname(context, slot)
            } else if byte(token.span.end().wrapping_sub(1)) == b's' {
                genitive(context, text())
            } else {
                0
            };
        if shape.has(Shape::ABBREVIATION) && is_initials(text()) {
            flags |= Word::INITIALS;
        }
    } else if (shape.any(MAY_START_HIGH) || byte(token.span.start() + 1).is_ascii_uppercase()) && starts_high_inside(text()) {
        flags |= Word::NAME | surname(context, slot);
    }
    // Whether a listed word is a common one is told with its lists; the others are asked for together.
    if flags & Word::NAME != 0 && slot.is_marked() {
        flags |= Word::COMMON;
    }
    if byte(token.span.start()) == b'(' {
        flags |= Word::BRACKET;
    }
    // What has a capital inside a sentence is a name rather than a compound.
    let compound =
        shape.has(Shape::LETTER) & !shape.any(Shape::HYPHEN.with(Shape::UPPER)) & ((flags & Word::NAME == 0) | (flags & Word::OPENS != 0));
    let upper = if shape.has(Shape::UPPER) { Word::UPPER } else { 0 };
    (if compound { flags } else { flags & !Word::CLOSED }) | upper
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

/// A word without a capital in front may look like one with a capital inside if it has one of these shapes, or if its second byte
/// is a capital.
const MAY_START_HIGH: Shape = Shape::DIGIT.with(Shape::HYPHEN).with(Shape::APOSTROPHE).with(Shape::WIDE);

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
