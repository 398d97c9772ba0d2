//! The normalised value of a mention or entity, one shape for each kind of the contract.

use std::borrow::Cow;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::value::JsonNumber;
use crate::value::{Bounds, Class, Echelon, Interval, Kind, Length};

/// A word or name of a value: borrowed where it stands in a list of the crate, so that it is copied for nothing.
pub type Text = Cow<'static, str>;

/// What an entity means. The fields of each variant are those of the contract's table for the kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `person`.
    Person {
        /// The fullest form that the document gives.
        name: Text,
        /// What a list knows beside that.
        known_as: Option<Text>,
    },
    /// `country`.
    Country {
        /// ISO 3166-1 alpha-2.
        code: &'static str,
        /// The usual Dutch name.
        name: Text,
    },
    /// `nationality`.
    Nationality {
        /// ISO 3166-1 alpha-2.
        code: &'static str,
    },
    /// `place`.
    Place {
        /// The usual Dutch name.
        name: Text,
        /// The country it lies in, where it lies in one.
        country: Option<Text>,
    },
    /// `organisation`.
    Organisation {
        /// The usual short name.
        name: Text,
    },
    /// `unit`.
    Unit {
        /// The proper name, else the singular lemma.
        name: Text,
        /// Its echelon.
        echelon: Option<Echelon>,
    },
    /// `role`.
    Role {
        /// The lemma without the body.
        title: Text,
        /// The body that the compound or phrase names.
        organisation: Option<Text>,
        /// The country that the phrase names.
        country: Option<Text>,
    },
    /// `quantity`.
    Quantity {
        /// How many.
        bounds: Bounds,
        /// Singular lemma of what is counted.
        noun: Text,
        /// Its class.
        class: Class,
    },
    /// `number`.
    Number {
        /// The number.
        bounds: Bounds,
    },
    /// `ordinal`.
    Ordinal {
        /// The rank.
        value: f64,
    },
    /// `percent`.
    Percent {
        /// The percentage: 20 for 20 %.
        bounds: Bounds,
    },
    /// `money`.
    Money {
        /// The amount.
        bounds: Bounds,
        /// ISO 4217; absent where the name fits several.
        currency: Option<Text>,
    },
    /// `measure`.
    Measure {
        /// The amount.
        bounds: Bounds,
        /// SI-style symbol.
        unit: Text,
    },
    /// `date`.
    Date(Interval),
    /// `time`.
    Time(Interval),
    /// `duration`: both ends the same for an exact one.
    Duration {
        /// The least length.
        min: Option<Box<Length>>,
        /// The greatest length.
        max: Option<Box<Length>>,
    },
    /// `equipment`.
    Equipment {
        /// The lemma or proper name.
        name: Text,
        /// Its class.
        class: Class,
    },
    /// `event`.
    Event {
        /// The name.
        name: Text,
    },
    /// `misc`.
    Misc {
        /// The name.
        name: Text,
    },
}

impl Value {
    /// The value as a fact slot compares it: code of a country, name of a named thing, title of a role.
    pub fn label(&self) -> Option<&str> {
        match self {
            Value::Country { code, .. } | Value::Nationality { code } => Some(code),
            value => value.name().map(|name| &**name),
        }
    }

    /// The same as a text of its own; one that a list has is not copied.
    pub(crate) fn label_text(&self) -> Option<Text> {
        match self {
            Value::Country { code, .. } | Value::Nationality { code } => Some(Text::Borrowed(code)),
            value => value.name().cloned(),
        }
    }

    /// The name of a named thing, the title of a role, the noun of what is counted.
    fn name(&self) -> Option<&Text> {
        match self {
            Value::Person { name, .. }
            | Value::Place { name, .. }
            | Value::Organisation { name }
            | Value::Unit { name, .. }
            | Value::Equipment { name, .. }
            | Value::Event { name }
            | Value::Misc { name } => Some(name),
            Value::Role { title, .. } => Some(title),
            Value::Quantity { noun, .. } => Some(noun),
            _ => None,
        }
    }

    /// The kind of entity that has such a value.
    pub fn kind(&self) -> Kind {
        match self {
            Value::Person { .. } => Kind::Person,
            Value::Country { .. } => Kind::Country,
            Value::Nationality { .. } => Kind::Nationality,
            Value::Place { .. } => Kind::Place,
            Value::Organisation { .. } => Kind::Organisation,
            Value::Unit { .. } => Kind::Unit,
            Value::Role { .. } => Kind::Role,
            Value::Quantity { .. } => Kind::Quantity,
            Value::Number { .. } => Kind::Number,
            Value::Ordinal { .. } => Kind::Ordinal,
            Value::Percent { .. } => Kind::Percent,
            Value::Money { .. } => Kind::Money,
            Value::Measure { .. } => Kind::Measure,
            Value::Date(_) => Kind::Date,
            Value::Time(_) => Kind::Time,
            Value::Duration { .. } => Kind::Duration,
            Value::Equipment { .. } => Kind::Equipment,
            Value::Event { .. } => Kind::Event,
            Value::Misc { .. } => Kind::Misc,
        }
    }

    /// Writes the value's fields into an open map.
    pub(crate) fn fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match self {
            Value::Person { name, known_as } => {
                map.serialize_entry("name", name)?;
                optional(map, "known_as", known_as)?;
            }
            Value::Country { code, name } => {
                map.serialize_entry("name", name)?;
                map.serialize_entry("code", code)?;
            }
            Value::Nationality { code } => map.serialize_entry("code", code)?,
            Value::Place { name, country } => {
                map.serialize_entry("name", name)?;
                optional(map, "country", country)?;
            }
            Value::Organisation { name } | Value::Event { name } | Value::Misc { name } => map.serialize_entry("name", name)?,
            Value::Unit { name, echelon } => {
                map.serialize_entry("name", name)?;
                optional(map, "echelon", echelon)?;
                if let Some((min, max)) = echelon.and_then(Echelon::size) {
                    map.serialize_entry("size", &Size { min, max })?;
                }
            }
            Value::Role { title, organisation, country } => {
                map.serialize_entry("title", title)?;
                optional(map, "organisation", organisation)?;
                optional(map, "country", country)?;
            }
            Value::Quantity { bounds, noun, class } => {
                limits(map, bounds)?;
                map.serialize_entry("noun", noun)?;
                map.serialize_entry("class", class)?;
            }
            Value::Number { bounds } | Value::Percent { bounds } => value_or_limits(map, bounds)?,
            Value::Ordinal { value } => map.serialize_entry("value", &JsonNumber(*value))?,
            Value::Money { bounds, currency } => {
                value_or_limits(map, bounds)?;
                optional(map, "currency", currency)?;
            }
            Value::Measure { bounds, unit } => {
                value_or_limits(map, bounds)?;
                map.serialize_entry("unit", unit)?;
            }
            Value::Date(interval) | Value::Time(interval) => {
                optional(map, "from", &interval.from)?;
                optional(map, "to", &interval.to)?;
            }
            Value::Duration { min, max } => match (min, max) {
                (Some(least), Some(most)) if least == most => map.serialize_entry("iso", least)?,
                _ => {
                    optional(map, "min", min)?;
                    optional(map, "max", max)?;
                }
            },
            Value::Equipment { name, class } => {
                map.serialize_entry("name", name)?;
                map.serialize_entry("class", class)?;
            }
        }
        Ok(())
    }
}

#[derive(Serialize)]
struct Size {
    min: u32,
    max: u32,
}

fn optional<M: SerializeMap, T: Serialize>(map: &mut M, key: &'static str, value: &Option<T>) -> Result<(), M::Error> {
    match value {
        Some(value) => map.serialize_entry(key, value),
        None => Ok(()),
    }
}

/// `min` and `max`, each where it is known, and `approx` where it holds.
pub(crate) fn limits<M: SerializeMap>(map: &mut M, bounds: &Bounds) -> Result<(), M::Error> {
    // A number beyond the range of doubles is as good as open: JSON has no infinity.
    let finite = |bound: Option<f64>| bound.filter(|value| value.is_finite()).map(JsonNumber);
    optional(map, "min", &finite(bounds.min))?;
    optional(map, "max", &finite(bounds.max))?;
    if bounds.approx {
        map.serialize_entry("approx", &true)?;
    }
    Ok(())
}

/// `value` for one value, else the limits.
fn value_or_limits<M: SerializeMap>(map: &mut M, bounds: &Bounds) -> Result<(), M::Error> {
    match bounds.value().filter(|value| value.is_finite()) {
        Some(value) => {
            map.serialize_entry("value", &JsonNumber(value))?;
            if bounds.approx {
                map.serialize_entry("approx", &true)?;
            }
            Ok(())
        }
        None => limits(map, bounds),
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.fields(&mut map)?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::value::{Point, Unit};

    fn json(value: &Value) -> String {
        serde_json::to_string(value).unwrap()
    }

    fn day(text: &str) -> Option<Point> {
        text.parse().ok().map(Point::Day)
    }

    fn clock(text: &str) -> Option<Point> {
        text.parse().ok().map(Point::Clock)
    }

    #[test]
    fn names() {
        let person = |known_as: Option<&'static str>| Value::Person { name: "Jens Stoltenberg".into(), known_as: known_as.map(Into::into) };
        let name = || Text::from("NAVO");
        let cases = [
            (person(None), r#"{"name":"Jens Stoltenberg"}"#),
            (person(Some("J. Stoltenberg")), r#"{"name":"Jens Stoltenberg","known_as":"J. Stoltenberg"}"#),
            (Value::Country { code: "BY", name: "Belarus".into() }, r#"{"name":"Belarus","code":"BY"}"#),
            (Value::Nationality { code: "UA" }, r#"{"code":"UA"}"#),
            (Value::Place { name: "Moskou".into(), country: Some("RU".into()) }, r#"{"name":"Moskou","country":"RU"}"#),
            (Value::Place { name: "oostflank".into(), country: None }, r#"{"name":"oostflank"}"#),
            (Value::Organisation { name: name() }, r#"{"name":"NAVO"}"#),
            (Value::Event { name: name() }, r#"{"name":"NAVO"}"#),
            (Value::Misc { name: name() }, r#"{"name":"NAVO"}"#),
            (
                Value::Unit { name: "battlegroup".into(), echelon: Some(Echelon::Battlegroup) },
                r#"{"name":"battlegroup","echelon":"battlegroup","size":{"min":800,"max":1500}}"#,
            ),
            (Value::Unit { name: "flitsmacht".into(), echelon: Some(Echelon::Force) }, r#"{"name":"flitsmacht","echelon":"force"}"#),
            (Value::Unit { name: "eenheid".into(), echelon: None }, r#"{"name":"eenheid"}"#),
            (
                Value::Role { title: "minister".into(), organisation: Some("Defensie".into()), country: Some("NL".into()) },
                r#"{"title":"minister","organisation":"Defensie","country":"NL"}"#,
            ),
            (Value::Equipment { name: "F-16".into(), class: Class::Aircraft }, r#"{"name":"F-16","class":"aircraft"}"#),
        ];
        for (value, expected) in cases {
            assert_eq!(json(&value), expected);
        }
    }

    #[test]
    fn amounts() {
        let troops = |bounds| Value::Quantity { bounds, noun: "man".into(), class: Class::Personnel };
        let money = |currency: Option<&'static str>| Value::Money { bounds: Bounds::exact(2.5e6), currency: currency.map(Into::into) };
        let cases = [
            (troops(Bounds::between(150.0, 200.0)), r#"{"min":150,"max":200,"noun":"man","class":"personnel"}"#),
            (troops(Bounds::about(25_000.0)), r#"{"min":25000,"max":25000,"approx":true,"noun":"man","class":"personnel"}"#),
            (troops(Bounds::at_least(30.0)), r#"{"min":30,"noun":"man","class":"personnel"}"#),
            (troops(Bounds::at_most(350.0)), r#"{"max":350,"noun":"man","class":"personnel"}"#),
            (Value::Number { bounds: Bounds::exact(44.0) }, r#"{"value":44}"#),
            (Value::Number { bounds: Bounds::about(44.0) }, r#"{"value":44,"approx":true}"#),
            (Value::Number { bounds: Bounds::exact(0.5) }, r#"{"value":0.5}"#),
            (Value::Number { bounds: Bounds::exact(f64::INFINITY) }, "{}"),
            (Value::Number { bounds: Bounds::between(2.0, f64::INFINITY) }, r#"{"min":2}"#),
            (Value::Ordinal { value: 13.0 }, r#"{"value":13}"#),
            (Value::Percent { bounds: Bounds::at_most(60.0) }, r#"{"max":60}"#),
            (money(Some("EUR")), r#"{"value":2500000,"currency":"EUR"}"#),
            (money(None), r#"{"value":2500000}"#),
            (Value::Measure { bounds: Bounds::exact(18.0), unit: "°C".into() }, r#"{"value":18,"unit":"°C"}"#),
        ];
        for (value, expected) in cases {
            assert_eq!(json(&value), expected);
        }
    }

    #[test]
    fn moments() {
        let weeks = |count| Some(Box::new(Length::of(Unit::Week, count)));
        let cases = [
            (Value::Date(Interval { from: day("2022-01-21"), to: day("2022-02-01") }), r#"{"from":"2022-01-21","to":"2022-02-01"}"#),
            (Value::Date(Interval::default()), "{}"),
            (
                Value::Date(Interval { from: clock("2022-02-16T18:00"), to: clock("2022-02-17T00:00") }),
                r#"{"from":"2022-02-16T18:00","to":"2022-02-17T00:00"}"#,
            ),
            (Value::Time(Interval { from: clock("2022-02-16T15:00"), to: None }), r#"{"from":"2022-02-16T15:00"}"#),
            (Value::Duration { min: weeks(2.0), max: weeks(2.0) }, r#"{"iso":"P2W"}"#),
            (Value::Duration { min: weeks(2.0), max: None }, r#"{"min":"P2W"}"#),
            (Value::Duration { min: weeks(2.0), max: weeks(3.0) }, r#"{"min":"P2W","max":"P3W"}"#),
            (Value::Duration { min: None, max: None }, "{}"),
        ];
        for (value, expected) in cases {
            assert_eq!(json(&value), expected);
        }
    }
}
