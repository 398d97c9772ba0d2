//! Stage 4, sentences → mentions: candidate spans with a kind and a value. They may overlap; stage 5 chooses.

mod context;
mod lists;
mod places;
mod prepared;
mod reading;
mod value;

pub mod amount;
pub mod moment;
pub mod name;

use crate::span::Span;
use crate::value::{Class, Kind};

pub(crate) use context::exact_key;
pub use context::Context;
pub use lists::{Lists, Loader};
pub(crate) use places::{first_from, Places};
pub use prepared::Prepared;
pub use reading::{AmountReading, NumberItem, QuantityItem, TimeItem};
pub(crate) use value::limits;
pub use value::{Text, Value};

/// A candidate: some bytes that may be an entity of some kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The bytes; they may be a part of one token (the "NAVO" of "NAVO-landen").
    pub span: Span,
    /// The first token that the span touches.
    pub first: u32,
    /// The token behind the last that it touches.
    pub last: u32,
    /// What it would be.
    pub kind: Kind,
    /// Its normalised value.
    pub value: Value,
    /// The class of what is named or counted, where it has one.
    pub class: Option<Class>,
    /// How sure the finder is, from 0 to 100; see [`weight`].
    pub weight: u8,
}

/// How sure a finder is of a mention; overlaps of equal length are settled by it.
pub mod weight {
    /// Shape alone: a capital where none is needed.
    pub const SHAPE: u8 = 20;
    /// A listed name that is also a common word, or one of several readings.
    pub const DOUBTFUL: u8 = 40;
    /// A listed name.
    pub const LISTED: u8 = 60;
    /// A name with evidence beside it: a title, a suffix, an age in parentheses.
    pub const EVIDENCE: u8 = 80;
    /// A closed grammar: a date, a numeral, a quantity.
    pub const CERTAIN: u8 = 90;
}

/// Takes away the numerals that are a part of one of these dates and clock times, which stand in their order: the "14" of "14
/// maart" counts nothing.
fn take_moments(numerals: &mut Vec<amount::Numeral>, moments: &[Mention]) {
    let mut taken = moments.iter().filter(|mention| matches!(mention.kind, Kind::Date | Kind::Time)).peekable();
    numerals.retain(|numeral| {
        while taken.next_if(|moment| moment.span.end() <= numeral.span.start()).is_some() {}
        taken.peek().is_none_or(|moment| !moment.span.overlaps(numeral.span))
    });
}

/// What the finders work with beside their result, kept from one text to the next for its memory.
#[derive(Default)]
pub(crate) struct Room {
    names: name::Room,
    openings: amount::Openings,
    numerals: Vec<amount::Numeral>,
    moments: moment::Room,
    /// For each mention a number by which they are put in order, and the place that it comes to.
    order: (Vec<u128>, Vec<u32>),
}

/// Runs every finder over the text, in the order that their results build on each other.
pub fn find(context: &Context<'_>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    find_into(context, &mut Room::default(), &mut mentions);
    mentions
}

/// The same, into a vector that is emptied first.
pub(crate) fn find_into(context: &Context<'_>, room: &mut Room, mentions: &mut Vec<Mention>) {
    let Room { names, openings, numerals, moments, order: (keys, places) } = room;
    mentions.clear();
    name::find_in(context, names, mentions, openings);
    amount::numerals_into(context, openings, numerals);
    let names = mentions.len();
    moment::find_in(context, openings, numerals, moments, mentions);
    take_moments(numerals, mentions.get(names..).unwrap_or(&[]));
    amount::find_in(context, numerals, mentions);
    order(mentions, keys, places);
}

/// Puts mentions in the order of their spans, of one span the surest first, else as they were found. What is sorted is a number
/// for each; then every mention is moved to its place.
fn order(mentions: &mut [Mention], keys: &mut Vec<u128>, places: &mut Vec<u32>) {
    let key = |(found, mention): (usize, &Mention)| {
        let (from, to) = (u128::from(mention.span.from()), u128::from(mention.span.to()));
        from << 96 | to << 64 | u128::from(u8::MAX - mention.weight) << 56 | found as u128
    };
    keys.clear();
    keys.extend(mentions.iter().enumerate().map(key));
    keys.sort_unstable();
    places.clear();
    places.resize(keys.len(), 0);
    for (key, place) in keys.iter().zip(0..) {
        if let Some(own) = places.get_mut((key & FOUND) as usize) {
            *own = place;
        }
    }
    for at in 0..places.len() {
        while let Some(place) = places.get(at).map(|&place| place as usize).filter(|&place| place != at) {
            mentions.swap(at, place);
            places.swap(at, place);
        }
    }
}

/// The bits of a mention's number in its key.
const FOUND: u128 = (1 << 56) - 1;
