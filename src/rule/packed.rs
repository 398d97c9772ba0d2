//! The packed form of checked rules: a run of bytes from which a set is read in a fraction of the time that its source takes.
//!
//! A value is its parts in their order; a number takes as many bytes as it needs, seven bits each, but a hash takes eight; a
//! sequence is its length and its items; a choice is its number and its parts. Examples are left out: nothing runs them
//! but tests, and those read the source.

use smallvec::SmallVec;

use crate::rule::frame::{self, Filler, Frame, Phrase, SlotSpec, Voice, Way};
use crate::rule::pattern::{Capture, Finds, Pattern};
use crate::rule::program::{Program, Step, Test, Triggers};
use crate::rule::schema::{Class, FactType, Kind, List, Position, Slot, Status};
use crate::rule::set::{Constant, DeclaredFact, Place, RuleId, RuleSet};
use std::ops::Range;
use std::sync::Arc;

/// Bytes that are still to be read.
struct Reader<'b> {
    bytes: &'b [u8],
}

/// What can be packed.
trait Pack: Sized {
    fn pack(&self, out: &mut Vec<u8>);
    /// Reads what was packed; none from bytes that nothing was packed to.
    fn unpack(from: &mut Reader<'_>) -> Option<Self>;
}

impl RuleSet {
    /// The rules as bytes, without their examples.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.frames.pack(&mut out);
        self.patterns.pack(&mut out);
        self.places.pack(&mut out);
        self.declared.pack(&mut out);
        self.winners.pack(&mut out);
        out
    }

    /// The rules that were packed, without their examples; none from other bytes. The schema must be the one that they were
    /// read with, since rules hold places in it.
    #[must_use]
    pub fn unpack(bytes: &[u8]) -> Option<RuleSet> {
        let mut reader = Reader { bytes };
        let mut set = RuleSet::default();
        set.frames = Pack::unpack(&mut reader)?;
        set.patterns = Pack::unpack(&mut reader)?;
        set.places = Pack::unpack(&mut reader)?;
        set.declared = Pack::unpack(&mut reader)?;
        set.winners = Pack::unpack(&mut reader)?;
        if !reader.bytes.is_empty() {
            return None;
        }
        set.steps = set.patterns.iter().map(|pattern| pattern.program.size()).sum();
        let rules = (0..u32::try_from(set.places.len()).ok()?).map(RuleId);
        set.names = rules.map(|rule| (set.name(rule).to_owned(), rule)).collect();
        Some(set.finish())
    }
}

impl Pack for u64 {
    fn pack(&self, out: &mut Vec<u8>) {
        out.extend(self.to_le_bytes());
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let (own, rest) = from.bytes.split_first_chunk()?;
        from.bytes = rest;
        Some(u64::from_le_bytes(*own))
    }
}

impl Pack for usize {
    fn pack(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let mut number = 0usize;
        for shift in (0..usize::BITS).step_by(7) {
            let (&byte, rest) = from.bytes.split_first()?;
            from.bytes = rest;
            number |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Pack for $number {
            fn pack(&self, out: &mut Vec<u8>) {
                (*self as usize).pack(out);
            }

            fn unpack(from: &mut Reader<'_>) -> Option<Self> {
                usize::unpack(from)?.try_into().ok()
            }
        }
    )*};
}

numbers!(u16, u32);

impl Pack for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        usize::from(*self).pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(usize::unpack(from)? != 0)
    }
}

impl Pack for String {
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        out.extend(self.as_bytes());
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let length = usize::unpack(from)?;
        let (own, rest) = from.bytes.split_at_checked(length)?;
        from.bytes = rest;
        Some(std::str::from_utf8(own).ok()?.to_owned())
    }
}

impl Pack for Box<str> {
    fn pack(&self, out: &mut Vec<u8>) {
        String::from(&**self).pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(String::unpack(from)?.into())
    }
}

impl Pack for Arc<str> {
    fn pack(&self, out: &mut Vec<u8>) {
        String::from(&**self).pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(String::unpack(from)?.into())
    }
}

fn pack_items<T: Pack>(items: &[T], out: &mut Vec<u8>) {
    items.len().pack(out);
    items.iter().for_each(|item| item.pack(out));
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_items(self, out);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let length = usize::unpack(from)?;
        // An item takes a byte at least, so bytes that are none ask for no more room than they have themselves.
        let mut items = Vec::with_capacity(length.min(from.bytes.len()));
        for _ in 0..length {
            items.push(T::unpack(from)?);
        }
        Some(items)
    }
}

impl Pack for SmallVec<[u64; 2]> {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_items(self, out);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let length = usize::unpack(from)?;
        (0..length).map(|_| u64::unpack(from)).collect()
    }
}

impl<T: Pack> Pack for Box<[T]> {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_items(self, out);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(Vec::unpack(from)?.into())
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.is_some().pack(out);
        self.iter().for_each(|item| item.pack(out));
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(if bool::unpack(from)? { Some(T::unpack(from)?) } else { None })
    }
}

impl Pack for Range<usize> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.start.pack(out);
        self.end.pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(usize::unpack(from)?..usize::unpack(from)?)
    }
}

/// Structs are their fields; those behind the semicolon are not packed.
macro_rules! structs {
    ($($name:ident { $($field:ident),* $(; $left:ident)? })*) => {$(
        impl Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                $(self.$field.pack(out);)*
            }

            fn unpack(from: &mut Reader<'_>) -> Option<Self> {
                Some($name { $($field: Pack::unpack(from)?,)* $($left: Vec::new())? })
            }
        }
    )*};
}

impl Pack for Way {
    fn pack(&self, out: &mut Vec<u8>) {
        self.places.pack(out);
        self.fillers.pack(out);
        self.line.pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(Way::new(Pack::unpack(from)?, Pack::unpack(from)?, Pack::unpack(from)?))
    }
}

/// Places in the schema or set are their numbers.
macro_rules! places {
    ($($name:ident),*) => {$(
        impl Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                self.0.pack(out);
            }

            fn unpack(from: &mut Reader<'_>) -> Option<Self> {
                Some($name(Pack::unpack(from)?))
            }
        }
    )*};
}

/// A part of a choice, read.
macro_rules! part {
    ($part:ident, $from:ident) => {
        Pack::unpack($from)?
    };
}

/// Choices are a number and their parts.
macro_rules! choices {
    ($($name:path { $($number:literal => $variant:ident $(($($part:ident),*))? $({ $($field:ident),* })?,)* })*) => {$(
        impl Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                use $name as Choice;
                match self {
                    $(Choice::$variant $(($($part),*))? $({ $($field),* })? => {
                        usize::pack(&$number, out);
                        $($($part.pack(out);)*)?
                        $($($field.pack(out);)*)?
                    })*
                }
            }

            fn unpack(from: &mut Reader<'_>) -> Option<Self> {
                use $name as Choice;
                Some(match usize::unpack(from)? {
                    $($number => Choice::$variant $(($(part!($part, from)),*))? $({ $($field: Pack::unpack(from)?),* })?,)*
                    _ => return None,
                })
            }
        }
    )*};
}

places!(Kind, Class, FactType, Slot, Position, List, Status, RuleId);

structs! {
    Frame { id, rule, file, line, fact, verbs, nouns, voice, status, sets, slots, without, beats; examples }
    SlotSpec { slot, name, required, ways }
    Filler { kind, classes }
    Phrase { text, words, source }
    Constant { slot, name, value }
    Pattern { id, rule, file, line, finds, status, sets, program, captures, beats; examples }
    Capture { slot, name }
    DeclaredFact { name, slots, keys, file, line }
    Program { steps, triggers, needs, groups, window, behind }
    Triggers { words, lemmas, kinds, lists, shapes, any }
}

choices! {
    frame::Place { 0 => Position(position), 1 => Marker(phrase), }
    Voice { 0 => Active, 1 => Passive, 2 => Verbless, }
    Finds { 0 => Entity(kind), 1 => Fact(fact), }
    Place { 0 => Frame(at), 1 => Pattern(at), 2 => Refused, }
    Test {
        0 => Word(word),
        1 => Exact { word, literal },
        2 => Shape(bits),
        3 => Any,
        4 => Lemma(lemma),
        5 => Mention { kind, classes },
        6 => Phrase(list),
    }
    Step {
        0 => Take(test),
        1 => Split(first, second),
        2 => Jump(to),
        3 => Open(slot),
        4 => Close(slot),
        5 => Look { tests, behind, negated },
        6 => Start,
        7 => End,
        8 => Found,
    }
}
