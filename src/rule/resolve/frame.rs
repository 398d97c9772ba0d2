//! Checks of a frame: its triggers and slot lines.

use crate::rule::ast::{self, Block, Name, Value};
use crate::rule::error::{nearest, nearest_word};
use crate::rule::frame::{Filler, Frame, Phrase, Place, SlotSpec, Voice, Way};
use crate::rule::parse::FRAME_KEYS;
use crate::rule::resolve::{Owned, Resolver, Single};
use crate::rule::schema::FactType;
use crate::rule::set::RuleId;
use std::collections::BTreeSet;

impl Resolver<'_> {
    /// Checks a frame. One with a fault comes out incomplete.
    pub(super) fn frame(&mut self, block: &Block, rule: RuleId) -> Frame {
        let entries = &block.entries;
        let head = block.id.span.clone();
        let of = match self.single(entries, "fact") {
            Single::Absent => {
                self.faults.add(head.clone(), format!("the frame `{}` has no `fact`", block.id.text));
                None
            }
            Single::Faulty => None,
            Single::Name(name) => self.fact_of(name),
        };
        let (verbs, nouns) = (self.triggers(block, "verbs"), self.triggers(block, "nouns"));
        if !entries.iter().any(|entry| matches!(entry.key.text.as_str(), "verbs" | "nouns")) {
            self.faults.add(head.clone(), format!("the frame `{}` has neither `verbs` nor `nouns`", block.id.text));
        }
        let voice = self.voice(block);
        let status = self.status(entries);
        let (mut sets, mut slots) = (Vec::new(), Vec::new());
        if let Some((_, of)) = of {
            sets = self.constants(entries, of);
            slots = self.slots(block, of);
        }
        let without = self.without(block);
        let plain = |key: &str| FRAME_KEYS.contains(&key) || matches!(key, "+" | "-");
        if entries.iter().all(|entry| plain(&entry.key.text)) {
            self.faults.add_with(head, format!("the frame `{}` has no slot line", block.id.text), || {
                Some("a slot line reads `NAME POSITIONS: KINDS`".to_owned())
            });
        }
        let examples = self.examples(block, of.map(|(_, of)| of), None);
        Frame {
            id: block.id.text.as_str().into(),
            rule,
            file: self.file.clone(),
            line: self.line(block.id.span.start),
            fact: of.map_or(FactType(0), |(fact, _)| fact),
            verbs,
            nouns,
            voice,
            status,
            sets,
            slots,
            without,
            beats: Vec::new(),
            examples,
        }
    }

    fn triggers(&mut self, block: &Block, key: &str) -> Vec<Phrase> {
        let mut triggers: Vec<Phrase> = Vec::new();
        let mut seen = BTreeSet::new();
        for entry in block.entries.iter().filter(|entry| entry.key.text == key) {
            let Value::Phrases(phrases) = &entry.value else {
                continue;
            };
            for words in phrases {
                let phrase = self.phrase(&words.words, words.span.clone());
                if !seen.insert(phrase.words.clone()) {
                    self.faults.add(words.span.clone(), format!("the trigger `{}` stands there twice", phrase.text));
                }
                let schema = self.schema;
                if key == "verbs" && !schema.verbs.is_empty() && !schema.verbs.contains_key(&phrase.head()) {
                    let head = words.words.last().map_or("", String::as_str);
                    self.faults.add_with(
                        words.span.clone(),
                        format!("the verb `{head}` is not known, so nothing would trigger this"),
                        || nearest(head, schema.verbs.values().map(String::as_str)).or(Some("expected an infinitive".to_owned())),
                    );
                }
                triggers.push(phrase);
            }
        }
        triggers
    }

    fn voice(&mut self, block: &Block) -> Option<Voice> {
        let Single::Name(name) = self.single(&block.entries, "voice") else {
            return None;
        };
        match name.text.as_str() {
            "active" => Some(Voice::Active),
            "passive" => Some(Voice::Passive),
            "verbless" => Some(Voice::Verbless),
            _ => {
                self.unknown("voice", name, ["active", "passive", "verbless"].into_iter());
                None
            }
        }
    }

    /// Checks the slot lines and joins those of one slot.
    fn slots(&mut self, block: &Block, of: Owned<'_>) -> Vec<SlotSpec> {
        let mut slots: Vec<SlotSpec> = Vec::new();
        for entry in &block.entries {
            let Value::Slot { required, way } = &entry.value else {
                continue;
            };
            let slot = self.slot_of(&entry.key, of, &FRAME_KEYS);
            let way = self.way(way);
            let Some(slot) = slot else {
                continue;
            };
            match slots.iter_mut().find(|known| known.slot == slot) {
                Some(known) => {
                    known.required |= required;
                    known.ways.push(way);
                }
                None => slots.push(SlotSpec { slot, name: entry.key.text.clone(), required: *required, ways: vec![way] }),
            }
        }
        slots
    }

    fn without(&mut self, block: &Block) -> Vec<Way> {
        let mut ways = Vec::new();
        for entry in &block.entries {
            if let Value::Without(way) = &entry.value {
                ways.push(self.way(way));
            }
        }
        ways
    }

    fn way(&mut self, way: &ast::Way) -> Way {
        let places = way.positions.iter().map(|position| self.place(position));
        let places = places.collect();
        let fillers: Vec<Filler> = way.fillers.iter().filter_map(|filler| self.filler(filler)).collect();
        Way::new(places, fillers, self.line(way.start))
    }

    fn place(&mut self, position: &ast::Position) -> Place {
        let name = &position.name;
        if !position.quoted {
            if let Some(position) = self.schema.position(&name.text) {
                return Place::Position(position);
            }
            self.marker(name);
        }
        let words: Vec<String> = name.text.split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            self.faults.add(name.span.clone(), "an empty text; expected a word");
        }
        Place::Marker(self.phrase(&words, name.span.clone()))
    }

    /// Reports a plain word that can be no marker: it is not among those of the schema or, where the schema names none,
    /// it looks like a misspelt position.
    fn marker(&mut self, name: &Name) {
        let schema = self.schema;
        let positions = schema.positions.iter().map(String::as_str);
        let quote = format!("write \"{}\" if the word itself is meant", name.text);
        let help = if schema.markers.is_empty() {
            // Below five letters, a preposition and a position that differ in one letter may well be two words.
            let near = (name.text.chars().count() >= 5)
                .then(|| nearest_word(&name.text, positions))
                .flatten()
                .filter(|near| near.chars().count() >= 5);
            match near {
                Some(near) => format!("did you mean `{near}`? {quote}"),
                None => return,
            }
        } else if schema.markers.contains(&name.text) {
            return;
        } else {
            let known = positions.chain(schema.markers.iter().map(String::as_str));
            match nearest(&name.text, known) {
                Some(near) => format!("{near} {quote}"),
                None => quote,
            }
        };
        self.faults.add_with(name.span.clone(), format!("unknown position `{}`", name.text), || Some(help));
    }

    fn filler(&mut self, filler: &ast::Filler) -> Option<Filler> {
        let schema = self.schema;
        let kind = schema.kind(&filler.kind.text);
        if kind.is_none() {
            let known = schema.kinds.iter().map(|owner| owner.name.as_str());
            self.unknown("kind", &filler.kind, known);
        }
        let classes = self.classes(&filler.classes);
        kind.map(|kind| Filler { kind, classes })
    }
}
