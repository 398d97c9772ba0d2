//! What a token looks like: a set of flags found while it is split off.

/// A set of shape flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shape(u16);

impl Shape {
    /// Starts with a capital letter.
    pub const CAPITAL: Shape = Shape(1);
    /// Two letters or more, all capitals ("NAVO", "F-16").
    pub const UPPER: Shape = Shape(1 << 1);
    /// Has a letter.
    pub const LETTER: Shape = Shape(1 << 2);
    /// Has a digit.
    pub const DIGIT: Shape = Shape(1 << 3);
    /// Digits only, with points, commas or colons between ("25.000", "1,5", "14:30").
    pub const NUMERIC: Shape = Shape(1 << 4);
    /// Holds a hyphen.
    pub const HYPHEN: Shape = Shape(1 << 5);
    /// Holds an apostrophe.
    pub const APOSTROPHE: Shape = Shape(1 << 6);
    /// Holds no letter and no digit.
    pub const MARK: Shape = Shape(1 << 7);
    /// An opening or closing quotation mark.
    pub const QUOTE: Shape = Shape(1 << 8);
    /// Ends a sentence where it stands alone: full stop, question or exclamation mark, ellipsis.
    pub const TERMINAL: Shape = Shape(1 << 9);
    /// White space stands before it, or it opens the text.
    pub const SPACED: Shape = Shape(1 << 10);
    /// It is the first of its line.
    pub const LINE: Shape = Shape(1 << 11);
    /// A blank line stands before it, or it opens the text.
    pub const PARAGRAPH: Shape = Shape(1 << 12);
    /// Has a character outside ASCII.
    pub const WIDE: Shape = Shape(1 << 13);
    /// An abbreviation written with its full stop ("dr.", "o.a.").
    pub const ABBREVIATION: Shape = Shape(1 << 14);
    /// An internet address or a name such as "NU.nl".
    pub const ADDRESS: Shape = Shape(1 << 15);

    /// Whether all flags of `other` are set.
    pub const fn has(self, other: Shape) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any flag of `other` is set.
    pub const fn any(self, other: Shape) -> bool {
        self.0 & other.0 != 0
    }

    /// The flags of both.
    pub const fn with(self, other: Shape) -> Shape {
        Shape(self.0 | other.0)
    }

    /// The flags as bits.
    pub const fn bits(self) -> u16 {
        self.0
    }
}
