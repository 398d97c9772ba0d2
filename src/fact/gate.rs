//! What a sentence holds by kind, so that a frame whose required slots nothing in it can fill is not tried at all.

use crate::clause::{Head, Item};
use crate::entity::Referent;
use crate::fact::rules::NOUN;
use crate::fact::Scene;
use crate::value::Kind;

/// The kinds of the items of a sentence, and of what they stand for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Present(u64);

/// What may act as a state: its people, its seat, a body or a function of it.
const STATE: u64 = bit(Kind::Country as u16)
    | bit(Kind::Nationality as u16)
    | bit(Kind::Place as u16)
    | bit(Kind::Organisation as u16)
    | bit(Kind::Role as u16);

const fn bit(kind: u16) -> u64 {
    1 << kind
}

impl Present {
    /// What the sentence of that index holds.
    pub fn of(scene: &Scene<'_>, sentence: u32) -> Self {
        let Some(sentence) = scene.context.sentences.get(sentence as usize) else { return Present::default() };
        let present = scene.analysis.items_of(sentence).iter().fold(0, |present, item| present | kinds(scene, item));
        let stands = |kind: Kind, by: u64| if present & by != 0 { bit(kind as u16) } else { 0 };
        Present(
            present
                // A state acts through its president, too.
                | stands(Kind::Country, STATE | bit(Kind::Person as u16))
                // A bare number counts what was counted before; counted soldiers have the nationality told with them.
                | stands(Kind::Quantity, bit(Kind::Number as u16))
                | stands(Kind::Nationality, bit(Kind::Quantity as u16))
                // "acht ton voedsel" is aid, as a plain noun is.
                | if present & bit(Kind::Quantity as u16) == 0 { 0 } else { bit(NOUN) }
                // A word such as "regering" may stand for who governs, though no list of functions has it.
                | bit(Kind::Role as u16),
        )
    }

    /// The kinds that a frame may take its fillers from where a verb triggers it, by their bits.
    pub fn of_verb(self) -> u64 {
        self.0
    }

    /// The same where a noun triggers it, which may fill a slot itself.
    pub fn of_noun(self) -> u64 {
        self.0 | bit(NOUN)
    }
}

/// The kind of an item, and that of what it refers to.
fn kinds(scene: &Scene<'_>, item: &Item) -> u64 {
    let own = item.kind.map_or(0, |kind| bit(kind as u16));
    match item.head {
        Head::Noun(_) => own | bit(NOUN),
        Head::Reference(_) => own,
        Head::Entity(index) => match scene.entity(index).and_then(|entity| entity.referent.as_ref()) {
            Some(Referent::Entity(target)) => own | scene.entity(*target).map_or(0, |target| bit(target.kind as u16)),
            Some(Referent::State(_)) => own | STATE,
            None => own,
        },
    }
}
