//! Patterns by what they can start with and what they cannot do without, so that a token costs only the patterns that it may start.

use crate::lexicon::HashKeyed;
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
    kinds: Vec<(Kind, u32)>,
    lemmas: Vec<(u64, u32)>,
    lists: Vec<(List, u32)>,
    shapes: Vec<(u32, u32)>,
    always: Vec<u32>,
    /// What each pattern cannot do without.
    needs: Vec<Needs>,
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
    /// A mention of each of these kinds.
    kinds: Vec<Kind>,
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
            let needs = Needs { kinds: pattern.program.needs().to_vec(), groups: index.group(&mut groups, pattern.program.groups()) };
            index.needs.push(needs);
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
        index.kinds.sort_unstable();
        index.lemmas.sort_unstable();
        index.lists.sort_unstable();
        index
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

    /// Writes the patterns that may match at the token behind `into`, in their order.
    fn candidates(&self, sequence: &(impl Sequence + ?Sized), at: usize, into: &mut Vec<(usize, u32)>) {
        let from = into.len();
        let mut add = |pattern: u32| into.push((at, pattern));
        self.always.iter().copied().for_each(&mut add);
        let word = self.words.get(&sequence.word(at));
        word.iter().flat_map(|word| &word.starts).copied().for_each(&mut add);
        if !self.kinds.is_empty() {
            sequence.each_mention(at, &mut |kind, _, _| {
                let first = self.kinds.partition_point(|(other, _)| *other < kind);
                let same = self.kinds.iter().skip(first).take_while(|(other, _)| *other == kind);
                same.for_each(|(_, pattern)| add(*pattern));
            });
        }
        for same in self.lemmas.chunk_by(|one, other| one.0 == other.0) {
            if same.first().is_some_and(|(lemma, _)| sequence.lemma(at, *lemma)) {
                same.iter().for_each(|(_, pattern)| add(*pattern));
            }
        }
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
        cache.resume.clear();
        // A pattern that lacks what it needs never resumes.
        let lacks = |needs: &Needs| !needs.kinds.iter().all(|kind| sequence.holds(*kind));
        cache.resume.extend(self.needs.iter().map(|needs| if lacks(needs) { usize::MAX } else { 0 }));
        if cache.resume.iter().all(|resume| *resume == usize::MAX) {
            return;
        }
        let groups = (0..sequence.len()).filter_map(|at| self.words.get(&sequence.word(at))).fold(0, |groups, word| groups | word.groups);
        for (resume, needs) in cache.resume.iter_mut().zip(&self.needs) {
            if needs.groups & !groups != 0 {
                *resume = usize::MAX;
            }
        }
        if cache.resume.iter().all(|resume| *resume == usize::MAX) {
            return;
        }
        let mut candidates = std::mem::take(&mut cache.candidates);
        candidates.clear();
        for at in 0..sequence.len() {
            self.candidates(sequence, at, &mut candidates);
        }
        candidates.dedup();
        for (at, candidate) in &candidates {
            let place = *candidate as usize;
            if cache.resume.get(place).is_none_or(|resume| resume > at) {
                continue;
            }
            let Some(pattern) = patterns.get(place) else { continue };
            if let Some(hit) = pattern.program.longest_at(sequence, *at, cache) {
                if let Some(resume) = cache.resume.get_mut(place) {
                    *resume = hit.tokens.end;
                }
                found(pattern, hit);
            }
        }
        cache.candidates = candidates;
    }
}
