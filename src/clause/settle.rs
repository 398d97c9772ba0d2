//! Words that only the verbs on both sides settle: "zijn", and nouns that are also forms of verbs.

use smallvec::SmallVec;

use crate::clause::tag::{is_het, opens_always, Finite, Flags, Tag};
use crate::clause::tagger::Tagger;
use crate::token::function::Function;

/// What stands in a segment.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// A verb that may be finite and is no possessive.
    finite: bool,
    /// An auxiliary that is not hebben, zijn or worden.
    modal: bool,
    /// Hebben, zijn or worden.
    helper: bool,
    /// A noun that is also a form of a verb.
    noun: bool,
    /// A verb that is also a possessive, or that stands behind "het".
    unsettled: bool,
    /// The last word was "het".
    het: bool,
}

impl Seen {
    fn add(&mut self, tag: Tag) {
        let possessive = tag.function.any(Function::POSSESSIVE);
        self.finite |= tag.is.any(Flags::FINITE) & !possessive;
        self.modal |= tag.auxiliary() & !tag.helper();
        self.helper |= tag.helper();
        self.noun |= tag.noun() & tag.is.any(Flags::LISTED);
        self.unsettled |= tag.is_verb() & (possessive | self.het);
        self.het = is_het(&tag);
    }
}

impl Tagger<'_, '_> {
    /// Settles the words that need to see the verbs on both sides, segment by segment.
    pub(super) fn settle(&mut self) {
        let (mut from, mut seen) = (0, Seen::default());
        for n in 0..self.tags.len() {
            let tag = self.get(n);
            let border = tag.mark() & !tag.is.any(Flags::QUOTE.with(Flags::BRACKET)) | opens_always(&tag);
            if border {
                self.settle_segment(from, n, seen);
                (from, seen) = (n + 1, Seen::default());
            } else {
                seen.add(tag);
            }
        }
        self.settle_segment(from, self.tags.len(), seen);
    }

    fn settle_segment(&mut self, from: usize, until: usize, seen: Seen) {
        let mut has_finite = seen.finite;
        let Seen { modal, helper, mut unsettled, .. } = seen;
        let nouns = if seen.noun { from..until } else { 0..0 };
        for n in nouns {
            if !(self.get(n).noun() && self.get(n).is.any(Flags::LISTED)) {
                continue;
            }
            let verb = self.noun_as_verb(n, has_finite).or_else(|| self.noun_as_complement(n, modal, helper));
            if let Some((verb, tag)) = verb.zip(self.tags.get_mut(n)) {
                has_finite |= verb.finite() != Finite::No;
                unsettled = true;
                tag.become_verb(verb);
            }
        }
        if unsettled {
            self.settle_verbs(from, until);
        }
    }

    /// Settles "zijn", and nouns behind "het" that look like verbs.
    fn settle_verbs(&mut self, from: usize, until: usize) {
        let opener = |tag: Tag| {
            tag.function.any(Function::RELATIVE.with(Function::SUBORDINATOR))
                && !tag.function.any(Function::PREPOSITION.with(Function::ADVERB).with(Function::COORDINATOR))
        };
        // For each token whether a finite verb follows before the next opener, from the back.
        let possessive = |tag: Tag| tag.is_verb() && tag.function.any(Function::POSSESSIVE);
        let noun_behind_het = |tagger: &Self, n: usize| {
            let tag = tagger.get(n);
            is_het(&tagger.before(n))
                && tag.finite() == Finite::Sure
                && !tag.auxiliary()
                && tagger.context.word(tagger.first + n).ends_with('t')
        };
        if !(from..until).any(|n| possessive(self.get(n)) || noun_behind_het(self, n)) {
            return;
        }
        let mut follows: SmallVec<[(bool, bool); 32]> = SmallVec::from_elem((false, false), until - from);
        let (mut sure, mut any) = (false, false);
        for n in (from..until).rev() {
            let tag = self.get(n);
            if let Some(place) = follows.get_mut(n - from) {
                *place = (sure, any);
            }
            // "zijn tien mensen gedood en raakten er vijf gewond": what follows "en" has its own finite verb.
            let joins = tag.function.any(Function::LIST) && self.before(n).participle() && self.get(n + 1).finite() == Finite::Sure;
            if opener(tag) || joins {
                (sure, any) = (false, false);
            } else if !possessive(tag) {
                sure |= tag.finite() == Finite::Sure;
                any |= tag.finite() != Finite::No && !tag.participle();
            }
        }
        let (mut sure_before, mut relative, mut acted) = (false, false, false);
        for n in from..until {
            let tag = self.get(n);
            if opener(tag) {
                // "Dat heeft zijn partij gezegd" is no relative clause.
                (sure_before, relative, acted) = (false, self.get(n + 1).finite() != Finite::Sure, false);
            }
            let (_, finite_behind) = follows.get(n - from).copied().unwrap_or_default();
            if noun_behind_het(self, n) && finite_behind && !self.get(n + 1).auxiliary() {
                // "het besluit aankondigde"
                if let Some(tag) = self.tags.get_mut(n) {
                    tag.is = tag.is.without(Flags::VERB.with(Flags::SURE));
                }
            }
            if possessive(tag) {
                let (sure_behind, any_behind) = follows.get(n - from).copied().unwrap_or_default();
                let other = (sure_before && !(relative && self.before(n).finite() == Finite::Sure)) || sure_behind || acted;
                // "zijn besluit om aan te vallen is een fout": of three finite verbs the one in the middle is a noun.
                let squeezed = follows.get(n + 1 - from).is_some_and(|&(sure, _)| sure) && self.is_finite_only(n + 1);
                self.settle_possessive(
                    n,
                    squeezed,
                    other,
                    any_behind && (n == from || opener(self.before(n)) || self.before(n).function.any(Function::LIST)),
                );
            }
            sure_before |= self.get(n).finite() == Finite::Sure;
            // "X ontmoet zijn ambtgenoot": what could be the participle stands right behind one who acts.
            let (before, tag) = (self.before(n), self.get(n));
            acted |= tag.finite() == Finite::Maybe && tag.participle() && before.agent() && before.ends();
        }
    }

    /// Whether a token can be a finite verb in the singular and no other form of a verb.
    fn is_finite_only(&self, n: usize) -> bool {
        let tag = self.get(n);
        tag.finite() == Finite::Sure && !tag.infinitive() && !tag.participle() && !tag.auxiliary() && !tag.item()
    }

    /// "zijn": the verb, or a possessive where another finite verb stands in the same clause and a noun follows.
    fn settle_possessive(&mut self, n: usize, squeezed: bool, other: bool, opens: bool) {
        let tag = self.get(n);
        let next = self.get(n + 1);
        let ends = self.tags.get(n + 1).is_none() || next.mark() || (!next.function.is_none() && !next.item());
        let noun_behind =
            self.tags.get(n + 2).is_some_and(|behind| behind.item() || (!behind.mark() && behind.function.is_none() && !behind.is_verb()));
        let group = next.is_verb() && !squeezed && !(next.participle() && noun_behind);
        if let Some(next) = self.tags.get_mut(n + 1).filter(|_| squeezed) {
            next.is = next.is.without(Flags::FINITE.with(Flags::SURE));
        }
        let verb = tag.te() || ends || group || !(other || opens);
        if let Some(tag) = self.tags.get_mut(n) {
            if verb {
                tag.function = Function::default();
            } else {
                tag.is = tag.is.without(Flags::VERB.with(Flags::SURE).with(Flags::TE).with(Flags::AUXILIARY));
            }
        }
    }

    /// A noun at the end of a clause that is the participle or infinitive that an auxiliary waits for: "zijn … gevallen".
    fn noun_as_complement(&mut self, n: usize, modal: bool, helper: bool) -> Option<Tag> {
        let (before, next) = (self.before(n), self.get(n + 1));
        let ends = self.tags.get(n + 1).is_none() || next.mark() || next.is_verb();
        let attached = Function::ARTICLE.with(Function::DETERMINER).with(Function::POSSESSIVE).with(Function::PREPOSITION);
        if !ends || n == 0 || before.mark() || before.adjective() || !(modal || helper) {
            return None;
        }
        let found = self.forms(n);
        // "zouden in X slachtoffers zijn gevallen"
        let group = modal && before.helper() && found.participle() && n.checked_sub(2).is_some_and(|subject| self.get(subject).ends());
        let bound = before.auxiliary() || before.function.any(attached.with(Function::LIST));
        if bound && !group {
            return None;
        }
        let participle = found.participle() && helper;
        // "beschikbaar stellen": what is no attribute by its ending belongs to the verb.
        let predicate = || {
            let word = self.context.word((self.first + n).saturating_sub(1));
            before.function.is_none() && !before.is_verb() && !word.ends_with('e') && !word.ends_with("en")
        };
        let infinitive = found.infinitive() && modal && (before.item() || predicate());
        let is = Flags::PARTICIPLE.when(participle).with(Flags::INFINITIVE.when(infinitive));
        let past = found.is.without(Flags::VERB.with(Flags::SURE).with(Flags::AUXILIARY).with(Flags::HELPER));
        (participle || infinitive).then_some(Tag { is: past.with(is), forms: found.forms, ..Tag::default() })
    }

    /// A noun that is a verb where it stands: behind a noun or pronoun that can be its subject.
    fn noun_as_verb(&mut self, n: usize, has_finite: bool) -> Option<Tag> {
        let before = self.before(n);
        let alone = before.mark() || n == 0;
        let determined = Function::ARTICLE
            .with(Function::DETERMINER)
            .with(Function::POSSESSIVE)
            .with(Function::PREPOSITION)
            .with(Function::LIST)
            .with(Function::NEGATION)
            .with(Function::INFINITIVE_MARKER);
        let pronoun = before.function.any(Function::SUBJECT.with(Function::OBJECT).with(Function::THERE));
        // "telt 800 man en staat paraat": no noun without an article is listed with a name or a number.
        let joined = before.function.any(Function::LIST)
            && before.function.any(Function::COORDINATOR)
            && n.checked_sub(2).map(|listed| self.get(listed)).is_some_and(|listed| listed.item() && listed.ends() && !listed.noun())
            && !self.get(n + 1).item();
        let closed = before.item() && !before.adjective() && before.ends() || joined;
        if alone || self.get(n).is.any(Flags::CAPITAL) || !(closed || pronoun || !before.function.any(determined)) {
            return None;
        }
        let mut found = self.forms(n);
        let inflected = found.finite() == Finite::Sure && !found.infinitive() && !found.participle();
        if joined && !inflected {
            return None;
        }
        if !closed && !pronoun && before.function.is_none() {
            // Before a noun an unknown word in "-e" is an adjective.
            let adjective = n.checked_sub(1).is_some_and(|before| self.context.word(self.first + before).ends_with('e'));
            // … unless it is past, the only finite verb, and its object begins behind it: "De militie ontvoerde vier artsen".
            let next = self.get(n + 1);
            let object = next.item() || next.function.any(Function::ARTICLE.with(Function::DETERMINER));
            if (adjective && !(object && found.is.any(Flags::PAST))) || !inflected || has_finite {
                return None;
            }
        }
        if found.finite() == Finite::No || (!inflected && has_finite) {
            return None;
        }
        if found.infinitive() || found.participle() {
            found.is = found.is.with(Flags::FINITE).without(Flags::SURE);
        }
        Some(found)
    }
}
