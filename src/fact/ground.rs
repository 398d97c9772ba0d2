//! What a clause offers to every frame that is tried on it: its phrases with what they may fill, asked for once.

use std::cell::OnceCell;

use smallvec::SmallVec;

use crate::clause::{Clause, ClauseKind};
use crate::fact::frame::Places;
use crate::fact::gate::Present;
use crate::fact::plan::Reaches;
use crate::fact::rules::NOUN;
use crate::fact::Scene;
use crate::lexicon::Bits;
use crate::rule::{Fillers, Kind};
use crate::token::function::Function;

/// A clause with what it offers.
pub(super) struct Ground<'s> {
    /// Its index.
    pub index: u32,
    /// The clause.
    pub clause: &'s Clause,
    /// The prepositions behind which something may stand in it, or is said once for it elsewhere.
    pub markers: Bits<1>,
    /// What each sort of line reaches.
    pub reaches: Reaches,
    /// What each phrase may fill by itself; places aside, which another may name for it.
    phrases: SmallVec<[Fillers; 6]>,
    /// Its phrases that can be subject or object.
    pub(super) bare: OnceCell<Places>,
}

/// The clause that sets something against another with the same verb and subject.
pub(super) fn contrast<'s>(scene: &'s Scene<'_>, index: u32, clause: &Clause) -> Option<(u32, &'s Clause)> {
    let next = scene.analysis.clauses.get(index as usize + 1)?;
    let shares = next.gapped && next.shares_subject && next.sentence == clause.sentence && next.parent == clause.parent;
    shares.then_some((index + 1, next))
}

/// Whether the subject or object of a clause may stand in another.
fn leans(clause: &Clause) -> bool {
    clause.gapped || clause.shares_subject || matches!(clause.kind, ClauseKind::Infinitive | ClauseKind::Relative)
}

/// Whether what a preposition of a frame names may stand in another clause, or behind none.
fn reaches_out(scene: &Scene<'_>, index: u32, clause: &Clause) -> bool {
    clause.gapped
        || clause.link.is_some_and(|link| scene.context.function(link as usize).any(Function::RELATIVE))
        || clause.phrases.iter().any(|phrase| phrase.there)
        || contrast(scene, index, clause).is_some()
}

impl<'s> Ground<'s> {
    /// What a clause offers; everything where the sentence has everything.
    pub fn of(scene: &Scene<'s>, index: u32, clause: &'s Clause, there: Fillers) -> Self {
        let (mut phrases, mut placed, mut behind, mut markers) = (SmallVec::new(), Fillers::default(), Fillers::default(), Bits::default());
        // What stands behind a share or group may be what is meant: "de eerste lichting | van 450 militairen".
        let mut part: Option<u32> = None;
        for phrase in clause.phrases.iter().filter(|_| there != Fillers::ALL) {
            let items = phrase.items().filter_map(|index| Some((scene.item(index)?, scene.prospects.of_item(index))));
            let own = Present::of_phrase(items, there);
            phrases.push(own);
            if phrase.preposition.is_none() || part == Some(phrase.first) {
                placed = placed.or(own);
            }
            if let Some(preposition) = phrase.preposition {
                behind = behind.or(own);
                markers.add(preposition);
            }
            part = own.has_any(&[Kind(NOUN)]).then_some(phrase.last);
        }
        if there == Fillers::ALL || leans(clause) {
            placed = Fillers::ALL;
        }
        if there == Fillers::ALL || reaches_out(scene, index, clause) {
            (behind, markers) = (Fillers::ALL, Bits::ALL);
        }
        let both = placed.or(behind);
        let reaches = [Fillers::default(), placed, behind, both, both.with(Kind(NOUN), None)];
        Ground { index, clause, markers, reaches, phrases, bare: OnceCell::new() }
    }

    /// A clause that may offer everything.
    pub fn unread(index: u32, clause: &'s Clause) -> Self {
        Ground { index, clause, markers: Bits::ALL, reaches: [Fillers::ALL; 5], phrases: SmallVec::new(), bare: OnceCell::new() }
    }

    /// What a phrase may fill by itself.
    pub fn offers(&self, phrase: u32) -> Fillers {
        self.phrases.get(phrase as usize).copied().unwrap_or(Fillers::ALL)
    }
}
