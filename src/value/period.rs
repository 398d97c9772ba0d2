//! Units of the calendar and the periods they make: this week, two months on, the last third of a year, Easter.

use jiff::civil::{Date, DateTime, ISOWeekDate, Weekday};
use jiff::Span as Step;

use crate::value::{Interval, Length, Point};

/// A unit in which time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// Fifteen minutes.
    QuarterHour,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A day from Monday to Friday.
    Workday,
    /// A night, counted as a day.
    Night,
    /// Saturday and Sunday.
    Weekend,
    /// A week from Monday on.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// The third of a period that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Third {
    /// Its beginning.
    First,
    /// Its middle.
    Middle,
    /// Its end.
    Last,
}

impl Length {
    /// So many of a unit.
    pub fn of(unit: Unit, count: f64) -> Self {
        let mut length = Length::default();
        length.add(unit, count);
        length
    }

    /// Adds so many of a unit; a fraction of a month or longer counts in whole parts of the next smaller unit.
    pub fn add(&mut self, unit: Unit, count: f64) {
        match unit {
            Unit::Second => self.seconds += count,
            Unit::Minute => self.minutes += count,
            Unit::QuarterHour => self.minutes += 15.0 * count,
            Unit::Hour => self.hours += count,
            Unit::Day | Unit::Workday | Unit::Night => self.days += count,
            Unit::Weekend => self.days += 2.0 * count,
            Unit::Week => self.weeks += count,
            Unit::Month => self.months += count,
            Unit::Quarter => self.months += 3.0 * count,
            Unit::Year => self.years += count,
            Unit::Decade => self.years += 10.0 * count,
            Unit::Century => self.years += 100.0 * count,
        }
    }

    /// The finest unit in it; a whole day for none.
    pub fn is_by_the_clock(&self) -> bool {
        self.hours != 0.0 || self.minutes != 0.0 || self.seconds != 0.0
    }
}

/// The moment that lies the length after `at`, or before it for a negative sign; `None` outside the calendar.
pub fn shift(at: DateTime, length: &Length, sign: i64) -> Option<DateTime> {
    // Fractions pass down: half a year is six months, half a week three and a half days.
    let (years, rest) = parts(length.years);
    let (months, rest) = parts(length.months + rest * 12.0);
    let days = length.days + length.weeks * 7.0 + rest * 30.0;
    let seconds = (days.fract() * 86_400.0 + length.hours * 3600.0 + length.minutes * 60.0 + length.seconds).round();
    let step = Step::new()
        .try_years(years.checked_mul(sign)?)
        .ok()?
        .try_months(months.checked_mul(sign)?)
        .ok()?
        .try_days((days.trunc() as i64).checked_mul(sign)?)
        .ok()?
        .try_seconds((seconds as i64).checked_mul(sign)?)
        .ok()?;
    at.checked_add(step).ok()
}

fn parts(value: f64) -> (i64, f64) {
    (value.trunc() as i64, value.fract())
}

/// The day that lies so many days after `date`.
pub fn days_on(date: Date, days: i64) -> Option<Date> {
    date.checked_add(Step::new().try_days(days).ok()?).ok()
}

/// The day that lies so many months after `date`, at the month's end where it is shorter.
pub fn months_on(date: Date, months: i64) -> Option<Date> {
    date.checked_add(Step::new().try_months(months).ok()?).ok()
}

/// The days from `from` to the one before `to`.
pub fn days(from: Option<Date>, to: Option<Date>) -> Option<Interval> {
    Some(Interval { from: Some(Point::Day(from?)), to: Some(Point::Day(to?)) })
}

/// One day.
pub fn day(date: Date) -> Option<Interval> {
    if date.year() < 1 {
        return None;
    }
    days(Some(date), days_on(date, 1))
}

/// One month.
pub fn month(year: i16, month: i8) -> Option<Interval> {
    let first = Date::new(year, month, 1).ok().filter(|first| first.year() > 0)?;
    days(Some(first), months_on(first, 1))
}

/// So many years from the first day of `year` on.
pub fn years(year: i64, count: i64) -> Option<Interval> {
    // The calendar has no year 0: the first century begins in the year 1.
    let first = |year: i64| Date::new(i16::try_from(year.max(1)).ok()?, 1, 1).ok();
    if year < 0 || year == 0 && count < 100 {
        return None;
    }
    days(first(year), first(year.checked_add(count)?))
}

/// The week with this number.
pub fn week(year: i16, number: i8) -> Option<Interval> {
    let monday = ISOWeekDate::new(year, number, Weekday::Monday).ok()?.date();
    days(Some(monday), days_on(monday, 7))
}

/// The Monday of the week that holds `date`.
pub fn monday(date: Date) -> Option<Date> {
    days_on(date, -i64::from(date.weekday().to_monday_zero_offset()))
}

/// The calendar period of this unit that holds `date`, moved on by `offset` units. `None` for units of the clock.
pub fn period(unit: Unit, date: Date, offset: i64) -> Option<Interval> {
    let first = |months: i64| months_on(date.first_of_month(), months);
    match unit {
        Unit::Second | Unit::Minute | Unit::QuarterHour | Unit::Hour => None,
        Unit::Day | Unit::Workday | Unit::Night => day(days_on(date, offset)?),
        Unit::Week => {
            let from = days_on(monday(date)?, offset.checked_mul(7)?)?;
            days(Some(from), days_on(from, 7))
        }
        Unit::Weekend => {
            let from = days_on(monday(date)?, offset.checked_mul(7)?.checked_add(5)?)?;
            days(Some(from), days_on(from, 2))
        }
        Unit::Month => days(first(offset), first(offset.checked_add(1)?)),
        Unit::Quarter => {
            let back = i64::from((date.month() - 1) % 3);
            let from = offset.checked_mul(3)?.checked_sub(back)?;
            days(first(from), first(from.checked_add(3)?))
        }
        Unit::Year => years(i64::from(date.year()).checked_add(offset)?, 1),
        Unit::Decade => years((i64::from(date.year()).div_euclid(10)).checked_add(offset)?.checked_mul(10)?, 10),
        Unit::Century => years((i64::from(date.year()).div_euclid(100)).checked_add(offset)?.checked_mul(100)?, 100),
    }
}

/// The named third of an interval of days: of a month the 1st to the 10th, the 11th to the 20th, and the rest; of a
/// longer period so many whole months; of a week Monday and Tuesday, Wednesday and Thursday, the rest.
pub fn third(interval: Interval, part: Third) -> Option<Interval> {
    let (from, to) = (interval.from?.date(), interval.to?.date());
    let length = days_between(from, to);
    let cut: (Option<Date>, Option<Date>) = if length > 31 {
        let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month() - from.month());
        (months_on(from, months / 3), months_on(from, months * 2 / 3))
    } else if length > 27 {
        (days_on(from, 10), days_on(from, 20))
    } else {
        (days_on(from, (length / 3).max(1)), days_on(from, (length * 2 / 3).max(1)))
    };
    match part {
        Third::First => days(Some(from), cut.0),
        Third::Middle => days(cut.0, cut.1),
        Third::Last => days(cut.1, Some(to)),
    }
}

/// The number of days from one date to a later one.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// Easter Sunday of the western churches (the rule of Meeus, Jones and Butcher).
pub fn easter(year: i16) -> Option<Date> {
    let (golden, century, of_century) = (i32::from(year).rem_euclid(19), i32::from(year).div_euclid(100), i32::from(year).rem_euclid(100));
    let skipped = (century + 8) / 25;
    let epact = (19 * golden + century - century / 4 - (century - skipped + 1) / 3 + 15).rem_euclid(30);
    let sunday = (32 + 2 * century.rem_euclid(4) + 2 * (of_century / 4) - epact - of_century.rem_euclid(4)).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let at = epact + sunday - 7 * late + 114;
    Date::new(year, i8::try_from(at / 31).ok()?, i8::try_from(at % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn easter_sundays() {
        let known = [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2016, 3, 27), (2021, 4, 4), (2024, 3, 31), (2038, 4, 25)];
        for (year, month, day) in known {
            assert_eq!(easter(year), Date::new(year, month, day).ok());
        }
    }

    #[test]
    fn far_away_is_nothing() {
        let at = Date::new(2022, 2, 25).unwrap().at(0, 0, 0, 0);
        assert_eq!(shift(at, &Length::of(Unit::Year, 1e7), 1), None);
        assert_eq!(shift(at, &Length::of(Unit::Year, 1e300), -1), None);
        assert_eq!(shift(at, &Length::of(Unit::Day, f64::MAX), 1), None);
        assert_eq!(period(Unit::Century, at.date(), i64::MAX), None);
        assert_eq!(years(99_999, 1), None);
    }

    #[test]
    fn thirds_of_a_month() {
        let march = month(2022, 3).unwrap();
        let shown = |part| third(march, part).map(|i| (i.from.unwrap().to_string(), i.to.unwrap().to_string())).unwrap();
        assert_eq!(shown(Third::First), ("2022-03-01".into(), "2022-03-11".into()));
        assert_eq!(shown(Third::Middle), ("2022-03-11".into(), "2022-03-21".into()));
        assert_eq!(shown(Third::Last), ("2022-03-21".into(), "2022-04-01".into()));
    }
}
