//! A set of checked rules, with what finds them by trigger.

use crate::lexicon::{Bits, HashKeyed};
use crate::rule::fillers::Fillers;
use crate::rule::frame::{Frame, Phrase};
use crate::rule::index::Index;
use crate::rule::pattern::Pattern;
use crate::rule::schema::Slot;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The place of a rule in its set, in the order of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub u32);

/// A slot with a value that does not come from the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constant {
    /// The slot of the fact type, or the field of the kind.
    pub slot: Slot,
    /// Its name in the schema.
    pub name: String,
    /// The value as written.
    pub value: String,
}

/// A sentence that a rule must, or must not, match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Whether the rule must match; otherwise it must not.
    pub positive: bool,
    /// The text without brackets and escapes.
    pub text: String,
    /// The marked spans, by start; empty where the rule must not match.
    pub marks: Vec<Mark>,
    /// What else is expected, as `key=value`.
    pub expectations: Vec<Expectation>,
    /// The line of the file, counted from 1.
    pub line: usize,
}

/// A marked span of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The name before the colon.
    pub name: String,
    /// The slot or field of that name; none for a mark of the whole entity and for what the schema adds to examples.
    pub slot: Option<Slot>,
    /// The bytes of the example's text.
    pub bytes: Range<usize>,
}

/// A value that an example expects of the fact or entity found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// What is looked at: a slot, `status`, or a name that the schema adds; parts after a dot are the caller's.
    pub key: String,
    /// The value as written.
    pub value: String,
}

/// A fact type that a rule file declares.
///
/// Its number goes on from those of the schema, in the order of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeclaredFact {
    /// The name of the type.
    pub name: Arc<str>,
    /// Its slots, in the order of the file.
    pub slots: Vec<Arc<str>>,
    /// The slots of which a fact needs at least one.
    pub keys: Vec<Slot>,
    /// The file that declares it, as it was named.
    pub file: Arc<str>,
    /// The line of its head, counted from 1.
    pub line: usize,
}

/// What frames and patterns have alike.
pub(crate) struct Description<'s> {
    pub(crate) id: &'s str,
    pub(crate) file: &'s Arc<str>,
    pub(crate) line: usize,
    pub(crate) sets: &'s [Constant],
    pub(crate) examples: &'s [Example],
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Place {
    Frame(usize),
    Pattern(usize),
    /// A pattern with a fault: a set that holds one never leaves the module.
    Refused,
}

/// Checked rules, ready to run.
///
/// A set is plain data and `Send + Sync`. Looking a trigger up costs a binary search; cloning copies every rule, so
/// share a set behind an [`Arc`](std::sync::Arc) where many need it.
#[derive(Debug, Clone, Default)]
pub struct RuleSet {
    pub(crate) frames: Vec<Frame>,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) places: Vec<Place>,
    pub(crate) names: BTreeMap<String, RuleId>,
    /// The fact types that the files declare.
    pub(crate) declared: Vec<DeclaredFact>,
    /// Steps of all programs together.
    pub(crate) steps: usize,
    /// For each rule those that beat it.
    pub(crate) winners: Vec<Vec<RuleId>>,
    verbs: Heads,
    nouns: Heads,
    index: Index,
}

impl RuleSet {
    /// Returns the frames, in the order of the files.
    #[must_use]
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// Returns the patterns, in the order of the files.
    #[must_use]
    pub fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// Returns the fact types that the files declare; that of the number `n` under a schema with `k` types stands at `n - k`.
    #[must_use]
    pub fn declared(&self) -> &[DeclaredFact] {
        &self.declared
    }

    /// Returns how many rules there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is no rule.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Returns the rule of that name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<RuleId> {
        self.names.get(name).copied()
    }

    /// Returns the name of a rule; empty for a rule of another set.
    #[must_use]
    pub fn name(&self, rule: RuleId) -> &str {
        match self.place(rule) {
            Some(Place::Frame(at)) => self.frames.get(at).map_or("", |frame| &frame.id),
            Some(Place::Pattern(at)) => self.patterns.get(at).map_or("", |pattern| &pattern.id),
            Some(Place::Refused) | None => "",
        }
    }

    /// Returns what every rule has, of a frame or a pattern.
    pub(crate) fn describe(&self, rule: RuleId) -> Option<Description<'_>> {
        match self.place(rule)? {
            Place::Frame(at) => self.frames.get(at).map(|rule| Description {
                id: &rule.id,
                file: &rule.file,
                line: rule.line,
                sets: &rule.sets,
                examples: &rule.examples,
            }),
            Place::Pattern(at) => self.patterns.get(at).map(|rule| Description {
                id: &rule.id,
                file: &rule.file,
                line: rule.line,
                sets: &rule.sets,
                examples: &rule.examples,
            }),
            Place::Refused => None,
        }
    }

    /// Returns the file and line of a rule; none for a rule of another set.
    #[must_use]
    pub fn origin(&self, rule: RuleId) -> Option<(&str, usize)> {
        self.describe(rule).map(|own| (&**own.file, own.line))
    }

    /// Whether `winner` says that it beats `loser`, itself or by way of rules that it beats.
    ///
    /// Cost is a binary search.
    #[must_use]
    pub fn beats(&self, winner: RuleId, loser: RuleId) -> bool {
        self.winners_of(loser).binary_search(&winner).is_ok()
    }

    /// Returns the rules that beat a rule, themselves or by way of others, in the order of the files.
    #[must_use]
    pub fn winners_of(&self, loser: RuleId) -> &[RuleId] {
        self.winners.get(loser.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// Returns the frames with a verb trigger whose last word is `head`, each with that trigger, in the order of the files.
    pub fn of_verb(&self, head: u64) -> impl Iterator<Item = (&Frame, &Phrase)> {
        self.verbs_among(self.verb_rows(head), Fillers::ALL, Bits::ALL)
    }

    /// Returns where the triggers of that verb stand among all of verbs, for [`RuleSet::verbs_among`].
    #[must_use]
    pub fn verb_rows(&self, head: u64) -> Range<u32> {
        self.verbs.ranges.get(&head).map_or(0..0, |range| range.start as u32..range.end as u32)
    }

    /// Returns these verb triggers, each with what may fill the first required slot of its frame.
    pub fn triggers(&self, rows: Range<u32>) -> impl Iterator<Item = (Fillers, &Phrase)> {
        let rows = rows.start as usize..rows.end as usize;
        self.verbs.all(rows).filter_map(|(gate, row)| {
            let trigger = self.frames.get(row.frame as usize)?.verbs.get(row.trigger as usize)?;
            let needs = self.verbs.needs.get(usize::from(gate.needs)).and_then(|needs| needs.first());
            Some((needs.copied().unwrap_or(Fillers::ALL), trigger))
        })
    }

    /// Returns the frames with these verb triggers whose required slots may all be filled by what is `there`, without the triggers
    /// of several words whose first is not among `words`.
    pub fn verbs_among(&self, rows: Range<u32>, there: Fillers, words: Bits) -> impl Iterator<Item = (&Frame, &Phrase)> {
        self.verbs.among(rows.start as usize..rows.end as usize, there, words).filter_map(|(_, row)| {
            let frame = self.frames.get(row.frame as usize)?;
            Some((frame, frame.verbs.get(row.trigger as usize)?))
        })
    }

    /// Returns the same triggers, each with the place of its frame and, where it has several words, those.
    pub(crate) fn verb_triggers(&self, rows: Range<u32>, there: Fillers, words: Bits) -> impl Iterator<Item = (u32, &[u64])> {
        let among = self.verbs.among(rows.start as usize..rows.end as usize, there, words);
        among.map(|(gate, row)| (row.frame, self.verbs.several(gate, row)))
    }

    /// Returns the triggers of [`RuleSet::of_noun_among`] in the same way.
    pub(crate) fn noun_triggers(&self, head: u64, there: Fillers) -> impl Iterator<Item = (u32, &[u64])> {
        let rows = self.nouns.ranges.get(&head).cloned().unwrap_or_default();
        self.nouns.among(rows, there, Bits::ALL).map(|(gate, row)| (row.frame, self.nouns.several(gate, row)))
    }

    /// Whether one of these verb triggers, among whose words is `particle` where one is given, belongs to a frame whose required
    /// slots may all be filled by what is `there`, and `holds` knows the words before its last, whose bits are among `words`.
    pub fn has_verb_among(
        &self,
        rows: Range<u32>,
        there: Fillers,
        particle: Option<u64>,
        words: Bits,
        holds: impl Fn(u64) -> bool,
    ) -> bool {
        self.verbs.among(rows.start as usize..rows.end as usize, there, words).any(|(gate, row)| {
            // Of a word alone all is known.
            gate.first.is_none() && particle.is_none() || {
                let phrase = self.frames.get(row.frame as usize).and_then(|frame| frame.verbs.get(row.trigger as usize));
                phrase.is_some_and(|phrase| phrase.is_among(&holds) && particle.is_none_or(|particle| phrase.words.contains(&particle)))
            }
        })
    }

    /// Whether a noun trigger whose last word is `head` is such a one.
    pub fn has_noun_among(&self, head: u64, there: Fillers, holds: impl Fn(u64) -> bool) -> bool {
        self.of_noun_among(head, there).any(|(_, trigger)| trigger.is_among(&holds))
    }

    /// Returns the frames with a noun trigger whose last word is `head` in the same way.
    pub fn of_noun_among(&self, head: u64, there: Fillers) -> impl Iterator<Item = (&Frame, &Phrase)> {
        let rows = self.nouns.ranges.get(&head).cloned().unwrap_or_default();
        self.nouns.among(rows, there, Bits::ALL).filter_map(|(_, row)| {
            let frame = self.frames.get(row.frame as usize)?;
            Some((frame, frame.nouns.get(row.trigger as usize)?))
        })
    }

    /// Returns the index of the patterns by their first element.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    pub(crate) fn beaten(&self, rule: RuleId) -> &[RuleId] {
        match self.place(rule) {
            Some(Place::Frame(at)) => self.frames.get(at).map_or(&[], |frame| &frame.beats),
            Some(Place::Pattern(at)) => self.patterns.get(at).map_or(&[], |pattern| &pattern.beats),
            Some(Place::Refused) | None => &[],
        }
    }

    pub(crate) fn set_beaten(&mut self, rule: RuleId, beats: Vec<RuleId>) {
        match self.place(rule) {
            Some(Place::Frame(at)) => {
                if let Some(frame) = self.frames.get_mut(at) {
                    frame.beats = beats;
                }
            }
            Some(Place::Pattern(at)) => {
                if let Some(pattern) = self.patterns.get_mut(at) {
                    pattern.beats = beats;
                }
            }
            Some(Place::Refused) | None => {}
        }
    }

    pub(crate) fn place(&self, rule: RuleId) -> Option<Place> {
        self.places.get(rule.0 as usize).copied()
    }

    /// Remakes what finds rules by trigger, after the last rule was added.
    pub(crate) fn finish(mut self) -> RuleSet {
        self.verbs = Heads::of(&self.frames, |frame| &frame.verbs);
        self.nouns = Heads::of(&self.frames, |frame| &frame.nouns);
        self.index = Index::new(&self.patterns);
        self
    }
}

/// The triggers of all frames by the hash of their last word.
#[derive(Debug, Clone, Default)]
struct Heads {
    /// Those of one head side by side, in the order of the files.
    rows: Vec<Trigger>,
    /// For each what rules it out.
    gates: Vec<Gate>,
    /// The words of those that have several.
    words: Vec<u64>,
    /// What the first required slots of frames may be filled with, each set of sets once: few serve all frames.
    needs: Vec<[Fillers; NEEDS]>,
    /// Where the rows of a head stand.
    ranges: HashKeyed<Range<usize>>,
}

/// A trigger of a frame.
#[derive(Debug, Clone, Copy)]
struct Trigger {
    /// The frame.
    frame: u32,
    /// The place of the trigger among those of the frame.
    trigger: u32,
    /// Where its words stand, if it has several.
    words: (u32, u32),
}

/// What rules a trigger out; of a common verb there are dozens, so that they stand close together.
#[derive(Debug, Clone, Copy)]
struct Gate {
    /// The first word, where there are several, by as much of its hash as bits are asked with.
    first: Option<u8>,
    /// The place of what its required slots may be filled with; that behind the last where there are too many.
    needs: u16,
}

/// So many required slots of a frame are asked for before it is tried; few have more.
const NEEDS: usize = 3;

fn needs(frame: &Frame) -> [Fillers; NEEDS] {
    let mut needs = [Fillers::ALL; NEEDS];
    for (need, spec) in needs.iter_mut().zip(frame.slots.iter().filter(|spec| spec.required)) {
        *need = spec.ways.iter().fold(Fillers::default(), |taken, way| taken.or(way.taken));
    }
    needs
}

impl Heads {
    fn of(frames: &[Frame], triggers: fn(&Frame) -> &[Phrase]) -> Self {
        let mut rows: Vec<(u64, u32, u32)> = (0..)
            .zip(frames)
            .flat_map(|(frame, spec)| (0..).zip(triggers(spec)).map(move |(trigger, phrase)| (phrase.head(), frame, trigger)))
            .collect();
        rows.sort_unstable();
        let mut heads = Heads::default();
        let needs: Vec<u16> = frames.iter().map(|frame| heads.need(needs(frame))).collect();
        for same in rows.chunk_by(|one, other| one.0 == other.0) {
            let from = heads.rows.len();
            for &(_, frame, trigger) in same {
                let phrase = frames.get(frame as usize).and_then(|spec| triggers(spec).get(trigger as usize));
                let first = phrase.filter(|phrase| phrase.words.len() > 1).and_then(|phrase| phrase.words.first());
                let needs = needs.get(frame as usize).copied().unwrap_or(u16::MAX);
                let from = heads.words.len() as u32;
                heads.words.extend(phrase.filter(|_| first.is_some()).into_iter().flat_map(|phrase| &phrase.words));
                heads.rows.push(Trigger { frame, trigger, words: (from, heads.words.len() as u32) });
                heads.gates.push(Gate { first: first.map(|word| *word as u8), needs });
            }
            heads.ranges.extend(same.first().map(|(head, _, _)| (*head, from..heads.rows.len())));
        }
        heads
    }

    /// The place of what the required slots of a frame may be filled with.
    fn need(&mut self, needs: [Fillers; NEEDS]) -> u16 {
        let place = self.needs.iter().position(|other| *other == needs).unwrap_or(self.needs.len());
        if place == self.needs.len() && place < usize::from(u16::MAX) {
            self.needs.push(needs);
        }
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    /// The words of a trigger of several; none where it is one word.
    fn several(&self, gate: &Gate, row: &Trigger) -> &[u64] {
        let (from, to) = row.words;
        let several = gate.first.and_then(|_| self.words.get(from as usize..to as usize));
        several.unwrap_or_default()
    }

    fn all(&self, rows: Range<usize>) -> impl Iterator<Item = (&Gate, &Trigger)> {
        self.gates.get(rows.clone()).unwrap_or_default().iter().zip(self.rows.get(rows).unwrap_or_default())
    }

    fn among(&self, rows: Range<usize>, there: Fillers, words: Bits) -> impl Iterator<Item = (&Gate, &Trigger)> {
        let meets = move |needs: &[Fillers; NEEDS]| needs.iter().all(|need| there.meets(*need));
        self.all(rows).filter(move |(gate, _)| {
            gate.first.is_none_or(|word| words.may_hold(u64::from(word))) && self.needs.get(usize::from(gate.needs)).is_none_or(meets)
        })
    }
}
