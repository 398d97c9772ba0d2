//! feiten beside other crates, on the same text in the same run: words and names (the module `words`), and its layer of
//! numerals and calendar beside text2num, the one other crate that reads Dutch numerals.
//!
//! The last two do not do the same work: text2num finds numerals alone, feiten reads figures, bounds, ranges, fractions, units,
//! money, dates and clock times as well. On `numerals` both must give every value; on `amounts`, running news, each is held
//! to its own count. `unicode_words` of unicode-segmentation reads the same bytes, as a yardstick for the machine.

// What the benches of the package itself read.
#[path = "../corpus.rs"]
#[allow(dead_code, reason = "whole documents and tests of these are the package's")]
mod corpus;
// What the tests of the package spell numerals with.
#[path = "../../tests/speller.rs"]
#[allow(dead_code, reason = "ordinals and other spellings are the package's")]
mod speller;
mod words;

use std::borrow::Cow;
use std::fmt::Debug;
use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{criterion_group, criterion_main, BenchmarkGroup, Criterion, Throughput};
use feiten::Amounts;
use text2num::lang::Dutch;
use text2num::Token;
use unicode_segmentation::UnicodeSegmentation;

/// Sentences around a numeral, without a word that reads as one.
const SENTENCES: [(&str, &str); 6] = [
    ("Op het terrein stonden ", " tanks."),
    ("De gemeente telde ", " inwoners, zei de burgemeester."),
    ("Volgens de minister gaat het om ", " militairen."),
    ("Er werden ", " mondkapjes besteld bij de fabriek."),
    ("In de haven liggen ", " containers te wachten op vervoer."),
    ("Het leger verloor ", " voertuigen in de strijd om de stad."),
];

/// How many numerals are read.
const NUMERALS: usize = 240;
/// About so many bytes of news are read.
const SIZE: usize = 200_000;

/// A word, or what stands between two, with text borrowed and folded only where it has to be: text2num's own splitter
/// copies every token twice, which would count against it.
struct Piece<'a> {
    text: &'a str,
    lower: Cow<'a, str>,
}

impl Token for Piece<'_> {
    fn text(&self) -> Cow<'_, str> {
        self.text.into()
    }

    fn text_lowercase(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.lower)
    }
}

/// Cuts a text where text2num itself does: a word is letters, digits, hyphens and apostrophes.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = rest.chars().next()?.is_alphanumeric();
        let ends = |c: char| if is_word { !(c.is_alphanumeric() || c == '-' || c == '\'') } else { c.is_alphanumeric() };
        let (text, behind) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
        rest = behind;
        let has_capital = text.chars().any(char::is_uppercase);
        let lower = if has_capital { text.to_lowercase().into() } else { Cow::Borrowed(text) };
        Some(Piece { text, lower })
    })
}

/// Whole numbers of one to nine digits, the same at every run.
fn numbers() -> Vec<usize> {
    // From two: feiten tells the article `een` from the numeral, text2num does not.
    let small = 2..=99;
    // The step of a multiplicative generator; its size is of no matter, only that digits differ.
    let large = std::iter::successors(Some(48_271_usize), |last| Some(last * 48_271 % 2_147_483_647));
    let limits = [1_000, 10_000, 100_000, 1_000_000, 1_000_000_000].into_iter().cycle();
    small.chain(large.zip(limits).map(|(number, limit)| number % limit).filter(|number| *number > 99)).take(NUMERALS).collect()
}

/// What feiten reads as values of single numbers.
fn values_of_feiten(amounts: &Amounts, text: &str) -> Vec<f64> {
    amounts.numbers(text).iter().filter(|number| number.min == number.max).filter_map(|number| number.min).collect()
}

/// What text2num reads.
fn values_of_text2num(dutch: &Dutch, text: &str) -> Vec<f64> {
    text2num::find_numbers(pieces(text), dutch, 0.0).iter().map(|found| found.value).collect()
}

/// A sentence a call, as messages come in; and all of them in one call, where what a call costs no longer counts.
fn numerals(criterion: &mut Criterion) {
    let numbers = numbers();
    let values: Vec<f64> = numbers.iter().map(|number| *number as f64).collect();
    let sentence = |(number, (before, behind)): (&usize, &(&str, &str))| {
        format!("{before}{}{behind}", speller::cardinal(*number as u64, speller::STANDARD))
    };
    let sentences: Vec<String> = numbers.iter().zip(SENTENCES.iter().cycle()).map(sentence).collect();
    let (amounts, dutch) = (Amounts::new(), Dutch::new());
    for (form, texts) in [("sentences", sentences.clone()), ("text", vec![sentences.join(" ")])] {
        let mut group = criterion.benchmark_group(format!("numerals/{form}"));
        group.throughput(Throughput::Elements(values.len() as u64)).sample_size(20).measurement_time(Duration::from_secs(3));
        let mut peer = |name: &str, read: &dyn Fn(&str) -> Vec<f64>| {
            bench(&mut group, name, &|| texts.iter().flat_map(|text| read(black_box(text))).collect::<Vec<_>>(), &values);
        };
        peer("feiten", &|text| values_of_feiten(&amounts, text));
        peer("text2num", &|text| values_of_text2num(&dutch, text));
        group.finish();
    }
}

/// Times a reading that must give the same at every round.
fn bench<T: PartialEq + Debug>(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, read: &dyn Fn() -> T, expected: &T) {
    group.bench_function(name, |bencher| bencher.iter(|| assert_eq!(&read(), expected, "{name}")));
}

/// A group of peers that count what they find in the same documents of news.
struct Peers<'c> {
    group: BenchmarkGroup<'c, WallTime>,
    documents: Vec<&'static str>,
    bytes: usize,
}

impl<'c> Peers<'c> {
    fn new(criterion: &'c mut Criterion, name: &str) -> Self {
        let documents = corpus::documents(SIZE);
        let bytes = documents.iter().map(|text| text.len()).sum();
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(bytes as u64)).sample_size(20).measurement_time(Duration::from_secs(3));
        Peers { group, documents, bytes }
    }

    /// One peer, held to what it counts; `enough` tells whether that can be right, of how many bytes.
    fn peer(&mut self, name: &str, enough: impl Fn(usize, usize) -> bool, count: impl Fn(&str) -> usize) {
        let total = || self.documents.iter().map(|text| count(black_box(text))).sum::<usize>();
        let (expected, bytes) = (total(), self.bytes);
        assert!(enough(expected, bytes), "{name}: {expected} found in {bytes} bytes");
        bench(&mut self.group, name, &total, &expected);
    }
}

/// Running news, each text a document of its own.
fn news(criterion: &mut Criterion) {
    let (amounts, dutch) = (Amounts::new(), Dutch::new());
    let mut peers = Peers::new(criterion, "amounts");
    // The seeds hold a number in about a hundred bytes; a fifth of that is already a fault.
    let enough = |found: usize, bytes: usize| found >= bytes / 500;
    peers.peer("feiten", enough, |text| {
        let reading = amounts.read(text, None);
        reading.numbers.len() + reading.quantities.len() + reading.times.len()
    });
    peers.peer("text2num/find_numbers", enough, |text| values_of_text2num(&dutch, text).len());
    peers.peer("text2num/replace_numbers_in_text", enough, |text| text2num::replace_numbers_in_text(text, &dutch, 0.0).len());
    peers.peer("unicode_words", enough, |text| text.unicode_words().count());
}

criterion_group!(benches, numerals, news, words::words, words::names);
criterion_main!(benches);
