//! What a fact keeps of a slot's values: a list of fillers, or one value of the slot's type.

use serde::ser::SerializeMap;

use crate::fact::draft::{SlotValue, Values};
use crate::fact::types::Quote;
use crate::fact::{Count, Filler};
use crate::value::{Length, Outcome};

/// How a field of a fact is filled from the values of its slot.
pub(super) trait Field: Sized {
    /// What a fact keeps of the values.
    fn take(values: Values) -> Self;
    /// Writes it as an entry of a map, if it holds something.
    fn write<M: SerializeMap>(&self, key: &'static str, map: &mut M) -> Result<(), M::Error>;
    /// Its values.
    fn values(&self) -> Vec<SlotValue>;
}

impl Field for Vec<Filler> {
    fn take(values: Values) -> Self {
        let mut fillers = Vec::with_capacity(values.len());
        for value in values {
            if let SlotValue::Filler(filler) = value {
                fillers.push(filler);
            }
        }
        fillers
    }

    fn write<M: SerializeMap>(&self, key: &'static str, map: &mut M) -> Result<(), M::Error> {
        if self.is_empty() {
            return Ok(());
        }
        map.serialize_entry(key, self)
    }

    fn values(&self) -> Vec<SlotValue> {
        self.iter().cloned().map(SlotValue::Filler).collect()
    }
}

/// A slot that holds one value or none.
macro_rules! single {
    ($type:ty, $variant:ident) => {
        impl Field for Option<$type> {
            fn take(values: Values) -> Self {
                values.into_iter().find_map(|value| if let SlotValue::$variant(inner) = value { Some(inner) } else { None })
            }

            fn write<M: SerializeMap>(&self, key: &'static str, map: &mut M) -> Result<(), M::Error> {
                match self {
                    Some(value) => map.serialize_entry(key, value),
                    None => Ok(()),
                }
            }

            fn values(&self) -> Vec<SlotValue> {
                self.iter().cloned().map(SlotValue::$variant).collect()
            }
        }
    };
}

single!(Count, Count);
single!(Length, Length);
single!(Outcome, Outcome);
single!(Quote, Quote);
single!(String, Text);
