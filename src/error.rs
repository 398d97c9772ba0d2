//! The one public error: what a user configures or feeds in as a file can be wrong; a text can not.

use std::fmt;

/// What is wrong with a date, a list or a rule file that the caller gave.
///
/// Extraction itself has no error. The message says where, what was found and what was expected; the predicates tell
/// the sorts apart.
///
/// ```
/// let error = "februari".parse::<feiten::DocumentDate>().unwrap_err();
/// assert!(error.is_date());
/// assert_eq!(error.to_string(), "date: found «februari», expected 2022, 2022-02, 2022-02-25 or 2022-02-25T14:30:00");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
    message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Date,
    List,
    Rule,
}

impl Error {
    pub(crate) fn date(found: &str) -> Self {
        let message = format!("date: found «{found}», expected 2022, 2022-02, 2022-02-25 or 2022-02-25T14:30:00");
        Error { kind: Kind::Date, message }
    }

    pub(crate) fn list(file: &str, line: usize, found: &str, expected: &str) -> Self {
        Error { kind: Kind::List, message: format!("{file}:{line}: found {found}, expected {expected}") }
    }

    pub(crate) fn rule(message: String) -> Self {
        Error { kind: Kind::Rule, message }
    }

    /// Whether a document date has the wrong form.
    pub fn is_date(&self) -> bool {
        self.kind == Kind::Date
    }

    /// Whether a row of a list is wrong.
    pub fn is_list(&self) -> bool {
        self.kind == Kind::List
    }

    /// Whether a rule file is wrong.
    pub fn is_rule(&self) -> bool {
        self.kind == Kind::Rule
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
