//! The files that an argument names: itself, those of a folder, or those of a glob pattern.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern};

use crate::source::{Fault, Source};

/// A `*` of the shell names no hidden file either.
const SHELL: MatchOptions = MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// The sources that an argument names, in the order of their paths. `-` is standard input; a folder stands for all files with the
/// ending in it and in its folders; what is no file but has a `*`, `?` or `[` is a pattern, where `**` is any run of folders.
pub fn named(argument: &OsStr, ending: &str) -> Vec<Result<Source, Fault>> {
    if argument == "-" {
        return vec![Ok(Source::Standard)];
    }
    let path = Path::new(argument);
    if path.is_dir() {
        let Some(folder) = path.to_str() else { return vec![Err(fault(path, "a folder's name has to be UTF-8"))] };
        let pattern = format!("{}/**/*.{ending}", Pattern::escape(folder.trim_end_matches('/')));
        return matching(path, &pattern, &format!("no .{ending} file in it"));
    }
    match argument.to_str() {
        Some(pattern) if !path.exists() && pattern.contains(['*', '?', '[']) => matching(path, pattern, "no file matches"),
        _ => vec![Ok(Source::File(path.to_owned()))],
    }
}

fn matching(argument: &Path, pattern: &str, nothing: &str) -> Vec<Result<Source, Fault>> {
    let found = match glob::glob_with(pattern, SHELL) {
        Ok(found) => found,
        Err(error) => return vec![Err(fault(argument, error))],
    };
    let mut sources: Vec<(PathBuf, Result<Source, Fault>)> = found
        .map(|entry| match entry {
            Ok(path) => (path.clone(), Ok(Source::File(path))),
            Err(error) => (error.path().to_owned(), Err(fault(error.path(), error.error()))),
        })
        .filter(|(path, source)| source.is_err() || !path.is_dir())
        .collect();
    if sources.is_empty() {
        return vec![Err(fault(argument, nothing))];
    }
    sources.sort_by(|(one, _), (other, _)| one.cmp(other));
    sources.into_iter().map(|(_, source)| source).collect()
}

fn fault(path: &Path, reason: impl std::fmt::Display) -> Fault {
    Fault::new(format!("{}: {reason}", path.display()))
}
