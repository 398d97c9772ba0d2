//! The amounts of a text as plain items: numbers, quantities, times.

use std::cmp::Ordering;

use crate::mention::amount::classify::{joined, percent, single, Amount, What};
use crate::mention::amount::number::{Numeral, NumeralKind};
use crate::mention::amount::phrase::{phrases, Phrase};
use crate::mention::{AmountReading, Context, Mention, NumberItem, QuantityItem, Value};
use crate::span::Span;
use crate::value::{Bounds, Length};

/// All items of a text.
pub fn items(context: &Context<'_>, numerals: &[Numeral], moments: &[Mention]) -> AmountReading {
    let phrases: Vec<Phrase> = phrases(context, numerals).collect();
    let parts: Vec<Amount> = single(context, phrases.iter().copied()).collect();
    let amounts: Vec<Amount> = joined(context, parts.iter().cloned()).collect();
    let mut quantities: Vec<QuantityItem> = amounts.iter().filter_map(|amount| quantity(amount, amount.span, amount.bounds)).collect();
    // An amount inside a bound or a range is one too.
    quantities.extend(parts.iter().chain(&amounts).filter_map(|part| quantity(part, part.plain.0, part.plain.1)));
    quantities.extend(moments.iter().filter_map(duration));
    let whole = |at| context.lists.amount.units.whole_time(context, at).map(|(unit, last)| (unit, context.span(at, last)));
    quantities.extend((0..context.tokens.len()).filter_map(whole).map(|(unit, span)| {
        let one = Some(1.0);
        QuantityItem { span, min: one, max: one, unit: unit.to_string(), kind: "duration" }
    }));
    quantities
        .sort_by(|one, other| (one.span, one.min, one.max).partial_cmp(&(other.span, other.min, other.max)).unwrap_or(Ordering::Equal));
    quantities.dedup();
    AmountReading { numbers: numbers(context, numerals, &phrases, &amounts), quantities, times: Vec::new() }
}

/// The numbers of a text alone.
pub fn only_numbers(context: &Context<'_>, numerals: &[Numeral]) -> Vec<NumberItem> {
    let phrases: Vec<Phrase> = phrases(context, numerals).collect();
    let percents = phrases.iter().any(|phrase| percent(context, phrase.last).is_some());
    let amounts = if percents { joined(context, single(context, phrases.iter().copied())).collect() } else { Vec::new() };
    numbers(context, numerals, &phrases, &amounts)
}

/// Every numeral, every phrase that says more than its numerals, and every percentage.
fn numbers(context: &Context<'_>, numerals: &[Numeral], phrases: &[Phrase], amounts: &[Amount]) -> Vec<NumberItem> {
    let mut items = Vec::with_capacity(numerals.len());
    let mut inside = numerals.iter().peekable();
    for phrase in phrases {
        let part = phrase.kind == NumeralKind::Fraction;
        let mut single = None;
        let mut count = 0;
        while let Some(numeral) = inside.next_if(|numeral| (numeral.last as usize) <= phrase.last) {
            if !numeral.glued {
                items.push(item(numeral.span, numeral.bounds, kind(numeral)));
                single = Some(numeral.bounds);
            }
            count += 1;
        }
        let whole = count == 1 && single.is_some_and(|bounds| bounds == phrase.bounds) && !phrase.bounded;
        if !whole && !phrase.glued && !phrase.article {
            let sort = match (phrase.bounded, part) {
                (true, _) => "range",
                (false, true) => "fraction",
                (false, false) => "cardinal",
            };
            items.push(item(phrase.span, phrase.bounds, sort));
        }
    }
    for pair in phrases.windows(2) {
        let [low, high] = pair else { continue };
        if let Some(both) = opposite(context, low, high) {
            items.push(both);
        }
    }
    items.extend(phrases.windows(2).filter_map(|pair| one_of(context, pair)));
    for amount in amounts.iter().filter(|amount| amount.what == What::Percent) {
        items.push(item(amount.span, amount.bounds, "percent"));
    }
    items.sort_by_key(|item| (item.span.start(), std::cmp::Reverse(item.span.end())));
    items
}

/// "een van de drie": one of a whole, beside the two numbers.
fn one_of(context: &Context<'_>, pair: &[Phrase]) -> Option<NumberItem> {
    let [one, whole] = pair else { return None };
    let joined = whole.first == one.last + 2 && context.word(one.last) == "van" && context.word(one.last + 1) == "de";
    let (above, below) = (one.bounds.value()?, whole.bounds.value()?);
    let part = joined && above == 1.0 && below > 1.0 && whole.kind == NumeralKind::Cardinal && !whole.bounded;
    part.then(|| item(one.span.join(whole.span), Bounds::exact(above / below), "fraction"))
}

fn item(span: Span, bounds: Bounds, kind: &'static str) -> NumberItem {
    NumberItem { span, min: bounds.min, max: bounds.max, kind }
}

fn kind(numeral: &Numeral) -> &'static str {
    match numeral.kind {
        NumeralKind::Ordinal => "ordinal",
        NumeralKind::Fraction => "fraction",
        _ if numeral.bounds.value().is_none() => "range",
        _ => "cardinal",
    }
}

/// "hoger dan twintig en kleiner dan vijfendertig": two bounds that close one range.
fn opposite(context: &Context<'_>, low: &Phrase, high: &Phrase) -> Option<NumberItem> {
    let (min, max) = match (low.bounds, high.bounds) {
        (Bounds { min: Some(min), max: None, .. }, Bounds { min: None, max: Some(max), .. }) => (min, max),
        (Bounds { min: None, max: Some(max), .. }, Bounds { min: Some(min), max: None, .. }) => (min, max),
        _ => return None,
    };
    let near = high.first.checked_sub(low.last).is_some_and(|gap| (1..=4).contains(&gap));
    let joined = (low.last..high.first).all(|at| matches!(context.word(at), "en" | "maar" | "," | "is" | "ook" | "toch"));
    (near && joined && min < max && low.bounded && high.bounded).then(|| item(low.span.join(high.span), Bounds::between(min, max), "range"))
}

fn quantity(amount: &Amount, span: Span, bounds: Bounds) -> Option<QuantityItem> {
    let (unit, kind) = match &amount.what {
        What::Money(currency) if currency.code.is_empty() => ("unnamed_currency", "currency"),
        What::Money(currency) => (currency.code, "currency"),
        What::Measure(unit) if matches!(unit.name, "celsius" | "fahrenheit" | "kelvin" | "degree_temperature") => {
            (unit.name, "temperature")
        }
        What::Measure(unit) => (unit.name, "dimension"),
        What::Angle => ("degree", "angle"),
        What::Age(unit) => (*unit, "age"),
        _ => return None,
    };
    Some(QuantityItem { span, min: bounds.min, max: bounds.max, unit: unit.to_string(), kind })
}

/// A length of time in its own unit, or in seconds where it has several.
fn duration(moment: &Mention) -> Option<QuantityItem> {
    let Value::Duration { min, max } = &moment.value else { return None };
    let units = [min.as_deref().map(unit), max.as_deref().map(unit)];
    let unit = match units {
        [Some(one), Some(other)] if one == other => one,
        [Some(one), None] | [None, Some(one)] => one,
        _ => "second",
    };
    let value = |length: &Length| if unit == "second" { length.seconds() } else { parts(length).iter().map(|(_, value)| value).sum() };
    let (min, max) = (min.as_deref().map(value), max.as_deref().map(value));
    Some(QuantityItem { span: moment.span, min, max, unit: unit.to_string(), kind: "duration" })
}

fn parts(length: &Length) -> [(&'static str, f64); 7] {
    [
        ("year", length.years),
        ("month", length.months),
        ("week", length.weeks),
        ("day", length.days),
        ("hour", length.hours),
        ("minute", length.minutes),
        ("second", length.seconds),
    ]
}

/// The one unit of a length, else the second.
fn unit(length: &Length) -> &'static str {
    let mut used = parts(length).into_iter().filter(|(_, value)| *value != 0.0);
    match (used.next(), used.next()) {
        (Some((unit, _)), None) => unit,
        _ => "second",
    }
}
