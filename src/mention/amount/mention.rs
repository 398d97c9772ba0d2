//! Amounts as mentions: each phrase with the kind and value that the contract gives it.

use crate::mention::amount::classify::{joined, single, Amount, What};
use crate::mention::amount::number::Numeral;
use crate::mention::amount::phrase::phrases;
use crate::mention::{weight, Context, Mention, Value};
use crate::value::Kind;

/// Finds all amounts. Each numeral goes the whole way before the next, so that a text of nothing but numbers holds no more of them.
pub(crate) fn find_in(context: &Context<'_>, numerals: &[Numeral], mentions: &mut Vec<Mention>) {
    mentions.extend(joined(context, single(context, phrases(context, numerals))).filter_map(mention));
}

fn mention(amount: Amount) -> Option<Mention> {
    let Amount { span, first, last, bounds, what, .. } = amount;
    let mut class = None;
    let mut sure = weight::CERTAIN;
    let (kind, value) = match what {
        What::Percent => (Kind::Percent, Value::Percent { bounds }),
        What::Money(currency) => {
            let currency = (!currency.code.is_empty()).then(|| currency.code.into());
            (Kind::Money, Value::Money { bounds, currency })
        }
        What::Measure(unit) => (Kind::Measure, Value::Measure { bounds, unit: unit.symbol.into() }),
        What::Angle => (Kind::Measure, Value::Measure { bounds, unit: "°".into() }),
        What::Things(noun, counted) => {
            class = Some(counted);
            (Kind::Quantity, Value::Quantity { bounds, noun, class: counted })
        }
        What::Rank => (Kind::Ordinal, Value::Ordinal { value: bounds.value()? }),
        What::Age(_) | What::Number => {
            sure = weight::EVIDENCE;
            (Kind::Number, Value::Number { bounds })
        }
        What::Name => return None,
    };
    Some(Mention { span, first: first as u32, last: last as u32, kind, value, class, weight: sure })
}
