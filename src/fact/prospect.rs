//! What a text may tell, asked before its clauses are read: most sentences hold no trigger with what its rule needs beside it.

use std::ops::Range;

use crate::clause::Analysis;
use crate::entity::Resolution;
use crate::fact::gate::Present;
use crate::fact::pattern::{self, Hit};
use crate::fact::statement::{self, opens_behind_colon};
use crate::fact::verb::Uses;
use crate::fact::{running, Rules};
use crate::lexicon::Bits;
use crate::mention::Context;
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
    /// Where patterns matched, in the order of the sentences.
    pub(super) hits: Vec<Hit<'a>>,
}

/// The memory of the prospects of another text, to be used again.
#[derive(Default)]
pub(crate) struct Room {
    sentences: Vec<Prospect>,
    nouns: Vec<(u32, u64)>,
    verbs: Vec<VerbForm>,
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
    /// Whether a verb stands there that may say something.
    says: bool,
    /// Whether its clauses are worth reading.
    told: bool,
}

impl<'a> Prospects<'a> {
    /// What a text with these items may tell by these rules, in memory that [`Self::leave`] gives back. Linear in the text.
    pub(crate) fn of(context: &Context<'_>, resolution: &Resolution, analysis: &Analysis, rules: &'a Rules, room: &mut Room) -> Self {
        let Room { verbs, search, .. } = room;
        let mut prospects =
            Prospects { sentences: std::mem::take(&mut room.sentences), nouns: std::mem::take(&mut room.nouns), hits: Vec::new() };
        prospects.sentences.clear();
        prospects.nouns.clear();
        prospects.sentences.reserve(context.sentences.len());
        let (mut items, mut before) = (analysis.items.as_slice(), Present::default());
        let mut told = false;
        for (index, sentence) in (0..).zip(context.sentences) {
            let own;
            (own, items) = items.split_at(items.iter().take_while(|item| item.first < sentence.last).count());
            let (first_hit, first_noun) = (prospects.hits.len(), prospects.nouns.len());
            pattern::find(&pattern::Words::of(context, resolution, sentence, own), index, rules, search, &mut prospects.hits);
            verbs.clear();
            let mut words = Words::default();
            words.read(context, rules, sentence.tokens(), &mut prospects.nouns, verbs);
            before = Present::of(resolution, context.lists, own, before);
            let present = if words.body { before.with_body() } else { before };
            let triggers = Triggers { context, rules, tokens: sentence.tokens(), bits: &words.bits };
            let nouns = prospects.nouns.get(first_noun..).unwrap_or_default();
            told = prospects.hits.len() > first_hit
                || words.functions.any(Function::ACCORDING)
                || told && words.uses.has(Uses::ELABORATES)
                || triggers.any(nouns, verbs, present);
            let nouns = first_noun as u32..prospects.nouns.len() as u32;
            let says = words.uses.has(Uses::SAYS);
            prospects.sentences.push(Prospect { present, words: words.bits, nouns, says, told });
        }
        prospects.read_quotations(context);
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
    fn read_quotations(&mut self, context: &Context<'_>) {
        let Some((first, last)) = context.quotations.first().zip(context.quotations.last()) else { return };
        let mut read = |sentence: usize, anyway: bool| {
            self.sentences.iter_mut().skip(sentence).take(1).for_each(|prospect| prospect.told |= anyway || prospect.says);
        };
        for quotation in context.quotations.iter().filter(|quotation| opens_behind_colon(context, quotation)) {
            read(context.sentence_of(quotation.open as usize - 1), true);
        }
        for index in context.sentence_of(first.open as usize)..=context.sentence_of(last.close as usize) {
            let Some((sentence, quote)) = context.sentences.get(index).zip(statement::quoted(context, index)) else { continue };
            let Some(runs) = running::Runs::of(context, sentence, quote) else { continue };
            read(index, true);
            for back in (1..=running::RUN).filter(|back| *back <= index) {
                read(index - back, runs.inside && back <= running::NAMED);
            }
        }
    }
}

/// The words of a sentence, each read once.
#[derive(Default)]
struct Words {
    bits: Bits,
    /// What their classes are as function words.
    functions: Function,
    /// What their verbs may do.
    uses: Uses,
    /// Whether one names a body without a name of its own.
    body: bool,
}

impl Words {
    /// Reads the words, and adds those that are nouns of frames, and the forms of verbs that trigger frames.
    fn read(&mut self, context: &Context<'_>, rules: &Rules, tokens: Range<usize>, nouns: &mut Vec<(u32, u64)>, verbs: &mut Vec<VerbForm>) {
        let text = context.text.as_bytes();
        let own = context.tokens.get(tokens.clone()).unwrap_or_default().iter();
        let slots = context.slots.get(tokens.clone()).unwrap_or_default();
        let functions = context.functions.get(tokens.clone()).unwrap_or_default();
        for (at, ((token, slot), function)) in tokens.zip(own.zip(slots).zip(functions)) {
            self.bits.add(token.hash);
            self.functions = self.functions.with(*function);
            for code in context.verb_codes(*slot) {
                let uses = rules.verbs.uses(VerbForm::verb_of(code).0);
                self.uses |= uses;
                if uses.has(Uses::TRIGGERS) {
                    verbs.extend(VerbForm::from_code(code));
                }
            }
            if rules.endings.may_close(text, token.span.end()) {
                nouns.extend(rules.noun_trigger(context, at).map(|lemma| (at as u32, lemma)));
                self.body = self.body || is_body(context, rules, at);
            }
        }
    }
}

/// Whether a word names a body without a name of its own.
fn is_body(context: &Context<'_>, rules: &Rules, at: usize) -> bool {
    let shape = context.shape(at);
    shape.has(Shape::LETTER) && rules.cues.is_body(context.hash(at), context.word(at), !shape.has(Shape::CAPITAL))
}

/// What triggers frames in a sentence.
struct Triggers<'s, 'a> {
    context: &'s Context<'a>,
    rules: &'s Rules,
    tokens: Range<usize>,
    /// The words of the sentence.
    bits: &'s Bits,
}

impl Triggers<'_, '_> {
    /// Whether one of these nouns and verbs triggers a frame whose required slots may be filled by what is there.
    fn any(&self, nouns: &[(u32, u64)], verbs: &[VerbForm], present: Present) -> bool {
        let Rules { set, verbs: triggers, .. } = self.rules;
        let hold = |word| self.hold(word);
        nouns.iter().any(|(_, lemma)| set.has_noun_among(*lemma, present.of_noun(), hold))
            || verbs.iter().any(|form| triggers.may_trigger(set, *form, present.of_verb(), self.bits, hold))
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
