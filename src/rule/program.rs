//! A checked `match` expression → a program for a machine that follows all its ways at once.

use crate::rule::needs::triggers;
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
