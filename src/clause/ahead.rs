//! What stands ahead of each token of a sentence: the next verb, the next opener, the next mark.

use crate::clause::tag::{opens_always, Finite, Tag};
use crate::mention::Context;
use crate::token::function::Function;
use crate::token::Shape;

/// Where the next of each sort stands, from a token on; behind the last token where there is none.
#[derive(Clone, Copy)]
pub struct Next {
    pub finite: u32,
    pub sure: u32,
    pub verb: u32,
    pub te: u32,
    /// A word that opens a clause of purpose.
    pub purpose: u32,
    /// A word that opens or joins clauses.
    pub opener: u32,
    pub border: u32,
}

/// For each token what stands ahead of it.
pub struct Ahead(Vec<Next>);

impl Ahead {
    pub fn new(context: &Context<'_>, first: usize, tags: &[Tag]) -> Self {
        let none = tags.len() as u32;
        let mut next = Next { finite: none, sure: none, verb: none, te: none, purpose: none, opener: none, border: none };
        let mut ahead = vec![next; tags.len() + 1];
        for ((n, tag), place) in tags.iter().enumerate().zip(&mut ahead).rev() {
            let own = n as u32;
            if tag.finite != Finite::No {
                next.finite = own;
            }
            if tag.finite == Finite::Sure {
                next.sure = own;
            }
            if tag.is_verb() {
                next.verb = own;
            }
            if tag.te {
                next.te = own;
            }
            if tag.function.any(Function::PURPOSE) {
                next.purpose = own;
            }
            if opens_or_joins(tag) {
                next.opener = own;
            }
            if (tag.mark && !context.shape(first + n).has(Shape::QUOTE)) || opens_always(tag) {
                next.border = own;
            }
            *place = next;
        }
        Ahead(ahead)
    }

    /// What stands ahead of the token `n`, itself included.
    pub fn at(&self, n: usize) -> Option<&Next> {
        self.0.get(n)
    }

    fn before_border(&self, n: usize, found: impl Fn(&Next) -> u32) -> Option<u32> {
        let next = self.at(n)?;
        Some(found(next)).filter(|&found| found < next.border)
    }

    /// The next finite verb from `n` on, where no mark stands before it.
    pub fn finite(&self, n: usize) -> Option<u32> {
        self.before_border(n, |next| next.finite)
    }

    pub fn te(&self, n: usize) -> Option<u32> {
        self.before_border(n, |next| next.te)
    }

    /// The next verb of any form, where no mark stands before it.
    pub fn verb(&self, n: usize) -> Option<u32> {
        self.before_border(n, |next| next.verb)
    }

    /// The next sure finite verb, where neither a mark nor a word that opens or joins clauses stands before it.
    pub fn own_sure(&self, n: usize) -> Option<u32> {
        self.before_border(n, |next| next.sure).filter(|&found| self.at(n).is_none_or(|next| found < next.opener))
    }
}

fn opens_or_joins(tag: &Tag) -> bool {
    let joins = tag.function.any(Function::COORDINATOR.with(Function::LIST));
    let opens = tag.function.any(Function::SUBORDINATOR.with(Function::RELATIVE))
        && !tag.function.any(Function::PREPOSITION.with(Function::ADVERB));
    joins || opens
}
