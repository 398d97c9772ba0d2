//! What stands ahead of each token of a sentence: the next verb, the next opener, the next mark.

use crate::clause::tag::{opens_always, Finite, Tag};
use crate::mention::Context;
use crate::token::function::Function;
use crate::token::Shape;

/// For each token where the next of its sort stands, from the token on.
pub struct Ahead {
    pub finite: Vec<u32>,
    pub sure: Vec<u32>,
    pub verb: Vec<u32>,
    pub te: Vec<u32>,
    /// A word that opens a clause of purpose.
    pub purpose: Vec<u32>,
    /// A word that opens or joins clauses.
    pub opener: Vec<u32>,
    pub border: Vec<u32>,
}

impl Ahead {
    pub fn new(context: &Context<'_>, first: usize, tags: &[Tag]) -> Self {
        let none = tags.len() as u32;
        let list = || vec![none; tags.len() + 1];
        let mut ahead = Ahead { finite: list(), sure: list(), verb: list(), te: list(), purpose: list(), opener: list(), border: list() };
        let (mut finite, mut sure, mut verb, mut te) = (none, none, none, none);
        let (mut purpose, mut opener, mut border) = (none, none, none);
        for (n, tag) in tags.iter().enumerate().rev() {
            let own = n as u32;
            if tag.finite != Finite::No {
                finite = own;
            }
            if tag.finite == Finite::Sure {
                sure = own;
            }
            if tag.is_verb() {
                verb = own;
            }
            if tag.te {
                te = own;
            }
            if tag.function.any(Function::PURPOSE) {
                purpose = own;
            }
            if opens_or_joins(tag) {
                opener = own;
            }
            if (tag.mark && !context.shape(first + n).has(Shape::QUOTE)) || opens_always(tag) {
                border = own;
            }
            let lists = [
                (&mut ahead.finite, finite),
                (&mut ahead.sure, sure),
                (&mut ahead.verb, verb),
                (&mut ahead.te, te),
                (&mut ahead.purpose, purpose),
                (&mut ahead.opener, opener),
                (&mut ahead.border, border),
            ];
            for (list, value) in lists {
                if let Some(place) = list.get_mut(n) {
                    *place = value;
                }
            }
        }
        ahead
    }

    fn before_border(&self, list: &[u32], n: usize) -> Option<u32> {
        let (&found, &border) = (list.get(n)?, self.border.get(n)?);
        (found < border).then_some(found)
    }

    /// The next finite verb from `n` on, where no mark stands before it.
    pub fn finite(&self, n: usize) -> Option<u32> {
        self.before_border(&self.finite, n)
    }

    pub fn te(&self, n: usize) -> Option<u32> {
        self.before_border(&self.te, n)
    }

    /// The next verb of any form, where no mark stands before it.
    pub fn verb(&self, n: usize) -> Option<u32> {
        self.before_border(&self.verb, n)
    }

    /// The next sure finite verb, where neither a mark nor a word that opens or joins clauses stands before it.
    pub fn own_sure(&self, n: usize) -> Option<u32> {
        self.before_border(&self.sure, n).filter(|&found| self.opener.get(n).is_none_or(|&opener| found < opener))
    }
}

fn opens_or_joins(tag: &Tag) -> bool {
    let joins = tag.function.any(Function::COORDINATOR.with(Function::LIST));
    let opens = tag.function.any(Function::SUBORDINATOR.with(Function::RELATIVE))
        && !tag.function.any(Function::PREPOSITION.with(Function::ADVERB));
    joins || opens
}
