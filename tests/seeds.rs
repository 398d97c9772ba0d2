//! The seed documents: what is read from each, whole, and how it scores against what people read in it.
//!
//! `FEITEN_UPDATE_SEEDS=1` rewrites `seeds/expected.jsonl` and `seeds/score.txt`; the difference is then there to be read.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use feiten::{Extraction, Extractor, FactType, Kind};
use serde::Serialize;
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The seed texts by their names, in order.
fn seeds() -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join("seeds")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    paths.iter().map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap())).collect()
}

/// A document as the `facts` program prints it.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    #[serde(flatten)]
    extraction: &'a Extraction,
}

/// Compares with a committed file, or rewrites it.
fn hold(file: &str, found: &str) {
    let path = root().join("tests/seeds").join(file);
    if std::env::var_os("FEITEN_UPDATE_SEEDS").is_some() {
        fs::write(path, found).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    let differs = expected.lines().zip(found.lines()).position(|(old, new)| old != new);
    if let Some(at) = differs {
        let (old, new) = (expected.lines().nth(at).unwrap(), found.lines().nth(at).unwrap());
        let from = old.bytes().zip(new.bytes()).take_while(|(old, new)| old == new).count().saturating_sub(60);
        let part = |line: &str| String::from_utf8_lossy(&line.as_bytes()[from.min(line.len())..(from + 200).min(line.len())]).into_owned();
        panic!("{file}:{}: expected …{}…\nfound …{}…", at + 1, part(old), part(new));
    }
    assert_eq!(expected.len(), found.len(), "{file}");
}

#[test]
fn seeds_are_read_as_committed() {
    let (extractor, mut found) = (Extractor::new(), String::new());
    for (id, text) in seeds() {
        found.push_str(&serde_json::to_string(&Line { id: &id, extraction: &extractor.extract(&text) }).unwrap());
        found.push('\n');
    }
    hold("expected.jsonl", &found);
}

/// Right, false and missed.
#[derive(Clone, Copy, Default)]
struct Counts([usize; 3]);

impl Counts {
    fn add(&mut self, right: usize, false_alarms: usize, missed: usize) {
        for (count, more) in self.0.iter_mut().zip([right, false_alarms, missed]) {
            *count += more;
        }
    }
}

type Table = BTreeMap<&'static str, Counts>;

/// The comparable form of a value: letters without case, numbers without a needless fraction.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_lowercase(),
        value => value.as_f64().map_or_else(|| value.to_string(), |number| number.to_string()),
    }
}

/// The values of a slot, as a gold file or as an extraction writes them.
fn values(slot: Option<&Value>) -> BTreeSet<String> {
    let pair =
        |min: Option<&Value>, max: Option<&Value>| format!("{}..{}", min.map_or("null".into(), plain), max.map_or("null".into(), plain));
    match slot {
        None | Some(Value::Null) => BTreeSet::new(),
        Some(Value::Object(map)) if map.contains_key("min") || map.contains_key("max") => [pair(map.get("min"), map.get("max"))].into(),
        Some(Value::Object(map)) => map.get("value").or(map.get("name")).map(plain).into_iter().collect(),
        Some(Value::Array(list)) if list.len() == 2 && list.iter().all(|value| value.is_null() || value.is_number()) => {
            [pair(list.first(), list.get(1))].into()
        }
        Some(Value::Array(list)) => list.iter().flat_map(|value| values(Some(value))).collect(),
        Some(value) => [plain(value)].into(),
    }
}

fn slots(fact: &Value, names: &[&'static str]) -> BTreeSet<(&'static str, String)> {
    names.iter().flat_map(|name| values(fact.get(*name)).into_iter().map(|value| (*name, value))).collect()
}

/// The key slots by which a fact counts as found.
fn keys(of: FactType) -> &'static [&'static str] {
    match of {
        FactType::Role => &["person", "title"],
        FactType::Strength => &["quantity"],
        FactType::Deployment => &["destination", "origin", "actor"],
        FactType::Supply => &["item", "recipient"],
        FactType::Command => &["commander", "unit"],
        FactType::Readiness => &["unit", "within"],
        FactType::Training => &["trainer"],
        FactType::Casualties => &["outcome", "quantity"],
        FactType::Attack => &["attacker", "target"],
        FactType::Meeting => &["participants"],
        FactType::Statement => &["speaker"],
        _ => &[],
    }
}

/// The fields in which the values of two entities of a kind are compared.
fn fields(kind: &str) -> &'static [&'static str] {
    match kind {
        "country" | "nationality" => &["code"],
        "role" => &["title"],
        "date" | "time" => &["from", "to"],
        "duration" => &["iso"],
        "quantity" => &["min", "max", "noun"],
        "number" | "ordinal" | "percent" => &["value", "min", "max"],
        "money" => &["value", "min", "max", "currency"],
        "measure" => &["value", "min", "max", "unit"],
        _ => &["name"],
    }
}

#[derive(Default)]
struct Score {
    entities: Table,
    facts: Table,
    slots: Table,
    values: [usize; 2],
    statuses: [usize; 2],
}

fn list<'v>(document: &'v Value, name: &str) -> &'v [Value] {
    document[name].as_array().unwrap()
}

fn offset(value: &Value, name: &str) -> u64 {
    value[name].as_u64().unwrap()
}

impl Score {
    fn entities(&mut self, gold: &Value, found: &Value) {
        fn spans(document: &Value) -> BTreeMap<(&str, u64, u64), &Value> {
            let entities = list(document, "entities").iter();
            entities.map(|entity| ((entity["kind"].as_str().unwrap(), offset(entity, "start"), offset(entity, "end")), entity)).collect()
        }
        let (gold, found) = (spans(gold), spans(found));
        for kind in Kind::ALL {
            let of = |spans: &BTreeMap<(&str, u64, u64), &Value>| spans.keys().filter(|key| key.0 == kind.name()).count();
            let right = gold.keys().filter(|key| key.0 == kind.name() && found.contains_key(*key)).count();
            self.entities.entry(kind.name()).or_default().add(right, of(&found) - right, of(&gold) - right);
        }
        for (key, wanted) in gold {
            let Some(entity) = found.get(&key) else { continue };
            // A gold file may give a date in a coarser grain than what is read.
            let given = fields(key.0).iter().filter_map(|field| Some((*field, wanted.get(*field).filter(|value| !value.is_null())?)));
            let mut fields = given.map(|(field, value)| (field, plain(value))).peekable();
            if fields.peek().is_none() {
                continue;
            }
            let holds = |(field, wanted): (&str, String)| {
                let value = entity.get(field).map(plain).unwrap_or_default();
                if matches!(field, "from" | "to") {
                    value.starts_with(&wanted)
                } else {
                    value == wanted
                }
            };
            self.values[usize::from(!fields.all(holds))] += 1;
        }
    }

    fn facts(&mut self, of: FactType, gold: &Value, found: &Value) {
        let facts = |document: &Value| list(document, "facts").iter().filter(|fact| fact["type"] == of.name()).cloned().collect::<Vec<_>>();
        let (gold, found) = (facts(gold), facts(found));
        // Where a quotation ends is a matter of taste; who speaks is not.
        let names: Vec<&str> = of.slots().iter().copied().filter(|name| *name != "quote").collect();
        let wanted: Vec<_> = gold.iter().map(|fact| slots(fact, &names)).collect();
        let read: Vec<_> = found.iter().map(|fact| slots(fact, &names)).collect();
        let mut pairs = Vec::new();
        for (at, fact) in gold.iter().enumerate() {
            for (other, candidate) in found.iter().enumerate() {
                let touch = offset(fact, "start") < offset(candidate, "end") && offset(candidate, "start") < offset(fact, "end");
                let shared = wanted[at].intersection(&read[other]).count();
                if touch && shared > 0 {
                    pairs.push(Reverse((shared, Reverse(wanted[at].symmetric_difference(&read[other]).count()), at, other)));
                }
            }
        }
        pairs.sort();
        let (mut paired, mut taken) = (BTreeMap::new(), BTreeSet::new());
        for Reverse((_, _, at, other)) in pairs {
            if !paired.contains_key(&at) && taken.insert(other) {
                paired.insert(at, other);
            }
        }
        let (facts, slot_counts) = (self.facts.entry(of.name()).or_default(), self.slots.entry(of.name()).or_default());
        let empty = BTreeSet::new();
        for (at, fact) in gold.iter().enumerate() {
            let other = paired.get(&at);
            let values = other.map_or(&empty, |other| &read[*other]);
            let shared = wanted[at].intersection(values).count();
            slot_counts.add(shared, values.len() - shared, wanted[at].len() - shared);
            match other {
                Some(other) if slots(fact, keys(of)).is_subset(values) => {
                    facts.add(1, 0, 0);
                    let same = fact.get("status").map_or("actual".into(), plain) == plain(&found[*other]["status"]);
                    self.statuses[usize::from(!same)] += 1;
                }
                other => facts.add(0, usize::from(other.is_some()), 1),
            }
        }
        for (_, values) in read.iter().enumerate().filter(|(other, _)| !taken.contains(other)) {
            facts.add(0, 1, 0);
            slot_counts.add(0, values.len(), 0);
        }
    }
}

fn shown(score: &Score) -> String {
    let mut out = String::new();
    for (title, table) in [("entities", &score.entities), ("facts", &score.facts), ("slots", &score.slots)] {
        writeln!(out, "{title:18} right false missed").unwrap();
        let mut all = Counts::default();
        for (name, counts) in table.iter().filter(|(_, counts)| counts.0 != [0; 3]) {
            let Counts([right, wrong, missed]) = *counts;
            all.add(right, wrong, missed);
            writeln!(out, "  {name:16} {right:5} {wrong:5} {missed:6}").unwrap();
        }
        let Counts([right, wrong, missed]) = all;
        writeln!(out, "  {:16} {right:5} {wrong:5} {missed:6}", "all").unwrap();
    }
    writeln!(out, "values of entities {} right, {} wrong", score.values[0], score.values[1]).unwrap();
    writeln!(out, "status of facts {} right, {} wrong", score.statuses[0], score.statuses[1]).unwrap();
    out
}

#[test]
fn seeds_score_as_committed() {
    let (extractor, mut score) = (Extractor::new(), Score::default());
    for (id, text) in seeds() {
        let gold = fs::read_to_string(root().join(format!("seeds/gold/{id}.json"))).unwrap();
        let gold: Value = serde_json::from_str(&gold).unwrap();
        assert_eq!(gold["text"].as_str().unwrap().trim_end(), text.trim_end(), "{id}");
        let found = serde_json::to_value(extractor.extract(&text)).unwrap();
        score.entities(&gold, &found);
        for of in FactType::ALL {
            score.facts(*of, &gold, &found);
        }
    }
    hold("score.txt", &shown(&score));
}
