//! The scene: how each entity stands in its sentence, read without a parser, so that what refers back can choose.

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
    /// Its sentence.
    pub sentence: u32,
    /// Its clause, counted over the text; marks and subordinators begin a new one.
    pub clause: u32,
    /// How it stands in it.
    pub position: Position,
    /// The token of the preposition that governs it.
    pub preposition: Option<u32>,
}

impl Default for Stand {
    fn default() -> Self {
        Stand { sentence: 0, clause: 0, position: Position::Other, preposition: None }
    }
}

/// The stands of all entities, and for each token the clause it is in.
#[derive(Default)]
pub struct Scene {
    /// By the entities' indices.
    pub stands: Vec<Stand>,
    /// By the tokens' indices.
    pub clauses: Vec<u32>,
}

impl Scene {
    /// The clause of a token.
    pub fn clause(&self, at: usize) -> u32 {
        self.clauses.get(at).copied().unwrap_or(0)
    }
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

/// Reads the stands of all entities, into `scene`. Linear in the tokens.
pub fn read(context: &Context<'_>, entities: &[Entity], scene: &mut Scene) {
    scene.stands.clear();
    scene.clauses.clear();
    scene.stands.reserve(entities.len());
    scene.clauses.reserve(context.tokens.len());
    let mut reader = Reader { context, entities, scene, first: 0, clause: 0, subject: false, preposition: None, filled: false, unread: 0 };
    let mut next = 0;
    for (index, sentence) in context.sentences.iter().enumerate() {
        let mut at = sentence.first as usize;
        reader.first = at;
        reader.open_clause(at);
        while at < sentence.last as usize {
            match entities.get(next).filter(|entity| entity.first as usize <= at) {
                Some(entity) => {
                    let until = (entity.last as usize).max(at + 1).min(sentence.last as usize);
                    reader.entity(index as u32, entity);
                    next += 1;
                    // What stands inside (the nationality of a quantity) shares its stand.
                    while entities.get(next).is_some_and(|inner| inner.last <= entity.last) {
                        reader.scene.stands.push(reader.scene.stands.last().copied().unwrap_or_default());
                        next += 1;
                    }
                    at = until;
                }
                None => {
                    let behind = entities.get(next);
                    let until = behind.map_or(usize::MAX, |entity| entity.first as usize).min(sentence.last as usize);
                    reader.words(at, until, sentence.last as usize, behind);
                    at = until;
                }
            }
        }
    }
    reader.scene.clauses.resize(context.tokens.len(), reader.clause);
    reader.scene.stands.resize(entities.len(), Stand::default());
}

/// What begins another phrase behind a preposition.
const PHRASE: Function = Function::ARTICLE.with(Function::DETERMINER);
/// Words that tell of a clause or phrase wherever they stand; others do behind a preposition or modifier only.
const TELLING: Function =
    Function::SUBORDINATOR.with(Function::RELATIVE).with(Function::COORDINATOR).with(Function::PREPOSITION).with(Function::SUBJECT);

struct Reader<'a> {
    context: &'a Context<'a>,
    entities: &'a [Entity],
    scene: &'a mut Scene,
    /// The first token of the sentence.
    first: usize,
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
        self.scene.clauses.resize(at, self.clause);
        self.clause += 1;
        self.subject = false;
        self.release();
    }

    fn release(&mut self) {
        self.preposition = None;
        self.filled = false;
    }

    fn entity(&mut self, sentence: u32, entity: &Entity) {
        self.settle(entity.first as usize);
        let mut position = if self.preposition.is_some() { Position::Oblique } else { Position::Other };
        let names = matches!(
            entity.kind,
            Kind::Person | Kind::Country | Kind::Place | Kind::Organisation | Kind::Unit | Kind::Role | Kind::Nationality
        );
        let attribute = entity.kind == Kind::Nationality && self.context.row(entity.first as usize, List::Adjective).is_some();
        let before = self.scene.stands.last().copied();
        let joined = before.filter(|before| before.clause == self.clause && before.sentence == sentence && self.joins(entity));
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
        self.scene.stands.push(Stand { sentence, clause: self.clause, position, preposition: self.preposition });
        // A modifier waits for its head.
        if !matches!(entity.kind, Kind::Nationality | Kind::Ordinal | Kind::Role) || !self.next_is_glued(entity) {
            self.release();
        } else {
            self.filled = true;
            self.unread = entity.last as usize;
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

    /// Whether the entity goes on a list, or is the name behind a title.
    fn joins(&self, entity: &Entity) -> bool {
        let index = self.scene.stands.len();
        let Some(before) = index.checked_sub(1).and_then(|index| self.entities.get(index)) else { return false };
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

    /// Reads the words up to the next entity.
    fn words(&mut self, from: usize, until: usize, end: usize, next: Option<&Entity>) {
        let Some(tokens) = self.context.tokens.get(from..until) else { return };
        let functions = self.context.functions.get(from..until).unwrap_or(&[]);
        for (at, (token, &function)) in (from..).zip(tokens.iter().zip(functions)) {
            if token.shape.has(Shape::MARK) || function.any(TELLING) {
                self.token(at, token.shape, function, end, next);
            }
        }
    }

    fn token(&mut self, at: usize, shape: Shape, function: Function, end: usize, next: Option<&Entity>) {
        if shape.has(Shape::MARK) {
            let list = self.context.word(at) == ","
                && next.is_some_and(|next| next.first as usize == at + 1)
                && self
                    .scene
                    .stands
                    .len()
                    .checked_sub(1)
                    .and_then(|index| self.entities.get(index))
                    .is_some_and(|before| before.last as usize == at && next.is_some_and(|next| next.kind == before.kind));
            if !list {
                self.open_clause(at);
            }
            return;
        }
        let opener = function.any(Function::SUBORDINATOR.with(Function::RELATIVE)) && !function.any(Function::PREPOSITION);
        let subordinate = opener && !self.is_determiner(at, function, end);
        let coordinate = function.any(Function::COORDINATOR) && !function.any(Function::LIST);
        if subordinate || coordinate {
            self.open_clause(at);
        } else if function.any(Function::PREPOSITION) {
            self.preposition = Some(at as u32);
            self.filled = false;
            self.unread = at + 1;
        } else if function.any(Function::SUBJECT) {
            if !self.subject {
                let phrase = function.any(PHRASE) && {
                    self.settle(at);
                    self.filled
                };
                self.subject = !(phrase || self.is_verb(at, function));
            }
            self.release();
        }
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

    /// "die plannen", "dat besluit": a demonstrative before a noun opens no clause.
    fn is_determiner(&self, at: usize, function: Function, end: usize) -> bool {
        function.any(Function::DEMONSTRATIVE) && at + 1 < end && (self.first..at).all(|before| self.context.shape(before).has(Shape::MARK))
    }
}
