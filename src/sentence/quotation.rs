//! What is quoted: pairs of quotation marks, also across sentences.

use crate::span::Span;
use crate::token::{Shape, Token};

/// A quoted stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The token of the opening mark.
    pub open: u32,
    /// The token of the closing mark; the last token of the paragraph where none stands because the next paragraph
    /// opens the quotation anew, as newspapers do.
    pub close: u32,
    /// The bytes between the marks.
    pub inner: Span,
}

/// All quotations, in the order of their opening marks; quotations inside others are left out. Linear in the tokens.
pub fn quotations(text: &str, tokens: &[Token]) -> Vec<Quotation> {
    let mut found = Vec::new();
    quotations_into(text, tokens, &mut found);
    found
}

/// The same into a vector that is emptied first.
pub(crate) fn quotations_into(text: &str, tokens: &[Token], found: &mut Vec<Quotation>) {
    found.clear();
    // Up to the next mark, or to the next line where one is open, nothing changes.
    let next = |from: usize, telling: Shape| {
        let rest = tokens.get(from..).unwrap_or(&[]);
        let ahead = rest.iter().position(|token| token.shape.any(telling))?;
        rest.get(ahead).map(|token| (from + ahead, token))
    };
    let Some((mut from, _)) = next(0, Shape::QUOTE) else { return };
    let mut marks = Marks::new(tokens);
    while let Some((at, token)) = next(from, if marks.is_open() { Shape::QUOTE.with(Shape::LINE) } else { Shape::QUOTE }) {
        from = at + 1;
        let outermost = marks.outermost();
        if let (Some((open, family)), true) = (outermost, marks.breaks(token)) {
            let reopened =
                token.shape.has(Shape::QUOTE) && Mark::of(token.text(text)).is_some_and(|mark| mark.opens && mark.family == family);
            if reopened && at > open + 1 {
                found.extend(quotation(tokens, open, at - 1, true));
            }
        }
        marks.read(text, tokens, at);
        if let (Some((open, _)), None) = (outermost, marks.outermost()) {
            if marks.closed {
                found.extend(quotation(tokens, open, at, false));
            }
        }
    }
}

fn quotation(tokens: &[Token], open: usize, close: usize, whole: bool) -> Option<Quotation> {
    let (first, last) = (tokens.get(open)?, tokens.get(close)?);
    let end = if whole { last.span.to() } else { last.span.from() };
    Some(Quotation { open: open as u32, close: close as u32, inner: Span::new(first.span.to(), end) })
}

/// The kinds of mark that can make a pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    family: Family,
    opens: bool,
    closes: bool,
    /// Only its place tells whether it opens or closes.
    straight: bool,
}

impl Mark {
    fn of(mark: &str) -> Option<Mark> {
        let (family, opens, closes, straight) = match mark {
            "\"" | "″" | "＂" => (Family::Double, true, true, true),
            "''" | "´´" | "’’" => (Family::Double, true, true, true),
            "„" | ",," | "``" | "‘‘" | "‚‚" | "‟" => (Family::Double, true, false, false),
            "“" | "”" => (Family::Double, true, true, false),
            "'" | "´" => (Family::Single, true, true, true),
            "‘" | "’" => (Family::Single, true, true, false),
            "‚" | "‛" | "`" => (Family::Single, true, false, false),
            "«" | "»" | "‹" | "›" => (Family::Angle, true, true, false),
            _ => return None,
        };
        Some(Mark { family, opens, closes, straight })
    }
}

/// What a quotation mark does at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Opens,
    Closes,
}

/// How many quotations are followed inside one another.
const DEPTH: usize = 4;

/// The marks that are open, read token by token.
pub(super) struct Marks {
    open: [Option<(usize, Family)>; DEPTH],
    depth: usize,
    /// Whether the token last read closed a quotation.
    closed: bool,
    /// Without blank lines each line is a paragraph.
    lines: bool,
}

impl Marks {
    pub(super) fn new(tokens: &[Token]) -> Self {
        let lines = !tokens.iter().skip(1).any(|token| token.shape.has(Shape::PARAGRAPH));
        Marks { open: [None; DEPTH], depth: 0, closed: false, lines }
    }

    fn outermost(&self) -> Option<(usize, Family)> {
        self.open.first().copied().flatten().filter(|_| self.depth > 0)
    }

    /// Whether a paragraph begins with the token, so that no quotation runs on into it.
    fn breaks(&self, token: &Token) -> bool {
        token.shape.has(Shape::PARAGRAPH)
            || self.lines && token.shape.has(Shape::LINE) && !token.shape.has(Shape::LETTER)
            || self.lines && token.shape.has(Shape::LINE.with(Shape::CAPITAL))
    }

    /// Whether a quotation is open.
    pub(super) fn is_open(&self) -> bool {
        self.depth > 0
    }

    /// Reads the token at `at`, behind those before it.
    pub(super) fn read(&mut self, text: &str, tokens: &[Token], at: usize) -> Option<Turn> {
        self.closed = false;
        let token = tokens.get(at)?;
        if self.depth > 0 && self.breaks(token) {
            self.depth = 0;
        }
        if !token.shape.has(Shape::QUOTE) {
            return None;
        }
        let mark = Mark::of(token.text(text))?;
        // Close to what stands behind it, and apart from what stands before.
        let glued = tokens.get(at + 1).is_some_and(|next| !next.shape.has(Shape::SPACED) && !is_pause(next, text));
        let apart = token.shape.has(Shape::SPACED)
            || at.checked_sub(1).and_then(|before| tokens.get(before)).is_none_or(|before| leads(before, text));
        let partner =
            (0..self.depth).rev().find(|&level| self.open.get(level).copied().flatten().is_some_and(|(_, family)| family == mark.family));
        if mark.closes {
            if let Some(level) = partner {
                // A straight mark that clearly opens leaves the one before without its partner.
                if !(apart && glued) || !mark.straight && mark.family != Family::Single && !opening_shape(token.text(text)) {
                    self.depth = level;
                    self.closed = level == 0;
                    return Some(Turn::Closes);
                }
                if mark.straight {
                    self.depth = level;
                }
            }
        }
        let free = match mark.family {
            // Lone single marks are apostrophes more often than not.
            Family::Single => apart && glued,
            _ if !mark.closes => true,
            Family::Angle => apart || glued,
            Family::Double => apart,
        };
        if !(mark.opens && free) {
            return None;
        }
        if partner.is_some() && !mark.straight && mark.family != Family::Single {
            // The same kind of mark inside itself: the earlier one was never closed.
            self.depth = partner.unwrap_or(self.depth);
        }
        if let Some(place) = self.open.get_mut(self.depth) {
            *place = Some((at, mark.family));
            self.depth += 1;
        }
        Some(Turn::Opens)
    }
}

/// Marks that open wherever they stand close to the word behind them.
fn opening_shape(mark: &str) -> bool {
    matches!(mark, "“" | "«" | "‹")
}

/// Marks that stand behind a closing quotation mark.
fn is_pause(token: &Token, text: &str) -> bool {
    token.shape.has(Shape::TERMINAL) || matches!(token.text(text), "," | ";" | ":" | ")" | "]")
}

/// Marks that an opening quotation mark follows without a space.
fn leads(token: &Token, text: &str) -> bool {
    token.shape.has(Shape::QUOTE) && token.shape.has(Shape::SPACED)
        || matches!(token.text(text), "(" | "[" | "-" | "–" | "—" | "/" | "=" | ":")
}
