//! Digits that name rather than count: designations, years, scores.

use crate::lexicon::List;
use crate::mention::amount::classify::What;
use crate::mention::amount::counted;
use crate::mention::amount::number::NumeralKind;
use crate::mention::amount::phrase::Phrase;
use crate::mention::Context;
use crate::token::Shape;

/// A phrase without noun or unit: a number, unless it names a thing or a year.
pub fn bare(context: &Context<'_>, phrase: &Phrase) -> What {
    // What a unit of time follows is told with the moments.
    if counted::time(context, phrase.last) && !context.shape(phrase.last).has(Shape::LINE) {
        return What::Name;
    }
    let Some(before) = phrase.first.checked_sub(1) else {
        return if year(context, phrase) { What::Name } else { What::Number };
    };
    let named = !phrase.bounded && context.row(before, List::Designator).is_some() && !context.shape(phrase.first).has(Shape::LINE);
    if named || year(context, phrase) {
        return What::Name;
    }
    let shape = context.shape(before);
    // "op drie na de grootste", "de jaren '50"
    let rank = shape.has(Shape::LETTER) && matches!(context.word(before), "op" | "Op") && context.word(phrase.last) == "na";
    let short_year = !shape.any(Shape::LETTER.with(Shape::NUMERIC))
        && matches!(context.word(before), "'" | "’" | "‘")
        && !context.shape(phrase.first).has(Shape::SPACED);
    if rank || short_year || tally(context, phrase) {
        return What::Name;
    }
    // "Boeing 737", "Leopard 2", "Formule 1": digits right behind a name.
    let name = phrase.bare && !phrase.bounded && shape.has(Shape::CAPITAL) && !context.opens_sentence(before) && !shape.has(Shape::MARK);
    if name && context.row(before, List::Country).is_none() && phrase.plain.max.is_some_and(|value| value < 10_000.0) {
        return What::Name;
    }
    if phrase.bounded && phrase.kind == NumeralKind::Cardinal && score(context, phrase) {
        return What::Name;
    }
    What::Number
}

/// A bare range of small digits with a hyphen is a score or a code: "3-5", "17-23".
fn score(context: &Context<'_>, phrase: &Phrase) -> bool {
    phrase.last == phrase.first + 1
        && context.word(phrase.first).contains(['-', '‑', '–'])
        && context.shape(phrase.first).has(Shape::DIGIT)
        && (phrase.plain.max.is_some_and(|value| value < 100.0) || phrase.plain.min.is_some_and(|value| (1000.0..2200.0).contains(&value)))
}

/// A score with spaces around the hyphen: "3 - 0".
fn tally(context: &Context<'_>, phrase: &Phrase) -> bool {
    let hyphen = |at: usize| {
        !context.shape(at).any(Shape::LETTER.with(Shape::NUMERIC).with(Shape::LINE)) && matches!(context.word(at), "-" | "–" | "—")
    };
    let digits = |at: usize| context.shape(at).has(Shape::NUMERIC) && context.word(at).len() <= 3;
    let before = phrase.first >= 2 && hyphen(phrase.first - 1) && digits(phrase.first - 2);
    let after = hyphen(phrase.last) && digits(phrase.last + 1);
    let inside = phrase.last == phrase.first + 3 && hyphen(phrase.first + 1) && digits(phrase.first) && digits(phrase.first + 2);
    digits(phrase.core) && (before || after || inside)
}

/// Four bare digits of the years that news writes of, unless something says that they count.
fn year(context: &Context<'_>, phrase: &Phrase) -> bool {
    let like = |value: Option<f64>| value.is_some_and(|value| (1000.0..2200.0).contains(&value) && value.fract() == 0.0);
    let digits = |at: usize| context.word(at).len() == 4 && context.shape(at).has(Shape::NUMERIC);
    if !(like(phrase.plain.min) && like(phrase.plain.max) && digits(phrase.core) && digits(phrase.last - 1)) {
        return false;
    }
    let through =
        matches!(context.word(phrase.first), "vanaf" | "Vanaf" | "rond" | "Rond" | "omstreeks" | "Omstreeks" | "omtrent" | "tegen");
    if through || phrase.plain.min < phrase.plain.max {
        return true;
    }
    let outcome = matches!(
        context.word(phrase.last),
        "gewond" | "gedood" | "dood" | "vermist" | "gearresteerd" | "opgepakt" | "gered" | "overleden" | "besmet" | "keer" | "maal" | "van"
    );
    !phrase.bounded && !outcome
}

/// "Hij vierde zijn verjaardag": the verb, not the rank.
pub fn past_tense(context: &Context<'_>, phrase: &Phrase) -> bool {
    context.word(phrase.first) == "vierde"
        && matches!(context.word(phrase.last), "zijn" | "haar" | "hun" | "de" | "het" | "een" | "dat" | "feest" | "mee" | "uitbundig")
}
