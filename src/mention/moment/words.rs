//! The words of the calendar as the grammar sees them: each listed form is one atom.

use crate::error::Error;
use crate::lexicon::List;
use crate::mention::moment::holiday::Feast;
use crate::mention::Loader;
use crate::value::{Third, Unit};

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayPart {
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl DayPart {
    /// The hours from and to which it lasts.
    pub(crate) fn hours(self) -> (i64, i64) {
        match self {
            DayPart::Night => (0, 6),
            DayPart::Morning => (6, 12),
            DayPart::Afternoon => (12, 18),
            DayPart::Evening => (18, 24),
        }
    }
}

/// Which one of its kind, seen from the document's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// "deze", "dit"
    This,
    /// "komende": the next to come
    Coming,
    /// "volgende": the next, of days that of the next week
    Next,
    /// "vorige", "afgelopen"
    Last,
}

/// What bounds an amount of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    About,
    AtLeast,
    AtMost,
}

/// Words that hold a moment together or bound it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Glue {
    The,
    One,
    At,
    Around,
    On,
    In,
    Of,
    And,
    Comma,
    Dash,
    To,
    Through,
    Between,
    Before,
    AtOrBefore,
    NotAfter,
    After,
    AtOrAfter,
    Since,
    From,
    Within,
    Over,
    During,
    Now,
    Per,
}

/// One word or phrase of the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Atom {
    Weekday(i8),
    WeekdayShort(i8),
    Weekdays(i8),
    WeekdayPart(i8, DayPart),
    Month(i8),
    MonthShort(i8),
    Season,
    Part(DayPart),
    Parts,
    /// "'s avonds"
    AtPart(DayPart),
    /// "morgen": tomorrow, or the morning
    Morgen,
    Day(i64),
    DayPart(i64, DayPart),
    Unit(Unit),
    Units(Unit),
    /// a unit with its count in one word: "kwartier", "halfuur"
    Length(Unit, f64),
    Toward(Direction),
    Final,
    Third(Third),
    Early,
    Late,
    Sooner,
    Rest,
    Whole,
    Limit(Limit),
    Vague(f64, f64),
    Half,
    OneAndHalf,
    QuarterHour,
    Ago,
    Later,
    Earlier,
    Hence,
    Noon(i8),
    Meridiem(bool),
    Every,
    Repeated,
    Holiday(u16),
    YearWord,
    WeekWord,
    YearsWord,
    Decade(i16),
    Era,
    QuarterName(i8),
    Aged,
    Person,
    Arranged,
    YearName(i16),
    /// "hetzelfde": which one the text said before
    Same,
    HalfPart,
    That,
    HourName(i8),
    Glue(Glue),
}

/// The atoms, by the row of [`List::Date`], and the holidays.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) atoms: Vec<Atom>,
    pub(crate) feasts: Vec<Feast>,
}

impl Words {
    /// Reads the lists of this room.
    ///
    /// # Errors
    /// The first row with a class or value that is none.
    pub(crate) fn load(loader: &mut Loader) -> Result<Self, Error> {
        let mut words = Words::default();
        let mut weekdays: Vec<(&str, i8)> = Vec::new();
        let mut stems: Vec<(&str, i64)> = Vec::new();
        let mut parts: Vec<(&str, DayPart)> = Vec::new();
        let mut numbers: Vec<(&str, i16)> = Vec::new();
        for (file, text) in [
            ("mention/moment/calendar.tsv", include_str!("calendar.tsv")),
            ("mention/moment/compound.tsv", include_str!("compound.tsv")),
            ("mention/moment/glue.tsv", include_str!("glue.tsv")),
            ("mention/moment/length.tsv", include_str!("length.tsv")),
        ] {
            for row in loader.rows::<3>(file, text)? {
                let [forms, class, value] = row.fields;
                let wrong = || Error::list(file, row.line, &format!("«{class}» «{value}»"), "a class of the calendar and its value");
                let each = forms.split('|');
                match class {
                    "stem" => {
                        stems.extend(each.map(|form| (form, value.parse().unwrap_or(0))));
                        continue;
                    }
                    // "morgen" both begins ("morgenochtend") and ends ("dinsdagmorgen") such a compound.
                    "stem-suffix" => {
                        stems.push((forms, value.parse().unwrap_or(0)));
                        parts.push((forms, DayPart::Morning));
                        continue;
                    }
                    "suffix" => {
                        let part = part(value).ok_or_else(wrong)?;
                        parts.extend(each.map(|form| (form, part)));
                        continue;
                    }
                    "century" | "ten" | "teen" | "one" => {
                        numbers.push((forms, value.parse().unwrap_or(0)));
                        continue;
                    }
                    "weekday" => weekdays.extend(each.map(|form| (form, value.parse().unwrap_or(0)))),
                    _ => {}
                }
                let atom = atom(class, value).ok_or_else(wrong)?;
                words.add(loader, forms, atom);
            }
        }
        // Every day goes with every part of it: "dinsdagavond", "gisterochtend", "dinsdag avond" is two words.
        for &(part_form, part) in &parts {
            for &(day, number) in &weekdays {
                words.add_joined(loader, [day, part_form], Atom::WeekdayPart(number, part));
            }
            for &(stem, offset) in &stems {
                words.add_joined(loader, [stem, part_form], Atom::DayPart(offset, part));
            }
        }
        words.years(loader, &numbers);
        let file = "mention/moment/holiday.tsv";
        for row in loader.rows::<2>(file, include_str!("holiday.tsv"))? {
            let [forms, rule] = row.fields;
            let feast = Feast::parse(rule).ok_or_else(|| Error::list(file, row.line, &format!("«{rule}»"), "the rule of a holiday"))?;
            words.add(loader, forms, Atom::Holiday(words.feasts.len() as u16));
            words.feasts.push(feast);
        }
        Ok(words)
    }

    /// Years as they are said: "negentienvijfenveertig", "zestienachtenveertig".
    fn years(&mut self, loader: &mut Loader, numbers: &[(&str, i16)]) {
        for &(century, hundreds) in numbers.iter().filter(|(_, value)| (11..20).contains(value)) {
            for &(rest, value) in numbers.iter().filter(|(_, value)| *value >= 10) {
                self.add_joined(loader, [century, rest], Atom::YearName(hundreds * 100 + value));
                for &(one, units) in numbers.iter().filter(|(_, units)| *units < 10 && value >= 20) {
                    self.add_joined(loader, [century, one, "en", rest], Atom::YearName(hundreds * 100 + value + units));
                }
            }
        }
    }

    /// Adds a compound, which is written out only where a lexicon is built.
    fn add_joined<const N: usize>(&mut self, loader: &mut Loader, parts: [&str; N], atom: Atom) {
        if loader.is_building() {
            loader.forms(&parts.concat(), List::Date, self.atoms.len());
        }
        self.atoms.push(atom);
    }

    fn add(&mut self, loader: &mut Loader, forms: &str, atom: Atom) {
        loader.forms(forms, List::Date, self.atoms.len());
        self.atoms.push(atom);
    }
}

fn part(value: &str) -> Option<DayPart> {
    Some(match value {
        "morning" => DayPart::Morning,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        _ => return None,
    })
}

fn unit(value: &str) -> Option<Unit> {
    Some(match value {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "quarter-hour" => Unit::QuarterHour,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "workday" => Unit::Workday,
        "night" => Unit::Night,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

fn glue(value: &str) -> Option<Glue> {
    Some(match value {
        "the" => Glue::The,
        "one" => Glue::One,
        "at" => Glue::At,
        "around" => Glue::Around,
        "on" => Glue::On,
        "in" => Glue::In,
        "of" => Glue::Of,
        "and" => Glue::And,
        "comma" => Glue::Comma,
        "dash" => Glue::Dash,
        "to" => Glue::To,
        "through" => Glue::Through,
        "between" => Glue::Between,
        "before" => Glue::Before,
        "at-or-before" => Glue::AtOrBefore,
        "not-after" => Glue::NotAfter,
        "after" => Glue::After,
        "at-or-after" => Glue::AtOrAfter,
        "since" => Glue::Since,
        "from" => Glue::From,
        "within" => Glue::Within,
        "over" => Glue::Over,
        "during" => Glue::During,
        "now" => Glue::Now,
        "per" => Glue::Per,
        _ => return None,
    })
}

fn atom(class: &str, value: &str) -> Option<Atom> {
    let small = || value.parse::<i8>().ok();
    Some(match class {
        "weekday" => Atom::Weekday(small()?),
        "weekday-short" => Atom::WeekdayShort(small()?),
        "weekdays" => Atom::Weekdays(small()?),
        "month" => Atom::Month(small()?),
        "month-short" => Atom::MonthShort(small()?),
        "season" => Atom::Season,
        "part" => Atom::Part(part(value)?),
        "parts" => Atom::Parts,
        "at-part" => Atom::AtPart(part(value)?),
        "morgen" => Atom::Morgen,
        "day" => Atom::Day(value.parse().ok()?),
        "unit" => Atom::Unit(unit(value)?),
        "units" => Atom::Units(unit(value)?),
        "length" => {
            let (name, count) = value.split_once(' ')?;
            Atom::Length(unit(name)?, count.parse().ok()?)
        }
        "this" => Atom::Toward(Direction::This),
        "coming" => Atom::Toward(Direction::Coming),
        "next" => Atom::Toward(Direction::Next),
        "last" => Atom::Toward(Direction::Last),
        "final" => Atom::Final,
        "begin" => Atom::Third(Third::First),
        "middle" => Atom::Third(Third::Middle),
        "end" => Atom::Third(Third::Last),
        "early" => Atom::Early,
        "late" => Atom::Late,
        "sooner" => Atom::Sooner,
        "rest" => Atom::Rest,
        "whole" => Atom::Whole,
        "about" => Atom::Limit(Limit::About),
        "at-least" => Atom::Limit(Limit::AtLeast),
        "at-most" => Atom::Limit(Limit::AtMost),
        "vague" => {
            let (least, usual) = value.split_once(' ')?;
            Atom::Vague(least.parse().ok()?, usual.parse().ok()?)
        }
        "half" => Atom::Half,
        "one-and-half" => Atom::OneAndHalf,
        "quarter-hour" => Atom::QuarterHour,
        "ago" => Atom::Ago,
        "later" => Atom::Later,
        "earlier" => Atom::Earlier,
        "hence" => Atom::Hence,
        "noon" => Atom::Noon(small()?),
        "meridiem" => Atom::Meridiem(value == "pm"),
        "every" => Atom::Every,
        "repeated" => Atom::Repeated,
        "year-word" => Atom::YearWord,
        "week-word" => Atom::WeekWord,
        "years-word" => Atom::YearsWord,
        "decade" => Atom::Decade(value.parse().ok()?),
        "era" => Atom::Era,
        "quarter-name" => Atom::QuarterName(small()?),
        "aged" => Atom::Aged,
        "person" => Atom::Person,
        "arranged" => Atom::Arranged,
        "that" => Atom::That,
        "same" => Atom::Same,
        "half-part" => Atom::HalfPart,
        "hour-name" => Atom::HourName(small()?),
        "glue" => Atom::Glue(glue(value)?),
        _ => return None,
    })
}
