//! Aliases, descriptions and pronouns over texts whose entities are given (`cases/coreference.jsonl`).
//!
//! The mark-up of a text: `[kind=value text → name ⇒ referent]` is an entity; `=value`, `→` and `⇒` may be left out, and
//! then the value is the text, the name stays, and there is no referent. `[kind! text → name]` is not given but must be
//! found. `{word ⇒ label}` is a reference. What is not marked must not be found.

use std::collections::BTreeMap;

use feiten::entity::{resolve, Referent};
use feiten::mention::{weight, Lists, Mention, Prepared, Text, Value};
use feiten::text::Document;
use feiten::{Bounds, Class, Echelon, Kind, Span};

/// What a text's mark-up says.
#[derive(Default)]
struct Case {
    text: String,
    given: Vec<(Span, Kind, String)>,
    /// By the first byte: the label, and the referent's label.
    entities: BTreeMap<usize, (String, Option<String>)>,
    references: BTreeMap<usize, String>,
}

fn read(marked: &str) -> Case {
    let mut case = Case::default();
    let mut rest = marked;
    while let Some(open) = rest.find(['[', '{']) {
        let is_entity = rest.as_bytes()[open] == b'[';
        case.text.push_str(&rest[..open]);
        let close = open + rest[open..].find(if is_entity { ']' } else { '}' }).expect("a closing mark");
        let inner = &rest[open + 1..close];
        rest = &rest[close + 1..];
        let (inner, referent) = inner.split_once(" ⇒ ").map_or((inner, None), |(inner, label)| (inner, Some(label.to_owned())));
        let start = case.text.len();
        if !is_entity {
            case.text.push_str(inner);
            case.references.insert(start, referent.expect("a reference has a label"));
            continue;
        }
        let (inner, name) = inner.split_once(" → ").map_or((inner, None), |(inner, name)| (inner, Some(name.to_owned())));
        let (head, text) = inner.split_once(' ').expect("a kind and a text");
        let (kind, value) = head.split_once('=').map_or((head, text.to_owned()), |(kind, value)| (kind, value.replace('_', " ")));
        case.text.push_str(text);
        let span = Span::new(start as u32, case.text.len() as u32);
        let own = value.split('@').next().unwrap_or_default().to_owned();
        case.entities.insert(start, (name.unwrap_or(own), referent));
        if let Some(kind) = Kind::from_name(kind) {
            case.given.push((span, kind, value));
        } else {
            assert!(kind.ends_with('!'), "kind «{kind}»");
        }
    }
    case.text.push_str(rest);
    case
}

fn value(lists: &Lists, kind: Kind, given: &str) -> Value {
    let mut parts = given.split('@').map(|part| Text::from(part.to_owned()));
    let name = parts.next().unwrap_or_default();
    let mut more = || parts.next().filter(|part| !part.is_empty());
    let code = || lists.name.countries.iter().find(|country| country.code == name).expect("a code").code;
    match kind {
        Kind::Person => Value::Person { name, known_as: None },
        Kind::Country => Value::Country { code: code(), name: name.clone() },
        Kind::Nationality => Value::Nationality { code: code() },
        Kind::Place => Value::Place { name, country: more() },
        Kind::Organisation => Value::Organisation { name },
        Kind::Unit => Value::Unit { name, echelon: more().and_then(|echelon| Echelon::from_name(&echelon)) },
        Kind::Role => Value::Role { title: name, organisation: more(), country: more() },
        Kind::Equipment => Value::Equipment { name, class: Class::Ship },
        Kind::Quantity => Value::Quantity { bounds: Bounds::default(), noun: name, class: Class::Personnel },
        Kind::Number => Value::Number { bounds: Bounds::default() },
        other => panic!("kind {other} has no cases"),
    }
}

fn faults(lists: &Lists, marked: &str) -> Vec<String> {
    let case = read(marked);
    let text = case.text.as_str();
    let document = Document::new(text, None);
    let mut prepared = Prepared::default();
    prepared.read(&document, lists);
    let context = prepared.context(&document, lists);
    let tokens = prepared.tokens();
    let mentions = case.given.iter().map(|(span, kind, given)| Mention {
        span: *span,
        first: tokens.iter().position(|token| token.span().overlaps(*span)).expect("a token") as u32,
        last: tokens.iter().rposition(|token| token.span().overlaps(*span)).expect("a token") as u32 + 1,
        kind: *kind,
        value: value(lists, *kind, given),
        class: None,
        weight: weight::LISTED,
    });
    let resolution = resolve(&context, mentions.collect());
    let label = |index: u32| resolution.entities[index as usize].value().label().unwrap_or_default().to_owned();
    let mut found = Vec::new();
    let mut wanted = case.entities.clone();
    for entity in &resolution.entities {
        let referent = match entity.referent() {
            Some(Referent::Entity(index)) => Some(label(*index)),
            _ => None,
        };
        let got = (entity.value().label().unwrap_or(entity.text()).to_owned(), referent);
        match wanted.remove(&entity.span().start()) {
            Some(want) if want == got => {}
            want => found.push(format!("«{}»: want {want:?}, got {got:?}", entity.text())),
        }
    }
    found.extend(wanted.values().map(|want| format!("missing {want:?}")));
    let mut wanted = case.references.clone();
    for reference in &resolution.references {
        let span = context.span(reference.first as usize, reference.last as usize);
        let got = label(reference.target);
        match wanted.remove(&span.start()) {
            Some(want) if want == got => {}
            want => found.push(format!("{{{}}}: want {want:?}, got {got:?}", span.slice(text))),
        }
    }
    found.extend(wanted.values().map(|want| format!("missing reference to {want:?}")));
    found
}

#[test]
fn the_cases_hold() {
    let lists = Lists::built_in().expect("the lists");
    let mut wrong = Vec::new();
    for (line, case) in include_str!("cases/coreference.jsonl").lines().enumerate() {
        let case: serde_json::Value = serde_json::from_str(case).expect("JSON");
        let marked = case["text"].as_str().expect("a text");
        for fault in faults(&lists, marked) {
            wrong.push(format!("line {}: {fault}\n    {marked}", line + 1));
        }
    }
    assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn time_grows_with_the_text() {
    let lists = Lists::built_in().expect("the lists");
    let sentence = "[person Jan Pieters → Jan Pieters] sprak met [role=minister minister] en hij zei dat het land er was. De [nationality=NO Noor] ging naar Gao. ";
    let elapsed = |times: usize| {
        let text = sentence.repeat(times);
        let start = std::time::Instant::now();
        let _ = faults(&lists, &text);
        start.elapsed().as_secs_f64()
    };
    let _ = elapsed(50);
    let (short, long) = (elapsed(100), elapsed(400));
    assert!(long < short * 40.0 + 0.5, "4 times the text took {} times as long", long / short);
}
