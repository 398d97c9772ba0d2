//! Amounts against cases in data, numerals against an independent speller, and input that no one should write.

use std::fmt::Write as _;

use feiten::{Amounts, Bounds, Extractor, Kind, Value};

use crate::speller;

const CASES: &str = include_str!("cases/amounts.tsv");

/// The amounts of a text in the notation of the case file.
fn amounts(extractor: &Extractor, text: &str) -> String {
    let mut line = String::new();
    for entity in extractor.extract(text).entities() {
        let (bounds, rest) = match entity.value() {
            Value::Quantity { bounds, noun, class } => (*bounds, format!("|{noun}|{class}")),
            Value::Number { bounds } | Value::Percent { bounds } => (*bounds, String::new()),
            Value::Ordinal { value } => (Bounds::exact(*value), String::new()),
            Value::Money { bounds, currency } => (*bounds, currency.as_ref().map(|code| format!("|{code}")).unwrap_or_default()),
            Value::Measure { bounds, unit } => (*bounds, format!("|{unit}")),
            _ => continue,
        };
        assert_eq!(entity.span().slice(text), entity.text(), "span of {text}");
        if !line.is_empty() {
            line.push_str(" ; ");
        }
        write!(line, "{}|{}|{}{rest}", entity.kind(), entity.text(), shown(bounds)).unwrap();
    }
    line
}

fn shown(bounds: Bounds) -> String {
    let about = if bounds.approx { "~" } else { "" };
    let side = |side: Option<f64>| side.map(|side| ((side * 1e6).round() / 1e6).to_string()).unwrap_or_default();
    match bounds.value() {
        Some(value) => format!("{about}{}", side(Some(value))),
        None => format!("{about}{}..{}", side(bounds.min), side(bounds.max)),
    }
}

#[test]
fn cases_hold_with_spans_and_values() {
    let extractor = Extractor::new();
    let rows: Vec<(&str, &str)> = CASES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
    assert!(rows.len() >= 350, "{} cases", rows.len());
    let mut wrong = String::new();
    for (text, expected) in rows {
        let found = amounts(&extractor, text);
        if found != expected {
            writeln!(wrong, "{text}\n  found    {found}\n  expected {expected}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The whole text as one number of this kind.
fn whole(reader: &Amounts, text: &str, kind: &str) -> Option<f64> {
    let reading = reader.read(text, None);
    let item = reading.numbers.iter().find(|item| item.span.start() == 0 && item.span.end() == text.len() && item.kind == kind)?;
    item.min.filter(|_| item.min == item.max)
}

fn reads_back(reader: &Amounts, value: u64, style: speller::Style) {
    let text = speller::cardinal(value, style);
    // "een" alone is the article.
    if value != 1 {
        assert_eq!(whole(reader, &text, "cardinal"), Some(value as f64), "{text}");
    }
    let text = speller::ordinal(value, style);
    assert_eq!(whole(reader, &text, "ordinal"), Some(value as f64), "{text}");
}

#[test]
fn every_integer_to_twenty_thousand_reads_back() {
    let reader = Amounts::new();
    let styles: Vec<_> = speller::styles().collect();
    for value in 0..=20_000 {
        let turn = value as usize;
        for style in [styles[0], styles[1], styles[turn % 64], styles[turn * 7 % 64]] {
            reads_back(&reader, value, style);
        }
    }
}

#[test]
fn random_integers_to_ten_to_the_fifteenth_read_back() {
    let reader = Amounts::new();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for turn in 0..4_000_u32 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let value = state % 10_u64.pow(4 + turn % 12);
        for style in speller::styles().skip(turn as usize % 8).step_by(8) {
            reads_back(&reader, value, style);
        }
    }
}

#[test]
fn digits_read_back() {
    let reader = Amounts::new();
    for value in (0..2_000_u64).chain([10_000, 123_456, 1_000_000, 987_654_321, 1_000_000_000_000]) {
        assert_eq!(whole(&reader, &value.to_string(), "cardinal"), Some(value as f64));
        assert_eq!(whole(&reader, &format!("{value}e"), "ordinal"), Some(value as f64));
        let digits = value.to_string();
        let grouped = digits
            .bytes()
            .enumerate()
            .flat_map(|(at, digit)| {
                let point = at > 0 && (digits.len() - at) % 3 == 0;
                point.then_some('.').into_iter().chain([char::from(digit)])
            })
            .collect::<String>();
        assert_eq!(whole(&reader, &grouped, "cardinal"), Some(value as f64), "{grouped}");
        assert_eq!(whole(&reader, &format!("{grouped},5"), "cardinal"), Some(value as f64 + 0.5), "{grouped},5");
    }
}

#[test]
fn bad_input_gives_no_wrong_value() {
    let reader = Amounts::new();
    for text in
        ["9".repeat(5_000), "miljoen ".repeat(500), "1.".repeat(3_000), "negen".repeat(3_000), "en ".repeat(3_000), "een ".repeat(3_000)]
    {
        let reading = reader.read(&text, None);
        assert!(reading.numbers.iter().all(|item| item.min.is_none_or(f64::is_finite)), "{}", &text[..20]);
    }
    assert_eq!(reader.read(&"7".repeat(200), None).numbers, []);
    assert_eq!(reader.read("miljoen miljoen miljoen", None).numbers, []);
    let two_to_63 = "negen triljoen tweehonderddrieëntwintig biljard driehonderdtweeënzeventig biljoen zesendertig miljard \
                     achthonderdvierenvijftig miljoen zevenhonderdvijfenzeventigduizend achthonderdacht";
    assert_eq!(whole(&reader, two_to_63, "cardinal"), Some(9_223_372_036_854_775_808.0));
}

#[test]
fn numerals_in_a_row_go_through() {
    let extractor = Extractor::new();
    for word in ["drie ", "miljoen ", "honderd en ", "3 ", "tussen drie en ", "12 tot ", "een half ", "een ", "ruim bijna 5 ", "3 euro en "]
    {
        let text = word.repeat(10_000);
        let tokens = word.split(' ').filter(|part| !part.is_empty()).count();
        assert_eq!(extractor.extract(&text).tokens().len(), 10_000 * tokens, "{word}");
    }
}

#[test]
fn a_sign_that_ends_a_sentence_is_not_that_of_the_next() {
    let extractor = Extractor::new();
    let found = |text: &str| extractor.entities(text).iter().map(|entity| (entity.kind(), entity.text().to_owned())).collect::<Vec<_>>();
    assert_eq!(found("€\n7-8"), []);
    assert_eq!(found("Kosten: €\n\n700 euro."), [(Kind::Money, "700 euro".to_owned())]);
    assert_eq!(found("€ 7 per stuk."), [(Kind::Money, "€ 7".to_owned())]);
}

#[test]
fn numbers_and_amounts_without_entities() {
    let reading = Amounts::new().read("Ruim drieëntwintig tanks en 1,6 miljard euro", None);
    let numbers: Vec<_> = reading.numbers.iter().map(|item| (item.span.start(), item.min, item.max, item.kind)).collect();
    assert_eq!(
        numbers,
        [(0, Some(23.0), None, "range"), (5, Some(23.0), Some(23.0), "cardinal"), (29, Some(1.6e9), Some(1.6e9), "cardinal"),]
    );
    assert_eq!(reading.quantities.len(), 1);
    assert_eq!(reading.quantities[0].unit, "EUR");
    let kinds = Extractor::new().extract("drie tanks");
    assert_eq!(kinds.entities()[0].kind(), Kind::Quantity);
}
