//! Rule source → logical lines of lexemes.

use crate::rule::error::Collector;
use std::ops::Range;

/// Whether a character ends a bare word.
fn is_symbol(char: char) -> bool {
    matches!(
        char,
        '|' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '"' | '#' | '=' | '!' | '?' | '*' | '+' | '@' | '&' | '<' | '>' | '^' | '$' | ','
    )
}

/// What a lexeme is; its text is the slice of the source under its span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A bare word.
    Word,
    /// A text in double quotes; the span holds the quotes.
    Text,
    /// A text in single quotes; the span holds the quotes.
    Exact,
    /// One of the symbols of the language.
    Symbol(char),
}

/// A smallest part of the source.
#[derive(Debug, Clone)]
pub(crate) struct Lexeme {
    pub(crate) class: Class,
    pub(crate) span: Range<usize>,
}

/// A line that holds something beside a comment.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// White space before the first lexeme, in bytes.
    pub(crate) indent: usize,
    pub(crate) lexemes: Vec<Lexeme>,
    /// Whether the line has a fault that was already reported.
    pub(crate) faulty: bool,
}

/// Splits the source into lines and those into lexemes. Cost is linear in the source.
pub(crate) fn lex(source: &str, faults: &mut Collector) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for raw in source.split_inclusive('\n') {
        let text = raw.trim_end_matches(['\n', '\r']);
        // A byte order mark at the start of the file belongs to no lexeme.
        let mark = usize::from(start == 0 && text.starts_with('\u{feff}')) * '\u{feff}'.len_utf8();
        let text = text.get(mark..).unwrap_or(text);
        if let Some(line) = lex_line(text, start + mark, faults) {
            lines.push(line);
        }
        start += raw.len();
    }
    lines
}

fn lex_line(text: &str, offset: usize, faults: &mut Collector) -> Option<Line> {
    let mut lexemes = Vec::new();
    let mut faulty = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let start = offset + at;
        if char.is_whitespace() {
            continue;
        }
        if char == '#' {
            break;
        }
        if char == '"' || char == '\'' {
            let mut end = None;
            while let Some((at, next)) = chars.next() {
                if next == '\\' {
                    chars.next();
                } else if next == char {
                    end = Some(offset + at + 1);
                    break;
                }
            }
            let Some(end) = end else {
                faults.add_with(start..offset + text.trim_end().len(), format!("this text has no closing {char}"), || {
                    let hint = "a word that begins with an apostrophe goes in double quotes";
                    (char == '\'').then(|| hint.to_owned())
                });
                faulty = true;
                break;
            };
            let class = if char == '"' { Class::Text } else { Class::Exact };
            lexemes.push(Lexeme { class, span: start..end });
            continue;
        }
        if is_symbol(char) {
            lexemes.push(Lexeme { class: Class::Symbol(char), span: start..start + char.len_utf8() });
            continue;
        }
        let mut end = start + char.len_utf8();
        while let Some((_, next)) = chars.next_if(|(_, next)| !next.is_whitespace() && !is_symbol(*next)) {
            end += next.len_utf8();
        }
        lexemes.push(Lexeme { class: Class::Word, span: start..end });
    }
    if lexemes.is_empty() && !faulty {
        return None;
    }
    let indent = text.len() - text.trim_start().len();
    Some(Line { indent, lexemes, faulty })
}
