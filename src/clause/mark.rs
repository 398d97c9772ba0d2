//! What marks do to the clauses around them: commas, brackets, dashes, colons, quotation marks.

use crate::clause::border::{Open, Splitter};
use crate::clause::tag::Flags;
use crate::clause::ClauseKind;
use crate::token::Shape;

impl Splitter<'_, '_> {
    /// Reads the mark at `n`.
    pub(super) fn mark(&mut self, n: usize) {
        if self.get(n).is.any(Flags::COMMA) {
            return self.comma(n);
        }
        match self.context.word(self.first + n) {
            "(" | "[" => self.open(ClauseKind::Aside, None),
            ")" | "]" => self.close_aside(),
            "–" | "—" | "-" | "--" if self.spaced(n) && self.tags.len() > n + 1 => {
                if self.stack.iter().any(Open::is_aside) {
                    self.close_aside();
                } else if self.is_dateline(n) {
                    self.sibling(ClauseKind::Main, None);
                } else if n > 0 {
                    self.open(ClauseKind::Aside, None);
                }
            }
            ";" | ":" => {
                while self.stack.len() > 1 {
                    self.stack.pop();
                }
                self.sibling(ClauseKind::Main, None);
            }
            _ => {
                if self.get(n).is.any(Flags::QUOTE) {
                    self.quote(n);
                } else if self.context.shape(self.first + n).has(Shape::TERMINAL) && n + 2 < self.tags.len() {
                    // A full stop inside a quotation that goes on.
                    while self.stack.len() > 1 {
                        self.stack.pop();
                    }
                    self.sibling(ClauseKind::Main, None);
                }
            }
        }
    }

    fn comma(&mut self, n: usize) {
        if self.top().interrupts {
            self.stack.pop();
        } else if self.complete() && self.kind() != ClauseKind::Report {
            self.closed = (self.stack.len() > 1).then_some(self.top().clause as usize);
            self.close_complete();
        }
        if self.complete() && (self.is_stripped(n) || self.is_gapped(n) && self.ends_gap(n)) {
            // "Kenia stuurde 730 man, Guatemala 150"
            self.sibling(ClauseKind::Main, None);
            self.set_complete(n);
            if let Some(clause) = self.current() {
                clause.gapped = true;
            }
        }
    }

    fn quote(&mut self, n: usize) {
        let opens = self.tags.get(n + 1).is_some() && !self.context.shape(self.first + n + 1).has(Shape::SPACED);
        let after_comma = n.checked_sub(1).is_some_and(|before| self.get(before).is.any(Flags::COMMA));
        if opens && after_comma && self.kind() == ClauseKind::Report {
            // „…”, zei hij, „en …”: what was interrupted goes on.
            self.sibling(ClauseKind::Main, None);
        }
    }

    fn spaced(&self, n: usize) -> bool {
        self.context.shape(self.first + n).has(Shape::SPACED) && self.context.shape(self.first + n + 1).has(Shape::SPACED)
    }

    /// Whether what stands before a dash is only where a report comes from: "DEN HAAG (ANP) – Nederland stuurt …".
    fn is_dateline(&self, n: usize) -> bool {
        const LENGTH: usize = 8;
        let place = |at: usize| self.get(at).mark() || self.get(at).item() || self.get(at).is.any(Flags::CAPITAL);
        let dash = |at: usize| matches!(self.context.word(self.first + at), "–" | "—" | "-" | "--") && self.spaced(at);
        n > 0 && n <= LENGTH && self.stack.len() == 1 && (0..n).all(place) && !(n + 1..self.tags.len()).any(dash)
    }

    fn close_aside(&mut self) {
        if let Some(depth) = self.stack.iter().rposition(Open::is_aside).filter(|&depth| depth > 0) {
            self.stack.truncate(depth);
        }
    }
}
