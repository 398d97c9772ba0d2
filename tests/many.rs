//! Many texts: an extraction filled again, and reading on all cores, give what reading each text afresh gives.

use feiten::{Extraction, Extractor};
use proptest::prelude::*;

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
