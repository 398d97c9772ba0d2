//! Co-reference: one reading of the text from front to back, in which each description and pronoun finds what it means.

use crate::entity::dateline::{closes_dateline, is_dateline};
use crate::entity::description;
use crate::entity::discourse::{Antecedent, Discourse, Sort};
use crate::entity::landmark::Landmarks;
use crate::entity::list::{self, Joint};
use crate::entity::noun;
use crate::entity::person::Named;
use crate::entity::profile::{self, Profiles};
use crate::entity::pronoun;
use crate::entity::scene::{self, Position, Scene, Stand};
use crate::entity::speaker::{self, Offices};
use crate::entity::words::{Gender, Told, Word, WORDS};
use crate::entity::{Entity, Reference, Referent};
use crate::lexicon::List;
use crate::mention::{Context, Text, Value};
use crate::sentence::Quotation;
use crate::text::fold;
use crate::token::Shape;
use crate::value::{Class, Kind};

/// Prepositions that say where, as hashes.
const PLACES: [u64; 10] = [
    fold::hash_folded("in"),
    fold::hash_folded("naar"),
    fold::hash_folded("op"),
    fold::hash_folded("bij"),
    fold::hash_folded("boven"),
    fold::hash_folded("rond"),
    fold::hash_folded("nabij"),
    fold::hash_folded("richting"),
    fold::hash_folded("binnen"),
    fold::hash_folded("tot"),
];

/// What the reading knows at the word at hand.
pub struct Reading<'a> {
    /// The text.
    pub context: &'a Context<'a>,
    /// How entities stand in their sentences.
    pub scene: &'a Scene,
    /// What was spoken of.
    pub discourse: &'a mut Discourse,
    /// The sentence at hand.
    pub sentence: u32,
    /// Its first token.
    pub first: usize,
    /// The token behind its last.
    pub end: usize,
    /// Titles with the body that they act for.
    pub offices: &'a mut Offices,
    /// The opening mark of the quotation last looked at, and the entity that names whom its speaker acts for.
    pub quoted: Option<(u32, Option<u32>)>,
    /// The same with the sentence, for the quotations that run on.
    pub speaker: Option<(u32, Option<u32>)>,
    /// The place that "daar" or "er" last meant, with the sentence.
    pub there: Option<(u32, u32)>,
    /// The list that the last name may stand in: its first and its last entity.
    pub run: Option<(usize, usize)>,
    /// The state whose border was named last, with the sentence.
    pub border: Option<(u32, u32)>,
}

/// What the reading works with, kept from one document to the next for its memory.
#[derive(Default)]
pub struct Room {
    scene: Scene,
    profiles: Profiles,
    discourse: Discourse,
    offices: Offices,
}

impl Room {
    /// Writes the code of the state for which each person of the last document acts, by the person's entities.
    pub fn governed(&self, states: &mut Vec<Option<Text>>) {
        self.profiles.governed(states);
    }
}

/// Resolves descriptions into the entities' referents, and writes the words that stand for an entity. Linear in the text:
/// each look back is bounded.
pub fn resolve(
    context: &Context<'_>,
    told: &[Told],
    landmarks: &mut Landmarks,
    named: &[Named],
    entities: &mut [Entity],
    references: &mut Vec<Reference>,
    room: &mut Room,
) {
    let Room { scene, profiles, discourse, offices } = room;
    scene::read(context, landmarks, entities, scene);
    profile::gather(context, entities, named, profiles);
    discourse.clear();
    offices.clear();
    let quotes = context.quotations;
    let mut reading = Reading {
        context,
        scene,
        discourse,
        sentence: 0,
        first: 0,
        end: 0,
        offices,
        quoted: None,
        speaker: None,
        border: None,
        run: None,
        there: None,
    };
    references.clear();
    let (mut next, mut quote, mut own) = (0, 0, 0);
    for (index, sentence) in context.sentences.iter().enumerate() {
        reading.sentence = index as u32;
        reading.end = sentence.last as usize;
        if sentence.is_heading() {
            reading.discourse.clear();
        }
        let mut at = sentence.first as usize;
        reading.first = at;
        // From entity to entity and from word to word: no other token is looked at.
        loop {
            while told.get(own).is_some_and(|told| told.at < at.min(reading.end)) {
                own += 1;
            }
            let word = told.get(own).map_or(usize::MAX, |told| told.at);
            let entity = entities.get(next).map_or(usize::MAX, |entity| entity.first as usize).max(at);
            at = word.min(entity);
            if at >= reading.end {
                break;
            }
            if entity == at {
                let until = entities.get(next).map_or(at + 1, |entity| (entity.last as usize).max(at + 1));
                while entities.get(next).is_some_and(|entity| (entity.first as usize) < until) {
                    enter(&mut reading, entities, profiles, next);
                    references.extend(noun::counted(&mut reading, entities, next));
                    next += 1;
                }
                at = until;
                continue;
            }
            while quotes.get(quote).is_some_and(|quote| quote.close as usize <= at) {
                quote += 1;
            }
            let Some(&Told { word, .. }) = told.get(own) else { break };
            let home = if word == Word::Country { noun::homeland(context, profiles, references.last(), at) } else { None };
            let found = match home {
                Some(target) => Some(Reference { first: at as u32, last: at as u32 + 1, target, all: false, also: None }),
                None => refer(&mut reading, entities, profiles, word, at, quotes.get(quote)),
            };
            at = found.map_or(at + 1, |found| found.last as usize);
            references.extend(found);
        }
        if sentence.is_heading() {
            reading.discourse.clear();
        }
    }
}

/// What a word of the list stands for here.
fn refer(
    reading: &mut Reading<'_>,
    entities: &[Entity],
    profiles: &Profiles,
    word: Word,
    at: usize,
    quote: Option<&Quotation>,
) -> Option<Reference> {
    if reading.context.shape(at).has(Shape::CAPITAL) && !reading.opens_sentence(at) && !pronoun::opens_quote(reading.context, at) {
        return None;
    }
    let quoted = quote.is_some_and(|quote| (quote.open as usize) < at);
    let (first, target, all) = match word {
        Word::Members("") => return noun::states_named(reading, at),
        Word::Country | Word::Place(_) | Word::Organisation(_) | Word::Members(_) | Word::Troops | Word::Border => {
            noun::find(reading, entities, word, at)?
        }
        Word::Part => (at, noun::part(reading, entities, at)?, false),
        Word::We => (at, speaker::of_quotation(reading, entities, profiles, quote.filter(|_| quoted)?)?, false),
        _ if quoted => return None,
        Word::There => {
            let target = noun::place(reading, entities, at)?;
            reading.there = Some((reading.sentence, target));
            (at, target, false)
        }
        _ => {
            let found = pronoun::find(reading, entities, word, at)?;
            (at, found.target, found.all)
        }
    };
    Some(Reference { first: first as u32, last: at as u32 + 1, target, all, also: None })
}

/// The kinds of entities that a word further on can mean, as bits.
const SPOKEN_OF: u32 = {
    let (mut kinds, mut rest) = (
        0,
        [Kind::Person, Kind::Country, Kind::Nationality, Kind::Place, Kind::Organisation, Kind::Unit, Kind::Role, Kind::Quantity]
            .as_slice(),
    );
    while let [kind, behind @ ..] = rest {
        kinds |= 1 << *kind as u32;
        rest = behind;
    }
    kinds
};

/// Takes an entity in: resolves it if it is a description, and remembers it.
fn enter(reading: &mut Reading<'_>, entities: &mut [Entity], profiles: &mut Profiles, index: usize) {
    let Some(entity) = entities.get(index).filter(|entity| SPOKEN_OF >> entity.kind as u32 & 1 != 0) else { return };
    let context = reading.context;
    let stand = reading.scene.stands.get(index).copied().unwrap_or_default();
    let mut one = antecedent(reading, index, &stand);
    match &entity.value {
        Value::Person { .. } => {
            let Some(number) = profiles.of.get(index).copied().flatten() else { return };
            one.who = u64::from(number);
            one.sort = Sort::Person;
            if let Some(profile) = profiles.all.get_mut(number as usize) {
                profile.last = Some(index as u32);
                one.gender = profile.gender;
            }
        }
        Value::Role { title, .. } => {
            if profiles.beside.get(index).copied().flatten().is_some() {
                return;
            }
            one.who = named(context, entity, title);
            if !description::is_singular_title(&entity.text, title) {
                one.sort = Sort::Group;
                let body = reading.offices.body(context, entities, index);
                if let Some(entity) = entities.get_mut(index) {
                    entity.acts_for = body;
                }
                return reading.discourse.push(one);
            }
            one.sort = Sort::Person;
            one.named = false;
            one.gender = WORDS.title(title).gender;
            let found = description::of_title(context, entities, index, profiles, reading.discourse, reading.sentence);
            let body = found.and_then(|found| profiles.profile(found)).and_then(speaker::of_profile);
            if let Some(entity) = entities.get_mut(index) {
                entity.acts_for = body;
            }
            stand_for(entities, profiles, index, found, &mut one);
        }
        Value::Nationality { code } => {
            if noun::is_adjective_of_border(context, entity) {
                reading.border = Some((reading.sentence, index as u32));
            }
            one.who = named(context, entity, code);
            match description::number_of_inhabitants(context, entity) {
                Some(true) if profiles.beside.get(index).copied().flatten().is_none() => {
                    one.sort = Sort::Person;
                    one.named = false;
                    let found = description::of_inhabitant(context, entities, index, profiles, reading.discourse, reading.sentence);
                    stand_for(entities, profiles, index, found, &mut one);
                }
                Some(true) => return,
                Some(false) => one.sort = Sort::Group,
                None => return reading.discourse.push(Antecedent { sort: Sort::Adjective, ..one }),
            }
        }
        Value::Country { code, .. } => {
            if noun::is_state_of_border(context, entity) {
                reading.border = Some((reading.sentence, index as u32));
            }
            one.who = named(context, entity, code);
            one.sort = Sort::Country;
        }
        Value::Place { name, .. } => {
            if !is_dateline(context, entity) {
                let sort = if entity.referent.is_some() { Sort::Seat } else { Sort::Place };
                reading.discourse.push(Antecedent { sort, who: named(context, entity, name), ..one });
            }
            return;
        }
        Value::Organisation { name } => {
            if closes_dateline(context, entity) {
                return;
            }
            one.who = named(context, entity, name);
            one.sort = Sort::Organisation;
            // "NAVO-landen" are spoken of as one and as many, "NAVO-troepen" as others.
            let of = || stand.preposition.is_some_and(|at| context.word(at as usize).eq_ignore_ascii_case("van"));
            if let Some(many) = noun::many(context, entity).filter(|_| !of()) {
                reading.discourse.push(Antecedent { sort: many, ..one });
            }
        }
        Value::Unit { name, .. } => {
            return reading.discourse.push(Antecedent { sort: Sort::Unit, who: named(context, entity, name), ..one });
        }
        Value::Quantity { class, noun, .. } => {
            let sort = match class {
                // "Zij worden in X gelegerd": the soldiers that were counted before.
                Class::Personnel => Sort::Group,
                Class::Person | Class::Member => Sort::Blocker,
                _ => return,
            };
            return reading.discourse.push(Antecedent { sort, who: named(context, entity, noun), ..one });
        }
        _ => return,
    }
    reading.discourse.push(one);
    listed(reading, entities, index, one);
}

/// The number of all that is named so; persons are told apart by their profiles.
fn named(context: &Context<'_>, entity: &Entity, label: &str) -> u64 {
    entity.label_hash(context, label) | 1 << 63
}

/// Remembers the list that a person, people, a state or a body closes, as something of its own.
fn listed(reading: &mut Reading<'_>, entities: &[Entity], index: usize, one: Antecedent) {
    let run = reading.run.and_then(|(first, last)| Some((first, list::joint(reading.context, entities, last, index)?)));
    let Some((first, joint)) = run else {
        reading.run = Some((index, index));
        return;
    };
    reading.run = Some((first, index));
    if joint == Joint::And {
        let sort = if matches!(one.sort, Sort::Person | Sort::Group) { Sort::Group } else { Sort::States };
        reading.discourse.push(Antecedent { target: first as u32, who: first as u64, sort, gender: None, all: true, ..one });
    }
}

/// Gives a description its person; without one it stands for itself.
fn stand_for(entities: &mut [Entity], profiles: &mut Profiles, index: usize, found: Option<u32>, one: &mut Antecedent) {
    let Some(target) = found else { return };
    if let Some(entity) = entities.get_mut(index) {
        entity.referent = Some(Referent::Entity(target));
    }
    let number = profiles.of.get(target as usize).copied().flatten();
    if let Some((number, profile)) = number.and_then(|number| Some((number, profiles.all.get_mut(number as usize)?))) {
        // "de bewindsvrouw": the title tells what the name did not.
        profile.gender = profile.gender.or(one.gender);
        one.gender = profile.gender;
        one.who = u64::from(number);
        one.named = true;
        one.target = target;
    }
}

/// What an entity is as it stands, before its sort and name are told.
fn antecedent(reading: &Reading<'_>, index: usize, stand: &Stand) -> Antecedent {
    let located = stand.preposition.is_some_and(|at| {
        let word = reading.context.hash(at as usize);
        PLACES.iter().fold(false, |found, place| found | (*place == word))
    });
    Antecedent {
        target: index as u32,
        who: index as u64,
        sort: Sort::Blocker,
        sentence: reading.sentence,
        clause: stand.clause,
        position: stand.position,
        located,
        gender: None::<Gender>,
        named: true,
        all: false,
    }
}

impl Reading<'_> {
    /// Whether the token opens its sentence, as [`Context::opens_sentence`] tells; at no cost in the sentence at hand.
    pub fn opens_sentence(&self, at: usize) -> bool {
        if at < self.first || at >= self.end {
            return self.context.opens_sentence(at);
        }
        (self.first..at).all(|before| self.context.shape(before).has(Shape::MARK))
    }
}

/// Whether the word at `at` can be a noun: no mark, no function word, no verb form.
pub fn is_nominal(context: &Context<'_>, at: usize) -> bool {
    !context.shape(at).has(Shape::MARK)
        && context.function(at).is_none()
        && (context.verb_forms(at).next().is_none() || context.row(at, List::Noun).is_some())
}

impl Antecedent {
    /// The mention by a pronoun.
    pub fn again(self, reading: &Reading<'_>, at: usize, position: Position) -> Antecedent {
        Antecedent { sentence: reading.sentence, clause: reading.scene.clause(at), position, located: false, ..self }
    }
}
