//! Points and intervals of the calendar, the document's date, and lengths of time. Arithmetic is `jiff`'s.

use std::fmt;

use jiff::civil::{Date, DateTime};
use serde::{Serialize, Serializer};

use crate::error::Error;

/// A point of the calendar: a day, or a minute of one, without a time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    /// The beginning of a day.
    Day(Date),
    /// A clock time.
    Clock(DateTime),
}

impl Point {
    /// The point as a date with a time; a day begins at midnight.
    pub fn datetime(self) -> DateTime {
        match self {
            Point::Day(date) => date.to_datetime(jiff::civil::Time::midnight()),
            Point::Clock(at) => at,
        }
    }

    /// The day the point lies in.
    pub fn date(self) -> Date {
        match self {
            Point::Day(date) => date,
            Point::Clock(at) => at.date(),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Point::Day(date) => write!(f, "{date}"),
            Point::Clock(at) => {
                write!(f, "{}T{:02}:{:02}", at.date(), at.hour(), at.minute())?;
                if at.second() != 0 {
                    write!(f, ":{:02}", at.second())?;
                }
                Ok(())
            }
        }
    }
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A half-open span of time: `from` is included, `to` is not; an open or unresolved side is absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// The first point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Point>,
    /// The point after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Point>,
}

impl Interval {
    /// Whether neither side is known.
    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// To the year.
    Year,
    /// To the month.
    Month,
    /// To the day.
    Day,
    /// To the minute or second.
    Clock,
}

/// The date of a document, from which relative dates count, as exactly as it is known.
///
/// ```
/// use feiten::{DocumentDate, Grain};
/// let date: DocumentDate = "2022-02".parse()?;
/// assert_eq!((date.to_string().as_str(), date.grain()), ("2022-02", Grain::Month));
/// # Ok::<(), feiten::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentDate {
    at: DateTime,
    grain: Grain,
}

impl DocumentDate {
    /// A document date; parts finer than the grain count as the first of their range.
    pub fn new(at: DateTime, grain: Grain) -> Self {
        DocumentDate { at, grain }
    }

    /// The moment itself; parts finer than the grain are the first of their range.
    pub fn datetime(&self) -> DateTime {
        self.at
    }

    /// How exactly it is known.
    pub fn grain(&self) -> Grain {
        self.grain
    }
}

impl std::str::FromStr for DocumentDate {
    type Err = Error;

    /// Reads `2022`, `2022-02`, `2022-02-25` or `2022-02-25T14:30[:00]`.
    ///
    /// # Errors
    /// Where the text has another form, or names a day that the calendar does not have.
    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::date(text);
        let day = |text: &str| text.parse::<Date>().map_err(|_| wrong());
        let digits = |count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if digits(4) {
            Ok(DocumentDate { at: day(&format!("{text}-01-01"))?.at(0, 0, 0, 0), grain: Grain::Year })
        } else if digits(7) {
            Ok(DocumentDate { at: day(&format!("{text}-01"))?.at(0, 0, 0, 0), grain: Grain::Month })
        } else if digits(10) {
            Ok(DocumentDate { at: day(text)?.at(0, 0, 0, 0), grain: Grain::Day })
        } else if text.as_bytes().get(10).is_some_and(|&b| b == b'T' || b == b' ') {
            Ok(DocumentDate { at: text.parse().map_err(|_| wrong())?, grain: Grain::Clock })
        } else {
            Err(wrong())
        }
    }
}

impl fmt::Display for DocumentDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.at.date();
        match self.grain {
            Grain::Year => write!(f, "{:04}", date.year()),
            Grain::Month => write!(f, "{:04}-{:02}", date.year(), date.month()),
            Grain::Day => write!(f, "{date}"),
            Grain::Clock => write!(f, "{}", self.at),
        }
    }
}

/// A length of time in calendar units, shown as an ISO 8601 duration.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Length {
    /// Years.
    pub years: f64,
    /// Months.
    pub months: f64,
    /// Weeks; ISO 8601 writes them alone, so other parts turn them into days.
    pub weeks: f64,
    /// Days.
    pub days: f64,
    /// Hours.
    pub hours: f64,
    /// Minutes.
    pub minutes: f64,
    /// Seconds.
    pub seconds: f64,
}

impl Length {
    /// The length in seconds, a month as 30 days and a year as 365.
    pub fn seconds(&self) -> f64 {
        const DAY: f64 = 86_400.0;
        self.years * 365.0 * DAY
            + self.months * 30.0 * DAY
            + self.weeks * 7.0 * DAY
            + self.days * DAY
            + self.hours * 3600.0
            + self.minutes * 60.0
            + self.seconds
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Half a year is shown as six months and half an hour as thirty minutes, where that comes out even.
        let (years, months) = carry(self.years, self.months, 12.0);
        let (hours, minutes) = carry(self.hours, self.minutes, 60.0);
        let (minutes, seconds) = carry(minutes, self.seconds, 60.0);
        let mut weeks = self.weeks;
        let mut days = self.days;
        let alone = years + months + days + hours + minutes + seconds == 0.0;
        if !alone {
            days += weeks * 7.0;
            weeks = 0.0;
        }
        f.write_str("P")?;
        for (value, unit) in [(years, 'Y'), (months, 'M'), (weeks, 'W'), (days, 'D')] {
            if value != 0.0 {
                write!(f, "{value}{unit}")?;
            }
        }
        if hours + minutes + seconds != 0.0 {
            f.write_str("T")?;
            for (value, unit) in [(hours, 'H'), (minutes, 'M'), (seconds, 'S')] {
                if value != 0.0 {
                    write!(f, "{value}{unit}")?;
                }
            }
        } else if alone && weeks == 0.0 {
            f.write_str("T0S")?;
        }
        Ok(())
    }
}

/// Hands the fraction of a greater unit down to the smaller one where it makes a whole number of it.
fn carry(greater: f64, smaller: f64, size: f64) -> (f64, f64) {
    let part = greater.fract() * size;
    if part.fract() == 0.0 {
        (greater.trunc(), smaller + part)
    } else {
        (greater, smaller)
    }
}

impl Serialize for Length {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
