//! Other proper names: treaties, laws, products, works, programmes.

use crate::error::Error;
use crate::lexicon::{rows, List};
use crate::mention::Loader;

/// Loads the names with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Vec<&'static str>, Error> {
    let mut names = Vec::new();
    for row in rows::<3>("mention/name/misc.tsv", include_str!("misc.tsv"))? {
        let [name, forms, _class] = row.fields;
        loader.forms(forms, List::Misc, names.len());
        names.push(name);
    }
    Ok(names)
}
