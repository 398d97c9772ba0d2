//! Nouns and adverbs that come back to a state, place or body: "het land", "de stad", "de organisatie", "er", "daar".

use crate::entity::coreference::Reading;
use crate::entity::discourse::{nearness, Antecedent, Sort};
use crate::entity::profile::Profiles;
use crate::entity::scene::{function, is_finite, Position};
use crate::entity::words::{Word, WORDS};
use crate::entity::{Entity, Reference};
use crate::lexicon::List;
use crate::mention::Context;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// So many sentences back such a noun looks.
const REACH: u32 = 4;
/// A state that only an adjective names is soon forgotten.
const REACH_OF_ADJECTIVES: u32 = 1;
/// Bodies are spoken of longer than places.
const REACH_OF_BODIES: u32 = 8;
/// The people of a formation are spoken of right behind it.
const REACH_OF_TROOPS: u32 = 2;
/// Prepositions that stand apart from their "er" or "daar".
const STRANDED: [&str; 17] =
    ["aan", "bij", "door", "mee", "na", "om", "onder", "over", "tegen", "toe", "uit", "van", "voor", "op", "in", "vandaan", "tussen"];

/// The first token of the noun phrase and the entity that it means.
pub fn find(reading: &mut Reading<'_>, entities: &[Entity], word: Word, at: usize) -> Option<(usize, u32)> {
    let first = article(reading.context, at)?;
    if told_apart(reading.context, at) {
        return None;
    }
    let governed = first.checked_sub(1).is_some_and(|before| function(reading.context, before).any(Function::PREPOSITION));
    let found = match word {
        Word::Country => {
            // "Nederland houdt troepen in het land": not the subject's own.
            let clause = reading.scene.clause(at);
            let other = |one: &Antecedent| one.clause != clause;
            last(reading, REACH, governed, |one| one.sort == Sort::Country && other(one))
                .or_else(|| last(reading, REACH_OF_ADJECTIVES, governed, |one| one.sort == Sort::Adjective && other(one)))
        }
        Word::Place(classes) => {
            last(reading, REACH, governed, |one| matches!(one.sort, Sort::Place | Sort::Seat) && has_class(reading, entities, one, classes))
        }
        Word::Organisation(classes) => {
            last(reading, REACH_OF_BODIES, governed, |one| one.sort == Sort::Organisation && has_class(reading, entities, one, classes))
        }
        Word::Troops if !reading.context.shape(at + 1).has(Shape::CAPITAL) => {
            last(reading, REACH_OF_TROOPS, governed, |one| one.sort == Sort::Unit)
        }
        _ => None,
    }?;
    let position = if governed { Position::Oblique } else { Position::Subject };
    let again = found.again(reading, at, position);
    reading.discourse.push(again);
    Some((first, found.target))
}

/// The state of "haar land": that of the person whom the possessive means.
pub fn homeland(context: &Context<'_>, profiles: &Profiles, before: Option<&Reference>, at: usize) -> Option<u32> {
    let possessive = before.filter(|reference| reference.last as usize == at && function(context, at - 1).any(Function::POSSESSIVE))?;
    profiles.profile(possessive.target)?.state
}

/// The token of "het", "dit", "de" or the like before the noun, with at most one adjective between.
fn article(context: &Context<'_>, at: usize) -> Option<usize> {
    for before in (0..at).rev().take(2) {
        let function = function(context, before);
        if function.any(Function::POSSESSIVE) {
            return None;
        }
        if function.any(Function::DEFINITE.with(Function::DEMONSTRATIVE)) {
            return Some(before);
        }
        let adjective = function.is_none()
            && context.word(before).ends_with('e')
            && !context.shape(before).any(Shape::MARK.with(Shape::CAPITAL))
            && WORDS.word(context.hash(before)) != Some(Word::Other)
            && !is_finite(context, before);
        if !adjective {
            return None;
        }
    }
    None
}

/// Whether what follows tells the noun apart ("het land dat", "de stad Odesa", "het land van").
fn told_apart(context: &Context<'_>, at: usize) -> bool {
    let next = at + 1;
    if context.shape(next).has(Shape::CAPITAL) && !context.shape(next).has(Shape::MARK) {
        return true;
    }
    let word = context.word(next);
    matches!(word, "dat" | "die" | "waar" | "van" | "met" | "waarin" | "waarmee" | "tussen" | "achter" | "rond" | "om")
}

/// The one meant: near, and in the same role; none where two are as good.
fn last(reading: &Reading<'_>, reach: u32, governed: bool, fits: impl Fn(&Antecedent) -> bool) -> Option<Antecedent> {
    reading.discourse.best(reading.sentence, reach, |one| {
        let distance = reading.sentence - one.sentence.min(reading.sentence);
        fits(one).then(|| {
            let same = (one.position == Position::Oblique) == governed;
            2 * nearness(distance) + if same { 5 } else { 0 } + if one.position == Position::Subject { 2 } else { 0 }
        })
    })
}

fn has_class(reading: &Reading<'_>, entities: &[Entity], one: &Antecedent, classes: &str) -> bool {
    let Some(entity) = entities.get(one.target as usize) else { return false };
    let name = &reading.context.lists.name;
    let listed = |list| reading.context.longest(entity.first as usize, list).map(|(row, _)| row as usize);
    let class = match one.sort {
        Sort::Organisation => listed(List::Organisation).and_then(|row| name.organisations.get(row)).map(|row| row.class),
        _ => listed(List::Place).and_then(|row| name.places.get(row)).map(|row| row.class),
    };
    class.is_none_or(|class| classes.split('|').any(|one| one == class))
}

/// The place that "er", "daar" or "hier" means; none where the word is empty or belongs to a preposition.
pub fn place(reading: &Reading<'_>, entities: &[Entity], at: usize) -> Option<u32> {
    let context = reading.context;
    let clause = reading.scene.clause(at);
    let empty = context.word(at).eq_ignore_ascii_case("er") && (is_empty(reading, at, clause) || counts(reading, entities, at));
    if empty || belongs_to_preposition(reading, at) {
        return None;
    }
    let near = |one: &Antecedent| nearness(reading.sentence - one.sentence.min(reading.sentence));
    let is_place = |one: &Antecedent| matches!(one.sort, Sort::Place | Sort::Seat | Sort::Country) && one.clause != clause;
    let located = reading
        .discourse
        .best(reading.sentence, 3, |one| (is_place(one) && one.located).then(|| near(one) + i32::from(one.sort != Sort::Country)));
    let oblique =
        || reading.discourse.best(reading.sentence, 1, |one| (is_place(one) && one.position != Position::Subject).then(|| near(one)));
    // What the last sentence names comes before where something was some sentences ago.
    let nearer = located.filter(|one| one.sentence + 1 < reading.sentence).and_then(|_| oblique());
    nearer.or(located).or_else(oblique).map(|one| one.target)
}

/// A number without its noun: "kreeg er vijf", "bestelde er vorig jaar twintig".
fn counts(reading: &Reading<'_>, entities: &[Entity], at: usize) -> bool {
    let clause = reading.scene.clause(at);
    let from = entities.partition_point(|entity| (entity.first as usize) < at);
    let near = entities.iter().skip(from).take(8).take_while(|entity| reading.scene.clause(entity.first as usize) == clause);
    near.into_iter().any(|entity| entity.kind == Kind::Number)
}

/// "er" that only keeps the first place warm: it opens the clause, or stands behind the verb that opens it, or the
/// clause has no other subject before it.
fn is_empty(reading: &Reading<'_>, at: usize, clause: u32) -> bool {
    let context = reading.context;
    let inside = |token: usize| reading.scene.clause(token) == clause && !context.shape(token).has(Shape::MARK);
    let before: Vec<usize> = (0..at).rev().take(20).take_while(|&token| inside(token)).collect();
    let Some(&previous) = before.first() else { return true };
    // "Dat moet er binnen een paar weken zijn."
    let after = (at + 1..reading.end).take(30).take_while(|&token| inside(token)).last();
    if after.is_some_and(|last| matches!(context.word(last), "zijn" | "komen" | "bestaan")) {
        return true;
    }
    if function(context, previous).any(Function::SUBORDINATOR.with(Function::COORDINATOR)) {
        return true;
    }
    // The subject stands before the verb: "De matrozen worden er opgeleid", or between: "gaan de bondgenoten er".
    let named = reading.discourse.within(reading.sentence, 0).any(|one| one.clause == clause && one.position == Position::Subject);
    let definite = before.iter().any(|&token| {
        let governed = token.checked_sub(1).is_some_and(|at| function(context, at).any(Function::PREPOSITION));
        function(context, token).any(Function::DEFINITE.with(Function::DEMONSTRATIVE)) && !governed && token + 1 < at
    });
    let subject = before.iter().any(|&token| function(context, token).any(Function::SUBJECT));
    !(named || definite || subject)
}

/// A preposition at the end of the clause or before its last verbs: "daar … mee", "er … voor terug".
fn belongs_to_preposition(reading: &Reading<'_>, at: usize) -> bool {
    let clause = reading.scene.clause(at);
    let inside = (at + 1..reading.end).take(30).take_while(|&token| reading.scene.clause(token) == clause);
    let far = (at + 1..reading.end).take(40).any(|token| reading.context.word(token) == "mee");
    far || inside.into_iter().any(|token| is_stranded(reading, token))
}

/// Whether no noun phrase stands behind the preposition.
fn is_stranded(reading: &Reading<'_>, at: usize) -> bool {
    let context = reading.context;
    let word = context.word(at);
    if !STRANDED.contains(&word) {
        return false;
    }
    // A particle would be written on to a participle or infinitive; alone at the end it may be one of the finite verb.
    let separable = matches!(word, "aan" | "uit" | "op" | "in" | "toe" | "over" | "door");
    let next = at + 1;
    if next >= reading.end || context.shape(next).has(Shape::MARK) {
        return !separable;
    }
    let verb = context.verb_forms(next).next().is_some() && function(context, next).is_none() && !context.shape(next).has(Shape::CAPITAL);
    let negated = function(context, next).any(Function::NEGATION);
    let noun = context.row(next, List::Noun).is_some() || context.verb_forms(next).any(|form| form.attributive);
    (verb && !noun) || negated || (!separable && context.word(next) == "terug")
}
