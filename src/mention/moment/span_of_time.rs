//! Periods of the calendar: "vorige week", "de komende drie weken", "eind 2022", "het derde kwartaal", "de jaren negentig".

use crate::mention::moment::day::{in_part, offset_of};
use crate::mention::moment::meaning::{Calendar, Fields, Meaning};
use crate::mention::moment::named::quarter_of;
use crate::mention::moment::reader::Reader;
use crate::mention::moment::resolve::{between, nth_week};
use crate::mention::moment::words::{Atom, DayPart, Direction, Glue};
use crate::value::period::{self, days};
use crate::value::{Interval, Length, Point, Third, Unit};

impl Reader<'_> {
    /// The period at a token.
    pub(crate) fn span_of_time(&self, at: usize, depth: u8, chained: bool) -> Option<(Calendar, usize)> {
        match self.atom(at) {
            Some((Atom::Toward(_) | Atom::Final, _)) => self.pointed(at, depth),
            Some((Atom::Third(third), last)) => self.thirds(third, last, depth),
            Some((Atom::Half, last)) => match self.atom(last)? {
                (Atom::Month(_) | Atom::MonthShort(_), _) => self.thirds(Third::Middle, last, depth),
                _ => None,
            },
            Some((Atom::Later | Atom::Earlier, last)) => self.moved(at, last, depth),
            Some((Atom::Rest, last)) => self.rest(last),
            Some((Atom::Season, last)) => Some(self.season(last)),
            Some((Atom::Holiday(row), last)) => self.holiday(at, row, None, last),
            Some((Atom::QuarterName(number), last)) => Some(self.quarter(at, number, last)),
            Some((Atom::Part(part), last)) => self.part_first(part, last, depth),
            Some((Atom::Early | Atom::Late, last)) => self.part_early(last, depth),
            Some((Atom::Unit(unit), last)) => self.named(at, unit, last, depth),
            Some((Atom::Units(Unit::Year), last)) => {
                self.decade(last).map(|(year, end)| (Calendar::new(Unit::Decade, period::years(year, 10)), end))
            }
            Some((Atom::AtPart(part), last)) => self.alone(part, last),
            Some((Atom::That | Atom::Same, last)) if self.broad => match self.atom(last)? {
                (Atom::Unit(unit), end) if unit >= Unit::Week => Some((Calendar::new(unit, self.anchor.period(unit, 0)), end)),
                _ => None,
            },
            _ => self.counted(at, depth, chained),
        }
    }

    /// "vorige week", "volgend jaar juni", "de komende drie weken", "aanstaande vrijdag".
    pub(crate) fn pointed(&self, at: usize, depth: u8) -> Option<(Calendar, usize)> {
        let (direction, next) = self.toward(at)?;
        let last_of = matches!(self.atom(at), Some((Atom::Final, _)));
        let forward = matches!(direction, Direction::Coming | Direction::Next);
        let next = match self.atom(next) {
            Some((Atom::Early | Atom::Late, skipped)) => skipped,
            _ => next,
        };
        match self.atom(next).unwrap_or((Atom::Person, next)) {
            (Atom::Weekday(weekday) | Atom::WeekdayShort(weekday), last) => {
                if last_of {
                    if let Some(found) = self.nth(-1, next, depth) {
                        return Some(found);
                    }
                }
                // "deze vrijdag 15 juni" is that date.
                if let Some((calendar, end)) = self.calendar(next, depth + 1, None).and_then(|part| match part.meaning {
                    Meaning::Calendar(calendar) if calendar.fields.day.is_some() => Some((calendar, part.last)),
                    _ => None,
                }) {
                    return Some((calendar, end));
                }
                let day = Calendar::new(Unit::Day, self.anchor.weekday(weekday, direction, false));
                if let Some((Atom::Part(part), last)) = self.atom(last) {
                    return Some((in_part(day, part), last));
                }
                Some(self.with_part(day, last))
            }
            (Atom::WeekdayPart(weekday, part), last) => {
                Some((in_part(Calendar::new(Unit::Day, self.anchor.weekday(weekday, direction, false)), part), last))
            }
            (Atom::Unit(unit), last) => {
                if last_of {
                    if let Some(found) = self.nth(-1, next, depth) {
                        return Some(found);
                    }
                    if unit == Unit::Day {
                        return None;
                    }
                }
                Some(self.pointed_unit(unit, direction, last, depth))
            }
            (Atom::Units(unit), last) => {
                // "komende weken", without a number, has no ends
                (!matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) || self.broad).then(|| (Calendar::new(unit, None), last))
            }
            (Atom::Month(month) | Atom::MonthShort(month), last) => {
                let fields = match self.year_behind(last) {
                    Some((year, end)) => return Some((self.month_of(year, month), end)),
                    None => Fields { month: Some(month), ..Fields::default() },
                };
                let mut interval = self.anchor.fields(&fields, direction != Direction::Last);
                let own = self.anchor.period(Unit::Month, 0);
                if interval.is_some() && interval == own && direction != Direction::This {
                    let year = own?.from?.date().year().checked_add(if forward { 1 } else { -1 })?;
                    interval = period::month(year, month);
                }
                let fields = Fields { year: interval.and_then(|month| month.from).map(|from| from.date().year()), ..fields };
                Some((Calendar { fields, ..Calendar::new(Unit::Month, interval) }, last))
            }
            (Atom::Season, last) => Some(self.season(last)),
            (Atom::Holiday(row), last) => self.holiday(at, row, Some(direction), last),
            (Atom::Part(part), last) => {
                let offset = match (direction, part) {
                    (Direction::Last, DayPart::Night) => 0,
                    (Direction::Last, _) => -1,
                    (Direction::This, _) => 0,
                    _ => 1,
                };
                Some((in_part(Calendar::new(Unit::Day, self.anchor.days_from(offset)), part), last))
            }
            (Atom::Morgen, last) => Some((in_part(Calendar::new(Unit::Day, self.anchor.days_from(0)), DayPart::Morning), last)),
            (Atom::QuarterName(_), _) => None,
            _ => {
                let count = self.count(next)?;
                let (Atom::Unit(unit) | Atom::Units(unit), last) = self.atom(count.last)? else { return None };
                if direction == Direction::This {
                    return None;
                }
                let mut length = Length::of(unit, count.usual);
                let mut last = last;
                // "de komende 2 dagen, 1 uur en 5 minuten"
                if let Some(more) = self.stretch(next, None).filter(|more| more.last > last) {
                    if let Meaning::Stretch(stretch) = more.meaning {
                        (length, last) = (stretch.usual, more.last);
                    }
                }
                Some((Calendar::new(Unit::Day.max(unit), self.anchor.window(&length, forward)), last))
            }
        }
    }

    /// "vorige week", and what may follow: "maandag", "op vrijdag", "juni", "het derde kwartaal".
    pub(crate) fn pointed_unit(&self, unit: Unit, direction: Direction, last: usize, depth: u8) -> (Calendar, usize) {
        let offset = match (unit, direction) {
            (Unit::Weekend, Direction::Coming) => 0,
            _ => offset_of(direction),
        };
        // "dit weekend" of a Monday that tells of it is the last one.
        let passed = unit == Unit::Weekend
            && direction == Direction::This
            && self.direction(last.saturating_sub(2), last) == Some(false)
            && self.anchor.day().is_some_and(|day| day.weekday().to_monday_one_offset() < 6);
        let offset = if passed { -1 } else { offset };
        let interval = match unit {
            Unit::Second | Unit::Minute | Unit::QuarterHour | Unit::Hour => {
                self.anchor.window(&Length::of(unit, 1.0), direction != Direction::Last)
            }
            _ => self.anchor.period(unit, offset),
        };
        let plain = Calendar::new(unit, interval);
        let behind = match self.glue(last) {
            Some(Glue::On | Glue::In | Glue::Dash | Glue::Comma) if self.broad => last + 1,
            Some(Glue::On | Glue::In) => last + 1,
            _ => last,
        };
        let behind = self.past_article(behind);
        match (unit, self.atom(behind)) {
            (Unit::Week, Some((Atom::Weekday(weekday) | Atom::WeekdayShort(weekday), end)))
                if self.atom(behind).is_some_and(|(atom, _)| matches!(atom, Atom::Weekday(_)) || self.broad) =>
            {
                let day = Calendar::new(Unit::Day, interval.and_then(|week| self.anchor.weekday_in(weekday, week)));
                if let Some((Atom::Part(part), end)) = self.atom(end) {
                    return (in_part(day, part), end);
                }
                self.with_part(day, end)
            }
            (Unit::Week, Some((Atom::WeekdayPart(weekday, part), end))) => {
                (in_part(Calendar::new(Unit::Day, interval.and_then(|week| self.anchor.weekday_in(weekday, week))), part), end)
            }
            (Unit::Year, Some((Atom::Month(month), end))) => {
                let year = interval.and_then(|year| year.from).map(|from| from.date().year());
                (year.map_or(Calendar::new(Unit::Month, None), |year| self.month_of(year, month)), end)
            }
            (Unit::Year, Some((Atom::QuarterName(number), end))) => {
                let start = interval.and_then(|year| year.from).map(|from| from.date().year());
                (Calendar::new(Unit::Quarter, start.and_then(|year| quarter_of(year, number))), end)
            }
            _ => {
                if depth == 0 {
                    if let (Some((number, next)), Unit::Year | Unit::Month) = (self.ordinal(behind), unit) {
                        if let (Some((Atom::Unit(Unit::Week), end)), Some(whole)) = (self.atom(next), interval) {
                            return (Calendar::new(Unit::Week, nth_week(whole, number)), end);
                        }
                    }
                }
                (plain, last)
            }
        }
    }

    pub(crate) fn month_of(&self, year: i16, month: i8) -> Calendar {
        let fields = Fields { year: Some(year), month: Some(month), ..Fields::default() };
        Calendar { fields, ..Calendar::new(Unit::Month, period::month(year, month)) }
    }

    /// "begin januari", "het einde van vorige maand", "eind deze week", "halverwege 2023".
    pub(crate) fn thirds(&self, third: Third, last: usize, depth: u8) -> Option<(Calendar, usize)> {
        let inner = self.past_of(last).unwrap_or_else(|| self.past_article(last));
        // "eind van de maand", "begin van het jaar", "einde van de dag"
        if let Some((
            Atom::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century)),
            end,
        )) = self.atom(inner).filter(|&(atom, _)| inner > last && (self.broad || atom != Atom::Unit(Unit::Day)))
        {
            let whole = self.anchor.period(unit, 0);
            let interval = match unit {
                Unit::Day => whole.and_then(|whole| hours_of(whole, third)),
                _ => whole.and_then(|whole| period::third(whole, third)),
            };
            return Some((Calendar::new(unit, interval), end));
        }
        let part = self.calendar(inner, depth + 1, None)?;
        let Meaning::Calendar(whole) = part.meaning else { return None };
        if whole.grain <= Unit::Day {
            // "eind van de middag", "begin dinsdagavond": the part of the day stands for it.
            if whole.part.is_none() && self.broad && whole.grain == Unit::Day {
                return Some((Calendar { interval: hours_of(whole.interval, third)?, ..whole }, part.last));
            }
            return (whole.part.is_some()).then_some((whole, part.last));
        }
        let calendar = Calendar { interval: self.third_of(&whole, third).unwrap_or_default(), fields: Fields::default(), ..whole };
        Some((calendar, part.last))
    }

    /// "later deze week", "eerder dit jaar": from or to the document's day.
    pub(crate) fn moved(&self, at: usize, last: usize, depth: u8) -> Option<(Calendar, usize)> {
        let later = matches!(self.atom(at), Some((Atom::Later, _)));
        let inner = match self.glue(last) {
            Some(Glue::In | Glue::On) => self.past_article(last + 1),
            _ => last,
        };
        let (calendar, end) = match self.atom(inner)? {
            (Atom::Toward(_), _) => self.pointed(inner, depth + 1)?,
            (Atom::Unit(unit), end) if inner > last && self.broad => (Calendar::new(unit, self.anchor.period(unit, 0)), end),
            (Atom::Day(0), _) if !later => return None,
            _ => return None,
        };
        let today = self.anchor.day();
        let whole = calendar.interval;
        let interval = match (whole.from.map(Point::date), whole.to.map(Point::date), today) {
            (Some(from), Some(to), Some(today)) if from <= today && today < to => {
                if later {
                    days(Some(today), Some(to))
                } else if from < today {
                    days(Some(from), Some(today))
                } else {
                    None
                }
            }
            _ => period::third(whole, if later { Third::Last } else { Third::First }).filter(|_| calendar.grain > Unit::Day),
        };
        Some((Calendar { interval: interval.unwrap_or_default(), ..calendar }, end))
    }

    /// "de rest van de week": from the document's day to the period's end.
    pub(crate) fn rest(&self, last: usize) -> Option<(Calendar, usize)> {
        let inner = self.past_of(last).unwrap_or(last);
        let inner = match self.atom(inner) {
            Some((Atom::Toward(Direction::This), next)) => next,
            _ if matches!(self.context.word(inner), "mijn" | "onze" | "zijn" | "haar" | "hun") => inner + 1,
            _ => inner,
        };
        let (unit, end) = match self.atom(inner)? {
            (Atom::Unit(unit), end) if unit >= Unit::Day => (unit, end),
            (Atom::Day(0), end) => (Unit::Day, end),
            _ => return None,
        };
        let whole = self.anchor.period(unit, 0);
        let from = if unit == Unit::Day { self.anchor.clock().map(Point::Clock) } else { self.anchor.day().map(Point::Day) };
        let interval = whole.and_then(|whole| Some(Interval { from: Some(from?), to: whole.to }));
        Some((Calendar::new(unit, interval), end))
    }
}

/// A third of a day's hours.
fn hours_of(day: Interval, third: Third) -> Option<Interval> {
    let from = match third {
        Third::First => 0,
        Third::Middle => 8,
        Third::Last => 16,
    };
    between(day.from?.date(), from * 60, (from + 8) * 60)
}
