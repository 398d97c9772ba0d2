//! Tags: what each token of a sentence can be in a clause, as sets of bits.

use crate::clause::word::{Role, Roles};
use crate::token::function::Function;
use crate::token::Shape;

/// How surely a token is a finite verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finite {
    /// It is none.
    #[default]
    No,
    /// It may be: "sturen" is also the infinitive, "gebruikt" also the participle.
    Maybe,
    /// It is.
    Sure,
}

/// A set of what a token can be beside a function word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(u32);

impl Flags {
    /// It may be a finite verb.
    pub const FINITE: Flags = Flags(1);
    /// It is one; never without the flag before.
    pub const SURE: Flags = Flags(1 << 1);
    /// It can be an infinitive.
    pub const INFINITIVE: Flags = Flags(1 << 2);
    /// It can be a past participle.
    pub const PARTICIPLE: Flags = Flags(1 << 3);
    /// "te" stands before it.
    pub const TE: Flags = Flags(1 << 4);
    /// It can be a verb that stands with the infinitive or the participle of another.
    pub const AUXILIARY: Flags = Flags(1 << 5);
    /// That verb is hebben, zijn or worden.
    pub const HELPER: Flags = Flags(1 << 6);
    /// Some reading of it, also one that does not count here, is of hebben, zijn or worden.
    pub const HELPER_FORM: Flags = Flags(1 << 7);
    /// Some reading of it is past.
    pub const PAST: Flags = Flags(1 << 8);
    /// It lies in an item that is no pronoun.
    pub const ITEM: Flags = Flags(1 << 9);
    /// It starts with a capital.
    pub const CAPITAL: Flags = Flags((Shape::CAPITAL.bits() as u32) << Flags::OF_SHAPE);
    /// It is the adjective of a state, which waits for its noun.
    pub const ADJECTIVE: Flags = Flags(1 << 11);
    /// Its item is a unit or a piece of equipment.
    pub const THING: Flags = Flags(1 << 12);
    /// Its item is a state, a body or a person.
    pub const AGENT: Flags = Flags(1 << 13);
    /// Its item ends with it.
    pub const ENDS: Flags = Flags(1 << 14);
    /// It was taken as the particle of a verb.
    pub const PARTICLE: Flags = Flags(1 << 15);
    /// An item begins with it that lies in no other.
    pub const BEGINS: Flags = Flags(1 << 16);
    /// It is a mark.
    pub const MARK: Flags = Flags((Shape::MARK.bits() as u32) << Flags::OF_SHAPE);
    /// It is a quotation mark.
    pub const QUOTE: Flags = Flags((Shape::QUOTE.bits() as u32) << Flags::OF_SHAPE);
    /// It is a comma.
    pub const COMMA: Flags = Flags(1 << 19);
    /// It is a round bracket.
    pub const BRACKET: Flags = Flags(1 << 20);
    /// The list of verbs holds its word.
    pub const LISTED: Flags = Flags(1 << 21);
    /// Its item is a plain noun, which can also be the particle of a verb ("deel").
    pub const NOUN: Flags = Flags(1 << 22);

    /// So far the flags of a shape stand from where they stand in the shape: at 10, 17 and 18.
    const OF_SHAPE: u32 = 10;
    /// A verb of any form.
    pub const VERB: Flags = Flags::FINITE.with(Flags::INFINITIVE).with(Flags::PARTICIPLE);
    /// All that its forms as a verb tell.
    const VERBAL: Flags =
        Flags::VERB.with(Flags::SURE).with(Flags::TE).with(Flags::AUXILIARY).with(Flags::HELPER).with(Flags::HELPER_FORM).with(Flags::PAST);
    /// All that its item tells.
    const OF_ITEM: Flags = Flags::ITEM.with(Flags::NOUN).with(Flags::ADJECTIVE).with(Flags::THING).with(Flags::AGENT).with(Flags::ENDS);

    /// What a shape tells.
    #[inline]
    pub const fn of_shape(shape: Shape) -> Flags {
        let told = Shape::CAPITAL.with(Shape::MARK).with(Shape::QUOTE);
        Flags(((shape.bits() & told.bits()) as u32) << Flags::OF_SHAPE)
    }

    /// Whether any flag of `other` is in the set.
    #[inline]
    pub const fn any(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }

    /// The flags of both.
    #[inline]
    pub const fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// The flags that `other` has not.
    #[inline]
    pub const fn without(self, other: Flags) -> Flags {
        Flags(self.0 & !other.0)
    }

    /// The flags if `holds`, else none.
    #[inline]
    pub const fn when(self, holds: bool) -> Flags {
        Flags(self.0 * holds as u32)
    }
}

/// What a token can be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tag {
    /// Its classes as a function word.
    pub function: Function,
    /// All else that it can be.
    pub is: Flags,
    /// The roles of its word.
    pub roles: Roles,
    /// Where its readings as a verb stand.
    pub forms: Forms,
}

/// Where the readings of a token as a verb stand among those of its sentence: the first and how many, in eight bits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Forms(u32);

impl Forms {
    /// Those from one place up to another.
    pub fn new(from: usize, to: usize) -> Self {
        Forms((from as u32) << 8 | (to.saturating_sub(from) as u32).min(255))
    }

    /// Their places.
    pub fn places(self) -> std::ops::Range<usize> {
        let from = (self.0 >> 8) as usize;
        from..from + (self.0 & 255) as usize
    }
}

impl Tag {
    /// Whether it can be a verb of any form.
    #[inline]
    pub fn is_verb(&self) -> bool {
        self.is.any(Flags::VERB)
    }

    /// Whether it is a finite verb.
    #[inline]
    pub fn finite(&self) -> Finite {
        if self.is.any(Flags::SURE) {
            Finite::Sure
        } else if self.is.any(Flags::FINITE) {
            Finite::Maybe
        } else {
            Finite::No
        }
    }

    /// Whether it can be an infinitive.
    #[inline]
    pub fn infinitive(&self) -> bool {
        self.is.any(Flags::INFINITIVE)
    }

    /// Whether it can be a past participle.
    #[inline]
    pub fn participle(&self) -> bool {
        self.is.any(Flags::PARTICIPLE)
    }

    /// Whether "te" stands before it.
    #[inline]
    pub fn te(&self) -> bool {
        self.is.any(Flags::TE)
    }

    /// Whether it lies in an item that is no pronoun.
    #[inline]
    pub fn item(&self) -> bool {
        self.is.any(Flags::ITEM)
    }

    /// Whether that item is a plain noun.
    #[inline]
    pub fn noun(&self) -> bool {
        self.is.any(Flags::NOUN)
    }

    /// Whether it is the adjective of a state.
    #[inline]
    pub fn adjective(&self) -> bool {
        self.is.any(Flags::ADJECTIVE)
    }

    /// Whether it is a mark.
    #[inline]
    pub fn mark(&self) -> bool {
        self.is.any(Flags::MARK)
    }

    /// Whether it can be a verb that stands with the infinitive or the participle of another.
    #[inline]
    pub fn auxiliary(&self) -> bool {
        self.is.any(Flags::AUXILIARY)
    }

    /// Whether that verb is hebben, zijn or worden.
    #[inline]
    pub fn helper(&self) -> bool {
        self.is.any(Flags::HELPER)
    }

    /// Whether its item is a unit or a piece of equipment.
    #[inline]
    pub fn thing(&self) -> bool {
        self.is.any(Flags::THING)
    }

    /// Whether its item is a state, a body or a person.
    #[inline]
    pub fn agent(&self) -> bool {
        self.is.any(Flags::AGENT)
    }

    /// Whether its item ends with it.
    #[inline]
    pub fn ends(&self) -> bool {
        self.is.any(Flags::ENDS)
    }

    /// Whether its word has a role.
    #[inline]
    pub fn has(&self, role: Role) -> bool {
        self.roles.has(role)
    }

    /// Lays it into an item that tells this of it.
    pub fn set_item(&mut self, is: Flags) {
        self.function = Function::default();
        self.is = self.is.without(Flags::OF_ITEM).with(is);
    }

    /// Makes it the verb that `found` is.
    pub fn set_verb(&mut self, found: Tag) {
        self.is = self.is.without(Flags::VERBAL).with(found.is);
        self.forms = found.forms;
    }

    /// Makes it the verb that `found` is, and no item or function word.
    pub fn become_verb(&mut self, found: Tag) {
        self.function = Function::default();
        self.is = self.is.without(Flags::OF_ITEM);
        self.set_verb(found);
    }

    /// Makes it no verb, which its clause does not use.
    pub fn unset_verb(&mut self) {
        self.is = self.is.without(Flags::VERBAL.with(Flags::OF_ITEM).with(Flags::PARTICLE));
    }
}

/// Whether a word is both the article and the pronoun "het".
#[inline]
pub fn is_het(tag: &Tag) -> bool {
    tag.function.any(Function::ARTICLE) & tag.function.any(Function::PRONOUN)
}

/// Whether a word can do nothing but open a clause ("omdat", "terwijl").
#[inline]
pub fn opens_always(tag: &Tag) -> bool {
    const OTHER: Function = Function::PREPOSITION
        .with(Function::COORDINATOR)
        .with(Function::ADVERB)
        .with(Function::DETERMINER)
        .with(Function::PRONOUN)
        .with(Function::RELATIVE);
    tag.function.any(Function::SUBORDINATOR) & !tag.function.any(OTHER)
}
