//! Periods of the calendar: "vorige week", "de komende drie weken", "eind 2022", "het derde kwartaal", "de jaren negentig".

use crate::mention::moment::day::{in_part, offset_of};
use crate::mention::moment::digits::Digits;
use crate::mention::moment::meaning::{Calendar, Fields, Meaning};
use crate::mention::moment::reader::Reader;
use crate::mention::moment::resolve::{between, nth_week, nth_weekday};
use crate::mention::moment::words::{Atom, DayPart, Direction, Glue};
use crate::token::Shape;
use crate::value::period::{self, days};
use crate::value::{Interval, Length, Point, Third, Unit};

impl Reader<'_> {
    /// The period at a token.
    pub(crate) fn span_of_time(&self, at: usize, depth: u8, chained: bool) -> Option<(Calendar, usize)> {
        match self.atom(at) {
            Some((Atom::Toward(_) | Atom::Final, _)) => self.pointed(at, depth),
            Some((Atom::Third(third), last)) => self.thirds(at, third, last, depth),
            Some((Atom::Half, last)) => match self.atom(last)? {
                (Atom::Month(_) | Atom::MonthShort(_), _) => self.thirds(at, Third::Middle, last, depth),
                _ => None,
            },
            Some((Atom::Later | Atom::Earlier, last)) => self.moved(at, last, depth),
            Some((Atom::Rest, last)) => self.rest(last),
            Some((Atom::Season, last)) => Some(self.season(at, last)),
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
    fn pointed(&self, at: usize, depth: u8) -> Option<(Calendar, usize)> {
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
            (Atom::Season, last) => Some(self.season(at, last)),
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
    fn pointed_unit(&self, unit: Unit, direction: Direction, last: usize, depth: u8) -> (Calendar, usize) {
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

    fn month_of(&self, year: i16, month: i8) -> Calendar {
        let fields = Fields { year: Some(year), month: Some(month), ..Fields::default() };
        Calendar { fields, ..Calendar::new(Unit::Month, period::month(year, month)) }
    }

    /// "begin januari", "het einde van vorige maand", "eind deze week", "halverwege 2023".
    fn thirds(&self, at: usize, third: Third, last: usize, depth: u8) -> Option<(Calendar, usize)> {
        let inner = self.past_of(last).unwrap_or_else(|| self.past_article(last));
        // "eind van de maand", "begin van het jaar", "einde van de dag"
        if let Some((Atom::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century)), end)) =
            self.atom(inner).filter(|&(atom, _)| inner > last && (self.broad || atom != Atom::Unit(Unit::Day)))
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
        let _ = at;
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
    fn moved(&self, at: usize, last: usize, depth: u8) -> Option<(Calendar, usize)> {
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
    fn rest(&self, last: usize) -> Option<(Calendar, usize)> {
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

    /// "zomer", "zomer van 2021", "dit voorjaar": a mention without a value.
    fn season(&self, at: usize, last: usize) -> (Calendar, usize) {
        let _ = at;
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
    fn holiday(&self, at: usize, row: u16, direction: Option<Direction>, last: usize) -> Option<(Calendar, usize)> {
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
    fn quarter(&self, at: usize, number: i8, last: usize) -> (Calendar, usize) {
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
    fn part_first(&self, part: DayPart, last: usize, depth: u8) -> Option<(Calendar, usize)> {
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
    fn alone(&self, part: DayPart, last: usize) -> Option<(Calendar, usize)> {
        let day = in_part(Calendar::new(Unit::Day, self.anchor.days_from(0)), part);
        self.broad.then_some((Calendar { entity: false, ..day }, last))
    }

    /// "vroeg in de ochtend", "laat op de avond"; a day may follow.
    fn part_early(&self, last: usize, depth: u8) -> Option<(Calendar, usize)> {
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
    fn named(&self, at: usize, unit: Unit, last: usize, depth: u8) -> Option<(Calendar, usize)> {
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

    pub(crate) fn year_calendar(&self, year: i16) -> Calendar {
        let fields = Fields { year: Some(year), ..Fields::default() };
        Calendar { fields, ..Calendar::new(Unit::Year, period::years(i64::from(year), 1)) }
    }

    /// What begins with a number: "eerste vrijdag van juli", "21e eeuw", "2016", "11 / 2016".
    fn counted(&self, at: usize, depth: u8, chained: bool) -> Option<(Calendar, usize)> {
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
                let mark = self.glue(at + 1) == Some(Glue::Dash) || self.context.word(at + 1) == "/";
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
            return (direction != Direction::This).then(|| (Calendar::new(unit.max(Unit::Day), self.anchor.window(&length, forward)), last));
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
    fn nth(&self, number: i64, at: usize, depth: u8) -> Option<(Calendar, usize)> {
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

/// A third of a day's hours.
fn hours_of(day: Interval, third: Third) -> Option<Interval> {
    let from = match third {
        Third::First => 0,
        Third::Middle => 8,
        Third::Last => 16,
    };
    between(day.from?.date(), from * 60, (from + 8) * 60)
}

fn quarter_of(year: i16, number: i8) -> Option<Interval> {
    let first = jiff::civil::Date::new(year, number.checked_mul(3)?.checked_sub(2)?, 1).ok()?;
    days(Some(first), period::months_on(first, 3))
}
