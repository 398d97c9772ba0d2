//! Finite verbs, and what they do where they say something: clauses of saying behind what is said, or within it.

use crate::clause::ahead::Sort;
use crate::clause::border::{Splitter, DEPTH};
use crate::clause::tag::{Finite, Flags, Tag};
use crate::clause::word::Role;
use crate::clause::ClauseKind;
use crate::token::function::Function;

impl Splitter<'_, '_> {
    /// Whether a word opens a clause of saying: "aldus X", "zo zegt X".
    pub(super) fn is_aldus(&self, n: usize) -> bool {
        self.get(n).function.any(Function::ATTRIBUTION) || (self.get(n + 1).finite() == Finite::Sure && self.get(n).has(Role::Report))
    }

    /// A clause of saying within the current clause, which goes on behind it.
    pub(super) fn interrupt(&mut self) {
        if self.stack.len() >= DEPTH {
            return self.sibling(ClauseKind::Report, None);
        }
        let parent = self.current().and_then(|clause| clause.parent);
        self.push_clause(ClauseKind::Report, parent, None);
        if let Some(top) = self.stack.last_mut() {
            top.interrupts = true;
        }
    }

    /// Whether what stands from `n` to the next comma interrupts a clause: behind that comma come its verbs, no other clause.
    pub(super) fn resumes_behind(&self, n: usize) -> bool {
        if self.kind() != ClauseKind::Main {
            return false;
        }
        let comma = self.ahead.next(n + 1, Sort::Border);
        if !self.get(comma).is.any(Flags::COMMA) {
            return false;
        }
        let rest = self.get(comma + 1);
        if !self.complete() {
            return rest.finite() == Finite::Sure && self.current_has_tokens();
        }
        self.ahead.next(comma + 1, Sort::Opener) != comma + 1
            && !rest.mark()
            && rest.finite() != Finite::Sure
            && self.ahead.own_sure(comma + 1).is_none()
            && self.ahead.verb(comma + 1).is_some_and(|verb| {
                let verb = self.get(verb);
                verb.participle() || verb.infinitive()
            })
    }

    /// Reads the verb at `n`, which may be finite.
    pub(super) fn finite(&mut self, n: usize, tag: Tag, after_break: bool) {
        match self.kind() {
            ClauseKind::Main | ClauseKind::Report | ClauseKind::Aside => {
                let says = after_break && tag.finite() == Finite::Sure;
                if !self.complete() {
                    if says && self.resumes_behind(n) {
                        self.interrupt();
                        self.set_complete(n);
                    } else if tag.finite() != Finite::Maybe || !self.is_later_verb(n, tag) {
                        self.set_complete(n);
                    }
                } else if says || (after_break && (self.reports_plural(n, tag) || self.reports_singular(n, tag))) {
                    if self.resumes_behind(n) {
                        self.interrupt();
                    } else {
                        self.sibling(ClauseKind::Report, None);
                    }
                    self.set_complete(n);
                }
            }
            ClauseKind::Subordinate | ClauseKind::Relative | ClauseKind::Infinitive => {
                if !self.complete() {
                    if self.kind() != ClauseKind::Infinitive || after_break {
                        self.set_complete(n);
                    }
                } else if self.is_of_outer(n, tag) {
                    // The verb of the clause around it: "Wat Rusland hoopt te bereiken gaat …".
                    self.close_complete();
                    if !self.complete() {
                        self.set_complete(n);
                    } else if after_break {
                        self.sibling(ClauseKind::Report, None);
                        self.set_complete(n);
                    }
                } else if tag.finite() == Finite::Sure {
                    self.set_complete(n);
                }
            }
        }
    }

    /// "…, melden lokale autoriteiten": a plural form behind a break with its subject after it.
    pub(super) fn reports_plural(&self, n: usize, tag: Tag) -> bool {
        let next = self.get(n + 1);
        let subject = next.function.any(Function::ARTICLE.with(Function::DETERMINER).with(Function::SUBJECT)) || next.item();
        let word = next.function.is_none() && !next.mark() && !next.is_verb();
        tag.finite() == Finite::Maybe && !tag.function.any(Function::POSSESSIVE) && !tag.participle() && !tag.te() && (subject || word)
    }

    /// "…”, benadrukt X.": behind a quotation a form that may be a participle, with a name behind it, where no helper waits for it.
    pub(super) fn reports_singular(&self, n: usize, tag: Tag) -> bool {
        let next = self.get(n + 1);
        let subject = next.function.any(Function::ARTICLE.with(Function::SUBJECT)) || next.agent() || next.adjective();
        let quoted = (1..=2).filter_map(|back| n.checked_sub(back)).any(|at| self.get(at).is.any(Flags::QUOTE));
        let waits = self.finite_tag().helper() && !self.ahead_has_participle_before(n);
        tag.finite() == Finite::Maybe && tag.participle() && !tag.te() && subject && quoted && !waits
    }

    /// Whether the clause has met a participle before `n`.
    fn ahead_has_participle_before(&self, n: usize) -> bool {
        let from = self.top().finite().map_or(n, |finite| finite + 1);
        (from..n).any(|at| self.get(at).participle())
    }
}
