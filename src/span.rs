//! A byte range of the text, on character boundaries.

use serde::Serialize;

/// A half-open range of bytes of the text an extraction was made from.
///
/// Every `Span` that this crate hands out starts and ends on a character boundary of that text and lies inside it,
/// so [`Span::slice`] of that text is never empty by accident. Offsets are 32 bits wide: a text longer than 4 GiB is
/// read up to that size.
///
/// ```
/// let span = feiten::Span::new(3, 7);
/// assert_eq!((span.start(), span.end(), span.len()), (3, 7, 4));
/// assert_eq!(span.slice("De NAVO"), "NAVO");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from byte `start` to byte `end` (excluded); an end before the start gives an empty span at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        Span { start, end: if end < start { start } else { end } }
    }

    /// The first byte.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// The length in bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The bytes of `text` that the span covers; empty when it does not fit that text.
    // Called everywhere: its checks are foreseen best, and take least room, in one place.
    #[inline(never)]
    pub fn slice(self, text: &str) -> &str {
        self.slice_here(text)
    }

    /// The same, for a place that is itself one of few.
    #[inline]
    pub(crate) fn slice_here(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or("")
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// `start` as it is stored.
    pub(crate) const fn from(self) -> u32 {
        self.start
    }

    /// `end` as it is stored.
    pub(crate) const fn to(self) -> u32 {
        self.end
    }
}

impl Serialize for Span {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut state = serializer.serialize_struct("Span", 2)?;
        state.serialize_field("start", &self.start)?;
        state.serialize_field("end", &self.end)?;
        state.end()
    }
}
