//! Frames as they are run: what their slots ask of a clause, in the order in which it is asked, side by side in memory.

use std::ops::Range;
use std::sync::Arc;

use crate::fact::frame::{OBJECT, POSITIONED, SUBJECT, TRIGGER};
use crate::fact::ground::Ground;
use crate::fact::rules::{fact_type, NOUN};
use crate::fact::types::FactType;
use crate::lexicon::Bits;
use crate::rule::pack::{choices, part, structs, Pack, Reader};
use crate::rule::{Constant, Filler, Fillers, Frame, Kind, Kinds, Place, Position, RuleId, RuleSet, Status, Voice, Way};
use crate::value;

/// All frames of a set as they are run.
#[derive(Clone, Debug, Default)]
pub struct Plans {
    plans: Vec<Plan>,
    lines: Vec<Line>,
    /// By the number of a line.
    ways: Vec<Looking>,
    spots: Vec<Spot>,
    fillers: Vec<Filler>,
}

/// A frame as it is run.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// Its rule, and the name of that.
    pub rule: RuleId,
    pub id: Arc<str>,
    /// Its slots with a fixed value.
    pub sets: Box<[Constant]>,
    /// The only voice in which its verbs trigger it.
    pub voice: Option<Voice>,
    /// The status of its facts where no cue says another.
    pub status: Option<Status>,
    /// The type of its facts.
    pub fact: FactType,
    /// Which of the types that rule files declare they have, where they have one of those.
    pub declared: Option<u16>,
    /// What its type and slots change in where subject and object are looked for.
    pub asks: Asks,
    /// Whether the trigger's own phrase may hold a formation.
    pub formation: bool,
    /// The slots that must be filled, each by its bit.
    pub required: u32,
    /// Those of them for which another clause may serve.
    pub around: u32,
    /// The ways to fill its slots, then what must not be there.
    lines: Range<u32>,
    without: Range<u32>,
}

/// What changes where subject and object are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Asks {
    /// The subject is counted.
    pub counted: bool,
    /// People are counted.
    pub people: bool,
    /// What can be the subject is no object.
    pub strict: bool,
}

/// A way to fill a slot: as much of it as tells whether it is worth looking.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// What may fill it.
    pub taken: Fillers,
    /// The prepositions behind which it looks.
    markers: Bits<1>,
    /// Its number among all lines.
    number: u32,
    /// The slot.
    pub slot: u8,
    traits: u8,
}

/// Traits of lines; the lowest three tell what is reached.
const PLACED: u8 = 1;
const PLACES: u8 = 1 << 1;
const OTHER: u8 = 1 << 2;
const SUBJECTS: u8 = 1 << 3;
const ADDS: u8 = 1 << 4;
const SHARES: u8 = 1 << 5;
const OBJECTS: u8 = 1 << 6;

/// The places of what lines reach in [`Reaches`], by these three, where no preposition of theirs stands in the clause and where one does.
const REACHED: [[u8; 8]; 2] = [[0, 1, 0, 3, 4, 4, 4, 4], [2, 3, 3, 3, 4, 4, 4, 4]];

/// What lines reach: nothing, what can be subject or object, what stands behind prepositions, both, both with the noun that triggers.
pub(super) type Reaches = [Fillers; 5];

/// Where a way looks, and for what.
#[derive(Clone, Debug)]
struct Looking {
    kinds: Kinds,
    spots: Range<u32>,
    fillers: Range<u32>,
}

/// A place in a clause.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spot {
    /// A position.
    At(Position),
    /// Behind a preposition, by the hash of its last word.
    Behind(u64),
}

structs! {
    Plans { plans, lines, ways, spots, fillers }
    Plan { rule, id, sets, voice, status, fact, declared, asks, formation, required, around, lines, without }
    Asks { counted, people, strict }
    Line { taken, markers, number, slot, traits }
    Looking { kinds, spots, fillers }
}

impl Pack for FactType {
    fn pack(&self, out: &mut Vec<u8>) {
        FactType::ALL.iter().position(|fact| fact == self).unwrap_or(FactType::ALL.len()).pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(FactType::ALL.get(usize::unpack(from)?).copied().unwrap_or(FactType::Custom))
    }
}

choices! {
    Spot { 0 => At(position), 1 => Behind(word), }
}

/// The bit of a slot or position.
fn bit(number: usize) -> u32 {
    1_u32.checked_shl(number as u32).unwrap_or(1 << 31)
}

impl Plans {
    /// The frames of these rules.
    pub fn new(set: &RuleSet) -> Self {
        let mut plans = Plans::default();
        for frame in set.frames() {
            let plan = plans.plan(frame);
            plans.plans.push(plan);
        }
        plans
    }

    fn plan(&mut self, frame: &Frame) -> Plan {
        let (fact, declared) = fact_type(frame.fact);
        let ways = || frame.slots.iter().flat_map(|spec| spec.ways.iter().map(move |way| (spec, way)));
        let name = |place: usize| fact.slots().get(place).copied().unwrap_or_default();
        let first = self.lines.len() as u32;
        // What can be the subject is settled first, so that the object is not looked for in the same phrase.
        for subject in [true, false] {
            for (spec, way) in ways().filter(|(_, way)| (way.first == Some(SUBJECT)) == subject) {
                let slot = name(spec.slot.index());
                // Who meets is told in several places: "X overlegt met Y".
                let adds = fact == FactType::Meeting && slot == "participants";
                let traits = if adds { ADDS | SHARES } else { 0 } | if slot == "quantity" { SHARES } else { 0 };
                self.add(way, spec.slot.index() as u8, traits);
            }
        }
        let last = self.lines.len() as u32;
        for way in &frame.without {
            self.add(way, 0, 0);
        }
        let required = frame.slots.iter().filter(|spec| spec.required).fold(0, |required, spec| required | bit(spec.slot.index()));
        let place = fact.slots().iter().position(|slot| *slot == "place").filter(|_| fact == FactType::Casualties);
        let unit = Kind(value::Kind::Unit as u16);
        Plan {
            rule: frame.rule,
            id: Arc::clone(&frame.id),
            sets: frame.sets.as_slice().into(),
            voice: frame.voice,
            status: frame.status,
            fact,
            declared,
            asks: Asks {
                counted: ways().any(|(spec, way)| spec.name == "quantity" && way.looks_at(SUBJECT)),
                people: fact == FactType::Casualties,
                strict: matches!(fact, FactType::Casualties | FactType::Training),
            },
            formation: ways().any(|(_, way)| way.looks_at(TRIGGER) && way.kinds.has(unit)),
            required,
            around: place.map_or(0, bit),
            lines: first..last,
            without: last..self.lines.len() as u32,
        }
    }

    fn add(&mut self, way: &Way, slot: u8, traits: u8) {
        let spots = self.spots.len() as u32;
        let (mut traits, mut markers) = (traits, Bits::default());
        for place in &way.places {
            self.spots.push(match place {
                Place::Position(position) => {
                    traits |= PLACED | if POSITIONED.contains(position) { 0 } else { OTHER };
                    traits |= if *position == OBJECT { OBJECTS } else { 0 };
                    Spot::At(*position)
                }
                Place::Marker(words) => {
                    markers.add(words.head());
                    Spot::Behind(words.head())
                }
            });
        }
        traits |= if way.first == Some(SUBJECT) { SUBJECTS } else { 0 };
        traits |= if way.kinds.has(Kind(value::Kind::Place as u16)) { PLACES } else { 0 };
        let fillers = self.fillers(&way.fillers);
        self.lines.push(Line { taken: way.taken, markers, number: self.lines.len() as u32, slot, traits });
        self.ways.push(Looking { kinds: way.kinds, spots: spots..self.spots.len() as u32, fillers });
    }

    /// Where fillers stand among all, in which no run is repeated: many ways take the same.
    fn fillers(&mut self, own: &[Filler]) -> Range<u32> {
        let known = self.fillers.windows(own.len().max(1)).position(|run| run == own);
        let first = known.unwrap_or(self.fillers.len());
        if known.is_none() {
            self.fillers.extend_from_slice(own);
        }
        first as u32..(first + own.len()) as u32
    }

    /// How the frame at a place of its set is run.
    pub(super) fn of(&self, frame: u32) -> Option<&Plan> {
        self.plans.get(frame as usize)
    }

    /// The ways to fill the slots of a frame, those that begin with the subject first.
    pub(super) fn lines(&self, plan: &Plan) -> &[Line] {
        self.lines.get(plan.lines.start as usize..plan.lines.end as usize).unwrap_or_default()
    }

    /// What must not be there.
    pub(super) fn without(&self, plan: &Plan) -> &[Line] {
        self.lines.get(plan.without.start as usize..plan.without.end as usize).unwrap_or_default()
    }

    /// Where a way looks, the preferred place first, and what it takes, the preferred first, with the kinds of that.
    pub(super) fn looking(&self, line: &Line) -> (&[Spot], &[Filler], Kinds) {
        let Some(way) = self.ways.get(line.number as usize) else { return (&[], &[], Kinds::default()) };
        let spots = self.spots.get(way.spots.start as usize..way.spots.end as usize);
        let fillers = self.fillers.get(way.fillers.start as usize..way.fillers.end as usize);
        (spots.unwrap_or_default(), fillers.unwrap_or_default(), way.kinds)
    }
}

impl Line {
    /// The bit of its slot.
    pub fn bit(&self) -> u32 {
        bit(usize::from(self.slot))
    }

    /// Whether the subject stands first.
    pub fn is_of_subject(&self) -> bool {
        self.traits & SUBJECTS != 0
    }

    /// Whether it adds to what the slot holds already.
    pub fn adds(&self) -> bool {
        self.traits & ADDS != 0
    }

    /// Whether what fills another slot may fill this one too.
    pub fn shares(&self) -> bool {
        self.traits & SHARES != 0
    }

    /// Whether it looks at the object.
    pub fn looks_at_object(&self) -> bool {
        self.traits & OBJECTS != 0
    }

    /// Whether places may fill it, which are also looked for behind words such as "grens".
    pub fn places(&self) -> bool {
        self.traits & PLACES != 0
    }

    /// Whether any noun may fill it.
    pub fn nouns(&self) -> bool {
        self.taken.has_any(&[Kind(NOUN)])
    }

    /// Whether something that the clause offers where it looks may fill it.
    #[inline]
    pub fn may_find(&self, ground: &Ground<'_>) -> bool {
        let [without, with] = &REACHED;
        let reached = if self.markers.meets(&ground.markers) { with } else { without };
        let place = reached.get(usize::from(self.traits & (PLACED | PLACES | OTHER))).copied().unwrap_or(0);
        ground.reaches.get(usize::from(place)).is_some_and(|reached| reached.meets(self.taken))
    }
}
