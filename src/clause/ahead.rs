//! What stands ahead of each token of a sentence: the next verb, the next opener, the next mark.

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
    /// A verb behind "te".
    Te,
    /// A word that opens a clause of purpose.
    Purpose,
    /// A word that opens or joins clauses.
    Opener,
    /// A mark, or a word that can do nothing but open a clause.
    Border,
    /// A token at which a clause may begin, end or be complete.
    Turn,
}

/// The tokens of each sort, as bits; 64 tokens in each block.
#[derive(Default)]
pub struct Ahead {
    blocks: Vec<[u64; 8]>,
    /// The number of tokens.
    length: usize,
}

impl Ahead {
    /// Reads the tags of a sentence.
    pub fn read(&mut self, tags: &[Tag]) {
        self.blocks.clear();
        self.length = tags.len();
        // What the token before tells of the next: that a clause may turn there, that "te" may open one. Behind a verb only a clause
        // ends that hangs on another, which a word before has opened.
        let (mut turned, mut opening, mut opened) = (false, false, false);
        for chunk in tags.chunks(64) {
            let mut block = [0; 8];
            let [finite, sure, verb, te, purpose, opener, border, turn] = &mut block;
            for (n, tag) in chunk.iter().enumerate() {
                // Every sort is asked of every token: to tell which tokens are of none costs more.
                let set = |sort: bool| u64::from(sort) << n;
                let opens = tag.function.any(Function::PREPOSITION) & (opening | tag.has(Role::Infinitival));
                *finite |= set(tag.is.any(Flags::FINITE));
                *sure |= set(tag.is.any(Flags::SURE));
                *verb |= set(tag.is_verb());
                *te |= set(tag.te());
                *purpose |= set(tag.function.any(Function::PURPOSE));
                *opener |= set(opens_or_joins(tag));
                *border |= set(tag.mark() & !tag.is.any(Flags::QUOTE) | opens_always(tag));
                *turn |= set(turned | turns(tag) | opens);
                opened |= tag.function.any(Function::SUBORDINATOR.with(Function::RELATIVE));
                turned = tag.is.any(Flags::MARK.with(Flags::QUOTE)) | opened & tag.is_verb();
                opening = tag.has(Role::InfinitivalNoun);
            }
            self.blocks.push(block);
        }
    }

    /// The next token of a sort, from `n` on; behind the last token where there is none.
    #[inline]
    pub fn next(&self, n: usize, sort: Sort) -> usize {
        first_from(n, |number| self.blocks.get(number)?.get(sort as usize).copied()).unwrap_or(self.length)
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
