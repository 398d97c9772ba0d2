//! Where documents come from: files and standard input, as plain text or as JSON Lines.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use feiten::DocumentDate;
use serde_json::{Map, Value};

/// A file or standard input.
#[derive(Debug)]
pub enum Source {
    File(PathBuf),
    Standard,
}

/// A text with its name and date.
#[derive(Debug)]
pub struct Document {
    /// The name as it came, any JSON value; of a file its stem.
    pub id: Value,
    pub text: String,
    pub date: Option<DocumentDate>,
}

/// A line of JSON, not yet read.
#[derive(Debug)]
pub struct Line {
    /// The name of its source.
    source: Arc<str>,
    /// Its number, from one.
    number: usize,
    pub bytes: Vec<u8>,
}

/// Why a file or a line was not read.
#[derive(Debug)]
pub struct Fault(String);

impl Fault {
    /// A fault that is told as it stands.
    pub fn new(message: String) -> Self {
        Fault(message)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Source {
    /// How many bytes it holds; not known of standard input, nothing where there is no such file.
    pub fn size(&self) -> Option<u64> {
        match self {
            Source::File(path) => Some(path.metadata().map_or(0, |file| file.len())),
            Source::Standard => None,
        }
    }

    fn name(&self) -> String {
        match self {
            Source::File(path) => path.display().to_string(),
            Source::Standard => "stdin".to_owned(),
        }
    }

    fn open(&self) -> io::Result<Box<dyn BufRead>> {
        Ok(match self {
            Source::File(path) => Box::new(BufReader::new(File::open(path)?)),
            Source::Standard => Box::new(io::stdin().lock()),
        })
    }

    /// The source as one document.
    pub fn document(&self) -> Result<Document, Fault> {
        let mut bytes = Vec::new();
        self.open().and_then(|mut reader| reader.read_to_end(&mut bytes)).map_err(|error| Fault(format!("{}: {error}", self.name())))?;
        let text = utf8(bytes).map_err(|at| Fault(format!("{}: not UTF-8 at byte {at}", self.name())))?;
        let id = match self {
            Source::File(path) => path.file_stem().unwrap_or(Path::new("").as_os_str()).to_string_lossy().into_owned(),
            Source::Standard => self.name(),
        };
        Ok(Document { id: id.into(), text, date: None })
    }

    /// The lines of the source that are not empty.
    pub fn lines(&self) -> Result<impl Iterator<Item = Result<Line, Fault>>, Fault> {
        let name: Arc<str> = self.name().into();
        let mut reader = self.open().map_err(|error| Fault(format!("{name}: {error}")))?;
        let mut number = 0;
        let mut ended = false;
        Ok(std::iter::from_fn(move || loop {
            let mut bytes = Vec::new();
            number += 1;
            match reader.read_until(b'\n', &mut bytes) {
                _ if ended => return None,
                Ok(0) => return None,
                Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => return Some(Ok(Line { source: Arc::clone(&name), number, bytes })),
                // What a reader gives after an error is not known to be the next line.
                Err(error) => {
                    ended = true;
                    return Some(Err(Fault(format!("{name}:{number}: {error}"))));
                }
            }
        }))
    }
}

impl Line {
    /// The document that the line holds.
    pub fn document(self) -> Result<Document, Fault> {
        let Line { source, number, bytes } = self;
        given(bytes).map_err(|error| Fault(format!("{source}:{number}: {error}")))
    }
}

/// The document of one line of JSON; fields beside its own are passed over.
fn given(bytes: Vec<u8>) -> Result<Document, String> {
    let line = utf8(bytes).map_err(|at| format!("not UTF-8 at byte {at} of the line"))?;
    let line = line.trim_end().trim_start_matches('\u{feff}');
    let mut fields: Map<String, Value> = serde_json::from_str(line).map_err(|error| column(&error))?;
    let text = match fields.remove("text") {
        Some(Value::String(text)) => text,
        Some(_) => return Err("`text` is no string".to_owned()),
        None => return Err("`text` is missing".to_owned()),
    };
    let date = match fields.remove("date") {
        None | Some(Value::Null) => None,
        Some(Value::String(date)) if date.is_empty() => None,
        Some(Value::String(date)) => Some(date.parse().map_err(|error: feiten::Error| error.to_string())?),
        Some(_) => return Err("`date` is no string".to_owned()),
    };
    Ok(Document { id: fields.remove("id").unwrap_or_default(), text, date })
}

/// What is wrong, with its column: serde's own message counts lines of the one line it saw.
fn column(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    match message.strip_suffix(&place) {
        Some(reason) => format!("{reason} at column {}", error.column()),
        None => message,
    }
}

/// The bytes as text, or the offset of the first that is not UTF-8.
fn utf8(bytes: Vec<u8>) -> Result<String, usize> {
    String::from_utf8(bytes).map_err(|error| error.utf8_error().valid_up_to())
}
