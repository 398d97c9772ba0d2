//! Clauses without a verb of their own: "…, België vier", "…, Litouwen eveneens", "…, maar geen vliegtuigen".

use crate::clause::border::Splitter;
use crate::clause::ClauseKind;
use crate::token::function::Function;

impl Splitter<'_, '_> {
    /// Whether behind a comma or coordinator only who stands, with "ook", "niet" and the like: "…, Litouwen eveneens".
    pub(super) fn is_stripped(&self, n: usize) -> bool {
        const LENGTH: usize = 3;
        let mut at = n + 1 + usize::from(self.get(n + 1).function.any(Function::ARTICLE));
        if self.kind() != ClauseKind::Main || !self.get(at).agent() || self.ahead.verb(n + 1).is_some() {
            return false;
        }
        while self.get(at).agent() && !self.get(at).ends() {
            at += 1;
        }
        let adverb = |at: usize| !self.get(at).item() && self.get(at).function.any(Function::ADVERB.with(Function::NEGATION));
        let adverbs = (at + 1..=at + LENGTH).take_while(|&at| adverb(at)).count();
        let end = at + 1 + adverbs;
        let other = self.get(end).function.any(Function::COORDINATOR) && !self.get(end).function.any(Function::LIST);
        adverbs > 0 && (end >= self.tags.len() || self.get(end).mark() || other)
    }

    /// Whether a clause without its verb follows a coordinator: "… en Frankrijk vliegtuigen".
    pub(super) fn is_gapped(&self, n: usize) -> bool {
        let before = n.checked_sub(1).map(|before| self.get(before)).unwrap_or_default();
        // "zette tanks in, …": the particle of the verb stands last.
        let thing = |back: usize| n.checked_sub(back).map(|at| self.get(at)).is_some_and(|tag| tag.item() && !tag.agent());
        let object =
            thing(1) || before.participle() || !before.item() && !before.mark() && !before.is_verb() && thing(2) || self.follows_object(n);
        if self.kind() != ClauseKind::Main || !object || self.ahead.verb(n + 1).is_some() {
            return false;
        }
        let mut at = n + 1 + usize::from(self.get(n + 1).function.any(Function::ARTICLE));
        if !self.get(at).agent() {
            return false;
        }
        while self.get(at).agent() && !self.get(at).ends() {
            at += 1;
        }
        let mut behind = at + 1;
        while behind < at + 3 && !self.get(behind).item() && self.get(behind).function == Function::ADVERB {
            // "de VS onder meer twee bommenwerpers"
            behind += 1;
        }
        // "…, Bahrein met vijftien"
        behind += usize::from(self.get(behind).function.any(Function::PREPOSITION));
        behind += usize::from(self.get(behind).function.any(Function::ARTICLE.with(Function::DETERMINER)));
        let attribute = self.get(behind);
        if !attribute.item() && !attribute.mark() && attribute.function.is_none() && self.context.word(self.first + behind).ends_with('e') {
            // "en Frankrijk medische hulp"
            behind += 1;
        }
        let object = self.get(behind);
        self.get(at).ends() && object.item() && !object.agent()
    }

    /// Whether behind a comma only who and what stand up to the next mark or list word: no list of names, no apposition.
    pub(super) fn ends_gap(&self, n: usize) -> bool {
        const LENGTH: usize = 8;
        let stops = |at: usize| self.get(at).mark() || at >= self.tags.len() || self.get(at).function.any(Function::LIST);
        let Some(end) = (n + 1..=n + LENGTH).find(|&at| stops(at)) else { return false };
        let agents = (n + 1..end).take_while(|&at| self.get(at).agent() || self.get(at).function.any(Function::ARTICLE)).count();
        let things = (n + 1 + agents..end).all(|at| {
            let tag = self.get(at);
            (tag.item() && !tag.agent())
                || tag.function.any(Function::PREPOSITION.with(Function::ADVERB).with(Function::ARTICLE))
                || tag.agent() && at > n + 2
        });
        let listed = self.get(end).function.any(Function::LIST) && self.get(end + 1).item() && !self.get(end + 1).agent();
        agents > 0 && things && !listed
    }

    /// Whether before `n` a receiver behind its preposition stands, and before that an object: "tanks naar Oekraïne | en …".
    fn follows_object(&self, n: usize) -> bool {
        const REACH: usize = 6;
        let receiver = (1..=REACH).map_while(|back| n.checked_sub(back)).take_while(|&at| self.get(at).agent()).last();
        let preposition = receiver.and_then(|at| at.checked_sub(1));
        let object = preposition.and_then(|at| at.checked_sub(1)).map(|at| self.get(at)).unwrap_or_default();
        preposition.is_some_and(|at| self.get(at).function.any(Function::PREPOSITION)) && object.item() && !object.agent()
    }

    /// Whether a coordinator that lists nothing sets another object or receiver against that of its clause: "…, maar geen
    /// vliegtuigen", "…, maar niet aan Polen".
    pub(super) fn contrasts(&self, n: usize) -> bool {
        let own = self.get(n).function;
        let sets = own.any(Function::COORDINATOR) && !own.any(Function::LIST) && !own.any(Function::SUBORDINATOR);
        if !sets || self.kind() != ClauseKind::Main || self.ahead.verb(n + 1).is_some() {
            return false;
        }
        let mut at = n + 1;
        let skipped = Function::ADVERB.with(Function::NEGATION).with(Function::ARTICLE);
        while at < n + 4 && self.get(at).function.any(skipped) && !self.get(at).item() {
            at += 1;
        }
        let (next, behind) = (self.get(at), self.get(at + 1));
        let denied = at > n + 1 && self.get(at - 1).function.any(Function::NEGATION);
        (next.item() && !next.agent()) || (denied && next.function.any(Function::PREPOSITION) && behind.agent())
    }
}
