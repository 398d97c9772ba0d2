//! Facts of a caller's own types: the slots that their rules fill, by name.

use std::sync::Arc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::fact::draft::{Draft, SlotValue};
use crate::fact::types::Basis;
use crate::fact::Scene;
use crate::mention::Value;
use crate::span::Span;

/// What slots of a caller's own types are called while a fact is put together: by their number.
pub(crate) const PLACES: &[&str] = &[
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23",
    "24", "25", "26", "27", "28", "29", "30", "31",
];

/// A fact of a type that a caller's rule file declares.
///
/// It serialises as the eleven types do: `type` is the declared name, and each filled slot stands under its own name, always as a
/// list. Names that facts have anyway (`type`, `start`, `status` …) can not be slots, so nothing is ambiguous.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Custom {
    /// The name of its type.
    pub name: Arc<str>,
    /// The slots that are filled, in the order of the declaration, each with its values.
    pub slots: Vec<(Arc<str>, Vec<SlotValue>)>,
    /// Span, sentence, status, time, source and rule.
    pub basis: Basis,
}

impl Custom {
    /// The values of a slot; none where it is not filled.
    pub fn slot(&self, name: &str) -> &[SlotValue] {
        self.slots.iter().find(|(own, _)| **own == *name).map_or(&[], |(_, values)| values)
    }

    /// The fact of a finished draft.
    pub(crate) fn from_draft(scene: &Scene<'_>, draft: &mut Draft, basis: Basis) -> Self {
        let declared = draft.declared.and_then(|at| scene.rules.set.declared().get(usize::from(at)));
        let slots = declared.map_or(Vec::new(), |declared| {
            let named = PLACES.iter().zip(&declared.slots).map(|(place, slot)| (slot.clone(), draft.take(place).into_vec()));
            named.filter(|(_, values)| !values.is_empty()).collect()
        });
        Custom { name: declared.map_or_else(|| Arc::from(""), |declared| declared.name.clone()), slots, basis }
    }
}

/// An amount or moment in a slot: money, a percentage, a measure, a rank, a date, a time, a length of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Valued {
    /// What it is worth.
    pub value: Value,
    /// The index of the entity that it comes from.
    pub entity: usize,
    /// The bytes that say it.
    pub span: Span,
}

impl Serialize for Valued {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", self.value.kind().name())?;
        self.value.fields(&mut map)?;
        map.serialize_entry("entity", &self.entity)?;
        map.end()
    }
}
