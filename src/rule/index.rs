//! Patterns by what they can start with, go on with and cannot do without, so that a token costs only the patterns that it may start.

use smallvec::SmallVec;

use crate::lexicon::{Bits, HashKeyed};
use crate::rule::pattern::Pattern;
use crate::rule::program::Triggers;
use crate::rule::schema::{Kind, List};
use crate::rule::search::{Cache, Match, Sequence};

/// The patterns of a set by their first and second elements.
///
/// A sequence costs a look at the kinds of mention that patterns need, and nothing more where none has what it needs. Else a
/// token costs a look-up of its word where a pattern left starts with one, one for each mention that starts there, and a test
/// for each lemma, list and shape that a pattern left starts with. Where one may start, what stands behind is asked in the same
/// way; then the programs are run of the patterns for which no word that they cannot do without is missing.
#[derive(Debug, Clone, Default)]
pub struct Index {
    blocks: Vec<Block>,
}

/// So many patterns are asked about at once, each by its bit.
const BLOCK: usize = u64::BITS as usize;

/// Patterns that stand side by side in their set.
#[derive(Debug, Clone, Default)]
struct Block {
    /// The place of the first of them.
    first: u32,
    words: HashKeyed<Word>,
    /// These words, for a quick no.
    known: Bits<64>,
    starts: Elements,
    seconds: Elements,
    /// The patterns that may start with something else than a mention.
    plain: u64,
    /// The kinds that patterns need a mention of.
    needed: Vec<Kind>,
    /// Sets of kinds, by their places among those, with the patterns for which a mention of each is enough.
    needs: Vec<(u64, u64)>,
    /// For each group of words the patterns that need one of it.
    groups: Vec<u64>,
    /// The patterns that need a word of some group.
    grouped: u64,
    /// For each pattern its smallest group, for a quick no.
    smallest: Vec<Bits>,
}

/// What a word is to the patterns.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    /// Those that it may start.
    starts: u64,
    /// Those whose first element it may follow.
    seconds: u64,
    /// The groups that it is in.
    groups: u64,
}

/// The patterns by an element that stands first or second in them; words aside.
#[derive(Debug, Clone, Default)]
struct Elements {
    /// By the number of a kind.
    kinds: Vec<u64>,
    lemmas: Vec<(u64, u64)>,
    lists: Vec<(List, u64)>,
    shapes: Vec<(u32, u64)>,
    /// Those for which any token will do, or none.
    always: u64,
}

impl Elements {
    fn add(&mut self, triggers: &Triggers, bit: u64) {
        for kind in &triggers.kinds {
            let place = usize::from(kind.0);
            if self.kinds.len() <= place {
                self.kinds.resize(place + 1, 0);
            }
            self.kinds.iter_mut().skip(place).take(1).for_each(|patterns| *patterns |= bit);
        }
        self.lemmas.extend(triggers.lemmas.iter().map(|lemma| (*lemma, bit)));
        self.lists.extend(triggers.lists.iter().map(|list| (*list, bit)));
        self.shapes.extend((triggers.shapes != 0).then_some((triggers.shapes, bit)));
        self.always |= if triggers.any { bit } else { 0 };
    }

    /// Those with a mention that starts at a token; `end` is told where each ends.
    fn with_mention(&self, sequence: &(impl Sequence + ?Sized), at: usize, mut end: impl FnMut(usize)) -> u64 {
        let mut patterns = 0;
        sequence.each_kind(at, &mut |kind, last| {
            patterns |= self.kinds.get(usize::from(kind.0)).copied().unwrap_or(0);
            end(last);
        });
        patterns
    }

    /// Those of the patterns left of which something else than a word or mention stands at a token.
    fn with_other(&self, sequence: &(impl Sequence + ?Sized), at: usize, left: u64) -> u64 {
        let mut patterns = self.always;
        for (lemma, own) in &self.lemmas {
            if own & left & !patterns != 0 && sequence.lemma(at, *lemma) {
                patterns |= own;
            }
        }
        for (list, own) in &self.lists {
            if own & left & !patterns != 0 {
                sequence.each_phrase(at, *list, &mut |_| patterns |= own);
            }
        }
        for (shapes, own) in &self.shapes {
            if own & left & !patterns != 0 && sequence.shape(at) & shapes != 0 {
                patterns |= own;
            }
        }
        patterns & left
    }
}

/// The places of the bits of a set, from the lowest on.
fn bits(mut set: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let place = (set != 0).then(|| set.trailing_zeros());
        set &= set.wrapping_sub(1);
        place
    })
}

impl Index {
    /// Makes the index of some patterns; it names them by their place in the slice.
    #[must_use]
    pub fn new(patterns: &[Pattern]) -> Index {
        let blocks = (0..).step_by(BLOCK).zip(patterns.chunks(BLOCK));
        Index { blocks: blocks.map(|(first, patterns)| Block::new(first, patterns)).collect() }
    }

    /// Runs all patterns over a sequence: for each the matches from left to right, the longest at each start, none
    /// overlapping the one before of the same pattern. Reported by start, then in the order of the patterns.
    pub fn each_match<'a>(
        &self,
        patterns: &'a [Pattern],
        sequence: &(impl Sequence + ?Sized),
        cache: &mut Cache,
        found: &mut dyn FnMut(&'a Pattern, Match),
    ) {
        cache.candidates.clear();
        for block in &self.blocks {
            block.candidates(sequence, &mut cache.candidates);
        }
        if cache.candidates.is_empty() {
            return;
        }
        if self.blocks.len() > 1 {
            cache.candidates.sort_unstable();
        }
        cache.free.clear();
        cache.free.resize(patterns.len(), 0);
        let candidates = std::mem::take(&mut cache.candidates);
        for (at, candidate) in &candidates {
            let place = *candidate as usize;
            let Some(pattern) = patterns.get(place).filter(|_| cache.free.get(place).is_some_and(|free| free <= at)) else { continue };
            if let Some(hit) = pattern.program.longest_at(sequence, *at, cache) {
                cache.free.iter_mut().skip(place).take(1).for_each(|free| *free = hit.tokens.end);
                found(pattern, hit);
            }
        }
        cache.candidates = candidates;
    }
}

impl Block {
    fn new(first: u32, patterns: &[Pattern]) -> Block {
        let mut block = Block { first, ..Block::default() };
        let mut groups: Vec<&[u64]> = Vec::new();
        for (place, pattern) in patterns.iter().enumerate() {
            let (bit, program) = (1 << place, &pattern.program);
            let (starts, seconds) = (program.triggers(), program.seconds());
            block.starts.add(starts, bit);
            block.seconds.add(&seconds, bit);
            for word in &starts.words {
                block.note(*word).starts |= bit;
            }
            for word in &seconds.words {
                block.note(*word).seconds |= bit;
            }
            let Triggers { words, lemmas, lists, .. } = starts;
            let others = starts.any || starts.shapes != 0 || !(words.is_empty() && lemmas.is_empty() && lists.is_empty());
            block.plain |= if others { bit } else { 0 };
            for kinds in program.needs() {
                block.need(kinds, bit);
            }
            for group in program.groups() {
                block.group(&mut groups, group, bit);
            }
            let smallest = program.groups().iter().min_by_key(|group| group.len());
            block.smallest.push(smallest.map_or(Bits::ALL, |group| group.iter().copied().collect()));
        }
        block
    }

    /// Notes that a mention of each of these kinds is enough for a pattern.
    fn need(&mut self, kinds: &[Kind], pattern: u64) {
        let mut set = 0;
        for kind in kinds {
            let place = self.needed.iter().position(|other| other == kind).unwrap_or(self.needed.len());
            // A kind beyond the last bit is taken to be there.
            if place < BLOCK {
                set |= 1 << place;
                self.needed.extend((place == self.needed.len()).then_some(*kind));
            }
        }
        match self.needs.iter_mut().find(|(own, _)| *own == set) {
            Some((_, patterns)) => *patterns |= pattern,
            None => self.needs.push((set, pattern)),
        }
    }

    /// Notes that a pattern needs one of these words; a group beyond the last bit is asked of no sequence.
    fn group<'p>(&mut self, known: &mut Vec<&'p [u64]>, group: &'p [u64], pattern: u64) {
        let place = known.iter().position(|other| *other == group).unwrap_or(known.len());
        if place >= BLOCK {
            return;
        }
        if place == known.len() {
            known.push(group);
            self.groups.push(0);
        }
        for word in group {
            self.note(*word).groups |= 1 << place;
        }
        self.groups.iter_mut().skip(place).take(1).for_each(|patterns| *patterns |= pattern);
        self.grouped |= pattern;
    }

    /// Adds the patterns that may match, each with the token at which it starts, by these.
    fn candidates(&self, sequence: &(impl Sequence + ?Sized), into: &mut Vec<(usize, u32)>) {
        let mut open = self.open(sequence, 0);
        for place in bits(open & self.grouped) {
            let missing = self.smallest.get(place as usize).is_none_or(|words| !sequence.may_hold(words));
            open &= !(u64::from(missing) << place);
        }
        if open == 0 {
            return;
        }
        let (length, plain) = (sequence.len(), open & self.plain);
        let (mut at, mut mention) = (0, sequence.next_mention(0));
        let mut complete = None;
        while at < length {
            let mut ends: SmallVec<[usize; 4]> = SmallVec::new();
            let mut left = 0;
            if plain != 0 {
                left = self.starts.with_other(sequence, at, plain) | self.word(sequence.word(at)).starts & plain;
            }
            if at == mention {
                left |= self.starts.with_mention(sequence, at, |end| ends.push(end)) & open;
                mention = sequence.next_mention(at + 1);
            }
            if left != 0 {
                let behind =
                    ends.iter().fold(self.follow(sequence, at + 1, left), |behind, end| behind | self.follow(sequence, *end, left));
                // What starts with a phrase may end anywhere.
                left &= behind | self.starts.lists.iter().fold(0, |phrases, (_, patterns)| phrases | patterns);
            }
            if left != 0 {
                left &= self.open(sequence, at);
            }
            if left & self.grouped != 0 {
                left &= *complete.get_or_insert_with(|| self.complete(sequence));
            }
            into.extend(bits(left).map(|place| (at, self.first + place)));
            at = if plain == 0 { mention } else { at + 1 };
        }
    }

    /// The patterns for which mentions of the kinds that they need start at a token or behind it.
    fn open(&self, sequence: &(impl Sequence + ?Sized), at: usize) -> u64 {
        let there = |kind: &Kind| u64::from(sequence.last(*kind).is_some_and(|last| at <= last));
        let kinds = self.needed.iter().enumerate().fold(0, |kinds, (place, kind)| kinds | there(kind) << place);
        self.needs.iter().fold(0, |open, (set, patterns)| open | if set & !kinds == 0 { *patterns } else { 0 })
    }

    /// Those of the patterns left that may go on at a token behind their first element.
    fn follow(&self, sequence: &(impl Sequence + ?Sized), at: usize, left: u64) -> u64 {
        if at >= sequence.len() {
            return self.seconds.always & left;
        }
        let word = self.word(sequence.word(at)).seconds & left;
        word | self.seconds.with_other(sequence, at, left) | self.seconds.with_mention(sequence, at, |_| {}) & left
    }

    /// The patterns that no word is missing for.
    fn complete(&self, sequence: &(impl Sequence + ?Sized)) -> u64 {
        let there = (0..sequence.len()).fold(0, |there, at| there | self.word(sequence.word(at)).groups);
        let missing = self.groups.iter().enumerate().filter(|(place, _)| there & 1 << place == 0);
        !missing.fold(0, |missing, (_, patterns)| missing | patterns)
    }

    /// What a word is to the patterns.
    fn word(&self, hash: u64) -> Word {
        let known = self.known.may_hold(hash).then(|| self.words.get(&hash)).flatten();
        known.copied().unwrap_or_default()
    }

    /// What a word is to the patterns, to be added to.
    fn note(&mut self, word: u64) -> &mut Word {
        self.known.add(word);
        self.words.entry(word).or_default()
    }
}
