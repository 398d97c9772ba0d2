//! Splitting: one pass over the bytes that finds where each token ends, hashes its folded word and notes its shape.

use crate::span::Span;
use crate::text::fold::{fold_char, WordHash};
use crate::token::{Abbreviations, Shape, Token};

/// Splits `text` within `flow` into tokens, appended to `tokens`.
///
/// Linear in the bytes; allocates only the vector.
pub fn split(text: &str, flow: Span, abbreviations: &Abbreviations, tokens: &mut Vec<Token>) {
    let mut splitter =
        Splitter { text, at: flow.start(), end: flow.end(), abbreviations, gap: Shape::PARAGRAPH.with(Shape::LINE).with(Shape::SPACED) };
    while let Some(token) = splitter.next() {
        tokens.push(token);
    }
}

struct Splitter<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    abbreviations: &'t Abbreviations,
    /// What the white space before the next token says of it.
    gap: Shape,
}

/// Clitics that open a token with an apostrophe: 's, 't, 'n, 'k, 'm, 'r, 'ns.
const CLITICS: &[u8] = b"stnkmrSTNKMR";

impl Splitter<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        if at >= self.end {
            return None;
        }
        match self.text.as_bytes().get(at) {
            Some(&byte) if byte.is_ascii() => Some(byte as char),
            _ => self.text.get(at..self.end)?.chars().next(),
        }
    }

    fn next(&mut self) -> Option<Token> {
        self.skip_space();
        let start = self.at;
        let first = self.char_at(start)?;
        let gap = std::mem::take(&mut self.gap);
        let mut token = if first.is_alphanumeric() || self.is_clitic(start, first) { self.word(start) } else { self.mark(start, first) };
        token.shape = token.shape.with(gap);
        self.at = token.span.end();
        Some(token)
    }

    fn skip_space(&mut self) {
        let mut lines = 0;
        let mut spaced = false;
        while let Some(c) = self.char_at(self.at) {
            if !(c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}') {
                break;
            }
            lines += usize::from(c == '\n');
            spaced = true;
            self.at += c.len_utf8();
        }
        if spaced {
            self.gap = self.gap.with(Shape::SPACED);
        }
        if lines > 0 {
            self.gap = self.gap.with(Shape::LINE);
        }
        if lines > 1 {
            self.gap = self.gap.with(Shape::PARAGRAPH);
        }
    }

    /// Whether an apostrophe at `at` opens a clitic ("'s avonds", "'t", "'s-Hertogenbosch") and no quotation.
    fn is_clitic(&self, at: usize, first: char) -> bool {
        if !is_apostrophe(first) {
            return false;
        }
        let letter = at + first.len_utf8();
        let Some(&byte) = self.text.as_bytes().get(letter) else { return false };
        CLITICS.contains(&byte)
            && !matches!(self.char_at(letter + 1), Some(c) if c.is_alphanumeric() || is_apostrophe(c) || matches!(c, '.' | '!' | '?' | ','))
    }

    fn word(&self, start: usize) -> Token {
        let mut hash = WordHash::default();
        let mut shape = Shape::default();
        let (mut letters, mut capitals, mut digits, mut others) = (0u32, 0u32, 0u32, 0u32);
        let mut at = start;
        let mut previous = ' ';
        while let Some(c) = self.char_at(at) {
            if c.is_ascii_digit() {
                digits += 1;
            } else if c.is_alphanumeric() {
                letters += 1;
                if c.is_uppercase() {
                    capitals += 1;
                    if letters == 1 && digits == 0 {
                        shape = shape.with(Shape::CAPITAL);
                    }
                }
            } else if at == start && is_apostrophe(c) {
                shape = shape.with(Shape::APOSTROPHE);
                others += 1;
            } else if unicode_inner(c) {
                others += 1;
            } else if self.joins(at, c, previous) {
                others += u32::from(!matches!(c, '.' | ',' | ':'));
                shape = shape.with(match c {
                    '-' | '‐' | '‑' => Shape::HYPHEN,
                    '\'' | '’' => Shape::APOSTROPHE,
                    _ => Shape::default(),
                });
            } else {
                break;
            }
            if !c.is_ascii() {
                shape = shape.with(Shape::WIDE);
            }
            fold_char(c, &mut |byte| hash.push(byte));
            previous = c;
            at += c.len_utf8();
        }
        if letters > 0 {
            shape = shape.with(Shape::LETTER);
        }
        if digits > 0 {
            shape = shape.with(Shape::DIGIT);
            if letters == 0 && others == 0 {
                shape = shape.with(Shape::NUMERIC);
            }
        }
        if capitals > 1 && capitals == letters {
            shape = shape.with(Shape::UPPER);
        }
        let mut end = at;
        let word = self.text.get(start..at).unwrap_or("");
        if self.char_at(at) == Some('.') && (self.abbreviations.holds(hash.finish()) || is_initials(word)) {
            end = at + 1;
            hash.push(b'.');
            shape = shape.with(Shape::ABBREVIATION);
        } else if letters > 0 && word.contains('.') {
            shape = shape.with(Shape::ADDRESS);
        }
        Token { span: Span::new(start as u32, end as u32), hash: hash.finish(), shape }
    }

    /// Whether the character at `at`, no letter or digit, stands inside a word.
    fn joins(&self, at: usize, c: char, previous: char) -> bool {
        let next = self.char_at(at + c.len_utf8());
        let next_is = |test: fn(char) -> bool| next.is_some_and(test);
        match c {
            // "F-16", "luit.-kol.", and the hyphen left open in "Centraal- en Oost-Europa"
            '-' | '‐' | '‑' => {
                previous != '-' && (next_is(char::is_alphanumeric) || (previous.is_alphabetic() && next_is(char::is_whitespace)))
            }
            '\'' | '’' => previous.is_alphanumeric() && next_is(char::is_alphanumeric),
            '.' => {
                (previous.is_ascii_digit() && next_is(|n| n.is_ascii_digit()))
                    || (previous.is_alphabetic() && (next_is(char::is_alphabetic) || next == Some('-')))
                    || (previous.is_alphabetic() && next_is(|n| n.is_ascii_digit()))
            }
            ',' | ':' => previous.is_ascii_digit() && next_is(|n| n.is_ascii_digit()),
            '&' | '/' | '@' | '_' => previous.is_alphanumeric() && next_is(char::is_alphanumeric),
            _ => false,
        }
    }

    fn mark(&self, start: usize, first: char) -> Token {
        let mut end = start + first.len_utf8();
        let mut shape = Shape::MARK;
        match first {
            '.' | ',' | '\'' | '-' | '`' => {
                let most = if first == '.' || first == '-' { usize::MAX } else { 2 };
                let mut count = 1;
                while count < most && self.char_at(end) == Some(first) {
                    end += 1;
                    count += 1;
                }
                if first == '.' {
                    shape = shape.with(Shape::TERMINAL);
                } else if first == '\'' || first == '`' || (first == ',' && count == 2) {
                    shape = shape.with(Shape::QUOTE);
                }
            }
            '!' | '?' | '…' => shape = shape.with(Shape::TERMINAL),
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‘' | '’' | '‚' | '‛' => {
                shape = shape.with(Shape::QUOTE)
            }
            _ => {
                // An emoji with its modifiers is one mark.
                while let Some(c) = self.char_at(end).filter(|&c| unicode_inner(c)) {
                    end += c.len_utf8();
                }
            }
        }
        if !first.is_ascii() {
            shape = shape.with(Shape::WIDE);
        }
        let mut hash = WordHash::default();
        for c in self.text.get(start..end).unwrap_or("").chars() {
            fold_char(c, &mut |byte| hash.push(byte));
        }
        Token { span: Span::new(start as u32, end as u32), hash: hash.finish(), shape }
    }
}

fn is_apostrophe(c: char) -> bool {
    c == '\'' || c == '’' || c == '‘'
}

/// Combining marks, joiners and variation selectors continue what stands before them.
fn unicode_inner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Single letters with full stops between ("J.P", "m.b.t", "A").
fn is_initials(word: &str) -> bool {
    let mut parts = word.split('.');
    parts.all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
        && (word.contains('.') || word.chars().all(char::is_uppercase))
}
