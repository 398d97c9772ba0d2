//! What is left unread tells nothing: the quick questions against every clause read.
#![allow(clippy::unwrap_used)]

use once_cell::sync::Lazy;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, Index};

use super::*;
use crate::clause;
use crate::entity;
use crate::fact::{self, Fact, Scene};
use crate::mention::{self, Lists, Prepared};
use crate::text::{Before, Document};
use crate::value::{Class, Kind};

const SEEDS: [&str; 5] = [
    include_str!("../../../seeds/000_troepenmacht.txt"),
    include_str!("../../../seeds/001_oostflank.txt"),
    include_str!("../../../seeds/002_flitsmacht.txt"),
    include_str!("../../../seeds/003_oostgrens.txt"),
    include_str!("../../../seeds/004_beschermingsmiddelen.txt"),
];

/// The built-in lists and rules, made once for all tests.
static BUILT_IN: Lazy<(Lists, Rules)> = Lazy::new(|| {
    let lists = Lists::built_in().unwrap();
    let rules = Rules::built_in(&lists).unwrap();
    (lists, rules)
});

/// The examples of the built-in rules.
static EXAMPLES: Lazy<Vec<String>> = Lazy::new(|| {
    let set = Rules::from_source().unwrap().set;
    let frames = set.frames().iter().flat_map(|frame| &frame.examples);
    let examples = frames.chain(set.patterns().iter().flat_map(|pattern| &pattern.examples));
    examples.map(|example| example.text.clone()).collect()
});

/// The facts of a text, with every clause read and every frame tried where `everything` is asked.
fn facts(text: &str, lists: &Lists, rules: &Rules, everything: bool) -> Vec<Fact> {
    facts_in(&mut fact::Room::default(), text, lists, rules, everything)
}

fn facts_in(room: &mut fact::Room, text: &str, lists: &Lists, rules: &Rules, everything: bool) -> Vec<Fact> {
    let document = Document::new(text, None);
    let mut prepared = Prepared::default();
    prepared.read(&document, lists);
    let context = prepared.context(&document, lists);
    let resolution = entity::resolve(&context, mention::find(&context));
    let mut analysis = Analysis::of_items(&context, &resolution);
    let mut prospects = Prospects::of(&context, &resolution, &analysis, rules, &mut room.prospects);
    if everything {
        for sentence in &mut prospects.sentences {
            *sentence = Prospect { present: Present::EVERYTHING, words: Bits::ALL, told: true, ..sentence.clone() };
        }
    }
    analysis.read(&context, |sentence| prospects.may_tell(sentence));
    let scene = Scene { context: &context, resolution: &resolution, analysis: &analysis, rules, prospects: &prospects };
    let (mut facts, mut evidence) = (Vec::new(), Vec::new());
    fact::find(&scene, room, Before::default(), &mut facts, &mut evidence);
    facts
}

#[test]
fn what_is_not_read_tells_nothing() {
    let (lists, rules) = &*BUILT_IN;
    let mut found = 0;
    for text in SEEDS.into_iter().chain(EXAMPLES.iter().map(String::as_str)) {
        let facts = |everything: bool| facts(text, lists, rules, everything);
        let read = facts(false);
        assert_eq!(read, facts(true), "{text}");
        found += read.len();
    }
    assert!(found > 700, "{found} facts");
}

#[test]
fn no_verb_of_a_clause_is_ruled_out_before_it_is_read() {
    let (lists, rules) = &*BUILT_IN;
    let mut verbs = 0;
    for text in EXAMPLES
        .iter()
        .map(String::as_str)
        .chain(["Om kwart over één zei Rutte dat het klaar was.", "Een aanval op één is een aanval op allen."])
    {
        let document = Document::new(text, None);
        let mut prepared = Prepared::default();
        prepared.read(&document, lists);
        let context = prepared.context(&document, lists);
        let resolution = entity::resolve(&context, mention::find(&context));
        let analysis = clause::analyse(&context, &resolution);
        for clause in &analysis.clauses {
            let sentence = context.sentences.get(clause.sentence as usize).unwrap();
            let words = Words::read(&context, rules, sentence.tokens(), analysis.items_of(sentence), &mut Vec::new());
            let ruled_out = clause.verbs.iter().find(|verb| !words.may_be_verb(verb.token as usize));
            assert_eq!(ruled_out.map(|verb| context.word(verb.token as usize)), None, "{text}");
            verbs += clause.verbs.len();
        }
    }
    assert!(verbs > 1_500, "{verbs} verbs");
}

/// What is put between the words of an example: what stands around triggers in all kinds of sentences.
const BETWEEN: [&str; 40] = [
    "één",
    "een",
    "kwart over één",
    "om half een",
    "zijn",
    "hun",
    "de mijn",
    "die",
    "dat",
    "of",
    "om",
    "te",
    "niet",
    "er",
    "daar",
    "waar",
    "en",
    "maar",
    ",",
    ":",
    "“",
    "”",
    "(",
    ")",
    "–",
    "als",
    "zowel",
    "onder meer",
    "volgens",
    "aldus",
    "zo",
    "van",
    "door",
    "heeft",
    "werd",
    "is",
    "in 2022",
    "beide landen",
    "Poetin",
    "militairen",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_not_read_of_mixed_sentences_tells_nothing(
        parts in vec((any::<Index>(), vec((any::<Index>(), select(&BETWEEN[..])), 0..5)), 1..4),
    ) {
        let mut text = String::new();
        for (example, inserted) in &parts {
            let mut words: Vec<&str> = example.get(EXAMPLES.as_slice()).split(' ').collect();
            inserted.iter().for_each(|(place, word)| words.insert(place.index(words.len() + 1), word));
            text += &words.join(" ");
            text.push(' ');
        }
        let (lists, rules) = &*BUILT_IN;
        prop_assert_eq!(facts(&text, lists, rules, false), facts(&text, lists, rules, true), "{}", text);
    }
}

/// Rules of a caller's that ask for each of these fillers, wherever a slot may look.
fn asking_for(fillers: &[String]) -> String {
    let mut rules = String::from("fact thing\n  slots what\n  keys what\n");
    let ways = ["subject", "object indirect", "possessive trigger any", "van in naar met aan bij door uit voor"];
    for (number, filler) in fillers.iter().enumerate() {
        for (place, way) in ways.iter().enumerate() {
            rules += &format!("frame thing.n{number}_{place}\n  fact thing\n");
            rules += "  verbs sturen | leveren | zijn | hebben | zeggen | komen | gaan\n";
            rules += "  nouns komst | aanval | steun | president | troepen\n";
            rules += &format!("  what! {way}: {filler}\n");
            rules += "  + \"[what:Polen] stuurt.\"\n  + \"[what:Tanks] zijn er.\"\n  - \"Het regent.\"\n";
        }
    }
    rules
}

#[test]
fn what_is_not_read_tells_a_caller_nothing_either() {
    let (lists, rules) = &*BUILT_IN;
    let bare = rules.bare();
    let kinds = Kind::ALL.iter().map(|kind| kind.name().to_owned()).chain(["noun".to_owned()]);
    let classed = |class: &Class| ["noun", "quantity", "equipment"].map(|kind| format!("{kind}({})", class.name()));
    let fillers: Vec<String> = kinds.chain(Class::ALL.iter().flat_map(classed)).collect();
    let mut found = 0;
    for own in fillers.chunks(40) {
        let rules = bare.clone().with(&[("own.rules", &asking_for(own))], lists).unwrap();
        for text in SEEDS {
            let read = facts(text, lists, &rules, false);
            assert_eq!(read, facts(text, lists, &rules, true), "{text}");
            found += read.len();
        }
    }
    assert!(found > 150, "{found} facts");
}

#[test]
fn the_memory_kept_for_slots_does_not_grow_with_the_documents() {
    let (lists, rules) = &*BUILT_IN;
    let mut room = fact::Room::default();
    // A pattern finds it, which takes no slots from there.
    for _ in 0..=fact::SPARE {
        assert_eq!(facts_in(&mut room, "Premier Mark Rutte komt.", lists, rules, false).len(), 1);
    }
    assert_eq!(room.frames.spare.len(), fact::SPARE);
}
