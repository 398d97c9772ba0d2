//! Items: what phrases are made of. Entities, plain nouns of a known class, and words that refer to an entity.

use crate::entity::{Entity, Reference, Referent, Resolution};
use crate::lexicon::List;
use crate::mention::{Context, Value};
use crate::text::fold;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// An entity, by its index.
    Entity(u32),
    /// A plain noun, by its row in the list of counted nouns.
    Noun(u32),
    /// A word that stands for an entity: a pronoun, a description.
    Reference(u32),
}

/// An entity, noun or reference with the tokens it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub head: Head,
    /// Its first token.
    pub first: u32,
    /// The token behind its last.
    pub last: u32,
    /// Whether it stands inside a larger item (the nationality in a quantity).
    pub inner: bool,
    /// The kind of the entity that it is or refers to; none for a plain noun.
    pub kind: Option<Kind>,
    /// Whether it is the adjective of a state, which waits for its noun.
    pub adjective: bool,
}

impl Item {
    /// Whether it says when rather than who or what.
    pub fn is_moment(&self) -> bool {
        matches!(self.kind, Some(Kind::Date | Kind::Time | Kind::Duration))
    }

    /// Whether `other`, behind a comma, says who or what it is rather than adding to it: "X, de chef van Y,", "drie landen, A en B".
    pub fn is_apposition(&self, other: &Item) -> bool {
        matches!(
            (self.kind, other.kind),
            (Some(Kind::Person), Some(Kind::Role))
                | (Some(Kind::Role), Some(Kind::Person))
                | (Some(Kind::Quantity), Some(Kind::Country | Kind::Person))
                | (Some(Kind::Country | Kind::Organisation), Some(Kind::Role))
        )
    }

    /// Whether it may stand before a name as its title: "minister X", "persbureau X", "soldaat X".
    pub fn titles(&self, name: &Item) -> bool {
        matches!(
            (self.kind, name.kind),
            (Some(Kind::Role), Some(Kind::Person | Kind::Nationality | Kind::Role))
                | (Some(Kind::Nationality), Some(Kind::Person))
                | (Some(Kind::Equipment), Some(Kind::Equipment))
                | (Some(Kind::Unit), Some(Kind::Unit))
                | (None, Some(Kind::Person | Kind::Organisation | Kind::Place))
        )
    }
}

/// Writes all items in the order of the text; an item inside another stands behind it.
pub fn find(context: &Context<'_>, resolution: &Resolution, items: &mut Vec<Item>) {
    items.clear();
    items.reserve(2 * resolution.entities.len() + resolution.references.len());
    let mut finder = Finder { context, resolution, items, covered: 0, outer: 0, entity: 0, reference: 0 };
    for at in context.nouns() {
        finder.push_until(at as u32);
        let row = if finder.covered as usize <= at {
            noun(context, at)
        } else if finder.is_head(at) {
            compound_noun(context, at)
        } else {
            None
        };
        if let Some(row) = row {
            let first = at as u32;
            finder.items.push(Item { head: Head::Noun(row), first, last: first + 1, inner: false, kind: None, adjective: false });
        }
    }
    finder.push_until(u32::MAX);
    let place = |item: &Item| (item.first, item.inner, std::cmp::Reverse(item.last));
    // Only where several begin with one token, or a list is out of order, it is not sorted already.
    if !items.is_sorted_by_key(place) {
        items.sort_by_key(place);
    }
}

/// The items as they are found, from three lists in the order of the text.
struct Finder<'a> {
    context: &'a Context<'a>,
    resolution: &'a Resolution,
    items: &'a mut Vec<Item>,
    /// The token behind the last that lies in an entity.
    covered: u32,
    /// The last entity that lies in no other.
    outer: usize,
    /// The next entity.
    entity: usize,
    /// The next reference.
    reference: usize,
}

impl Finder<'_> {
    /// Whether a noun within an entity is the head of a compound with it: "NAVO-troepen".
    fn is_head(&self, at: usize) -> bool {
        let end = self.context.span(at, at + 1).end();
        self.resolution.entities.get(self.outer).is_some_and(|entity| entity.span.end() < end && entity.kind != Kind::Quantity)
    }

    /// Adds the entities and references up to those that begin with the token `last`.
    fn push_until(&mut self, last: u32) {
        let Resolution { entities, references, .. } = self.resolution;
        loop {
            // Most are entities.
            let reference = references.get(self.reference).filter(|reference| reference.first <= last);
            let until = reference.map_or(last, |reference| reference.first);
            while let Some(entity) = entities.get(self.entity).filter(|entity| entity.first <= until) {
                self.push_entity(entity);
            }
            match reference {
                Some(reference) => self.push_reference(reference),
                None => return,
            }
        }
    }

    fn push_entity(&mut self, entity: &Entity) {
        let context = self.context;
        let inner = entity.first < self.covered;
        self.outer = if inner { self.outer } else { self.entity };
        self.covered = self.covered.max(entity.last);
        // "de Senegalees" that means a person is no adjective.
        let inhabitant = || context.row(entity.first as usize, List::Inhabitant).is_some();
        let person = || matches!(entity.referent, Some(Referent::Entity(_))) && inhabitant();
        let adjective = match entity.kind {
            Kind::Nationality => context.row(entity.first as usize, List::Adjective).is_some() && !person(),
            Kind::Country => is_genitive(context, entity),
            _ => false,
        };
        let head = Head::Entity(self.entity as u32);
        self.items.push(Item { head, first: entity.first, last: entity.last, inner, kind: Some(entity.kind), adjective });
        self.entity += 1;
    }

    fn push_reference(&mut self, reference: &Reference) {
        self.reference += 1;
        let Reference { first, last, target, .. } = *reference;
        let kind = self.resolution.entities.get(target as usize).map(|entity| entity.kind);
        let owns = owns(self.context, first as usize);
        if kind == Some(Kind::Quantity) && owns {
            // "200 militairen … hun collega's": the number is not told again.
            return;
        }
        // "hun steun": the owner stands before what is owned, as a nationality does.
        let adjective = last - first == 1 && owns;
        self.items.push(Item { head: Head::Reference(target), first, last, inner: false, kind, adjective });
    }
}

/// Whether a state's name owns what stands behind it: "Soedans leger", "Amerika's bondgenoten".
fn is_genitive(context: &Context<'_>, entity: &Entity) -> bool {
    let Value::Country { name, .. } = &entity.value else { return false };
    let owned = context.token(entity.last as usize).is_some() && !context.shape(entity.last as usize).has(Shape::MARK);
    owned
        && entity.text.strip_suffix('s').is_some_and(|stem| !stem.is_empty() && !stem.ends_with('s') && *entity.text != **name)
        && context.function(entity.last as usize).is_none()
}

/// Whether a word is a possessive with what it owns behind it.
fn owns(context: &Context<'_>, at: usize) -> bool {
    let function = context.function(at);
    let behind = context.function(at + 1);
    function.any(Function::POSSESSIVE)
        && !function.any(Function::SUBJECT)
        && !context.shape(at + 1).any(Shape::MARK.with(Shape::DIGIT))
        && !behind.any(Function::PREPOSITION.with(Function::ARTICLE).with(Function::DETERMINER))
}

/// Closed classes are no nouns, whatever rare noun shares their letters ("bij", "pad" aside).
const CLOSED: Function = Function::PREPOSITION
    .with(Function::ARTICLE)
    .with(Function::COORDINATOR)
    .with(Function::SUBORDINATOR)
    .with(Function::PRONOUN)
    .with(Function::DETERMINER);

fn noun(context: &Context<'_>, at: usize) -> Option<u32> {
    if context.function(at).any(CLOSED) {
        return None;
    }
    context.row(at, List::Noun).or_else(|| compound_noun(context, at))
}

/// The noun behind the last hyphen of a token.
fn compound_noun(context: &Context<'_>, at: usize) -> Option<u32> {
    if !context.shape(at).has(Shape::HYPHEN) {
        return None;
    }
    let (_, head) = context.word(at).rsplit_once('-')?;
    let mut entries = context.lexicon().word(fold::hash(head));
    entries.find(|entry| entry.list == List::Noun).map(|entry| entry.row)
}
