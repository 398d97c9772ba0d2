//! How fast each stage reads, in bytes a second, on about one megabyte of news in documents of about two kilobytes.
//!
//! Each bench asserts what it counts, so a stage that finds nothing is a failure and not a record. `unicode_words` of
//! unicode-segmentation reads the same text in the same group, as a yardstick for the machine.

#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;
use std::time::Duration;

use criterion::{criterion_group, criterion_main, Criterion, Throughput};
use feiten::mention::Lists;
use feiten::{Amounts, Extractor};
use unicode_segmentation::UnicodeSegmentation;

/// The texts that are repeated.
const SEEDS: [&str; 5] = [
    include_str!("../seeds/000_troepenmacht.txt"),
    include_str!("../seeds/001_oostflank.txt"),
    include_str!("../seeds/002_flitsmacht.txt"),
    include_str!("../seeds/003_oostgrens.txt"),
    include_str!("../seeds/004_beschermingsmiddelen.txt"),
];

/// About one megabyte.
const SIZE: usize = 1 << 20;

/// The seeds in turn, until they make up the size.
fn documents() -> Vec<&'static str> {
    let mut size = 0;
    SEEDS
        .iter()
        .copied()
        .cycle()
        .take_while(|text| {
            let more = size < SIZE;
            size += text.len();
            more
        })
        .collect()
}

/// What all documents together give.
fn total(documents: &[&str], count: impl Fn(&str) -> usize) -> usize {
    documents.iter().map(|text| count(black_box(text))).sum()
}

fn stages(criterion: &mut Criterion) {
    let documents = documents();
    let bytes: usize = documents.iter().map(|text| text.len()).sum();
    let extractor = Extractor::new();
    let amounts = Amounts::new();
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10).measurement_time(Duration::from_secs(5));
    let mut stage = |name: &str, count: &dyn Fn(&str) -> usize| {
        // The seeds tell some hundred facts in ten kilobytes; a tenth of what is expected is already a fault.
        let expected = total(&documents, count);
        let least = match name {
            "facts" | "amounts" => bytes / 1000,
            "entities" => bytes / 100,
            _ => bytes / 10,
        };
        assert!(expected >= least, "{name}: {expected} found, at least {least} expected");
        group.bench_function(name, |bencher| bencher.iter(|| assert_eq!(total(&documents, count), expected)));
    };
    stage("unicode_words", &|text| text.unicode_words().count());
    stage("tokens", &|text| extractor.tokens(text).len());
    stage("amounts", &|text| amounts.read(text, None).numbers.len());
    stage("entities", &|text| extractor.entities(text).len());
    stage("facts", &|text| extractor.extract(text).facts().len());
    group.finish();
}

fn start(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("start");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    group.bench_function("lists", |bencher| bencher.iter(|| assert!(!Lists::built_in().unwrap().verbs.verbs().is_empty())));
    let lists = Lists::built_in().unwrap();
    group.bench_function("rules", |bencher| bencher.iter(|| assert!(!feiten::fact::Rules::built_in(&lists).unwrap().set.is_empty())));
    group.bench_function("rules_from_source", |bencher| bencher.iter(|| assert!(!feiten::fact::Rules::from_source().unwrap().set.is_empty())));
    // The first one has shared its tables for the process.
    group.bench_function("extractor", |bencher| bencher.iter(|| Extractor::new().clone()));
    group.finish();
}

criterion_group!(benches, stages, start);
criterion_main!(benches);
