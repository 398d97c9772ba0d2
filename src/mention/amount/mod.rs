//! Amounts: numerals, quantities of things, percentages, money, measures.

mod accumulator;
mod atom;
mod decimal;
mod digit;
mod item;
mod number;
mod vague;
mod word;

use crate::error::Error;
use crate::mention::{Context, Loader, Mention};

pub use item::items;
pub use number::{numerals, Numeral, NumeralKind};

/// The words of amounts.
#[derive(Default)]
pub struct Tables {
    vague: Vec<vague::Vague>,
}

impl Tables {
    /// Loads the lists of this room.
    ///
    /// # Errors
    /// The first faulty row.
    pub fn load(loader: &mut Loader) -> Result<Self, Error> {
        Ok(Tables { vague: vague::load(loader)? })
    }
}

/// Finds all amounts.
pub fn find(_context: &Context<'_>, _numerals: &[Numeral], _mentions: &mut Vec<Mention>) {}
