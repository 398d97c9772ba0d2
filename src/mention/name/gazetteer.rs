//! Every listed name in the text, looked up once a token, and which tokens the chosen ones cover.

use crate::lexicon::List;
use crate::mention::{weight, Context, Mention, Text, Value};
use crate::text::fold;
use crate::token::Shape;
use crate::value::{Class, Kind};

/// A listed reading of some tokens.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The mention it would be.
    pub mention: Mention,
    /// The list that holds it.
    pub list: List,
    /// Its row.
    pub row: u32,
}

impl Listed {
    /// The token that it begins with.
    pub fn first(&self) -> usize {
        self.mention.first as usize
    }

    /// The token behind it.
    pub fn last(&self) -> usize {
        self.mention.last as usize
    }

    /// Whether it is one token long.
    pub fn is_single(&self) -> bool {
        self.mention.last == self.mention.first + 1
    }
}

/// The lists that hold names.
const NAMES: u64 = List::set(&[
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

/// All listed readings, also where they overlap, in the order of their first token.
pub fn find(context: &Context<'_>) -> Vec<Listed> {
    let mut listed = Vec::new();
    for at in 0..context.tokens.len() {
        let before = listed.len();
        context.phrases(at, NAMES, |entry, last| push(context, entry.list, entry.row, at, last, &mut listed));
        if listed.len() == before {
            genitive(context, at, &mut listed);
        }
    }
    listed
}

fn push(context: &Context<'_>, list: List, row: u32, first: usize, last: usize, listed: &mut Vec<Listed>) {
    if let Some((kind, value, class)) = reading(context, list, row as usize) {
        let mention =
            Mention { span: context.span(first, last), first: first as u32, last: last as u32, kind, value, class, weight: weight::LISTED };
        listed.push(Listed { mention, list, row });
    }
}

/// A name with a genitive ending ("Ruslands", "Defensie's"): looked up without it, and the whole token is the mention.
fn genitive(context: &Context<'_>, at: usize, listed: &mut Vec<Listed>) {
    if !context.shape(at).has(Shape::CAPITAL) {
        return;
    }
    let Some(stem) = crate::mention::name::word::stem(context.word(at)) else { return };
    for entry in context.lexicon().word(fold::hash(stem)) {
        if matches!(entry.list, List::Country | List::Place | List::Organisation) && entry.exact == 0 {
            push(context, entry.list, entry.row, at, at + 1, listed);
        }
    }
}

/// For each token the index of the listed reading that covers it, leftmost and longest first.
pub fn cover(tokens: usize, listed: &[Listed]) -> Vec<Option<u32>> {
    let mut cover = vec![None; tokens];
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
        if let Some((best, last)) = best.and_then(|best| listed.get(best).map(|other| (best, other.last()))) {
            for slot in cover.iter_mut().take(last).skip(first) {
                *slot = Some(best as u32);
            }
            at = last;
        }
    }
    cover
}

/// What a row of a name list means; none for lists that hold no names.
pub fn reading(context: &Context<'_>, list: List, row: usize) -> Option<(Kind, Value, Option<Class>)> {
    let tables = &context.lists.name;
    Some(match list {
        List::Country => {
            let country = tables.countries.get(row)?;
            (Kind::Country, Value::Country { code: country.code, name: country.name.into() }, None)
        }
        List::Adjective | List::Inhabitant => {
            let country = tables.countries.get(row)?;
            (Kind::Nationality, Value::Nationality { code: country.code }, None)
        }
        List::Place => {
            let place = tables.places.get(row)?;
            (Kind::Place, Value::Place { name: place.name.into(), country: place.country.map(Text::from) }, None)
        }
        List::Organisation => {
            let organisation = tables.organisations.get(row)?;
            (Kind::Organisation, Value::Organisation { name: organisation.name.into() }, None)
        }
        List::Role => {
            let role = tables.roles.get(row)?;
            (Kind::Role, Value::Role { title: role.title.into(), organisation: None, country: None }, None)
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
