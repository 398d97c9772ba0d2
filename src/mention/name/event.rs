//! Named events: wars, summits, exercises, operations, sports events.

use crate::error::Error;
use crate::lexicon::{rows, List};
use crate::mention::Loader;

/// Loads the names with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Vec<&'static str>, Error> {
    let mut names = Vec::new();
    for row in rows::<3>("mention/name/event.tsv", include_str!("event.tsv"))? {
        let [name, forms, _class] = row.fields;
        loader.forms(forms, List::Event, names.len());
        names.push(name);
    }
    Ok(names)
}
