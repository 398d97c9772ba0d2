//! Periods with a name: seasons, holidays, quarters, parts of the day, "week 12", "jaar 2008", "het weekend".

use crate::mention::moment::day::{in_part, offset_of};
use crate::mention::moment::meaning::{Calendar, Meaning};
use crate::mention::moment::reader::Reader;
use crate::mention::moment::words::{Atom, DayPart, Direction, Glue};
use crate::value::period::{self, days};
use crate::value::{Interval, Point, Unit};

impl Reader<'_> {
    /// "zomer", "zomer van 2021", "dit voorjaar": a mention without a value.
    pub(crate) fn season(&self, last: usize) -> (Calendar, usize) {
        let end = match self.year_behind(last) {
            Some((_, end)) => end,
            None => {
                let begin = self.past_of(last).unwrap_or(last);
                match self.toward(begin).and_then(|(_, next)| self.atom(next)) {
                    Some((Atom::Unit(Unit::Year), end)) => end,
                    _ => last,
                }
            }
        };
        (Calendar::new(Unit::Quarter, None), end)
    }

    /// "Pasen", "Kerst 2022", "volgende Pasen".
    pub(crate) fn holiday(&self, at: usize, row: u16, direction: Option<Direction>, last: usize) -> Option<(Calendar, usize)> {
        let feast = *self.words.feasts.get(usize::from(row))?;
        let (mut year, mut end) = match self.year_behind(last) {
            Some((year, end)) => (Some(year), end),
            None => (None, last),
        };
        if year.is_none() {
            let begin = self.past_of(last).unwrap_or(last);
            if let Some((direction, next)) = self.toward(begin) {
                if let Some((Atom::Unit(Unit::Year), behind)) = self.atom(next) {
                    year = self.anchor.period(Unit::Year, offset_of(direction)).and_then(|year| year.from).map(|from| from.date().year());
                    end = behind;
                }
            }
        }
        let future = match direction {
            Some(direction) => direction != Direction::Last,
            None => self.points_ahead(at, end),
        };
        let interval = self.anchor.feast(feast, year, future);
        Some((Calendar { holiday: true, ..Calendar::new(Unit::Day, interval) }, end))
    }

    /// "derde kwartaal van 2016", "Q3 2019", "eerste kwartaal van volgend jaar".
    pub(crate) fn quarter(&self, at: usize, number: i8, last: usize) -> (Calendar, usize) {
        let behind = match self.glue(last) {
            Some(Glue::Dash) => last + 1,
            _ => last,
        };
        if let Some((year, end)) = self.year_behind(behind) {
            return (Calendar::new(Unit::Quarter, quarter_of(year, number)), end);
        }
        let begin = self.past_of(last).unwrap_or(last);
        if let Some((direction, next)) = self.toward(begin) {
            if let Some((Atom::Unit(Unit::Year), end)) = self.atom(next) {
                let year = self.anchor.period(Unit::Year, offset_of(direction)).and_then(|year| year.from).map(|from| from.date().year());
                return (Calendar::new(Unit::Quarter, year.and_then(|year| quarter_of(year, number))), end);
            }
        }
        let own = self.anchor.period(Unit::Quarter, 0).and_then(|quarter| quarter.from).map(Point::date);
        let interval = own.and_then(|own| {
            let current = (own.month() - 1) / 3 + 1;
            let step = if self.points_ahead(at, last) { i16::from(number < current) } else { -i16::from(number > current) };
            quarter_of(own.year().checked_add(step)?, number)
        });
        (Calendar::new(Unit::Quarter, interval), last)
    }

    /// "nacht van dinsdag op woensdag", "ochtend van 5 mei"; alone only where every moment counts.
    pub(crate) fn part_first(&self, part: DayPart, last: usize, depth: u8) -> Option<(Calendar, usize)> {
        let of = match self.glue(last) {
            Some(Glue::Of | Glue::On) => self.past_article(last + 1),
            _ => last,
        };
        if let Some(day) = self.calendar(of, depth + 1, None) {
            if let Meaning::Calendar(first) = day.meaning {
                if first.grain == Unit::Day && first.part.is_none() {
                    // The night between two days is the early morning of the second.
                    if self.glue(day.last) == Some(Glue::On) && part == DayPart::Night {
                        if let Some(second) = self.calendar(day.last + 1, depth + 1, None) {
                            if let Meaning::Calendar(second_day) = second.meaning {
                                return Some((in_part(second_day, part), second.last));
                            }
                        }
                    }
                    return Some((in_part(first, part), day.last));
                }
            }
        }
        self.alone(part, last)
    }

    /// "in de ochtend", "'s avonds" without a day: of the document's day, and no entity.
    pub(crate) fn alone(&self, part: DayPart, last: usize) -> Option<(Calendar, usize)> {
        let day = in_part(Calendar::new(Unit::Day, self.anchor.days_from(0)), part);
        self.broad.then_some((Calendar { entity: false, ..day }, last))
    }

    /// "vroeg in de ochtend", "laat op de avond"; a day may follow.
    pub(crate) fn part_early(&self, last: usize, depth: u8) -> Option<(Calendar, usize)> {
        let inner = match self.glue(last) {
            Some(Glue::In | Glue::On) => self.past_article(last + 1),
            _ => last,
        };
        match self.atom(inner)? {
            (Atom::Part(part), end) => self.part_first(part, end, depth),
            (Atom::Morgen, end) => self.part_first(DayPart::Morning, end, depth),
            (Atom::WeekdayPart(..) | Atom::DayPart(..), _) => {
                let part = self.calendar(inner, depth + 1, None)?;
                match part.meaning {
                    Meaning::Calendar(calendar) => Some((calendar, part.last)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// "week 12", "jaar 2008", "maand maart", "week van 10 april", "weekend", "eeuw".
    pub(crate) fn named(&self, at: usize, unit: Unit, last: usize, depth: u8) -> Option<(Calendar, usize)> {
        let article = at.checked_sub(1).is_some_and(|before| self.glue(before) == Some(Glue::The));
        match unit {
            Unit::Day => {
                // "de dag na Pasen", "de dag voor de verkiezingen" needs a day behind it
                if let Some((atom @ (Atom::Later | Atom::Earlier), end)) = self.atom(last).filter(|_| self.broad && article) {
                    let offset = if atom == Atom::Later { 1 } else { -1 };
                    return Some((Calendar::new(Unit::Day, self.anchor.days_from(offset)), end));
                }
                let sign = match self.glue(last)? {
                    Glue::After => 1,
                    Glue::Before => -1,
                    _ => return None,
                };
                let part = self.calendar(self.past_article(last + 1), depth + 1, None)?;
                let Meaning::Calendar(base) = part.meaning else { return None };
                let date = base.interval.from.and_then(|from| period::days_on(from.date(), sign));
                (base.grain == Unit::Day && article).then(|| (Calendar::new(Unit::Day, date.and_then(period::day)), part.last))
            }
            Unit::Week => {
                if let Some((number, end)) = self.integer(last).filter(|(number, _)| (1..=53).contains(number)) {
                    let (year, end) = match self.year_behind(end) {
                        Some((year, end)) => (Some(year), end),
                        None => (self.anchor.day().map(|day| day.year()), end),
                    };
                    let counted = matches!(self.atom(end), Some((Atom::Unit(_) | Atom::Units(_), _)));
                    return (!counted).then(|| (Calendar::new(Unit::Week, year.and_then(|year| period::week(year, number as i8))), end));
                }
                // "de week na de volgende"
                if let (Some(Glue::After), true) = (self.glue(last), self.broad) {
                    let next = self.past_article(self.atom(last).map_or(last, |(_, end)| end));
                    if let Some((Atom::Toward(Direction::Next), end)) = self.atom(next) {
                        return Some((Calendar::new(unit, self.anchor.period(unit, 2)), end));
                    }
                }
                let starts = matches!(self.context.word(last), "beginnend" | "beginnende" | "startend" | "startende" | "die");
                let of = if starts { last + 1 } else { self.past_of(last)? };
                let of = match self.glue(of) {
                    Some(Glue::On) => of + 1,
                    _ => of,
                };
                let day = self.calendar(self.past_article(of), depth + 1, None)?;
                let Meaning::Calendar(day_of) = day.meaning else { return None };
                if day_of.grain != Unit::Day || day_of.holiday {
                    return None;
                }
                let end =
                    day.last + usize::from(matches!(self.context.word(day.last), "begint" | "start" | "aanvangt" | "begon" | "startte"));
                let monday = day_of.interval.from.and_then(|from| period::period(Unit::Week, from.date(), 0));
                Some((Calendar::new(Unit::Week, monday), end))
            }
            Unit::Year => {
                if let (Some(Glue::After), true) = (self.glue(last), self.broad) {
                    let next = self.past_article(last + 1);
                    if let Some((Atom::Toward(Direction::Next), end)) = self.atom(next) {
                        return Some((Calendar::new(unit, self.anchor.period(unit, 2)), end));
                    }
                }
                if let Some((value, end)) = self.integer(last).filter(|(value, _)| (1..3000).contains(value)) {
                    let counted = matches!(self.atom(end), Some((Atom::Unit(_) | Atom::Units(_), _)));
                    let written = value > 99 || article;
                    return (!counted && written).then(|| (self.year_calendar(value as i16), end));
                }
                None
            }
            Unit::Month => match self.atom(last)? {
                (Atom::Month(_) | Atom::MonthShort(_), _) => {
                    let part = self.calendar(last, depth + 1, None)?;
                    match part.meaning {
                        Meaning::Calendar(calendar) => Some((calendar, part.last)),
                        _ => None,
                    }
                }
                _ => None,
            },
            Unit::Weekend => {
                let of = self.past_of(last);
                if let Some(day) = of.and_then(|of| self.calendar(of, depth + 1, None)) {
                    if let Meaning::Calendar(calendar) = day.meaning {
                        let weekend = calendar.interval.from.and_then(|from| period::period(Unit::Weekend, from.date(), 0));
                        let fits = calendar.grain == Unit::Day;
                        return fits.then(|| (Calendar::new(Unit::Weekend, weekend), day.last));
                    }
                }
                article.then(|| {
                    let ahead = self.points_ahead(at, last);
                    let saturday = self.anchor.day().is_some_and(|day| day.weekday().to_monday_one_offset() >= 6);
                    (Calendar::new(Unit::Weekend, self.anchor.period(Unit::Weekend, if ahead || saturday { 0 } else { -1 })), last)
                })
            }
            _ => None,
        }
    }
}

pub(crate) fn quarter_of(year: i16, number: i8) -> Option<Interval> {
    let first = jiff::civil::Date::new(year, number.checked_mul(3)?.checked_sub(2)?, 1).ok()?;
    days(Some(first), period::months_on(first, 3))
}
