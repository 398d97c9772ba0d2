//! Casualties that lean on what was said before: a part of a group, "nog eens drie anderen", the place of the attack.

use once_cell::sync::Lazy;

use crate::fact::draft::{Draft, SlotValue, Values};
use crate::fact::types::FactType;
use crate::fact::wanted::{any_of, Wanted};
use crate::fact::{Count, Filler, FillerKind, Scene};
use crate::mention::{Text, Value};
use crate::rule;
use crate::span::Span;
use crate::text::fold;
use crate::token::function::Function;
use crate::value::{Bounds, Class, Kind, Outcome, Status};

/// The rule of those who did not survive: its negation is what makes them dead.
const NOT_SURVIVED: &str = "casualties.not_survive";

/// Completes casualties from their sentence and the one before it, and adds the parts of groups.
pub fn complete(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    drop_dying(drafts);
    let survived = |draft: &&mut Draft| draft.fact == FactType::Casualties && draft.status == Status::Denied;
    for draft in drafts.iter_mut().filter(survived).filter(|draft| draft.rule.as_ref() == NOT_SURVIVED) {
        draft.status = Status::Actual;
    }
    let sentence = |draft: &Draft| scene.clause(draft.clause).map_or(0, |clause| clause.sentence);
    let mut order: Vec<usize> = (0..drafts.len())
        .filter(|&at| drafts.get(at).is_some_and(|draft| matches!(draft.fact, FactType::Casualties | FactType::Attack)))
        .collect();
    order.sort_by_key(|&at| drafts.get(at).map(|draft| (sentence(draft), draft.fact != FactType::Attack, draft.trigger)));
    let mut seen = Seen::default();
    let mut parts = Vec::new();
    for at in order {
        let Some(draft) = drafts.get_mut(at) else { continue };
        let own = sentence(draft);
        if draft.fact == FactType::Attack {
            seen.attack(scene, own, draft);
            continue;
        }
        if !draft.has("place") && !is_share(scene, draft) {
            // From the same sentence always; from the one before only what leans on it.
            let near = |other: u32| {
                other == own || (own.saturating_sub(other) == 1 && (leans(scene, draft) || seen.struck || opens_leaning(scene, own)))
            };
            let place = seen.place.iter().find(|(other, _)| near(*other)).map(|(_, place)| place.clone());
            inherit(draft, "place", place);
        }
        if !draft.has("side") && leans(scene, draft) {
            let side = seen.side.iter().find(|(other, _)| own.saturating_sub(*other) <= 1).map(|(_, side)| side.clone());
            inherit(draft, "side", side);
        }
        seen.casualties(own, draft);
        parts.extend(part_of(scene, own, draft));
    }
    drafts.extend(parts);
}

/// Nouns for those whom an army loses itself.
const OWN: [&str; 9] =
    ["militair", "soldaat", "manschap", "reservist", "dienstplichtige", "marinier", "officier", "gesneuvelde", "commando"];

/// Words of the name of a body that counts the dead of its own state.
const HEALTH: [&str; 3] = ["Volksgezondheid", "Gezondheid", "Gezondheidszorg"];

/// Losses without a side that a state or its army tells of itself, or its ministry of health of the people: "Het Israëlische
/// leger meldt dat vijf militairen zijn gesneuveld".
pub fn side_of_source(scene: &Scene<'_>, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.fact == FactType::Casualties && !draft.has("side")) {
        let [source] = draft.source.as_slice() else { continue };
        let Some(index) = source.entity else { continue };
        let Some(entity) = scene.entity(index as u32) else { continue };
        let verbs = scene.clause(draft.clause).map(|clause| clause.verbs.as_slice()).unwrap_or_default();
        let inflicted = draft.rule.starts_with("casualties.kill") && !verbs.iter().any(|verb| verb.passive);
        let own = !inflicted && draft.get("quantity").iter().any(|value| counts(scene, value, &OWN));
        let health = matches!(source.kind, FillerKind::Entity(Kind::Organisation)) && HEALTH.iter().any(|word| entity.text.ends_with(word));
        let state = match source.kind {
            FillerKind::Entity(Kind::Country) if own => Some((source.value.clone(), index)),
            FillerKind::Entity(Kind::Organisation) if own || health => state_before(scene, index),
            _ => None,
        };
        if let Some((code, index)) = state {
            let span = scene.entity(index as u32).map_or(source.span, |entity| entity.span);
            let kind = FillerKind::Entity(Kind::Country);
            let side = [SlotValue::Filler(Filler { kind, value: code, entity: Some(index), span })];
            // The source may be that of a sentence before.
            let sentence = scene.context.sentences.get(draft.sentence(scene) as usize);
            if sentence.is_some_and(|sentence| sentence.span.contains(span)) {
                draft.put("side", side);
            } else {
                draft.slots.push(("side", side.into()));
            }
        }
    }
}

/// Whether a count is of one of these nouns.
fn counts(scene: &Scene<'_>, value: &SlotValue, nouns: &[&str]) -> bool {
    let SlotValue::Count(Count { entity: Some(index), .. }) = value else { return false };
    match scene.entity(*index as u32).map(|entity| &entity.value) {
        Some(Value::Quantity { noun, .. }) => nouns.contains(&&**noun),
        _ => false,
    }
}

/// The state that an adjective names in or right before the name of a body: "het Libanese ministerie van Volksgezondheid".
fn state_before(scene: &Scene<'_>, index: usize) -> Option<(Text, usize)> {
    let body = scene.entity(index as u32)?;
    let before = index.checked_sub(1)?;
    let entity = scene.entity(before as u32).filter(|entity| entity.last == body.first || body.span.contains(entity.span))?;
    match &entity.value {
        Value::Nationality { code } => Some(((*code).into(), before)),
        _ => None,
    }
}

/// "Twee gewonden zijn overleden": who is told to be dead is no wounded any more.
fn drop_dying(drafts: &mut Vec<Draft>) {
    let outcome = |draft: &Draft, outcome: Outcome| draft.get("outcome").contains(&SlotValue::Outcome(outcome));
    let count = |draft: &Draft| draft.get("quantity").iter().find_map(SlotValue::span);
    let mut dead: Vec<(u32, Option<Span>)> = drafts
        .iter()
        .filter(|draft| draft.fact == FactType::Casualties && outcome(draft, Outcome::Killed) && draft.has("quantity"))
        .map(|draft| (draft.clause, count(draft)))
        .collect();
    dead.sort_unstable();
    drafts.retain(|draft| {
        let wounded = draft.fact == FactType::Casualties && outcome(draft, Outcome::Wounded);
        !(wounded && dead.binary_search(&(draft.clause, count(draft))).is_ok())
    });
}

fn inherit(draft: &mut Draft, slot: &'static str, values: Option<Values>) {
    if let Some(values) = values {
        draft.put(slot, values);
    }
}

/// What fills a place.
static PLACES: Lazy<Vec<rule::Filler>> = Lazy::new(|| any_of(&[Kind::Place]));

/// The places and sides told last, each with its sentence.
#[derive(Default)]
struct Seen {
    /// Whether the place is that of an attack without losses told so far.
    struck: bool,
    place: Option<(u32, Values)>,
    side: Option<(u32, Values)>,
}

impl Seen {
    /// The places in the clause of an attack.
    fn near(&self, scene: &Scene<'_>, draft: &Draft) -> Values {
        let Some(clause) = scene.clause(draft.clause) else { return Values::new() };
        let locative = |preposition: u64| scene.rules.cues.is_locative(preposition);
        let phrases = clause.phrases.iter().filter(|phrase| phrase.preposition.is_some_and(locative));
        let items = phrases.flat_map(|phrase| phrase.items()).filter_map(|index| Some((index, scene.item(index)?)));
        let wanted = Wanted { places: true, governs: false, ..Wanted::of(&PLACES) };
        let found = items.filter(|(_, item)| item.kind == Some(Kind::Place)).find_map(|(index, _)| scene.fill_alone(index, wanted));
        found.into_iter().collect()
    }

    fn attack(&mut self, scene: &Scene<'_>, sentence: u32, draft: &Draft) {
        let mut places: Values = draft
            .get("target")
            .iter()
            .filter(|value| matches!(value, SlotValue::Filler(Filler { kind: FillerKind::Entity(Kind::Place), .. })))
            .cloned()
            .collect();
        if places.is_empty() {
            // "Stellingen van het leger bij X zijn beschoten": where the target stands.
            places = self.near(scene, draft);
        }
        if !places.is_empty() {
            self.place = Some((sentence, places));
            self.struck = true;
        }
    }

    fn casualties(&mut self, sentence: u32, draft: &Draft) {
        if draft.has("place") {
            self.place = Some((sentence, draft.get("place").into()));
            self.struck = false;
        }
        if draft.has("side") {
            self.side = Some((sentence, draft.get("side").into()));
        }
    }
}

/// Whether the count is a share of a group told before: "drie van hen".
fn is_share(scene: &Scene<'_>, draft: &Draft) -> bool {
    draft.get("quantity").iter().any(|value| match value {
        SlotValue::Count(Count { entity: Some(index), .. }) => scene.entity(*index as u32).is_some_and(|entity| {
            let behind = entity.last as usize;
            scene.context.function(behind).any(Function::PREPOSITION)
                && scene.context.function(behind + 1).any(Function::OBJECT.with(Function::DEFINITE))
        }),
        _ => false,
    })
}

/// Whether the clause tells of one more of a row: "een derde militair".
fn is_next(scene: &Scene<'_>, draft: &Draft) -> bool {
    let Some(clause) = scene.clause(draft.clause) else { return false };
    let subject = clause.subject_phrase();
    subject.is_some_and(|phrase| {
        let mut items = phrase.items().filter_map(|index| scene.item(index));
        items.any(|item| item.kind == Some(Kind::Ordinal)) && !phrase.definite
    })
}

/// Words that open a sentence about what was told in the one before.
const LEANING: [&str; 5] = ["daarbij", "hierbij", "daardoor", "hierdoor", "daarnaast"];

/// Whether the sentence opens with such a word: "Daarbij kwamen drie mensen om."
fn opens_leaning(scene: &Scene<'_>, sentence: u32) -> bool {
    let first = scene.context.sentences.get(sentence as usize).map_or(0, |sentence| sentence.first as usize);
    LEANING.iter().any(|word| fold::hash(word) == scene.context.hash(first))
}

/// Whether the count leans on one before it: a bare number, or "anderen".
fn leans(scene: &Scene<'_>, draft: &Draft) -> bool {
    is_next(scene, draft)
        || draft.get("quantity").iter().any(|value| is_more(scene, value))
        || draft.get("quantity").iter().any(|value| match value {
            SlotValue::Count(Count { entity: Some(index), .. }) => scene.entity(*index as u32).is_some_and(|entity| match &entity.value {
                Value::Number { .. } | Value::Ordinal { .. } => true,
                Value::Quantity { noun, class, .. } => *class == Class::Person && scene.rules.cues.is_other(fold::hash(noun)),
                _ => false,
            }),
            _ => false,
        })
}

/// "nog eens vijftig mensen": a count on top of another.
fn is_more(scene: &Scene<'_>, value: &SlotValue) -> bool {
    let SlotValue::Count(Count { entity: Some(index), .. }) = value else { return false };
    let Some(first) = scene.entity(*index as u32).map(|entity| entity.first as usize) else { return false };
    let word = |back: usize, is: &str| first.checked_sub(back).is_some_and(|at| scene.context.word(at).eq_ignore_ascii_case(is));
    word(1, "eens") && word(2, "nog")
}

/// "onder wie twee kinderen": a part of the group is a fact of its own.
fn part_of(scene: &Scene<'_>, sentence: u32, draft: &Draft) -> Option<Draft> {
    let tokens = scene.context.sentences.get(sentence as usize)?.tokens();
    let from = draft.trigger as usize;
    let among = tokens.filter(|&at| at > from || draft.span.to() <= scene.context.span(at, at + 1).from()).find(|&at| {
        let row = scene.context.longest(at, crate::lexicon::List::Function);
        row.and_then(|(row, last)| Some((scene.context.lists.functions.get(row as usize)?, last)))
            .is_some_and(|(function, _)| function.any(Function::AMONG))
    })?;
    let behind = scene.analysis.items.partition_point(|item| (item.first as usize) < among);
    let near = |item: &&crate::clause::Item| (item.first as usize) <= among + 3;
    let item = scene.analysis.items.get(behind).filter(near)?;
    let count = match (item.head, item.kind) {
        (crate::clause::Head::Entity(index), Some(Kind::Quantity)) => {
            let entity = scene.entity(index)?;
            let Value::Quantity { bounds, class, .. } = &entity.value else { return None };
            Count { bounds: *bounds, class: Some(*class), entity: Some(index as usize), span: entity.span }
        }
        // "onder wie een kind"
        (_, None | Some(Kind::Role)) if scene.context.function((item.first as usize).checked_sub(1)?).any(Function::ARTICLE) => {
            Count { bounds: Bounds::exact(1.0), class: Some(Class::Person), entity: None, span: scene.item_span(item) }
        }
        _ => return None,
    };
    let mut part = draft.clone();
    let _ = part.take("quantity");
    part.put("quantity", [SlotValue::Count(count)]);
    Some(part)
}
