//! An amount with a lower and an upper bound.

use serde::{Serialize, Serializer};

/// What the text says of an amount: exactly, at least, at most, between, or about.
///
/// Both bounds are inclusive. `min == max` for an exact value, and for an approximate one (`approx`); a bound that the
/// text leaves open is absent. Values are `f64`: every integer up to 2^53 is exact, beyond that the nearest double.
///
/// ```
/// use feiten::Bounds;
/// assert_eq!(Bounds::exact(350.0).value(), Some(350.0));
/// assert_eq!(Bounds::at_least(30.0).max, None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// The least value, absent where the text leaves that side open.
    pub min: Option<f64>,
    /// The greatest value, absent where the text leaves that side open.
    pub max: Option<f64>,
    /// Whether the text calls the value approximate ("zo'n", "tientallen").
    pub approx: bool,
}

impl Bounds {
    /// Exactly this value.
    pub const fn exact(value: f64) -> Self {
        Bounds { min: Some(value), max: Some(value), approx: false }
    }

    /// About this value.
    pub const fn about(value: f64) -> Self {
        Bounds { min: Some(value), max: Some(value), approx: true }
    }

    /// This value or more.
    pub const fn at_least(value: f64) -> Self {
        Bounds { min: Some(value), max: None, approx: false }
    }

    /// This value or less.
    pub const fn at_most(value: f64) -> Self {
        Bounds { min: None, max: Some(value), approx: false }
    }

    /// From one value to another.
    pub const fn between(min: f64, max: f64) -> Self {
        Bounds { min: Some(min), max: Some(max), approx: false }
    }

    /// The value, where both bounds are the same.
    pub fn value(&self) -> Option<f64> {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => Some(min),
            _ => None,
        }
    }

    /// The bounds with both sides multiplied.
    pub fn scaled(self, factor: f64) -> Self {
        Bounds { min: self.min.map(|v| v * factor), max: self.max.map(|v| v * factor), approx: self.approx }
    }
}

/// Writes a number as an integer where it is one, as JSON readers expect of a count.
pub(crate) fn serialize_number<S: Serializer>(value: f64, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() <= EXACT {
        serializer.serialize_i64(value as i64)
    } else {
        serializer.serialize_f64(value)
    }
}

/// A number that serialises as an integer where it is one.
pub(crate) struct JsonNumber(pub(crate) f64);

impl Serialize for JsonNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_number(self.0, serializer)
    }
}
