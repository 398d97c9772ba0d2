//! The numeral and calendar layer by itself: every number, amount and moment of a text, without entities or facts.

use std::sync::Arc;

use crate::extractor::built_in;
use crate::mention::{amount, moment, Context, Lists, Prepared};
use crate::text::Document;
use crate::value::DocumentDate;

pub use crate::mention::{AmountReading, NumberItem, QuantityItem, TimeItem};

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

impl std::fmt::Debug for Amounts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Amounts").finish_non_exhaustive()
    }
}

impl Default for Amounts {
    fn default() -> Self {
        Self::new()
    }
}

impl Amounts {
    /// A reader with the built-in Dutch lists.
    pub fn new() -> Self {
        Amounts { lists: built_in() }
    }

    /// Reads a text; relative dates count from `reference`.
    pub fn read(&self, text: &str, reference: Option<DocumentDate>) -> AmountReading {
        self.on(text, reference, |context| {
            let openings = amount::Openings::new(context);
            let numerals = amount::numerals(context, &openings);
            let marks = moment::Marks::new(context, &openings, &numerals);
            let mut moments = Vec::new();
            moment::find(context, &numerals, &marks, &mut moments);
            let times = moment::moments(context, &numerals, &marks).iter().map(TimeItem::from).collect();
            AmountReading { times, ..amount::items(context, &numerals, &moments) }
        })
    }

    /// The numbers of a text alone, as [`Amounts::read`] gives them, at a fraction of the cost.
    ///
    /// ```
    /// let numbers = feiten::Amounts::new().numbers("Zo'n tweehonderdvijftig tot 300 man.");
    /// let found: Vec<_> = numbers.iter().map(|number| (number.min, number.max, number.kind)).collect();
    /// let range = (Some(250.0), Some(300.0), "range");
    /// assert_eq!(found, [range, (Some(250.0), Some(250.0), "cardinal"), (Some(300.0), Some(300.0), "cardinal")]);
    /// ```
    pub fn numbers(&self, text: &str) -> Vec<NumberItem> {
        self.on(text, None, |context| amount::only_numbers(context, &amount::numerals(context, &amount::Openings::new(context))))
    }

    /// What `read` finds in a text that is split and looked up.
    fn on<T>(&self, text: &str, reference: Option<DocumentDate>, read: impl FnOnce(&Context<'_>) -> T) -> T {
        let lists = &*self.lists;
        let document = Document::new(text, reference);
        let mut prepared = Prepared::default();
        prepared.look_up(&document, lists);
        read(&prepared.context(&document, lists))
    }
}
