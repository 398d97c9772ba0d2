//! What a text may tell, asked before its clauses are read: most sentences hold no trigger with what its rule needs beside it.

use std::ops::Range;

use crate::clause::{Analysis, Item};
use crate::entity::Resolution;
use crate::fact::gate::Present;
use crate::fact::pattern::{self, Hit};
use crate::fact::rules::COMPOUND;
use crate::fact::statement::{self, opens_behind_colon};
use crate::fact::verb::{stand_before_last, Uses};
use crate::fact::{running, Rules};
use crate::lexicon::{Bits, List, OpenPrefilter, Prefilter, Slot};
use crate::mention::Context;
use crate::rule::Fillers;
use crate::token::function::Function;
use crate::token::verb::VerbForm;
use crate::token::Shape;

/// The most words of a sentence that is searched for each word of a trigger: a longer one is read without.
const SEARCHED: usize = 100;

/// The sentences in which a rule may find something, and what it would begin with there.
pub struct Prospects<'a> {
    sentences: Vec<Prospect>,
    /// The nouns that trigger frames: their tokens in order, and the lemma that each is a form or compound of.
    nouns: Vec<(u32, u64)>,
    /// What each item is by itself.
    items: Vec<Fillers>,
    /// Where patterns matched, in the order of the sentences.
    pub(super) hits: Vec<Hit<'a>>,
}

/// The memory of the prospects of another text, to be used again.
#[derive(Default)]
pub(crate) struct Room {
    sentences: Vec<Prospect>,
    nouns: Vec<(u32, u64)>,
    items: Vec<Fillers>,
    search: pattern::Room,
}

/// What a sentence may tell.
#[derive(Clone, Debug, Default)]
pub(super) struct Prospect {
    /// What its items are.
    pub present: Present,
    /// Its words.
    pub words: Bits,
    /// Its nouns that trigger frames, by their places.
    nouns: Range<u32>,
    /// Whether its clauses are worth reading.
    told: bool,
    /// Whether a word such as "volgens" stands in it.
    according: bool,
}

impl<'a> Prospects<'a> {
    /// What a text with these items may tell by these rules, in memory that [`Self::leave`] gives back. Linear in the text.
    pub(crate) fn of(context: &Context<'_>, resolution: &Resolution, analysis: &Analysis, rules: &'a Rules, room: &mut Room) -> Self {
        let (sentences, nouns) = (std::mem::take(&mut room.sentences), std::mem::take(&mut room.nouns));
        let mut prospects = Prospects { sentences, nouns, items: std::mem::take(&mut room.items), hits: Vec::new() };
        prospects.sentences.clear();
        prospects.nouns.clear();
        prospects.items.clear();
        prospects.items.reserve(analysis.items.len());
        prospects.sentences.reserve(context.sentences.len());
        let (mut items, mut before) = (analysis.items.as_slice(), Present::default());
        let mut told = false;
        for (index, sentence) in (0..).zip(context.sentences) {
            let own;
            (own, items) = items.split_at(items.iter().take_while(|item| item.first < sentence.last).count());
            let (first_hit, first_noun) = (prospects.hits.len(), prospects.nouns.len());
            let words = Words::read(context, rules, sentence.tokens(), own, &mut prospects.nouns);
            let searched = pattern::Words::of(context, resolution, sentence, own, words.bits);
            pattern::find(&searched, index, rules, &mut room.search, &mut prospects.hits);
            before = Present::of(resolution, context.lists, own, before, &mut prospects.items);
            let present = if words.body { before.with_body() } else { before };
            let nouns = prospects.nouns.get(first_noun..).unwrap_or_default();
            let according = words.function.any(Function::ACCORDING);
            told =
                prospects.hits.len() > first_hit || according || words.trigger(nouns, present) || told && words.has_use(Uses::ELABORATES);
            let nouns = first_noun as u32..prospects.nouns.len() as u32;
            prospects.sentences.push(Prospect { present, words: words.bits, nouns, told, according });
        }
        prospects.read_quotations(context, rules);
        prospects
    }

    /// Gives the memory back.
    pub(crate) fn leave(self, room: &mut Room) {
        (room.sentences, room.nouns, room.items) = (self.sentences, self.nouns, self.items);
    }

    /// Whether a rule may find something in the sentence of that index.
    pub fn may_tell(&self, sentence: usize) -> bool {
        self.sentences.get(sentence).is_some_and(|prospect| prospect.told)
    }

    /// Whether a word such as "volgens" stands in the sentence of that index.
    pub(super) fn has_according(&self, sentence: u32) -> bool {
        self.sentences.get(sentence as usize).is_some_and(|prospect| prospect.according)
    }

    /// What a sentence may tell, and the nouns in it that trigger frames, each with the lemma that it is a form of.
    pub(super) fn of_sentence(&self, sentence: u32) -> (Prospect, &[(u32, u64)]) {
        let prospect = self.sentences.get(sentence as usize).cloned().unwrap_or_default();
        let nouns = self.nouns.get(prospect.nouns.start as usize..prospect.nouns.end as usize);
        (prospect, nouns.unwrap_or_default())
    }

    /// What an item is by itself.
    pub(super) fn of_item(&self, item: u32) -> Fillers {
        self.items.get(item as usize).copied().unwrap_or(Fillers::ALL)
    }

    /// Adds the sentences that may tell who speaks in a quotation that runs on, or behind a colon.
    fn read_quotations(&mut self, context: &Context<'_>, rules: &Rules) {
        let Some((first, last)) = context.quotations.first().zip(context.quotations.last()) else { return };
        let mut read = |sentence: usize, wanted: fn(&Prospect) -> bool| {
            let Some((prospect, bounds)) = self.sentences.get_mut(sentence).zip(context.sentences.get(sentence)) else { return };
            prospect.told = prospect.told || wanted(prospect) || has_use(context, rules, bounds.tokens(), Uses::SAYS);
        };
        for quotation in context.quotations.iter().filter(|quotation| opens_behind_colon(context, quotation)) {
            read(context.sentence_of(quotation.open as usize - 1), |_| true);
        }
        for index in context.sentence_of(first.open as usize)..=context.sentence_of(last.close as usize) {
            let Some((sentence, quote)) = context.sentences.get(index).zip(statement::quoted(context, index)) else { continue };
            let Some(runs) = running::Runs::of(context, sentence, quote) else { continue };
            read(index, |_| true);
            for back in (1..=running::RUN).filter(|back| *back <= index) {
                read(index - back, if runs.inside && back <= running::NAMED { |before| before.present.has_person() } else { |_| false });
            }
        }
    }
}

/// Whether some verb stands among these tokens that has a use.
fn has_use(context: &Context<'_>, rules: &Rules, tokens: Range<usize>, wanted: Uses) -> bool {
    let mut codes = context.verbs(tokens).flat_map(|at| context.verb_codes(context.slot(at)));
    codes.any(|code| rules.verbs.uses(VerbForm::verb_of(code).0).has(wanted))
}

/// The words of a sentence.
struct Words<'s, 'a> {
    context: &'s Context<'a>,
    rules: &'s Rules,
    tokens: Range<usize>,
    items: &'s [Item],
    bits: Bits,
    /// All their classes as function words.
    function: Function,
    /// Whether one names a body without a name of its own.
    body: bool,
}

impl<'s, 'a> Words<'s, 'a> {
    /// Reads the words of a sentence with these items, and adds those that are nouns of frames.
    fn read(context: &'s Context<'a>, rules: &'s Rules, tokens: Range<usize>, items: &'s [Item], nouns: &mut Vec<(u32, u64)>) -> Self {
        let (text, own) = (context.text.as_bytes(), context.tokens.get(tokens.clone()).unwrap_or_default());
        let functions = context.functions.get(tokens.clone()).unwrap_or_default();
        let (bits, function) = (Bits::default(), Function::default());
        let mut words = Words { context, rules, tokens, items, bits, function, body: false };
        let filters = [&rules.prefilter, &rules.nouns.prefilter, &rules.cues.body_prefilter];
        let [nouns_or_bodies, of_nouns, of_bodies] = filters.map(Prefilter::open);
        for (at, (token, function)) in words.tokens.clone().zip(own.iter().zip(functions)) {
            words.bits.add(token.hash);
            words.function = words.function.with(*function);
            let text = text.get(..token.span.end()).unwrap_or_default();
            let may_be = |words: OpenPrefilter<'_>| words.may_hold(token.hash, text, token.span.len() >= COMPOUND);
            if may_be(nouns_or_bodies) {
                if may_be(of_nouns) {
                    nouns.extend(rules.noun_trigger(context, at).map(|lemma| (at as u32, lemma)));
                }
                words.body = words.body || may_be(of_bodies) && words.is_body(at);
            }
        }
        words
    }

    /// Whether a word names a body without a name of its own.
    fn is_body(&self, at: usize) -> bool {
        let shape = self.context.shape(at);
        shape.has(Shape::LETTER) && self.rules.cues.is_body(self.context.hash(at), self.context.word(at), !shape.has(Shape::CAPITAL))
    }

    /// Whether one of these nouns or a verb triggers a frame whose required slots may be filled by what is there.
    fn trigger(&self, nouns: &[(u32, u64)], present: Present) -> bool {
        let Rules { set, verbs, .. } = self.rules;
        let (noun, verb, hold) = (present.of_noun(), present.of_verb(), |word| self.hold(word));
        let noun_trigger = |lemma: u64| set.any_noun_trigger(lemma, noun, self.bits, |_, words| stand_before_last(words, hold));
        nouns.iter().any(|(_, lemma)| noun_trigger(*lemma))
            || self.context.verbs(self.tokens.clone()).any(|at| {
                let codes = self.context.verb_codes(if self.may_be_verb(at) { self.context.slot(at) } else { Slot::default() });
                let forms = codes.filter(|code| verbs.uses(VerbForm::verb_of(*code).0).has(Uses::TRIGGERS));
                forms.filter_map(VerbForm::from_code).any(|form| verbs.may_trigger(set, form, verb, &self.bits, hold))
            })
    }

    /// Whether a word that the lists know as a verb may be one where it stands: an article has a noun or an attribute behind it, but
    /// the last word of "kwart over één" is no article.
    fn may_be_verb(&self, at: usize) -> bool {
        let pronoun = Function::PRONOUN.with(Function::RELATIVE).with(Function::SUBORDINATOR);
        let before = self.context.function(at.wrapping_sub(1));
        let bound = at > self.tokens.start && before.any(Function::ARTICLE) && !before.any(pronoun);
        !bound || self.context.slot(at).is_in(List::Noun) || self.items.iter().any(|item| item.last as usize == at)
    }

    /// Whether some verb has a use.
    fn has_use(&self, wanted: Uses) -> bool {
        has_use(self.context, self.rules, self.tokens.clone(), wanted)
    }

    /// Whether a word, by its hash, stands there; in a very long sentence, whether it may.
    fn hold(&self, word: u64) -> bool {
        let tokens = || self.context.tokens.get(self.tokens.clone()).unwrap_or_default();
        self.bits.may_hold(word) && (self.tokens.len() > SEARCHED || tokens().iter().any(|token| token.hash == word))
    }
}

#[cfg(test)]
mod tests;
