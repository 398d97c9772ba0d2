//! Patterns by what they can start with and what they cannot do without, so that a token costs only the patterns that it may start.

use std::ops::Range;

use smallvec::SmallVec;

use crate::lexicon::{Bits, HashKeyed};
use crate::rule::pattern::Pattern;
use crate::rule::schema::{Kind, List};
use crate::rule::search::{Cache, Match, Sequence};

/// The patterns of a set by their first element.
///
/// A sequence costs a look at the kinds of mention that each pattern needs. Cost of a token, where some pattern has what it
/// needs: one look-up of its word, one for each mention that starts there, one test for each lemma, list and shape that some
/// pattern starts with, and then the programs that are left: those of whose words that no match can do without one was met.
#[derive(Debug, Clone, Default)]
pub struct Index {
    words: HashKeyed<Word>,
    /// The words, for a quick no.
    known: Bits<64>,
    kinds: Vec<(Kind, u32)>,
    lemmas: Vec<(u64, u32)>,
    lists: Vec<(List, u32)>,
    shapes: Vec<(u32, u32)>,
    always: Vec<u32>,
    /// What each pattern cannot do without.
    needs: Vec<Needs>,
    /// The kinds of which some pattern needs a mention each; few sets serve all patterns.
    needed: Vec<Vec<Kind>>,
}

/// What a word is to the patterns.
#[derive(Debug, Clone, Default)]
struct Word {
    /// The patterns that it may start.
    starts: Vec<u32>,
    /// The groups that it is in, by their bits.
    groups: u64,
}

/// What a sequence must hold for a pattern to match in it.
#[derive(Debug, Clone, Default)]
struct Needs {
    /// A mention of each of these kinds, by the place of their set.
    kinds: usize,
    /// A word of each of these groups, by their bits.
    groups: u64,
}

impl Index {
    /// Makes the index of some patterns; it names them by their place in the slice.
    #[must_use]
    pub fn new(patterns: &[Pattern]) -> Index {
        let mut index = Index::default();
        let mut groups: Vec<Vec<u64>> = Vec::new();
        for (at, pattern) in (0..).zip(patterns) {
            let kinds = index.need(pattern.program.needs());
            let groups = index.group(&mut groups, pattern.program.groups());
            index.needs.push(Needs { kinds, groups });
            let triggers = pattern.program.triggers();
            if triggers.any {
                index.always.push(at);
                continue;
            }
            for word in &triggers.words {
                index.words.entry(*word).or_default().starts.push(at);
            }
            index.kinds.extend(triggers.kinds.iter().map(|kind| (*kind, at)));
            index.lemmas.extend(triggers.lemmas.iter().map(|lemma| (*lemma, at)));
            index.lists.extend(triggers.lists.iter().map(|list| (*list, at)));
            if triggers.shapes != 0 {
                index.shapes.push((triggers.shapes, at));
            }
        }
        index.known = index.words.keys().copied().collect();
        index.kinds.sort_unstable();
        index.lemmas.sort_unstable();
        index.lists.sort_unstable();
        index
    }

    /// The place of a set of kinds among those needed.
    fn need(&mut self, kinds: &[Kind]) -> usize {
        self.needed.iter().position(|other| other == kinds).unwrap_or_else(|| {
            self.needed.push(kinds.to_vec());
            self.needed.len() - 1
        })
    }

    /// The bits of groups of words; a group beyond the last bit is asked of no sequence.
    fn group(&mut self, known: &mut Vec<Vec<u64>>, groups: &[Vec<u64>]) -> u64 {
        let mut bits = 0;
        for group in groups {
            let place = known.iter().position(|other| other == group).unwrap_or(known.len());
            let Some(bit) = u32::try_from(place).ok().and_then(|place| 1_u64.checked_shl(place)) else { continue };
            bits |= bit;
            for word in group {
                self.words.entry(*word).or_default().groups |= bit;
            }
            if place == known.len() {
                known.push(group.clone());
            }
        }
        bits
    }

    /// Writes the patterns left that may match at a token, in their order; `starts` are those that its word may start, `lemmas`
    /// those left that a lemma may start.
    fn candidates(&self, sequence: &(impl Sequence + ?Sized), at: usize, starts: &[u32], lemmas: &[(u64, u32)], cache: &mut Cache) {
        let Cache { candidates: into, open_at, .. } = cache;
        let from = into.len();
        let mut add = |pattern: u32| {
            if open_at.get(pattern as usize).is_some_and(|open| open.contains(&at)) {
                into.push((at, pattern));
            }
        };
        self.always.iter().chain(starts).copied().for_each(&mut add);
        if !self.kinds.is_empty() {
            sequence.each_mention(at, &mut |kind, _, _| {
                let first = self.kinds.partition_point(|(other, _)| *other < kind);
                let same = self.kinds.iter().skip(first).take_while(|(other, _)| *other == kind);
                same.for_each(|(_, pattern)| add(*pattern));
            });
        }
        lemmas.iter().filter(|(lemma, _)| sequence.lemma(at, *lemma)).for_each(|(_, pattern)| add(*pattern));
        for same in self.lists.chunk_by(|one, other| one.0 == other.0) {
            let mut starts = false;
            if let Some((list, _)) = same.first() {
                sequence.each_phrase(at, *list, &mut |_| starts = true);
            }
            if starts {
                same.iter().for_each(|(_, pattern)| add(*pattern));
            }
        }
        if !self.shapes.is_empty() {
            let shape = sequence.shape(at);
            self.shapes.iter().filter(|(bits, _)| bits & shape != 0).for_each(|(_, pattern)| add(*pattern));
        }
        if let Some(own) = into.get_mut(from..).filter(|own| own.len() > 1) {
            own.sort_unstable();
        }
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
        // A match takes what its pattern needs where it starts or behind.
        let end = |kinds: &Vec<Kind>| kinds.iter().map(|kind| sequence.last(*kind).map_or(0, |last| last + 1)).min().unwrap_or(usize::MAX);
        let ends: SmallVec<[usize; 16]> = self.needed.iter().map(end).collect();
        if ends.iter().all(|end| *end == 0) {
            return;
        }
        cache.open_at.clear();
        cache.open_at.extend(self.needs.iter().map(|needs| 0..ends.get(needs.kinds).copied().unwrap_or(0)));
        let word = |hash: u64| if self.known.may_hold(hash) { self.words.get(&hash) } else { None };
        let words = (0..sequence.len()).filter_map(|at| Some((at, word(sequence.word(at))?)));
        let words: SmallVec<[(usize, &Word); 16]> = words.collect();
        let groups = words.iter().fold(0, |groups, (_, word)| groups | word.groups);
        for (open, needs) in cache.open_at.iter_mut().zip(&self.needs) {
            if needs.groups & !groups != 0 {
                open.end = 0;
            }
        }
        let left = |pattern: u32| cache.open_at.get(pattern as usize).is_some_and(|open| !open.is_empty());
        let lemmas: SmallVec<[(u64, u32); 8]> = self.lemmas.iter().copied().filter(|(_, pattern)| left(*pattern)).collect();
        if cache.open_at.iter().all(Range::is_empty) {
            return;
        }
        cache.candidates.clear();
        let mut words = words.iter().peekable();
        for at in 0..sequence.len() {
            let starts = words.next_if(|(place, _)| *place == at).map_or(&[][..], |(_, word)| &word.starts);
            self.candidates(sequence, at, starts, &lemmas, cache);
        }
        let mut candidates = std::mem::take(&mut cache.candidates);
        candidates.dedup();
        for (at, candidate) in &candidates {
            let place = *candidate as usize;
            if !cache.open_at.get(place).is_some_and(|open| open.contains(at)) {
                continue;
            }
            let Some(pattern) = patterns.get(place) else { continue };
            if let Some(hit) = pattern.program.longest_at(sequence, *at, cache) {
                if let Some(open) = cache.open_at.get_mut(place) {
                    open.start = hit.tokens.end;
                }
                found(pattern, hit);
            }
        }
        cache.candidates = candidates;
    }
}
