//! What fills the slots of frames, completed to drafts: what their types ask for, status, time and evidence.

use std::cell::OnceCell;
use std::sync::Arc;

use smallvec::{smallvec, SmallVec};

use crate::clause::Clause;
use crate::fact::draft::{Draft, SlotValue, Slots};
use crate::fact::frame::{Candidate, Fitting, Found, Trigger};
use crate::fact::ground::Ground;
use crate::fact::status::Judged;
use crate::fact::types::FactType;
use crate::fact::{counts, pattern, status, when, Count, Evidence, Filler, FillerKind, Scene};
use crate::rule::RuleId;
use crate::span::Span;
use crate::value::{Bounds, Interval, Outcome, Status};

/// What fills the slots of a frame on a trigger.
pub(super) struct Filling<'s> {
    /// The frame and what triggers it.
    pub candidate: Candidate<'s>,
    /// The slots.
    pub slots: Slots,
    /// The bytes of trigger and slots.
    pub span: Span,
}

/// Adds what frames make of their clauses; all frames of a clause stand together.
pub(super) fn complete(scene: &Scene<'_>, fillings: &mut Vec<Filling<'_>>, drafts: &mut Vec<Draft>) {
    let mut rules: Vec<Matched> = Vec::new();
    let (mut index, mut from, mut dated) = (u32::MAX, drafts.len(), OnceCell::new());
    for Filling { candidate, slots, span } in fillings.drain(..) {
        let Some(clause) = scene.clause(candidate.clause) else { continue };
        if candidate.clause != index {
            settle(scene, drafts, from, &rules);
            rules.clear();
            (index, from, dated) = (candidate.clause, drafts.len(), OnceCell::new());
        }
        Completion { scene, clause, candidate, dated: &dated }.add(slots, span, drafts, &mut rules);
    }
    settle(scene, drafts, from, &rules);
}

/// The rule of a draft, and how many words its trigger has.
type Matched = (RuleId, usize);

/// Drops what another rule beats on the same trigger: by its own word, or as the trigger of more words ("om het leven
/// komen" is no "komen").
fn settle(scene: &Scene<'_>, drafts: &mut Vec<Draft>, from: usize, rules: &[Matched]) {
    if rules.len() < 2 {
        return;
    }
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

/// A frame that was filled, with the clause it stands in.
struct Completion<'s, 'a> {
    scene: &'s Scene<'a>,
    clause: &'s Clause,
    candidate: Candidate<'s>,
    /// The time of the clause, with the bytes that say it.
    dated: &'s OnceCell<Option<(Span, Interval)>>,
}

impl Completion<'_, '_> {
    /// Adds what the frame makes of the clause.
    fn add(&self, slots: Slots, span: Span, drafts: &mut Vec<Draft>, rules: &mut Vec<Matched>) {
        let Candidate { plan, trigger, clause, words, .. } = self.candidate;
        let token = trigger.token();
        let trigger = self.scene.context.span(token as usize, token as usize + 1);
        let mut draft = Draft::new(plan.fact, Arc::clone(&plan.id), clause, token, trigger);
        (draft.declared, draft.slots, draft.span) = (plan.declared, slots, span);
        if !self.complete(&mut draft) {
            return;
        }
        if plan.fact == FactType::Casualties && !words.is_empty() {
            counts::keep_named(self.scene, &mut draft, words);
        }
        let before = drafts.len();
        counts::split(draft, drafts);
        let matched = (plan.rule, words.len().max(1));
        rules.extend((before..drafts.len()).map(|_| matched));
    }

    /// Adds to a draft the rest of what its rule and clause tell; tells whether that is enough for a fact.
    fn complete(&self, draft: &mut Draft) -> bool {
        let (fact, context) = (draft.fact, self.scene.context);
        let (token, trigger) = (draft.trigger as usize, draft.evidence.trigger);
        for constant in &self.candidate.plan.sets {
            if let Some(slot) = fact.slots().get(constant.slot.index()).filter(|slot| !draft.has(slot)) {
                draft.put(slot, [constant_value(slot, &constant.value, draft.span)]);
            }
        }
        if fact == FactType::Role {
            let title =
                draft.get("title").iter().find_map(|value| if let SlotValue::Filler(filler) = value { filler.entity } else { None });
            if let Some(title) = title {
                pattern::title_of(self.scene, title as u32, draft);
            }
        }
        counts::settle(self.scene, draft);
        if fact == FactType::Deployment {
            counts::of_unit(self.scene, draft);
        }
        // "het pakket": a thing that only names itself is given to nobody.
        let bare = fact == FactType::Supply
            && matches!(self.candidate.trigger, Trigger::Noun(..))
            && !draft.has("recipient")
            && !draft.has("supplier");
        let itself = draft.get("item").iter().all(|item| item.span() == Some(context.span(token, token + 1)));
        // "zegde troepen toe": without a place or a number it tells no move.
        let unmoved = fact == FactType::Deployment
            && !["destination", "origin", "quantity", "unit", "equipment"].into_iter().any(|slot| draft.has(slot));
        if !draft.has_key(self.scene) || bare && itself || unmoved {
            return false;
        }
        // Asked last: most triggers find nothing to say something of.
        if self.is_excluded() {
            return false;
        }
        let Some(judged) = self.status(fact) else { return false };
        let dated = self.dated();
        draft.status = judged.status;
        draft.time = dated.map(|(_, time)| time);
        draft.evidence = Evidence {
            rule: Some(self.candidate.plan.rule),
            trigger,
            status: judged.cue.map_or(Span::default(), |(first, last)| context.span(first as usize, last as usize)),
            negation: judged.negation.map_or(Span::default(), |at| context.span(at as usize, at as usize + 1)),
            source: Span::default(),
            time: dated.map_or(Span::default(), |(span, _)| span),
        };
        true
    }

    /// The status; none where what is only supposed makes no fact of this type.
    fn status(&self, fact: FactType) -> Option<Judged> {
        if fact == FactType::Statement {
            // Saying itself is a deed: only a rule of refusing makes it denied.
            let denied = self.candidate.plan.status.is_some_and(|status| Status::ALL.get(status.index()) == Some(&Status::Denied));
            let governed = matches!(self.candidate.trigger, Trigger::Verb(place, _) if place > 0);
            let refusal = governed.then(|| status::of(self.scene, self.candidate.clause, &self.candidate.trigger, None, fact));
            let refusal = refusal.filter(|judged| judged.status == Status::Denied);
            return Some(refusal.unwrap_or(Judged::plain(if denied { Status::Denied } else { Status::Actual })));
        }
        if fact == FactType::Attack && status::is_conditional(self.scene, self.clause) {
            return None;
        }
        let judged = status::of(self.scene, self.candidate.clause, &self.candidate.trigger, self.candidate.plan.status, fact);
        let present = matches!(self.candidate.trigger, Trigger::Verb(0, verb) if !verb.past && !verb.perfect);
        let ahead = judged.status == Status::Actual && present && self.dated().is_some_and(|(_, time)| when::is_ahead(self.scene, time));
        Some(if ahead { Judged::plain(Status::Announced) } else { judged })
    }

    /// Whether what must not be there is there.
    fn is_excluded(&self) -> bool {
        let Candidate { plan, trigger, clause, there, .. } = self.candidate;
        let without = self.scene.rules.plans.without(plan);
        if without.is_empty() {
            return false;
        }
        let (ground, found) = (Ground::of(self.scene, clause, self.clause, there), Found::default());
        let fitting = Fitting { scene: self.scene, ground: &ground, plan, trigger, there, found: &found };
        without.iter().any(|line| fitting.excludes(line))
    }

    fn dated(&self) -> Option<(Span, Interval)> {
        *self.dated.get_or_init(|| when::found(self.scene, self.candidate.clause))
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
