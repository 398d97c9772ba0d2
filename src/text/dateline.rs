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
            None => (None, text.len() - text.trim_start_matches(MARK).len()),
        };
        let date = match (own, date) {
            (Some(own), Some(given)) if given.grain() > own.grain() => Some(given),
            (own, given) => own.or(given),
        };
        Document { text, flow: Span::new(behind as u32, limit as u32), date, cut: limit < text.len() }
    }
}

/// The mark that some programs write before a text to name its encoding.
const MARK: char = '\u{feff}';

/// The date of a date line and the offset behind it.
fn leading_date(text: &str) -> Option<(DocumentDate, usize)> {
    let trimmed = text.trim_start_matches(MARK).trim_start();
    let rest = trimmed.strip_prefix(KEY)?;
    let length = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
    let date = rest.get(..length)?.parse().ok()?;
    Some((date, text.len() - rest.len() + length))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::value::Grain;

    fn flow(text: &str) -> (Option<Grain>, &str) {
        let document = Document::new(text, None);
        (document.date.map(|date| date.grain()), document.flow.slice(text))
    }

    #[test]
    fn a_date_line_gives_the_date_in_its_grain() {
        assert_eq!(flow(" date 2022-02 De top begint."), (Some(Grain::Month), " De top begint."));
        assert_eq!(flow("date 2022-02-25\r\nDe top begint."), (Some(Grain::Day), "\r\nDe top begint."));
        assert_eq!(flow("\u{feff} date 2022\n\nVrijdag"), (Some(Grain::Year), "\n\nVrijdag"));
        assert_eq!(flow("date 2016-11-07T14:30:00 Nu"), (Some(Grain::Clock), " Nu"));
        assert_eq!(flow("date 2022-02"), (Some(Grain::Month), ""));
    }

    #[test]
    fn what_is_no_date_line_stays_text() {
        for text in ["Vrijdag. De top begint.", " date 2022-13 De top", "date over datum", "De date 2022-02", "", "date", "date  2022-02"] {
            assert_eq!(flow(text), (None, text));
        }
        assert_eq!(flow("\u{feff}De top"), (None, "De top"));
    }

    #[test]
    fn the_finer_grain_wins() {
        let given = |date: &str| Document::new(" date 2022-02 De top", Some(date.parse().unwrap())).date.unwrap().to_string();
        assert_eq!(given("2022-02-25"), "2022-02-25");
        assert_eq!(given("2021"), "2022-02");
    }
}
