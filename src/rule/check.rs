//! The examples of rules, run: what each must give against what the caller finds in its text.

use crate::rule::set::{Constant, Example, Mark, RuleId, RuleSet};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A fact or entity that the caller found in the text of an example.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The name of the rule that found it.
    pub rule: String,
    /// What fills its slots.
    pub values: Vec<FoundValue>,
    /// What examples may mark beside slots, such as a source; it needs no mark.
    pub beside: Vec<FoundValue>,
    /// What expectations look at, as key and value: `status`, `quantity.min`; a key may stand several times.
    pub fields: Vec<(String, String)>,
}

/// A value in a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundValue {
    /// The slot.
    pub slot: String,
    /// The bytes that say it; several where the text says the same more than once, and none for a value without bytes.
    pub bytes: Vec<Range<usize>>,
    /// The value as a message shows it.
    pub shown: String,
}

/// An example that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure {
    /// The file of the rule.
    pub file: Arc<str>,
    /// The line of the example, counted from 1.
    pub line: usize,
    /// The name of the rule.
    pub rule: String,
    /// The text of the example.
    pub text: String,
    /// What was expected and what came out, one line each.
    pub problems: Vec<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: an example of `{}` does not hold: \"{}\"", self.file, self.line, self.rule, self.text)?;
        for problem in &self.problems {
            write!(f, "\n  {problem}")?;
        }
        Ok(())
    }
}

/// Runs the examples of all rules of a set from the rule number `from` on, in the order of the files.
///
/// `find` gives what the caller finds in a text with all rules. Where an example must match, its own rule must give a fact whose
/// slots hold exactly what is marked, and what is expected beside; slots that the rule sets itself need no mark. Where it must not
/// match, its rule must give nothing.
pub fn check(set: &RuleSet, from: usize, mut find: impl FnMut(&str) -> Vec<Found>) -> Vec<Failure> {
    let mut failures = Vec::new();
    for rule in (from..set.len()).filter_map(|rule| u32::try_from(rule).ok()).map(RuleId) {
        let Some(own) = set.describe(rule) else { continue };
        for example in own.examples {
            let problems = problems(own.id, own.sets, example, &find(&example.text));
            if !problems.is_empty() {
                let (rule, text) = (own.id.to_owned(), example.text.clone());
                failures.push(Failure { file: own.file.clone(), line: example.line, rule, text, problems });
            }
        }
    }
    failures
}

fn problems(id: &str, sets: &[Constant], example: &Example, found: &[Found]) -> Vec<String> {
    let own = found.iter().filter(|fact| fact.rule == id);
    if !example.positive {
        return own.take(1).map(|fact| format!("expected nothing, found {}", shown(fact))).collect();
    }
    // Of several facts of the rule the one that comes nearest is the one that the example speaks of.
    let nearest = own.map(|fact| differences(sets, example, fact)).min_by_key(Vec::len);
    nearest.unwrap_or_else(|| {
        let others: Vec<&str> = found.iter().map(|fact| fact.rule.as_str()).collect();
        let others = if others.is_empty() { "nothing".to_owned() } else { format!("only facts of {}", others.join(", ")) };
        vec![format!("expected a fact of `{id}`, found {others}")]
    })
}

fn shown(fact: &Found) -> String {
    let values: Vec<String> = fact.values.iter().map(|value| format!("{}: {}", value.slot, value.shown)).collect();
    values.join(", ")
}

fn differences(sets: &[Constant], example: &Example, fact: &Found) -> Vec<String> {
    let mut problems = Vec::new();
    let of = |slot: &str| {
        let values: Vec<&str> =
            fact.values.iter().chain(&fact.beside).filter(|value| value.slot == slot).map(|value| value.shown.as_str()).collect();
        if values.is_empty() {
            "nothing".to_owned()
        } else {
            values.join(", ")
        }
    };
    for mark in &example.marks {
        if !fact.values.iter().chain(&fact.beside).any(|value| is_marked(value, mark, &example.text)) {
            let text = example.text.get(mark.bytes.clone()).unwrap_or("");
            problems.push(format!("{}: expected «{text}», found {}", mark.name, of(&mark.name)));
        }
    }
    for value in fact.values.iter().filter(|value| !value.bytes.is_empty()) {
        let set = sets.iter().any(|constant| constant.name == value.slot);
        if !set && !example.marks.iter().any(|mark| is_marked(value, mark, &example.text)) {
            problems.push(format!("{}: found {}, which is not marked", value.slot, value.shown));
        }
    }
    for expectation in &example.expectations {
        let values: Vec<&str> = fact.fields.iter().filter(|(key, _)| *key == expectation.key).map(|(_, value)| value.as_str()).collect();
        if !values.contains(&expectation.value.as_str()) {
            let found = if values.is_empty() { "nothing".to_owned() } else { values.join(", ") };
            problems.push(format!("{}: expected {}, found {found}", expectation.key, expectation.value));
        }
    }
    problems
}

/// Whether a mark is of this value: it holds bytes that say it.
fn is_marked(value: &FoundValue, mark: &Mark, text: &str) -> bool {
    let within = |bytes: &Range<usize>| mark.bytes.start <= bytes.start && bytes.end <= mark.bytes.end;
    let same = |bytes: &Range<usize>| text.get(bytes.clone()) == text.get(mark.bytes.clone());
    // A value without bytes is one that the mark says in other words: "within five days".
    mark.name == value.slot && (value.bytes.is_empty() || value.bytes.iter().any(|bytes| within(bytes) || same(bytes)))
}
