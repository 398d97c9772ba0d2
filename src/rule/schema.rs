//! The words a rule file may use: kinds, classes, fact types, slots, positions, shapes and lists, as the caller names them.

use std::collections::BTreeMap;

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u16);

        impl $name {
            /// Returns the place of this name in the schema, counted from 0.
            #[must_use]
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}

identifier!(
    /// A kind of mention: its place among the kinds of the [`Schema`].
    Kind
);
identifier!(
    /// A class of a mention: its place among the classes of the [`Schema`].
    Class
);
identifier!(
    /// A fact type: its place among the fact types of the [`Schema`].
    FactType
);
identifier!(
    /// A slot of one fact type, or a field of one kind: its place among the slots of that type or kind.
    Slot
);
identifier!(
    /// A reserved position of a slot line, such as `subject`.
    Position
);
identifier!(
    /// A named phrase list.
    List
);
identifier!(
    /// A status of a fact.
    Status
);

/// How large a rule file and what it compiles to may be.
///
/// Every limit is there so that a hostile file costs bounded time and memory; the defaults are far above what a
/// hand-written file needs. A file beyond a limit is refused with a [`Fault`](crate::rule::Fault).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one source file.
    pub source: usize,
    /// Rules of one rule set.
    pub rules: usize,
    /// Alternatives in one place: words of a trigger line, branches of a group.
    pub alternatives: usize,
    /// Depth of groups and captures inside each other; never more than 64 whatever is set here.
    pub nesting: usize,
    /// The largest number in a `{m,n}`.
    pub repeat: usize,
    /// Fact types that the files of one set declare.
    pub types: usize,
    /// Slots of one declared fact type.
    pub slots: usize,
    /// Frames of one set that the same word may trigger.
    pub triggered: usize,
    /// Pairs of rules of one set of which one beats the other, itself or by way of others.
    pub beats: usize,
    /// Steps of one compiled pattern.
    pub states: usize,
    /// Steps of all patterns of a set together.
    pub total: usize,
    /// Tokens that one match may span; a longer one is not found, and the search says that it was cut short.
    pub window: usize,
    /// Tokens that a look-behind at a mention or phrase goes back to find where that began.
    pub behind: usize,
    /// Faults that are reported before the rest is only counted.
    pub faults: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            source: 1 << 20,
            rules: 10_000,
            alternatives: 1_000,
            nesting: 16,
            repeat: 12,
            types: 100,
            slots: 32,
            triggered: 200,
            beats: 100_000,
            states: 2_000,
            total: 200_000,
            window: 64,
            behind: 8,
            faults: 100,
        }
    }
}

/// A name with the names that belong to it: a kind with its fields, or a fact type with its slots.
#[derive(Debug, Clone)]
pub(crate) struct Owner {
    pub(crate) name: String,
    pub(crate) slots: Vec<OwnedSlot>,
}

/// A slot and, where they are a closed list, its values.
#[derive(Debug, Clone)]
pub(crate) struct OwnedSlot {
    pub(crate) name: String,
    pub(crate) values: Vec<String>,
}

/// The vocabulary of a rule file, given by the caller.
///
/// The rule language knows no kind, slot or preposition by itself. The number of a name is its place in the order in
/// which it was given, so an enum of the caller with the same order converts by a cast. A name given twice keeps its
/// first number.
///
/// Cloning copies every name; keep one schema and lend it.
///
/// # Example
///
/// ```
/// use feiten::rule::{Kind, Schema};
///
/// fn hash(word: &str) -> u64 {
///     word.bytes().fold(7, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)))
/// }
/// let schema = Schema::new(hash)
///     .kinds(&["country", "quantity"])
///     .classes(&["personnel"])
///     .fact("deployment", &["actor", "quantity", "destination"])
///     .positions(&["subject", "object", "by"]);
/// assert_eq!(schema.kind("quantity"), Some(Kind(1)));
/// assert_eq!(schema.kind("person"), None);
/// ```
#[derive(Debug, Clone)]
pub struct Schema {
    pub(crate) hash: fn(&str) -> u64,
    pub(crate) kinds: Vec<Owner>,
    pub(crate) facts: Vec<Owner>,
    pub(crate) classes: Vec<String>,
    pub(crate) statuses: Vec<String>,
    pub(crate) positions: Vec<String>,
    pub(crate) markers: Vec<String>,
    pub(crate) shapes: Vec<(String, u32)>,
    pub(crate) lists: Vec<String>,
    pub(crate) expectations: Vec<String>,
    pub(crate) reserved: Vec<String>,
    /// By their hashes; empty where any word may be a verb.
    pub(crate) verbs: BTreeMap<u64, String>,
    pub(crate) entities: bool,
    pub(crate) limits: Limits,
}

impl Schema {
    /// Returns an empty schema. `hash` must fold its word as [`Sequence::word`](crate::rule::Sequence::word) does.
    #[must_use]
    pub fn new(hash: fn(&str) -> u64) -> Schema {
        Schema {
            hash,
            kinds: Vec::new(),
            facts: Vec::new(),
            classes: Vec::new(),
            statuses: Vec::new(),
            positions: Vec::new(),
            markers: Vec::new(),
            shapes: Vec::new(),
            lists: Vec::new(),
            expectations: Vec::new(),
            reserved: Vec::new(),
            verbs: BTreeMap::new(),
            entities: true,
            limits: Limits::default(),
        }
    }

    /// Adds kinds of mention that have no fields.
    #[must_use]
    pub fn kinds(mut self, names: &[&str]) -> Schema {
        for name in names {
            add_owner(&mut self.kinds, name, &[]);
        }
        self
    }

    /// Adds a kind of mention, or fields to one: the names that captures of a pattern that finds it may have.
    #[must_use]
    pub fn kind_with(mut self, name: &str, fields: &[&str]) -> Schema {
        add_owner(&mut self.kinds, name, fields);
        self
    }

    /// Adds the classes that a mention of any kind may have.
    #[must_use]
    pub fn classes(mut self, names: &[&str]) -> Schema {
        add_names(&mut self.classes, names);
        self
    }

    /// Adds a fact type with its slots, or slots to one.
    #[must_use]
    pub fn fact(mut self, name: &str, slots: &[&str]) -> Schema {
        add_owner(&mut self.facts, name, slots);
        self
    }

    /// Closes the list of values that `set` may give a slot. Without this call any value will do.
    #[must_use]
    pub fn values(mut self, fact: &str, slot: &str, values: &[&str]) -> Schema {
        let owner = self.facts.iter_mut().find(|owner| owner.name == fact);
        if let Some(slot) = owner.and_then(|owner| owner.slots.iter_mut().find(|known| known.name == slot)) {
            add_names(&mut slot.values, values);
        }
        self
    }

    /// Adds the statuses of a fact.
    #[must_use]
    pub fn statuses(mut self, names: &[&str]) -> Schema {
        add_names(&mut self.statuses, names);
        self
    }

    /// Adds reserved positions of slot lines, such as `subject`.
    #[must_use]
    pub fn positions(mut self, names: &[&str]) -> Schema {
        add_names(&mut self.positions, names);
        self
    }

    /// Closes the list of plain words that may stand as a position, so that a misspelt preposition is a fault.
    ///
    /// Without this call any word will do; a quoted word always will.
    #[must_use]
    pub fn markers(mut self, words: &[&str]) -> Schema {
        add_names(&mut self.markers, words);
        self
    }

    /// Adds token shapes, each with the bits of which a token needs at least one. `any` is part of the language.
    #[must_use]
    pub fn shapes(mut self, shapes: &[(&str, u32)]) -> Schema {
        for (name, bits) in shapes {
            if !self.shapes.iter().any(|(known, _)| known == name) {
                self.shapes.push(((*name).to_owned(), *bits));
            }
        }
        self
    }

    /// Adds named phrase lists.
    #[must_use]
    pub fn lists(mut self, names: &[&str]) -> Schema {
        add_names(&mut self.lists, names);
        self
    }

    /// Adds what an example may expect or mark beside `status` and the slots of its rule, such as `source`.
    #[must_use]
    pub fn expectations(mut self, names: &[&str]) -> Schema {
        add_names(&mut self.expectations, names);
        self
    }

    /// Adds names that no slot of a declared fact type may have, beside the keys of frames and what examples may expect.
    #[must_use]
    pub fn reserved(mut self, names: &[&str]) -> Schema {
        add_names(&mut self.reserved, names);
        self
    }

    /// Closes the list of verbs: a trigger whose last word is none of them would never be found, and is a fault.
    ///
    /// Without this call any word will do.
    #[must_use]
    pub fn verbs(mut self, lemmas: impl IntoIterator<Item = impl AsRef<str>>) -> Schema {
        self.verbs.extend(lemmas.into_iter().map(|lemma| ((self.hash)(lemma.as_ref()), lemma.as_ref().to_owned())));
        self
    }

    /// Says that the caller runs no patterns that find entities, so that such a pattern is a fault.
    #[must_use]
    pub fn facts_only(mut self) -> Schema {
        self.entities = false;
        self
    }

    /// Replaces the limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Schema {
        self.limits = limits;
        self
    }

    /// Returns the kind of that name.
    #[must_use]
    pub fn kind(&self, name: &str) -> Option<Kind> {
        place(self.kinds.iter().map(|owner| owner.name.as_str()), name).map(Kind)
    }

    /// Returns the class of that name.
    #[must_use]
    pub fn class(&self, name: &str) -> Option<Class> {
        place(self.classes.iter().map(String::as_str), name).map(Class)
    }

    /// Returns the fact type of that name.
    #[must_use]
    pub fn fact_type(&self, name: &str) -> Option<FactType> {
        place(self.facts.iter().map(|owner| owner.name.as_str()), name).map(FactType)
    }

    /// Returns the slot of that name of a fact type.
    #[must_use]
    pub fn slot(&self, fact: FactType, name: &str) -> Option<Slot> {
        self.facts.get(fact.index()).and_then(|owner| owner.slot(name))
    }

    /// Returns the field of that name of a kind.
    #[must_use]
    pub fn field(&self, kind: Kind, name: &str) -> Option<Slot> {
        self.kinds.get(kind.index()).and_then(|owner| owner.slot(name))
    }

    /// Returns the status of that name.
    #[must_use]
    pub fn status(&self, name: &str) -> Option<Status> {
        place(self.statuses.iter().map(String::as_str), name).map(Status)
    }

    /// Returns the reserved position of that name.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<Position> {
        place(self.positions.iter().map(String::as_str), name).map(Position)
    }

    /// Returns the bits of the shape of that name.
    #[must_use]
    pub fn shape(&self, name: &str) -> Option<u32> {
        self.shapes.iter().find(|(known, _)| known == name).map(|(_, bits)| *bits)
    }

    /// Returns the phrase list of that name.
    #[must_use]
    pub fn list(&self, name: &str) -> Option<List> {
        place(self.lists.iter().map(String::as_str), name).map(List)
    }
}

impl Owner {
    pub(crate) fn slot(&self, name: &str) -> Option<Slot> {
        place(self.slots.iter().map(|slot| slot.name.as_str()), name).map(Slot)
    }
}

fn place<'a>(mut names: impl Iterator<Item = &'a str>, wanted: &str) -> Option<u16> {
    names.position(|name| name == wanted).and_then(|index| u16::try_from(index).ok())
}

fn add_names(known: &mut Vec<String>, names: &[&str]) {
    for name in names {
        if !known.iter().any(|other| other == name) {
            known.push((*name).to_owned());
        }
    }
}

fn add_owner(owners: &mut Vec<Owner>, name: &str, slots: &[&str]) {
    if !owners.iter().any(|owner| owner.name == name) {
        owners.push(Owner { name: name.to_owned(), slots: Vec::new() });
    }
    if let Some(owner) = owners.iter_mut().find(|owner| owner.name == name) {
        for slot in slots {
            if owner.slot(slot).is_none() {
                owner.slots.push(OwnedSlot { name: (*slot).to_owned(), values: Vec::new() });
            }
        }
    }
}
