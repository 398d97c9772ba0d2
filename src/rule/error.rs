//! What is wrong with a rule file, shown with the source line and carets under the fault.

use std::fmt;
use std::ops::Range;

/// The most characters of a source line that a fault shows.
const SHOWN: usize = 120;

/// One thing that is wrong with a rule file.
///
/// Its [`Display`](fmt::Display) form is meant for the author of the file:
///
/// ```text
/// send.rules:4:3: unknown slot `destinaton` of the fact type `deployment`
///   |
/// 4 |   destinaton naar: country
///   |   ^^^^^^^^^^
///   = did you mean `destination`?
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    file: String,
    line: usize,
    column: usize,
    span: Range<usize>,
    excerpt: String,
    lead: String,
    carets: usize,
    message: String,
    help: Option<String>,
}

impl Fault {
    /// Returns the name of the file, as it was given.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Returns the line of the fault, counted from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// Returns the column of the fault in characters, counted from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// Returns the bytes of the source that are at fault.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Returns what was found and what was expected, in one line.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns what to do about it, where that is known.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let margin = " ".repeat(self.line.to_string().len());
        writeln!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        writeln!(f, "{margin} |")?;
        writeln!(f, "{} | {}", self.line, self.excerpt)?;
        write!(f, "{margin} | {}{}", self.lead, "^".repeat(self.carets))?;
        if let Some(help) = &self.help {
            write!(f, "\n{margin} = {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}

/// Everything that is wrong with one or more rule files, in the order of the source; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults {
    faults: Vec<Fault>,
    more: usize,
}

impl Faults {
    /// Returns the faults, in the order of the source.
    #[must_use]
    pub fn as_slice(&self) -> &[Fault] {
        &self.faults
    }

    /// Returns how many faults were found beyond those that are kept.
    #[must_use]
    pub fn more(&self) -> usize {
        self.more
    }
}

impl IntoIterator for Faults {
    type Item = Fault;
    type IntoIter = std::vec::IntoIter<Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.faults.into_iter()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                f.write_str("\n\n")?;
            }
            write!(f, "{fault}")?;
        }
        if self.more > 0 {
            write!(f, "\n\nand {} more", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// One source file that is being read.
#[derive(Debug, Clone)]
pub(crate) struct Source<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
    /// Where each line starts, so that no line number costs a walk over the file.
    starts: Vec<usize>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(name: &'a str, text: &'a str) -> Source<'a> {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        Source { name, text, starts: std::iter::once(0).chain(after).collect() }
    }

    /// Returns the line of a byte offset, counted from 1.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).max(1)
    }
}

/// A fault before its line is looked up.
#[derive(Debug, Clone)]
struct Report {
    file: usize,
    span: Range<usize>,
    message: String,
    help: Option<String>,
}

/// Collects the faults of several files.
#[derive(Debug)]
pub(crate) struct Collector {
    file: usize,
    limit: usize,
    reports: Vec<Report>,
    more: usize,
}

impl Collector {
    pub(crate) fn new(limit: usize) -> Collector {
        Collector { file: 0, limit: limit.max(1), reports: Vec::new(), more: 0 }
    }

    /// Says to which file the faults belong that are added from now on.
    pub(crate) fn enter(&mut self, file: usize) {
        self.file = file;
    }

    pub(crate) fn add(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.add_with(span, message, || None);
    }

    /// Adds a fault with a hint, which is made only if the fault is kept: a hostile file has very many.
    pub(crate) fn add_with(&mut self, span: Range<usize>, message: impl Into<String>, help: impl FnOnce() -> Option<String>) {
        if self.reports.len() >= self.limit {
            self.more += 1;
            return;
        }
        self.reports.push(Report { file: self.file, span, message: message.into(), help: help() });
    }

    /// Returns the faults with their lines, or nothing if there were none.
    pub(crate) fn finish(mut self, sources: &[Source<'_>]) -> Option<Faults> {
        if self.reports.is_empty() {
            return None;
        }
        self.reports.sort_by_key(|report| (report.file, report.span.start, report.span.end));
        let faults = self
            .reports
            .into_iter()
            .filter_map(|report| {
                let source = sources.get(report.file)?;
                Some(locate(source, report))
            })
            .collect();
        Some(Faults { faults, more: self.more })
    }
}

fn locate(source: &Source<'_>, report: Report) -> Fault {
    let line = source.line(report.span.start);
    let start = source.starts.get(line - 1).copied().unwrap_or(0);
    let rest = source.text.get(start..).unwrap_or("");
    let text = rest.lines().next().unwrap_or("");
    let before = text.get(..report.span.start.saturating_sub(start)).unwrap_or(text);
    let column = before.chars().count();
    let marked = text.get(before.len()..report.span.end.saturating_sub(start).min(text.len())).map_or(1, |marked| marked.chars().count());
    // A very long line is shown from shortly before the fault, so that a message stays readable.
    let length = text.chars().count();
    let skipped = if length > SHOWN { column.saturating_sub(SHOWN / 2) } else { 0 };
    let mut excerpt: String = text.chars().skip(skipped).take(SHOWN).filter(|char| *char == '\t' || !char.is_control()).collect();
    let mut lead: String = text
        .chars()
        .take(column)
        .skip(skipped)
        .filter(|char| *char == '\t' || !char.is_control())
        .map(|char| if char == '\t' { '\t' } else { ' ' })
        .collect();
    if skipped > 0 {
        excerpt.insert(0, '…');
        lead.insert(0, ' ');
    }
    if length > skipped + SHOWN {
        excerpt.push('…');
    }
    Fault {
        file: source.name.to_owned(),
        line,
        column: column + 1,
        carets: marked.clamp(1, SHOWN - (column - skipped).min(SHOWN - 1)),
        span: report.span,
        excerpt: excerpt.trim_end().to_owned(),
        lead,
        message: report.message,
        help: report.help,
    }
}

/// Returns a hint that names the known word nearest to `found`, if one is near enough to be meant.
pub(crate) fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest_word(found, known).map(|word| format!("did you mean `{word}`?"))
}

/// Returns the known word nearest to `found`: at most a third of its letters may differ.
pub(crate) fn nearest_word<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = found.chars().take(41).collect();
    if letters.len() > 40 {
        return None;
    }
    let allowed = (letters.len() / 3).max(1);
    // Words whose lengths differ by more differ by more.
    let alike = |word: &&str| word.chars().count().abs_diff(letters.len()) <= allowed;
    known
        .into_iter()
        .filter(alike)
        .map(|word| (distance(&letters, word), word))
        .filter(|(distance, word)| *distance <= allowed && *distance < word.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Returns how many letters must be added, dropped, changed or swapped with their neighbour.
fn distance(found: &[char], known: &str) -> usize {
    let known: Vec<char> = known.chars().collect();
    if found.len().abs_diff(known.len()) > found.len().max(3) {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=known.len()).collect();
    for (y, letter) in found.iter().enumerate() {
        let mut next = vec![y + 1];
        for (x, other) in known.iter().enumerate() {
            let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let change = get(&row, x) + usize::from(letter != other);
            let mut best = change.min(get(&row, x + 1) + 1).min(get(&next, x) + 1);
            let swapped = x > 0 && y > 0 && found.get(y - 1) == Some(other) && known.get(x - 1) == Some(letter);
            if swapped {
                best = best.min(get(&before, x - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(usize::MAX)
}
