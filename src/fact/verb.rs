//! Verbs that trigger frames: for each verb of the list where its triggers stand, so that a word form costs no look-up.

use std::ops::Range;

use crate::fact::elaboration;
use crate::fact::plan::{Plan, Plans};
use crate::fact::types::FactType;
use crate::lexicon::Bits;
use crate::mention::Lists;
use crate::rule::pack::{places, structs, Pack, Reader};
use crate::rule::{place_among, Fillers, RuleSet};
use crate::token::verb::{Tense, VerbForm};

/// What a verb may do, as a set.
#[derive(Clone, Copy, Debug, Default)]
pub struct Uses(u8);

impl Uses {
    /// Trigger a frame.
    pub const TRIGGERS: Uses = Uses(1);
    /// Say something.
    pub const SAYS: Uses = Uses(1 << 1);
    /// Say more of what the sentence before told.
    pub const ELABORATES: Uses = Uses(1 << 2);
    /// Trigger a frame together with other words.
    const PHRASES: Uses = Uses(1 << 3);

    /// Whether all of `other` are in the set.
    pub const fn has(self, other: Uses) -> bool {
        self.0 & other.0 == other.0
    }

    fn with(self, other: Uses, applies: bool) -> Uses {
        if applies {
            Uses(self.0 | other.0)
        } else {
            self
        }
    }
}

/// The triggers of each verb.
#[derive(Clone, Debug, Default)]
pub struct Verbs {
    /// By the row of the verb what is asked first.
    rows: Vec<Row>,
    /// What may fill the first slot that a trigger of one word requires, each set once: few serve all verbs.
    taken: Vec<Fillers>,
    /// The triggers of the verbs that have any; none stand at the first place.
    triggers: Vec<Triggers>,
}

/// What is asked first of a verb, in four bytes, as texts have verbs from all over the list.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    /// What it may do.
    uses: Uses,
    /// The place of what may fill the first slot that a trigger of one word requires.
    taken: u8,
    /// The place of its triggers behind the first; 0 where it has none.
    triggers: u16,
}

/// The triggers of a verb.
#[derive(Clone, Debug, Default)]
struct Triggers {
    /// Those that end in its lemma.
    own: Range<u32>,
    /// Those that end in its base, some with its particle in front, as "paraat staan" has for "paraatstaan".
    joined: Range<u32>,
    /// The first words of those of several.
    firsts: Bits,
    /// The hash of its particle; 0 where it has none.
    particle: u64,
}

structs! {
    Verbs { rows, taken, triggers }
    Row { uses, taken, triggers }
    Triggers { own, joined, firsts, particle }
}

places!(Uses);

/// The frames of these triggers by which a verb says something, without another word.
fn sayings<'s>(set: &'s RuleSet, plans: &'s Plans, own: Range<u32>) -> impl Iterator<Item = &'s Plan> {
    set.of_verb_alone(own).filter_map(|frame| plans.of(frame)).filter(|plan| plan.fact == FactType::Statement)
}

impl Verbs {
    /// The triggers of these rules, which are run in this way.
    pub fn new(set: &RuleSet, plans: &Plans, lists: &Lists) -> Self {
        let rows = lists.verbs.rows();
        let mut verbs = Verbs { rows: Vec::with_capacity(rows.len()), taken: Vec::new(), triggers: vec![Triggers::default()] };
        for row in rows {
            let (lemma, base, particle) = (lists.verbs.lemma(row), lists.verbs.base(row), lists.verbs.particle(row));
            let own = set.verb_rows(lemma);
            let joined = if base == 0 { 0..0 } else { set.verb_rows(base) };
            let has = |rows: &Range<u32>| set.verb_phrases(rows.clone()).any(|(_, trigger)| trigger.words.contains(&particle));
            let joined = if has(&joined) { joined } else { 0..0 };
            let is_trigger = !(own.is_empty() && joined.is_empty());
            let says = sayings(set, plans, own.clone()).next().is_some();
            let uses = Uses::default().with(Uses::SAYS, says).with(Uses::ELABORATES, elaboration::is_verb(lemma));
            let row = if is_trigger { verbs.add(set, Triggers { own, joined, particle, ..Triggers::default() }) } else { Row::default() };
            verbs.rows.push(Row { uses: uses.with(row.uses, true), ..row });
        }
        verbs
    }

    /// Adds the triggers of a verb.
    fn add(&mut self, set: &RuleSet, mut triggers: Triggers) -> Row {
        let (mut taken, mut uses) = (Fillers::default(), Uses::TRIGGERS);
        for (own, trigger) in set.verb_phrases(triggers.own.clone()).chain(set.verb_phrases(triggers.joined.clone())) {
            match trigger.words.as_slice() {
                [first, _, ..] => {
                    triggers.firsts.add(*first);
                    uses = uses.with(Uses::PHRASES, true);
                }
                _ => taken = taken.or(own),
            }
        }
        let place = place_among(&mut self.taken, taken, usize::from(u8::MAX));
        let row = Row { uses, taken: u8::try_from(place).unwrap_or(u8::MAX), triggers: u16::try_from(self.triggers.len()).unwrap_or(0) };
        self.triggers.push(triggers);
        row
    }

    /// What a verb may do, by its row.
    pub fn uses(&self, verb: u32) -> Uses {
        self.row(verb).uses
    }

    /// The frames by which a verb, by its row, says something, without another word.
    pub fn sayings<'s>(&'s self, set: &'s RuleSet, plans: &'s Plans, verb: u32) -> impl Iterator<Item = &'s Plan> {
        let own = self.triggers(self.row(verb)).map(|triggers| triggers.own.clone());
        sayings(set, plans, own.unwrap_or_default())
    }

    fn row(&self, verb: u32) -> Row {
        self.rows.get(verb as usize).copied().unwrap_or_default()
    }

    /// Whether a form of a verb may trigger a frame in a sentence of these words, by what is `there`; `holds` tells exactly
    /// whether a word stands in the sentence.
    pub fn may_trigger(&self, set: &RuleSet, form: VerbForm, there: Fillers, words: &Bits, holds: impl Fn(u64) -> bool) -> bool {
        // Before a noun stands no verb of a clause.
        let counts = !form.attributive && form.tense != Tense::PresentParticiple;
        let row = self.row(form.verb);
        let alone = self.taken.get(usize::from(row.taken)).is_none_or(|taken| there.meets(*taken));
        if !counts || !(alone || row.uses.has(Uses::PHRASES)) {
            return false;
        }
        let Some(triggers) = self.triggers(row).filter(|triggers| alone || triggers.firsts.meets(words)) else { return false };
        let particle = Some(triggers.particle).filter(|particle| *particle != 0 && !form.joined);
        if form.tense != Tense::Participle && particle.is_some_and(|particle| !holds(particle)) {
            return false;
        }
        set.any_verb_trigger(triggers.own.clone(), there, *words, |_, words| stand_before_last(words, &holds))
            || particle.is_some_and(|particle| {
                let stands = |words: &[u64]| words.contains(&particle) && stand_before_last(words, &holds);
                set.any_verb_trigger(triggers.joined.clone(), there, *words, |_, words| stands(words))
            })
    }

    /// Tells of the frames, by their places, that a verb triggers and whose required slots may be filled by what is `there`, with the
    /// words of a trigger that has several; where its `particle` stands apart, those that name it as a word, too. Triggers with a word
    /// that is not among `words` may be left out.
    pub fn each_frame<'s>(
        &self,
        set: &'s RuleSet,
        verb: u32,
        particle: Option<u64>,
        there: Fillers,
        words: Bits,
        mut found: impl FnMut(u32, &'s [u64]),
    ) {
        let Some(triggers) = self.triggers(self.row(verb)) else { return };
        set.any_verb_trigger(triggers.own.clone(), there, words, |frame, words| {
            found(frame, words);
            false
        });
        let Some(particle) = particle else { return };
        set.any_verb_trigger(triggers.joined.clone(), there, words, |frame, words| {
            if words.contains(&particle) {
                found(frame, words);
            }
            false
        });
    }

    fn triggers(&self, row: Row) -> Option<&Triggers> {
        self.triggers.get(usize::from(row.triggers)).filter(|_| row.triggers != 0)
    }
}

/// Whether the words of a trigger before its last stand in the sentence; it has none where it is one word.
pub(super) fn stand_before_last(words: &[u64], holds: impl Fn(u64) -> bool) -> bool {
    words.split_last().is_none_or(|(_, before)| before.iter().all(|word| holds(*word)))
}
