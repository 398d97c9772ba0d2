//! Where a sentence ends.

use crate::sentence::Sentence;
use crate::token::{Abbreviations, Shape, Token};

/// Splits tokens into sentences, appended to `sentences`. Linear in the tokens.
pub fn split(text: &str, tokens: &[Token], abbreviations: &Abbreviations, sentences: &mut Vec<Sentence>) {
    let mut first = 0;
    for (at, token) in tokens.iter().enumerate() {
        if at > first && starts(text, tokens, at, abbreviations) {
            push(tokens, first, at, sentences);
            first = at;
        }
        let _ = token;
    }
    if first < tokens.len() {
        push(tokens, first, tokens.len(), sentences);
    }
}

fn push(tokens: &[Token], first: usize, last: usize, sentences: &mut Vec<Sentence>) {
    let (Some(from), Some(to)) = (tokens.get(first), tokens.get(last - 1)) else { return };
    let heading = from.shape.has(Shape::LINE)
        && tokens.get(last).is_none_or(|next| next.shape.has(Shape::LINE))
        && !tokens.get(first..last).unwrap_or(&[]).iter().rev().take(3).any(|token| token.shape.has(Shape::TERMINAL));
    sentences.push(Sentence { first: first as u32, last: last as u32, span: from.span.join(to.span), heading });
}

/// Whether the token at `at` opens a sentence.
fn starts(text: &str, tokens: &[Token], at: usize, abbreviations: &Abbreviations) -> bool {
    let (Some(token), Some(before)) = (tokens.get(at), tokens.get(at - 1)) else { return false };
    if token.shape.any(Shape::PARAGRAPH.with(Shape::LINE)) {
        return true;
    }
    // Behind a closing mark the full stop stands one or two tokens back.
    let mut back = at - 1;
    let mut closed = false;
    while back > 0 && tokens.get(back).is_some_and(|t| closes(t, text)) {
        closed = true;
        back -= 1;
    }
    let Some(end) = tokens.get(back) else { return false };
    let ended = if end.shape.has(Shape::ABBREVIATION) {
        abbreviations.may_end(hash_without_stop(end, text))
    } else {
        end.shape.has(Shape::TERMINAL)
    };
    if !ended || !(token.shape.has(Shape::SPACED) || closed && before.shape.has(Shape::QUOTE)) {
        return false;
    }
    if closes(token, text) && !token.shape.has(Shape::SPACED) {
        return false;
    }
    opens(tokens, at)
}

fn hash_without_stop(token: &Token, text: &str) -> u64 {
    let word = token.text(text);
    crate::text::fold::hash(word.strip_suffix('.').unwrap_or(word))
}

/// Quotation marks and brackets that belong to the sentence before.
fn closes(token: &Token, text: &str) -> bool {
    if token.shape.has(Shape::SPACED) {
        return false;
    }
    token.shape.has(Shape::QUOTE) || matches!(token.text(text), ")" | "]")
}

/// Whether the token can begin a sentence: a capital, a digit, or a mark before one of these.
fn opens(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    if token.shape.any(Shape::CAPITAL.with(Shape::DIGIT)) {
        return true;
    }
    if token.shape.any(Shape::MARK.with(Shape::APOSTROPHE)) {
        return tokens.get(at + 1).is_none_or(|next| next.shape.any(Shape::CAPITAL.with(Shape::DIGIT).with(Shape::MARK)));
    }
    false
}
