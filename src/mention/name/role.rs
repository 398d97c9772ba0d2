//! Functions and titles.

use std::collections::HashSet;

use crate::error::Error;
use crate::lexicon::{outer, rows, List, Record, Rows};
use crate::mention::Loader;
use crate::text::fold;

/// A function or title.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// The lemma.
    pub title: &'static str,
    /// Government, military, rank, address and so on.
    pub class: &'static str,
    /// Whether it is a role without a name beside it.
    pub alone: bool,
    /// Whether it can close a compound with a name in front.
    pub head: bool,
}

pub(super) const ROLES: &str = include_str!("role.tsv");

impl Record for Role {
    fn read(line: &'static str) -> Option<Self> {
        let ([title], [class, alone, head]) = outer(line)?;
        Some(Role { title, class, alone: alone == "yes", head: head == "yes" })
    }
}

/// Loads the functions with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Rows<Role>, Error> {
    for row in loader.phrases::<5>("mention/name/role.tsv", ROLES)? {
        let [_, forms, ..] = row.fields;
        loader.forms(forms, List::Role, row.at);
    }
    Ok(Rows::new(ROLES))
}

/// Loads the words that names of departments are made of, each by its hash.
///
/// # Errors
/// The first faulty row.
pub fn load_department_words() -> Result<HashSet<u64>, Error> {
    let rows = rows::<1>("mention/name/department.tsv", include_str!("department.tsv"))?;
    Ok(rows.into_iter().map(|row| fold::hash(&row.fields.concat())).collect())
}

/// Loads the departments that the first part of a compound names ("defensie" in "defensieminister").
///
/// # Errors
/// The first faulty row.
pub fn load_departments(loader: &mut Loader) -> Result<Vec<&'static str>, Error> {
    let mut departments = Vec::new();
    for row in loader.rows::<2>("mention/name/role_modifier.tsv", include_str!("role_modifier.tsv"))? {
        let [modifier, organisation] = row.fields;
        loader.form(modifier, List::RoleModifier, departments.len());
        departments.push(organisation);
    }
    Ok(departments)
}
