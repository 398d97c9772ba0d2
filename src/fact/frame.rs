//! Frames over clauses: each verb and noun that triggers a frame, and what fills its slots.

use std::cell::OnceCell;

use smallvec::SmallVec;

use crate::clause::{Clause, VerbUse};
use crate::fact::draft::{self, Draft, SlotValue, Slots};
use crate::fact::filling::{self, Filling};
use crate::fact::ground::Ground;
use crate::fact::plan::{Asks, Plan};
use crate::fact::prospect::Prospect;
use crate::fact::{Filler, FillerKind, Scene};
use crate::rule::{Fillers, Position, Voice};
use crate::span::Span;
use crate::value::Kind;

/// A phrase by its clause and its place in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct At {
    pub(super) clause: u32,
    pub(super) phrase: u32,
}

/// The phrases that a slot looks at, the likeliest first: most slots have few.
pub(super) type Places = SmallVec<[At; 4]>;

/// What triggers a frame.
#[derive(Clone, Copy)]
pub enum Trigger<'t> {
    /// A verb of the clause, by its place in the chain.
    Verb(usize, &'t VerbUse),
    /// A noun, by its token, and the lemma that it is a form or compound of.
    Noun(u32, u64),
}

impl Trigger<'_> {
    pub(super) fn token(&self) -> u32 {
        match self {
            Trigger::Verb(_, verb) => verb.token,
            Trigger::Noun(token, _) => *token,
        }
    }
}

/// Positions by their place in [`crate::fact::rules::POSITIONS`].
pub(super) const SUBJECT: Position = Position(0);
pub(super) const OBJECT: Position = Position(1);
pub(super) const INDIRECT: Position = Position(2);
pub(super) const POSSESSIVE: Position = Position(3);
pub(super) const TRIGGER: Position = Position(4);
/// Those that no phrase behind a preposition has, the share of a group aside.
pub(super) const POSITIONED: [Position; 3] = [SUBJECT, OBJECT, INDIRECT];

/// Of so many ways of a frame each has a bit of its own; those behind share the last.
const LAST: u32 = u64::BITS - 1;

/// How many clauses up a missing subject is looked for.
pub(super) const DEPTH: usize = 4;

/// So many frames are found before they are filled, and filled before what was found is completed: the code of each step then
/// stays at hand.
const BATCH: usize = 64;

/// A frame to be tried on a trigger.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'s> {
    /// The frame.
    pub plan: &'s Plan,
    /// What triggers it.
    pub trigger: Trigger<'s>,
    /// The clause of that.
    pub clause: u32,
    /// The words of a trigger that has several.
    pub words: &'s [u64],
    /// What may fill slots in its sentence.
    pub there: Fillers,
}

/// The memory of the frames of another text, to be used again.
#[derive(Default)]
pub(super) struct Room {
    candidates: Vec<Candidate<'static>>,
    fillings: Vec<Filling<'static>>,
    /// That of slots.
    pub spare: Vec<Slots>,
}

/// An empty vector in the memory of another, which held the same of another text: collecting takes it over.
fn emptied<From, To>(vector: &mut Vec<From>) -> Vec<To> {
    std::mem::take(vector).into_iter().filter_map(|_| None).collect()
}

/// Runs every frame whose trigger stands in a clause.
pub(super) fn find(scene: &Scene<'_>, room: &mut Room, drafts: &mut Vec<Draft>) {
    let spare = &mut room.spare;
    let (mut candidates, mut fillings) = (emptied(&mut room.candidates), emptied(&mut room.fillings));
    let (mut sentence, mut prospect, mut nouns) = (u32::MAX, Prospect::default(), &[][..]);
    for (index, clause) in (0..).zip(&scene.analysis.clauses) {
        if clause.sentence != sentence {
            sentence = clause.sentence;
            (prospect, nouns) = scene.prospects.of_sentence(sentence);
        }
        for (place, verb) in clause.verbs.iter().enumerate() {
            // "paraat staan" is also the separable verb "paraatstaan".
            let particle = verb.particle.map(|particle| scene.context.hash(particle as usize));
            let (trigger, there) = (Trigger::Verb(place, verb), prospect.present.of_verb());
            scene.rules.verbs.each_frame(&scene.rules.set, verb.verb, particle, there, prospect.words, |frame, words| {
                let plan = scene.rules.plans.of(frame).filter(|plan| fits_voice(plan, verb));
                if let Some(plan) = plan.filter(|_| stands(scene, clause, words, verb.token)) {
                    candidates.push(Candidate { plan, trigger, clause: index, words, there });
                }
            });
        }
        for &(token, lemma) in nouns {
            let verb = || clause.verbs.iter().any(|verb| verb.token == token);
            let figurative = || scene.rules.cues.is_figurative(scene.context.hash(token as usize));
            if clause.tokens.binary_search(&token).is_ok() && !verb() && !figurative() {
                let (trigger, there) = (Trigger::Noun(token, lemma), prospect.present.of_noun());
                scene.rules.set.any_noun_trigger(lemma, there, prospect.words, |frame, words| {
                    let heading = |plan: &&Plan| plan.voice != Some(Voice::Verbless) || clause.verbs.is_empty();
                    let plan = scene.rules.plans.of(frame).filter(heading);
                    if let Some(plan) = plan.filter(|_| stands(scene, clause, words, token)) {
                        candidates.push(Candidate { plan, trigger, clause: index, words, there });
                    }
                    false
                });
            }
        }
        if candidates.len() >= BATCH {
            fill(scene, &mut candidates, spare, &mut fillings);
            filling::complete(scene, &mut fillings, drafts);
        }
    }
    fill(scene, &mut candidates, spare, &mut fillings);
    filling::complete(scene, &mut fillings, drafts);
    (room.candidates, room.fillings) = (emptied(&mut candidates), emptied(&mut fillings));
}

/// Fills the slots of the frames that can be filled; all those of a clause and of a trigger stand together.
fn fill<'s>(scene: &'s Scene<'_>, candidates: &mut Vec<Candidate<'s>>, spare: &mut Vec<Slots>, fillings: &mut Vec<Filling<'s>>) {
    let mut slots = spare.pop().unwrap_or_default();
    for same in candidates.chunk_by(|one, other| one.clause == other.clause) {
        let Some((first, clause)) = same.first().and_then(|first| Some((first, scene.clause(first.clause)?))) else { continue };
        let ground = Ground::of(scene, first.clause, clause, first.there);
        for same in same.chunk_by(|one, other| one.trigger.token() == other.trigger.token()) {
            let found = Found::default();
            for &candidate in same {
                let Candidate { plan, trigger, there, .. } = candidate;
                let fitting = Fitting { scene, ground: &ground, plan, trigger, there, found: &found };
                if let Some(span) = fitting.fill(&mut slots) {
                    let slots = std::mem::replace(&mut slots, spare.pop().unwrap_or_default());
                    fillings.push(Filling { candidate, slots, span });
                } else {
                    slots.clear();
                }
            }
        }
    }
    spare.push(slots);
    candidates.clear();
}

fn fits_voice(plan: &Plan, verb: &VerbUse) -> bool {
    match plan.voice {
        None => true,
        Some(Voice::Passive) => verb.passive,
        Some(Voice::Active) => !verb.passive,
        Some(Voice::Verbless) => false,
    }
}

/// Whether the words of a trigger before its head stand in the clause, in their order.
fn stands(scene: &Scene<'_>, clause: &Clause, words: &[u64], head: u32) -> bool {
    let Some((_, others)) = words.split_last() else { return true };
    let mut tokens = clause.tokens.iter().filter(|&&token| token != head);
    others.iter().all(|&word| tokens.any(|&token| scene.context.hash(token as usize) == word))
}

/// What the frames of one trigger look at again and again, each with what the frame that asked first asks.
#[derive(Default)]
pub(super) struct Found {
    pub(super) subjects: OnceCell<(Asks, Places)>,
    pub(super) objects: OnceCell<(Asks, Places)>,
}

/// A frame tried on one trigger.
pub(super) struct Fitting<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    /// The clause.
    pub(super) ground: &'s Ground<'s>,
    pub(super) plan: &'s Plan,
    pub(super) trigger: Trigger<'s>,
    /// What may fill slots in its sentence.
    pub(super) there: Fillers,
    pub(super) found: &'s Found,
}

impl Fitting<'_, '_> {
    /// Fills the slots, and gives the bytes of trigger and slots; none where a required slot stays empty. Most frames end here.
    fn fill(&self, slots: &mut Slots) -> Option<Span> {
        let Plan { fact, required, around, .. } = *self.plan;
        let lines = self.scene.rules.plans.lines(self.plan);
        let (mut live, mut reached) = (0_u64, around);
        for (line, place) in lines.iter().zip(0..) {
            let lives = self.there.meets(line.taken) & line.may_find(self.ground);
            live |= u64::from(lives) << LAST.min(place);
            reached |= line.bit() & u32::from(lives).wrapping_neg();
        }
        if required & !reached != 0 {
            return None;
        }
        let token = self.trigger.token() as usize;
        let mut span = self.scene.context.span(token, token + 1);
        if let Trigger::Verb(_, VerbUse { particle: Some(particle), .. }) = self.trigger {
            span = span.join(self.scene.context.span(*particle as usize, *particle as usize + 1));
        }
        let mut filled = 0;
        let mut used: SmallVec<[(At, Span); 4]> = SmallVec::new();
        for place in places(live, lines.len()) {
            let Some(line) = lines.get(place) else { continue };
            let bit = line.bit();
            if filled & bit != 0 && !line.adds() {
                continue;
            }
            // A name fills one slot: "acht schepen voor de kust van Jemen" are no schepen of Jemen.
            let taken = |value: &SlotValue| {
                !line.shares()
                    && named(value).is_some_and(|span| slots.iter().any(|(_, own)| own.iter().filter_map(named).any(|other| other == span)))
            };
            let found = self.look(line, if line.is_of_subject() { &[] } else { &used }, &mut |_, values| {
                values.retain(|value| !taken(value));
                !values.is_empty()
            });
            if let Some((at, values)) = found {
                if line.is_of_subject() {
                    for span in values.iter().filter_map(SlotValue::span) {
                        used.push((at, span));
                    }
                }
                if let Some(slot) = fact.slots().get(usize::from(line.slot)) {
                    draft::put(slots, &mut span, slot, values);
                }
                filled |= bit;
            } else if required & !around & !filled & bit != 0
                && !places(live, lines.len())
                    .filter(|other| *other > place)
                    .any(|other| lines.get(other).is_some_and(|other| other.slot == line.slot))
            {
                return None;
            }
        }
        // The place of casualties is also looked for in the clauses around.
        if around & !filled != 0 {
            if let Some(values) = self.place_around() {
                draft::put(slots, &mut span, "place", values);
                filled |= around;
            }
        }
        (required & !filled == 0).then_some(span)
    }
}

/// The places of the bits of a set, from the lowest on; the last stands for all behind it, up to `length`.
fn places(mut set: u64, length: usize) -> impl Iterator<Item = usize> {
    let behind = if set >> LAST == 0 { 0..0 } else { LAST as usize..length };
    set &= !(1 << LAST);
    let own = std::iter::from_fn(move || {
        let place = (set != 0).then(|| set.trailing_zeros() as usize);
        set &= set.wrapping_sub(1);
        place
    });
    own.chain(behind)
}

/// The bytes of a name that fills a slot.
fn named(value: &SlotValue) -> Option<Span> {
    match value {
        SlotValue::Filler(Filler {
            kind: FillerKind::Entity(Kind::Country | Kind::Place | Kind::Organisation | Kind::Person),
            span,
            ..
        }) => Some(*span),
        _ => None,
    }
}
