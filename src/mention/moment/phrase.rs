//! Parts put together: a day with its clock time, "van … tot …", "na …", "binnen …", "elke … om …".

use crate::mention::moment::meaning::{Calendar, Clock, Fields, Kind, Meaning, Part};
use crate::mention::moment::reader::Reader;
use crate::mention::moment::resolve::{between, instant, minute};
use crate::mention::moment::words::{Atom, Glue};
use crate::value::period::{self, day};
use crate::value::{Interval, Point, Third, Unit};

/// What stands between two parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// Nothing, or a comma, "om", "op".
    Beside,
    /// "om", "rond": the number behind it is an hour.
    At,
    /// "van" before a month or day.
    Of,
    /// "tot"
    To,
    /// "tot en met", a dash.
    Through,
    /// "en"
    And,
    /// A bound on the clock time behind it.
    Bound(Glue),
}

impl Reader<'_> {
    /// The parts joined into whole expressions, in the order of the text. Each pass is linear.
    pub(crate) fn phrases(&self, parts: Vec<Part>) -> Vec<Part> {
        let parts = self.pass(parts, |a, b| self.clocks(a, b));
        let parts = self.pass(parts, |a, b| self.dated(a, b));
        let parts = self.pass(parts, |a, b| self.ranged(a, b));
        let parts = self.pass(parts, |a, b| self.measured(a, b));
        let mut whole: Vec<Part> = Vec::with_capacity(parts.len());
        for part in parts {
            // A word that ends one expression ("vanaf vandaag") begins no other.
            if whole.last().is_none_or(|last| last.last <= part.first) {
                // "van tien uur naar elf"
                let moved = whole.last().is_some_and(|last| {
                    matches!(last.meaning, Meaning::Clock(_)) && last.last + 1 == part.first && self.context.word(last.last) == "naar"
                });
                match part.meaning {
                    Meaning::Bare(number @ 0..=24) if moved => whole.push(Part { meaning: Meaning::Clock(Clock::hour(number as i8)), ..part }),
                    _ => whole.extend(self.bounded(part)),
                }
            }
        }
        whole
    }

    /// One pass from left to right that joins neighbours.
    fn pass(&self, parts: Vec<Part>, join: impl Fn(&Part, &Part) -> Option<Part>) -> Vec<Part> {
        let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
        for part in parts {
            match joined.last().filter(|last| part.first - last.last.min(part.first) <= 4).and_then(|last| join(last, &part)) {
                Some(whole) => {
                    joined.pop();
                    joined.push(whole);
                }
                None => joined.push(part),
            }
        }
        joined
    }

    fn link(&self, a: &Part, b: &Part) -> Option<Link> {
        if a.last > b.first {
            return None;
        }
        if a.last == b.first {
            return Some(Link::Beside);
        }
        let (Atom::Glue(glue), mut last) = self.atom(a.last)? else {
            return (self.context.word(a.last) == "(" && a.last + 1 == b.first).then_some(Link::Beside);
        };
        let mut link = match glue {
            Glue::Comma | Glue::On | Glue::In => Link::Beside,
            Glue::At | Glue::Around => Link::At,
            Glue::Of => Link::Of,
            Glue::To => Link::To,
            Glue::Through | Glue::Dash => Link::Through,
            Glue::And => Link::And,
            Glue::Before | Glue::AtOrBefore | Glue::NotAfter | Glue::After | Glue::AtOrAfter => Link::Bound(glue),
            Glue::Between => Link::Beside,
            _ => return None,
        };
        // A second glue word: ", om", "tot rond", "op de", "tot op".
        if last < b.first {
            match self.atom(last) {
                Some((Atom::Glue(Glue::The | Glue::Around | Glue::Between | Glue::On), next)) => last = next,
                Some((Atom::Glue(Glue::Of), next)) if link == Link::Beside => last = next,
                Some((Atom::Glue(Glue::At), next)) if link == Link::Beside => (link, last) = (Link::At, next),
                _ => {}
            }
        }
        if last < b.first {
            if let Some((Atom::Glue(Glue::The | Glue::Around), next)) = self.atom(last) {
                last = next;
            }
        }
        (last == b.first).then_some(link)
    }

    /// The glue word that stands before a part, an article between passed over, with its token.
    fn before(&self, part: &Part) -> Option<(Glue, usize)> {
        let mut at = part.first.checked_sub(1)?;
        if matches!(self.glue(at), Some(Glue::The | Glue::Around)) {
            at = at.checked_sub(1)?;
        }
        // Phrases of several words ("tot en met", "niet later dan") are looked for from their first word.
        for back in (0..4).rev() {
            let Some(first) = at.checked_sub(back) else { continue };
            if let Some((Atom::Glue(glue), last)) = self.atom(first) {
                if last == at + 1 {
                    return Some((glue, first));
                }
            }
        }
        None
    }

    fn opens_range(&self, part: &Part) -> Option<usize> {
        let (glue, at) = self.before(part)?;
        matches!(glue, Glue::Of | Glue::Between | Glue::AtOrAfter).then_some(at)
    }

    /// "van 9 tot 11 uur", "tussen half vier en vijf", "4 tot 22".
    fn clocks(&self, a: &Part, b: &Part) -> Option<Part> {
        let link = self.link(a, b)?;
        let opened = self.opens_range(a);
        let between = matches!(self.before(a), Some((Glue::Between, _)));
        match link {
            Link::To | Link::Through => {}
            Link::And if between => {}
            _ => return None,
        }
        let meaning = match (a.meaning, b.meaning) {
            (Meaning::Bare(from), Meaning::Bare(to)) => Meaning::Bares(from, to),
            (Meaning::Bare(from), Meaning::Clock(to)) => Meaning::Clocks(self.opening(Clock::hour(hour(from)?), &to), to),
            (Meaning::Clock(from), Meaning::Clock(to)) => Meaning::Clocks(self.opening(from, &to), to),
            (Meaning::Clock(from), Meaning::Bare(to)) => {
                let end = Clock::hour(hour(to)?);
                // "13:30 tot 4 mensen": a number that counts something is no hour.
                if !self.stands_alone(b.last) && !self.broad {
                    return None;
                }
                Meaning::Clocks(from, end)
            }
            _ => return None,
        };
        Some(Part { first: opened.unwrap_or(a.first), last: b.last, meaning })
    }

    /// The first hour of a range takes the half of the day from the second.
    fn opening(&self, from: Clock, to: &Clock) -> Clock {
        let Some(part) = to.part.filter(|_| from.part.is_none() && from.either) else { return from };
        let moved = from.within(part);
        if moved.minutes_of_day() < to.minutes_of_day() {
            return moved;
        }
        let later = Clock { hour: (from.hour % 12) + 12, either: false, ..from };
        if to.hour < 12 && later.minutes_of_day() > to.minutes_of_day() {
            later
        } else {
            from
        }
    }

    /// A day with a clock time, a clock period or days of a month.
    fn dated(&self, a: &Part, b: &Part) -> Option<Part> {
        let link = self.link(a, b)?;
        let part = |meaning: Meaning| Some(Part { first: a.first, last: b.last, meaning });
        let beside = matches!(link, Link::Beside | Link::At | Link::Of);
        match (a.meaning, b.meaning) {
            (Meaning::Repeated, Meaning::Clock(_) | Meaning::Clocks(..)) if beside => part(Meaning::Repeated),
            (Meaning::Repeated, Meaning::Bare(0..=24)) if link == Link::At => part(Meaning::Repeated),
            (Meaning::Clock(_) | Meaning::Clocks(..), Meaning::Repeated) if beside => part(Meaning::Repeated),
            (Meaning::Repeated, Meaning::Calendar(calendar))
                if link == Link::Beside && self.link(a, b) == Some(Link::Beside) && !calendar.entity =>
            {
                part(Meaning::Repeated)
            }
            (Meaning::Calendar(day_of), Meaning::Clock(clock)) if day_of.grain == Unit::Day => match link {
                Link::Bound(glue) => part(bound(glue, &self.moment(&day_of, clock)?)),
                _ if beside || link == Link::Through && self.glue(a.last) == Some(Glue::Dash) => {
                    part(Meaning::Resolved(self.moment(&day_of, clock)?, Kind::Datetime))
                }
                _ => None,
            },
            (Meaning::Clock(clock), Meaning::Calendar(day_of)) if day_of.grain == Unit::Day && day_of.entity && beside => {
                part(Meaning::Resolved(self.moment(&day_of, clock)?, Kind::Datetime))
            }
            (Meaning::Calendar(day_of), Meaning::Bare(number)) if day_of.grain == Unit::Day => match link {
                Link::At if self.stands_alone(b.last) || self.broad => {
                    part(Meaning::Resolved(self.moment(&day_of, Clock::hour(hour(number)?))?, Kind::Datetime))
                }
                Link::Bound(glue) if self.broad => part(bound(glue, &self.moment(&day_of, Clock::hour(hour(number)?))?)),
                _ => None,
            },
            (Meaning::Bare(number), Meaning::Calendar(day_of)) if day_of.part.is_some() && link == Link::Beside && self.broad => {
                part(Meaning::Resolved(self.moment(&day_of, Clock::hour(hour(number)?))?, Kind::Datetime))
            }
            // "15 om 8:00"
            (Meaning::Bare(number @ 1..=31), Meaning::Clock(clock)) if self.broad && link == Link::At => {
                let fields = Fields { day: Some(number as i8), ..Fields::default() };
                let day_of = Calendar::new(Unit::Day, self.anchor.fields(&fields, self.points_ahead(a.first, b.last)));
                part(Meaning::Resolved(self.moment(&day_of, clock)?, Kind::Datetime))
            }
            // "de 17 van 14.00 tot 16.00"
            (Meaning::Bare(number @ 1..=31), Meaning::Clocks(from, to)) if self.broad && link == Link::Beside && self.glue(a.first.wrapping_sub(1)) == Some(Glue::The) => {
                let fields = Fields { day: Some(number as i8), ..Fields::default() };
                let day_of = Calendar::new(Unit::Day, self.anchor.fields(&fields, self.points_ahead(a.first, b.last)));
                part(Meaning::Resolved(self.moments(&day_of, from, to)?, Kind::Datetimes))
            }
            (Meaning::Calendar(day_of), Meaning::Clocks(from, to)) if day_of.grain == Unit::Day && (beside || link == Link::Through) => {
                part(Meaning::Resolved(self.moments(&day_of, from, to)?, Kind::Datetimes))
            }
            (Meaning::Clocks(from, to), Meaning::Calendar(day_of)) if day_of.grain == Unit::Day && day_of.entity && beside => {
                part(Meaning::Resolved(self.moments(&day_of, from, to)?, Kind::Datetimes))
            }
            (Meaning::Calendar(day_of), Meaning::Bares(from, to)) if day_of.grain == Unit::Day && beside => {
                part(Meaning::Resolved(self.moments(&day_of, Clock::hour(hour(from)?), Clock::hour(hour(to)?))?, Kind::Datetimes))
            }
            (Meaning::Bares(from, to), Meaning::Calendar(day_of)) if day_of.grain == Unit::Day && day_of.entity && beside => {
                part(Meaning::Resolved(self.moments(&day_of, Clock::hour(hour(from)?), Clock::hour(hour(to)?))?, Kind::Datetimes))
            }
            (Meaning::Calendar(month), Meaning::Bares(from, to)) if month.grain == Unit::Month && beside => {
                part(Meaning::Resolved(days_of(&month, from, to)?, Kind::Dates))
            }
            (Meaning::Bares(from, to), Meaning::Calendar(month)) if month.grain == Unit::Month && beside => {
                part(Meaning::Resolved(days_of(&month, from, to)?, Kind::Dates))
            }
            _ => None,
        }
    }

    /// A clock time on a day; the part of the day that either names settles which half is meant.
    fn moment(&self, day_of: &Calendar, clock: Clock) -> Option<Interval> {
        let clock = day_of.part.map_or(clock, |part| if clock.part.is_none() { clock.within(part) } else { clock });
        at(day_of, &clock)
    }

    fn moments(&self, day_of: &Calendar, from: Clock, to: Clock) -> Option<Interval> {
        let (from, to) = match day_of.part {
            Some(part) => {
                (if from.part.is_none() { from.within(part) } else { from }, if to.part.is_none() { to.within(part) } else { to })
            }
            None => (from, to),
        };
        let date = day_of.interval.from?.date();
        clock_period(date, &from, &to)
    }

    /// "van maandag tot vrijdag", "2 okt. tot 22 oktober", "tussen 2015 en 2018".
    fn ranged(&self, a: &Part, b: &Part) -> Option<Part> {
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
    fn shared(&self, a: &Part, b: &Part) -> Option<((Interval, Unit), (Interval, Unit))> {
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
            Meaning::Calendar(calendar) if calendar.fields.month.is_some() && calendar.fields.year.is_none() && end.2.year.is_none() && end.2.month.is_some() => {
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
    fn measured(&self, a: &Part, b: &Part) -> Option<Part> {
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
    fn bounded(&self, part: Part) -> Option<Part> {
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
    fn is_arranged(&self, at: usize) -> bool {
        let skipped = at.saturating_sub(usize::from(at > 1 && matches!(self.context.word(at - 1), "in" | "vast" | "me" | "mij")));
        [at, skipped].iter().any(|&at| at.checked_sub(1).is_some_and(|noun| matches!(self.atom(noun), Some((Atom::Arranged, _)))))
    }

    /// A clock time of the document's day.
    pub(crate) fn today_at(&self, clock: &Clock) -> Option<Interval> {
        at(&Calendar::new(Unit::Day, self.anchor.days_from(0)), clock)
    }
}

fn adjacent_months(a: &Part, b: &Part) -> bool {
    let month = |part: &Part| match part.meaning {
        Meaning::Calendar(calendar) if calendar.grain == Unit::Month => calendar.fields.month,
        _ => None,
    };
    matches!((month(a), month(b)), (Some(a), Some(b)) if b == a % 12 + 1)
}

fn hour(number: i64) -> Option<i8> {
    (0..=24).contains(&number).then_some(number as i8)
}

/// Whether the length begins with a word that bounds it, unlike "enkele dagen".
fn limited(reader: &Reader<'_>, part: &Part) -> bool {
    reader.atom(part.first).is_some_and(|(atom, _)| matches!(atom, Atom::Limit(_)))
}

/// A clock time of a day.
pub(crate) fn at(day_of: &Calendar, clock: &Clock) -> Option<Interval> {
    let from = minute(day_of.interval.from?.date(), clock.minutes_of_day())?;
    let from = match clock.second {
        Some(second) => from.with().second(second).build().ok()?,
        None => from,
    };
    instant(from)
}

/// From one clock time to another, the second in the other half of the day or on the next day where it must be.
pub(crate) fn clock_period(date: jiff::civil::Date, from: &Clock, to: &Clock) -> Option<Interval> {
    let begin = from.minutes_of_day();
    let mut end = to.minutes_of_day();
    if end <= begin && to.either && end + 720 > begin {
        end += 720;
    }
    if end <= begin {
        end += 1440;
    }
    between(date, begin, end)
}

fn bound(glue: Glue, interval: &Interval) -> Meaning {
    let open = match glue {
        Glue::Before | Glue::AtOrBefore | Glue::NotAfter => Interval { from: None, to: interval.from },
        _ => Interval { from: interval.from, to: None },
    };
    Meaning::Resolved(open, Kind::Datetimes)
}

/// The days of a month from one to another.
fn days_of(month: &Calendar, from: i64, to: i64) -> Option<Interval> {
    let first = month.interval.from?.date();
    let date = |number: i64| jiff::civil::Date::new(first.year(), first.month(), i8::try_from(number).ok()?).ok();
    let (from, to) = (date(from)?, date(to)?);
    (from <= to).then_some(())?;
    period::days(Some(from), period::days_on(to, 1))
}
