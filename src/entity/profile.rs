//! Profiles: what the document says of each person beside the name, by which a description finds the person.

use once_cell::sync::Lazy;
use smallvec::SmallVec;

use crate::entity::discourse::{Discourse, Sort};
use crate::entity::person::Named;
use crate::entity::scene::is_finite;
use crate::entity::speaker;
use crate::entity::words::{Gender, Title, WORDS};
use crate::entity::Entity;
use crate::lexicon::{HashKeyed, List};
use crate::mention::{Context, Text, Value};
use crate::text::fold;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// A title that the document gives a person.
#[derive(Clone, Debug)]
pub struct Held {
    /// Whom it groups the person with.
    pub row: Title,
    /// The body, folded and hashed.
    pub organisation: Option<u64>,
    /// The state's code.
    pub country: Option<Text>,
}

/// What is known of one person.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// By the first name or a title.
    pub gender: Option<Gender>,
    /// The titles, in the order of the text.
    pub titles: SmallVec<[Held; 1]>,
    /// The code of the state that an adjective or noun beside the name says.
    pub nationality: Option<&'static str>,
    /// The index of the entity that says so.
    pub state: Option<u32>,
    /// The index of the entity that names the body or state that the person acts for.
    pub body: Option<u32>,
    /// Whether a title makes the person act for a state: president, minister.
    pub governs: bool,
    /// The index of the first mention.
    pub first: u32,
    /// The index of the last mention that the reading has passed.
    pub last: Option<u32>,
}

impl Profile {
    /// The code of the person's state, by a title or else by the nationality.
    fn state(&self) -> Option<Text> {
        let held = self.titles.iter().find_map(|held| held.country.clone());
        held.or(self.nationality.map(Text::Borrowed))
    }

    /// Whether the person acts for a state.
    fn acts(&self) -> bool {
        self.governs && (self.nationality.is_some() || self.titles.iter().any(|held| held.country.is_some()))
    }
}

/// The groups of titles whose bearers act for their state.
static GOVERNING: Lazy<[u64; 3]> = Lazy::new(|| ["bewind", "staatshoofd", "regeringsleider"].map(fold::hash));

/// So many persons are all weighed for a description; of more, those that were spoken of lately.
const WEIGHED: usize = 64;

/// The persons of a document.
#[derive(Default)]
pub struct Profiles {
    /// One for each person.
    pub all: Vec<Profile>,
    /// For each entity the person it names.
    pub of: Vec<Option<u32>>,
    /// For each entity the person's entity that it is the title or nationality of.
    pub beside: Vec<Option<u32>>,
    /// The person of each name, by its hash.
    by_name: HashKeyed<u32>,
}

impl Profiles {
    /// Writes the code of the state for which each governing person acts, by the person's entities; nothing where none does.
    pub fn governed(&self, states: &mut Vec<Option<Text>>) {
        states.clear();
        if self.all.iter().any(Profile::acts) {
            let state = |number: u32| self.all.get(number as usize).filter(|profile| profile.acts())?.state();
            states.extend(self.of.iter().map(|number| state((*number)?)));
        }
    }

    /// The profile of the person that an entity names.
    pub fn profile(&self, entity: u32) -> Option<&Profile> {
        let number = self.of.get(entity as usize).copied().flatten()?;
        self.all.get(number as usize)
    }

    /// The persons that a description can mean, so that long texts stay linear.
    pub fn candidates(&self, discourse: &Discourse) -> Vec<&Profile> {
        if self.all.len() <= WEIGHED {
            return self.all.iter().collect();
        }
        let mut recent: Vec<u32> =
            discourse.of(&[Sort::Person], 0, u32::MAX).filter_map(|one| self.of.get(one.target as usize).copied().flatten()).collect();
        recent.sort_unstable();
        recent.dedup();
        recent.iter().filter_map(|&number| self.all.get(number as usize)).collect()
    }
}

/// Gathers the profiles anew. Linear in the entities.
pub fn gather(context: &Context<'_>, entities: &[Entity], named: &[Named], profiles: &mut Profiles) {
    let Profiles { all, of, beside: titles, by_name } = profiles;
    all.clear();
    by_name.clear();
    all.reserve(named.len());
    by_name.reserve(named.len());
    for places in [of, titles] {
        places.clear();
        places.resize(entities.len(), None);
    }
    for &Named { entity: index, name: hash, given, .. } in named {
        let Some(Value::Person { name, known_as }) = entities.get(index).map(|entity| &entity.value) else { continue };
        let all = &mut profiles.all;
        let profile = *profiles.by_name.entry(hash).or_insert_with(|| {
            let own = given.and_then(|first| WORDS.gender(first)).or_else(|| of_part(name));
            let gender = own.or_else(|| gender(known_as.as_deref()?));
            all.push(Profile { gender, first: index as u32, ..Profile::default() });
            all.len() as u32 - 1
        });
        if let Some(place) = profiles.of.get_mut(index) {
            *place = Some(profile);
        }
        let beside = beside(context, entities, index);
        if beside != [None; 3] {
            for beside in beside.into_iter().flatten() {
                take(context, entities, profiles, profile as usize, index, beside);
            }
        }
    }
}

/// The gender of the first name, where there is one beside the surname.
fn gender(name: &str) -> Option<Gender> {
    let (first, _) = name.split_once(' ')?;
    WORDS.gender(fold::hash(first)).or_else(|| of_part(name))
}

/// The gender of the first part of a first name with a hyphen.
fn of_part(name: &str) -> Option<Gender> {
    let (first, _) = name.split_once(' ')?.0.split_once('-')?;
    WORDS.gender(fold::hash(first))
}

/// So many words may stand between a title and the name behind it.
const GAP: u32 = 8;

/// The entities that say something of the person: the title before or behind the name, and the adjective before it.
fn beside(context: &Context<'_>, entities: &[Entity], person: usize) -> [Option<usize>; 3] {
    let Some(own) = entities.get(person) else { return [None; 3] };
    let before = |index: usize| index.checked_sub(1).filter(|&index| entities.get(index).is_some_and(|other| other.last <= own.first));
    // "minister X", "baas van de NAVO X", "de baas van de NAVO, X,".
    let mut title = before(person);
    for _ in 0..3 {
        let Some(other) = title.and_then(|index| entities.get(index)) else { break };
        if other.last + GAP < own.first {
            title = None;
            break;
        }
        if other.kind == Kind::Role || (other.kind == Kind::Nationality && other.last == own.first) {
            break;
        }
        title = title.and_then(before);
    }
    let title = title.filter(|&index| entities.get(index).is_some_and(|other| reaches(context, other, own)));
    let adjective = title.and_then(before).filter(|&index| {
        let pair = entities.get(index).zip(title.and_then(|title| entities.get(title)));
        pair.is_some_and(|(adjective, title)| adjective.kind == Kind::Nationality && title.first.saturating_sub(adjective.last) <= 2)
    });
    [title, adjective, behind(context, entities, person)]
}

/// Whether a title before a name belongs to it.
fn reaches(context: &Context<'_>, title: &Entity, person: &Entity) -> bool {
    if !matches!(title.kind, Kind::Role | Kind::Nationality) {
        return false;
    }
    let (from, to) = (title.last as usize, person.first as usize);
    if from == to {
        return true;
    }
    if title.kind == Kind::Nationality || title.last + GAP < person.first {
        return false;
    }
    let comma = context.sign(to - 1) == b',';
    let linked = context.word(from) == "van" || (comma && to - from == 1);
    let closed = !comma || context.shape(person.last as usize).has(Shape::MARK);
    let inner = from..to - usize::from(comma);
    linked && closed && inner.clone().all(|at| !context.shape(at).has(Shape::MARK) && !is_finite(context, at) && context.word(at) != "en")
}

/// "X (44), het hoofd van de opleiding": the title behind the name.
fn behind(context: &Context<'_>, entities: &[Entity], person: usize) -> Option<usize> {
    let own = entities.get(person)?;
    let mut at = own.last as usize;
    if !context.shape(at).has(Shape::MARK) {
        return None;
    }
    if context.sign(at) == b'(' {
        at = (at..at + 6).find(|&at| context.sign(at) == b')')? + 1;
    }
    if context.sign(at) != b',' {
        return None;
    }
    let near = entities.iter().enumerate().skip(person + 1).take(6);
    let (index, title) = near.clone().find(|(_, other)| other.kind == Kind::Role && other.first as usize > at)?;
    let gap = at + 1..title.first as usize;
    let clean = gap.len() <= 4 && gap.clone().all(|at| !context.shape(at).has(Shape::MARK) && !is_finite(context, at));
    let other_name = entities.get(index + 1).is_some_and(|next| next.kind == Kind::Person && next.first == title.last);
    let conjunction =
        gap.clone().any(|at| context.function(at).any(Function::COORDINATOR.with(Function::PREPOSITION).with(Function::SUBORDINATOR)));
    (clean && !other_name && !conjunction).then_some(index)
}

fn take(context: &Context<'_>, entities: &[Entity], profiles: &mut Profiles, profile: usize, person: usize, beside: usize) {
    let (Some(entity), Some(own)) = (entities.get(beside), profiles.all.get_mut(profile)) else { return };
    match &entity.value {
        Value::Role { title, organisation, country } => {
            let row = WORDS.title(title);
            own.gender = own.gender.or(row.gender);
            let former = title.starts_with("oud-") || title.starts_with("ex-");
            own.governs |= !former && speaker::is_of(&row, &*GOVERNING);
            let held = Held { row, organisation: organisation.as_deref().map(fold::hash), country: country.clone() };
            if own.body.is_none() {
                own.body = speaker::own_body(context, entities, beside);
            }
            if own.titles.len() < 16 {
                own.titles.push(held);
            }
        }
        Value::Nationality { code } => {
            let noun = context.row(entity.first as usize, List::Adjective).is_none();
            if own.nationality.is_none() || noun {
                own.nationality = Some(code);
                own.state = Some(beside as u32);
            }
        }
        _ => return,
    }
    if let Some(place) = profiles.beside.get_mut(beside) {
        *place = Some(person as u32);
    }
}
