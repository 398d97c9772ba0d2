//! Nouns and adverbs that come back to a state, place or body: "het land", "de stad", "de organisatie", "er", "daar".

use crate::entity::coreference::Reading;
use crate::entity::discourse::{nearness, Antecedent, Sort};
use crate::entity::scene::{function, is_finite, Position};
use crate::entity::words::{Word, WORDS};
use crate::entity::Entity;
use crate::lexicon::List;
use crate::mention::Context;
use crate::token::function::Function;
use crate::token::Shape;

/// So many sentences back such a noun looks.
const REACH: u32 = 4;

/// The first token of the noun phrase and the entity that it means.
pub fn find(reading: &mut Reading<'_>, entities: &[Entity], word: Word, at: usize) -> Option<(usize, u32)> {
    let first = article(reading.context, at)?;
    if told_apart(reading.context, at) {
        return None;
    }
    let governed = first.checked_sub(1).is_some_and(|before| function(reading.context, before).any(Function::PREPOSITION));
    let found = match word {
        Word::Country => last(reading, governed, |one| matches!(one.sort, Sort::Country)),
        Word::Place(classes) => {
            last(reading, governed, |one| matches!(one.sort, Sort::Place | Sort::Seat) && has_class(reading, entities, one, classes))
        }
        Word::Organisation(classes) => {
            last(reading, governed, |one| matches!(one.sort, Sort::Organisation) && has_class(reading, entities, one, classes))
        }
        _ => None,
    }?;
    let position = if governed { Position::Oblique } else { Position::Subject };
    let again = found.again(reading, at, position);
    reading.discourse.push(again);
    Some((first, found.target))
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
fn last(reading: &Reading<'_>, governed: bool, fits: impl Fn(&Antecedent) -> bool) -> Option<Antecedent> {
    reading.discourse.best(reading.sentence, REACH, |one| {
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
pub fn place(reading: &Reading<'_>, at: usize) -> Option<u32> {
    let context = reading.context;
    let clause = reading.scene.clause(at);
    let word = context.word(at).to_lowercase();
    let next = at + 1;
    if belongs_to_preposition(reading, at, clause) || function(context, next).any(Function::PREPOSITION) && !word.starts_with("daar") && word != "hier" && is_stranded(reading, next) {
        return None;
    }
    if word == "er" && (is_empty(reading, at, clause) || counts(context, next)) {
        return None;
    }
    // "daar" and "hier" as a subordinator or before "niet … mee" have their verb at the end or another word.
    let places = |one: &Antecedent| {
        matches!(one.sort, Sort::Place | Sort::Seat | Sort::Country) && one.located && !(one.clause == clause && one.sentence == reading.sentence)
    };
    let found = reading.discourse.best(reading.sentence, 2, |one| places(one).then(|| nearness(reading.sentence - one.sentence.min(reading.sentence)) + i32::from(one.sort == Sort::Place)));
    let found = found.or_else(|| {
        let oblique = |one: &Antecedent| matches!(one.sort, Sort::Place | Sort::Country) && one.position != Position::Subject && one.clause != clause;
        reading.discourse.best(reading.sentence, 1, |one| oblique(one).then(|| nearness(reading.sentence - one.sentence.min(reading.sentence))))
    })?;
    Some(found.target)
}

/// A number without its noun: "kreeg er vijf", "hebben er 53,".
fn counts(context: &Context<'_>, at: usize) -> bool {
    let number = context.shape(at).has(Shape::DIGIT) || context.row(at, List::Number).is_some();
    number && (context.row(at + 1, List::Noun).is_none() || context.shape(at + 1).has(Shape::MARK))
}

/// "er" that only keeps the first place warm: it opens the clause, or stands behind the verb that opens it, or the
/// clause has no other subject before it.
fn is_empty(reading: &Reading<'_>, at: usize, clause: u32) -> bool {
    let context = reading.context;
    let inside = |token: usize| reading.scene.clause(token) == clause && !context.shape(token).has(Shape::MARK);
    let before: Vec<usize> = (0..at).rev().take(20).take_while(|&token| inside(token)).collect();
    let Some(&previous) = before.first() else { return true };
    if function(context, previous).any(Function::SUBORDINATOR.with(Function::COORDINATOR)) {
        return true;
    }
    // The subject stands before the verb: "De matrozen worden er opgeleid", or between: "gaan de bondgenoten er".
    let named = reading.discourse.within(reading.sentence, 0).any(|one| one.clause == clause && one.position == Position::Subject);
    let definite = before.iter().any(|&token| {
        let noun = token + 1;
        function(context, token).any(Function::DEFINITE.with(Function::DEMONSTRATIVE)) && !(0..1).any(|_| token.checked_sub(1).is_some_and(|at| function(context, at).any(Function::PREPOSITION))) && noun < at
    });
    let subject = before.iter().any(|&token| function(context, token).any(Function::SUBJECT));
    !(named || definite || subject)
}

/// A preposition at the end of the clause or before its last verbs: "daar … mee", "er … voor terug".
fn belongs_to_preposition(reading: &Reading<'_>, at: usize, clause: u32) -> bool {
    let last = (at + 1..reading.end).take(30).take_while(|&token| reading.scene.clause(token) == clause);
    last.into_iter().any(|token| is_stranded(reading, token))
}

/// Whether no noun phrase stands behind the preposition.
fn is_stranded(reading: &Reading<'_>, at: usize) -> bool {
    let context = reading.context;
    let word = context.word(at);
    if !matches!(word, "aan" | "bij" | "door" | "mee" | "na" | "om" | "onder" | "over" | "tegen" | "toe" | "uit" | "van" | "voor" | "op" | "in" | "vandaan") || at >= reading.end {
        return false;
    }
    let next = at + 1;
    let closes = next >= reading.end || context.shape(next).has(Shape::MARK);
    let particle = |at: usize| reading.context.verb_forms(at).any(|form| form.joined);
    let _ = particle;
    // Separable particles look the same: "richtte er een basis in".
    let separable = matches!(word, "aan" | "uit" | "op" | "in" | "toe" | "over" | "door");
    (closes && !separable) || (!closes && !separable && is_finite(context, next)) || (!closes && matches!(function(context, next), f if f.any(Function::NEGATION)))
}
