//! The numeral and calendar layer by itself: every number, amount and moment of a text, without entities or facts.

use std::sync::Arc;

use serde::Serialize;

use crate::extractor::built_in;
use crate::mention::{amount, moment, Context, Lists};
use crate::sentence;
use crate::span::Span;
use crate::text::Document;
use crate::token;
use crate::value::DocumentDate;

/// Reads numbers, amounts and moments from Dutch text.
///
/// ```
/// let reading = feiten::Amounts::new().read("Er zijn drieëntwintig tanks.", None);
/// assert_eq!(reading.numbers[0].min, Some(23.0));
/// assert_eq!(reading.numbers[0].kind, "cardinal");
/// ```
#[derive(Clone)]
pub struct Amounts {
    lists: Arc<Lists>,
}

impl Default for Amounts {
    fn default() -> Self {
        Self::new()
    }
}

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

impl Amounts {
    /// A reader with the built-in Dutch lists.
    pub fn new() -> Self {
        Amounts { lists: built_in() }
    }

    /// Reads a text; relative dates count from `reference`.
    pub fn read(&self, text: &str, reference: Option<DocumentDate>) -> AmountReading {
        let lists = &*self.lists;
        let document = Document::new(text, reference);
        let mut tokens = Vec::with_capacity(document.flow.len() / 5);
        token::split(text, document.flow, &lists.abbreviations, &mut tokens);
        let mut sentences = Vec::with_capacity(tokens.len() / 12);
        sentence::split(text, &tokens, &lists.abbreviations, &mut sentences);
        let slots: Vec<_> = tokens.iter().map(|token| lists.lexicon.slot(token.hash)).collect();
        let context = Context { text, tokens: &tokens, sentences: &sentences, slots: &slots, lists, date: document.date, future: false };
        let numerals = amount::numerals(&context);
        let mut moments = Vec::new();
        moment::find(&context, &numerals, &mut moments);
        let times = moment::moments(&context, &numerals).iter().map(TimeItem::from).collect();
        AmountReading { times, ..amount::items(&context, &numerals, &moments) }
    }
}

impl From<&moment::Moment> for TimeItem {
    fn from(moment: &moment::Moment) -> Self {
        let point = |point: Option<crate::value::Point>| point.map(|point| point.to_string());
        TimeItem {
            span: moment.span,
            from: point(moment.interval.from),
            to: point(moment.interval.to),
            kind: moment.kind,
            seconds: moment.seconds,
        }
    }
}
