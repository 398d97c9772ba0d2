//! People: what in and beside a run of capitalised words says that it names a human, and the names a document gives in full.

use crate::lexicon::HashKeyed;
use crate::mention::name::evidence::Tally;
use crate::mention::name::head;
use crate::mention::name::listed::{full_with_particle, is_first};
use crate::mention::name::run_word::is_roman;
use crate::mention::name::syllable;
use crate::mention::name::view::{Run, Traits, View};
use crate::mention::name::word::{stem, Word, NOT_PLAIN};
use crate::text::fold;
use crate::token::Shape;
use crate::value::Kind;

/// Adds to the tally what speaks for a person inside the run; `given` tells whether its first word is a [first name](is_given).
pub fn inside(view: &View<'_>, run: Run, traits: Traits, given: bool, tally: &mut Tally) {
    let last = view.word(run.last.saturating_sub(1));
    let length = run.last.saturating_sub(run.first);
    let mut score = 0;
    if length > 1 {
        score += if given { 4 } else { 0 };
        score += if last.has(Word::SURNAME) { 2 } else { 0 };
        score += if given && last.has(Word::SURNAME) { 2 } else { 0 };
        if traits.word.has(Word::PARTICLE) && particle_inside(view, run) && head::opening(view.context, run.first).is_none() {
            score += 2;
        }
        let suffix = matches!(view.context.ends(run.last - 1), (b'J' | b'j' | b'S' | b's', b'r' | b'.'))
            && matches!(view.context.word(run.last - 1), "Jr" | "Jr." | "jr." | "Sr" | "Sr." | "sr.");
        score += if suffix { 3 } else { 0 };
        score += if last.has(Word::PARTICLED) && public_with_particle(view, run).is_some() { 5 } else { 0 };
        score += if syllable::is_east_asian(view, run) { 5 } else { 0 };
    } else {
        score += if last.has(Word::PUBLIC) { 5 } else { 0 };
        score += if last.has(Word::SURNAME) { 2 } else { 0 };
        score += if given && !last.has(Word::COMMON) { 2 } else { 0 };
    }
    if traits.shape.has(Shape::DIGIT) || traits.has_ampersand {
        score -= 6;
    }
    let upper = |at: usize| view.word(at).has(Word::UPPER) && !view.word(at).has(Word::INITIALS);
    let is_roman = |at: usize| matches!(view.context.ends(at).0, b'I' | b'V' | b'X') && is_roman(view.context.word(at));
    if traits.word.has(Word::UPPER) && (run.first..run.last).any(|at| upper(at) && !is_roman(at)) {
        score -= 2;
    }
    if length > 1 && given && (run.first + 1..run.last).any(is_roman) {
        score += 3;
    }
    // "De Gouden Ring": an article and common words are a sign over a door.
    if length > 2 && view.word(run.first).has(Word::PARTICLE) && (run.first + 1..run.last).all(|at| view.is_common(at)) {
        score -= 6;
    }
    tally.add(Kind::Person, score);
}

/// The name in full of the person whose public surname and particle the run is ("De Wever").
pub fn public_with_particle(view: &View<'_>, run: Run) -> Option<&'static str> {
    let last = run.last.checked_sub(1).filter(|&last| view.word(last).has(Word::PARTICLED))?;
    let full = full_with_particle(view.context, view.context.hash(last))?;
    let own = full.split(' ').rev().take(run.last - run.first);
    let same = own.zip((run.first..run.last).rev()).all(|(part, at)| part.eq_ignore_ascii_case(view.context.word(at)));
    (same && view.word(run.first).has(Word::PARTICLE)).then_some(full)
}

/// Whether the token is a first name, also a double one ("Marie-Claire"), or initials ("J.P.").
pub fn is_given(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    if word.any(Word::FIRST | Word::INITIALS) {
        return true;
    }
    view.context.shape(at).has(Shape::HYPHEN) && view.context.word(at).split('-').all(|part| is_first(view.context, fold::hash(part)))
}

/// Whether a small particle stands between the names of the run ("Thijs van den Akker").
fn particle_inside(view: &View<'_>, run: Run) -> bool {
    (run.first + 1..run.last.saturating_sub(1)).any(|at| view.word(at).has(Word::PARTICLE))
}

/// Adds what stands beside the run, in the sentence that begins at `opens`: a title before it, an age or party in brackets
/// behind it.
pub fn beside(view: &View<'_>, run: Run, opens: usize, tally: &mut Tally) {
    let context = view.context;
    if let Some(before) = run.first.checked_sub(1).filter(|&before| before >= opens) {
        if let Some(listed) = view.listed(before).filter(|listed| listed.last() == run.first) {
            match listed.kind {
                Kind::Role => tally.add(Kind::Person, if is_plural(view, before) { 2 } else { 6 }),
                // "de Deen Lars Løkke Rasmussen"
                Kind::Nationality if listed.list == crate::lexicon::List::Inhabitant => tally.add(Kind::Person, 4),
                _ => {}
            }
        } else if view.word(before).has(Word::ROLE) {
            tally.add(Kind::Person, 5);
        } else if let Some((_, last)) = closed_role(view, before) {
            tally.add(Kind::Person, if last { 5 } else { 0 });
        }
    }
    match context.sign(run.last) {
        b'(' => {
            let (inner, close) = (context.shape(run.last + 1), context.word(run.last + 2));
            let age = inner.has(Shape::NUMERIC) && matches!(close, ")" | ",") && context.word(run.last + 1).len() <= 2;
            let lived = matches!(close, "-" | "–") && is_year(context.word(run.last + 1)) && is_year(context.word(run.last + 3))
                || close == ")" && context.word(run.last + 1).split_once(['-', '–']).is_some_and(|(from, to)| is_year(from) && is_year(to));
            tally.add(Kind::Person, if lived { 4 } else { 0 });
            let party = close == ")" && view.listed(run.last + 1).is_some_and(|listed| is_party(view, listed.row, listed.kind));
            tally.add(Kind::Person, if age || party { 6 } else { 0 });
        }
        b',' => {
            let age = context.shape(run.last + 1).has(Shape::NUMERIC) && context.word(run.last + 1).len() == 2;
            if age && matches!(context.word(run.last + 2), "," | "jaar" | "(") {
                tally.add(Kind::Person, 4);
            }
        }
        _ => {}
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A closed compound whose head is a title ("fractieleider", "schaatscoach") before the name.
fn closed_role(view: &View<'_>, at: usize) -> Option<(usize, bool)> {
    let word = view.word(at);
    // The last letters of a plain word were asked before.
    let plain = !view.context.shape(at).any(NOT_PLAIN);
    if word.any(Word::NAME | Word::LISTED) || plain && !word.has(Word::CLOSED) {
        return None;
    }
    view.context.lists.name.compounds.role(view.context.word(at)).map(|row| (row, true))
}

fn is_plural(view: &View<'_>, at: usize) -> bool {
    let word = view.context.word(at);
    word.ends_with('s') && !word.ends_with("is") || word.ends_with("en")
}

fn is_party(view: &View<'_>, row: u32, kind: Kind) -> bool {
    kind == Kind::Organisation && view.context.lists.name.organisations.get(row as usize).is_some_and(|body| body.class == "party")
}

/// The people that the document names in full, by their surnames and by their first names: where each is named last.
#[derive(Default)]
pub struct Known {
    surnames: HashKeyed<Run>,
    given: HashKeyed<Run>,
}

impl Known {
    /// Forgets the people of another document.
    pub fn clear(&mut self) {
        self.surnames.clear();
        self.given.clear();
    }

    /// Takes in a full name: each stretch from its second name on is a surname of that person.
    pub fn add(&mut self, view: &View<'_>, run: Run) {
        let start = (run.first + 1..run.last).find(|&at| !view.word(at).any(Word::INITIALS)).unwrap_or(run.last);
        for from in start..run.last {
            self.surnames.insert(key(view, from, run.last), run);
        }
        if !view.word(run.first).has(Word::PARTICLE) {
            self.given.insert(view.context.hash(run.first), run);
        }
    }

    /// Where the person is named in full whose surname the run is.
    pub fn surname(&self, view: &View<'_>, run: Run) -> Option<Run> {
        self.surname_of(key(view, run.first, run.last))
    }

    /// The same by the hash of the run.
    pub fn surname_of(&self, key: u64) -> Option<Run> {
        self.surnames.get(&key).copied()
    }

    /// Where the person is named in full whose first name the token is.
    pub fn given(&self, hash: u64) -> Option<Run> {
        self.given.get(&hash).copied()
    }
}

/// The hash of a stretch of tokens, its last without a genitive ending where that one is no surname itself.
fn key(view: &View<'_>, first: usize, last: usize) -> u64 {
    (first..last).fold(0, |key, at| crate::lexicon::chain(key, view.context.hash(at)))
}

/// The hash of the run with the genitive ending taken off.
pub fn stem_key(view: &View<'_>, run: Run) -> Option<u64> {
    let end = run.last.checked_sub(1).filter(|&end| view.context.ends(end).1 == b's')?;
    let stem = stem(view.context.word(end))?;
    let start = (run.first..end).fold(0, |key, at| crate::lexicon::chain(key, view.context.hash(at)));
    Some(crate::lexicon::chain(start, fold::hash(stem)))
}

impl Known {
    /// Where the person is named in full whose surname the run is in the genitive ("Stoltenbergs voorstel").
    pub fn genitive(&self, view: &View<'_>, run: Run) -> Option<Run> {
        if self.surnames.is_empty() {
            return None;
        }
        self.surnames.get(&stem_key(view, run)?).copied()
    }
}

/// The name as written, without a genitive ending that an apostrophe shows.
pub fn clean(view: &View<'_>, run: Run) -> String {
    let text = view.context.span(run.first, run.last).slice(view.context.text);
    let name = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text);
    if run.last == run.first + 1 {
        name.to_owned()
    } else {
        spaced(name)
    }
}

/// The words of a text with one space between them.
pub fn spaced(text: &str) -> String {
    // Most names are written so: letters, and single spaces between them. These bytes open other white space.
    let (mut before, mut plain) = (b' ', true);
    for byte in text.bytes() {
        plain &= (byte > b' ') & !matches!(byte, 0x7F..=0xC2 | 0xE1..=0xE3) | (byte == b' ') & (before != b' ');
        before = byte;
    }
    if plain && before != b' ' {
        return text.to_owned();
    }
    let mut name = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    name
}
