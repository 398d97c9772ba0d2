//! The cases that fail today, one a line of `known_failures.txt`; a listed one that passes must leave the list.
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

    /// Holds the run against the list.
    pub fn check(self, mode: &str) {
        // The tests of several modes run at the same time and may rewrite the one list.
        static LIST: Mutex<()> = Mutex::new(());
        let _guard = LIST.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut listed = read();
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
            write(&listed);
        } else {
            assert!(wrong.is_empty(), "{mode}: {} of {} cases\n{}", wrong.len(), self.cases, wrong.join("\n"));
        }
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\t'], " ")
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/known_failures.txt")
}

const HEAD: &str = "\
# Cases that fail today. A case that passes must leave the list; FEITEN_UPDATE_FAILURES=1 puts the list in order.
# columns: rule or case | text | mode | reason
";

fn read() -> BTreeMap<Case, String> {
    let list = fs::read_to_string(path()).unwrap_or_default();
    let rows = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, text, mode, reason] = columns[..] else { panic!("known_failures.txt: {line}") };
        ((mode.to_owned(), id.to_owned(), text.to_owned()), reason.to_owned())
    })
    .collect()
}

fn write(listed: &BTreeMap<Case, String>) {
    let mut list = HEAD.to_owned();
    for ((mode, id, text), reason) in listed {
        list.push_str(&format!("{id}\t{text}\t{mode}\t{reason}\n"));
    }
    fs::write(path(), list).unwrap();
}

#[test]
fn the_list_is_in_order() {
    let mut expected = HEAD.to_owned();
    for ((mode, id, text), reason) in &read() {
        expected.push_str(&format!("{id}\t{text}\t{mode}\t{reason}\n"));
    }
    if std::env::var_os("FEITEN_UPDATE_FAILURES").is_none() {
        assert_eq!(fs::read_to_string(path()).unwrap(), expected);
    }
}
