//! Where clauses begin and end.

use crate::clause::tag::{Finite, Tag};
use crate::clause::{Clause, ClauseKind};
use crate::mention::Context;
use crate::sentence::Quotation;
use crate::token::function::Function;
use crate::token::Shape;

/// Clauses inside each other beyond this depth are read side by side, so that hostile nesting costs no more than text.
const DEPTH: usize = 48;

/// Splits one sentence into clauses, appended to `clauses`. Linear in the tokens.
pub fn split(context: &Context<'_>, sentence: u32, first: u32, tags: &[Tag], quotations: &[Quotation], clauses: &mut Vec<Clause>) {
    let mut splitter = Splitter {
        context,
        sentence,
        first: first as usize,
        tags,
        base: clauses.len(),
        clauses,
        stack: Vec::new(),
        ahead: Ahead::new(context, first as usize, tags),
    };
    splitter.run();
    let base = splitter.base;
    for clause in clauses.iter_mut().skip(base) {
        clause.quotation = clause.tokens.first().and_then(|&token| holding(quotations, token));
    }
    // A clause that got no token of its own leaves no trace beside the others.
    if clauses.len() == base {
        clauses.push(empty(sentence, ClauseKind::Main, None, None));
    }
}

fn holding(quotations: &[Quotation], token: u32) -> Option<u32> {
    let after = quotations.partition_point(|quotation| quotation.open < token);
    let index = after.checked_sub(1)?;
    quotations.get(index).filter(|quotation| token < quotation.close).map(|_| index as u32)
}

fn empty(sentence: u32, kind: ClauseKind, parent: Option<u32>, link: Option<u32>) -> Clause {
    Clause {
        kind,
        sentence,
        parent,
        link,
        tokens: Vec::new(),
        verbs: Vec::new(),
        phrases: Vec::new(),
        subject: None,
        shares_subject: false,
        negations: Vec::new(),
        quotation: None,
        finite: None,
    }
}

/// For each token how far the next finite verb, the next "te" with an infinitive, and the next border are.
struct Ahead {
    finite: Vec<u32>,
    te: Vec<u32>,
    border: Vec<u32>,
}

impl Ahead {
    fn new(context: &Context<'_>, first: usize, tags: &[Tag]) -> Self {
        let none = tags.len() as u32;
        let mut ahead = Ahead { finite: vec![none; tags.len() + 1], te: vec![none; tags.len() + 1], border: vec![none; tags.len() + 1] };
        let (mut finite, mut te, mut border) = (none, none, none);
        for (n, tag) in tags.iter().enumerate().rev() {
            if tag.finite != Finite::No {
                finite = n as u32;
            }
            if tag.te {
                te = n as u32;
            }
            if (tag.mark && !context.shape(first + n).has(Shape::QUOTE)) || opens_always(tag) {
                border = n as u32;
            }
            for (list, value) in [(&mut ahead.finite, finite), (&mut ahead.te, te), (&mut ahead.border, border)] {
                if let Some(place) = list.get_mut(n) {
                    *place = value;
                }
            }
        }
        ahead
    }

    fn before_border(list: &[u32], border: &[u32], n: usize) -> Option<u32> {
        let (&found, &border) = (list.get(n)?, border.get(n)?);
        (found < border).then_some(found)
    }

    /// The next finite verb from `n` on, where no mark stands before it.
    fn finite(&self, n: usize) -> Option<u32> {
        Self::before_border(&self.finite, &self.border, n)
    }

    fn te(&self, n: usize) -> Option<u32> {
        Self::before_border(&self.te, &self.border, n)
    }
}

/// Whether a word can do nothing but open a clause ("omdat", "terwijl").
fn opens_always(tag: &Tag) -> bool {
    let other = Function::PREPOSITION
        .with(Function::COORDINATOR)
        .with(Function::ADVERB)
        .with(Function::DETERMINER)
        .with(Function::PRONOUN)
        .with(Function::RELATIVE);
    tag.function.any(Function::SUBORDINATOR) && !tag.function.any(other)
}

struct Splitter<'a, 'c> {
    context: &'a Context<'a>,
    sentence: u32,
    first: usize,
    tags: &'a [Tag],
    base: usize,
    clauses: &'c mut Vec<Clause>,
    /// Open clauses, the innermost last, each with whether its verbs are complete.
    stack: Vec<(usize, bool)>,
    ahead: Ahead,
}

impl Splitter<'_, '_> {
    fn run(&mut self) {
        self.open(ClauseKind::Main, None);
        for n in 0..self.tags.len() {
            let Some(tag) = self.tags.get(n).copied() else { return };
            if tag.mark {
                self.mark(n);
            } else {
                self.word(n, tag);
            }
        }
        let base = self.base;
        let used: Vec<bool> = self.clauses.iter().skip(base).map(|clause| !clause.tokens.is_empty()).collect();
        self.drop_unused(base, &used);
    }

    /// Removes clauses that hold no token, and renumbers the parents.
    fn drop_unused(&mut self, base: usize, used: &[bool]) {
        if used.iter().all(|&used| used) {
            return;
        }
        let mut number = base as u32;
        let renumbered: Vec<Option<u32>> = used
            .iter()
            .map(|&used| {
                let own = used.then_some(number);
                number += u32::from(used);
                own
            })
            .collect();
        let parents: Vec<Option<u32>> = self.clauses.iter().skip(base).map(|clause| clause.parent).collect();
        let resolve = |mut parent: Option<u32>| loop {
            let index = (parent? as usize).checked_sub(base)?;
            match renumbered.get(index)? {
                Some(own) => return Some(*own),
                None => parent = *parents.get(index)?,
            }
        };
        let mut kept = base;
        for index in base..self.clauses.len() {
            if used.get(index - base).copied().unwrap_or(false) {
                if let Some(clause) = self.clauses.get_mut(index) {
                    clause.parent = resolve(clause.parent);
                }
                self.clauses.swap(kept, index);
                kept += 1;
            }
        }
        self.clauses.truncate(kept);
    }

    fn current(&mut self) -> Option<&mut Clause> {
        let (index, _) = *self.stack.last()?;
        self.clauses.get_mut(index)
    }

    fn kind(&self) -> ClauseKind {
        self.stack.last().and_then(|&(index, _)| self.clauses.get(index)).map_or(ClauseKind::Main, |clause| clause.kind)
    }

    fn complete(&self) -> bool {
        self.stack.last().is_some_and(|&(_, complete)| complete)
    }

    fn set_complete(&mut self) {
        if let Some(top) = self.stack.last_mut() {
            top.1 = true;
        }
    }

    fn open(&mut self, kind: ClauseKind, link: Option<usize>) {
        if self.stack.len() >= DEPTH {
            return self.sibling(kind, link);
        }
        let parent = self.stack.last().map(|&(index, _)| index as u32);
        self.push_clause(kind, parent, link);
    }

    fn push_clause(&mut self, kind: ClauseKind, parent: Option<u32>, link: Option<usize>) {
        self.stack.push((self.clauses.len(), false));
        self.clauses.push(empty(self.sentence, kind, parent, link.map(|n| (self.first + n) as u32)));
    }

    /// A clause beside the current one, with the same parent.
    fn sibling(&mut self, kind: ClauseKind, link: Option<usize>) {
        let parent = self.current().and_then(|clause| clause.parent);
        self.stack.pop();
        self.push_clause(kind, parent, link);
    }

    fn take(&mut self, n: usize) {
        let token = (self.first + n) as u32;
        if let Some(clause) = self.current() {
            clause.tokens.push(token);
        }
    }

    /// Closes complete clauses that hang on others.
    fn close_complete(&mut self) {
        while self.stack.len() > 1 && self.complete() && !matches!(self.kind(), ClauseKind::Aside) {
            self.stack.pop();
        }
    }

    fn mark(&mut self, n: usize) {
        match self.context.word(self.first + n) {
            "(" | "[" => self.open(ClauseKind::Aside, None),
            ")" | "]" => self.close_aside(),
            "–" | "—" | "-" | "--" if self.spaced(n) && self.tags.len() > n + 1 => {
                if self.stack.iter().any(|&(index, _)| self.is_aside(index)) {
                    self.close_aside();
                } else if n > 0 {
                    self.open(ClauseKind::Aside, None);
                }
            }
            "," => {
                if self.complete() && self.kind() != ClauseKind::Report {
                    self.close_complete();
                }
            }
            ";" | ":" => {
                while self.stack.len() > 1 {
                    self.stack.pop();
                }
                self.sibling(ClauseKind::Main, None);
            }
            _ => {
                if self.context.shape(self.first + n).has(Shape::QUOTE) {
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

    fn quote(&mut self, n: usize) {
        let opens = self.tags.get(n + 1).is_some() && !self.context.shape(self.first + n + 1).has(Shape::SPACED);
        let after_comma = n.checked_sub(1).is_some_and(|before| self.context.word(self.first + before) == ",");
        if opens && after_comma && self.kind() == ClauseKind::Report {
            // „…”, zei hij, „en …”: what was interrupted goes on.
            self.sibling(ClauseKind::Main, None);
        }
    }

    fn spaced(&self, n: usize) -> bool {
        self.context.shape(self.first + n).has(Shape::SPACED) && self.context.shape(self.first + n + 1).has(Shape::SPACED)
    }

    fn is_aside(&self, index: usize) -> bool {
        self.clauses.get(index).is_some_and(|clause| clause.kind == ClauseKind::Aside)
    }

    fn close_aside(&mut self) {
        if let Some(depth) = self.stack.iter().rposition(|&(index, _)| self.is_aside(index)).filter(|&depth| depth > 0) {
            self.stack.truncate(depth);
        }
    }

    /// The nearest token before `n` that is no quotation mark.
    fn before(&self, n: usize) -> Option<usize> {
        (0..n).rev().find(|&m| !self.context.shape(self.first + m).has(Shape::QUOTE))
    }

    /// Whether the innermost clause has all its verbs while the one around it still waits for its own.
    fn is_left(&self, n: usize, tag: Tag) -> bool {
        let Some((&(_, complete), around)) = self.stack.split_last() else { return false };
        let waits = around
            .last()
            .is_some_and(|&(index, complete)| !complete && self.clauses.get(index).is_some_and(|clause| !clause.tokens.is_empty()));
        complete
            && waits
            && matches!(self.kind(), ClauseKind::Subordinate | ClauseKind::Relative)
            && !tag.is_verb()
            && !tag.function.any(Function::INFINITIVE_MARKER.with(Function::PREPOSITION).with(Function::COORDINATOR))
            && self.ahead.finite.get(n).is_some_and(|&finite| (finite as usize) < self.tags.len())
    }

    fn word(&mut self, n: usize, tag: Tag) {
        if self.is_left(n, tag) {
            self.stack.pop();
        }
        let before = self.before(n);
        let after_comma = before.is_some_and(|before| self.context.word(self.first + before) == ",");
        let after_quote = n > 0 && before != n.checked_sub(1) && self.quote_closed_before(n);
        if tag.function.any(Function::RELATIVE.with(Function::SUBORDINATOR)) && self.opens_clause(n, tag, after_comma) {
            let after_noun = before.is_some_and(|b| self.tags.get(b).is_some_and(|t| !t.mark && !t.is_verb() && t.function.is_none()));
            let relative = tag.function.any(Function::RELATIVE)
                && (after_comma || after_noun)
                && (!tag.function.any(Function::SUBORDINATOR) || self.reads_relative(n, after_comma));
            let kind = if relative { ClauseKind::Relative } else { ClauseKind::Subordinate };
            if self.complete()
                && !after_comma
                && matches!(self.kind(), ClauseKind::Subordinate | ClauseKind::Relative)
                && before.is_some_and(|b| self.coordinates(b))
            {
                self.sibling(kind, Some(n));
            } else {
                self.open(kind, Some(n));
            }
            self.take(n);
            return;
        }
        if self.is_om(n) {
            self.open(ClauseKind::Infinitive, Some(n));
            self.take(n);
            return;
        }
        if tag.function.any(Function::COORDINATOR) && self.complete() && self.clause_follows(n) {
            let kind = match self.kind() {
                ClauseKind::Report => ClauseKind::Main,
                kind => kind,
            };
            let shares = self.tags.get(n + 1).is_some_and(|next| next.finite == Finite::Sure);
            let link = self.current().and_then(|clause| clause.link);
            self.sibling(kind, None);
            if let Some(clause) = self.current() {
                clause.link = link;
                clause.shares_subject = shares;
            }
            self.take(n);
            return;
        }
        if self.is_aldus(n) && (after_comma || after_quote) {
            while self.stack.len() > 1 && !self.is_top_aside() {
                self.stack.pop();
            }
            self.sibling(ClauseKind::Report, None);
            self.take(n);
            return;
        }
        if tag.finite != Finite::No {
            self.finite(n, tag, after_comma || after_quote);
        }
        if tag.te && self.kind() == ClauseKind::Infinitive {
            self.set_complete();
        }
        self.take(n);
    }

    fn is_top_aside(&self) -> bool {
        self.kind() == ClauseKind::Aside
    }

    fn quote_closed_before(&self, n: usize) -> bool {
        n.checked_sub(1).is_some_and(|before| self.context.shape(self.first + before).has(Shape::QUOTE))
            && self.context.shape(self.first + n).has(Shape::SPACED)
    }

    fn coordinates(&self, n: usize) -> bool {
        self.tags.get(n).is_some_and(|tag| tag.function.any(Function::COORDINATOR))
    }

    fn is_aldus(&self, n: usize) -> bool {
        self.tags.get(n).is_some_and(|tag| tag.function.any(Function::ATTRIBUTION))
    }

    /// "om" with its "te" ahead.
    fn is_om(&self, n: usize) -> bool {
        self.tags.get(n).is_some_and(|tag| tag.function.any(Function::PURPOSE))
            && self.ahead.te(n + 1).is_some_and(|te| self.ahead.finite(n + 1).is_none_or(|finite| te < finite))
    }

    /// Whether a word that can open a clause does so here: a finite verb follows before the next mark, and not at once,
    /// which would make the word a pronoun ("Dat heeft …").
    fn opens_clause(&self, n: usize, tag: Tag, after_comma: bool) -> bool {
        let Some(finite) = self.ahead.finite(n + 1) else { return self.verbs_behind_list(n, tag, after_comma) };
        let at_once = finite as usize == n + 1;
        let next = self.tags.get(n + 1).copied().unwrap_or_default();
        let sure = self.tags.get(finite as usize).is_some_and(|tag| tag.finite == Finite::Sure);
        if next.function.any(Function::ADVERB) && !next.function.any(Function::THERE) && !sure && !after_comma {
            // "zal als altijd serieus nadenken"
            return false;
        }
        if next.function.any(Function::NEGATION) && tag.function.any(Function::PRONOUN) && !after_comma {
            // "betekent dat niet per se", beside "zegt dat niet de hele groep gaat"
            let behind = self.tags.get(n + 2).copied().unwrap_or_default();
            if !behind.function.any(Function::ARTICLE.with(Function::DETERMINER)) && !behind.item {
                return false;
            }
        }
        if tag.function.any(Function::PREPOSITION) {
            return self.opens_as_conjunction(n, finite as usize);
        }
        if at_once && n == 0 && tag.function.any(Function::RELATIVE.with(Function::DEMONSTRATIVE)) {
            return false;
        }
        let ambiguous = tag.function.any(Function::DETERMINER.with(Function::PRONOUN)) || tag.function.any(Function::ADVERB);
        if !ambiguous {
            return true;
        }
        if n == 0 {
            // "Dat Rusland …, is": a second finite verb behind a mark shows that the first clause is subordinate.
            return tag.function.any(Function::SUBORDINATOR) && !at_once && self.second_finite(finite as usize);
        }
        let before = self.tags.get(n - 1).copied().unwrap_or_default();
        if before.function.any(Function::PREPOSITION) && !tag.function.any(Function::SUBORDINATOR) {
            return false;
        }
        if !self.complete() && self.kind() == ClauseKind::Main && !after_comma && !self.second_finite(finite as usize) && !before.item {
            // "… zet dat plan door": the current clause still needs that finite verb.
            return false;
        }
        after_comma || before.item || before.is_verb() || before.function.is_none() || tag.function.any(Function::SUBORDINATOR)
    }

    /// "die, naar verluidt, …" and "dat A, B en C komen": the finite verb stands behind a comma.
    fn verbs_behind_list(&self, n: usize, tag: Tag, after_comma: bool) -> bool {
        let pure = tag.function.any(Function::SUBORDINATOR.with(Function::RELATIVE))
            && !tag.function.any(Function::PREPOSITION.with(Function::COORDINATOR).with(Function::ADVERB));
        let Some(&finite) = self.ahead.finite.get(n + 1) else { return false };
        let enough = (finite as usize) < self.tags.len();
        enough
            && pure
            && (self.complete() || after_comma || n == 0)
            && (after_comma || !tag.function.any(Function::DETERMINER) || self.complete())
    }

    /// "sinds", "voor", "tot", "na": conjunctions only where a subject and a verb at the end follow.
    fn opens_as_conjunction(&self, n: usize, finite: usize) -> bool {
        let ends = self.tags.get(finite + 1).is_none_or(|next| next.mark || next.is_verb());
        let starts = self.tags.get(n + 1).is_some_and(|next| next.function.any(Function::SUBJECT.with(Function::ARTICLE)) || next.item);
        ends && starts && finite > n + 2 && self.complete()
    }

    fn second_finite(&self, finite: usize) -> bool {
        self.ahead.finite.get(finite + 1).is_some_and(|&next| (next as usize) < self.tags.len())
    }

    /// "dat" after a noun reads as a conjunction unless a comma makes it a relative.
    fn reads_relative(&self, n: usize, after_comma: bool) -> bool {
        after_comma && self.before(n).and_then(|comma| self.before(comma)).and_then(|b| self.tags.get(b)).is_some_and(|tag| !tag.is_verb())
    }

    /// Whether a clause of its own, not a list member, follows a coordinator.
    fn clause_follows(&self, n: usize) -> bool {
        let Some(finite) = self.ahead.finite(n + 1) else { return false };
        let sure = self.tags.get(finite as usize).is_some_and(|tag| tag.finite == Finite::Sure);
        sure || finite as usize > n + 1
    }

    fn finite(&mut self, n: usize, tag: Tag, after_break: bool) {
        match self.kind() {
            ClauseKind::Main | ClauseKind::Report | ClauseKind::Aside => {
                if !self.complete() {
                    let participle_only = tag.finite == Finite::Maybe && self.is_later_verb(n, tag);
                    if !participle_only {
                        self.set_complete();
                    }
                } else if after_break && tag.finite == Finite::Sure {
                    let kind = ClauseKind::Report;
                    self.sibling(kind, None);
                    self.set_complete();
                }
            }
            ClauseKind::Subordinate | ClauseKind::Relative | ClauseKind::Infinitive => {
                if !self.complete() {
                    if self.kind() != ClauseKind::Infinitive || after_break {
                        self.set_complete();
                    }
                } else if tag.finite == Finite::Sure && !self.in_cluster(n) {
                    // The verb of the clause around it: "Wat Rusland hoopt te bereiken gaat …".
                    self.close_complete();
                    if !self.complete() {
                        self.set_complete();
                    } else if after_break {
                        self.sibling(ClauseKind::Report, None);
                        self.set_complete();
                    }
                }
            }
        }
    }

    /// A form that may be finite where a surer finite verb still comes: "Gebruikt wordt …".
    fn is_later_verb(&self, n: usize, tag: Tag) -> bool {
        (tag.participle || tag.infinitive)
            && self.ahead.finite(n + 1).is_some_and(|next| {
                self.tags.get(next as usize).is_some_and(|later| later.finite == Finite::Sure) && (next as usize) <= n + 2
            })
    }

    /// Whether verbs stand without a gap between the clause's last verb and `n`.
    fn in_cluster(&self, n: usize) -> bool {
        n.checked_sub(1)
            .and_then(|before| self.tags.get(before))
            .is_some_and(|before| before.is_verb() || before.function.any(Function::INFINITIVE_MARKER))
    }
}
