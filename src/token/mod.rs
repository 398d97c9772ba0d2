//! Stage 2, text → tokens: where Dutch text splits into words, numbers and punctuation, and what each token looks like.
//!
//! Tokens are small values in one vector; they borrow nothing and own nothing, and carry the hash of their folded word,
//! which every lookup reuses.

pub(crate) mod abbreviation;
mod common;
mod inside;
pub(crate) mod opener;
mod shape;
mod split;

pub mod function;
pub mod lemma;
pub mod verb;

use crate::span::Span;

pub use abbreviation::{Abbreviations, Stop};
pub use common::is_common;
pub use shape::Shape;
pub use split::split;

/// A word, a number, or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub(crate) span: Span,
    pub(crate) hash: u64,
    pub(crate) shape: Shape,
}

impl Token {
    /// The token's bytes.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The hash of its folded word, by which every lookup asks.
    pub fn hash(&self) -> u64 {
        self.hash
    }

    /// What it looks like.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    pub(crate) fn text<'t>(&self, text: &'t str) -> &'t str {
        self.span.slice(text)
    }
}
