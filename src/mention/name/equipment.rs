//! Military materiel.

use crate::error::Error;
use crate::lexicon::{outer, List, Record, Rows};
use crate::mention::Loader;
use crate::value::Class;

/// A sort or system of materiel.
#[derive(Clone, Copy, Debug)]
pub struct Equipment {
    /// The lemma or proper name.
    pub name: &'static str,
    /// Its class.
    pub class: Class,
    /// Whether it is a proper name.
    pub named: bool,
}

pub(super) const EQUIPMENT: &str = include_str!("equipment.tsv");

impl Record for Equipment {
    fn read(line: &'static str) -> Option<Self> {
        let ([name], [class, sort]) = outer(line)?;
        Some(Equipment { name, class: Class::from_name(class)?, named: sort == "named" })
    }
}

/// Loads the materiel with all its forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Rows<Equipment>, Error> {
    const FILE: &str = "mention/name/equipment.tsv";
    for row in loader.phrases::<4>(FILE, EQUIPMENT)? {
        let [_, forms, class, _] = row.fields;
        loader.forms(forms, List::Equipment, row.at);
        if Class::from_name(class).is_none() {
            return Err(Error::list(FILE, row.line, &format!("class «{class}»"), "a class of the contract"));
        }
    }
    Ok(Rows::new(EQUIPMENT))
}
