//! Stage 5, mentions → entities: one reading for each span, resolved within the document.

mod abbreviation;
mod alliance;
mod coreference;
mod dateline;
mod description;
mod discourse;
mod excerpt;
mod formation;
mod landmark;
mod list;
mod metonym;
mod neuter;
mod noun;
mod overlap;
mod person;
mod profile;
mod pronoun;
mod scene;
mod ship;
mod speaker;
mod words;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::entity::excerpt::{Excerpt, Excerpts};
use crate::entity::landmark::Landmarks;
use crate::entity::overlap::Choice;
use crate::entity::person::Names;
use crate::entity::words::Told;
use crate::mention::{Context, Mention, Text, Value};
use crate::span::Span;
use crate::text::{self, fold, Before};
use crate::value::Kind;

pub(crate) use crate::entity::description::number_of_inhabitants;
pub use list::members;
pub use words::genders;

/// A piece of the text with a kind and a normalised value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    pub(crate) span: Span,
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) kind: Kind,
    pub(crate) value: Value,
    pub(crate) text: Excerpt,
    /// The entity that it describes or repeats: the person of "de NAVO-chef", the state of "Moskou".
    pub(crate) referent: Option<Referent>,
    /// The entity that names the body or state for which a title without one acts: "de leiders" behind "de leiders van de NAVO".
    pub(crate) acts_for: Option<u32>,
}

/// What a description or a name in another's stead stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Referent {
    /// An entity of the document, by its index.
    Entity(u32),
    /// The government of a state, by its code.
    State(&'static str),
}

impl Entity {
    /// Its bytes.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What it means.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// What it describes or stands for beside its own value.
    pub fn referent(&self) -> Option<&Referent> {
        self.referent.as_ref()
    }

    /// Its bytes as text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Entity {
    /// The hash of its text; that of its token, where it is one.
    fn text_hash(&self, context: &Context<'_>) -> u64 {
        match context.token(self.first as usize) {
            Some(token) if token.span == self.span => token.hash,
            _ => fold::hash(&self.text),
        }
    }

    /// The hash of a label of its value; that of its text, where they are the same.
    fn label_hash(&self, context: &Context<'_>, label: &str) -> u64 {
        if label == self.text() {
            self.text_hash(context)
        } else {
            fold::hash(label)
        }
    }
}

impl Serialize for Entity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", &self.kind)?;
        map.serialize_entry("start", &self.span.start())?;
        map.serialize_entry("end", &self.span.end())?;
        map.serialize_entry("text", self.text())?;
        self.value.fields(&mut map)?;
        map.end()
    }
}

/// A word that stands for an entity without being one: a pronoun, a possessive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its first token.
    pub first: u32,
    /// The token behind its last.
    pub last: u32,
    /// The index of the entity it stands for.
    pub target: u32,
    /// Whether it stands for the whole list that the entity opens: "beide landen" behind "Zweden en Finland".
    pub all: bool,
    /// The index of the other entity where it stands for two: "beide landen" where the text spoke of two.
    pub also: Option<u32>,
}

/// The entities of a document and what refers to them.
#[derive(Clone, Debug, Default)]
pub struct Resolution {
    /// The entities, in the order of the text.
    pub entities: Vec<Entity>,
    /// Words that stand for one of them, in the order of the text.
    pub references: Vec<Reference>,
    /// For each entity that names a president or minister the code of the state that acts through them; empty where there is none.
    pub governed: Vec<Option<Text>>,
}

/// Adds the entities of a part of a text to those before it, and takes them out there.
pub(crate) fn append(whole: &mut Vec<Entity>, part: &mut Vec<Entity>, before: Before) {
    if before != Before::default() {
        for Entity { first, last, referent, acts_for, .. } in part.iter_mut() {
            (*first, *last) = (*first + before.tokens, *last + before.tokens);
            if let Some(Referent::Entity(index)) = referent {
                *index += before.entities;
            }
            *acts_for = acts_for.map(|index| index + before.entities);
        }
    }
    text::append(whole, part);
}

/// The entity that begins with the token at `at`: the longest, where one stands inside another. A binary search.
fn starting_at(entities: &[Entity], at: usize) -> Option<&Entity> {
    let index = entities.partition_point(|entity| (entity.first as usize) < at);
    entities.get(index).filter(|entity| entity.first as usize == at)
}

/// What resolving works with beside its result, kept from one document to the next for its memory.
#[derive(Default)]
pub(crate) struct Room {
    landmarks: Landmarks,
    told: Vec<Told>,
    choice: Choice,
    texts: String,
    names: Names,
    coreference: coreference::Room,
}

/// Chooses among the mentions and resolves what remains: one name for each person, body and formation, then what words
/// and descriptions stand for. Linear in the text.
pub fn resolve(context: &Context<'_>, mut mentions: Vec<Mention>) -> Resolution {
    let mut resolution = Resolution::default();
    resolve_into(context, &mut mentions, &mut Room::default(), &mut resolution);
    resolution
}

/// The same, into a resolution that is emptied first; takes the mentions out of their vector.
pub(crate) fn resolve_into(context: &Context<'_>, mentions: &mut Vec<Mention>, room: &mut Room, resolution: &mut Resolution) {
    let Room { landmarks, told, choice, texts, names, coreference } = room;
    let Resolution { entities, references, governed } = resolution;
    ship::find(context, mentions);
    landmarks.read(context);
    words::told(context, &landmarks.asking, told);
    alliance::find(context, told, mentions);
    let stays = overlap::choose(mentions, choice);
    let chosen = mentions.iter().zip(stays).filter(|(_, stays)| **stays).map(|(mention, _)| mention.span);
    let mut texts = Excerpts::new(context.text, chosen, texts);
    entities.clear();
    entities.reserve(stays.iter().filter(|stays| **stays).count());
    let mut stays = stays.iter();
    mentions.drain(..).for_each(|Mention { span, first, last, kind, value, .. }| {
        if stays.next() == Some(&true) {
            entities.push(Entity { span, first, last, kind, value, text: texts.next(span), referent: None, acts_for: None });
        }
    });
    abbreviation::resolve(context, entities);
    person::resolve(context, entities, names);
    formation::resolve(context, entities);
    metonym::resolve(context, entities);
    coreference::resolve(context, told, landmarks, names.named(), entities, references, coreference);
    coreference.governed(governed);
}
