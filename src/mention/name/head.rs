//! Words that begin, end or close the name of an organisation that no list knows.

use crate::error::Error;
use crate::lexicon::{outer, List, Record, Rows};
use crate::mention::{Context, Loader};

/// A word or phrase that makes what stands beside it the name of a body.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// Whether the name follows; else it precedes.
    pub before: bool,
    /// Company, club, museum and so on.
    pub class: &'static str,
}

impl Record for Head {
    fn read(line: &'static str) -> Option<Self> {
        let ([], [position, class]) = outer(line)?;
        Some(Head { before: position == "before", class })
    }
}

/// Loads the heads.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Rows<Head>, Error> {
    const HEADS: &str = include_str!("organisation_head.tsv");
    for row in loader.phrases::<3>("mention/name/organisation_head.tsv", HEADS)? {
        let [head, position, _] = row.fields;
        // A name before a suffix is one token with it; compounds open those.
        if position != "suffix" {
            loader.form(head, List::OrganisationHead, row.at);
        }
    }
    Ok(Rows::new(HEADS))
}

/// The longest head at this token that opens a name, and the token behind it.
#[inline]
pub fn opening(context: &Context<'_>, at: usize) -> Option<(Head, usize)> {
    if context.slot(at).begins(List::OrganisationHead) {
        longest(context, at, true)
    } else {
        None
    }
}

/// The longest head at this token that closes a name, and the token behind it.
pub fn closing(context: &Context<'_>, at: usize) -> Option<(Head, usize)> {
    longest(context, at, false)
}

#[inline(never)]
fn longest(context: &Context<'_>, at: usize, before: bool) -> Option<(Head, usize)> {
    let mut found = None;
    context.phrases(at, List::OrganisationHead.bit(), |entry, last| {
        if let Some(head) = context.lists.name.heads.get(entry.row as usize).filter(|head| head.before == before) {
            found = Some((head, last));
        }
    });
    found
}
