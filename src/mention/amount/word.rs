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

/// The longest word that is made lower-case by the way.
const SHORT: usize = 32;

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

/// The first three letters of every atom that a numeral begins with and of the abbreviated scales, each with what its fourth
/// letter can be; nothing where it need not have one.
const BEGINNINGS: [(&[u8; 3], &[u8]); 35] = [
    (b"ach", b"t"),
    (b"all", b"e"),
    (b"and", b"e"),
    (b"bil", b"j"),
    (b"bln", b""),
    (b"der", b"dt"),
    (b"dri", b"e"),
    (b"dui", b"z"),
    (b"een", b""),
    (b"eer", b"s"),
    (b"elf", b""),
    (b"hal", b"fv"),
    (b"hon", b"d"),
    (b"kwa", b"d"),
    (b"kwi", b"n"),
    (b"mil", b"j"),
    (b"mio", b""),
    (b"mld", b""),
    (b"mln", b""),
    (b"mrd", b""),
    (b"neg", b"e"),
    (b"nul", b""),
    (b"qua", b"d"),
    (b"qui", b"n"),
    (b"tac", b"h"),
    (b"tie", b"n"),
    (b"tri", b"l"),
    (b"twa", b"a"),
    (b"twe", b"e"),
    (b"twi", b"n"),
    (b"vee", b"r"),
    (b"vie", b"r"),
    (b"vij", b"f"),
    (b"zes", b""),
    (b"zev", b"e"),
];

/// The beginnings, each in its place: three letters, and a bit for each letter that may follow them.
static PLACES: [(u32, u32); 128] = {
    let mut places = [(0, 0); 128];
    let mut rest = BEGINNINGS.as_slice();
    while let [(&[first, second, third], mut fourths), others @ ..] = rest {
        let letters = u32::from_le_bytes([first, second, third, 0]);
        let mut bits = if fourths.is_empty() { u32::MAX } else { 0 };
        while let [fourth, behind @ ..] = fourths {
            bits |= bit(*fourth as u32);
            fourths = behind;
        }
        // A constant's index is checked when the crate is compiled.
        #[allow(clippy::indexing_slicing)]
        {
            assert!(places[place(letters)].0 == 0, "two beginnings have one place: take another factor");
            places[place(letters)] = (letters, bits);
        }
        rest = others;
    }
    places
};

/// The place of three letters among [`PLACES`]; the factor was tried out so that no two beginnings share one.
const fn place(letters: u32) -> usize {
    (letters.wrapping_mul(0x21E7_ABB9) >> 25) as usize
}

/// The bit of a letter.
const fn bit(letter: u32) -> u32 {
    1 << (letter & 31)
}

/// Whether a word can begin a numeral or abbreviate a scale, by its first letters; a cheap refusal for nearly all words.
#[inline]
pub fn may_begin(word: &[u8]) -> bool {
    let start = match word.first_chunk() {
        Some(&start) => start,
        None => match word {
            &[first, second, third] => [first, second, third, 0],
            _ => return false,
        },
    };
    // What is not ASCII is folded first: "één", "tweeën".
    let start = u32::from_le_bytes(start);
    let (is_wide, may_fold) = (start & 0x8080_8080 != 0, (start & 0x80 == 0) | (start & 0xFF == 0xC3));
    is_wide & may_fold | !is_wide & is_beginning(start)
}

/// Whether a word of three letters of ASCII or more can begin a numeral, by its first four bytes; behind three letters stands any
/// byte. No branch foresees what a word begins with.
#[inline]
pub fn is_beginning(start: u32) -> bool {
    let letters = (start | 0x2020_2020) & 0x00FF_FFFF;
    let (known, fourths) = PLACES.get(place(letters)).copied().unwrap_or_default();
    (known == letters) & (fourths & bit(start >> 24) != 0)
}

/// Whether a word can go on with a numeral: what can begin one, and "en".
#[inline]
pub fn may_go_on(word: &[u8]) -> bool {
    may_begin(word) || word.first_chunk().is_some_and(|start: &[u8; 2]| start.eq_ignore_ascii_case(b"en"))
}

/// Reads a whole word in any spelling on top of what stands before it.
pub fn read_text(word: &str, before: Accumulator) -> Option<(Accumulator, Ending)> {
    // Most words need no more than lower case.
    if word.len() <= SHORT {
        let (mut low, mut all) = ([0; SHORT], 0);
        for (place, byte) in low.iter_mut().zip(word.bytes()) {
            *place = byte.to_ascii_lowercase();
            all |= byte;
        }
        if all.is_ascii() {
            return read(low.get(..word.len())?, before);
        }
    }
    read(Folded::new(word)?.bytes(), before)
}

/// Reads a folded word on top of what stands before it. One step for each atom, never back.
fn read(folded: &[u8], mut state: Accumulator) -> Option<(Accumulator, Ending)> {
    let alone = state.is_empty();
    if let Some(atom) = short_scale(folded) {
        return (!alone && state.push(atom)).then_some((state, Ending::Cardinal));
    }
    let folded = folded.strip_prefix(b"aller").filter(|rest| rest.starts_with(b"eerste")).unwrap_or(folded);
    let mut rest = folded;
    while !rest.is_empty() {
        // An ending needs an atom of this word before it: "honderd en" is no plural of "honderd".
        if rest.len() < folded.len() {
            if let Some(ending) = ending(&state, rest, alone) {
                return Some((state, ending));
            }
            if let Some(behind) = rest.strip_prefix(b"-").filter(|behind| !behind.is_empty()) {
                rest = behind;
                continue;
            }
        }
        let (atom, behind) = leading(rest)?;
        if !state.push(atom) {
            return fraction(&state, rest, alone);
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
