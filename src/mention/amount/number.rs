//! Numerals in digits and words: where one begins, how far it goes, and what it is worth.

use crate::mention::amount::accumulator::Accumulator;
use crate::mention::amount::atom::Atom;
use crate::mention::amount::counted::uncounted;
use crate::mention::amount::decimal::Decimal;
use crate::mention::amount::digit::{self, Tail};
use crate::mention::amount::vague;
use crate::mention::amount::word::{self, Ending, Folded};
use crate::mention::Context;
use crate::span::Span;
use crate::text::fold;
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
pub fn numerals(context: &Context<'_>) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < context.tokens.len() {
        match read(context, at) {
            Some(Reading { numeral: Some(numeral), .. }) => {
                at = (numeral.last as usize).max(at + 1);
                found.push(numeral);
            }
            Some(Reading { numeral: None, last }) => at = last.max(at + 1),
            None => at += 1,
        }
    }
    found
}

/// What was read from a token on: a numeral, or tokens that look like one and are none.
struct Reading {
    numeral: Option<Numeral>,
    last: usize,
}

impl Reading {
    fn of(numeral: Numeral) -> Option<Self> {
        Some(Reading { last: numeral.last as usize, numeral: Some(numeral) })
    }

    fn none(last: usize) -> Option<Self> {
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
    if let Some(reading) = vague::read(context, at) {
        return Reading::of(reading);
    }
    if shape.has(Shape::LETTER) && !shape.has(Shape::DIGIT) {
        if shape.has(Shape::WIDE) {
            if let Some(value) = vulgar(text) {
                return Reading::of(plain(context, at, at + 1, Bounds::exact(value), NumeralKind::Fraction));
            }
        }
        if word::may_begin(text) {
            return read_words(context, at, text);
        }
    }
    None
}

/// "USD3,14": the code of a currency right before the digits.
fn prefixed(context: &Context<'_>, at: usize, text: &str) -> Option<Reading> {
    let (length, _) = text.char_indices().find(|(_, c)| c.is_ascii_digit()).filter(|(length, _)| *length <= 4)?;
    let (sign, digits) = text.split_at_checked(length)?;
    let read = digit::read(digits).filter(|read| read.tail == Tail::None)?;
    context.lists.amount.units.glued_currency(context, sign)?;
    let base = plain(context, at, at + 1, Bounds::exact(read.value.to_f64()), NumeralKind::Cardinal);
    Reading::of(Numeral { digits: true, span: Span::new(base.span.from() + length as u32, base.span.to()), ..base })
}

fn plain(context: &Context<'_>, first: usize, last: usize, bounds: Bounds, kind: NumeralKind) -> Numeral {
    let mut span = context.span(first, last);
    // The stop of "3 mln." at the end of a sentence is the sentence's.
    let stop = span.slice(context.text).ends_with('.');
    let ends = context.token(last).is_none() || context.shape(last).has(Shape::LINE) || context.opens_sentence(last);
    if stop && ends {
        span = Span::new(span.from(), span.to() - 1);
    }
    Numeral {
        span,
        first: first as u32,
        last: last as u32,
        bounds,
        kind,
        digits: false,
        glued: false,
        elliptic: false,
    }
}

/// "½" and its fellows.
fn vulgar(text: &str) -> Option<f64> {
    let mut chars = text.chars();
    let value = match chars.next()? {
        '½' => 1.0 / 2.0,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 1.0 / 4.0,
        '¾' => 3.0 / 4.0,
        '⅕' => 1.0 / 5.0,
        '⅖' => 2.0 / 5.0,
        '⅗' => 3.0 / 5.0,
        '⅘' => 4.0 / 5.0,
        '⅙' => 1.0 / 6.0,
        '⅛' => 1.0 / 8.0,
        '⅜' => 3.0 / 8.0,
        '⅝' => 5.0 / 8.0,
        '⅞' => 7.0 / 8.0,
        _ => return None,
    };
    chars.next().is_none().then_some(value)
}

fn read_digits(context: &Context<'_>, at: usize, text: &str) -> Option<Reading> {
    if let Some(value) = text.char_indices().last().and_then(|(end, _)| Some((text.get(..end)?, vulgar(text.get(end..)?)?))) {
        let whole: f64 = value.0.parse().ok()?;
        return Reading::of(plain(context, at, at + 1, Bounds::exact(whole + value.1), NumeralKind::Fraction));
    }
    let Some(read) = digit::read(text) else { return Reading::none(run(context, at)) };
    if call_number(context, at) {
        return Reading::none(run(context, at));
    }
    let base = Numeral { digits: true, ..plain(context, at, at + 1, Bounds::exact(read.value.to_f64()), NumeralKind::Cardinal) };
    if let Some(part) = comma_first(context, at, text, base) {
        return Reading::of(part);
    }
    if let Some(power) = power(context, at, base) {
        return Reading::of(power);
    }
    match read.tail {
        Tail::None => {}
        Tail::Ordinal => return Reading::of(Numeral { kind: NumeralKind::Ordinal, ..base }),
        Tail::Aged => return Reading::of(Numeral { kind: NumeralKind::Age, ..base }),
        Tail::Plus => return Reading::of(Numeral { bounds: Bounds::at_least(read.value.to_f64()), ..base }),
        Tail::Range(high) => {
            let (low, high) = (read.value.to_f64(), high.to_f64());
            return if low < high { Reading::of(scaled_range(context, base, low, high)) } else { Reading::none(at + 1) };
        }
        Tail::Fraction(below) => {
            let bounds = Bounds::exact(read.value.to_f64() / below.to_f64());
            return Reading::of(Numeral { bounds, kind: NumeralKind::Fraction, ..base });
        }
        Tail::Scale(power) => {
            let bounds = Bounds::exact(read.value.shifted(power)?.to_f64());
            return Reading::of(Numeral { bounds, ..base });
        }
        Tail::Elliptic => return Reading::of(Numeral { elliptic: true, span: Span::new(base.span.from(), base.span.to() - 1), ..base }),
        Tail::Glued => {
            let span = Span::new(base.span.from(), base.span.from() + read.length as u32);
            return Reading::of(Numeral { glued: true, span, ..base });
        }
    }
    let (value, last) = groups(context, at, text, read.value, read.separated);
    let state = Accumulator::from_digits(value);
    if context.word(last) == "k" && joined(context, last) {
        let bounds = Bounds::exact(value.shifted(3)?.to_f64());
        return Reading::of(Numeral { bounds, span: context.span(at, last + 1), last: last as u32 + 1, ..base });
    }
    if let Some(mixed) = mixed_fraction(context, at, last, value) {
        return Reading::of(mixed);
    }
    let (state, last, ending) = extend(context, state, last, Ending::Cardinal);
    finish(context, at, last, state, ending, true)
}

/// ",77": decimals without the nought before them.
fn comma_first(context: &Context<'_>, at: usize, text: &str, base: Numeral) -> Option<Numeral> {
    let comma = at.checked_sub(1).filter(|comma| context.word(*comma) == "," && context.shape(*comma).has(Shape::SPACED))?;
    let close = !context.shape(at).has(Shape::SPACED);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let read = digit::read(text).map_or(text.len(), |read| read.length);
    let value: u128 = text.get(..digits).filter(|_| close && digits == read && digits < 20)?.parse().ok()?;
    let bounds = Bounds::exact(Decimal::new(value, digits as u32).to_f64());
    Some(Numeral { bounds, span: context.span(comma, at).join(base.span), first: comma as u32, glued: digits < text.len(), ..base })
}

/// "2^-3": a power.
fn power(context: &Context<'_>, at: usize, base: Numeral) -> Option<Numeral> {
    let joined = |at: usize| !context.shape(at).has(Shape::SPACED);
    if context.word(at + 1) != "^" || !joined(at + 1) {
        return None;
    }
    let (sign, exponent) = match context.word(at + 2) {
        "-" | "−" => (-1.0, at + 3),
        "+" => (1.0, at + 3),
        _ => (1.0, at + 2),
    };
    let read = digit::read(context.word(exponent)).filter(|read| read.tail == Tail::None && joined(at + 2) && joined(exponent))?;
    let value = base.bounds.value()?.powf(sign * read.value.to_f64());
    let span = context.span(at, exponent + 1);
    (value.is_finite() && context.shape(at).has(Shape::NUMERIC)).then(|| Numeral {
        bounds: Bounds::exact(value),
        span,
        last: exponent as u32 + 1,
        digits: false,
        ..base
    })
}

/// A range whose scale stands behind it: "2-3 miljoen".
fn scaled_range(context: &Context<'_>, base: Numeral, low: f64, high: f64) -> Numeral {
    let next = base.last as usize;
    let power = bare_scale(context, next).filter(|_| joined(context, next));
    match power {
        Some(power) => {
            let factor = 10_f64.powi(power as i32);
            let last = next + 1;
            Numeral {
                span: context.span(base.first as usize, last),
                last: last as u32,
                bounds: Bounds::between(low * factor, high * factor),
                digits: false,
                ..base
            }
        }
        None => Numeral { bounds: Bounds::between(low, high), ..base },
    }
}

/// The power of ten of a word that is a scale and nothing else: "honderd", "miljoen", "mld".
pub fn bare_scale(context: &Context<'_>, at: usize) -> Option<u32> {
    let text = context.word(at);
    if !context.shape(at).has(Shape::LETTER) || !word::may_begin(text) || text.len() > 12 {
        return None;
    }
    let folded = Folded::new(text)?;
    let (state, ending) = word::read(folded.bytes(), Accumulator::from_digits(Decimal::whole(1)))?;
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
fn joined(context: &Context<'_>, at: usize) -> bool {
    !context.shape(at).any(Shape::LINE.with(Shape::PARAGRAPH))
}

/// The digits of a telephone number: a plus sign and the country's code, then groups.
fn call_number(context: &Context<'_>, at: usize) -> bool {
    at > 0 && context.word(at - 1) == "+" && !context.shape(at).has(Shape::SPACED) && {
        let groups = run(context, at) - at;
        groups >= 3 || context.word(at).len() >= 9
    }
}

/// The token behind a run of tokens that start with a digit, on one line, with only spaces between.
fn run(context: &Context<'_>, at: usize) -> usize {
    let mut last = at + 1;
    while context.shape(last).has(Shape::NUMERIC) && joined(context, last) {
        last += 1;
    }
    last
}

/// "1 414 021 100": groups of three digits with spaces between. A plain space needs two groups, a fixed one does not.
fn groups(context: &Context<'_>, at: usize, text: &str, value: Decimal, separated: bool) -> (Decimal, usize) {
    let none = (value, at + 1);
    if separated || text.len() > 3 || text.starts_with('0') {
        return none;
    }
    let mut total = value;
    let mut last = at + 1;
    let mut fixed = true;
    while last < at + 8 && context.shape(last).has(Shape::NUMERIC) && context.word(last).len() == 3 {
        let (Some(before), Some(token)) = (context.token(last - 1), context.token(last)) else { break };
        let gap = Span::new(before.span.to(), token.span.from()).slice(context.text);
        if gap.chars().count() != 1 {
            break;
        }
        let Some(sum) = context.word(last).parse::<u128>().ok().and_then(|group| total.shifted(3)?.plus(Decimal::whole(group))) else {
            break;
        };
        fixed &= matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}");
        total = sum;
        last += 1;
    }
    if last > at + 2 || (last == at + 2 && fixed) {
        (total, last)
    } else {
        none
    }
}

/// "1 4/5", "10 1/2".
fn mixed_fraction(context: &Context<'_>, at: usize, last: usize, value: Decimal) -> Option<Numeral> {
    if !context.shape(last).has(Shape::DIGIT) || !joined(context, last) {
        return None;
    }
    let whole = value.as_whole()?;
    let read = digit::read(context.word(last))?;
    let Tail::Fraction(below) = read.tail else { return None };
    let bounds = Bounds::exact(whole as f64 + read.value.to_f64() / below.to_f64());
    Some(Numeral { digits: true, ..plain(context, at, last + 1, bounds, NumeralKind::Fraction) })
}

fn read_words(context: &Context<'_>, at: usize, text: &str) -> Option<Reading> {
    let (state, ending) = standalone(text)?;
    let (state, last, ending) = extend(context, state, at + 1, ending);
    finish(context, at, last, state, ending, false)
}

/// A word read by itself.
fn standalone(text: &str) -> Option<(Accumulator, Ending)> {
    if !word::may_begin(text) {
        return None;
    }
    word::read(Folded::new(text)?.bytes(), Accumulator::default())
}

/// Reads on over spaces while the words go on with the same numeral; answers the last state that may end one.
fn extend(context: &Context<'_>, state: Accumulator, from: usize, ending: Ending) -> (Accumulator, usize, Ending) {
    let mut best = (state, from, ending);
    if ending != Ending::Cardinal {
        return best;
    }
    // "tussen zes en twintig" has two numerals.
    let between = from >= 2 && context.hash(from - 2) == fold::hash("tussen");
    let mut state = state;
    let mut at = from;
    // A numeral below 10^36 has no more words than this.
    while at < from + 48 && joined(context, at) {
        let shape = context.shape(at);
        let text = context.word(at);
        let next = if shape.has(Shape::LETTER) && !shape.has(Shape::DIGIT) && word::may_begin(text) {
            Folded::new(text).and_then(|folded| word::read(folded.bytes(), state))
        } else if shape.has(Shape::NUMERIC) {
            let plain = digit::read(text).filter(|read| read.tail == Tail::None);
            plain.and_then(|read| state.push_digits(read.value)).map(|state| (state, Ending::Cardinal))
        } else {
            None
        };
        let Some((next, ending)) = next.filter(|(next, _)| !(between && next.dangles())) else { break };
        let one = state.is_single() && state.last() == Some(Atom::Unit(1));
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
                if standalone(text).is_some_and(|(bare, _)| bare.is_single() && (one || bare.last() != state.last() || !large(&bare)))
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

fn large(state: &Accumulator) -> bool {
    matches!(state.last(), Some(Atom::Scale(_)))
}

/// Whether the word before the last one read is "en" ("tweeduizend en zestiende").
fn dangled(context: &Context<'_>, behind: usize) -> bool {
    behind >= 2 && context.hash(behind - 2) == fold::hash("en")
}

/// Makes the numeral of a state, or says that the words are none.
fn finish(context: &Context<'_>, at: usize, last: usize, state: Accumulator, ending: Ending, digits: bool) -> Option<Reading> {
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
    let follows = joined(context, last);
    if follows {
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
        let tally = standalone(context.word(last)).filter(|(_, ending)| follows && *ending == Ending::Tally)?;
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

/// "twee derde", "een vijfde", "drie honderdsten": a numerator with an ordinal behind it.
fn fraction(context: &Context<'_>, at: usize, last: usize, above: Decimal, article: bool) -> Option<Numeral> {
    let above = above.as_whole().filter(|above| (1..1000).contains(above))?;
    let mut place = last;
    if matches!(context.word(place), "/" | "-" | "–") && context.shape(place + 1).has(Shape::LETTER) {
        place += 1;
    }
    let (below, ending) = standalone(context.word(place))?;
    let below = below.value()?.as_whole().filter(|below| *below >= 3)?;
    let one = above == 1 && context.shape(at).has(Shape::LETTER);
    match ending {
        Ending::Parts => {}
        Ending::Ordinal if one && article => {
            let noun = context.shape(place + 1).has(Shape::LETTER) && joined(context, place + 1);
            if noun && !uncounted(context, place + 1) {
                return None;
            }
        }
        Ending::Ordinal => {}
        _ => return None,
    }
    Some(plain(context, at, place + 1, Bounds::exact(above as f64 / below as f64), NumeralKind::Fraction))
}

/// "honderddrie en twee derde", "drie en een kwart".
fn with_fraction(context: &Context<'_>, at: usize, last: usize, whole: Decimal) -> Option<Numeral> {
    let whole = whole.as_whole()?;
    let joint = context.hash(last) == fold::hash("en");
    let part = last + usize::from(joint);
    let text = context.word(part);
    if !joined(context, part) || !context.shape(part).has(Shape::LETTER) || !(joint || text.starts_with(['d', 'D'])) {
        return None;
    }
    let (state, ending) = standalone(text)?;
    let (value, behind) = match ending {
        Ending::Fraction(above, below) => (above.to_f64() / below.to_f64(), part + 1),
        Ending::Cardinal if joint && state.is_single() => {
            let base = plain(context, part, part + 1, Bounds::exact(state.value()?.to_f64()), NumeralKind::Cardinal);
            let numeral = fraction(context, part, part + 1, state.value()?, false).or_else(|| vague::multiplied(context, &base, true))?;
            (numeral.bounds.value().filter(|part| *part < 1.0)?, numeral.last as usize)
        }
        _ => return None,
    };
    Some(plain(context, at, behind, Bounds::exact(whole as f64 + value), NumeralKind::Fraction))
}

/// "vijf komma vijf", "nul komma nul drie".
fn spoken_decimals(context: &Context<'_>, at: usize, last: usize, whole: Decimal) -> Option<Numeral> {
    if context.hash(last) != fold::hash("komma") {
        return None;
    }
    let mut decimals = Decimal::default();
    let mut places = 0;
    let mut place = last + 1;
    while places < 12 {
        let Some((state, Ending::Cardinal)) = standalone(context.word(place)) else { break };
        let Some(value) = state.value().filter(|value| value.below(2) && joined(context, place)) else { break };
        let width = if value.below(1) { 1 } else { 2 };
        decimals = decimals.shifted(width)?.plus(value)?;
        places += width;
        place += 1;
        if !value.is_zero() {
            break;
        }
    }
    let part = decimals.to_f64() / 10_f64.powi(places as i32);
    (places > 0).then(|| {
        let value =
            whole.shifted(places).and_then(|whole| whole.plus(decimals)).map_or(part, |sum| sum.to_f64() / 10_f64.powi(places as i32));
        let numeral = plain(context, at, place, Bounds::exact(value), NumeralKind::Cardinal);
        times_scale(context, numeral)
    })
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
