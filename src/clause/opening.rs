//! Whether a clause opens, goes on or ends at a word.

use crate::clause::ahead::Sort;
use crate::clause::border::{Splitter, DEPTH};
use crate::clause::tag::{Finite, Flags, Tag};
use crate::clause::word::Role;
use crate::clause::ClauseKind;
use crate::token::function::Function;
use crate::token::Shape;

impl Splitter<'_, '_> {
    /// A relative pronoun behind its preposition, with its finite verb ahead.
    pub(super) fn opens_behind_preposition(&self, n: usize, tag: Tag) -> bool {
        let next = self.get(n + 1).function;
        tag.function.any(Function::PREPOSITION)
            && next.any(Function::RELATIVE)
            && !next.any(Function::SUBORDINATOR.with(Function::ADVERB))
            && self.ahead.finite(n + 2).is_some_and(|finite| self.ends_clause(finite))
    }

    /// Whether a main clause of its own stands behind a comma: "…, dan stuurt X", "…, X stuurt".
    pub(super) fn is_beside(&self, n: usize) -> bool {
        matches!(self.kind(), ClauseKind::Main | ClauseKind::Report)
            && self.complete()
            && !self.top().interrupts
            && (self.ahead.own_sure(n).is_some_and(|sure| sure > n) || self.plural_beside(n))
    }

    /// "…, ook varen er schepen rond", "…, er zijn 130 vliegtuigen": one word, then a plural form that no other verb asks for.
    fn plural_beside(&self, n: usize) -> bool {
        let (own, verb, next) = (self.get(n), self.get(n + 1), self.get(n + 2));
        let opens = own.function.any(Function::ADVERB.with(Function::SUBJECT))
            && !own.function.any(Function::RELATIVE.with(Function::SUBORDINATOR).with(Function::COORDINATOR))
            || own.function == Function::ADVERB.with(Function::THERE);
        let plural = verb.finite() == Finite::Maybe && verb.infinitive() && !verb.te() && !verb.participle();
        let there = own.function.any(Function::THERE.with(Function::SUBJECT));
        let subject =
            next.item() || next.function.any(Function::ARTICLE.with(Function::DETERMINER).with(Function::SUBJECT).with(Function::THERE));
        opens && plural && (there || (subject && !next.adjective()))
    }

    /// The clause that a comma closed, where what follows the coordinator behind it has its verbs at the end too.
    pub(super) fn reopened(&self, n: usize) -> Option<(ClauseKind, Option<u32>, Option<u32>)> {
        let comma = n.checked_sub(1).filter(|&before| self.get(before).is.any(Flags::COMMA))?;
        let finite = self.ahead.finite(n + 1)?;
        // "en evenmin plannen heeft": two fields before the finite verb, which ends the clause.
        let late = self.get(n + 1).function.any(Function::NEGATION) && finite > n + 2;
        let group =
            late || finite.checked_sub(1).map(|before| self.get(before)).is_some_and(|before| before.participle() || before.infinitive());
        let closed = self.clauses.get(self.closed?)?;
        let adjacent = closed.tokens.last().is_some_and(|&last| last as usize + 1 == self.first + comma);
        let subordinate = matches!(closed.kind, ClauseKind::Subordinate | ClauseKind::Relative);
        (group && self.ends_clause(finite) && adjacent && subordinate && self.stack.len() < DEPTH).then_some((
            closed.kind,
            closed.parent,
            closed.link,
        ))
    }

    /// "om", "door", "zonder" with the "te" of their clause ahead.
    pub(super) fn opens_infinitive(&self, n: usize) -> bool {
        let function = self.get(n).function;
        if function.any(Function::PURPOSE) {
            // "het gaat om een missie om te …": the nearest of the two.
            let nearer = |te: usize| (n + 1..=te).any(|at| self.get(at).function.any(Function::PURPOSE));
            return self.ahead.te(n + 1).is_some_and(|te| !nearer(te) && self.ahead.finite(n + 1).is_none_or(|finite| te < finite));
        }
        let instead = n.checked_sub(1).is_some_and(|before| self.get(before).has(Role::InfinitivalNoun));
        function.any(Function::PREPOSITION)
            && (instead || self.get(n).has(Role::Infinitival))
            && self.ahead.te(n + 1).is_some_and(|te| self.ahead.verb(n + 1) == Some(te) && !self.opens_nearer(n + 1, te))
    }

    /// Whether a word nearer to a "te" opens its clause: "na vier maanden terug zonder te …".
    fn opens_nearer(&self, from: usize, te: usize) -> bool {
        const REACH: usize = 24;
        (from..te).take(REACH).any(|n| {
            let tag = self.get(n);
            tag.function.any(Function::PURPOSE) || tag.function.any(Function::PREPOSITION) && tag.has(Role::Infinitival)
        })
    }

    /// Whether nothing but marks stands before the token in its sentence, or a colon opens what it says.
    pub(super) fn opens_speech(&self, n: usize) -> bool {
        self.before(n).is_none_or(|before| matches!(self.context.word(self.first + before), ":" | ";")) || self.follows_quote(n)
    }

    pub(super) fn follows_quote(&self, n: usize) -> bool {
        n.checked_sub(1)
            .is_some_and(|before| self.get(before).is.any(Flags::QUOTE) && !self.context.shape(self.first + n).has(Shape::SPACED))
    }

    /// Whether a word that can open a clause does so here: a finite verb follows before the next mark, and not at once,
    /// which would make the word a pronoun ("Dat heeft …").
    pub(super) fn opens_clause(&self, n: usize, tag: Tag, after_comma: bool) -> bool {
        let ahead = self.ahead.finite(n + 1);
        if !after_comma && self.is_object_of_infinitive(n, tag, ahead.unwrap_or(self.tags.len())) {
            return false;
        }
        let Some(finite) = ahead else { return self.verbs_behind_list(n, tag, after_comma) };
        let at_once = finite == n + 1;
        if tag.has(Role::Predicative) && self.is_bare_title(n + 1) {
            // "heeft hem als premier opgevolgd"
            return false;
        }
        let next = self.tags.get(n + 1).copied().unwrap_or_default();
        let sure = self.tags.get(finite).is_some_and(|tag| tag.finite() == Finite::Sure);
        if next.function.any(Function::ADVERB) && !next.function.any(Function::THERE) && !sure && !after_comma {
            // "zal als altijd serieus nadenken"
            return false;
        }
        if next.function.any(Function::NEGATION) && tag.function.any(Function::PRONOUN) && !after_comma {
            // "betekent dat niet per se", beside "zegt dat niet de hele groep gaat"
            let behind = self.tags.get(n + 2).copied().unwrap_or_default();
            if !behind.function.any(Function::ARTICLE.with(Function::DETERMINER)) && !behind.item() {
                return false;
            }
        }
        if tag.function.any(Function::PREPOSITION) {
            return self.opens_as_conjunction(n, finite);
        }
        let opens_speech = self.opens_speech(n);
        if at_once && opens_speech {
            // "Dat is onzin", "Wanneer komen de tanks?"
            return false;
        }
        let needs_own = !self.complete() && !after_comma && matches!(self.kind(), ClauseKind::Subordinate | ClauseKind::Relative);
        let adverbial = tag.function.any(Function::ADVERB.with(Function::CONDITIONAL));
        if needs_own && adverbial && self.ahead.finite(finite + 1).is_none() {
            // "die als grap werd bedoeld", "dat X daar troepen verloor"
            return false;
        }
        if adverbial && !after_comma && self.awaits(n, finite) {
            // "zouden nu 270 militairen zijn gelegerd"
            return false;
        }
        if opens_speech && !self.second_finite(finite) && !self.ends_clause(finite) {
            // "Als eerste stuurt X"
            return false;
        }
        if tag.function.any(Function::COORDINATOR) {
            return self.opens_as_question(n, finite);
        }
        let ambiguous = tag.function.any(Function::DETERMINER.with(Function::PRONOUN)) || tag.function.any(Function::ADVERB);
        if !ambiguous {
            return true;
        }
        if opens_speech {
            // "Dat Rusland …, is": a second finite verb behind a mark shows that the first clause is subordinate.
            let opens = tag.function.any(Function::SUBORDINATOR)
                || (tag.function.any(Function::RELATIVE) && !tag.function.any(Function::DETERMINER));
            // "…”, zei hij, „dat …"
            let goes_on = self.before(n).is_some_and(|before| self.get(before).is.any(Flags::COMMA));
            // A fragment: "… dat Turkije troepen stuurt"
            let fragment = (next.agent() || next.function.any(Function::ARTICLE.with(Function::SUBJECT).with(Function::THERE)))
                && finite > n + 2
                && self.ends_clause(finite);
            if opens && fragment && !tag.function.any(Function::ADVERB) {
                return true;
            }
            return opens && !at_once && (self.second_finite(finite) || (goes_on && self.ends_clause(finite)));
        }
        let before = n.checked_sub(1).map(|before| self.get(before)).unwrap_or_default();
        if before.function.any(Function::PREPOSITION) && !tag.function.any(Function::SUBORDINATOR) {
            return false;
        }
        let behind_noun = before.item() && !tag.function.any(Function::ADVERB);
        if !self.complete() && !after_comma && !self.second_finite(finite) && !behind_noun {
            // "… zet dat plan door", "wat X toen heeft ontkend": the current clause still needs that finite verb.
            return false;
        }
        after_comma || before.item() || before.is_verb() || before.function.is_none() || tag.function.any(Function::SUBORDINATOR)
    }

    /// "toonde zich bereid die te leiden": a demonstrative whose verb stands behind "te", before any finite one.
    fn is_object_of_infinitive(&self, n: usize, tag: Tag, finite: usize) -> bool {
        let before = n.checked_sub(1).map(|before| self.get(before)).unwrap_or_default();
        let pronoun = tag.function.any(Function::DEMONSTRATIVE) && !tag.function.any(Function::SUBORDINATOR) && !before.item();
        let te = self.ahead.te(n + 1).filter(|_| pronoun && self.complete());
        te.is_some_and(|te| te + 1 < finite && self.ahead.verb(n + 1) == Some(te) && !self.opens_nearer(n + 1, te))
    }

    /// Whether the main clause still waits for the infinitive or participle that its finite verb asks for, and `verb`, ahead of
    /// `n`, can be it.
    fn awaits(&self, n: usize, verb: usize) -> bool {
        let Some(finite) = self.top().finite() else { return false };
        let (own, behind) = (self.finite_tag(), self.get(verb));
        let asks = own.auxiliary() && if own.helper() { behind.participle() } else { behind.infinitive() || behind.participle() };
        let met = self.ahead.next(finite + 1, Sort::Verb) < n;
        self.kind() == ClauseKind::Main && asks && !met && behind.finite() != Finite::Sure
    }

    /// Whether a title in the singular stands there without an article, as behind "als".
    fn is_bare_title(&self, n: usize) -> bool {
        let tag = self.get(n);
        let word = self.context.word(self.first + n);
        let lower = word.chars().next().is_some_and(char::is_lowercase);
        tag.item() && tag.agent() && lower && !word.ends_with(['s', 'n'])
    }

    /// "die, naar verluidt, …" and "dat A, B en C komen": the finite verb stands behind a comma.
    pub(super) fn verbs_behind_list(&self, n: usize, tag: Tag, after_comma: bool) -> bool {
        let pure = tag.function.any(Function::SUBORDINATOR.with(Function::RELATIVE))
            && !tag.function.any(Function::PREPOSITION.with(Function::COORDINATOR).with(Function::ADVERB));
        let finite = self.ahead.next(n + 1, Sort::Finite);
        let governed = n.checked_sub(1).is_some_and(|before| self.get(before).function.any(Function::PREPOSITION));
        if governed && tag.function.any(Function::DETERMINER) {
            // "met die gevaarlijke plannen. […] X moet …"
            return false;
        }
        let listed = self.get(self.ahead.next(n + 1, Sort::Border)).mark();
        let enough = finite < self.tags.len() && (listed || after_comma || !tag.function.any(Function::DETERMINER));
        enough
            && pure
            && (self.complete() || after_comma || n == 0)
            && (after_comma || !tag.function.any(Function::DETERMINER) || self.complete())
    }

    /// "sinds", "voor", "tot", "na": conjunctions only where a subject and a verb at the end follow.
    pub(super) fn opens_as_conjunction(&self, n: usize, finite: usize) -> bool {
        let ends = self.tags.get(finite + 1).is_none_or(|next| next.mark() || next.is_verb());
        let starts = self.tags.get(n + 1).is_some_and(|next| next.function.any(Function::SUBJECT.with(Function::ARTICLE)) || next.item());
        let own = self.get(finite);
        let surely = own.finite() == Finite::Sure || (!own.participle() && !self.finite_tag().auxiliary());
        ends && starts && surely && finite > n + 2 && (self.complete() || (self.opens_speech(n) && self.second_finite(finite)))
    }

    /// "of": a question, with its verb at the end, or another clause beside this one.
    pub(super) fn opens_as_question(&self, n: usize, finite: usize) -> bool {
        if !self.complete() {
            return self.opens_speech(n) && self.second_finite(finite) && finite > n + 1;
        }
        if self.get(n + 1).function.any(Function::SUBORDINATOR) {
            return false;
        }
        let own = self.get(finite);
        let ends = self.ends_clause(finite);
        let bound = self.finite_tag().auxiliary() && own.finite() == Finite::Maybe && self.kind() == ClauseKind::Main;
        let verb = n.checked_sub(1).is_some_and(|before| self.get(before).is_verb());
        finite > n + 1 && ends && !bound && !(verb && own.finite() == Finite::Maybe && own.participle())
    }

    /// Whether a verb stands where a clause ends or only what is moved behind its verbs follows.
    pub(super) fn ends_clause(&self, verb: usize) -> bool {
        self.tags.get(verb + 1).is_none_or(|next| {
            next.mark()
                || next.is_verb()
                || next.function.any(Function::PREPOSITION.with(Function::SUBORDINATOR).with(Function::COORDINATOR))
        })
    }

    pub(super) fn second_finite(&self, finite: usize) -> bool {
        self.ahead.next(finite + 1, Sort::Finite) < self.tags.len()
    }

    /// "dat" after a noun reads as a conjunction unless a comma makes it a relative.
    pub(super) fn reads_relative(&self, n: usize, after_comma: bool) -> bool {
        let thing = self.before(n).map(|before| self.get(before)).is_some_and(|before| before.thing() && before.ends());
        // "het bataljon dat X stuurde"
        thing
            || after_comma
                && self.before(n).and_then(|comma| self.before(comma)).and_then(|b| self.tags.get(b)).is_some_and(|tag| !tag.is_verb())
    }

    /// Whether a clause of its own, not a list member, follows a coordinator.
    pub(super) fn clause_follows(&self, n: usize) -> bool {
        let Some(mut finite) = self.ahead.finite(n + 1) else { return false };
        if self.ahead.next(n + 1, Sort::Opener) < finite {
            // "… en drones die X levert": that verb is of the clause within.
            let Some(second) = self.ahead.finite(finite + 1) else { return false };
            finite = second;
            return self.get(finite).finite() == Finite::Sure;
        }
        let tag = self.get(finite);
        if tag.finite() == Finite::Sure {
            return true;
        }
        let ends = self.tags.get(finite + 1).is_none_or(|next| next.mark() || next.is_verb());
        let bound = self.kind() == ClauseKind::Main && self.finite_tag().auxiliary() && ends;
        finite > n + 1 && !tag.participle() && !bound
    }

    /// Whether a verb behind those of a complete clause is the finite verb of the clause around it.
    pub(super) fn is_of_outer(&self, n: usize, tag: Tag) -> bool {
        let own = self.finite_tag();
        let waits = self.stack.iter().rev().nth(1).is_some_and(|open| !open.complete);
        let infinitive = self.kind() == ClauseKind::Infinitive;
        match (own.finite(), tag.finite()) {
            // Verbs that stand together have one finite verb among them.
            (_, Finite::Sure) if !self.in_cluster(n) => true,
            (Finite::Sure, Finite::Sure) => true,
            (_, Finite::Sure) => infinitive || (!own.participle() && !tag.auxiliary()),
            (Finite::Sure, Finite::Maybe) => waits && !own.auxiliary() && !tag.participle(),
            (Finite::Maybe, Finite::Maybe) => {
                // "die in Polen oefenen worden versterkt"
                waits && !own.participle() && !own.auxiliary() && !tag.participle() && (tag.auxiliary() || !self.in_cluster(n))
            }
            // "om snel te kunnen ingrijpen": what stands with the verb behind "te" is of its clause.
            (_, Finite::Maybe) => infinitive && waits && !tag.participle() && !(tag.infinitive() && own.auxiliary() && self.in_cluster(n)),
            (_, Finite::No) => false,
        }
    }

    /// A form that may be finite where a surer finite verb still comes: "Gebruikt wordt …".
    pub(super) fn is_later_verb(&self, n: usize, tag: Tag) -> bool {
        (tag.participle() || tag.infinitive())
            && self
                .ahead
                .finite(n + 1)
                .is_some_and(|next| self.tags.get(next).is_some_and(|later| later.finite() == Finite::Sure) && next <= n + 2)
    }

    /// Whether verbs stand without a gap between the clause's last verb and `n`.
    pub(super) fn in_cluster(&self, n: usize) -> bool {
        n.checked_sub(1)
            .and_then(|before| self.tags.get(before))
            .is_some_and(|before| before.is_verb() || before.function.any(Function::INFINITIVE_MARKER))
    }
}
