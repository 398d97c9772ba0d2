//! Readings: which of its readings the grammar tries at a token, by what the token is to it.

use crate::mention::moment::words::{Atom, Glue};
use crate::value::Unit;

/// A set of readings; those of a broad reader stand beside those of one for news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Readings(u16);

/// How many readings there are.
const COUNT: u16 = 5;
const NEWS: u16 = (1 << COUNT) - 1;

impl Readings {
    /// No reading.
    pub(crate) const NONE: Readings = Readings(0);
    /// "elke maandag"
    pub(crate) const REPEATED: Readings = Readings::both(0);
    /// "half drie"
    pub(crate) const CLOCK: Readings = Readings::both(1);
    /// "dinsdag", "volgende week"
    pub(crate) const CALENDAR: Readings = Readings::both(2);
    /// "drie dagen"
    pub(crate) const STRETCH: Readings = Readings::both(3);
    /// A number by itself.
    pub(crate) const BARE: Readings = Readings::both(4);
    /// Every reading.
    pub(crate) const ALL: Readings = Readings(NEWS | NEWS << COUNT);

    const fn both(number: u16) -> Self {
        Readings(1 << number | 1 << (number + COUNT))
    }

    /// The readings of both.
    pub(crate) const fn with(self, other: Readings) -> Self {
        Readings(self.0 | other.0)
    }

    /// Those of a broad reader alone.
    const fn only_broad(self) -> Self {
        Readings(self.0 & (NEWS << COUNT))
    }

    /// What a reader of this sort tries.
    pub(crate) const fn of(self, broad: bool) -> Self {
        Readings(if broad { self.0 >> COUNT } else { self.0 & NEWS })
    }

    /// Whether any of `others` is to be tried.
    pub(crate) const fn has(self, others: Readings) -> bool {
        self.0 & others.0 != 0
    }
}

impl Atom {
    /// The readings that can begin with the atom. A token that is a number besides may begin any.
    pub(crate) fn readings(&self) -> Readings {
        const CALENDAR: Readings = Readings::CALENDAR;
        const STRETCH: Readings = Readings::STRETCH;
        const REPEATED: Readings = Readings::REPEATED;
        match self {
            Atom::Repeated | Atom::Weekdays(_) | Atom::Every | Atom::Glue(Glue::At) => REPEATED,
            Atom::Parts | Atom::Glue(Glue::Per) => REPEATED.only_broad(),
            Atom::Noon(_) | Atom::HourName(_) | Atom::QuarterHour => Readings::CLOCK,
            Atom::AtPart(_) => Readings::CLOCK.with(CALENDAR.only_broad()),
            Atom::Half => Readings::CLOCK.with(CALENDAR).with(STRETCH),
            Atom::Units(Unit::Weekend) => REPEATED.with(STRETCH),
            Atom::Units(Unit::Year) => CALENDAR.with(STRETCH),
            Atom::Units(_) | Atom::Length(..) | Atom::Whole | Atom::Limit(_) | Atom::Glue(Glue::Around) => STRETCH,
            Atom::Vague(..) | Atom::OneAndHalf | Atom::Glue(Glue::One) => STRETCH.with(CALENDAR.only_broad()),
            Atom::That | Atom::Same => CALENDAR.only_broad(),
            Atom::Glue(Glue::Now) => Readings::BARE.only_broad(),
            Atom::Weekday(_)
            | Atom::WeekdayShort(_)
            | Atom::WeekdayPart(..)
            | Atom::Month(_)
            | Atom::MonthShort(_)
            | Atom::Season
            | Atom::Part(_)
            | Atom::Morgen
            | Atom::Day(_)
            | Atom::DayPart(..)
            | Atom::Unit(_)
            | Atom::Toward(_)
            | Atom::Final
            | Atom::Third(_)
            | Atom::Early
            | Atom::Late
            | Atom::Later
            | Atom::Earlier
            | Atom::Rest
            | Atom::Holiday(_)
            | Atom::Decade(_)
            | Atom::QuarterName(_)
            | Atom::YearName(_) => CALENDAR,
            _ => Readings::NONE,
        }
    }
}
