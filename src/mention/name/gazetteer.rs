//! Every listed name in the text, looked up once a token, and which tokens the chosen ones cover.

use crate::lexicon::{Entry, List};
use crate::mention::name::word::{Word, QUESTIONS, STARTS};
use crate::mention::{Context, Places, Text, Value};
use crate::text::fold;
use crate::token::Shape;
use crate::value::{Class, Kind};

/// A listed reading of some tokens.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// The token that it begins with.
    pub first: u32,
    /// The token behind it.
    pub last: u32,
    /// What it would be.
    pub kind: Kind,
    /// The list that holds it.
    pub list: List,
    /// Its row.
    pub row: u32,
}

impl Listed {
    /// The token that it begins with, as an index.
    #[inline]
    pub fn first(&self) -> usize {
        self.first as usize
    }

    /// The token behind it, as an index.
    #[inline]
    pub fn last(&self) -> usize {
        self.last as usize
    }

    /// Whether it is one token long.
    #[inline]
    pub fn is_single(&self) -> bool {
        self.last == self.first + 1
    }

    /// Its value and class.
    pub fn value(&self, context: &Context<'_>) -> Option<(Value, Option<Class>)> {
        reading(context, self.list, self.row as usize).map(|(_, value, class)| (value, class))
    }
}

/// The lists that hold names.
pub const NAMES: u64 = List::set(&[
    List::Country,
    List::Adjective,
    List::Inhabitant,
    List::Place,
    List::Organisation,
    List::Role,
    List::Unit,
    List::Equipment,
    List::Event,
    List::Misc,
    List::Custom,
]);

/// Finds all listed readings, also where they overlap, in the order of their first token, and the tokens that may begin a phrase
/// that opens the name of a body.
pub fn find(context: &Context<'_>, places: &Places<QUESTIONS>, listed: &mut Vec<Listed>, heads: &mut Vec<usize>) {
    listed.clear();
    heads.clear();
    for first in places.of(STARTS) {
        let (before, at) = (listed.len(), first as u32);
        if context.slot(first).begins(List::OrganisationHead) {
            heads.push(first);
        }
        context.phrases(first, NAMES, |entry, last| push(context, entry, at, last, listed));
        if listed.len() == before {
            genitive(context, at, listed);
        }
    }
}

fn push(context: &Context<'_>, entry: Entry, first: u32, last: usize, listed: &mut Vec<Listed>) {
    if let Some(kind) = kind(context, entry.list, entry.row as usize) {
        listed.push(Listed { first, last: last as u32, kind, list: entry.list, row: entry.row });
    }
}

/// What the phrases of a list are.
fn kind(context: &Context<'_>, list: List, row: usize) -> Option<Kind> {
    Some(match list {
        List::Country => Kind::Country,
        List::Adjective | List::Inhabitant => Kind::Nationality,
        List::Place => Kind::Place,
        List::Organisation => Kind::Organisation,
        List::Role => Kind::Role,
        List::Unit => Kind::Unit,
        List::Equipment => Kind::Equipment,
        List::Event => Kind::Event,
        List::Misc => Kind::Misc,
        List::Custom => context.lists.name.custom.rows.get(row)?.reading.as_ref()?.0,
        _ => return None,
    })
}

/// A name with a genitive ending ("Ruslands", "Defensie's"): looked up without it, and the whole token is the mention.
fn genitive(context: &Context<'_>, at: u32, listed: &mut Vec<Listed>) {
    if !context.shape(at as usize).has(Shape::CAPITAL) || context.ends(at as usize).1 != b's' {
        return;
    }
    let Some(stem) = crate::mention::name::word::stem(context.word(at as usize)) else { return };
    for entry in context.lexicon().word(fold::hash(stem)) {
        if matches!(entry.list, List::Country | List::Place | List::Organisation) && entry.exact == 0 {
            push(context, entry, at, at as usize + 1, listed);
        }
    }
}

/// In place of an index: no listed reading covers the token.
pub const UNCOVERED: u32 = u32::MAX;

/// Tells for each token the index of the listed reading that covers it, leftmost and longest first; the words are told of it.
pub fn cover(listed: &[Listed], words: &mut [Word], cover: &mut Vec<u32>) {
    cover.clear();
    cover.resize(words.len(), UNCOVERED);
    let mut at = 0;
    let mut index = 0;
    while let Some(item) = listed.get(index) {
        let first = item.first();
        let group = listed.get(index..).unwrap_or(&[]).iter().take_while(|other| other.first() == first).count();
        // Of two as long, a caller's is meant.
        let rank = |n: usize| listed.get(n).map_or((0, false, 0), |other| (other.last(), other.list == List::Custom, usize::MAX - n));
        let best = (index..index + group).max_by_key(|&n| rank(n));
        index += group;
        if first < at {
            continue;
        }
        if let Some((best, item)) = best.and_then(|best| listed.get(best).map(|other| (best, other))) {
            let flag = if item.kind == Kind::Role { Word::ROLE } else { Word::LISTED };
            for (slot, word) in cover.iter_mut().zip(words.iter_mut()).take(item.last()).skip(first) {
                *slot = best as u32;
                word.set(flag);
            }
            at = item.last();
        }
    }
}

/// What a row of a name list means; none for lists that hold no names.
pub fn reading(context: &Context<'_>, list: List, row: usize) -> Option<(Kind, Value, Option<Class>)> {
    let tables = &context.lists.name;
    Some(match list {
        List::Country => {
            let [code, name] = tables.countries.front(row)?;
            (Kind::Country, Value::Country { code, name: name.into() }, None)
        }
        List::Adjective | List::Inhabitant => {
            let [code] = tables.countries.front(row)?;
            (Kind::Nationality, Value::Nationality { code }, None)
        }
        List::Place => {
            let place = tables.places.get(row)?;
            (Kind::Place, Value::Place { name: place.name.into(), country: place.country.map(Text::from) }, None)
        }
        List::Organisation => {
            let [name] = tables.organisations.front(row)?;
            (Kind::Organisation, Value::Organisation { name: name.into() }, None)
        }
        List::Role => {
            let [title] = tables.roles.front(row)?;
            (Kind::Role, Value::Role { title: title.into(), organisation: None, country: None }, None)
        }
        List::Unit => {
            let unit = tables.units.get(row)?;
            (Kind::Unit, Value::Unit { name: unit.name.into(), echelon: unit.echelon }, Some(Class::Unit))
        }
        List::Equipment => {
            let equipment = tables.equipment.get(row)?;
            (Kind::Equipment, Value::Equipment { name: equipment.name.into(), class: equipment.class }, Some(equipment.class))
        }
        List::Event => (Kind::Event, Value::Event { name: (*tables.events.get(row)?).into() }, None),
        List::Custom => tables.custom.rows.get(row)?.reading.clone()?,
        List::Misc => (Kind::Misc, Value::Misc { name: (*tables.misc.get(row)?).into() }, None),
        _ => return None,
    })
}
