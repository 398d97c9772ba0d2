//! A numeral with all that belongs to it: its sign, the other end of its range, its approximators and bounds.

use crate::mention::amount::approximator;
use crate::mention::amount::number::{bare_scale, numeral_words, Numeral, NumeralKind};
use crate::mention::Context;
use crate::span::Span;
use crate::text::fold::hash_folded;
use crate::token::Shape;
use crate::value::Bounds;

/// A numeral with its sign, range and modifiers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phrase {
    /// Its bytes, modifiers included.
    pub span: Span,
    /// Its first token.
    pub first: usize,
    /// The token behind its last.
    pub last: usize,
    /// What it says.
    pub bounds: Bounds,
    /// Count, rank, part or age.
    pub kind: NumeralKind,
    /// The first token of the numeral itself.
    pub core: usize,
    /// The bounds without modifiers.
    pub plain: Bounds,
    /// Whether a modifier stands before it that is a mere preposition before counted things.
    pub weak: bool,
    /// Whether it has a modifier or two ends.
    pub bounded: bool,
    /// Whether a word is glued to its digits.
    pub glued: bool,
    /// Whether it is written in digits without a separator, as years and designations are.
    pub bare: bool,
    /// The first byte and the value of the upper end, where it has two.
    pub upper: Option<(usize, f64)>,
    /// Whether it is the unstressed "een" before a unit.
    pub article: bool,
}

/// The phrases around the numerals, in the order of the text, each made when it is asked for. Linear in the numerals.
pub fn phrases<'c>(context: &'c Context<'_>, numerals: &'c [Numeral]) -> impl Iterator<Item = Phrase> + 'c {
    let mut rest = numerals.iter().copied().peekable();
    let mut floor = 0;
    std::iter::from_fn(move || {
        let numeral = rest.next()?;
        let mut phrase = signed(context, floor, numeral);
        if matches!(numeral.kind, NumeralKind::Cardinal | NumeralKind::Fraction) {
            if let Some(joined) = rest.peek().and_then(|next| range(context, &phrase, numeral, *next)) {
                phrase = joined;
                rest.next();
            }
            let whole = rest.peek().filter(|_| numeral.kind == NumeralKind::Cardinal);
            if let Some(part) = whole.and_then(|whole| one_in(context, &phrase, *whole)) {
                phrase = part;
                rest.next();
            }
            modify(context, floor, &mut phrase);
        }
        floor = phrase.last;
        Some(phrase)
    })
}

/// The phrase of a numeral with the sign before it: "-9", "min vijf".
fn signed(context: &Context<'_>, floor: usize, numeral: Numeral) -> Phrase {
    let first = numeral.first as usize;
    let mut phrase = Phrase {
        span: numeral.span,
        first,
        last: numeral.last as usize,
        bounds: numeral.bounds,
        kind: numeral.kind,
        core: first,
        plain: numeral.bounds,
        weak: false,
        bounded: numeral.bounds.value().is_none(),
        glued: numeral.glued,
        bare: numeral.digits && numeral.span.len() == digits_in(context, numeral.span),
        upper: None,
        article: false,
    };
    let Some(before) = first.checked_sub(1).filter(|before| *before >= floor) else { return phrase };
    let close = !context.shape(first).has(Shape::SPACED);
    let minus = match context.word(before) {
        "-" | "−" | "–" => close && context.shape(before).has(Shape::SPACED),
        "min" | "minus" | "Min" | "Minus" => before > floor || floor == 0,
        _ => false,
    };
    if minus {
        phrase.span = context.span(before, before + 1).join(phrase.span);
        phrase.first = before;
        phrase.bounds = phrase.bounds.scaled(-1.0);
        phrase.plain = phrase.bounds;
    }
    phrase
}

fn digits_in(context: &Context<'_>, span: Span) -> usize {
    span.slice(context.text).bytes().filter(u8::is_ascii_digit).count()
}

/// Joins a numeral with the one that ends its range: "12 à 15", "twee- tot driehonderd", "tussen 60 en 80".
fn range(context: &Context<'_>, phrase: &Phrase, low: Numeral, high: Numeral) -> Option<Phrase> {
    let (from, to) = (low.last as usize, high.first as usize);
    if to <= from || to - from > 3 || low.glued || high.kind != low.kind && high.kind != NumeralKind::Fraction {
        return None;
    }
    let words = [
        context.word(from),
        if to - from > 1 { context.word(from + 1) } else { "" },
        if to - from > 2 { context.word(from + 2) } else { "" },
    ];
    let approx = |word: &str| {
        matches!(
            word,
            "" | "wel"
                | "zelfs"
                | "ongeveer"
                | "circa"
                | "zo'n"
                | "ca."
                | "pakweg"
                | "ruim"
                | "~"
                | "maximaal"
                | "hooguit"
                | "de"
                | "misschien"
        )
    };
    let (least, most) = (low.bounds.value()?, high.bounds.value().or(high.bounds.min)?);
    let between = between(context, phrase.first);
    let (joins, span_first) = match words {
        ["tot" | "t/m" | "à" | "á" | "-" | "–" | "—" | "‑", second, ""] if approx(second) => (true, phrase.first),
        ["a", "", ""] => (low.digits && high.digits, phrase.first),
        ["tot", "en", "met"] => (true, phrase.first),
        ["en", second, ""] if approx(second) => (between.is_some(), between.unwrap_or(phrase.first)),
        ["of", "", ""] => {
            (least < most && (most - least <= 2.0 || most <= 1.5 * least) && least >= 1.0 && least.fract() == most.fract(), phrase.first)
        }
        _ => (false, phrase.first),
    };
    if !joins || (from..=to).any(|at| context.shape(at).has(Shape::LINE)) {
        return None;
    }
    let least = scaled_low(context, low, high, least, most);
    if least >= most {
        return None;
    }
    Some(Phrase {
        span: context.span(span_first, span_first + 1).join(phrase.span).join(high.span),
        first: span_first,
        last: high.last as usize,
        bounds: Bounds { approx: low.bounds.approx || high.bounds.approx, ..Bounds::between(least, most) },
        plain: Bounds::between(least, most),
        bounded: true,
        upper: Some((high.span.start(), most)),
        glued: high.glued,
        bare: false,
        ..*phrase
    })
}

/// The token of the "tussen" that stands before a numeral.
pub fn between(context: &Context<'_>, first: usize) -> Option<usize> {
    let is = |at: usize| context.hash(at) == hash_folded("tussen") && matches!(context.word(at), "tussen" | "Tussen");
    let back = |n: usize| first.checked_sub(n);
    match (back(1), back(2)) {
        (Some(one), _) if is(one) => Some(one),
        (Some(one), Some(two)) if is(two) && matches!(context.word(one), "de" | "ongeveer" | "circa" | "zo'n" | "pakweg") => Some(two),
        _ => None,
    }
}

/// The low end in the scale of the high one: the 2 of "2 tot 3 miljoen", the "twee-" of "twee- tot driehonderd".
fn scaled_low(context: &Context<'_>, low: Numeral, high: Numeral, least: f64, most: f64) -> f64 {
    let separate = (high.last > high.first + 1).then(|| bare_scale(context, high.last as usize - 1)).flatten();
    if let Some(power) = separate {
        let scaled = least * 10_f64.powi(power as i32);
        return if scaled < most && !numeral_words(context, low) { scaled } else { least };
    }
    if low.elliptic {
        return [1e9, 1e6, 1e3, 1e2].into_iter().map(|scale| least * scale).find(|scaled| *scaled < most).unwrap_or(least);
    }
    least
}

/// "een op de vijf", "1 uit 3": a part of a whole.
fn one_in(context: &Context<'_>, phrase: &Phrase, whole: Numeral) -> Option<Phrase> {
    let gap = whole.first as usize - phrase.last;
    let joint = matches!(
        (context.word(phrase.last), context.word(phrase.last + 1), gap),
        ("op" | "uit", _, 1) | ("op" | "uit", "de" | "elke" | "iedere", 2)
    );
    let (above, below) = (phrase.bounds.value()?, whole.bounds.value()?);
    let part = joint && above >= 1.0 && above < below && above.fract() == 0.0 && below.fract() == 0.0 && below <= 1e6;
    let cardinal = whole.kind == NumeralKind::Cardinal && !whole.glued && !phrase.glued;
    (part && cardinal && !context.is_broken_in(phrase.last..=whole.first as usize)).then(|| Phrase {
        span: phrase.span.join(whole.span),
        last: whole.last as usize,
        bounds: Bounds::exact(above / below),
        plain: Bounds::exact(above / below),
        kind: NumeralKind::Fraction,
        bare: false,
        ..*phrase
    })
}

/// Takes in the approximators before and behind.
fn modify(context: &Context<'_>, floor: usize, phrase: &mut Phrase) {
    // "meer dan de helft"
    if phrase.kind == NumeralKind::Fraction && phrase.first > floor && matches!(context.word(phrase.first - 1), "de" | "het") {
        let article = phrase.first - 1;
        if approximator::before(context, floor, article).is_some() {
            phrase.first = article;
        }
    }
    while let Some((first, row)) = approximator::before(context, floor, phrase.first) {
        phrase.span = context.span(first, first + 1).join(phrase.span);
        phrase.first = first;
        phrase.bounds = row.apply(phrase.bounds);
        phrase.weak |= row.weak;
        phrase.bounded = true;
        phrase.bare = false;
    }
    if let Some((last, row)) = approximator::after(context, phrase.last).filter(|_| !phrase.glued) {
        phrase.span = phrase.span.join(context.span(last - 1, last));
        phrase.last = last;
        phrase.bounds = row.apply(phrase.bounds);
        phrase.bounded = true;
        phrase.bare = false;
    }
}
