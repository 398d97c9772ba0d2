//! Names: people, states, places, bodies, formations, functions, materiel, events and other proper names.
//!
//! [`find`] first looks every listed phrase up, then opens compounds, then finds names that no list knows.

mod country;
mod equipment;
mod event;
mod gazetteer;
mod misc;
mod organisation;
mod place;
mod role;
mod unit;

use crate::error::Error;
use crate::mention::{Context, Loader, Mention};

/// The rows of the name lists.
#[derive(Default)]
pub struct Tables {
    /// States.
    pub countries: Vec<country::Country>,
    /// Places.
    pub places: Vec<place::Place>,
    /// Bodies.
    pub organisations: Vec<organisation::Organisation>,
    /// Functions and titles.
    pub roles: Vec<role::Role>,
    /// Departments that a compound's first part names.
    pub departments: Vec<&'static str>,
    /// Formations.
    pub units: Vec<unit::Unit>,
    /// Materiel.
    pub equipment: Vec<equipment::Equipment>,
    /// Events.
    pub events: Vec<&'static str>,
    /// Other names.
    pub misc: Vec<&'static str>,
}

impl Tables {
    /// Loads the lists of this room.
    ///
    /// # Errors
    /// The first faulty row.
    pub fn load(loader: &mut Loader) -> Result<Self, Error> {
        Ok(Tables {
            countries: country::load(loader)?,
            places: place::load(loader)?,
            organisations: organisation::load(loader)?,
            roles: role::load(loader)?,
            departments: role::load_departments(loader)?,
            units: unit::load(loader)?,
            equipment: equipment::load(loader)?,
            events: event::load(loader)?,
            misc: misc::load(loader)?,
        })
    }
}

/// Finds all names.
pub fn find(context: &Context<'_>, mentions: &mut Vec<Mention>) {
    gazetteer::find(context, mentions);
}
