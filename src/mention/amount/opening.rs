//! Openings: the tokens that a numeral or a moment may begin with, found in one pass, so that no other token costs more.

use crate::lexicon::List;
use crate::mention::amount::word::may_begin;
use crate::mention::Context;
use crate::token::Shape;

/// The tokens of a text that may begin something with a number or a word of time.
#[derive(Clone, Debug, Default)]
pub struct Openings {
    numerals: Vec<u32>,
    dates: Vec<u32>,
}

impl Openings {
    /// Looks at every token once.
    pub fn new(context: &Context<'_>) -> Self {
        let count = context.tokens.len();
        let text = context.text.as_bytes();
        let mut openings = Openings { numerals: Vec::with_capacity(count / 8), dates: vec![0; count] };
        let mut dates = 0;
        for (at, (token, slot)) in context.tokens.iter().zip(context.slots).enumerate() {
            let (shape, begun) = (token.shape, slot.begun());
            // Every third token is one, in no order that a branch could foresee: each is noted, and those are counted.
            if let Some(date) = openings.dates.get_mut(dates) {
                *date = at as u32;
            }
            dates += usize::from(shape.any(Shape::DIGIT.with(Shape::HYPHEN)) | (begun & List::Date.bit() != 0));
            let listed = shape.any(Shape::DIGIT.with(Shape::WIDE)) | (begun & List::Number.bit() != 0);
            // No numeral in words has fewer letters than "een".
            if listed || token.span.len() > 2 && may_begin(text.get(token.span.start()..).unwrap_or(&[])) {
                openings.numerals.push(at as u32);
            }
        }
        openings.dates.truncate(dates);
        openings
    }

    /// The tokens with digits, listed words that count, and words that begin like a numeral.
    pub(crate) fn numerals(&self) -> impl Iterator<Item = usize> + '_ {
        self.numerals.iter().map(|&at| at as usize)
    }

    /// The tokens with digits or hyphens and the listed words of time.
    pub(crate) fn dates(&self) -> impl Iterator<Item = usize> + '_ {
        self.dates.iter().map(|&at| at as usize)
    }
}
