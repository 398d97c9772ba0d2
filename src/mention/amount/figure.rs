//! Numerals that begin with digits: groups, decimals, powers, ranges, mixed fractions, and what only looks like one.

use crate::mention::amount::accumulator::Accumulator;
use crate::mention::amount::decimal::Decimal;
use crate::mention::amount::digit::{self, Tail};
use crate::mention::amount::number::{bare_scale, extend, finish, joined, may_change, plain, Numeral, NumeralKind, Reading};
use crate::mention::amount::word::Ending;
use crate::mention::Context;
use crate::span::Span;
use crate::token::Shape;
use crate::value::Bounds;

/// "USD3,14": the code of a currency right before the digits.
pub fn prefixed(context: &Context<'_>, at: usize, text: &str) -> Option<Reading> {
    let (length, _) = text.char_indices().find(|(_, c)| c.is_ascii_digit()).filter(|(length, _)| *length <= 4)?;
    let (sign, digits) = text.split_at_checked(length)?;
    let read = digit::read(digits).filter(|read| read.tail == Tail::None)?;
    context.lists.amount.units.glued_currency(context, sign)?;
    let base = plain(context, at, at + 1, Bounds::exact(read.value.to_f64()), NumeralKind::Cardinal);
    Reading::of(Numeral { digits: true, span: Span::new(base.span.from() + length as u32, base.span.to()), ..base })
}

/// "½" and its fellows.
pub fn vulgar(text: &str) -> Option<f64> {
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

/// The numeral that the digits at `at` begin.
pub fn read_digits(context: &Context<'_>, at: usize, text: &str) -> Option<Reading> {
    if context.shape(at).has(Shape::WIDE) {
        let end = text.char_indices().next_back().map_or(0, |(end, _)| end);
        if let Some((whole, part)) = text.split_at_checked(end).and_then(|(whole, part)| Some((whole, vulgar(part)?))) {
            let whole: f64 = whole.parse().ok()?;
            return Reading::of(plain(context, at, at + 1, Bounds::exact(whole + part), NumeralKind::Fraction));
        }
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
    // Plain digits behind it are another number: "12 12 12".
    if last == at + 1 && context.shape(last).has(Shape::NUMERIC) && context.word(last).bytes().all(|byte| byte.is_ascii_digit()) {
        return Reading::of(base);
    }
    if context.sign(last) == b'k' && joined(context, last) {
        let bounds = Bounds::exact(value.shifted(3)?.to_f64());
        return Reading::of(Numeral { bounds, span: context.span(at, last + 1), last: last as u32 + 1, ..base });
    }
    if let Some(mixed) = mixed_fraction(context, at, last, value) {
        return Reading::of(mixed);
    }
    if last == at + 1 && !(joined(context, last) && may_change(context, last)) {
        return Reading::of(base);
    }
    let (state, last, ending) = extend(context, Accumulator::from_digits(value), last, Ending::Cardinal);
    finish(context, at, last, state, ending, true)
}

/// ",77": decimals without the nought before them.
fn comma_first(context: &Context<'_>, at: usize, text: &str, base: Numeral) -> Option<Numeral> {
    let comma = at.checked_sub(1).filter(|comma| context.sign(*comma) == b',' && context.shape(*comma).has(Shape::SPACED))?;
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
    if context.sign(at + 1) != b'^' || !joined(at + 1) {
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

/// The digits of a telephone number: a plus sign and the country's code, then groups.
fn call_number(context: &Context<'_>, at: usize) -> bool {
    at > 0 && context.sign(at - 1) == b'+' && !context.shape(at).has(Shape::SPACED) && {
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
