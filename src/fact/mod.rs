//! Stage 7, clauses and entities → facts: typed structs, each with its status, source, time, rule and bytes.

mod casualties;
mod counts;
mod cue;
mod custom;
mod draft;
mod evidence;
mod filler;
mod frame;
mod locate;
mod pattern;
mod rules;
mod source;
mod statement;
mod status;
mod types;
mod when;

use crate::clause::Analysis;
use crate::entity::Resolution;
use crate::mention::Context;

pub use custom::{Custom, Valued};
pub use draft::SlotValue;
pub(crate) use evidence::Evidence;
pub use filler::{Count, Filler, FillerKind};
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
}

/// Finds all facts, in the order of their first byte, each with what it stands on. Linear in the text.
pub(crate) fn find(scene: &Scene<'_>) -> (Vec<Fact>, Vec<Evidence>) {
    let mut drafts = Vec::new();
    frame::find(scene, &mut drafts);
    pattern::find(scene, &mut drafts);
    casualties::complete(scene, &mut drafts);
    let reports = statement::find(scene, &mut drafts);
    source::fill(scene, &reports, &mut drafts);
    draft::finish(scene, drafts)
}
