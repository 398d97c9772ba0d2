//! The built-in rules as a set: ids, documentation by example, and every example run with all rules and with its rule alone.

use std::collections::BTreeSet;
use std::ops::Range;

use feiten::fact::{Rules, FILES};
use feiten::rule::Example;
use feiten::{Entity, Extraction, Extractor, Fact, FactType};

use crate::failures::Run;
use crate::slots::{slots, Slot};

/// A rule as its file gives it.
pub struct Rule {
    pub id: String,
    pub examples: Vec<Example>,
    file: &'static str,
    /// Its block without what it says of other rules.
    source: String,
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The block of a rule without its `beats` lines, which name rules that are not there when it stands alone.
fn alone(block: &[&str]) -> String {
    let mut kept = String::new();
    let mut beats = None;
    for line in block {
        if beats.is_some_and(|depth| !line.trim().is_empty() && indent(line) > depth) {
            continue;
        }
        beats = line.trim_start().starts_with("beats ").then(|| indent(line));
        if beats.is_none() {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

pub fn rules() -> Vec<Rule> {
    let set = Rules::from_source().unwrap_or_else(|faults| panic!("{faults}")).set;
    let mut rules = Vec::new();
    for (file, source) in FILES {
        let lines: Vec<&str> = source.lines().collect();
        let heads: Vec<usize> =
            (0..lines.len()).filter(|&at| lines[at].starts_with("frame ") || lines[at].starts_with("pattern ")).collect();
        for (nth, &head) in heads.iter().enumerate() {
            let end = heads.get(nth + 1).copied().unwrap_or(lines.len());
            let id = lines[head].split_whitespace().nth(1).unwrap().to_owned();
            let frame = set.frames().iter().find(|frame| *frame.id == *id).map(|frame| &frame.examples);
            let pattern = set.patterns().iter().find(|pattern| *pattern.id == *id).map(|pattern| &pattern.examples);
            let examples = frame.or(pattern).unwrap_or_else(|| panic!("{id} is in {file} but not in its set")).clone();
            rules.push(Rule { id, examples, file, source: alone(&lines[head..end]) });
        }
    }
    assert_eq!(rules.len(), set.len());
    rules
}

#[test]
fn ids_are_unique_and_say_the_type_and_what() {
    let rules = rules();
    assert!(rules.len() >= 150, "{} rules", rules.len());
    let mut ids = BTreeSet::new();
    for Rule { id, file, .. } in &rules {
        assert!(ids.insert(id), "{id} stands twice");
        let (of, what) = id.split_once('.').unwrap_or_else(|| panic!("{id}: <type>.<what>"));
        assert!(FactType::ALL.iter().any(|fact| fact.name() == of), "{id}: no fact type");
        assert_eq!(*file, format!("fact/{of}.rules"), "{id}");
        assert!(!what.is_empty() && what.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.".contains(c)), "{id}");
    }
}

#[test]
fn each_rule_has_examples_of_both_sorts() {
    for Rule { id, examples, .. } in rules() {
        let positive = examples.iter().filter(|example| example.positive).count();
        assert!(positive >= 2 && positive < examples.len(), "{id}: {positive} of {}", examples.len());
        let texts: BTreeSet<&str> = examples.iter().map(|example| example.text.as_str()).collect();
        assert_eq!(texts.len(), examples.len(), "{id}: an example stands twice");
    }
}

#[test]
fn examples_hold_with_all_rules() {
    let extractor = Extractor::new();
    let mut run = Run::default();
    for rule in rules() {
        for example in &rule.examples {
            run.add(&rule.id, &example.text, &problems(&extractor.extract(&example.text), &rule.id, example, false));
        }
    }
    assert!(run.cases() >= 900, "{} examples", run.cases());
    run.check("together");
}

#[test]
fn examples_hold_with_their_rule_alone() {
    let mut run = Run::default();
    for rule in rules() {
        let built = Extractor::builder().without_built_in_rules().rules(rule.file, &rule.source).build();
        let extractor = built.unwrap_or_else(|error| panic!("{error}"));
        for example in &rule.examples {
            run.add(&rule.id, &example.text, &problems(&extractor.extract(&example.text), &rule.id, example, true));
        }
    }
    run.check("alone");
}

/// What an example does not find of what it expects; `alone`: the fact must be this rule's own.
fn problems(extraction: &Extraction, id: &str, example: &Example, alone: bool) -> Vec<String> {
    let of = id.split('.').next().unwrap_or_default();
    let by_rule = |fact: &&Fact| &*fact.basis().rule == id;
    if !example.positive {
        let fires = extraction.facts().iter().any(|fact| by_rule(&fact));
        return if fires { vec!["fires where it must not".to_owned()] } else { Vec::new() };
    }
    let own: Vec<&Fact> = extraction.facts().iter().filter(|fact| fact.fact_type().name() == of && (!alone || by_rule(fact))).collect();
    if own.is_empty() {
        let found: Vec<String> = extraction.facts().iter().map(|fact| fact.basis().rule.to_string()).collect();
        return vec![format!("no fact; found [{}]", found.join(" "))];
    }
    // Of several facts of the type the one that comes nearest is the one that the example speaks of.
    let each = own.iter().map(|fact| mismatches(fact, extraction, example));
    each.min_by_key(Vec::len).unwrap_or_default()
}

pub fn mismatches(fact: &Fact, extraction: &Extraction, example: &Example) -> Vec<String> {
    let mut problems = Vec::new();
    let filled = slots(fact);
    for mark in &example.marks {
        let is_filled = filled.iter().any(|(name, slot)| *name == mark.name && holds(slot, &mark.bytes, extraction, &example.text));
        if !is_filled {
            problems.push(format!("{} lacks «{}»", mark.name, &example.text[mark.bytes.clone()]));
        }
    }
    let json = serde_json::to_value(fact).unwrap();
    for expectation in &example.expectations {
        let found = expectation.key.split('.').try_fold(&json, |value, key| value.get(key));
        let same = match found {
            Some(serde_json::Value::String(found)) => *found == expectation.value,
            Some(serde_json::Value::Array(fillers)) => fillers.iter().any(|filler| filler["value"] == expectation.value.as_str()),
            Some(found) => format!("{found}") == expectation.value,
            None => false,
        };
        if !same {
            let found = found.map_or("nothing".to_owned(), ToString::to_string);
            problems.push(format!("{} is {found}, not {}", expectation.key, expectation.value));
        }
    }
    problems
}

/// Whether a slot holds what is marked: by the same bytes or text, or the entity that they are.
fn holds(slot: &Slot<'_>, mark: &Range<usize>, extraction: &Extraction, text: &str) -> bool {
    let marked = &text[mark.clone()];
    let entities: Vec<(usize, &Entity)> = extraction
        .entities()
        .iter()
        .enumerate()
        .filter(|(_, entity)| entity.span().start() >= mark.start && entity.span().end() <= mark.end)
        .collect();
    let is_marked = |index: Option<usize>| index.is_some_and(|index| entities.iter().any(|(at, _)| *at == index));
    match slot {
        Slot::Fillers(fillers) => fillers.iter().any(|filler| {
            let label = || entities.iter().any(|(_, entity)| entity.value().label() == Some(&filler.value));
            filler.span.slice(text) == marked || is_marked(filler.entity) || label()
        }),
        Slot::Count(count) => count.span.slice(text) == marked || is_marked(count.entity),
        Slot::Quote(span) => span.slice(text) == marked,
        Slot::Plain => true,
    }
}
