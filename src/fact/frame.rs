//! Frames over clauses: each verb and noun that triggers a frame, and the draft that its slots make.

use std::cell::OnceCell;
use std::sync::Arc;

use smallvec::{smallvec, SmallVec};

use crate::clause::{Clause, VerbUse};
use crate::fact::draft::{self, Draft, SlotValue, Slots};
use crate::fact::ground::Ground;
use crate::fact::plan::{Asks, Line, Plan};
use crate::fact::prospect::Prospect;
use crate::fact::status::Judged;
use crate::fact::types::FactType;
use crate::fact::{counts, pattern, status, when, Count, Evidence, Filler, FillerKind, Scene};
use crate::rule::{Constant, Fillers, Phrase, Position, RuleId, Voice};
use crate::span::Span;
use crate::value::{Bounds, Kind, Outcome, Status};

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
/// The bits of those that a phrase behind a preposition has seldom.
pub(super) const POSITIONED: u32 = 1 << SUBJECT.0 | 1 << OBJECT.0 | 1 << INDIRECT.0;

/// How many clauses up a missing subject is looked for.
pub(super) const DEPTH: usize = 4;

/// Runs every frame whose trigger stands in a clause.
pub fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let mut rules: Vec<Matched> = Vec::new();
    let (mut sentence, mut prospect, mut nouns) = (u32::MAX, Prospect::default(), &[][..]);
    for (index, clause) in scene.analysis.clauses.iter().enumerate() {
        if clause.sentence != sentence {
            sentence = clause.sentence;
            (prospect, nouns) = scene.prospects.of_sentence(sentence);
        }
        let from = drafts.len();
        rules.clear();
        let ground = OnceCell::new();
        let ground = || ground.get_or_init(|| Ground::of(scene, index as u32, clause, prospect.present.of_verb()));
        for (place, verb) in clause.verbs.iter().enumerate() {
            // "paraat staan" is also the separable verb "paraatstaan".
            let particle = verb.particle.map(|particle| scene.context.hash(particle as usize));
            let (there, found) = (prospect.present.of_verb(), Found::default());
            for (frame, words) in scene.rules.verbs.frames(&scene.rules.set, verb.verb, particle, there, prospect.words) {
                let Some(plan) = scene.rules.plans.of(frame).filter(|plan| fits_voice(plan, verb)) else { continue };
                if stands(scene, clause, words, verb.token) {
                    let (trigger, ground, found) = (Trigger::Verb(place, verb), ground(), &found);
                    Fitting { scene, ground, frame, plan, trigger, there, found }.add(words, drafts, &mut rules);
                }
            }
        }
        for &(token, lemma) in nouns {
            let verb = || clause.verbs.iter().any(|verb| verb.token == token);
            let figurative = || scene.rules.cues.is_figurative(scene.context.hash(token as usize));
            if clause.tokens.binary_search(&token).is_ok() && !verb() && !figurative() {
                let (there, found) = (prospect.present.of_noun(), Found::default());
                for (frame, words) in scene.rules.set.noun_triggers(lemma, there, prospect.words) {
                    let heading = |plan: &&Plan| plan.voice != Some(Voice::Verbless) || clause.verbs.is_empty();
                    let Some(plan) = scene.rules.plans.of(frame).filter(heading) else { continue };
                    if stands(scene, clause, words, token) {
                        let (trigger, ground, found) = (Trigger::Noun(token, lemma), ground(), &found);
                        Fitting { scene, ground, frame, plan, trigger, there, found }.add(words, drafts, &mut rules);
                    }
                }
            }
        }
        if rules.len() > 1 {
            settle(scene, drafts, from, &rules);
        }
    }
}

/// The rule of a draft, and how many words its trigger has.
type Matched = (RuleId, usize);

/// Drops what another rule beats on the same trigger: by its own word, or as the trigger of more words ("om het leven
/// komen" is no "komen").
fn settle(scene: &Scene<'_>, drafts: &mut Vec<Draft>, from: usize, rules: &[Matched]) {
    // Only drafts of the same trigger are held against each other: a clause has many, one trigger few.
    let mut order: SmallVec<[(u32, usize); 16]> = drafts.iter().skip(from).map(|draft| draft.trigger).zip(0..).collect();
    order.sort_unstable();
    let facts: SmallVec<[FactType; 16]> = drafts.iter().skip(from).map(|draft| draft.fact).collect();
    let states = |place: usize| facts.get(place) == Some(&FactType::Statement);
    let mut beaten: SmallVec<[bool; 16]> = smallvec![false; order.len()];
    for group in order.chunk_by(|(one, _), (other, _)| one == other) {
        let own = || group.iter().filter_map(|(_, place)| Some((*place, rules.get(*place)?)));
        for (place, (rule, words)) in own() {
            // Who says something says it whatever else the words tell: "ontkent de aanval".
            let spoken = |rival: usize| states(place) && !states(rival);
            let lost =
                own().any(|(other, (rival, rival_words))| scene.rules.set.beats(*rival, *rule) || (rival_words > words && !spoken(other)));
            if let Some(slot) = beaten.get_mut(place) {
                *slot = lost;
            }
        }
    }
    if !beaten.contains(&true) {
        return;
    }
    // What stands before `from` is not walked again: there may be a whole book of it.
    let own = drafts.split_off(from.min(drafts.len()));
    drafts.extend(own.into_iter().zip(beaten).filter(|(_, beaten)| !beaten).map(|(draft, _)| draft));
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
fn stands(scene: &Scene<'_>, clause: &Clause, trigger: Option<&Phrase>, head: u32) -> bool {
    let Some((_, others)) = trigger.and_then(|trigger| trigger.words.split_last()) else { return true };
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
    /// The frame, by its place.
    pub(super) frame: u32,
    pub(super) plan: &'s Plan,
    pub(super) trigger: Trigger<'s>,
    /// What may fill slots in its sentence.
    pub(super) there: Fillers,
    pub(super) found: &'s Found,
}

impl Fitting<'_, '_> {
    /// Adds what the frame makes of the clause; `words` are those of a trigger that has several.
    fn add(&self, words: Option<&Phrase>, drafts: &mut Vec<Draft>, rules: &mut Vec<Matched>) {
        let Some(mut draft) = self.draft() else { return };
        if let Some(words) = words.filter(|_| draft.fact == FactType::Casualties) {
            counts::keep_named(self.scene, &mut draft, &words.words);
        }
        let before = drafts.len();
        counts::split(draft, drafts);
        let matched = (self.plan.rule, words.map_or(1, |words| words.words.len()));
        rules.extend((before..drafts.len()).map(|_| matched));
    }

    fn draft(&self) -> Option<Draft> {
        let Plan { fact, declared, .. } = *self.plan;
        let token = self.trigger.token() as usize;
        let trigger = self.scene.context.span(token, token + 1);
        let (slots, span) = self.slots(trigger)?;
        let frame = self.scene.rules.set.frames().get(self.frame as usize)?;
        let new = Draft::new(fact, Arc::clone(&frame.id), self.ground.index, self.trigger.token(), trigger);
        self.complete(Draft { declared, slots, span, ..new }, &frame.sets)
    }

    /// What fills the slots, with the bytes of trigger and slots; none where a required slot stays empty. Most frames end here.
    fn slots(&self, trigger: Span) -> Option<(Slots, Span)> {
        let Plan { fact, required, around, .. } = *self.plan;
        let (mut lines, mut reached) = (SmallVec::<[&Line; 16]>::new(), around);
        for line in self.scene.rules.plans.lines(self.plan) {
            if self.there.meets(line.taken) & line.may_find(self.ground) {
                lines.push(line);
                reached |= line.bit();
            }
        }
        if required & !reached != 0 {
            return None;
        }
        let mut slots = Slots::new();
        let mut span = trigger;
        if let Trigger::Verb(_, VerbUse { particle: Some(particle), .. }) = self.trigger {
            span = span.join(self.scene.context.span(*particle as usize, *particle as usize + 1));
        }
        let mut filled = 0;
        let mut used: SmallVec<[(At, Span); 4]> = SmallVec::new();
        let mut rest = lines.as_slice();
        while let Some((line, behind)) = rest.split_first() {
            rest = behind;
            let bit = line.bit();
            if filled & bit != 0 && !line.adds {
                continue;
            }
            // A name fills one slot: "acht schepen voor de kust van Jemen" are no schepen of Jemen.
            let taken = |value: &SlotValue| {
                !line.shares
                    && named(value).is_some_and(|span| slots.iter().any(|(_, own)| own.iter().filter_map(named).any(|other| other == span)))
            };
            let found = self.look(line, if line.subject { &[] } else { &used }, &mut |_, values| {
                values.retain(|value| !taken(value));
                !values.is_empty()
            });
            if let Some((at, values)) = found {
                if line.subject {
                    used.extend(values.iter().filter_map(SlotValue::span).map(|span| (at, span)));
                }
                if let Some(slot) = fact.slots().get(usize::from(line.slot)) {
                    draft::put(&mut slots, &mut span, slot, values);
                }
                filled |= bit;
            } else if required & !around & !filled & bit != 0 && !rest.iter().any(|other| other.slot == line.slot) {
                return None;
            }
        }
        // The place of casualties is also looked for in the clauses around.
        if around & !filled != 0 {
            if let Some(values) = self.place_around() {
                draft::put(&mut slots, &mut span, "place", values);
                filled |= around;
            }
        }
        (required & !filled == 0).then_some((slots, span))
    }

    /// The draft with the rest of what its rule and clause tell; none where that is not enough for a fact.
    fn complete(&self, mut draft: Draft, constants: &[Constant]) -> Option<Draft> {
        let (fact, context) = (draft.fact, self.scene.context);
        let (token, trigger) = (draft.trigger as usize, draft.evidence.trigger);
        for constant in constants {
            if let Some(slot) = fact.slots().get(constant.slot.index()).filter(|slot| !draft.has(slot)) {
                draft.put(slot, vec![constant_value(slot, &constant.value, draft.span)]);
            }
        }
        if fact == FactType::Role {
            let title =
                draft.get("title").iter().find_map(|value| if let SlotValue::Filler(filler) = value { filler.entity } else { None });
            if let Some(title) = title {
                pattern::title_of(self.scene, title as u32, &mut draft);
            }
        }
        counts::settle(self.scene, &mut draft);
        if fact == FactType::Deployment {
            counts::of_unit(self.scene, &mut draft);
        }
        // "het pakket": a thing that only names itself is given to nobody.
        let bare =
            fact == FactType::Supply && matches!(self.trigger, Trigger::Noun(..)) && !draft.has("recipient") && !draft.has("supplier");
        let itself = draft.get("item").iter().all(|item| item.span() == Some(context.span(token, token + 1)));
        // "zegde troepen toe": without a place or a number it tells no move.
        let unmoved = fact == FactType::Deployment
            && !["destination", "origin", "quantity", "unit", "equipment"].into_iter().any(|slot| draft.has(slot));
        if !draft.has_key(self.scene) || bare && itself || unmoved {
            return None;
        }
        // Asked last: most triggers find nothing to say something of.
        if self.scene.rules.plans.without(self.plan).iter().any(|line| self.excludes(line)) {
            return None;
        }
        let judged = self.status(fact)?;
        let dated = self.ground.dated(self.scene);
        draft.status = judged.status;
        draft.time = dated.map(|(_, time)| time);
        draft.evidence = Evidence {
            rule: Some(self.plan.rule),
            trigger,
            status: judged.cue.map_or(Span::default(), |(first, last)| context.span(first as usize, last as usize)),
            negation: judged.negation.map_or(Span::default(), |at| context.span(at as usize, at as usize + 1)),
            source: Span::default(),
            time: dated.map_or(Span::default(), |(span, _)| span),
        };
        Some(draft)
    }

    /// The status; none where what is only supposed makes no fact of this type.
    fn status(&self, fact: FactType) -> Option<Judged> {
        if fact == FactType::Statement {
            // Saying itself is a deed: only a rule of refusing makes it denied.
            let denied = self.plan.status.is_some_and(|status| Status::ALL.get(status.index()) == Some(&Status::Denied));
            let governed = matches!(self.trigger, Trigger::Verb(place, _) if place > 0);
            let refusal = governed.then(|| status::of(self.scene, self.ground.index, &self.trigger, None, fact));
            let refusal = refusal.filter(|judged| judged.status == Status::Denied);
            return Some(refusal.unwrap_or(Judged::plain(if denied { Status::Denied } else { Status::Actual })));
        }
        if fact == FactType::Attack && status::is_conditional(self.scene, self.ground.clause) {
            return None;
        }
        let judged = status::of(self.scene, self.ground.index, &self.trigger, self.plan.status, fact);
        let present = matches!(self.trigger, Trigger::Verb(0, verb) if !verb.past && !verb.perfect);
        let ahead = judged.status == Status::Actual
            && present
            && self.ground.dated(self.scene).is_some_and(|(_, time)| when::is_ahead(self.scene, time));
        Some(if ahead { Judged::plain(Status::Announced) } else { judged })
    }
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

/// The value that a rule sets a slot to.
pub fn constant_value(slot: &str, value: &str, span: Span) -> SlotValue {
    if let Some(outcome) = Outcome::from_name(value).filter(|_| slot == "outcome") {
        SlotValue::Outcome(outcome)
    } else if let Some(number) = value.parse::<f64>().ok().filter(|_| slot == "quantity") {
        SlotValue::Count(Count { bounds: Bounds::exact(number), class: None, entity: None, span })
    } else {
        SlotValue::Filler(Filler { kind: FillerKind::Noun, value: value.to_owned().into(), entity: None, span })
    }
}
