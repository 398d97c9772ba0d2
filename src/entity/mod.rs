//! Stage 5, mentions → entities: one reading for each span, resolved within the document.

mod overlap;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::mention::{Context, Mention, Value};
use crate::span::Span;
use crate::value::Kind;

/// A piece of the text with a kind and a normalised value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    pub(crate) span: Span,
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) kind: Kind,
    pub(crate) value: Value,
    pub(crate) text: Box<str>,
}

impl Entity {
    /// Its bytes.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What it means.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// Its bytes as text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Serialize for Entity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", &self.kind)?;
        map.serialize_entry("start", &self.span.start())?;
        map.serialize_entry("end", &self.span.end())?;
        map.serialize_entry("text", &self.text)?;
        self.value.fields(&mut map)?;
        map.end()
    }
}

/// Chooses among the mentions and resolves what remains.
pub fn resolve(context: &Context<'_>, mentions: Vec<Mention>) -> Vec<Entity> {
    overlap::choose(mentions)
        .into_iter()
        .map(|mention| Entity {
            span: mention.span,
            first: mention.first,
            last: mention.last,
            kind: mention.kind,
            value: mention.value,
            text: mention.span.slice(context.text).into(),
        })
        .collect()
}
