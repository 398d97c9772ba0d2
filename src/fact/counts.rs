//! Counts in a draft: what a slot makes of a quantity, and several quantities as several facts.

use crate::entity::number_of_inhabitants;
use crate::fact::draft::{Draft, SlotValue, Values};
use crate::fact::types::FactType;
use crate::fact::{Count, Filler, FillerKind, Scene};
use crate::mention::Value;
use crate::span::Span;
use crate::text::fold;
use crate::token::function::Function;
use crate::value::{Bounds, Class, Kind};

/// The slots that name what the quantity of the same fact counts.
const COUNTED: &[&str] = &["item", "equipment"];

/// Gives each slot the sort of value it holds: a quantity as an item is its noun, a single person as a quantity is one.
pub fn settle(scene: &Scene<'_>, draft: &mut Draft) {
    if draft.fact == FactType::Custom {
        return;
    }
    let mut counted = Values::new();
    for (slot, values) in &mut draft.slots {
        match *slot {
            "quantity" => {
                let people = draft.fact == FactType::Casualties;
                // "de president en zijn minister zijn omgekomen": each is one.
                let single = |value: &SlotValue| matches!(value, SlotValue::Filler(filler) if is_single(scene, filler));
                let singles = values.iter().filter(|value| single(value)).count();
                if people && singles > 1 && singles == values.len() {
                    let span = values.iter().filter_map(SlotValue::span).reduce(Span::join).unwrap_or(draft.span);
                    let bounds = Bounds::exact(singles as f64);
                    *values = [SlotValue::Count(Count { bounds, class: Some(Class::Person), entity: None, span })].into();
                }
                for value in std::mem::take(values) {
                    if let Some(count) = count(scene, value, people) {
                        values.push(count);
                    }
                }
            }
            "since" | "within" | "outcome" | "quote" => {}
            slot => {
                for value in values.iter_mut() {
                    if let SlotValue::Count(count) = value {
                        if COUNTED.contains(&slot) {
                            counted.push(SlotValue::Count(count.clone()));
                        }
                        if let Some(filler) = noun(scene, count) {
                            *value = SlotValue::Filler(filler);
                        }
                    }
                }
            }
        }
    }
    draft.slots.retain(|(_, values)| !values.is_empty());
    if !draft.has("quantity") && !counted.is_empty() && draft.fact.slots().contains(&"quantity") {
        draft.put("quantity", counted);
    }
}

/// What a value of a quantity slot counts; none where it only shows that something fitting stands there.
fn count(scene: &Scene<'_>, value: SlotValue, people: bool) -> Option<SlotValue> {
    match value {
        SlotValue::Filler(filler) if people && is_single(scene, &filler) => Some(SlotValue::Count(Count {
            bounds: Bounds::exact(1.0),
            class: Some(Class::Person),
            entity: filler.entity,
            span: filler.span,
        })),
        SlotValue::Filler(_) => None,
        // "een 23-jarige soldaat" is one, not 23.
        SlotValue::Count(Count { entity: Some(_), span, .. }) if people && is_age(span.slice(scene.context.text)) => {
            Some(SlotValue::Count(Count { bounds: Bounds::exact(1.0), class: Some(Class::Person), entity: None, span }))
        }
        // What an item is worth counts nothing.
        SlotValue::Count(Count { entity: Some(index), .. })
            if scene.entity(index as u32).is_some_and(|entity| matches!(entity.value, Value::Money { .. })) =>
        {
            None
        }
        other => Some(other),
    }
}

/// Whether a number is an age: it ends in "-jarige".
fn is_age(text: &str) -> bool {
    text.trim_end_matches('e').ends_with("jarig")
}

/// Whether a filler names one person: a name, or a title or noun in the singular.
pub fn is_single(scene: &Scene<'_>, filler: &Filler) -> bool {
    match filler.kind {
        FillerKind::Entity(Kind::Person) => true,
        FillerKind::Entity(Kind::Role) | FillerKind::Noun => {
            fold::folded(filler.span.slice(scene.context.text)).ends_with(&*fold::folded(&filler.value))
        }
        // "een Fransman"
        FillerKind::Entity(Kind::Country | Kind::Nationality) => {
            filler.entity.and_then(|index| scene.entity(index as u32)).is_some_and(|entity| {
                let first = entity.first as usize;
                let article = first.checked_sub(1).is_some_and(|before| scene.context.function(before).any(Function::ARTICLE));
                entity.kind == Kind::Nationality && article && number_of_inhabitants(scene.context, entity) == Some(true)
            })
        }
        FillerKind::Entity(_) => false,
    }
}

/// The counted noun of a quantity as a filler.
fn noun(scene: &Scene<'_>, count: &Count) -> Option<Filler> {
    let entity = scene.entity(count.entity? as u32)?;
    let noun = match &entity.value {
        Value::Quantity { noun, .. } => noun.clone(),
        Value::Number { .. } => scene.counted_before(count.entity? as u32)?.0.clone(),
        // "27 miljoen euro"
        Value::Money { .. } => {
            scene.context.lists.lemmas.singular(&scene.context.word((entity.last as usize).saturating_sub(1)).to_lowercase()).into()
        }
        _ => return None,
    };
    Some(Filler { kind: FillerKind::Noun, value: noun, entity: count.entity, span: count.span })
}

/// Of several counts keeps that of the trigger's own noun: "vielen zestien doden en 41 gewonden".
pub fn keep_named(scene: &Scene<'_>, draft: &mut Draft, words: &[u64]) {
    let own = |value: &SlotValue| match value {
        SlotValue::Count(Count { entity: Some(index), .. }) => scene
            .entity(*index as u32)
            .is_some_and(|entity| (entity.first..entity.last).any(|at| words.contains(&scene.context.hash(at as usize)))),
        _ => false,
    };
    if draft.get("quantity").len() > 1 && draft.get("quantity").iter().any(own) {
        let kept: Values = draft.take("quantity").into_iter().filter(own).collect();
        draft.put("quantity", kept);
    }
}

/// How many words may stand before the number in "een compagnie (meestal 150 tot 200 man)".
const BEFORE_NUMBER: usize = 3;

/// The people that a formation is said to have fill the quantity of its move: "een detachement van tachtig militairen".
pub fn of_unit(scene: &Scene<'_>, draft: &mut Draft) {
    if draft.has("quantity") {
        return;
    }
    let unit = draft.get("unit").iter().find_map(|value| match value {
        SlotValue::Filler(Filler { kind: FillerKind::Entity(Kind::Unit), entity, .. }) => *entity,
        _ => None,
    });
    let Some(unit) = unit.and_then(|index| scene.entity(index as u32)) else { return };
    let next = scene.analysis.items.partition_point(|item| item.first < unit.last);
    let Some(item) = scene.analysis.items.get(next).filter(|item| item.kind == Some(Kind::Quantity)) else { return };
    let from = unit.last as usize;
    let gap = (item.first as usize).saturating_sub(from);
    let bracket = scene.context.word(from) == "(" && gap <= BEFORE_NUMBER;
    let of = gap == 1 && scene.context.function(from).any(Function::PREPOSITION);
    let crate::clause::Head::Entity(index) = item.head else { return };
    let Some(Value::Quantity { bounds, class, .. }) = scene.entity(index).map(|entity| &entity.value) else { return };
    if (bracket || of) && matches!(class, Class::Personnel | Class::Person) {
        let span = scene.item_span(item);
        draft.put("quantity", [SlotValue::Count(Count { bounds: *bounds, class: Some(*class), entity: Some(index as usize), span })]);
    }
}

/// Adds one fact for each quantity: "72 raketten en tien boten" are two.
pub fn split(mut draft: Draft, drafts: &mut Vec<Draft>) {
    // "duizenden geweren en munitie": of the munition no number is told.
    let counted = draft.get("quantity").first().and_then(SlotValue::span);
    let beside = draft.fact == FactType::Supply
        && counted.is_some_and(|count| draft.get("item").iter().any(|item| item.span().is_some_and(|span| count.contains(span))))
        && counted.is_some_and(|count| draft.get("item").iter().any(|item| item.span().is_some_and(|span| !count.contains(span))));
    if draft.get("quantity").len() < 2 && !beside {
        drafts.push(draft);
        return;
    }
    let counts = draft.take("quantity");
    let inside = |value: &SlotValue, count: &SlotValue| value.span().zip(count.span()).is_some_and(|(inner, outer)| outer.contains(inner));
    for own in &counts {
        let mut part = draft.clone();
        for slot in COUNTED {
            let values = part.take(slot);
            let kept: Values = values.into_iter().filter(|value| inside(value, own)).collect();
            part.put(slot, kept);
        }
        if draft.fact == FactType::Casualties && draft.get("side").iter().any(|side| inside(side, own)) {
            // "170 Afghanen en dertien Amerikaanse militairen": each has its own.
            let sides: Values = part.take("side").into_iter().filter(|side| inside(side, own)).collect();
            part.put("side", sides);
        }
        part.put("quantity", [own.clone()]);
        drafts.push(part);
    }
    let mut rest = draft;
    let mut uncounted = false;
    for slot in COUNTED {
        let values: Values = rest.take(slot).into_iter().filter(|value| !counts.iter().any(|count| inside(value, count))).collect();
        uncounted |= !values.is_empty();
        rest.put(slot, values);
    }
    if uncounted {
        drafts.push(rest);
    }
}
