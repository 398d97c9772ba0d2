//! What a fact stands on beside what fills its slots: its rule, and the bytes of its trigger and cues. A few numbers for each fact.

use crate::rule::RuleId;
use crate::span::Span;

/// What was noted while a fact was put together; an empty span where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// The rule in its set; none for what no rule file finds.
    pub rule: Option<RuleId>,
    /// What triggered the rule.
    pub trigger: Span,
    /// What made the status other than tense does.
    pub status: Span,
    /// What negates.
    pub negation: Span,
    /// What names the source.
    pub source: Span,
    /// What dates it.
    pub time: Span,
}
