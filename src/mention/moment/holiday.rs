//! Holidays: the rules of `holiday.tsv` and the days they give in a year.

use jiff::civil::Date;

use crate::mention::moment::resolve::nth_weekday;
use crate::value::period::{self, day, days, days_on};
use crate::value::Interval;

/// A holiday's rule: a fixed day, a day counted from Easter, a weekday of a month, or none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Feast {
    Fixed {
        month: i8,
        day: i8,
        length: i64,
    },
    Easter {
        offset: i64,
        length: i64,
    },
    Nth {
        nth: i8,
        weekday: i8,
        month: i8,
    },
    King,
    Queen,
    /// the day behind the fourth Thursday of November
    BlackFriday,
    Moving,
}

impl Feast {
    /// Reads a rule of the list.
    pub(crate) fn parse(rule: &str) -> Option<Self> {
        let mut fields = rule.split(' ');
        let name = fields.next()?;
        let mut number = || fields.next()?.parse::<i8>().ok();
        Some(match name {
            "fixed" => Feast::Fixed { month: number()?, day: number()?, length: i64::from(number()?) },
            "easter" => Feast::Easter { offset: i64::from(number()?), length: i64::from(number()?) },
            "nth" => Feast::Nth { nth: number()?, weekday: number()?, month: number()? },
            "king" => Feast::King,
            "queen" => Feast::Queen,
            "friday" => Feast::BlackFriday,
            "moving" => Feast::Moving,
            _ => return None,
        })
    }

    /// The days of the holiday in a year.
    pub(crate) fn in_year(self, year: i16) -> Option<Interval> {
        let from = match self {
            Feast::Fixed { month, day, length } => return span(Date::new(year, month, day).ok()?, length),
            Feast::Easter { offset, length } => return span(days_on(period::easter(year)?, offset)?, length),
            Feast::Nth { nth, weekday, month } => return nth_weekday(period::month(year, month)?, i64::from(nth), weekday),
            Feast::King => Date::new(year, 4, 27).ok()?,
            Feast::Queen => Date::new(year, 4, 30).ok()?,
            Feast::BlackFriday => days_on(nth_weekday(period::month(year, 11)?, 4, 4)?.from?.date(), 1)?,
            Feast::Moving => return None,
        };
        // The royal birthday is kept a day earlier where it falls on a Sunday.
        let sunday = matches!(self, Feast::King | Feast::Queen) && from.weekday() == jiff::civil::Weekday::Sunday;
        day(if sunday { days_on(from, -1)? } else { from })
    }
}

fn span(from: Date, length: i64) -> Option<Interval> {
    days(Some(from), days_on(from, length))
}
