//! Reading one word as a numeral: its atoms, then the ending that says what sort of numeral it is.

use crate::mention::amount::accumulator::Accumulator;
use crate::mention::amount::atom::{leading, short_scale, Atom};
use crate::mention::amount::decimal::Decimal;
use crate::text::fold::fold_char;

/// How a numeral word ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ending {
    /// "drieëntwintig": a cardinal, which may go on in the next word.
    Cardinal,
    /// "drieëntwintigste".
    Ordinal,
    /// "vijfden", "honderdsten": the parts of a fraction.
    Parts,
    /// "tweederde", "driekwart": a fraction in one word.
    Fraction(Decimal, Decimal),
    /// "dertigtal".
    Tally,
    /// "tientallen".
    Tallies,
    /// "honderden", "miljoenen".
    Plural,
    /// "zestienjarige".
    Aged,
    /// "twee-" in "twee- tot driehonderd": the scale follows.
    Elliptic,
}

/// The longest folded word that is read; the longest numeral below 10^36 in one word is shorter.
const LONGEST: usize = 640;

/// A folded word on the stack.
struct Folded {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Folded {
    /// Folds a word; none where it does not fit.
    fn new(word: &str) -> Option<Self> {
        let mut folded = Folded { bytes: [0; LONGEST], length: 0 };
        let mut full = word.len() > 2 * LONGEST;
        if full {
            return None;
        }
        for c in word.chars() {
            fold_char(c, &mut |byte| match folded.bytes.get_mut(folded.length) {
                Some(place) => {
                    *place = byte;
                    folded.length += 1;
                }
                None => full = true,
            });
        }
        (!full).then_some(folded)
    }

    /// The folded bytes.
    fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or(&[])
    }
}

/// Whether a word can begin a numeral, by its first two letters; a cheap refusal for most words.
#[inline]
pub fn may_begin(word: &str) -> bool {
    let &[first, second, ..] = word.as_bytes() else { return false };
    let second = second.to_ascii_lowercase();
    // What is not ASCII is folded first.
    let wide = second >= 0x80;
    match first.to_ascii_lowercase() {
        b'a' => wide || matches!(second, b'n' | b'c' | b'l'),
        b'b' => wide || matches!(second, b'i' | b'l'),
        b'd' => wide || matches!(second, b'u' | b'e' | b'r') && word.len() > 2,
        b'e' => wide || matches!(second, b'e' | b'l' | b'n'),
        b'h' => wide || matches!(second, b'o' | b'a') && word.len() > 3,
        b'k' => wide || matches!(second, b'w'),
        b'm' => wide || matches!(second, b'i' | b'l' | b'r') && word.len() > 2,
        b'n' => wide || matches!(second, b'e' | b'u') && word.len() > 2,
        b'q' => wide || second == b'u',
        b't' => wide || matches!(second, b'r' | b'w' | b'a' | b'i') && word.len() > 3,
        b'v' => wide || matches!(second, b'e' | b'i') && word.len() > 3,
        b'z' => wide || second == b'e' && word.len() > 2,
        0xC3 => true,
        _ => false,
    }
}

/// Whether the letters at the byte `from` can begin a numeral in words, or abbreviate a scale. A cheaper and stricter refusal
/// than [`may_begin`], which nearly all words meet. What is not ASCII, and the end of the text, is left to the reader.
#[inline]
pub fn may_open(text: &str, from: usize) -> bool {
    let Some(&letters) = text.as_bytes().get(from..).and_then(|rest| rest.first_chunk::<4>()) else { return true };
    let letters = u32::from_ne_bytes(letters);
    if letters & 0x8080_8080 != 0 {
        return true;
    }
    match (letters | 0x2020_2020).to_ne_bytes() {
        [b'a', b'n', b'd', b'e'] | [b'a', b'c', b'h', b't'] | [b'a', b'l', b'l', b'e'] => true,
        [b'b', b'i', b'l', b'j'] | [b'b', b'l', b'n', _] => true,
        [b'd', b'u', b'i', b'z'] | [b'd', b'e', b'r', b't' | b'd'] | [b'd', b'r', b'i', b'e'] => true,
        [b'e', b'e', b'r', b's'] | [b'e', b'e', b'n', _] | [b'e', b'l', b'f', _] => true,
        [b'h', b'o', b'n', b'd'] | [b'h', b'a', b'l', b'f' | b'v'] => true,
        [b'k', b'w', b'a', b'd'] | [b'k', b'w', b'i', b'n'] => true,
        [b'm', b'i', b'l', b'j'] | [b'm', b'l' | b'r', b'n' | b'd', _] | [b'm', b'i', b'o', _] => true,
        [b'n', b'e', b'g', b'e'] | [b'n', b'u', b'l', _] => true,
        [b'q', b'u', b'a', b'd'] | [b'q', b'u', b'i', b'n'] => true,
        [b't', b'r', b'i', b'l'] | [b't', b'w', b'i', b'n'] | [b't', b'a', b'c', b'h'] => true,
        [b't', b'w', b'a', b'a'] | [b't', b'w', b'e', b'e'] | [b't', b'i', b'e', b'n'] => true,
        [b'v', b'e', b'e', b'r'] | [b'v', b'i', b'j', b'f'] | [b'v', b'i', b'e', b'r'] => true,
        [b'z', b'e', b'v', b'e'] | [b'z', b'e', b's', _] => true,
        _ => false,
    }
}

/// Reads a whole word in any spelling on top of what stands before it.
pub fn read_text(word: &str, before: Accumulator) -> Option<(Accumulator, Ending)> {
    // Most words are folded as they stand.
    if word.len() <= LONGEST && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
        return read(word.as_bytes(), before);
    }
    read(Folded::new(word)?.bytes(), before)
}

/// Reads a folded word on top of what stands before it. One step for each atom, never back.
fn read(folded: &[u8], before: Accumulator) -> Option<(Accumulator, Ending)> {
    if let Some(atom) = short_scale(folded) {
        let mut state = before;
        return (!before.is_empty() && state.push(atom)).then_some((state, Ending::Cardinal));
    }
    let folded = folded.strip_prefix(b"aller").filter(|rest| rest.starts_with(b"eerste")).unwrap_or(folded);
    let mut state = before;
    let mut rest = folded;
    while !rest.is_empty() {
        // An ending needs an atom of this word before it: "honderd en" is no plural of "honderd".
        if rest.len() < folded.len() {
            if let Some(ending) = ending(&state, rest, before.is_empty()) {
                return Some((state, ending));
            }
            if let Some(behind) = rest.strip_prefix(b"-").filter(|behind| !behind.is_empty()) {
                rest = behind;
                continue;
            }
        }
        let (atom, behind) = leading(rest)?;
        if !state.push(atom) {
            return fraction(&state, rest, before.is_empty());
        }
        rest = behind;
    }
    let ending = match state.last()? {
        Atom::Irregular(_) => Ending::Ordinal,
        Atom::And if folded != b"en" => return None,
        _ => Ending::Cardinal,
    };
    Some((state, ending))
}

/// The ending that `rest` is, behind the atoms of `state`.
fn ending(state: &Accumulator, rest: &[u8], alone: bool) -> Option<Ending> {
    let last = state.last()?;
    let scale = matches!(last, Atom::Hundred | Atom::Thousand | Atom::Scale(_));
    let ordinal: &[u8] = match last {
        Atom::Unit(1) if alone && state.is_single() => b"",
        Atom::Unit(8) | Atom::Ten(_) => b"ste",
        Atom::Unit(3) => b"",
        Atom::Zero | Atom::Unit(_) | Atom::Teen(_) => b"de",
        _ if scale => b"ste",
        _ => b"",
    };
    if !ordinal.is_empty() {
        if let Some(behind) = rest.strip_prefix(ordinal) {
            match behind {
                b"" => return Some(Ending::Ordinal),
                b"n" => return Some(Ending::Parts),
                _ => {}
            }
        }
    }
    if rest == b"n" && last == Atom::Irregular(3) {
        return Some(Ending::Parts);
    }
    let single = state.value()?;
    match rest {
        // An "elftal" is a team.
        b"tal" if last != Atom::Teen(11) => Some(Ending::Tally),
        b"tallen" if last != Atom::Teen(11) => Some(Ending::Tallies),
        b"en" if scale => Some(Ending::Plural),
        b"jarige" | b"jarigen" | b"jarig" | b"-jarige" | b"-jarigen" | b"-jarig" => Some(Ending::Aged),
        b"-" => Some(Ending::Elliptic),
        b"kwart" if alone && matches!(last, Atom::Unit(1 | 3)) && state.is_single() => Some(Ending::Fraction(single, Decimal::whole(4))),
        _ => None,
    }
}

/// "tweederde", "viervijfde": a small cardinal with an ordinal right behind it.
fn fraction(above: &Accumulator, rest: &[u8], alone: bool) -> Option<(Accumulator, Ending)> {
    if !alone || !above.is_single() || !matches!(above.last(), Some(Atom::Unit(_))) {
        return None;
    }
    let (mut below, mut rest) = (Accumulator::default(), rest);
    while !rest.is_empty() {
        if let Some(ending) = ending(&below, rest, true) {
            let ends = matches!(ending, Ending::Ordinal | Ending::Parts);
            return ends.then_some((*above, Ending::Fraction(above.value()?, below.value()?)));
        }
        let (atom, behind) = leading(rest)?;
        if !below.push(atom) {
            return None;
        }
        rest = behind;
    }
    matches!(below.last(), Some(Atom::Irregular(3))).then_some((*above, Ending::Fraction(above.value()?, Decimal::whole(3))))
}
