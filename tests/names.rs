//! Sentences with their names marked: every name with its kind, span and value, and nothing beside them.

use serde_json::Value;

use crate::failures::Run;

/// Kinds that this test looks at; amounts and moments have their own.
const KINDS: &[&str] = &["person", "country", "nationality", "place", "organisation", "unit", "role", "equipment", "event", "misc"];

/// A name as the case marks it or the extractor finds it: kind, start, end, value; an empty value matches any.
type Name = (String, usize, usize, String);

/// Reads `{kind:text=value}` marks; gives the bare text and its names.
fn read_case(line: &str) -> (String, Vec<Name>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, mark)) = rest.split_once('{') {
        let (inner, behind) = mark.split_once('}').unwrap();
        let (kind, name) = inner.split_once(':').unwrap();
        let (name, value) = name.split_once('=').unwrap_or((name, name));
        text.push_str(before);
        let start = text.len();
        text.push_str(name);
        names.push((kind.to_owned(), start, text.len(), value.to_lowercase()));
        rest = behind;
    }
    text.push_str(rest);
    (text, names)
}

fn value(entity: &Value) -> String {
    let field = |name: &str| entity.get(name).and_then(Value::as_str).unwrap_or_default();
    let value = match field("kind") {
        "country" | "nationality" => field("code").to_owned(),
        "role" => match (field("organisation"), field("country")) {
            ("", "") => field("title").to_owned(),
            ("", country) => format!("{}@{country}", field("title")),
            (organisation, _) => format!("{}@{organisation}", field("title")),
        },
        _ => field("name").to_owned(),
    };
    value.to_lowercase()
}

#[test]
fn finds_the_names_of_each_sentence() {
    let extractor = feiten::Extractor::new();
    let mut run = Run::default();
    for line in include_str!("cases/names.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (text, want) = read_case(line);
        let json = serde_json::to_value(extractor.extract(&text)).unwrap();
        let found: Vec<Name> = json["entities"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|entity| KINDS.contains(&entity["kind"].as_str().unwrap()))
            .map(|entity| {
                let offset = |name: &str| entity[name].as_u64().unwrap() as usize;
                (entity["kind"].as_str().unwrap().to_owned(), offset("start"), offset("end"), value(entity))
            })
            .collect();
        let same = want.len() == found.len()
            && want.iter().zip(&found).all(|(a, b)| {
                (&a.0, a.1, a.2) == (&b.0, b.1, b.2) && (a.3.is_empty() || a.3 == b.3 || b.3.starts_with(&format!("{}@", a.3)))
            });
        let show = |names: &[Name]| names.iter().map(|n| format!("{} «{}» {}", n.0, &text[n.1..n.2], n.3)).collect::<Vec<_>>().join(", ");
        let problem = (!same).then(|| format!("found {}", show(&found)));
        run.add("names", line, problem.as_slice());
    }
    assert!(run.cases() >= 520, "{} cases only", run.cases());
    run.check("names");
}
