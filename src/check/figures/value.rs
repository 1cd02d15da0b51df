//! Exact values: no floats, so that 40.7 is 40,7 and nothing else is.

/// `mantissa × 10^exponent ÷ per`, in lowest terms: the mantissa ends in no zero, and `per` is 1 unless the value has
/// no finite decimal form (a third).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Value {
    mantissa: u128,
    exponent: i16,
    per: u16,
}

impl Value {
    pub const HALF: Self = Self { mantissa: 5, exponent: -1, per: 1 };

    pub fn new(mantissa: u128, exponent: i16) -> Self {
        Self { mantissa, exponent, per: 1 }.lowest()
    }

    /// `None` where the parts are no fraction.
    pub fn fraction(numerator: u128, denominator: u16) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let (mut mantissa, mut exponent, mut per) = (numerator, 0, denominator);
        // Every 2 and 5 below the line is worth a decimal place.
        for (prime, other) in [(2, 5), (5, 2)] {
            while per.is_multiple_of(prime) {
                per /= prime;
                mantissa = mantissa.checked_mul(other)?;
                exponent -= 1;
            }
        }
        for prime in [3, 7, 11, 13] {
            while per.is_multiple_of(prime) && mantissa.is_multiple_of(u128::from(prime)) && mantissa > 0 {
                per /= prime;
                mantissa /= u128::from(prime);
            }
        }
        Some(Self { mantissa, exponent, per }.lowest())
    }

    fn lowest(mut self) -> Self {
        if self.mantissa == 0 {
            return Self { mantissa: 0, exponent: 0, per: 1 };
        }
        while self.mantissa.is_multiple_of(10) {
            self.mantissa /= 10;
            self.exponent = self.exponent.saturating_add(1);
        }
        self
    }

    pub fn scaled(self, tens: i16) -> Self {
        if self.mantissa == 0 { self } else { Self { exponent: self.exponent.saturating_add(tens), ..self } }
    }

    /// `None` for what is too large to matter.
    pub fn times(self, other: Self) -> Option<Self> {
        let mantissa = self.mantissa.checked_mul(other.mantissa)?;
        let per = self.per.checked_mul(other.per)?;
        let exponent = self.exponent.saturating_add(other.exponent);
        Some(Self::fraction(mantissa, per)?.scaled(exponent))
    }

    /// `None` for what is too large to matter.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.per != 1 || other.per != 1 {
            return None;
        }
        let exponent = self.exponent.min(other.exponent);
        let at = |v: Self| {
            let places = u32::try_from(i32::from(v.exponent) - i32::from(exponent)).ok()?;
            v.mantissa.checked_mul(10_u128.checked_pow(places)?)
        };
        Some(Self::new(at(self)?.checked_add(at(other)?)?, exponent))
    }

    /// The value as a small whole number.
    pub fn whole(self) -> Option<u32> {
        if self.per != 1 {
            return None;
        }
        let places = u32::try_from(self.exponent).ok()?;
        u32::try_from(self.mantissa.checked_mul(10_u128.checked_pow(places)?)?).ok()
    }

    /// About as much, to compare sizes that were rounded.
    pub fn roughly(self) -> f64 {
        self.mantissa as f64 * 10_f64.powi(self.exponent.into()) / f64::from(self.per)
    }

    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// How many tens must be multiplied to make this of the other, if they differ in nothing else.
    pub fn tens_from(self, other: Self) -> Option<i16> {
        let same = self.mantissa == other.mantissa && self.per == other.per;
        (same && self.exponent != other.exponent).then(|| self.exponent.saturating_sub(other.exponent))
    }
}

impl From<u32> for Value {
    fn from(n: u32) -> Self {
        Self::new(n.into(), 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_equal_however_they_came_about() {
        let v = Value::from;
        assert_eq!(Value::new(4070, -2), Value::new(407, -1));
        assert_eq!(Value::fraction(1, 2), Some(Value::HALF));
        assert_eq!(Value::fraction(3, 4), Some(Value::new(75, -2)));
        assert_eq!(Value::fraction(2, 6), Value::fraction(1, 3));
        assert_ne!(Value::fraction(1, 3), Some(Value::new(33, -2)));
        assert_eq!(v(2).plus(Value::HALF), Some(Value::new(25, -1)));
        assert_eq!(Value::new(25, -1).scaled(6), v(2_500_000));
        assert_eq!(v(12).times(v(100)), Some(v(1200)));
        assert_eq!(v(3).times(Value::fraction(1, 3).unwrap()), Some(v(1)));
        assert_eq!(v(1200).whole(), Some(1200));
        assert_eq!(Value::HALF.whole(), None);
        assert_eq!(v(407).tens_from(Value::new(407, -1)), Some(1));
        assert_eq!(v(407).tens_from(v(408)), None);
    }

    #[test]
    fn what_is_too_large_has_no_value_rather_than_a_wrong_one() {
        let large = Value::new(u128::MAX, 0);
        assert_eq!(large.times(large), None);
        assert_eq!(large.plus(Value::new(1, -30)), None);
        assert_eq!(large.whole(), None);
        assert_eq!(Value::fraction(1, 0), None);
    }
}
