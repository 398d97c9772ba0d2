//! A checked `match` expression → a program for a machine that follows all its ways at once.

use crate::rule::schema::{Class, Kind, Limits, List, Slot};

/// A condition on one token, or on a mention or phrase that starts at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Test {
    /// The folded word has this hash.
    Word(u64),
    /// The word has these letters in this case; the hash rules most tokens out at once.
    Exact { word: u64, literal: Box<str> },
    /// The token has one of these shapes.
    Shape(u32),
    /// Any token.
    Any,
    /// The word has this lemma.
    Lemma(u64),
    /// A mention of this kind, and of one of these classes if there are any.
    Mention { kind: Kind, classes: Box<[Class]> },
    /// A phrase of this list.
    Phrase(List),
}

/// A `match` line whose names are resolved.
#[derive(Debug, Clone)]
pub(crate) enum Expression {
    Test(Test),
    Sequence(Vec<Expression>),
    Choice(Vec<Expression>),
    Repeat { inner: Box<Expression>, min: usize, max: Option<usize> },
    Capture(Slot, Box<Expression>),
    Look { tests: Vec<Test>, behind: bool, negated: bool },
    Start,
    End,
}

/// One step of a program. After it comes the next one, unless it says otherwise.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Takes what passes the test.
    Take(Test),
    /// Goes on at both; the first is preferred.
    Split(usize, usize),
    Jump(usize),
    Open(Slot),
    Close(Slot),
    Look {
        tests: Box<[Test]>,
        behind: bool,
        negated: bool,
    },
    Start,
    End,
    /// The whole pattern has matched.
    Found,
}

/// What a match of a program can start with. A token that is none of these starts no match.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Triggers {
    /// Hashes of folded words.
    pub words: Vec<u64>,
    /// Hashes of lemmas.
    pub lemmas: Vec<u64>,
    /// Kinds of a mention that starts at the token.
    pub kinds: Vec<Kind>,
    /// Lists of a phrase that starts at the token.
    pub lists: Vec<List>,
    /// Bits of shapes, of which one is enough.
    pub shapes: u32,
    /// Whether any token will do.
    pub any: bool,
}

/// A compiled pattern.
///
/// It is run by [`longest_at`](Program::longest_at) and [`each_match`](Program::each_match), which never go back: each step is
/// entered at most once at each token of a match's window. A program takes some 40 bytes a step.
#[derive(Debug, Clone)]
pub struct Program {
    pub(crate) steps: Box<[Step]>,
    pub(crate) triggers: Triggers,
    pub(crate) needs: Vec<Vec<Kind>>,
    pub(crate) groups: Vec<Vec<u64>>,
    pub(crate) window: usize,
    pub(crate) behind: usize,
}

impl Program {
    /// Returns what a match can start with.
    #[must_use]
    pub fn triggers(&self) -> &Triggers {
        &self.triggers
    }

    /// Returns sets of kinds: every match takes a mention of each kind of one of them. None holds another.
    #[must_use]
    pub fn needs(&self) -> &[Vec<Kind>] {
        &self.needs
    }

    /// Returns what can stand behind the first element of a match; any token where none needs to.
    #[must_use]
    pub(crate) fn seconds(&self) -> Triggers {
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

    /// Returns groups of words of each of which every match takes one: without it in the sequence there is no match.
    #[must_use]
    pub fn groups(&self) -> &[Vec<u64>] {
        &self.groups
    }

    /// Returns the number of steps.
    #[must_use]
    pub fn size(&self) -> usize {
        self.steps.len()
    }
}

/// Why an expression was not compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It takes more steps than the limits allow.
    TooLarge,
    /// It can match without taking a token.
    Empty,
}

/// Compiles an expression. Cost is linear in the steps, and so bounded by the limits, however repetitions nest.
pub(crate) fn compile(expression: &Expression, limits: &Limits) -> Result<Program, Refusal> {
    let mut compiler = Compiler { steps: Vec::new(), limit: limits.states, extra: 0 };
    compiler.expression(expression)?;
    compiler.push(Step::Found)?;
    let mut program = Program {
        triggers: triggers(&compiler.steps, vec![0]),
        steps: compiler.steps.into_boxed_slice(),
        needs: Vec::new(),
        groups: Vec::new(),
        window: limits.window.max(1),
        behind: limits.behind.max(1),
    };
    if program.ends_without(|_, step| matches!(step, Step::Take(_))) {
        return Err(Refusal::Empty);
    }
    program.needs = program.find_needs();
    program.groups = program.find_groups();
    Ok(program)
}

struct Compiler {
    steps: Vec<Step>,
    limit: usize,
    /// Tests inside look-arounds beyond the first: they cost time as steps do.
    extra: usize,
}

impl Compiler {
    fn push(&mut self, step: Step) -> Result<usize, Refusal> {
        if let Step::Look { tests, .. } = &step {
            self.extra += tests.len();
        }
        if self.steps.len() + self.extra >= self.limit {
            return Err(Refusal::TooLarge);
        }
        self.steps.push(step);
        Ok(self.steps.len() - 1)
    }

    /// Pushes a split that prefers the step after it; the other way is set later.
    fn split(&mut self) -> Result<usize, Refusal> {
        let next = self.steps.len() + 1;
        self.push(Step::Split(next, next))
    }

    fn set_target(&mut self, at: usize, target: usize) {
        match self.steps.get_mut(at) {
            Some(Step::Split(_, second)) => *second = target,
            Some(Step::Jump(to)) => *to = target,
            _ => {}
        }
    }

    fn expression(&mut self, expression: &Expression) -> Result<(), Refusal> {
        match expression {
            Expression::Test(test) => {
                self.push(Step::Take(test.clone()))?;
            }
            Expression::Sequence(parts) => {
                for part in parts {
                    self.expression(part)?;
                }
            }
            Expression::Choice(branches) => self.choice(branches)?,
            Expression::Repeat { inner, min, max } => self.repeat(inner, *min, *max)?,
            Expression::Capture(slot, inner) => {
                self.push(Step::Open(*slot))?;
                self.expression(inner)?;
                self.push(Step::Close(*slot))?;
            }
            Expression::Look { tests, behind, negated } => {
                self.push(Step::Look { tests: tests.clone().into_boxed_slice(), behind: *behind, negated: *negated })?;
            }
            Expression::Start => {
                self.push(Step::Start)?;
            }
            Expression::End => {
                self.push(Step::End)?;
            }
        }
        Ok(())
    }

    fn choice(&mut self, branches: &[Expression]) -> Result<(), Refusal> {
        let Some((last, others)) = branches.split_last() else {
            return Ok(());
        };
        let mut ends = Vec::new();
        for branch in others {
            let split = self.split()?;
            self.expression(branch)?;
            ends.push(self.push(Step::Jump(0))?);
            self.set_target(split, self.steps.len());
        }
        self.expression(last)?;
        for end in ends {
            self.set_target(end, self.steps.len());
        }
        Ok(())
    }

    fn repeat(&mut self, inner: &Expression, min: usize, max: Option<usize>) -> Result<(), Refusal> {
        let mut last = self.steps.len();
        for _ in 0..min {
            last = self.steps.len();
            self.expression(inner)?;
        }
        match max {
            None if min > 0 => {
                let next = self.steps.len() + 1;
                self.push(Step::Split(last, next))?;
            }
            None => {
                let split = self.split()?;
                self.expression(inner)?;
                self.push(Step::Jump(split))?;
                self.set_target(split, self.steps.len());
            }
            Some(max) => {
                let mut splits = Vec::new();
                for _ in min..max {
                    splits.push(self.split()?);
                    self.expression(inner)?;
                }
                for split in splits {
                    self.set_target(split, self.steps.len());
                }
            }
        }
        Ok(())
    }
}

impl Program {
    fn find_needs(&self) -> Vec<Vec<Kind>> {
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

    fn find_groups(&self) -> Vec<Vec<u64>> {
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
    fn ends_without(&self, mut barred: impl FnMut(usize, &Step) -> bool) -> bool {
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
fn triggers(steps: &[Step], mut open: Vec<usize>) -> Triggers {
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
