//! Other proper names: treaties, laws, products, works, programmes.

use crate::error::Error;
use crate::lexicon::List;
use crate::mention::name::evidence::Tally;
use crate::mention::name::run::View;
use crate::mention::name::word::Word;
use crate::mention::{weight, Loader, Mention, Value};
use crate::sentence;
use crate::value::Kind;

/// Loads the names with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Vec<&'static str>, Error> {
    let mut names = Vec::new();
    for row in loader.rows::<3>("mention/name/misc.tsv", include_str!("misc.tsv"))? {
        let [name, forms, _class] = row.fields;
        loader.forms(forms, List::Misc, names.len());
        names.push(name);
    }
    Ok(names)
}

/// A title of a work is no longer than this many tokens.
const LONGEST: usize = 9;

/// Adds titles of works: what is quoted behind "boek", "film" and the like, and opens with a capital.
pub fn find(view: &View<'_>, mentions: &mut Vec<Mention>) {
    let context = view.context;
    for quotation in sentence::quotations(context.text, context.tokens) {
        let (first, last) = (quotation.open as usize + 1, quotation.close as usize);
        let Some(before) = quotation.open.checked_sub(1).map(|at| at as usize) else { continue };
        if first >= last || last - first > LONGEST || !view.word(first).has(Word::NAME) {
            continue;
        }
        let mut tally = Tally::default();
        context.lists.name.evidence.add_before(context.word(before), context.hash(before), &mut tally);
        if tally.of(Kind::Misc) < 4 {
            continue;
        }
        let name = context.span(first, last).slice(context.text).to_owned();
        mentions.push(Mention {
            span: context.span(first, last),
            first: first as u32,
            last: last as u32,
            kind: Kind::Misc,
            value: Value::Misc { name },
            class: None,
            weight: weight::EVIDENCE,
        });
    }
}
