//! Each stage by itself, on about one megabyte of news in documents of about two kilobytes; what a stage starts from is made ready
//! before its clock runs. Behind the stages, what a caller asks for.

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, Throughput};
use feiten::entity::Resolution;
use feiten::lexicon::Slot;
use feiten::mention::amount::Openings;
use feiten::mention::{amount, moment, name, Context, Lists, Mention, Prepared};
use feiten::text::Document;
use feiten::{clause, entity, mention, sentence, token, Amounts, Extraction, Extractor, Token};
use unicode_segmentation::UnicodeSegmentation;

use crate::corpus;

/// A document with what each stage leaves to the next.
struct Ready<'a> {
    text: &'a str,
    prepared: Prepared,
    mentions: Vec<Mention>,
    resolution: Resolution,
}

impl<'a> Ready<'a> {
    fn new(text: &'a str, lists: &Lists) -> Self {
        let mut prepared = Prepared::default();
        prepared.read(&Document::new(text, None), lists);
        let mut ready = Ready { text, prepared, mentions: Vec::new(), resolution: Resolution::default() };
        ready.mentions = mention::find(&ready.context(lists));
        ready.resolution = entity::resolve(&ready.context(lists), ready.mentions.clone());
        ready
    }

    fn context<'c>(&'c self, lists: &'c Lists) -> Context<'c> {
        self.prepared.context(&Document::new(black_box(self.text), None), lists)
    }
}

fn split(text: &str, lists: &Lists) -> Vec<Token> {
    let document = Document::new(text, None);
    let mut tokens = Vec::with_capacity(document.flow.len() / 5);
    token::split(text, document.flow, &lists.abbreviations, &mut tokens);
    tokens
}

fn slots(tokens: &[Token], lists: &Lists) -> Vec<Slot> {
    tokens.iter().map(|token| lists.lexicon.slot(token.hash())).collect()
}

/// A group of benches that read the same bytes; each has to find as much at every round, and something in so many bytes.
struct Stages<'g, 'm> {
    group: &'g mut BenchmarkGroup<'m, WallTime>,
    bytes: usize,
}

impl Stages<'_, '_> {
    fn expect(&self, name: &str, sparse: usize, found: usize) {
        assert!(found >= self.bytes / sparse, "{name}: {found} found in {} bytes", self.bytes);
    }

    /// `sparse`: the bytes in which at least one is found, on average.
    fn stage<D>(&mut self, name: &str, sparse: usize, documents: &[D], count: impl Fn(&D) -> usize) {
        let total = || documents.iter().map(|document| count(black_box(document))).sum::<usize>();
        let expected = total();
        self.expect(name, sparse, expected);
        self.group.bench_function(name, |bencher| bencher.iter(|| assert_eq!(total(), expected, "{name}")));
    }

    /// The same for a stage that takes what it starts from.
    fn taking<D, I>(&mut self, name: &str, sparse: usize, documents: &[D], input: impl Fn(&D) -> I, count: impl Fn(&D, I) -> usize) {
        let inputs = || documents.iter().map(&input).collect::<Vec<_>>();
        let total = |inputs: Vec<I>| documents.iter().zip(inputs).map(|(document, input)| count(document, input)).sum::<usize>();
        let expected = total(inputs());
        self.expect(name, sparse, expected);
        self.group.bench_function(name, |bencher| {
            bencher.iter_batched(inputs, |inputs| assert_eq!(total(inputs), expected, "{name}"), BatchSize::PerIteration);
        });
    }
}

pub fn bench(criterion: &mut Criterion) {
    let texts = corpus::documents(1 << 20);
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    let lists = Lists::built_in().unwrap();
    let ready: Vec<Ready> = texts.iter().map(|text| Ready::new(text, &lists)).collect();

    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10).measurement_time(Duration::from_secs(3));
    let mut stages = Stages { group: &mut group, bytes };
    stages.stage("unicode_words", 10, &texts, |text| text.unicode_words().count());
    stages.stage("tokens", 10, &texts, |text| split(text, &lists).len());
    stages
        .stage("lookups", 20, &ready, |document| slots(document.prepared.tokens(), &lists).iter().filter(|slot| !slot.is_empty()).count());
    stages.stage("sentences", 300, &ready, |document| {
        let mut sentences = Vec::with_capacity(document.prepared.tokens().len() / 12);
        sentence::split(document.text, document.prepared.tokens(), &lists.abbreviations, &mut sentences);
        sentences.len()
    });
    stages.stage("names", 100, &ready, |document| {
        let mut mentions = Vec::new();
        name::find(&document.context(&lists), &mut mentions);
        mentions.len()
    });
    stages.stage("numerals", 500, &ready, |document| {
        let context = document.context(&lists);
        amount::numerals(&context, &Openings::new(&context)).len()
    });
    stages.stage("moments", 1000, &ready, |document| {
        let context = document.context(&lists);
        let openings = Openings::new(&context);
        let numerals = amount::numerals(&context, &openings);
        let mut mentions = Vec::new();
        moment::find(&context, &numerals, &moment::Marks::new(&context, &openings, &numerals), &mut mentions);
        mentions.len()
    });
    stages.stage("mentions", 100, &ready, |document| mention::find(&document.context(&lists)).len());
    stages.taking(
        "entities",
        100,
        &ready,
        |document| document.mentions.clone(),
        |document, mentions| entity::resolve(&document.context(&lists), mentions).entities.len(),
    );
    stages.stage("clauses", 300, &ready, |document| clause::analyse(&document.context(&lists), &document.resolution).clauses.len());
    group.finish();

    let (extractor, amounts) = (Extractor::new(), Amounts::new());
    let extractions: Vec<Extraction> = texts.iter().map(|text| extractor.extract(text)).collect();
    let mut group = criterion.benchmark_group("asked");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10).measurement_time(Duration::from_secs(3));
    let mut asked = Stages { group: &mut group, bytes };
    asked.stage("unicode_words", 10, &texts, |text| text.unicode_words().count());
    asked.stage("tokens", 10, &texts, |text| extractor.tokens(text).len());
    asked.stage("amounts", 1000, &texts, |text| amounts.read(text, None).numbers.len());
    asked.stage("entities", 100, &texts, |text| extractor.entities(text).len());
    asked.stage("facts", 1000, &texts, |text| extractor.extract(text).facts().len());
    asked.stage("json", 1, &extractions, |extraction| serde_json::to_string(extraction).unwrap().len());
    group.finish();
}
