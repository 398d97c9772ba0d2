//! Checks of the examples of a rule: enough of both kinds, and marks and expectations that mean something.

use crate::rule::ast::{self, Block, Name, Value};
use crate::rule::error::nearest;
use crate::rule::resolve::{listed, Owned, Resolver};
use crate::rule::set::{Example, Expectation, Mark};

/// The fewest examples that a rule must match.
const POSITIVE: usize = 2;
/// The fewest examples that a rule must not match.
const NEGATIVE: usize = 1;

impl Resolver<'_> {
    /// Checks the examples; `kind` is the kind that the rule finds, which may be marked as a whole.
    pub(super) fn examples(&mut self, block: &Block, of: Option<Owned<'_>>, kind: Option<&str>) -> Vec<Example> {
        let signs = [("+", "match", POSITIVE), ("-", "not match", NEGATIVE)];
        for (sign, must, fewest) in signs {
            let lines = block.entries.iter();
            let count = lines.filter(|entry| entry.key.text == sign).count();
            if count < fewest {
                let plural = if fewest == 1 { "" } else { "s" };
                self.faults.add_with(
                    block.id.span.clone(),
                    format!("`{}` needs {fewest} example{plural} that it must {must}, found {count}", block.id.text),
                    || Some(format!("such a line reads `{sign} \"text\"`")),
                );
            }
        }
        let mut examples = Vec::new();
        for entry in &block.entries {
            if let Value::Example(example) = &entry.value {
                examples.push(self.example(example, of, kind));
            }
        }
        examples
    }

    fn example(&mut self, example: &ast::Example, of: Option<Owned<'_>>, kind: Option<&str>) -> Example {
        let mut marks = Vec::new();
        for mark in &example.marks {
            let slot = of.and_then(|of| of.owner.slot(&mark.name.text));
            let known = slot.is_some() || kind == Some(mark.name.text.as_str()) || self.schema.expectations.contains(&mark.name.text);
            if let (false, Some(of)) = (known, of) {
                self.unknown_in_example("mark", &mark.name, &mark.name.text, of, kind);
            }
            marks.push(Mark { name: mark.name.text.clone(), slot, bytes: mark.bytes.clone() });
        }
        let expectations = example.expectations.iter().map(|(key, value)| {
            self.expectation(key, value, of);
            Expectation { key: key.text.clone(), value: value.text.clone() }
        });
        let expectations: Vec<Expectation> = expectations.collect();
        if example.positive && marks.is_empty() {
            self.faults.add(example.span.clone(), "no mark in an example that must match; expected at least one `[slot:…]`");
        }
        if !example.positive && (!marks.is_empty() || !expectations.is_empty()) {
            self.faults.add(example.span.clone(), "marks or expectations in an example that must not match");
        }
        Example { positive: example.positive, text: example.text.clone(), marks, expectations, line: self.line(example.span.start) }
    }

    fn expectation(&mut self, key: &Name, value: &Name, of: Option<Owned<'_>>) {
        let root = key.text.split('.').next().unwrap_or("");
        let schema = self.schema;
        if key.text == "status" {
            if schema.status(&value.text).is_none() {
                let known = schema.statuses.iter().map(String::as_str);
                self.unknown("status", value, known);
            }
            return;
        }
        let Some(of) = of else {
            return;
        };
        let known = of.owner.slot(root).is_some() || schema.expectations.iter().any(|name| name == root);
        if !known {
            self.unknown_in_example("expectation", key, root, of, None);
        }
    }

    fn unknown_in_example(&mut self, what: &str, name: &Name, root: &str, of: Owned<'_>, kind: Option<&str>) {
        let slots = of.owner.slots.iter().map(|slot| slot.name.as_str());
        let also = self.schema.expectations.iter().map(String::as_str);
        let status = (what == "expectation").then_some("status");
        let known = slots.chain(also).chain(kind).chain(status);
        let message = format!("unknown {what} `{}` in an example", name.text);
        self.faults.add_with(name.span.clone(), message, || nearest(root, known.clone()).or_else(|| listed(known)));
    }
}
