//! Verbs that trigger frames: for each verb of the list where its triggers stand, so that a word form costs no look-up.

use std::ops::Range;

use crate::lexicon::Bits;
use crate::mention::Lists;
use crate::rule::{Fillers, Frame, Phrase, RuleSet};

/// The triggers of each verb.
#[derive(Clone, Debug, Default)]
pub struct Verbs {
    /// By the row of the verb the place of its triggers behind the first; 0 where it has none.
    places: Vec<u16>,
    /// Those of the verbs that have any; none stand at the first place.
    triggers: Vec<Triggers>,
}

/// The triggers of a verb.
#[derive(Clone, Debug, Default)]
struct Triggers {
    /// Those that end in its lemma.
    own: Range<u32>,
    /// Those that end in its base, some with its particle in front, as "paraat staan" has for "paraatstaan".
    joined: Range<u32>,
    /// What may fill the first slot that a trigger of one word requires.
    taken: Fillers,
    /// The first words of the others.
    firsts: Bits,
}

impl Verbs {
    /// The triggers of these rules.
    pub fn new(set: &RuleSet, lists: &Lists) -> Self {
        let mut verbs = Verbs { places: Vec::with_capacity(lists.verb_lemmas.len()), triggers: vec![Triggers::default()] };
        for ((&lemma, &base), &particle) in lists.verb_lemmas.iter().zip(&lists.verb_bases).zip(&lists.verb_particles) {
            let own = set.verb_rows(lemma);
            let joined = if base == 0 { 0..0 } else { set.verb_rows(base) };
            let has = |rows: &Range<u32>| set.triggers(rows.clone()).any(|(_, trigger)| trigger.words.contains(&particle));
            let joined = if has(&joined) { joined } else { 0..0 };
            if own.is_empty() && joined.is_empty() {
                verbs.places.push(0);
                continue;
            }
            let mut triggers = Triggers { own: own.clone(), joined: joined.clone(), ..Triggers::default() };
            for (taken, trigger) in set.triggers(own).chain(set.triggers(joined)) {
                match trigger.words.as_slice() {
                    [first, _, ..] => triggers.firsts.add(*first),
                    _ => triggers.taken = triggers.taken.or(taken),
                }
            }
            verbs.places.push(u16::try_from(verbs.triggers.len()).unwrap_or(0));
            verbs.triggers.push(triggers);
        }
        verbs
    }

    /// Whether a verb may trigger a frame in a sentence of these words, by what is `there`.
    pub fn may_trigger(&self, verb: u32, there: Fillers, words: Bits) -> bool {
        let triggers = self.triggers(verb);
        triggers.is_some_and(|triggers| there.meets(triggers.taken) || triggers.firsts.meets(&words))
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
        let (own, joined) = self.triggers(verb).map(|triggers| (triggers.own.clone(), triggers.joined.clone())).unwrap_or_default();
        let has = move |word| words.may_hold(word);
        let joined = particle.into_iter().flat_map(move |particle| {
            set.verbs_among(joined.clone(), there, has).filter(move |(_, trigger)| trigger.words.contains(&particle))
        });
        set.verbs_among(own, there, has).chain(joined)
    }

    fn triggers(&self, verb: u32) -> Option<&Triggers> {
        let place = self.places.get(verb as usize).filter(|place| **place != 0)?;
        self.triggers.get(usize::from(*place))
    }
}
