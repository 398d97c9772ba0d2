//! Bodies: alliances, governments, armies, parties, companies, media, clubs.

use crate::error::Error;
use crate::lexicon::{rows, List};
use crate::mention::Loader;

/// A body.
#[derive(Clone, Copy, Debug)]
pub struct Organisation {
    /// The usual short name.
    pub name: &'static str,
    /// Alliance, party, company and so on.
    pub class: &'static str,
    /// ISO code of its country.
    pub country: Option<&'static str>,
}

/// Loads the bodies with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Vec<Organisation>, Error> {
    let mut organisations = Vec::new();
    for row in rows::<4>("mention/name/organisation.tsv", include_str!("organisation.tsv"))? {
        let [name, forms, class, country] = row.fields;
        loader.forms(forms, List::Organisation, organisations.len());
        organisations.push(Organisation { name, class, country: Some(country).filter(|code| !code.is_empty()) });
    }
    Ok(organisations)
}
