//! The numeral and calendar layer by itself: JSON Lines `{"id","text","reference"}` in, numbers, amounts and moments out.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use feiten::{AmountReading, Amounts, DocumentDate};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Given {
    #[serde(default)]
    id: serde_json::Value,
    text: String,
    /// The moment that relative dates count from.
    #[serde(default)]
    reference: Option<String>,
}

#[derive(Serialize)]
struct Line {
    id: serde_json::Value,
    #[serde(flatten)]
    reading: AmountReading,
}

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // A reader that closed the pipe has what it wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("amounts: {error}");
            ExitCode::from(1)
        }
    }
}

/// Answers each line; whether all of them could be read.
fn run() -> io::Result<bool> {
    let amounts = Amounts::new();
    let mut out = io::stdout().lock();
    let mut complete = true;
    for (index, line) in io::stdin().lock().lines().enumerate() {
        match answer(&amounts, &line?) {
            Ok(line) => writeln!(out, "{}", serde_json::to_string(&line)?)?,
            Err(fault) => {
                eprintln!("amounts: stdin:{}: {fault}", index + 1);
                complete = false;
            }
        }
    }
    Ok(complete)
}

fn answer(amounts: &Amounts, line: &str) -> Result<Line, Box<dyn std::error::Error>> {
    let given: Given = serde_json::from_str(line)?;
    let reference: Option<DocumentDate> = given.reference.as_deref().map(str::parse).transpose()?;
    Ok(Line { id: given.id, reading: amounts.read(&given.text, reference) })
}
