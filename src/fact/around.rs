//! What a frame asks of the clauses around its slots: what is said once for two, that something does not stand there, where it
//! happened.

use crate::clause::{Clause, ClauseKind, Phrase};
use crate::fact::draft::Values;
use crate::fact::frame::{At, Fitting, Found, Places, Trigger};
use crate::fact::ground::{self, Ground};
use crate::fact::plan::{Line, Spot};
use crate::fact::position;
use crate::text::fold;
use crate::token::function::Function;

/// The preposition of going somewhere.
const TO: u64 = fold::hash_folded("naar");

impl Fitting<'_, '_> {
    /// The clause whose verb this one shares, where it leaves out its own.
    pub(super) fn ungapped(&self) -> Option<(u32, &Clause)> {
        if !self.ground.clause.gapped {
            return None;
        }
        let before = self.sibling_before(self.ground.index)?;
        Some((before, self.scene.clause(before)?))
    }

    /// The clause that sets something against this one with the same verb and subject: "…, maar geen tanks aan Polen".
    pub(super) fn contrast(&self) -> Option<(u32, &Clause)> {
        ground::contrast(self.scene, self.ground.index, self.ground.clause)
    }

    /// What a clause without its verb shares of the phrases without preposition of the one before.
    pub(super) fn shared(&self) -> Places {
        let Some((index, clause)) = self.ungapped() else { return Places::new() };
        let (ground, found) = (Ground::unread(index, clause), Found::default());
        let before = Fitting { ground: &ground, found: &found, ..*self };
        let subject = before.subject_of(index, 0);
        let mut shared = Places::new();
        position::add(&mut shared, before.bare().iter().copied().filter(|at| Some(*at) != subject));
        shared
    }

    /// Whether the clause hangs on a place: "waar ook een bataljon ligt".
    pub(super) fn relative_place(&self) -> bool {
        let Some(link) =
            self.ground.clause.link.filter(|_| matches!(self.ground.clause.kind, ClauseKind::Relative | ClauseKind::Subordinate))
        else {
            return false;
        };
        self.function(link).any(Function::RELATIVE)
            && !self.function(link).any(Function::DEMONSTRATIVE.with(Function::PRONOUN).with(Function::DETERMINER))
    }

    /// The place that the clause above or below gives: "Een wagen reed bij X op een mijn, waarbij drie soldaten omkwamen".
    pub(super) fn place_around(&self) -> Option<Values> {
        let Fitting { plan, ground: own, .. } = *self;
        let places = || self.scene.rules.plans.lines(plan).iter().filter(|line| line.bit() == plan.around && self.there.meets(line.taken));
        places().next()?;
        for index in self.scene.analysis.clauses_of(own.clause.sentence as usize) {
            let Some(clause) = self.scene.analysis.clauses.get(index) else { continue };
            let beside = own.clause.parent == Some(index as u32) && own.clause.kind != ClauseKind::Main
                || (clause.parent == Some(own.index) && clause.kind == ClauseKind::Subordinate);
            let Some(verb) = clause.verbs.first().filter(|_| beside && !self.says(clause)) else { continue };
            let (ground, found) = (Ground::of(self.scene, index as u32, clause, self.there), Found::default());
            let around = Fitting { ground: &ground, found: &found, trigger: Trigger::Verb(0, verb), ..*self };
            for line in places() {
                if let Some((_, values)) = around.look(line, &[], &mut |_, _| true) {
                    return Some(values);
                }
            }
        }
        None
    }

    /// Whether a clause tells what is said rather than what happens.
    pub(super) fn says(&self, clause: &Clause) -> bool {
        clause.verbs.iter().any(|verb| self.scene.rules.says(verb.verb))
    }

    /// Whether what must not be there is there; the subject itself is no object.
    pub(super) fn excludes(&self, line: &Line) -> bool {
        let subject = self.acting_subject();
        let object = line.looks_at_object();
        let passive = matches!(self.trigger, Trigger::Verb(_, verb) if verb.passive);
        if object && line.nouns() && !passive {
            // A noun that no list knows is an object too: "valt de Europese veiligheidsarchitectuur aan".
            let unknown = |phrase: &Phrase| {
                phrase.word.is_some()
                    && phrase.definite
                    && phrase.items().all(|index| self.scene.item(index).is_some_and(|item| item.adjective))
            };
            if self.bare().iter().any(|&at| Some(at) != subject && self.phrase(at).is_some_and(|(_, phrase)| unknown(phrase))) {
                return true;
            }
        }
        // "Daar staan tanks" goes nowhere.
        let goes = self.scene.rules.plans.looking(line).0.iter().any(|spot| matches!(spot, Spot::Behind(TO)));
        let still = |at: At| {
            goes && self
                .phrase(at)
                .is_some_and(|(_, phrase)| phrase.there && !self.scene.context.word(phrase.first as usize).ends_with(['n', 'e']))
        };
        self.look(line, &[], &mut |at, _| !still(at) && (!object || passive || Some(at) != subject)).is_some()
    }

    /// The subject; where what stands in front can not act, who stands behind the verb.
    pub(super) fn acting_subject(&self) -> Option<At> {
        let subject = self.subject_of(self.ground.index, 0);
        let acts = |at: At| self.phrase(at).is_some_and(|(_, phrase)| self.is_agent(phrase));
        if subject.is_some_and(acts) {
            return subject;
        }
        self.subjects().into_iter().find(|&at| acts(at)).or(subject)
    }
}
