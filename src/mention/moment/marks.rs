//! Marks: what each token is to the grammar of moments, asked of the lists once and then read many times.

use crate::lexicon::List;
use crate::mention::amount::Numeral;
use crate::mention::moment::digits::{self, Digits};
use crate::mention::moment::words::{Atom, Glue, Words};
use crate::mention::Context;
use crate::text::fold;
use crate::token::Shape;

/// How far from a word that only holds moments together ("in", "de") the word stands that makes it one.
const NEAR: u32 = 8;
/// In the place of a number: there is none.
const NONE: u32 = u32::MAX;

/// What each token of a text is to the grammar.
pub struct Marks {
    /// The row of the longest listed phrase that begins at the token, and the token behind that phrase.
    atoms: Vec<(u32, u32)>,
    /// The numeral that begins at the token.
    numerals: Vec<u32>,
    /// The tokens with digits, each with its reading.
    digits: Vec<(u32, Option<Digits>)>,
    /// How many tokens ahead the next one stands that can be more than glue.
    ahead: Vec<u8>,
}

impl Marks {
    /// Marks every token. Linear in the tokens.
    pub fn new(context: &Context<'_>, numerals: &[Numeral]) -> Self {
        let words = &context.lists.moment.words;
        let count = context.tokens.len();
        let mut marks =
            Marks { atoms: Vec::with_capacity(count), numerals: vec![NONE; count], digits: Vec::new(), ahead: vec![u8::MAX; count] };
        for (index, numeral) in numerals.iter().enumerate() {
            if let Some(place) = marks.numerals.get_mut(numeral.first as usize).filter(|_| numeral.last > numeral.first) {
                *place = index as u32;
            }
        }
        for (at, token) in context.tokens.iter().enumerate() {
            let (row, last) = context.longest(at, List::Date).unwrap_or((NONE, 0));
            marks.atoms.push((row, last as u32));
            if token.shape.has(Shape::DIGIT) {
                marks.digits.push((at as u32, digits_of(context, context.word(at))));
            }
            let glue = words.atoms.get(row as usize).is_none_or(|atom| matches!(atom, Atom::Glue(glue) if *glue != Glue::Now));
            let more = !glue || token.shape.any(Shape::DIGIT.with(Shape::HYPHEN)) || marks.numerals.get(at) != Some(&NONE);
            if let Some(place) = marks.ahead.get_mut(at).filter(|_| more) {
                *place = 0;
            }
        }
        let mut next = u8::MAX;
        for place in marks.ahead.iter_mut().rev() {
            next = if *place == 0 { 0 } else { next.saturating_add(1) };
            *place = next;
        }
        marks
    }

    /// Whether a moment may begin at the token.
    #[inline]
    pub(crate) fn may_begin(&self, at: usize) -> bool {
        match self.ahead.get(at) {
            Some(0) => true,
            Some(&ahead) => u32::from(ahead) <= NEAR && self.atoms.get(at).is_some_and(|(row, _)| *row != NONE),
            None => false,
        }
    }

    /// The longest listed phrase at a token and the token behind it.
    #[inline]
    pub(crate) fn atom(&self, words: &Words, at: usize) -> Option<(Atom, usize)> {
        let &(row, last) = self.atoms.get(at)?;
        Some((*words.atoms.get(row as usize)?, last as usize))
    }

    /// The index of the numeral that begins at a token.
    #[inline]
    pub(crate) fn numeral(&self, at: usize) -> Option<usize> {
        self.numerals.get(at).filter(|index| **index != NONE).map(|index| *index as usize)
    }

    /// The token as a shape of digits.
    pub(crate) fn digits(&self, at: usize) -> Option<Digits> {
        let index = self.digits.binary_search_by_key(&(at as u32), |(token, _)| *token).ok()?;
        self.digits.get(index)?.1
    }
}

/// A word as a shape of digits.
pub(crate) fn digits_of(context: &Context<'_>, word: &str) -> Option<Digits> {
    let month = |word: &str| match word_atom(context, word)? {
        Atom::Month(month) | Atom::MonthShort(month) => Some(month),
        _ => None,
    };
    let unit = |word: &str| match word_atom(context, word)? {
        Atom::Unit(unit) | Atom::Units(unit) => Some(unit),
        _ => None,
    };
    digits::read(word, month, unit)
}

/// The atom of a word by itself, as it stands inside a token.
pub(crate) fn word_atom(context: &Context<'_>, word: &str) -> Option<Atom> {
    let mut entries = context.lexicon().word(fold::hash(word));
    entries.find(|entry| entry.list == List::Date).and_then(|entry| context.lists.moment.words.atoms.get(entry.row as usize)).copied()
}
