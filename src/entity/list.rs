//! Lists of names, which words such as "de twee landen" and "ze" mean as a whole: "Zweden en Finland", "Rutte en Macron".

use crate::entity::Entity;
use crate::mention::Context;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// So many members of a list are told.
const MEMBERS: usize = 12;

/// So many words may stand between two members, with titles.
const GAP: u32 = 8;

/// How the members of a list are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// By a comma only; a list word is still to come.
    Comma,
    /// By "en".
    And,
}

/// How an entity goes on with the list that another one before it is in; titles and nationalities may stand between.
pub fn joint(context: &Context<'_>, entities: &[Entity], one: usize, two: usize) -> Option<Joint> {
    let (before, own) = (entities.get(one)?, entities.get(two)?);
    let acts = |kind: Kind| matches!(kind, Kind::Country | Kind::Organisation);
    let alike = (before.kind == own.kind) & matches!(own.kind, Kind::Person | Kind::Nationality);
    // Most stand too far apart, or overlap.
    let near = own.first.wrapping_sub(before.last) <= GAP;
    if !(near & (alike | acts(before.kind) & acts(own.kind))) {
        return None;
    }
    let between = entities.get(one + 1..two)?;
    if between.iter().any(|other| !matches!(other.kind, Kind::Role | Kind::Nationality)) {
        return None;
    }
    let mut joint = None;
    for at in before.last..own.first {
        if between.iter().any(|other| other.first <= at && at < other.last) {
            continue;
        }
        let word = at as usize;
        let function = context.function(word);
        joint = match context.word(word) {
            "," if joint.is_none() => Some(Joint::Comma),
            "en" if joint != Some(Joint::And) => Some(Joint::And),
            _ if function.any(Function::ARTICLE) && !context.shape(word).has(Shape::MARK) => joint,
            _ => return None,
        };
    }
    joint
}

/// The members of the list that an entity opens, itself first; only itself where it opens none.
pub fn members(context: &Context<'_>, entities: &[Entity], first: usize) -> Vec<u32> {
    let mut found = vec![first as u32];
    let (mut last, mut at, mut closed) = (first, first + 1, false);
    let near = |last: usize, next: &Entity| entities.get(last).is_some_and(|last| next.first.saturating_sub(last.last) <= GAP);
    while let Some(next) = entities.get(at).filter(|_| !closed && found.len() < MEMBERS) {
        match joint(context, entities, last, at) {
            Some(how) => {
                closed = how == Joint::And;
                found.push(at as u32);
                last = at;
            }
            None if matches!(next.kind, Kind::Role | Kind::Nationality) && near(last, next) => {}
            None => break,
        }
        at += 1;
    }
    if !closed {
        // Commas alone set names beside each other, they list none.
        found.truncate(1);
    }
    found
}
