//! What holds for any text: no panic, spans that slice, entities in order and apart, facts that hold their fillers, one answer.

use feiten::{DocumentDate, Entity, Extraction, Extractor, Kind, Span};
use once_cell::sync::Lazy;
use proptest::prelude::*;
use serde_json::Value;

use crate::slots::{slots, Slot};

static EXTRACTOR: Lazy<Extractor> = Lazy::new(Extractor::new);

/// Names, of all kinds, some of them only by their capital.
const NAMES: &[&str] = &[
    "Nederland",
    "Rusland",
    "Duitse",
    "Oekraïense",
    "Fransen",
    "Kiev",
    "Moskou",
    "het Kremlin",
    "NAVO",
    "EU",
    "de VS",
    "Slowakije",
    "Jens Stoltenberg",
    "Stoltenberg",
    "Ollongren",
    "Van der Meer",
    "Aino Virtanen",
    "F-16's",
    "Leopard 2",
    "KFOR",
    "13e Lichte Brigade",
    "minister van Defensie",
    "NAVO-chef",
    "premier",
    "kolonel",
    "de Noor",
    "het bondgenootschap",
    "Centraal-",
    "Oost-Europa",
    "oostflank",
    "Zwarte Zee",
    "Tweede Wereldoorlog",
    "Hezbollah",
    "FC Utrecht",
    "RUSLAND",
    "rusland",
    "Qzv Xrt",
];

/// Words that clauses and facts turn on.
pub const WORDS: &[&str] = &[
    "de",
    "het",
    "een",
    "in",
    "naar",
    "uit",
    "van",
    "door",
    "met",
    "dat",
    "die",
    "en",
    "of",
    "om",
    "te",
    "niet",
    "geen",
    "volgens",
    "aldus",
    "stuurt",
    "sturen",
    "gestuurd",
    "heeft",
    "hebben",
    "is",
    "zijn",
    "wordt",
    "zou",
    "zal",
    "wil",
    "kan",
    "zei",
    "zegt",
    "meldt",
    "ontkent",
    "viel",
    "aan",
    "aanvallen",
    "levert",
    "leidt",
    "op",
    "traint",
    "staat",
    "klaar",
    "gedood",
    "gewond",
    "doden",
    "overlegt",
    "ontmoette",
    "troepen",
    "militairen",
    "tanks",
    "drones",
    "bataljon",
    "compagnie",
    "battlegroup",
    "leger",
    "wapens",
    "hij",
    "zij",
    "zich",
    "ze",
    "toen",
    "als",
    "binnen",
    "sinds",
    "leiders",
    "aanval",
    "steun",
];

/// Numerals, amounts and moments.
const AMOUNTS: &[&str] = &[
    "drie",
    "dertig",
    "honderden",
    "zo'n",
    "ruim",
    "bijna",
    "150 tot 200",
    "25.000",
    "1,6",
    "miljard",
    "euro",
    "procent",
    "20 %",
    "kilometer",
    "vijf dagen",
    "een paar weken",
    "gisteren",
    "vrijdag",
    "12 mei 2024",
    "2022",
    "half drie",
    "15.00 uur",
    "13e",
    "7-8",
    "0",
    "999999999999",
    "½",
    "10^9",
    "1.2.3",
    "twee",
];

/// Marks, white space and whatever else stands in texts.
const MARKS: &[&str] = &[
    ".", ",", ";", ":", "!", "?", "...", "…", "(", ")", "[", "]", "'", "’", "\"", "„", "”", "“", "‘", "«", "»", "-", "–", "/", "%", "€",
    "\n", "\n\n", "\r\n", "\t", "\u{a0}", "\u{ad}", "\u{200d}", "\u{301}", "\u{feff}", "\0", "👍🏽", "🇳🇱", "שלום", "Київ", "北京", "ﬁ", "İ",
    "ß",
];

fn piece() -> impl Strategy<Value = String> {
    let of = |list: &'static [&'static str]| prop::sample::select(list).prop_map(str::to_owned);
    prop_oneof![
        6 => of(WORDS),
        4 => of(NAMES),
        2 => of(AMOUNTS),
        2 => of(MARKS),
        1 => "[A-Za-zÀ-ÿ]{1,9}",
        1 => any::<char>().prop_map(String::from),
    ]
}

/// Pieces with a space between most of them.
pub fn text() -> impl Strategy<Value = String> {
    prop::collection::vec((piece(), prop::bool::weighted(0.85)), 0..60)
        .prop_map(|pieces| pieces.iter().flat_map(|(piece, space)| [piece.as_str(), if *space { " " } else { "" }]).collect())
}

fn json(extraction: &Extraction) -> String {
    serde_json::to_string(extraction).unwrap()
}

fn slices(span: Span, text: &str) -> bool {
    text.get(span.start()..span.end()).is_some_and(|slice| !slice.is_empty())
}

/// Whether a quantity may hold the other entity.
fn may_hold(quantity: &Entity, other: &Entity) -> bool {
    quantity.kind() == Kind::Quantity
        && quantity.span().contains(other.span())
        && matches!(other.kind(), Kind::Nationality | Kind::Unit | Kind::Equipment)
}

/// Takes `by` from all offsets of a document.
fn shift(value: &mut Value, by: u64) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| shift(value, by)),
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                match value.as_u64() {
                    Some(offset) if key == "start" || key == "end" => *value = (offset - by).into(),
                    _ => shift(value, by),
                }
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_slice_and_entities_stand_apart(text in text()) {
        let extraction = EXTRACTOR.extract(&text);
        let mut behind: Option<&Entity> = None;
        for entity in extraction.entities() {
            prop_assert!(slices(entity.span(), &text), "{:?}", entity);
            prop_assert_eq!(entity.text(), entity.span().slice(&text));
            prop_assert_eq!(entity.text(), entity.text().trim());
            if let Some(before) = behind {
                prop_assert!(before.span().start() <= entity.span().start());
                prop_assert!(!before.span().overlaps(entity.span()) || may_hold(before, entity), "{:?} and {:?}", before, entity);
            }
            // What stands inside a quantity ends before it does.
            if behind.is_none_or(|before| before.span().end() <= entity.span().end()) {
                behind = Some(entity);
            }
        }
        for sentence in extraction.sentences() {
            prop_assert!(slices(sentence.span(), &text));
        }
        for entity in extraction.entities() {
            let inside = extraction.sentences().iter().filter(|sentence| sentence.span().contains(entity.span())).count();
            prop_assert_eq!(inside, 1, "{:?}", entity);
        }
    }

    #[test]
    fn facts_hold_what_fills_them(text in text()) {
        let extraction = EXTRACTOR.extract(&text);
        let mut start = 0;
        for fact in extraction.facts() {
            let basis = fact.basis();
            prop_assert!(slices(basis.span, &text), "{:?}", fact);
            prop_assert!(basis.span.start() >= start, "order: {:?}", fact);
            start = basis.span.start();
            let sentence = extraction.sentences().get(basis.sentence);
            prop_assert!(sentence.is_some_and(|sentence| sentence.span().overlaps(basis.span)), "{:?}", fact);
            prop_assert!(!basis.rule.is_empty());
            let sentence = sentence.unwrap().span();
            let holds = |span: Span| slices(span, &text) && (!sentence.contains(span) || basis.span.contains(span));
            let is_entity = |index: Option<usize>| index.is_none_or(|index| index < extraction.entities().len());
            let mut keys = 0;
            for (name, slot) in slots(fact) {
                match slot {
                    Slot::Fillers(fillers) => {
                        keys += usize::from(!fillers.is_empty() && fact.fact_type().keys().contains(&name));
                        for filler in fillers {
                            prop_assert!(is_entity(filler.entity) && !filler.value.is_empty(), "{:?}", filler);
                            prop_assert!(name == "source" || holds(filler.span), "{}: {:?} of {:?}", name, filler, fact);
                        }
                    }
                    Slot::Count(count) => {
                        keys += 1;
                        prop_assert!(is_entity(count.entity) && holds(count.span), "{:?} of {:?}", count, fact);
                    }
                    Slot::Quote(span) => prop_assert!(holds(span), "{:?}", fact),
                    Slot::Plain => keys += 1,
                }
            }
            prop_assert!(keys > 0, "no key slot: {:?}", fact);
        }
    }

    #[test]
    fn the_same_text_has_the_same_reading_everywhere(text in text()) {
        let first = json(&EXTRACTOR.extract(&text));
        prop_assert_eq!(&first, &json(&EXTRACTOR.extract(&text)));
        let (clone, copy) = (EXTRACTOR.clone(), text.clone());
        let elsewhere = std::thread::spawn(move || json(&clone.extract(&copy))).join().unwrap();
        prop_assert_eq!(&first, &elsewhere);
        let parsed: Value = serde_json::from_str(&first).unwrap();
        prop_assert_eq!(parsed, serde_json::to_value(EXTRACTOR.extract(&text)).unwrap());
        let again = EXTRACTOR.extract(&text);
        prop_assert_eq!(EXTRACTOR.entities(&text), again.entities());
        prop_assert_eq!(EXTRACTOR.tokens(&text), again.tokens());
    }

    #[test]
    fn a_date_line_says_what_the_caller_may_say(text in text(), date in prop::sample::select(&["2022", "2022-02", "2022-02-25", "2016-11-07T14:30:00"][..])) {
        let line = format!(" date {date}\n");
        let given = serde_json::to_value(EXTRACTOR.extract_dated(&format!("\n{text}"), date.parse::<DocumentDate>().unwrap())).unwrap();
        let mut own = serde_json::to_value(EXTRACTOR.extract(&format!("{line}{text}"))).unwrap();
        shift(&mut own, line.len() as u64 - 1);
        prop_assert_eq!(own, given);
    }

    #[test]
    fn any_string_goes_through(text in any::<String>()) {
        let extraction = EXTRACTOR.extract(&text);
        prop_assert!(extraction.entities().iter().all(|entity| entity.span().slice(&text) == entity.text()));
        prop_assert!(!extraction.is_cut());
    }
}
