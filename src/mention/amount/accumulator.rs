//! Putting the atoms of a numeral together, one after another, without going back.
//!
//! The state is small and copied: who reads on over a space keeps the state of the last word that could end a numeral.

use crate::mention::amount::atom::Atom;
use crate::mention::amount::decimal::Decimal;

/// What kind of number waits for a scale or the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pending {
    Unit,
    Low,
    Digits,
    Half,
}

/// A numeral under construction.
#[derive(Clone, Copy, Debug)]
pub struct Accumulator {
    total: Decimal,
    thousands: Decimal,
    hundreds: Decimal,
    pending: Option<(Pending, Decimal)>,
    /// The power of ten of the last large scale: what follows stays below it.
    ceiling: u32,
    /// How many atoms were taken, up to 255.
    atoms: u8,
    /// The last atom was "en".
    and: bool,
    /// "twee en een" waits for "half".
    lone: bool,
    /// Nothing may follow ("nul", "tweeënhalf" but for a scale).
    closed: bool,
    last: Option<Atom>,
}

impl Default for Accumulator {
    fn default() -> Self {
        Accumulator {
            total: Decimal::default(),
            thousands: Decimal::default(),
            hundreds: Decimal::default(),
            pending: None,
            ceiling: 36,
            atoms: 0,
            and: false,
            lone: false,
            closed: false,
            last: None,
        }
    }
}

const HALF: Decimal = Decimal::new(5, 1);

impl Accumulator {
    /// A numeral that starts with digits.
    pub fn from_digits(value: Decimal) -> Self {
        Accumulator { pending: Some((Pending::Digits, value)), atoms: 1, ..Accumulator::default() }
    }

    /// A numeral of which nothing was read.
    pub fn is_empty(&self) -> bool {
        self.atoms == 0
    }

    /// The last atom.
    pub fn last(&self) -> Option<Atom> {
        self.last
    }

    /// Whether exactly one atom was taken.
    pub fn is_single(&self) -> bool {
        self.atoms == 1
    }

    /// Whether it is "een" and nothing more.
    pub fn is_article(&self) -> bool {
        self.is_single() && self.last == Some(Atom::Unit(1))
    }

    /// Whether it ends in an "en" that nothing followed.
    pub fn dangles(&self) -> bool {
        self.and
    }

    /// Whether digits may follow, which must then have a scale behind them ("2 miljoen 300 duizend").
    pub fn push_digits(mut self, value: Decimal) -> Option<Self> {
        if self.pending.is_some() || self.and || self.closed || self.ceiling > 30 || self.last.is_none() {
            return None;
        }
        self.pending = Some((Pending::Digits, value));
        self.last = None;
        Some(self)
    }

    /// Takes one more atom in; false, with the state as it was, where Dutch does not go on so.
    pub fn push(&mut self, atom: Atom) -> bool {
        let and = std::mem::take(&mut self.and);
        let taken = self.take(atom, and).is_some();
        if !taken {
            self.and = and;
        }
        taken
    }

    /// Takes one more atom in, behind an "en" or not; changes nothing where it gives none.
    fn take(&mut self, atom: Atom, and: bool) -> Option<()> {
        let scale = matches!(atom, Atom::Hundred | Atom::Thousand | Atom::Scale(_));
        if self.closed && !scale || self.lone && atom != Atom::Half {
            return None;
        }
        match atom {
            Atom::Zero => {
                if !self.is_empty() {
                    return None;
                }
                self.pending = Some((Pending::Low, Decimal::default()));
                self.closed = true;
            }
            Atom::And => {
                let whole = self.pending.is_none_or(|(kind, _)| matches!(kind, Pending::Unit | Pending::Low));
                if self.is_empty() || and || !whole {
                    return None;
                }
                self.and = true;
            }
            Atom::Unit(value) => match self.pending {
                None => self.pending = Some((Pending::Unit, Decimal::whole(value.into()))),
                Some((Pending::Unit | Pending::Low, _)) if and && value == 1 => self.lone = true,
                _ => return None,
            },
            Atom::Teen(value) => match self.pending {
                None => self.pending = Some((Pending::Low, Decimal::whole(value.into()))),
                _ => return None,
            },
            Atom::Ten(value) => match self.pending {
                None => self.pending = Some((Pending::Low, Decimal::whole(value.into()))),
                Some((Pending::Unit, unit)) if and => self.pending = Some((Pending::Low, unit.plus(Decimal::whole(value.into()))?)),
                _ => return None,
            },
            Atom::Half => {
                let one = Decimal::whole(1);
                self.pending = match self.pending {
                    None if self.is_empty() => Some((Pending::Half, HALF)),
                    Some((Pending::Unit, value)) if value == one && !and && !self.lone => Some((Pending::Half, HALF)),
                    Some((Pending::Unit | Pending::Low, value)) if and || self.lone => Some((Pending::Half, value.plus(HALF)?)),
                    _ => return None,
                };
                self.lone = false;
                self.closed = true;
            }
            Atom::OneAndHalf => {
                if !self.is_empty() {
                    return None;
                }
                self.pending = Some((Pending::Half, Decimal::new(15, 1)));
                self.closed = true;
            }
            Atom::Hundred => {
                let factor = match self.pending {
                    None => Decimal::whole(1),
                    Some((Pending::Digits | Pending::Unit | Pending::Low, value)) if value.below(2) && value.as_whole().is_some() => value,
                    Some((Pending::Half, value)) => value,
                    _ => return None,
                };
                if !self.hundreds.is_zero() || factor.is_zero() {
                    return None;
                }
                self.hundreds = factor.shifted(2)?;
                self.pending = None;
                self.closed = false;
            }
            Atom::Thousand => {
                if !self.thousands.is_zero() {
                    return None;
                }
                self.thousands = self.group()?.shifted(3)?;
                self.hundreds = Decimal::default();
                self.pending = None;
                self.closed = false;
            }
            Atom::Scale(power) => {
                let bare = self.thousands.is_zero() && self.hundreds.is_zero() && self.pending.is_none();
                if bare && !self.total.is_zero() {
                    return None;
                }
                let group = self.thousands.plus(if self.thousands.is_zero() { self.group()? } else { self.below_thousand()? })?;
                let value = group.shifted(power.into())?;
                if u32::from(power) >= self.ceiling || !value.below(self.ceiling) {
                    return None;
                }
                self.total = self.total.plus(value)?;
                self.thousands = Decimal::default();
                self.hundreds = Decimal::default();
                self.pending = None;
                self.ceiling = power.into();
                self.closed = false;
            }
            Atom::Irregular(value) => {
                if self.pending.is_some() {
                    return None;
                }
                self.pending = Some((Pending::Unit, Decimal::whole(value.into())));
                self.closed = true;
            }
        }
        self.atoms = self.atoms.saturating_add(1);
        self.last = Some(atom);
        Some(())
    }

    fn below_thousand(&self) -> Option<Decimal> {
        self.hundreds.plus(self.pending.map_or(Decimal::default(), |(_, value)| value))
    }

    /// What a scale multiplies: the part below a thousand, or one; nought multiplies nothing.
    fn group(&self) -> Option<Decimal> {
        let value = self.below_thousand()?;
        match (value.is_zero(), self.pending) {
            (true, None) => Some(Decimal::whole(1)),
            (true, Some(_)) => None,
            _ => Some(value),
        }
    }

    /// The value, where the numeral may end here.
    pub fn value(&self) -> Option<Decimal> {
        let loose = self.last.is_none() && self.atoms > 1;
        if self.is_empty() || self.and || self.lone || loose {
            return None;
        }
        self.total.plus(self.thousands)?.plus(self.below_thousand()?)
    }
}
