//! Descriptions: a title or a nationality with an article that stands for a person ("de NAVO-chef", "de Noor").

use std::borrow::Cow;

use crate::entity::discourse::{Discourse, Sort};
use crate::entity::formation::{determiner, Determiner};
use crate::entity::profile::{Held, Profile, Profiles};
use crate::entity::scene::is_finite;
use crate::entity::words::{Gender, Title, WORDS};
use crate::entity::Entity;
use crate::lexicon::List;
use crate::mention::{Context, Value};
use crate::text::fold;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// The group of those who govern or want to.
const POLITICIAN: u64 = fold::hash_folded("politicus");

/// So far back, in sentences, a person counts as the only recent one.
const RECENT: u32 = 2;

/// Whether the title is in the singular: its text ends with the lemma, also as the head of a compound or before its
/// department ("minister van Defensie").
pub fn is_singular_title(text: &str, title: &str) -> bool {
    // Most are written as they are listed, but for a capital.
    let end = text.len().checked_sub(title.len()).and_then(|from| text.get(from..));
    if title.is_ascii() && end.is_some_and(|end| end.eq_ignore_ascii_case(title)) {
        return true;
    }
    let text = &*fold::folded(text);
    let title = &*fold::folded(title);
    if text.ends_with(title) {
        return true;
    }
    let links: &[&str] = if text.contains(' ') { &[" van ", " voor ", " der ", " bij "] } else { &[] };
    let head = links.iter().find_map(|link| text.split_once(link)).map_or(text, |(head, _)| head);
    head.ends_with(title) || !head.ends_with(['s', 'n'])
}

/// Whether a nationality is a noun for one person ("de Noor") or more ("de Noren"); none where it is an adjective.
pub fn number_of_inhabitants(context: &Context<'_>, entity: &Entity) -> Option<bool> {
    let at = entity.first as usize;
    let listed = context.row(at, List::Inhabitant).is_some();
    let adjective = context.row(at, List::Adjective).is_some();
    let next = entity.last as usize;
    // "de Noorse zei": an adjective stands for a woman where no noun follows.
    let known = context.row(next, List::Noun).or_else(|| context.row(next, List::Organisation)).is_some();
    let verb = is_finite(context, next) && !known && !context.verb_forms(next).any(|form| form.joined);
    let alone = context.shape(next).any(Shape::MARK) || verb || !context.function(next).is_none();
    let woman = adjective && alone && entity.text.ends_with('e');
    let noun = listed && (alone || !adjective);
    if !noun && !woman {
        return None;
    }
    let high = entity.text.chars().skip(1).any(char::is_uppercase);
    let text = if high { Cow::Owned(entity.text.to_lowercase()) } else { Cow::Borrowed(entity.text()) };
    let plural = ["en", "ers", "ërs", "'s", "’s", "lui", "lieden", "anen"].iter().any(|ending| text.ends_with(ending));
    Some(!plural)
}

/// Whether the phrase that ends with the entity opens with "de" or "die", with adjectives and nationalities between;
/// with the code of the nationality.
pub fn definite(context: &Context<'_>, entities: &[Entity], index: usize) -> Option<Option<&'static str>> {
    let entity = entities.get(index)?;
    let mut at = entity.first as usize;
    let mut code = None;
    let before = index.checked_sub(1).and_then(|index| entities.get(index)).filter(|other| other.last <= entity.first);
    if let Some(other) = before.filter(|other| other.kind == Kind::Nationality && entity.first - other.last <= 1) {
        if let Value::Nationality { code: found } = &other.value {
            code = Some(*found);
            at = other.first as usize;
        }
    }
    // "de 44-jarige commandant": an age is a number in an adjective.
    while at > 0 && context.word(at - 1).ends_with("-jarige") {
        at -= 1;
    }
    let article = (determiner(context, at) == Determiner::Definite)
        && !(0..at).rev().take(4).take_while(|&at| context.function(at).is_none()).any(|at| is_finite(context, at))
        && !possessed(context, at);
    article.then_some(code)
}

/// "haar woordvoerder" is another person than she.
fn possessed(context: &Context<'_>, at: usize) -> bool {
    (0..at).rev().take(4).find(|&at| !context.function(at).is_none()).is_some_and(|at| context.function(at).any(Function::POSSESSIVE))
}

/// The person whom a title with an article means.
pub fn of_title(
    context: &Context<'_>,
    entities: &[Entity],
    index: usize,
    profiles: &Profiles,
    discourse: &Discourse,
    sentence: u32,
) -> Option<u32> {
    let entity = entities.get(index)?;
    let Value::Role { title, organisation, country } = &entity.value else { return None };
    let adjective = definite(context, entities, index)?;
    // "de woordvoerder van president Poetin" has a holder of its own.
    let complement = context.word(entity.last as usize) == "van" && organisation.is_none() && country.is_none();
    if complement {
        return None;
    }
    let row = WORDS.title(title);
    let wanted = Wanted {
        row,
        gender: row.gender,
        organisation: organisation.as_deref().map(fold::hash),
        country: country.as_deref().or(adjective),
    };
    let mut best: Option<(i32, &Profile)> = None;
    let mut rival = false;
    for profile in profiles.candidates(discourse) {
        let Some(mut points) = wanted.points(profile) else { continue };
        points -= match profile.last.and_then(|last| entities.get(last as usize)) {
            Some(last) => sentence.saturating_sub(context.sentence_of(last.first as usize) as u32).min(10) as i32,
            // Only the very title is enough for a person who is named later.
            None if points >= SAME => 12,
            None => continue,
        };
        match best {
            Some((most, _)) if points == most => rival = true,
            Some((most, _)) if points < most => {}
            _ => {
                best = Some((points, profile));
                rival = false;
            }
        }
    }
    match best {
        Some((_, profile)) => (!rival).then(|| profile.last.unwrap_or(profile.first)),
        None => {
            // "de oud-premier" has another title by now.
            let former = title.starts_with("oud-") || title.starts_with("ex-");
            only_recent(profiles, discourse, sentence, wanted.gender, wanted.country, !former)
        }
    }
}

/// Points for the very title; a title of the same group has fewer.
const SAME: i32 = 40;

struct Wanted<'a> {
    row: Title,
    gender: Option<Gender>,
    organisation: Option<u64>,
    country: Option<&'a str>,
}

impl Wanted<'_> {
    fn points(&self, profile: &Profile) -> Option<i32> {
        if differs(self.gender, profile.gender) {
            return None;
        }
        profile.titles.iter().filter_map(|held| self.of_title(held, profile)).max()
    }

    fn of_title(&self, held: &Held, profile: &Profile) -> Option<i32> {
        let mut points = if held.row.own == self.row.own {
            SAME
        } else if held.row.is_covered_by(&self.row) {
            SAME - 10
        } else {
            return None;
        };
        match (self.organisation, held.organisation) {
            (Some(wanted), Some(own)) if wanted != own => return None,
            (Some(_), Some(_)) => points += 8,
            (Some(_), None) => points -= 4,
            _ => {}
        }
        let country = held.country.as_deref().or(profile.nationality);
        match (self.country, country) {
            (Some(wanted), Some(own)) if wanted != own => return None,
            (Some(_), Some(_)) => points += 8,
            // A head of government without a state beside the name is the home country's.
            (Some(_), None) if held.organisation.is_none() && held.row.is(POLITICIAN) => return None,
            (Some(_), None) => points -= 2,
            (None, Some(_)) => points -= 1,
            (None, None) => {}
        }
        Some(points)
    }
}

fn differs(one: Option<Gender>, two: Option<Gender>) -> bool {
    matches!((one, two), (Some(one), Some(two)) if one != two)
}

/// The person whom a noun for an inhabitant means: one of that nationality, else the only recent person.
pub fn of_inhabitant(
    context: &Context<'_>,
    entities: &[Entity],
    index: usize,
    profiles: &Profiles,
    discourse: &Discourse,
    sentence: u32,
) -> Option<u32> {
    let entity = entities.get(index)?;
    let Value::Nationality { code } = &entity.value else { return None };
    definite(context, entities, index)?;
    let female = context.row(entity.first as usize, List::Inhabitant).is_none().then_some(Gender::Female);
    let country =
        |profile: &Profile| profile.nationality == Some(*code) || profile.titles.iter().any(|held| held.country.as_deref() == Some(*code));
    let mut best: Option<u32> = None;
    for profile in profiles.candidates(discourse).into_iter().filter(|profile| country(profile) && !differs(female, profile.gender)) {
        best = best.max(profile.last);
    }
    best.or_else(|| only_recent(profiles, discourse, sentence, female, Some(code), false))
}

/// The only person of the last sentences, where nothing known of the person speaks against it.
fn only_recent(
    profiles: &Profiles,
    discourse: &Discourse,
    sentence: u32,
    gender: Option<Gender>,
    country: Option<&str>,
    untitled: bool,
) -> Option<u32> {
    let mut persons = discourse.of(&[Sort::Person], sentence, RECENT).filter(|one| one.sentence < sentence);
    let first = persons.next()?;
    if !first.named || persons.any(|other| other.who != first.who) {
        return None;
    }
    let profile = profiles.profile(first.target)?;
    let abroad = country.is_some_and(|country| {
        profile.nationality.is_some_and(|own| own != country)
            || profile.titles.iter().any(|held| held.country.as_deref().is_some_and(|own| own != country))
    });
    let fits = !differs(gender, profile.gender) && !abroad && !(untitled && (!profile.titles.is_empty() || country.is_some()));
    fits.then_some(first.target)
}
