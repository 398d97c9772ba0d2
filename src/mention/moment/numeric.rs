//! Days that begin with a number: "15 maart 2022", "de 15e", "15-03-2022", "22/4", "2014-2018", and years behind them.

use crate::mention::moment::day::offset_of;
use crate::mention::moment::digits::{century, Digits};
use crate::mention::moment::marks::month_of;
use crate::mention::moment::meaning::{Calendar, Fields, Meaning, Part};
use crate::mention::moment::reader::Reader;
use crate::mention::moment::words::{Atom, Glue};
use crate::value::period::{self, days};
use crate::value::{Interval, Point, Unit};

impl Reader<'_> {
    /// A date that begins with a number.
    pub(crate) fn numbered(&self, at: usize, previous: Option<&Part>) -> Option<(Calendar, usize)> {
        match self.digits(at) {
            Some(Digits::Date(year, month, day)) => {
                let slash = self.context.word(at).chars().any(char::is_alphabetic);
                if year.is_none() && !slash && !self.broad {
                    return None;
                }
                let fields = Fields { year, month: Some(month), day: Some(day), weekday: None };
                // A day that the calendar does not have stays without a value, and is none for an assistant.
                return Some(self.finish(at, fields, None, at + 1, Unit::Day));
            }
            Some(Digits::Pair(a, b, slash)) => return self.pair(at, a, b, slash, previous),
            Some(Digits::Dotted(day, month)) => {
                let asked = at.checked_sub(1).is_some_and(|before| self.glue(before) == Some(Glue::On));
                let fits = asked && self.broad && (1..=31).contains(&day) && (1..=12).contains(&month);
                return fits.then(|| {
                    let fields = Fields { month: Some(month), day: Some(day), ..Fields::default() };
                    self.finish(at, fields, None, at + 1, Unit::Day)
                });
            }
            Some(Digits::Month(year, month)) => {
                let dotted = self.context.word(at).contains('.');
                let fields = Fields { year: Some(year), month: Some(month), ..Fields::default() };
                return (!dotted && (self.broad || self.stands_alone(at + 1))).then(|| self.finish(at, fields, None, at + 1, Unit::Month));
            }
            Some(Digits::Range(hyphen)) => return self.dated_range(at, hyphen),
            _ => {}
        }
        if let Some((fields, last)) = self.day_and_month(at, false) {
            if fields.month.is_some() {
                return Some(self.finish(at, fields, None, last, Unit::Day));
            }
        }
        // "de 15e", "de 20e van volgende maand"
        let (day, last) = self.ordinal(at).filter(|(day, _)| (1..=31).contains(day))?;
        let behind = self.past_of(last).unwrap_or(last);
        if let Some((direction, next)) = self.toward(behind) {
            if let Some((Atom::Unit(Unit::Month), end)) = self.atom(next) {
                let month = self.anchor.period(Unit::Month, offset_of(direction)).and_then(|month| month.from).map(Point::date);
                let date = month.and_then(|month| jiff::civil::Date::new(month.year(), month.month(), day as i8).ok());
                return Some((Calendar::new(Unit::Day, date.and_then(period::day)), end));
            }
        }
        let article = at.checked_sub(1).is_some_and(|before| self.glue(before) == Some(Glue::The));
        // "op de 15e", "tot de 20e"; "in de 12de" counts something else.
        let led = at.checked_sub(2).and_then(|before| self.atom(before)).map(|(atom, _)| atom);
        let led = match led {
            Some(Atom::Glue(glue)) => !matches!(glue, Glue::In | Glue::And | Glue::The | Glue::Comma | Glue::Per | Glue::Within),
            Some(Atom::Weekday(_)) => true,
            _ => self.broad,
        };
        let article = article && led;
        let behind_dash = previous.is_some_and(|part| part.last + 1 == at);
        let alone = self.stands_alone(last) && !matches!(self.atom(last), Some((Atom::Glue(Glue::Of), _)) if !self.broad);
        (article && alone && !behind_dash && self.digits(at).is_some_and(|_| true) || article && alone && self.broad).then(|| {
            let fields = Fields { day: Some(day as i8), ..Fields::default() };
            self.finish(at, fields, None, last, Unit::Day)
        })
    }

    /// "22/4", "20-11": day and month; "2014-2018": years.
    pub(crate) fn pair(&self, at: usize, a: i64, b: i64, slash: bool, previous: Option<&Part>) -> Option<(Calendar, usize)> {
        if (1000..2100).contains(&a) && ((a + 1)..2100).contains(&b) && !slash {
            let whole = Calendar::new(Unit::Year, period::years(a, b - a + 1));
            return (self.broad || a >= 1800).then_some((whole, at + 1));
        }
        let (day, month) = if b > 12 && a <= 12 { (b, a) } else { (a, b) };
        if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
            return None;
        }
        // "12-08, 2015"
        let year = match self.glue(at + 1) {
            Some(Glue::Comma) => self.year(at + 2).filter(|_| self.digits(at + 2).is_some()),
            _ => None,
        };
        let on = at.checked_sub(1).is_some_and(|before| matches!(self.glue(before), Some(Glue::On)));
        let beside_day = previous.is_some_and(|part| part.last == at && matches!(part.meaning, Meaning::Calendar(_)));
        let led = at.checked_sub(1).is_none_or(|before| self.glue(before).is_some()) || self.context.opens_sentence(at);
        let counted = self
            .atom(at + 1)
            .is_some_and(|(atom, _)| matches!(atom, Atom::Unit(_) | Atom::Units(_) | Atom::Month(_) | Atom::MonthShort(_)));
        if counted
            || !slash && (beside_day || previous.is_some_and(|part| self.before_pair(part, at)))
            || !(self.broad && (slash || led) || year.is_some() || slash && on)
        {
            return None;
        }
        let fields = Fields { year: year.map(|(year, _)| year), month: Some(month as i8), day: Some(day as i8), weekday: None };
        Some(self.finish(at, fields, None, year.map_or(at + 1, |(_, last)| last), Unit::Day))
    }

    /// "1/10-2/11/2017", "dec/2018-mei/2019": two dates in one token; the first takes its year from the second.
    pub(crate) fn dated_range(&self, at: usize, hyphen: usize) -> Option<(Calendar, usize)> {
        let word = self.context.word(at);
        let month = |word: &str| month_of(self.context, word);
        let side = |text: &str| -> Option<Fields> {
            if let Some(month) = month(text) {
                return Some(Fields { month: Some(month), ..Fields::default() });
            }
            match crate::mention::moment::digits::read(text, month, |_| None)? {
                Digits::Date(year, month, day) => Some(Fields { year, month: Some(month), day: Some(day), weekday: None }),
                Digits::Month(year, month) => Some(Fields { year: Some(year), month: Some(month), ..Fields::default() }),
                Digits::Pair(day @ 1..=31, month @ 1..=12, true) => {
                    Some(Fields { month: Some(month as i8), day: Some(day as i8), ..Fields::default() })
                }
                _ => None,
            }
        };
        let (mut from, mut to) = (side(word.get(..hyphen)?)?, side(word.get(hyphen + 1..)?)?);
        let mut last = at + 1;
        if to.year.is_none() {
            if let Some((year, end)) = self.year_behind(last) {
                (to.year, last) = (Some(year), end);
            }
        }
        from.year = from.year.or(to.year);
        let ahead = self.points_ahead(at, last);
        let from = self.anchor.fields(&from, ahead)?;
        let to = self.anchor.fields(&to, ahead)?;
        // Named by days the last one counts; named by months the range ends where the last one begins.
        Some((Calendar::new(Unit::Month, days(from.from.map(Point::date), to.to.map(Point::date))), last))
    }

    /// "15 maart 2022", "de 15e (van) maart", "vijftiende mei"; behind a weekday also the day alone.
    pub(crate) fn day_and_month(&self, at: usize, weekday: bool) -> Option<(Fields, usize)> {
        let begin = if weekday { self.past_article(at) } else { at };
        if weekday {
            if let Some(Digits::Date(year, month, day)) = self.digits(begin) {
                return Some((Fields { year, month: Some(month), day: Some(day), weekday: None }, begin + 1));
            }
            if let Some((Atom::Month(month) | Atom::MonthShort(month), next)) = self.atom(begin) {
                let (day, last) = self.integer(next).filter(|(day, _)| (1..=31).contains(day))?;
                let mut fields = Fields { month: Some(month), day: Some(day as i8), ..Fields::default() };
                return Some(match self.year_behind(last) {
                    Some((year, last)) => {
                        fields.year = Some(year);
                        (fields, last)
                    }
                    None => (fields, last),
                });
            }
        }
        let (day, last, ranked) = match self.ordinal(begin) {
            Some((day, last)) => (day, last, true),
            None => self.integer(begin).map(|(day, last)| (day, last, false))?,
        };
        if !(1..=31).contains(&day) {
            return None;
        }
        let mut fields = Fields { day: Some(day as i8), ..Fields::default() };
        let behind = self.past_of(last).unwrap_or(last);
        let behind = match self.atom(behind) {
            Some((Atom::Unit(Unit::Month), next)) if behind > last => next,
            _ => behind,
        };
        if let Some((Atom::Month(month) | Atom::MonthShort(month), end)) = self.atom(behind) {
            fields.month = Some(month);
            return Some(match self.year_behind(end) {
                Some((year, end)) => {
                    fields.year = Some(year);
                    (fields, end)
                }
                None => match self.year_said(end) {
                    Some((interval, end)) => {
                        fields.year = interval.and_then(|interval| interval.from).map(|from| from.date().year());
                        (fields, end)
                    }
                    None => (fields, end),
                },
            });
        }
        // "vrijdag de 15e", "zondag 31"
        let hour = self.atom(last).is_some_and(|(atom, _)| {
            matches!(atom, Atom::Unit(_) | Atom::Units(_) | Atom::AtPart(_) | Atom::Glue(Glue::Over | Glue::Before | Glue::Of))
        });
        let number = self.broad && !ranked && begin == at && self.stands_alone(last) && !hour && day > 12;
        (weekday && (ranked && !matches!(self.atom(last), Some((Atom::Unit(_) | Atom::Glue(Glue::Of), _))) || number))
            .then_some((fields, last))
    }

    /// A year behind a month or day: "2022", ", 2022", "van 2022", "'22".
    pub(crate) fn year_behind(&self, at: usize) -> Option<(i16, usize)> {
        let (begin, comma) = match self.glue(at) {
            Some(Glue::Comma) => (at + 1, true),
            Some(Glue::Of | Glue::In) => (at + 1, false),
            _ => (at, false),
        };
        if let Some((year, last)) = self.year(begin) {
            let counted = matches!(self.atom(last), Some((Atom::Unit(_) | Atom::Units(_), _)));
            return (!counted && (!comma || self.digits(begin).is_some() || self.broad)).then_some((year, last));
        }
        if begin != at {
            return None;
        }
        // A year that the calendar does not have leaves the date without a value.
        if let Some(Digits::Integer(_, 5..)) = self.digits(at) {
            return Some((0, at + 1));
        }
        if let Some(Digits::Integer(year, 2)) = self.short_year(at) {
            return Some((century(year) as i16, at + 1));
        }
        match self.digits(at)? {
            Digits::Integer(year @ 32..=99, 2) if self.stands_alone(at + 1) => Some((century(year) as i16, at + 1)),
            _ => None,
        }
    }

    /// "volgend jaar", "van dit jaar" behind a month or day.
    pub(crate) fn year_said(&self, at: usize) -> Option<(Option<Interval>, usize)> {
        let begin = self.past_of(at).unwrap_or(at);
        let (direction, next) = self.toward(begin)?;
        match self.atom(next)? {
            (Atom::Unit(Unit::Year), last) => Some((self.anchor.period(Unit::Year, offset_of(direction)), last)),
            _ => None,
        }
    }
}
