//! States, their adjectives and their inhabitants.

use crate::error::Error;
use crate::lexicon::List;
use crate::mention::Loader;

/// A state.
#[derive(Clone, Copy, Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    /// The usual Dutch name.
    pub name: &'static str,
}

/// Loads the states with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Vec<Country>, Error> {
    let mut countries = Vec::new();
    for row in loader.rows::<6>("mention/name/country.tsv", include_str!("country.tsv"))? {
        let [code, name, forms, adjectives, inhabitants, _capital] = row.fields;
        let index = countries.len();
        loader.form(name, List::Country, index);
        loader.forms(forms, List::Country, index);
        loader.forms(adjectives, List::Adjective, index);
        loader.forms(inhabitants, List::Inhabitant, index);
        countries.push(Country { code, name });
    }
    Ok(countries)
}
