//! What holds for any source and any sentence.

use crate::rule::tests::toy::{hash, schema, Toy};
use crate::rule::{parse, Cache, Class, Kind, Limits, List, Sequence};
use proptest::prelude::*;
use std::cell::Cell;

/// Pieces that make sources which get far into the parser and the checks.
const PIECES: &[&str] = &[
    "frame ",
    "pattern ",
    "a.b",
    "c",
    "\n",
    "\n  ",
    "\n    ",
    "\n  fact ",
    "deployment",
    "role",
    "\n  finds ",
    "person",
    "\n  match ",
    "\n  verbs ",
    "\n  beats ",
    "\n  set ",
    "\n  voice ",
    "\n  status ",
    "\n  + ",
    "\n  - ",
    "actor",
    "!",
    " subject",
    ": ",
    "country",
    "(",
    ")",
    "(unit)",
    "[",
    "]",
    "[name:",
    "{1,3}",
    "{",
    "}",
    "?",
    "*",
    "+",
    "|",
    "&",
    "<",
    "^",
    "$",
    "@months",
    "lemma(a)",
    "\"",
    "'",
    "\"de\"",
    "\"[actor:x]\"",
    "\\",
    "#",
    "=",
    ",",
    "é",
    "\u{feff}",
    "\r\n",
    "\t",
    "any",
    "capital",
    " ",
    "99999999999999999999",
];

fn pieces() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..80).prop_map(|parts| parts.concat())
}

fn check(source: &str) {
    match parse("any.rules", source, &schema()) {
        Ok(set) => assert!(set.patterns().iter().all(|pattern| pattern.program.size() > 1)),
        Err(faults) => {
            assert!(!faults.as_slice().is_empty());
            let mut last = 0;
            for fault in faults.as_slice() {
                assert!(source.get(fault.span()).is_some(), "{:?}", fault.span());
                assert!(fault.span().start >= last, "faults stand in order");
                last = fault.span().start;
                assert!(fault.line() >= 1 && fault.column() >= 1);
                assert!(fault.to_string().contains('^'));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_bytes_are_rules_or_faults(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_text_is_rules_or_faults(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn any_pieces_are_rules_or_faults(source in pieces()) {
        check(&source);
    }

    #[test]
    fn matches_are_those_of_a_regular_expression(line in "[ab(][ab?*+|()]{0,12}", text in "[ab]{0,12}") {
        let words = line.replace('a', " \"a\"").replace('b', " \"b\"");
        let source = format!("pattern a\n  fact role\n  match {words}\n  set country = x\n  + \"[title:a]\"\n  + \"[title:b]\"\n  - \"c\"\n");
        let Ok(set) = parse("any.rules", &source, &schema()) else {
            return Ok(());
        };
        let whole = regex::Regex::new(&format!("^(?:{line})$")).unwrap();
        let spaced: Vec<String> = text.chars().map(String::from).collect();
        let toy = Toy::new(&spaced.join(" "));
        let mut cache = Cache::new();
        for start in 0..text.len() {
            let hit = set.patterns()[0].program.longest_at(&toy, start, &mut cache);
            let longest = (start + 1..=text.len()).rev().find(|end| whole.is_match(&text[start..*end]));
            prop_assert_eq!(hit.map(|hit| hit.tokens.end), longest, "{} in {} at {}", line, text, start);
        }
    }

    #[test]
    fn any_match_line_runs(line in "[ab?*+|()!&<^$]{1,30}", text in "[ab ]{0,60}") {
        // Letters become words, so that many of the lines are patterns.
        let line = line.replace('a', "\"a\"").replace('b', "[title: \"b\"]");
        let source = format!("pattern a\n  fact role\n  match {line}\n  set country = x\n  + \"[title:a]\"\n  + \"[title:b]\"\n  - \"c\"\n");
        let Ok(set) = parse("any.rules", &source, &schema()) else {
            return Ok(());
        };
        let toy = Toy::new(&text);
        let (mut direct, mut indexed, mut last) = (Vec::new(), Vec::new(), 0);
        let mut cache = Cache::new();
        let program = &set.patterns()[0].program;
        program.each_match(&toy, &mut cache, &mut |hit| direct.push(hit));
        set.index().each_match(set.patterns(), &toy, &mut cache, &mut |_, hit| indexed.push(hit));
        prop_assert_eq!(&direct, &indexed);
        for hit in &direct {
            prop_assert!(hit.tokens.start >= last && hit.tokens.end <= toy.len() && !hit.tokens.is_empty());
            last = hit.tokens.end;
            for capture in &hit.captures {
                prop_assert!(!capture.tokens.is_empty());
                prop_assert!(capture.tokens.start >= hit.tokens.start && capture.tokens.end <= hit.tokens.end);
            }
        }
    }
}

/// A sentence of one word that counts what it is asked, and whose mentions end in impossible places too.
struct Counting {
    length: usize,
    asked: Cell<usize>,
}

impl Counting {
    fn count(&self) {
        self.asked.set(self.asked.get() + 1);
    }
}

impl Sequence for Counting {
    fn len(&self) -> usize {
        self.length
    }

    fn word(&self, _: usize) -> u64 {
        self.count();
        hash("a")
    }

    fn exact(&self, _: usize, _: &str) -> bool {
        true
    }

    fn shape(&self, _: usize) -> u32 {
        self.count();
        u32::MAX
    }

    fn lemma(&self, _: usize, _: u64) -> bool {
        true
    }

    fn each_mention(&self, at: usize, found: &mut dyn FnMut(Kind, Option<Class>, usize)) {
        self.count();
        for end in [0, at, at + 1, at + 5, usize::MAX] {
            found(Kind(0), None, end);
        }
    }

    fn each_phrase(&self, at: usize, _: List, found: &mut dyn FnMut(usize)) {
        self.each_mention(at, &mut |_, _, end| found(end));
    }
}

#[test]
fn pathological_patterns_stay_linear() {
    let lines = [
        "(\"a\"?){12} \"b\"",
        "((\"a\"*)*)* \"b\"",
        "((\"a\"|\"a\")*|(\"a\"+)+)+ \"b\"",
        "(person | \"a\" | capital)* \"b\"",
        "(@months* <&person any)* \"b\"",
        "any* any* any* any* \"b\"",
    ];
    for line in lines {
        let line = line.replace("\"b\"", "\"b\" [title: any]");
        let source = format!("pattern a\n  fact role\n  match {line}\n  + \"[title:a]\"\n  + \"[title:b]\"\n  - \"c\"\n");
        let limits = Limits { window: 64, ..schema().limits };
        let set = parse("slow.rules", &source, &schema().limits(limits)).unwrap();
        let program = &set.patterns()[0].program;
        let asked = |length: usize| {
            let counting = Counting { length, asked: Cell::new(0) };
            let mut found = 0;
            program.each_match(&counting, &mut Cache::new(), &mut |_| found += 1);
            assert_eq!(found, 0);
            counting.asked.get()
        };
        let (short, long) = (asked(1_000), asked(2_000));
        let most = 2_000 * 65 * program.size() * (1 + limits.behind);
        assert!(long <= most, "{line}: {long} questions, at most {most} are allowed");
        assert!(long <= short * 21 / 10, "{line}: {short} questions, then {long} for twice the tokens");
    }
}

#[test]
fn hostile_sources_are_read_in_linear_time() {
    let example = "  + \"[title:a]\"\n  + \"[title:b]\"\n  - \"c\"\n";
    let sources = [
        "(".repeat(100_000),
        format!("pattern a\n  fact role\n  match {}", "(".repeat(100_000)),
        format!("pattern a\n  fact role\n  match {}", "!".repeat(100_000)),
        format!("pattern a\n  fact role\n  match {}", "\"a\"{12}".repeat(50_000)),
        format!("frame a\n  fact role\n  beats {}", "x ".repeat(100_000)),
        format!("frame a\n  fact role\n  verbs {}", "x | ".repeat(100_000)),
        format!("frame a\n{}", "  verbs x\n".repeat(50_000)),
        format!("frame a\n  fact role\n{}", "  person subject: person\n".repeat(20_000)),
        format!("pattern a\n  fact role\n{}{example}", "  match (((any{12}){12}){12})\n".repeat(5_000)),
        "frame a\n".repeat(50_000),
        "\"\n".repeat(100_000),
        format!("frame a\n  + \"{}\"", "[a:".repeat(100_000)),
    ];
    for source in sources {
        check(&source);
    }
}
