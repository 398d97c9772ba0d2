//! Marks: what each token is to the grammar of moments, asked of the lists once and then read many times.

use crate::lexicon::{chain, List, Slot};
use crate::mention::amount::{Numeral, Openings};
use crate::mention::moment::digits::{self, Digits};
use crate::mention::moment::readings::Readings;
use crate::mention::moment::words::{Atom, Words};
use crate::mention::Context;
use crate::text::fold;
use crate::token::{Shape, Token};

/// In the place of a number: there is none.
const NONE: u32 = u32::MAX;

/// What each token of a text is to the grammar.
pub struct Marks {
    /// The row of the longest listed phrase that begins at the token, and the token behind that phrase.
    atoms: Vec<(u32, u32)>,
    /// The numeral that begins at the token.
    numerals: Vec<u32>,
    /// The place of the token among those with digits.
    places: Vec<u32>,
    /// The readings of the tokens with digits.
    digits: Vec<Option<Digits>>,
    /// The tokens that a moment may begin with, each with the readings to try.
    starts: Vec<(u32, Readings)>,
}

impl Marks {
    /// Marks every token that may begin something. Linear in the tokens.
    pub fn new(context: &Context<'_>, openings: &Openings, numerals: &[Numeral]) -> Self {
        let words = &context.lists.moment.words;
        let count = context.tokens.len();
        let mut marks = Marks {
            atoms: vec![(NONE, 0); count],
            numerals: vec![NONE; count],
            places: vec![NONE; count],
            digits: Vec::with_capacity(count / 16),
            starts: Vec::with_capacity(count / 4),
        };
        let mut memory = Memory::default();
        let mut rest = (0..).zip(numerals);
        let mut next = rest.next();
        for at in openings.dates() {
            let mut number = false;
            while let Some((index, numeral)) = next.filter(|(_, numeral)| numeral.first as usize <= at) {
                number = numeral.first as usize == at;
                marks.number(numeral, index);
                next = rest.next();
            }
            let (Some(token), slot) = (context.token(at), context.slot(at)) else { continue };
            let mut readings = Readings::NONE;
            if slot.begins(List::Date) {
                let atom = memory.longest(context, at, token, slot);
                readings = words.atoms.get(atom.0 as usize).map_or(Readings::NONE, Atom::readings);
                set(&mut marks.atoms, at, atom);
            }
            if token.shape.has(Shape::DIGIT) {
                readings = Readings::ALL;
                set(&mut marks.places, at, marks.digits.len() as u32);
                marks.digits.push(digits_of(context, token.text(context.text)));
            } else if token.shape.has(Shape::HYPHEN) && begins_with_month(context, token.text(context.text)) {
                readings = readings.with(Readings::CALENDAR);
            }
            if readings != Readings::NONE && !number {
                marks.starts.push((at as u32, readings));
            }
        }
        next.into_iter().chain(rest).for_each(|(index, numeral)| marks.number(numeral, index));
        marks
    }

    /// Marks the first token of a numeral.
    fn number(&mut self, numeral: &Numeral, index: u32) {
        set(&mut self.numerals, numeral.first as usize, index);
        self.starts.push((numeral.first, Readings::ALL));
    }

    /// The tokens that a moment may begin with, in the order of the text, each with the readings to try.
    pub(crate) fn starts(&self) -> impl Iterator<Item = (usize, Readings)> + '_ {
        self.starts.iter().map(|(at, readings)| (*at as usize, *readings))
    }

    /// The longest listed phrase at a token and the token behind it.
    #[inline]
    pub(crate) fn atom(&self, words: &Words, at: usize) -> Option<(Atom, usize)> {
        let &(row, last) = self.atoms.get(at)?;
        Some((*words.atoms.get(row as usize)?, last as usize))
    }

    /// The index of the numeral that begins at a token.
    #[inline]
    pub(crate) fn numeral(&self, at: usize) -> Option<usize> {
        self.numerals.get(at).filter(|index| **index != NONE).map(|index| *index as usize)
    }

    /// The token as a shape of digits.
    pub(crate) fn digits(&self, at: usize) -> Option<Digits> {
        *self.digits.get(*self.places.get(at)? as usize)?
    }
}

fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}

/// What words last met are by themselves: few words make up most of what holds moments together.
struct Memory([Met; 128]);

/// A word as it was met last.
#[derive(Clone, Copy)]
struct Met {
    hash: u64,
    /// The row of the word by itself.
    row: u32,
    /// Whether the letters' case or exact form decides, so that each token is asked by itself.
    cased: bool,
}

impl Default for Memory {
    fn default() -> Self {
        Memory([Met { hash: 0, row: NONE, cased: true }; 128])
    }
}

impl Memory {
    /// The row of the longest listed phrase at a token, and the token behind that phrase.
    fn longest(&mut self, context: &Context<'_>, at: usize, token: &Token, slot: Slot) -> (u32, u32) {
        let Memory(met) = self;
        let place = token.hash as usize % met.len();
        let Some(met) = met.get_mut(place) else { return (NONE, 0) };
        if met.hash != token.hash {
            *met = Met { hash: token.hash, row: NONE, cased: false };
            for entry in context.lexicon().entries(slot).filter(|entry| entry.list == List::Date) {
                met.row = entry.row;
                met.cased |= entry.exact != 0 || entry.capitals != 0;
            }
        }
        // Most often the next word ends what might have gone on.
        let goes_on = slot.goes_on(List::Date)
            && context.token(at + 1).is_some_and(|next| context.lexicon().slot(chain(token.hash, next.hash)).begins(List::Date));
        if met.cased || goes_on {
            return context.longest(at, List::Date).map_or((NONE, 0), |(row, last)| (row, last as u32));
        }
        (met.row, at as u32 + 1)
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
