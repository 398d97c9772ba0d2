//! Tokens, sentences and quotations: cases from data files, and what holds for any text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use feiten::sentence::{quotations, Sentence};
use feiten::token::{split, Abbreviations, Shape, Token};
use feiten::Span;
use once_cell::sync::Lazy;
use proptest::prelude::*;

static ABBREVIATIONS: Lazy<Abbreviations> =
    Lazy::new(|| Abbreviations::parse("abbreviation.tsv", include_str!("../src/token/abbreviation.tsv")).unwrap());

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    split(text, Span::new(0, text.len() as u32), &ABBREVIATIONS, &mut tokens);
    tokens
}

fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    feiten::sentence::split(text, tokens, &ABBREVIATIONS, &mut sentences);
    sentences
}

fn rows(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with("# "))
}

#[test]
fn token_cases() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("cases/tokens.tsv")) {
        let (text, wanted) = row.split_once('\t').unwrap();
        let found: Vec<&str> = tokens(text).iter().map(|token| token.span().slice(text)).collect();
        if found.join("¦") != wanted {
            wrong.push(format!("{text}: wanted {wanted}, found {}", found.join("¦")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentence_cases() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("cases/sentences.txt")) {
        let text = row.replace('¦', "").replace('⏎', "\n");
        let mut found = String::new();
        let mut at = 0;
        for sentence in sentences(&text, &tokens(&text)) {
            found.push_str(&text[at..sentence.span().start()]);
            if at > 0 {
                found.push('¦');
            }
            found.push_str(sentence.span().slice(&text));
            at = sentence.span().end();
        }
        found.push_str(&text[at..]);
        let found = found.replace('\n', "⏎");
        if found != row {
            wrong.push(format!("wanted {row}\nfound  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn quotation_cases() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("cases/quotations.txt")) {
        let text = row.replace(['⟦', '⟧'], "").replace('⏎', "\n");
        let mut found = String::new();
        let mut at = 0;
        for quotation in quotations(&text, &tokens(&text)) {
            let inner = quotation.inner;
            // White space between the marks and what they enclose is left out of the comparison.
            let start = inner.end() - inner.slice(&text).trim_start().len();
            let end = start + text[start..inner.end()].trim_end().len();
            found.push_str(&format!("{}⟦{}⟧", &text[at..start], &text[start..end]));
            at = end;
        }
        found.push_str(&text[at..]);
        let found = found.replace('\n', "⏎");
        if found != row {
            wrong.push(format!("wanted {row}\nfound  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn headings_are_lines_without_a_stop() {
    let text = "Extra militairen naar Polen\n\nNederland stuurt meer mensen.\n\nReacties\n\nGeen.";
    let headings: Vec<bool> = sentences(text, &tokens(text)).iter().map(Sentence::is_heading).collect();
    assert_eq!(headings, [true, false, true, false]);
}

#[test]
fn abbreviations_are_in_order_and_many() {
    let rows: Vec<&str> = include_str!("../src/token/abbreviation.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').next().unwrap())
        .collect();
    assert!(rows.len() >= 400, "{}", rows.len());
    assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(rows.iter().all(|row| row.ends_with('.')));
}

/// Text of the pieces that splitting turns on, beside any other text.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z]{1,4}",
        "[0-9]{1,3}",
        prop::sample::select(vec![
            " ", " ", "\n", "\n\n", "\r\n", ".", ".", ",", "'", "’", "\"", "„", "”", ",,", "''", "‘", "«", "»", "-", "–", "...", "…", "?",
            "!", "(", ")", ":", "/", "@", "#", "http://", "www.", "dr.", "enz.", "De ", "'s ", "é", "\u{301}", "\u{200d}", "\u{ad}",
            "\u{feff}", "👍🏽", "🇳🇱", "\u{a0}",
        ])
        .prop_map(String::from),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The letter with an accent, where there is one; folding takes it away.
fn accent(c: char) -> char {
    match c {
        'a' => 'á',
        'A' => 'Á',
        'c' => 'ç',
        'e' => 'ë',
        'E' => 'Ë',
        'i' => 'ï',
        'n' => 'ñ',
        'o' => 'ö',
        'O' => 'Ö',
        'u' => 'ü',
        'y' => 'ÿ',
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_cover_all_but_white_space(text in text()) {
        let mut at = 0;
        for token in tokens(&text) {
            let span = token.span();
            prop_assert!(!span.is_empty() && span.start() >= at);
            prop_assert!(text.get(span.start()..span.end()).is_some());
            prop_assert!(text[at..span.start()].chars().all(is_blank));
            prop_assert!(!text[span.start()..span.end()].contains(char::is_whitespace));
            at = span.end();
        }
        prop_assert!(text[at..].chars().all(is_blank));
    }

    /// Letters of ASCII are read byte by byte, others character by character: with accents on its letters a text has the same tokens,
    /// of the same folded words and shapes. Elided words ("'n"), exponents ("1e+5") and
    /// addresses ("a://b") are told by their own letters and stay out.
    #[test]
    fn ascii_and_other_letters_take_the_same_way(text in "([A-Za-z]{1,8}|[0-9]{1,4}|[ ,;!?\"\\-\n/%&=*]){0,24}") {
        let accented: String = text.chars().map(accent).collect();
        let places = |text: &str, tokens: &[Token]| -> Vec<(usize, usize, u64, Shape)> {
            let place = |at: usize| text[..at].chars().count();
            tokens.iter().map(|token| (place(token.span().start()), place(token.span().end()), token.hash(), token.shape())).collect()
        };
        let (plain, other) = (places(&text, &tokens(&text)), places(&accented, &tokens(&accented)));
        let words = |places: &[(usize, usize, u64, Shape)]| -> Vec<(usize, usize, u64)> {
            places.iter().map(|(from, to, hash, _)| (*from, *to, *hash)).collect()
        };
        prop_assert_eq!(words(&plain), words(&other));
        for ((from, to, _, shape), (.., wide)) in plain.iter().zip(&other) {
            let accents = accented.chars().skip(*from).take(to - from).any(|c| !c.is_ascii());
            let expected = if accents { shape.with(Shape::WIDE) } else { *shape };
            prop_assert_eq!(*wide, expected);
        }
    }

    #[test]
    fn sentences_partition_the_tokens(text in text()) {
        let tokens = tokens(&text);
        let mut at = 0;
        for sentence in sentences(&text, &tokens) {
            let range = sentence.tokens();
            prop_assert!(range.start == at && range.end > at);
            prop_assert_eq!(sentence.span(), tokens[range.start].span().join(tokens[range.end - 1].span()));
            at = range.end;
        }
        prop_assert_eq!(at, tokens.len());
    }

    #[test]
    fn quotations_stand_apart_in_order(text in text()) {
        let tokens = tokens(&text);
        let mut behind = 0;
        for quotation in quotations(&text, &tokens) {
            prop_assert!(quotation.open >= behind && quotation.close > quotation.open);
            prop_assert!((quotation.close as usize) < tokens.len());
            prop_assert!(text.get(quotation.inner.start()..quotation.inner.end()).is_some());
            prop_assert_eq!(quotation.inner.start(), tokens[quotation.open as usize].span().end());
            behind = quotation.close + 1;
        }
    }

    #[test]
    fn a_token_has_the_hash_of_its_word(text in text()) {
        for token in tokens(&text) {
            prop_assert_eq!(token.hash(), feiten::text::fold::hash(token.span().slice(&text)));
        }
    }

    #[test]
    fn folding_is_idempotent(word in any::<String>()) {
        let folded = feiten::text::fold::fold(&word);
        prop_assert_eq!(feiten::text::fold::fold(&folded), folded);
    }
}
