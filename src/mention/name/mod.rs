//! Names: people, states, places, bodies, formations, functions, materiel, events and other proper names.
//!
//! [`find`] looks every listed phrase up, opens compounds, then reads runs of capitalised words that no list knows by what
//! stands in and beside them, and last lets the document's own names decide what is left open.

mod beside;
pub(super) mod compound;
mod country;
pub mod custom;
mod designation;
mod equipment;
mod event;
mod evidence;
mod gazetteer;
mod head;
mod headed;
mod listed;
mod hyphened;
mod misc;
mod organisation;
mod person;
mod place;
mod role;
mod run;
mod run_word;
mod sense;
mod syllable;
mod tie;
mod tone;
mod unit;
mod unknown;
mod view;
mod word;

use std::collections::HashSet;

use crate::error::Error;
use crate::lexicon::Rows;
use crate::mention::amount::Openings;
use crate::mention::{Context, Loader, Mention};

/// The rows of the name lists.
#[derive(Default)]
pub struct Tables {
    /// States.
    pub countries: Rows<country::Country>,
    /// Places.
    pub places: Rows<place::Place>,
    /// Bodies.
    pub organisations: Rows<organisation::Organisation>,
    /// Functions and titles.
    pub roles: Rows<role::Role>,
    /// Departments that a compound's first part names.
    pub departments: Vec<&'static str>,
    /// Words that names of departments are made of.
    department_words: HashSet<u64>,
    /// Formations.
    pub units: Rows<unit::Unit>,
    /// Materiel.
    pub equipment: Rows<equipment::Equipment>,
    /// Events.
    pub events: Rows<&'static str>,
    /// A caller's own.
    pub custom: custom::Custom,
    /// Other names.
    pub misc: Rows<&'static str>,
    /// Words that make a name that of a body.
    heads: Rows<head::Head>,
    /// Words that speak for a kind.
    evidence: evidence::Evidence,
    /// Places that are to be believed only with evidence.
    doubtful: place::Doubtful,
    /// Heads that close compounds.
    pub(super) compounds: compound::Heads,
}

impl Tables {
    /// Loads the lists of this room.
    ///
    /// # Errors
    /// The first faulty row.
    pub fn load(loader: &mut Loader) -> Result<Self, Error> {
        listed::load(loader)?;
        Ok(Tables {
            countries: country::load(loader)?,
            places: place::load(loader)?,
            organisations: organisation::load(loader)?,
            roles: role::load(loader)?,
            departments: role::load_departments(loader)?,
            department_words: role::load_department_words()?,
            units: unit::load(loader)?,
            equipment: equipment::load(loader)?,
            events: event::load(loader)?,
            misc: misc::load(loader)?,
            custom: custom::Custom::default(),
            heads: head::load(loader)?,
            evidence: evidence::Evidence::load()?,
            doubtful: place::load_doubtful()?,
            compounds: compound::Heads::default(),
        })
    }
}

/// What the finders of names work with, kept from one text to the next for its memory.
#[derive(Default)]
pub(super) struct Room {
    words: word::Words,
    listed: Vec<gazetteer::Listed>,
    heads: Vec<usize>,
    cover: Vec<u32>,
    unknown: unknown::Room,
    starts: tie::Starts,
}

/// Finds all names; `mentions` hold none before.
pub fn find(context: &Context<'_>, mentions: &mut Vec<Mention>) {
    find_in(context, &mut Room::default(), mentions, &mut Openings::default());
}

/// The same in a room. Tells of the tokens that a numeral or a moment may begin with, met by the way.
pub(super) fn find_in(context: &Context<'_>, room: &mut Room, mentions: &mut Vec<Mention>, openings: &mut Openings) {
    let Room { words, listed, heads, cover, unknown, starts } = room;
    words.read(context);
    gazetteer::find(context, &words.places, listed, heads);
    gazetteer::cover(listed, &mut words.all, cover);
    sense::mark(context, cover, words);
    let view =
        view::View { context, words: &words.all, spots: &words.spots, names: &words.names, places: &words.places, heads, listed, cover };
    // A listed reading becomes a mention or none; of three spots about one does.
    mentions.reserve(listed.len() + words.spots.len() / 2);
    sense::choose(&view, mentions);
    compound::find(&view, mentions);
    designation::find(&view, mentions);
    organisation::find(&view, mentions);
    event::find(&view, mentions);
    misc::find(&view, mentions);
    headed::find(&view, mentions);
    unknown::find(&view, unknown, mentions);
    tie::join(&view, starts, mentions);
    words.tell_openings(openings);
}
