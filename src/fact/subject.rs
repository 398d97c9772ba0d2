//! Who does what a trigger tells: the subject of its clause, of the clause it hangs on, or what a relative clause speaks of.

use smallvec::smallvec;

use crate::clause::{Clause, ClauseKind, Form, Head, Item, Phrase, VerbUse};
use crate::entity::Referent;
use crate::fact::frame::{At, Fitting, Places, Trigger, DEPTH};
use crate::fact::position::{add, single};
use crate::fact::status;
use crate::fact::types::FactType;
use crate::mention::amount::{NounSort, Nouns};
use crate::token::function::Function;
use crate::token::verb::{Number, Tense};
use crate::value::Kind;

impl Fitting<'_, '_> {
    pub(super) fn function(&self, token: u32) -> Function {
        self.scene.context.function(token as usize)
    }

    /// The phrase that a relative clause says something of: the last before its link.
    pub(super) fn antecedent(&self, clause: u32) -> Option<At> {
        self.antecedents(clause).first().copied()
    }

    /// The phrases that a relative clause can say something of: the last before its link, then those it hangs on
    /// ("een battlegroup van 1600 militairen, die …").
    pub(super) fn antecedents(&self, clause: u32) -> Places {
        let Some((link, mut holder)) = self.scene.clause(clause).and_then(|own| Some((own.link?, own.parent?))) else {
            return Places::new();
        };
        for _ in 0..DEPTH {
            let Some(parent) = self.scene.clause(holder) else { break };
            if let Some(last) = parent.phrases.iter().rposition(|phrase| phrase.last <= link) {
                let mut found: Places = smallvec![At { clause: holder, phrase: last as u32 }];
                let mut hangs = parent.phrases.get(last).and_then(|phrase| phrase.follows);
                while let Some(before) = hangs.filter(|_| found.len() < DEPTH) {
                    found.push(At { clause: holder, phrase: before });
                    hangs = parent.phrases.get(before as usize).and_then(|phrase| phrase.follows);
                }
                return found;
            }
            let Some(above) = parent.parent else { break };
            holder = above;
        }
        Places::new()
    }

    /// Whether the link of a relative clause is itself its subject or object ("die", "dat", "wat").
    pub(super) fn relative_noun(&self, clause: &Clause) -> bool {
        clause.kind == ClauseKind::Relative && clause.link.is_some_and(|link| self.function(link).any(Function::PRONOUN))
    }

    /// Whether the clause's subject does what the trigger noun names: no verb, or one that plans or promises it.
    pub(super) fn acts(&self) -> bool {
        let given = matches!(self.plan.fact, FactType::Supply | FactType::Deployment | FactType::Training);
        !given
            || self.ground.clause.verbs.is_empty()
            || self.ground.clause.verbs.iter().any(|verb| status::reaches_object(self.scene, self.ground.clause, verb))
    }

    /// Who does what a verb of asking or ordering asks for: its object ("vroeg België tanks te sturen").
    pub(super) fn controlled(&self) -> Option<At> {
        let agents = |index: u32| {
            let clause = self.scene.clause(index)?;
            let subject = self.subject_of(index, 0);
            let bare = clause.phrases.iter().enumerate().filter(|(_, phrase)| phrase.preposition.is_none() && self.is_agent(phrase));
            bare.map(|(place, _)| At { clause: index, phrase: place as u32 }).find(|at| Some(*at) != subject)
        };
        let asks = |verb: &VerbUse| self.scene.rules.cues.controls(self.scene.context.lemma(verb.verb));
        match self.trigger {
            Trigger::Verb(place, _) if self.ground.clause.verbs.get(..place).is_some_and(|governors| governors.iter().any(asks)) => {
                agents(self.ground.index)
            }
            Trigger::Verb(..) if self.ground.clause.kind == ClauseKind::Infinitive => {
                let parent = self
                    .ground
                    .clause
                    .parent
                    .filter(|&parent| self.scene.clause(parent).is_some_and(|clause| clause.verbs.iter().any(asks)))?;
                agents(parent)
            }
            _ => None,
        }
    }

    /// The phrases that can be the subject, the likeliest first.
    pub(super) fn subjects(&self) -> Places {
        if let Some(controlled) = self.controlled() {
            return smallvec![controlled];
        }
        let mut found = single(self.subject_of(self.ground.index, 0));
        if self.relative_noun(self.ground.clause) {
            add(&mut found, self.antecedents(self.ground.index).into_iter().skip(1));
        }
        let fronted = found
            .first()
            .and_then(|&at| self.phrase(at))
            .zip(self.ground.clause.finite)
            .is_some_and(|((_, phrase), finite)| phrase.last <= finite);
        let participles = self.ground.clause.verbs.iter().filter(|verb| verb.form == Form::Participle).count();
        if participles > 1 && found.first().is_some_and(|at| at.clause == self.ground.index) {
            // "twee militairen gesneuveld en vijf gewond geraakt", "95 mensen gedood en 172 anderen gewond geraakt"
            let token = self.trigger.token();
            let people = self.plan.asks.people;
            let number = |phrase: &Phrase| {
                let counts = |kind: Option<Kind>| kind == Some(Kind::Number) || people && kind == Some(Kind::Quantity);
                phrase.items().filter_map(|index| self.scene.item(index)).any(|item| counts(item.kind))
            };
            let counted =
                self.bare().iter().rev().find(|at| self.phrase(**at).is_some_and(|(_, phrase)| phrase.last <= token && number(phrase)));
            if let Some(counted) = counted {
                found.insert(0, *counted);
            }
        }
        let front = found.first().copied().filter(|at| at.clause == self.ground.index && fronted).and_then(|at| self.phrase(at));
        let acts = |phrase: &Phrase| {
            let other = phrase.pronoun.is_some_and(|token| !self.function(token).any(Function::SUBJECT));
            self.is_agent(phrase) && !(other && phrase.members.is_empty())
        };
        if let Some((_, front)) = front.filter(|(_, phrase)| !acts(phrase)) {
            // "Wapens stuurt Duitsland": where the phrase in front can not be the subject, one behind the verb is.
            let plural = self.has_plural_verb() && self.looks_plural(front);
            let fits =
                |at: &At| !plural || self.phrase(*at).is_some_and(|(_, phrase)| phrase.members.len() > 1 || self.looks_plural(phrase));
            let first = found.first().copied();
            add(&mut found, self.bare().iter().copied().filter(|at| first != Some(*at) && fits(at)));
        }
        found
    }

    /// Whether the finite verb goes with a plural only.
    pub(super) fn has_plural_verb(&self) -> bool {
        self.ground.clause.finite.is_some_and(|finite| {
            let mut forms =
                self.scene.context.verb_forms(finite as usize).filter(|form| matches!(form.tense, Tense::Present | Tense::Past));
            forms.next().is_some_and(|form| form.number == Number::Plural) && forms.all(|form| form.number == Number::Plural)
        })
    }

    /// Whether the last word of a phrase looks like a plural.
    pub(super) fn looks_plural(&self, phrase: &Phrase) -> bool {
        self.scene.context.word(phrase.last.saturating_sub(1) as usize).ends_with(['n', 's', 'S'])
    }

    /// The phrases behind a share or group that say of whom: "de eerste lichting | van 450 militairen".
    pub(super) fn with_parts(&self, mut found: Places) -> Places {
        for at in 0..found.len() {
            let Some((at, (clause, phrase))) = found.get(at).and_then(|at| Some((*at, self.phrase(*at)?))) else { continue };
            let head = phrase.items().next_back().and_then(|index| self.scene.item(index));
            let part = head.is_some_and(
                |item| matches!(item.head, Head::Noun(row) if Nouns::meaning(row).is_some_and(|(_, sort)| sort == NounSort::Part)),
            );
            let next =
                clause.phrases.get(at.phrase as usize + 1).filter(|next| part && next.preposition.is_some() && next.first == phrase.last);
            if next.is_some() {
                found.push(At { clause: at.clause, phrase: at.phrase + 1 });
            }
        }
        found
    }

    pub(super) fn subject_of(&self, index: u32, depth: usize) -> Option<At> {
        let clause = self.scene.clause(index)?;
        let own = clause.subject.map(|phrase| At { clause: index, phrase });
        if depth >= DEPTH {
            return own;
        }
        if self.relative_noun(clause) {
            let agent = own.and_then(|at| self.phrase(at)).is_some_and(|(_, phrase)| self.is_agent(phrase));
            let antecedent = self.antecedent(index);
            let antecedent_agent = antecedent.and_then(|at| self.phrase(at)).is_some_and(|(_, phrase)| self.is_agent(phrase));
            return if agent && !antecedent_agent { own } else { antecedent.or(own) };
        }
        if clause.kind == ClauseKind::Infinitive
            || (clause.shares_subject && own.is_none())
            || (clause.shares_subject && clause.kind == ClauseKind::Subordinate && !self.has_agent(own))
            || (clause.shares_subject && self.is_behind_verb(clause) && !self.brings_subject(index, clause))
        {
            if let Some(owner) = self.owner(clause) {
                return Some(owner);
            }
            let before = if clause.kind == ClauseKind::Infinitive { clause.parent } else { self.sibling_before(index) };
            return before.and_then(|before| self.subject_of(before, depth + 1)).or(own);
        }
        own
    }

    /// Whose plan or promise an infinitive clause tells: "zijn besluit om …", "de toezegging van Duitsland om …".
    fn owner(&self, clause: &Clause) -> Option<At> {
        let index = clause.parent.filter(|_| clause.kind == ClauseKind::Infinitive)?;
        let parent = self.scene.clause(index)?;
        let link = clause.link?;
        let place = parent.phrases.iter().rposition(|phrase| phrase.last == link)?;
        let phrase = parent.phrases.get(place)?;
        let intends = |phrase: &Phrase| {
            let last = phrase.last.checked_sub(1).map(|last| self.scene.context.hash(last as usize));
            last.is_some_and(|last| self.scene.rules.cues.intends(last))
        };
        let at = At { clause: index, phrase: place as u32 };
        if intends(phrase) {
            return phrase.items().filter_map(|item| self.scene.item(item)).any(|item| item.adjective).then_some(at);
        }
        let noun = phrase.follows.and_then(|before| parent.phrases.get(before as usize)).filter(|_| phrase.preposition.is_some())?;
        (intends(noun) && self.function(phrase.first).any(Function::PREPOSITION) && self.is_agent(phrase)).then_some(at)
    }

    fn has_agent(&self, own: Option<At>) -> bool {
        own.and_then(|at| self.phrase(at)).is_some_and(|(_, phrase)| self.is_agent(phrase))
    }

    /// Whether a clause that opens with its verb has its subject behind it: "Daarbij kwamen drie bewoners om en raakten er tien gewond".
    pub(super) fn brings_subject(&self, index: u32, clause: &Clause) -> bool {
        let Some(finite) = clause.finite else { return false };
        let there = |token: u32| self.function(token).any(Function::THERE);
        let Some(own) = clause.subject_phrase() else { return false };
        let beside = own.first == finite + 1 || (there(finite + 1) && own.first == finite + 2);
        if there(finite + 1) && beside {
            return true;
        }
        let Some(before) = self.sibling_before(index).and_then(|before| self.scene.clause(before)) else {
            return false;
        };
        // "… en raakten 2.400 anderen gewond": who is counted, where the rule counts its subject.
        let number = |item: &Item| matches!(item.kind, Some(Kind::Quantity | Kind::Number));
        let counted = || own.items().filter_map(|index| self.scene.item(index)).any(number) && self.plan.asks.counted;
        beside && self.is_behind_verb(before) && (self.is_agent(own) || counted())
    }

    pub(super) fn is_behind_verb(&self, clause: &Clause) -> bool {
        clause.subject_phrase().zip(clause.finite).is_some_and(|(phrase, finite)| phrase.first > finite)
    }

    pub(super) fn sibling_before(&self, index: u32) -> Option<u32> {
        let own = self.scene.clause(index)?;
        let from = self.scene.analysis.clauses_of(own.sentence as usize).start as u32;
        (from..index)
            .rev()
            .find(|&other| self.scene.clause(other).is_some_and(|clause| clause.parent == own.parent && clause.kind == own.kind))
    }

    /// Whether a phrase names someone who can act.
    pub(super) fn is_agent(&self, phrase: &Phrase) -> bool {
        phrase.pronoun.is_some()
            || phrase.items().filter_map(|index| self.scene.item(index)).any(|item| {
                // "Kiev" where it stands for its government.
                let seat = || match item.head {
                    Head::Entity(index) => {
                        matches!(self.scene.entity(index).and_then(|entity| entity.referent()), Some(Referent::State(_)))
                    }
                    _ => false,
                };
                !item.adjective
                    && (seat()
                        || matches!(item.kind, Some(Kind::Country | Kind::Organisation | Kind::Person | Kind::Role | Kind::Nationality)))
            })
    }
}
