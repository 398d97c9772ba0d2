//! Parts put together: a day with its clock time, "van … tot …", "na …", "binnen …", "elke … om …".

use crate::mention::moment::meaning::{Calendar, Clock, Fields, Kind, Meaning, Part};
use crate::mention::moment::reader::Reader;
use crate::mention::moment::resolve::{between, instant, minute};
use crate::mention::moment::words::{Atom, Glue};
use crate::value::period;
use crate::value::{Interval, Unit};

/// What stands between two parts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
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
                    Meaning::Bare(number @ 0..=24) if moved => {
                        whole.push(Part { meaning: Meaning::Clock(Clock::hour(number as i8)), ..part })
                    }
                    _ => whole.extend(self.bounded(part).map(|wide| if self.is_broken(wide.first, wide.last) { part } else { wide })),
                }
            }
        }
        whole
    }

    /// One pass from left to right that joins neighbours.
    pub(crate) fn pass(&self, parts: Vec<Part>, join: impl Fn(&Part, &Part) -> Option<Part>) -> Vec<Part> {
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

    pub(crate) fn link(&self, a: &Part, b: &Part) -> Option<Link> {
        if a.last > b.first || self.is_broken(a.last.saturating_sub(1), b.first + 1) {
            return None;
        }
        if a.last == b.first {
            return Some(Link::Beside);
        }
        let (Atom::Glue(glue), mut last) = self.atom(a.last)? else {
            return (self.context.sign(a.last) == b'(' && a.last + 1 == b.first).then_some(Link::Beside);
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
    pub(crate) fn before(&self, part: &Part) -> Option<(Glue, usize)> {
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

    pub(crate) fn opens_range(&self, part: &Part) -> Option<usize> {
        let (glue, at) = self.before(part)?;
        matches!(glue, Glue::Of | Glue::Between | Glue::AtOrAfter).then_some(at)
    }

    /// "van 9 tot 11 uur", "tussen half vier en vijf", "4 tot 22".
    pub(crate) fn clocks(&self, a: &Part, b: &Part) -> Option<Part> {
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
    pub(crate) fn opening(&self, from: Clock, to: &Clock) -> Clock {
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
    pub(crate) fn dated(&self, a: &Part, b: &Part) -> Option<Part> {
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
            (Meaning::Bare(number @ 1..=31), Meaning::Clocks(from, to))
                if self.broad && link == Link::Beside && self.glue(a.first.wrapping_sub(1)) == Some(Glue::The) =>
            {
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
    pub(crate) fn moment(&self, day_of: &Calendar, clock: Clock) -> Option<Interval> {
        let clock = day_of.part.map_or(clock, |part| if clock.part.is_none() { clock.within(part) } else { clock });
        at(day_of, &clock)
    }

    pub(crate) fn moments(&self, day_of: &Calendar, from: Clock, to: Clock) -> Option<Interval> {
        let (from, to) = match day_of.part {
            Some(part) => {
                (if from.part.is_none() { from.within(part) } else { from }, if to.part.is_none() { to.within(part) } else { to })
            }
            None => (from, to),
        };
        let date = day_of.interval.from?.date();
        clock_period(date, &from, &to)
    }

    /// A clock time of the document's day.
    pub(crate) fn today_at(&self, clock: &Clock) -> Option<Interval> {
        at(&Calendar::new(Unit::Day, self.anchor.days_from(0)), clock)
    }
}

pub(crate) fn hour(number: i64) -> Option<i8> {
    (0..=24).contains(&number).then_some(number as i8)
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
