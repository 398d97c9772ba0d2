//! Stage 3, tokens → sentences: where one ends, which are headings, and what is quoted.

mod boundary;
mod quotation;

use crate::span::Span;

pub use boundary::{split, LONGEST};
pub(crate) use quotation::quotations_into;
pub use quotation::{quotations, Quotation};

/// A sentence: a run of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) span: Span,
    pub(crate) heading: bool,
}

impl Sentence {
    /// The sentence's bytes, from its first token to its last.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Whether it is a line of its own without a full stop.
    pub fn is_heading(&self) -> bool {
        self.heading
    }

    /// The indices of its tokens.
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.last as usize
    }
}

impl serde::Serialize for Sentence {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.span.serialize(serializer)
    }
}
