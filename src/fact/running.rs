//! Quotations that run on: sentences that go on with direct speech, and who speaks in them.

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::clause::{Clause, ClauseKind, VerbUse};
use crate::fact::draft::{Draft, SlotValue, Values};
use crate::fact::statement::{self, Report, Speaker};
use crate::fact::types::FactType;
use crate::fact::wanted::{any_of, Wanted};
use crate::fact::{Filler, FillerKind, Scene};
use crate::mention::Context;
use crate::rule;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// How many sentences after its speaker was named a quotation may still run on.
pub(super) const RUN: usize = 4;

/// How many sentences before a quotation may be about who speaks in it.
pub(super) const NAMED: usize = 2;

/// The rule of what is heard from somebody: "klinkt het bij X".
const SOUNDING: &str = "statement.tell.sound";

/// The rule of a quotation that runs on.
static BY_RUNNING: Lazy<Arc<str>> = Lazy::new(|| "statement.running".into());

/// How many words of its own a fragment has that is more than a name or a word in inverted commas.
const FRAGMENT: usize = 3;

/// Sentences that go on with a quotation whose speaker was named before, or whose own subject speaks.
pub(super) fn run_on(scene: &Scene<'_>, drafts: &mut Vec<Draft>, reports: &mut Vec<Report>) {
    if scene.context.quotations.is_empty() {
        return;
    }
    let mut added: Vec<Report> = Vec::new();
    // Who spoke last, by the place among the reports, with those that were added behind.
    let mut last: Option<(usize, usize)> = None;
    // The sentence from which on who it is about may speak in the next.
    let mut since = 0;
    let mut next = 0;
    for (sentence, span) in scene.context.sentences.iter().enumerate() {
        let from = next;
        while reports.get(next).is_some_and(|report| report.sentence as usize == sentence) {
            next += 1;
        }
        if from < next {
            last = Some((sentence, next - 1));
            since = sentence + 1;
            continue;
        }
        if span.heading {
            (last, since) = (None, sentence + 1);
            continue;
        }
        let clause = scene.analysis.clauses_of(sentence).start as u32;
        if !scene.prospects.may_tell(sentence) {
            // Too far from any quotation to speak in one.
            continue;
        }
        let saying = || has_saying(scene, sentence);
        let quote = statement::quoted(scene.context, sentence).filter(|_| !saying());
        let Some(quote) = quote else {
            if has_new_subject(scene, sentence) && saying() && person_of(scene, sentence).is_none() {
                // Somebody without a name speaks from here on.
                (last, since) = (None, sentence + 1);
            }
            continue;
        };
        let Some(runs) = Runs::of(scene.context, span, quote) else { continue };
        let own = if runs.inside { None } else { fragment(scene, sentence, quote) };
        // Who the sentence before is about speaks, unless somebody already does.
        let ahead = ahead(scene, sentence, reports);
        let back = if last.is_some() { 1 } else { NAMED };
        let near = if runs.inside { subject_before(scene, sentence, since.max(sentence.saturating_sub(back))) } else { None };
        let named = last.filter(|(named, _)| sentence - *named <= RUN).map(|(_, place)| place);
        let named = named.and_then(|place| place.checked_sub(reports.len()).map_or(reports.get(place), |place| added.get(place)));
        let named = near.as_ref().or(named);
        let Some(before) = own.as_ref().or(ahead.as_ref()).or(named).cloned() else { continue };
        let report = Report { sentence: sentence as u32, clause, trigger: span.first, whole: true, before: false, ..before };
        let mut draft = Draft::new(FactType::Statement, Arc::clone(&BY_RUNNING), clause, span.first, span.span);
        let speaker: Values = report.speaker.iter().map(|filler| SlotValue::Filler(Filler { span: span.span, ..filler.clone() })).collect();
        draft.put("speaker", speaker);
        drafts.push(draft);
        last = Some((sentence, reports.len() + added.len()));
        since = sentence + 1;
        added.push(report);
    }
    reports.extend(added);
    reports.sort_by_key(|report| (report.sentence, report.trigger));
}

/// The person that the nearest sentence before this one, from one on, is about; what quotes on its own is about nobody.
fn subject_before(scene: &Scene<'_>, sentence: usize, from: usize) -> Option<Report> {
    let about = |before: &usize| {
        scene.prospects.may_tell(*before) && (statement::quoted(scene.context, *before).is_none() || has_saying(scene, *before))
    };
    (from..sentence).rev().filter(about).find_map(|before| person_of(scene, before))
}

/// A sentence that goes on with somebody's words.
pub(super) struct Runs {
    /// Whether it stands in a quotation from its first word on.
    pub inside: bool,
}

impl Runs {
    /// Whether a sentence, by what it quotes, does so: it holds more than a name or a word in inverted commas.
    pub fn of(context: &Context<'_>, sentence: &Sentence, quote: Span) -> Option<Self> {
        let first = sentence.first as usize;
        let inside = context.quotation_of(sentence.first).is_some() || context.shape(first).has(Shape::QUOTE);
        (inside || quote.slice(context.text).split_whitespace().count() >= FRAGMENT).then_some(Runs { inside })
    }
}

/// Who is named behind the end of a quotation that goes on over this sentence: "‘A. B’, zegt X."
fn ahead(scene: &Scene<'_>, sentence: usize, reports: &[Report]) -> Option<Report> {
    let span = scene.context.sentences.get(sentence)?;
    let quotations = scene.context.quotations;
    let behind = quotations.partition_point(|quotation| quotation.open < span.last);
    let quotation = behind.checked_sub(1).and_then(|at| quotations.get(at)).filter(|quotation| quotation.close >= span.last)?;
    let end = scene.context.sentence_of(quotation.close as usize);
    let from = reports.partition_point(|report| (report.sentence as usize) < end);
    let own = reports.get(from..)?.iter().take_while(|report| report.sentence as usize == end);
    own.into_iter().find(|report| report.whole && report.trigger > quotation.close).cloned()
}

/// Whether the first main clause of a sentence is about somebody whom an indefinite phrase brings in: "Een overlevende zegt …".
fn has_new_subject(scene: &Scene<'_>, sentence: usize) -> bool {
    let main = scene
        .analysis
        .clauses_of(sentence)
        .filter_map(|index| scene.analysis.clauses.get(index))
        .find(|clause| clause.kind == ClauseKind::Main && !clause.verbs.is_empty());
    let phrase = main.and_then(|clause| clause.phrases.get(clause.subject? as usize));
    phrase.is_some_and(|phrase| {
        !phrase.definite && phrase.pronoun.is_none() && scene.context.function(phrase.first as usize).any(Function::ARTICLE)
    })
}

/// Who speaks in a sentence that quotes a part of itself: its subject ("De bond blijft “bijzonder bezorgd over de plannen”").
fn fragment(scene: &Scene<'_>, sentence: usize, quote: Span) -> Option<Report> {
    let text = quote.slice(scene.context.text);
    let lower = text.chars().next().is_some_and(char::is_lowercase);
    let words = text.split_whitespace().count();
    let report = (lower && words >= FRAGMENT).then(|| speaker_of(scene, sentence, true)).flatten()?;
    let finite = scene.clause(report.clause)?.finite? as usize;
    (scene.context.span(finite, finite + 1).to() <= quote.from()).then_some(report)
}

/// The person that a sentence is about.
fn person_of(scene: &Scene<'_>, sentence: usize) -> Option<Report> {
    speaker_of(scene, sentence, false)
}

/// Who speaks in the words of a sentence.
static SPEAKERS: Lazy<Vec<rule::Filler>> = Lazy::new(|| any_of(&[Kind::Person, Kind::Organisation, Kind::Country, Kind::Role]));
/// The persons among them.
static PERSONS: Lazy<Vec<rule::Filler>> = Lazy::new(|| any_of(&[Kind::Person, Kind::Role]));

/// The subject of the first main clause of a sentence, where it can speak; bodies and states only where `bodies`.
fn speaker_of(scene: &Scene<'_>, sentence: usize, bodies: bool) -> Option<Report> {
    let wanted = Wanted { titles: true, ..Wanted::of(if bodies { &SPEAKERS } else { &PERSONS }) };
    let index = scene.analysis.clauses_of(sentence).find(|&index| {
        scene.analysis.clauses.get(index).is_some_and(|clause| clause.kind == ClauseKind::Main && !clause.verbs.is_empty())
    })?;
    let clause = scene.analysis.clauses.get(index)?;
    // A subject that undergoes something, as victims do, does not speak.
    let undergoes = !bodies && clause.verbs.iter().any(|verb| verb.passive);
    let phrase = clause.subject_phrase().filter(|_| !undergoes)?;
    let speaker: Speaker = scene
        .fill(clause, phrase, wanted)
        .into_iter()
        .filter_map(|value| match value {
            SlotValue::Filler(filler) if filler.kind != FillerKind::Noun || bodies => Some(filler),
            _ => None,
        })
        .collect();
    (!speaker.is_empty()).then_some(Report {
        sentence: sentence as u32,
        clause: index as u32,
        trigger: phrase.first,
        speaker,
        whole: true,
        before: false,
    })
}

/// Whether a verb of saying stands in the sentence outside its quotations, whose speaker was not found.
fn has_saying(scene: &Scene<'_>, sentence: usize) -> bool {
    let clauses = scene.analysis.clauses_of(sentence).filter_map(|clause| scene.analysis.clauses.get(clause));
    // "…, klinkt het": nobody is named there.
    let impersonal = |clause: &Clause| {
        let pronoun = clause.subject_phrase().and_then(|phrase| phrase.pronoun);
        pronoun.is_some_and(|token| scene.context.function(token as usize).any(Function::ARTICLE))
    };
    // "…, klonk het verwijt": what is said sounds, nobody says it.
    let sounds = |verb: &VerbUse| scene.rules.sayings(verb.verb).any(|plan| plan.id.as_ref() == SOUNDING);
    let says = |verb: &VerbUse| scene.rules.says(verb.verb) && scene.context.quotation_of(verb.token).is_none() && !sounds(verb);
    clauses.into_iter().any(|clause| clause.verbs.iter().any(says) && !impersonal(clause))
}
