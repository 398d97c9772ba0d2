//! What every match of a program takes, and what it can start and go on with: told from the program once, so that most are never run.

use crate::rule::program::{Program, Step, Test, Triggers};
use crate::rule::schema::Kind;

impl Program {
    /// Returns what can stand behind the first element of a match; any token where none needs to.
    pub(super) fn seconds(&self) -> Triggers {
        let mut behind = Vec::new();
        self.ends_without(|at, step| {
            let takes = matches!(step, Step::Take(_));
            if takes {
                behind.push(at + 1);
            }
            takes
        });
        triggers(&self.steps, behind)
    }

    pub(super) fn find_needs(&self) -> Vec<Vec<Kind>> {
        let kind_of = |step: &Step| match step {
            Step::Take(Test::Mention { kind, .. }) => Some(*kind),
            _ => None,
        };
        let mut kinds: Vec<Kind> = self.steps.iter().filter_map(kind_of).collect();
        kinds.sort_unstable();
        kinds.dedup();
        // A kind beyond the last bit is not asked for.
        let bit = |kind: Kind| kinds.binary_search(&kind).ok().and_then(|place| 1_u64.checked_shl(place as u32)).unwrap_or(0);
        // For each step the sets of kinds that ways there have taken, without those that hold another.
        let mut taken: Vec<Vec<u64>> = vec![Vec::new(); self.steps.len()];
        let mut found = Vec::new();
        let mut open = vec![(0, 0)];
        while let Some((at, set)) = open.pop() {
            let (Some(step), Some(sets)) = (self.steps.get(at), taken.get_mut(at)) else { continue };
            let Some(set) = add_least(sets, set) else { continue };
            match step {
                Step::Split(first, second) => open.extend([(*first, set), (*second, set)]),
                Step::Jump(to) => open.push((*to, set)),
                Step::Found => found.clone_from(sets),
                Step::Take(_) | Step::Open(_) | Step::Close(_) | Step::Look { .. } | Step::Start | Step::End => {
                    open.push((at + 1, set | kind_of(step).map_or(0, bit)));
                }
            }
        }
        found.sort_unstable();
        found.iter().map(|set| kinds.iter().copied().filter(|kind| set & bit(*kind) != 0).collect()).collect()
    }

    pub(super) fn find_groups(&self) -> Vec<Vec<u64>> {
        // Alternatives often ask for the same words in places of their own; such places bar the way together.
        let mut groups: Vec<(Vec<u64>, Vec<usize>)> = Vec::new();
        for place in 0..self.steps.len() {
            let (mut words, mut places) = (self.words_from(place), vec![place]);
            if words.is_empty() {
                continue;
            }
            groups.retain_mut(|(other, elsewhere)| {
                let apart = !other.iter().any(|word| words.contains(word));
                if !apart {
                    words.append(other);
                    places.append(elsewhere);
                }
                apart
            });
            words.sort_unstable();
            words.dedup();
            groups.push((words, places));
        }
        groups.retain(|(_, places)| !self.ends_without(|at, _| places.contains(&at)));
        groups.into_iter().map(|(words, _)| words).collect()
    }

    /// The words of which one must stand next when the program has come to a step; none where something else may.
    fn words_from(&self, place: usize) -> Vec<u64> {
        let mut words = Vec::new();
        let mut open = vec![place];
        // Steps that take nothing form no ring, but one that a hand wrote might be long.
        for _ in 0..self.steps.len() {
            let Some(at) = open.pop() else { break };
            match self.steps.get(at) {
                Some(Step::Take(Test::Word(word) | Test::Exact { word, .. })) => words.push(*word),
                Some(Step::Split(first, second)) => open.extend([*first, *second]),
                Some(Step::Jump(to)) => open.push(*to),
                Some(Step::Open(_) | Step::Close(_)) => open.push(at + 1),
                Some(step) => match step.words_ahead() {
                    Some(ahead) => words.extend(ahead),
                    None => return Vec::new(),
                },
                None => return Vec::new(),
            }
        }
        if open.is_empty() {
            words
        } else {
            Vec::new()
        }
    }

    /// Whether some way through the program passes no step that is `barred`.
    pub(super) fn ends_without(&self, mut barred: impl FnMut(usize, &Step) -> bool) -> bool {
        let mut seen = vec![false; self.steps.len()];
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            let (Some(step), Some(seen)) = (self.steps.get(at), seen.get_mut(at)) else { continue };
            if std::mem::replace(seen, true) || barred(at, step) {
                continue;
            }
            match step {
                Step::Split(first, second) => open.extend([*first, *second]),
                Step::Jump(to) => open.push(*to),
                Step::Found => return true,
                Step::Take(_) | Step::Open(_) | Step::Close(_) | Step::Look { .. } | Step::Start | Step::End => open.push(at + 1),
            }
        }
        false
    }
}

impl Step {
    /// The words of which a look ahead asks for one; none for another step, and where something else may stand there.
    fn words_ahead(&self) -> Option<Vec<u64>> {
        let Step::Look { tests, behind: false, negated: false } = self else { return None };
        let word = |test: &Test| match test {
            Test::Word(word) | Test::Exact { word, .. } => Some(*word),
            _ => None,
        };
        tests.iter().map(word).collect()
    }
}

/// Different sets of kinds that one step keeps; beyond, only what they have in common is kept.
const SETS: usize = 16;

/// Adds a set to some of which none holds another, and returns what was added; none where one of them is a part of it.
fn add_least(sets: &mut Vec<u64>, set: u64) -> Option<u64> {
    if sets.iter().any(|other| other & !set == 0) {
        return None;
    }
    let common = sets.iter().fold(set, |common, other| common & other);
    let added = if sets.len() < SETS { set } else { common };
    sets.retain(|other| added & !other != 0);
    sets.push(added);
    Some(added)
}

/// Collects the tests that can come next from some steps on.
pub(super) fn triggers(steps: &[Step], mut open: Vec<usize>) -> Triggers {
    let mut triggers = Triggers::default();
    let mut seen = vec![false; steps.len()];
    while let Some(at) = open.pop() {
        match seen.get_mut(at) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        let Some(step) = steps.get(at) else { continue };
        if let Some(words) = step.words_ahead() {
            // What must stand there tells more than what is taken of it.
            triggers.words.extend(words);
            continue;
        }
        match step {
            Step::Take(test) => match test {
                Test::Word(word) | Test::Exact { word, .. } => triggers.words.push(*word),
                Test::Shape(bits) => triggers.shapes |= bits,
                Test::Any => triggers.any = true,
                Test::Lemma(lemma) => triggers.lemmas.push(*lemma),
                Test::Mention { kind, .. } => triggers.kinds.push(*kind),
                Test::Phrase(list) => triggers.lists.push(*list),
            },
            Step::Split(first, second) => open.extend([*second, *first]),
            Step::Jump(to) => open.push(*to),
            Step::Open(_) | Step::Close(_) | Step::Look { .. } | Step::Start | Step::End => {
                open.push(at + 1);
            }
            Step::Found => triggers.any = true,
        }
    }
    triggers.words.sort_unstable();
    triggers.words.dedup();
    triggers.lemmas.sort_unstable();
    triggers.lemmas.dedup();
    triggers.kinds.sort_unstable();
    triggers.kinds.dedup();
    triggers.lists.sort_unstable();
    triggers.lists.dedup();
    triggers
}
