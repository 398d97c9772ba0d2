//! Names that a capitalised noun opens: "Baai van Akrotiri", "Kasteel Rosendael", "Verdrag van Lissabon", "Beleg van Haarlem".

use crate::mention::name::evidence::{Side, Tally};
use crate::mention::name::person;
use crate::mention::name::view::View;
use crate::mention::name::word::Word;
use crate::mention::{weight, Mention, Value};
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// What must speak for the kind of the noun's names.
const ENOUGH: i32 = 4;

/// The capitalised words behind the noun are no more than this.
const LONGEST: usize = 4;

/// Adds the names whose capitalised noun says what they are. Linear in the tokens.
pub fn find(view: &View<'_>, mentions: &mut Vec<Mention>) {
    for at in view.names() {
        if let Some(mention) = opened(view, at) {
            mentions.push(mention);
        }
    }
}

fn opened(view: &View<'_>, at: usize) -> Option<Mention> {
    let (context, word) = (view.context, view.word(at));
    if !word.has(Word::NAME | Word::COMMON) | word.any(Word::LOUD | Word::UPPER | Word::OPENS) | !word.function.is_none() {
        return None;
    }
    // What a list knows whole needs no head.
    if view.listed(at).is_some_and(|listed| listed.first() == at && !listed.is_single()) {
        return None;
    }
    let behind = behind(view, at)?;
    let kind = kind(view, at)?;
    // The particle of a name in full: "Huis van de Nederlandse Cultuur" ends where the capitals do.
    let mut last = behind;
    while last < behind + LONGEST && view.word(last).has(Word::NAME) && (last == behind || !context.shape(last).has(Shape::LINE)) {
        last += 1;
    }
    let span = context.span(at, last);
    let name = person::spaced(span.slice(context.text)).into();
    let value = match kind {
        Kind::Place => Value::Place { name, country: None },
        Kind::Organisation => Value::Organisation { name },
        Kind::Event => Value::Event { name },
        _ => Value::Misc { name },
    };
    Some(Mention { span, first: at as u32, last: last as u32, kind, value, class: None, weight: weight::EVIDENCE })
}

/// Where the name proper begins behind the noun at `at`: at once, or behind "van", "van de", "te".
fn behind(view: &View<'_>, at: usize) -> Option<usize> {
    let context = view.context;
    let named = |at: usize| view.word(at).has(Word::NAME) && !context.shape(at).has(Shape::LINE);
    if named(at + 1) {
        // "Rector Jansen" is no place, and a first name opens a name of its own.
        return (!view.word(at + 1).any(Word::FIRST | Word::ROLE)).then_some(at + 1);
    }
    if !matches!(context.word(at + 1), "van" | "te" | "op" | "der") {
        // "Kaap de Goede Hoop"
        return (context.word(at + 1) == "de" && named(at + 2) && !view.word(at + 2).any(Word::FIRST | Word::SURNAME)).then_some(at + 2);
    }
    let article = view.word(at + 2).function.any(Function::ARTICLE) || matches!(context.word(at + 2), "de" | "het" | "der");
    let behind = at + 2 + usize::from(article);
    // "Club van Tina Weymouth" names a person behind the noun.
    let person = view.word(behind).any(Word::FIRST) && !view.word(behind).has(Word::LISTED) && view.word(behind + 1).has(Word::NAME);
    (named(behind) && !person).then_some(behind)
}

/// The kind of the names that the noun opens.
pub fn kind(view: &View<'_>, at: usize) -> Option<Kind> {
    let mut tally = Tally::default();
    view.context.lists.name.evidence.add_beside(view.context, at, Side::Before, &mut tally);
    let (kind, weight) = tally.best();
    (weight >= ENOUGH && kind != Kind::Person).then_some(kind)
}
