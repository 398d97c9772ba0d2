//! A checked pattern: a sequence of tokens and mentions that makes an entity or a fact.

use crate::rule::program::Program;
use crate::rule::schema::{FactType, Kind, Slot, Status};
use crate::rule::set::{Constant, Example, RuleId};
use std::sync::Arc;

/// A rule that finds an entity or a fact in a sequence of tokens and mentions.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Pattern {
    /// The name of the rule, unique in its set.
    pub id: Arc<str>,
    /// The place of the rule in its set.
    pub rule: RuleId,
    /// The file it comes from, as it was named.
    pub file: Arc<str>,
    /// The line of its head, counted from 1.
    pub line: usize,
    /// What it finds.
    pub finds: Finds,
    /// The status of its facts where no cue says another.
    pub status: Option<Status>,
    /// Slots with a fixed value.
    pub sets: Vec<Constant>,
    /// The compiled `match` lines.
    pub program: Program,
    /// The slots or fields that its captures name, each once, in the order of the file.
    pub captures: Vec<Capture>,
    /// The rules it wins over on the same bytes, as written; [`RuleSet::beats`](crate::rule::RuleSet::beats) also follows those.
    pub beats: Vec<RuleId>,
    /// Sentences that it must, and must not, match.
    pub examples: Vec<Example>,
}

/// What a pattern finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finds {
    /// An entity of that kind: the whole match; captures are fields of the kind.
    Entity(Kind),
    /// A fact of that type; captures are its slots.
    Fact(FactType),
}

/// A slot or field that a pattern captures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// The slot of the fact type, or the field of the kind.
    pub slot: Slot,
    /// Its name in the schema.
    pub name: String,
}
