//! Items: what phrases are made of. Entities, plain nouns of a known class, and words that refer to an entity.

use crate::entity::{Entity, Referent, Resolution};
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
    items.reserve(resolution.entities.len() * 2);
    let mut covered = 0;
    for (index, entity) in resolution.entities.iter().enumerate() {
        let inner = entity.first < covered;
        covered = covered.max(entity.last);
        // "de Senegalees" that means a person is no adjective.
        let inhabitant = || context.row(entity.first as usize, List::Inhabitant).is_some();
        let person = || matches!(entity.referent, Some(Referent::Entity(_))) && inhabitant();
        let adjective = match entity.kind {
            Kind::Nationality => context.row(entity.first as usize, List::Adjective).is_some() && !person(),
            Kind::Country => is_genitive(context, entity),
            _ => false,
        };
        items.push(Item {
            head: Head::Entity(index as u32),
            first: entity.first,
            last: entity.last,
            inner,
            kind: Some(entity.kind),
            adjective,
        });
    }
    for reference in &resolution.references {
        let kind = resolution.entities.get(reference.target as usize).map(|entity| entity.kind);
        if kind == Some(Kind::Quantity) && owns(context, reference.first as usize) {
            // "200 militairen … hun collega's": the number is not told again.
            continue;
        }
        items.push(Item {
            head: Head::Reference(reference.target),
            first: reference.first,
            last: reference.last,
            inner: false,
            kind,
            // "hun steun": the owner stands before what is owned, as a nationality does.
            adjective: reference.last - reference.first == 1 && owns(context, reference.first as usize),
        });
    }
    let mut entities = resolution.entities.iter().peekable();
    for at in 0..context.tokens.len() {
        while entities.next_if(|entity| entity.last as usize <= at).is_some() {}
        let holder = entities.peek().filter(|entity| entity.first as usize <= at);
        let row = match holder {
            None => noun(context, at),
            // "NAVO-troepen": the name is an entity, the head a noun of its own.
            Some(entity) if entity.span.end() < context.span(at, at + 1).end() && entity.kind != Kind::Quantity => {
                compound_noun(context, at)
            }
            Some(_) => None,
        };
        if let Some(row) = row {
            items.push(Item { head: Head::Noun(row), first: at as u32, last: at as u32 + 1, inner: false, kind: None, adjective: false });
        }
    }
    items.sort_by_key(|item| (item.first, item.inner, std::cmp::Reverse(item.last)));
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
