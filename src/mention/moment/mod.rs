//! Moments: dates, clock times, durations.

use crate::error::Error;
use crate::mention::amount::Numeral;
use crate::mention::{Context, Loader, Mention};

/// The words of the calendar.
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

/// Finds all moments.
pub fn find(_context: &Context<'_>, _numerals: &[Numeral], _mentions: &mut Vec<Mention>) {}
