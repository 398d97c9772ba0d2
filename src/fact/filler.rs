//! What fills a slot.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::mention::{limits, Text};
use crate::span::Span;
use crate::value::{Bounds, Class, Kind};

/// What sort of thing fills a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FillerKind {
    /// An entity of that kind, or what it stands for.
    Entity(Kind),
    /// A plain noun.
    Noun,
}

impl FillerKind {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            FillerKind::Entity(kind) => kind.name(),
            FillerKind::Noun => "noun",
        }
    }
}

/// One filler of a list slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Filler {
    /// What it is.
    pub kind: FillerKind,
    /// Its value as the contract compares it: code of a country, fullest name of a person, lemma of a thing.
    pub value: Text,
    /// The index of the entity that it comes from.
    pub entity: Option<usize>,
    /// The bytes that name it in the fact's sentence.
    pub span: Span,
}

impl Serialize for Filler {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", self.kind.name())?;
        map.serialize_entry("value", &self.value)?;
        if let Some(entity) = self.entity {
            map.serialize_entry("entity", &entity)?;
        }
        map.end()
    }
}

/// A quantity slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// How many.
    pub bounds: Bounds,
    /// Of what class.
    pub class: Option<Class>,
    /// The index of the entity that it comes from.
    pub entity: Option<usize>,
    /// The bytes that say it.
    pub span: Span,
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        limits(&mut map, &self.bounds)?;
        if let Some(class) = self.class {
            map.serialize_entry("class", &class)?;
        }
        if let Some(entity) = self.entity {
            map.serialize_entry("entity", &entity)?;
        }
        map.end()
    }
}
