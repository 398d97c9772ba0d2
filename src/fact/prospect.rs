//! What a text may tell, asked before its clauses are read: most sentences hold no trigger with what its rule needs beside it.

use std::ops::Range;

use crate::clause::Analysis;
use crate::entity::Resolution;
use crate::fact::gate::Present;
use crate::fact::pattern::{self, Hit};
use crate::fact::{elaboration, Rules};
use crate::mention::Context;
use crate::rule::Phrase;
use crate::token::function::Function;
use crate::token::verb::Tense;
use crate::token::Shape;

/// How many sentences before a quotation may name who speaks in it.
const BEFORE_QUOTATION: usize = 5;

/// The sentences in which a rule may find something, and what it would begin with there.
pub struct Prospects<'a> {
    sentences: Vec<Prospect>,
    /// The nouns that trigger frames: their tokens in order, and the lemma that each is a form or compound of.
    nouns: Vec<(u32, u64)>,
    /// Where patterns matched, in the order of the sentences.
    pub(super) hits: Vec<Hit<'a>>,
}

/// What a sentence may tell.
#[derive(Clone, Debug, Default)]
struct Prospect {
    present: Present,
    nouns: Range<u32>,
    /// Whether its clauses are worth reading.
    told: bool,
}

impl<'a> Prospects<'a> {
    /// What a text with these items may tell by these rules. Linear in the text.
    pub fn of(context: &Context<'_>, resolution: &Resolution, analysis: &Analysis, rules: &'a Rules) -> Self {
        let hits = pattern::find(context, resolution, analysis, rules);
        let mut matched = hits.iter().map(|hit| hit.sentence).peekable();
        let mut prospects = Prospects { sentences: Vec::with_capacity(context.sentences.len()), nouns: Vec::new(), hits: Vec::new() };
        for (index, sentence) in (0..).zip(context.sentences) {
            let mut hit = false;
            while matched.next_if_eq(&index).is_some() {
                hit = true;
            }
            let from = prospects.nouns.len();
            prospects.nouns.extend(sentence.tokens().filter_map(|at| Some((at as u32, rules.noun_trigger(context, at)?))));
            let own = prospects.nouns.get(from..).unwrap_or_default();
            let asked = Asked { context, rules, tokens: sentence.tokens(), nouns: own, words: Words::of(context, sentence.tokens()) };
            let before = prospects.sentences.last().cloned().unwrap_or_default();
            let mut present = Present::of(resolution, context.lists, analysis.items_of(sentence), before.present);
            if asked.names_body() {
                present = present.with_body();
            }
            let told = hit || asked.triggers(present) || before.told && asked.elaborates();
            let nouns = from as u32..prospects.nouns.len() as u32;
            prospects.sentences.push(Prospect { present, nouns, told });
        }
        prospects.hits = hits;
        prospects.read_quotations(context);
        prospects
    }

    /// Whether a rule may find something in the sentence of that index.
    pub fn may_tell(&self, sentence: usize) -> bool {
        self.sentences.get(sentence).is_some_and(|prospect| prospect.told)
    }

    /// The kinds that a sentence holds, and the nouns in it that trigger frames, each with the lemma that it is a form of.
    pub(super) fn of_sentence(&self, sentence: u32) -> (Present, &[(u32, u64)]) {
        let Some(prospect) = self.sentences.get(sentence as usize) else { return (Present::default(), &[]) };
        let nouns = self.nouns.get(prospect.nouns.start as usize..prospect.nouns.end as usize);
        (prospect.present, nouns.unwrap_or_default())
    }

    /// Who speaks in a quotation may be told in it, right behind it or some sentences before.
    fn read_quotations(&mut self, context: &Context<'_>) {
        for quotation in context.quotations {
            let from = context.sentence_of(quotation.open as usize).saturating_sub(BEFORE_QUOTATION);
            let last = context.sentence_of(quotation.close as usize) + 1;
            self.sentences.iter_mut().take(last + 1).skip(from).for_each(|prospect| prospect.told = true);
        }
    }
}

/// The hashes of some words as bits: a word whose bit is not set is not among them.
#[derive(Clone, Copy, Debug, Default)]
struct Words([u64; 4]);

impl Words {
    fn of(context: &Context<'_>, tokens: Range<usize>) -> Self {
        let mut words = Words::default();
        for at in tokens {
            let hash = context.hash(at);
            if let Some(bits) = words.0.get_mut((hash >> 6 & 3) as usize) {
                *bits |= 1 << (hash & 63);
            }
        }
        words
    }

    fn may_hold(self, hash: u64) -> bool {
        self.0.get((hash >> 6 & 3) as usize).is_some_and(|bits| bits & 1 << (hash & 63) != 0)
    }
}

/// A sentence that is asked what it may tell.
struct Asked<'s, 'a> {
    context: &'s Context<'a>,
    rules: &'s Rules,
    tokens: Range<usize>,
    nouns: &'s [(u32, u64)],
    words: Words,
}

impl Asked<'_, '_> {
    /// Whether a word may be a body without a name.
    fn names_body(&self) -> bool {
        self.tokens.clone().any(|at| {
            let shape = self.context.shape(at);
            shape.has(Shape::LETTER) && self.rules.cues.is_body(self.context.hash(at), self.context.word(at), !shape.has(Shape::CAPITAL))
        })
    }

    /// Whether a verb, a noun or "volgens" triggers a frame whose required slots may be filled by what is there.
    fn triggers(&self, present: Present) -> bool {
        let set = &self.rules.set;
        let stands = |trigger: &Phrase| trigger.words.split_last().is_some_and(|(_, others)| others.iter().all(|word| self.holds(*word)));
        let noun = |lemma: u64| set.of_noun_among(lemma, present.of_noun()).any(|(_, trigger)| stands(trigger));
        let verb = |lemma: u64| set.of_verb_among(lemma, present.of_verb()).any(|(_, trigger)| stands(trigger));
        self.nouns.iter().any(|(_, lemma)| noun(*lemma))
            || self.tokens.clone().any(|at| self.context.function(at).any(Function::ACCORDING) || self.lemmas(at).any(verb))
    }

    /// Whether a word, by its hash, stands there.
    fn holds(&self, word: u64) -> bool {
        self.words.may_hold(word) && self.tokens.clone().any(|at| self.context.hash(at) == word)
    }

    /// Whether a verb stands there that may say more of what the sentence before told.
    fn elaborates(&self) -> bool {
        self.tokens.clone().any(|at| self.lemmas(at).any(elaboration::is_verb))
    }

    /// The lemmas of the verbs of which a token may be a form, with those without the particle that goes with it.
    fn lemmas(&self, at: usize) -> impl Iterator<Item = u64> + '_ {
        let lists = self.context.lists;
        let of = |column: &[u64], verb: u32| column.get(verb as usize).copied().unwrap_or(0);
        let forms = self.context.verb_forms(at).filter(move |form| {
            // A separated particle stands in the sentence, too.
            let particle = of(&lists.verb_particles, form.verb);
            particle == 0 || form.joined || form.tense == Tense::Participle || self.holds(particle)
        });
        forms.flat_map(move |form| [self.context.lemma(form.verb), of(&lists.verb_bases, form.verb)]).filter(|lemma| *lemma != 0)
    }
}
