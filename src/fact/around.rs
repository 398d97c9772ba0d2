//! What a frame asks of the clause around its slots and of those beside it: that a preposition stands, that something does not,
//! where it happened, what is said once for two.

use crate::clause::{Clause, ClauseKind, Phrase};
use crate::fact::draft::SlotValue;
use crate::fact::frame::{At, Fitting, Places, Trigger, OBJECT};
use crate::fact::rules::NOUN;
use crate::fact::types::FactType;
use crate::fact::Scene;
use crate::lexicon::Bits;
use crate::rule::{self, Place, Way};
use crate::text::fold;
use crate::token::function::Function;

/// The preposition of going somewhere.
const TO: u64 = fold::hash_folded("naar");

/// The clause that sets something against another with the same verb and subject.
fn contrast<'s>(scene: &'s Scene<'_>, index: u32, clause: &Clause) -> Option<(u32, &'s Clause)> {
    let next = scene.analysis.clauses.get(index as usize + 1)?;
    let shares = next.gapped && next.shares_subject && next.sentence == clause.sentence && next.parent == clause.parent;
    shares.then_some((index + 1, next))
}

/// The prepositions behind which something may stand in a clause, or is said once for it elsewhere.
pub(super) fn markers(scene: &Scene<'_>, index: u32, clause: &Clause) -> Bits<1> {
    if clause.link.is_some()
        || clause.gapped
        || clause.phrases.iter().any(|phrase| phrase.there)
        || contrast(scene, index, clause).is_some()
    {
        return Bits::ALL;
    }
    let mut markers = Bits::default();
    clause.phrases.iter().filter_map(|phrase| phrase.preposition).for_each(|preposition| markers.add(preposition));
    markers
}

impl Fitting<'_, '_> {
    /// The clause whose verb this one shares, where it leaves out its own.
    pub(super) fn ungapped(&self) -> Option<(u32, &Clause)> {
        let before = self.sibling_before(self.index).filter(|_| self.clause.gapped)?;
        Some((before, self.scene.clause(before)?))
    }

    /// The clause that sets something against this one with the same verb and subject: "…, maar geen tanks aan Polen".
    pub(super) fn contrast(&self) -> Option<(u32, &Clause)> {
        contrast(self.scene, self.index, self.clause)
    }

    /// What a clause without its verb shares of the phrases without preposition of the one before.
    pub(super) fn shared(&self) -> Places {
        let Some((index, clause)) = self.ungapped() else { return Places::new() };
        let before = Fitting { markers: Bits::ALL, index, clause, ..*self };
        let subject = before.subject_of(index, 0);
        let bare = before.bare().filter(|at| Some(*at) != subject).collect();
        bare
    }

    /// Whether the clause hangs on a place: "waar ook een bataljon ligt".
    pub(super) fn relative_place(&self) -> bool {
        let Some(link) = self.clause.link.filter(|_| matches!(self.clause.kind, ClauseKind::Relative | ClauseKind::Subordinate)) else {
            return false;
        };
        self.function(link).any(Function::RELATIVE)
            && !self.function(link).any(Function::DEMONSTRATIVE.with(Function::PRONOUN).with(Function::DETERMINER))
    }

    /// Whether a required slot stands behind prepositions only, none of which stands in the clause or is said once for it elsewhere.
    pub(super) fn lacks_preposition(&self) -> bool {
        let mut required = self.frame.slots.iter().filter(|spec| spec.required);
        required.any(|spec| spec.ways.iter().all(|way| way.lacks(&self.markers)))
    }

    /// The place that the clause above or below gives: "Een wagen reed bij X op een mijn, waarbij drie soldaten omkwamen".
    pub(super) fn place_around(&self, fact: FactType) -> Option<Vec<SlotValue>> {
        let ways =
            || self.frame.slots.iter().filter(|spec| fact.slots().get(spec.slot.index()) == Some(&"place")).flat_map(|spec| &spec.ways);
        for index in self.scene.analysis.clauses_of(self.clause.sentence as usize) {
            let Some(clause) = self.scene.analysis.clauses.get(index) else { continue };
            let beside = self.clause.parent == Some(index as u32) && self.clause.kind != ClauseKind::Main
                || (clause.parent == Some(self.index) && clause.kind == ClauseKind::Subordinate);
            let Some(verb) = clause.verbs.first().filter(|_| beside && !self.says(clause)) else { continue };
            let around = Fitting { markers: Bits::ALL, index: index as u32, clause, trigger: Trigger::Verb(0, verb), ..*self };
            for way in ways() {
                if let Some((_, values)) = around.look(way, fact, &[], &mut |_, _| true) {
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
    pub(super) fn excludes(&self, way: &Way, fact: FactType) -> bool {
        let subject = self.acting_subject();
        let object = way.looks_at(OBJECT);
        let passive = matches!(self.trigger, Trigger::Verb(_, verb) if verb.passive);
        let noun = way.taken.has_any(&[rule::Kind(NOUN)]);
        if object && noun && !passive {
            // A noun that no list knows is an object too: "valt de Europese veiligheidsarchitectuur aan".
            let unknown = |phrase: &Phrase| {
                phrase.word.is_some()
                    && phrase.definite
                    && phrase.members.iter().flatten().all(|&index| self.scene.item(index).is_some_and(|item| item.adjective))
            };
            if self.bare().any(|at| Some(at) != subject && self.phrase(at).is_some_and(|(_, phrase)| unknown(phrase))) {
                return true;
            }
        }
        // "Daar staan tanks" goes nowhere.
        let goes = way.places.iter().any(|place| matches!(place, Place::Marker(words) if words.head() == TO));
        let still = |at: At| {
            goes && self
                .phrase(at)
                .is_some_and(|(_, phrase)| phrase.there && !self.scene.context.word(phrase.first as usize).ends_with(['n', 'e']))
        };
        self.look(way, fact, &[], &mut |at, _| !still(at) && (!object || passive || Some(at) != subject)).is_some()
    }

    /// The subject; where what stands in front can not act, who stands behind the verb.
    pub(super) fn acting_subject(&self) -> Option<At> {
        let subject = self.subject_of(self.index, 0);
        let acts = |at: At| self.phrase(at).is_some_and(|(_, phrase)| self.is_agent(phrase));
        if subject.is_some_and(acts) {
            return subject;
        }
        self.subjects().into_iter().find(|&at| acts(at)).or(subject)
    }
}
