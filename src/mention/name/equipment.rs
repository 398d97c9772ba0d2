//! Military materiel.

use crate::error::Error;
use crate::lexicon::List;
use crate::mention::Loader;
use crate::value::Class;

/// A sort or system of materiel.
#[derive(Clone, Copy, Debug)]
pub struct Equipment {
    /// The lemma or proper name.
    pub name: &'static str,
    /// All its forms.
    pub forms: &'static str,
    /// Its class.
    pub class: Class,
    /// Whether it is a proper name.
    pub named: bool,
}

/// Loads the materiel with all its forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Vec<Equipment>, Error> {
    let rows = loader.rows::<4>("mention/name/equipment.tsv", include_str!("equipment.tsv"))?;
    let mut equipment = Vec::with_capacity(rows.len());
    for row in rows {
        let [name, forms, class, sort] = row.fields;
        loader.forms(forms, List::Equipment, equipment.len());
        let class = Class::from_name(class)
            .ok_or_else(|| Error::list("mention/name/equipment.tsv", row.line, &format!("class «{class}»"), "a class of the contract"))?;
        equipment.push(Equipment { name, forms, class, named: sort == "named" });
    }
    Ok(equipment)
}
