//! Names: people, states, places, bodies, formations, functions, materiel, events and other proper names.

use crate::error::Error;
use crate::mention::{Context, Loader, Mention};

/// The rows of the name lists.
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

/// Finds all names.
pub fn find(_context: &Context<'_>, _mentions: &mut Vec<Mention>) {}
