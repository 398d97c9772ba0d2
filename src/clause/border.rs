//! Where clauses begin and end.

use std::ops::Range;

use smallvec::SmallVec;

use crate::clause::ahead::{Ahead, Sort, Sorts};
use crate::clause::tag::{Finite, Flags, Tag};
use crate::clause::{Clause, ClauseKind, Phrase, Verbs};
use crate::mention::Context;
use crate::token::function::Function;
use crate::token::Shape;

/// A clause of more tokens goes on as another, so that each trigger looks over a bounded number of phrases.
pub const LONGEST: usize = 250;

/// Clauses inside each other beyond this depth are read side by side, so that hostile nesting costs no more than text.
pub(super) const DEPTH: usize = 48;

/// Splits one sentence, which begins at the token `first`, into clauses, appended to `clauses`; gives where the sorts of its tokens
/// stand. Linear in the tokens.
pub fn split(context: &Context<'_>, sentence: u32, first: u32, tags: &[Tag], room: &mut Room, clauses: &mut Vec<Clause>) -> Range<usize> {
    let Room { sorts, stack, spare } = room;
    let blocks = sorts.read(tags);
    let ahead = sorts.ahead(blocks.clone(), tags.len());
    stack.clear();
    let base = clauses.len();
    let mut splitter = Splitter { context, sentence, first: first as usize, tags, base, clauses, spare, stack, ahead, closed: None };
    splitter.run();
    // A clause that got no token of its own leaves no trace beside the others.
    if clauses.len() == base {
        clauses.push(empty(spare, sentence, ClauseKind::Main, None, None));
    }
    blocks
}

/// Room for what is known of a sentence while it is split.
#[derive(Default)]
pub struct Room {
    /// What stands ahead in the sentences that are read together.
    pub(super) sorts: Sorts,
    stack: Vec<Open>,
    /// The memory of clauses of another text, to be used again.
    pub(super) spare: Vec<Spare>,
}

/// Tokens and phrases of a clause, cleared.
pub(super) type Spare = (Vec<u32>, Vec<Phrase>);

/// The memory of a clause.
pub(super) fn spare_of(clause: Clause) -> Spare {
    let Clause { mut tokens, mut phrases, .. } = clause;
    tokens.clear();
    phrases.clear();
    (tokens, phrases)
}

fn empty(spare: &mut Vec<Spare>, sentence: u32, kind: ClauseKind, parent: Option<u32>, link: Option<u32>) -> Clause {
    let (tokens, phrases) = spare.pop().unwrap_or_default();
    Clause {
        kind,
        sentence,
        parent,
        link,
        tokens,
        verbs: Verbs::new(),
        phrases,
        subject: None,
        shares_subject: false,
        negations: SmallVec::new(),
        quotation: None,
        finite: None,
        gapped: false,
    }
}

/// A clause that is still open.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub(super) clause: u32,
    pub(super) kind: ClauseKind,
    /// Whether its verbs are complete.
    pub(super) complete: bool,
    /// Whether it interrupts the clause below it, which goes on at the next comma.
    pub(super) interrupts: bool,
    /// Its finite verb, as far as it was met.
    finite: Option<u32>,
}

impl Open {
    /// Its finite verb, as far as it was met.
    pub(super) fn finite(&self) -> Option<usize> {
        self.finite.map(|finite| finite as usize)
    }

    /// Whether it stands in brackets or between dashes.
    pub(super) fn is_aside(&self) -> bool {
        self.kind == ClauseKind::Aside
    }

    /// Whether it has its verbs at its end.
    fn is_subordinate(&self) -> bool {
        matches!(self.kind, ClauseKind::Subordinate | ClauseKind::Relative)
    }
}

pub(super) struct Splitter<'a, 'c> {
    pub(super) context: &'a Context<'a>,
    pub(super) sentence: u32,
    pub(super) first: usize,
    pub(super) tags: &'a [Tag],
    pub(super) base: usize,
    pub(super) clauses: &'c mut Vec<Clause>,
    pub(super) spare: &'c mut Vec<Spare>,
    /// Open clauses, the innermost last.
    pub(super) stack: &'c mut Vec<Open>,
    pub(super) ahead: Ahead<'c>,
    /// The clause that the last comma closed.
    pub(super) closed: Option<usize>,
}

impl Splitter<'_, '_> {
    fn run(&mut self) {
        self.open(ClauseKind::Main, None);
        let (mut from, mut behind) = (0, 0);
        // What the last mark opens or closes would stand behind it.
        let end = self.tags.len() - usize::from(self.tags.last().is_some_and(Tag::mark));
        loop {
            // A word at which clauses turn and those behind it, up to the next one or a mark, belong to one clause.
            let turn = self.ahead.next(behind, Sort::Turn);
            self.take(from, turn.min(end));
            if turn >= end {
                break;
            }
            let tag = self.get(turn);
            behind = turn + 1;
            if tag.mark() {
                self.mark(turn);
                from = behind;
            } else {
                self.word(turn, tag);
                from = turn;
            }
        }
        let (base, mut unused) = (self.base, false);
        for clause in self.clauses.iter_mut().skip(base) {
            unused |= clause.tokens.is_empty();
            clause.quotation = clause.tokens.first().and_then(|&token| self.context.quotation_of(token));
        }
        if unused {
            self.drop_unused(base);
        }
    }

    /// Removes clauses that hold no token, and renumbers the parents.
    fn drop_unused(&mut self, base: usize) {
        // For each clause its number among those that stay, and its parent.
        let (mut number, mut places) = (base as u32, Vec::new());
        for clause in self.clauses.iter().skip(base) {
            let own = (!clause.tokens.is_empty()).then_some(number);
            number += u32::from(own.is_some());
            places.push((own, clause.parent));
        }
        let resolve = |mut parent: Option<u32>| loop {
            match *places.get((parent? as usize).checked_sub(base)?)? {
                (Some(own), _) => return Some(own),
                (None, next) => parent = next,
            }
        };
        let mut kept = base;
        for index in base..self.clauses.len() {
            if let Some(clause) = self.clauses.get_mut(index).filter(|clause| !clause.tokens.is_empty()) {
                clause.parent = resolve(clause.parent);
                self.clauses.swap(kept, index);
                kept += 1;
            }
        }
        self.spare.extend(self.clauses.drain(kept.min(self.clauses.len())..).map(spare_of));
    }

    #[inline]
    pub(super) fn current(&mut self) -> Option<&mut Clause> {
        let index = self.stack.last()?.clause;
        self.clauses.get_mut(index as usize)
    }

    /// The innermost open clause.
    #[inline]
    pub(super) fn top(&self) -> Open {
        const NONE: Open = Open { clause: u32::MAX, kind: ClauseKind::Main, complete: false, interrupts: false, finite: None };
        self.stack.last().copied().unwrap_or(NONE)
    }

    #[inline]
    pub(super) fn kind(&self) -> ClauseKind {
        self.top().kind
    }

    #[inline]
    pub(super) fn complete(&self) -> bool {
        self.top().complete
    }

    /// The verb at `n` completes the current clause.
    pub(super) fn set_complete(&mut self, n: usize) {
        if let Some(top) = self.stack.last_mut() {
            top.complete = true;
            top.finite = Some(n as u32);
        }
    }

    #[inline]
    pub(super) fn get(&self, n: usize) -> Tag {
        self.tags.get(n).copied().unwrap_or_default()
    }

    /// The finite verb of the current clause.
    pub(super) fn finite_tag(&self) -> Tag {
        self.top().finite().map(|n| self.get(n)).unwrap_or_default()
    }

    pub(super) fn open(&mut self, kind: ClauseKind, link: Option<usize>) {
        if self.stack.len() >= DEPTH {
            return self.sibling(kind, link);
        }
        let parent = self.stack.last().map(|open| open.clause);
        self.push_clause(kind, parent, link);
    }

    pub(super) fn push_clause(&mut self, kind: ClauseKind, parent: Option<u32>, link: Option<usize>) {
        self.stack.push(Open { clause: self.clauses.len() as u32, kind, complete: false, interrupts: false, finite: None });
        self.clauses.push(empty(self.spare, self.sentence, kind, parent, link.map(|n| (self.first + n) as u32)));
    }

    /// A clause beside the current one, with the same parent.
    pub(super) fn sibling(&mut self, kind: ClauseKind, link: Option<usize>) {
        let parent = self.current().and_then(|clause| clause.parent);
        self.stack.pop();
        self.push_clause(kind, parent, link);
    }

    /// Gives the tokens from `from` to the one before `until` to the current clause.
    fn take(&mut self, from: usize, until: usize) {
        let (mut from, until) = (self.first + from, self.first + until);
        while from < until {
            let Some(clause) = self.current() else { return };
            let last = until.min(from + LONGEST.saturating_sub(clause.tokens.len()));
            if last == from {
                self.sibling(ClauseKind::Main, None);
                continue;
            }
            let length = clause.tokens.len() + last - from;
            while from < last {
                // Eight at once, since most runs are shorter.
                clause.tokens.extend_from_slice(&std::array::from_fn::<u32, 8, _>(|step| (from + step) as u32));
                from += 8;
            }
            clause.tokens.truncate(length);
            from = last;
        }
    }

    /// Closes complete clauses that hang on others.
    pub(super) fn close_complete(&mut self) {
        while self.stack.len() > 1 && self.complete() && !matches!(self.kind(), ClauseKind::Aside) {
            self.stack.pop();
        }
    }

    /// The nearest token before `n` that is no quotation mark.
    pub(super) fn before(&self, n: usize) -> Option<usize> {
        self.tags.get(..n)?.iter().rposition(|tag| !tag.is.any(Flags::QUOTE))
    }

    /// Whether the innermost clause has all its verbs while the one around it still waits for its own.
    fn is_left(&self, n: usize, previous: Tag, tag: Tag) -> bool {
        const STAYS: Function = Function::INFINITIVE_MARKER.with(Function::PREPOSITION).with(Function::COORDINATOR);
        // Seldom, so that the stack is looked at seldom.
        if !(previous.is_verb() & !tag.is_verb() & !tag.function.any(STAYS)) {
            return false;
        }
        let &[.., around, top] = self.stack.as_slice() else { return false };
        top.complete
            && !around.complete
            && top.is_subordinate()
            && self.clauses.get(around.clause as usize).is_some_and(|clause| !clause.tokens.is_empty())
            && self.ahead.next(n, Sort::Finite) < self.tags.len()
    }

    /// Turns to the clause of the word at `n`.
    fn word(&mut self, n: usize, tag: Tag) {
        let previous = n.checked_sub(1).map(|before| self.get(before)).unwrap_or_default();
        if self.is_left(n, previous, tag) {
            self.stack.pop();
        }
        let before = if previous.is.any(Flags::QUOTE) { self.before(n) } else { n.checked_sub(1) };
        let after_comma = before.is_some_and(|before| self.get(before).is.any(Flags::COMMA));
        let after_quote = previous.is.any(Flags::QUOTE) && self.quote_closed_before(n);
        if tag.function.any(Function::RELATIVE.with(Function::SUBORDINATOR)) && self.opens_clause(n, tag, after_comma) {
            let after_noun = before.is_some_and(|b| self.tags.get(b).is_some_and(|t| !t.mark() && !t.is_verb() && t.function.is_none()));
            let reads = !tag.function.any(Function::SUBORDINATOR) || self.reads_relative(n, after_comma);
            let relative = tag.function.any(Function::RELATIVE) && !self.follows_quote(n) && (after_comma || after_noun) && reads;
            let kind = if relative { ClauseKind::Relative } else { ClauseKind::Subordinate };
            if self.complete() && !after_comma && self.top().is_subordinate() && before.is_some_and(|b| self.coordinates(b)) {
                self.sibling(kind, Some(n));
            } else {
                self.open(kind, Some(n));
            }
            return;
        }
        if after_comma && self.opens_behind_preposition(n, tag) {
            // "…, van wie de helft …"
            self.open(ClauseKind::Relative, Some(n + 1));
            return;
        }
        if self.opens_infinitive(n) {
            self.open(ClauseKind::Infinitive, Some(n));
            return;
        }
        if tag.function.any(Function::COORDINATOR) && self.complete() && self.coordinate(n) {
            return;
        }
        if (after_comma || after_quote) && self.is_aldus(n) {
            if self.resumes_behind(n) {
                self.interrupt();
            } else {
                while self.stack.len() > 1 && !self.is_top_aside() {
                    self.stack.pop();
                }
                self.sibling(ClauseKind::Report, None);
            }
        } else if after_comma && self.is_beside(n) {
            self.sibling(ClauseKind::Main, None);
        }
        if tag.finite() != Finite::No {
            self.finite(n, tag, after_comma || after_quote);
        }
        if tag.te() && self.kind() == ClauseKind::Infinitive {
            self.set_complete(n);
        }
    }

    pub(super) fn current_has_tokens(&self) -> bool {
        self.clauses.get(self.top().clause as usize).is_some_and(|clause| !clause.tokens.is_empty())
    }

    /// Opens the clause behind a coordinator; false where the coordinator joins something else.
    fn coordinate(&mut self, n: usize) -> bool {
        let next = self.get(n + 1);
        if next.function.any(Function::RELATIVE.with(Function::SUBORDINATOR)) && self.opens_clause(n + 1, next, false) {
            return true;
        }
        let contrasts = self.contrasts(n);
        let gapped = contrasts || self.is_gapped(n) || self.is_stripped(n);
        if !gapped && !self.clause_follows(n) {
            return false;
        }
        let kind = match self.kind() {
            ClauseKind::Report => ClauseKind::Main,
            kind => kind,
        };
        if let Some(closed) = self.reopened(n) {
            // "dat X komt, en Y gestuurd heeft": the verbs at its end show that it goes on.
            let (kind, parent, link) = closed;
            self.push_clause(kind, parent, None);
            if let Some(clause) = self.current() {
                clause.link = link;
                // "dat X geen gevaar is, en evenmin plannen heeft"
                clause.shares_subject = next.function.any(Function::NEGATION);
            }
            return true;
        }
        let link = self.current().and_then(|clause| clause.link);
        self.sibling(kind, None);
        if let Some(clause) = self.current() {
            clause.link = link;
            clause.shares_subject = contrasts || next.finite() == Finite::Sure;
            clause.gapped = gapped;
        }
        if gapped {
            self.set_complete(n);
        }
        true
    }

    pub(super) fn is_top_aside(&self) -> bool {
        self.kind() == ClauseKind::Aside
    }

    fn quote_closed_before(&self, n: usize) -> bool {
        n.checked_sub(1).is_some_and(|before| self.get(before).is.any(Flags::QUOTE))
            && self.context.shape(self.first + n).has(Shape::SPACED)
    }

    fn coordinates(&self, n: usize) -> bool {
        self.tags.get(n).is_some_and(|tag| tag.function.any(Function::COORDINATOR))
    }
}
