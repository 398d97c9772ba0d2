//! Ranges and bounds: "van maandag tot vrijdag", "sinds 2014", "twee weken na Pasen", "binnen vijf dagen".

use crate::mention::moment::meaning::{Calendar, Clock, Fields, Kind, Meaning, Part};
use crate::mention::moment::phrase::{at, hour, Link};
use crate::mention::moment::reader::Reader;
use crate::mention::moment::words::{Atom, Glue};
use crate::value::period::{self, day};
use crate::value::{Interval, Point, Third, Unit};

impl Reader<'_> {
    /// "van maandag tot vrijdag", "2 okt. tot 22 oktober", "tussen 2015 en 2018".
    pub(crate) fn ranged(&self, a: &Part, b: &Part) -> Option<Part> {
        let link = self.link(a, b)?;
        let opened = self.opens_range(a);
        let between = matches!(self.before(a), Some((Glue::Between, _)));
        let link = match link {
            Link::To | Link::Through => link,
            Link::And if between => Link::And,
            Link::Beside if self.broad && a.last == b.first && adjacent_months(a, b) => Link::To,
            _ => return None,
        };
        let (from, to) = self.shared(a, b)?;
        let through = link == Link::Through || link == Link::And && matches!(to.1, Unit::Day);
        let end = if through { to.0.to.or(to.0.from) } else { to.0.from };
        let interval = Interval { from: from.0.from, to: end };
        let fine = matches!(interval.from, Some(Point::Clock(_))) || matches!(interval.to, Some(Point::Clock(_)));
        if interval.from?.datetime() >= interval.to?.datetime() {
            return None;
        }
        let kind = if fine { Kind::Datetimes } else { Kind::Dates };
        Some(Part { first: opened.unwrap_or(a.first), last: b.last, meaning: Meaning::Resolved(interval, kind) })
    }

    /// Both ends of a range, each with what it lacks taken from the other.
    pub(crate) fn shared(&self, a: &Part, b: &Part) -> Option<((Interval, Unit), (Interval, Unit))> {
        let ahead = self.points_ahead(a.first, b.last);
        let end = match b.meaning {
            Meaning::Calendar(calendar) => (calendar.interval, calendar.grain, calendar.fields),
            Meaning::Resolved(interval, Kind::Datetime | Kind::Date) => (interval, Unit::Minute, Fields::default()),
            Meaning::Bare(number @ 1..=31) => match a.meaning {
                // "van 4 september tot 8"
                Meaning::Calendar(calendar)
                    if calendar.fields.month.is_some() && calendar.fields.day.is_some() && self.stands_alone(b.last) =>
                {
                    let fields = Fields { day: Some(number as i8), weekday: None, ..calendar.fields };
                    (self.anchor.fields(&fields, ahead)?, Unit::Day, fields)
                }
                _ => return None,
            },
            _ => return None,
        };
        let begin = match a.meaning {
            // Both without a year: the beginning lies before the end.
            Meaning::Calendar(calendar)
                if calendar.fields.month.is_some() && calendar.fields.year.is_none() && end.2.year.is_none() && end.2.month.is_some() =>
            {
                let year = end.0.from?.date().year();
                let own = |year: i16| self.anchor.fields(&Fields { year: Some(year), weekday: None, ..calendar.fields }, ahead);
                let interval = own(year)?;
                let interval = if interval.from? > end.0.from? { own(year.checked_sub(1)?)? } else { interval };
                (interval, calendar.grain)
            }
            Meaning::Calendar(calendar) => {
                let mut fields = calendar.fields;
                let lacks_month = fields.day.is_some() && fields.month.is_none() && fields.weekday.is_none();
                if lacks_month && end.2.month.is_some() {
                    fields = Fields { month: end.2.month, year: end.2.year, ..fields };
                    (self.anchor.fields(&fields, ahead)?, Unit::Day)
                } else if fields.month.is_some() && fields.year.is_none() && end.2.year.is_some() {
                    fields.year = end.2.year;
                    let mut interval = self.anchor.fields(&fields, ahead)?;
                    if interval.from? >= end.0.from? {
                        fields.year = end.2.year?.checked_sub(1);
                        interval = self.anchor.fields(&fields, ahead)?;
                    }
                    (interval, calendar.grain)
                } else {
                    (calendar.interval, calendar.grain)
                }
            }
            Meaning::Bare(number @ 1..=31) if end.2.day.is_some() && end.2.month.is_some() => {
                let fields = Fields { day: Some(number as i8), weekday: None, ..end.2 };
                (self.anchor.fields(&fields, ahead)?, Unit::Day)
            }
            Meaning::Resolved(interval, Kind::Datetime | Kind::Date) => (interval, Unit::Minute),
            Meaning::Clock(clock) => match b.meaning {
                // "van 16:00 tot morgen 17:00"
                Meaning::Resolved(..) => (at(&Calendar::new(Unit::Day, self.anchor.days_from(0)), &clock)?, Unit::Minute),
                _ => return None,
            },
            _ => return None,
        };
        let mut end = end;
        // The end of a range lies behind its beginning.
        if begin.0.from?.datetime() > end.0.from?.datetime() && end.2.year.is_none() {
            let from = end.0.from?.date();
            let years = if end.2.month.is_some() { Some(12) } else { end.2.day.map(|_| 1) };
            let moved = match years {
                Some(months) => period::months_on(from, months),
                None if end.2.weekday.is_some() => period::days_on(from, 7),
                None => None,
            }?;
            end.0 = if end.1 == Unit::Month { period::month(moved.year(), moved.month())? } else { day(moved)? };
        }
        // A weekday's range that was read back lies in one week.
        Some((begin, (end.0, end.1)))
    }

    /// "drie weken na Pasen", "twee dagen voor gisteren".
    pub(crate) fn measured(&self, a: &Part, b: &Part) -> Option<Part> {
        let (Meaning::Stretch(stretch), Meaning::Calendar(calendar)) = (a.meaning, b.meaning) else { return None };
        let (Atom::Glue(glue), last) = self.atom(a.last).filter(|_| a.last < b.first)? else {
            // "2 weken eerder dan gisteren" ends in a glue phrase of its own
            return None;
        };
        if self.past_article(last) != b.first {
            return None;
        }
        let sign = match glue {
            Glue::After | Glue::AtOrAfter | Glue::Since => 1,
            Glue::Before => -1,
            _ => return None,
        };
        let from = calendar.interval.from?.datetime();
        let shifted = period::shift(from, &stretch.usual, sign)?;
        let open = stretch.min.is_none() || stretch.max.is_none();
        let interval = match (open, stretch.max.is_none(), sign) {
            (false, ..) => day(shifted.date())?,
            (true, true, 1) => Interval { from: Some(Point::Day(shifted.date())), to: None },
            (true, true, _) => Interval { from: None, to: Some(Point::Day(shifted.date())) },
            (true, false, 1) => Interval { from: Some(Point::Day(from.date())), to: Some(Point::Day(shifted.date())) },
            (true, false, _) => Interval { from: Some(Point::Day(shifted.date())), to: Some(Point::Day(from.date())) },
        };
        Some(Part { first: a.first, last: b.last, meaning: Meaning::Resolved(interval, if open { Kind::Dates } else { Kind::Date }) })
    }

    /// A whole expression with the word that bounds it; numbers that became nothing are left out.
    pub(crate) fn bounded(&self, part: Part) -> Option<Part> {
        let before = self.before(&part).filter(|&(glue, at)| glue != Glue::Before || !self.is_arranged(at));
        let open = |glue: Glue, at: usize, interval: Interval, fine: bool, clock: bool| {
            let (from, to) = match glue {
                Glue::Before => (None, interval.from),
                Glue::To => (None, interval.from),
                Glue::Through | Glue::AtOrBefore | Glue::NotAfter => (None, interval.to.or(interval.from)),
                Glue::After => (interval.to.or(interval.from), None),
                Glue::AtOrAfter | Glue::Since => (interval.from, None),
                _ => return None,
            };
            from.or(to)?;
            let kind = match (clock, fine) {
                (true, _) => Kind::Times,
                (_, true) => Kind::Datetimes,
                _ => Kind::Dates,
            };
            Some(Part { first: at, meaning: Meaning::Resolved(Interval { from, to }, kind), ..part })
        };
        match part.meaning {
            Meaning::Bare(number) => {
                let (glue, _) = before?;
                if !self.broad || !self.stands_alone(part.last) {
                    return None;
                }
                match glue {
                    Glue::At | Glue::Around if (0..=24).contains(&number) => {
                        Some(Part { meaning: Meaning::Clock(Clock::hour(number as i8)), ..part })
                    }
                    Glue::On if (1..=31).contains(&number) => {
                        let fields = Fields { day: Some(number as i8), ..Fields::default() };
                        let interval = self.anchor.fields(&fields, self.points_ahead(part.first, part.last))?;
                        Some(Part { meaning: Meaning::Resolved(interval, Kind::Date), ..part })
                    }
                    _ => None,
                }
            }
            Meaning::Bares(from, to) => {
                let (Some((Glue::Of | Glue::Between, at)), true) = (self.before(&part), self.broad) else { return None };
                let (from, to) = (Clock::hour(hour(from)?), Clock::hour(hour(to)?));
                Some(Part { first: at, meaning: Meaning::Clocks(from, to), ..part })
            }
            Meaning::Stretch(stretch) => match before {
                Some((Glue::Within, at)) => {
                    let interval = self.anchor.window(&stretch.usual, true)?;
                    let kind = if stretch.usual.is_by_the_clock() { Kind::Datetimes } else { Kind::Dates };
                    Some(Part { first: at, meaning: Meaning::Resolved(interval, kind), ..part })
                }
                Some((Glue::In, at)) if self.broad && stretch.usual.is_by_the_clock() => {
                    let interval = self.anchor.shifted(&stretch.usual, 1)?;
                    Some(Part { first: at, meaning: Meaning::Resolved(interval, Kind::Datetime), ..part })
                }
                _ => {
                    let (sign, last) = match self.atom(part.last) {
                        Some((Atom::Later | Atom::Hence, last)) => (1, last),
                        Some((Atom::Earlier, last)) => (-1, last),
                        _ => return Some(part),
                    };
                    let Some(interval) = self.anchor.shifted(&stretch.usual, sign) else { return Some(part) };
                    if stretch.min.is_none() != stretch.max.is_none() && !stretch.usual.is_by_the_clock() && limited(self, &part) {
                        let today = self.anchor.days_from(0).and_then(|today| today.from);
                        let open = match (stretch.max, sign) {
                            (None, 1) => Interval { from: interval.from, to: None },
                            (None, _) => Interval { from: None, to: interval.from },
                            (_, 1) => Interval { from: today, to: interval.from },
                            _ => Interval { from: interval.from, to: today },
                        };
                        return Some(Part { last, meaning: Meaning::Resolved(open, Kind::Dates), ..part });
                    }
                    let kind = if stretch.usual.is_by_the_clock() { Kind::Datetime } else { Kind::Date };
                    Some(Part { last, meaning: Meaning::Resolved(interval, kind), ..part })
                }
            },
            Meaning::Calendar(calendar) => {
                let bounded = before.filter(|_| calendar.entity).and_then(|(glue, at)| {
                    // "voor het eind van dit jaar": the end is a point.
                    if matches!(glue, Glue::Before | Glue::To) && matches!(self.atom(part.first), Some((Atom::Third(Third::Last), _))) {
                        let interval = Interval { from: None, to: calendar.interval.to };
                        return Some(Part { first: at, meaning: Meaning::Resolved(interval, Kind::Dates), ..part });
                    }
                    open(glue, at, calendar.interval, calendar.part.is_some(), false)
                });
                Some(bounded.unwrap_or(part))
            }
            Meaning::Clock(clock) => {
                let bounded = before.and_then(|(glue, at)| open(glue, at, self.today_at(&clock)?, true, true));
                Some(bounded.unwrap_or(part))
            }
            Meaning::Resolved(interval, kind @ (Kind::Date | Kind::Datetime)) => {
                let bounded = before.and_then(|(glue, at)| open(glue, at, interval, kind == Kind::Datetime, false));
                Some(bounded.unwrap_or(part))
            }
            _ => Some(part),
        }
    }

    /// "een afspraak voor maandag": for that day, not before it.
    pub(crate) fn is_arranged(&self, at: usize) -> bool {
        let skipped = at.saturating_sub(usize::from(at > 1 && matches!(self.context.word(at - 1), "in" | "vast" | "me" | "mij")));
        [at, skipped].iter().any(|&at| at.checked_sub(1).is_some_and(|noun| matches!(self.atom(noun), Some((Atom::Arranged, _)))))
    }
}

fn adjacent_months(a: &Part, b: &Part) -> bool {
    let month = |part: &Part| match part.meaning {
        Meaning::Calendar(calendar) if calendar.grain == Unit::Month => calendar.fields.month,
        _ => None,
    };
    matches!((month(a), month(b)), (Some(a), Some(b)) if b == a % 12 + 1)
}

/// Whether the length begins with a word that bounds it, unlike "enkele dagen".
fn limited(reader: &Reader<'_>, part: &Part) -> bool {
    reader.atom(part.first).is_some_and(|(atom, _)| matches!(atom, Atom::Limit(_)))
}
