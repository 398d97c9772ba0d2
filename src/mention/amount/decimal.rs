//! A number in decimal digits, exact while it is put together: "2,5 miljoen" is 25 × 10⁵ and nothing near it.

/// `mantissa / 10^places`. All arithmetic is checked: what does not fit is no number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Decimal {
    mantissa: u128,
    places: u32,
}

impl Decimal {
    /// A whole number.
    pub const fn whole(value: u128) -> Self {
        Decimal { mantissa: value, places: 0 }
    }

    /// Digits with `places` of them behind the comma.
    pub const fn new(mantissa: u128, places: u32) -> Self {
        Decimal { mantissa, places }
    }

    /// Whether it is nought.
    pub const fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The value, where it is a whole number.
    pub fn as_whole(self) -> Option<u128> {
        if self.places == 0 {
            return Some(self.mantissa);
        }
        let unit = 10_u128.checked_pow(self.places)?;
        (self.mantissa % unit == 0).then(|| self.mantissa / unit)
    }

    /// The sum.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        if self.places == other.places {
            return Some(Decimal { mantissa: self.mantissa.checked_add(other.mantissa)?, places: self.places });
        }
        let places = self.places.max(other.places);
        let left = self.mantissa.checked_mul(10_u128.checked_pow(places - self.places)?)?;
        let right = other.mantissa.checked_mul(10_u128.checked_pow(places - other.places)?)?;
        Some(Decimal { mantissa: left.checked_add(right)?, places })
    }

    /// The value times 10 to the power `power`.
    pub fn shifted(self, power: u32) -> Option<Decimal> {
        match self.places.checked_sub(power) {
            Some(places) => Some(Decimal { mantissa: self.mantissa, places }),
            None => {
                let factor = 10_u128.checked_pow(power - self.places)?;
                Some(Decimal { mantissa: self.mantissa.checked_mul(factor)?, places: 0 })
            }
        }
    }

    /// Whether the value is less than 10 to the power `power`.
    pub fn below(self, power: u32) -> bool {
        10_u128.checked_pow(power.saturating_add(self.places)).is_none_or(|limit| self.mantissa < limit)
    }

    /// The nearest double.
    pub fn to_f64(self) -> f64 {
        const EXACT: u128 = 1 << 53;
        if self.places == 0 {
            return self.mantissa as f64;
        }
        if self.mantissa < EXACT && self.places <= 22 {
            // Both sides are exact doubles, so the quotient is rounded once.
            return self.mantissa as f64 / 10_f64.powi(self.places as i32);
        }
        format!("{}e-{}", self.mantissa, self.places).parse().unwrap_or(f64::NAN)
    }
}
