//! Reads JSON Lines `{"id","text","reference"}` and prints the numbers, amounts and moments of each text.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    use std::io::{BufRead, Write};
    let amounts = feiten::Amounts::new();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (index, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line?;
        let value: serde_json::Value = serde_json::from_str(&line).map_err(|error| format!("line {}: {error}", index + 1))?;
        let text = value.get("text").and_then(|text| text.as_str()).unwrap_or_default();
        let reference = value.get("reference").and_then(|date| date.as_str()).and_then(|date| date.parse().ok());
        let mut json = serde_json::to_value(amounts.read(text, reference))?;
        json["id"] = value.get("id").cloned().unwrap_or_default();
        writeln!(out, "{json}")?;
    }
    out.flush()?;
    Ok(())
}
