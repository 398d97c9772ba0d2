//! Full names and their abbreviations: "Rapid Support Forces (RSF)" makes both, and each later mention, "RSF".

use std::collections::HashMap;

use crate::entity::{starting_at, Entity};
use crate::lexicon::HashKeyed;
use crate::mention::{Context, Value};
use crate::text::fold;
use crate::token::Shape;
use crate::value::Kind;

/// Finds the abbreviations that the text explains, adds their mentions where no finder saw them, and renames all.
pub fn resolve(context: &Context<'_>, entities: &mut Vec<Entity>) {
    let mut names: HashKeyed<String> = HashMap::default();
    let mut words: HashKeyed<Value> = HashMap::default();
    for entity in entities.iter() {
        let Some((at, word)) = bracketed(context, entity) else { continue };
        let Some(name) = entity.value.label() else { continue };
        let short = word_at(entities, at).and_then(|other| other.value.label()).filter(|label| label.len() < name.len());
        let short = short.unwrap_or(word);
        if short == name || name.len() < short.len() || !abbreviates(word, &entity.text) {
            continue;
        }
        names.insert(fold::hash(name), short.to_owned());
        if let Some(value) = renamed(&entity.value, short) {
            words.insert(fold::hash(word), value);
        }
    }
    if names.is_empty() {
        return;
    }
    add(context, entities, &words);
    for entity in entities.iter_mut().filter(|entity| matches!(entity.kind, Kind::Organisation | Kind::Unit)) {
        let short = entity.value.label().and_then(|name| names.get(&fold::hash(name)));
        if let Some(value) = short.and_then(|short| renamed(&entity.value, short)) {
            entity.value = value;
        }
    }
}

/// The capital abbreviation in brackets behind a body or formation, by its token.
fn bracketed<'a>(context: &Context<'a>, entity: &Entity) -> Option<(usize, &'a str)> {
    const OPEN: u64 = fold::hash_folded("(");
    let open = entity.last as usize;
    if !((context.hash(open) == OPEN) & matches!(entity.kind, Kind::Organisation | Kind::Unit)) {
        return None;
    }
    let word = context.word(open + 1);
    let short = context.shape(open + 1).has(Shape::UPPER) && word.len() <= 10;
    (context.sign(open + 2) == b')' && short).then_some((open + 1, word))
}

/// Whether the letters of the abbreviation stand in the name in that order, the first one at its beginning.
fn abbreviates(word: &str, name: &str) -> bool {
    let name = fold::fold(name);
    let mut letters = name.chars();
    let folded = fold::fold(word);
    let starts = folded.chars().next().is_some_and(|first| name.split([' ', '-']).any(|part| part.starts_with(first)));
    starts && folded.chars().filter(|c| c.is_alphanumeric()).all(|letter| letters.any(|other| other == letter))
}

fn renamed(value: &Value, name: &str) -> Option<Value> {
    match value {
        Value::Organisation { .. } => Some(Value::Organisation { name: name.to_owned().into() }),
        Value::Unit { echelon, .. } => Some(Value::Unit { name: name.to_owned().into(), echelon: *echelon }),
        _ => None,
    }
}

fn word_at(entities: &[Entity], at: usize) -> Option<&Entity> {
    starting_at(entities, at).filter(|entity| entity.last as usize == at + 1)
}

/// Makes each mention of an explained abbreviation what it abbreviates.
fn add(context: &Context<'_>, entities: &mut Vec<Entity>, words: &HashKeyed<Value>) {
    let mut added = Vec::new();
    let mut next = 0;
    for at in 0..context.tokens.len() {
        while entities.get(next).is_some_and(|entity| entity.last as usize <= at) {
            next += 1;
        }
        let Some(value) = words.get(&context.hash(at)).filter(|_| context.shape(at).has(Shape::UPPER)) else { continue };
        let kind = if matches!(value, Value::Unit { .. }) { Kind::Unit } else { Kind::Organisation };
        match entities.get_mut(next).filter(|entity| entity.first as usize <= at) {
            Some(entity) if entity.last as usize == at + 1 && entity.first as usize == at && entity.span == context.span(at, at + 1) => {
                entity.kind = kind;
                entity.value = value.clone();
            }
            Some(_) => {}
            None => added.push(Entity {
                span: context.span(at, at + 1),
                first: at as u32,
                last: at as u32 + 1,
                kind,
                value: value.clone(),
                text: context.word(at).into(),
                referent: None,
                acts_for: None,
            }),
        }
    }
    if !added.is_empty() {
        entities.append(&mut added);
        entities.sort_by_key(|entity| (entity.span.start(), std::cmp::Reverse(entity.span.end())));
    }
}
