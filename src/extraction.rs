//! What was read from one text, and its serialisation by the contract.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::entity::Entity;
use crate::fact::Fact;
use crate::sentence::Sentence;
use crate::token::Token;
use crate::value::DocumentDate;

/// Everything read from one text: tokens, sentences, entities, facts. Owns its data; the text is not kept.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    pub(crate) date: Option<DocumentDate>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) cut: bool,
}

impl Extraction {
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

    /// Whether the text was longer than 4 GiB, so that its end was not read.
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
        map.serialize_entry("sentences", &self.sentences)?;
        map.serialize_entry("entities", &self.entities)?;
        map.serialize_entry("facts", &self.facts)?;
        map.end()
    }
}
