//! Patterns by what they can start with, so that a token costs only the patterns that it may start.

use crate::rule::pattern::Pattern;
use crate::rule::schema::{Kind, List};
use crate::rule::search::{Cache, Match, Sequence};

/// The patterns of a set by their first element.
///
/// A sequence costs a look at the kinds of mention that each pattern needs. Cost of a token, where some pattern has what it
/// needs: a binary search for its word, one for each mention that starts there, one test for each lemma, list
/// and shape that some pattern starts with, and then the programs that are left.
#[derive(Debug, Clone, Default)]
pub struct Index {
    words: Vec<(u64, u32)>,
    kinds: Vec<(Kind, u32)>,
    lemmas: Vec<(u64, u32)>,
    lists: Vec<(List, u32)>,
    shapes: Vec<(u32, u32)>,
    always: Vec<u32>,
    /// For each pattern the kinds of mention that a sequence must hold.
    needs: Vec<Vec<Kind>>,
}

impl Index {
    /// Makes the index of some patterns; it names them by their place in the slice.
    #[must_use]
    pub fn new(patterns: &[Pattern]) -> Index {
        let mut index = Index::default();
        for (at, pattern) in (0..).zip(patterns) {
            index.needs.push(pattern.program.needs());
            let triggers = pattern.program.triggers();
            if triggers.any {
                index.always.push(at);
                continue;
            }
            index.words.extend(triggers.words.iter().map(|word| (*word, at)));
            index.kinds.extend(triggers.kinds.iter().map(|kind| (*kind, at)));
            index.lemmas.extend(triggers.lemmas.iter().map(|lemma| (*lemma, at)));
            index.lists.extend(triggers.lists.iter().map(|list| (*list, at)));
            if triggers.shapes != 0 {
                index.shapes.push((triggers.shapes, at));
            }
        }
        index.words.sort_unstable();
        index.kinds.sort_unstable();
        index.lemmas.sort_unstable();
        index.lists.sort_unstable();
        index
    }

    /// Writes the patterns that may match at the token into `into`, in their order, each once.
    pub fn candidates(&self, sequence: &(impl Sequence + ?Sized), at: usize, into: &mut Vec<u32>) {
        into.clear();
        into.extend(&self.always);
        extend(into, &self.words, sequence.word(at));
        if !self.kinds.is_empty() {
            sequence.each_mention(at, &mut |kind, _, _| extend(into, &self.kinds, kind));
        }
        for same in self.lemmas.chunk_by(|one, other| one.0 == other.0) {
            if same.first().is_some_and(|(lemma, _)| sequence.lemma(at, *lemma)) {
                into.extend(same.iter().map(|(_, pattern)| pattern));
            }
        }
        for same in self.lists.chunk_by(|one, other| one.0 == other.0) {
            let mut starts = false;
            if let Some((list, _)) = same.first() {
                sequence.each_phrase(at, *list, &mut |_| starts = true);
            }
            if starts {
                into.extend(same.iter().map(|(_, pattern)| pattern));
            }
        }
        if !self.shapes.is_empty() {
            let shape = sequence.shape(at);
            let fitting = self.shapes.iter().filter(|(bits, _)| bits & shape != 0);
            into.extend(fitting.map(|(_, pattern)| pattern));
        }
        into.sort_unstable();
        into.dedup();
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
        // A pattern that lacks a mention it needs never resumes.
        let lacks = |needs: &Vec<Kind>| !needs.iter().all(|kind| sequence.holds(*kind));
        cache.resume.extend(self.needs.iter().map(|needs| if lacks(needs) { usize::MAX } else { 0 }));
        if cache.resume.iter().all(|resume| *resume == usize::MAX) {
            return;
        }
        let mut candidates = std::mem::take(&mut cache.candidates);
        for at in 0..sequence.len() {
            self.candidates(sequence, at, &mut candidates);
            for candidate in &candidates {
                let place = *candidate as usize;
                let Some(pattern) = patterns.get(place) else {
                    continue;
                };
                if cache.resume.get(place).is_none_or(|resume| *resume > at) {
                    continue;
                }
                if let Some(hit) = pattern.program.longest_at(sequence, at, cache) {
                    if let Some(resume) = cache.resume.get_mut(place) {
                        *resume = hit.tokens.end;
                    }
                    found(pattern, hit);
                }
            }
        }
        cache.candidates = candidates;
    }
}

/// Adds the patterns in the rows with that key; rows are sorted.
fn extend<K: Ord>(into: &mut Vec<u32>, rows: &[(K, u32)], key: K) {
    let first = rows.partition_point(|(other, _)| *other < key);
    let same = rows.iter().skip(first).take_while(|(other, _)| *other == key);
    into.extend(same.map(|(_, pattern)| pattern));
}
