//! A checked frame: triggers, and where each slot of its fact type may be filled from.

use smallvec::SmallVec;

use crate::rule::fillers::{Fillers, Kinds};
use crate::rule::schema::{Class, FactType, Kind, Position, Slot, Status};
use crate::rule::set::{Constant, Example, RuleId};
use std::ops::Range;
use std::sync::Arc;

/// A rule that finds a fact in a clause: a verb or noun that triggers it and slot lines that say who does what.
///
/// The tool only reads and checks frames; the caller runs them over its clauses.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Frame {
    /// The name of the rule, unique in its set.
    pub id: Arc<str>,
    /// The place of the rule in its set.
    pub rule: RuleId,
    /// The file it comes from, as it was named.
    pub file: Arc<str>,
    /// The line of its head, counted from 1.
    pub line: usize,
    /// The type of the fact it finds.
    pub fact: FactType,
    /// Lemmas of verbs that trigger it.
    pub verbs: Vec<Phrase>,
    /// Lemmas of nouns that trigger it.
    pub nouns: Vec<Phrase>,
    /// The only voice in which its verbs trigger it; [`Voice::Verbless`] bounds its nouns.
    pub voice: Option<Voice>,
    /// The status of its facts where no cue says another.
    pub status: Option<Status>,
    /// Slots with a fixed value.
    pub sets: Vec<Constant>,
    /// Slots to fill, in the order of the file; each slot stands once.
    pub slots: Vec<SlotSpec>,
    /// What must not be there.
    pub without: Vec<Way>,
    /// The rules it wins over on the same trigger, as written; [`RuleSet::beats`](crate::rule::RuleSet::beats) also follows those.
    pub beats: Vec<RuleId>,
    /// Sentences that it must, and must not, match.
    pub examples: Vec<Example>,
}

/// One slot of a frame and the ways to fill it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotSpec {
    /// The slot.
    pub slot: Slot,
    /// Its name in the schema.
    pub name: String,
    /// Whether the frame holds only where this slot is filled.
    pub required: bool,
    /// The ways to fill it, one a line, the preferred first.
    pub ways: Vec<Way>,
}

/// Where to look for a filler, and for which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The positions, the preferred first.
    pub places: Vec<Place>,
    /// The kinds that may stand there, the preferred first.
    pub fillers: Vec<Filler>,
    /// The same as a set, for a quick no.
    pub taken: Fillers,
    /// Their kinds.
    pub kinds: Kinds,
    /// The position that stands first; none where a marker does.
    pub first: Option<Position>,
    /// The line of the file, counted from 1.
    pub line: usize,
}

impl Way {
    /// A way to look for these fillers at these places.
    pub(crate) fn new(places: Vec<Place>, fillers: Vec<Filler>, line: usize) -> Self {
        let first = places.first().and_then(|place| if let Place::Position(position) = place { Some(*position) } else { None });
        Way { taken: Fillers::taken(&fillers), kinds: Kinds::of(&fillers), first, line, places, fillers }
    }

    /// Whether it looks at a position.
    #[must_use]
    pub fn looks_at(&self, position: Position) -> bool {
        self.places.contains(&Place::Position(position))
    }
}

/// A place in a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A position that the schema names.
    Position(Position),
    /// After a word or words of the language, such as a preposition.
    Marker(Phrase),
}

/// A kind of mention that may fill a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filler {
    /// The kind.
    pub kind: Kind,
    /// The classes of which it must have one; any, or none, where this is empty.
    pub classes: Vec<Class>,
}

impl Filler {
    /// Whether a mention of that kind and class will do.
    #[must_use]
    pub fn admits(&self, kind: Kind, class: Option<Class>) -> bool {
        self.kind == kind && (self.classes.is_empty() || class.is_some_and(|class| self.classes.contains(&class)))
    }
}

/// A word or words that stand together: a trigger or a preposition.
///
/// Of a trigger of several words the last is its head, the verb or noun itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words as written, one space between them.
    pub text: String,
    /// The hash of each folded word; never empty. Few phrases have more than two.
    pub words: SmallVec<[u64; 2]>,
    /// Its bytes in the source.
    pub source: Range<usize>,
}

impl Phrase {
    /// Returns the hash of the last word.
    #[must_use]
    pub fn head(&self) -> u64 {
        self.words.last().copied().unwrap_or(0)
    }
}

/// The voice of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voice {
    /// Who does it is the subject.
    Active,
    /// To whom it is done is the subject.
    Passive,
    /// There is no verb: a heading.
    Verbless,
}
