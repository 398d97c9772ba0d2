//! Amounts: numerals, quantities of things, percentages, money, measures.

mod noun;
mod number;

use crate::error::Error;
use crate::mention::{Context, Loader, Mention};

pub use noun::{Noun, NounSort};
pub use number::{numerals, Numeral, NumeralKind};

/// The words of amounts.
#[derive(Default)]
pub struct Tables {
    /// Counted nouns.
    pub nouns: Vec<Noun>,
}

impl Tables {
    /// Loads the lists of this room.
    ///
    /// # Errors
    /// The first faulty row.
    pub fn load(loader: &mut Loader) -> Result<Self, Error> {
        Ok(Tables { nouns: noun::load(loader)? })
    }
}

/// Finds all amounts.
pub fn find(_context: &Context<'_>, _numerals: &[Numeral], _mentions: &mut Vec<Mention>) {}
