//! Moments: dates, clock times, lengths of time, repetitions. One grammar reads the parts; entities and the richer list
//! of the amounts program are both made from them.

mod clock;
mod day;
mod digits;
mod holiday;
mod length;
mod marks;
mod meaning;
mod named;
mod numeric;
mod phrase;
mod range;
mod reader;
mod readings;
mod resolve;
mod span_of_time;
mod tense;
mod words;
mod year;

use crate::error::Error;
use crate::lexicon::List;
use crate::mention::amount::{Numeral, Openings};
use crate::mention::{weight, Context, Loader, Mention, Value};
use crate::span::Span;
use crate::value::{Interval, Kind as EntityKind, Point, Unit};

pub use marks::Marks;
use meaning::{Calendar, Clock, Fields, Kind, Meaning, Part};
use reader::Reader;
use tense::Tense;
use words::{Glue, Words};

/// The words of the calendar, and the verb forms that tell which way a bare day points.
#[derive(Default)]
pub struct Tables {
    words: Words,
    tenses: Vec<Tense>,
}

impl Tables {
    /// Loads the lists of this room.
    ///
    /// # Errors
    /// The first faulty row.
    pub fn load(loader: &mut Loader) -> Result<Self, Error> {
        let words = Words::load(loader)?;
        let mut tenses = Vec::new();
        let file = "mention/moment/tense.tsv";
        for row in loader.rows::<2>(file, include_str!("tense.tsv"))? {
            let [form, tense] = row.fields;
            let tense = match tense {
                "past" => Tense::Past,
                "perfect" => Tense::Perfect,
                "future" => Tense::Future,
                _ => return Err(Error::list(file, row.line, &format!("«{tense}»"), "past, perfect or future")),
            };
            loader.forms(form, List::Tense, tenses.len());
            tenses.push(tense);
        }
        Ok(Tables { words, tenses })
    }
}

/// A moment, interval, length of time or repetition, as the amounts program gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Its bytes, with the word that bounds it ("sinds 2014").
    pub span: Span,
    /// Its ends, half open; an open or unknown end is absent.
    pub interval: Interval,
    /// `date`, `daterange`, `datetime`, `datetimerange`, `time`, `timerange`, `duration`, `set` or `holiday`.
    pub kind: &'static str,
    /// A length of time in seconds, a month as 30 days and a year as 365.
    pub seconds: Option<f64>,
}

/// Every moment, interval, length and repetition of a text.
pub fn moments(context: &Context<'_>, numerals: &[Numeral], marks: &Marks) -> Vec<Moment> {
    let reader = Reader::new(context, numerals, marks, true);
    let mut parts = Vec::new();
    reader.parts(&mut parts);
    reader.phrases(parts).iter().filter_map(|part| moment(&reader, part)).collect()
}

fn moment(reader: &Reader<'_>, part: &Part) -> Option<Moment> {
    let span = reader.context.span(part.first, part.last);
    let whole = |interval: Interval, kind: &'static str| Some(Moment { span, interval, kind, seconds: None });
    match part.meaning {
        Meaning::Calendar(calendar) => {
            let clock = matches!(calendar.interval.from, Some(Point::Clock(_)));
            // A day that the calendar does not have is none.
            let impossible = calendar.interval.is_open() && calendar.fields.day.is_some() && calendar.fields.month.is_some();
            if impossible {
                return None;
            }
            let kind = match (calendar.holiday, calendar.part) {
                (true, _) => "holiday",
                (_, Some(_)) if calendar.entity => "datetimerange",
                (_, Some(_)) => "timerange",
                _ if clock && calendar.interval.to.is_none() => "datetime",
                _ if clock => "datetimerange",
                _ if calendar.grain > Unit::Night => "daterange",
                _ => "date",
            };
            whole(calendar.interval, kind)
        }
        Meaning::Clock(clock) => whole(reader.today_at(&clock)?, "time"),
        Meaning::Clocks(from, to) => {
            let today = reader.anchor.day()?;
            whole(phrase::clock_period(today, &from, &to)?, "timerange")
        }
        Meaning::Stretch(stretch) => {
            Some(Moment { span, interval: Interval::default(), kind: "duration", seconds: Some(stretch.usual.seconds()) })
        }
        Meaning::Resolved(interval, kind) => whole(
            interval,
            match kind {
                Kind::Date => "date",
                Kind::Dates => "daterange",
                Kind::Datetime => "datetime",
                Kind::Datetimes => "datetimerange",
                Kind::Times => "timerange",
            },
        ),
        Meaning::Repeated => whole(Interval::default(), "set"),
        Meaning::Bare(_) | Meaning::Bares(..) => None,
    }
}

/// What finding moments works with, kept from one text to the next for its memory.
#[derive(Default)]
pub(super) struct Room {
    marks: Marks,
    parts: Vec<Part>,
}

/// Finds all dates, clock times and lengths of time.
pub fn find(context: &Context<'_>, numerals: &[Numeral], marks: &Marks, mentions: &mut Vec<Mention>) {
    entities(context, numerals, marks, &mut Vec::new(), mentions);
}

/// The same in a room.
pub(super) fn find_in(context: &Context<'_>, openings: &Openings, numerals: &[Numeral], room: &mut Room, mentions: &mut Vec<Mention>) {
    let Room { marks, parts } = room;
    marks.read(context, openings, numerals);
    entities(context, numerals, marks, parts, mentions);
}

fn entities(context: &Context<'_>, numerals: &[Numeral], marks: &Marks, parts: &mut Vec<Part>, mentions: &mut Vec<Mention>) {
    let reader = Reader::new(context, numerals, marks, false);
    reader.parts(parts);
    for (index, part) in parts.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| parts.get(index));
        let Some((kind, value)) = entity(&reader, part, before, parts.get(index + 1)) else { continue };
        let first = part.first + usize::from(reader.is_article(part.first) && part.first + 1 < part.last);
        mentions.push(Mention {
            span: context.span(first, part.last),
            first: first as u32,
            last: part.last as u32,
            kind,
            value,
            class: None,
            weight: weight::CERTAIN,
        });
    }
}

fn entity(reader: &Reader<'_>, part: &Part, before: Option<&Part>, behind: Option<&Part>) -> Option<(EntityKind, Value)> {
    match part.meaning {
        Meaning::Calendar(calendar) => calendar.entity.then_some((EntityKind::Date, Value::Date(calendar.interval))),
        Meaning::Clock(clock) => Some((EntityKind::Time, Value::Time(on_its_day(reader, part, clock, before, behind)))),
        Meaning::Clocks(from, to) => {
            let day = beside(reader, part, before, behind).or_else(|| reader.anchor.days_from(0));
            let interval = day.and_then(|day| phrase::clock_period(day.from?.date(), &from, &to)).unwrap_or_default();
            Some((EntityKind::Time, Value::Time(Interval { to: None, ..interval })))
        }
        Meaning::Stretch(stretch) => stretch
            .entity
            .then_some((EntityKind::Duration, Value::Duration { min: stretch.min.map(Box::new), max: stretch.max.map(Box::new) })),
        Meaning::Bare(number) => shared(reader, part, number, behind),
        Meaning::Bares(..) | Meaning::Resolved(..) | Meaning::Repeated => None,
    }
}

/// The clock time on the day named beside it, else on the document's day.
fn on_its_day(reader: &Reader<'_>, part: &Part, clock: Clock, before: Option<&Part>, behind: Option<&Part>) -> Interval {
    let named = day_beside(reader, part, before, behind);
    let clock = match named.and_then(|day| day.part) {
        Some(part) if clock.part.is_none() => clock.within(part),
        _ => clock,
    };
    let day = named.unwrap_or(Calendar::new(Unit::Day, reader.anchor.days_from(0)));
    phrase::at(&day, &clock).unwrap_or_default()
}

fn beside(reader: &Reader<'_>, part: &Part, before: Option<&Part>, behind: Option<&Part>) -> Option<Interval> {
    day_beside(reader, part, before, behind).map(|day| day.interval)
}

/// The day that stands in the same sentence right before or behind a clock time, a few words away at most.
fn day_beside(reader: &Reader<'_>, part: &Part, before: Option<&Part>, behind: Option<&Part>) -> Option<Calendar> {
    const NEAR: usize = 6;
    let sentence = |at: usize| reader.context.sentence_of(at);
    let day = |other: &Part| match other.meaning {
        Meaning::Calendar(calendar) if calendar.grain == Unit::Day && sentence(other.first) == sentence(part.first) => Some(calendar),
        _ => None,
    };
    let earlier = before.filter(|other| part.first.saturating_sub(other.last) <= NEAR).and_then(day);
    earlier.or_else(|| behind.filter(|other| other.first.saturating_sub(part.last) <= 2).and_then(day))
}

/// A bare number that shares the month or hour of what follows: "15 en 16 maart", "1 tot en met 31 december", "14 en 16 uur".
fn shared(reader: &Reader<'_>, part: &Part, number: i64, behind: Option<&Part>) -> Option<(EntityKind, Value)> {
    let next = behind?;
    let (atom, last) = reader.atom(part.last)?;
    let linked = matches!(atom, words::Atom::Glue(Glue::And | Glue::To | Glue::Through | Glue::Dash | Glue::Comma));
    if !linked || reader.past_article(last) != next.first {
        return None;
    }
    let opened = part.first.checked_sub(1).and_then(|at| reader.glue(at));
    match next.meaning {
        Meaning::Calendar(calendar)
            if calendar.fields.day.is_some() && calendar.fields.month.is_some() && calendar.fields.weekday.is_none() =>
        {
            let from = calendar.interval.from.map(Point::date);
            let fields = Fields {
                day: Some(i8::try_from(number).ok()?),
                year: from.map(|from| from.year()).or(calendar.fields.year),
                ..calendar.fields
            };
            (1..=31).contains(&number).then(|| (EntityKind::Date, Value::Date(reader.anchor.fields(&fields, false).unwrap_or_default())))
        }
        Meaning::Clock(clock) if matches!(opened, Some(Glue::Between | Glue::Of | Glue::AtOrAfter)) && (0..=24).contains(&number) => {
            let mut own = Clock::hour(number as i8);
            if let Some(part) = clock.part {
                own = own.within(part);
            }
            Some((EntityKind::Time, Value::Time(on_its_day(reader, part, own, None, None))))
        }
        _ => None,
    }
}
