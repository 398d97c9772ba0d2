//! A set of checked rules, with what finds them by trigger.

use crate::lexicon::Bits;
use crate::rule::fillers::Fillers;
use crate::rule::frame::{Frame, Phrase};
use crate::rule::frames::Frames;
use crate::rule::heads::Heads;
use crate::rule::index::Index;
use crate::rule::pattern::Pattern;
use crate::rule::schema::Slot;
use once_cell::sync::OnceCell;
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
/// A set is plain data and `Send + Sync`. Looking a trigger up costs a look into a table; the frames of a set that was packed are read
/// where they are first asked for. Cloning copies every rule, so share a set behind an [`Arc`](std::sync::Arc) where many need it.
#[derive(Debug, Clone, Default)]
pub struct RuleSet {
    pub(super) frames: Frames,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) places: Vec<Place>,
    /// Rules by their names, made where they are first asked for.
    names: OnceCell<BTreeMap<String, RuleId>>,
    /// The fact types that the files declare.
    pub(crate) declared: Vec<DeclaredFact>,
    /// Steps of all programs together.
    pub(crate) steps: usize,
    /// For each rule those that beat it.
    pub(crate) winners: Vec<Vec<RuleId>>,
    pub(super) verbs: Heads,
    pub(super) nouns: Heads,
    pub(super) index: Index,
}

impl RuleSet {
    /// Returns the frames, in the order of the files.
    #[must_use]
    pub fn frames(&self) -> &[Frame] {
        self.frames.all()
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
        self.names().get(name).copied()
    }

    /// The rules by their names.
    pub(crate) fn names(&self) -> &BTreeMap<String, RuleId> {
        let rules = || (0..).map(RuleId).take(self.len());
        self.names.get_or_init(|| rules().map(|rule| (self.name(rule).to_owned(), rule)).collect())
    }

    /// Gives a rule its name, if no other has it.
    pub(crate) fn set_name(&mut self, rule: RuleId, name: &str) {
        self.names();
        if let Some(names) = self.names.get_mut() {
            names.entry(name.to_owned()).or_insert(rule);
        }
    }

    /// Returns the name of a rule; empty for a rule of another set.
    #[must_use]
    pub fn name(&self, rule: RuleId) -> &str {
        match self.place(rule) {
            Some(Place::Frame(at)) => self.frames().get(at).map_or("", |frame| &frame.id),
            Some(Place::Pattern(at)) => self.patterns.get(at).map_or("", |pattern| &pattern.id),
            Some(Place::Refused) | None => "",
        }
    }

    /// Returns what every rule has, of a frame or a pattern.
    pub(crate) fn describe(&self, rule: RuleId) -> Option<Description<'_>> {
        match self.place(rule)? {
            Place::Frame(at) => self.frames().get(at).map(|rule| Description {
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
        self.verbs.of_head(head, Fillers::ALL).filter_map(|row| {
            let frame = self.frames().get(row.frame as usize)?;
            Some((frame, row.phrase(&frame.verbs)?))
        })
    }

    /// Returns the frames with a noun trigger whose last word is `head` in the same way, if what is `there` may fill their required
    /// slots.
    pub fn of_noun_among(&self, head: u64, there: Fillers) -> impl Iterator<Item = (&Frame, &Phrase)> {
        self.nouns.of_head(head, there).filter_map(|row| {
            let frame = self.frames().get(row.frame as usize)?;
            Some((frame, row.phrase(&frame.nouns)?))
        })
    }

    /// Returns where the triggers that end in a verb stand among all of verbs.
    pub(crate) fn verb_rows(&self, head: u64) -> Range<u32> {
        self.verbs.rows(head)
    }

    /// Returns these verb triggers, each with what may fill the first required slot of its frame.
    pub(crate) fn verb_phrases(&self, rows: Range<u32>) -> impl Iterator<Item = (Fillers, &Phrase)> {
        self.verbs.all(rows).filter_map(|(taken, row)| Some((taken, row.phrase(&self.frames().get(row.frame as usize)?.verbs)?)))
    }

    /// Returns the places of the frames of those of these verb triggers that are one word.
    pub(crate) fn of_verb_alone(&self, rows: Range<u32>) -> impl Iterator<Item = u32> + '_ {
        self.verbs.all(rows).filter(|(_, row)| self.verbs.words(*row).is_empty()).map(|(_, row)| row.frame)
    }

    /// Tells of those of these verb triggers whose frames may have their required slots filled by what is `there`, without those of
    /// several words whose first is not among `words`: each with the place of its frame and, where it has several words, those. Stops
    /// where `found` says that it is enough, and returns whether it did.
    #[inline]
    pub(crate) fn any_verb_trigger<'s>(
        &'s self,
        rows: Range<u32>,
        there: Fillers,
        words: Bits,
        mut found: impl FnMut(u32, &'s [u64]) -> bool,
    ) -> bool {
        self.verbs.any(rows, there, words, |row| found(row.frame, self.verbs.words(row)))
    }

    /// Tells of the triggers that end in a noun in the same way.
    #[inline]
    pub(crate) fn any_noun_trigger<'s>(
        &'s self,
        head: u64,
        there: Fillers,
        words: Bits,
        mut found: impl FnMut(u32, &'s [u64]) -> bool,
    ) -> bool {
        self.nouns.any(self.nouns.rows(head), there, words, |row| found(row.frame, self.nouns.words(row)))
    }

    /// Returns the index of the patterns by their first element.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    pub(crate) fn beaten(&self, rule: RuleId) -> &[RuleId] {
        match self.place(rule) {
            Some(Place::Frame(at)) => self.frames().get(at).map_or(&[], |frame| &frame.beats),
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
        self.verbs = Heads::of(self.frames(), |frame| &frame.verbs);
        self.nouns = Heads::of(self.frames(), |frame| &frame.nouns);
        self.index = Index::new(&self.patterns);
        self
    }
}
