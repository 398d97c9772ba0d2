//! A caller's own rules and lists: what comes out of them, what is said where they are wrong, and that nothing in them can do harm.

use std::time::Instant;

use feiten::fact::{Basis, Count, Filler, FillerKind, SlotValue};
use feiten::{Bounds, Class, Error, Extractor, Fact, Kind, Span, Status};
use proptest::prelude::*;
use serde_json::json;

use crate::properties::{text, WORDS};

/// A type of another field, with a frame and a pattern that asks for a list.
const RULES: &str = r#"
fact takeover
  slots buyer target price when stake
  keys  buyer target

frame takeover.buy
  fact    takeover
  verbs   overnemen | kopen
  nouns   overname
  status  announced
  buyer   subject | door: organisation
  target! object | van: organisation
  price   voor: money
  when    in op: date
  stake   object: percent
  + "[buyer:Philips] neemt [target:Heineken] over voor [price:2,5 miljard euro]."
  + "De overname van [target:Heineken] door [buyer:Philips] gaat niet door."  status=denied
  + "Volgens de NAVO heeft [buyer:Philips] in [when:2021] [target:Heineken] gekocht."  when.from=2021-01-01 source=NAVO
  - "Philips neemt de leiding over."

pattern takeover.deal
  fact   takeover
  match  "deal" "tussen" [buyer: organisation] "en" [target: @shipyards]
  set    stake = alles
  beats  takeover.buy
  + "De deal tussen [buyer:Philips] en [target:Werf De Toekomst] is rond."
  + "Een deal tussen [buyer:KLM] en [target:Werf De Hoop] bleef uit."
  - "De deal tussen Philips en Heineken."
"#;

const LIST: &str =
    "# Shipyards.\n# columns: phrase | kind | value | class\nWerf De Hoop\torganisation\tDe Hoop\t\nWerf De Toekomst\torganisation\t\t\n";

fn extractor() -> Extractor {
    Extractor::builder().rules("takeover.rules", RULES).list("lists/shipyards.tsv", LIST).build().unwrap()
}

fn filler(value: &'static str, entity: usize, span: Span) -> SlotValue {
    SlotValue::Filler(Filler { kind: FillerKind::Entity(Kind::Organisation), value: value.into(), entity: Some(entity), span })
}

#[test]
fn a_type_of_the_callers_own_comes_out_whole() {
    let text = "Philips neemt Heineken over voor 2,5 miljard euro.";
    let extraction = extractor().extract(text);
    let [Fact::Custom(fact)] = extraction.facts() else { panic!("{:?}", extraction.facts()) };
    assert_eq!(&*fact.name, "takeover");
    assert_eq!(fact.slot("buyer"), [filler("Philips", 0, Span::new(0, 7))]);
    assert_eq!(fact.slot("target"), [filler("Heineken", 1, Span::new(14, 22))]);
    assert_eq!(fact.slot("when"), []);
    let basis =
        Basis { span: Span::new(0, 49), sentence: 0, status: Status::Announced, time: None, source: vec![], rule: "takeover.buy".into() };
    assert_eq!(fact.basis, basis);
    let expected = json!({
        "type": "takeover", "start": 0, "end": 49, "sentence": 0, "status": "announced", "rule": "takeover.buy",
        "buyer": [{"kind": "organisation", "value": "Philips", "entity": 0}],
        "target": [{"kind": "organisation", "value": "Heineken", "entity": 1}],
        "price": [{"kind": "money", "value": 2.5e9, "currency": "EUR", "entity": 2}],
        "source": [],
    });
    assert_eq!(
        serde_json::to_value(&extraction.facts()[0]).unwrap().to_string().replace("2500000000.0", "2500000000"),
        expected.to_string().replace("2500000000.0", "2500000000")
    );
}

#[test]
fn patterns_ask_for_lists_and_set_slots() {
    let text = "De deal tussen Philips en Werf De Hoop is rond.";
    let extraction = extractor().extract(text);
    let [Fact::Custom(fact)] = extraction.facts() else { panic!("{:?}", extraction.facts()) };
    assert_eq!(fact.slot("target"), [filler("De Hoop", 1, Span::new(26, 38))]);
    let SlotValue::Filler(all) = &fact.slot("stake")[0] else { panic!("{fact:?}") };
    assert_eq!((&*all.value, all.kind), ("alles", FillerKind::Noun));
    let why = extraction.explain(&extraction.facts()[0]).unwrap();
    assert_eq!((why.rule, why.origin), ("takeover.deal", Some(("takeover.rules", 21))));
}

#[test]
fn a_callers_rule_of_a_built_in_type_can_win() {
    let rules = r#"
frame supply.mine
  fact      supply
  verbs     leveren
  supplier  subject: country
  recipient aan: country
  quantity  object: quantity
  beats     supply.give
  + "[supplier:Polen] levert [quantity:14 tanks] aan [recipient:Oekraïne]."
  + "Aan [recipient:Oekraïne] heeft [supplier:Polen] [quantity:14 tanks] geleverd."
  - "Polen levert."
"#;
    let extractor = Extractor::builder().rules("mine.rules", rules).build().unwrap();
    let extraction = extractor.extract("Polen levert 14 tanks aan Oekraïne.");
    let [Fact::Supply(supply)] = extraction.facts() else { panic!("{:?}", extraction.facts()) };
    assert_eq!(&*supply.basis.rule, "supply.mine");
    let count = Count { bounds: Bounds::exact(14.0), class: Some(Class::Tank), entity: Some(1), span: Span::new(13, 21) };
    assert_eq!(supply.quantity, Some(count));
}

#[test]
fn a_callers_noun_may_be_a_function_word() {
    let rules = r#"
frame meeting.match
  fact          meeting
  nouns         tegen
  participants! any: country
  + "[participants:Polen] tegen [participants:België] om acht uur"
  + "[participants:Duitsland] tegen [participants:Spanje] in Parijs"
  - "tegen de avond"
"#;
    let extractor = Extractor::builder().rules("own.rules", rules).build().unwrap();
    let extraction = extractor.extract("België tegen Polen");
    let found: Vec<&str> = extraction.facts().iter().map(|fact| &*fact.basis().rule).collect();
    assert_eq!(found, ["meeting.match"]);
}

#[test]
fn examples_of_a_callers_rules_are_run() {
    assert_eq!(extractor().check_rules(), []);
    let wrong = RULES
        .replace("[price:2,5 miljard euro]", "2,5 miljard euro")
        .replace("gaat niet door.\"  status=denied", "gaat [stake:niet] door.\"  status=considered")
        .replace("- \"De deal tussen Philips en Heineken.\"", "- \"De deal tussen Philips en Werf De Hoop.\"");
    let extractor = Extractor::builder().rules("own.rules", wrong).list("shipyards.tsv", LIST).build().unwrap();
    let said: Vec<String> = extractor.check_rules().iter().map(ToString::to_string).collect();
    let expected = [
        "own.rules:16: an example of `takeover.buy` does not hold: \"Philips neemt Heineken over voor 2,5 miljard euro.\"\n  \
         price: found 2500000000, which is not marked",
        "own.rules:17: an example of `takeover.buy` does not hold: \"De overname van Heineken door Philips gaat niet door.\"\n  \
         stake: expected «niet», found nothing\n  status: expected considered, found denied",
        "own.rules:28: an example of `takeover.deal` does not hold: \"De deal tussen Philips en Werf De Hoop.\"\n  \
         expected nothing, found buyer: Philips, target: De Hoop, stake: alles",
    ];
    assert_eq!(said, expected);
}

fn fault(rules: &str) -> String {
    let error: Error = Extractor::builder().rules("own.rules", rules).build().unwrap_err();
    assert!(error.is_rule());
    error.to_string()
}

/// The rules of a frame with these lines.
fn frame(name: &str, lines: &str) -> String {
    let examples = "  + \"[actor:Polen] stuurt.\"\n  + \"dat [actor:Polen] stuurt\"\n  - \"Er stuurt.\"\n";
    format!("frame {name}\n  fact deployment\n{lines}  actor subject: country\n{examples}")
}

fn pattern(line: &str) -> String {
    format!("pattern a.b\n  fact role\n  match [title: role] {line}\n  + \"[title:premier] x\"\n  + \"de [title:premier] x\"\n  - \"x\"\n")
}

#[test]
fn faults_reach_the_caller_with_carets_and_the_nearest_word() {
    let expected = "\
own.rules:3:9: the verb `verspreidden` is not known, so nothing would trigger this
  |
3 |   verbs verspreidden
  |         ^^^^^^^^^^^^
  = did you mean `verspreiden`?";
    assert_eq!(fault(&frame("a.b", "  verbs verspreidden\n")), expected);
    let said = fault("pattern a.b\n  finds person\n  match capital+\n  + \"[person:Jan]\"\n  + \"de [person:Jan]\"\n  - \"x\"\n");
    assert!(said.contains("own.rules:2:9: a pattern that finds entities; here patterns find facts\n"), "{said}");
    let said = fault(&pattern("@shipyard"));
    assert!(said.contains("unknown list `shipyard`"), "{said}");
    let said = fault(&frame("a.b", "  verbs sturen\n  set outcome = x\n"));
    assert!(said.contains("unknown slot `outcome` of the fact type `deployment`"), "{said}");
    let said = fault("frame a.b\n  fact casualties\n  verbs sturen\n  set outcome = kiled\n  quantity subject: quantity\n");
    assert!(said.contains("did you mean `killed`?"), "{said}");
}

#[test]
fn hostile_files_are_refused_with_the_limit_that_they_break() {
    let slots: String = (0..40).map(|n| format!(" s{n}")).collect();
    let types: String = (0..120).map(|n| format!("fact t{n}\n  slots a\n")).collect();
    let triggered: String = (0..250).map(|n| frame(&format!("f.n{n}"), "  verbs verspreiden\n")).collect();
    // Each rule beats the next, so that the first beats all: half a million pairs.
    let beats: String = (0..1_000)
        .map(|n| {
            frame(&format!("f.n{n}"), &format!("  nouns n{n}\n{}", if n < 999 { format!("  beats f.n{}\n", n + 1) } else { String::new() }))
        })
        .collect();
    let words = |count: usize| (0..count).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" | ");
    let cases = [
        ("bytes, the limit is 1048576", "#".repeat((1 << 20) + 1)),
        ("more slots than the limit of 32", format!("fact a\n  slots{slots}\n")),
        ("more fact types than the limit of 100", types),
        ("more frames with this trigger than the limit of 200", triggered),
        ("more than 100000 pairs of rules", beats),
        ("1001 alternatives, the limit is 1000", frame("a.b", &format!("  nouns {}\n", words(1_001)))),
        ("nested deeper than 16 levels", pattern(&format!("{}any{}", "(".repeat(40), ")".repeat(40)))),
        ("the limit is 12", pattern("any{2,99}")),
        ("this pattern takes more than 2000 steps", pattern("((any{12}){12}){12} ((any{12}){12}){12}")),
        ("this pattern can match without any token", pattern("x").replace("[title: role] x", "[title: role]? \"x\"*")),
    ];
    for (limit, rules) in cases {
        let said = fault(&rules);
        assert!(said.contains(limit), "{limit}:\n{}", said.lines().take(4).collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn faulty_rows_of_lists_are_named() {
    let said = |text: &str| Extractor::builder().list("dir/own.tsv", text).build().map(|_| ()).unwrap_err().to_string();
    let kinds = "person, country, nationality, place, organisation, unit, role, equipment, event, misc or nothing";
    assert_eq!(said("# x\nDe Hoop\torganisation\n"), "dir/own.tsv:2: found 2 columns, expected 4");
    assert_eq!(said("De Hoop\twerf\t\t\n"), format!("dir/own.tsv:1: found «werf», expected {kinds}"));
    assert_eq!(said("drie\tquantity\t\t\n"), format!("dir/own.tsv:1: found «quantity», expected {kinds}"));
    assert_eq!(said("Lutje\tcountry\tLutje\t\n"), "dir/own.tsv:1: found «Lutje», expected the ISO code of a state");
    assert_eq!(
        said("Zeis\tequipment\t\tzeis\n"),
        "dir/own.tsv:1: found «zeis», expected a class of equipment, such as vehicle, weapon or other"
    );
    assert_eq!(
        said("De Hoop\t\t\t\n=de hoop\tmisc\t\t\n"),
        "dir/own.tsv:2: found «=de hoop» again, expected one row for it, that in line 1"
    );
    assert_eq!(said("a b c d e f g h i j k l m n o p q\tmisc\t\t\n"), "dir/own.tsv:1: found a phrase of 17 words, expected 1 to 16");
    assert_eq!(said("\tmisc\t\t\n"), "dir/own.tsv:1: found a phrase of 0 words, expected 1 to 16");
    let twice = Extractor::builder().list("a/own.tsv", "").list("b/own.txt", "").build().map(|_| ()).unwrap_err();
    assert_eq!(twice.to_string(), "b/own.txt:1: found the name «own», expected a name of its own for each list");
}

#[test]
fn every_kind_of_row_is_an_entity() {
    let list = "\
Ans Vos\tperson\t\t\nCicada\tcountry\tNL\t\ncicadisch\tnationality\tNL\t\nOmmeloord\tplace\t\t\nQuorix\torganisation\tQuorix NV\t\n\
zwerm\tunit\t\tbattery\ndijkgraaf\trole\t\t\nbaggeraar\tequipment\tbaggerschip\tship\nDijkendag\tevent\t\t\nWaterwet Twee\tmisc\t\t\nniets\t\t\t\n";
    let extractor = Extractor::builder().list("own.tsv", list).build().unwrap();
    let rows: Vec<(&str, Kind)> = vec![
        ("Ans Vos", Kind::Person),
        ("Cicada", Kind::Country),
        ("Ommeloord", Kind::Place),
        ("Quorix", Kind::Organisation),
        ("zwerm", Kind::Unit),
        ("dijkgraaf", Kind::Role),
        ("baggeraar", Kind::Equipment),
        ("Dijkendag", Kind::Event),
        ("Waterwet Twee", Kind::Misc),
    ];
    for (phrase, kind) in rows {
        let text = format!("Gisteren ging het over {phrase} en verder over niets.");
        let found: Vec<(String, Kind)> = extractor
            .entities(&text)
            .iter()
            .map(|entity| (entity.text().to_owned(), entity.kind()))
            .filter(|(_, kind)| *kind != Kind::Date)
            .collect();
        assert_eq!(found, [(phrase.to_owned(), kind)]);
    }
}

/// The time that reading takes, the least of three.
fn seconds(extractor: &Extractor, text: &str) -> f64 {
    let once = || {
        let start = Instant::now();
        assert!(!extractor.extract(text).sentences().is_empty());
        start.elapsed().as_secs_f64()
    };
    (0..3).map(|_| once()).fold(f64::MAX, f64::min)
}

#[test]
fn hostile_rules_keep_reading_linear() {
    let mut rules: String =
        (0..150).map(|n| frame(&format!("f.n{n}"), "  verbs verspreiden\n  destination any: country place\n")).collect();
    for n in 0..20 {
        let loser = if n == 0 { String::new() } else { format!("  beats p.n{}\n", n - 1) };
        let line = "  match any* [title: any] any* (role | \"x\" | capital)* any\n";
        rules.push_str(&format!("pattern p.n{n}\n  fact role\n{line}{loser}  + \"[title:a] b\"\n  + \"c [title:d] e\"\n  - \".\"\n"));
    }
    let extractor = Extractor::builder().rules("hostile.rules", rules).build().unwrap();
    let sentence = "Polen verspreidt in Litouwen en in Estland en in Letland de premier van x x x x x. ";
    let (short, long) = (seconds(&extractor, &sentence.repeat(20)), seconds(&extractor, &sentence.repeat(80)));
    assert!(long < short * 12.0, "{short} seconds, then {long} for four times the text");
}

/// Rule files that pass the checks often enough: slots, places and elements at random.
fn any_rules() -> impl Strategy<Value = String> {
    let of = |list: &'static [&'static str]| prop::sample::select(list);
    let verb = of(&["sturen", "zijn", "hebben", "zeggen", "aanvallen", "zich terugtrekken", "worden", "op weg zijn", "willen"]);
    let noun = of(&["aanval", "steun", "troepen", "van", "naar een aanval", "x"]);
    let place = of(&["subject", "object", "indirect", "possessive", "trigger", "any", "naar", "van", "door", "\"in de\""]);
    let kind =
        of(&["country", "person", "quantity", "noun", "date", "duration", "money", "role", "organisation place", "nationality", "number"]);
    let way = (place, kind).prop_map(|(place, kind)| format!("{place}: {kind}"));
    let voice = of(&["", "  voice active\n", "  voice passive\n", "  voice verbless\n"]);
    let status = of(&["", "  status announced\n", "  status denied\n", "  set c = \"x y\"\n"]);
    let frame =
        (verb, noun, prop::collection::vec(way.clone(), 3), way, voice, status).prop_map(|(verb, noun, ways, without, voice, status)| {
            let lines = format!("  a {}\n  b {}\n  c {}\n", ways[0], ways[1], ways[2]);
            format!("  fact own\n  verbs {verb}\n  nouns {noun}\n{voice}{status}{lines}  without {without}\n")
        });
    let element = of(&[
        "any",
        "capital",
        "role",
        "person",
        "quantity",
        "\"de\"",
        "lemma(sturen zijn)",
        "@own",
        "(\"van\" | country)",
        "!lower",
        "&any",
        "<!role",
        "punctuation",
        "noun(force)",
        "^",
        "$",
    ]);
    let many = of(&["", "?", "*", "+", "{2,5}"]);
    let elements = prop::collection::vec((element, many), 1..6)
        .prop_map(|elements| elements.into_iter().map(|(element, many)| format!("{element}{many} ")).collect::<String>());
    let pattern = (elements.clone(), elements.clone(), elements)
        .prop_map(|(before, inner, behind)| format!("  fact own\n  match {before}[b: {inner}] {behind}\n"));
    let block = prop_oneof![frame.prop_map(|lines| ("frame", lines)), pattern.prop_map(|lines| ("pattern", lines)),];
    prop::collection::vec(block, 1..5).prop_map(|blocks| {
        let mut rules = "fact own\n  slots a b c\n".to_owned();
        for (n, (form, lines)) in blocks.iter().enumerate() {
            let beats = if n > 0 { format!("  beats own.n{}\n", n - 1) } else { String::new() };
            rules.push_str(&format!("{form} own.n{n}\n{lines}{beats}  + \"[a:x]\"\n  + \"[b:y]\"\n  - \"z\"\n"));
        }
        rules
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_rules_read_any_text(rules in any_rules(), texts in prop::collection::vec(text(), 4), words in prop::collection::vec(prop::sample::select(WORDS), 1..9)) {
        let mut list = String::new();
        let mut phrases: Vec<&str> = words;
        phrases.sort_unstable();
        phrases.dedup();
        for (n, phrase) in phrases.iter().enumerate() {
            list.push_str(&format!("{phrase}\t{}\t\t\n", ["", "role", "organisation", "place"][n % 4]));
        }
        let Ok(extractor) = Extractor::builder().rules("own.rules", &rules).list("own.tsv", list).build() else {
            return Ok(());
        };
        extractor.check_rules();
        for text in texts {
            let extraction = extractor.extract(&text);
            for fact in extraction.facts() {
                let span = fact.basis().span;
                prop_assert!(text.get(span.start()..span.end()).is_some());
                prop_assert!(!fact.slots().is_empty());
                let why = extraction.explain(fact);
                prop_assert!(why.as_ref().is_some_and(|why| text.get(why.trigger.start()..why.trigger.end()).is_some()), "{:?}", why);
                for (_, values) in fact.slots() {
                    for span in values.iter().filter_map(SlotValue::span) {
                        prop_assert!(text.get(span.start()..span.end()).is_some());
                    }
                }
            }
            prop_assert_eq!(serde_json::to_string(&extraction).unwrap(), serde_json::to_string(&extractor.extract(&text)).unwrap());
        }
    }
}
