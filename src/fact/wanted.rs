//! What a slot asks of its filler: kinds and classes, and what else may stand for one of them.

use crate::fact::plan::Line;
use crate::fact::rules::{sort_class, NOUN};
use crate::mention::amount::NounSort;
use crate::rule;
use crate::value::{Class, Kind};

/// What a slot asks of its filler.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// The kinds that may fill it, the preferred first.
    pub fillers: &'a [rule::Filler],
    /// The same as a set, for a quick no.
    pub taken: rule::Fillers,
    /// Their kinds.
    pub kinds: rule::Kinds,
    /// Whether a role without a name fills it with its title rather than with the body it acts for.
    pub titles: bool,
    /// Whether a filler may be a place or border seen through a locational word.
    pub places: bool,
    /// Whether a capital may stand for its government here: not behind "naar", "in", "uit".
    pub governs: bool,
    /// Whether the phrase is a border or region, so that an adjective names its state ("de Oekraïense grens").
    pub border: bool,
    /// Whether any amount or moment fills it, with its whole value, and a title beside the name of who bears it: a slot of a
    /// caller's own type.
    pub valued: bool,
    /// Whether a state fills it through its president or minister: who sends, gives, trains.
    pub acts: bool,
}

impl<'a> Wanted<'a> {
    /// What asks for these fillers and nothing beside.
    pub fn of(fillers: &'a [rule::Filler]) -> Self {
        Wanted::with(fillers, rule::Fillers::taken(fillers), rule::Kinds::of(fillers))
    }

    /// The same of a way to fill a slot.
    pub(super) fn of_line(line: &Line, fillers: &'a [rule::Filler], kinds: rule::Kinds) -> Self {
        Wanted { places: line.places(), ..Wanted::with(fillers, line.taken, kinds) }
    }

    fn with(fillers: &'a [rule::Filler], taken: rule::Fillers, kinds: rule::Kinds) -> Self {
        Wanted { fillers, taken, kinds, titles: false, places: false, governs: true, border: false, valued: false, acts: false }
    }

    /// Whether something of this kind and class may fill it.
    pub fn admits(&self, kind: Kind, class: Option<Class>) -> bool {
        let (kind, class) = (rule::Kind(kind as u16), class.map(|class| rule::Class(class as u16)));
        self.taken.may_take(kind, class) && self.fillers.iter().any(|filler| filler.admits(kind, class))
    }

    /// Whether a plain noun of this class and sort may fill it.
    pub fn admits_noun(&self, class: Class, sort: NounSort) -> bool {
        let (class, sort) = (rule::Class(class as u16), sort_class(sort));
        let noun = rule::Kind(NOUN);
        self.kinds.has(noun)
            && self.fillers.iter().any(|filler| filler.admits(noun, Some(class)) || sort.is_some() && filler.admits(noun, sort))
    }

    /// Whether a counted noun may fill it by its sort: "vijfhonderd tenten" as help.
    pub fn counts_aid(&self) -> bool {
        let aid = sort_class(NounSort::Aid);
        let quantity = rule::Kind(Kind::Quantity as u16);
        self.taken.may_take(quantity, aid) && self.fillers.iter().any(|filler| !filler.classes.is_empty() && filler.admits(quantity, aid))
    }

    /// Whether something of this kind may fill it, of whatever class.
    pub fn admits_kind(&self, kind: Kind) -> bool {
        self.kinds.has(rule::Kind(kind as u16))
    }
}

/// A filler of a kind, given by its number, and of one of these classes where there are any.
pub fn filler_of(kind: u16, classes: &[Class]) -> rule::Filler {
    rule::Filler { kind: rule::Kind(kind), classes: classes.iter().map(|&class| rule::Class(class as u16)).collect() }
}

/// Fillers of any class of these kinds.
pub fn any_of(kinds: &[Kind]) -> Vec<rule::Filler> {
    kinds.iter().map(|&kind| filler_of(kind as u16, &[])).collect()
}
