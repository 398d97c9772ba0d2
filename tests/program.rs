//! The facts program as a user runs it: options, order, exit codes, and what is said where something can not be read.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The program, beside the test binary: cargo builds examples before it runs tests.
fn program() -> Command {
    let own = std::env::current_exe().unwrap();
    let profile = own.parent().and_then(Path::parent).unwrap();
    let path = profile.join("examples").join(format!("facts{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "{} is not built: run `cargo test` or `cargo build --examples` first", path.display());
    Command::new(path)
}

/// What the program answers to arguments and input.
struct Answer {
    code: i32,
    out: String,
    err: String,
}

impl Answer {
    fn documents(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn run(arguments: &[&str], input: &[u8]) -> Answer {
    let mut child = program().args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A program that stops at its arguments closes the pipe before it is fed.
    let _ = child.stdin.take().unwrap().write_all(input);
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    Answer { code: status.code().unwrap(), out: String::from_utf8(stdout).unwrap(), err: String::from_utf8(stderr).unwrap() }
}

/// A folder of its own for each test, emptied before and gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("feiten-program-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const SENDING: &str = "Duitsland heeft een compagnie naar Slowakije gestuurd.";

#[test]
fn standard_input_is_one_document() {
    let answer = run(&[], SENDING.as_bytes());
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert!(answer.out.starts_with(r#"{"id":"stdin","sentences":[{"start":0,"end":54}],"entities":["#), "{}", answer.out);
    let documents = answer.documents();
    assert_eq!(documents.len(), 1);
    assert_eq!(documents[0]["facts"][0]["type"], "deployment");
    assert_eq!(documents[0].get("tokens"), None);
}

#[test]
fn files_answer_in_the_order_given() {
    let folder = Folder::new("order");
    let (first, second) = (folder.file("b.txt", SENDING), folder.file("a.news.txt", "Het regent."));
    let answer = run(&[&first, &second, "--format=jsonl"], b"");
    let names: Vec<Value> = answer.documents().iter().map(|document| document["id"].clone()).collect();
    assert_eq!((answer.code, names), (0, vec!["b".into(), "a.news".into()]));
}

#[test]
fn folders_and_patterns_stand_for_the_files_in_them() {
    let folder = Folder::new("folders");
    for name in ["[2022]/b/een.txt", "[2022]/a.txt", "[2022]/b/c/twee.txt", "[2022]/b.txt", "[2022]/b/note.md", "[2022]/.hidden.txt"] {
        folder.file(name, "Het regent.");
    }
    folder.file("[2022]/lines.jsonl", "{\"id\": \"line\", \"text\": \"\"}");
    fs::create_dir_all(folder.0.join("empty")).unwrap();
    let named = |argument: &str, input: &str| {
        let path = folder.0.join(argument).to_str().unwrap().to_owned();
        let answer = run(&["--input", input, &path], b"");
        let names: Vec<String> = answer.documents().iter().map(|document| document["id"].as_str().unwrap().to_owned()).collect();
        (answer.code, names, answer.err)
    };
    let given = |names: &[&str]| (0, names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), String::new());
    assert_eq!(named("[2022]", "text"), given(&["a", "twee", "een", "b"]));
    assert_eq!(named("[2022]/", "text"), given(&["a", "twee", "een", "b"]));
    assert_eq!(named("[2022]", "jsonl"), given(&["line"]));
    assert_eq!(named("*/*.txt", "text"), given(&["a", "b"]));
    assert_eq!(named("**/t*.txt", "text"), given(&["twee"]));
    assert_eq!(named("[[]2022]/a.txt", "text"), given(&["a"]));
    let fault = |argument: &str, said: &str| (1, Vec::new(), format!("facts: {}: {said}\n", folder.0.join(argument).display()));
    assert_eq!(named("empty", "text"), fault("empty", "no .txt file in it"));
    assert_eq!(named("*.md", "text"), fault("*.md", "no file matches"));
    assert_eq!(named("***", "text").0, 1);
}

/// Documents of very different lengths, some of which can not be read: what is ready early has to wait for its turn.
#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let folder = Folder::new("threads");
    let text = |number: usize| format!("{SENDING} Op {number} maart zijn {number} burgers omgekomen. ").repeat(number * 7 % 31);
    let mut lines = String::new();
    for number in 0..120 {
        folder.file(&format!("texts/{number:03}.txt"), text(number).as_bytes());
        let line = serde_json::json!({"id": number, "text": text(number)}).to_string();
        lines += if number % 9 == 4 { &line[..line.len() - 1] } else { &line };
        lines.push('\n');
    }
    folder.file("texts/050.txt", b"Caf\xe9");
    let texts = folder.0.join("texts").to_str().unwrap().to_owned();
    let lines = folder.file("lines.jsonl", lines);
    for (input, source, faults) in [("text", &texts, 1), ("jsonl", &lines, 13)] {
        let read = |jobs: &str| {
            let answer = run(&["--input", input, "--jobs", jobs, source, "nowhere.txt"], b"");
            (answer.code, answer.out, answer.err)
        };
        let one = read("1");
        assert_eq!((one.0, one.1.lines().count(), one.2.lines().count()), (1, 120 - faults, faults + 1), "{}", one.2);
        assert_eq!(read("2"), one);
        assert_eq!(read("9"), one);
    }
}

#[test]
fn a_dash_is_standard_input() {
    let answer = run(&["-"], SENDING.as_bytes());
    assert_eq!((answer.code, answer.documents()[0]["id"].clone()), (0, "stdin".into()));
}

#[test]
fn empty_input_is_an_empty_document() {
    assert_eq!(run(&[], b"").out, "{\"id\":\"stdin\",\"sentences\":[],\"entities\":[],\"facts\":[]}\n");
    let lines = run(&["--input", "jsonl"], b"\n \n");
    assert_eq!((lines.code, lines.out.as_str()), (0, ""));
}

#[test]
fn tokens_come_last_when_asked_for() {
    let answer = run(&["--tokens"], "Zo'n man.".as_bytes());
    let tokens = r#""tokens":[{"start":0,"end":4},{"start":5,"end":8},{"start":8,"end":9}]}"#;
    assert!(answer.out.trim_end().ends_with(tokens), "{}", answer.out);
}

#[test]
fn a_date_is_taken_from_the_text_or_the_option() {
    let date = |arguments: &[&str], text: &str| run(arguments, text.as_bytes()).documents()[0].get("date").cloned();
    assert_eq!(date(&[], "Het regent."), None);
    assert_eq!(date(&["--date", "2022-02-25"], "Het regent."), Some("2022-02-25".into()));
    assert_eq!(date(&["--date", "2016-11-07T14:30:00"], "Het regent."), Some("2016-11-07T14:30:00".into()));
    assert_eq!(date(&[], " date 2022-02 Het regent."), Some("2022-02".into()));
    assert_eq!(date(&["--date", "2021"], " date 2022-02 Het regent."), Some("2022-02".into()));
    let answer = run(&["--tokens"], b" date 2022-02 Het regent.");
    assert_eq!(answer.documents()[0]["tokens"][0], serde_json::json!({"start": 14, "end": 17}));
}

#[test]
fn json_lines_keep_names_dates_and_order() {
    let input = "\
{\"id\": \"b\", \"text\": \"Het regent.\", \"date\": \"2022-02\"}\n\
\n\
{\"id\": 7, \"text\": \"\", \"date\": null, \"other\": []}\n\
{\"text\": \"Café.\"}";
    let answer = run(&["--input", "jsonl", "--date", "2020"], input.as_bytes());
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let heads: Vec<(Value, Value)> = answer.documents().iter().map(|document| (document["id"].clone(), document["date"].clone())).collect();
    assert_eq!(heads, [("b".into(), "2022-02".into()), (7.into(), "2020".into()), (Value::Null, "2020".into())]);
    assert!(answer.out.starts_with(r#"{"id":"b","date":"2022-02","sentences":"#));
    assert_eq!(answer.documents()[2]["sentences"], serde_json::json!([{"start": 0, "end": 6}]));
}

#[test]
fn faulty_lines_are_named_and_the_rest_goes_on() {
    let folder = Folder::new("lines");
    let mut lines = b"{\"id\": 1, \"text\": \"Het regent.\"}\n{\"id\": 2, \"text\": \n{\"id\": 3}\n{\"id\": 4, \"text\": \"".to_vec();
    lines.extend(b"\xff\"}\n{\"id\": 5, \"text\": \"\", \"date\": \"februari\"}\n[1]\n{\"id\": 6, \"text\": \"\"}");
    let file = folder.file("lines.jsonl", lines);
    let answer = run(&["--input=jsonl", &file], b"");
    assert_eq!(answer.code, 1);
    let names: Vec<Value> = answer.documents().iter().map(|document| document["id"].clone()).collect();
    assert_eq!(names, [1, 6]);
    let said: Vec<&str> = answer.err.lines().map(|line| line.strip_prefix(&format!("facts: {file}:")).unwrap()).collect();
    assert_eq!(
        said,
        [
            "2: EOF while parsing a value at column 17",
            "3: `text` is missing",
            "4: not UTF-8 at byte 19 of the line",
            "5: date: found «februari», expected 2022, 2022-02, 2022-02-25 or 2022-02-25T14:30:00",
            "6: invalid type: sequence, expected a map at column 0",
        ]
    );
}

#[test]
fn files_that_can_not_be_read_are_named_and_the_rest_goes_on() {
    let folder = Folder::new("files");
    let good = folder.file("good.txt", "Het regent.");
    let bad = folder.file("bad.txt", b"Caf\xc3\xa9 \xe9n bar");
    let missing = folder.0.join("missing.txt").to_str().unwrap().to_owned();
    let answer = run(&[&missing, &bad, &good], b"");
    assert_eq!(answer.code, 1);
    assert_eq!(answer.documents().len(), 1);
    assert_eq!(answer.documents()[0]["id"], "good");
    let said: Vec<&str> = answer.err.lines().collect();
    assert!(said[0].starts_with(&format!("facts: {missing}: ")), "{said:?}");
    assert_eq!(said[1..], [format!("facts: {bad}: not UTF-8 at byte 6")]);
}

#[test]
fn unusable_arguments_end_before_anything_is_read() {
    let folder = Folder::new("arguments");
    let faulty = folder.file("own.rules", "frame Wrong\n");
    let missing = folder.0.join("missing.rules").to_str().unwrap().to_owned();
    let cases: &[(&[&str], &str)] = &[
        (&["--colour"], "invalid option '--colour'; --help lists the options"),
        (&["--format", "xml"], "--format: found «xml», expected table or jsonl"),
        (&["--input", "xml"], "--input: found «xml», expected text or jsonl"),
        (&["--date", "gisteren"], "--date: found «gisteren», expected 2022, 2022-02, 2022-02-25 or 2022-02-25T14:30:00"),
        (&["--jobs", "0"], "--jobs: found «0», expected a number from 1"),
        (&["-j", "alle"], "--jobs: found «alle», expected a number from 1"),
        (&["--date"], "missing argument for option '--date'"),
        (&["--rules", &faulty], &format!("{faulty}:1:7: ")),
        (&["--rules", &missing], &format!("{missing}: ")),
    ];
    for (arguments, said) in cases {
        let answer = run(arguments, SENDING.as_bytes());
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{arguments:?}");
        assert!(answer.err.starts_with(&format!("facts: {said}")), "{arguments:?}: {}", answer.err);
    }
}

const OWN: &str = r#"
frame deployment.own
  fact        deployment
  verbs       sprokkelen
  actor       subject: country
  destination naar: country
  + "[actor:Nederland] sprokkelt naar [destination:Litouwen]."
  + "Naar [destination:Litouwen] heeft [actor:Nederland] gesprokkeld."
  - "Er wordt hout gesprokkeld."
"#;

#[test]
fn rules_of_the_callers_own_are_read_and_checked() {
    let folder = Folder::new("rules");
    let own = folder.file("own.rules", OWN);
    let answer = run(&["--check", "--rules", &own], b"");
    assert_eq!((answer.code, answer.out.as_str(), answer.err.as_str()), (0, "", ""));
    assert_eq!(run(&["--rules", &own], b"Het regent.").code, 0);
}

#[test]
fn examples_that_do_not_hold_are_named() {
    let folder = Folder::new("check");
    let own = folder.file("own.rules", OWN.replace("Er wordt hout gesprokkeld.", "Nederland sprokkelt naar Polen."));
    let answer = run(&["--check", "--rules", &own], b"");
    assert_eq!((answer.code, answer.out.as_str()), (1, ""));
    let said = format!("facts: {own}:9: an example of `deployment.own` does not hold: \"Nederland sprokkelt naar Polen.\"\n");
    assert_eq!(answer.err, said + "  expected nothing, found actor: NL, destination: PL\n");
}

#[test]
fn lists_of_the_callers_own_are_read() {
    let folder = Folder::new("lists");
    let list = folder.file("own.tsv", "Lutjebroekse Werf\torganisation\tLBW\t\n");
    let answer = run(&["--list", &list], "De Lutjebroekse Werf sluit.".as_bytes());
    assert_eq!(answer.documents()[0]["entities"][0]["name"], "LBW");
    let faulty = folder.file("faulty.tsv", "Lutjebroekse Werf\n");
    let answer = run(&["--list", &faulty], b"");
    assert_eq!((answer.code, answer.err), (2, format!("facts: {faulty}:1: found 1 columns, expected 4\n")));
}

#[test]
fn facts_are_explained_when_asked_for() {
    let table = run(&["--format", "table", "--explain"], SENDING.as_bytes()).out;
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[1], "  deployment  actual     actor: DE  unit: compagnie  destination: SK  [0–53]");
    let (before, behind) = lines[2].split_once(".rules:").unwrap();
    assert_eq!(before, "      rule   deployment.send (fact/deployment");
    assert!(behind.ends_with(") on «gestuurd» [45–53]"), "{behind}");
    assert_eq!(lines[3], "      slots  actor «Duitsland» [0–9]  unit «compagnie» [20–29]  destination «Slowakije» [35–44]");
    assert_eq!(lines.len(), 5);
    let plain = run(&[], SENDING.as_bytes()).documents();
    let mut explained = run(&["--explain"], SENDING.as_bytes()).documents();
    let why = explained[0]["facts"][0].as_object_mut().unwrap().remove("why").unwrap();
    assert_eq!(explained, plain);
    assert_eq!(why["trigger"], serde_json::json!({"start": 45, "end": 53}));
    assert_eq!(why["slots"][1], serde_json::json!({"slot": "unit", "start": 20, "end": 29, "entity": 1}));
}

#[test]
fn a_table_has_a_line_for_each_fact() {
    let answer = run(&["--format", "table"], SENDING.as_bytes());
    assert_eq!(answer.out, "stdin\n  deployment  actual     actor: DE  unit: compagnie  destination: SK  [0–53]\n\n");
    assert_eq!(run(&["--format", "table"], b"").out, "stdin\n  no facts\n\n");
}

#[test]
fn help_and_version_are_printed() {
    let help = run(&["--help"], b"");
    assert_eq!(help.code, 0);
    for option in ["--format", "--input", "--tokens", "--date", "--rules", "--list", "--check", "--explain", "--jobs", "--version"] {
        assert!(help.out.contains(option), "{option}");
    }
    assert_eq!(run(&["--version"], b"").out, format!("feiten {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let line = format!("{{\"id\": 1, \"text\": \"{SENDING}\"}}\n");
    let mut child =
        program().args(["--input", "jsonl"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    for _ in 0..200 {
        if input.write_all(line.as_bytes()).is_err() {
            break;
        }
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn each_line_is_written_before_the_next_is_read() {
    for jobs in ["1", "5"] {
        answers_line_by_line(jobs);
    }
}

fn answers_line_by_line(jobs: &str) {
    use std::io::{BufRead, BufReader};
    let mut child = program().args(["--input", "jsonl", "--jobs", jobs]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(input, "{{\"id\": {id}, \"text\": \"Het regent.\"}}").unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["id"], id);
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

/// The code blocks of the README in that language, in order.
fn blocks(language: &str) -> Vec<String> {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let opened = format!("```{language}\n");
    readme.split(&opened).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_readme_shows_what_comes_out() {
    let text = blocks("text");
    assert_eq!(run(&["--format", "table"], text[0].trim_end().as_bytes()).out.trim_end(), text[1].trim_end());
    let json: Value = serde_json::from_str(&blocks("json")[0]).unwrap();
    assert_eq!(run(&[], SENDING.as_bytes()).documents(), [json]);
    let explained = run(&["--format", "table", "--explain"], text[0].trim_end().as_bytes()).out;
    // Lines of rule files move; that they are told is enough.
    let without_lines = |text: &str| regex::Regex::new(r"\.rules:\d+").unwrap().replace_all(text, ".rules").into_owned();
    assert!(without_lines(&explained).contains(without_lines(text[2].trim_end()).as_str()), "{explained}");
}
