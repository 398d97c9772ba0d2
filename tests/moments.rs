//! Dates, clock times and lengths of time: whole values and spans of every case in `cases/moments.tsv`.

use feiten::{Amounts, DocumentDate, Extractor, Value};

const CASES: &str = include_str!("cases/moments.tsv");

/// A case: how it is read, the document's date, the text, what must come out.
fn cases() -> Vec<[&'static str; 4]> {
    let rows = CASES.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap_or_else(|_| panic!("four columns: {line}"))).collect()
}

fn date(text: &str) -> Option<DocumentDate> {
    (text != "-").then(|| text.parse().unwrap())
}

fn ends(from: Option<String>, to: Option<String>) -> String {
    match (from, to) {
        (None, None) => "-".into(),
        (from, to) => format!("{}/{}", from.unwrap_or_default(), to.unwrap_or_default()),
    }
}

/// The dates, times and durations among the entities, as the case file writes them.
fn entities(extractor: &Extractor, text: &str, at: Option<DocumentDate>) -> String {
    let extraction = match at {
        Some(at) => extractor.extract_dated(text, at),
        None => extractor.extract(text),
    };
    let shown = extraction.entities().iter().filter_map(|entity| {
        let value = match entity.value() {
            Value::Date(interval) | Value::Time(interval) => {
                ends(interval.from.map(|point| point.to_string()), interval.to.map(|point| point.to_string()))
            }
            Value::Duration { min: Some(min), max: Some(max) } if min == max => min.to_string(),
            Value::Duration { min, max } => {
                let end = |length: &Option<Box<feiten::Length>>| length.as_ref().map(|length| length.to_string()).unwrap_or_default();
                format!("{}..{}", end(min), end(max))
            }
            _ => return None,
        };
        assert_eq!(entity.text(), entity.span().slice(text));
        let kind = serde_json::to_value(entity.kind()).unwrap();
        Some(format!("{} {} = {value}", kind.as_str().unwrap(), entity.text()))
    });
    shown.collect::<Vec<_>>().join(" | ")
}

/// The items of the amounts program.
fn items(amounts: &Amounts, text: &str, at: Option<DocumentDate>) -> String {
    let shown = amounts.read(text, at).times.into_iter().map(|item| {
        let value = item.seconds.map_or_else(|| ends(item.from, item.to), |seconds| seconds.to_string());
        format!("{} {} = {value}", item.kind, item.span.slice(text))
    });
    shown.collect::<Vec<_>>().join(" | ")
}

#[test]
fn every_case() {
    let (extractor, amounts) = (Extractor::new(), Amounts::new());
    let mut wrong = Vec::new();
    for [kind, at, text, expected] in cases() {
        let found = match kind {
            "entity" => entities(&extractor, text, date(at)),
            "item" => items(&amounts, text, date(at)),
            _ => panic!("entity or item: {kind}"),
        };
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// Words of the calendar in any order: nothing panics, and spans lie in the text in order.
#[test]
fn any_order_of_words() {
    const WORDS: &[&str] = &[
        "31",
        "februari",
        "2022",
        "de",
        "15e",
        "om",
        "half",
        "drie",
        "uur",
        "'s avonds",
        "over",
        "10000000",
        "jaar",
        "geleden",
        "van",
        "tot",
        "tot en met",
        "en",
        ",",
        "tussen",
        "volgende",
        "laatste",
        "week",
        "maandag",
        "dinsdagavond",
        "eind",
        "begin",
        "0000-00-00",
        "99999",
        "29/2",
        "24:00",
        "12-13",
        "2014-2018",
        "nacht",
        "op",
        "elke",
        "kwartaal",
        "eerste",
        "eeuw",
        "99e",
        "jaren",
        "'70",
        "Pasen",
        "voor",
        "na",
        "sinds",
        "binnen",
        "een paar",
        "weken",
        "later",
        "rest",
        "nu",
        "kwart",
        "1e",
        "dec/2018-mei/2019",
        "é",
        "-",
        ".",
        "\n\n",
        "0",
        "999999999999999999999",
        "3,5",
        "½",
        "vannacht",
        "morgen",
        "hetzelfde",
        "dag",
    ];
    let (extractor, amounts) = (Extractor::new(), Amounts::new());
    let dates = ["2022-03-18", "2022-03", "2022", "0001-01-01", "9999-12-31", "2024-02-29T23:59:59", "-"];
    let mut state = 7u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..1500 {
        let text: Vec<&str> = (0..1 + next(14)).map(|_| WORDS[next(WORDS.len())]).collect();
        let text = text.join(" ");
        let at = date(dates[next(dates.len())]);
        entities(&extractor, &text, at);
        let read = amounts.read(&text, at);
        let mut last = 0;
        for item in &read.times {
            assert!(item.span.start() >= last && !item.span.is_empty() && item.span.end() <= text.len(), "{text}");
            last = item.span.end();
        }
    }
}
