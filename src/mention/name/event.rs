//! Named events: wars, summits, exercises, operations, sports events.

use crate::error::Error;
use crate::lexicon::{Bits, List, Rows};
use crate::mention::name::person;
use crate::mention::name::view::View;
use crate::mention::name::word::Word;
use crate::mention::{weight, Loader, Mention, Value};
use crate::text::fold::hash_folded;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// Loads the names with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Rows<&'static str>, Error> {
    const NAMES: &str = include_str!("event.tsv");
    for row in loader.phrases::<3>("mention/name/event.tsv", NAMES)? {
        let [_, forms, _class] = row.fields;
        loader.forms(forms, List::Event, row.at);
    }
    Ok(Rows::new(NAMES))
}

/// The words that announce an event behind them.
static ANNOUNCING: Bits = Bits::of(&[
    hash_folded("operatie"),
    hash_folded("missie"),
    hash_folded("oefening"),
    hash_folded("legeroefening"),
    hash_folded("navo-oefening"),
    hash_folded("vlootoefening"),
    hash_folded("luchtmachtoefening"),
]);

/// The words that open the name of an event.
static OPENING: Bits = Bits::of(&[
    hash_folded("slag"),
    hash_folded("ronde"),
    hash_folded("vrede"),
    hash_folded("beleg"),
    hash_folded("conferentie"),
    hash_folded("zesdaagse"),
    hash_folded("nacht"),
    hash_folded("omloop"),
    hash_folded("grote"),
]);

/// The hash of "Prijs".
const PRICE: u64 = hash_folded("prijs");

/// Adds events that a word before them names: "operatie X" whole, the bare name behind "oefening", "Slag om X", "Ronde van X".
pub fn find(view: &View<'_>, mentions: &mut Vec<Mention>) {
    let context = view.context;
    for at in view.names().filter(|&at| view.word(at).has(Word::NAME)) {
        // Behind the word that announces it a name may stand in quotation marks.
        let quoted = at > 1 && context.shape(at - 1).has(Shape::QUOTE);
        let before = at.checked_sub(if quoted { 2 } else { 1 });
        if let Some(before) = before.filter(|&before| ANNOUNCING.may_hold(context.hash(before))) {
            match context.word(before) {
                "operatie" | "Operatie" | "missie" | "Missie" => event(view, before, before, before + 1, mentions),
                "oefening" | "legeroefening" | "NAVO-oefening" | "vlootoefening" | "luchtmachtoefening" => {
                    event(view, before, before + 1, before + 1, mentions);
                }
                _ => {}
            }
        }
        if !OPENING.may_hold(context.hash(at)) {
            continue;
        }
        // "om", "bij", "van", "in", or "Prijs"
        let next = view.word(at + 1);
        if !(next.function.any(Function::PREPOSITION) || next.has(Word::NAME) && context.hash(at + 1) == PRICE) {
            continue;
        }
        let behind_van = || at + 2 + usize::from(matches!(context.word(at + 2), "de" | "het"));
        match context.word(at) {
            "Slag" if matches!(context.word(at + 1), "om" | "bij" | "van" | "in") => event(view, at, at, behind_van(), mentions),
            "Ronde" | "Vrede" | "Beleg" | "Conferentie" | "Zesdaagse" | "Nacht" if context.word(at + 1) == "van" => {
                event(view, at, at, behind_van(), mentions);
            }
            "Omloop" | "Grote" if context.word(at + 1) == "Prijs" && context.word(at + 2) == "van" => event(view, at, at, at + 3, mentions),
            _ => {}
        }
    }
}

/// Adds the event that the word at `at` announces: it begins at `first`, and its name at `opens`.
fn event(view: &View<'_>, at: usize, first: usize, opens: usize, mentions: &mut Vec<Mention>) {
    let context = view.context;
    if view.word(at).has(Word::LOUD) {
        return;
    }
    let quoted = context.shape(opens).has(Shape::QUOTE);
    let (first, opens) = if quoted && first == opens { (opens + 1, opens + 1) } else { (first, opens + usize::from(quoted)) };
    let mut last = opens;
    while last < opens + 5 && view.word(last).has(Word::NAME) && !context.shape(last).has(Shape::LINE) {
        last += 1;
    }
    let named =
        view.listed(opens).is_some_and(|listed| matches!(listed.kind, Kind::Event | Kind::Country | Kind::Organisation | Kind::Unit));
    if last == opens || first == at && opens == at + 1 && named && view.listed(opens).is_none_or(|listed| listed.kind != Kind::Event) {
        return;
    }
    let name = person::spaced(context.span(first, last).slice(context.text));
    mentions.push(Mention {
        span: context.span(first, last),
        first: first as u32,
        last: last as u32,
        kind: Kind::Event,
        value: Value::Event { name: name.into() },
        class: None,
        weight: weight::CERTAIN,
    });
}
