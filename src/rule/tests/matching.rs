//! What patterns match in toy sentences.

use crate::rule::tests::toy::{schema, Toy};
use crate::rule::{parse, Cache, RuleSet};

fn rules(matches: &str) -> RuleSet {
    let source = format!("pattern test.rule\n  fact role\n{matches}\n  + \"[title:a]\"\n  + \"[title:b]\"\n  - \"c\"\n");
    parse("test.rules", &source, &schema()).unwrap_or_else(|faults| panic!("{faults}"))
}

/// Runs a pattern and shows each match as its text, then each capture as `slot=text`.
fn found(matches: &str, text: &str) -> Vec<String> {
    let set = rules(matches);
    let toy = Toy::new(text);
    let pattern = &set.patterns()[0];
    let mut cache = Cache::new();
    let (mut direct, mut indexed) = (Vec::new(), Vec::new());
    let show = |hit: crate::rule::Match| {
        let mut shown = toy.text(hit.tokens);
        for capture in hit.captures {
            let name = pattern.captures.iter().find(|one| one.slot == capture.slot);
            shown.push_str(&format!(" {}={}", name.unwrap().name, toy.text(capture.tokens)));
        }
        shown
    };
    pattern.program.each_match(&toy, &mut cache, &mut |hit| direct.push(show(hit)));
    set.index().each_match(set.patterns(), &toy, &mut cache, &mut |_, hit| {
        indexed.push(show(hit));
    });
    assert_eq!(direct, indexed, "the index loses or adds a match");
    direct
}

/// Runs one `match` line with `set title = x`, so that it needs no capture.
fn plain(line: &str, text: &str) -> Vec<String> {
    found(&format!("  match {line}\n  set title = x"), text)
}

#[test]
fn elements() {
    let rows: &[(&str, &str, &[&str])] = &[
        ("\"de\"", "De man en de vrouw", &["De", "de"]),
        ("'de'", "De man en de vrouw", &["de"]),
        ("\"de man\"", "De man en de vrouw", &["De man"]),
        ("capital", "Jan ziet Piet", &["Jan", "Piet"]),
        ("any", "Jan ziet", &["Jan", "ziet"]),
        ("lemma(sturen)", "hij stuurt en stuurde , zij zendt", &["stuurt", "stuurde"]),
        ("lemma(sturen zenden)", "hij stuurt , zij zendt", &["stuurt", "zendt"]),
        ("country", "in {country Verenigde Staten } en {place Rome }", &["Verenigde Staten"]),
        ("quantity(unit)", "{quantity/unit twee brigades } {quantity/vehicle vijf tanks } {quantity zes }", &["twee brigades"]),
        ("quantity(unit|vehicle)", "{quantity/vehicle vijf tanks } {quantity zes }", &["vijf tanks"]),
        ("quantity", "{quantity/vehicle vijf tanks } {quantity zes }", &["vijf tanks", "zes"]),
        ("@months", "in eind januari of mei", &["eind januari", "mei"]),
    ];
    for (line, text, expected) in rows {
        assert_eq!(plain(line, text), *expected, "{line} in {text}");
    }
}

#[test]
fn groups_and_quantifiers() {
    let rows: &[(&str, &str, &[&str])] = &[
        ("\"a\"?\"b\"", "a b b", &["a b", "b"]),
        ("\"a\"*\"b\"", "a a b b", &["a a b", "b"]),
        ("\"a\"+", "a a b a", &["a a", "a"]),
        ("\"a\"{2}", "a a a a a", &["a a", "a a"]),
        ("\"a\"{2,3}", "a a a a a", &["a a a", "a a"]),
        ("\"a\"{2,}", "a b a a a a", &["a a a a"]),
        ("\"a\"{0,2} \"b\"", "a a a b", &["a a b"]),
        ("(\"a\" | \"a\" \"b\") \"c\"?", "a b c", &["a b c"]),
        ("(\"a\" \"b\"?)+ \"c\"", "a b a c", &["a b a c"]),
        ("(\"a\"?)+ \"c\"", "a a c c", &["a a c", "c"]),
        ("\"a\" any{0,2} \"b\"", "a x y b a x y z b", &["a x y b"]),
        ("\"a\" any* \"b\"", "a b x b x", &["a b x b"]),
    ];
    for (line, text, expected) in rows {
        assert_eq!(plain(line, text), *expected, "{line} in {text}");
    }
}

#[test]
fn places_and_look_arounds() {
    let rows: &[(&str, &str, &[&str])] = &[
        ("^ any", "a b", &["a"]),
        ("any $", "a b", &["b"]),
        ("^ \"a\" $", "a a", &[]),
        ("capital !\"en\"", "Jan en Piet", &["Piet"]),
        ("capital &\"en\"", "Jan en Piet", &["Jan"]),
        ("<!\"en\" capital", "Jan en Piet", &["Jan"]),
        ("<&\"en\" capital", "Jan en Piet", &["Piet"]),
        ("<&role capital", "{role minister van zaken } Jan ziet Piet", &["Jan"]),
        ("<!role capital", "{role minister van zaken } Jan ziet Piet", &["Piet"]),
        ("<&@months digits", "eind januari 2022 en 2023", &["2022"]),
        ("capital !(\"en\"|punctuation)", "Jan en Piet , Kees", &["Kees"]),
        ("<&quantity(unit) capital", "{quantity/vehicle a } Jan {quantity/unit b } Piet", &["Piet"]),
        ("!country capital", "{country Tsjechië } Jan", &["Jan"]),
    ];
    for (line, text, expected) in rows {
        assert_eq!(plain(line, text), *expected, "{line} in {text}");
    }
}

#[test]
fn captures_are_named_and_repeat() {
    assert_eq!(
        found("  match [title: role] [person: person]", "de {role eerste minister } {person Jan Jansen } zei"),
        ["eerste minister Jan Jansen title=eerste minister person=Jan Jansen"]
    );
    assert_eq!(
        found("  match [person: person] (\",\" [person: person])* \"en\" [person: person]", "{person A } , {person B } en {person C }"),
        ["A , B en C person=A person=B person=C"]
    );
    assert_eq!(
        found("  match [title: [country: country]? lower]", "{country Frankrijk } wint"),
        ["Frankrijk wint title=Frankrijk wint country=Frankrijk"]
    );
    assert_eq!(
        found("  match [country: country?] [title: role]", "een {role leider }"),
        ["leider title=leider"],
        "an empty capture is left out"
    );
}

#[test]
fn several_match_lines_are_alternatives_and_the_longest_wins() {
    let lines = "  match [title: role]\n  match [title: role] \"van\" [country: country]";
    assert_eq!(
        found(lines, "{role premier } van {country België } en {role koning }"),
        ["premier van België title=premier country=België", "koning title=koning"]
    );
}

#[test]
fn overlapping_mentions_are_all_tried() {
    let text = "{role minister {organisation van Defensie } } {person Jan } kwam";
    assert_eq!(found("  match [title: role] [person: person]", text), ["minister van Defensie Jan title=minister van Defensie person=Jan"]);
    assert_eq!(
        found("  match [title: \"minister\"] organisation [person: person]", text),
        ["minister van Defensie Jan title=minister person=Jan"]
    );
}

#[test]
fn equal_matches_prefer_what_is_written_first() {
    assert_eq!(found("  match ([title: any] any | any [person: any])", "a b"), ["a b title=a"]);
    assert_eq!(found("  match [title: any*] [person: any*] \"z\"", "a b z"), ["a b z title=a b"]);
}

#[test]
fn a_match_longer_than_the_window_is_reported_as_cut_short() {
    let set = rules("  match \"a\" any* \"z\"\n  set title = x");
    let program = &set.patterns()[0].program;
    let mut cache = Cache::new();
    let near = Toy::new(&format!("a {}z", "b ".repeat(18)));
    assert_eq!(program.longest_at(&near, 0, &mut cache).unwrap().tokens, 0..20);
    assert!(!cache.take_cut_short());
    let far = Toy::new(&format!("a {}z", "b ".repeat(19)));
    assert_eq!(program.longest_at(&far, 0, &mut cache), None);
    assert!(cache.take_cut_short());
    assert!(!cache.take_cut_short());
    assert_eq!(program.longest_at(&far, 99, &mut cache), None);
}

#[test]
fn an_index_reports_by_start_and_then_by_rule() {
    let rule = |name: &str, line: &str| {
        format!("pattern {name}\n  fact role\n  match {line}\n  set title = x\n  + \"[title:a]\"\n  + \"[title:b]\"\n  - \"c\"\n")
    };
    let source = rule("long", "capital lower") + &rule("short", "\"Jan\"") + &rule("all", "any{2}");
    let set = parse("test.rules", &source, &schema()).unwrap();
    let toy = Toy::new("Jan ziet Jan");
    let mut hits = Vec::new();
    let mut cache = Cache::new();
    set.index().each_match(set.patterns(), &toy, &mut cache, &mut |pattern, hit| {
        hits.push((pattern.id.to_string(), hit.tokens));
    });
    let expected = [("long", 0..2), ("short", 0..1), ("all", 0..2), ("short", 2..3)];
    assert_eq!(hits, expected.map(|(id, tokens)| (id.into(), tokens)));
}
