//! The cases that fail today, one a line of a list such as `known_failures.txt`; a listed one that passes must leave the list.
//!
//! `FEITEN_UPDATE_FAILURES=1` rewrites the list: what passes leaves it, what is new comes in with what went wrong as its reason.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// What names a case: its mode, the rule or case id, its text.
type Case = (String, String, String);

/// One run of the cases of a mode: what failed, each with what went wrong.
#[derive(Default)]
pub struct Run {
    cases: usize,
    failed: BTreeMap<(String, String), String>,
}

impl Run {
    /// Counts a case; `problems` is empty where it passed.
    pub fn add(&mut self, id: &str, text: &str, problems: &[String]) {
        self.cases += 1;
        if !problems.is_empty() {
            self.failed.insert((id.to_owned(), one_line(text)), one_line(&problems.join("; ")));
        }
    }

    /// How many cases were run.
    pub fn cases(&self) -> usize {
        self.cases
    }

    /// How many of them failed.
    pub fn failures(&self) -> usize {
        self.failed.len()
    }

    /// Holds the run against the list of examples and cases.
    pub fn check(self, mode: &str) {
        self.check_in(EXAMPLES, mode);
    }

    /// Holds the run against a list.
    pub fn check_in(self, list: &str, mode: &str) {
        // The tests of several modes run at the same time and may rewrite the one list.
        static LIST: Mutex<()> = Mutex::new(());
        let _guard = LIST.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut listed = read(list);
        let mut wrong = Vec::new();
        let stale: Vec<Case> =
            listed.keys().filter(|(of, id, text)| of == mode && !self.failed.contains_key(&(id.clone(), text.clone()))).cloned().collect();
        for case in stale {
            wrong.push(format!("must leave the list: {}\t{}", case.1, case.2));
            listed.remove(&case);
        }
        for ((id, text), problem) in &self.failed {
            listed.entry((mode.to_owned(), id.clone(), text.clone())).or_insert_with(|| {
                wrong.push(format!("fails: {id}\t{text}\n    {problem}"));
                problem.clone()
            });
        }
        if std::env::var_os("FEITEN_UPDATE_FAILURES").is_some() {
            write(list, &listed);
        } else {
            assert!(wrong.is_empty(), "{mode}: {} of {} cases\n{}", wrong.len(), self.cases, wrong.join("\n"));
        }
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\t'], " ")
}

/// The list of our own examples and cases.
const EXAMPLES: &str = "known_failures.txt";
/// The list of variants that are derived from examples.
pub const VARIANTS: &str = "known_contrasts.txt";

fn path(list: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(list)
}

const HEAD: &str = "\
# Cases that fail today. A case that passes must leave the list; FEITEN_UPDATE_FAILURES=1 puts the list in order.
# columns: rule or case | text | mode | reason
";

fn read(list: &str) -> BTreeMap<Case, String> {
    let name = list;
    let list = fs::read_to_string(path(name)).unwrap_or_default();
    let rows = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, text, mode, reason] = columns[..] else { panic!("{name}: {line}") };
        ((mode.to_owned(), id.to_owned(), text.to_owned()), reason.to_owned())
    })
    .collect()
}

fn write(name: &str, listed: &BTreeMap<Case, String>) {
    let mut list = HEAD.to_owned();
    for ((mode, id, text), reason) in listed {
        list.push_str(&format!("{id}\t{text}\t{mode}\t{reason}\n"));
    }
    fs::write(path(name), list).unwrap();
}

#[test]
fn the_lists_are_in_order() {
    if std::env::var_os("FEITEN_UPDATE_FAILURES").is_some() {
        return;
    }
    for name in [EXAMPLES, VARIANTS] {
        let mut expected = HEAD.to_owned();
        for ((mode, id, text), reason) in &read(name) {
            expected.push_str(&format!("{id}\t{text}\t{mode}\t{reason}\n"));
        }
        assert_eq!(fs::read_to_string(path(name)).unwrap(), expected);
    }
}
