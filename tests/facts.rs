//! Sentences with all their facts, compared whole: slots as sets, status, source, and time and class where the case gives them.

use std::collections::BTreeMap;

use feiten::{Extractor, FactType};
use serde_json::Value;

use crate::failures::Run;

/// A fact as it is compared: each slot with its values in order.
pub type Flat = BTreeMap<String, Vec<String>>;

/// Keys of an extracted fact that a case does not give.
const BESIDE: &[&str] = &["start", "end", "sentence", "rule"];

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

pub fn flat(fact: &Value) -> Flat {
    let mut flat = Flat::new();
    for (key, value) in fact.as_object().unwrap() {
        let mut values: Vec<String> = match value {
            _ if BESIDE.contains(&key.as_str()) => continue,
            Value::Array(bounds) if key == "quantity" => vec![format!("{}..{}", bounds[0], bounds[1])],
            Value::Object(count) if key == "quantity" => {
                if let Some(class) = count.get("class") {
                    flat.insert("class".to_owned(), vec![text(class)]);
                }
                let side = |name: &str| count.get(name).cloned().unwrap_or_default();
                vec![format!("{}..{}", side("min"), side("max"))]
            }
            Value::Array(values) => values.iter().map(|value| text(value.get("value").unwrap_or(value))).collect(),
            value => vec![text(value)],
        };
        values.sort();
        if !values.is_empty() {
            flat.insert(key.clone(), values);
        }
    }
    flat
}

/// A fact without what the case leaves open.
fn as_asked(fact: &Flat, case: &Flat) -> Flat {
    let mut fact = fact.clone();
    fact.retain(|key, _| !matches!(key.as_str(), "time" | "class") || case.contains_key(key));
    fact
}

pub fn shown(fact: &Flat) -> String {
    fact.iter().map(|(key, values)| format!("{key}={}", values.join("|"))).collect::<Vec<_>>().join(" ")
}

#[test]
fn facts_of_each_sentence() {
    let extractor = Extractor::new();
    let (mut run, mut types) = (Run::default(), BTreeMap::new());
    for line in include_str!("cases/facts.jsonl").lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let sentence = case["text"].as_str().unwrap();
        let extraction = match case.get("date") {
            Some(date) => extractor.extract_dated(sentence, date.as_str().unwrap().parse().unwrap()),
            None => extractor.extract(sentence),
        };
        let mut found: Vec<Flat> = extraction.facts().iter().map(|fact| flat(&serde_json::to_value(fact).unwrap())).collect();
        let mut problems = Vec::new();
        for wanted in case["facts"].as_array().unwrap().iter().map(flat) {
            *types.entry(wanted["type"].concat()).or_insert(0) += 1;
            match found.iter().position(|fact| as_asked(fact, &wanted) == wanted) {
                Some(at) => drop(found.remove(at)),
                None => problems.push(format!("lacks {}", shown(&wanted))),
            }
        }
        problems.extend(found.iter().map(|fact| format!("has {}", shown(fact))));
        run.add(case["id"].as_str().unwrap(), sentence, &problems);
    }
    assert!(run.cases() >= 120 && types.len() == FactType::ALL.len(), "{types:?}");
    run.check("facts");
}
