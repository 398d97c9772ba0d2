//! Statements: which verbs of saying say something here, "volgens" and "aldus".

use std::sync::Arc;

use once_cell::sync::Lazy;
use smallvec::SmallVec;

use crate::clause::{Clause, ClauseKind, Phrase};
use crate::entity::number_of_inhabitants;
use crate::fact::draft::{Draft, SlotValue};
use crate::fact::rules::NOUN;
use crate::fact::types::{FactType, Quote};
use crate::fact::wanted::{any_of, filler_of, Wanted};
use crate::fact::{counts, running, status, when, Filler, FillerKind, Scene};
use crate::mention::Context;
use crate::rule;
use crate::sentence::Quotation;
use crate::span::Span;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::{Class, Kind, Status};

/// Rules of verbs that say something only beside a quotation, a clause that they govern, or in the order of a report.
const WEAK: &str = "statement.tell";

/// Rules of verbs of thinking: with "te" they tell a wish or a plan and no more.
const THINKING: &str = "statement.tell.think";

/// Rules of verbs of thinking whose negation is that of what is thought.
const OPINION: &str = "statement.tell.opinion";

/// The rule of "het over … hebben".
const ABOUT: &str = "statement.about";

/// The rule of calling somebody something.
const CALLING: &str = "statement.tell.call_person";

/// Rules of those who do not say: what they are to leave undone ("maakte bekend niet te komen") is said.
const SILENT: &str = "statement.not_tell";

/// Who speaks: most often one.
pub type Speaker = SmallVec<[Filler; 1]>;

/// A speaker with the clause of the verb or word that names them.
#[derive(Clone, Debug)]
pub struct Report {
    /// The sentence.
    pub sentence: u32,
    /// The clause of saying.
    pub clause: u32,
    /// The token of the trigger.
    pub trigger: u32,
    /// Who speaks.
    pub speaker: Speaker,
    /// Whether it reports the whole sentence: "…, zegt X", "volgens X", a quotation that runs on.
    pub whole: bool,
    /// Whether it speaks of the sentence before: "Dat heeft X bekendgemaakt".
    pub before: bool,
}

/// Keeps the statements that hold, adds those without a verb, and returns who reports what.
pub fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) -> Vec<Report> {
    drafts.retain_mut(|draft| {
        let stays = draft.fact != FactType::Statement || holds(scene, draft);
        if stays && draft.fact == FactType::Statement {
            settle_status(scene, draft);
        }
        stays
    });
    according(scene, drafts);
    behind_colon(scene, drafts);
    // Who refuses to say something is no source of it.
    let said = || drafts.iter().filter(|draft| draft.fact == FactType::Statement && draft.status != Status::Denied);
    let mut reports = Vec::with_capacity(said().count());
    for draft in said() {
        let Some(clause) = scene.clause(draft.clause) else { continue };
        reports.push(report(scene, draft, clause));
    }
    reports.sort_by_key(|report| (report.sentence, report.trigger));
    running::run_on(scene, drafts, &mut reports);
    for draft in drafts.iter_mut().filter(|draft| draft.fact == FactType::Statement) {
        if let Some(quote) = quote_of(scene, draft.clause) {
            draft.put("quote", [SlotValue::Quote(quote)]);
        }
    }
    reports
}

/// Tells a statement that is denied from one that denies.
fn settle_status(scene: &Scene<'_>, draft: &mut Draft) {
    let Some(clause) = scene.clause(draft.clause) else { return };
    // "Of het genoeg is, schrijft hij niet."
    if draft.rule.as_ref() == SILENT && infinitive(clause, draft) {
        draft.status = Status::Actual;
        return;
    }
    if clause.negations.is_empty() {
        return;
    }
    // What is not ruled out is said all the same.
    let denies = draft.rule.starts_with("statement.deny");
    // "verwacht niet dat …" says what is not expected.
    let opinion = draft.rule.starts_with(OPINION) || draft.rule.as_ref() == THINKING;
    let open = !(denies || opinion) && has_complement(scene, draft.clause) && clause.verbs.len() == 1;
    // "De ambassade reageerde niet."
    let silent = !denies && draft.rule.as_ref() == "statement.say" && is_alone(clause, draft);
    if let Some(negation) = status::negation(scene, clause).filter(|_| open || silent) {
        draft.status = Status::Denied;
        draft.evidence.negation = scene.context.span(negation as usize, negation as usize + 1);
    }
}

/// Whether a verb of saying has neither an object nor another verb beside it.
fn is_alone(clause: &Clause, draft: &Draft) -> bool {
    let object = clause.phrases.iter().enumerate().any(|(place, phrase)| {
        phrase.preposition.is_none() && clause.subject != Some(place as u32) && phrase.pronoun.is_none() && phrase.first > draft.trigger
    });
    clause.verbs.len() == 1 && !object && clause.kind == ClauseKind::Main
}

fn report(scene: &Scene<'_>, draft: &Draft, clause: &Clause) -> Report {
    let mut speaker = Speaker::new();
    for value in draft.get("speaker") {
        if let SlotValue::Filler(filler) = value {
            speaker.push(filler.clone());
        }
    }
    let opens = clause.tokens.first().is_some_and(|&token| {
        let function = scene.context.function(token as usize);
        function.any(Function::DEMONSTRATIVE) && function.any(Function::PRONOUN)
    });
    let governs = has_complement(scene, draft.clause) || clause.verbs.iter().any(|verb| verb.te && verb.token > draft.trigger);
    let trigger_reports = scene.context.function(draft.trigger as usize).any(Function::ACCORDING);
    Report {
        sentence: clause.sentence,
        clause: draft.clause,
        trigger: draft.trigger,
        speaker,
        whole: clause.kind == ClauseKind::Report || trigger_reports,
        before: opens && clause.kind == ClauseKind::Main && !governs,
    }
}

/// Whether a verb of saying says something here.
fn holds(scene: &Scene<'_>, draft: &Draft) -> bool {
    let Some(clause) = scene.clause(draft.clause) else { return false };
    // What is said inside a quotation is part of it.
    let quoted = scene.context.quotation_of(draft.trigger).is_some();
    // … and what someone is asked to say is not said.
    let asked = clause.kind == ClauseKind::Infinitive;
    if !draft.has("speaker") || asked || (quoted && clause.kind != ClauseKind::Report) {
        return false;
    }
    if draft.rule.as_ref() == ABOUT && !is_about(scene, clause) {
        return false;
    }
    if draft.get("speaker").iter().all(|value| describes(scene, clause, value)) {
        return false;
    }
    if !draft.rule.starts_with(WEAK) {
        return true;
    }
    clause.kind == ClauseKind::Report
        || (draft.rule.as_ref() == CALLING && calls(scene, clause))
        || (draft.rule.as_ref() != CALLING && says_that(scene, clause))
        || has_complement(scene, draft.clause)
        || (infinitive(clause, draft) && draft.rule.as_ref() != THINKING)
        || quote_of(scene, draft.clause).is_some()
}

/// Whether "het over" stands in the clause, the one right behind the other.
fn is_about(scene: &Scene<'_>, clause: &Clause) -> bool {
    clause.tokens.iter().any(|&token| {
        scene.context.word(token as usize) == "over"
            && token.checked_sub(1).is_some_and(|before| scene.context.word(before as usize) == "het")
    })
}

/// Whether a clause says something of the sentence before: "Dat zegt X".
fn says_that(scene: &Scene<'_>, clause: &Clause) -> bool {
    let function = clause.tokens.first().map_or(Function::default(), |&token| scene.context.function(token as usize));
    let second = clause.tokens.get(1).copied();
    let demonstrative = function.any(Function::DEMONSTRATIVE) && function.any(Function::PRONOUN);
    clause.kind == ClauseKind::Main && demonstrative && second.is_some() && clause.finite == second
}

/// Whether a phrase of the clause, not its first, opens with "een": "noemde hem een misdadiger".
fn calls(scene: &Scene<'_>, clause: &Clause) -> bool {
    clause.phrases.iter().skip(1).any(|phrase| {
        let function = scene.context.function(phrase.first as usize);
        phrase.preposition.is_none() && function.any(Function::ARTICLE) && !function.any(Function::DEFINITE)
    })
}

/// Whether a verb of saying governs an infinitive with "te".
fn infinitive(clause: &Clause, draft: &Draft) -> bool {
    clause.verbs.iter().any(|verb| verb.te && verb.token != draft.trigger)
}

/// Whether a plain noun only stands before the word that its phrase is about: "het militair orgaan".
fn describes(scene: &Scene<'_>, clause: &Clause, value: &SlotValue) -> bool {
    if let SlotValue::Filler(Filler { kind: FillerKind::Entity(Kind::Country), entity: Some(index), .. }) = value {
        // "de Duitse" whom nobody before can be is a woman, not Germany.
        let entity = scene.entity(*index as u32).filter(|entity| entity.kind == Kind::Nationality);
        return entity.is_some_and(|entity| number_of_inhabitants(scene.context, entity) == Some(true));
    }
    let SlotValue::Filler(Filler { kind: FillerKind::Noun, span, .. }) = value else { return false };
    // "De aanval eiste vijf levens": a plain noun that is not the subject says nothing.
    let subject = clause.subject_phrase();
    let mut phrases = clause.phrases.iter();
    let Some(own) = phrases.find(|phrase| scene.context.span(phrase.first as usize, phrase.last as usize).contains(*span)) else {
        return false;
    };
    let moment = own.items().filter_map(|index| scene.item(index)).any(|item| item.is_moment() && item.last == own.last);
    let longer = scene.context.span(own.first as usize, own.last as usize).to() > span.to() && own.members.len() == 1 && !moment;
    let bare = |phrase: &Phrase| {
        let opening = scene.context.function(phrase.first as usize);
        let plain = phrase.items().all(|index| scene.item(index).is_some_and(|item| item.kind.is_none()));
        phrase.preposition.is_none() && plain && opening.is_none() && !scene.context.shape(phrase.first as usize).has(Shape::CAPITAL)
    };
    let object = own.preposition.is_none() && subject.is_some_and(|subject| subject != own && subject.pronoun.is_none());
    object || longer || phrases.next().is_some_and(|next| next.first == own.last && bare(next))
}

/// Whether a clause hangs on this one as what is said.
fn has_complement(scene: &Scene<'_>, index: u32) -> bool {
    let Some(clause) = scene.clause(index) else { return false };
    scene.analysis.clauses_of(clause.sentence as usize).any(|other| {
        scene.analysis.clauses.get(other).is_some_and(|other| {
            other.parent == Some(index)
                && other.kind == ClauseKind::Subordinate
                && other.link.is_some_and(|link| {
                    scene.context.function(link as usize).any(Function::DEMONSTRATIVE.with(Function::COORDINATOR).with(Function::RELATIVE))
                })
        })
    })
}

/// Whether a colon stands right before a quotation.
pub(super) fn opens_behind_colon(context: &Context<'_>, quotation: &Quotation) -> bool {
    quotation.open.checked_sub(1).is_some_and(|before| context.word(before as usize) == ":")
}

/// Who may say what stands quoted behind a colon.
static QUOTED: Lazy<Vec<rule::Filler>> = Lazy::new(|| any_of(&[Kind::Person, Kind::Organisation, Kind::Role]));

/// "X blijft rustig: ‘…’": who the clause before the colon is about says what stands quoted behind it.
fn behind_colon(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    if !scene.context.quotations.iter().any(|quotation| opens_behind_colon(scene.context, quotation)) {
        return;
    }
    let wanted = Wanted { titles: true, ..Wanted::of(&QUOTED) };
    let statements = drafts.iter().filter(|draft| draft.fact == FactType::Statement);
    let mut stated: Vec<u32> = statements.filter_map(|draft| scene.clause(draft.clause)).map(|clause| clause.sentence).collect();
    stated.sort_unstable();
    for quotation in scene.context.quotations {
        let Some(colon) = quotation.open.checked_sub(1).filter(|_| opens_behind_colon(scene.context, quotation)) else { continue };
        let sentence = scene.context.sentence_of(colon as usize);
        if stated.binary_search(&(sentence as u32)).is_ok() {
            continue;
        }
        let before = scene.analysis.clauses_of(sentence).rev().find(|&clause| {
            scene.analysis.clauses.get(clause).is_some_and(|clause| {
                clause.tokens.last().is_some_and(|&last| last < colon) && matches!(clause.kind, ClauseKind::Main | ClauseKind::Report)
            })
        });
        let Some((index, clause)) = before.and_then(|index| Some((index, scene.analysis.clauses.get(index)?))) else { continue };
        let Some(subject) = clause.subject_phrase() else { continue };
        let speaker = scene.fill(clause, subject, wanted);
        if speaker.is_empty() || clause.verbs.is_empty() {
            continue;
        }
        let mut draft =
            Draft::new(FactType::Statement, "statement.colon", index as u32, colon, scene.context.span(colon as usize, colon as usize + 1));
        draft.put("speaker", speaker);
        drafts.push(draft);
    }
}

/// According to whom something is said.
static SOURCES: Lazy<Vec<rule::Filler>> = Lazy::new(|| {
    let mut fillers = any_of(&[Kind::Person, Kind::Country, Kind::Organisation, Kind::Role, Kind::Nationality]);
    fillers.push(filler_of(NOUN, &[Class::Person]));
    fillers.push(filler_of(Kind::Quantity as u16, &[Class::Person, Class::Member]));
    fillers
});

/// According to which people, where they are counted right behind "volgens".
static WITNESSES: Lazy<[rule::Filler; 2]> = Lazy::new(|| {
    let counted = filler_of(Kind::Quantity as u16, &[Class::Person, Class::Personnel, Class::Member]);
    [filler_of(NOUN, &[Class::Personnel]), counted]
});

/// The rule of what is said according to somebody.
static BY_ACCORDING: Lazy<Arc<str>> = Lazy::new(|| "statement.according".into());

/// "volgens X" and "aldus X".
fn according(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let wanted = Wanted { titles: true, ..Wanted::of(&SOURCES) };
    let clauses = scene.analysis.clauses.iter().enumerate();
    for (index, clause) in clauses.filter(|(_, clause)| scene.prospects.has_according(clause.sentence)) {
        for phrase in &clause.phrases {
            if !is_according(scene, phrase) {
                continue;
            }
            let mut speaker = scene.fill(clause, phrase, wanted);
            let counted = phrase.items().next().and_then(|index| scene.item(index)).is_some_and(|item| item.first <= phrase.first + 2);
            if speaker.is_empty() && counted && phrase.word.is_none() {
                // "volgens twee ooggetuigen", but not "volgens een voorlopige balans 31 doden"
                speaker = scene.fill(clause, phrase, Wanted { titles: true, ..Wanted::of(&*WITNESSES) });
            }
            if speaker.is_empty() {
                continue;
            }
            let token = phrase.first;
            let mut draft = Draft::new(
                FactType::Statement,
                Arc::clone(&BY_ACCORDING),
                index as u32,
                token,
                scene.context.span(token as usize, token as usize + 1),
            );
            draft.time = if clause.kind == ClauseKind::Report { when::of(scene, index as u32) } else { None };
            draft.put("speaker", speaker);
            counts::settle(scene, &mut draft);
            drafts.push(draft);
        }
    }
}

fn is_according(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    phrase.preposition.is_some() && scene.context.function(phrase.first as usize).any(Function::ACCORDING)
}

/// What is quoted in the sentence of a clause.
fn quote_of(scene: &Scene<'_>, clause: u32) -> Option<Quote> {
    let span = quoted(scene.context, scene.clause(clause)?.sentence as usize)?;
    Some(Quote { span, text: span.slice(scene.context.text).to_owned() })
}

/// What is quoted in a sentence: from the first quoted fragment to the last.
pub(super) fn quoted(context: &Context<'_>, sentence: usize) -> Option<Span> {
    let sentence = context.sentences.get(sentence)?;
    let quotations = context.quotations;
    let mut from = quotations.partition_point(|quotation| quotation.open < sentence.first);
    // A quotation opened before may still hold the sentence.
    if from.checked_sub(1).and_then(|before| quotations.get(before)).is_some_and(|before| before.close >= sentence.first) {
        from -= 1;
    }
    let inside = quotations
        .iter()
        .skip(from)
        .take_while(|quotation| quotation.open < sentence.last)
        .filter(|quotation| quotation.close >= sentence.first);
    let mut whole: Option<Span> = None;
    for quotation in inside {
        let start = quotation.inner.from().max(sentence.span.from());
        let end = quotation.inner.to().min(sentence.span.to());
        if start < end {
            let part = Span::new(start, end);
            whole = Some(whole.map_or(part, |whole| whole.join(part)));
        }
    }
    whole
}
