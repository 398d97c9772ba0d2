//! From phrases to fillers: which item of a phrase fills a slot, and with what value.

use crate::clause::{Clause, Head, Item, Phrase};
use crate::entity::{Entity, Referent};
use crate::fact::custom::Valued;
use crate::fact::draft::SlotValue;
use crate::fact::rules::{NOUN, SORTS};
use crate::fact::{Count, Filler, FillerKind, Scene};
use crate::lexicon::List;
use crate::mention::amount::NounSort;
use crate::mention::Value;
use crate::rule;
use crate::span::Span;
use crate::text::fold;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::{Class, Kind};

/// What a slot asks of its filler.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// The kinds that may fill it, the preferred first.
    pub fillers: &'a [rule::Filler],
    /// Whether a role without a name fills it with its title rather than with the body it acts for.
    pub titles: bool,
    /// Whether a filler may be a place or border seen through a locational word.
    pub places: bool,
    /// Whether a capital may stand for its government here: not behind "naar", "in", "uit".
    pub governs: bool,
    /// Whether the phrase is a border or region, so that an adjective names its state ("de Oekraïense grens").
    pub border: bool,
    /// Whether any amount or moment fills it, with its whole value, and a title beside the name of who bears it: a slot of a
    /// caller's own type.
    pub valued: bool,
    /// Whether a state fills it through its president or minister: who sends, gives, trains.
    pub acts: bool,
}

impl Wanted<'_> {
    fn admits(&self, kind: Kind, class: Option<Class>) -> bool {
        let class = class.map(|class| rule::Class(class as u16));
        self.fillers.iter().any(|filler| filler.admits(rule::Kind(kind as u16), class))
    }

    fn admits_noun(&self, class: Class, sort: NounSort) -> bool {
        let sort = match sort {
            NounSort::Force => Some(0),
            NounSort::Aid => Some(1),
            NounSort::Part => Some(2),
            NounSort::Plain => None,
        };
        self.fillers.iter().any(|filler| {
            let has = |class: u16| filler.classes.contains(&rule::Class(class));
            filler.kind == rule::Kind(NOUN)
                && (filler.classes.is_empty() || has(class as u16) || sort.is_some_and(|sort| has(Class::ALL.len() as u16 + sort)))
        })
    }

    /// Whether a counted noun may fill it by its sort: "vijfhonderd tenten" as help.
    fn counts_aid(&self) -> bool {
        let aid = rule::Class(Class::ALL.len() as u16 + 1);
        self.fillers.iter().any(|filler| filler.kind == rule::Kind(Kind::Quantity as u16) && filler.classes.contains(&aid))
    }

    pub(super) fn admits_kind(&self, kind: Kind) -> bool {
        self.fillers.iter().any(|filler| filler.kind == rule::Kind(kind as u16))
    }
}

/// So many entities back what a bare number counts is looked for.
const BACK: usize = 12;

/// How many sorts of nouns there are; [`Wanted::admits_noun`] counts them.
const _: () = assert!(SORTS.len() == 3);

impl<'a> Scene<'a> {
    /// The entity of that index.
    pub fn entity(&self, index: u32) -> Option<&'a Entity> {
        self.resolution.entities.get(index as usize)
    }

    /// The item of that index.
    pub fn item(&self, index: u32) -> Option<&'a Item> {
        self.analysis.items.get(index as usize)
    }

    /// Whether a quantity counts the people of a state by their name: "270 Nederlanders".
    fn counts_nationals(&self, index: u32, entity: &Entity) -> bool {
        let inner = self.entity(index + 1).filter(|inner| matches!(inner.value, Value::Nationality { .. }));
        inner.is_some_and(|inner| inner.last == entity.last)
    }

    /// Whether a formation or counted soldiers are spoken of just before or behind.
    fn speaks_of_forces(&self, entity: &Entity) -> bool {
        const BEFORE: usize = 24;
        const BEHIND: usize = 8;
        let at = self.analysis.items.partition_point(|item| item.first < entity.first);
        let near = self.analysis.items.iter().skip(at.saturating_sub(BEFORE)).take(at.min(BEFORE) + BEHIND);
        near.into_iter().any(|item| match item.head {
            Head::Noun(row) => self.context.lists.amount.nouns.get(row as usize).is_some_and(|noun| noun.sort == NounSort::Force),
            Head::Entity(index) => self
                .entity(index)
                .is_some_and(|other| matches!(other.value, Value::Unit { .. } | Value::Quantity { class: Class::Personnel, .. })),
            Head::Reference(_) => false,
        })
    }

    /// Whether a counted noun, by its lemma, is help.
    fn is_aid(&self, lemma: &str) -> bool {
        let mut entries = self.context.lexicon().word(fold::hash(lemma)).filter(|entry| entry.list == List::Noun);
        let noun = entries.find_map(|entry| self.context.lists.amount.nouns.get(entry.row as usize));
        noun.is_some_and(|noun| noun.sort == NounSort::Aid)
    }

    /// The bytes of an item.
    pub fn item_span(&self, item: &Item) -> Span {
        match item.head {
            Head::Entity(index) => self.entity(index).map_or(Span::default(), |entity| entity.span),
            Head::Noun(_) | Head::Reference(_) => self.context.span(item.first as usize, item.last as usize),
        }
    }

    /// The fillers of a phrase, one for each member of its list that has one.
    pub fn fill(&self, clause: &Clause, phrase: &Phrase, wanted: Wanted<'_>) -> Vec<SlotValue> {
        let governs = phrase.preposition.is_none_or(|preposition| !self.rules.cues.is_locative(preposition));
        // "de Duitse toezegging om …": who owns a plan acts.
        let plan = || phrase.last.checked_sub(1).is_some_and(|last| self.rules.cues.intends(self.context.hash(last as usize)));
        let border = if wanted.places { self.looks_through(phrase) } else { plan() };
        let wanted = Wanted { border, governs, ..wanted };
        let mut values: Vec<SlotValue> = phrase.members.iter().filter_map(|member| self.fill_member(member, wanted)).collect();
        if wanted.titles && !values.is_empty() && self.body(phrase).is_some_and(|(_, state)| !state) {
            // "het Belgische parket" is no Belgium.
            values.clear();
        }
        if values.iter().any(|value| self.is_first_part(value)) && self.is_partial(phrase) {
            // "Sommige NAVO-landen" are not the NAVO.
            values.retain(|value| !self.is_first_part(value));
        }
        if let [SlotValue::Filler(Filler { kind: FillerKind::Entity(Kind::Role), .. })] = values.as_slice() {
            if let Some(person) = self.apposed(clause, phrase, wanted) {
                values = vec![person];
            }
        }
        if !wanted.titles && !wanted.places {
            // "de ministers van Nederland, België en Luxemburg" act for all three.
            let role = phrase.items().last().and_then(|index| self.item(index)).is_some_and(|item| item.kind == Some(Kind::Role));
            let list = clause
                .phrases
                .iter()
                .find(|next| next.first == phrase.last && next.members.len() > 1)
                .filter(|_| role && values.len() == 1);
            let bodies: Vec<SlotValue> =
                list.into_iter().flat_map(|list| &list.members).filter_map(|member| self.fill_member(member, wanted)).collect();
            if bodies.len() > 1 {
                values = bodies;
            }
        }
        if let [SlotValue::Filler(Filler {
            entity: Some(only),
            kind: FillerKind::Entity(Kind::Person | Kind::Country | Kind::Organisation),
            ..
        })] = values.as_slice()
        {
            // "beide landen", "ze" behind "Zweden en Finland"
            let rest = self.listed(phrase, *only as u32, wanted);
            values.extend(rest);
        }
        if values.is_empty() {
            values = self.government(clause, phrase, wanted);
        }
        if values.is_empty() && wanted.places {
            // "aan de grens met Oekraïne": the place stands in the phrase behind.
            // … or behind another such word: "aan het front ten zuiden van X".
            let mut last = phrase.last;
            let mut border = wanted.border;
            while let Some(behind) = clause.phrases.iter().find(|next| next.preposition.is_some() && next.first == last).filter(|_| border)
            {
                values = behind.members.iter().filter_map(|member| self.fill_member(member, wanted)).collect();
                last = behind.last;
                border = values.is_empty() && self.looks_through(behind);
            }
        }
        if values.is_empty() {
            values.extend(self.counted_again(clause, phrase, wanted));
        }
        values
    }

    /// What the other members of a list fill that a word of the phrase means as a whole; `only` is the one that fills already.
    fn listed(&self, phrase: &Phrase, only: u32, wanted: Wanted<'_>) -> Vec<SlotValue> {
        let mut items = phrase.items().filter_map(|index| self.item(index));
        let Some(item) = items.find(|item| matches!(item.head, Head::Reference(_))) else { return Vec::new() };
        let references = &self.resolution.references;
        let at = references.partition_point(|reference| reference.first < item.first);
        let Some(reference) = references.get(at).filter(|reference| reference.first == item.first) else { return Vec::new() };
        let span = self.item_span(item);
        let whole = reference.all && reference.target == only;
        // "ze" behind "de ministers van Nederland en België" act for both.
        let role = self.entity(reference.target).filter(|entity| entity.kind == Kind::Role && !whole);
        let first = match role {
            Some(role) if reference.target == only => {
                let near = |next: &&Entity| matches!(next.kind, Kind::Country | Kind::Organisation) && next.first <= role.last + 2;
                only + u32::from(self.entity(only + 1).filter(near).is_some())
            }
            _ => only,
        };
        let members = match reference.also.filter(|_| reference.target == only) {
            Some(other) => vec![only, other],
            None if whole || role.is_some() => crate::entity::members(self.context, &self.resolution.entities, first as usize),
            None => return Vec::new(),
        };
        let fill = |member: u32| {
            let entity = self.entity(member)?;
            match &entity.value {
                Value::Nationality { code } if wanted.admits_kind(Kind::Country) => {
                    Some(filler(Kind::Country, (*code).to_owned(), member, span))
                }
                _ => self.fill_entity(member, entity, span, wanted),
            }
        };
        members.into_iter().skip(1).filter_map(fill).collect()
    }

    /// A bare number that counts what was counted before: "Kenia stuurde er 730", "… en Guatemala 150".
    fn counted_again(&self, clause: &Clause, phrase: &Phrase, wanted: Wanted<'_>) -> Option<SlotValue> {
        let number = phrase.items().filter_map(|index| self.item(index)).find(|item| item.kind == Some(Kind::Number))?;
        let there = || clause.tokens.iter().any(|&token| self.context.function(token as usize).any(Function::THERE));
        let Head::Entity(index) = number.head else { return None };
        if !wanted.admits_kind(Kind::Quantity) || !(clause.gapped || there() && phrase.preposition.is_none()) {
            return None;
        }
        let (_, class) = self.counted_before(index)?;
        let Some(Value::Number { bounds }) = self.entity(index).map(|entity| &entity.value) else { return None };
        let count = Count { bounds: *bounds, class: Some(class), entity: Some(index as usize), span: self.item_span(number) };
        wanted.admits(Kind::Quantity, Some(class)).then_some(SlotValue::Count(count))
    }

    /// What a number that names nothing itself counts: the noun and class of the last thing counted, in this sentence or the one before.
    pub fn counted_before(&self, number: u32) -> Option<(&'a str, Class)> {
        let own = self.entity(number)?;
        let sentences = &self.context.sentences;
        let sentence = sentences.partition_point(|sentence| sentence.last <= own.first);
        let from = sentences.get(sentence.saturating_sub(1)).map_or(0, |sentence| sentence.first);
        let before = (0..number).rev().filter_map(|index| self.entity(index)).take_while(|entity| entity.first >= from).take(BACK);
        before.into_iter().find_map(|entity| match &entity.value {
            Value::Quantity { noun, class, .. } if *class != Class::Other => Some((noun.as_str(), *class)),
            Value::Equipment { name, class } => Some((name.as_str(), *class)),
            _ => None,
        })
    }

    /// Whether a phrase speaks of some of many: "sommige NAVO-landen".
    fn is_partial(&self, phrase: &Phrase) -> bool {
        const PARTIAL: [&str; 9] = ["sommige", "enkele", "verschillende", "meerdere", "diverse", "veel", "andere", "bepaalde", "paar"];
        let opens = (phrase.first..phrase.last).take(3).map(|at| self.context.hash(at as usize));
        opens.into_iter().any(|hash| PARTIAL.iter().any(|word| fold::hash(word) == hash))
    }

    /// Whether a filler is the name in front of a compound: "NAVO" of "NAVO-landen".
    fn is_first_part(&self, value: &SlotValue) -> bool {
        let SlotValue::Filler(Filler { entity: Some(index), .. }) = value else { return false };
        self.entity(*index as u32)
            .is_some_and(|entity| entity.span.to() < self.context.span(entity.first as usize, entity.last as usize).to())
    }

    /// The person named behind a title and a comma: "de burgemeester van X, Y, …".
    fn apposed(&self, clause: &Clause, phrase: &Phrase, wanted: Wanted<'_>) -> Option<SlotValue> {
        let mut last = phrase.last;
        let behind = clause.phrases.iter().skip_while(|next| next.first < phrase.last).find(|next| {
            let chained = next.preposition.is_some() && next.first == last;
            last = if chained { next.last } else { last };
            !chained
        })?;
        let comma = self.context.word(last as usize) == ","
            && behind.first == last + 1
            && self.context.shape(behind.last as usize).has(Shape::MARK);
        // "…, de Senegalees X, …"
        let person = behind.items().find(|&index| self.item(index).is_some_and(|item| item.kind == Some(Kind::Person)));
        person.filter(|_| comma && behind.preposition.is_none()).and_then(|index| self.fill_item(self.item(index)?, wanted))
    }

    /// What one item fills a slot with, whatever stands beside it.
    pub fn fill_alone(&self, index: u32, wanted: Wanted<'_>) -> Option<SlotValue> {
        let item = self.item(index)?;
        self.fill_item(item, wanted)
    }

    /// Whether the head of a phrase is a word through which one looks to the place behind it.
    pub(super) fn looks_through(&self, phrase: &Phrase) -> bool {
        let locational = |hash: u64| self.rules.cues.is_locational(hash);
        let nouns = phrase.items().filter_map(|index| self.item(index)).filter(|item| matches!(item.head, Head::Noun(_)));
        phrase.word.is_some_and(&locational) || nouns.into_iter().any(|item| locational(self.context.hash(item.first as usize)))
    }

    /// The filler of one member of a list: the preferred kind that is there, heads before modifiers.
    fn fill_member(&self, member: &[u32], wanted: Wanted<'_>) -> Option<SlotValue> {
        let items = || member.iter().filter_map(|&index| self.item(index));
        let titled = items().any(|item| item.kind == Some(Kind::Person) && !item.adjective);
        let found = |item: &Item| self.fill_item(item, wanted);
        let person = items().filter(|item| item.kind == Some(Kind::Person) && !item.adjective).find_map(found);
        if person.is_some() {
            return person;
        }
        // Where a person stands, the title, nationality or body beside the name fills nothing.
        if titled && !wanted.places {
            // … but a state may act through its minister: the body of the title fills where no person may.
            let roles = items().filter(|item| item.kind == Some(Kind::Role));
            return if wanted.titles && !wanted.valued { None } else { roles.into_iter().find_map(found) };
        }
        let heads = items().rev().filter(|item| !item.adjective && !item.inner).find_map(found);
        // "stellingen van het Syrische leger" are no border of Syria.
        let army = wanted.border && items().any(|item| item.kind == Some(Kind::Organisation) && !item.inner);
        if heads.is_none() && army {
            return None;
        }
        heads
            .or_else(|| items().filter(|item| item.inner && !item.adjective).find_map(found))
            .or_else(|| items().filter(|item| item.adjective).find_map(found))
    }

    fn fill_item(&self, item: &Item, wanted: Wanted<'_>) -> Option<SlotValue> {
        let span = self.item_span(item);
        match item.head {
            Head::Noun(row) => {
                let noun = self.context.lists.amount.nouns.get(row as usize)?;
                let value = noun.lemma.to_owned();
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
                            Some(Referent::State(code)) => Some(filler(Kind::Country, (*code).to_owned(), target, span)),
                            _ => self.fill_entity(target, entity, span, wanted),
                        }
                    }
                    // "zijn land", of "de Litouwse president"
                    Value::Nationality { code } if wanted.admits_kind(Kind::Country) && !item.adjective => {
                        Some(filler(Kind::Country, (*code).to_owned(), target, span))
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
                        Some(filler(Kind::Country, (*code).to_owned(), index, span))
                    }
                    _ => {
                        let own = || self.fill_entity(index, entity, span, wanted).or_else(|| self.state_behind(index, span, wanted));
                        // "De Russen sturen …": a people acts as its state.
                        match &entity.value {
                            Value::Nationality { code }
                                if !item.adjective && wanted.acts && !wanted.places && wanted.admits_kind(Kind::Country) =>
                            {
                                Some(filler(Kind::Country, (*code).to_owned(), index, span))
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
                let code = self.resolution.governed.get(index as usize)?.as_deref()?;
                Some(filler(Kind::Country, code.to_owned(), index, span))
            }
            Value::Quantity { .. } if wanted.admits_kind(Kind::Nationality) && entity.span != span => {
                let inner = self.entity(index + 1).filter(|inner| entity.span.contains(inner.span))?;
                let Value::Nationality { code } = &inner.value else { return None };
                Some(filler(Kind::Country, (*code).to_owned(), index + 1, span))
            }
            _ => None,
        }
    }

    fn fill_entity(&self, index: u32, entity: &Entity, span: Span, wanted: Wanted<'_>) -> Option<SlotValue> {
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
                let value = || SlotValue::Valued(Valued { value: entity.value.clone(), entity: index as usize, span });
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
                let admitted = wanted.admits(kind, Some(*class)) || (wanted.counts_aid() && self.is_aid(noun)) || soldiers();
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
            Value::Duration { min, max } => wanted.admits(kind, None).then(|| max.or(*min)).flatten().map(SlotValue::Length),
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
                country.then(|| filler(Kind::Country, (*code).to_owned(), index, span))
            }
            value => {
                let label = value.label()?;
                wanted.admits(kind, None).then(|| filler(kind, label.to_owned(), index, span))
            }
        }
    }

    /// The body or state that an entity names or acts for.
    fn acting_body(&self, index: u32, span: Span, wanted: Wanted<'_>) -> Option<SlotValue> {
        let entity = self.entity(index)?;
        let (kind, value) = match &entity.value {
            Value::Role { country: Some(code), .. } => (Kind::Country, code.clone()),
            Value::Role { organisation: Some(name), .. } | Value::Organisation { name } => (Kind::Organisation, name.clone()),
            Value::Country { code, .. } => (Kind::Country, (*code).to_owned()),
            _ => return None,
        };
        wanted.admits_kind(kind).then(|| filler(kind, value, index, span))
    }

    /// The body behind a title: "de ministers van Defensie van de NAVO", "de leiders van de NAVO-landen".
    fn body_behind(&self, title: &Entity, wanted: Wanted<'_>) -> Option<SlotValue> {
        let from = self.analysis.items.partition_point(|item| item.first < title.last);
        let next = self.analysis.items.get(from).filter(|next| next.first <= title.last + 3 && next.first > title.last)?;
        let link = Function::ARTICLE.with(Function::PREPOSITION).with(Function::DETERMINER);
        let of = self.context.hash(title.last as usize) == fold::hash("van");
        let linked = of && (title.last..next.first).all(|at| self.context.function(at as usize).any(link));
        let kind = next.kind.filter(|kind| matches!(kind, Kind::Organisation | Kind::Country) && linked && wanted.admits_kind(*kind))?;
        let Head::Entity(index) = next.head else { return None };
        let entity = self.entity(index)?;
        Some(filler(kind, entity.value.label()?.to_owned(), index, entity.span))
    }
}

/// A filler that an entity gives.
pub fn filler(kind: Kind, value: String, entity: u32, span: Span) -> SlotValue {
    SlotValue::Filler(Filler { kind: FillerKind::Entity(kind), value, entity: Some(entity as usize), span })
}
