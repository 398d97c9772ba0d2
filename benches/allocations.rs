//! How often memory is asked for: on each document and each token, for tokens, entities and facts. A vector that grows counts as
//! often as it grows. Counts are exact and the same at every run, so this is a table and no timing.

#![allow(missing_docs)]

mod corpus;

use feiten::{Extraction, Extractor};

fn main() {
    let extractor = Extractor::new();
    let texts = corpus::documents(if corpus::is_test() { 20_000 } else { 1 << 20 });
    let tokens: usize = texts.iter().map(|text| extractor.tokens(text).len()).sum();
    // Lists and rules are loaded by now, and the rooms of the extraction that is filled again are as large as they get.
    let mut again = Extraction::default();
    texts.iter().for_each(|text| extractor.extract_into(text, &mut again));

    println!("{} documents, {tokens} tokens", texts.len());
    println!("{:<14}{:>12}{:>12}{:>16}", "", "a document", "a token", "bytes a token");
    let count = |name: &str, least: usize, most: f64, read: &mut dyn FnMut(&str) -> usize| {
        let mut found = 0;
        let info = allocation_counter::measure(|| found = texts.iter().map(|text| read(text)).sum());
        let [documents, tokens] = [texts.len(), tokens].map(|count| count as f64);
        let calls = info.count_total as f64;
        println!("{name:<14}{:>12.1}{:>12.3}{:>16.1}", calls / documents, calls / tokens, info.bytes_total as f64 / tokens);
        assert!(found >= texts.len() * least, "{name}: {found} found in {} documents", texts.len());
        assert!(calls / tokens <= most, "{name}: {} calls for each token, at most {most} expected", calls / tokens);
        assert_eq!(info.count_current, 0, "{name}: what was read is gone, its memory is not");
    };
    count("tokens", 200, 0.02, &mut |text| extractor.tokens(text).len());
    count("entities", 20, 6.0, &mut |text| extractor.entities(text).len());
    count("extract", 2, 12.0, &mut |text| extractor.extract(text).facts().len());
    count("extract_into", 2, 12.0, &mut |text| {
        extractor.extract_into(text, &mut again);
        again.facts().len()
    });
}
