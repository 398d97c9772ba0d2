//! Places that are no states.

use std::collections::HashMap;

use crate::error::Error;
use crate::lexicon::{outer, rows, HashKeyed, List, Record, Rows};
use crate::mention::Loader;
use crate::text::fold;

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

const PLACES: &str = include_str!("place.tsv");

impl Record for Place {
    fn read(line: &'static str) -> Option<Self> {
        let ([name], [country, class]) = outer(line)?;
        Some(Place { name, country: Some(country).filter(|code| !code.is_empty()), class })
    }
}

/// Loads the places with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Rows<Place>, Error> {
    for row in loader.phrases::<4>("mention/name/place.tsv", PLACES)? {
        let [name, forms, ..] = row.fields;
        loader.form(name, List::Place, row.at);
        loader.forms(forms, List::Place, row.at);
    }
    Ok(Rows::new(PLACES))
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
