//! The examples of a rule: a text with marked spans and what is expected of it.

use crate::rule::ast::{Example, Mark, Name};
use crate::rule::cursor::Cursor;
use crate::rule::error::Collector;
use crate::rule::lex::Class;
use std::ops::Range;

/// Reads what follows `+` or `-`: a text in quotes and any number of `key=value`.
pub(crate) fn example(cursor: &mut Cursor<'_>, positive: bool, faults: &mut Collector) -> Option<Example> {
    let Some(lexeme) = cursor.next_if(Class::Text) else {
        cursor.expected("a text in double quotes", faults);
        return None;
    };
    let inner = lexeme.span.start + 1..lexeme.span.end.saturating_sub(1);
    let (text, marks) = marked(cursor.source, inner, faults)?;
    let mut expectations = Vec::new();
    while let Some(key) = cursor.word() {
        let value = cursor.assigned(faults)?;
        expectations.push((key, value));
        cursor.symbol(',');
    }
    Some(Example { positive, text, marks, expectations, span: lexeme.span.clone() })
}

/// Takes the brackets and escapes out of a text. Marks may stand inside each other.
fn marked(source: &str, inner: Range<usize>, faults: &mut Collector) -> Option<(String, Vec<Mark>)> {
    let mut text = String::new();
    let mut marks: Vec<Mark> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let raw = source.get(inner.clone()).unwrap_or("");
    let mut chars = raw.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let here = inner.start + at;
        match char {
            '\\' => text.extend(chars.next().map(|(_, next)| next)),
            '[' => {
                let mut end = here + 1;
                while let Some((_, next)) = chars.next_if(|(_, next)| is_name(*next)) {
                    end += next.len_utf8();
                }
                let named = end > here + 1 && chars.next_if(|(_, next)| *next == ':').is_some();
                if !named {
                    faults.add_with(here..end, "expected the name of a slot and `:` after `[`", || {
                        Some("a bracket that belongs to the text is written `\\[`".to_owned())
                    });
                    return None;
                }
                open.push(marks.len());
                marks.push(Mark {
                    name: Name { text: source.get(here + 1..end).unwrap_or("").to_owned(), span: here + 1..end },
                    bytes: text.len()..text.len(),
                });
            }
            ']' => {
                let Some(mark) = open.pop().and_then(|index| marks.get_mut(index)) else {
                    faults.add_with(here..here + 1, "this bracket closes nothing", || {
                        Some("a bracket that belongs to the text is written `\\]`".to_owned())
                    });
                    return None;
                };
                mark.bytes.end = text.len();
                if mark.bytes.is_empty() {
                    let span = mark.name.span.clone();
                    faults.add(span, format!("the mark `{}` holds no text", mark.name.text));
                    return None;
                }
            }
            _ => text.push(char),
        }
    }
    if let Some(mark) = open.pop().and_then(|index| marks.get(index)) {
        let span = mark.name.span.start.saturating_sub(1)..mark.name.span.end;
        faults.add(span, "this bracket is not closed; expected `]`");
        return None;
    }
    if text.trim().is_empty() {
        faults.add(inner.start.saturating_sub(1)..inner.end + 1, "an example without text");
        return None;
    }
    Some((text, marks))
}

fn is_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_' || char == '-'
}
