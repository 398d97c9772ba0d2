//! Contrast: from each example of each rule, sentences that differ in one thing, of which exactly one field of the fact may differ.
//!
//! The sentences are derived, so they say how robust the rules are and nothing of how often texts are read right: no rate over them
//! is an accuracy. What fails stands by name in `known_contrasts.txt`.

use std::collections::{BTreeMap, BTreeSet};

use feiten::fact::Rules;
use feiten::rule::{Place, Voice};
use feiten::{Extraction, Extractor, Fact};

use crate::facts::{flat, shown, Flat};
use crate::failures::{Run, VARIANTS};
use crate::rules::{mismatches, rules};
use crate::variants::{self, Change, Variant};

/// The fact that an example speaks of, where it is found as the example says.
fn told(extraction: &Extraction, id: &str, example: &feiten::rule::Example) -> Option<Fact> {
    let of = id.split('.').next().unwrap();
    let mut own = extraction.facts().iter().filter(|fact| fact.type_name() == of);
    own.find(|fact| mismatches(fact, extraction, example).is_empty()).cloned()
}

fn json(fact: &Fact) -> Flat {
    flat(&serde_json::to_value(fact).unwrap())
}

/// The fact as it must come out of a variant.
fn changed(mut fact: Flat, change: &Change) -> Flat {
    match change {
        Change::Nothing => {}
        Change::Field(key, value) => {
            fact.insert((*key).to_owned(), vec![value.clone()]);
        }
        Change::Value { from, to } => {
            for values in fact.values_mut() {
                values.iter_mut().filter(|value| *value == from).for_each(|value| value.clone_from(to));
                values.sort();
            }
        }
    }
    fact
}

/// What differs, key by key.
fn differences(found: &Flat, expected: &Flat) -> Vec<String> {
    let keys: BTreeSet<&String> = found.keys().chain(expected.keys()).collect();
    let side = |fact: &Flat, key: &String| fact.get(key).map_or("nothing".to_owned(), |values| values.join("|"));
    keys.into_iter()
        .filter(|key| found.get(*key) != expected.get(*key))
        .map(|key| format!("{key} is {}, not {}", side(found, key), side(expected, key)))
        .collect()
}

fn problems(extractor: &Extractor, of: &str, expected: &Flat, variant: &Variant) -> Vec<String> {
    let extraction = extractor.extract(&variant.text);
    let found: Vec<Flat> = extraction.facts().iter().filter(|fact| fact.type_name() == of).map(json).collect();
    let nearest = found.iter().map(|fact| differences(fact, expected)).min_by_key(Vec::len);
    nearest.unwrap_or_else(|| vec![format!("no fact {}", shown(expected))])
}

/// The frames that find who acts behind "door" and are not bound to the active.
fn with_agents() -> BTreeSet<String> {
    let set = Rules::from_source().unwrap().set;
    let by = |place: &Place| matches!(place, Place::Marker(words) if words.text == "door");
    let frames = set.frames().iter().filter(|frame| frame.voice != Some(Voice::Active));
    let agents = frames.filter(|frame| frame.slots.iter().flat_map(|slot| &slot.ways).flat_map(|way| &way.places).any(by));
    agents.map(|frame| frame.id.to_string()).collect()
}

#[test]
fn one_change_in_a_sentence_is_one_change_in_its_fact() {
    let extractor = Extractor::new();
    let agents = with_agents();
    let mut runs: BTreeMap<&str, Run> = BTreeMap::new();
    for rule in rules() {
        let of = rule.id.split('.').next().unwrap();
        for example in rule.examples.iter().filter(|example| example.positive) {
            let extraction = extractor.extract(&example.text);
            let Some(fact) = told(&extraction, &rule.id, example) else { continue };
            let whole = json(&fact);
            for variant in variants::of(&extraction, &fact, example, agents.contains(&*fact.basis().rule)) {
                let problems = problems(&extractor, of, &changed(whole.clone(), &variant.change), &variant);
                runs.entry(variant.class).or_default().add(&rule.id, &variant.text, &problems);
            }
        }
    }
    let figures: Vec<String> =
        runs.iter().map(|(class, run)| format!("{class}: {} of {} hold", run.cases() - run.failures(), run.cases())).collect();
    println!("{}", figures.join("\n"));
    let classes: Vec<&str> = runs.keys().copied().collect();
    assert_eq!(classes, variants::CLASSES, "a class without variants");
    let all: usize = runs.values().map(Run::cases).sum();
    assert!(all >= 1_500, "{all} variants");
    for (class, run) in runs {
        run.check_in(VARIANTS, class);
    }
}
