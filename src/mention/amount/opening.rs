//! Openings: the tokens that a numeral or a moment may begin with, found in one pass, so that no other token costs more.

use crate::lexicon::{List, Slot};
use crate::mention::amount::word::may_begin;
use crate::mention::{Context, Places};
use crate::token::{Shape, Token};

/// The tokens of a text that may begin something with a number or a word of time.
#[derive(Clone, Debug, Default)]
pub struct Openings(Places<2>);

impl Openings {
    /// The questions asked of a token.
    const NUMERAL: usize = 0;
    const DATE: usize = 1;

    /// Looks at every token once.
    pub fn new(context: &Context<'_>) -> Self {
        Openings(Places::note(context.tokens.iter().zip(context.slots), |(token, slot)| Openings::of(context, token, *slot)))
    }

    /// Those that another pass over the tokens has noted.
    pub(crate) fn noted(places: Places<2>) -> Self {
        Openings(places)
    }

    /// The answers for one token.
    #[inline]
    pub(crate) fn of(context: &Context<'_>, token: &Token, slot: Slot) -> [bool; 2] {
        let (shape, begun) = (token.shape, slot.begun());
        let listed = shape.any(Shape::DIGIT.with(Shape::WIDE)) | (begun & List::Number.bit() != 0);
        // No numeral in words has fewer letters than "een".
        let begins = (token.span.len() > 2) & may_begin(context.text.as_bytes().get(token.span.start()..).unwrap_or(&[]));
        let date = shape.any(Shape::DIGIT.with(Shape::HYPHEN)) | (begun & List::Date.bit() != 0);
        [listed | begins, date]
    }

    /// The tokens with digits, listed words that count, and words that begin like a numeral.
    pub(crate) fn numerals(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.of(Openings::NUMERAL)
    }

    /// The tokens with digits or hyphens and the listed words of time.
    pub(crate) fn dates(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.of(Openings::DATE)
    }
}
