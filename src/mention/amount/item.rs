//! The amounts of a text as plain items: numbers, quantities, times.

use crate::amounts::{AmountReading, NumberItem};
use crate::mention::amount::{Numeral, NumeralKind};
use crate::mention::{Context, Mention};

/// All items of a text.
pub fn items(_context: &Context<'_>, numerals: &[Numeral], _moments: &[Mention]) -> AmountReading {
    let numbers = numerals.iter().filter(|numeral| !numeral.glued).map(number).collect();
    AmountReading { numbers, ..AmountReading::default() }
}

fn number(numeral: &Numeral) -> NumberItem {
    let kind = match numeral.kind {
        NumeralKind::Ordinal => "ordinal",
        NumeralKind::Fraction => "fraction",
        _ if numeral.bounds.value().is_none() => "range",
        _ => "cardinal",
    };
    NumberItem { span: numeral.span, min: numeral.bounds.min, max: numeral.bounds.max, kind }
}
