//! The messages of faulty rule files, word for word, from `tests/cases/rule_faults.txt`.

use crate::rule::parse;
use crate::rule::tests::toy::schema;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/rule_faults.txt");

#[test]
fn every_fault_is_shown_word_for_word() {
    let file = std::fs::read_to_string(CASES).unwrap();
    let (head, cases) = file.split_once("\n=== ").unwrap();
    let mut written = format!("{head}\n");
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in cases.split("\n=== ") {
        let (name, rest) = case.split_once('\n').unwrap();
        let (source, expected) = rest.split_once("---\n").unwrap_or((rest, ""));
        let found = match parse("test.rules", source, &schema()) {
            Ok(_) => "no fault".to_owned(),
            Err(faults) => faults.to_string(),
        };
        if found.trim_end() != expected.trim_end() {
            wrong.push(format!("{name}\nexpected:\n{expected}\nfound:\n{found}\n"));
        }
        written.push_str(&format!("=== {name}\n{source}---\n{found}\n"));
        count += 1;
    }
    if std::env::var_os("FEITEN_UPDATE_CASES").is_some() {
        std::fs::write(CASES, written).unwrap();
        return;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 25);
}
