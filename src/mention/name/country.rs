//! States, their adjectives and their inhabitants.

use crate::error::Error;
use crate::lexicon::{outer, List, Record, Rows};
use crate::mention::Loader;

/// A state.
#[derive(Clone, Copy, Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    /// The usual Dutch name.
    pub name: &'static str,
}

const COUNTRIES: &str = include_str!("country.tsv");

impl Record for Country {
    fn read(line: &'static str) -> Option<Self> {
        let ([code, name], []) = outer(line)?;
        Some(Country { code, name })
    }
}

/// Loads the states with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Rows<Country>, Error> {
    for row in loader.phrases::<6>("mention/name/country.tsv", COUNTRIES)? {
        let [_, name, forms, adjectives, inhabitants, _capital] = row.fields;
        loader.form(name, List::Country, row.at);
        loader.forms(forms, List::Country, row.at);
        loader.forms(adjectives, List::Adjective, row.at);
        loader.forms(inhabitants, List::Inhabitant, row.at);
    }
    Ok(Rows::new(COUNTRIES))
}
