//! Checks of the fact types that rule files declare: a free name, slots that can be told from keys, and keys among the slots.

use crate::rule::ast::{Block, Form, Name, Value};
use crate::rule::error::{Collector, Source};
use crate::rule::parse::FRAME_KEYS;
use crate::rule::resolve::{Owned, Resolver};
use crate::rule::schema::{Schema, Slot};
use crate::rule::set::{DeclaredFact, RuleSet};
use std::borrow::Cow;
use std::sync::Arc;

/// Adds the fact types that files declare to a set, and returns the schema with these and those that the set declared before.
pub(super) fn declare<'a>(
    set: &mut RuleSet,
    sources: &[Source<'_>],
    files: &[Vec<Block>],
    schema: &'a Schema,
    faults: &mut Collector,
) -> Cow<'a, Schema> {
    let declares = |blocks: &Vec<Block>| blocks.iter().any(|block| block.form == Form::Fact);
    if set.declared.is_empty() && !files.iter().any(declares) {
        return Cow::Borrowed(schema);
    }
    let mut whole = schema.clone();
    for known in &set.declared {
        whole = with(whole, known);
    }
    for (at, (source, blocks)) in sources.iter().zip(files).enumerate() {
        faults.enter(at);
        let file: Arc<str> = Arc::from(source.name);
        for block in blocks.iter().filter(|block| block.form == Form::Fact) {
            if set.declared.len() >= schema.limits.types {
                faults.add(block.id.span.clone(), format!("more fact types than the limit of {}", schema.limits.types));
                return Cow::Owned(whole);
            }
            let mut resolver = Resolver { schema: &whole, faults, source, file: file.clone() };
            if let Some(declared) = resolver.declared(block, &set.declared) {
                whole = with(whole, &declared);
                set.declared.push(declared);
            }
        }
    }
    Cow::Owned(whole)
}

fn with(schema: Schema, declared: &DeclaredFact) -> Schema {
    let slots: Vec<&str> = declared.slots.iter().map(|slot| &**slot).collect();
    schema.fact(&declared.name, &slots)
}

impl Resolver<'_> {
    /// Checks one declaration; none comes out where its name is taken.
    fn declared(&mut self, block: &Block, before: &[DeclaredFact]) -> Option<DeclaredFact> {
        let name = &block.id;
        if self.schema.fact_type(&name.text).is_some() {
            let place = before.iter().find(|other| *other.name == *name.text).map(|other| (other.file.clone(), other.line));
            self.faults.add_with(name.span.clone(), format!("the fact type `{}` is there already", name.text), || {
                place.map(|(file, line)| format!("it is declared at {file}:{line}"))
            });
            return None;
        }
        let mut slots: Vec<Arc<str>> = Vec::new();
        for slot in listed(block, "slots") {
            if let Some(problem) = self.slot_problem(slot, &slots) {
                self.faults.add(slot.span.clone(), problem);
            } else {
                slots.push(Arc::from(slot.text.as_str()));
            }
        }
        if !block.entries.iter().any(|entry| entry.key.text == "slots") {
            self.faults.add_with(name.span.clone(), format!("the fact type `{}` has no `slots`", name.text), || {
                Some("such a line reads `slots NAME NAME`".to_owned())
            });
        }
        let owner = with(Schema::new(self.schema.hash), &declared_of(block, slots.clone(), Vec::new(), self)).facts;
        let mut keys: Vec<Slot> = Vec::new();
        for key in listed(block, "keys") {
            let of = owner.first().map(|owner| Owned { what: "fact type", owner });
            if let Some(slot) = of.and_then(|of| self.slot_of(key, of, &[])) {
                keys.push(slot);
            }
        }
        if keys.is_empty() {
            keys = (0..).zip(&slots).map(|(slot, _)| Slot(slot)).collect();
        }
        Some(declared_of(block, slots, keys, self))
    }

    fn slot_problem(&self, slot: &Name, before: &[Arc<str>]) -> Option<String> {
        let text = slot.text.as_str();
        let plain = text.starts_with(|char: char| char.is_ascii_lowercase())
            && text.chars().all(|char| char == '_' || char.is_ascii_lowercase() || char.is_ascii_digit());
        let taken = FRAME_KEYS.contains(&text)
            || self.schema.reserved.iter().any(|name| name == text)
            || self.schema.expectations.iter().any(|name| name == text);
        let limit = self.schema.limits.slots;
        if !plain {
            Some(format!("`{text}` is no name of a slot; expected lower-case letters, digits and `_`"))
        } else if taken {
            Some(format!("the name `{text}` has a meaning of its own; expected another for a slot"))
        } else if before.iter().any(|other| **other == *text) {
            Some(format!("the slot `{text}` stands there twice"))
        } else if before.len() >= limit {
            Some(format!("more slots than the limit of {limit}"))
        } else {
            None
        }
    }
}

fn listed<'b>(block: &'b Block, key: &'b str) -> impl Iterator<Item = &'b Name> {
    block.entries.iter().filter(move |entry| entry.key.text == key).flat_map(|entry| match &entry.value {
        Value::Names(names) => names.as_slice(),
        _ => &[],
    })
}

fn declared_of(block: &Block, slots: Vec<Arc<str>>, keys: Vec<Slot>, resolver: &Resolver<'_>) -> DeclaredFact {
    DeclaredFact {
        name: Arc::from(block.id.text.as_str()),
        slots,
        keys,
        file: resolver.file.clone(),
        line: resolver.line(block.id.span.start),
    }
}
