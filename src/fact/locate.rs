//! From phrases to fillers: which item of a phrase fills a slot, and with what value.

use once_cell::sync::Lazy;

use crate::clause::{Clause, Head, Item, Member, Phrase};
use crate::entity::Entity;
use crate::fact::draft::{SlotValue, Values};
use crate::fact::wanted::Wanted;
use crate::fact::worth::filler;
use crate::fact::{Count, Filler, FillerKind, Scene};
use crate::mention::amount::{NounSort, Nouns};
use crate::mention::{Text, Value};
use crate::span::Span;
use crate::text::fold;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::{Class, Kind};

/// So many entities back what a bare number counts is looked for.
const BACK: usize = 12;

/// Words before a noun that say that not all are meant.
static PARTIAL: Lazy<[u64; 9]> =
    Lazy::new(|| ["sommige", "enkele", "verschillende", "meerdere", "diverse", "veel", "andere", "bepaalde", "paar"].map(fold::hash));

impl<'a> Scene<'a> {
    /// The entity of that index.
    pub fn entity(&self, index: u32) -> Option<&'a Entity> {
        self.resolution.entities.get(index as usize)
    }

    /// The clause of that index.
    pub fn clause(&self, index: u32) -> Option<&'a Clause> {
        self.analysis.clauses.get(index as usize)
    }

    /// The item of that index.
    pub fn item(&self, index: u32) -> Option<&'a Item> {
        self.analysis.items.get(index as usize)
    }

    /// Whether a quantity counts the people of a state by their name: "270 Nederlanders".
    pub(super) fn counts_nationals(&self, index: u32, entity: &Entity) -> bool {
        let inner = self.entity(index + 1).filter(|inner| matches!(inner.value, Value::Nationality { .. }));
        inner.is_some_and(|inner| inner.last == entity.last)
    }

    /// Whether a formation or counted soldiers are spoken of just before or behind.
    pub(super) fn speaks_of_forces(&self, entity: &Entity) -> bool {
        const BEFORE: usize = 24;
        const BEHIND: usize = 8;
        let at = self.analysis.items.partition_point(|item| item.first < entity.first);
        let near = self.analysis.items.iter().skip(at.saturating_sub(BEFORE)).take(at.min(BEFORE) + BEHIND);
        near.into_iter().any(|item| match item.head {
            Head::Noun(row) => Nouns::meaning(row).is_some_and(|(_, sort)| sort == NounSort::Force),
            Head::Entity(index) => self
                .entity(index)
                .is_some_and(|other| matches!(other.value, Value::Unit { .. } | Value::Quantity { class: Class::Personnel, .. })),
            Head::Reference(_) => false,
        })
    }

    /// The bytes of an item.
    pub fn item_span(&self, item: &Item) -> Span {
        match item.head {
            Head::Entity(index) => self.entity(index).map_or(Span::default(), |entity| entity.span),
            Head::Noun(_) | Head::Reference(_) => self.context.span(item.first as usize, item.last as usize),
        }
    }

    /// The fillers of a phrase, one for each member of its list that has one.
    pub fn fill(&self, clause: &Clause, phrase: &Phrase, wanted: Wanted<'_>) -> Values {
        let governs = phrase.preposition.is_none_or(|preposition| !self.rules.cues.is_locative(preposition));
        // "de Duitse toezegging om …": who owns a plan acts.
        let plan = || phrase.last.checked_sub(1).is_some_and(|last| self.rules.cues.intends(self.context.hash(last as usize)));
        let border = if wanted.places { self.looks_through(phrase) } else { plan() };
        let wanted = Wanted { border, governs, ..wanted };
        let mut values = self.fill_members(phrase, wanted);
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
                values = [person].into();
            }
        }
        if !wanted.titles && !wanted.places && values.len() == 1 {
            // "de ministers van Nederland, België en Luxemburg" act for all three.
            let role = phrase.items().next_back().and_then(|index| self.item(index)).is_some_and(|item| item.kind == Some(Kind::Role));
            let list = clause.phrases.iter().find(|next| role && next.first == phrase.last && next.members.len() > 1);
            if let Some(bodies) = list.map(|list| self.fill_members(list, wanted)).filter(|bodies| bodies.len() > 1) {
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
            let only = *only as u32;
            self.add_listed(phrase, only, wanted, &mut values);
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
                values = self.fill_members(behind, wanted);
                last = behind.last;
                border = values.is_empty() && self.looks_through(behind);
            }
        }
        if values.is_empty() {
            if let Some(count) = self.counted_again(clause, phrase, wanted) {
                values.push(count);
            }
        }
        values
    }

    /// The fillers of the members of a phrase.
    fn fill_members(&self, phrase: &Phrase, wanted: Wanted<'_>) -> Values {
        let mut values = Values::new();
        for member in phrase.members.iter() {
            if let Some(value) = self.fill_member(member, wanted) {
                values.push(value);
            }
        }
        values
    }

    /// Adds what the other members of a list fill that a word of the phrase means as a whole; `only` is the one that fills already.
    fn add_listed(&self, phrase: &Phrase, only: u32, wanted: Wanted<'_>, values: &mut Values) {
        let mut items = phrase.items().filter_map(|index| self.item(index));
        let Some(item) = items.find(|item| matches!(item.head, Head::Reference(_))) else { return };
        let references = &self.resolution.references;
        let at = references.partition_point(|reference| reference.first < item.first);
        let Some(reference) = references.get(at).filter(|reference| reference.first == item.first) else { return };
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
            None => return,
        };
        let fill = |member: u32| {
            let entity = self.entity(member)?;
            match &entity.value {
                Value::Nationality { code } if wanted.admits_kind(Kind::Country) => Some(filler(Kind::Country, *code, member, span)),
                _ => self.fill_entity(member, entity, span, wanted),
            }
        };
        for value in members.into_iter().skip(1).filter_map(fill) {
            values.push(value);
        }
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
    pub fn counted_before(&self, number: u32) -> Option<(&'a Text, Class)> {
        let own = self.entity(number)?;
        let sentences = &self.context.sentences;
        let sentence = sentences.partition_point(|sentence| sentence.last <= own.first);
        let from = sentences.get(sentence.saturating_sub(1)).map_or(0, |sentence| sentence.first);
        let before = (0..number).rev().filter_map(|index| self.entity(index)).take_while(|entity| entity.first >= from).take(BACK);
        before.into_iter().find_map(|entity| match &entity.value {
            Value::Quantity { noun, class, .. } if *class != Class::Other => Some((noun, *class)),
            Value::Equipment { name, class } => Some((name, *class)),
            _ => None,
        })
    }

    /// Whether a phrase speaks of some of many: "sommige NAVO-landen".
    fn is_partial(&self, phrase: &Phrase) -> bool {
        (phrase.first..phrase.last).take(3).any(|at| PARTIAL.contains(&self.context.hash(at as usize)))
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
    fn fill_member(&self, member: Member<'_>, wanted: Wanted<'_>) -> Option<SlotValue> {
        let items = || member.items().filter_map(|index| self.item(index));
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
}
