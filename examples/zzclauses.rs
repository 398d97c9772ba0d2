//! Shows the clauses of sentences.
#![allow(missing_docs, clippy::all, clippy::pedantic, clippy::unwrap_used, clippy::indexing_slicing, dead_code, unused_imports)]
// Clauses: sentences with the analysis they get, and what holds for any text.
//
// `FEITEN_ACCEPT=1 cargo test clause_cases` writes the analyses anew; what changed is then read before it is kept.

use feiten::clause::{Analysis, Clause, Phrase, VerbUse};
use feiten::mention::{Context, Lists};
use feiten::Span;
use once_cell::sync::Lazy;
use std::fmt::Write as _;

pub static LISTS: Lazy<Lists> = Lazy::new(|| Lists::built_in().unwrap());

const CASES: &str = "tests/cases/clauses.txt";

/// Runs every stage up to the clauses and shows them to `visit`.
pub fn with_analysis<T>(text: &str, visit: impl FnOnce(&Context<'_>, &Analysis) -> T) -> T {
    let lists: &Lists = &LISTS;
    let mut tokens = Vec::new();
    feiten::token::split(text, Span::new(0, text.len() as u32), &lists.abbreviations, &mut tokens);
    let mut sentences = Vec::new();
    feiten::sentence::split(text, &tokens, &lists.abbreviations, &mut sentences);
    let slots: Vec<_> = tokens.iter().map(|token| lists.lexicon.slot(token.hash())).collect();
    let context = Context { text, tokens: &tokens, sentences: &sentences, slots: &slots, lists, date: None, future: false };
    let mentions = feiten::mention::find(&context);
    let resolution = feiten::entity::resolve(&context, mentions);
    let quotations = feiten::sentence::quotations(text, &tokens);
    let analysis = feiten::clause::analyse(&context, &resolution, quotations);
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
    let mut out = LISTS.verbs.verbs()[used.verb as usize].lemma.to_string();
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

fn main(){ for line in std::io::stdin().lines(){ let l=line.unwrap(); println!("> {l}\n{}", notation(&l)); } }
