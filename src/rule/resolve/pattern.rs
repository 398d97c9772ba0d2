//! Checks of a pattern: what it finds and its `match` lines.

use crate::rule::ast::{Block, Name, Node, Part, Value};
use crate::rule::error::nearest;
use crate::rule::pattern::{Capture, Finds, Pattern};
use crate::rule::program::{compile, Expression, Program, Refusal, Test};
use crate::rule::resolve::{listed, Owned, Resolver, Single};
use crate::rule::schema::Class;
use crate::rule::set::RuleId;

impl<'a> Resolver<'a> {
    /// Checks a pattern; nothing comes out where it can not be compiled.
    pub(super) fn pattern(&mut self, block: &Block, rule: RuleId) -> Option<Pattern> {
        let entries = &block.entries;
        let finds = self.finds(block);
        let of = finds.map(|(_, of)| of);
        let status = self.status(entries);
        if let (Some((Finds::Entity(_), _)), Some(entry)) = (finds, entries.iter().find(|entry| entry.key.text == "status")) {
            self.faults.add(entry.key.span.clone(), "`status` in a pattern that finds a kind; only facts have one");
        }
        let sets = of.map_or_else(Vec::new, |of| self.constants(entries, of));
        let (mut captures, mut branches, mut whole) = (Vec::new(), Vec::new(), true);
        let lines = entries.iter().filter(|entry| entry.key.text == "match");
        for entry in lines {
            let Value::Match(node) = &entry.value else {
                whole = false;
                continue;
            };
            match self.expression(node, of, &mut captures) {
                Some(branch) => branches.push((branch, node)),
                None => whole = false,
            }
        }
        if branches.is_empty() && whole {
            self.faults.add(block.id.span.clone(), format!("the pattern `{}` has no `match`", block.id.text));
        }
        let program = self.program(branches);
        if let (Some((Finds::Fact(_), _)), true, true, true) = (finds, whole, captures.is_empty(), sets.is_empty()) {
            self.faults.add_with(block.id.span.clone(), format!("the pattern `{}` captures no slot of its fact", block.id.text), || {
                Some("a capture reads `[slot: …]`".to_owned())
            });
        }
        let kind = finds.and_then(|(finds, of)| match finds {
            Finds::Entity(_) => Some(of.owner.name.as_str()),
            Finds::Fact(_) => None,
        });
        let examples = self.examples(block, of, kind);
        Some(Pattern {
            id: block.id.text.as_str().into(),
            rule,
            file: self.file.clone(),
            line: self.line(block.id.span.start),
            finds: finds?.0,
            status,
            sets,
            program: program?,
            captures,
            beats: Vec::new(),
            examples,
        })
    }

    fn finds(&mut self, block: &Block) -> Option<(Finds, Owned<'a>)> {
        let schema = self.schema;
        let finds = self.single(&block.entries, "finds");
        let fact = self.single(&block.entries, "fact");
        match (finds, fact) {
            (Single::Absent, Single::Absent) => {
                self.faults.add(block.id.span.clone(), format!("the pattern `{}` has neither `finds` nor `fact`", block.id.text));
                None
            }
            (Single::Absent, Single::Name(name)) => {
                let (fact, of) = self.fact_of(name)?;
                Some((Finds::Fact(fact), of))
            }
            (Single::Name(name), Single::Absent) => {
                let Some(kind) = schema.kind(&name.text) else {
                    let known = schema.kinds.iter().map(|owner| owner.name.as_str());
                    self.unknown("kind", name, known);
                    return None;
                };
                if !schema.entities {
                    self.faults.add_with(name.span.clone(), "a pattern that finds entities; here patterns find facts", || {
                        Some("expected `fact` with a fact type; names of entities go into a list".to_owned())
                    });
                    return None;
                }
                let owner = schema.kinds.get(kind.index())?;
                let what = "kind";
                Some((Finds::Entity(kind), Owned { what, owner }))
            }
            (Single::Name(name), _) => {
                self.faults.add(name.span.clone(), "both `finds` and `fact` in one pattern; expected one of them");
                None
            }
            _ => None,
        }
    }

    fn program(&mut self, branches: Vec<(Expression, &Node)>) -> Option<Program> {
        let limits = self.schema.limits;
        let mut program = None;
        // Each line is tried alone first, so that the line at fault can be shown.
        for (branch, node) in &branches {
            match compile(branch, &limits) {
                Ok(alone) => program = Some(alone),
                Err(refusal) => {
                    self.refused(refusal, node);
                    return None;
                }
            }
        }
        if branches.len() < 2 {
            return program;
        }
        let last = branches.last().map(|(_, node)| *node)?;
        let branches = branches.into_iter().map(|(branch, _)| branch).collect();
        match compile(&Expression::Choice(branches), &limits) {
            Ok(program) => Some(program),
            Err(refusal) => {
                self.refused(refusal, last);
                None
            }
        }
    }

    fn refused(&mut self, refusal: Refusal, node: &Node) {
        let message = match refusal {
            Refusal::TooLarge => format!("this pattern takes more than {} steps", self.schema.limits.states),
            Refusal::Empty => "this pattern can match without any token".to_owned(),
        };
        self.faults.add(node.span.clone(), message);
    }

    /// Resolves the names of a node. All its faults are reported before nothing is returned.
    fn expression(&mut self, node: &Node, of: Option<Owned<'_>>, captures: &mut Vec<Capture>) -> Option<Expression> {
        match &node.part {
            Part::Sequence(nodes) => self.expressions(nodes, of, captures).map(Expression::Sequence),
            Part::Choice(nodes) => self.expressions(nodes, of, captures).map(Expression::Choice),
            Part::Repeat { node, min, max } => {
                Some(Expression::Repeat { inner: Box::new(self.expression(node, of, captures)?), min: *min, max: *max })
            }
            Part::Capture { name, node } => {
                let slot = of.and_then(|of| self.slot_of(name, of, &[]));
                let inner = self.expression(node, of, captures);
                let slot = slot?;
                if !captures.iter().any(|capture| capture.slot == slot) {
                    captures.push(Capture { slot, name: name.text.clone() });
                }
                Some(Expression::Capture(slot, Box::new(inner?)))
            }
            Part::Look { node, behind, negated } => {
                let mut tests = Vec::new();
                self.look(node, &mut tests).then_some(Expression::Look { tests, behind: *behind, negated: *negated })
            }
            Part::Start => Some(Expression::Start),
            Part::End => Some(Expression::End),
            Part::Literal(text) | Part::Exact(text) => {
                let words = text.split_whitespace();
                let tests = words.map(|word| Expression::Test(self.literal(word, &node.part)));
                Some(Expression::Sequence(tests.collect()))
            }
            Part::Lemma(_) | Part::Named { .. } | Part::List(_) => {
                let tests = self.tests(node)?;
                let tests = tests.into_iter().map(Expression::Test).collect();
                Some(Expression::Choice(tests))
            }
        }
    }

    fn expressions(&mut self, nodes: &[Node], of: Option<Owned<'_>>, captures: &mut Vec<Capture>) -> Option<Vec<Expression>> {
        let resolved: Vec<Option<Expression>> = nodes.iter().map(|node| self.expression(node, of, captures)).collect();
        resolved.into_iter().collect()
    }

    fn literal(&self, word: &str, part: &Part) -> Test {
        let hash = (self.schema.hash)(word);
        match part {
            Part::Exact(_) => Test::Exact { word: hash, literal: word.into() },
            _ => Test::Word(hash),
        }
    }

    /// Collects what a look-around looks for: one element, or a choice of such.
    fn look(&mut self, node: &Node, into: &mut Vec<Test>) -> bool {
        match &node.part {
            Part::Choice(nodes) => {
                let mut whole = true;
                for node in nodes {
                    whole &= self.look(node, into);
                }
                whole
            }
            Part::Literal(text) | Part::Exact(text) if text.split_whitespace().count() == 1 => {
                into.push(self.literal(text.trim(), &node.part));
                true
            }
            Part::Named { .. } | Part::Lemma(_) | Part::List(_) => match self.tests(node) {
                Some(tests) => {
                    into.extend(tests);
                    true
                }
                None => false,
            },
            _ => {
                self.faults
                    .add(node.span.clone(), "a look-around sees one element; expected a word, kind, shape, list or a choice of these");
                false
            }
        }
    }

    /// Resolves a kind, shape, lemma or list: one of the tests must pass.
    fn tests(&mut self, node: &Node) -> Option<Vec<Test>> {
        let schema = self.schema;
        match &node.part {
            Part::Lemma(words) => {
                let words = words.iter().map(|word| (schema.hash)(&word.text));
                Some(words.map(Test::Lemma).collect())
            }
            Part::List(name) => {
                let list = schema.list(&name.text);
                if list.is_none() {
                    self.unknown("list", name, schema.lists.iter().map(String::as_str));
                }
                list.map(|list| vec![Test::Phrase(list)])
            }
            Part::Named { name, classes } => self.named(name, classes).map(|test| vec![test]),
            _ => None,
        }
    }

    fn named(&mut self, name: &Name, classes: &[Name]) -> Option<Test> {
        let schema = self.schema;
        if let Some(kind) = schema.kind(&name.text) {
            let count = classes.len();
            let classes = self.classes(classes);
            return (classes.len() == count).then(|| Test::Mention { kind, classes: classes.into() });
        }
        let test = match name.text.as_str() {
            "any" => Some(Test::Any),
            text => schema.shape(text).map(Test::Shape),
        };
        if test.is_none() {
            let kinds = schema.kinds.iter().map(|owner| owner.name.as_str());
            let shapes = schema.shapes.iter().map(|(shape, _)| shape.as_str());
            let known = kinds.chain(shapes.clone()).chain(["any", "lemma"]);
            let help =
                || nearest(&name.text, known).or_else(|| listed(shapes).map(|shapes| format!("a word goes in quotes; shapes {shapes}")));
            self.faults.add_with(name.span.clone(), format!("unknown kind or shape `{}`", name.text), help);
        } else if let Some(class) = classes.first() {
            self.faults.add(class.span.clone(), format!("the shape `{}` has no classes; only kinds have them", name.text));
            return None;
        }
        test
    }

    pub(super) fn classes(&mut self, names: &[Name]) -> Vec<Class> {
        let schema = self.schema;
        let mut classes = Vec::new();
        for name in names {
            match schema.class(&name.text) {
                Some(class) => classes.push(class),
                None => self.unknown("class", name, schema.classes.iter().map(String::as_str)),
            }
        }
        classes
    }
}
