//! Places that are no states.

use crate::error::Error;
use crate::lexicon::{rows, List};
use crate::mention::Loader;

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
