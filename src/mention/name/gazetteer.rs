//! Every listed name in the text, looked up once a token.

use crate::lexicon::List;
use crate::mention::{weight, Context, Mention, Value};
use crate::value::{Class, Kind};

/// Finds the listed names of all lists, also where they overlap.
pub fn find(context: &Context<'_>, mentions: &mut Vec<Mention>) {
    for at in 0..context.tokens.len() {
        context.phrases(at, |entry, last| {
            if let Some((kind, value, class)) = reading(context, entry.list, entry.row as usize) {
                mentions.push(Mention {
                    span: context.span(at, last),
                    first: at as u32,
                    last: last as u32,
                    kind,
                    value,
                    class,
                    weight: weight::LISTED,
                });
            }
        });
    }
}

/// What a row of a name list means; none for lists that hold no names.
pub fn reading(context: &Context<'_>, list: List, row: usize) -> Option<(Kind, Value, Option<Class>)> {
    let tables = &context.lists.name;
    Some(match list {
        List::Country => {
            let country = tables.countries.get(row)?;
            (Kind::Country, Value::Country { code: country.code, name: country.name.to_owned() }, None)
        }
        List::Adjective | List::Inhabitant => {
            let country = tables.countries.get(row)?;
            (Kind::Nationality, Value::Nationality { code: country.code }, None)
        }
        List::Place => {
            let place = tables.places.get(row)?;
            (Kind::Place, Value::Place { name: place.name.to_owned(), country: place.country.map(str::to_owned) }, None)
        }
        List::Organisation => {
            let organisation = tables.organisations.get(row)?;
            (Kind::Organisation, Value::Organisation { name: organisation.name.to_owned() }, None)
        }
        List::Role => {
            let role = tables.roles.get(row).filter(|role| role.alone)?;
            (Kind::Role, Value::Role { title: role.title.to_owned(), organisation: None, country: None }, None)
        }
        List::Unit => {
            let unit = tables.units.get(row)?;
            (Kind::Unit, Value::Unit { name: unit.name.to_owned(), echelon: unit.echelon }, Some(Class::Unit))
        }
        List::Equipment => {
            let equipment = tables.equipment.get(row)?;
            (Kind::Equipment, Value::Equipment { name: equipment.name.to_owned(), class: equipment.class }, Some(equipment.class))
        }
        List::Event => (Kind::Event, Value::Event { name: (*tables.events.get(row)?).to_owned() }, None),
        List::Misc => (Kind::Misc, Value::Misc { name: (*tables.misc.get(row)?).to_owned() }, None),
        _ => return None,
    })
}
