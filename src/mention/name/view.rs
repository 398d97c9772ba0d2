//! What the finders of names see beside the context: what each token is as material for a name, and the listed readings.

use crate::mention::name::gazetteer::Listed;
use crate::mention::name::word::{Word, QUESTIONS};
use crate::mention::{Context, Places};
use crate::token::{is_common, Shape};

/// A stretch of tokens that may be one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its first token.
    pub first: usize,
    /// The token behind its last.
    pub last: usize,
}

/// What is so of some word of a run: asked once for all who would look through the run for it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Traits {
    /// The flags that any of the words has.
    pub word: Word,
    /// The shapes that any of them has.
    pub shape: Shape,
    /// The lists that hold any of them or a longer phrase that begins with it.
    pub lists: u64,
    /// Whether one of them is "&".
    pub has_ampersand: bool,
}

/// What the finders of unknown names see beside the context.
pub struct View<'a> {
    /// The text with its tokens and lists.
    pub context: &'a Context<'a>,
    /// What each token is as material for a name.
    pub words: &'a [Word],
    /// The tokens that are no plain words in small letters: all that may stand in a name is among them.
    pub spots: &'a [u32],
    /// Those of them that start like a name; of a few it is found later that they are none.
    pub names: &'a [u32],
    /// Where those stand that other finders look for.
    pub places: &'a Places<QUESTIONS>,
    /// The tokens that may begin a phrase that opens the name of a body.
    pub heads: &'a [usize],
    /// The listed readings.
    pub listed: &'a [Listed],
    /// For each token the listed reading that covers it, or [`UNCOVERED`](super::gazetteer::UNCOVERED).
    pub cover: &'a [u32],
}

impl<'a> View<'a> {
    /// The tokens that are no plain words in small letters, in their order.
    pub fn spots(&self) -> impl Iterator<Item = usize> + 'a {
        self.spots.iter().map(|&at| at as usize)
    }

    /// The tokens that start like a name, in their order.
    pub fn names(&self) -> impl Iterator<Item = usize> + 'a {
        self.names.iter().map(|&at| at as usize)
    }

    /// The listed readings that cover tokens, in their order.
    pub fn covering(&self) -> impl Iterator<Item = &'a Listed> + 'a {
        let cover = self.cover;
        self.listed.iter().zip(0..).filter(move |(listed, index)| cover.get(listed.first()) == Some(index)).map(|(listed, _)| listed)
    }

    /// The token as material for a name; nothing behind the end.
    #[inline]
    pub fn word(&self, at: usize) -> Word {
        self.words.get(at).copied().unwrap_or_default()
    }

    /// The listed reading that covers the token.
    #[inline]
    pub fn listed(&self, at: usize) -> Option<&'a Listed> {
        self.cover.get(at).and_then(|&index| self.listed.get(index as usize))
    }

    /// What is so of some word of a run.
    pub fn traits(&self, run: Run) -> Traits {
        let mut traits = Traits::default();
        for at in run.first..run.last {
            traits.word.join(self.word(at));
            traits.shape = traits.shape.with(self.context.shape(at));
            traits.lists |= self.context.slot(at).begun();
        }
        traits.has_ampersand = traits.shape.has(Shape::MARK) && (run.first..run.last).any(|at| self.context.sign(at) == b'&');
        traits
    }

    /// Whether a word on or beside a capital is common in lower case.
    pub fn is_common(&self, at: usize) -> bool {
        let (word, shape) = (self.word(at), self.context.shape(at));
        let beside = || (at.saturating_sub(2)..at + 3).any(|at| self.context.shape(at).has(Shape::CAPITAL));
        word.has(Word::COMMON) || !word.has(Word::NAME) && !shape.has(Shape::MARK) && beside() && is_common(self.context.hash(at))
    }

    /// Whether an opening word may be no name at all: one that the language has in lower case.
    pub fn may_be_common(&self, at: usize) -> bool {
        let word = self.word(at);
        word.may_be_common() || word.any(Word::OPENS | Word::LOUD) && self.is_common(at)
    }

    /// Whether the token joins the one before it without a break of line.
    pub fn joins(&self, at: usize, end: usize) -> bool {
        at < end && !self.context.shape(at).any(Shape::PARAGRAPH)
    }
}
