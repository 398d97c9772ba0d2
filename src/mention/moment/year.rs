//! Periods that begin with a number: years, decades, centuries, "eerste vrijdag van juli".

use crate::mention::moment::digits::Digits;
use crate::mention::moment::meaning::{Calendar, Fields, Meaning};
use crate::mention::moment::named::quarter_of;
use crate::mention::moment::reader::Reader;
use crate::mention::moment::resolve::{nth_week, nth_weekday};
use crate::mention::moment::words::{Atom, Direction, Glue};
use crate::token::Shape;
use crate::value::period::{self, days};
use crate::value::{Interval, Length, Unit};

impl Reader<'_> {
    pub(crate) fn year_calendar(&self, year: i16) -> Calendar {
        let fields = Fields { year: Some(year), ..Fields::default() };
        Calendar { fields, ..Calendar::new(Unit::Year, period::years(i64::from(year), 1)) }
    }

    /// What begins with a number: "eerste vrijdag van juli", "21e eeuw", "2016", "11 / 2016".
    pub(crate) fn counted(&self, at: usize, depth: u8, chained: bool) -> Option<(Calendar, usize)> {
        if let Some((number, next)) = self.ordinal(at) {
            match self.atom(next)? {
                (Atom::Unit(Unit::Century), last) => {
                    let from = number.checked_sub(1)?.checked_mul(100)?;
                    return (1..=30).contains(&number).then(|| (Calendar::new(Unit::Century, period::years(from, 100)), last));
                }
                _ => return self.nth(number, next, depth),
            }
        }
        match self.digits(at) {
            Some(Digits::Quarter(year, number)) => return Some((Calendar::new(Unit::Quarter, quarter_of(year, number)), at + 1)),
            // "11 / 2016"
            Some(Digits::Integer(month @ 1..=12, 1 | 2)) if self.broad => {
                let mark = self.glue(at + 1) == Some(Glue::Dash) || self.context.sign(at + 1) == b'/';
                if let (true, Some(Digits::Integer(year @ 1000..=2999, 4))) = (mark, self.digits(at + 2)) {
                    return Some((self.month_of(year as i16, month as i8), at + 3));
                }
            }
            _ => {}
        }
        // "5 aankomende jaren"
        if let Some((direction, next)) = self.count(at).and_then(|count| self.toward(count.last)).filter(|_| self.broad) {
            let count = self.count(at)?;
            let (Atom::Units(unit), last) = self.atom(next)? else { return None };
            let length = Length::of(unit, count.usual);
            let forward = direction != Direction::Last;
            return (direction != Direction::This)
                .then(|| (Calendar::new(unit.max(Unit::Day), self.anchor.window(&length, forward)), last));
        }
        let (year, last) = self.year(at)?;
        // "2016 juni", "2016 het derde kwartaal"
        let behind = self.past_article(self.past_comma(last));
        if self.broad {
            match self.atom(behind) {
                Some((Atom::Month(month) | Atom::MonthShort(month), end)) if behind == self.past_comma(last) => {
                    return Some((self.month_of(year, month), end))
                }
                Some((Atom::QuarterName(number), end)) => return Some((Calendar::new(Unit::Quarter, quarter_of(year, number)), end)),
                _ => {}
            }
        }
        let era = match self.atom(last) {
            Some((Atom::Era, end)) => return Some((Calendar::new(Unit::Year, None), end)),
            _ => last,
        };
        let inner = chained
            && (1900..2100).contains(&year)
            && !self.atom(last).is_some_and(|(atom, _)| matches!(atom, Atom::Unit(_) | Atom::Units(_)));
        (inner || self.year_evident(at, last)).then(|| (self.year_calendar(year), era))
    }

    /// "eerste vrijdag van juli", "laatste week van 2015", "derde dag in oktober"; `at` is the token of the weekday or unit.
    pub(crate) fn nth(&self, number: i64, at: usize, depth: u8) -> Option<(Calendar, usize)> {
        let (atom, last) = self.atom(at)?;
        let whole = self.past_of(last).or(matches!(self.atom(last), Some((Atom::Month(_), _))).then_some(last)).and_then(|of| {
            let part = self.calendar(of, depth + 1, None)?;
            match part.meaning {
                Meaning::Calendar(calendar) if calendar.grain >= Unit::Month => Some((calendar, part.last)),
                _ => None,
            }
        });
        let inside = |interval: Interval| match atom {
            Atom::HalfPart | Atom::Length(Unit::Month, _) if (1..=2).contains(&number) => half_of(interval, number == 2),
            Atom::Weekday(weekday) => nth_weekday(interval, number, weekday),
            Atom::Unit(Unit::Week) => nth_week(interval, number),
            Atom::Unit(Unit::Weekend) => {
                nth_weekday(interval, number, 6).and_then(|day| period::period(Unit::Weekend, day.from?.date(), 0))
            }
            Atom::Unit(Unit::Day) if number > 0 => period::day(period::days_on(interval.from?.date(), number - 1)?),
            Atom::Unit(Unit::Day) => period::day(period::days_on(interval.to?.date(), number)?),
            Atom::Unit(Unit::Month) if number > 0 => {
                let first = period::months_on(interval.from?.date(), number - 1)?;
                period::month(first.year(), first.month())
            }
            _ => None,
        };
        let grain = match atom {
            Atom::Weekday(_) | Atom::Unit(Unit::Day) => Unit::Day,
            Atom::Unit(unit @ (Unit::Week | Unit::Weekend | Unit::Month)) => unit,
            Atom::HalfPart | Atom::Length(Unit::Month, 6.0) => Unit::Quarter,
            _ => return None,
        };
        match whole {
            Some((calendar, end)) => {
                // "1e week van oktober op vrijdag"
                let found = inside(calendar.interval);
                if let (Unit::Week, Some(Glue::On), Some((Atom::Weekday(weekday), behind))) = (grain, self.glue(end), self.atom(end + 1)) {
                    return Some((Calendar::new(Unit::Day, found.and_then(|week| self.anchor.weekday_in(weekday, week))), behind));
                }
                Some((Calendar::new(grain, found), end))
            }
            None if matches!(atom, Atom::Length(..)) && (1..=2).contains(&number) => {
                Some((Calendar::new(grain, self.anchor.period(Unit::Year, 0).and_then(inside)), last))
            }
            None if number > 0 && number <= 5 && self.broad && grain == Unit::Day && matches!(atom, Atom::Weekday(_)) => {
                Some((Calendar::new(grain, self.anchor.period(Unit::Month, 0).and_then(inside)), last))
            }
            None => None,
        }
    }

    /// Behind "jaren": "negentig", "'90", "1990", "negentien zeventig".
    pub(crate) fn decade(&self, at: usize) -> Option<(i64, usize)> {
        if let Some(Digits::Integer(year @ 0..=99, 2)) = self.short_year(at) {
            return Some((decade_of(year / 10 * 10), at + 1));
        }
        if let Some((year, last)) = self.year(at) {
            return (year % 10 == 0).then_some((i64::from(year), last));
        }
        match self.atom(at) {
            Some((Atom::Decade(year), last)) => Some((decade_of(i64::from(year)), last)),
            _ => match self.digits(at)? {
                Digits::Integer(year @ 0..=99, 2) if year % 10 == 0 => Some((decade_of(year), at + 1)),
                _ => None,
            },
        }
    }

    /// Whether a number of four digits is a year: a word of time or a preposition before it and no noun behind it.
    pub(crate) fn year_evident(&self, at: usize, last: usize) -> bool {
        let year = self.year(at).map_or(2000, |(year, _)| year);
        let before = at.checked_sub(1).and_then(|before| self.atom(before)).map(|(atom, _)| atom);
        let prepared = match before {
            Some(Atom::Glue(glue)) => {
                !matches!(glue, Glue::The | Glue::One | Glue::Per | Glue::Around | Glue::Over | Glue::Comma | Glue::At | Glue::Within)
            }
            Some(Atom::Third(_) | Atom::Season | Atom::Holiday(_) | Atom::Month(_) | Atom::Unit(Unit::Year)) => true,
            _ => {
                at > 0
                    && matches!(
                        self.context.word(at - 1),
                        "uit" | "anno" | "of" | "t/m" | "(" | "tegenover" | "sinds" | "dan" | "Anno" | "zomer" | "bouwjaar" | "lichting"
                    )
            }
        };
        if self.digits(at).is_none() && !prepared && !self.broad {
            return false;
        }
        let recent = (1900..2100).contains(&year);
        let marked = self.context.shape(last);
        let ends =
            self.context.token(last).is_none() || marked.has(Shape::MARK) && !matches!(self.context.word(last), "%" | "€" | "$" | "°");
        let unit = self.atom(last).is_some_and(|(atom, _)| matches!(atom, Atom::Unit(_) | Atom::Units(_) | Atom::Aged));
        if unit {
            return false;
        }
        // "in 2018 stuurde": a recent year behind a preposition may have any word behind it but a plural noun.
        let word = self.context.word(last);
        let counted = !marked.any(Shape::CAPITAL.with(Shape::DIGIT)) && word.len() > 3 && (word.ends_with("en") || word.ends_with('s'));
        let alone = self.stands_alone(last);
        if prepared {
            let strict = !recent || year > 2060;
            let inside = matches!(before, Some(Atom::Glue(Glue::In | Glue::Since | Glue::AtOrAfter)) | None);
            return ends || alone || if strict { false } else { !counted || inside && !round(year) };
        }
        recent && year < 2060 && (ends || alone && self.broad) && !matches!(before, Some(Atom::Glue(Glue::Over | Glue::Around)))
    }
}

/// The first or second half of a period.
fn half_of(interval: Interval, second: bool) -> Option<Interval> {
    let (from, to) = (interval.from?.date(), interval.to?.date());
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month() - from.month());
    let middle = if months > 1 { period::months_on(from, months / 2)? } else { period::days_on(from, period::days_between(from, to) / 2)? };
    if second {
        days(Some(middle), Some(to))
    } else {
        days(Some(from), Some(middle))
    }
}

/// Two digits of a decade: the last one that has begun.
fn decade_of(year: i64) -> i64 {
    if year < 20 {
        2000 + year
    } else {
        1900 + year
    }
}

/// A number that is as likely a count.
fn round(year: i16) -> bool {
    year % 100 == 0
}
