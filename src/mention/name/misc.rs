//! Other proper names: treaties, laws, products, works, programmes.

use crate::error::Error;
use crate::lexicon::{List, Rows};
use crate::mention::name::evidence::{Side, Tally};
use crate::mention::name::view::View;
use crate::mention::name::word::Word;
use crate::mention::{weight, Loader, Mention, Value};
use crate::token::Shape;
use crate::value::Kind;

/// Loads the names with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Rows<&'static str>, Error> {
    const NAMES: &str = include_str!("misc.tsv");
    for row in loader.phrases::<3>("mention/name/misc.tsv", NAMES)? {
        let [_, forms, _class] = row.fields;
        loader.forms(forms, List::Misc, row.at);
    }
    Ok(Rows::new(NAMES))
}

/// A title of a work is no longer than this many tokens.
const LONGEST: usize = 9;

/// Adds titles of works: what is quoted behind "boek", "film" and the like or before a year, what stands beside another
/// title, and what has the capitals of a title.
pub fn find(view: &View<'_>, mentions: &mut Vec<Mention>) {
    let context = view.context;
    let mut titled = usize::MAX;
    for quotation in context.quotations {
        let (first, last) = (quotation.open as usize + 1, quotation.close as usize);
        if first >= last || last - first > LONGEST || !view.word(first).has(Word::NAME) {
            continue;
        }
        let named = announced(view, quotation.open as usize)
            || dated(view, last)
            || titled == quotation.open as usize && matches!(context.word(titled.wrapping_sub(1)), "en" | "," | "of");
        // No entity runs over two sentences.
        if !named && !is_title_case(view, first, last) || context.sentence_of(first) != context.sentence_of(last - 1) {
            continue;
        }
        if named {
            // Where the next title of a list would open.
            titled = last + 2;
        }
        let name = context.span(first, last).slice(context.text).to_owned();
        mentions.push(Mention {
            span: context.span(first, last),
            first: first as u32,
            last: last as u32,
            kind: Kind::Misc,
            value: Value::Misc { name: name.into() },
            class: None,
            weight: if named { weight::EVIDENCE } else { weight::SHAPE },
        });
    }
}

/// Whether the word before the quotation mark, or before a comma there, says that a title follows.
fn announced(view: &View<'_>, open: usize) -> bool {
    let context = view.context;
    let Some(before) = open.checked_sub(1).map(|at| if context.word(at) == "," { at.saturating_sub(1) } else { at }) else { return false };
    if matches!(context.word(before), "heet" | "heette" | "heten" | "getiteld" | "titel") {
        return true;
    }
    let mut tally = Tally::default();
    context.lists.name.evidence.add_beside(context, before, Side::Before, &mut tally);
    tally.of(Kind::Misc) >= 4
}

/// "'Undertow' (1993)": a year in brackets behind the quotation.
fn dated(view: &View<'_>, close: usize) -> bool {
    let context = view.context;
    context.word(close + 1) == "(" && context.word(close + 2).len() == 4 && context.shape(close + 2).has(Shape::NUMERIC)
}

/// Two capitals or more, and between them nothing but the small words of a title.
fn is_title_case(view: &View<'_>, first: usize, last: usize) -> bool {
    let context = view.context;
    let capitals = (first..last).filter(|&at| view.word(at).has(Word::NAME)).count();
    let small = |at: usize| {
        !context.shape(at).has(Shape::LETTER)
            || matches!(
                context.word(at),
                "the"
                    | "of"
                    | "and"
                    | "a"
                    | "an"
                    | "in"
                    | "on"
                    | "to"
                    | "for"
                    | "with"
                    | "at"
                    | "le"
                    | "la"
                    | "les"
                    | "des"
                    | "du"
                    | "et"
                    | "el"
                    | "y"
                    | "und"
                    | "der"
                    | "die"
                    | "das"
                    | "de"
                    | "het"
                    | "een"
                    | "en"
                    | "van"
            )
    };
    capitals > 1
        && view.word(last - 1).has(Word::NAME)
        && (first..last).all(|at| view.word(at).has(Word::NAME) || small(at))
        && !(first..last).any(|at| view.word(at).has(Word::LOUD))
        && (first..last).any(|at| !view.word(at).any(Word::LISTED | Word::FIRST | Word::SURNAME) && view.word(at).has(Word::NAME))
}
