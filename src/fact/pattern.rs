//! Patterns that find facts: sequences of tokens and entities, such as a title before a name.

use std::ops::Range;
use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::clause::{Head, Item};
use crate::entity::Resolution;
use crate::fact::draft::{Draft, SlotValue};
use crate::fact::filling::constant_value;
use crate::fact::rules::{fact_type, shape_bits, sort_class, NOUN};
use crate::fact::types::FactType;
use crate::fact::wanted::{filler_of, Wanted};
use crate::fact::worth::filler;
use crate::fact::{counts, when, Evidence, FillerKind, Rules, Scene};
use crate::lexicon::Bits;
use crate::mention::amount::Nouns;
use crate::mention::{Context, Value};
use crate::rule::{self, Cache, Class, Filler, Kind, List, Match, Pattern, RuleId, Sequence};
use crate::sentence::Sentence;
use crate::span::Span;
use crate::value::{self, Status};

/// A match of a pattern that finds facts.
pub struct Hit<'a> {
    /// The sentence.
    pub sentence: u32,
    pattern: &'a Pattern,
    found: Match,
}

/// What the search works with, kept from one document to the next for its memory.
#[derive(Default)]
pub(crate) struct Room {
    cache: Cache,
    /// Where each rule matched in the sentence at hand: the ends and starts of its matches.
    matched: Vec<(RuleId, usize, usize)>,
}

/// Adds where the patterns match in the sentence of that index; what another rule beats there is left out.
pub(super) fn find<'a>(words: &Words<'_, '_>, sentence: u32, rules: &'a Rules, room: &mut Room, hits: &mut Vec<Hit<'a>>) {
    let (set, from) = (&rules.set, hits.len());
    let Room { cache, matched } = room;
    set.index().each_match(set.patterns(), words, cache, &mut |pattern, found| hits.push(Hit { sentence, pattern, found }));
    let Some(own) = hits.get(from..).filter(|own| !own.is_empty()) else { return };
    // A rule's matches do not overlap each other.
    matched.clear();
    matched.extend(own.iter().map(|hit| (hit.pattern.rule, hit.found.tokens.end, hit.found.tokens.start)));
    matched.sort_unstable();
    let overlaps = |rule: &RuleId, tokens: &Range<usize>| {
        let first = matched.partition_point(|(other, end, _)| (other, *end) <= (rule, tokens.start));
        matched.get(first).is_some_and(|(other, _, start)| other == rule && *start < tokens.end)
    };
    let is_beaten = |hit: &Hit<'_>| set.winners_of(hit.pattern.rule).iter().any(|winner| overlaps(winner, &hit.found.tokens));
    // What stands before `from` is not walked again: there may be a whole book of it.
    let mut kept = from;
    for place in from..hits.len() {
        if !hits.get(place).is_some_and(is_beaten) {
            hits.swap(kept, place);
            kept += 1;
        }
    }
    hits.truncate(kept);
}

/// Adds the facts of the patterns that matched.
pub fn add(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for hit in &scene.prospects.hits {
        if let rule::Finds::Fact(fact) = hit.pattern.finds {
            drafts.extend(draft(scene, hit, fact));
        }
    }
}

/// Fillers of any kind.
static EVERYTHING: Lazy<Vec<Filler>> = Lazy::new(|| (0..=NOUN).map(|kind| filler_of(kind, &[])).collect());

fn draft(scene: &Scene<'_>, hit: &Hit<'_>, fact: rule::FactType) -> Option<Draft> {
    let (fact, declared) = fact_type(fact);
    let Hit { sentence, pattern, found: hit } = hit;
    let sentence = *sentence as usize;
    let first = scene.context.sentences.get(sentence)?.first;
    let token = first + hit.tokens.start as u32;
    let clause = scene
        .analysis
        .clauses_of(sentence)
        .find(|&clause| scene.analysis.clauses.get(clause).is_some_and(|clause| clause.tokens.contains(&token)))?;
    let status = pattern.status.and_then(|status| Status::ALL.get(status.index()).copied()).unwrap_or(Status::Actual);
    let dated = if fact == FactType::Role { None } else { when::found(scene, clause as u32) };
    let span = scene.context.span(token as usize, first as usize + hit.tokens.end);
    let new = Draft::new(fact, Arc::clone(&pattern.id), clause as u32, token, span);
    let evidence = Evidence { rule: Some(pattern.rule), time: dated.map_or(Span::default(), |(span, _)| span), ..new.evidence };
    let mut draft = Draft { declared, status, time: dated.map(|(_, time)| time), evidence, ..new };
    let titles = matches!(fact, FactType::Role | FactType::Custom);
    for capture in &hit.captures {
        let slot = *fact.slots().get(capture.slot.index())?;
        let at = first + capture.tokens.start as u32;
        let from = scene.analysis.items.partition_point(|item| item.first < at);
        let own = scene.analysis.items.iter().skip(from).take_while(|item| item.first == at).position(|item| !item.inner);
        let Some(index) = own.map(|own| from + own) else {
            // Plain words are what they say; only types of a caller's own take them.
            let span = scene.context.span(at as usize, first as usize + capture.tokens.end);
            let value = span.slice(scene.context.text).to_owned().into();
            declared?;
            draft.put(slot, [SlotValue::Filler(crate::fact::Filler { kind: FillerKind::Noun, value, entity: None, span })]);
            continue;
        };
        let wanted = Wanted { titles, valued: declared.is_some(), ..Wanted::of(&EVERYTHING) };
        let value = scene.fill_alone(index as u32, wanted)?;
        draft.put(slot, [value]);
        if fact == FactType::Role {
            title_fields(scene, index as u32, &mut draft);
        }
    }
    for constant in &pattern.sets {
        if let Some(slot) = fact.slots().get(constant.slot.index()).filter(|slot| !draft.has(slot)) {
            draft.put(slot, [constant_value(slot, &constant.value, draft.span)]);
        }
    }
    counts::settle(scene, &mut draft);
    draft.has_key(scene).then_some(draft)
}

fn title_fields(scene: &Scene<'_>, item: u32, draft: &mut Draft) {
    if let Some(Head::Entity(index)) = scene.item(item).map(|item| item.head) {
        title_of(scene, index, draft);
    }
}

/// What the title's own compound or phrase says of body and state.
pub fn title_of(scene: &Scene<'_>, index: u32, draft: &mut Draft) {
    let Some(entity) = scene.entity(index) else { return };
    let Value::Role { organisation, country, .. } = &entity.value else { return };
    if let Some(name) = organisation {
        draft.put("organisation", [filler(value::Kind::Organisation, name.clone(), index, entity.span)]);
    }
    if let Some(code) = country {
        draft.put("country", [filler(value::Kind::Country, code.clone(), index, entity.span)]);
    }
}

/// The last of the tokens with a bit of their own.
const LAST: u32 = u64::BITS - 1;

/// How many kinds of items there are.
const KINDS: usize = NOUN as usize + 1;

/// A sentence as patterns see it: its tokens, and its outer items as mentions.
pub(super) struct Words<'s, 'a> {
    context: &'s Context<'a>,
    resolution: &'s Resolution,
    first: usize,
    len: usize,
    items: &'s [Item],
    bits: Bits,
    /// The tokens at which items start, by their bits; the last stands for all behind it, too.
    starts: u64,
    /// For each kind the token behind that at which the last item of it starts; 0 where there is none.
    behind: [u16; KINDS],
}

impl<'s, 'a> Words<'s, 'a> {
    /// A sentence of words with these bits, with the items that begin in it.
    pub fn of(context: &'s Context<'a>, resolution: &'s Resolution, sentence: &Sentence, items: &'s [Item], bits: Bits) -> Self {
        let (mut behind, mut starts) = ([0; KINDS], 0);
        for item in items {
            starts |= 1 << (item.first - sentence.first).min(LAST);
            if let Some(behind) = kind_of(item).and_then(|kind| behind.get_mut(usize::from(kind.0))) {
                // Items stand in the order of their first tokens; no sentence has as many tokens as there are numbers.
                *behind = u16::try_from(item.first - sentence.first + 1).unwrap_or(u16::MAX);
            }
        }
        Words {
            context,
            resolution,
            first: sentence.first as usize,
            len: (sentence.last - sentence.first) as usize,
            items,
            bits,
            starts,
            behind,
        }
    }

    /// The items that begin with a token.
    fn items_at(&self, at: usize) -> impl Iterator<Item = &Item> {
        let first = self.first + at;
        let items = if self.starts >> LAST.min(at as u32) & 1 == 0 { &[] } else { self.items };
        let from = items.partition_point(|item| (item.first as usize) < first);
        items.iter().skip(from).take_while(move |item| item.first as usize == first)
    }
}

/// The kind of mention that an item is; none of one that only refers to another.
fn kind_of(item: &Item) -> Option<Kind> {
    match item.head {
        Head::Noun(_) => Some(Kind(NOUN)),
        Head::Entity(_) => item.kind.map(|kind| Kind(kind as u16)),
        Head::Reference(_) => None,
    }
}

impl Sequence for Words<'_, '_> {
    fn len(&self) -> usize {
        self.len
    }

    fn word(&self, at: usize) -> u64 {
        self.context.hash(self.first + at)
    }

    fn exact(&self, at: usize, literal: &str) -> bool {
        self.context.word(self.first + at) == literal
    }

    fn shape(&self, at: usize) -> u32 {
        shape_bits(self.context.shape(self.first + at))
    }

    fn lemma(&self, at: usize, lemma: u64) -> bool {
        self.context.verb_forms(self.first + at).any(|form| self.context.lemma(form.verb) == lemma)
    }

    fn each_mention(&self, at: usize, found: &mut dyn FnMut(Kind, Option<Class>, usize)) {
        for item in self.items_at(at) {
            let last = item.last as usize - self.first;
            match item.head {
                Head::Noun(row) => {
                    let Some((class, sort)) = Nouns::meaning(row) else { continue };
                    found(Kind(NOUN), Some(Class(class as u16)), last);
                    if let Some(sort) = sort_class(sort) {
                        found(Kind(NOUN), Some(sort), last);
                    }
                }
                Head::Reference(_) => {}
                Head::Entity(index) => {
                    let class = match self.resolution.entities.get(index as usize).map(|entity| &entity.value) {
                        Some(Value::Quantity { class, .. } | Value::Equipment { class, .. }) => Some(Class(*class as u16)),
                        Some(Value::Unit { .. }) => Some(Class(value::Class::Unit as u16)),
                        _ => None,
                    };
                    if let Some(kind) = item.kind {
                        found(Kind(kind as u16), class, last);
                    }
                }
            }
        }
    }

    fn each_kind(&self, at: usize, found: &mut dyn FnMut(Kind, usize)) {
        for item in self.items_at(at) {
            if let Some(kind) = kind_of(item) {
                found(kind, item.last as usize - self.first);
            }
        }
    }

    fn may_hold(&self, words: &Bits) -> bool {
        self.bits.meets(words)
    }

    fn next_mention(&self, at: usize) -> usize {
        if at >= LAST as usize {
            return at;
        }
        let ahead = self.starts >> at;
        if ahead == 0 {
            self.len
        } else {
            at + ahead.trailing_zeros() as usize
        }
    }

    fn last(&self, kind: Kind) -> Option<usize> {
        let behind = self.behind.get(usize::from(kind.0)).copied().unwrap_or(0);
        usize::from(behind).checked_sub(1)
    }

    fn each_phrase(&self, at: usize, list: List, found: &mut dyn FnMut(usize)) {
        let rows = &self.context.lists.name.custom.rows;
        self.context.phrases(self.first + at, crate::lexicon::List::Custom.bit(), |entry, last| {
            let own = entry.list == crate::lexicon::List::Custom && rows.get(entry.row as usize).is_some_and(|row| row.list == list.0);
            if own && last <= self.first + self.len {
                found(last - self.first);
            }
        });
    }
}
