//! Numerals in digits and words: where one begins, how far it goes, and what it is worth.

use crate::lexicon::List;
use crate::mention::amount::accumulator::Accumulator;
use crate::mention::amount::atom::Atom;
use crate::mention::amount::decimal::Decimal;
use crate::mention::amount::digit::{self, Tail};
use crate::mention::amount::figure::{prefixed, read_digits, vulgar};
use crate::mention::amount::fraction::{fraction, spoken_decimals, with_fraction};
use crate::mention::amount::opening::Openings;
use crate::mention::amount::vague;
use crate::mention::amount::word::{self, Ending};
use crate::mention::Context;
use crate::span::Span;
use crate::text::fold::hash_folded;
use crate::token::Shape;
use crate::value::Bounds;

/// What sort of numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumeralKind {
    /// A count.
    Cardinal,
    /// A rank.
    Ordinal,
    /// A part.
    Fraction,
    /// Years of age: "44-jarige".
    Age,
}

/// A numeral of the text, without approximators, units or nouns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// Its bytes.
    pub span: Span,
    /// Its first token.
    pub first: u32,
    /// The token behind its last.
    pub last: u32,
    /// Its value; a range has two ends.
    pub bounds: Bounds,
    /// Count, rank or part.
    pub kind: NumeralKind,
    /// Whether it is written in digits only.
    pub digits: bool,
    /// Whether a word is glued to it in the same token ("29km", "10-liter"); the span leaves that word out.
    pub glued: bool,
    /// Whether its head is left to what follows: "twee- tot driehonderd", "150- tot 200-jarige".
    pub elliptic: bool,
}

/// All numerals, in the order of the text, none inside another.
pub fn numerals(context: &Context<'_>, openings: &Openings) -> Vec<Numeral> {
    let mut found = Vec::new();
    numerals_into(context, openings, &mut found);
    found
}

/// The same into a vector that is emptied first.
pub(crate) fn numerals_into(context: &Context<'_>, openings: &Openings, found: &mut Vec<Numeral>) {
    found.clear();
    let mut free = 0;
    for at in openings.numerals() {
        if at < free {
            continue;
        }
        if let Some(Reading { numeral, last }) = read(context, at) {
            free = last;
            found.extend(numeral);
        }
    }
}

/// What was read from a token on: a numeral, or tokens that look like one and are none.
pub struct Reading {
    /// The numeral, where there is one.
    pub numeral: Option<Numeral>,
    /// The token behind what was read.
    pub last: usize,
}

impl Reading {
    /// A numeral.
    pub fn of(numeral: Numeral) -> Option<Self> {
        Some(Reading { last: numeral.last as usize, numeral: Some(numeral) })
    }

    /// Tokens up to `last` that are no numeral.
    pub fn none(last: usize) -> Option<Self> {
        Some(Reading { numeral: None, last })
    }
}

fn read(context: &Context<'_>, at: usize) -> Option<Reading> {
    let shape = context.shape(at);
    let text = context.word(at);
    if shape.has(Shape::DIGIT) && text.starts_with(|c: char| c.is_ascii_digit()) {
        return read_digits(context, at, text);
    }
    if shape.has(Shape::DIGIT.with(Shape::LETTER)) {
        return prefixed(context, at, text);
    }
    if context.slot(at).begins(List::Number) {
        if let Some(reading) = vague::read(context, at) {
            return Reading::of(reading);
        }
    }
    if shape.has(Shape::LETTER) && !shape.has(Shape::DIGIT) {
        if shape.has(Shape::WIDE) {
            if let Some(value) = vulgar(text) {
                return Reading::of(plain(context, at, at + 1, Bounds::exact(value), NumeralKind::Fraction));
            }
        }
        if word::may_begin(text.as_bytes()) {
            return read_words(context, at, text);
        }
    }
    None
}

/// A cardinal of the tokens from `first` to `last`, to be changed where it is more.
pub fn plain(context: &Context<'_>, first: usize, last: usize, bounds: Bounds, kind: NumeralKind) -> Numeral {
    let mut span = context.span(first, last);
    // The stop of "3 mln." at the end of a sentence is the sentence's.
    let stop = span.slice(context.text).ends_with('.');
    if stop && (context.token(last).is_none() || context.shape(last).has(Shape::LINE) || context.opens_sentence(last)) {
        span = Span::new(span.from(), span.to() - 1);
    }
    Numeral { span, first: first as u32, last: last as u32, bounds, kind, digits: false, glued: false, elliptic: false }
}

/// The power of ten of a word that is a scale and nothing else: "honderd", "miljoen", "mld".
pub fn bare_scale(context: &Context<'_>, at: usize) -> Option<u32> {
    let text = context.word(at);
    if !context.shape(at).has(Shape::LETTER) || !word::may_begin(text.as_bytes()) || text.len() > 12 {
        return None;
    }
    let (state, ending) = word::read_text(text, Accumulator::from_digits(Decimal::whole(1)))?;
    match (state.last(), ending) {
        (Some(Atom::Hundred), Ending::Cardinal) => Some(2),
        (Some(Atom::Thousand), Ending::Cardinal) => Some(3),
        (Some(Atom::Scale(power)), Ending::Cardinal) => Some(power.into()),
        _ => None,
    }
}

/// Whether a numeral is in words with a scale of its own, so that no later scale reaches back to it.
pub fn numeral_words(context: &Context<'_>, numeral: Numeral) -> bool {
    let last = (numeral.last as usize).saturating_sub(1);
    !numeral.digits && numeral.last > numeral.first + 1 && bare_scale(context, last).is_some()
}

/// Whether the token at `at` stands on the same line as what is before it.
pub fn joined(context: &Context<'_>, at: usize) -> bool {
    !context.shape(at).any(Shape::LINE.with(Shape::PARAGRAPH))
}

fn read_words(context: &Context<'_>, at: usize, text: &str) -> Option<Reading> {
    if is_mere_article(context, at) {
        return None;
    }
    let (state, ending) = standalone(text)?;
    let (state, last, ending) = extend(context, state, at + 1, ending);
    finish(context, at, last, state, ending, false)
}

/// Whether an "een" is the article for certain: nothing around it makes it count. Every second word read here is one.
fn is_mere_article(context: &Context<'_>, at: usize) -> bool {
    const COUNTED: u64 = List::set(&[List::Number, List::Currency, List::Measure]);
    if context.hash(at) != hash_folded("een") || context.shape(at).has(Shape::WIDE) {
        return false;
    }
    let (slot, behind) = (context.slot(at + 1), context.word(at + 1));
    let told = slot.is_in_any(COUNTED) || slot.goes_on_in(COUNTED) || may_change(context, at + 1);
    let joint = matches!(behind, "op" | "uit" | "tot" | "à" | "of");
    let signed = || at > 0 && matches!(context.word(at - 1), "min" | "minus");
    !(told || joint || signed())
}

/// A word read by itself.
pub fn standalone(text: &str) -> Option<(Accumulator, Ending)> {
    if !word::may_begin(text.as_bytes()) {
        return None;
    }
    word::read_text(text, Accumulator::default())
}

/// Reads on over spaces while the words go on with the same numeral; answers the last state that may end one.
pub fn extend(context: &Context<'_>, state: Accumulator, from: usize, ending: Ending) -> (Accumulator, usize, Ending) {
    if ending != Ending::Cardinal || !(joined(context, from) && may_go_on(context, from)) {
        return (state, from, ending);
    }
    let mut best = (state, from, ending);
    // "tussen zes en twintig" has two numerals.
    let between = from >= 2 && context.hash(from - 2) == hash_folded("tussen");
    let mut state = state;
    let mut at = from;
    // A numeral below 10^36 has no more words than this.
    while at < from + 48 && joined(context, at) {
        let shape = context.shape(at);
        let text = context.word(at);
        let next = if shape.has(Shape::LETTER) && !shape.has(Shape::DIGIT) && word::may_go_on(text.as_bytes()) {
            word::read_text(text, state)
        } else if shape.has(Shape::NUMERIC) {
            let plain = digit::read(text).filter(|read| read.tail == Tail::None);
            plain.and_then(|read| state.push_digits(read.value)).map(|state| (state, Ending::Cardinal))
        } else {
            None
        };
        let Some((next, ending)) = next.filter(|(next, _)| !(between && next.dangles())) else { break };
        let one = state.is_article();
        let low = matches!(state.last(), Some(Atom::Unit(_) | Atom::Teen(_) | Atom::Ten(_)));
        state = next;
        at += 1;
        match ending {
            Ending::Cardinal => {
                if state.value().is_some() {
                    best = (state, at, Ending::Cardinal);
                }
            }
            // "drie honderdste" and "een miljoenste" are parts, "vier miljoenste" is a rank.
            Ending::Ordinal
                if standalone(text).is_some_and(|(bare, _)| low && bare.is_single() && scale(&bare) && (one || !large(&bare)))
                    && !dangled(context, at) =>
            {
                break;
            }
            Ending::Ordinal | Ending::Plural | Ending::Aged | Ending::Elliptic => return (state, at, ending),
            _ => break,
        }
    }
    best
}

/// Whether the token at `at` may go on with a numeral in words or digits.
fn may_go_on(context: &Context<'_>, at: usize) -> bool {
    context.shape(at).has(Shape::NUMERIC) || word::may_go_on(context.word(at).as_bytes())
}

/// Whether the token at `at` may make another numeral of the one before it: a fraction, a product, one with decimals.
pub fn may_change(context: &Context<'_>, at: usize) -> bool {
    may_go_on(context, at)
        || context.row(at, List::Number).is_some()
        || context.hash(at) == hash_folded("komma")
        || !context.shape(at).has(Shape::LETTER) && matches!(context.word(at), "/" | "-" | "–")
}

fn scale(state: &Accumulator) -> bool {
    matches!(state.last(), Some(Atom::Hundred | Atom::Thousand | Atom::Scale(_)))
}

fn large(state: &Accumulator) -> bool {
    matches!(state.last(), Some(Atom::Scale(_)))
}

/// Whether the word before the last one read is "en" ("tweeduizend en zestiende").
fn dangled(context: &Context<'_>, behind: usize) -> bool {
    behind >= 2 && context.hash(behind - 2) == hash_folded("en")
}

/// Makes the numeral of a state, or says that the words are none.
pub fn finish(context: &Context<'_>, at: usize, last: usize, state: Accumulator, ending: Ending, digits: bool) -> Option<Reading> {
    let Some(value) = state.value() else { return Reading::none(last) };
    let digits = digits && last == at + 1;
    let base = Numeral { digits, ..plain(context, at, last, Bounds::exact(value.to_f64()), NumeralKind::Cardinal) };
    match ending {
        Ending::Cardinal => cardinal(context, at, last, &state, value, base),
        Ending::Ordinal => Reading::of(Numeral { kind: NumeralKind::Ordinal, ..base }),
        Ending::Fraction(above, below) => {
            Reading::of(Numeral { bounds: Bounds::exact(above.to_f64() / below.to_f64()), kind: NumeralKind::Fraction, ..base })
        }
        Ending::Aged => Reading::of(Numeral { kind: NumeralKind::Age, ..base }),
        Ending::Elliptic => Reading::of(Numeral { elliptic: true, ..base }),
        Ending::Tally if value.to_f64() >= 10.0 => {
            Reading::of(times_scale(context, Numeral { bounds: Bounds::about(value.to_f64()), ..base }))
        }
        Ending::Tallies | Ending::Plural => {
            let bounds = Bounds { min: Some(2.0 * value.to_f64()), max: None, approx: true };
            Reading::of(times_scale(context, Numeral { bounds, ..base }))
        }
        Ending::Tally | Ending::Parts => None,
    }
}

fn cardinal(context: &Context<'_>, at: usize, last: usize, state: &Accumulator, value: Decimal, base: Numeral) -> Option<Reading> {
    let one = state.is_single() && state.last() == Some(Atom::Unit(1));
    let article = one && !stressed(context, at) && !counted(context, at, last);
    let changes = joined(context, last) && may_change(context, last);
    if changes {
        if let Some(part) = fraction(context, at, last, value, article) {
            return Reading::of(part);
        }
        if let Some(sum) = with_fraction(context, at, last, value) {
            return Reading::of(sum);
        }
        if let Some(decimals) = spoken_decimals(context, at, last, value) {
            return Reading::of(decimals);
        }
        if let Some(product) = vague::multiplied(context, &base, article) {
            return Reading::of(product);
        }
        if bare_scale(context, last).is_some() {
            let mut behind = last;
            while bare_scale(context, behind).is_some() && joined(context, behind) {
                behind += 1;
            }
            return Reading::none(behind);
        }
    }
    if article && units_follow(context, last) {
        return Reading::of(base);
    }
    if article {
        if !changes {
            return None;
        }
        let tally = standalone(context.word(last)).filter(|(_, ending)| *ending == Ending::Tally)?;
        let value = tally.0.value()?.to_f64();
        let bounds = if value < 5.0 { Bounds::exact(value) } else { Bounds::about(value) };
        return Reading::of(times_scale(context, plain(context, at, last + 1, bounds, NumeralKind::Cardinal)));
    }
    // "half" alone is half an hour, half a month, half of a compound.
    if state.last() == Some(Atom::Half) && state.is_single() {
        return None;
    }
    Reading::of(base)
}

/// "tientallen miljoenen", "een tiental miljoen": a vague numeral with a scale behind it.
pub fn times_scale(context: &Context<'_>, numeral: Numeral) -> Numeral {
    let next = numeral.last as usize;
    if !joined(context, next) {
        return numeral;
    }
    let scale = standalone(context.word(next)).filter(|(state, ending)| {
        let scale = matches!(state.last(), Some(Atom::Hundred | Atom::Thousand | Atom::Scale(_)));
        state.is_single() && scale && matches!(ending, Ending::Plural | Ending::Cardinal)
    });
    match scale.and_then(|(state, _)| state.value()) {
        Some(scale) => Numeral {
            bounds: numeral.bounds.scaled(scale.to_f64()),
            span: context.span(numeral.first as usize, next + 1),
            last: next as u32 + 1,
            digits: false,
            ..numeral
        },
        None => numeral,
    }
}

/// "tientallen", "honderden", "tienduizenden": a plural that counts.
pub fn collective(context: &Context<'_>, at: usize) -> Option<Numeral> {
    let (state, ending) = standalone(context.word(at)).filter(|_| joined(context, at))?;
    match ending {
        Ending::Tallies | Ending::Plural => finish(context, at, at + 1, state, ending, false)?.numeral,
        _ => None,
    }
}

/// "één": the numeral, not the article.
fn stressed(context: &Context<'_>, at: usize) -> bool {
    context.word(at).chars().any(|c| matches!(c, 'é' | 'É' | '\u{301}'))
}

/// Whether an "een" counts by what stands around it: "min een", "een of twee", "een op de vijf".
fn counted(context: &Context<'_>, at: usize, last: usize) -> bool {
    if at > 0 && matches!(context.word(at - 1), "min" | "minus") {
        return true;
    }
    let behind = match (context.word(last), context.word(last + 1)) {
        ("op" | "uit", "de" | "elke" | "iedere") => last + 2,
        ("tot" | "à" | "of" | "op" | "uit", _) => last + 1,
        _ => return false,
    };
    let numeric = context.shape(behind).has(Shape::NUMERIC);
    numeric || standalone(context.word(behind)).is_some_and(|(state, ending)| ending == Ending::Cardinal && !state.is_article())
}

/// Whether an "een" stands before a coin or a plain unit, where it counts: "een kwartje", "een euro".
fn units_follow(context: &Context<'_>, at: usize) -> bool {
    joined(context, at) && context.lists.amount.units.countable(context, at)
}
