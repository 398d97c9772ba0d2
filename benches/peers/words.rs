//! Words and names: feiten's tokens beside the two crates that split by Unicode's rules, and its tokens looked up in all lists
//! beside aho-corasick over the names of five of them.
//!
//! Again they do not do the same work. The splitters know no abbreviation, no "'s" and no "25.000"; feiten hashes each folded word and
//! notes its shape as well. aho-corasick finds the letters as they are written; a lookup of feiten's finds the word in whatever case,
//! with its verbs, nouns, numerals and all other lists. Entities, facts and JSON stand beside, to show what all of the work costs.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use criterion::Criterion;
use feiten::lexicon::List;
use feiten::mention::Lists;
use feiten::{Extractor, Token};
use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::WordSegmenter;
use unicode_segmentation::UnicodeSegmentation;

use crate::Peers;

/// The lists whose names aho-corasick gets: the file, and the columns that hold names.
const NAMES: [(&str, &[usize]); 5] = [
    (include_str!("../../src/mention/name/country.tsv"), &[1, 2]),
    (include_str!("../../src/mention/name/place.tsv"), &[0, 1]),
    (include_str!("../../src/mention/name/organisation.tsv"), &[0, 1]),
    (include_str!("../../src/mention/name/first_name.tsv"), &[0]),
    (include_str!("../../src/mention/name/surname.tsv"), &[0]),
];
const LISTS: [List; 5] = [List::Country, List::Place, List::Organisation, List::FirstName, List::Surname];

/// All forms of the names in the lists.
fn forms() -> Vec<&'static str> {
    let rows = NAMES.iter().flat_map(|(list, columns)| list.lines().filter(|row| !row.starts_with('#')).map(move |row| (row, columns)));
    let fields = rows.flat_map(|(row, columns)| columns.iter().filter_map(|column| row.split('\t').nth(*column)));
    let mut forms: Vec<&str> = fields.flat_map(|forms| forms.split('|')).map(|form| form.trim_start_matches('=')).collect();
    forms.retain(|form| !form.is_empty());
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// Whether the match is of whole words.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    !text[..start].ends_with(joins) && !text[end..].starts_with(joins)
}

pub fn words(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let segmenter = WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    let mut peers = Peers::new(criterion, "words");
    let expected: usize = peers.documents.iter().map(|text| text.unicode_words().count()).sum();
    // They differ in hyphens, apostrophes, points and, for feiten, in marks, which it counts too.
    let enough = |found: usize, _| found.abs_diff(expected) < expected / 4;
    peers.peer("unicode_words", enough, |text| text.unicode_words().count());
    peers.peer("icu_segmenter", enough, |text| {
        segmenter.segment_str(text).iter_with_word_type().filter(|(_, kind)| kind.is_word_like()).count()
    });
    peers.peer("feiten/tokens", enough, |text| extractor.tokens(text).len());
    drop(peers);
    let mut peers = Peers::new(criterion, "everything");
    let enough = |found: usize, bytes: usize| found > bytes / 1000;
    peers.peer("unicode_words", enough, |text| text.unicode_words().count());
    peers.peer("feiten/entities", enough, |text| extractor.entities(text).len());
    peers.peer("feiten/facts", enough, |text| extractor.extract(text).facts().len());
    peers.peer("feiten/facts as JSON", enough, |text| serde_json::to_vec(&extractor.extract(text)).unwrap().len());
}

pub fn names(criterion: &mut Criterion) {
    let mut peers = Peers::new(criterion, "names");
    let lists = Lists::built_in().unwrap();
    let extractor = Extractor::new();
    let forms = forms();
    let automaton = |kind| AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).kind(Some(kind)).build(&forms).unwrap();
    let automaton = automaton(AhoCorasickKind::ContiguousNFA);
    let found = |text: &str| automaton.find_iter(text).filter(|found| is_whole(text, found.start(), found.end())).count();
    let named = |token: &&Token| LISTS.iter().any(|list| lists.lexicon.slot(token.hash()).begins(*list));
    let looked_up = |text: &str| extractor.tokens(text).iter().filter(named).count();

    // Each whole name that the automaton finds begins with a token whose slot says so.
    let (mut all, mut missed) = (0, 0);
    for text in peers.documents.iter().take(5) {
        let starts: Vec<usize> = extractor.tokens(text).iter().filter(named).map(|token| token.span().start()).collect();
        let whole = automaton.find_iter(text).filter(|found| is_whole(text, found.start(), found.end()));
        let whole: Vec<usize> = whole.map(|found| found.start()).collect();
        all += whole.len();
        missed += whole.iter().filter(|start| starts.binary_search(start).is_err()).count();
    }
    assert!(all > 100 && missed * 100 <= all, "{missed} of {all} names are not found by lookup");

    let enough = |found: usize, bytes: usize| found > bytes / 200;
    peers.peer("unicode_words", enough, |text| text.unicode_words().count());
    peers.peer("aho-corasick", enough, found);
    peers.peer("unicode_words and aho-corasick", enough, |text| text.unicode_words().count() + found(text));
    peers.peer("feiten/tokens and lookups", enough, looked_up);
}
