//! Days and months by name or number: "dinsdag 15 maart 2022", "de 15e", "half maart", "15/3/22", "gisterochtend".

use crate::mention::moment::meaning::{Calendar, Fields, Meaning, Part};
use crate::mention::moment::reader::Reader;
use crate::mention::moment::resolve::part_of;
use crate::mention::moment::words::{Atom, DayPart, Direction, Glue};
use crate::token::Shape;
use crate::value::period;
use crate::value::{Interval, Point, Third, Unit};

/// How deep one expression may lie in another: "eind van de eerste week van mei".
pub(crate) const DEPTH: u8 = 3;

impl Reader<'_> {
    /// The day or period at a token.
    pub(crate) fn calendar(&self, at: usize, depth: u8, previous: Option<&Part>) -> Option<Part> {
        if depth > DEPTH {
            return None;
        }
        let chained = previous.is_some_and(|part| {
            matches!(part.meaning, Meaning::Calendar(_))
                && matches!(self.atom(part.last), Some((Atom::Glue(Glue::And | Glue::To | Glue::Through | Glue::Dash), last)) if last == at)
        });
        let (calendar, last) = match (self.day(at, previous), self.span_of_time(at, depth, chained || depth > 0)) {
            (Some(day), Some(span)) => {
                if span.1 > day.1 {
                    span
                } else {
                    day
                }
            }
            (day, span) => day.or(span)?,
        };
        Some(Part { first: at, last, meaning: Meaning::Calendar(calendar) })
    }

    pub(crate) fn day(&self, at: usize, previous: Option<&Part>) -> Option<(Calendar, usize)> {
        match self.atom(at) {
            Some((Atom::Weekday(weekday), last)) => return self.weekday(at, weekday, None, last),
            Some((Atom::WeekdayShort(weekday), last)) => return self.weekday_short(at, weekday, last),
            Some((Atom::WeekdayPart(weekday, part), last)) => return self.weekday(at, weekday, Some(part), last),
            // "Augustus De Morgan" is a name.
            Some((Atom::Month(_), last))
                if self.context.shape(at).has(Shape::CAPITAL)
                    && self.context.shape(last).has(Shape::CAPITAL)
                    && !self.context.opens_sentence(at) =>
            {
                return None;
            }
            // "jaren zestig en zeventig"
            Some((Atom::Decade(_), _)) => {
                let behind = previous.is_some_and(|part| {
                    part.last + 1 == at
                        && self.glue(part.last) == Some(Glue::And)
                        && matches!(part.meaning, Meaning::Calendar(calendar) if calendar.grain == Unit::Decade)
                });
                if behind {
                    let (year, last) = self.decade(at)?;
                    return Some((Calendar::new(Unit::Decade, period::years(year, 10)), last));
                }
            }
            Some((Atom::Month(month), last)) => return Some(self.month(at, month, last)),
            Some((Atom::MonthShort(month), last)) => return self.month_short(at, month, last),
            Some((Atom::Day(offset), last)) => {
                let day = Calendar::new(Unit::Day, self.anchor.days_from(offset));
                return Some(self.with_part(day, last));
            }
            // "vannacht" with a verb that points ahead is the night to come.
            Some((Atom::DayPart(0, DayPart::Night), last)) => {
                let offset = i64::from(self.direction(at, last) == Some(true));
                return Some((in_part(Calendar::new(Unit::Day, self.anchor.days_from(offset)), DayPart::Night), last));
            }
            Some((Atom::DayPart(offset, part), last)) => {
                return Some((in_part(Calendar::new(Unit::Day, self.anchor.days_from(offset)), part), last))
            }
            // "morgen"; "in de morgen" is a part of the day
            Some((Atom::Morgen, last)) => {
                let article = at.checked_sub(1).is_some_and(|before| {
                    matches!(self.atom(before), Some((Atom::Glue(Glue::The) | Atom::Early | Atom::Late | Atom::Toward(_), _)))
                });
                let greeting = self.context.word(at).starts_with('M') && self.context.sign(last) == b'!'
                    || at > 0 && matches!(self.context.word(at - 1), "goede" | "Goede");
                if article || greeting {
                    return None;
                }
                return Some(self.with_part(Calendar::new(Unit::Day, self.anchor.days_from(1)), last));
            }
            _ => {}
        }
        if self.context.shape(at).has(Shape::HYPHEN) && !self.context.shape(at).has(Shape::DIGIT) {
            let hyphen = self.context.word(at).find('-')?;
            return self.dated_range(at, hyphen);
        }
        self.numbered(at, previous)
    }

    /// A weekday with what may follow it: a part of the day, a date, a week, a direction.
    pub(crate) fn weekday(&self, at: usize, weekday: i8, part: Option<DayPart>, last: usize) -> Option<(Calendar, usize)> {
        let mut part = part;
        let mut last = last;
        if part.is_none() {
            // "dinsdag avond"
            if let Some((Atom::Part(named), end)) = self.atom(last) {
                (part, last) = (Some(named), end);
            }
        }
        let dated = self.past_comma(last);
        if let Some((fields, end)) = self.day_and_month(dated, true) {
            let fields = Fields { weekday: Some(weekday), ..fields };
            return Some(self.finish(at, fields, part, end, Unit::Day));
        }
        // "maandag volgende week", "dinsdag van vorige week", "vrijdag jl."
        let of = self.past_of(last).unwrap_or(last);
        let of = self.past_dash(of);
        if let Some((direction, next)) = self.toward(of) {
            if let Some((Atom::Unit(Unit::Week), end)) = self.atom(next) {
                let week = self.anchor.period(Unit::Week, offset_of(direction));
                let interval = week.and_then(|week| self.anchor.weekday_in(weekday, week));
                return Some(self.shaped(Calendar::new(Unit::Day, interval), part, end));
            }
            let alone = self.stands_alone(next) || self.atom(next).is_some_and(|(atom, _)| !matches!(atom, Atom::Unit(_) | Atom::Units(_)));
            if of == last
                && direction != Direction::This
                && alone
                && !matches!(self.atom(next), Some((Atom::Weekday(_) | Atom::Month(_), _)))
            {
                let interval = self.anchor.weekday(weekday, direction, false);
                return Some(self.shaped(Calendar::new(Unit::Day, interval), part, next));
            }
        }
        // "maandag over een week", "vrijdag over twee weken"
        if let Some(Glue::Over) = self.glue(last) {
            if let Some((count, end)) = self.count(last + 1).and_then(|count| match self.atom(count.last)? {
                (Atom::Unit(Unit::Week) | Atom::Units(Unit::Week), end) => Some((count, end)),
                _ => None,
            }) {
                let next = self.anchor.weekday(weekday, Direction::Coming, false);
                let date = next.and_then(|next| period::days_on(next.from?.date(), (count.usual as i64).checked_mul(7)?));
                return Some(self.shaped(Calendar::new(Unit::Day, date.and_then(period::day)), part, end));
            }
        }
        let fields = Fields { weekday: Some(weekday), ..Fields::default() };
        Some(self.finish(at, fields, part, last, Unit::Day))
    }

    /// "ma.", "woens": a weekday only before a day of a month, or where four letters make it plain.
    pub(crate) fn weekday_short(&self, at: usize, weekday: i8, last: usize) -> Option<(Calendar, usize)> {
        let (calendar, end) = self.weekday(at, weekday, None, last)?;
        let first = at == 0 || matches!(self.glue(at - 1), Some(Glue::On | Glue::At));
        let plain = matches!(self.context.word(at).to_lowercase().as_str(), "woens" | "dins" | "dond" | "maan");
        let spaced = self.context.span(at, last).slice(self.context.text).ends_with('.') && self.broad && first;
        let behind_clock = at.checked_sub(2).is_some_and(|two| {
            self.glue(at - 1) == Some(Glue::On)
                && (self.digits(two).is_some() || matches!(self.atom(two), Some((Atom::Unit(Unit::Hour) | Atom::AtPart(_), _))))
        });
        (calendar.fields.day.is_some() || plain || spaced || behind_clock).then_some((calendar, end))
    }

    /// A month with the year behind it, or a day: "maart 2022", "november de 15e".
    pub(crate) fn month(&self, at: usize, month: i8, last: usize) -> (Calendar, usize) {
        let mut fields = Fields { month: Some(month), ..Fields::default() };
        let mut last = last;
        let mut grain = Unit::Month;
        let article = self.past_article(last);
        if let Some((day, end)) = self.ordinal(article).filter(|&(day, _)| article > last && (1..=31).contains(&day)) {
            (fields.day, last, grain) = (Some(day as i8), end, Unit::Day);
        } else if self.broad {
            // "feb 18"
            if let Some((day, end)) =
                self.integer(last).filter(|&(day, end)| (1..=31).contains(&day) && self.stands_alone(end) && self.digits(last).is_some())
            {
                (fields.day, last, grain) = (Some(day as i8), end, Unit::Day);
            }
        }
        if let Some((year, end)) = self.year_behind(last) {
            (fields.year, last) = (Some(year), end);
        } else if let Some((interval, end)) = self.year_said(last) {
            fields.year = interval.and_then(|interval| interval.from).map(|from| from.date().year());
            last = end;
        }
        self.finish(at, fields, None, last, grain)
    }

    /// "jan", "mrt.": a month where the letters are no name and a word of time stands before or behind it.
    pub(crate) fn month_short(&self, at: usize, month: i8, last: usize) -> Option<(Calendar, usize)> {
        let (calendar, end) = self.month(at, month, last);
        let capital = self.context.word(at).starts_with(char::is_uppercase);
        let prepared = at.checked_sub(1).is_some_and(|before| self.atom(before).is_some() || matches!(self.context.word(before), "maand"));
        ((calendar.fields.year.is_some() || calendar.fields.day.is_some()) || !capital && (self.broad || prepared))
            .then_some((calendar, end))
    }

    /// The calendar date of the fields, with the part of the day behind it.
    pub(crate) fn finish(&self, at: usize, fields: Fields, part: Option<DayPart>, last: usize, grain: Unit) -> (Calendar, usize) {
        let ahead = fields.year.is_none() && self.looks_ahead(&fields, at, last);
        let calendar = Calendar { fields, ..Calendar::new(grain, self.anchor.fields(&fields, ahead)) };
        self.shaped(calendar, part, last)
    }

    /// Where nothing tells, a day of a month is the nearest one; a bare weekday or month lies behind, as news has it.
    pub(crate) fn looks_ahead(&self, fields: &Fields, at: usize, last: usize) -> bool {
        if let Some(ahead) = self.direction(at, last) {
            return ahead;
        }
        if self.broad || fields.month.is_none() || fields.day.is_none() {
            return self.broad;
        }
        let from = |future: bool| self.anchor.fields(fields, future).and_then(|interval| interval.from).map(Point::date);
        match (self.anchor.day(), from(false), from(true)) {
            (Some(today), Some(past), Some(future)) => period::days_between(today, future) < period::days_between(past, today),
            _ => false,
        }
    }

    pub(crate) fn shaped(&self, calendar: Calendar, part: Option<DayPart>, last: usize) -> (Calendar, usize) {
        match part {
            Some(part) => (in_part(calendar, part), last),
            None if calendar.grain == Unit::Day => self.with_part(calendar, last),
            None => (calendar, last),
        }
    }

    /// A day with the part of the day that follows it.
    pub(crate) fn with_part(&self, calendar: Calendar, last: usize) -> (Calendar, usize) {
        let plain = self.atom(last).and_then(|(atom, end)| match atom {
            Atom::Part(part) => Some((part, end)),
            _ => None,
        });
        let begin = match self.atom(last) {
            Some((Atom::Early | Atom::Late, next)) => next,
            _ => self.past_comma(last),
        };
        // "dinsdag 's avonds"; "dinsdag 's avonds om 8 uur" too
        match plain.or_else(|| self.part_behind(begin)) {
            Some((part, end)) => (in_part(calendar, part), end),
            None => (calendar, last),
        }
    }

    pub(crate) fn past_comma(&self, at: usize) -> usize {
        at + usize::from(self.glue(at) == Some(Glue::Comma))
    }

    pub(crate) fn past_dash(&self, at: usize) -> usize {
        at + usize::from(self.glue(at) == Some(Glue::Dash) && self.broad)
    }

    /// The weekday's part of "half maart" and its like is a third of a longer period.
    pub(crate) fn third_of(&self, calendar: &Calendar, third: Third) -> Option<Interval> {
        if calendar.grain <= Unit::Day {
            return None;
        }
        period::third(calendar.interval, third)
    }
}

/// A day narrowed to a part of it.
pub(crate) fn in_part(calendar: Calendar, part: DayPart) -> Calendar {
    Calendar { interval: part_of(calendar.interval, part).unwrap_or_default(), part: Some(part), ..calendar }
}

/// How many units from the present one.
pub(crate) fn offset_of(direction: Direction) -> i64 {
    match direction {
        Direction::This => 0,
        Direction::Coming | Direction::Next => 1,
        Direction::Last => -1,
    }
}
