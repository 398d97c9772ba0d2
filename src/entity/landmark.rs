//! Landmarks: what each token tells by itself, as bits: where a clause may begin, what leads a phrase, which word may look for something.

use crate::entity::words::{Words, WORDS};
use crate::mention::{first_from, Context};
use crate::token::function::Function;
use crate::token::Shape;

/// A set of tokens: a bit for each, 64 in a block.
#[derive(Clone, Debug, Default)]
pub struct Tokens(Vec<u64>);

impl Tokens {
    /// The first of them from `from` on and before `until`.
    #[inline]
    pub fn first(&self, from: usize, until: usize) -> Option<usize> {
        let block = |number: usize| self.0.get(number).copied().filter(|_| number <= until / 64);
        first_from(from, block).filter(|at| *at < until)
    }

    /// The last of them from `from` on and before `until`.
    #[inline]
    pub fn last(&self, from: usize, until: usize) -> Option<usize> {
        let last = until.checked_sub(1)?;
        let mut passed = u64::MAX >> (63 - last % 64);
        for number in (from / 64..=last / 64).rev() {
            let left = self.0.get(number)? & passed;
            if left != 0 {
                return Some(number * 64 + 63 - left.leading_zeros() as usize).filter(|at| *at >= from);
            }
            passed = u64::MAX;
        }
        None
    }

    /// Whether a token is among them.
    #[inline]
    pub fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|block| block >> (at % 64) & 1 != 0)
    }

    /// Adds a token.
    pub fn add(&mut self, at: usize) {
        if let Some(block) = self.0.get_mut(at / 64) {
            *block |= 1 << (at % 64);
        }
    }

    /// Takes a token out.
    pub fn remove(&mut self, at: usize) {
        if let Some(block) = self.0.get_mut(at / 64) {
            *block &= !(1 << (at % 64));
        }
    }

    /// Takes the tokens from `from` on and before `until` out.
    pub fn remove_all(&mut self, from: usize, until: usize) {
        for number in from / 64..until.div_ceil(64) {
            let (before, behind) = (from.saturating_sub(number * 64), (number * 64 + 64).saturating_sub(until));
            if let Some(block) = self.0.get_mut(number) {
                *block &= !(u64::MAX << before & u64::MAX >> behind);
            }
        }
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let end = self.0.len() * 64;
        let mut next = 0;
        std::iter::from_fn(move || {
            let at = self.first(next, end)?;
            next = at + 1;
            Some(at)
        })
    }
}

/// The landmarks of a text.
#[derive(Default)]
pub struct Landmarks {
    /// Marks and words that open or oppose clauses.
    pub borders: Tokens,
    /// Prepositions and pronouns that are subjects.
    pub leads: Tokens,
    /// Words that may look for something in the text before them.
    pub asking: Tokens,
}

impl Landmarks {
    /// Reads the tokens of a text anew.
    pub fn read(&mut self, context: &Context<'_>) {
        let Landmarks { borders: Tokens(borders), leads: Tokens(leads), asking: Tokens(asking) } = self;
        // There is room for one behind the last.
        let blocks = context.tokens.len() / 64 + 1;
        for blocks_of in [&mut *borders, leads, asking] {
            blocks_of.clear();
            blocks_of.reserve(blocks);
        }
        let words: &Words = &WORDS;
        for (tokens, functions) in context.tokens.chunks(64).zip(context.functions.chunks(64)) {
            let (mut border, mut lead, mut asks) = (0, 0, 0);
            for (token, function) in tokens.iter().zip(functions).rev() {
                border = border << 1 | u64::from(token.shape.has(Shape::MARK) | function.any(Function::BORDER));
                lead = lead << 1 | u64::from(function.any(Function::PREPOSITION.with(Function::SUBJECT)));
                asks = asks << 1 | u64::from(words.may_ask(token.hash));
            }
            borders.push(border);
            leads.push(lead);
            asking.push(asks);
        }
        borders.resize(blocks, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_tokens_is_walked_both_ways() {
        let mut tokens = Tokens(vec![0; 3]);
        [0, 63, 64, 150].into_iter().for_each(|at| tokens.add(at));
        assert_eq!(tokens.iter().collect::<Vec<_>>(), [0, 63, 64, 150]);
        assert_eq!((tokens.first(65, 192), tokens.first(65, 150), tokens.first(151, 192)), (Some(150), None, None));
        assert_eq!((tokens.last(0, 0), tokens.last(0, 64), tokens.last(0, 150), tokens.last(65, 150)), (None, Some(63), Some(64), None));
        tokens.remove_all(1, 64);
        assert!(tokens.has(64) && !tokens.has(63));
        assert_eq!(tokens.last(0, 64), Some(0));
        tokens.add(127);
        tokens.remove_all(60, 128);
        assert_eq!(tokens.iter().collect::<Vec<_>>(), [0, 150]);
        tokens.remove_all(0, 192);
        assert_eq!(tokens.iter().next(), None);
    }
}
