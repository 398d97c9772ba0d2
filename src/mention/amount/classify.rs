//! What a numeral phrase amounts to: a percentage, money, a measure, an age, a quantity, a rank, or a number.

use aho_corasick::AhoCorasick;
use once_cell::sync::Lazy;

use crate::mention::amount::counted;
use crate::mention::amount::naming::{bare, past_tense};
use crate::mention::amount::number::NumeralKind;
use crate::mention::amount::phrase::{self, Phrase};
use crate::mention::amount::reach::upper_bound;
use crate::mention::amount::unit::{Currency, Measure};
use crate::mention::{Context, Text};
use crate::span::Span;
use crate::token::Shape;
use crate::value::{Bounds, Class};

/// What is counted or measured.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Hundredths.
    Percent,
    /// Money of this currency, in its main unit.
    Money(Currency),
    /// A physical amount.
    Measure(Measure),
    /// An angle rather than a temperature.
    Angle,
    /// An age in this unit.
    Age(&'static str),
    /// Things, by their singular noun.
    Things(Text, Class),
    /// A rank.
    Rank,
    /// A bare number.
    Number,
    /// Digits that name rather than count: "artikel 5", a year.
    Name,
}

/// A classified phrase.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Its bytes.
    pub span: Span,
    /// Its first token.
    pub first: usize,
    /// The token behind its last.
    pub last: usize,
    /// How much.
    pub bounds: Bounds,
    /// Of what.
    pub what: What,
    /// Whether it has a modifier or two ends.
    pub bounded: bool,
    /// Its bytes and bounds without modifiers.
    pub plain: (Span, Bounds),
}

/// The phrases with what each amounts to by itself.
pub fn single<'c>(context: &'c Context<'_>, phrases: impl Iterator<Item = Phrase> + 'c) -> impl Iterator<Item = Amount> + 'c {
    let mut phrases = phrases.peekable();
    let mut floor = 0;
    std::iter::from_fn(move || {
        let phrase = phrases.next()?;
        let next = phrases.peek().map_or(usize::MAX, |next| next.first);
        let amount = classify(context, floor, next, &phrase);
        floor = amount.last;
        let core = context.span(phrase.core, phrase.core + 1).start().max(amount.span.start()).min(phrase.span.end());
        let from = if phrase.core > phrase.first { core } else { amount.span.start() };
        let plain = match (phrase.upper, &amount.what) {
            (Some((from, most)), What::Money(currency)) => (from, Bounds::exact(most * currency.factor)),
            (Some((from, most)), _) => (from, Bounds::exact(most)),
            (None, _) => (from, plain(&phrase, &amount)),
        };
        Some(Amount { plain: (Span::new(plain.0 as u32, amount.span.to()), plain.1), ..amount })
    })
}

/// The bounds without modifiers, in the unit of the amount.
fn plain(phrase: &Phrase, amount: &Amount) -> Bounds {
    match &amount.what {
        What::Money(currency) => phrase.plain.scaled(currency.factor),
        _ if phrase.bounded => phrase.plain,
        _ => amount.bounds,
    }
}

/// Joins amounts that tell one together: "dertien euro en vijfenveertig cent", "tussen 1,1 en 1,3 dollar".
pub fn joined<'c>(context: &'c Context<'_>, single: impl Iterator<Item = Amount> + 'c) -> impl Iterator<Item = Amount> + 'c {
    let mut single = single.fuse();
    let mut open: Option<Amount> = None;
    std::iter::from_fn(move || {
        for amount in single.by_ref() {
            match open.as_ref().and_then(|before| join(context, before, &amount)) {
                Some(joined) => open = Some(joined),
                None => {
                    if let Some(whole) = open.replace(amount) {
                        return Some(whole);
                    }
                }
            }
        }
        open.take()
    })
}

fn classify(context: &Context<'_>, floor: usize, next: usize, phrase: &Phrase) -> Amount {
    let base = Amount {
        span: phrase.span,
        first: phrase.first,
        last: phrase.last,
        bounds: phrase.bounds,
        what: What::Number,
        bounded: phrase.bounded,
        plain: (phrase.span, phrase.plain),
    };
    match phrase.kind {
        NumeralKind::Ordinal => return Amount { what: if past_tense(context, phrase) { What::Name } else { What::Rank }, ..base },
        NumeralKind::Age => return Amount { what: What::Age("year"), ..base },
        _ => {}
    }
    if let Some(amount) = glued(context, phrase, &base) {
        return amount;
    }
    if phrase.glued {
        return Amount { what: What::Name, ..base };
    }
    let units = &context.lists.amount.units;
    let behind = phrase.last;
    let close = !context.shape(behind).any(Shape::LINE.with(Shape::PARAGRAPH));
    let until = |last: usize| Amount { span: base.span.join(context.span(last - 1, last)), last, ..base.clone() };
    if close {
        if let Some((divisor, last)) = percent(context, behind) {
            return Amount { bounds: divided(base.bounds, divisor), what: What::Percent, ..until(last) };
        }
    }
    if let Some(currency) = prefix_currency(context, phrase) {
        return Amount { span: base.span.join(context.span(phrase.core, phrase.core + 1)), what: What::Money(currency), ..base };
    }
    if let Some((currency, start)) = units.sign_before(context, floor, phrase.first) {
        let span = context.span(start, start + 1).join(base.span);
        let with_tail =
            Amount { span, first: start, bounds: base.bounds.scaled(currency.factor), what: What::Money(currency), ..base.clone() };
        // "€ 5 miljoen euro" repeats itself; the name belongs to the span.
        return match units
            .currency(context, behind)
            .filter(|(other, _)| close && other.code == currency.code && context.shape(behind).has(Shape::LETTER))
        {
            Some((_, last)) => Amount { span: span.join(context.span(last - 1, last)), last, ..with_tail },
            None => before_sign(context, floor, start, with_tail),
        };
    }
    if !close {
        return Amount { what: bare(context, phrase), ..base };
    }
    let currency = units.currency(context, behind);
    let measure = units.measure(context, behind);
    if let Some((unit, last)) = units.age(context, behind) {
        return Amount { what: What::Age(unit), ..until(last) };
    }
    match (currency, measure) {
        (Some((currency, last)), measure) if measure.is_none_or(|(_, other)| other <= last) && !phrase.article => {
            return Amount { bounds: base.bounds.scaled(currency.factor), what: What::Money(currency), ..until(last) };
        }
        (_, Some((unit, last))) => return measured(context, phrase, unit, until(last)),
        _ => {}
    }
    if let Some(counted) = counted::counted(context, behind, next, phrase) {
        let (span, first, bounds) = if phrase.weak {
            (context.span(phrase.core, phrase.core + 1).join(context.span(counted.last - 1, counted.last)), phrase.core, phrase.plain)
        } else {
            (base.span, base.first, base.bounds)
        };
        let span = span.join(counted.span);
        if let Some(upto) = upper_bound(context, floor, phrase) {
            let (span, bounds) = (context.span(upto, upto + 1).join(span), Bounds { min: None, max: bounds.max, approx: false });
            let what = What::Things(counted.noun, counted.class);
            return Amount { span, first: upto, last: counted.last, bounds, what, bounded: true, ..base };
        }
        return Amount { span, first, last: counted.last, bounds, what: What::Things(counted.noun, counted.class), ..base };
    }
    Amount { what: bare(context, phrase), ..base }
}

/// "USD3,14": the currency in the same token before the digits.
fn prefix_currency(context: &Context<'_>, phrase: &Phrase) -> Option<Currency> {
    let token = context.token(phrase.core)?;
    let text = token.span().slice(context.text);
    let (length, _) = text.char_indices().find(|(_, c)| c.is_ascii_digit())?;
    let sign = text.get(..length).filter(|sign| !sign.is_empty() && sign.chars().all(char::is_alphabetic))?;
    context.lists.amount.units.glued_currency(context, sign)
}

/// A modifier before the sign belongs to the amount: "ruim € 5 miljoen".
fn before_sign(context: &Context<'_>, floor: usize, start: usize, amount: Amount) -> Amount {
    match crate::mention::amount::approximator::before(context, floor, start) {
        Some((first, row)) if !amount.bounded => Amount {
            span: context.span(first, first + 1).join(amount.span),
            first,
            bounds: row.apply(amount.bounds),
            bounded: true,
            ..amount
        },
        _ => amount,
    }
}

/// "%", "procent", "procentpunt", "promille" at `at`: how many of them make a per cent, and the token behind.
pub fn percent(context: &Context<'_>, at: usize) -> Option<(f64, usize)> {
    let word = context.word(at);
    match word {
        "%" => {
            let point = matches!(context.word(at + 1), "-punt" | "-punten");
            Some((1.0, at + 1 + usize::from(point)))
        }
        "‰" => Some((10.0, at + 1)),
        _ if !word.starts_with(['p', 'P']) => None,
        _ => {
            let plain = ["procent", "percent", "procentpunt", "procentpunten", "procenten", "percenten", "pct", "percentpunt", "procentje"];
            if plain.iter().any(|name| word.eq_ignore_ascii_case(name)) {
                Some((1.0, at + 1))
            } else if word.eq_ignore_ascii_case("promille") {
                Some((10.0, at + 1))
            } else {
                None
            }
        }
    }
}

fn divided(bounds: Bounds, divisor: f64) -> Bounds {
    Bounds { min: bounds.min.map(|min| min / divisor), max: bounds.max.map(|max| max / divisor), ..bounds }
}

/// "29km", "10-liter", "20€", "3,14US$", "44-procents".
fn glued(context: &Context<'_>, phrase: &Phrase, base: &Amount) -> Option<Amount> {
    if !phrase.glued {
        return None;
    }
    let at = phrase.last.checked_sub(1)?;
    let token = context.token(at)?;
    let rest = Span::new(phrase.span.to(), token.span.to()).slice(context.text);
    let units = &context.lists.amount.units;
    let whole = Amount { span: base.span.join(token.span), ..base.clone() };
    if context.sign(phrase.last) == b'$' && !context.shape(phrase.last).has(Shape::SPACED) {
        let currency = units.dollar(context, rest);
        if let Some(currency) = currency {
            let span = whole.span.join(context.span(phrase.last, phrase.last + 1));
            return Some(Amount { span, last: phrase.last + 1, what: What::Money(currency), ..whole });
        }
    }
    if let Some(currency) = units.glued_currency(context, rest) {
        return Some(Amount { bounds: base.bounds.scaled(currency.factor), what: What::Money(currency), ..whole });
    }
    let unit = units.glued_measure(context, rest)?;
    Some(measured(context, phrase, unit, whole))
}

/// What tells in a word near degrees that they measure an angle; searched where a text has degrees, and not before.
static TURNS: Lazy<Option<AhoCorasick>> = Lazy::new(|| {
    let parts = ["draai", "links", "rechts", "hoek", "gekanteld", "helling", "breedte", "lengte", "noorder", "zuider", "wester", "ooster"];
    AhoCorasick::builder().ascii_case_insensitive(true).build(parts).ok()
});

/// A measure, with the turns that Dutch has for temperatures and weights.
fn measured(context: &Context<'_>, phrase: &Phrase, unit: Measure, amount: Amount) -> Amount {
    let last = amount.last;
    if unit.name == "pound" && phrase.plain.max.or(phrase.plain.min).is_some_and(|value| value >= 10_000.0) {
        let pounds = Currency { code: "GBP", factor: 1.0 };
        return Amount { what: What::Money(pounds), ..amount };
    }
    if unit.name != "degree" {
        return Amount { what: What::Measure(unit), ..amount };
    }
    let celsius = Measure { symbol: "°C", name: "degree_temperature" };
    let below = match (context.word(last), context.word(last + 1)) {
        ("onder", "nul" | "0") => Some(2),
        ("vorst", _) => Some(1),
        _ => None,
    };
    if let Some(more) = below {
        let span = amount.span.join(context.span(last, last + more));
        let turned = Bounds { min: amount.bounds.max.map(|v| -v), max: amount.bounds.min.map(|v| -v), ..amount.bounds };
        return Amount { span, last: last + more, bounds: turned, what: What::Measure(celsius), ..amount };
    }
    if matches!((context.word(last), context.word(last + 1)), ("boven", "nul" | "0")) {
        let span = amount.span.join(context.span(last, last + 2));
        return Amount { span, last: last + 2, what: What::Measure(celsius), ..amount };
    }
    let around = (phrase.first.saturating_sub(3)..phrase.first)
        .chain(last..last + 3)
        .any(|at| TURNS.as_ref().is_some_and(|turns| turns.is_match(context.word(at))));
    if around {
        Amount { what: What::Angle, ..amount }
    } else {
        Amount { what: What::Measure(celsius), ..amount }
    }
}

/// Joins two amounts that tell one: "dertien euro en vijfenveertig cent", "tussen 1,1 dollar en 1,3 dollar", "$10-$20".
fn join(context: &Context<'_>, before: &Amount, amount: &Amount) -> Option<Amount> {
    let gap = amount.first.checked_sub(before.last).filter(|gap| *gap <= 2 && !context.is_broken_in(before.last..=amount.first))?;
    let words = (if gap > 0 { context.word(before.last) } else { "" }, if gap > 1 { context.word(before.last + 1) } else { "" });
    let (least, most) = (before.bounds.value(), amount.bounds.value());
    let all = Amount { span: before.span.join(amount.span), last: amount.last, ..before.clone() };
    let open = phrase::between(context, before.first);
    let ranged = match words {
        ("en", "") => open.is_some(),
        ("-" | "–" | "tot" | "à" | "—", "") => true,
        ("-" | "–", "~") => true,
        _ => false,
    };
    let start = |span: Span| open.map_or(span, |at| context.span(at, at + 1).join(span));
    match (&before.what, &amount.what) {
        (What::Money(whole), What::Money(part))
            if whole.code == part.code || part.factor < 1.0 && matches!(part.code, "EUR" | "USD" | "GBP") =>
        {
            let high = most?;
            if part.factor < 1.0 && whole.factor >= 1.0 && matches!(words, ("", "") | ("en", "")) && high < 1.0 {
                let sum = |side: Option<f64>| side.map(|side| ((side + high) * 100.0).round() / 100.0);
                let add = |bounds: Bounds| Bounds { min: sum(bounds.min), max: sum(bounds.max), ..bounds };
                let plain = (before.plain.0.join(amount.span), add(before.plain.1));
                return Some(Amount { bounds: add(before.bounds), plain, ..all });
            }
            two_ends(all, least?, high, ranged, start)
        }
        // "drie euro vijftig", "15 dollar en 15"
        (What::Money(whole), What::Number) if whole.factor == 1.0 && !before.bounded && !amount.bounded => {
            let (main, part) = (least?, most?);
            let ends = words == ("", "") || words == ("en", "") && !context.shape(amount.last).has(Shape::LETTER);
            let cents = main.fract() == 0.0 && (1.0..100.0).contains(&part) && part.fract() == 0.0;
            let bounds = Bounds::exact(((main + part / 100.0) * 100.0).round() / 100.0);
            (ends && cents).then_some(Amount { bounds, plain: (all.span, bounds), ..all })
        }
        (What::Measure(one), What::Measure(other)) if one.symbol == other.symbol && ranged => two_ends(all, least?, most?, ranged, start),
        (What::Percent, What::Percent) if ranged => two_ends(all, least?, most?, ranged, start),
        _ => None,
    }
}

/// An amount from one end to the other.
fn two_ends(all: Amount, low: f64, high: f64, ranged: bool, start: impl Fn(Span) -> Span) -> Option<Amount> {
    let bounds = Bounds { approx: all.bounds.approx, ..Bounds::between(low, high) };
    let span = start(all.span);
    (ranged && low < high).then_some(Amount { span, bounds, bounded: true, plain: (span, bounds), ..all })
}
