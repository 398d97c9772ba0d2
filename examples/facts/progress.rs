//! How far the program has come, on a terminal: bytes read, bytes a second, and how long it may still take.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

use crate::source::{Fault, Source};

/// A bar on standard error. There is none where that is no terminal, or where the answers themselves show on one.
pub fn bar(sources: &[Result<Source, Fault>]) -> ProgressBar {
    if io::stdout().is_terminal() || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let sizes = sources.iter().filter_map(|source| source.as_ref().ok()).map(Source::size);
    let (bar, style) = match sizes.sum::<Option<u64>>() {
        Some(total) => (ProgressBar::new(total), "{wide_bar} {bytes}/{total_bytes}, {bytes_per_sec}, {eta} left"),
        None => (ProgressBar::new_spinner(), "{spinner} {bytes}, {bytes_per_sec}"),
    };
    match ProgressStyle::with_template(style) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
