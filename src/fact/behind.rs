//! Where a slot of a frame looks behind a preposition: the phrases of the clause that belong to the trigger rather than to another.

use crate::clause::Phrase;
use crate::fact::frame::{At, Fitting, Places, Trigger};
use crate::fact::position::add;
use crate::fact::wanted::Wanted;
use crate::text::fold;
use crate::token::function::Function;
use crate::value::Kind;

/// The preposition of what belongs to something.
const OF: u64 = fold::hash_folded("van");

impl Fitting<'_, '_> {
    /// Phrases behind a preposition; of a noun trigger those that follow it without a gap, and for places the others too.
    pub(super) fn behind(&self, preposition: u64, wanted: Wanted<'_>) -> Places {
        let phrases = self.ground.clause.phrases.as_slice();
        let locative = || self.scene.rules.cues.is_locative(preposition);
        let matching = |phrase: &Phrase| phrase.preposition == Some(preposition) || (phrase.there && wanted.places && locative());
        let mut found = Places::new();
        match self.trigger {
            Trigger::Verb(..) => {
                for (phrase, place) in phrases.iter().zip(0..) {
                    if matching(phrase) && !self.is_told(phrase) {
                        found.push(self.at(place));
                    }
                }
            }
            Trigger::Noun(token, _) => {
                let own = self.phrase_of(token).map_or(0, |own| own.phrase as usize);
                // "De brigade oefent bij X" is no brigade in X.
                let beside = self.plan.formation;
                for (place, phrase) in phrases.iter().enumerate().skip(own + 1) {
                    if phrase.follows != Some(place as u32 - 1) {
                        break;
                    }
                    if matching(phrase) && !(preposition == OF && self.is_seat_of_plain(own, place, phrase)) {
                        found.push(self.at(place as u32));
                    }
                    // "een compagnie aan de battlegroup in X": the place is that of the nearer formation.
                    if wanted.places && beside && self.has_kind(phrase, Kind::Unit) {
                        break;
                    }
                }
                if wanted.places && !beside && locative() {
                    let chained = found.len();
                    for (phrase, place) in phrases.iter().zip(0..) {
                        let at = self.at(place);
                        if matching(phrase) && !found.iter().take(chained).any(|other| *other == at) {
                            found.push(at);
                        }
                    }
                }
            }
        }
        if wanted.places && self.relative_place() {
            add(&mut found, self.antecedent(self.ground.index));
        }
        if found.is_empty() {
            // "stuurt tanks naar Polen en Frankrijk drones", "wel drones, maar geen tanks naar Polen": the receiver is said once.
            if let Some((before, clause)) = self.ungapped().or_else(|| self.contrast()) {
                for (_, phrase) in clause.phrases.iter().zip(0..).filter(|(phrase, _)| matching(phrase)) {
                    found.push(At { clause: before, phrase });
                }
            }
        }
        found
    }

    /// Whether a phrase only says where or whose that is which tells it: "volgens een rapport van de VN", … "in het noorden van
    /// Noorwegen".
    fn is_told(&self, phrase: &Phrase) -> bool {
        let before = phrase.follows.and_then(|before| self.ground.clause.phrases.get(before as usize));
        before.is_some_and(|before| {
            before.preposition.is_some()
                && (self.function(before.first).any(Function::ACCORDING)
                    || phrase.preposition == Some(OF) && self.scene.looks_through(before))
        })
    }

    /// Whether a place belongs to what a plain noun before it names, behind the trigger's `own` phrase: "de aanslag op de luchthaven
    /// van Kabul".
    fn is_seat_of_plain(&self, own: usize, place: usize, phrase: &Phrase) -> bool {
        let before = place.checked_sub(1).filter(|&before| before > own).and_then(|before| self.ground.clause.phrases.get(before));
        self.first_kind(phrase) == Some(Kind::Place)
            && before.is_some_and(|before| before.items().all(|index| self.scene.item(index).is_some_and(|item| item.kind.is_none())))
    }

    fn first_kind(&self, phrase: &Phrase) -> Option<Kind> {
        phrase.items().next().and_then(|index| self.scene.item(index)).and_then(|item| item.kind)
    }

    fn has_kind(&self, phrase: &Phrase, kind: Kind) -> bool {
        phrase.items().filter_map(|index| self.scene.item(index)).any(|item| item.kind == Some(kind))
    }
}
