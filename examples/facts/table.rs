//! The facts of a document as lines for people: type, status, slots, time and source, with the bytes that prove it.

use std::io::{self, Write};

use feiten::Extraction;
use serde_json::Value;

use crate::source::Document;

/// Writes the name of the document and one line for each fact, in columns; documents are parted by an empty line.
pub fn write(out: &mut impl Write, document: &Document, extraction: &Extraction) -> io::Result<()> {
    let name = match &document.id {
        Value::String(name) => name.clone(),
        other => other.to_string(),
    };
    match extraction.date() {
        Some(date) => writeln!(out, "{} ({date})", plain(&name))?,
        None => writeln!(out, "{}", plain(&name))?,
    }
    for fact in extraction.facts() {
        let basis = fact.basis();
        let json = serde_json::to_value(fact)?;
        let mut told: Vec<String> = fact
            .fact_type()
            .slots()
            .iter()
            .chain(&["time", "source"])
            .filter_map(|slot| shown(json.get(*slot)?).map(|value| format!("{slot}: {value}")))
            .collect();
        told.push(format!("[{}–{}]", basis.span.start(), basis.span.end()));
        writeln!(out, "  {:<11} {:<10} {}", fact.fact_type().name(), basis.status, plain(&told.join("  ")))?;
    }
    if extraction.facts().is_empty() {
        writeln!(out, "  no facts")?;
    }
    writeln!(out)
}

/// A slot as text; nothing for an empty one.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Array(fillers) if fillers.is_empty() => None,
        Value::Array(fillers) => Some(fillers.iter().filter_map(shown).collect::<Vec<_>>().join(", ")),
        Value::Object(map) => Some(match map.get("value") {
            Some(value) => shown(value)?,
            None if map.contains_key("from") || map.contains_key("to") => time(map.get("from"), map.get("to")),
            None => {
                let amount = range(map.get("min"), map.get("max"), if map.contains_key("approx") { "about " } else { "" });
                map.get("class").and_then(shown).map_or(amount.clone(), |class| format!("{amount} {class}"))
            }
        }),
        Value::String(text) => Some(text.clone()),
        Value::Null => None,
        other => Some(other.to_string()),
    }
}

/// An interval as ISO 8601 writes it; an open side is named.
fn time(from: Option<&Value>, to: Option<&Value>) -> String {
    match (from.and_then(shown), to.and_then(shown)) {
        (Some(from), Some(to)) => format!("{from}/{to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => "unknown".to_owned(),
    }
}

/// Two ends as text: "150–200", "30 or more", "about 350".
fn range(from: Option<&Value>, to: Option<&Value>, about: &str) -> String {
    match (from.and_then(shown), to.and_then(shown)) {
        (Some(from), Some(to)) if from == to => format!("{about}{from}"),
        (Some(from), Some(to)) => format!("{about}{from}–{to}"),
        (Some(from), None) => format!("{about}{from} or more"),
        (None, Some(to)) => format!("{about}at most {to}"),
        (None, None) => "unknown".to_owned(),
    }
}

/// The text on one line, without control characters: what a text holds must not steer the terminal.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
