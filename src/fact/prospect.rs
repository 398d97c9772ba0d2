//! What a text may tell, asked before its clauses are read: most sentences hold no trigger with what its rule needs beside it.

use std::ops::Range;

use crate::clause::Analysis;
use crate::entity::Resolution;
use crate::fact::gate::Present;
use crate::fact::pattern::{self, Hit};
use crate::fact::statement::{self, opens_behind_colon};
use crate::fact::{elaboration, running, Rules};
use crate::lexicon::Bits;
use crate::mention::Context;
use crate::rule::{Fillers, Phrase};
use crate::token::function::Function;
use crate::token::verb::{Tense, VerbForm};
use crate::token::Shape;

/// The most words of a sentence that is searched for each word of a trigger: a longer one is read without.
const SEARCHED: usize = 100;

/// The sentences in which a rule may find something, and what it would begin with there.
pub struct Prospects<'a> {
    sentences: Vec<Prospect>,
    /// The nouns that trigger frames: their tokens in order, and the lemma that each is a form or compound of.
    nouns: Vec<(u32, u64)>,
    /// Where patterns matched, in the order of the sentences.
    pub(super) hits: Vec<Hit<'a>>,
}

/// The memory of the prospects of another text, to be used again.
#[derive(Default)]
pub(crate) struct Room {
    sentences: Vec<Prospect>,
    nouns: Vec<(u32, u64)>,
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
}

impl<'a> Prospects<'a> {
    /// What a text with these items may tell by these rules, in memory that [`Self::leave`] gives back. Linear in the text.
    pub(crate) fn of(context: &Context<'_>, resolution: &Resolution, analysis: &Analysis, rules: &'a Rules, room: &mut Room) -> Self {
        let hits = pattern::find(context, resolution, analysis, rules, &mut room.search);
        let mut matched = hits.iter().map(|hit| hit.sentence).peekable();
        let (sentences, nouns) = (std::mem::take(&mut room.sentences), std::mem::take(&mut room.nouns));
        let mut prospects = Prospects { sentences, nouns, hits: Vec::new() };
        prospects.sentences.clear();
        prospects.nouns.clear();
        prospects.sentences.reserve(context.sentences.len());
        for (index, sentence) in (0..).zip(context.sentences) {
            let mut hit = false;
            while matched.next_if_eq(&index).is_some() {
                hit = true;
            }
            let from = prospects.nouns.len();
            prospects.nouns.extend(sentence.tokens().filter_map(|at| Some((at as u32, rules.noun_trigger(context, at)?))));
            let own = prospects.nouns.get(from..).unwrap_or_default();
            let bits: Bits = sentence.tokens().map(|at| context.hash(at)).collect();
            let words = Words { context, rules, tokens: sentence.tokens(), nouns: own, bits };
            let before = prospects.sentences.last().cloned().unwrap_or_default();
            let present = Present::of(resolution, context.lists, analysis.items_of(sentence), before.present);
            let answer = words.trigger(present);
            let body = answer != Answer::No && words.name_body();
            let present = if body { present.with_body() } else { present };
            let told = hit || answer == Answer::Yes || body || before.told && words.elaborate();
            let nouns = from as u32..prospects.nouns.len() as u32;
            prospects.sentences.push(Prospect { present, words: bits, nouns, told });
        }
        prospects.hits = hits;
        prospects.read_quotations(context, rules);
        prospects
    }

    /// Gives the memory back.
    pub(crate) fn leave(self, room: &mut Room) {
        (room.sentences, room.nouns) = (self.sentences, self.nouns);
    }

    /// Whether a rule may find something in the sentence of that index.
    pub fn may_tell(&self, sentence: usize) -> bool {
        self.sentences.get(sentence).is_some_and(|prospect| prospect.told)
    }

    /// What a sentence may tell, and the nouns in it that trigger frames, each with the lemma that it is a form of.
    pub(super) fn of_sentence(&self, sentence: u32) -> (Prospect, &[(u32, u64)]) {
        let prospect = self.sentences.get(sentence as usize).cloned().unwrap_or_default();
        let nouns = self.nouns.get(prospect.nouns.start as usize..prospect.nouns.end as usize);
        (prospect, nouns.unwrap_or_default())
    }

    /// Adds the sentences that may tell who speaks in a quotation that runs on, or behind a colon.
    fn read_quotations(&mut self, context: &Context<'_>, rules: &Rules) {
        let Some((first, last)) = context.quotations.first().zip(context.quotations.last()) else { return };
        let mut read = |sentence: usize| self.sentences.iter_mut().skip(sentence).take(1).for_each(|prospect| prospect.told = true);
        for quotation in context.quotations.iter().filter(|quotation| opens_behind_colon(context, quotation)) {
            read(context.sentence_of(quotation.open as usize - 1));
        }
        for index in context.sentence_of(first.open as usize)..=context.sentence_of(last.close as usize) {
            let Some((sentence, quote)) = context.sentences.get(index).zip(statement::quoted(context, index)) else { continue };
            let Some(runs) = running::Runs::of(context, sentence, quote) else { continue };
            read(index);
            for back in (1..=running::RUN).filter(|back| *back <= index) {
                let says = || context.sentences.get(index - back).is_some_and(|sentence| says(context, rules, sentence.tokens()));
                if runs.inside && back <= running::NAMED || says() {
                    read(index - back);
                }
            }
        }
    }
}

/// Whether a verb stands there that may say something.
fn says(context: &Context<'_>, rules: &Rules, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| context.verb_forms(at).any(|form| rules.sayings(context.lemma(form.verb)).next().is_some()))
}

/// Whether a frame may find something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Yes,
    /// If a body without a name is there.
    IfBody,
    No,
}

/// The words of a sentence, as triggers.
struct Words<'s, 'a> {
    context: &'s Context<'a>,
    rules: &'s Rules,
    tokens: Range<usize>,
    nouns: &'s [(u32, u64)],
    bits: Bits,
}

impl Words<'_, '_> {
    /// Whether they name a body without a name of its own.
    fn name_body(&self) -> bool {
        self.tokens.clone().any(|at| {
            let shape = self.context.shape(at);
            shape.has(Shape::LETTER) && self.rules.cues.is_body(self.context.hash(at), self.context.word(at), !shape.has(Shape::CAPITAL))
        })
    }

    /// Whether a verb, a noun or "volgens" triggers a frame whose required slots may be filled by what is there.
    fn trigger(&self, present: Present) -> Answer {
        let with_body = present.with_body();
        let set = &self.rules.set;
        let mut answer = Answer::No;
        let noun = |lemma: u64, there: Fillers| set.of_noun_among(lemma, there).any(|(_, trigger)| self.hold_others(trigger));
        for (_, lemma) in self.nouns {
            if noun(*lemma, present.of_noun()) {
                return Answer::Yes;
            }
            if noun(*lemma, with_body.of_noun()) {
                answer = Answer::IfBody;
            }
        }
        let verb = |form: VerbForm, there: Fillers| {
            let particle = self.context.particle(form.verb).filter(|_| !form.joined);
            self.rules.verbs.frames(set, form.verb, particle, there, self.bits).any(|(_, trigger)| self.hold_others(trigger))
        };
        let may_trigger = |form: &VerbForm| self.rules.verbs.may_trigger(form.verb, with_body.of_verb(), self.bits);
        for at in self.tokens.clone() {
            if self.context.function(at).any(Function::ACCORDING) {
                return Answer::Yes;
            }
            for form in self.context.verb_forms(at).filter(|form| may_trigger(form) && self.complete(*form)) {
                if !verb(form, with_body.of_verb()) {
                    continue;
                }
                if verb(form, present.of_verb()) {
                    return Answer::Yes;
                }
                answer = Answer::IfBody;
            }
        }
        answer
    }

    /// Whether a verb stands there that may say more of what the sentence before told.
    fn elaborate(&self) -> bool {
        self.tokens.clone().any(|at| self.context.verb_forms(at).any(|form| elaboration::is_verb(self.context.lemma(form.verb))))
    }

    /// Whether the particle that a form does without is there.
    fn complete(&self, form: VerbForm) -> bool {
        form.joined || form.tense == Tense::Participle || self.context.particle(form.verb).is_none_or(|particle| self.hold(particle))
    }

    /// Whether the words of a trigger before its head stand there.
    fn hold_others(&self, trigger: &Phrase) -> bool {
        trigger.words.split_last().is_some_and(|(_, others)| others.iter().all(|word| self.hold(*word)))
    }

    /// Whether a word, by its hash, stands there; in a very long sentence, whether it may.
    fn hold(&self, word: u64) -> bool {
        self.bits.may_hold(word) && (self.tokens.len() > SEARCHED || self.tokens.clone().any(|at| self.context.hash(at) == word))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::entity;
    use crate::fact::{self, Fact, Scene};
    use crate::mention::{self, Lists, Prepared};
    use crate::text::Document;

    const SEEDS: [&str; 5] = [
        include_str!("../../seeds/000_troepenmacht.txt"),
        include_str!("../../seeds/001_oostflank.txt"),
        include_str!("../../seeds/002_flitsmacht.txt"),
        include_str!("../../seeds/003_oostgrens.txt"),
        include_str!("../../seeds/004_beschermingsmiddelen.txt"),
    ];

    /// The facts of a text, with every clause read and every frame tried where `everything` is asked.
    fn facts(text: &str, lists: &Lists, rules: &Rules, everything: bool) -> Vec<Fact> {
        let document = Document::new(text, None);
        let mut prepared = Prepared::default();
        prepared.read(&document, lists);
        let context = prepared.context(&document, lists);
        let resolution = entity::resolve(&context, mention::find(&context));
        let mut analysis = Analysis::of_items(&context, &resolution);
        let mut room = fact::Room::default();
        let mut prospects = Prospects::of(&context, &resolution, &analysis, rules, &mut room.prospects);
        if everything {
            for sentence in &mut prospects.sentences {
                *sentence = Prospect { present: Present::EVERYTHING, words: Bits::ALL, told: true, ..sentence.clone() };
            }
        }
        analysis.read(&context, |sentence| prospects.may_tell(sentence));
        let scene = Scene { context: &context, resolution: &resolution, analysis: &analysis, rules, prospects: &prospects };
        let (mut facts, mut evidence) = (Vec::new(), Vec::new());
        fact::find(&scene, &mut room, &mut facts, &mut evidence);
        facts
    }

    #[test]
    fn what_is_not_read_tells_nothing() {
        let lists = Lists::built_in().unwrap();
        let rules = Rules::built_in(&lists).unwrap();
        let source = Rules::from_source().unwrap();
        let frames = source.set.frames().iter().flat_map(|frame| &frame.examples);
        let examples = frames.chain(source.set.patterns().iter().flat_map(|pattern| &pattern.examples));
        let mut found = 0;
        for text in SEEDS.into_iter().chain(examples.map(|example| example.text.as_str())) {
            let facts = |everything: bool| facts(text, &lists, &rules, everything);
            let read = facts(false);
            assert_eq!(read, facts(true), "{text}");
            found += read.len();
        }
        assert!(found > 700, "{found} facts");
    }
}
