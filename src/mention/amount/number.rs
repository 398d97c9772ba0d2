//! Numerals in digits and words.

use crate::mention::Context;
use crate::span::Span;
use crate::value::Bounds;

/// What sort of numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumeralKind {
    /// A count.
    Cardinal,
    /// A rank.
    Ordinal,
    /// A part.
    Fraction,
}

/// A numeral of the text, without approximators, units or nouns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// Its bytes.
    pub span: Span,
    /// Its first token.
    pub first: u32,
    /// The token behind its last.
    pub last: u32,
    /// Its value; a range has two ends.
    pub bounds: Bounds,
    /// Count, rank or part.
    pub kind: NumeralKind,
    /// Whether it is written in digits only.
    pub digits: bool,
}

/// All numerals, in the order of the text, none inside another.
pub fn numerals(_context: &Context<'_>) -> Vec<Numeral> {
    Vec::new()
}
