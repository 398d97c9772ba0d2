//! Formations: a generic mention of a formation that the document names takes that name.

use std::collections::HashMap;

use crate::entity::words::{Word, WORDS};
use crate::entity::Entity;
use crate::lexicon::HashKeyed;
use crate::mention::{Context, Text, Value};
use crate::text::fold;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::{Echelon, Kind};

/// So many sentences back "de eenheid" finds the formation it means.
const REACH: usize = 5;
/// So many tokens may stand between a generic word and the name that the text gives it.
const GAP: u32 = 8;

#[derive(Clone)]
struct Known {
    name: Text,
    echelon: Option<Echelon>,
    kin: Option<&'static str>,
    named: bool,
    sentence: usize,
}

/// Renames the generic mentions. Linear in the entities.
pub fn resolve(context: &Context<'_>, entities: &mut [Entity]) {
    if !entities.iter().any(|entity| entity.kind == Kind::Unit) {
        return;
    }
    let units: Vec<&Entity> = entities.iter().filter(|entity| entity.kind == Kind::Unit).collect();
    let known: Vec<Option<Known>> = units.iter().map(|unit| known(context, unit)).collect();
    let links = links(context, &units, &known);
    let mut last: Option<Known> = None;
    let mut named: Vec<Known> = Vec::new();
    for (entity, known) in entities.iter_mut().filter(|entity| entity.kind == Kind::Unit).zip(known) {
        let (Value::Unit { name, echelon }, Some(mut known)) = (&mut entity.value, known) else { continue };
        if !known.named {
            let sentence = known.sentence;
            let determiner = determiner(context, entity.first as usize);
            let linked = determiner != Determiner::Indefinite && !links.is_empty();
            let link = if linked { links.get(&key(&known)) } else { None };
            let found = link.or_else(|| match determiner {
                Determiner::Definite if known.kin == Some("any") => last.as_ref(),
                Determiner::Definite => meant(&named, &known),
                _ => None,
            });
            if let Some(found) = found.filter(|found| link.is_some() || sentence - found.sentence.min(sentence) <= REACH) {
                name.clone_from(&found.name);
                *echelon = found.echelon;
                known = Known { sentence, ..found.clone() };
            }
        }
        if known.named {
            named.push(known.clone());
            if named.len() > 32 {
                named.remove(0);
            }
        }
        last = Some(known);
    }
}

/// The named formation that a definite generic word can mean: of its kin, or of its echelon where its name says so.
fn meant<'k>(named: &'k [Known], generic: &Known) -> Option<&'k Known> {
    let word = &*fold::folded(&generic.name);
    named.iter().rev().find(|known| match generic.kin {
        Some(kin) => known.kin == Some(kin) || fold::folded(&known.name).ends_with(word),
        None => {
            generic.echelon.is_some()
                && generic.echelon == known.echelon
                && fold::folded(&known.name).split(' ').any(|part| part.ends_with(word))
        }
    })
}

/// Under which key a generic word is linked to a name: its kin, else itself.
fn key(known: &Known) -> u64 {
    match known.kin {
        Some(kin) if kin != "any" => fold::hash(kin),
        _ => fold::hash(&known.name),
    }
}

/// The names that the text gives to generic words: "de flitsmacht, die officieel NATO Response Force heet", "de NATO
/// Response Force, de snelle reactiemacht van de NAVO".
fn links(context: &Context<'_>, units: &[&Entity], known: &[Option<Known>]) -> HashKeyed<Known> {
    let mut links = HashMap::default();
    let all = units.iter().zip(known);
    for ((one, first), (two, second)) in all.clone().zip(all.skip(1)) {
        let (Some(first), Some(second)) = (first, second) else { continue };
        if first.named == second.named || two.first < one.last || two.first - one.last > GAP || first.sentence != second.sentence {
            continue;
        }
        let (generic, name) = if first.named { (second, first) } else { (first, second) };
        let akin = generic.kin.is_some_and(|kin| kin == "any" || name.kin == Some(kin));
        let same = generic.echelon.is_some() && generic.echelon == name.echelon;
        if (akin || same) && (is_apposition(context, one, two) || is_named_so(context, one, two, first.named)) {
            links.insert(key(generic), name.clone());
        }
    }
    links
}

fn known(context: &Context<'_>, entity: &Entity) -> Option<Known> {
    let Value::Unit { name, echelon } = &entity.value else { return None };
    let named = is_named(name);
    if !named && !is_singular(name, &entity.text) {
        return None;
    }
    Some(Known {
        name: name.clone(),
        echelon: *echelon,
        kin: kin(name, &entity.text),
        named,
        sentence: context.sentence_of(entity.first as usize),
    })
}

/// Nothing, a comma or a bracket between, then at most an article and adjectives.
fn is_apposition(context: &Context<'_>, one: &Entity, two: &Entity) -> bool {
    let mut between = one.last as usize..two.first as usize;
    match between.next().map(|at| context.word(at)) {
        None => true,
        Some("," | "(" | "–" | "-" | ":") => between.all(|at| {
            let function = context.function(at);
            function.any(Function::ARTICLE) || (function.is_none() && !context.shape(at).has(Shape::MARK))
        }),
        _ => false,
    }
}

/// "… die officieel X heet", "… genaamd X".
fn is_named_so(context: &Context<'_>, one: &Entity, two: &Entity, name_first: bool) -> bool {
    let until = if name_first { two.first } else { two.last + 2 } as usize;
    let naming = (one.last as usize..until).any(|at| WORDS.word(context.hash(at)) == Some(Word::Naming));
    naming && (one.last as usize..two.first as usize).all(|at| context.sign(at) != b'.')
}

/// Whether a formation's name is a proper name: capitals or digits, and no compound of a name and a generic word.
pub fn is_named(name: &str) -> bool {
    let proper = |part: &str| part.chars().any(|c| c.is_uppercase() || c.is_ascii_digit());
    match name.rsplit_once('-') {
        Some((_, head)) if !name.contains(' ') => proper(head),
        _ => proper(name),
    }
}

fn kin(name: &str, text: &str) -> Option<&'static str> {
    let text = text.rsplit([' ', '-']).next().unwrap_or(text);
    [name, text].iter().find_map(|word| match WORDS.word(fold::hash(word)) {
        Some(Word::Formation(kin) | Word::FormationName(kin)) => Some(kin),
        _ => None,
    })
}

/// Whether the mention is in the singular; the list gives the same lemma for both.
fn is_singular(name: &str, text: &str) -> bool {
    let text = fold::folded(text);
    let word = text.rsplit(' ').next().unwrap_or(&text);
    !(word.ends_with("en") || word.ends_with('s')) || fold::folded(name).ends_with(word)
}

/// What determines a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Determiner {
    /// "de", "dit", "zijn".
    Definite,
    /// "een", "geen", a number.
    Indefinite,
    /// None in sight, or a state's adjective that tells a new one apart.
    None,
}

/// The determiner of the noun phrase whose noun begins at `at`, at most three adjectives before it.
pub fn determiner(context: &Context<'_>, at: usize) -> Determiner {
    for before in (0..at).rev().take(4) {
        let function = context.function(before);
        if function.any(Function::DEFINITE.with(Function::DEMONSTRATIVE).with(Function::POSSESSIVE)) {
            return Determiner::Definite;
        }
        if function.any(Function::ARTICLE.with(Function::DETERMINER)) || context.shape(before).has(Shape::DIGIT) {
            return Determiner::Indefinite;
        }
        let told_apart = WORDS.word(context.hash(before)) == Some(Word::Other) || context.shape(before).has(Shape::CAPITAL);
        if !function.is_none() || context.shape(before).has(Shape::MARK) || told_apart {
            return Determiner::None;
        }
    }
    Determiner::None
}
