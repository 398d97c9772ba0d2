//! Reading a token with digits as a numeral: separators of both conventions, and what is glued behind the digits.

use crate::mention::amount::decimal::Decimal;

/// What stands in a token that starts with digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Digits {
    /// The value.
    pub value: Decimal,
    /// How it goes on.
    pub tail: Tail,
    /// How many bytes of the token belong to the numeral.
    pub length: usize,
    /// Whether the digits hold a separator ("5.000", "1,5").
    pub separated: bool,
}

/// What follows the digits within the token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tail {
    /// Nothing.
    None,
    /// "82e", "1.000ste".
    Ordinal,
    /// "44-jarige".
    Aged,
    /// "100-plus".
    Plus,
    /// "2.000-3.000".
    Range(Decimal),
    /// "3/4".
    Fraction(Decimal),
    /// "100K": the power of ten.
    Scale(u32),
    /// "20-" in "20- tot 30-jarigen".
    Elliptic,
    /// "29km", "10-liter": a word glued on.
    Glued,
}

/// More digits than any value in use has.
const MOST: usize = 30;

/// Reads the digits that `word` starts with, and what follows them. None for dates, versions, addresses, codes and
/// numbers that start with an idle nought, as those of telephones do.
pub fn read(word: &str) -> Option<Digits> {
    // Most are digits and nothing else.
    if word.len() < 19 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        let value = word.parse::<u64>().ok().filter(|_| word.len() == 1 || !word.starts_with('0'))?;
        return Some(Digits { value: Decimal::whole(value.into()), tail: Tail::None, length: word.len(), separated: false });
    }
    let (value, length, separated) = number(word)?;
    let rest = word.get(length..)?;
    let (tail, more) = tail(value, rest)?;
    Some(Digits { value, tail, length: length + more, separated })
}

fn tail(value: Decimal, rest: &str) -> Option<(Tail, usize)> {
    let after = |tail: Tail| Some((tail, rest.len()));
    match rest {
        "" => return after(Tail::None),
        "-" | "‑" => return after(Tail::Elliptic),
        "e" | "de" | "ste" | "E" | "DE" | "STE" | "ᵉ" => {
            return if value.as_whole().is_some() { after(Tail::Ordinal) } else { None };
        }
        "K" | "k" => return after(Tail::Scale(3)),
        "M" => return after(Tail::Scale(6)),
        "mln" | "mln." | "mio" => return after(Tail::Scale(6)),
        "mld" | "mld." | "mrd" => return after(Tail::Scale(9)),
        "B" | "bn" => return after(Tail::Scale(9)),
        "b" if value.as_whole().is_none() => return after(Tail::Scale(9)),
        // "5G" is a network.
        "G" if !value.below(1) => return after(Tail::Scale(9)),
        _ => {}
    }
    let lower = rest.strip_prefix(['-', '‑', '–']);
    let bare = lower.unwrap_or(rest);
    if bare.starts_with(|c: char| c.is_ascii_digit()) {
        lower?;
        let (second, length, _) = number(bare)?;
        return (length == bare.len()).then_some((Tail::Range(second), rest.len()));
    }
    if let Some(below) = rest.strip_prefix(['/', '⁄']) {
        let (second, length, separated) = number(below)?;
        let part = length == below.len() && !separated && value.to_f64() < second.to_f64() && second.below(4);
        return part.then_some((Tail::Fraction(second), rest.len()));
    }
    match bare {
        "jarige" | "jarigen" | "jarig" => return after(Tail::Aged),
        "plus" | "plussers" if lower.is_some() => return after(Tail::Plus),
        "tal" if value.as_whole().is_some() => return after(Tail::None),
        _ => {}
    }
    let letters = !bare.is_empty() && bare.chars().all(|c| c.is_alphabetic() || matches!(c, '/' | '²' | '³' | '2' | '3' | '-' | '‑' | 'µ'));
    (letters && bare.chars().count() <= 32).then_some((Tail::Glued, 0))
}

/// The number at the start of `word`: its value, its length in bytes, and whether a separator stands in it.
fn number(word: &str) -> Option<(Decimal, usize, bool)> {
    let mut shape = Separators::default();
    let mut bytes = word.bytes().enumerate().peekable();
    let mut length = 0;
    while let Some((at, byte)) = bytes.next() {
        let digit_next = bytes.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        match byte {
            b'0'..=b'9' => shape.digit(byte)?,
            b'.' | b',' if at > 0 && digit_next => shape.separator(byte)?,
            // A clock time, a score, a ratio.
            b':' if digit_next => return None,
            _ => break,
        }
        length = at + 1;
    }
    let (value, separated) = shape.finish()?;
    Some((value, length, separated))
}

/// What has been seen of digits and separators, in one pass and constant space.
#[derive(Default)]
struct Separators {
    mantissa: u128,
    digits: usize,
    /// Digits since the last separator.
    group: usize,
    first_group: usize,
    /// The separator in use, how often it stood, and the other one once it followed.
    mark: Option<u8>,
    marks: usize,
    point: Option<u8>,
    leading_zero: bool,
    /// Whether all groups between separators had three digits.
    threes: bool,
}

impl Separators {
    fn digit(&mut self, byte: u8) -> Option<()> {
        if self.digits == 0 {
            self.leading_zero = byte == b'0';
            self.threes = true;
        }
        self.digits += 1;
        self.group += 1;
        if self.digits > MOST {
            return None;
        }
        self.mantissa = self.mantissa * 10 + u128::from(byte - b'0');
        Some(())
    }

    fn separator(&mut self, byte: u8) -> Option<()> {
        match self.mark {
            None => {
                self.mark = Some(byte);
                self.first_group = self.group;
            }
            Some(mark) if mark == byte && self.point.is_none() => self.threes &= self.group == 3,
            Some(_) if self.point.is_none() => {
                self.threes &= self.group == 3;
                self.point = Some(byte);
            }
            // Something after the decimals: a version, an address.
            Some(_) => return None,
        }
        if self.point.is_none() {
            self.marks += 1;
        }
        self.group = 0;
        Some(())
    }

    fn finish(self) -> Option<(Decimal, bool)> {
        if self.digits == 0 || (self.mark.is_none() && self.leading_zero && self.digits > 1) {
            return None;
        }
        let grouped = self.threes && (1..=3).contains(&self.first_group) && !self.leading_zero;
        let whole = Some((Decimal::whole(self.mantissa), true));
        let decimals = Some((Decimal::new(self.mantissa, self.group as u32), true));
        let idle = self.leading_zero && self.first_group > 1;
        match (self.mark, self.point, self.marks) {
            (None, _, _) => Some((Decimal::whole(self.mantissa), false)),
            (Some(_), Some(_), _) => {
                if grouped {
                    decimals
                } else {
                    None
                }
            }
            (Some(b'.'), None, 1) => {
                if self.group == 3 && grouped {
                    whole
                } else if idle {
                    None
                } else {
                    decimals
                }
            }
            (Some(_), None, 1) => {
                if idle {
                    None
                } else {
                    decimals
                }
            }
            (Some(_), None, _) => {
                if grouped && self.group == 3 {
                    whole
                } else {
                    None
                }
            }
        }
    }
}
