//! What one item is worth as a filler: the value that its entity, its noun or what it stands for gives.

use crate::clause::{Head, Item};
use crate::entity::{Entity, Referent};
use crate::fact::custom::Valued;
use crate::fact::draft::SlotValue;
use crate::fact::wanted::Wanted;
use crate::fact::{Count, Filler, FillerKind, Scene};
use crate::mention::{Text, Value};
use crate::span::Span;
use crate::text::fold;
use crate::token::function::Function;
use crate::value::{Class, Kind};

impl Scene<'_> {
    /// What an item fills a slot with; nothing where it is not wanted.
    pub(super) fn fill_item(&self, item: &Item, wanted: Wanted<'_>) -> Option<SlotValue> {
        let span = self.item_span(item);
        match item.head {
            Head::Noun(row) => {
                let noun = self.context.lists.amount.nouns.get(row)?;
                let value = Text::Borrowed(noun.lemma);
                wanted.admits_noun(noun.class, noun.sort).then_some(SlotValue::Filler(Filler {
                    kind: FillerKind::Noun,
                    value,
                    entity: None,
                    span,
                }))
            }
            Head::Reference(target) => {
                let entity = self.entity(target)?;
                match &entity.value {
                    // "we" in what Moskou says
                    Value::Place { .. } | Value::Organisation { .. }
                        if wanted.governs && wanted.admits_kind(Kind::Country) && !wanted.admits_kind(Kind::Place) =>
                    {
                        match &entity.referent {
                            Some(Referent::State(code)) => Some(filler(Kind::Country, *code, target, span)),
                            _ => self.fill_entity(target, entity, span, wanted),
                        }
                    }
                    // "zijn land", of "de Litouwse president"
                    Value::Nationality { code } if wanted.admits_kind(Kind::Country) && !item.adjective => {
                        Some(filler(Kind::Country, *code, target, span))
                    }
                    _ => {
                        let own = self.fill_entity(target, entity, span, wanted);
                        own.or_else(|| self.state_behind(target, span, wanted))
                    }
                }
            }
            Head::Entity(index) => {
                let entity = self.entity(index)?;
                match &entity.referent {
                    Some(Referent::Entity(target)) if *target != index => {
                        let referred = self.fill_entity(*target, self.entity(*target)?, span, wanted);
                        referred
                            .or_else(|| self.fill_entity(index, entity, span, wanted))
                            .or_else(|| self.state_behind(*target, span, wanted))
                    }
                    Some(Referent::State(code))
                        if wanted.governs && wanted.admits_kind(Kind::Country) && !wanted.admits_kind(Kind::Place) =>
                    {
                        Some(filler(Kind::Country, *code, index, span))
                    }
                    _ => {
                        let own = || self.fill_entity(index, entity, span, wanted).or_else(|| self.state_behind(index, span, wanted));
                        // "De Russen sturen …": a people acts as its state.
                        match &entity.value {
                            Value::Nationality { code }
                                if !item.adjective && wanted.acts && !wanted.places && wanted.admits_kind(Kind::Country) =>
                            {
                                Some(filler(Kind::Country, *code, index, span))
                            }
                            _ => own(),
                        }
                    }
                }
            }
        }
    }

    /// The state that an entity stands for by the way: of a president or minister who acts for it, of soldiers who were counted.
    fn state_behind(&self, index: u32, span: Span, wanted: Wanted<'_>) -> Option<SlotValue> {
        let entity = self.entity(index)?;
        match &entity.value {
            Value::Person { .. } if wanted.acts && wanted.admits_kind(Kind::Country) => {
                let code = self.resolution.governed.get(index as usize)?.clone()?;
                Some(filler(Kind::Country, code, index, span))
            }
            Value::Quantity { .. } if wanted.admits_kind(Kind::Nationality) && entity.span != span => {
                let inner = self.entity(index + 1).filter(|inner| entity.span.contains(inner.span))?;
                let Value::Nationality { code } = &inner.value else { return None };
                Some(filler(Kind::Country, *code, index + 1, span))
            }
            _ => None,
        }
    }

    /// The same of an entity, told with the bytes of what stands for it.
    pub(super) fn fill_entity(&self, index: u32, entity: &Entity, span: Span, wanted: Wanted<'_>) -> Option<SlotValue> {
        let kind = entity.kind;
        match &entity.value {
            Value::Ordinal { .. }
            | Value::Percent { .. }
            | Value::Money { .. }
            | Value::Measure { .. }
            | Value::Date(_)
            | Value::Time(_)
            | Value::Duration { .. }
                if wanted.valued =>
            {
                let value = || SlotValue::Valued(Box::new(Valued { value: entity.value.clone(), entity: index as usize, span }));
                wanted.admits(kind, None).then(value)
            }
            Value::Quantity { bounds, class, noun } => {
                // "160 Nederlanders" where soldiers are spoken of
                let soldiers = || {
                    *class == Class::Person
                        && wanted.admits(kind, Some(Class::Personnel))
                        && self.counts_nationals(index, entity)
                        && self.speaks_of_forces(entity)
                };
                let admitted = wanted.admits(kind, Some(*class)) || (wanted.counts_aid() && self.context.lists.is_aid(noun)) || soldiers();
                admitted.then_some(SlotValue::Count(Count { bounds: *bounds, class: Some(*class), entity: Some(index as usize), span }))
            }
            Value::Money { bounds, .. } => wanted.admits(kind, None).then_some(SlotValue::Count(Count {
                bounds: *bounds,
                class: None,
                entity: Some(index as usize),
                span,
            })),
            Value::Number { bounds } => wanted.admits(kind, None).then_some(SlotValue::Count(Count {
                bounds: *bounds,
                class: None,
                entity: Some(index as usize),
                span,
            })),
            Value::Duration { min, max } => {
                wanted.admits(kind, None).then(|| max.as_deref().or(min.as_deref()).copied()).flatten().map(SlotValue::Length)
            }
            Value::Role { title, organisation, country } => {
                if !wanted.admits(kind, None) {
                    return None;
                }
                if wanted.titles {
                    return Some(filler(kind, title.clone(), index, span));
                }
                let acts_for = || entity.acts_for.and_then(|body| self.acting_body(body, span, wanted));
                match (organisation, country) {
                    (_, Some(code)) => Some(filler(Kind::Country, code.clone(), index, span)),
                    // "de ministers van Defensie van de NAVO" act for the NAVO.
                    (Some(name), None) => {
                        let own = || Some(filler(Kind::Organisation, name.clone(), index, span));
                        self.body_behind(entity, wanted).or_else(acts_for).or_else(own)
                    }
                    (None, None) => self.body_behind(entity, wanted).or_else(acts_for),
                }
            }
            Value::Date(interval) => {
                let from = interval.from.filter(|_| wanted.admits(kind, None))?;
                Some(SlotValue::Text(from.date().to_string()))
            }
            Value::Equipment { class, name } => wanted.admits(kind, Some(*class)).then(|| filler(kind, name.clone(), index, span)),
            Value::Unit { name, .. } => wanted.admits(kind, Some(Class::Unit)).then(|| filler(kind, name.clone(), index, span)),
            Value::Nationality { code } => {
                let country = wanted.admits(kind, None) || (wanted.border && wanted.admits_kind(Kind::Country));
                country.then(|| filler(Kind::Country, *code, index, span))
            }
            value => {
                let label = wanted.admits(kind, None).then(|| value.label_text())??;
                Some(filler(kind, label, index, span))
            }
        }
    }

    /// The body or state that an entity names or acts for.
    fn acting_body(&self, index: u32, span: Span, wanted: Wanted<'_>) -> Option<SlotValue> {
        let entity = self.entity(index)?;
        let (kind, value) = match &entity.value {
            Value::Role { country: Some(code), .. } => (Kind::Country, code.clone()),
            Value::Role { organisation: Some(name), .. } | Value::Organisation { name } => (Kind::Organisation, name.clone()),
            Value::Country { code, .. } => (Kind::Country, Text::from(*code)),
            _ => return None,
        };
        wanted.admits_kind(kind).then(|| filler(kind, value, index, span))
    }

    /// The body behind a title: "de ministers van Defensie van de NAVO", "de leiders van de NAVO-landen".
    fn body_behind(&self, title: &Entity, wanted: Wanted<'_>) -> Option<SlotValue> {
        let from = self.analysis.items.partition_point(|item| item.first < title.last);
        let next = self.analysis.items.get(from).filter(|next| next.first <= title.last + 3 && next.first > title.last)?;
        let link = Function::ARTICLE.with(Function::PREPOSITION).with(Function::DETERMINER);
        let of = self.context.hash(title.last as usize) == fold::hash_folded("van");
        let linked = of && (title.last..next.first).all(|at| self.context.function(at as usize).any(link));
        let kind = next.kind.filter(|kind| matches!(kind, Kind::Organisation | Kind::Country) && linked && wanted.admits_kind(*kind))?;
        let Head::Entity(index) = next.head else { return None };
        let entity = self.entity(index)?;
        Some(filler(kind, entity.value.label_text()?, index, entity.span))
    }
}

/// A filler that an entity gives.
pub fn filler(kind: Kind, value: impl Into<Text>, entity: u32, span: Span) -> SlotValue {
    SlotValue::Filler(Filler { kind: FillerKind::Entity(kind), value: value.into(), entity: Some(entity as usize), span })
}
