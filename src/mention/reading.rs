//! Numbers, amounts and moments as plain items, with every one of them, also those inside others.

use serde::Serialize;

use crate::mention::moment;
use crate::span::Span;
use crate::value::Point;

/// What was read from one text; each list in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AmountReading {
    /// Every number, also those inside quantities, and every range and bound over numbers.
    pub numbers: Vec<NumberItem>,
    /// Every amount with a unit: money, measures, ages, lengths of time.
    pub quantities: Vec<QuantityItem>,
    /// Every date, clock time, interval, length of time and recurring time.
    pub times: Vec<TimeItem>,
}

/// A number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NumberItem {
    /// Its bytes.
    #[serde(flatten)]
    pub span: Span,
    /// The least value, absent where that side is open.
    pub min: Option<f64>,
    /// The greatest value, absent where that side is open.
    pub max: Option<f64>,
    /// `cardinal`, `ordinal`, `fraction`, `percent` or `range`.
    pub kind: &'static str,
}

/// An amount with a unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuantityItem {
    /// Its bytes.
    #[serde(flatten)]
    pub span: Span,
    /// The least value, absent where that side is open.
    pub min: Option<f64>,
    /// The greatest value, absent where that side is open.
    pub max: Option<f64>,
    /// English name of the unit (`kilometer`, `square_meter`, `celsius`, `year`), or ISO 4217.
    pub unit: String,
    /// `currency`, `dimension`, `temperature`, `age` or `duration`.
    pub kind: &'static str,
}

/// A moment, a length of time or a recurring time.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TimeItem {
    /// Its bytes.
    #[serde(flatten)]
    pub span: Span,
    /// The first point, ISO 8601.
    pub from: Option<String>,
    /// The point after the last, ISO 8601.
    pub to: Option<String>,
    /// `date`, `time`, `datetime`, `duration`, `set` and so on.
    pub kind: &'static str,
    /// A length of time in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
}

impl From<&moment::Moment> for TimeItem {
    fn from(moment: &moment::Moment) -> Self {
        let point = |point: Option<Point>| point.map(|point| point.to_string());
        TimeItem {
            span: moment.span,
            from: point(moment.interval.from),
            to: point(moment.interval.to),
            kind: moment.kind,
            seconds: moment.seconds,
        }
    }
}
