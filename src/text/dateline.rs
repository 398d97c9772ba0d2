//! A document: the text as given, where its flow begins, and its date.

use crate::span::Span;
use crate::value::DocumentDate;

/// A text with what is known of its date.
#[derive(Clone, Copy, Debug)]
pub struct Document<'t> {
    /// The whole text as given; all offsets count its bytes.
    pub text: &'t str,
    /// The part that is read: behind a leading date line, up to the limit of 32-bit offsets.
    pub flow: Span,
    /// The document's date.
    pub date: Option<DocumentDate>,
    /// Whether the text was longer than offsets reach, so that its end was left unread.
    pub cut: bool,
}

/// The word that opens a date line.
const KEY: &str = "date ";

impl<'t> Document<'t> {
    /// Reads the leading date line (` date 2022-02 …`), if there is one; of it and `date` the finer grain wins.
    pub fn new(text: &'t str, date: Option<DocumentDate>) -> Self {
        let mut limit = text.len().min(u32::MAX as usize - 1);
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let (own, behind) = match leading_date(text) {
            Some((found, behind)) => (Some(found), behind),
            None => (None, 0),
        };
        let date = match (own, date) {
            (Some(own), Some(given)) if given.grain() > own.grain() => Some(given),
            (own, given) => own.or(given),
        };
        Document { text, flow: Span::new(behind as u32, limit as u32), date, cut: limit < text.len() }
    }
}

/// The date of a date line and the offset behind it.
fn leading_date(text: &str) -> Option<(DocumentDate, usize)> {
    let trimmed = text.trim_start();
    let rest = trimmed.strip_prefix(KEY)?;
    let length = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
    let date = rest.get(..length)?.parse().ok()?;
    Some((date, text.len() - rest.len() + length))
}
