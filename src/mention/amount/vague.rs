//! Vague and collective counts: "een paar", "enkele tientallen", "drie dozijn", "een kwart", "de helft".

use crate::error::Error;
use crate::lexicon::List;
use crate::mention::amount::number::{collective, times_scale, Numeral, NumeralKind};
use crate::mention::{Context, Loader};
use crate::value::Bounds;

/// One row of the list.
pub struct Vague {
    bounds: Bounds,
    factor: Option<f64>,
    alone: bool,
}

/// Loads the list.
///
/// # Errors
/// A row with another number of columns, or a faulty number.
pub fn load(loader: &mut Loader) -> Result<Vec<Vague>, Error> {
    const FILE: &str = "mention/amount/vague.tsv";
    let mut list = Vec::new();
    for row in loader.rows::<5>(FILE, include_str!("vague.tsv"))? {
        let [forms, least, most, factor, alone] = row.fields;
        let number = |text: &str| match text {
            "" => Ok(None),
            _ => text.parse().map(Some).map_err(|_| Error::list(FILE, row.line, text, "a number")),
        };
        let (min, max) = (number(least)?, number(most)?);
        loader.forms(forms, List::Number, list.len());
        list.push(Vague { bounds: Bounds { min, max, approx: min != max }, factor: number(factor)?, alone: alone == "yes" });
    }
    Ok(list)
}

/// The numeral that starts at `at` with a word of the list.
pub fn read(context: &Context<'_>, at: usize) -> Option<Numeral> {
    let (row, last) = context.longest(at, List::Number)?;
    let vague = context.lists.amount.vague.get(row as usize).filter(|vague| vague.alone)?;
    // "geen enkele", "de enkele reis": not several.
    let single = at > 0 && matches!(context.word(at - 1), "geen" | "een" | "de" | "het" | "elke" | "iedere" | "deze" | "die");
    if single && context.word(at) == "enkele" {
        return None;
    }
    // "de eerste helft" is a stretch of play, not a part of a number.
    if context.word(at) == "helft"
        && at > 0
        && context.word(at - 1).ends_with('e')
        && !matches!(context.word(at - 1), "de" | "De" | "die" | "deze")
    {
        return None;
    }
    let base = Numeral {
        span: context.span(at, last),
        first: at as u32,
        last: last as u32,
        bounds: vague.bounds,
        kind: if vague.bounds.max.is_some_and(|max| max < 1.0) { NumeralKind::Fraction } else { NumeralKind::Cardinal },
        digits: false,
        glued: false,
        elliptic: false,
    };
    if vague.factor.is_some() || vague.bounds.max.is_some() {
        return Some(base);
    }
    Some(several(context, base))
}

/// "een paar honderd", "enkele tientallen", "een paar dozijn".
fn several(context: &Context<'_>, base: Numeral) -> Numeral {
    let next = base.last as usize;
    if let Some(collective) = collective(context, next) {
        return Numeral { span: base.span.join(collective.span), last: collective.last, bounds: collective.bounds, ..base };
    }
    multiplied(context, &base, false).unwrap_or_else(|| times_scale(context, base))
}

/// A numeral with a dozen or a quarter behind it: "3 dozijn", "een half dozijn", "een kwart", "drie kwart".
pub fn multiplied(context: &Context<'_>, numeral: &Numeral, article: bool) -> Option<Numeral> {
    let next = numeral.last as usize;
    let vague = context.lists.amount.vague.get(context.row(next, List::Number)? as usize)?;
    let factor = vague.factor?;
    let times = numeral.bounds.scaled(factor);
    let small = factor < 1.0;
    if small && !numeral.bounds.value().is_some_and(|value| (article && value == 1.0) || value == 3.0) {
        return None;
    }
    Some(Numeral {
        span: context.span(numeral.first as usize, next + 1),
        last: next as u32 + 1,
        bounds: Bounds { approx: numeral.bounds.approx, ..times },
        kind: if small { NumeralKind::Fraction } else { NumeralKind::Cardinal },
        digits: false,
        ..*numeral
    })
}
