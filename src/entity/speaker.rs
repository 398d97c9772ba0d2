//! Whom people act for: the body of "de leiders" behind "de leiders van de NAVO", and of "we" in what somebody says.

use std::collections::VecDeque;

use once_cell::sync::Lazy;

use crate::entity::coreference::Reading;
use crate::entity::description;
use crate::entity::discourse::Sort;
use crate::entity::profile::{Profile, Profiles};
use crate::entity::scene::is_finite;
use crate::entity::words::{Title, Word, WORDS};
use crate::entity::Entity;
use crate::lexicon::List;
use crate::mention::{Context, Text, Value};
use crate::sentence::Quotation;
use crate::text::fold;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// So many titles with their body are kept.
const KEPT: usize = 16;
/// So many words may stand between a title and its body ("de leiders van de dertig NAVO-landen").
const GAP: u32 = 4;
/// So many entities before a title and behind it are searched for the body that a counted compound names.
const NEAR: usize = 64;
/// So many tokens behind a quotation its speaker is looked for.
const BEHIND: usize = 10;
/// A quotation without a speaker goes on with the last one's for so many sentences.
const RUN: u32 = 2;
/// Who speaks of more than their own body: what they call "we" is no party to what happens.
static OBSERVERS: Lazy<[u64; 8]> = Lazy::new(|| {
    ["deskundige", "onderzoeker", "kamerlid", "parlementslid", "partijleider", "fractievoorzitter", "oppositieleider", "trainer"]
        .map(fold::hash)
});
/// Whose title names a department of a government.
static MINISTERS: Lazy<[u64; 2]> = Lazy::new(|| ["minister", "bewind"].map(fold::hash));

/// The plural titles that the text has given a body, the latest last.
#[derive(Default)]
pub struct Offices {
    /// Each with its row.
    seen: VecDeque<(Text, Title, u32)>,
}

impl Offices {
    /// Forgets all.
    pub fn clear(&mut self) {
        self.seen.clear();
    }

    /// The entity whose body a plural title acts for: its own, or that of the same office before.
    pub fn body(&mut self, context: &Context<'_>, entities: &[Entity], index: usize) -> Option<u32> {
        let entity = entities.get(index)?;
        let Value::Role { title, country, organisation } = &entity.value else { return None };
        if let Some(own) = own_body(context, entities, index) {
            if self.seen.len() == KEPT {
                self.seen.pop_front();
            }
            self.seen.push_back((title.clone(), WORDS.title(title), own));
            return (own as usize != index).then_some(own);
        }
        let told_apart = context.word(entity.last as usize) == "van";
        if country.is_some() || told_apart || (organisation.is_some() && !is_department(title, organisation.as_deref())) {
            return None;
        }
        description::definite(context, entities, index).filter(Option::is_none)?;
        let row = WORDS.title(title);
        let same = |other: &str, held: &Title| other == title || other.ends_with(&**title) || held.is_covered_by(&row);
        self.seen.iter().rev().find(|(other, held, _)| same(other, held)).map(|&(_, _, body)| body)
    }
}

/// Whether what stands with a minister's title is a department and no body of its own.
fn is_department(title: &str, organisation: Option<&str>) -> bool {
    let office = || title.ends_with("minister") || is_of(&WORDS.title(title), &*MINISTERS);
    organisation.is_some_and(|name| name.chars().any(char::is_lowercase)) && office()
}

/// The entity that names whom a title acts for: the title itself with its state or body, or the name behind "van".
pub fn own_body(context: &Context<'_>, entities: &[Entity], index: usize) -> Option<u32> {
    let entity = entities.get(index)?;
    let Value::Role { title, organisation, country } = &entity.value else { return None };
    let behind = entities.get(index + 1).filter(|next| {
        let gap = entity.last..next.first;
        let near = next.first > entity.last && next.first <= entity.last + GAP && context.word(entity.last as usize) == "van";
        near && gap.skip(1).all(|at| context.function(at as usize).any(Function::ARTICLE.with(Function::DETERMINER)))
    });
    match behind.map(|next| (next.kind, &next.value)) {
        Some((Kind::Organisation | Kind::Country, _)) => return Some(index as u32 + 1),
        // "de leiders van de dertig NAVO-landen"
        Some((Kind::Quantity, Value::Quantity { noun, .. })) => {
            let (name, _) = noun.split_once('-')?;
            let Some(Word::AllianceName(name)) = WORDS.word(fold::hash(name)) else { return None };
            let from = index.saturating_sub(NEAR);
            let mut near = entities.iter().enumerate().skip(from).take(2 * NEAR);
            let found = near.find(|(_, other)| other.kind == Kind::Organisation && other.value.label() == Some(name))?;
            return Some(found.0 as u32);
        }
        _ => {}
    }
    let own = country.is_some() || (organisation.is_some() && !is_department(title, organisation.as_deref()));
    own.then_some(index as u32)
}

/// The entity that names whom "we" acts for in a quotation.
pub fn of_quotation(reading: &mut Reading<'_>, entities: &[Entity], profiles: &Profiles, quote: &Quotation) -> Option<u32> {
    if let Some((open, found)) = reading.quoted {
        if open == quote.open {
            return found;
        }
    }
    let own = behind(reading, entities, profiles, quote).or_else(|| before(reading, entities, profiles, quote));
    let found = match own {
        Some(found) => found,
        None => {
            reading.speaker.filter(|(sentence, _)| reading.sentence - sentence.min(&reading.sentence) <= RUN).and_then(|(_, body)| body)
        }
    };
    reading.quoted = Some((quote.open, found));
    reading.speaker = Some((reading.context.sentence_of(quote.close as usize) as u32, found));
    found
}

/// "…", zegt X; "…", aldus de leiders: the outer value tells whether somebody speaks there, the inner whom for.
fn behind(reading: &Reading<'_>, entities: &[Entity], profiles: &Profiles, quote: &Quotation) -> Option<Option<u32>> {
    let context = reading.context;
    let mut at = quote.close as usize + 1;
    if context.sign(at) == b',' {
        at += 1;
    }
    let says = context.function(at).any(Function::ATTRIBUTION) || (is_finite(context, at) && !context.shape(at).has(Shape::CAPITAL));
    if !says {
        return None;
    }
    named(reading, entities, profiles, at + 1)
}

/// X zegt: "…"; X: "…".
fn before(reading: &Reading<'_>, entities: &[Entity], profiles: &Profiles, quote: &Quotation) -> Option<Option<u32>> {
    let open = quote.open as usize;
    let context = reading.context;
    let last = open.checked_sub(1)?;
    if context.opens_sentence(open) && context.sign(last) != b':' {
        return None;
    }
    let sorts = [Sort::Person, Sort::Group, Sort::Organisation, Sort::Country, Sort::Seat];
    let speaker = reading.discourse.subject(&sorts, context.sentence_of(last) as u32, 0, |_| true)?;
    Some(body_of(reading, entities, profiles, speaker.target as usize))
}

/// Whom the first one named from `from` on acts for.
fn named(reading: &Reading<'_>, entities: &[Entity], profiles: &Profiles, from: usize) -> Option<Option<u32>> {
    let context = reading.context;
    let stop = (from..from + BEHIND).find(|&at| context.shape(at).has(Shape::MARK) || at >= context.tokens.len()).unwrap_or(from + BEHIND);
    let first = entities.partition_point(|entity| (entity.first as usize) < from);
    let kinds = [Kind::Person, Kind::Role, Kind::Organisation, Kind::Country, Kind::Place];
    let speaker = entities
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, entity)| (entity.first as usize) < stop)
        .find(|(_, entity)| kinds.contains(&entity.kind));
    match speaker {
        Some((index, _)) => Some(body_of(reading, entities, profiles, index)),
        // "…", zegt hij.
        None => {
            let pronoun = (from..stop).take(2).any(|at| matches!(WORDS.word(context.hash(at)), Some(Word::He | Word::She)));
            let person = reading.discourse.of(&[Sort::Person], reading.sentence, 2).next().filter(|_| pronoun)?;
            Some(body_of(reading, entities, profiles, person.target as usize))
        }
    }
}

/// The entity that names whom a speaker acts for.
fn body_of(reading: &Reading<'_>, entities: &[Entity], profiles: &Profiles, index: usize) -> Option<u32> {
    let context = reading.context;
    let entity = entities.get(index)?;
    match &entity.value {
        Value::Person { .. } => profiles.profile(index as u32).and_then(of_profile),
        Value::Role { title, .. } => {
            let observes = is_of(&WORDS.title(title), &*OBSERVERS);
            let person = || {
                let next = profiles.beside.get(index).copied().flatten()?;
                profiles.profile(next).and_then(of_profile)
            };
            let described = || {
                let found = description::of_title(context, entities, index, profiles, reading.discourse, reading.sentence)?;
                profiles.profile(found).and_then(of_profile)
            };
            let plural = || {
                let seen = &reading.offices.seen;
                let group = !description::is_singular_title(&entity.text, title);
                seen.iter().rev().find(|(other, ..)| group && (other == title || other.ends_with(&**title))).map(|&(_, _, body)| body)
            };
            if observes {
                return None;
            }
            own_body(context, entities, index).or_else(person).or_else(described).or_else(plural)
        }
        Value::Organisation { .. } if context.row(entity.first as usize, List::Organisation).is_none_or(|row| !is_medium(context, row)) => {
            Some(index as u32)
        }
        Value::Country { .. } => Some(index as u32),
        Value::Place { .. } => entity.referent.as_ref().map(|_| index as u32),
        _ => None,
    }
}

fn is_medium(context: &Context<'_>, row: u32) -> bool {
    context.lists.name.organisations.get(row as usize).is_some_and(|row| row.is_medium())
}

/// The entity that names whom a person acts for, unless the person only observes.
pub fn of_profile(profile: &Profile) -> Option<u32> {
    profile.body.filter(|_| !profile.titles.iter().any(|held| is_of(&held.row, &*OBSERVERS)))
}

/// Whether the bearers of a title belong to one of the groups.
pub fn is_of(title: &Title, groups: &[u64]) -> bool {
    groups.iter().any(|&group| title.is(group))
}
