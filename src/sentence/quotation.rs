//! What is quoted: pairs of quotation marks, also across sentences.

use crate::span::Span;
use crate::token::{Shape, Token};

/// A quoted stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The token of the opening mark.
    pub open: u32,
    /// The token of the closing mark, or the end of the paragraph where none stands.
    pub close: u32,
    /// The bytes between the marks.
    pub inner: Span,
}

/// A quotation may run over this many paragraphs' ends before it counts as never closed.
const PARAGRAPHS: usize = 0;

/// All quotations, in the order of their opening marks; quotations inside others are left out. Linear in the tokens.
pub fn quotations(text: &str, tokens: &[Token]) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    let mut paragraphs = 0;
    for (at, token) in tokens.iter().enumerate() {
        if open.is_some() && token.shape.has(Shape::PARAGRAPH) {
            paragraphs += 1;
            if paragraphs > PARAGRAPHS {
                open = None;
            }
        }
        if !token.shape.has(Shape::QUOTE) {
            continue;
        }
        let mark = token.text(text);
        match open {
            Some((from, opening))
                if closes(opening, mark) && !(is_straight(mark) && next_is_glued(tokens, at) && token.shape.has(Shape::SPACED)) =>
            {
                if let (Some(first), Some(last)) = (tokens.get(from), tokens.get(at)) {
                    found.push(Quotation { open: from as u32, close: at as u32, inner: Span::new(first.span.to(), last.span.from()) });
                }
                open = None;
            }
            None if opens(mark) && next_is_glued(tokens, at) => {
                open = Some((at, mark));
                paragraphs = 0;
            }
            _ => {}
        }
    }
    found
}

fn next_is_glued(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| !next.shape.has(Shape::SPACED))
}

fn is_straight(mark: &str) -> bool {
    matches!(mark, "\"" | "'" | "''")
}

fn opens(mark: &str) -> bool {
    matches!(mark, "\"" | "'" | "''" | "“" | "”" | "„" | ",," | "‘" | "’" | "«" | "»" | "‹" | "‚" | "``" | "`")
}

fn closes(opening: &str, mark: &str) -> bool {
    match opening {
        "“" | "„" | ",," | "”" => matches!(mark, "”" | "“" | "''" | "\""),
        "‘" | "‚" | "’" | "`" => matches!(mark, "’" | "‘" | "'"),
        "«" => mark == "»",
        "»" => mark == "«" || mark == "»",
        "‹" => mark == "›",
        "``" => mark == "''",
        _ => mark == opening,
    }
}
