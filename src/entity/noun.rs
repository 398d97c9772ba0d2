//! Nouns and adverbs that come back to a state, place or body: "het land", "de stad", "de organisatie", "er", "daar".

use once_cell::sync::Lazy;
use smallvec::SmallVec;

use crate::entity::coreference::Reading;
use crate::entity::discourse::{nearness, Antecedent, Sort};
use crate::entity::list;
use crate::entity::profile::Profiles;
use crate::entity::scene::{is_finite, Position};
use crate::entity::words::{Word, WORDS};
use crate::entity::{Entity, Reference};
use crate::lexicon::{Bits, List};
use crate::mention::{Context, Value};
use crate::text::fold;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// So many sentences back "daar" finds a place.
const REACH_OF_THERE: u32 = 3;
/// So many sentences back "de landen" finds its list.
const REACH_OF_LISTS: u32 = 3;
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

/// Their hashes.
static STRANDED_HASHES: Lazy<[u64; 17]> = Lazy::new(|| STRANDED.map(fold::hash));
/// The same as bits.
static STRANDED_BITS: Lazy<Bits> = Lazy::new(|| STRANDED_HASHES.iter().copied().collect());
/// The hash of "mee".
const WITH: u64 = fold::hash_folded("mee");

/// A border is spoken of as long as a body.
const REACH_OF_BORDERS: u32 = 10;

/// Whether an adjective tells whose a border is: "de Oekraïense grens".
pub fn is_adjective_of_border(context: &Context<'_>, adjective: &Entity) -> bool {
    is_border(context, adjective.last as usize)
}

/// Whether a state is that of a border: "aan de grens met Oekraïne".
pub fn is_state_of_border(context: &Context<'_>, state: &Entity) -> bool {
    let first = state.first as usize;
    let article = first.checked_sub(1).is_some_and(|before| context.function(before).any(Function::ARTICLE));
    let link = first.checked_sub(1 + usize::from(article));
    link.is_some_and(|link| link.checked_sub(1).is_some_and(|at| is_border(context, at)) && matches!(context.word(link), "met" | "van"))
}

fn is_border(context: &Context<'_>, at: usize) -> bool {
    WORDS.word(context.hash(at)) == Some(Word::Border)
}

/// What the plural behind the hyphen of a name is: its members ("NAVO-landen"), or others ("NAVO-troepen").
pub fn many(context: &Context<'_>, entity: &Entity) -> Option<Sort> {
    let last = (entity.last as usize).checked_sub(1)?;
    if entity.span.to() >= context.token(last)?.span.to() {
        return None;
    }
    let (_, head) = context.word(last).rsplit_once('-')?;
    match WORDS.word(fold::hash(head)) {
        Some(Word::Members(_)) => Some(Sort::Group),
        _ => head.ends_with(['n', 's']).then_some(Sort::Blocker),
    }
}

/// "er komen groepen bij" behind "strijdgroepen": the last part of a formation stands for it.
pub fn part(reading: &Reading<'_>, entities: &[Entity], at: usize) -> Option<u32> {
    let context = reading.context;
    let singular = |word: &str| word.trim_end_matches("en").to_owned();
    let own = singular(context.word(at));
    if told_apart(context, at) && context.shape(at + 1).has(Shape::CAPITAL) {
        return None;
    }
    let unit = reading.discourse.of(&[Sort::Unit], reading.sentence, 1).next()?;
    let text = entities.get(unit.target as usize)?.text.to_lowercase();
    let text = singular(&text);
    (text.len() > own.len() && text.ends_with(&own)).then_some(unit.target)
}

/// Plurals that can mean the states of a list.
const NEIGHBOURS: [&str; 6] = ["landen", "staten", "buurlanden", "buren", "partners", "partijen"];

/// The list of states that a plural means, of as many as it counts; none where other states were named since.
fn states(reading: &Reading<'_>, at: usize, count: Option<(usize, &[Entity])>) -> Option<Antecedent> {
    let land = reading.context.word(at).to_lowercase();
    if !NEIGHBOURS.contains(&land.as_str()) {
        return None;
    }
    let list = reading.discourse.of(&[Sort::States], reading.sentence, REACH_OF_LISTS).next()?;
    let counted = count.is_none_or(|(count, entities)| list::members(reading.context, entities, list.target as usize).len() == count);
    counted.then_some(*list)
}

/// The two states of which the text has spoken lately, where there are no more: "Beide landen …".
fn two_states(reading: &Reading<'_>, at: usize) -> Option<(u32, u32)> {
    if !NEIGHBOURS.contains(&reading.context.word(at)) {
        return None;
    }
    let clause = reading.scene.clause(at);
    let states = reading.discourse.of(&[Sort::Country, Sort::Seat], reading.sentence, REACH_OF_LISTS);
    let mut found: Vec<&Antecedent> = Vec::new();
    for one in states.filter(|one| one.clause != clause) {
        if !found.iter().any(|other| other.who == one.who) {
            found.push(one);
        }
    }
    match found.as_slice() {
        [two, one] if two.sort == Sort::Country && one.sort == Sort::Country => Some((one.target, two.target)),
        _ => None,
    }
}

/// "de landen", "beide landen": a plural that means a list, or the two states spoken of.
pub fn states_named(reading: &mut Reading<'_>, at: usize) -> Option<Reference> {
    let first = article(reading.context, at)?;
    if told_apart(reading.context, at) {
        return None;
    }
    let both = reading.context.word(first).eq_ignore_ascii_case("beide");
    let reference = |target: u32, all: bool, also: Option<u32>| Reference { first: first as u32, last: at as u32 + 1, target, all, also };
    match states(reading, at, None) {
        Some(found) => {
            let again = found.again(reading, at, Position::Subject);
            reading.discourse.push(again);
            Some(reference(found.target, true, None))
        }
        None => two_states(reading, at).filter(|_| both).map(|(one, two)| reference(one, false, Some(two))),
    }
}

/// "de twee landen": a counted plural that means a list of as many.
pub fn counted(reading: &mut Reading<'_>, entities: &[Entity], index: usize) -> Option<Reference> {
    let entity = entities.get(index).filter(|entity| entity.kind == Kind::Quantity)?;
    let Value::Quantity { bounds, .. } = &entity.value else { return None };
    let first = (entity.first as usize).checked_sub(1)?;
    let definite = reading.context.function(first).any(Function::DEFINITE.with(Function::DEMONSTRATIVE));
    let count = bounds.min.filter(|_| bounds.min == bounds.max && definite)?;
    let last = (entity.last as usize).checked_sub(1)?;
    if told_apart(reading.context, last) {
        return None;
    }
    let Some(found) = states(reading, last, Some((count as usize, entities))) else {
        let (one, two) = two_states(reading, last).filter(|_| count == 2.0)?;
        return Some(Reference { first: entity.first, last: entity.last, target: one, all: false, also: Some(two) });
    };
    let governed = first.checked_sub(1).is_some_and(|before| reading.context.function(before).any(Function::PREPOSITION));
    let again = found.again(reading, last, if governed { Position::Oblique } else { Position::Subject });
    reading.discourse.push(again);
    Some(Reference { first: entity.first, last: entity.last, target: found.target, all: true, also: None })
}

/// The first token of the noun phrase and the entity that it means, and whether it is the list that this one opens.
pub fn find(reading: &mut Reading<'_>, entities: &[Entity], word: Word, at: usize) -> Option<(usize, u32, bool)> {
    let first = article(reading.context, at)?;
    if told_apart(reading.context, at) {
        return None;
    }
    if word == Word::Border {
        let (sentence, target) = reading.border?;
        return (sentence + REACH_OF_BORDERS >= reading.sentence).then_some((first, target, false));
    }
    let governed = first.checked_sub(1).is_some_and(|before| reading.context.function(before).any(Function::PREPOSITION));
    let found = match word {
        Word::Country => {
            // "Nederland houdt troepen in het land": not the subject's own.
            let clause = reading.scene.clause(at);
            let other = |one: &Antecedent| one.clause != clause;
            last(reading, &[Sort::Country], REACH, governed, other)
                .or_else(|| last(reading, &[Sort::Adjective], REACH_OF_ADJECTIVES, governed, other))
        }
        Word::Place(classes) => {
            last(reading, &[Sort::Place, Sort::Seat], REACH, governed, |one| has_class(reading, entities, one, classes))
        }
        Word::Members("") => None,
        Word::Organisation(classes) | Word::Members(classes) => {
            last(reading, &[Sort::Organisation], REACH_OF_BODIES, governed, |one| has_class(reading, entities, one, classes))
        }
        Word::Troops if !reading.context.shape(at + 1).has(Shape::CAPITAL) => {
            last(reading, &[Sort::Unit], REACH_OF_TROOPS, governed, |_| true)
        }
        _ => None,
    }?;
    let position = if governed { Position::Oblique } else { Position::Subject };
    let again = found.again(reading, at, position);
    reading.discourse.push(again);
    if matches!(word, Word::Members(_)) {
        reading.discourse.push(Antecedent { sort: Sort::Group, ..again });
    }
    Some((first, found.target, found.all))
}

/// The state of "haar land": that of the person whom the possessive means.
pub fn homeland(context: &Context<'_>, profiles: &Profiles, before: Option<&Reference>, at: usize) -> Option<u32> {
    let possessive = before.filter(|reference| reference.last as usize == at && context.function(at - 1).any(Function::POSSESSIVE))?;
    profiles.profile(possessive.target)?.state
}

/// The token of "het", "dit", "de" or the like before the noun, with at most one adjective between.
fn article(context: &Context<'_>, at: usize) -> Option<usize> {
    for before in (0..at).rev().take(2) {
        let function = context.function(before);
        if function.any(Function::POSSESSIVE) {
            return None;
        }
        if function.any(Function::DEFINITE.with(Function::DEMONSTRATIVE)) || context.word(before).eq_ignore_ascii_case("beide") {
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

/// The one of some sorts meant: near, and in the same role; none where two are as good.
fn last(reading: &Reading<'_>, sorts: &[Sort], reach: u32, governed: bool, fits: impl Fn(&Antecedent) -> bool) -> Option<Antecedent> {
    reading.discourse.best(sorts, reading.sentence, reach, |one| {
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
    // "de rebellen" are no body of which nothing is known.
    let (classes, strict) = classes.strip_suffix(" only").map_or((classes, false), |classes| (classes, true));
    class.map_or(!strict, |class| classes.split('|').any(|one| one == class))
}

/// The place that "er", "daar" or "hier" means; none where the word is empty or belongs to a preposition.
pub fn place(reading: &Reading<'_>, entities: &[Entity], at: usize) -> Option<u32> {
    const SORTS: [Sort; 3] = [Sort::Place, Sort::Seat, Sort::Country];
    let context = reading.context;
    let clause = reading.scene.clause(at);
    let there = reading.there.filter(|&(sentence, _)| sentence == reading.sentence);
    let none = reading.discourse.of(&SORTS, reading.sentence, REACH_OF_THERE).next().is_none() && there.is_none();
    if none || belongs_to_preposition(reading, at) {
        return None;
    }
    if context.word(at).eq_ignore_ascii_case("er") && (is_empty(reading, at, clause) || counts(reading, entities, at)) {
        // "Daar staan tanks, ook varen er schepen": the place goes on.
        let behind = entities.partition_point(|entity| (entity.first as usize) < at);
        let end = reading.scene.from(at, reading.end).end;
        let own = entities.iter().skip(behind).take_while(|entity| (entity.first as usize) < end);
        let placed = own.into_iter().any(|entity| matches!(entity.kind, Kind::Place | Kind::Country));
        return there.filter(|_| !placed).map(|(_, target)| target);
    }
    let near = |one: &Antecedent| nearness(reading.sentence - one.sentence.min(reading.sentence));
    // Where another state has taken the stage since, the place is no longer spoken of.
    let staged = |one: &Antecedent| {
        let after = |other: &&Antecedent| other.sentence > one.sentence && other.sentence < reading.sentence;
        let other = |other: &Antecedent| other.position == Position::Subject && other.who != one.who;
        one.sentence + REACH_OF_THERE == reading.sentence
            && reading.discourse.of(&[Sort::Country], reading.sentence, REACH_OF_THERE).filter(after).any(other)
    };
    // "De bendes hebben Goma in handen. Daar …": what was named just before needs no preposition.
    let close = |one: &Antecedent| {
        // "de hoofdstad X" is no government.
        let told = || {
            let before = entities.get(one.target as usize).and_then(|entity| (entity.first as usize).checked_sub(1));
            before.is_some_and(|before| matches!(WORDS.word(context.hash(before)), Some(Word::Place(_))))
        };
        let place = one.sort == Sort::Place || (one.sort == Sort::Seat && (one.position != Position::Subject || told()));
        place && one.sentence + 1 == reading.sentence
    };
    let located = reading.discourse.best(&SORTS, reading.sentence, REACH_OF_THERE, |one| {
        let fits = one.clause != clause && (close(one) || one.located && !staged(one));
        fits.then(|| 2 * near(one) + if one.located { 14 } else { 0 } + i32::from(one.sort != Sort::Country))
    });
    let oblique = || {
        reading
            .discourse
            .best(&SORTS, reading.sentence, 1, |one| (one.clause != clause && one.position != Position::Subject).then(|| near(one)))
    };
    // What the last sentence names comes before where something was some sentences ago.
    let nearer = located.filter(|one| one.sentence + 1 < reading.sentence).and_then(|_| oblique());
    nearer.or(located).or_else(oblique).map(|one| one.target)
}

/// A number without its noun: "kreeg er vijf", "bestelde er vorig jaar twintig".
fn counts(reading: &Reading<'_>, entities: &[Entity], at: usize) -> bool {
    let end = reading.scene.from(at, reading.end).end;
    let from = entities.partition_point(|entity| (entity.first as usize) < at);
    let near = entities.iter().skip(from).take(8).take_while(|entity| (entity.first as usize) < end);
    near.into_iter().any(|entity| entity.kind == Kind::Number)
}

/// "er" that only keeps the first place warm: it opens the clause, or stands behind the verb that opens it, or the
/// clause has no other subject before it.
fn is_empty(reading: &Reading<'_>, at: usize, clause: u32) -> bool {
    let context = reading.context;
    let inside = |token: usize| !context.shape(token).has(Shape::MARK);
    let before: SmallVec<[usize; 20]> = reading.scene.before(at).rev().take(20).take_while(|&token| inside(token)).collect();
    let Some(&previous) = before.first() else { return true };
    // "Dat moet er binnen een paar weken zijn."
    let after = reading.scene.from(at, reading.end).skip(1).take(30).take_while(|&token| inside(token)).last();
    if after.is_some_and(|last| matches!(context.word(last), "zijn" | "komen" | "bestaan")) {
        return true;
    }
    if context.function(previous).any(Function::SUBORDINATOR.with(Function::COORDINATOR)) {
        return true;
    }
    // The subject stands before the verb: "De matrozen worden er opgeleid", or between: "gaan de bondgenoten er".
    let named = reading.discourse.subject(&Sort::ALL, reading.sentence, 0, |one| one.clause == clause).is_some();
    let definite = before.iter().any(|&token| {
        let governed = token.checked_sub(1).is_some_and(|at| context.function(at).any(Function::PREPOSITION));
        context.function(token).any(Function::DEFINITE.with(Function::DEMONSTRATIVE)) && !governed && token + 1 < at
    });
    let subject = before.iter().any(|&token| context.function(token).any(Function::SUBJECT));
    !(named || definite || subject)
}

/// A preposition at the end of the clause or before its last verbs: "daar … mee", "er … voor terug".
fn belongs_to_preposition(reading: &Reading<'_>, at: usize) -> bool {
    let inside = reading.scene.from(at, reading.end).skip(1).take(30);
    let far = (at + 1..reading.end).take(40).any(|token| reading.context.hash(token) == WITH && reading.context.word(token) == "mee");
    far || inside.into_iter().any(|token| STRANDED_BITS.may_hold(reading.context.hash(token)) && is_stranded(reading, token))
}

/// Whether no noun phrase stands behind the preposition.
fn is_stranded(reading: &Reading<'_>, at: usize) -> bool {
    let context = reading.context;
    let word = context.word(at);
    if !STRANDED_HASHES.contains(&context.hash(at)) || !STRANDED.contains(&word) {
        return false;
    }
    // A particle would be written on to a participle or infinitive; alone at the end it may be one of the finite verb.
    let separable = matches!(word, "aan" | "uit" | "op" | "in" | "toe" | "over" | "door");
    let next = at + 1;
    if next >= reading.end || context.shape(next).has(Shape::MARK) {
        return !separable;
    }
    let verb = context.verb_forms(next).next().is_some() && context.function(next).is_none() && !context.shape(next).has(Shape::CAPITAL);
    let negated = context.function(next).any(Function::NEGATION);
    let noun = context.row(next, List::Noun).is_some() || context.verb_forms(next).any(|form| form.attributive);
    (verb && !noun) || negated || (!separable && context.word(next) == "terug")
}
