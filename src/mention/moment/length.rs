//! Lengths of time ("ruim drie uur", "een paar weken", "2 jaar en 21 dagen") and repetitions ("elke maandag").

use crate::mention::moment::digits::Digits;
use crate::mention::moment::meaning::{Calendar, Meaning, Part, Stretch};
use crate::mention::moment::reader::{Count, Reader};
use crate::mention::moment::words::{Atom, Direction, Glue, Limit};
use crate::value::{Length, Unit};

/// The most units that one length names: years, months, weeks, days, hours, minutes, seconds.
const MOST: usize = 7;

impl Reader<'_> {
    /// The length at a token, with the word that bounds it; behind it "geleden" makes it a date.
    pub(crate) fn stretch(&self, at: usize, previous: Option<&Part>) -> Option<Part> {
        let (limit, begin) = match self.atom(at) {
            Some((Atom::Limit(limit), last)) => (Some(limit), last),
            Some((Atom::Glue(Glue::Around), last)) => (Some(Limit::About), last),
            _ => (None, at),
        };
        // "nog een week": the span begins at the number
        let (mut stretch, mut last) = self.lengths(begin)?;
        if let Some((Atom::Aged, _)) = self.atom(last) {
            return None;
        }
        // "rond drie uur" is a clock time.
        if stretch.unit == Unit::Hour && matches!(self.glue(at), Some(Glue::Around)) {
            return None;
        }
        if stretch.unit == Unit::Year && (self.tells_age(at) || self.is_age(at, last)) {
            return None;
        }
        match limit {
            Some(Limit::AtLeast) => stretch.max = None,
            Some(Limit::AtMost) => stretch.min = None,
            Some(Limit::About) | None => {}
        }
        let mut first = if limit == Some(Limit::About) && matches!(self.glue(at), Some(Glue::Around)) { begin } else { at };
        let meaning = match self.atom(last) {
            Some((Atom::Ago, end)) if !self.returns(first, last, previous) => {
                last = end;
                // "jaren geleden", "ruim twee weken geleden": no day
                let exact = limit.is_none() && stretch.min.is_some() && stretch.max.is_some();
                let interval = if exact || self.broad { self.anchor.shifted(&stretch.usual, -1) } else { None };
                Meaning::Calendar(Calendar::new(Unit::Day, interval))
            }
            _ => match first.checked_sub(1).and_then(|before| self.glue(before)) {
                // "over drie dagen"
                Some(Glue::Over) if limit.is_none() && stretch.min.is_some() && !self.governs_over(first - 1) => {
                    first -= 1;
                    // "over drie minuten vanaf nu"
                    last = match self.atom(last) {
                        Some((Atom::Hence, end)) if self.broad => end,
                        _ => last,
                    };
                    let interval = if stretch.unit == Unit::Workday {
                        self.anchor.workdays(stretch.usual.days as i64)
                    } else {
                        self.anchor.shifted(&stretch.usual, 1)
                    };
                    Meaning::Calendar(Calendar::new(Unit::Day, interval))
                }
                _ => Meaning::Stretch(stretch),
            },
        };
        Some(Part { first, last, meaning })
    }

    /// "terug" that is no "ago": "over drie dagen terug", "binnen een uur terug", "de laatste drie minuten terug".
    fn returns(&self, first: usize, last: usize, previous: Option<&Part>) -> bool {
        if self.context.word(last) == "terug"
            && previous.is_some_and(|part| part.last == first && matches!(part.meaning, Meaning::Calendar(_)))
        {
            return true;
        }
        self.context.word(last) == "terug"
            && first.checked_sub(1).is_some_and(|before| {
                matches!(self.glue(before), Some(Glue::Over | Glue::Within | Glue::At | Glue::Around | Glue::In))
                    || self.toward(before).is_some()
                    || self.atom(first).is_some_and(|(atom, _)| matches!(atom, Atom::Glue(Glue::Around)))
            })
    }

    /// "over" that belongs to the word before it: "gaat over", "verdeeld over".
    fn governs_over(&self, over: usize) -> bool {
        over.checked_sub(1).is_some_and(|before| {
            matches!(
                self.context.word(before),
                "verdeeld"
                    | "gespreid"
                    | "uitgesmeerd"
                    | "gaat"
                    | "ging"
                    | "gaan"
                    | "gingen"
                    | "afspraken"
                    | "gemiddeld"
                    | "verspreid"
                    | "onenigheid"
                    | "akkoord"
            )
        })
    }

    /// One length, or several that add up.
    fn lengths(&self, at: usize) -> Option<(Stretch, usize)> {
        let (mut total, mut last) = self.length(at)?;
        for _ in 0..MOST {
            let next = match self.atom(last) {
                Some((Atom::Glue(Glue::And | Glue::Comma), next)) => match self.glue(next) {
                    Some(Glue::And) => next + 1,
                    _ => next,
                },
                _ => last,
            };
            // What follows counts in a finer unit: "2 jaar en 21 dagen".
            let finer = |more: &Stretch| more.unit < total.unit && more.min.is_some() && more.max.is_some();
            let Some((more, end)) = self.length(next).filter(|(more, end)| finer(more) && !self.is_broken(at, *end)) else { break };
            total.usual = sum(&total.usual, &more.usual);
            total.min = total.min.map(|min| sum(&min, &more.usual));
            total.max = total.max.map(|max| sum(&max, &more.usual));
            total.unit = more.unit;
            last = end;
        }
        Some((total, last))
    }

    fn length(&self, at: usize) -> Option<(Stretch, usize)> {
        let (atom, last) = self.atom(at).map_or((None, at), |(atom, last)| (Some(atom), last));
        match atom {
            // A bare plural means at least two: "weken", "decennia".
            Some(Atom::Units(unit)) => {
                if self.broad && unit == Unit::Weekend {
                    return None;
                }
                let preceded = at.checked_sub(1).is_some_and(|before| {
                    self.atom(before).is_some_and(|(atom, _)| {
                        matches!(atom, Atom::Toward(_) | Atom::Final | Atom::That | Atom::Same | Atom::Every | Atom::Glue(Glue::The))
                    }) || self.ordinal(before).is_some()
                });
                let named = unit == Unit::Year && (self.decade(last).is_some() || self.year(last).is_some());
                let bare = matches!(
                    unit,
                    Unit::Hour | Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century | Unit::Minute
                );
                if preceded || named || !bare {
                    return None;
                }
                let least = if unit == Unit::Decade { Length::of(Unit::Year, 20.0) } else { Length::of(unit, 2.0) };
                return Some((Stretch { min: Some(least), max: None, usual: least, unit, entity: true }, last));
            }
            // "een kwartier", "een halfuur"
            Some(Atom::Length(unit, count)) if at.checked_sub(1).is_none_or(|before| self.ordinal(before).is_none()) => {
                return Some((exact(unit, Count { min: Some(count), max: Some(count), usual: count, last }), last))
            }
            // "de hele week"
            Some(Atom::Whole) => {
                let (Atom::Unit(unit), end) = self.atom(last)? else { return None };
                let one = Count { min: Some(1.0), max: Some(1.0), usual: 1.0, last: end };
                return Some((Stretch { entity: false, ..exact(unit, one) }, end));
            }
            _ => {}
        }
        if let Some(Digits::Counted(value, cut)) = self.digits(at) {
            let Some(Atom::Unit(unit) | Atom::Units(unit)) = self.word_atom(self.context.word(at).get(cut..)?) else { return None };
            let count = Count { min: Some(value), max: Some(value), usual: value, last: at + 1 };
            return Some((exact(unit, count), at + 1));
        }
        // "op een dag" is some day.
        if let (Some(Atom::Glue(Glue::One)), Some(Glue::On)) = (atom, at.checked_sub(1).and_then(|before| self.glue(before))) {
            return None;
        }
        let mut count = self.count(at)?;
        let (atom, last) = match self.atom(count.last)? {
            (Atom::Whole, next) => self.atom(next)?,
            found => found,
        };
        match atom {
            Atom::Unit(unit) | Atom::Units(unit) => {
                // A singular unit other than "uur" and "jaar" goes with one: "een week", "halve dag"; "3 week" is dialect.
                if let (Some((minutes, end)), Unit::Hour) = (self.half_behind(last), unit) {
                    count.usual += minutes;
                    count.min = count.min.map(|min| min + minutes);
                    count.max = count.max.map(|max| max + minutes);
                    return Some((exact(unit, count), end));
                }
                Some((exact(unit, count), last))
            }
            Atom::Parts | Atom::Part(crate::mention::moment::words::DayPart::Night) if count.usual >= 1.0 && self.broad => {
                let night = matches!(self.context.word(count.last), "nacht" | "nachten");
                night.then(|| (exact(Unit::Night, count), last))
            }
            // "drie kwartier", "een half uur"
            Atom::Length(unit, each) => {
                let scaled =
                    Count { min: count.min.map(|min| min * each), max: count.max.map(|max| max * each), usual: count.usual * each, last };
                Some((exact(unit, scaled), last))
            }
            _ => None,
        }
    }

    /// "uur en een half"
    fn half_behind(&self, at: usize) -> Option<(f64, usize)> {
        let (Atom::Glue(Glue::And), next) = self.atom(at)? else { return None };
        let (Atom::Glue(Glue::One), next) = self.atom(next)? else { return None };
        match self.atom(next)? {
            (Atom::Half, last) => Some((0.5, last)),
            _ => None,
        }
    }

    /// "toen hij 17 jaar was", "ze is 84 jaar geworden".
    fn is_age(&self, at: usize, last: usize) -> bool {
        let led = at.checked_sub(1).is_some_and(|before| {
            self.glue(before).is_some()
                || matches!(self.context.word(before), "al" | "nog" | "ruim" | "bijna" | "zo'n" | "pas" | "dat" | "het")
        });
        !led && matches!(self.context.word(last), "was" | "is" | "werd" | "wordt" | "toen" | "waren" | "zijn")
    }

    /// "een man van 44 jaar": an age, no length.
    fn tells_age(&self, at: usize) -> bool {
        let Some(of) = at.checked_sub(1).filter(|&of| self.glue(of) == Some(Glue::Of)) else { return false };
        of.checked_sub(1).is_some_and(|before| self.atom(before).is_some_and(|(atom, _)| atom == Atom::Person))
    }

    /// "elke maandag", "dagelijks", "om de twee weken", "eenmaal per week", "maandagen".
    pub(crate) fn repeated(&self, at: usize) -> Option<Part> {
        let part = |last: usize| Some(Part { first: at, last, meaning: Meaning::Repeated });
        match self.atom(at)? {
            (Atom::Repeated, last) => part(last),
            (Atom::Weekdays(_) | Atom::Units(Unit::Weekend), last) => part(last).filter(|_| self.numeral(at.wrapping_sub(1)).is_none()),
            (Atom::Parts, last) if self.broad => part(last),
            (Atom::Every, mut next) => {
                if let Some(count) = self.count(next) {
                    next = count.last;
                } else if self.context.word(next) == "andere" {
                    next += 1;
                }
                if let Some((_, last)) = self.ordinal(next) {
                    next = last;
                }
                if let Some(Digits::Date(None, ..) | Digits::Pair(1..=31, 1..=12, _)) = self.digits(next) {
                    return part(next + 1);
                }
                match self.atom(next)? {
                    (
                        Atom::Unit(_)
                        | Atom::Units(_)
                        | Atom::WeekdayPart(..)
                        | Atom::Part(_)
                        | Atom::Parts
                        | Atom::Morgen
                        | Atom::Month(_)
                        | Atom::Season
                        | Atom::Holiday(_)
                        | Atom::QuarterName(_)
                        | Atom::Length(..),
                        last,
                    ) => part(last),
                    (Atom::Weekday(_) | Atom::WeekdayShort(_) | Atom::Weekdays(_), last) => match self.atom(last) {
                        Some((Atom::Part(_) | Atom::Morgen, last)) => part(last),
                        _ => part(last),
                    },
                    _ => None,
                }
            }
            // "om de week", "om het jaar", "om de twee weken"
            (Atom::Glue(Glue::At), next) => {
                let inner = self.past_article(next);
                if inner == next {
                    return None;
                }
                let counted = self.count(inner).map_or(inner, |count| count.last);
                match self.atom(counted)? {
                    (Atom::Unit(unit) | Atom::Units(unit), last) if unit != Unit::Hour || counted > inner => part(last),
                    (Atom::Weekday(_), last) => part(last),
                    _ => None,
                }
            }
            // "eenmaal per week" begins at the number of times.
            (Atom::Glue(Glue::Per), next) if self.broad && at > 0 => {
                let (Atom::Unit(_), last) = self.atom(next)? else { return None };
                let before = self.context.word(at - 1);
                let times = before.ends_with("maal") || before == "keer";
                let first = if before == "keer" { at.saturating_sub(2) } else { at - 1 };
                times.then_some(Part { first, last, meaning: Meaning::Repeated })
            }
            _ => None,
        }
    }

    /// Whether a direction word stands here: "komende", "vorige", "laatste".
    pub(crate) fn toward(&self, at: usize) -> Option<(Direction, usize)> {
        match self.atom(at)? {
            (Atom::Toward(direction), last) => Some((direction, last)),
            (Atom::Final, last) => Some((Direction::Last, last)),
            _ => None,
        }
    }
}

fn exact(unit: Unit, count: Count) -> Stretch {
    Stretch {
        min: count.min.map(|min| Length::of(unit, min)),
        max: count.max.map(|max| Length::of(unit, max)),
        usual: Length::of(unit, count.usual),
        unit,
        entity: true,
    }
}

fn sum(a: &Length, b: &Length) -> Length {
    Length {
        years: a.years + b.years,
        months: a.months + b.months,
        weeks: a.weeks + b.weeks,
        days: a.days + b.days,
        hours: a.hours + b.hours,
        minutes: a.minutes + b.minutes,
        seconds: a.seconds + b.seconds,
    }
}
