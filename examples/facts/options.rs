//! The options of the program.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use feiten::DocumentDate;
use lexopt::prelude::*;

/// More threads than this read no faster on any machine.
const MOST_JOBS: usize = 1024;

const HELP: &str = "\
Reads Dutch news and prints the facts it tells.

usage: facts [OPTION…] [FILE…]        without FILE, or for the file -, reads standard input; a folder stands for all .txt files
                                      in it and its folders, a pattern as 'news/**/2022-*.txt' for the files that match

  --format table|jsonl   a line for each fact, or one JSON document a line
                         (default: table on a terminal, jsonl elsewhere)
  --input text|jsonl     each file is one document (default), or each line is {\"id\", \"text\", \"date\"},
                         and folders give their .jsonl files
  --jobs N               reads on so many cores (default: all); what comes out is the same
  --tokens               adds the tokens to each JSON document
  --explain              says why each fact is there: its rule and that rule's line, what fills each slot, the cue words
  --date DATE            the date of documents that give none: 2022, 2022-02, 2022-02-25, 2022-02-25T14:30:00
  --rules FILE           adds a file of rules; may be given several times
  --list FILE            adds a list: rows of phrase, kind, value and class with tabs between; may be given several times
  --check                runs the examples of the rules given, reads nothing else; names each that does not hold
  --help, --version

exit codes: 0 all was read, or all examples hold; 1 a file or line could not be read (the others were), or an example does not
hold; 2 unusable arguments, a faulty file of rules or list among them
";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Table,
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    Text,
    Jsonl,
}

/// What the program is asked to do.
#[derive(Debug)]
pub struct Options {
    pub format: Format,
    pub input: Input,
    pub tokens: bool,
    pub explain: bool,
    pub date: Option<DocumentDate>,
    pub rules: Vec<PathBuf>,
    pub lists: Vec<PathBuf>,
    pub check: bool,
    /// How many threads read.
    pub jobs: usize,
    /// Files, folders and patterns.
    pub files: Vec<OsString>,
}

/// A run, or a text to print instead.
pub enum Request {
    Run(Options),
    Print(String),
}

/// Reads the command line.
pub fn read() -> Result<Request, String> {
    parse(lexopt::Parser::from_env())
}

fn parse(mut parser: lexopt::Parser) -> Result<Request, String> {
    let mut format = None;
    let mut options = Options {
        format: Format::Jsonl,
        input: Input::Text,
        tokens: false,
        explain: false,
        date: None,
        rules: Vec::new(),
        lists: Vec::new(),
        check: false,
        jobs: std::thread::available_parallelism().map_or(1, NonZeroUsize::get),
        files: Vec::new(),
    };
    while let Some(argument) = parser.next().map_err(text)? {
        match argument {
            Long("format") => {
                format = Some(match name(parser.value())?.as_str() {
                    "table" => Format::Table,
                    "jsonl" => Format::Jsonl,
                    other => return Err(format!("--format: found «{other}», expected table or jsonl")),
                });
            }
            Long("input") => {
                options.input = match name(parser.value())?.as_str() {
                    "text" => Input::Text,
                    "jsonl" => Input::Jsonl,
                    other => return Err(format!("--input: found «{other}», expected text or jsonl")),
                };
            }
            Long("jobs") | Short('j') => {
                let jobs = name(parser.value())?;
                let number = jobs.parse::<NonZeroUsize>().map_err(|_| format!("--jobs: found «{jobs}», expected a number from 1"))?;
                options.jobs = number.get().min(MOST_JOBS);
            }
            Long("tokens") => options.tokens = true,
            Long("explain") => options.explain = true,
            Long("date") => options.date = Some(name(parser.value())?.parse().map_err(|error| format!("--{error}"))?),
            Long("rules") => options.rules.push(parser.value().map_err(text)?.into()),
            Long("list") => options.lists.push(parser.value().map_err(text)?.into()),
            Long("check") => options.check = true,
            Long("help") | Short('h') => return Ok(Request::Print(HELP.to_owned())),
            Long("version") | Short('V') => return Ok(Request::Print(format!("feiten {}\n", env!("CARGO_PKG_VERSION")))),
            Value(file) => options.files.push(file),
            other => return Err(format!("{}; --help lists the options", other.unexpected())),
        }
    }
    if options.files.is_empty() {
        options.files.push("-".into());
    }
    options.format = format.unwrap_or(if std::io::stdout().is_terminal() { Format::Table } else { Format::Jsonl });
    Ok(Request::Run(options))
}

fn name(value: Result<OsString, lexopt::Error>) -> Result<String, String> {
    value.and_then(|value| value.string()).map_err(text)
}

fn text(error: lexopt::Error) -> String {
    error.to_string()
}
