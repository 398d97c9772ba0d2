//! Elaboration: "Het gaat om twaalf tanks" tells more of what the sentence before told.

use once_cell::sync::Lazy;

use crate::clause::Clause;
use crate::fact::draft::{Draft, SlotValue};
use crate::fact::rules::{sort_class, NOUN};
use crate::fact::types::FactType;
use crate::fact::wanted::{any_of, filler_of, Wanted};
use crate::fact::{counts, status, when, Evidence, Scene};
use crate::mention::amount::NounSort;
use crate::text::fold;
use crate::token::function::Function;
use crate::value::{Class, Kind};

/// Verbs of such sentences: "het gaat om", "het betreft".
static VERBS: Lazy<[u64; 3]> = Lazy::new(|| ["gaan", "betreffen", "draaien"].map(fold::hash));

/// Whether a lemma is that of a verb of such sentences.
pub fn is_verb(lemma: u64) -> bool {
    VERBS.contains(&lemma)
}

/// Adds a fact for each sentence that says what the supply or deployment of the one before consists of.
pub fn add(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let mut told: Vec<(u32, usize)> = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| matches!(draft.fact, FactType::Supply | FactType::Deployment))
        .filter_map(|(at, draft)| Some((scene.clause(draft.clause)?.sentence, at)))
        .collect();
    told.sort_by_key(|&(sentence, at)| (sentence, drafts.get(at).map(|draft| draft.trigger)));
    if told.is_empty() {
        return;
    }
    let mut added: Vec<Draft> = Vec::new();
    for (index, clause) in scene.analysis.clauses.iter().enumerate() {
        if !elaborates(scene, clause) || clause.sentence == 0 {
            continue;
        }
        // Told in this sentence itself, or in the one before.
        let behind = told.partition_point(|&(sentence, _)| sentence < clause.sentence);
        let Some(&(_, at)) = behind.checked_sub(1).and_then(|last| told.get(last)).filter(|(sentence, _)| sentence + 1 == clause.sentence)
        else {
            continue;
        };
        let own = told.get(behind).is_some_and(|&(sentence, _)| sentence == clause.sentence);
        let Some(before) = drafts.get(at).filter(|_| !own) else { continue };
        detail(scene, index as u32, clause, before, &mut added);
    }
    drafts.extend(added);
}

/// Whether a clause says "het gaat om".
fn elaborates(scene: &Scene<'_>, clause: &Clause) -> bool {
    let Some(verb) = clause.verbs.first().filter(|_| clause.verbs.len() == 1) else { return false };
    let lemma = scene.context.lemma(verb.verb);
    let finite = clause.finite.unwrap_or(0) as usize;
    let pronoun = |at: usize| scene.context.function(at).any(Function::ARTICLE) && scene.context.function(at).any(Function::PRONOUN);
    is_verb(lemma) && (pronoun(finite + 1) || finite.checked_sub(1).is_some_and(pronoun)) && status::negation(scene, clause).is_none()
}

/// Adds the fact of the sentence before with what this clause says it is about.
fn detail(scene: &Scene<'_>, index: u32, clause: &Clause, before: &Draft, added: &mut Vec<Draft>) {
    let supply = before.fact == FactType::Supply;
    let kinds: &[Kind] = if supply { &[Kind::Equipment, Kind::Quantity] } else { &[Kind::Unit, Kind::Equipment, Kind::Quantity] };
    let mut fillers = any_of(kinds);
    if supply {
        let mut goods = filler_of(NOUN, &[Class::Ammunition, Class::Weapon]);
        goods.classes.extend(sort_class(NounSort::Aid));
        fillers.push(goods);
    }
    let wanted = Wanted { acts: true, ..Wanted::of(&fillers) };
    let about = clause.phrases.iter().find(|phrase| phrase.first > clause.finite.unwrap_or(0) && phrase.items().next().is_some());
    let Some(values) = about.map(|phrase| scene.fill(clause, phrase, wanted)).filter(|values| !values.is_empty()) else {
        return;
    };
    let mut draft = before.clone();
    draft.rule = "elaboration".into();
    draft.clause = index;
    draft.trigger = clause.finite.unwrap_or(before.trigger);
    let said = draft.trigger as usize;
    draft.evidence = Evidence { trigger: scene.context.span(said, said + 1), ..Evidence::default() };
    draft.time = when::of(scene, index).or(draft.time);
    for slot in ["item", "quantity", "unit", "equipment"] {
        let _ = draft.take(slot);
    }
    // "Het gaat om 78 mensen" tells of no goods.
    let people =
        |value: &SlotValue| matches!(value, SlotValue::Count(count) if matches!(count.class, Some(Class::Personnel | Class::Person)));
    for value in values.into_iter().filter(|value| !(supply && people(value))) {
        let slot = match &value {
            _ if supply => "item",
            SlotValue::Count(count) if matches!(count.class, Some(Class::Personnel | Class::Person)) => "quantity",
            SlotValue::Filler(filler) if filler.kind == crate::fact::FillerKind::Entity(Kind::Unit) => "unit",
            _ => "equipment",
        };
        draft.put(slot, [value]);
    }
    counts::settle(scene, &mut draft);
    if draft.has("item") || draft.has("quantity") || draft.has("unit") || draft.has("equipment") {
        counts::split(draft, added);
    }
}
