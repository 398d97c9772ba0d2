//! Military formations.

use crate::error::Error;
use crate::lexicon::{outer, List, Record, Rows};
use crate::mention::Loader;
use crate::value::Echelon;

/// A formation, named or generic.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// The proper name, or the singular lemma.
    pub name: &'static str,
    /// Its echelon.
    pub echelon: Option<Echelon>,
    /// Whether it is a proper name.
    pub named: bool,
}

pub(super) const UNITS: &str = include_str!("unit.tsv");

impl Record for Unit {
    fn read(line: &'static str) -> Option<Self> {
        let ([name], [echelon, class]) = outer(line)?;
        Some(Unit { name, echelon: Echelon::from_name(echelon), named: class == "named" })
    }
}

/// Loads the formations with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Rows<Unit>, Error> {
    for row in loader.phrases::<4>("mention/name/unit.tsv", UNITS)? {
        let [_, forms, ..] = row.fields;
        loader.forms(forms, List::Unit, row.at);
    }
    Ok(Rows::new(UNITS))
}
