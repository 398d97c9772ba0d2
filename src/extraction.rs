//! What was read from one text, and its serialisation by the contract.

use std::fmt;
use std::sync::Arc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::entity::{self, Entity, Resolution};
use crate::fact::{Evidence, Fact, Rules};
use crate::mention::Prepared;
use crate::sentence::Sentence;
use crate::text::{append, Before};
use crate::token::Token;
use crate::value::DocumentDate;

/// Everything read from one text: tokens, sentences, entities, facts. Owns its data; the text is not kept.
///
/// It serialises as a JSON document: `date` where it is known, `sentences`, `entities`, `facts`, and `cut` where a limit
/// was hit ([`Extraction::is_cut`]). Offsets are bytes of the text as given, `end` excluded.
///
/// ```
/// let extraction = feiten::Extractor::new().extract("Polen heeft 14 tanks.");
/// let json = serde_json::to_value(&extraction)?;
/// assert_eq!(
///     json["entities"],
///     serde_json::json!([
///         {"kind": "country", "start": 0, "end": 5, "text": "Polen", "name": "Polen", "code": "PL"},
///         {"kind": "quantity", "start": 12, "end": 20, "text": "14 tanks", "min": 14, "max": 14, "noun": "tank", "class": "tank"},
///         {"kind": "equipment", "start": 15, "end": 20, "text": "tanks", "name": "tank", "class": "tank"},
///     ])
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    pub(crate) date: Option<DocumentDate>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) cut: bool,
    /// What each fact stands on, in their order.
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) rules: RulesRead,
}

/// The rules that found the facts.
#[derive(Clone, Default)]
pub(crate) enum RulesRead {
    /// There were none.
    #[default]
    None,
    /// Those of the crate alone.
    BuiltIn(&'static Rules),
    /// Those of an extractor with a caller's.
    Callers(Arc<Rules>),
}

impl RulesRead {
    /// The rules.
    pub fn get(&self) -> Option<&Rules> {
        match self {
            RulesRead::None => None,
            RulesRead::BuiltIn(rules) => Some(rules),
            RulesRead::Callers(rules) => Some(rules),
        }
    }
}

impl fmt::Debug for RulesRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Rules run to thousands of lines.
        write!(f, "{} rules", self.get().map_or(0, |rules| rules.set.len()))
    }
}

impl Extraction {
    /// Empties it, in the same memory.
    pub(crate) fn clear(&mut self) {
        let Extraction { date, tokens, sentences, entities, facts, cut, evidence, rules } = self;
        (*date, *cut, *rules) = (None, false, RulesRead::None);
        tokens.clear();
        sentences.clear();
        entities.clear();
        facts.clear();
        evidence.clear();
    }

    /// Lends its memory to what the first part of a text is read with; [`Self::add`] takes it back.
    pub(crate) fn lend(&mut self, prepared: &mut Prepared, resolution: &mut Resolution) {
        if self.tokens.is_empty() {
            std::mem::swap(&mut self.tokens, &mut prepared.tokens);
            std::mem::swap(&mut self.sentences, &mut prepared.sentences);
            std::mem::swap(&mut self.entities, &mut resolution.entities);
            // What they were left with is of another text.
            self.tokens.clear();
            self.sentences.clear();
            self.entities.clear();
        }
    }

    /// Adds what was read of the part of the text behind `before`, and takes it out there.
    pub(crate) fn add(&mut self, prepared: &mut Prepared, resolution: &mut Resolution, before: Before) {
        for sentence in &mut prepared.sentences {
            (sentence.first, sentence.last) = (sentence.first + before.tokens, sentence.last + before.tokens);
        }
        append(&mut self.tokens, &mut prepared.tokens);
        append(&mut self.sentences, &mut prepared.sentences);
        entity::append(&mut self.entities, &mut resolution.entities, before);
    }

    /// How much it holds so far.
    pub(crate) fn before(&self) -> Before {
        let [tokens, sentences, entities] = [self.tokens.len(), self.sentences.len(), self.entities.len()].map(|count| count as u32);
        Before { tokens, sentences, entities }
    }

    /// The document's date, from its date line or as the caller gave it.
    pub fn date(&self) -> Option<DocumentDate> {
        self.date
    }

    /// The tokens, in the order of the text.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The sentences, in the order of the text.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The entities, in the order of their first byte; a quantity stands before what it contains.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The facts, in the order of their first byte.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Whether a limit was hit: a text longer than 4 GiB, of which the rest was not read; a text longer than a quarter of a megabyte, of
    /// which each [part](crate::text::Document::parts) was read for itself, so that no name or pronoun stands for what another part
    /// names; a sentence of 1,000 tokens or a clause of 250, which go on as another.
    pub fn is_cut(&self) -> bool {
        self.cut
    }
}

impl Serialize for Extraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(date) = self.date {
            map.serialize_entry("date", &date.to_string())?;
        }
        map.serialize_entry("sentences", self.sentences())?;
        map.serialize_entry("entities", &self.entities)?;
        map.serialize_entry("facts", &self.facts)?;
        if self.cut {
            map.serialize_entry("cut", &true)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::mention::Value;
    use crate::span::Span;
    use crate::value::Kind;

    #[test]
    fn an_empty_reading_has_its_three_lists() {
        let json = serde_json::to_string(&Extraction::default()).unwrap();
        assert_eq!(json, r#"{"sentences":[],"entities":[],"facts":[]}"#);
    }

    #[test]
    fn a_reading_stands_in_the_contracts_order() {
        let span = Span::new(14, 18);
        let entity = Entity {
            span,
            first: 0,
            last: 1,
            kind: Kind::Organisation,
            value: Value::Organisation { name: "NAVO".into() },
            text: "Navo".into(),
            referent: None,
            acts_for: None,
        };
        let extraction = Extraction {
            date: "2022-02".parse().ok(),
            sentences: vec![Sentence { first: 0, last: 1, span, heading: true }],
            entities: vec![entity],
            cut: true,
            ..Extraction::default()
        };
        let json = serde_json::to_string(&extraction).unwrap();
        let expected = concat!(
            r#"{"date":"2022-02","sentences":[{"start":14,"end":18}],"#,
            r#""entities":[{"kind":"organisation","start":14,"end":18,"text":"Navo","name":"NAVO"}],"facts":[],"cut":true}"#
        );
        assert_eq!(json, expected);
    }
}
