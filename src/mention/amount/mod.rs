//! Amounts: numerals, quantities of things, percentages, money, measures.

mod number;

use crate::error::Error;
use crate::mention::{Context, Loader, Mention};

pub use number::{numerals, Numeral, NumeralKind};

/// The words of amounts.
#[derive(Default)]
pub struct Tables {}

impl Tables {
    /// Loads the lists of this room.
    ///
    /// # Errors
    /// The first faulty row.
    pub fn load(_loader: &mut Loader) -> Result<Self, Error> {
        Ok(Tables {})
    }
}

/// Finds all amounts.
pub fn find(_context: &Context<'_>, _numerals: &[Numeral], _mentions: &mut Vec<Mention>) {}
