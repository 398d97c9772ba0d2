//! Reads files or standard input and prints the facts.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    use std::io::{BufRead, Write};
    let extractor = feiten::Extractor::new();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        let text = value.get("text").and_then(|t| t.as_str()).unwrap_or_default();
        let date = value.get("date").and_then(|t| t.as_str()).and_then(|t| t.parse().ok());
        let extraction = date.map_or_else(|| extractor.extract(text), |date| extractor.extract_dated(text, date));
        let mut json = serde_json::to_value(&extraction)?;
        json["id"] = value["id"].clone();
        json["tokens"] =
            extraction.tokens().iter().map(|t| serde_json::json!({"start": t.span().start(), "end": t.span().end()})).collect();
        writeln!(out, "{json}")?;
    }
    Ok(())
}
