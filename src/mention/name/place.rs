//! Places that are no states.

use std::collections::HashMap;

use crate::error::Error;
use crate::lexicon::{rows, HashKeyed, List};
use crate::mention::name::evidence::Tally;
use crate::mention::name::run::{Run, View};
use crate::mention::Loader;
use crate::text::fold;
use crate::value::Kind;

/// A place.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The usual Dutch name.
    pub name: &'static str,
    /// ISO code of the country it lies in.
    pub country: Option<&'static str>,
    /// City, region, sea and so on.
    pub class: &'static str,
}

/// Loads the places with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Vec<Place>, Error> {
    let mut places = Vec::new();
    for row in rows::<4>("mention/name/place.tsv", include_str!("place.tsv"))? {
        let [name, forms, country, class] = row.fields;
        loader.form(name, List::Place, places.len());
        loader.forms(forms, List::Place, places.len());
        places.push(Place { name, country: Some(country).filter(|code| !code.is_empty()), class });
    }
    Ok(places)
}

/// Names of places that are also something else, by the hash of the folded name.
#[derive(Default)]
pub struct Doubtful {
    names: HashKeyed<bool>,
}

impl Doubtful {
    /// Whether it is also the name of people.
    pub fn is_personal(&self, hash: u64) -> bool {
        self.names.get(&hash).copied().unwrap_or(false)
    }
}

/// Loads the names that are also something else.
///
/// # Errors
/// The first faulty row.
pub fn load_doubtful() -> Result<Doubtful, Error> {
    let mut names: HashKeyed<bool> = HashMap::default();
    for row in rows::<2>("mention/name/place_ambiguous.tsv", include_str!("place_ambiguous.tsv"))? {
        let [name, also] = row.fields;
        names.insert(fold::hash(name), also.ends_with("name"));
    }
    Ok(Doubtful { names })
}

/// Endings of streets, squares and other built places, with how strongly they speak.
const ENDINGS: &[(&str, i32)] = &[
    ("straat", 6),
    ("laan", 5),
    ("plein", 6),
    ("steenweg", 6),
    ("weg", 3),
    ("gracht", 5),
    ("kade", 4),
    ("kaai", 4),
    ("brug", 3),
    ("markt", 2),
    ("park", 3),
    ("bos", 2),
    ("eiland", 5),
    ("eilanden", 5),
    ("gebergte", 6),
    ("meer", 1),
    ("zee", 4),
    ("gebied", 4),
    ("vallei", 5),
    ("station", 4),
    ("stan", 3),
    ("grad", 4),
    ("abad", 4),
    ("pur", 2),
    ("polis", 3),
    ("ville", 2),
    ("kerke", 2),
    ("gem", 2),
    ("zele", 2),
    ("stad", 4),
    ("dorp", 3),
    ("burg", 1),
    ("sk", 1),
];

/// Adds to the tally what speaks for a place inside the run: its ending.
pub fn inside(view: &View<'_>, run: Run, tally: &mut Tally) {
    let last = view.context.word(run.last.saturating_sub(1));
    for (ending, weight) in ENDINGS {
        if last.len() > ending.len() && last.get(last.len() - ending.len()..).is_some_and(|tail| tail.eq_ignore_ascii_case(ending)) || run.last > run.first + 1 && last.eq_ignore_ascii_case(ending) {
            tally.add(Kind::Place, *weight);
            if *weight > 3 {
                tally.add(Kind::Person, -3);
            }
            return;
        }
    }
}
