//! The facts of a document as lines for people: type, status, slots, time and source, with the bytes that prove it.

use std::io::{self, Write};

use feiten::{Extraction, Span, Why};
use serde_json::Value;

use crate::source::Document;

/// Writes the name of the document and one line for each fact, in columns; documents are parted by an empty line.
/// `explain` adds below each fact why it is there.
pub fn write(out: &mut impl Write, document: &Document, extraction: &Extraction, explain: bool) -> io::Result<()> {
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
        let slots = fact.slots();
        let mut told: Vec<String> = slots
            .iter()
            .map(|(slot, _)| *slot)
            .chain(["time", "source"])
            .filter_map(|slot| shown(json.get(slot)?).map(|value| format!("{slot}: {value}")))
            .collect();
        told.push(format!("[{}–{}]", basis.span.start(), basis.span.end()));
        writeln!(out, "  {:<11} {:<10} {}", fact.type_name(), basis.status, plain(&told.join("  ")))?;
        if let Some(why) = extraction.explain(fact).filter(|_| explain) {
            write_why(out, &document.text, &why)?;
        }
    }
    if extraction.facts().is_empty() {
        writeln!(out, "  no facts")?;
    }
    writeln!(out)
}

/// Why a fact is there, in up to three lines: its rule and trigger, what fills its slots, and the words beside.
fn write_why(out: &mut impl Write, text: &str, why: &Why<'_>) -> io::Result<()> {
    let bytes = |span: Span| format!("«{}» [{}–{}]", span.slice(text), span.start(), span.end());
    let place = why.origin.map(|(file, line)| format!(" ({file}:{line})")).unwrap_or_default();
    let rule = format!("{}{place} on {}", why.rule, bytes(why.trigger));
    let slots: Vec<String> = why.slots.iter().map(|ground| format!("{} {}", ground.slot, bytes(ground.span))).collect();
    let cues = [("status", why.status), ("negation", why.negation), ("source", why.source), ("time", why.time)];
    let cues: Vec<String> = cues.into_iter().filter_map(|(name, span)| Some(format!("{name} {}", bytes(span?)))).collect();
    for (head, line) in [("rule", rule), ("slots", slots.join("  ")), ("words", cues.join("  "))] {
        if !line.is_empty() {
            writeln!(out, "      {head:<6} {}", plain(&line))?;
        }
    }
    Ok(())
}

/// A slot as text; nothing for an empty one.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Array(fillers) if fillers.is_empty() => None,
        Value::Array(fillers) => Some(fillers.iter().filter_map(shown).collect::<Vec<_>>().join(", ")),
        Value::Object(map) => Some(match map.get("value") {
            Some(value) => [Some(shown(value)?), map.get("currency").or(map.get("unit")).and_then(shown)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
            None if map.contains_key("iso") => map.get("iso").and_then(shown)?,
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
