//! What every finder sees: the text, its tokens and sentences, and what the lexicon knows of each token.

use std::ops::{Range, RangeInclusive};

use crate::lexicon::{chain, Entry, List, Packed, Slot};
use crate::mention::{prepared, Lists, Places};
use crate::sentence::{Quotation, Sentence};
use crate::span::Span;
use crate::text::fold;
use crate::token::function::Function;
use crate::token::verb::VerbForm;
use crate::token::{Shape, Token};
use crate::value::DocumentDate;

/// The text as the finders see it.
pub struct Context<'a> {
    /// The whole text; spans count its bytes.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// For each token what the lexicon knows of phrases that begin with it; longer ones as far as they go on with the next token.
    pub slots: &'a [Slot],
    /// For each token its classes as a function word.
    pub functions: &'a [Function],
    /// Its quotations.
    pub quotations: &'a [Quotation],
    pub(super) places: &'a Places<{ prepared::QUESTIONS }>,
    pub(super) table: Packed<'a>,
    /// All lists.
    pub lists: &'a Lists,
    /// The document's date, from which relative dates count.
    pub date: Option<DocumentDate>,
    /// Whether a bare weekday or month means the next one rather than the last.
    pub future: bool,
}

/// What is asked behind the last token, where there is nothing: seldom, so that the code of it stands aside.
#[cold]
fn behind_end<T: Default>() -> T {
    T::default()
}

impl<'a> Context<'a> {
    /// The token at `at`.
    #[inline]
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The text of the token at `at`; empty behind the end. Asked at hundreds of places, whose code would be longer with it inside.
    #[inline(never)]
    pub fn word(&self, at: usize) -> &'a str {
        match self.tokens.get(at) {
            Some(token) => token.span.slice_here(self.text),
            None => behind_end(),
        }
    }

    /// The first and the last byte of the token at `at`, which tell most words from others; zeros behind the end.
    #[inline]
    pub fn ends(&self, at: usize) -> (u8, u8) {
        let (bytes, span) = (self.text.as_bytes(), self.tokens.get(at).map_or(Span::default(), |token| token.span));
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
        if span.is_empty() {
            (0, 0)
        } else {
            (byte(span.start()), byte(span.end() - 1))
        }
    }

    /// The byte of a token of one byte, such as a mark; 0 of any other.
    #[inline]
    pub fn sign(&self, at: usize) -> u8 {
        let span = self.tokens.get(at).map_or(Span::default(), |token| token.span);
        self.text.as_bytes().get(span.start()).copied().filter(|_| span.len() == 1).unwrap_or(0)
    }

    /// The hash of the folded word at `at`; 0 behind the end.
    #[inline]
    pub fn hash(&self, at: usize) -> u64 {
        match self.tokens.get(at) {
            Some(token) => token.hash,
            None => behind_end(),
        }
    }

    /// The shape of the token at `at`.
    #[inline]
    pub fn shape(&self, at: usize) -> Shape {
        match self.tokens.get(at) {
            Some(token) => token.shape,
            None => behind_end(),
        }
    }

    /// The bytes from the first token to the one before `last`.
    pub fn span(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), last.checked_sub(1).and_then(|at| self.tokens.get(at))) {
            (Some(from), Some(to)) => from.span.join(to.span),
            _ => Span::default(),
        }
    }

    /// The tokens that may be nouns of a known class by themselves or as compounds with a hyphen, in the order of the text.
    pub fn nouns(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.of(prepared::NOUN)
    }

    /// What the lexicon knows of phrases that begin with the token at `at`.
    #[inline]
    pub fn slot(&self, at: usize) -> Slot {
        match self.slots.get(at) {
            Some(slot) => *slot,
            None => behind_end(),
        }
    }

    /// The row of `list` that holds the single token at `at`.
    #[inline]
    pub fn row(&self, at: usize, list: List) -> Option<u32> {
        let slot = self.slot(at);
        if slot.is_in(list) {
            self.listed(slot, at, at + 1, list)
        } else {
            None
        }
    }

    /// The row of `list` that holds the longest phrase from `at` on, and the token behind that phrase.
    #[inline]
    pub fn longest(&self, at: usize, list: List) -> Option<(u32, usize)> {
        let slot = self.slot(at);
        if slot.begins(list) {
            self.longest_of(slot, at, list)
        } else {
            None
        }
    }

    fn longest_of(&self, mut slot: Slot, at: usize, list: List) -> Option<(u32, usize)> {
        let mut found = None;
        let mut last = at + 1;
        let mut key = self.hash(at);
        loop {
            if slot.is_in(list) {
                found = self.last_listed(slot, at, last, list).map(|row| (row, last)).or(found);
            }
            if !slot.goes_on(list) {
                return found;
            }
            let Some(next) = self.next_of_phrase(last) else { return found };
            key = chain(key, next.hash);
            last += 1;
            slot = self.lexicon().slot(key);
        }
    }

    /// The first reading of a phrase in a list that the letters' case admits.
    fn listed(&self, slot: Slot, first: usize, last: usize, list: List) -> Option<u32> {
        self.lexicon().entries_in(slot, list.bit()).find(|entry| self.fits(entry, first, last)).map(|entry| entry.row)
    }

    /// The last such reading.
    fn last_listed(&self, slot: Slot, first: usize, last: usize, list: List) -> Option<u32> {
        let fitting = self.lexicon().entries_in(slot, list.bit()).filter(|entry| self.fits(entry, first, last));
        fitting.last().map(|entry| entry.row)
    }

    /// Calls `found` for each reading that one of a [set](List::set) of lists has of each phrase that begins at `at`, shorter
    /// phrases first, with the token behind the phrase. A phrase does not run over the end of a paragraph or sentence.
    #[inline]
    pub fn phrases(&self, at: usize, lists: u64, found: impl FnMut(Entry, usize)) {
        let slot = self.slot(at);
        if slot.begins_any(lists) {
            self.phrases_of(slot, at, lists, found);
        }
    }

    fn phrases_of(&self, mut slot: Slot, at: usize, lists: u64, mut found: impl FnMut(Entry, usize)) {
        let mut key = self.hash(at);
        let mut last = at + 1;
        loop {
            if slot.is_in_any(lists) {
                for entry in self.lexicon().entries_in(slot, lists) {
                    if self.fits(&entry, at, last) {
                        found(entry, last);
                    }
                }
            }
            if !slot.goes_on_in(lists) {
                return;
            }
            let Some(next) = self.next_of_phrase(last) else { return };
            key = chain(key, next.hash);
            last += 1;
            slot = self.lexicon().slot(key);
        }
    }

    /// The token at `at`, if a phrase can go on with it.
    #[inline]
    fn next_of_phrase(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at).filter(|next| !(next.shape.has(Shape::PARAGRAPH) || self.is_broken_before(at)))
    }

    /// Whether a line and a sentence end right before one of these tokens.
    pub(super) fn is_broken_in(&self, mut tokens: RangeInclusive<usize>) -> bool {
        tokens.any(|at| self.is_broken_before(at))
    }

    /// Whether a line and a sentence end right before the token: inside an expression no other sentence ends.
    #[inline]
    fn is_broken_before(&self, at: usize) -> bool {
        let opens = || self.sentences.get(self.sentence_of(at)).is_some_and(|sentence| sentence.first as usize == at);
        self.shape(at).any(Shape::LINE.with(Shape::PARAGRAPH)) && opens()
    }

    /// Whether the letters' case in the text is what the entry asks for.
    #[inline]
    fn fits(&self, entry: &Entry, first: usize, last: usize) -> bool {
        let high = || last == first + 1 && self.shape(first).has(Shape::CAPITAL);
        entry.exact == 0 && (entry.capitals == 0 || high()) || self.fits_letters(entry, first, last)
    }

    fn fits_letters(&self, entry: &Entry, first: usize, last: usize) -> bool {
        let high = (first..last).enumerate().all(|(n, at)| n >= 16 || entry.capitals & (1 << n) == 0 || self.starts_high(at));
        let words = || self.tokens.get(first..last).unwrap_or(&[]).iter().map(|token| token.text(self.text));
        // Capitals are asked first: they rule most words out that an exact name is written like.
        high && (entry.exact == 0 || entry.exact == exact_key(words()))
    }

    /// A capital, a digit or a mark where the list has a capital ("'s-Hertogenbosch" starts with a mark).
    fn starts_high(&self, at: usize) -> bool {
        let shape = self.shape(at);
        shape.any(Shape::CAPITAL.with(Shape::APOSTROPHE))
            || self.word(at).chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase())
    }

    /// The classes of the token at `at` as a function word.
    #[inline]
    pub fn function(&self, at: usize) -> Function {
        match self.functions.get(at) {
            Some(function) => *function,
            None => behind_end(),
        }
    }

    /// What verb forms the token at `at` can be.
    pub fn verb_forms(&self, at: usize) -> impl Iterator<Item = VerbForm> + 'a {
        self.verb_codes(self.slot(at)).filter_map(VerbForm::from_code)
    }

    /// Those of these tokens that can be a form of a verb.
    pub(crate) fn verbs(&self, tokens: Range<usize>) -> impl Iterator<Item = usize> + 'a {
        self.places.within(prepared::VERB, tokens)
    }

    /// The [codes](VerbForm::code) of the verb forms that a token with this slot can be.
    pub fn verb_codes(&self, slot: Slot) -> impl Iterator<Item = u32> + 'a {
        let known = if slot.is_in(List::Verb) { slot } else { Slot::default() };
        self.lexicon().entries_in(known, List::Verb.bit()).map(|entry| entry.row)
    }

    /// The hash of the lemma of a verb, given by its row; 0 where there is no such row.
    pub fn lemma(&self, verb: u32) -> u64 {
        self.lists.verbs.lemma(verb)
    }

    /// The hash of the particle of a verb that has one, given by its row.
    pub fn particle(&self, verb: u32) -> Option<u64> {
        Some(self.lists.verbs.particle(verb)).filter(|particle| *particle != 0)
    }

    /// The lexicon, made ready for this text.
    #[inline]
    pub(crate) fn lexicon(&self) -> Packed<'a> {
        self.table
    }

    /// The sentence that holds the token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.last as usize <= token)
    }

    /// The index of the quotation whose marks the token stands between.
    pub fn quotation_of(&self, token: u32) -> Option<u32> {
        let after = self.quotations.partition_point(|quotation| quotation.open < token);
        let index = after.checked_sub(1)?;
        self.quotations.get(index).filter(|quotation| token < quotation.close).map(|_| index as u32)
    }

    /// Whether the token opens its sentence, quotation marks and brackets aside.
    pub fn opens_sentence(&self, at: usize) -> bool {
        let Some(sentence) = self.sentences.get(self.sentence_of(at)) else { return true };
        (sentence.first as usize..at).all(|before| self.shape(before).has(Shape::MARK))
    }
}

/// The hash of exact words, as [`Entry::exact`] holds it.
pub(crate) fn exact_key<'t>(words: impl Iterator<Item = &'t str>) -> u64 {
    words.fold(0, |key, word| chain(key, fold::hash_exact(word))) | 1
}
