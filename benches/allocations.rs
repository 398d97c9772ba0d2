//! How often memory is asked for: on each document and each token, for tokens, entities and facts. A vector that grows counts as
//! often as it grows. Counts are exact and the same at every run, so this is a table and no timing.

#![allow(missing_docs)]

mod corpus;

use feiten::{Extraction, Extractor};

/// What is expected at most for each token, with some room above what it is: no token costs memory of its own.
const MOST_FOR_TOKENS: f64 = 0.02;
const MOST_FOR_ENTITIES: f64 = 0.09;
const MOST_FOR_FACTS: f64 = 0.45;
const MOST_FOR_FACTS_AGAIN: f64 = 0.42;

fn main() {
    let size = if corpus::is_test() { 20_000 } else { 1 << 20 };
    table("documents of two kilobytes", &corpus::documents(size));
    table("one document", &[&corpus::document(size)]);
}

fn table(name: &str, texts: &[&str]) {
    let extractor = Extractor::new();
    let tokens: usize = texts.iter().map(|text| extractor.tokens(text).len()).sum();
    // Lists and rules are loaded by now, and the rooms of the extraction that is filled again are as large as they get.
    let mut again = Extraction::default();
    texts.iter().for_each(|text| extractor.extract_into(text, &mut again));

    println!("{name}: {}, of {} tokens each", texts.len(), tokens / texts.len());
    println!("  {:<14}{:>12}{:>12}{:>16}", "", "a document", "a token", "bytes a token");
    let count = |name: &str, sparse: usize, most: f64, read: &mut dyn FnMut(&str) -> usize| {
        let mut found = 0;
        let info = allocation_counter::measure(|| found = texts.iter().map(|text| read(text)).sum());
        let calls = info.count_total as f64;
        let [each, token] = [texts.len(), tokens].map(|count| calls / count as f64);
        println!("  {name:<14}{each:>12.1}{token:>12.3}{:>16.1}", info.bytes_total as f64 / tokens as f64);
        assert!(found >= tokens / sparse, "{name}: {found} found in {tokens} tokens");
        assert!(token <= most, "{name}: {token} calls for each token, at most {most} expected");
    };
    count("tokens", 1, MOST_FOR_TOKENS, &mut |text| extractor.tokens(text).len());
    count("entities", 20, MOST_FOR_ENTITIES, &mut |text| extractor.entities(text).len());
    count("extract", 100, MOST_FOR_FACTS, &mut |text| extractor.extract(text).facts().len());
    count("extract_into", 100, MOST_FOR_FACTS_AGAIN, &mut |text| {
        extractor.extract_into(text, &mut again);
        again.facts().len()
    });
    // What the result itself owns: the vectors, the names of entities, the slots of facts.
    let results: Vec<Extraction> = texts.iter().map(|text| extractor.extract(text)).collect();
    let mut next = results.iter();
    count("a copy of it", 100, MOST_FOR_FACTS_AGAIN, &mut |_| next.next().map_or(0, |result| result.clone().facts().len()));
}
