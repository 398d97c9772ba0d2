//! Why a fact is there: its rule with file and line, the bytes and entities behind its slots, and the words that made its status.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::extraction::Extraction;
use crate::fact::{Fact, SlotValue};
use crate::span::Span;

/// Why a fact is there; [`Extraction::explain`] gives it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Why<'e> {
    /// The name of the rule that found it.
    pub rule: &'e str,
    /// The file and line of that rule; none for "volgens X", "X: ‘…’" and quotations that run on, which no rule file finds.
    pub origin: Option<(&'e str, usize)>,
    /// The word that the rule looks for, or all that its pattern matches.
    pub trigger: Span,
    /// What fills its slots, in their order.
    pub slots: Vec<Ground<'e>>,
    /// The cue that made its status: "overweegt", "zou", "van plan". None where tense alone decides.
    pub status: Option<Span>,
    /// The word that negates it.
    pub negation: Option<Span>,
    /// The word that names who says it: "zei", "volgens".
    pub source: Option<Span>,
    /// The date or clock time of its clause.
    pub time: Option<Span>,
}

/// What fills a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ground<'e> {
    /// The name of the slot.
    pub slot: &'e str,
    /// The bytes that fill it.
    pub span: Span,
    /// The index of the entity that its value comes from; a pronoun's stands elsewhere in the text.
    pub entity: Option<usize>,
}

impl Extraction {
    /// Why a fact of this extraction is there; none for a fact that it does not hold.
    ///
    /// Nothing is kept for it but a few numbers for each fact. The first answer in a process takes a millisecond or two more, as the
    /// built-in rules are then read as they were written, for their files and lines.
    ///
    /// ```
    /// let text = "Minister Ollongren zei dat Nederland overweegt om 350 militairen naar Litouwen te sturen.";
    /// let extraction = feiten::Extractor::new().extract(text);
    /// let fact = extraction.facts().iter().find(|fact| fact.type_name() == "deployment").unwrap();
    /// let why = extraction.explain(fact).unwrap();
    /// assert_eq!((why.rule, why.origin.unwrap().0), ("deployment.send", "fact/deployment.rules"));
    /// assert_eq!(why.trigger.slice(text), "sturen");
    /// assert_eq!(why.status.map(|cue| cue.slice(text)), Some("overweegt"));
    /// assert_eq!(why.source.map(|cue| cue.slice(text)), Some("zei"));
    /// assert_eq!((why.negation, why.time), (None, None));
    /// let slots: Vec<(&str, &str)> = why.slots.iter().map(|ground| (ground.slot, ground.span.slice(text))).collect();
    /// assert_eq!(slots, [("actor", "Nederland"), ("quantity", "350 militairen"), ("destination", "Litouwen")]);
    /// ```
    pub fn explain<'e>(&'e self, fact: &'e Fact) -> Option<Why<'e>> {
        let basis = fact.basis();
        let from = self.facts.partition_point(|own| own.basis().span < basis.span);
        let near = self.facts.iter().enumerate().skip(from).take_while(|(_, own)| own.basis().span == basis.span);
        let (at, _) = near.into_iter().find(|(_, own)| *own == fact)?;
        let evidence = *self.evidence.get(at)?;
        let there = |span: Span| Some(span).filter(|span| *span != Span::default());
        let grounds = |(slot, values): (&'e str, Vec<SlotValue>)| {
            let ground = move |value: SlotValue| Some(Ground { slot, span: value.span()?, entity: value.entity() });
            values.into_iter().filter_map(ground)
        };
        Some(Why {
            rule: &basis.rule,
            origin: evidence.rule.and_then(|rule| self.rules.get()?.set.origin(rule)),
            trigger: evidence.trigger,
            slots: fact.slots().into_iter().flat_map(grounds).collect(),
            status: there(evidence.status),
            negation: there(evidence.negation),
            source: there(evidence.source),
            time: there(evidence.time),
        })
    }
}

impl Serialize for Why<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("rule", self.rule)?;
        if let Some((file, line)) = self.origin {
            map.serialize_entry("file", file)?;
            map.serialize_entry("line", &line)?;
        }
        map.serialize_entry("trigger", &self.trigger)?;
        map.serialize_entry("slots", &self.slots)?;
        let cues = [("status", self.status), ("negation", self.negation), ("source", self.source), ("time", self.time)];
        for (name, span) in cues.into_iter().filter_map(|(name, span)| Some((name, span?))) {
            map.serialize_entry(name, &span)?;
        }
        map.end()
    }
}

impl Serialize for Ground<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("slot", self.slot)?;
        map.serialize_entry("start", &self.span.start())?;
        map.serialize_entry("end", &self.span.end())?;
        if let Some(entity) = self.entity {
            map.serialize_entry("entity", &entity)?;
        }
        map.end()
    }
}
