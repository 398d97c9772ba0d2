//! The parts in which a long text is read, so that what is worked with beside the result fits the caches and stays small.

use crate::span::Span;
use crate::text::Document;

/// A text of more bytes is read in parts that are hardly longer: what a book may have, and no article. What the stages make of so much
/// stays in the caches; of four times that a byte costs up to half as much again.
pub(crate) const PART: usize = 1 << 18;

/// What the parts before one hold: by so much its numbers are raised in those of the whole text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Before {
    pub tokens: u32,
    pub sentences: u32,
    pub entities: u32,
}

/// Adds what a part holds to what those before it do, and takes it out there; the first part's is not copied.
pub(crate) fn append<T>(whole: &mut Vec<T>, part: &mut Vec<T>) {
    if whole.is_empty() {
        std::mem::swap(whole, part);
        part.clear();
    } else {
        whole.append(part);
    }
}

impl<'t> Document<'t> {
    /// The parts of the text that are read each for itself, in their order; a text of at most a quarter of a megabyte is
    /// one part.
    ///
    /// A part ends behind the first blank line beyond 256 KiB, or behind the first line where no blank one comes within as much again.
    /// Within a line that goes on for half as much more it ends where a sentence seems to, else behind a word; a single token is never
    /// cut. Costs nothing for a short text.
    ///
    /// ```
    /// use feiten::text::Document;
    ///
    /// let text = "Polen stuurt tanks.\n\n".repeat(30_000);
    /// let parts: Vec<usize> = Document::new(&text, None).parts().map(|part| part.flow.len()).collect();
    /// assert_eq!(parts, [262_164, 262_164, 105_672]);
    /// ```
    pub fn parts(self) -> impl Iterator<Item = Document<'t>> {
        self.parts_of(PART)
    }

    /// The parts that end at the first blank line beyond so many bytes.
    fn parts_of(self, size: usize) -> impl Iterator<Item = Document<'t>> {
        let mut rest = Some(self.flow);
        std::iter::from_fn(move || {
            let flow = rest.take()?;
            let end = end(self.text.as_bytes(), flow, size);
            rest = end.map(|end| Span::new(end, flow.to()));
            Some(Document { flow: Span::new(flow.from(), end.unwrap_or(flow.to())), ..self })
        })
    }
}

/// Where the first part of what is read ends; none where it is the only one.
fn end(text: &[u8], flow: Span, size: usize) -> Option<u32> {
    let from = flow.start() + size;
    let rest = text.get(from..flow.end())?;
    if let Some(end) = rest.get(..=size / 2).and_then(end_in_line) {
        return Some((from + end) as u32);
    }
    let lines = || (from..).zip(rest).filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    let behind_blank = |at: usize| {
        let next = text.get(at..flow.end())?.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\r'))? + at;
        (text.get(next) == Some(&b'\n')).then_some(next + 1)
    };
    let near = lines().take_while(|at| *at <= from + size);
    let end = near.filter_map(behind_blank).next().or_else(|| lines().find(|at| *at > from + size));
    end.filter(|end| *end < flow.end()).map(|end| end as u32)
}

/// Where the first sentence in a piece of a line seems to end, else its first word; nowhere where a line ends in it.
fn end_in_line(piece: &[u8]) -> Option<usize> {
    if piece.contains(&b'\n') {
        return None;
    }
    let sentence = piece.windows(2).position(|pair| matches!(pair, [b'.' | b'!' | b'?', b' '])).map(|mark| mark + 1);
    sentence.or_else(|| piece.iter().position(|byte| *byte == b' ')).map(|space| space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, size: usize) -> Vec<&str> {
        Document::new(text, None).parts_of(size).map(|part| part.flow.slice(text)).collect()
    }

    #[test]
    fn a_part_ends_with_its_paragraph() {
        assert_eq!(parts("Een\nTwee\n\nDrie.\n \r\nVier.", 5), ["Een\nTwee\n\n", "Drie.\n \r\n", "Vier."]);
        assert_eq!(parts("Eén-twee", 1), ["Eén-twee"]);
        assert_eq!(parts("Eén twee", 100), ["Eén twee"]);
        assert_eq!(parts("", 1), [""]);
    }

    #[test]
    fn without_a_blank_line_a_part_ends_with_its_line() {
        assert_eq!(parts("een\ntwee\ndrie\nvier\nvijf\n", 5), ["een\ntwee\ndrie\n", "vier\nvijf\n"]);
    }

    #[test]
    fn a_long_line_is_cut_where_a_sentence_or_a_word_ends() {
        assert_eq!(parts("een twee. drie vier vijf zes zeven acht", 8), ["een twee. ", "drie vier ", "vijf zes ", "zeven acht"]);
        assert_eq!(parts("een twee\nvier vijf", 8), ["een twee\nvier vijf"]);
        assert_eq!(parts("eentweedrieviervijf", 4), ["eentweedrieviervijf"]);
    }

    #[test]
    fn parts_make_up_what_is_read() {
        let text = "date 2022-02-24 Eén.\n\nTwee é.\n\n\n\nDrie.\nVier é\n\n";
        let document = Document::new(text, None);
        for size in 1..text.len() {
            assert_eq!(parts(text, size).concat(), document.flow.slice(text), "{size}");
        }
    }
}
