//! Where clauses begin and end.

use crate::clause::tag::{opens_always, Finite, Tag};
use crate::clause::word::{self, Role};
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
        closed: None,
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
        gapped: false,
    }
}

/// For each token where the next of its sort stands, from the token on.
struct Ahead {
    finite: Vec<u32>,
    sure: Vec<u32>,
    verb: Vec<u32>,
    te: Vec<u32>,
    /// A word that opens a clause of purpose.
    purpose: Vec<u32>,
    /// A word that opens or joins clauses.
    opener: Vec<u32>,
    border: Vec<u32>,
}

impl Ahead {
    fn new(context: &Context<'_>, first: usize, tags: &[Tag]) -> Self {
        let none = tags.len() as u32;
        let list = || vec![none; tags.len() + 1];
        let mut ahead = Ahead { finite: list(), sure: list(), verb: list(), te: list(), purpose: list(), opener: list(), border: list() };
        let (mut finite, mut sure, mut verb, mut te) = (none, none, none, none);
        let (mut purpose, mut opener, mut border) = (none, none, none);
        for (n, tag) in tags.iter().enumerate().rev() {
            let own = n as u32;
            if tag.finite != Finite::No {
                finite = own;
            }
            if tag.finite == Finite::Sure {
                sure = own;
            }
            if tag.is_verb() {
                verb = own;
            }
            if tag.te {
                te = own;
            }
            if tag.function.any(Function::PURPOSE) {
                purpose = own;
            }
            if opens_or_joins(tag) {
                opener = own;
            }
            if (tag.mark && !context.shape(first + n).has(Shape::QUOTE)) || opens_always(tag) {
                border = own;
            }
            let lists = [
                (&mut ahead.finite, finite),
                (&mut ahead.sure, sure),
                (&mut ahead.verb, verb),
                (&mut ahead.te, te),
                (&mut ahead.purpose, purpose),
                (&mut ahead.opener, opener),
                (&mut ahead.border, border),
            ];
            for (list, value) in lists {
                if let Some(place) = list.get_mut(n) {
                    *place = value;
                }
            }
        }
        ahead
    }

    fn before_border(&self, list: &[u32], n: usize) -> Option<u32> {
        let (&found, &border) = (list.get(n)?, self.border.get(n)?);
        (found < border).then_some(found)
    }

    /// The next finite verb from `n` on, where no mark stands before it.
    fn finite(&self, n: usize) -> Option<u32> {
        self.before_border(&self.finite, n)
    }

    fn te(&self, n: usize) -> Option<u32> {
        self.before_border(&self.te, n)
    }

    /// The next verb of any form, where no mark stands before it.
    fn verb(&self, n: usize) -> Option<u32> {
        self.before_border(&self.verb, n)
    }

    /// The next sure finite verb, where neither a mark nor a word that opens or joins clauses stands before it.
    fn own_sure(&self, n: usize) -> Option<u32> {
        self.before_border(&self.sure, n).filter(|&found| self.opener.get(n).is_none_or(|&opener| found < opener))
    }
}

fn opens_or_joins(tag: &Tag) -> bool {
    let joins = tag.function.any(Function::COORDINATOR.with(Function::LIST));
    let opens = tag.function.any(Function::SUBORDINATOR.with(Function::RELATIVE))
        && !tag.function.any(Function::PREPOSITION.with(Function::ADVERB));
    joins || opens
}

/// A clause that is still open.
#[derive(Clone, Copy)]
struct Open {
    clause: usize,
    /// Whether its verbs are complete.
    complete: bool,
    /// Its finite verb, as far as it was met.
    finite: Option<usize>,
    /// Whether it interrupts the clause below it, which goes on at the next comma.
    interrupts: bool,
}

struct Splitter<'a, 'c> {
    context: &'a Context<'a>,
    sentence: u32,
    first: usize,
    tags: &'a [Tag],
    base: usize,
    clauses: &'c mut Vec<Clause>,
    /// Open clauses, the innermost last.
    stack: Vec<Open>,
    ahead: Ahead,
    /// The clause that the last comma closed.
    closed: Option<usize>,
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
        let index = self.stack.last()?.clause;
        self.clauses.get_mut(index)
    }

    fn kind(&self) -> ClauseKind {
        self.stack.last().and_then(|open| self.clauses.get(open.clause)).map_or(ClauseKind::Main, |clause| clause.kind)
    }

    fn complete(&self) -> bool {
        self.stack.last().is_some_and(|open| open.complete)
    }

    /// The verb at `n` completes the current clause.
    fn set_complete(&mut self, n: usize) {
        if let Some(top) = self.stack.last_mut() {
            top.complete = true;
            top.finite = Some(n);
        }
    }

    fn get(&self, n: usize) -> Tag {
        self.tags.get(n).copied().unwrap_or_default()
    }

    /// The finite verb of the current clause.
    fn finite_tag(&self) -> Tag {
        self.stack.last().and_then(|open| open.finite).map(|n| self.get(n)).unwrap_or_default()
    }

    fn open(&mut self, kind: ClauseKind, link: Option<usize>) {
        if self.stack.len() >= DEPTH {
            return self.sibling(kind, link);
        }
        let parent = self.stack.last().map(|open| open.clause as u32);
        self.push_clause(kind, parent, link);
    }

    fn push_clause(&mut self, kind: ClauseKind, parent: Option<u32>, link: Option<usize>) {
        self.stack.push(Open { clause: self.clauses.len(), complete: false, finite: None, interrupts: false });
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
                if self.stack.iter().any(|open| self.is_aside(open.clause)) {
                    self.close_aside();
                } else if n > 0 {
                    self.open(ClauseKind::Aside, None);
                }
            }
            "," => {
                if self.stack.last().is_some_and(|open| open.interrupts) {
                    self.stack.pop();
                } else if self.complete() && self.kind() != ClauseKind::Report {
                    self.closed = self.stack.last().map(|open| open.clause).filter(|_| self.stack.len() > 1);
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
        if let Some(depth) = self.stack.iter().rposition(|open| self.is_aside(open.clause)).filter(|&depth| depth > 0) {
            self.stack.truncate(depth);
        }
    }

    /// The nearest token before `n` that is no quotation mark.
    fn before(&self, n: usize) -> Option<usize> {
        (0..n).rev().find(|&m| !self.context.shape(self.first + m).has(Shape::QUOTE))
    }

    /// Whether the innermost clause has all its verbs while the one around it still waits for its own.
    fn is_left(&self, n: usize, tag: Tag) -> bool {
        let Some((top, around)) = self.stack.split_last() else { return false };
        let waits = around
            .last()
            .is_some_and(|open| !open.complete && self.clauses.get(open.clause).is_some_and(|clause| !clause.tokens.is_empty()));
        top.complete
            && waits
            && matches!(self.kind(), ClauseKind::Subordinate | ClauseKind::Relative)
            && !tag.is_verb()
            && n.checked_sub(1).is_some_and(|before| self.get(before).is_verb())
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
        if self.opens_infinitive(n) {
            self.open(ClauseKind::Infinitive, Some(n));
            self.take(n);
            return;
        }
        if tag.function.any(Function::COORDINATOR) && self.complete() && self.coordinate(n) {
            self.take(n);
            return;
        }
        if self.is_aldus(n) && (after_comma || after_quote) {
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
        if tag.finite != Finite::No {
            self.finite(n, tag, after_comma || after_quote);
        }
        if tag.te && self.kind() == ClauseKind::Infinitive {
            self.set_complete(n);
        }
        self.take(n);
    }

    /// A clause of saying within the current clause, which goes on behind it.
    fn interrupt(&mut self) {
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
    fn resumes_behind(&self, n: usize) -> bool {
        let Some(&comma) = self.ahead.border.get(n + 1) else { return false };
        let comma = comma as usize;
        if self.kind() != ClauseKind::Main || comma >= self.tags.len() || self.context.word(self.first + comma) != "," {
            return false;
        }
        let rest = self.get(comma + 1);
        if !self.complete() {
            return rest.finite == Finite::Sure && self.current_has_tokens();
        }
        let opener = self.ahead.opener.get(comma + 1).is_some_and(|&opener| opener as usize == comma + 1);
        !opener
            && !rest.mark
            && rest.finite != Finite::Sure
            && self.ahead.own_sure(comma + 1).is_none()
            && self.ahead.verb(comma + 1).is_some_and(|verb| {
                let verb = self.get(verb as usize);
                verb.participle || verb.infinitive
            })
    }

    fn current_has_tokens(&self) -> bool {
        self.stack.last().and_then(|open| self.clauses.get(open.clause)).is_some_and(|clause| !clause.tokens.is_empty())
    }

    /// Whether a main clause of its own stands behind a comma: "…, dan stuurt X", "…, X stuurt".
    fn is_beside(&self, n: usize) -> bool {
        matches!(self.kind(), ClauseKind::Main | ClauseKind::Report)
            && self.complete()
            && !self.stack.last().is_some_and(|open| open.interrupts)
            && self.ahead.own_sure(n).is_some_and(|sure| sure as usize > n)
    }

    /// Opens the clause behind a coordinator; false where the coordinator joins something else.
    fn coordinate(&mut self, n: usize) -> bool {
        let next = self.get(n + 1);
        if next.function.any(Function::RELATIVE.with(Function::SUBORDINATOR)) && self.opens_clause(n + 1, next, false) {
            return true;
        }
        let gapped = self.is_gapped(n);
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
            }
            return true;
        }
        let link = self.current().and_then(|clause| clause.link);
        self.sibling(kind, None);
        if let Some(clause) = self.current() {
            clause.link = link;
            clause.shares_subject = next.finite == Finite::Sure;
            clause.gapped = gapped;
        }
        if gapped {
            self.set_complete(n);
        }
        true
    }

    /// The clause that a comma closed, where what follows the coordinator behind it has its verbs at the end too.
    fn reopened(&self, n: usize) -> Option<(ClauseKind, Option<u32>, Option<u32>)> {
        let comma = n.checked_sub(1).filter(|&before| self.context.word(self.first + before) == ",")?;
        let finite = self.ahead.finite(n + 1)? as usize;
        let group = finite.checked_sub(1).map(|before| self.get(before)).is_some_and(|before| before.participle || before.infinitive);
        let closed = self.clauses.get(self.closed?)?;
        let adjacent = closed.tokens.last().is_some_and(|&last| last as usize + 1 == self.first + comma);
        let subordinate = matches!(closed.kind, ClauseKind::Subordinate | ClauseKind::Relative);
        (group && self.ends_clause(finite) && adjacent && subordinate && self.stack.len() < DEPTH)
            .then_some((closed.kind, closed.parent, closed.link))
    }

    /// Whether a clause without its verb follows a coordinator: "… en Frankrijk vliegtuigen".
    fn is_gapped(&self, n: usize) -> bool {
        let before = n.checked_sub(1).map(|before| self.get(before)).unwrap_or_default();
        if self.kind() != ClauseKind::Main || !before.item || before.agent || self.ahead.verb(n + 1).is_some() {
            return false;
        }
        let mut at = n + 1 + usize::from(self.get(n + 1).function.any(Function::ARTICLE));
        if !self.get(at).agent {
            return false;
        }
        while self.get(at).agent && !self.get(at).ends {
            at += 1;
        }
        let object = self.get(at + 1 + usize::from(self.get(at + 1).function.any(Function::ARTICLE.with(Function::DETERMINER))));
        self.get(at).ends && object.item && !object.agent
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
        self.get(n).function.any(Function::ATTRIBUTION)
            || (self.get(n + 1).finite == Finite::Sure && word::has(self.context.hash(self.first + n), Role::Report))
    }

    /// "om", "door", "zonder" with the "te" of their clause ahead.
    fn opens_infinitive(&self, n: usize) -> bool {
        let function = self.get(n).function;
        if function.any(Function::PURPOSE) {
            // "het gaat om een missie om te …": the nearest of the two.
            let next = self.ahead.purpose.get(n + 1).copied().unwrap_or(u32::MAX);
            return self
                .ahead
                .te(n + 1)
                .is_some_and(|te| te < next && self.ahead.finite(n + 1).is_none_or(|finite| te < finite));
        }
        function.any(Function::PREPOSITION)
            && word::has(self.context.hash(self.first + n), Role::Infinitival)
            && self.ahead.te(n + 1).is_some_and(|te| self.ahead.verb(n + 1) == Some(te))
    }

    /// Whether nothing but marks stands before the token in its sentence, or a colon opens what it says.
    fn opens_speech(&self, n: usize) -> bool {
        self.before(n).is_none_or(|before| matches!(self.context.word(self.first + before), ":" | ";")) || self.follows_quote(n)
    }

    fn follows_quote(&self, n: usize) -> bool {
        n.checked_sub(1).is_some_and(|before| {
            self.context.shape(self.first + before).has(Shape::QUOTE) && !self.context.shape(self.first + n).has(Shape::SPACED)
        })
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
        let opens_speech = self.opens_speech(n);
        if at_once && opens_speech {
            // "Dat is onzin", "Wanneer komen de tanks?"
            return false;
        }
        let needs_own = !self.complete() && !after_comma && matches!(self.kind(), ClauseKind::Subordinate | ClauseKind::Relative);
        let adverbial = tag.function.any(Function::ADVERB.with(Function::CONDITIONAL));
        if needs_own && adverbial && self.ahead.finite(finite as usize + 1).is_none() {
            // "die als grap werd bedoeld", "dat X daar troepen verloor"
            return false;
        }
        if opens_speech && !self.second_finite(finite as usize) && !self.ends_clause(finite as usize) {
            // "Als eerste stuurt X"
            return false;
        }
        if tag.function.any(Function::COORDINATOR) {
            return self.opens_as_question(n, finite as usize);
        }
        let ambiguous = tag.function.any(Function::DETERMINER.with(Function::PRONOUN)) || tag.function.any(Function::ADVERB);
        if !ambiguous {
            return true;
        }
        if opens_speech {
            // "Dat Rusland …, is": a second finite verb behind a mark shows that the first clause is subordinate.
            let opens = tag.function.any(Function::SUBORDINATOR)
                || (tag.function.any(Function::RELATIVE) && !tag.function.any(Function::DETERMINER));
            return opens && !at_once && self.second_finite(finite as usize);
        }
        let before = n.checked_sub(1).map(|before| self.get(before)).unwrap_or_default();
        if before.function.any(Function::PREPOSITION) && !tag.function.any(Function::SUBORDINATOR) {
            return false;
        }
        let behind_noun = before.item && !tag.function.any(Function::ADVERB);
        if !self.complete() && !after_comma && !self.second_finite(finite as usize) && !behind_noun {
            // "… zet dat plan door", "wat X toen heeft ontkend": the current clause still needs that finite verb.
            return false;
        }
        after_comma || before.item || before.is_verb() || before.function.is_none() || tag.function.any(Function::SUBORDINATOR)
    }

    /// "die, naar verluidt, …" and "dat A, B en C komen": the finite verb stands behind a comma.
    fn verbs_behind_list(&self, n: usize, tag: Tag, after_comma: bool) -> bool {
        let pure = tag.function.any(Function::SUBORDINATOR.with(Function::RELATIVE))
            && !tag.function.any(Function::PREPOSITION.with(Function::COORDINATOR).with(Function::ADVERB));
        let Some(&finite) = self.ahead.finite.get(n + 1) else { return false };
        let listed = self.ahead.border.get(n + 1).is_some_and(|&border| self.get(border as usize).mark);
        let enough = (finite as usize) < self.tags.len() && (listed || after_comma || !tag.function.any(Function::DETERMINER));
        enough
            && pure
            && (self.complete() || after_comma || n == 0)
            && (after_comma || !tag.function.any(Function::DETERMINER) || self.complete())
    }

    /// "sinds", "voor", "tot", "na": conjunctions only where a subject and a verb at the end follow.
    fn opens_as_conjunction(&self, n: usize, finite: usize) -> bool {
        let ends = self.tags.get(finite + 1).is_none_or(|next| next.mark || next.is_verb());
        let starts = self.tags.get(n + 1).is_some_and(|next| next.function.any(Function::SUBJECT.with(Function::ARTICLE)) || next.item);
        let own = self.get(finite);
        let surely = own.finite == Finite::Sure || (!own.participle && !self.finite_tag().auxiliary);
        ends && starts && surely && finite > n + 2 && (self.complete() || (self.opens_speech(n) && self.second_finite(finite)))
    }

    /// "of": a question, with its verb at the end, or another clause beside this one.
    fn opens_as_question(&self, n: usize, finite: usize) -> bool {
        if !self.complete() {
            return self.opens_speech(n) && self.second_finite(finite) && finite > n + 1;
        }
        let own = self.get(finite);
        let ends = self.ends_clause(finite);
        let bound = self.finite_tag().auxiliary && own.finite == Finite::Maybe && self.kind() == ClauseKind::Main;
        let verb = n.checked_sub(1).is_some_and(|before| self.get(before).is_verb());
        finite > n + 1 && ends && !bound && !(verb && own.finite == Finite::Maybe && own.participle)
    }

    /// Whether a verb stands where a clause ends or only what is moved behind its verbs follows.
    fn ends_clause(&self, verb: usize) -> bool {
        self.tags.get(verb + 1).is_none_or(|next| {
            next.mark || next.is_verb() || next.function.any(Function::PREPOSITION.with(Function::SUBORDINATOR).with(Function::COORDINATOR))
        })
    }

    fn second_finite(&self, finite: usize) -> bool {
        self.ahead.finite.get(finite + 1).is_some_and(|&next| (next as usize) < self.tags.len())
    }

    /// "dat" after a noun reads as a conjunction unless a comma makes it a relative.
    fn reads_relative(&self, n: usize, after_comma: bool) -> bool {
        let thing = self.before(n).map(|before| self.get(before)).is_some_and(|before| before.thing && before.ends);
        // "het bataljon dat X stuurde"
        thing
            || after_comma
                && self.before(n).and_then(|comma| self.before(comma)).and_then(|b| self.tags.get(b)).is_some_and(|tag| !tag.is_verb())
    }

    /// Whether a clause of its own, not a list member, follows a coordinator.
    fn clause_follows(&self, n: usize) -> bool {
        let Some(mut finite) = self.ahead.finite(n + 1).map(|finite| finite as usize) else { return false };
        if self.ahead.opener.get(n + 1).is_some_and(|&opener| (opener as usize) < finite) {
            // "… en drones die X levert": that verb is of the clause within.
            let Some(second) = self.ahead.finite(finite + 1) else { return false };
            finite = second as usize;
            return self.get(finite).finite == Finite::Sure;
        }
        let tag = self.get(finite);
        if tag.finite == Finite::Sure {
            return true;
        }
        let ends = self.tags.get(finite + 1).is_none_or(|next| next.mark || next.is_verb());
        let bound = self.kind() == ClauseKind::Main && self.finite_tag().auxiliary && ends;
        finite > n + 1 && !tag.participle && !bound
    }

    fn finite(&mut self, n: usize, tag: Tag, after_break: bool) {
        match self.kind() {
            ClauseKind::Main | ClauseKind::Report | ClauseKind::Aside => {
                let says = after_break && tag.finite == Finite::Sure;
                if !self.complete() {
                    if says && self.resumes_behind(n) {
                        self.interrupt();
                        self.set_complete(n);
                    } else if tag.finite != Finite::Maybe || !self.is_later_verb(n, tag) {
                        self.set_complete(n);
                    }
                } else if says || (after_break && self.reports_plural(n, tag)) {
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
                } else if tag.finite == Finite::Sure {
                    self.set_complete(n);
                }
            }
        }
    }

    /// Whether a verb behind those of a complete clause is the finite verb of the clause around it.
    fn is_of_outer(&self, n: usize, tag: Tag) -> bool {
        let own = self.finite_tag();
        let waits = self.stack.iter().rev().nth(1).is_some_and(|open| !open.complete);
        let infinitive = self.kind() == ClauseKind::Infinitive;
        match (own.finite, tag.finite) {
            // Verbs that stand together have one finite verb among them.
            (_, Finite::Sure) if !self.in_cluster(n) => true,
            (Finite::Sure, Finite::Sure) => true,
            (_, Finite::Sure) => infinitive || (!own.participle && !tag.auxiliary),
            (Finite::Sure, Finite::Maybe) => waits && !own.auxiliary && !tag.participle,
            (Finite::Maybe, Finite::Maybe) => {
                // "die in Polen oefenen worden versterkt"
                waits && !own.participle && !own.auxiliary && !tag.participle && (tag.auxiliary || !self.in_cluster(n))
            }
            (_, Finite::Maybe) => infinitive && waits && !tag.participle,
            (_, Finite::No) => false,
        }
    }

    /// "…, melden lokale autoriteiten": a plural form behind a break with its subject after it.
    fn reports_plural(&self, n: usize, tag: Tag) -> bool {
        let next = self.get(n + 1);
        let subject = next.function.any(Function::ARTICLE.with(Function::DETERMINER).with(Function::SUBJECT)) || next.item;
        let word = next.function.is_none() && !next.mark && !next.is_verb();
        tag.finite == Finite::Maybe && !tag.participle && !tag.te && (subject || word)
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
