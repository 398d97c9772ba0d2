//! Fractions in words: "twee derde", "drie en een kwart", "vijf komma vijf".

use crate::mention::amount::counted::uncounted;
use crate::mention::amount::decimal::Decimal;
use crate::mention::amount::number::{joined, plain, standalone, times_scale, Numeral, NumeralKind};
use crate::mention::amount::vague;
use crate::mention::amount::word::Ending;
use crate::mention::Context;
use crate::text::fold::hash_folded;
use crate::token::Shape;
use crate::value::Bounds;

/// "twee derde", "een vijfde", "drie honderdsten": a numerator with an ordinal behind it.
pub fn fraction(context: &Context<'_>, at: usize, last: usize, above: Decimal, article: bool) -> Option<Numeral> {
    let above = above.as_whole().filter(|above| (1..1000).contains(above))?;
    let mut place = last;
    if context.shape(place + 1).has(Shape::LETTER) && matches!(context.word(place), "/" | "-" | "–") {
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
pub fn with_fraction(context: &Context<'_>, at: usize, last: usize, whole: Decimal) -> Option<Numeral> {
    let whole = whole.as_whole()?;
    let joint = context.hash(last) == hash_folded("en");
    let part = last + usize::from(joint);
    if !joined(context, part) || !context.shape(part).has(Shape::LETTER) || !(joint || context.word(part).starts_with(['d', 'D'])) {
        return None;
    }
    let text = context.word(part);
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
pub fn spoken_decimals(context: &Context<'_>, at: usize, last: usize, whole: Decimal) -> Option<Numeral> {
    if context.hash(last) != hash_folded("komma") {
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
