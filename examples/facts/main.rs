//! Reads files or standard input and prints the facts, as a table for people or as JSON Lines for programs.

mod options;
mod source;
mod table;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use feiten::{DocumentDate, Entity, Extraction, Extractor, Fact, Sentence, Span, Why};
use options::{Format, Input, Options, Request};
use serde::Serialize;
use source::{Document, Fault, Source};

/// One line of JSON: the contract's document, its name first.
#[derive(Serialize)]
struct Line<'a, D: Serialize> {
    id: &'a serde_json::Value,
    #[serde(flatten)]
    document: D,
    #[serde(skip_serializing_if = "Option::is_none")]
    tokens: Option<Vec<Span>>,
}

/// The document with a reason for each of its facts.
#[derive(Serialize)]
struct Explained<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    sentences: &'a [Sentence],
    entities: &'a [Entity],
    facts: Vec<ExplainedFact<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    cut: bool,
}

#[derive(Serialize)]
struct ExplainedFact<'a> {
    #[serde(flatten)]
    fact: &'a Fact,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Why<'a>>,
}

impl<'a> Explained<'a> {
    fn new(extraction: &'a Extraction) -> Self {
        Explained {
            date: extraction.date().map(|date| date.to_string()),
            sentences: extraction.sentences(),
            entities: extraction.entities(),
            facts: extraction.facts().iter().map(|fact| ExplainedFact { fact, why: extraction.explain(fact) }).collect(),
            cut: extraction.is_cut(),
        }
    }
}

fn main() -> ExitCode {
    let options = match options::read() {
        Ok(Request::Run(options)) => options,
        Ok(Request::Print(text)) => {
            // A reader that closed the pipe has what it wanted.
            let _ = io::stdout().write_all(text.as_bytes());
            return ExitCode::SUCCESS;
        }
        Err(message) => return unusable(&message),
    };
    let extractor = match extractor(&options) {
        Ok(extractor) => extractor,
        Err(message) => return unusable(&message),
    };
    if options.check {
        let failures = extractor.check_rules();
        failures.iter().for_each(|failure| eprintln!("facts: {failure}"));
        return if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) };
    }
    match run(&extractor, &options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("facts: standard output: {error}");
            ExitCode::from(1)
        }
    }
}

fn unusable(message: &str) -> ExitCode {
    eprintln!("facts: {message}");
    ExitCode::from(2)
}

fn extractor(options: &Options) -> Result<Extractor, String> {
    // Examples of rules count from the same day as documents without one.
    let mut builder = options.date.map_or(Extractor::builder(), |date| Extractor::builder().date(date));
    let read = |path: &PathBuf| {
        let name = path.display().to_string();
        let source = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
        Ok::<_, String>((name, source))
    };
    for path in &options.rules {
        let (name, source) = read(path)?;
        builder = builder.rules(name, source);
    }
    for path in &options.lists {
        let (name, text) = read(path)?;
        builder = builder.list(name, text);
    }
    builder.build().map_err(|error| error.to_string())
}

/// Reads every source in order; whether all of them could be read. An error is one of writing.
fn run(extractor: &Extractor, options: &Options) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    let mut complete = true;
    for source in &options.sources {
        complete &= match options.input {
            Input::Text => match source.document() {
                Ok(document) => answer(extractor, options, &document, &mut out).map(|()| true)?,
                Err(fault) => report(&fault),
            },
            Input::Jsonl => lines(extractor, options, source, &mut out)?,
        };
    }
    Ok(complete)
}

fn lines(extractor: &Extractor, options: &Options, source: &Source, out: &mut impl Write) -> io::Result<bool> {
    let documents = match source.lines() {
        Ok(documents) => documents,
        Err(fault) => return Ok(report(&fault)),
    };
    let mut complete = true;
    for document in documents {
        match document {
            Ok(document) => answer(extractor, options, &document, out)?,
            Err(fault) => complete = report(&fault),
        }
    }
    Ok(complete)
}

fn report(fault: &Fault) -> bool {
    eprintln!("facts: {fault}");
    false
}

fn answer(extractor: &Extractor, options: &Options, document: &Document, out: &mut impl Write) -> io::Result<()> {
    let date: Option<DocumentDate> = document.date.or(options.date);
    let extraction = match date {
        Some(date) => extractor.extract_dated(&document.text, date),
        None => extractor.extract(&document.text),
    };
    // One write for each document, so that a reader downstream never waits for a line that is done.
    let mut bytes = Vec::new();
    match options.format {
        Format::Table => table::write(&mut bytes, document, &extraction, options.explain)?,
        Format::Jsonl => {
            let tokens = options.tokens.then(|| extraction.tokens().iter().map(|token| token.span()).collect());
            let id = &document.id;
            if options.explain {
                serde_json::to_writer(&mut bytes, &Line { id, document: Explained::new(&extraction), tokens })?;
            } else {
                serde_json::to_writer(&mut bytes, &Line { id, document: &extraction, tokens })?;
            }
            bytes.push(b'\n');
        }
    }
    out.write_all(&bytes)?;
    out.flush()
}
