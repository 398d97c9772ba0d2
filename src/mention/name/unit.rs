//! Military formations.

use crate::error::Error;
use crate::lexicon::List;
use crate::mention::Loader;
use crate::value::Echelon;

/// A formation, named or generic.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// The proper name, or the singular lemma.
    pub name: &'static str,
    /// All its forms.
    pub forms: &'static str,
    /// Its echelon.
    pub echelon: Option<Echelon>,
    /// Whether it is a proper name.
    pub named: bool,
}

/// Loads the formations with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Vec<Unit>, Error> {
    let rows = loader.rows::<4>("mention/name/unit.tsv", include_str!("unit.tsv"))?;
    let mut units = Vec::with_capacity(rows.len());
    for row in rows {
        let [name, forms, echelon, class] = row.fields;
        loader.forms(forms, List::Unit, units.len());
        units.push(Unit { name, forms, echelon: Echelon::from_name(echelon), named: class == "named" });
    }
    Ok(units)
}
