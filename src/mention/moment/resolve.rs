//! From what the text says to days of the calendar, counted from the document's date. No clock is ever read.

use jiff::civil::{Date, DateTime};

use crate::mention::moment::meaning::Fields;
use crate::mention::moment::words::{DayPart, Direction, Feast};
use crate::value::period::{self, day, days, days_on, months_on};
use crate::value::{DocumentDate, Grain, Interval, Length, Point, Unit};

/// The moment from which relative expressions count, as exactly as it is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Anchor {
    date: Option<DocumentDate>,
}

impl Anchor {
    pub(crate) fn new(date: Option<DocumentDate>) -> Self {
        Anchor { date }
    }

    fn at(&self, grain: Grain) -> Option<DateTime> {
        self.date.filter(|date| date.grain() >= grain).map(|date| date.datetime())
    }

    /// The day, where it is known.
    pub(crate) fn day(&self) -> Option<Date> {
        self.at(Grain::Day).map(DateTime::date)
    }

    /// The first day of what is known, fit to count months or years from.
    fn coarse(&self, unit: Unit) -> Option<Date> {
        let grain = match unit {
            Unit::Month | Unit::Quarter => Grain::Month,
            Unit::Year | Unit::Decade | Unit::Century => Grain::Year,
            _ => Grain::Day,
        };
        self.at(grain).map(DateTime::date)
    }

    /// The moment where the document gives a time of day.
    pub(crate) fn clock(&self) -> Option<DateTime> {
        self.at(Grain::Clock)
    }

    /// Today and days around it.
    pub(crate) fn days_from(&self, offset: i64) -> Option<Interval> {
        day(days_on(self.day()?, offset)?)
    }

    /// "deze week", "volgend jaar"
    pub(crate) fn period(&self, unit: Unit, offset: i64) -> Option<Interval> {
        period::period(unit, self.coarse(unit)?, offset)
    }

    /// "de komende drie weken", "de laatste twee uur": a window that ends or begins at the document's moment.
    pub(crate) fn window(&self, length: &Length, forward: bool) -> Option<Interval> {
        let fine = length.is_by_the_clock();
        let here = if fine { self.clock()? } else { self.day()?.to_datetime(jiff::civil::Time::midnight()) };
        let there = period::shift(here, length, if forward { 1 } else { -1 })?;
        let point = |at: DateTime| if fine { Point::Clock(at) } else { Point::Day(at.date()) };
        Some(if forward {
            Interval { from: Some(point(here)), to: Some(point(there)) }
        } else {
            Interval { from: Some(point(there)), to: Some(point(here)) }
        })
    }

    /// "drie dagen geleden", "over een uur": the day, or the minute for lengths by the clock.
    pub(crate) fn shifted(&self, length: &Length, sign: i64) -> Option<Interval> {
        if length.is_by_the_clock() {
            let at = period::shift(self.clock()?, length, sign)?;
            return instant(at);
        }
        let here = self.day()?.to_datetime(jiff::civil::Time::midnight());
        day(period::shift(here, length, sign)?.date())
    }

    /// The day so many days from Monday to Friday on.
    pub(crate) fn workdays(&self, count: i64) -> Option<Interval> {
        const MOST: i64 = 5_000;
        let mut date = self.day()?;
        let mut left = (0..=MOST).contains(&count).then_some(count)?;
        while left > 0 {
            date = days_on(date, 1)?;
            left -= i64::from(date.weekday().to_monday_one_offset() < 6);
        }
        day(date)
    }

    /// The date that the fields name; what they leave out is taken from the document's date, in the direction asked.
    pub(crate) fn fields(&self, fields: &Fields, future: bool) -> Option<Interval> {
        match *fields {
            Fields { year: Some(year), month: Some(month), day: Some(of_month), .. } => day(Date::new(year, month, of_month).ok()?),
            Fields { year: Some(year), month: Some(month), day: None, .. } => period::month(year, month),
            Fields { year: Some(year), month: None, day: None, .. } => period::years(i64::from(year), 1),
            Fields { month: Some(month), day: Some(of_month), weekday, .. } => {
                // Where a weekday is named too, the year is the one in which it fits.
                let fits = |day: &Interval| day.from.is_some_and(|from| Some(from.date().weekday().to_monday_one_offset()) == weekday);
                let own = self.month_day(month, of_month, future);
                let other = || self.month_day(month, of_month, !future).filter(fits);
                if weekday.is_none() || own.as_ref().is_some_and(fits) { own } else { other().or(own) }
            }
            Fields { month: Some(month), day: None, .. } => self.month(month, future),
            Fields { day: Some(of_month), weekday, month: None, .. } => self.day_of_month(of_month, weekday, future),
            Fields { weekday: Some(weekday), .. } => self.weekday(weekday, if future { Direction::Coming } else { Direction::Last }, true),
            _ => None,
        }
    }

    fn month(&self, month: i8, future: bool) -> Option<Interval> {
        let here = self.coarse(Unit::Year)?;
        let known = self.at(Grain::Month).is_some();
        let year = i64::from(here.year())
            + match (known, future) {
                (false, _) => 0,
                (true, true) => i64::from(month < here.month()),
                (true, false) => -i64::from(month > here.month()),
            };
        period::month(i16::try_from(year).ok()?, month)
    }

    fn month_day(&self, month: i8, of_month: i8, future: bool) -> Option<Interval> {
        let here = self.coarse(Unit::Year)?;
        let known = (self.at(Grain::Month).is_some(), self.at(Grain::Day).is_some());
        let later = match known {
            (false, _) => std::cmp::Ordering::Equal,
            (true, false) => month.cmp(&here.month()),
            (true, true) => (month, of_month).cmp(&(here.month(), here.day())),
        };
        let step: i16 = match (later, future) {
            (std::cmp::Ordering::Less, true) => 1,
            (std::cmp::Ordering::Greater, false) => -1,
            _ => 0,
        };
        let mut year = here.year().checked_add(step)?;
        // The 29th of February goes on to a year that has one.
        for _ in 0..8 {
            if let Ok(date) = Date::new(year, month, of_month) {
                return day(date);
            }
            if (month, of_month) != (2, 29) {
                return None;
            }
            year = year.checked_add(if future { 1 } else { -1 })?;
        }
        None
    }

    fn day_of_month(&self, of_month: i8, weekday: Option<i8>, future: bool) -> Option<Interval> {
        let here = self.day()?;
        let first = here.first_of_month();
        for step in 0..40 {
            let month = months_on(first, if future { step } else { -step })?;
            let Ok(date) = Date::new(month.year(), month.month(), of_month) else { continue };
            let fits = weekday.is_none_or(|weekday| date.weekday().to_monday_one_offset() == weekday);
            if fits && (if future { date >= here } else { date <= here }) {
                return day(date);
            }
        }
        None
    }

    /// A weekday; `today` lets the document's own day count.
    pub(crate) fn weekday(&self, weekday: i8, direction: Direction, today: bool) -> Option<Interval> {
        let here = self.day()?;
        let ahead = i64::from((weekday - here.weekday().to_monday_one_offset()).rem_euclid(7));
        let offset = match direction {
            Direction::Coming if ahead == 0 && !today => 7,
            Direction::Coming => ahead,
            Direction::Last if ahead == 0 && today => 0,
            Direction::Last => ahead - 7,
            Direction::This => return self.weekday_in(weekday, self.period(Unit::Week, 0)?),
            Direction::Next => return self.weekday_in(weekday, self.period(Unit::Week, 1)?),
        };
        day(days_on(here, offset)?)
    }

    /// The weekday of a week.
    pub(crate) fn weekday_in(&self, weekday: i8, week: Interval) -> Option<Interval> {
        day(days_on(week.from?.date(), i64::from(weekday) - 1)?)
    }

    /// A holiday in the year, or the one that lies in the direction asked.
    pub(crate) fn feast(&self, feast: Feast, year: Option<i16>, future: bool) -> Option<Interval> {
        if let Some(year) = year {
            return feast_in(feast, year);
        }
        let here = self.coarse(Unit::Year)?;
        let own = feast_in(feast, here.year())?;
        let Some(today) = self.day() else { return Some(own) };
        if future && own.to?.date() <= today {
            feast_in(feast, here.year().checked_add(1)?)
        } else if !future && own.from?.date() > today {
            feast_in(feast, here.year().checked_sub(1)?)
        } else {
            Some(own)
        }
    }
}

/// A point with the minute behind it.
pub(crate) fn instant(at: DateTime) -> Option<Interval> {
    Some(Interval { from: Some(Point::Clock(at)), to: None })
}

/// A part of the day that the interval begins with.
pub(crate) fn part_of(interval: Interval, part: DayPart) -> Option<Interval> {
    let (from, to) = part.hours();
    between(interval.from?.date(), from * 60, to * 60)
}

/// From one minute of a day to another; minutes from 1440 on lie in the next day.
pub(crate) fn between(date: Date, from: i64, to: i64) -> Option<Interval> {
    Some(Interval { from: Some(Point::Clock(minute(date, from)?)), to: Some(Point::Clock(minute(date, to)?)) })
}

/// So many minutes after the beginning of a day.
pub(crate) fn minute(date: Date, minutes: i64) -> Option<DateTime> {
    let date = days_on(date, minutes.div_euclid(1440))?;
    let of_day = minutes.rem_euclid(1440);
    Some(date.at(i8::try_from(of_day / 60).ok()?, i8::try_from(of_day % 60).ok()?, 0, 0))
}

/// The nth weekday of the days of an interval, from its end for a negative `nth`.
pub(crate) fn nth_weekday(interval: Interval, nth: i64, weekday: i8) -> Option<Interval> {
    let (from, to) = (interval.from?.date(), interval.to?.date());
    let date = if nth > 0 {
        let ahead = i64::from((weekday - from.weekday().to_monday_one_offset()).rem_euclid(7));
        days_on(from, ahead + (nth - 1).checked_mul(7)?)?
    } else {
        let last = days_on(to, -1)?;
        let back = i64::from((last.weekday().to_monday_one_offset() - weekday).rem_euclid(7));
        days_on(last, -back + (nth + 1).checked_mul(7)?)?
    };
    if date < from || date >= to {
        return None;
    }
    day(date)
}

/// The nth week of a longer period: the week of its first Thursday counts as its first, as ISO 8601 has it for years.
pub(crate) fn nth_week(interval: Interval, nth: i64) -> Option<Interval> {
    let thursday = nth_weekday(interval, nth, 4)?.from?.date();
    period::period(Unit::Week, thursday, 0)
}

fn feast_in(feast: Feast, year: i16) -> Option<Interval> {
    let from = match feast {
        Feast::Fixed { month, day, length } => return span(Date::new(year, month, day).ok()?, length),
        Feast::Easter { offset, length } => return span(days_on(period::easter(year)?, offset)?, length),
        Feast::Nth { nth, weekday, month } => return nth_weekday(period::month(year, month)?, i64::from(nth), weekday),
        Feast::King => Date::new(year, 4, 27).ok()?,
        Feast::Queen => Date::new(year, 4, 30).ok()?,
        Feast::BlackFriday => days_on(nth_weekday(period::month(year, 11)?, 4, 4)?.from?.date(), 1)?,
        Feast::Moving => return None,
    };
    // The royal birthday is kept a day earlier where it falls on a Sunday.
    let sunday = matches!(feast, Feast::King | Feast::Queen) && from.weekday() == jiff::civil::Weekday::Sunday;
    day(if sunday { days_on(from, -1)? } else { from })
}

fn span(from: Date, length: i64) -> Option<Interval> {
    days(Some(from), days_on(from, length))
}
