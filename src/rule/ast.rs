//! The syntax tree of a rule file: what the author wrote, with byte spans, before any name is checked.

use std::ops::Range;

/// A word of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) span: Range<usize>,
}

/// The forms of a block: the two forms of a rule, and the declaration of a fact type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Frame,
    Pattern,
    Fact,
}

/// One rule or declaration: its head and its lines.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) form: Form,
    pub(crate) id: Name,
    pub(crate) entries: Vec<Entry>,
}

/// One line of a rule, with the lines that continue it.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) key: Name,
    pub(crate) value: Value,
}

/// What stands on a line after its key.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// One name: `fact`, `finds`, `status`, `voice`.
    Name(Name),
    /// Several names: `beats`, `slots`, `keys`.
    Names(Vec<Name>),
    /// Triggers: `verbs`, `nouns`.
    Phrases(Vec<Words>),
    /// `slot = value`: `set`.
    Settings(Vec<(Name, Name)>),
    /// A slot line; its key is the slot.
    Slot { required: bool, way: Way },
    /// `without`.
    Without(Way),
    /// `match`.
    Match(Node),
    /// `+` or `-`.
    Example(Example),
    /// A line with a fault, which has been reported; it still counts as being there.
    Faulty,
}

/// One trigger of one or more words.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    pub(crate) words: Vec<String>,
    pub(crate) span: Range<usize>,
}

/// Where a slot line looks, and for what.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    pub(crate) positions: Vec<Position>,
    pub(crate) fillers: Vec<Filler>,
    pub(crate) start: usize,
}

/// A reserved position or, always when quoted, a literal word.
#[derive(Debug, Clone)]
pub(crate) struct Position {
    pub(crate) name: Name,
    pub(crate) quoted: bool,
}

/// A kind with an optional class filter.
#[derive(Debug, Clone)]
pub(crate) struct Filler {
    pub(crate) kind: Name,
    pub(crate) classes: Vec<Name>,
}

/// A sentence that a rule must, or must not, match.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    pub(crate) positive: bool,
    /// The text without brackets and escapes.
    pub(crate) text: String,
    pub(crate) marks: Vec<Mark>,
    pub(crate) expectations: Vec<(Name, Name)>,
    pub(crate) span: Range<usize>,
}

/// A bracketed part of an example.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    pub(crate) name: Name,
    /// The bytes of the example's text.
    pub(crate) bytes: Range<usize>,
}

/// A part of a `match` line.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) part: Part,
    pub(crate) span: Range<usize>,
}

/// What a part of a `match` line is.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    /// `"literal"`: one or more words, folded.
    Literal(String),
    /// `'exact'`: one or more words, exact case.
    Exact(String),
    /// A kind or a shape, with the classes in brackets after it.
    Named { name: Name, classes: Vec<Name> },
    /// `lemma(word word)`.
    Lemma(Vec<Name>),
    /// `@list`.
    List(Name),
    /// One after the other.
    Sequence(Vec<Node>),
    /// `a | b`.
    Choice(Vec<Node>),
    /// `x?`, `x*`, `x+`, `x{m,n}`; no maximum where it is open.
    Repeat { node: Box<Node>, min: usize, max: Option<usize> },
    /// `[slot: x]`.
    Capture { name: Name, node: Box<Node> },
    /// `!x`, `&x`, `<!x`, `<&x`.
    Look { node: Box<Node>, behind: bool, negated: bool },
    /// `^`.
    Start,
    /// `$`.
    End,
}
