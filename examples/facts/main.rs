//! Reads files or standard input and prints the facts, as a table for people or as JSON Lines for programs.

mod files;
mod options;
mod pool;
mod progress;
mod source;
mod table;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use feiten::{DocumentDate, Entity, Extraction, Extractor, Fact, Sentence, Span, Why};
use options::{Format, Input, Options, Request};
use serde::Serialize;
use source::{Document, Fault, Line, Source};

/// One line of output: the contract's document, its name first.
#[derive(Serialize)]
struct Named<'a, D: Serialize> {
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
    match run(extractor, options) {
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

/// What a thread reads at a time.
enum Task {
    File(Source),
    Line(Line),
    /// A file or line that could not even be opened: it is told in its place.
    Fault(Fault),
}

/// What is written for a task, and how many bytes it read.
struct Answer {
    output: Result<Vec<u8>, Fault>,
    bytes: usize,
}

/// Reads every source and writes the answers in their order; whether all could be read. An error is one of writing.
fn run(extractor: Extractor, options: Options) -> io::Result<bool> {
    let options = Arc::new(options);
    let ending = match options.input {
        Input::Text => "txt",
        Input::Jsonl => "jsonl",
    };
    let sources: Vec<Result<Source, Fault>> = options.files.iter().flat_map(|file| files::named(file, ending)).collect();
    let bar = progress::bar(&sources);
    let input = options.input;
    let feed = move |ask: &dyn Fn(Task) -> bool| tasks(sources, input, ask);
    let jobs = options.jobs;
    let mut out = io::stdout().lock();
    let mut complete = true;
    for answer in pool::answers(jobs, feed, move |task, extraction: &mut Extraction| answer(&extractor, &options, task, extraction)) {
        let Answer { output, bytes } = answer?;
        match output {
            // One write for each document, so that a reader downstream never waits for a line that is done.
            Ok(output) => out.write_all(&output).and_then(|()| out.flush())?,
            Err(fault) => {
                complete = false;
                bar.suspend(|| eprintln!("facts: {fault}"));
            }
        }
        bar.inc(bytes as u64);
    }
    bar.finish_and_clear();
    Ok(complete)
}

/// Asks for every file, or every line of every file, in order.
fn tasks(sources: Vec<Result<Source, Fault>>, input: Input, ask: &dyn Fn(Task) -> bool) {
    for source in sources {
        let heard = match (source, input) {
            (Err(fault), _) => ask(Task::Fault(fault)),
            (Ok(source), Input::Text) => ask(Task::File(source)),
            (Ok(source), Input::Jsonl) => match source.lines() {
                Ok(mut lines) => lines.all(|line| ask(line.map_or_else(Task::Fault, Task::Line))),
                Err(fault) => ask(Task::Fault(fault)),
            },
        };
        if !heard {
            return;
        }
    }
}

fn answer(extractor: &Extractor, options: &Options, task: Task, extraction: &mut Extraction) -> Answer {
    let mut bytes = 0;
    let document = match task {
        Task::File(source) => source.document().inspect(|document| bytes = document.text.len()),
        Task::Line(line) => {
            bytes = line.bytes.len();
            line.document()
        }
        Task::Fault(fault) => Err(fault),
    };
    let written = |document: Document| {
        write(extractor, options, &document, extraction).map_err(|error| Fault::new(format!("{}: {error}", document.id)))
    };
    Answer { output: document.and_then(written), bytes }
}

/// What is written for a document, read into an extraction that held another.
fn write(extractor: &Extractor, options: &Options, document: &Document, extraction: &mut Extraction) -> io::Result<Vec<u8>> {
    let date: Option<DocumentDate> = document.date.or(options.date);
    match date {
        Some(date) => extractor.extract_dated_into(&document.text, date, extraction),
        None => extractor.extract_into(&document.text, extraction),
    }
    let extraction = &*extraction;
    let mut bytes = Vec::new();
    match options.format {
        Format::Table => table::write(&mut bytes, document, extraction, options.explain)?,
        Format::Jsonl => {
            let tokens = options.tokens.then(|| extraction.tokens().iter().map(|token| token.span()).collect());
            let id = &document.id;
            if options.explain {
                serde_json::to_writer(&mut bytes, &Named { id, document: Explained::new(extraction), tokens })?;
            } else {
                serde_json::to_writer(&mut bytes, &Named { id, document: extraction, tokens })?;
            }
            bytes.push(b'\n');
        }
    }
    Ok(bytes)
}
