//! Texts made to be slow: what a byte of each costs, in two sizes, beside a byte of news.
//!
//! Linear means two things here: a text ten times as long costs ten times as much, and no text costs more than a few times what
//! news of its length does. Each is asserted, with room for the noise of a machine that does other things as well.

#![allow(missing_docs)]

mod corpus;

use std::hint::black_box;
use std::sync::OnceLock;
use std::time::Instant;

use feiten::{Extractor, Kind};

/// What a byte of any text may cost, as a multiple of a byte of news, and of a byte of the same text a tenth as long.
const MOST: f64 = 3.0;
const MOST_GROWTH: f64 = 2.5;

/// How a text of a size is made.
type Made = Box<dyn Fn(usize) -> String>;

fn repeated(piece: &'static str) -> Made {
    Box::new(move |size| piece.repeat(size / piece.len()))
}

fn texts() -> Vec<(&'static str, Made)> {
    let flat = |size: usize| corpus::document(size).replace(['.', '!', '?', ':', '\n'], " ");
    let quotes = |size: usize| format!("{}ja{}", "„".repeat(size / 6), "”".repeat(size / 6));
    let names =
        |size: usize| (0..size / 24).map(|number| format!("Minister Xa{} Yb{} zei. ", letters(number), letters(number * 7919))).collect();
    vec![
        ("one token", repeated("a")),
        ("one number", repeated("1")),
        ("one compound", repeated("NAVO-")),
        ("numeral compound", repeated("vijfentwintig")),
        ("commas", repeated(",")),
        ("full stops", repeated(". ")),
        ("lines", repeated("Polen\n")),
        ("capitals", repeated("ABC DEF ")),
        ("capitalised", repeated("Abel Betel Gadus ")),
        ("nested quotes", Box::new(quotes)),
        ("open quotes", repeated("„hij zei ")),
        ("brackets", repeated("(")),
        ("numerals", repeated("drie ")),
        ("figures", repeated("12 ")),
        ("large numerals", repeated("honderdduizend miljoen ")),
        ("dates", repeated("dinsdag 3 maart 2022 ")),
        ("amounts", repeated("€ 5 tot 7 miljoen ")),
        ("states", Box::new(states)),
        ("people", Box::new(names)),
        ("pronouns", repeated("Hij zei dat hij hem. ")),
        ("one sentence", Box::new(flat)),
        ("one list", repeated("Polen en ")),
        ("verbs", repeated("heeft gestuurd ")),
        ("subordinate", repeated("dat hij zegt ")),
        ("triggers", repeated("Nederland stuurt tanks naar Polen, ")),
        ("accents", repeated("e\u{301}")),
    ]
}

/// A number as a word of its own.
fn letters(mut number: usize) -> String {
    let mut word = String::new();
    for _ in 0..4 {
        word.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    word
}

/// All states that the package knows, again and again, with a space between.
fn states(size: usize) -> String {
    let rows = include_str!("../src/mention/name/country.tsv").lines().filter(|line| !line.starts_with('#'));
    let names: Vec<&str> = rows.filter_map(|row| row.split('\t').nth(1)).collect();
    let mut text = String::with_capacity(size + 64);
    for name in names.iter().cycle() {
        if text.len() >= size {
            break;
        }
        text.push_str(name);
        text.push(' ');
    }
    let found = Extractor::new().entities(text.get(..4096).unwrap_or(&text));
    assert!(found.iter().filter(|entity| matches!(entity.kind(), Kind::Country | Kind::Nationality)).count() > 50);
    text
}

/// Nanoseconds since some moment: those of this thread on a processor where Linux tells them, so that what else the machine does
/// counts less; those of the clock elsewhere.
fn clock() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let own = told.and_then(|told| told.split(' ').next()?.parse().ok());
    own.unwrap_or_else(|| START.get_or_init(Instant::now).elapsed().as_nanos() as f64)
}

/// Nanoseconds a byte, the least of some rounds.
fn cost(extractor: &Extractor, text: &str, rounds: usize) -> f64 {
    let round = |_| {
        let start = clock();
        let extraction = extractor.extract(black_box(text));
        assert!(!extraction.sentences().is_empty());
        (clock() - start) / text.len() as f64
    };
    (0..rounds).map(round).fold(f64::INFINITY, f64::min)
}

fn main() {
    let extractor = Extractor::new();
    // Once as a test: short texts, and nothing that a busy machine can fail.
    let (size, rounds, strict) = if corpus::is_test() { (20_000, 1, false) } else { (3_000_000, 3, true) };
    let news: Vec<&str> = corpus::documents(size);
    let bytes: usize = news.iter().map(|text| text.len()).sum();
    let of_news = || news.iter().map(|text| cost(&extractor, text, 1) * text.len() as f64).sum::<f64>() / bytes as f64;
    let normal = (0..rounds + 1).map(|_| of_news()).fold(f64::INFINITY, f64::min);
    println!("{:<18}{:>10}{:>16}{:>16}", "", "ns a byte", "times news", "times a tenth");
    println!("{:<18}{normal:>10.1}", "news");
    let mut faults = Vec::new();
    let mut told = |name: &str, text: &str, tenth: &str| {
        let [long, short] = [text, tenth].map(|text| cost(&extractor, text, rounds));
        println!("{name:<18}{long:>10.1}{:>16.2}{:>16.2}", long / normal, long / short);
        // What costs next to nothing may well cost twice as much for the memory it takes.
        if long > MOST * normal || long > MOST_GROWTH * short && long > normal / 2.0 {
            faults.push(name.to_owned());
        }
    };
    told("one document", &corpus::document(size), &corpus::document(size / 10));
    for (name, made) in texts() {
        told(name, &made(size), &made(size / 10));
    }
    assert!(!strict || faults.is_empty(), "more than linear, or too slow: {}", faults.join(", "));
}
