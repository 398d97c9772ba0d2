//! Openings: the tokens that a numeral or a moment may begin with, found in one pass, so that no other token costs more.

use crate::lexicon::{List, Slot};
use crate::mention::amount::word::is_beginning;
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
        let bytes = context.text.as_bytes();
        Openings(Places::note(context.tokens.iter().zip(context.slots), |(token, slot)| {
            Openings::of(token, *slot, beginning(bytes, token.span.start()))
        }))
    }

    /// Takes over those that another pass over the tokens has noted as its questions from one on.
    pub(crate) fn take<const N: usize>(&mut self, places: &Places<N>, first: usize) {
        self.0.take_part(places, first);
    }

    /// The answers for one token, which begins with these bytes.
    #[inline]
    pub(crate) fn of(token: &Token, slot: Slot, start: [u8; 4]) -> [bool; 2] {
        let shape = token.shape;
        let listed = shape.any(Shape::DIGIT.with(Shape::WIDE)) | slot.begins(List::Number);
        // No numeral in words has fewer letters than "een".
        let begins = (token.span.len() > 2) & is_beginning(u32::from_le_bytes(start));
        let date = shape.any(Shape::DIGIT.with(Shape::HYPHEN)) | slot.begins(List::Date);
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

/// The four bytes from a place on, zeros behind the end of the text.
#[inline]
pub(crate) fn beginning(bytes: &[u8], at: usize) -> [u8; 4] {
    bytes.get(at..).and_then(<[u8]>::first_chunk).copied().unwrap_or_else(|| last_bytes(bytes, at))
}

/// The same where fewer are left.
#[cold]
fn last_bytes(bytes: &[u8], at: usize) -> [u8; 4] {
    bytes.iter().skip(at).rev().fold(0, |start, &byte| start << 8 | u32::from(byte)).to_le_bytes()
}
