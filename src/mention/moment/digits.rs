//! What a token with digits says by its shape alone: a day, a month, a clock time, a range of these, a rank.

use crate::value::Unit;

/// The reading of one token with digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Digits {
    /// "15", "2022"; with the number of digits.
    Integer(i64, u8),
    /// "15e", "1ste"
    Ordinal(i64),
    /// "14:30", "3u30", "20u"; seconds where given; true where it was written with minutes.
    Clock(i8, i8, Option<i8>, bool),
    /// "14.30": a clock time, a day and month, or a number.
    Dotted(i8, i8),
    /// Hour, minute, and whether behind noon: "7:56pm".
    Meridiem(i8, i8, Option<i8>, bool),
    /// Year (where given), month, day.
    Date(Option<i16>, i8, i8),
    /// Year and month.
    Month(i16, i8),
    /// "Q3-2019"
    Quarter(i16, i8),
    /// "19-20", "2014-2018": two numbers with a hyphen or slash.
    Pair(i64, i64, bool),
    /// "16:00-17:00": the byte of the hyphen.
    Range(usize),
    /// "3dagen": the count and the bytes before the unit.
    Counted(f64, usize),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece<'t> {
    Number(i64, u8),
    Word(&'t str),
    Mark(char),
}

/// The most pieces a token of interest has.
const MOST: usize = 12;

/// Reads a token. `month` gives the number of a month's name, `unit` says whether a word is a unit of time.
pub(crate) fn read(text: &str, month: impl Fn(&str) -> Option<i8>, unit: impl Fn(&str) -> Option<Unit>) -> Option<Digits> {
    // Most are digits and nothing else, and few enough for a number.
    if text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().map(|value| Digits::Integer(value, text.len() as u8));
    }
    if text.len() > 40 {
        return None;
    }
    let (pieces, count) = split(text)?;
    let pieces = pieces.get(..count)?;
    one(pieces, &month, &unit, text).or_else(|| range(text, &month, &unit))
}

fn one(pieces: &[Piece<'_>], month: &impl Fn(&str) -> Option<i8>, unit: &impl Fn(&str) -> Option<Unit>, text: &str) -> Option<Digits> {
    use Piece::{Mark, Number, Word};
    match *pieces {
        [Number(n, digits)] => Some(Digits::Integer(n, digits)),
        [Number(n, _), Word(word)] => glued(n, word, month, unit, text),
        [Number(n, _), Mark('-'), Word(word)] if month(word).is_none() => glued(n, word, month, unit, text),
        [Number(h, a), Mark(':'), Number(m, 2)] if a < 3 => clock(h, m, None),
        [Number(h, a), Mark(':'), Number(m, 2), Word(u)] if a < 3 && is_hour(u) => clock(h, m, None),
        [Number(h, a), Mark('.'), Number(m, 2), Word(u)] if a < 3 && is_hour(u) => clock(h, m, None),
        [Number(h, a), Mark(':' | '.'), Number(m, 2), Mark(':' | '.'), Number(s, 2)] if a < 3 && (text.contains(':')) => {
            clock(h, m, Some(s))
        }
        [Number(h, a), Mark(':' | '.'), Number(m, 2), Mark(':' | '.'), Number(s, 2), Word(u)]
            if a < 3 && is_hour(u) && text.contains(':') =>
        {
            clock(h, m, Some(s))
        }
        [Number(h, a), Word(u), Number(m, 2)] if a < 3 && is_hour(u) => clock(h, m, None),
        [Number(h, _), Mark(':'), Number(m, 2), Word(u)] => meridiem(h, m, None, u),
        [Number(h, _), Mark(':'), Number(m, 2), Mark(':'), Number(s, 2), Word(u)] => meridiem(h, m, Some(s), u),
        [Number(y, 4), Mark('-' | '/' | '.'), Number(m, _), Mark('-' | '/' | '.'), Number(d, _)] => date(Some(y), m, d),
        [Number(d, a), Mark(p), Number(m, b), Mark(q), Number(y, 4)] if p == q && a < 3 && b < 3 => date(Some(y), m, d),
        [Number(d, a), Mark(p), Number(m, b), Mark(q), Number(y, 2)] if p == q && (p != '.' || y > 31) && a < 3 && b < 3 => {
            date(Some(century(y)), m, d)
        }
        [Number(d, a), Mark('-' | '/'), Word(w), Mark('-' | '/'), Number(y, 4)] if a < 3 => date(Some(y), i64::from(month(w)?), d),
        [Number(y, 4), Mark('-' | '/'), Word(w), Mark('-' | '/'), Number(d, b)] if b < 3 => date(Some(y), i64::from(month(w)?), d),
        [Word(w), Mark('-' | '/'), Number(y, 4), Mark('-' | '/'), Number(d, b)] if b < 3 => date(Some(y), i64::from(month(w)?), d),
        [Number(y, 4), Mark('-' | '/'), Number(d, b), Mark('-' | '/'), Word(w)] if b < 3 => date(Some(y), i64::from(month(w)?), d),
        [Word(w), Mark('-' | '/'), Number(d, b), Mark('-' | '/'), Number(y, 4)] if b < 3 => date(Some(y), i64::from(month(w)?), d),
        [Number(d, a), Mark('-' | '/'), Word(w)] if a < 3 => date(None, i64::from(month(w)?), d),
        [Word(w), Mark('-' | '/'), Number(y, 4)] => match w {
            "Q" | "K" => None,
            _ => Some(Digits::Month(i16::try_from(y).ok()?, month(w)?)),
        },
        [Word("Q" | "K"), Number(n @ 1..=4, 1), Mark('-' | '/'), Number(y, 4)] => Some(Digits::Quarter(i16::try_from(y).ok()?, n as i8)),
        [Number(y, 4), Mark('-' | '/' | '.'), Number(m @ 1..=12, 1 | 2)] => Some(Digits::Month(i16::try_from(y).ok()?, m as i8)),
        [Number(m @ 1..=12, 1 | 2), Mark('-' | '/'), Number(y, 4)] => Some(Digits::Month(i16::try_from(y).ok()?, m as i8)),
        [Number(a, _), Mark(mark @ ('-' | '/')), Number(b, _)] => Some(Digits::Pair(a, b, mark == '/')),
        [Number(a @ 0..=31, 1 | 2), Mark('.'), Number(b, 1 | 2)] => Some(Digits::Dotted(a as i8, i8::try_from(b).ok()?)),
        [Number(whole, _), Mark(','), Number(part, digits), Word(w)] if unit(w).is_some() => {
            Some(Digits::Counted(whole as f64 + part as f64 / 10f64.powi(i32::from(digits)), text.len() - w.len()))
        }
        _ => None,
    }
}

/// Two readings joined by the only hyphen, each with marks of its own.
fn range(text: &str, month: &impl Fn(&str) -> Option<i8>, unit: &impl Fn(&str) -> Option<Unit>) -> Option<Digits> {
    let mut hyphens = text.match_indices('-');
    let (at, _) = hyphens.next()?;
    if hyphens.next().is_some() {
        return None;
    }
    let (left, right) = (text.get(..at)?, text.get(at + 1..)?);
    let known = |side: &str| {
        split(side).and_then(|(pieces, count)| one(pieces.get(..count)?, month, unit, side)).is_some() || month(side).is_some()
    };
    (known(left) && known(right)).then_some(Digits::Range(at))
}

fn glued(n: i64, word: &str, month: &impl Fn(&str) -> Option<i8>, unit: &impl Fn(&str) -> Option<Unit>, text: &str) -> Option<Digits> {
    match word {
        "e" | "ste" | "de" | "E" | "STE" | "DE" => return (n <= 10_000).then_some(Digits::Ordinal(n)),
        "u" | "h" | "U" | "H" if n <= 24 => return Some(Digits::Clock(n as i8, 0, None, false)),
        _ => {}
    }
    if is_meridiem(word).is_some() {
        return if n > 99 { meridiem(n / 100, n % 100, None, word) } else { meridiem(n, 0, None, word) };
    }
    if let Some(month) = month(word) {
        return date(None, i64::from(month), n);
    }
    unit(word).map(|_| Digits::Counted(n as f64, text.len() - word.len()))
}

fn is_hour(word: &str) -> bool {
    matches!(word, "u" | "h" | "U" | "H" | "uur")
}

fn is_meridiem(word: &str) -> Option<bool> {
    match word {
        "am" | "AM" => Some(false),
        "pm" | "PM" => Some(true),
        _ => None,
    }
}

fn clock(hour: i64, minute: i64, second: Option<i64>) -> Option<Digits> {
    let fits = (0..24).contains(&hour) || hour == 24 && minute == 0;
    (fits && (0..60).contains(&minute) && second.is_none_or(|s| (0..60).contains(&s))).then_some(Digits::Clock(
        hour as i8,
        minute as i8,
        second.map(|s| s as i8),
        true,
    ))
}

fn meridiem(hour: i64, minute: i64, second: Option<i64>, word: &str) -> Option<Digits> {
    let late = is_meridiem(word)?;
    ((1..=12).contains(&hour) && (0..60).contains(&minute)).then_some(Digits::Meridiem(
        hour as i8,
        minute as i8,
        second.map(|s| s as i8),
        late,
    ))
}

/// A day and month in Dutch order; in the other order only where the month would be none.
fn date(year: Option<i64>, month: i64, day: i64) -> Option<Digits> {
    let (month, day) = if month > 12 && day <= 12 { (day, month) } else { (month, day) };
    let year = match year {
        Some(year) => Some(i16::try_from(year).ok()?),
        None => None,
    };
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Digits::Date(year, month as i8, day as i8))
}

/// The year that two digits stand for.
pub(crate) fn century(year: i64) -> i64 {
    if year < 50 {
        2000 + year
    } else {
        1900 + year
    }
}

fn split(text: &str) -> Option<([Piece<'_>; MOST], usize)> {
    let mut pieces = [Piece::Mark(' '); MOST];
    let mut count = 0;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_ascii_digit() {
            rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())
        } else if first.is_alphabetic() {
            rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (piece, behind) = (rest.get(..length)?, rest.get(length..)?);
        *pieces.get_mut(count)? = if first.is_ascii_digit() {
            Piece::Number(piece.parse().ok()?, u8::try_from(length).ok()?)
        } else if first.is_alphabetic() {
            Piece::Word(piece)
        } else {
            Piece::Mark(if matches!(first, '‐' | '‑') { '-' } else { first })
        };
        count += 1;
        rest = behind;
    }
    Some((pieces, count))
}
