//! The tree against its map: every room is on it, the flow goes one way, lists are in order beside their readers.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The flow: a module uses only what stands left of it, or itself.
const FLOW: &[&str] = &[
    "span",
    "error",
    "value",
    "lexicon",
    "rule",
    "text",
    "token",
    "sentence",
    "mention",
    "entity",
    "clause",
    "fact",
    "room",
    "extraction",
    "explanation",
    "extractor",
    "parallel",
    "check",
    "amounts",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file below a folder, by its path from the top, in order.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            // What `benches/peers` builds in its own folder is none of the project's.
            if path.is_dir() {
                open.extend((!path.ends_with("target")).then_some(path));
            } else {
                found.push(path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

fn with_ending<'f>(files: &'f [String], endings: &'f [&str]) -> impl Iterator<Item = &'f String> {
    files.iter().filter(move |file| endings.iter().any(|ending| file.ends_with(ending)))
}

/// What `{a,b}` stands for, spelled out.
fn expanded(name: &str) -> Vec<String> {
    match (name.split_once('{'), name.rsplit_once('}')) {
        (Some((front, _)), Some((_, back))) => {
            let choices = &name[front.len() + 1..name.len() - back.len() - 1];
            choices.split(',').map(|choice| format!("{front}{choice}{back}")).collect()
        }
        _ => vec![name.to_owned()],
    }
}

/// The files that the map names. A heading gives the folder; a line of a list gives files of it, before its colon.
fn mapped() -> BTreeSet<String> {
    let map = read(&root().join("ARCHITECTURE.md"));
    let mut folder = String::new();
    let mut names = BTreeSet::new();
    for line in map.lines() {
        if let Some(rest) = line.strip_prefix("### `src") {
            folder = format!("src{}", rest.split('`').next().unwrap());
        } else if line.starts_with('#') {
            folder.clear();
        } else if let Some(item) = line.strip_prefix("- ").filter(|_| !folder.is_empty()) {
            let head = item.split(": ").next().unwrap();
            let quoted = head.split('`').skip(1).step_by(2);
            names.extend(quoted.flat_map(expanded).map(|name| format!("{folder}{name}")));
        }
    }
    names
}

#[test]
fn the_map_names_every_room_and_no_other() {
    let tree: BTreeSet<String> = files("src").into_iter().collect();
    let map = mapped();
    let missing: Vec<String> = tree.difference(&map).map(|file| format!("{file}  ({})", read_first_line(file))).collect();
    let gone: Vec<&String> = map.difference(&tree).collect();
    assert!(missing.is_empty(), "not in ARCHITECTURE.md:\n{}", missing.join("\n"));
    assert!(gone.is_empty(), "in ARCHITECTURE.md but not in the tree: {gone:#?}");
}

fn read_first_line(file: &str) -> String {
    let bytes = fs::read(root().join(file)).unwrap();
    String::from_utf8_lossy(&bytes).lines().next().unwrap_or("").to_owned()
}

/// The stage of a file: the first part of its path below `src`.
fn stage(file: &str) -> Option<usize> {
    let name = file.strip_prefix("src/")?.split('/').next()?.trim_end_matches(".rs");
    FLOW.iter().position(|stage| *stage == name)
}

/// The names that follow `crate::` in a source, each of a group in braces.
fn imports(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    for rest in source.split("crate::").skip(1) {
        let heads = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap().split(',').map(str::trim).collect(),
            None => vec![rest],
        };
        names.extend(heads.iter().map(|head| head.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap().to_owned()));
    }
    names
}

#[test]
fn the_flow_goes_one_way() {
    let mut faults = Vec::new();
    for file in with_ending(&files("src"), &[".rs"]) {
        if file == "src/lib.rs" {
            continue;
        }
        let Some(own) = stage(file) else {
            faults.push(format!("{file}: its folder is not in the flow"));
            continue;
        };
        let source = read(&root().join(file));
        assert!(!source.contains("super::super"), "{file}: imports start with crate::");
        for name in imports(&source) {
            match FLOW.iter().position(|stage| *stage == name) {
                Some(other) if other <= own => {}
                Some(_) => faults.push(format!("{file}: uses crate::{name}, which lies behind it")),
                None => faults.push(format!("{file}: crate::{name} is not named by its module")),
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_modules_stand_in_the_order_of_the_flow() {
    let front = read(&root().join("src/lib.rs"));
    let modules: Vec<&str> =
        front.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';')).collect();
    assert_eq!(modules, FLOW);
}

#[test]
fn data_lies_beside_the_code_that_reads_it() {
    let files = files("src");
    for data in with_ending(&files, &[".tsv", ".rules", ".bin"]) {
        let path = root().join(data);
        let name = path.file_name().unwrap().to_str().unwrap();
        let folder: PathBuf = path.parent().unwrap().into();
        let reads = |file: &&String| {
            root().join(file).parent() == Some(&folder) && {
                let source = read(&root().join(file));
                source.contains(&format!("include_str!(\"{name}\")")) || source.contains(&format!("include_bytes!(\"{name}\")"))
            }
        };
        assert!(with_ending(&files, &[".rs"]).any(|file| reads(&file)), "{data}: no .rs file beside it includes it");
    }
}

#[test]
fn code_files_say_what_they_are() {
    for folder in ["src", "tests", "benches", "examples"] {
        for file in with_ending(&files(folder), &[".rs"]) {
            let first = read_first_line(file);
            assert!(first.starts_with("//! "), "{file}: opens with «{first}», not with a line that says what it is");
        }
    }
}

/// What is wrong with a list, if anything: head, number of columns, order, first columns that repeat.
fn fault(list: &str) -> Option<String> {
    let is_comment = |line: &&str| *line == "#" || line.starts_with("# ");
    let comments: Vec<&str> = list.lines().take_while(is_comment).collect();
    let Some(columns) = comments.iter().find_map(|line| line.strip_prefix("# columns: ")) else { return Some("no `# columns: `".into()) };
    for key in ["# source: ", "# licence: "] {
        if !comments.iter().any(|line| line.starts_with(key)) {
            return Some(format!("no `{key}`"));
        }
    }
    if !list.ends_with('\n') || list.contains('\r') {
        return Some("lines end with a line feed alone, the last one too".into());
    }
    let width = columns.split(" | ").count();
    // A list whose rows only two columns together tell apart says so: `# key: form | position`.
    let key = comments.iter().find_map(|line| line.strip_prefix("# key: ")).map_or(1, |key| key.split(" | ").count());
    let mut before: Option<Vec<&str>> = None;
    for (number, line) in list.lines().enumerate().skip(comments.len()) {
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() != width {
            return Some(format!("line {}: {} columns, the head names {width}", number + 1, fields.len()));
        }
        let own = fields[..key].to_vec();
        // Bytes order as `LC_ALL=C sort` orders them.
        if before.as_ref().is_some_and(|before| *before >= own) {
            return Some(format!("line {}: «{}» does not stand behind «{}»", number + 1, own.join(" | "), before.unwrap().join(" | ")));
        }
        before = Some(own);
    }
    None
}

#[test]
fn lists_are_in_canonical_form() {
    let faults: Vec<String> = with_ending(&files("src"), &[".tsv"])
        .filter_map(|file| fault(&read(&root().join(file))).map(|fault| format!("{file}: {fault}")))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_checked_can_fail() {
    let head = "# words\n# source: own knowledge\n# licence: MIT OR Apache-2.0\n# columns: word | class\n";
    assert_eq!(fault(&format!("{head}a\tx\nb\ty\n")), None);
    assert_eq!(fault(&format!("{head}b\tx\na\ty\n")), Some("line 6: «a» does not stand behind «b»".into()));
    assert_eq!(fault(&format!("{head}a\tx\na\ty\n")), Some("line 6: «a» does not stand behind «a»".into()));
    assert_eq!(fault(&format!("{head}a\n")), Some("line 5: 1 columns, the head names 2".into()));
    assert_eq!(fault("# columns: word\na\n"), Some("no `# source: `".into()));
    assert_eq!(imports("use crate::{span::Span, value};\nfn f() { crate::fact::find() }"), ["span", "value", "fact"]);
    assert_eq!(expanded("unit.{rs,tsv}"), ["unit.rs", "unit.tsv"]);
}
