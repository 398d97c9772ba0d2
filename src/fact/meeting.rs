//! Meetings that are none: an interview with a medium, one person who confers alone; and places of what the talks led to.

use crate::clause::{Clause, ClauseKind};
use crate::fact::draft::{Draft, SlotValue};
use crate::fact::types::FactType;
use crate::fact::{counts, Filler, FillerKind, Scene};
use crate::lexicon::List;
use crate::text::fold;
use crate::value::Kind;

/// Plain nouns and titles for those who interview.
const INTERVIEWERS: [&str; 12] = [
    "krant",
    "omroep",
    "persbureau",
    "nieuwszender",
    "nieuwssite",
    "zender",
    "redactie",
    "televisiezender",
    "staatsomroep",
    "journalist",
    "verslaggever",
    "correspondent",
];

/// The rule of "sprak Modi": both must be told.
const SPEAKING: &str = "meeting.speak_to";

/// Drops what is no meeting, and places that are none of the meeting.
pub fn settle(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    drafts.retain(|draft| draft.fact != FactType::Meeting || !(interviews(scene, draft) || is_alone(scene, draft)));
    for draft in drafts.iter_mut().filter(|draft| draft.fact == FactType::Meeting && draft.has("place")) {
        let Some(clause) = scene.clause(draft.clause).filter(|clause| keeps_to(scene, clause)) else { continue };
        let mut places = draft.take("place");
        places.retain(|value| !value.span().is_some_and(|span| behind_on(scene, clause, span)));
        draft.put("place", places);
    }
}

/// Whether a medium or journalist is among those who meet.
fn interviews(scene: &Scene<'_>, draft: &Draft) -> bool {
    draft.get("participants").iter().any(|value| match value {
        SlotValue::Filler(Filler { kind: FillerKind::Entity(Kind::Organisation), entity: Some(index), .. }) => {
            let Some(entity) = scene.entity(*index as u32) else { return false };
            let row = scene.context.longest(entity.first as usize, List::Organisation).map(|(row, _)| row as usize);
            row.and_then(|row| scene.context.lists.name.organisations.get(row)).is_some_and(|body| body.is_medium())
        }
        SlotValue::Filler(Filler { kind: FillerKind::Noun | FillerKind::Entity(Kind::Role), value, .. }) => {
            INTERVIEWERS.contains(&&**value)
        }
        _ => false,
    })
}

/// Whether nobody but the subject is told, and that is one person: "Rutte overlegt in Brussel".
fn is_alone(scene: &Scene<'_>, draft: &Draft) -> bool {
    let [SlotValue::Filler(only)] = draft.get("participants") else { return false };
    let Some(clause) = scene.clause(draft.clause) else { return false };
    if draft.rule.as_ref() == SPEAKING {
        return true;
    }
    let with = fold::hash_folded("met");
    if clause.phrases.iter().any(|phrase| phrase.preposition == Some(with)) {
        return false;
    }
    let subject = clause.subject_phrase();
    let inside = subject.is_some_and(|phrase| scene.context.span(phrase.first as usize, phrase.last as usize).contains(only.span));
    // "De gezant, de Senegalees X, bezocht …": the name stands beside the subject.
    let beside = || clause.finite.is_some_and(|finite| only.span.to() <= scene.context.span(finite as usize, finite as usize + 1).from());
    counts::is_single(scene, only)
        && matches!(only.kind, FillerKind::Entity(Kind::Person | Kind::Role))
        && (inside || clause.kind == ClauseKind::Main && beside())
}

/// Whether a clause has "houden het op": what stands behind "op" is what was settled on.
fn keeps_to(scene: &Scene<'_>, clause: &Clause) -> bool {
    let keep = fold::hash_folded("houden");
    clause.verbs.iter().any(|verb| scene.context.lemma(verb.verb) == keep)
}

/// Whether a phrase with "op" holds these bytes.
fn behind_on(scene: &Scene<'_>, clause: &Clause, span: crate::span::Span) -> bool {
    let on = fold::hash_folded("op");
    let first = clause.phrases.iter().position(|phrase| phrase.preposition == Some(on));
    first
        .and_then(|at| clause.phrases.get(at))
        .is_some_and(|phrase| scene.context.span(phrase.first as usize, phrase.first as usize + 1).to() <= span.from())
}
