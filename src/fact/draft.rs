//! A fact while it is being put together: slots by name, the evidence so far.

use std::sync::Arc;

use serde::{Serialize, Serializer};
use smallvec::SmallVec;

use crate::fact::custom::{Valued, PLACES};
use crate::fact::types::{Basis, Fact, FactType, Quote};
use crate::fact::{Count, Evidence, Filler, Scene};
use crate::span::Span;
use crate::text::Before;
use crate::value::{Interval, Length, Outcome, Status};

/// A value of a slot, whatever the type of its fact.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SlotValue {
    /// A named or plain filler.
    Filler(Filler),
    /// A quantity.
    Count(Count),
    /// A length of time.
    Length(Length),
    /// What happened.
    Outcome(Outcome),
    /// Direct speech.
    Quote(Quote),
    /// Plain text: an ISO date.
    Text(String),
    /// An amount or moment in a slot of a caller's own type; boxed, since it is twice as large as the rest.
    Valued(Box<Valued>),
}

impl SlotValue {
    /// The bytes it comes from.
    pub fn span(&self) -> Option<Span> {
        match self {
            SlotValue::Filler(filler) => Some(filler.span),
            SlotValue::Count(count) => Some(count.span),
            SlotValue::Quote(quote) => Some(quote.span),
            SlotValue::Valued(valued) => Some(valued.span),
            SlotValue::Length(_) | SlotValue::Outcome(_) | SlotValue::Text(_) => None,
        }
    }

    /// The index of the entity it comes from.
    pub fn entity(&self) -> Option<usize> {
        match self {
            SlotValue::Filler(filler) => filler.entity,
            SlotValue::Count(count) => count.entity,
            SlotValue::Valued(valued) => Some(valued.entity),
            SlotValue::Quote(_) | SlotValue::Length(_) | SlotValue::Outcome(_) | SlotValue::Text(_) => None,
        }
    }

    /// The same, to be changed.
    fn entity_mut(&mut self) -> Option<&mut usize> {
        match self {
            SlotValue::Filler(filler) => filler.entity.as_mut(),
            SlotValue::Count(count) => count.entity.as_mut(),
            SlotValue::Valued(valued) => Some(&mut valued.entity),
            SlotValue::Quote(_) | SlotValue::Length(_) | SlotValue::Outcome(_) | SlotValue::Text(_) => None,
        }
    }
}

impl Serialize for SlotValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            SlotValue::Filler(filler) => filler.serialize(serializer),
            SlotValue::Count(count) => count.serialize(serializer),
            SlotValue::Length(length) => length.serialize(serializer),
            SlotValue::Outcome(outcome) => outcome.serialize(serializer),
            SlotValue::Quote(quote) => quote.serialize(serializer),
            SlotValue::Text(text) => text.serialize(serializer),
            SlotValue::Valued(valued) => valued.serialize(serializer),
        }
    }
}

/// A fact before it is typed.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its type.
    pub fact: FactType,
    /// Which of the types that rule files declare it has, where it has one of those.
    pub declared: Option<u16>,
    /// The rule that found it.
    pub rule: Arc<str>,
    /// The clause of its trigger.
    pub clause: u32,
    /// The trigger's token.
    pub trigger: u32,
    /// The bytes of trigger and slots.
    pub span: Span,
    /// Its slots.
    pub slots: Slots,
    /// How far it has come.
    pub status: Status,
    /// When.
    pub time: Option<Interval>,
    /// Who says it.
    pub source: Vec<Filler>,
    /// What it stands on.
    pub evidence: Evidence,
}

impl Draft {
    /// A draft without slots: actual, undated, said by nobody.
    pub fn new(fact: FactType, rule: impl Into<Arc<str>>, clause: u32, trigger: u32, span: Span) -> Self {
        Draft {
            fact,
            declared: None,
            rule: rule.into(),
            clause,
            trigger,
            span,
            slots: Vec::new(),
            status: Status::Actual,
            time: None,
            source: Vec::new(),
            evidence: Evidence { trigger: span, ..Evidence::default() },
        }
    }

    /// The values of a slot.
    pub fn get(&self, slot: &str) -> &[SlotValue] {
        self.slots.iter().find(|(name, _)| *name == slot).map_or(&[], |(_, values)| values)
    }

    /// Empties a slot and returns its values.
    pub fn take(&mut self, slot: &str) -> Values {
        self.slots.iter_mut().find(|(name, _)| *name == slot).map_or(Values::new(), |(_, values)| std::mem::take(values))
    }

    /// Whether a slot is filled.
    pub fn has(&self, slot: &str) -> bool {
        !self.get(slot).is_empty()
    }

    /// Adds values to a slot, each only once, and widens the span.
    pub fn put(&mut self, slot: &'static str, values: impl Into<Values>) {
        put(&mut self.slots, &mut self.span, slot, values.into());
    }

    /// Whether at least one key slot is filled.
    pub fn has_key(&self, scene: &Scene<'_>) -> bool {
        if let Some(declared) = self.declared.and_then(|at| scene.rules.set.declared().get(usize::from(at))) {
            return declared.keys.iter().any(|key| PLACES.get(key.index()).is_some_and(|place| self.has(place)));
        }
        self.fact.keys().iter().any(|key| self.has(key))
    }

    /// The sentence of its clause.
    pub(super) fn sentence(&self, scene: &Scene<'_>) -> u32 {
        scene.clause(self.clause).map_or(0, |clause| clause.sentence)
    }

    /// The typed fact that its values move to, behind what the parts of the text before its own hold.
    pub fn make_fact(&mut self, scene: &Scene<'_>, before: Before) -> Fact {
        if before.entities > 0 {
            self.raise(before.entities as usize);
        }
        let basis = Basis {
            span: self.span,
            sentence: (self.sentence(scene) + before.sentences) as usize,
            status: self.status,
            time: self.time,
            source: std::mem::take(&mut self.source),
            rule: self.rule.clone(),
        };
        Fact::from_draft(scene, self, basis)
    }

    /// Raises the numbers of the entities.
    fn raise(&mut self, by: usize) {
        let entities = self.slots.iter_mut().flat_map(|(_, values)| values).filter_map(SlotValue::entity_mut);
        entities.chain(self.source.iter_mut().filter_map(|filler| filler.entity.as_mut())).for_each(|entity| *entity += by);
    }

    /// Whether every slot value of this draft is one of the other's too.
    fn within(&self, other: &Draft) -> bool {
        (self.fact, self.declared) == (other.fact, other.declared)
            && self.slots.iter().all(|(name, values)| values.iter().all(|value| other.get(name).iter().any(|present| same(present, value))))
    }
}

/// Where a draft stands, behind what puts it in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    sentence: u32,
    fact: FactType,
    trigger: u32,
    /// Its place among the drafts.
    at: u32,
}

impl Place {
    /// The draft that stands there.
    pub fn of(self, drafts: &[Draft]) -> Option<&Draft> {
        drafts.get(self.at as usize)
    }

    /// The same, to be changed.
    pub fn of_mut(self, drafts: &mut [Draft]) -> Option<&mut Draft> {
        drafts.get_mut(self.at as usize)
    }
}

/// A quantity that is sent, trained or lost is no strength as well, unless the text says what formation it makes up.
fn drop_counted_twice(drafts: &[Draft], kept: &mut Vec<Place>) {
    let entity = |place: &Place| {
        let values = place.of(drafts).map(|draft| draft.get("quantity")).unwrap_or_default();
        values.iter().find_map(|value| if let SlotValue::Count(count) = value { count.entity } else { None })
    };
    let mut moved: Vec<usize> = kept.iter().filter(|place| place.fact != FactType::Strength).filter_map(entity).collect();
    moved.sort_unstable();
    kept.retain(|place| {
        let twice = place.fact == FactType::Strength
            && !place.of(drafts).is_some_and(|draft| draft.has("unit"))
            && entity(place).is_some_and(|entity| moved.binary_search(&entity).is_ok());
        !twice
    });
}

/// One attack told by verb and noun: "Irak begon een invasie in Koeweit" has its attacker by the one, its method by the other.
fn join_attacks(drafts: &mut Vec<Draft>) {
    let mut order: Vec<usize> =
        (0..drafts.len()).filter(|&at| drafts.get(at).is_some_and(|draft| draft.fact == FactType::Attack)).collect();
    order.sort_by_key(|&at| drafts.get(at).map(|draft| draft.clause));
    let mut joined = Vec::new();
    for pair in order.windows(2) {
        let (Some(one), Some(other)) = (pair.first().and_then(|&at| drafts.get(at)), pair.last().and_then(|&at| drafts.get(at))) else {
            continue;
        };
        let (own, others) = (one.get("target"), other.get("target"));
        let equal = !own.is_empty() && own.len() == others.len() && own.iter().all(|own| others.iter().any(|value| same(own, value)));
        let differs = |slot: &str| one.has(slot) != other.has(slot);
        if one.clause == other.clause && equal && differs("attacker") && differs("method") && one.status == other.status {
            let mut whole = one.clone();
            whole.span = whole.span.join(other.span);
            for slot in ["attacker", "method"] {
                whole.put(slot, other.get(slot));
            }
            joined.push(whole);
        }
    }
    drafts.extend(joined);
}

/// The values of a slot, of which most have one.
pub type Values = SmallVec<[SlotValue; 1]>;

/// The slots of a fact by name.
pub type Slots = Vec<(&'static str, Values)>;

/// Most drafts fill no more slots.
const SLOTS: usize = 3;

/// Adds values to one of some slots, each only once, and widens the span.
pub(super) fn put(slots: &mut Slots, span: &mut Span, slot: &'static str, mut values: Values) {
    *span = values.iter().filter_map(SlotValue::span).fold(*span, Span::join);
    match slots.iter_mut().find(|(name, _)| *name == slot) {
        Some((_, present)) => {
            for value in values {
                if !present.iter().any(|other| same(other, &value)) {
                    present.push(value);
                }
            }
        }
        None if values.is_empty() => {}
        None => {
            if slots.is_empty() {
                slots.reserve_exact(SLOTS);
            }
            for at in (1..values.len()).rev() {
                if values.get(at).is_some_and(|value| values.iter().take(at).any(|other| same(other, value))) {
                    values.remove(at);
                }
            }
            slots.push((slot, values));
        }
    }
}

/// Whether two values say the same, wherever they stand.
fn same(one: &SlotValue, other: &SlotValue) -> bool {
    match (one, other) {
        (SlotValue::Filler(one), SlotValue::Filler(other)) => one.value == other.value,
        (SlotValue::Count(one), SlotValue::Count(other)) => one.bounds == other.bounds,
        _ => one == other,
    }
}

/// So many drafts of a sentence and type are held against the next.
const NEAR: usize = 16;

/// Notes in `kept` the drafts that stay: in the order of the text, without those that another draft of the same sentence says more fully.
pub fn finish(scene: &Scene<'_>, drafts: &mut Vec<Draft>, kept: &mut Vec<Place>) {
    join_attacks(drafts);
    // Drafts are large, so that only their places are moved.
    let place = |(draft, at): (&Draft, u32)| Place { sentence: draft.sentence(scene), fact: draft.fact, trigger: draft.trigger, at };
    let mut places: Vec<Place> = drafts.iter().zip(0..).map(place).collect();
    places.sort_unstable();
    for place in places {
        let Some(draft) = place.of(drafts) else { continue };
        let beside = |other: &&Place| (other.sentence, other.fact) == (place.sentence, place.fact);
        let near = kept.len() - kept.iter().rev().take(NEAR).take_while(beside).count();
        let others = || kept.get(near..).unwrap_or_default().iter().filter_map(|other| other.of(drafts));
        if others().any(|other| draft.within(other)) {
            continue;
        }
        if others().any(|other| other.within(draft)) {
            let others: SmallVec<[Place; NEAR]> = kept.drain(near..).collect();
            kept.extend(others.into_iter().filter(|other| !other.of(drafts).is_some_and(|other| other.within(draft))));
        }
        kept.push(place);
    }
    drop_counted_twice(drafts, kept);
    kept.sort_by_cached_key(|place| place.of(drafts).map(|draft| (draft.span, draft.fact)));
}
