//! What stands ahead of each token of a sentence: the next verb, the next opener, the next mark.

use std::ops::Range;

use crate::clause::tag::{opens_always, Flags, Tag};
use crate::clause::word::Role;
use crate::mention::first_from;
use crate::token::function::Function;

/// A sort of tokens that is looked ahead for.
#[derive(Clone, Copy)]
pub enum Sort {
    /// A verb that may be finite.
    Finite,
    /// A verb that is.
    Sure,
    /// A verb of any form.
    Verb,
    /// A word that negates.
    Negation,
    /// A verb behind "te".
    Te,
    /// A word that opens or joins clauses.
    Opener,
    /// A mark, or a word that can do nothing but open a clause.
    Border,
    /// A token at which a clause may begin, end or be complete.
    Turn,
}

/// The tokens of each sort in the sentences that are read together, as bits: 64 tokens in each block, and each sentence begins one.
#[derive(Default)]
pub struct Sorts(Vec<[u64; 8]>);

impl Sorts {
    /// Forgets all sentences.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Reads the tags of a sentence; gives its blocks.
    pub fn read(&mut self, tags: &[Tag]) -> Range<usize> {
        let from = self.0.len();
        // What the token before tells of the next: that a clause may turn there, that "te" may open one. Behind a verb only a clause
        // ends that hangs on another, which a word before has opened.
        let (mut turned, mut opening, mut opened) = (false, false, false);
        // Every sort is asked of every token: to tell which tokens are of none costs more.
        let mut sorts = |tag: &Tag| {
            let opens = tag.function.any(Function::PREPOSITION) & (opening | tag.has(Role::Infinitival));
            let byte = of(Sort::Finite, tag.is.any(Flags::FINITE))
                | of(Sort::Sure, tag.is.any(Flags::SURE))
                | of(Sort::Verb, tag.is_verb())
                | of(Sort::Negation, tag.function.any(Function::NEGATION))
                | of(Sort::Te, tag.te())
                | of(Sort::Opener, opens_or_joins(tag))
                | of(Sort::Border, tag.mark() & !tag.is.any(Flags::QUOTE) | opens_always(tag))
                | of(Sort::Turn, turned | turns(tag) | opens);
            opened |= tag.function.any(Function::SUBORDINATOR.with(Function::RELATIVE));
            turned = tag.is.any(Flags::MARK.with(Flags::QUOTE)) | opened & tag.is_verb();
            opening = tag.has(Role::InfinitivalNoun);
            byte
        };
        for chunk in tags.chunks(64) {
            let mut block = [0; 8];
            for (eighth, tags) in chunk.chunks(8).enumerate() {
                let mut bytes = [0; 8];
                bytes.iter_mut().zip(tags).for_each(|(byte, tag)| *byte = sorts(tag));
                for (bits, byte) in block.iter_mut().zip(turn_over(bytes)) {
                    *bits |= u64::from(byte) << (8 * eighth);
                }
            }
            // The place behind the last token is of every sort: who looks ahead stops there.
            let end = 1_u64.checked_shl(chunk.len() as u32).unwrap_or(0);
            self.0.push(block.map(|bits| bits | end));
        }
        from..self.0.len()
    }

    /// What stands ahead in a sentence of so many tokens, by its blocks.
    pub fn ahead(&self, blocks: Range<usize>, length: usize) -> Ahead<'_> {
        Ahead { blocks: self.0.get(blocks).unwrap_or_default(), length }
    }
}

/// The bit of a sort, where the token is of it.
fn of(sort: Sort, is: bool) -> u8 {
    u8::from(is) << sort as u8
}

/// Eight bytes read across: the first bits of all, then the second ones.
fn turn_over(bytes: [u8; 8]) -> [u8; 8] {
    let mut square = u64::from_le_bytes(bytes);
    for (shift, mask) in [(7, 0x00AA_00AA_00AA_00AA), (14, 0x0000_CCCC_0000_CCCC), (28, 0x0000_0000_F0F0_F0F0)] {
        let exchanged = (square ^ square >> shift) & mask;
        square ^= exchanged ^ exchanged << shift;
    }
    square.to_le_bytes()
}

/// What stands ahead of the tokens of a sentence.
#[derive(Clone, Copy)]
pub struct Ahead<'a> {
    blocks: &'a [[u64; 8]],
    /// The number of tokens.
    length: usize,
}

impl<'a> Ahead<'a> {
    /// The next token of a sort, from `n` on; behind the last token where there is none.
    #[inline]
    pub fn next(&self, n: usize, sort: Sort) -> usize {
        first_from(n, |number| self.blocks.get(number)?.get(sort as usize).copied()).unwrap_or(self.length)
    }

    /// The tokens of a sort among those from `from` on and before `until`.
    pub fn each(self, mut from: usize, until: usize, sort: Sort) -> impl Iterator<Item = usize> + 'a {
        std::iter::from_fn(move || {
            let found = self.next(from, sort);
            from = found + 1;
            (found < until).then_some(found)
        })
    }

    fn before_border(&self, n: usize, sort: Sort) -> Option<usize> {
        let found = self.next(n, sort);
        (found < self.next(n, Sort::Border)).then_some(found)
    }

    /// The next finite verb from `n` on, where no mark stands before it.
    pub fn finite(&self, n: usize) -> Option<usize> {
        self.before_border(n, Sort::Finite)
    }

    /// The next verb behind "te", where no mark stands before it.
    pub fn te(&self, n: usize) -> Option<usize> {
        self.before_border(n, Sort::Te)
    }

    /// The next verb of any form, where no mark stands before it.
    pub fn verb(&self, n: usize) -> Option<usize> {
        self.before_border(n, Sort::Verb)
    }

    /// The next sure finite verb, where neither a mark nor a word that opens or joins clauses stands before it.
    pub fn own_sure(&self, n: usize) -> Option<usize> {
        self.before_border(n, Sort::Sure).filter(|&found| found < self.next(n, Sort::Opener))
    }
}

/// Whether a clause may begin, end or be complete at a token, by the token itself.
#[inline]
fn turns(tag: &Tag) -> bool {
    const FUNCTIONS: Function = Function::PURPOSE.with(Function::COORDINATOR).with(Function::SUBORDINATOR).with(Function::RELATIVE);
    tag.is.any(Flags::FINITE.with(Flags::TE).with(Flags::MARK)) | tag.function.any(FUNCTIONS)
}

#[inline]
fn opens_or_joins(tag: &Tag) -> bool {
    let joins = tag.function.any(Function::COORDINATOR.with(Function::LIST));
    let opens =
        tag.function.any(Function::SUBORDINATOR.with(Function::RELATIVE)) & !tag.function.any(Function::PREPOSITION.with(Function::ADVERB));
    joins | opens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_are_read_across() {
        assert_eq!(turn_over([1, 0, 0, 0, 0, 0, 0, 0x80]), [1, 0, 0, 0, 0, 0, 0, 0x80]);
        assert_eq!(turn_over([0b1010_0000, 0xFF, 0, 0, 0, 0, 0, 1]), [0x82, 2, 2, 2, 2, 3, 2, 3]);
    }

    #[test]
    fn the_tokens_of_a_sort_are_met_in_their_order() {
        let verb = Tag { is: Flags::FINITE, ..Tag::default() };
        let tags: Vec<Tag> = (0..130).map(|n| if n % 63 == 0 { verb } else { Tag::default() }).collect();
        let mut sorts = Sorts::default();
        sorts.read(&[verb]);
        let blocks = sorts.read(&tags);
        let ahead = sorts.ahead(blocks, tags.len());
        assert_eq!(ahead.each(0, 130, Sort::Verb).collect::<Vec<_>>(), [0, 63, 126]);
        assert_eq!(ahead.each(1, 126, Sort::Finite).collect::<Vec<_>>(), [63]);
        assert_eq!((ahead.next(127, Sort::Verb), ahead.next(0, Sort::Te)), (130, 130));
    }
}
