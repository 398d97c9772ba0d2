//! Marks: what each token is to the grammar of moments, asked of the lists once and then read many times.

use crate::lexicon::{List, Slot};
use crate::mention::amount::{Numeral, Openings};
use crate::mention::moment::digits::{self, Digits};
use crate::mention::moment::readings::Readings;
use crate::mention::moment::words::{Atom, Words};
use crate::mention::Context;
use crate::text::fold;
use crate::token::Shape;

/// In the place of a number: there is none.
const NONE: u32 = u32::MAX;
/// In the place of a row: there is none.
const NO_ROW: u16 = u16::MAX;

/// What each token of a text is to the grammar.
#[derive(Default)]
pub struct Marks {
    tokens: Vec<Mark>,
    /// What the tokens are that are numbers.
    numbers: Vec<Number>,
    /// The tokens that a moment may begin with, each with the readings to try.
    starts: Vec<(u32, Readings)>,
    memory: Memory,
}

/// What one token is to the grammar.
#[derive(Clone, Copy)]
struct Mark {
    /// The row of the longest listed phrase that begins at the token.
    row: u16,
    /// The tokens of that phrase.
    length: u16,
    /// The place of the token among the numbers.
    number: u32,
}

/// A token that is a number.
#[derive(Clone, Copy)]
struct Number {
    /// The numeral that begins at the token.
    numeral: Option<u32>,
    /// The token as a shape of digits.
    digits: Option<Digits>,
}

impl Marks {
    /// Marks every token that may begin something. Linear in the tokens.
    pub fn new(context: &Context<'_>, openings: &Openings, numerals: &[Numeral]) -> Self {
        let mut marks = Marks::default();
        marks.read(context, openings, numerals);
        marks
    }

    /// The same in the memory of the marks of another text.
    pub(super) fn read(&mut self, context: &Context<'_>, openings: &Openings, numerals: &[Numeral]) {
        let marks = self;
        marks.tokens.clear();
        marks.tokens.resize(context.tokens.len(), Mark { row: NO_ROW, length: 0, number: NONE });
        marks.numbers.clear();
        marks.starts.clear();
        marks.memory.open(context);
        let mut rest = (0..).zip(numerals);
        let mut next = rest.next();
        for at in openings.dates() {
            let mut number = false;
            while let Some((index, numeral)) = next.filter(|(_, numeral)| numeral.first as usize <= at) {
                number = numeral.first as usize == at;
                marks.number(numeral, index);
                next = rest.next();
            }
            let (Some(token), Some(slot), Some(mark)) = (context.token(at), context.slots.get(at), marks.tokens.get_mut(at)) else {
                continue;
            };
            let mut readings = Readings::NONE;
            if slot.begins(List::Date) {
                let met = marks.memory.word(context, token.hash, slot);
                (mark.row, mark.length, readings) = (met.row, 1, met.readings);
                if met.cased | slot.goes_on(List::Date) {
                    (mark.row, mark.length) =
                        context.longest(at, List::Date).map_or((NO_ROW, 0), |(row, last)| (short(row), (last - at) as u16));
                    readings = readings_of(context, mark.row);
                }
            }
            if token.shape.has(Shape::DIGIT) {
                readings = Readings::ALL;
                let digits = digits_of(context, token.text(context.text));
                match marks.numbers.last_mut().filter(|_| number) {
                    Some(number) => number.digits = digits,
                    None => {
                        mark.number = marks.numbers.len() as u32;
                        marks.numbers.push(Number { numeral: None, digits });
                    }
                }
            } else if token.shape.has(Shape::HYPHEN) && begins_with_month(context, token.text(context.text)) {
                readings = readings.with(Readings::CALENDAR);
            }
            if readings != Readings::NONE && !number {
                marks.starts.push((at as u32, readings));
            }
        }
        next.into_iter().chain(rest).for_each(|(index, numeral)| marks.number(numeral, index));
    }

    /// Marks the first token of a numeral.
    fn number(&mut self, numeral: &Numeral, index: u32) {
        if let Some(mark) = self.tokens.get_mut(numeral.first as usize) {
            mark.number = self.numbers.len() as u32;
            self.numbers.push(Number { numeral: Some(index), digits: None });
            self.starts.push((numeral.first, Readings::ALL));
        }
    }

    /// The tokens that a moment may begin with, in the order of the text, each with the readings to try.
    pub(crate) fn starts(&self) -> impl Iterator<Item = (usize, Readings)> + '_ {
        self.starts.iter().map(|(at, readings)| (*at as usize, *readings))
    }

    /// The longest listed phrase at a token and the token behind it.
    #[inline]
    pub(crate) fn atom(&self, words: &Words, at: usize) -> Option<(Atom, usize)> {
        let mark = self.tokens.get(at)?;
        Some((*words.atoms.get(usize::from(mark.row))?, at + usize::from(mark.length)))
    }

    /// The index of the numeral that begins at a token.
    #[inline]
    pub(crate) fn numeral(&self, at: usize) -> Option<usize> {
        self.number_at(at)?.numeral.map(|numeral| numeral as usize)
    }

    /// The token as a shape of digits.
    #[inline]
    pub(crate) fn digits(&self, at: usize) -> Option<Digits> {
        self.number_at(at)?.digits
    }

    #[inline]
    fn number_at(&self, at: usize) -> Option<&Number> {
        self.numbers.get(self.tokens.get(at)?.number as usize)
    }
}

/// What words last met are by themselves: few words make up most of what holds moments together.
struct Memory {
    known: [Met; MET],
    /// The stamp of the lists that tell it.
    stamp: u64,
}

/// So many are remembered, each in its place.
const MET: usize = 512;

/// A word as it was met last.
#[derive(Clone, Copy)]
struct Met {
    hash: u64,
    /// The row of the word by itself.
    row: u16,
    /// What can begin with it.
    readings: Readings,
    /// Whether the letters' case or exact form decides, so that each token is asked by itself.
    cased: bool,
}

/// A row of the words of time, which are a few hundred.
fn short(row: u32) -> u16 {
    u16::try_from(row).unwrap_or(NO_ROW)
}

/// What can begin with the word or phrase of a row.
fn readings_of(context: &Context<'_>, row: u16) -> Readings {
    context.lists.moment.words.atoms.get(usize::from(row)).map_or(Readings::NONE, Atom::readings)
}

impl Default for Memory {
    fn default() -> Self {
        Memory { known: [Met { hash: 0, row: NO_ROW, readings: Readings::NONE, cased: true }; MET], stamp: 0 }
    }
}

impl Memory {
    /// Forgets what other lists have told; those with a caller's have no stamp of their own.
    fn open(&mut self, context: &Context<'_>) {
        let stamp = context.lexicon().stamp();
        if stamp == 0 || stamp != self.stamp {
            *self = Memory { stamp, ..Memory::default() };
        }
    }

    /// A word of time by itself.
    #[inline]
    fn word(&mut self, context: &Context<'_>, hash: u64, slot: &Slot) -> Met {
        match self.known.get_mut(hash as usize % MET) {
            Some(met) if met.hash == hash => *met,
            met => {
                let new = Memory::read(context, hash, *slot);
                met.map_or(new, |met| {
                    *met = new;
                    new
                })
            }
        }
    }

    #[inline(never)]
    fn read(context: &Context<'_>, hash: u64, slot: Slot) -> Met {
        let (mut row, mut cased) = (NO_ROW, false);
        for entry in context.lexicon().entries_in(slot, List::Date.bit()) {
            row = short(entry.row);
            cased |= entry.exact != 0 || entry.capitals != 0;
        }
        Met { hash, row, readings: readings_of(context, row), cased }
    }
}

/// A word as a shape of digits.
pub(crate) fn digits_of(context: &Context<'_>, word: &str) -> Option<Digits> {
    let month = |word: &str| month_of(context, word);
    let unit = |word: &str| match word_atom(context, word)? {
        Atom::Unit(unit) | Atom::Units(unit) => Some(unit),
        _ => None,
    };
    digits::read(word, month, unit)
}

/// The atom of a word by itself, as it stands inside a token.
pub(crate) fn word_atom(context: &Context<'_>, word: &str) -> Option<Atom> {
    let mut entries = context.lexicon().word(fold::hash(word));
    entries.find(|entry| entry.list == List::Date).and_then(|entry| context.lists.moment.words.atoms.get(entry.row as usize)).copied()
}

/// The number of a month's name.
pub(crate) fn month_of(context: &Context<'_>, word: &str) -> Option<i8> {
    match word_atom(context, word)? {
        Atom::Month(month) | Atom::MonthShort(month) => Some(month),
        _ => None,
    }
}

/// Whether the part of a word before its first hyphen is a month: "jan-feb".
fn begins_with_month(context: &Context<'_>, word: &str) -> bool {
    word.split_once('-').is_some_and(|(first, _)| first.len() > 2 && month_of(context, first).is_some())
}
