//! The scene: how each entity stands in its sentence, read without a parser, so that what refers back can choose.

use std::ops::Range;

use crate::entity::landmark::{Landmarks, Tokens};
use crate::entity::Entity;
use crate::lexicon::List;
use crate::mention::Context;
use crate::text::fold;
use crate::token::function::Function;
use crate::token::verb::Tense;
use crate::token::Shape;
use crate::value::Kind;

/// How an entity stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Position {
    /// Behind a preposition.
    Oblique,
    /// Not the first in its clause.
    Other,
    /// The first of its clause that no preposition governs, or the one who is quoted.
    Subject,
}

/// Where an entity stands.
#[derive(Clone, Copy, Debug)]
pub struct Stand {
    /// Its clause, by a number of its own in the text; marks and subordinators begin a new one.
    pub clause: u32,
    /// How it stands in it.
    pub position: Position,
    /// The token of the preposition that governs it.
    pub preposition: Option<u32>,
}

impl Default for Stand {
    fn default() -> Self {
        Stand { clause: 0, position: Position::Other, preposition: None }
    }
}

/// The stands of all entities, and where clauses begin.
#[derive(Default)]
pub struct Scene {
    /// By the entities' indices.
    pub stands: Vec<Stand>,
    /// The first tokens of the clauses.
    starts: Tokens,
}

impl Scene {
    /// The clause of a token.
    pub fn clause(&self, at: usize) -> u32 {
        self.starts.last(0, at + 1).map_or(0, number)
    }

    /// The tokens of the clause of a token from it on, up to `end`.
    pub fn from(&self, at: usize, end: usize) -> Range<usize> {
        at..self.starts.first(at + 1, end).unwrap_or(end)
    }

    /// The tokens of the clause of a token before it.
    pub fn before(&self, at: usize) -> Range<usize> {
        self.starts.last(0, at + 1).unwrap_or(0)..at
    }
}

/// The number of the clause that begins with a token.
fn number(start: usize) -> u32 {
    start as u32 + 1
}

/// Whether the token can be a finite verb, and only that.
pub fn is_finite(context: &Context<'_>, at: usize) -> bool {
    let mut finite = false;
    let mut other = false;
    for form in context.verb_forms(at) {
        match form.tense {
            Tense::Present | Tense::Past => finite = true,
            Tense::Participle => other = true,
            _ => {}
        }
    }
    finite && !other && !context.shape(at).has(Shape::MARK)
}

/// Reads the stands of all entities, into `scene`, which keeps the borders of the clauses. Linear in the tokens.
pub fn read(context: &Context<'_>, landmarks: &mut Landmarks, entities: &[Entity], scene: &mut Scene) {
    std::mem::swap(&mut scene.starts, &mut landmarks.borders);
    scene.stands.clear();
    scene.stands.reserve(entities.len());
    let leads = &landmarks.leads;
    let mut reader = Reader { context, entities, scene, leads, clause: 0, subject: false, preposition: None, filled: false, unread: 0 };
    let mut next = 0;
    for sentence in context.sentences {
        let (mut at, end) = (sentence.first as usize, sentence.last as usize);
        reader.open_clause(at);
        reader.pass_determiner(at, end);
        while let Some(entity) = entities.get(next).filter(|entity| at < end && (entity.first as usize) < end) {
            let first = (entity.first as usize).max(at);
            reader.words(at, first, entity);
            at = (entity.last as usize).max(first + 1).min(end);
            reader.scene.starts.remove_all(first, at);
            reader.entity(entity);
            next += 1;
            // What stands inside (the nationality of a quantity) shares its stand.
            while entities.get(next).is_some_and(|inner| inner.last <= entity.last) {
                reader.scene.stands.push(reader.scene.stands.last().copied().unwrap_or_default());
                next += 1;
            }
        }
        // Behind the last entity of a sentence only the borders count.
        if entities.get(next).is_some_and(|next| reader.is_list_comma(at, end, next)) {
            reader.scene.starts.remove(at);
        }
        reader.scene.starts.add(sentence.first as usize);
    }
    // What stands behind the end is in no clause of the text.
    reader.scene.starts.add(context.tokens.len());
    reader.scene.stands.resize(entities.len(), Stand::default());
}

/// What begins another phrase behind a preposition.
const PHRASE: Function = Function::ARTICLE.with(Function::DETERMINER);

struct Reader<'a> {
    context: &'a Context<'a>,
    entities: &'a [Entity],
    scene: &'a mut Scene,
    /// Prepositions and pronouns that are subjects.
    leads: &'a Tokens,
    clause: u32,
    subject: bool,
    preposition: Option<u32>,
    /// A word stands behind the preposition, so that an article begins another phrase.
    filled: bool,
    /// The first token whose word was not read yet as one that goes on with what a preposition or modifier began.
    unread: usize,
}

impl Reader<'_> {
    /// A clause begins with the token at `at`.
    fn open_clause(&mut self, at: usize) {
        self.clause = number(at);
        self.subject = false;
        self.release();
    }

    fn release(&mut self) {
        self.preposition = None;
        self.filled = false;
    }

    fn entity(&mut self, entity: &Entity) {
        self.settle(entity.first as usize);
        let mut position = if self.preposition.is_some() { Position::Oblique } else { Position::Other };
        let names = matches!(
            entity.kind,
            Kind::Person | Kind::Country | Kind::Place | Kind::Organisation | Kind::Unit | Kind::Role | Kind::Nationality
        );
        let attribute = entity.kind == Kind::Nationality && self.context.row(entity.first as usize, List::Adjective).is_some();
        let before = self.scene.stands.last().copied();
        let joined = before.filter(|before| (before.clause == self.clause) & self.is_near(entity) && self.joins(entity));
        if let Some(before) = joined {
            position = before.position;
            self.preposition = before.preposition;
        } else if position == Position::Other && names && !self.subject {
            position = Position::Subject;
            self.subject = !attribute;
        }
        if self.preposition.is_some_and(|at| self.context.function(at as usize).any(Function::ATTRIBUTION) || self.is_according(at)) {
            position = Position::Subject;
        }
        self.scene.stands.push(Stand { clause: self.clause, position, preposition: self.preposition });
        // A modifier waits for its head.
        if matches!(entity.kind, Kind::Nationality | Kind::Ordinal | Kind::Role) & self.next_is_glued(entity) {
            self.filled = true;
            self.unread = entity.last as usize;
        } else {
            self.release();
        }
    }

    fn is_according(&self, at: u32) -> bool {
        const ACCORDING: u64 = fold::hash_folded("volgens");
        self.context.hash(at as usize) == ACCORDING
    }

    /// Whether an entity stands directly behind this one.
    fn next_is_glued(&self, entity: &Entity) -> bool {
        let index = self.scene.stands.len();
        self.entities.get(index).is_some_and(|next| next.first <= entity.last + 1)
    }

    /// The entity whose stand was read last.
    fn before(&self) -> Option<&Entity> {
        self.entities.get(self.scene.stands.len().checked_sub(1)?)
    }

    /// Whether at most one word stands between the entity and the one before it.
    fn is_near(&self, entity: &Entity) -> bool {
        self.before().is_some_and(|before| entity.first <= before.last + 1)
    }

    /// Whether the entity goes on a list, or is the name behind a title.
    fn joins(&self, entity: &Entity) -> bool {
        let Some(before) = self.before() else { return false };
        match entity.first.saturating_sub(before.last) {
            0 => before.kind == Kind::Role && entity.kind == Kind::Person,
            1 => {
                let word = self.context.word(before.last as usize);
                matches!(word, "," | "en" | "of") && before.kind == entity.kind && before.kind != Kind::Person
                    || (word == "en" && before.kind == entity.kind)
            }
            _ => false,
        }
    }

    /// Reads the words up to the next entity: what leads behind the last border before it.
    fn words(&mut self, mut from: usize, until: usize, next: &Entity) {
        if let Some(border) = self.scene.starts.last(from, until) {
            if self.is_list_comma(from, until, next) {
                return self.scene.starts.remove(from);
            }
            self.open_clause(border);
            from = border + 1;
        }
        while let Some(at) = self.leads.first(from, until) {
            self.lead(at, self.context.function(at));
            from = at + 1;
        }
    }

    /// Whether nothing but a comma stands between the last entity and the next, which are of one kind.
    fn is_list_comma(&self, at: usize, until: usize, next: &Entity) -> bool {
        let alike = |before: &Entity| before.last as usize == at && before.kind == next.kind;
        until == at + 1 && next.first as usize == until && self.before().is_some_and(alike) && self.context.sign(at) == b','
    }

    /// A preposition, or a pronoun that is a subject.
    fn lead(&mut self, at: usize, function: Function) {
        if function.any(Function::PREPOSITION) {
            self.preposition = Some(at as u32);
            self.filled = false;
            self.unread = at + 1;
            return;
        }
        if !self.subject {
            let phrase = function.any(PHRASE) && {
                self.settle(at);
                self.filled
            };
            self.subject = !(phrase || self.is_verb(at, function));
        }
        self.release();
    }

    /// Reads the words up to `until` that go on with what a preposition or modifier began, or end it. Most are never read: another
    /// preposition or clause begins before an entity does.
    fn settle(&mut self, until: usize) {
        let from = std::mem::replace(&mut self.unread, until);
        let context = self.context;
        let mut words = (from..until).filter(|&at| !context.shape(at).has(Shape::MARK));
        while self.is_held() {
            let Some(at) = words.next() else { return };
            self.word(at, context.function(at));
        }
    }

    /// Whether a preposition or modifier waits for what it stands before.
    #[inline]
    fn is_held(&self) -> bool {
        self.preposition.is_some() || self.filled
    }

    /// A word that goes on with what a preposition or modifier began, or ends it.
    fn word(&mut self, at: usize, function: Function) {
        let phrase = function.any(PHRASE);
        if phrase && self.filled || self.is_verb(at, function) {
            self.release();
        } else if !phrase {
            self.filled |= self.preposition.is_some();
        }
    }

    fn is_verb(&self, at: usize, function: Function) -> bool {
        !function.any(Function::POSSESSIVE) && is_finite(self.context, at)
    }

    /// "die plannen", "dat besluit": a demonstrative that is the first word of its sentence opens no clause.
    fn pass_determiner(&mut self, first: usize, end: usize) {
        if !self.scene.starts.has(first) {
            return;
        }
        let word = (first..end).find(|&at| !self.context.shape(at).has(Shape::MARK));
        let Some(at) = word.filter(|at| at + 1 < end) else { return };
        let function = self.context.function(at);
        if function.any(Function::DEMONSTRATIVE) && !function.opposes() {
            self.scene.starts.remove(at);
        }
    }
}
