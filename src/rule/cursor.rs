//! A walk over the lexemes of one logical line.

use crate::rule::ast::Name;
use crate::rule::error::Collector;
use crate::rule::lex::{Class, Lexeme};
use std::ops::Range;

/// A place in the lexemes of one line.
#[derive(Debug)]
pub(crate) struct Cursor<'a> {
    pub(crate) source: &'a str,
    lexemes: &'a [Lexeme],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(source: &'a str, lexemes: &'a [Lexeme]) -> Cursor<'a> {
        Cursor { source, lexemes, at: 0 }
    }

    pub(crate) fn peek(&self) -> Option<&'a Lexeme> {
        self.lexemes.get(self.at)
    }

    pub(crate) fn next(&mut self) -> Option<&'a Lexeme> {
        let lexeme = self.peek()?;
        self.at += 1;
        Some(lexeme)
    }

    pub(crate) fn next_if(&mut self, class: Class) -> Option<&'a Lexeme> {
        self.peek().filter(|next| next.class == class)?;
        self.next()
    }

    /// Steps over a symbol if it comes next.
    pub(crate) fn symbol(&mut self, symbol: char) -> bool {
        self.next_if(Class::Symbol(symbol)).is_some()
    }

    /// Whether `symbol` follows the lexeme before it without white space.
    pub(crate) fn touches(&self, symbol: char) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.lexemes.get(at));
        let next = self.peek();
        next.is_some_and(|next| next.class == Class::Symbol(symbol) && before.is_some_and(|before| before.span.end == next.span.start))
    }

    pub(crate) fn name(&self, lexeme: &Lexeme) -> Name {
        Name { text: self.source.get(lexeme.span.clone()).unwrap_or("").to_owned(), span: lexeme.span.clone() }
    }

    pub(crate) fn word(&mut self) -> Option<Name> {
        let lexeme = self.next_if(Class::Word)?;
        Some(self.name(lexeme))
    }

    /// Reads a text in double quotes, without them and with escapes undone.
    pub(crate) fn text(&mut self) -> Option<Name> {
        let lexeme = self.next_if(Class::Text)?;
        Some(Name { text: self.unquoted(lexeme), span: lexeme.span.clone() })
    }

    /// Returns a quoted text without its quotes and with escapes undone.
    pub(crate) fn unquoted(&self, lexeme: &Lexeme) -> String {
        let inner = lexeme.span.start + 1..lexeme.span.end.saturating_sub(1);
        let mut text = String::new();
        let mut chars = self.source.get(inner).unwrap_or("").chars();
        while let Some(char) = chars.next() {
            text.extend(if char == '\\' { chars.next() } else { Some(char) });
        }
        text
    }

    /// Reads `= value`.
    pub(crate) fn assigned(&mut self, faults: &mut Collector) -> Option<Name> {
        if !self.symbol('=') {
            self.expected("`=`", faults);
            return None;
        }
        let value = self.word().or_else(|| self.text());
        if value.is_none() {
            self.expected("a value", faults);
        }
        value
    }

    /// Returns the bytes of the next lexeme, or the end of the line.
    pub(crate) fn here(&self) -> Range<usize> {
        match self.peek() {
            Some(next) => next.span.clone(),
            None => {
                let end = self.whole().end;
                end..end
            }
        }
    }

    /// Returns where the last lexeme that was read ends.
    pub(crate) fn last_end(&self) -> usize {
        let before = self.at.checked_sub(1).and_then(|at| self.lexemes.get(at));
        before.map_or(0, |before| before.span.end)
    }

    /// Returns the bytes of the lexemes from the first to the last.
    pub(crate) fn whole(&self) -> Range<usize> {
        let start = self.lexemes.first().map_or(0, |first| first.span.start);
        let end = self.lexemes.last().map_or(start, |last| last.span.end);
        start..end
    }

    /// Reports that something else comes next than what was expected.
    pub(crate) fn expected(&self, what: &str, faults: &mut Collector) {
        let found = match self.peek() {
            Some(next) => format!("`{}`", self.source.get(next.span.clone()).unwrap_or("")),
            None => "the end of the line".to_owned(),
        };
        faults.add(self.here(), format!("expected {what}, found {found}"));
    }

    pub(crate) fn end_of_line(&self, faults: &mut Collector) -> bool {
        let ended = self.peek().is_none();
        if !ended {
            self.expected("the end of the line", faults);
        }
        ended
    }
}
