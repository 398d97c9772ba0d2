//! Syntax tree → checked rules: every name exists, every rule has its parts, its examples and its own name.

mod declaration;
mod example;
mod frame;
mod order;
mod pattern;

use crate::rule::ast::{Block, Entry, Form, Name, Value};
use crate::rule::error::{nearest, Collector, Source};
use crate::rule::frame::{Frame, Phrase};
use crate::rule::schema::{FactType, Owner, Schema, Slot, Status};
use crate::rule::set::{Constant, Place, RuleId, RuleSet};
use order::Edge;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The most names that a hint lists.
const LISTED: usize = 16;

/// Checks the rules of some files and adds them to a set.
///
/// What has a fault is left out, so the set is of use only where no fault was found. Cost is linear in the source, times
/// the names of the schema for a name that is looked up.
pub(crate) fn resolve(base: RuleSet, sources: &[Source<'_>], files: &[Vec<Block>], schema: &Schema, faults: &mut Collector) -> RuleSet {
    let mut set = base;
    let room = schema.limits.rules.saturating_sub(set.len());
    let mut heads = files.iter().enumerate().flat_map(|(file, blocks)| {
        let blocks = blocks.iter().filter(|block| block.form != Form::Fact);
        blocks.map(move |block| (file, &block.id))
    });
    if let Some((file, id)) = heads.nth(room) {
        faults.enter(file);
        let limit = schema.limits.rules;
        faults.add(id.span.clone(), format!("more rules than the limit of {limit}"));
        return set;
    }
    let schema = &*declaration::declare(&mut set, sources, files, schema, faults);
    let mut edges = Vec::new();
    let mut heads = BTreeMap::new();
    for trigger in set.frames().iter().flat_map(|frame| frame.verbs.iter().chain(&frame.nouns)) {
        *heads.entry(trigger.head()).or_insert(0) += 1;
    }
    for (file, (source, blocks)) in sources.iter().zip(files).enumerate() {
        faults.enter(file);
        let mut resolver = Resolver { schema, faults, source, file: Arc::from(source.name) };
        for block in blocks.iter().filter(|block| block.form != Form::Fact) {
            resolver.block(block, file, &mut set, &mut edges);
        }
        let known = set.frames().len().saturating_sub(blocks.iter().filter(|block| block.form == Form::Frame).count());
        resolver.crowded(set.frames().get(known..).unwrap_or(&[]), &mut heads);
    }
    order::resolve(&mut set, &edges, schema.limits.beats, faults);
    set.finish()
}

/// What checks the rules of one file.
struct Resolver<'a> {
    schema: &'a Schema,
    faults: &'a mut Collector,
    source: &'a Source<'a>,
    file: Arc<str>,
}

/// The line of a key that may stand once.
enum Single<'a> {
    Absent,
    /// There, with a fault that was reported.
    Faulty,
    Name(&'a Name),
}

/// The fact type or kind of a rule, with its slots or fields.
#[derive(Clone, Copy)]
struct Owned<'a> {
    /// "fact type" or "kind".
    what: &'static str,
    owner: &'a Owner,
}

impl<'a> Resolver<'a> {
    fn block(&mut self, block: &Block, file: usize, set: &mut RuleSet, edges: &mut Vec<Edge>) {
        let Ok(number) = u32::try_from(set.len()) else {
            return;
        };
        let rule = RuleId(number);
        if let Some(other) = set.find(&block.id.text) {
            let place = match set.place(other) {
                Some(Place::Frame(at)) => set.frames().get(at).map(|rule| (&rule.file, rule.line)),
                Some(Place::Pattern(at)) => set.patterns.get(at).map(|rule| (&rule.file, rule.line)),
                Some(Place::Refused) | None => None,
            };
            self.faults.add_with(block.id.span.clone(), format!("the name `{}` is taken", block.id.text), || {
                place.map(|(file, line)| format!("by the rule at {file}:{line}"))
            });
        }
        let place = match block.form {
            Form::Frame => {
                let frame = self.frame(block, rule);
                Place::Frame(set.frames.push(frame))
            }
            Form::Fact => Place::Refused,
            Form::Pattern => {
                let limit = self.schema.limits.total;
                match self.pattern(block, rule) {
                    Some(pattern) if set.steps + pattern.program.size() > limit => {
                        self.faults.add(block.id.span.clone(), format!("all patterns together take more than {limit} steps"));
                        Place::Refused
                    }
                    Some(pattern) => {
                        set.steps += pattern.program.size();
                        set.patterns.push(pattern);
                        Place::Pattern(set.patterns.len() - 1)
                    }
                    // Its name still counts, or a rule that beats it would be said to be at fault.
                    None => Place::Refused,
                }
            }
        };
        set.places.push(place);
        set.set_name(rule, &block.id.text);
        for entry in &block.entries {
            if let Value::Names(names) = &entry.value {
                edges.extend(names.iter().map(|name| Edge { from: rule, file, to: name.clone() }));
            }
        }
    }

    /// Reports the triggers that more frames have than the limit allows, each once.
    fn crowded(&mut self, frames: &[Frame], heads: &mut BTreeMap<u64, usize>) {
        let limit = self.schema.limits.triggered;
        for trigger in frames.iter().flat_map(|frame| frame.verbs.iter().chain(&frame.nouns)) {
            let count = heads.entry(trigger.head()).or_insert(0);
            *count += 1;
            if *count == limit + 1 {
                self.faults.add(trigger.source.clone(), format!("more frames with this trigger than the limit of {limit}"));
            }
        }
    }

    fn line(&self, at: usize) -> usize {
        self.source.line(at)
    }

    /// Returns the line of a key, and reports a second one.
    fn single<'b>(&mut self, entries: &'b [Entry], key: &str) -> Single<'b> {
        let mut lines = entries.iter().filter(|entry| entry.key.text == key);
        let Some(first) = lines.next() else {
            return Single::Absent;
        };
        for again in lines {
            let line = self.line(first.key.span.start);
            self.faults
                .add_with(again.key.span.clone(), format!("a second `{key}` in one rule"), || Some(format!("the first is in line {line}")));
        }
        match &first.value {
            Value::Name(name) => Single::Name(name),
            _ => Single::Faulty,
        }
    }

    /// Reports a name that is none of those known.
    fn unknown<'b>(&mut self, what: &str, name: &Name, known: impl Iterator<Item = &'b str> + Clone) {
        let message = format!("unknown {what} `{}`", name.text);
        self.faults.add_with(name.span.clone(), message, || nearest(&name.text, known.clone()).or_else(|| listed(known)));
    }

    fn fact_of(&mut self, name: &Name) -> Option<(FactType, Owned<'a>)> {
        let schema = self.schema;
        let found = schema.fact_type(&name.text);
        if found.is_none() {
            let known = schema.facts.iter().map(|owner| owner.name.as_str());
            self.unknown("fact type", name, known);
        }
        let what = "fact type";
        found.and_then(|fact| {
            let owner = schema.facts.get(fact.index())?;
            Some((fact, Owned { what, owner }))
        })
    }

    /// Looks up a slot; the hint for an unknown one also draws on the words in `also`.
    fn slot_of(&mut self, name: &Name, of: Owned<'_>, also: &[&str]) -> Option<Slot> {
        let found = of.owner.slot(&name.text);
        if found.is_none() {
            let slots = of.owner.slots.iter().map(|slot| slot.name.as_str());
            let help = || nearest(&name.text, slots.clone().chain(also.iter().copied())).or_else(|| listed(slots));
            let what = if of.what == "kind" { "field" } else { "slot" };
            self.faults.add_with(name.span.clone(), format!("unknown {what} `{}` of the {} `{}`", name.text, of.what, of.owner.name), help);
        }
        found
    }

    fn status(&mut self, entries: &[Entry]) -> Option<Status> {
        let Single::Name(name) = self.single(entries, "status") else {
            return None;
        };
        let found = self.schema.status(&name.text);
        if found.is_none() {
            let schema = self.schema;
            let known = schema.statuses.iter().map(String::as_str);
            self.unknown("status", name, known);
        }
        found
    }

    /// Checks the `set` lines.
    fn constants(&mut self, entries: &[Entry], of: Owned<'_>) -> Vec<Constant> {
        let mut constants: Vec<Constant> = Vec::new();
        for entry in entries {
            let Value::Settings(settings) = &entry.value else {
                continue;
            };
            for (name, value) in settings {
                let Some(slot) = self.slot_of(name, of, &[]) else {
                    continue;
                };
                let values = of.owner.slots.get(slot.index()).map(|slot| &slot.values);
                if let Some(values) = values.filter(|values| !values.is_empty()) {
                    if !values.contains(&value.text) {
                        let what = format!("value of `{}`", name.text);
                        self.unknown(&what, value, values.iter().map(String::as_str));
                    }
                }
                if constants.iter().any(|constant| constant.slot == slot) {
                    self.faults.add(name.span.clone(), format!("`{}` is set a second time", name.text));
                    continue;
                }
                constants.push(Constant { slot, name: name.text.clone(), value: value.text.clone() });
            }
        }
        constants
    }

    fn phrase(&self, words: &[String], source: Range<usize>) -> Phrase {
        Phrase { text: words.join(" "), words: words.iter().map(|word| (self.schema.hash)(word)).collect(), source }
    }
}

/// Returns a hint that lists all known names, if they are few.
fn listed<'a>(known: impl Iterator<Item = &'a str>) -> Option<String> {
    let known: Vec<&str> = known.take(LISTED + 1).collect();
    match known.len() {
        0 => Some("none is known here".to_owned()),
        1..=LISTED => Some(format!("known here: {}", known.join(", "))),
        _ => None,
    }
}
