//! Stage 7, clauses and entities → facts: typed structs, each with its status, source, time, rule and bytes.

mod around;
mod behind;
mod body;
mod casualties;
mod counts;
mod cue;
mod custom;
mod draft;
mod elaboration;
mod evidence;
mod field;
mod filler;
mod filling;
mod frame;
mod gate;
mod ground;
mod locate;
mod meeting;
mod noun;
mod pattern;
mod plan;
mod position;
mod prospect;
mod rules;
mod running;
mod source;
mod statement;
mod status;
mod subject;
mod types;
mod verb;
mod wanted;
mod when;
mod worth;

use crate::clause::Analysis;
use crate::entity::Resolution;
use crate::fact::draft::{Draft, Place};
use crate::mention::Context;
use crate::text::Before;
use crate::value::Status;

pub use custom::{Custom, Valued};
pub use draft::SlotValue;
pub(crate) use evidence::Evidence;
pub use filler::{Count, Filler, FillerKind};
pub use prospect::Prospects;
pub use rules::{Rules, FILES};
pub use types::{
    Attack, Basis, Casualties, Command, Deployment, Fact, FactType, Meeting, Quote, Readiness, Role, Statement, Strength, Supply, Training,
};

/// What the fact stage reads: the text, its entities and its clauses.
pub struct Scene<'a> {
    /// The text with its tokens and lists.
    pub context: &'a Context<'a>,
    /// The entities.
    pub resolution: &'a Resolution,
    /// The clauses.
    pub analysis: &'a Analysis,
    /// The rules.
    pub rules: &'a Rules,
    /// What the rules may find, and where.
    pub prospects: &'a Prospects<'a>,
}

/// What the stage works with, kept from one document to the next for its memory.
#[derive(Default)]
pub(crate) struct Room {
    pub prospects: prospect::Room,
    drafts: Vec<Draft>,
    frames: frame::Room,
    kept: Vec<Place>,
}

/// Finds all facts, in the order of their first byte, and adds them to those of what stands before the scene, with what each
/// stands on. Linear in the text.
pub(crate) fn find(scene: &Scene<'_>, room: &mut Room, before: Before, facts: &mut Vec<Fact>, evidence: &mut Vec<Evidence>) {
    let Room { drafts, frames, kept, .. } = room;
    frame::find(scene, frames, drafts);
    pattern::add(scene, drafts);
    elaboration::add(scene, drafts);
    meeting::settle(scene, drafts);
    settle(scene, drafts);
    casualties::complete(scene, drafts);
    let reports = statement::find(scene, drafts);
    source::fill(scene, &reports, drafts);
    casualties::side_of_source(scene, drafts);
    draft::finish(scene, drafts, kept);
    for place in kept.drain(..) {
        let Some(draft) = place.of_mut(drafts) else { continue };
        evidence.push(draft.evidence);
        facts.push(draft.make_fact(scene, before));
    }
    for draft in drafts.iter_mut() {
        draft.slots.clear();
        frames.spare.push(std::mem::take(&mut draft.slots));
    }
    drafts.clear();
    // Not every draft took its slots from there.
    frames.spare.truncate(SPARE);
}

/// So many slots are kept for the next document: more than most have drafts.
const SPARE: usize = 256;

/// How many words of a sentence tell that it is about a work of fiction: "In de nieuwe roman …", "De film vertelt hoe …".
const OPENING: u32 = 4;

/// Drops what only happens in a book or film that the sentence opens with, and what is only asked: "Wat als X ooit Y aanvalt?"
fn settle(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let sentences = scene.context.sentences;
    let fiction = |sentence: u32| {
        sentences.get(sentence as usize).is_some_and(|sentence| {
            let opening = sentence.first..sentence.last.min(sentence.first + OPENING);
            opening.into_iter().any(|at| scene.rules.cues.is_fiction(scene.context.hash(at as usize)))
        })
    };
    // The sign of a question that ends a sentence.
    let asked = |sentence: u32| {
        let last = sentences.get(sentence as usize)?.last.checked_sub(1)? as usize;
        (scene.context.word(last) == "?").then(|| scene.context.span(last, last + 1))
    };
    // "X reageert schamper: is Rusland nergens meer schuldig aan?" says something all the same.
    let asks = |draft: &Draft, sentence: u32| {
        let last = sentences.get(sentence as usize).map_or(0, |sentence| sentence.last);
        (draft.trigger..last).any(|at| scene.context.word(at as usize) == ":")
    };
    let mut told = (u32::MAX, false, None);
    drafts.retain_mut(|draft| {
        let Some(clause) = scene.clause(draft.clause).filter(|_| !matches!(draft.fact, FactType::Role | FactType::Custom)) else {
            return true;
        };
        if told.0 != clause.sentence {
            told = (clause.sentence, fiction(clause.sentence), asked(clause.sentence));
        }
        let (_, fiction, mark) = told;
        let Some(mark) = mark else { return !fiction || draft.fact == FactType::Statement };
        match draft.fact {
            FactType::Statement => asks(draft, clause.sentence),
            FactType::Attack => false,
            _ => {
                if draft.status != Status::Denied {
                    draft.status = Status::Considered;
                    draft.evidence.status = mark;
                }
                !fiction
            }
        }
    });
}
