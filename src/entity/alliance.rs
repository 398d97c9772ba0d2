//! Lower-case words for an alliance ("het bondgenootschap"): organisations that take the name of the alliance meant.

use crate::entity::words::{Told, Word, WORDS};
use crate::mention::{weight, Context, Mention, Value};
use crate::text::fold;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// How many words may stand between the article and the word ("het grootste militaire bondgenootschap").
const ADJECTIVES: usize = 3;

/// Adds a mention for each such word, named after the alliance last named before it, else the first behind it.
/// A text that names no alliance gets none.
pub fn find(context: &Context<'_>, told: &[Told], mentions: &mut Vec<Mention>) {
    let words: Vec<usize> =
        told.iter().filter(|told| told.word == Word::Alliance && is_definite(context, told.at)).map(|told| told.at).collect();
    if words.is_empty() {
        return;
    }
    let named = names(context, told, mentions);
    for at in words {
        let behind = named.partition_point(|&(token, _)| token < at);
        let before = behind.checked_sub(1).and_then(|index| named.get(index));
        let Some(&(_, name)) = before.or_else(|| named.get(behind)) else { continue };
        mentions.push(Mention {
            span: context.span(at, at + 1),
            first: at as u32,
            last: at as u32 + 1,
            kind: Kind::Organisation,
            value: Value::Organisation { name: name.into() },
            class: None,
            weight: weight::EVIDENCE,
        });
    }
}

/// Where the text names an alliance, also inside a compound ("NAVO-chef") or the name of a formation.
fn names(context: &Context<'_>, told: &[Told], mentions: &[Mention]) -> Vec<(usize, &'static str)> {
    let whole = |told: &Told| if let Word::AllianceName(name) = told.word { Some((told.at, name)) } else { None };
    let mut named: Vec<_> = told.iter().filter_map(whole).collect();
    for at in context.nouns().filter(|&at| context.shape(at).has(Shape::HYPHEN) && WORDS.word(context.hash(at)).is_none()) {
        let part = context.word(at).split_once('-').and_then(|(part, _)| WORDS.word(fold::hash(part)));
        if let Some(Word::AllianceName(name)) = part {
            named.push((at, name));
        }
    }
    for mention in mentions {
        if let Value::Organisation { name } = &mention.value {
            if mention.last == mention.first + 1 && **name == *context.word(mention.first as usize) {
                // A word by itself, which was told.
                continue;
            }
            if let Some(Word::AllianceName(name)) = WORDS.word(fold::hash(name)) {
                named.push((mention.first as usize, name));
            }
        }
    }
    named.sort_unstable();
    named
}

/// Whether the word stands behind "het", "de" or the like, with at most a few adjectives between, and is not told apart
/// by what follows ("de alliantie tussen Rusland en Iran").
fn is_definite(context: &Context<'_>, at: usize) -> bool {
    if context.shape(at).has(Shape::CAPITAL) && !context.opens_sentence(at) {
        return false;
    }
    let behind = context.word(at + 1);
    if matches!(behind, "tussen" | "met") || (behind == "van" && context.shape(at + 2).has(Shape::CAPITAL)) {
        return false;
    }
    for before in (0..at).rev().take(ADJECTIVES + 1) {
        if context.shape(before).has(Shape::MARK) {
            return false;
        }
        let function = context.function(before);
        if function.any(Function::DEFINITE.with(Function::DEMONSTRATIVE).with(Function::POSSESSIVE)) {
            return true;
        }
        if !function.is_none() || WORDS.word(context.hash(before)) == Some(Word::Other) {
            return false;
        }
    }
    false
}
