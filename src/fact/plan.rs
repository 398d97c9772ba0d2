//! Frames as they are run: what their slots ask of a clause, in the order in which it is asked, side by side in memory.

use std::ops::Range;

use crate::fact::frame::{OBJECT, POSITIONED, SUBJECT, TRIGGER};
use crate::fact::ground::Ground;
use crate::fact::rules::{fact_type, NOUN};
use crate::fact::types::FactType;
use crate::lexicon::Bits;
use crate::rule::{Filler, Fillers, Frame, Kind, Kinds, Place, Position, RuleId, RuleSet, Status, Voice, Way};
use crate::value;

/// All frames of a set as they are run.
#[derive(Clone, Debug, Default)]
pub struct Plans {
    plans: Vec<Plan>,
    lines: Vec<Line>,
    spots: Vec<Spot>,
    fillers: Vec<Filler>,
}

/// A frame as it is run.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// Its rule.
    pub rule: RuleId,
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

/// A way to fill a slot.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// What may fill it.
    pub taken: Fillers,
    /// The kinds of that.
    pub kinds: Kinds,
    /// The prepositions behind which it looks.
    markers: Bits<1>,
    /// The positions that it looks at, each by its bit.
    positions: u32,
    spots: Range<u32>,
    fillers: Range<u32>,
    /// The slot.
    pub slot: u8,
    /// Whether the subject stands first.
    pub subject: bool,
    /// Whether it adds to what the slot holds already.
    pub adds: bool,
    /// Whether what fills another slot may fill this one too.
    pub shares: bool,
}

/// A place in a clause.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spot {
    /// A position.
    At(Position),
    /// Behind a preposition, by the hash of its last word.
    Behind(u64),
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
                let line = Line { slot: spec.slot.index() as u8, adds, shares: adds || slot == "quantity", ..self.line(way) };
                self.lines.push(line);
            }
        }
        let last = self.lines.len() as u32;
        for way in &frame.without {
            let line = self.line(way);
            self.lines.push(line);
        }
        let required = frame.slots.iter().filter(|spec| spec.required).fold(0, |required, spec| required | bit(spec.slot.index()));
        let place = fact.slots().iter().position(|slot| *slot == "place").filter(|_| fact == FactType::Casualties);
        let unit = Kind(value::Kind::Unit as u16);
        Plan {
            rule: frame.rule,
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

    fn line(&mut self, way: &Way) -> Line {
        let (spots, fillers) = (self.spots.len() as u32, self.fillers.len() as u32);
        let (mut positions, mut markers) = (0, Bits::default());
        for place in &way.places {
            self.spots.push(match place {
                Place::Position(position) => {
                    positions |= bit(usize::from(position.0));
                    Spot::At(*position)
                }
                Place::Marker(words) => {
                    markers.add(words.head());
                    Spot::Behind(words.head())
                }
            });
        }
        self.fillers.extend_from_slice(&way.fillers);
        Line {
            taken: way.taken,
            kinds: way.kinds,
            markers,
            positions,
            spots: spots..self.spots.len() as u32,
            fillers: fillers..self.fillers.len() as u32,
            slot: 0,
            subject: way.first == Some(SUBJECT),
            adds: false,
            shares: false,
        }
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

    /// Where a way looks, the preferred place first.
    pub(super) fn spots(&self, line: &Line) -> &[Spot] {
        self.spots.get(line.spots.start as usize..line.spots.end as usize).unwrap_or_default()
    }

    /// What a way takes, the preferred first.
    pub(super) fn fillers(&self, line: &Line) -> &[Filler] {
        self.fillers.get(line.fillers.start as usize..line.fillers.end as usize).unwrap_or_default()
    }
}

impl Line {
    /// The bit of its slot.
    pub fn bit(&self) -> u32 {
        bit(usize::from(self.slot))
    }

    /// Whether it looks at the object.
    pub fn looks_at_object(&self) -> bool {
        self.positions & bit(usize::from(OBJECT.0)) != 0
    }

    /// Whether places may fill it, which are also looked for behind words such as "grens".
    pub fn places(&self) -> bool {
        self.kinds.has(Kind(value::Kind::Place as u16))
    }

    /// Whether any noun may fill it.
    pub fn nouns(&self) -> bool {
        self.taken.has_any(&[Kind(NOUN)])
    }

    /// Whether something that the clause offers where it looks may fill it.
    #[inline]
    pub fn may_find(&self, ground: &Ground<'_>) -> bool {
        let (placed, marked) = (self.positions != 0, self.markers.meets(&ground.markers));
        // The trigger is a noun, or any phrase will do.
        let other = self.positions & !POSITIONED != 0;
        let everything = other | (self.places() & (placed | marked));
        let (placed, behind) = (ground.placed.only_if(placed | everything), ground.behind.only_if(marked | everything));
        let noun = Fillers::default().with(Kind(NOUN), None).only_if(other);
        placed.or(behind).or(noun).meets(self.taken)
    }
}
