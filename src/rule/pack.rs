//! Values as a run of bytes from which they are read in a fraction of the time that making them takes.
//!
//! A value is its parts in their order; a number takes as many bytes as it needs, seven bits each, but a hash or a set
//! of bits takes all of its own; a sequence is its length and its items; a choice is its number and its parts.

use std::ops::Range;
use std::sync::Arc;

use smallvec::SmallVec;

use crate::lexicon::{Bits, HashKeyed};

/// Bytes that are still to be read.
pub(crate) struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    /// Reads these bytes.
    pub fn new(bytes: &'b [u8]) -> Self {
        Reader { bytes }
    }

    /// Whether all was read.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

/// What can be packed.
pub(crate) trait Pack: Sized {
    fn pack(&self, out: &mut Vec<u8>);
    /// Reads what was packed; none from bytes that nothing was packed to.
    fn unpack(from: &mut Reader<'_>) -> Option<Self>;
}

/// The bytes of a value.
pub(crate) fn pack(value: &impl Pack) -> Vec<u8> {
    let mut out = Vec::new();
    value.pack(&mut out);
    out
}

/// The value of which these are all the bytes.
pub(crate) fn unpack<T: Pack>(bytes: &[u8]) -> Option<T> {
    let mut reader = Reader::new(bytes);
    T::unpack(&mut reader).filter(|_| reader.is_empty())
}

/// Hashes and sets of bits take all their bytes.
macro_rules! bits {
    ($($bits:ty),*) => {$(
        impl Pack for $bits {
            fn pack(&self, out: &mut Vec<u8>) {
                out.extend(self.to_le_bytes());
            }

            fn unpack(from: &mut Reader<'_>) -> Option<Self> {
                let (own, rest) = from.bytes.split_first_chunk()?;
                from.bytes = rest;
                Some(<$bits>::from_le_bytes(*own))
            }
        }
    )*};
}

bits!(u64, u128);

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
        let (mut number, mut shift) = (0, 0);
        while shift < usize::BITS {
            let (&byte, rest) = from.bytes.split_first()?;
            from.bytes = rest;
            number |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
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

numbers!(u8, u16, u32);

impl Pack for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        usize::from(*self).pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(usize::unpack(from)? != 0)
    }
}

/// Texts are their length and their bytes.
macro_rules! texts {
    ($($text:ty),*) => {$(
        impl Pack for $text {
            fn pack(&self, out: &mut Vec<u8>) {
                self.len().pack(out);
                out.extend(self.as_bytes());
            }

            fn unpack(from: &mut Reader<'_>) -> Option<Self> {
                let length = usize::unpack(from)?;
                let (own, rest) = from.bytes.split_at_checked(length)?;
                from.bytes = rest;
                std::str::from_utf8(own).ok().map(Self::from)
            }
        }
    )*};
}

texts!(String, Box<str>, Arc<str>);

/// Packs a sequence.
pub(crate) fn pack_items<T: Pack>(items: &[T], out: &mut Vec<u8>) {
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

impl<T: Pack> Pack for Range<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.start.pack(out);
        self.end.pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(T::unpack(from)?..T::unpack(from)?)
    }
}

impl<T: Pack> Pack for HashKeyed<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        let mut items: Vec<_> = self.iter().collect();
        items.sort_unstable_by_key(|(key, _)| **key);
        items.len().pack(out);
        for (key, item) in items {
            key.pack(out);
            item.pack(out);
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(Vec::unpack(from)?.into_iter().collect())
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
        self.1.pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}

impl<const N: usize> Pack for Bits<N> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(Bits(Pack::unpack(from)?))
    }
}

impl<T: Pack + Copy + Default, const N: usize> Pack for [T; N] {
    fn pack(&self, out: &mut Vec<u8>) {
        self.iter().for_each(|item| item.pack(out));
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let mut items = [T::default(); N];
        for item in &mut items {
            *item = T::unpack(from)?;
        }
        Some(items)
    }
}

// Where one of these macros is used, `Pack` and `Reader` are in scope.

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

pub(crate) use {choices, part, places, structs};
