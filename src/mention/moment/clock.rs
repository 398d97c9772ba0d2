//! Clock times: "half drie", "kwart voor vijf 's middags", "15.00 uur", "3u30", "middernacht".

use crate::mention::moment::digits::Digits;
use crate::mention::moment::meaning::{Clock, Meaning, Part};
use crate::mention::moment::reader::Reader;
use crate::mention::moment::words::{Atom, DayPart, Glue};
use crate::value::Unit;

/// How sure it is that a form is a clock time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Only a clock time is written so.
    Certain,
    /// "drie uur", "15.00": a length or number where no word beside it says otherwise.
    Doubtful,
    /// "10-12": hours only where a word says so.
    Plain,
}

impl Reader<'_> {
    /// The clock time at a token.
    pub(crate) fn clock(&self, at: usize, previous: Option<&Part>) -> Option<Part> {
        // "'s avonds zeven uur", "'s ochtends om 9 uur"
        if let Some((Atom::AtPart(part), last)) = self.atom(at) {
            let begin = match self.atom(last) {
                Some((Atom::Glue(Glue::At | Glue::Around), next)) => next,
                _ => last,
            };
            let (clock, form, last) = self.time(begin)?;
            if form == Form::Plain && begin == last {
                return None;
            }
            return Some(Part { first: at, last, meaning: Meaning::Clock(clock.within(part)) });
        }
        if let Some(found) = self.written_range(at, previous) {
            return Some(found);
        }
        let (mut clock, form, mut last) = self.time(at)?;
        let mut certain = form == Form::Certain;
        if let Some((part, end)) = self.part_behind(last) {
            clock = clock.within(part);
            last = end;
            certain = true;
        } else if let Some((Atom::Meridiem(late), end)) = self.atom(last) {
            clock = clock.within(if late { DayPart::Afternoon } else { DayPart::Morning });
            if late && clock.hour < 12 {
                clock.hour += 12;
            }
            last = end;
            certain = true;
        }
        (certain || self.wants_clock(at, last, form, previous)).then_some(Part { first: at, last, meaning: Meaning::Clock(clock) })
    }

    /// A clock time by itself, without a part of the day.
    fn time(&self, at: usize) -> Option<(Clock, Form, usize)> {
        match self.atom(at) {
            Some((Atom::Noon(hour), last)) => {
                return Some((Clock { either: false, minutes: false, ..Clock::hour(hour) }, Form::Certain, last));
            }
            // "rond elven", "voor achten"
            Some((Atom::HourName(hour), last)) => {
                let asked = at.checked_sub(1).and_then(|before| self.glue(before));
                let asked = matches!(asked, Some(Glue::Around | Glue::Before | Glue::After | Glue::To));
                return asked.then(|| (Clock::hour(hour), Form::Certain, last));
            }
            // "half drie"
            Some((Atom::Half, last)) => {
                let (hour, last) = self.hour(last)?;
                return Some((before(hour, 30), Form::Certain, last));
            }
            // "kwart voor vijf"
            Some((Atom::QuarterHour, last)) => return self.beside(last, 15).map(|(clock, last)| (clock, Form::Certain, last)),
            _ => {}
        }
        match self.digits(at) {
            Some(Digits::Clock(hour, minute, second, minutes)) => {
                let last = self.past_hour_word(at + 1).unwrap_or(at + 1);
                let either = (1..=12).contains(&hour) && !self.context.word(at).starts_with('0');
                return Some((Clock { hour, minute, second, part: None, either, minutes }, Form::Certain, last));
            }
            Some(Digits::Meridiem(hour, minute, second, late)) => {
                let hour = if late { hour % 12 + 12 } else { hour % 12 };
                return Some((Clock { hour, minute, second, part: None, either: false, minutes: true }, Form::Certain, at + 1));
            }
            Some(Digits::Dotted(hour, minute)) => {
                let two = self.context.word(at).rsplit('.').next().is_some_and(|minutes| minutes.len() == 2);
                if hour > 24 || minute > 59 || !two || hour == 24 && minute > 0 {
                    return None;
                }
                let either = (1..=12).contains(&hour) && self.context.word(at).len() < 5;
                let clock = Clock { hour, minute, second: None, part: None, either, minutes: true };
                return Some(match self.past_hour_word(at + 1) {
                    Some(last) => (clock, Form::Certain, last),
                    None => (clock, Form::Doubtful, at + 1),
                });
            }
            _ => {}
        }
        let (value, last) = self.integer(at)?;
        // "tien over half acht", "vijf minuten voor twaalf"
        let behind = match self.atom(last) {
            Some((Atom::Unit(Unit::Minute) | Atom::Units(Unit::Minute), end)) => end,
            _ => last,
        };
        if (1..30).contains(&value) {
            if let Some((clock, last)) = self.beside(behind, value as i8) {
                return Some((clock, Form::Certain, last));
            }
        }
        if !(0..=24).contains(&value) {
            return None;
        }
        let mut clock = Clock::hour(value as i8);
        let Some(last) = self.past_hour_word(last) else { return Some((clock, Form::Plain, last)) };
        // "14 uur 15", "zeven uur dertig"
        if let Some((minute, end)) = self.integer(last).filter(|(minute, _)| (0..60).contains(minute)) {
            let follows = self
                .atom(end)
                .is_some_and(|(atom, _)| matches!(atom, Atom::Unit(_) | Atom::Units(_) | Atom::Month(_) | Atom::MonthShort(_)));
            if !follows && (self.stands_alone(end) || self.part_behind(end).is_some()) {
                clock.minute = minute as i8;
                clock.minutes = true;
                return Some((clock, if value > 12 || minute > 9 { Form::Certain } else { Form::Doubtful }, end));
            }
        }
        Some((clock, Form::Doubtful, last))
    }

    /// "16:00-17:00", "9.30-16.30", "8-9 's ochtends", "15-17 uur" in one token.
    fn written_range(&self, at: usize, previous: Option<&Part>) -> Option<Part> {
        match self.digits(at)? {
            Digits::Range(hyphen) => {
                let word = self.context.word(at);
                let side = |text: &str| match crate::mention::moment::digits::read(text, |_| None, |_| None)? {
                    Digits::Clock(hour, minute, second, minutes) => {
                        Some(Clock { hour, minute, second, part: None, either: (1..=12).contains(&hour), minutes })
                    }
                    Digits::Dotted(hour, minute) => {
                        (hour < 25 && minute < 60).then_some(Clock { minute, minutes: true, ..Clock::hour(hour) })
                    }
                    Digits::Meridiem(hour, minute, second, late) => {
                        let hour = if late { hour % 12 + 12 } else { hour % 12 };
                        Some(Clock { hour, minute, second, part: None, either: false, minutes: true })
                    }
                    Digits::Integer(hour @ 0..=24, _) => Some(Clock::hour(hour as i8)),
                    _ => None,
                };
                let (from, to) = (side(word.get(..hyphen)?)?, side(word.get(hyphen + 1..)?)?);
                let dotted = !word.contains(':') && word.contains('.');
                let last = self.past_hour_word(at + 1);
                if dotted && last.is_none() && !self.broad && previous.is_none_or(|part| part.last != at) {
                    return None;
                }
                Some(Part { first: at, last: last.unwrap_or(at + 1), meaning: Meaning::Clocks(from, to) })
            }
            Digits::Pair(from @ 0..=24, to @ 0..=24, false) => {
                let last = self.past_hour_word(at + 1);
                let part = self.part_behind(last.unwrap_or(at + 1));
                if last.is_none() && part.is_none() {
                    return None;
                }
                let (mut from, mut to) = (Clock::hour(from as i8), Clock::hour(to as i8));
                if let Some((part, _)) = part {
                    (from, to) = (from.within(part), to.within(part));
                }
                let last = part.map(|(_, last)| last).or(last)?;
                Some(Part { first: at, last, meaning: Meaning::Clocks(from, to) })
            }
            _ => None,
        }
    }

    /// "voor vijf", "over half acht", "na tien": minutes before or behind an hour.
    fn beside(&self, at: usize, minutes: i8) -> Option<(Clock, usize)> {
        let (ahead, last) = match self.atom(at) {
            Some((Atom::Glue(Glue::Before), last)) => (true, last),
            Some((Atom::Glue(Glue::Over), last)) => (false, last),
            _ => return None,
        };
        let (half, last) = match self.atom(last) {
            Some((Atom::Half, last)) => (true, last),
            _ => (false, last),
        };
        let (hour, last) = self.hour(last)?;
        let offset = if half { 30 } else { 0 } + if ahead { minutes } else { -minutes };
        Some((before(hour, offset), last))
    }

    /// An hour from one to twelve as it stands behind "half" or "kwart voor".
    fn hour(&self, at: usize) -> Option<(i8, usize)> {
        let (value, last) = self.integer(at)?;
        let counted = self.atom(last).is_some_and(|(atom, _)| match atom {
            Atom::Unit(unit) | Atom::Units(unit) => unit != Unit::Hour,
            _ => false,
        });
        let last = self.past_hour_word(last).unwrap_or(last);
        ((1..=12).contains(&value) && !counted).then_some((value as i8, last))
    }

    /// The token behind "uur", "u", "u.", "h".
    fn past_hour_word(&self, at: usize) -> Option<usize> {
        match self.atom(at) {
            Some((Atom::Unit(Unit::Hour), last)) => Some(last),
            _ if matches!(self.context.word(at), "u" | "u." | "h" | "h." | "U" | "H") => Some(at + 1),
            _ => None,
        }
    }

    /// "'s avonds", "in de late avond", "in de morgen" behind a day or clock time.
    pub(crate) fn part_behind(&self, at: usize) -> Option<(DayPart, usize)> {
        let (inner, prepared) = match self.atom(at) {
            Some((Atom::AtPart(part), last)) => return Some((part, last)),
            Some((Atom::Glue(Glue::In), last)) => (self.past_article(last), true),
            _ => (at, false),
        };
        if !prepared {
            return None;
        }
        let inner = match self.atom(inner) {
            Some((Atom::Early | Atom::Late, last)) => last,
            _ => inner,
        };
        match self.atom(inner) {
            Some((Atom::Part(part), last)) => Some((part, last)),
            Some((Atom::Morgen, last)) => Some((DayPart::Morning, last)),
            _ => None,
        }
    }

    /// Whether a word beside a doubtful form makes it a clock time.
    fn wants_clock(&self, at: usize, last: usize, form: Form, previous: Option<&Part>) -> bool {
        let beside_day = previous.is_some_and(|part| {
            matches!(part.meaning, Meaning::Calendar(calendar) if calendar.grain <= Unit::Day) && self.joined(part.last, at)
        });
        let glue = at.checked_sub(1).and_then(|before| self.glue(before));
        match form {
            Form::Certain => true,
            Form::Doubtful => {
                let dotted = matches!(self.digits(at), Some(Digits::Dotted(..)));
                let asked = match glue {
                    Some(Glue::At | Glue::Around | Glue::Through | Glue::AtOrAfter | Glue::NotAfter) => true,
                    Some(Glue::To | Glue::Between | Glue::Since | Glue::Before) => !dotted || self.broad,
                    Some(Glue::And) => !dotted && at.checked_sub(2).is_some_and(|two| self.integer(two).is_some()),
                    Some(Glue::Of) => matches!(self.glue(last), Some(Glue::To | Glue::Through | Glue::Dash)),
                    _ => false,
                };
                asked && self.stands_alone_or_word(last, dotted)
                    || beside_day
                    || dotted && self.broad && !matches!(glue, Some(Glue::On)) && self.stands_alone_or_word(last, true)
            }
            Form::Plain => false,
        }
    }

    fn stands_alone_or_word(&self, at: usize, dotted: bool) -> bool {
        !dotted
            || !matches!(
                self.context.word(at),
                "%" | "€"
                    | "euro"
                    | "procent"
                    | "miljoen"
                    | "miljard"
                    | "meter"
                    | "kilometer"
                    | "gram"
                    | "kilo"
                    | "liter"
                    | "graden"
                    | "dollar"
                    | "man"
                    | "mensen"
                    | "seconden"
            )
    }

    /// Whether at most a comma, "om" or another such word stands between two tokens.
    pub(crate) fn joined(&self, last: usize, at: usize) -> bool {
        last == at
            || last + 1 == at
                && matches!(
                    self.glue(last),
                    Some(
                        Glue::At
                            | Glue::Around
                            | Glue::Comma
                            | Glue::Dash
                            | Glue::To
                            | Glue::Between
                            | Glue::Before
                            | Glue::AtOrAfter
                            | Glue::After
                    )
                )
            || last + 2 == at && self.glue(last + 1) == Some(Glue::At)
    }
}

/// So many minutes before the hour; a negative number lies behind it.
fn before(hour: i8, minutes: i8) -> Clock {
    let total = (i64::from(hour) * 60 - i64::from(minutes)).rem_euclid(12 * 60);
    // "half één" is half past twelve.
    let total = if total < 60 { total + 12 * 60 } else { total };
    Clock { hour: (total / 60) as i8, minute: (total % 60) as i8, second: None, part: None, either: true, minutes: true }
}
