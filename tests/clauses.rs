//! Clauses: sentences with the analysis they get, and what holds for any text.
//!
//! `FEITEN_ACCEPT=1 cargo test clause_cases` writes the analyses anew; what changed is then read before it is kept.

use feiten::clause::{Analysis, Clause, Phrase, VerbUse};
use feiten::mention::{Context, Lists, Prepared};
use feiten::text::Document;
use feiten::Span;
use once_cell::sync::Lazy;
use proptest::prelude::*;
use std::fmt::Write as _;

pub static LISTS: Lazy<Lists> = Lazy::new(|| Lists::built_in().unwrap());

const CASES: &str = "tests/cases/clauses.txt";

/// Runs every stage up to the clauses and shows them to `visit`.
pub fn with_analysis<T>(text: &str, visit: impl FnOnce(&Context<'_>, &Analysis) -> T) -> T {
    let lists: &Lists = &LISTS;
    let document = Document { flow: Span::new(0, text.len() as u32), ..Document::new(text, None) };
    let mut prepared = Prepared::default();
    prepared.read(&document, lists);
    let context = prepared.context(&document, lists);
    let mentions = feiten::mention::find(&context);
    let resolution = feiten::entity::resolve(&context, mentions);
    let analysis = feiten::clause::analyse(&context, &resolution);
    visit(&context, &analysis)
}

/// One line a clause: `2 relative<0 | *subject verb+past, verb+te | phrase | ^phrase that follows the one before [members]`.
pub fn notation(text: &str) -> String {
    with_analysis(text, |context, analysis| {
        let mut out = String::new();
        for (index, clause) in analysis.clauses.iter().enumerate() {
            let _ = write!(out, "{index} {}", format!("{:?}", clause.kind).to_lowercase());
            if let Some(parent) = clause.parent {
                let _ = write!(out, "<{parent}");
            }
            if clause.shares_subject {
                out.push('=');
            }
            if let Some(link) = clause.link {
                let _ = write!(out, " ({})", context.word(link as usize));
            }
            let verbs: Vec<String> = clause.verbs.iter().map(verb).collect();
            let _ = write!(out, ": {}", verbs.join(", "));
            for (place, phrase) in clause.phrases.iter().enumerate() {
                let _ = write!(out, " | {}", phrase_notation(context, clause, place, phrase));
            }
            out.push('\n');
        }
        out
    })
}

fn verb(used: &VerbUse) -> String {
    let mut out = LISTS.verbs.verb(used.verb).unwrap().lemma.to_string();
    for (mark, set) in [("te", used.te), ("past", used.past), ("perfect", used.perfect), ("passive", used.passive)] {
        if set {
            out.push('+');
            out.push_str(mark);
        }
    }
    out
}

fn phrase_notation(context: &Context<'_>, clause: &Clause, place: usize, phrase: &Phrase) -> String {
    let mut out = String::new();
    if phrase.follows.is_some() {
        out.push('^');
    }
    if clause.subject == Some(place as u32) {
        out.push('*');
    }
    out.push_str(context.span(phrase.first as usize, phrase.last as usize).slice(context.text));
    if phrase.members.len() > 1 {
        let _ = write!(out, " [{}]", phrase.members.len());
    }
    if let Some(negation) = phrase.negation {
        let _ = write!(out, " !{}", context.word(negation as usize));
    }
    out
}

#[test]
fn clause_cases() {
    let file = std::fs::read_to_string(CASES).unwrap();
    let mut accepted = String::new();
    let mut count = 0;
    for block in file.split("\n\n") {
        let block = block.trim_matches('\n');
        if block.is_empty() {
            continue;
        }
        if !accepted.is_empty() {
            accepted.push('\n');
        }
        for line in block.lines().filter(|line| line.starts_with(['#', '>'])) {
            accepted.push_str(line);
            accepted.push('\n');
            if let Some(text) = line.strip_prefix("> ") {
                accepted.push_str(&notation(&text.replace('⏎', "\n")));
                count += 1;
            }
        }
    }
    if std::env::var_os("FEITEN_ACCEPT").is_some() {
        std::fs::write(CASES, &accepted).unwrap();
        return;
    }
    let mut wrong = String::new();
    let mut sentence = "";
    for (line, (wanted, found)) in file.lines().zip(accepted.lines()).enumerate() {
        if wanted.starts_with('>') {
            sentence = wanted;
        }
        if wanted != found {
            let _ = writeln!(wrong, "{CASES}:{}\n{sentence}\nwanted {wanted}\nfound  {found}", line + 1);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(file, accepted);
    assert!(count >= 120, "{count}");
}

/// Text of the words that borders turn on.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "Nederland", "Duitsland", "de NAVO", "hij", "zij", "er", "het", "dat", "die", "wat", "waar", "omdat", "als", "of", "en", "maar",
            "om", "te", "niet", "zich", "zijn", "is", "stuurt", "sturen", "gestuurd", "trekt", "terug", "heeft", "worden", "zegt", "aldus",
            "troepen", "350 militairen", "naar", "in", "van", "aan", "vrijdag", "minister", "zo", "voor", "een", "terwijl", "klinkt",
        ])
        .prop_map(String::from),
        2 => prop::sample::select(vec![",", ".", ":", ";", "(", ")", "–", "\"", "„", "”", "‘", "’", "\n\n", "?", "..."]).prop_map(String::from),
        1 => "[a-z]{1,5}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec((piece, prop::bool::weighted(0.9)), 0..60)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, spaced)| if spaced { piece + " " } else { piece }).collect())
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    with_analysis(text, |context, analysis| {
        prop_assert_eq!(analysis.first_of_sentence.len(), context.sentences.len() + 1);
        for (index, sentence) in context.sentences.iter().enumerate() {
            let mut used = vec![false; sentence.tokens().len()];
            let clauses = analysis.clauses_of(index);
            prop_assert!(!clauses.is_empty());
            for own in clauses.clone() {
                let clause = &analysis.clauses[own];
                prop_assert_eq!(clause.sentence as usize, index);
                prop_assert!(clause.tokens.windows(2).all(|pair| pair[0] < pair[1]));
                for &token in &clause.tokens {
                    prop_assert!(sentence.tokens().contains(&(token as usize)));
                    let place = &mut used[token as usize - sentence.tokens().start];
                    prop_assert!(!*place, "token {} twice", token);
                    *place = true;
                }
                if let Some(parent) = clause.parent {
                    prop_assert!(clauses.contains(&(parent as usize)) && (parent as usize) < own);
                }
                if let Some(subject) = clause.subject {
                    prop_assert!((subject as usize) < clause.phrases.len());
                }
                for (place, phrase) in clause.phrases.iter().enumerate() {
                    prop_assert!(phrase.first < phrase.last && phrase.last as usize <= sentence.tokens().end);
                    prop_assert!(phrase.follows.is_none_or(|before| (before as usize) < place));
                    prop_assert!(phrase.items().all(|item| (item as usize) < analysis.items.len()));
                }
                prop_assert!(clause.phrases.windows(2).all(|pair| pair[0].last <= pair[1].first));
            }
            for token in sentence.tokens() {
                let word = !context.shape(token).has(feiten::token::Shape::MARK);
                prop_assert!(!word || used[token - sentence.tokens().start], "token {} lost", token);
            }
        }
        Ok(())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn clauses_share_out_the_words(text in text()) {
        holds(&text)?;
    }

    #[test]
    fn any_text_has_clauses(text in any::<String>()) {
        holds(&text)?;
    }
}
