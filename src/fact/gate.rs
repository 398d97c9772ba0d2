//! What a sentence holds by kind and class, so that a frame whose required slots nothing in it can fill is not tried at all.

use crate::clause::{Head, Item};
use crate::entity::{Entity, Referent, Resolution};
use crate::fact::rules::{sort_class, NOUN};
use crate::mention::amount::{NounSort, Nouns};
use crate::mention::{Lists, Value};
use crate::rule::{self, Fillers};
use crate::value::{Class, Kind};

/// What the items of a sentence are, and what they stand for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Present {
    fillers: Fillers,
    /// What is counted there, as quantities of each class.
    counted: Fillers,
}

const fn of(kind: Kind) -> rule::Kind {
    rule::Kind(kind as u16)
}

/// What may act as a state: its people, its seat, a body or a function of it, its president.
const STATE: [rule::Kind; 6] =
    [of(Kind::Country), of(Kind::Nationality), of(Kind::Place), of(Kind::Organisation), of(Kind::Role), of(Kind::Person)];

/// These, and what they stand for: what acts as a state, and counted soldiers, who have the nationality told with them.
fn with_states(mut fillers: Fillers) -> Fillers {
    if fillers.has_any(&STATE) {
        fillers = fillers.with(of(Kind::Country), None);
    }
    if fillers.has_any(&[of(Kind::Quantity)]) {
        fillers = fillers.with(of(Kind::Nationality), None);
    }
    fillers
}

impl Present {
    /// Everything may stand there.
    #[cfg(test)]
    pub const EVERYTHING: Present = Present { fillers: Fillers::ALL, counted: Fillers::ALL };

    /// What these items are, all those of a sentence, without the bodies that have no name; `before` is the sentence before. Adds
    /// what each is by itself.
    pub fn of(resolution: &Resolution, lists: &Lists, items: &[Item], before: Present, each: &mut Vec<Fillers>) -> Self {
        let mut present = Present::default();
        for item in items {
            let mut own = Present::default();
            own.add(resolution, lists, item);
            each.push(own.fillers);
            present = Present { fillers: present.fillers.or(own.fillers), counted: present.counted.or(own.counted) };
        }
        let mut fillers = present.fillers;
        if fillers.has_any(&[of(Kind::Number)]) {
            // A bare number counts what was counted before.
            fillers = fillers.or(present.counted).or(before.counted);
        }
        Present { fillers: with_states(fillers), ..present }
    }

    /// The same with a word such as "regering", which may stand for who governs though no list of functions has it.
    pub fn with_body(self) -> Self {
        Present { fillers: self.fillers.with(of(Kind::Role), None), ..self }
    }

    /// Whether something there may be a person who speaks.
    pub fn has_person(self) -> bool {
        self.fillers.has_any(&[of(Kind::Person), of(Kind::Role)])
    }

    /// What a frame may take its fillers from where a verb triggers it.
    pub fn of_verb(self) -> Fillers {
        self.fillers
    }

    /// The same where a noun triggers it, which may fill a slot itself.
    pub fn of_noun(self) -> Fillers {
        self.fillers.with(rule::Kind(NOUN), None)
    }

    /// What these items of one phrase may fill, each with what it is by itself, in a sentence where that is `there`.
    pub fn of_phrase<'i>(items: impl Iterator<Item = (&'i Item, Fillers)>, there: Fillers) -> Fillers {
        let (mut fillers, mut named) = (Fillers::default(), false);
        for (item, own) in items {
            fillers = fillers.or(own);
            named |= !item.adjective & item.kind.is_some() & !item.is_moment();
        }
        if fillers.has_any(&[of(Kind::Number)]) {
            // A bare number counts what was counted before.
            return Fillers::ALL;
        }
        fillers = with_states(fillers);
        if !named && there.has_any(&[of(Kind::Role)]) {
            // It may be a body without a name, of which its sentence has one.
            fillers = fillers.with(of(Kind::Role), None).with(of(Kind::Country), None);
        }
        fillers
    }

    fn add(&mut self, resolution: &Resolution, lists: &Lists, item: &Item) {
        let entity = |index: u32| resolution.entities.get(index as usize);
        match item.head {
            Head::Noun(row) => {
                let Some((class, sort)) = Nouns::meaning(row) else { return };
                let kind = rule::Kind(NOUN);
                self.fillers = self.fillers.with(kind, Some(rule::Class(class as u16))).with(kind, sort_class(sort));
            }
            Head::Reference(target) => self.add_entity(lists, entity(target)),
            Head::Entity(index) => {
                self.add_entity(lists, entity(index));
                match entity(index).and_then(|entity| entity.referent.as_ref()) {
                    Some(Referent::Entity(target)) => self.add_entity(lists, entity(*target)),
                    Some(Referent::State(_)) => self.fillers = self.fillers.with(of(Kind::Country), None),
                    None => {}
                }
            }
        }
    }

    fn add_entity(&mut self, lists: &Lists, entity: Option<&Entity>) {
        let Some(entity) = entity else { return };
        let class = |class: Class| Some(rule::Class(class as u16));
        let kind = of(entity.kind);
        let mut fillers = self.fillers;
        match &entity.value {
            Value::Quantity { class: own, noun, .. } => {
                self.counted = self.counted.with(kind, class(*own));
                fillers = fillers.with(kind, class(*own));
                if *own == Class::Person {
                    // "160 Nederlanders" where soldiers are spoken of.
                    fillers = fillers.with(kind, class(Class::Personnel));
                }
                if lists.is_aid(noun) {
                    fillers = fillers.with(kind, sort_class(NounSort::Aid));
                }
            }
            Value::Equipment { class: own, .. } => {
                self.counted = self.counted.with(of(Kind::Quantity), class(*own));
                fillers = fillers.with(kind, class(*own));
            }
            Value::Unit { .. } => fillers = fillers.with(kind, class(Class::Unit)),
            _ => fillers = fillers.with(kind, None),
        }
        self.fillers = fillers;
    }
}
