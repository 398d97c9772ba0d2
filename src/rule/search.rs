//! Running a program over a sequence of tokens: leftmost, longest, never going back.

use crate::lexicon::Bits;
use crate::rule::program::{Program, Step, Test};
use crate::rule::schema::{Class, Kind, List, Slot};
use smallvec::SmallVec;
use std::ops::Range;

/// The tokens of one sentence, as patterns see them.
///
/// An `end` that is not after its start or beyond the last token is ignored, so no implementation can make a search hang.
pub trait Sequence {
    /// Returns the number of tokens.
    fn len(&self) -> usize;

    /// Whether there is no token.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the hash of the folded word, by the hash function of the [`Schema`](crate::rule::Schema).
    fn word(&self, at: usize) -> u64;

    /// Whether the token has the letters of `literal` in the same case.
    fn exact(&self, at: usize, literal: &str) -> bool;

    /// Returns the shapes of the token, with the bits of the schema.
    fn shape(&self, at: usize) -> u32;

    /// Whether the token can be a form of the lemma whose folded form has that hash.
    fn lemma(&self, at: usize, lemma: u64) -> bool;

    /// Reports each mention that starts at the token: kind, class if it has one, and the token after its last.
    fn each_mention(&self, at: usize, found: &mut dyn FnMut(Kind, Option<Class>, usize));

    /// Whether one of these words may stand somewhere.
    fn may_hold(&self, _words: &Bits) -> bool {
        true
    }

    /// Returns the first token from `at` on at which a mention starts, or any before it where that is not known.
    fn next_mention(&self, at: usize) -> usize {
        at
    }

    /// Reports each mention that starts at the token without its class; a mention may be reported once for all its classes.
    fn each_kind(&self, at: usize, found: &mut dyn FnMut(Kind, usize)) {
        self.each_mention(at, &mut |kind, _, end| found(kind, end));
    }

    /// Returns the last token at which a mention of that kind starts, or any behind it where that is not known.
    fn last(&self, _kind: Kind) -> Option<usize> {
        self.len().checked_sub(1)
    }

    /// Reports each phrase of that list that starts at the token: the token after its last.
    fn each_phrase(&self, at: usize, list: List, found: &mut dyn FnMut(usize));
}

/// A match of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Its tokens; never empty.
    pub tokens: Range<usize>,
    /// What was captured, in the order in which the captures opened. A capture inside a repetition may stand several times.
    pub captures: Vec<Captured>,
}

/// Tokens that a match captured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    /// The slot of the fact type, or the field of the kind.
    pub slot: Slot,
    /// Its tokens; never empty.
    pub tokens: Range<usize>,
}

/// Memory that searches use again. Make one for a thread and pass it to every search.
#[derive(Debug, Clone, Default)]
pub struct Cache {
    /// For each token of the window, the ways that have come there.
    threads: Vec<Vec<Thread>>,
    /// For each token of the window the steps that were entered there, by their bits.
    seen: Vec<u64>,
    /// The tokens of the window whose bits are those of this search.
    fresh: usize,
    trail: Vec<Crumb>,
    open: Vec<Thread>,
    cut_short: bool,
    /// Tokens, each with a pattern that may match there.
    pub(crate) candidates: Vec<(usize, u32)>,
    /// For each pattern the token behind its last match.
    pub(crate) free: Vec<usize>,
}

impl Cache {
    /// Returns an empty cache; it grows with the first search.
    #[must_use]
    pub fn new() -> Cache {
        Cache::default()
    }

    /// Whether some search since the last call came to the end of its window with a way still open.
    pub fn take_cut_short(&mut self) -> bool {
        std::mem::take(&mut self.cut_short)
    }
}

/// A way through the program: the step it is at, and its last crumb plus one (0 is none).
#[derive(Debug, Clone, Copy)]
struct Thread {
    step: usize,
    trail: usize,
}

/// A bracket of a capture that a way passed. Crumbs link back, so that ways share what they have in common.
#[derive(Debug, Clone, Copy)]
struct Crumb {
    before: usize,
    slot: Slot,
    opens: bool,
    at: usize,
}

/// The longest match so far.
#[derive(Debug, Clone, Copy)]
struct Best {
    end: usize,
    trail: usize,
}

impl Program {
    /// Finds the longest match that starts at the token `start`.
    ///
    /// Where the same tokens match in several ways, the captures are those of the way whose last element starts earliest,
    /// and among these of the alternative written first, a quantifier taking as much as it can.
    ///
    /// Cost is at most steps × window tests (for a look-behind at a mention or phrase, times the look-behind limit),
    /// whatever the pattern and the text. Nothing is allocated once `cache` has grown, except a match's captures.
    pub fn longest_at(&self, sequence: &(impl Sequence + ?Sized), start: usize, cache: &mut Cache) -> Option<Match> {
        let length = sequence.len();
        if start >= length {
            return None;
        }
        // No way leads behind the last token, so short sequences need little room.
        cache.prepare(self.window.min(length - start));
        let mut run = Run { program: self, sequence, start, length, cache, best: None, furthest: 0 };
        run.enter(0, start, 0);
        let mut offset = 0;
        while offset <= run.furthest {
            let Some(slot) = run.cache.threads.get_mut(offset) else {
                break;
            };
            let mut threads = std::mem::take(slot);
            for thread in &threads {
                if let Some(Step::Take(test)) = self.steps.get(thread.step) {
                    test.each_end(sequence, start + offset, length, &mut |end| {
                        run.enter(thread.step + 1, end, thread.trail);
                    });
                }
            }
            threads.clear();
            if let Some(slot) = run.cache.threads.get_mut(offset) {
                *slot = threads;
            }
            offset += 1;
        }
        let best = run.best?;
        Some(Match { tokens: start..best.end, captures: cache.captures(best.trail) })
    }

    /// Finds the matches from left to right, each the longest at its start, none overlapping the one before.
    ///
    /// Cost is linear in the tokens.
    pub fn each_match(&self, sequence: &(impl Sequence + ?Sized), cache: &mut Cache, found: &mut dyn FnMut(Match)) {
        let mut at = 0;
        while at < sequence.len() {
            at = match self.longest_at(sequence, at, cache) {
                Some(hit) => {
                    let end = hit.tokens.end;
                    found(hit);
                    end
                }
                None => at + 1,
            };
        }
    }
}

impl Cache {
    fn prepare(&mut self, furthest: usize) {
        if self.threads.len() <= furthest {
            self.threads.resize_with(furthest + 1, Vec::new);
        }
        self.fresh = 0;
        self.trail.clear();
    }

    /// Whether a search enters the step at a token of its window for the first time; `words` hold the bits of a token.
    fn enters(&mut self, offset: usize, step: usize, words: usize) -> bool {
        if self.fresh <= offset {
            // Most searches end at their first tokens: the bits of those behind are not touched.
            self.seen.truncate(self.fresh * words);
            self.seen.resize((offset + 1) * words, 0);
            self.fresh = offset + 1;
        }
        let Some(bits) = self.seen.get_mut(offset * words + step / 64) else { return false };
        let bit = 1 << (step % 64);
        let first = *bits & bit == 0;
        *bits |= bit;
        first
    }

    /// Follows a trail back and pairs its brackets.
    fn captures(&self, mut trail: usize) -> Vec<Captured> {
        let mut crumbs: SmallVec<[Crumb; 16]> = SmallVec::new();
        while let Some(crumb) = trail.checked_sub(1).and_then(|at| self.trail.get(at)) {
            crumbs.push(*crumb);
            trail = crumb.before;
        }
        let mut captures: Vec<Captured> = Vec::new();
        let mut open: SmallVec<[usize; 8]> = SmallVec::new();
        for crumb in crumbs.iter().rev() {
            if crumb.opens {
                open.push(captures.len());
                captures.push(Captured { slot: crumb.slot, tokens: crumb.at..crumb.at });
            } else if let Some(capture) = open.pop().and_then(|at| captures.get_mut(at)) {
                capture.tokens.end = crumb.at;
            }
        }
        captures.retain(|capture| !capture.tokens.is_empty());
        captures
    }

    fn drop_crumb(&mut self, before: usize, slot: Slot, opens: bool, at: usize) -> usize {
        self.trail.push(Crumb { before, slot, opens, at });
        self.trail.len()
    }
}

struct Run<'a, S: ?Sized> {
    program: &'a Program,
    sequence: &'a S,
    start: usize,
    length: usize,
    cache: &'a mut Cache,
    best: Option<Best>,
    /// The last token of the window at which a way waits.
    furthest: usize,
}

impl<S: Sequence + ?Sized> Run<'_, S> {
    /// Comes to a step at a token, and follows the steps that take none.
    fn enter(&mut self, step: usize, at: usize, trail: usize) {
        let offset = at - self.start;
        if offset > self.program.window {
            self.cache.cut_short = true;
            return;
        }
        self.cache.open.push(Thread { step, trail });
        while let Some(Thread { step, trail }) = self.cache.open.pop() {
            if !self.cache.enters(offset, step, self.program.steps.len() / 64 + 1) {
                continue;
            }
            let next = match self.program.steps.get(step) {
                Some(Step::Take(_)) => {
                    if let Some(threads) = self.cache.threads.get_mut(offset) {
                        threads.push(Thread { step, trail });
                        self.furthest = self.furthest.max(offset);
                    }
                    None
                }
                Some(Step::Split(first, second)) => {
                    self.cache.open.push(Thread { step: *second, trail });
                    Some((*first, trail))
                }
                Some(Step::Jump(to)) => Some((*to, trail)),
                Some(Step::Open(slot)) => Some((step + 1, self.cache.drop_crumb(trail, *slot, true, at))),
                Some(Step::Close(slot)) => Some((step + 1, self.cache.drop_crumb(trail, *slot, false, at))),
                Some(Step::Look { tests, behind, negated }) => {
                    let seen = tests.iter().any(|test| self.sees(test, at, *behind));
                    (seen != *negated).then_some((step + 1, trail))
                }
                Some(Step::Start) => (at == 0).then_some((step + 1, trail)),
                Some(Step::End) => (at == self.length).then_some((step + 1, trail)),
                Some(Step::Found) => {
                    if at > self.start && self.best.is_none_or(|best| best.end < at) {
                        self.best = Some(Best { end: at, trail });
                    }
                    None
                }
                None => None,
            };
            if let Some((step, trail)) = next {
                self.cache.open.push(Thread { step, trail });
            }
        }
    }

    /// Whether something that passes the test starts, or ends, at the token.
    fn sees(&self, test: &Test, at: usize, behind: bool) -> bool {
        let mut seen = false;
        if !behind {
            test.each_end(self.sequence, at, self.length, &mut |_| seen = true);
            return seen;
        }
        let back = match test {
            Test::Mention { .. } | Test::Phrase(_) => self.program.behind,
            _ => 1,
        };
        for start in at.saturating_sub(back)..at {
            test.each_end(self.sequence, start, self.length, &mut |end| {
                seen |= end == at;
            });
        }
        seen
    }
}

impl Test {
    /// Reports where what passes the test at the token ends.
    fn each_end(&self, sequence: &(impl Sequence + ?Sized), at: usize, length: usize, found: &mut dyn FnMut(usize)) {
        if at >= length {
            return;
        }
        let passes = match self {
            Test::Word(word) => sequence.word(at) == *word,
            Test::Exact { word, literal } => sequence.word(at) == *word && sequence.exact(at, literal),
            Test::Shape(bits) => sequence.shape(at) & bits != 0,
            Test::Any => true,
            Test::Lemma(lemma) => sequence.lemma(at, *lemma),
            Test::Mention { kind, classes } if sequence.last(*kind).is_some_and(|last| at <= last) => {
                sequence.each_mention(at, &mut |other, class, end| {
                    let fits = other == *kind && (classes.is_empty() || class.is_some_and(|class| classes.contains(&class)));
                    if fits && end > at && end <= length {
                        found(end);
                    }
                });
                false
            }
            Test::Mention { .. } => false,
            Test::Phrase(list) => {
                sequence.each_phrase(at, *list, &mut |end| {
                    if end > at && end <= length {
                        found(end);
                    }
                });
                false
            }
        };
        if passes {
            found(at + 1);
        }
    }
}
