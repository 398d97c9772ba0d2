//! Many texts: an extraction filled again, and reading on all cores, give what reading each text afresh gives.

use feiten::text::Document;
use feiten::token::Token;
use feiten::{Extraction, Extractor, Span};
use proptest::prelude::*;
use serde_json::{json, Value};

const SEEDS: [&str; 5] = [
    include_str!("../seeds/000_troepenmacht.txt"),
    include_str!("../seeds/001_oostflank.txt"),
    include_str!("../seeds/002_flitsmacht.txt"),
    include_str!("../seeds/003_oostgrens.txt"),
    include_str!("../seeds/004_beschermingsmiddelen.txt"),
];

/// Texts that leave as much behind as they can: facts, dates, limits that were hit, nothing at all.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = SEEDS.map(String::from).to_vec();
    texts.extend(
        ["", "Het regent.", " date 2022-02 De NAVO stuurde dinsdag 350 militairen naar Litouwen.", "\u{feff}«Ja», zei hij.\n\n„Nee"]
            .map(String::from),
    );
    texts.push("Polen ".repeat(3000));
    texts
}

/// All that an extraction tells.
fn told(extraction: &Extraction) -> String {
    let reasons: Vec<_> = extraction.facts().iter().map(|fact| extraction.explain(fact)).collect();
    format!("{} {extraction:?} {reasons:?}", serde_json::to_string(extraction).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_extraction_filled_again_keeps_nothing(order in prop::collection::vec(0..10_usize, 1..12)) {
        let texts = texts();
        assert_eq!(texts.len(), 10);
        let extractor = Extractor::new();
        let mut extraction = Extraction::default();
        for at in order {
            extractor.extract_into(&texts[at], &mut extraction);
            prop_assert_eq!(told(&extraction), told(&extractor.extract(&texts[at])));
            prop_assert_eq!(told(&extraction), told(&extraction.clone()));
        }
    }

    #[test]
    fn any_text_is_read_again_as_afresh(texts in prop::collection::vec(crate::properties::text(), 1..12)) {
        let extractor = Extractor::new();
        let mut extraction = Extraction::default();
        for text in texts {
            extractor.extract_into(&text, &mut extraction);
            prop_assert_eq!(told(&extraction), told(&extractor.extract(&text)));
        }
    }
}

#[test]
fn an_extraction_keeps_its_room() {
    let (extractor, texts) = (Extractor::new(), texts());
    let mut extraction = Extraction::default();
    extractor.extract_into(&texts[0], &mut extraction);
    let room = extraction.tokens().as_ptr();
    extractor.extract_into("Het regent.", &mut extraction);
    assert_eq!(extraction.tokens().as_ptr(), room);
}

/// Raises the numbers under these names in JSON.
fn raise(value: &mut Value, names: &[&str], by: usize) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| raise(value, names, by)),
        Value::Object(map) => map.iter_mut().for_each(|(name, value)| match value.as_u64() {
            Some(number) if names.contains(&name.as_str()) => *value = (number + by as u64).into(),
            _ => raise(value, names, by),
        }),
        _ => {}
    }
}

/// The seeds again and again, with this between, until there are so many bytes.
fn long(between: &str, size: usize) -> String {
    let mut text = String::from(" date 2022-02-25\n");
    for seed in SEEDS.iter().cycle() {
        text.push_str(Document::new(seed, None).flow.slice(seed));
        text.push_str(between);
        if text.len() > size {
            break;
        }
    }
    text
}

#[test]
fn a_long_text_is_read_as_its_parts_are() {
    assert_read_in_parts(&long("\n\n", 300_000));
}

#[test]
fn a_long_line_is_read_as_its_parts_are() {
    let (date, flow) = (" date 2022-02-25\n", long(" ", 410_000));
    assert_read_in_parts(&format!("{date}{}", flow[date.len()..].replace('\n', " ")));
}

fn assert_read_in_parts(text: &str) {
    let extractor = Extractor::new();
    let whole = extractor.extract(text);
    assert!(whole.is_cut());
    let parts: Vec<Span> = Document::new(text, None).parts().map(|part| part.flow).collect();
    assert_eq!(parts.len(), 2);
    let mut expected = json!({"date": "2022-02-25", "sentences": [], "entities": [], "facts": [], "cut": true});
    let (mut tokens, mut explained) = (Vec::new(), Vec::new());
    for part in parts {
        let own = extractor.extract_dated(part.slice(text), "2022-02-25".parse().unwrap());
        assert!(!own.is_cut());
        tokens.extend(own.tokens().iter().map(|token| (token.span().start() + part.start(), token.span().end() + part.start())));
        explained.extend(own.facts().iter().map(|fact| own.explain(fact).unwrap().trigger.start() + part.start()));
        let mut json = serde_json::to_value(&own).unwrap();
        raise(&mut json, &["start", "end"], part.start());
        raise(&mut json, &["sentence"], expected["sentences"].as_array().unwrap().len());
        raise(&mut json, &["entity"], expected["entities"].as_array().unwrap().len());
        for list in ["sentences", "entities", "facts"] {
            expected[list].as_array_mut().unwrap().extend(json[list].as_array().unwrap().clone());
        }
    }
    let json = serde_json::to_value(&whole).unwrap();
    for list in ["date", "sentences", "entities", "facts", "cut"] {
        assert_eq!(json[list], expected[list], "{list}");
    }
    let own = |tokens: &[Token]| tokens.iter().map(|token| (token.span().start(), token.span().end())).collect::<Vec<_>>();
    assert_eq!(own(whole.tokens()), tokens);
    assert_eq!(own(&extractor.tokens(text)), tokens);
    assert_eq!(extractor.entities(text), whole.entities());
    assert_eq!(whole.facts().iter().map(|fact| whole.explain(fact).unwrap().trigger.start()).collect::<Vec<_>>(), explained);
    // What was read before a long text takes no part in it.
    let mut again = extractor.extract(SEEDS[0]);
    extractor.extract_into(text, &mut again);
    assert_eq!(serde_json::to_value(&again).unwrap(), json);
}

#[cfg(feature = "rayon")]
#[test]
fn all_cores_read_in_order_and_only_what_is_asked_for() {
    use std::cell::Cell;

    let (extractor, texts) = (Extractor::new(), texts());
    let taken = Cell::new(0);
    // The order of a deck dealt with a step that shares no divisor with it: without an end.
    let endless = (0..).map(|at: usize| {
        taken.set(taken.get() + 1);
        texts[at * 7 % texts.len()].clone()
    });
    let mut read = extractor.par_extract(endless);
    assert_eq!(taken.get(), 0);
    for at in 0..150 {
        let (text, extraction) = read.next().unwrap();
        assert_eq!(text, texts[at * 7 % texts.len()]);
        assert_eq!(told(&extraction), told(&extractor.extract(&text)), "{at}");
    }
    assert!(taken.get() < 150 + 40 * rayon::current_num_threads(), "{} taken for 150", taken.get());
    assert_eq!(extractor.par_extract(Vec::<String>::new()).count(), 0);
    assert_eq!(extractor.par_extract(&texts).count(), texts.len());
}
