//! Amounts: numerals, quantities of things, percentages, money, measures.

mod accumulator;
mod approximator;
mod atom;
mod classify;
mod counted;
mod decimal;
mod digit;
mod figure;
mod fraction;
mod item;
mod mention;
mod naming;
mod noun;
mod number;
mod opening;
mod phrase;
mod reach;
mod unit;
mod vague;
mod word;

use crate::error::Error;
use crate::mention::Loader;

pub use item::{items, only_numbers};
pub(crate) use mention::find_in;
pub use noun::{Noun, NounSort, Nouns};
pub(crate) use number::numerals_into;
pub use number::{numerals, Numeral, NumeralKind};
pub(crate) use opening::beginning;
pub use opening::Openings;
pub use phrase::{phrases, Phrase};

/// The words of amounts.
#[derive(Default)]
pub struct Tables {
    /// Counted nouns.
    pub nouns: Nouns,
    approximators: Vec<approximator::Approximator>,
    units: unit::Units,
    vague: Vec<vague::Vague>,
}

impl Tables {
    /// Loads the lists of this room.
    ///
    /// # Errors
    /// The first faulty row.
    pub fn load(loader: &mut Loader) -> Result<Self, Error> {
        counted::load(loader)?;
        Ok(Tables {
            nouns: noun::load(loader)?,
            approximators: approximator::load(loader)?,
            units: unit::load(loader)?,
            vague: vague::load(loader)?,
        })
    }
}
