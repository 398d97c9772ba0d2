//! What may fill slots, as a set of bits: whether a frame has what it needs is told before it is tried.

use crate::rule::frame::Filler;
use crate::rule::schema::{Class, Kind};

/// The kinds and classes that a text has or a slot takes.
///
/// A set may hold more than was put into it, as pairs of kind and class share bits, but never less.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fillers(pub(super) u128);

/// The bit of the kinds that have none of their own, which are taken to be there.
const OTHERS: u128 = 1 << 63;
/// The bits of pairs of a kind and a class, behind those of the kinds.
const PAIRS: u32 = 64;

impl Fillers {
    /// Everything.
    pub const ALL: Fillers = Fillers(u128::MAX);

    /// What a slot takes by its fillers.
    #[must_use]
    pub fn taken(fillers: &[Filler]) -> Fillers {
        fillers.iter().fold(Fillers::default(), |taken, filler| match filler.classes.as_slice() {
            [] => Fillers(taken.0 | bit(filler.kind)),
            classes => classes.iter().fold(taken, |taken, class| Fillers(taken.0 | pair(filler.kind, *class))),
        })
    }

    /// The set with something of a kind, and of a class where it has one.
    #[must_use]
    pub fn with(self, kind: Kind, class: Option<Class>) -> Fillers {
        Fillers(self.0 | bit(kind) | class.map_or(0, |class| pair(kind, class)))
    }

    /// Both sets.
    #[must_use]
    pub fn or(self, other: Fillers) -> Fillers {
        Fillers(self.0 | other.0)
    }

    /// Whether a slot that takes this set may take something of a kind, and of a class where it has one.
    #[must_use]
    pub fn may_take(self, kind: Kind, class: Option<Class>) -> bool {
        self.0 & (bit(kind) | class.map_or(0, |class| pair(kind, class))) != 0
    }

    /// Whether something of one of these kinds is there.
    #[must_use]
    pub fn has_any(self, kinds: &[Kind]) -> bool {
        kinds.iter().any(|kind| self.0 & bit(*kind) != 0)
    }

    /// Whether something there may be taken.
    #[must_use]
    pub fn meets(self, taken: Fillers) -> bool {
        (self.0 | OTHERS) & taken.0 != 0
    }
}

/// The place of a set among sets of which each stands there once; it is added if it is new and they are fewer than `most`.
pub fn place_among<T: PartialEq>(sets: &mut Vec<T>, set: T, most: usize) -> usize {
    let place = sets.iter().position(|other| *other == set).unwrap_or(sets.len());
    if place == sets.len() && place < most {
        sets.push(set);
    }
    place
}

/// The kinds that a slot takes, of whatever class; those beyond the 63rd are not told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(pub(super) u64);

impl Kinds {
    /// The kinds of these fillers.
    #[must_use]
    pub fn of(fillers: &[Filler]) -> Kinds {
        Kinds(fillers.iter().fold(0, |kinds, filler| kinds | bit(filler.kind) as u64))
    }

    /// Whether a kind is among them.
    #[must_use]
    pub fn has(self, kind: Kind) -> bool {
        self.0 & bit(kind) as u64 != 0
    }
}

fn bit(kind: Kind) -> u128 {
    1_u128.checked_shl(u32::from(kind.0)).filter(|bit| *bit < OTHERS).unwrap_or(OTHERS)
}

fn pair(kind: Kind, class: Class) -> u128 {
    // Kinds stand so far apart that those with classes share few bits.
    1 << (PAIRS + (u32::from(kind.0) * 29 + u32::from(class.0)) % PAIRS)
}
