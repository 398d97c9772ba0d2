//! Verbs that trigger frames: for each verb of the list where its triggers stand, so that a word form costs no look-up.

use std::ops::Range;

use crate::lexicon::Bits;
use crate::mention::Lists;
use crate::rule::{Fillers, Frame, Phrase, RuleSet};

/// The triggers of each verb.
#[derive(Clone, Debug, Default)]
pub struct Verbs {
    /// By the row of the verb: the triggers that end in its lemma, and those that end in its base and have its particle in front,
    /// as "paraat staan" has for "paraatstaan".
    triggers: Vec<(Range<u32>, Range<u32>)>,
}

impl Verbs {
    /// The triggers of these rules.
    pub fn new(set: &RuleSet, lists: &Lists) -> Self {
        let rows = lists.verb_lemmas.iter().zip(&lists.verb_bases).zip(&lists.verb_particles);
        let joined = |base: u64, particle: u64| {
            let has = |rows: &Range<u32>| {
                set.verbs_among(rows.clone(), Fillers::ALL, |_| true).any(|(_, trigger)| trigger.words.contains(&particle))
            };
            Some(set.verb_rows(base)).filter(|_| base != 0).filter(has).unwrap_or_default()
        };
        Verbs { triggers: rows.map(|((lemma, base), particle)| (set.verb_rows(*lemma), joined(*base, *particle))).collect() }
    }

    /// Whether a verb triggers no frame.
    pub fn is_idle(&self, verb: u32) -> bool {
        self.triggers.get(verb as usize).is_none_or(|(own, joined)| own.is_empty() && joined.is_empty())
    }

    /// The frames that a verb triggers and whose required slots may be filled by what is `there`; where its `particle` stands apart,
    /// those that name it as a word, too. Triggers with a word that is not among `words` may be left out.
    pub fn frames<'s>(
        &self,
        set: &'s RuleSet,
        verb: u32,
        particle: Option<u64>,
        there: Fillers,
        words: Bits,
    ) -> impl Iterator<Item = (&'s Frame, &'s Phrase)> {
        let (own, joined) = self.triggers.get(verb as usize).cloned().unwrap_or_default();
        let has = move |word| words.may_hold(word);
        let joined = particle.into_iter().flat_map(move |particle| {
            set.verbs_among(joined.clone(), there, has).filter(move |(_, trigger)| trigger.words.contains(&particle))
        });
        set.verbs_among(own, there, has).chain(joined)
    }
}
