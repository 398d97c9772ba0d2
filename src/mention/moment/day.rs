//! Days and months by name or number: "dinsdag 15 maart 2022", "de 15e", "half maart", "15/3/22", "gisterochtend".

use crate::mention::moment::digits::{century, Digits};
use crate::mention::moment::meaning::{Calendar, Fields, Meaning, Part};
use crate::mention::moment::reader::Reader;
use crate::mention::moment::resolve::part_of;
use crate::mention::moment::words::{Atom, DayPart, Direction, Glue};
use crate::token::Shape;
use crate::value::period::{self, days};
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
        let (calendar, last) = match (self.day(at, depth, previous), self.span_of_time(at, depth, chained || depth > 0)) {
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

    fn day(&self, at: usize, depth: u8, previous: Option<&Part>) -> Option<(Calendar, usize)> {
        match self.atom(at) {
            Some((Atom::Weekday(weekday), last)) => return self.weekday(at, weekday, None, last, depth),
            Some((Atom::WeekdayShort(weekday), last)) => return self.weekday_short(at, weekday, last, depth),
            Some((Atom::WeekdayPart(weekday, part), last)) => return self.weekday(at, weekday, Some(part), last, depth),
            // "Augustus De Morgan" is a name.
            Some((Atom::Month(_), last))
                if self.context.shape(at).has(Shape::CAPITAL) && self.context.shape(last).has(Shape::CAPITAL) && !self.context.opens_sentence(at) =>
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
            Some((Atom::DayPart(offset, part), last)) => return Some((in_part(Calendar::new(Unit::Day, self.anchor.days_from(offset)), part), last)),
            // "morgen"; "in de morgen" is a part of the day
            Some((Atom::Morgen, last)) => {
                let article = at.checked_sub(1).is_some_and(|before| {
                    matches!(self.atom(before), Some((Atom::Glue(Glue::The) | Atom::Early | Atom::Late | Atom::Toward(_), _)))
                });
                let greeting = self.context.word(at).starts_with('M') && self.context.word(last) == "!"
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
        self.numbered(at, depth, previous)
    }

    /// A weekday with what may follow it: a part of the day, a date, a week, a direction.
    fn weekday(&self, at: usize, weekday: i8, part: Option<DayPart>, last: usize, depth: u8) -> Option<(Calendar, usize)> {
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
        let _ = depth;
        let fields = Fields { weekday: Some(weekday), ..Fields::default() };
        Some(self.finish(at, fields, part, last, Unit::Day))
    }

    /// "ma.", "woens": a weekday only before a day of a month, or where four letters make it plain.
    fn weekday_short(&self, at: usize, weekday: i8, last: usize, depth: u8) -> Option<(Calendar, usize)> {
        let (calendar, end) = self.weekday(at, weekday, None, last, depth)?;
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
    fn month(&self, at: usize, month: i8, last: usize) -> (Calendar, usize) {
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
    fn month_short(&self, at: usize, month: i8, last: usize) -> Option<(Calendar, usize)> {
        let (calendar, end) = self.month(at, month, last);
        let capital = self.context.word(at).starts_with(char::is_uppercase);
        let prepared = at.checked_sub(1).is_some_and(|before| self.atom(before).is_some() || matches!(self.context.word(before), "maand"));
        ((calendar.fields.year.is_some() || calendar.fields.day.is_some()) || !capital && (self.broad || prepared))
            .then_some((calendar, end))
    }

    /// A date that begins with a number.
    fn numbered(&self, at: usize, depth: u8, previous: Option<&Part>) -> Option<(Calendar, usize)> {
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
        let _ = depth;
        let alone = self.stands_alone(last) && !matches!(self.atom(last), Some((Atom::Glue(Glue::Of), _)) if !self.broad);
        (article && alone && !behind_dash && self.digits(at).is_some_and(|_| true) || article && alone && self.broad).then(|| {
            let fields = Fields { day: Some(day as i8), ..Fields::default() };
            self.finish(at, fields, None, last, Unit::Day)
        })
    }

    /// "22/4", "20-11": day and month; "2014-2018": years.
    fn pair(&self, at: usize, a: i64, b: i64, slash: bool, previous: Option<&Part>) -> Option<(Calendar, usize)> {
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
        let counted = self.atom(at + 1).is_some_and(|(atom, _)| matches!(atom, Atom::Unit(_) | Atom::Units(_) | Atom::Month(_) | Atom::MonthShort(_)));
        if counted || !slash && (beside_day || previous.is_some_and(|part| self.before_pair(part, at))) || !(self.broad && (slash || led) || year.is_some() || slash && on) {
            return None;
        }
        let fields = Fields { year: year.map(|(year, _)| year), month: Some(month as i8), day: Some(day as i8), weekday: None };
        Some(self.finish(at, fields, None, year.map_or(at + 1, |(_, last)| last), Unit::Day))
    }

    /// "1/10-2/11/2017", "dec/2018-mei/2019": two dates in one token; the first takes its year from the second.
    fn dated_range(&self, at: usize, hyphen: usize) -> Option<(Calendar, usize)> {
        let word = self.context.word(at);
        let month = |word: &str| match self.word_atom(word)? {
            Atom::Month(month) | Atom::MonthShort(month) => Some(month),
            _ => None,
        };
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
    fn day_and_month(&self, at: usize, weekday: bool) -> Option<(Fields, usize)> {
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
    fn year_said(&self, at: usize) -> Option<(Option<Interval>, usize)> {
        let begin = self.past_of(at).unwrap_or(at);
        let (direction, next) = self.toward(begin)?;
        match self.atom(next)? {
            (Atom::Unit(Unit::Year), last) => Some((self.anchor.period(Unit::Year, offset_of(direction)), last)),
            _ => None,
        }
    }

    /// The calendar date of the fields, with the part of the day behind it.
    fn finish(&self, at: usize, fields: Fields, part: Option<DayPart>, last: usize, grain: Unit) -> (Calendar, usize) {
        let ahead = fields.year.is_none() && self.looks_ahead(&fields, at, last);
        let calendar = Calendar { fields, ..Calendar::new(grain, self.anchor.fields(&fields, ahead)) };
        self.shaped(calendar, part, last)
    }

    /// Where nothing tells, a day of a month is the nearest one; a bare weekday or month lies behind, as news has it.
    fn looks_ahead(&self, fields: &Fields, at: usize, last: usize) -> bool {
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

    fn shaped(&self, calendar: Calendar, part: Option<DayPart>, last: usize) -> (Calendar, usize) {
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

    fn past_dash(&self, at: usize) -> usize {
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
