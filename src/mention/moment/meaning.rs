//! What a part of an expression of time means: a day or period, a clock time, a length, or a repetition.

use crate::mention::moment::words::DayPart;
use crate::value::{Interval, Length, Unit};

/// The fields of a calendar date as the text gives them; a neighbour may fill those that are absent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Fields {
    pub(crate) year: Option<i16>,
    pub(crate) month: Option<i8>,
    pub(crate) day: Option<i8>,
    pub(crate) weekday: Option<i8>,
}

/// A day or period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Calendar {
    pub(crate) fields: Fields,
    /// Open on both sides where it can not be resolved.
    pub(crate) interval: Interval,
    pub(crate) grain: Unit,
    pub(crate) part: Option<DayPart>,
    pub(crate) holiday: bool,
    /// Whether it is a mention of its own for the entities too.
    pub(crate) entity: bool,
}

impl Calendar {
    pub(crate) fn new(grain: Unit, interval: Option<Interval>) -> Self {
        Calendar { fields: Fields::default(), interval: interval.unwrap_or_default(), grain, part: None, holiday: false, entity: true }
    }
}

/// A time of the clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Clock {
    pub(crate) hour: i8,
    pub(crate) minute: i8,
    pub(crate) second: Option<i8>,
    /// The part of the day that settles which half of it is meant.
    pub(crate) part: Option<DayPart>,
    /// Whether the other half of the day may be meant.
    pub(crate) either: bool,
    /// Whether the minutes were named.
    pub(crate) minutes: bool,
}

impl Clock {
    pub(crate) fn hour(hour: i8) -> Self {
        Clock { hour, minute: 0, second: None, part: None, either: (1..=12).contains(&hour), minutes: false }
    }

    /// The same time in the half of the day that the part asks for.
    pub(crate) fn within(mut self, part: DayPart) -> Self {
        self.part = Some(part);
        if self.hour <= 12 {
            self.either = false;
            self.hour = match (part, self.hour) {
                (DayPart::Night, 12) => 0,
                (DayPart::Evening, 12) => 24,
                (DayPart::Evening, hour) => hour + 12,
                (DayPart::Afternoon, hour) if hour < 10 => hour + 12,
                (DayPart::Night, hour) if hour > 8 => hour + 12,
                (_, hour) => hour,
            };
        }
        self
    }

    /// Minutes since midnight.
    pub(crate) fn minutes_of_day(&self) -> i64 {
        i64::from(self.hour) * 60 + i64::from(self.minute)
    }
}

/// A length of time with what bounds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stretch {
    pub(crate) min: Option<Length>,
    pub(crate) max: Option<Length>,
    /// The length that counts where one is needed.
    pub(crate) usual: Length,
    pub(crate) unit: Unit,
    /// Whether the mention is an entity: a bare "jaren" is, "de hele dag" is none.
    pub(crate) entity: bool,
}

/// The meaning of one part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Meaning {
    Calendar(Calendar),
    Clock(Clock),
    /// A period between two clock times of one day.
    Clocks(Clock, Clock),
    /// A number that a neighbour may make a day or an hour.
    Bare(i64),
    /// Two such numbers with "tot" or a hyphen between.
    Bares(i64, i64),
    Stretch(Stretch),
    /// A point or period that is resolved and takes part in nothing more.
    Resolved(Interval, Kind),
    Repeated,
}

/// What kind of item a resolved meaning is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Date,
    Dates,
    Datetime,
    Datetimes,
    Times,
}

/// One part of an expression and its tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Part {
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) meaning: Meaning,
}
