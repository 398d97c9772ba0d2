//! Stage 6, sentences and entities → clauses: their borders, their verbs with voice and tense, and the phrases between.
//!
//! No parser: a Dutch main clause has its finite verb second and particles, participles and infinitives at its end; a
//! subordinate clause has all its verbs at the end. Closed lists (subordinators, relatives, verb forms, particles) show
//! where clauses begin, and one frame then serves every order.

mod ahead;
mod auxiliary;
mod border;
mod gap;
mod item;
mod join;
mod mark;
mod member;
mod opening;
mod phrase;
mod report;
mod settle;
mod subject;
mod tag;
mod tagger;
mod verb;
mod word;

use std::ops::Range;

use smallvec::SmallVec;

use crate::clause::tagger::Tags;
use crate::entity::Resolution;
use crate::mention::Context;
use crate::sentence::Sentence;
use crate::span::Span;

pub use border::LONGEST;
pub use item::{Head, Item};
pub use member::{Member, Members};
pub use phrase::Phrase;
pub use verb::{Form, VerbUse, Verbs};

/// How a clause stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// A main clause, or a fragment without a verb.
    Main,
    /// Opened by a subordinator.
    Subordinate,
    /// Opened by a relative word; it says something of what stands before.
    Relative,
    /// "om … te".
    Infinitive,
    /// A clause of saying beside or behind what is said: "…, zegt X", "aldus X".
    Report,
    /// In brackets or between dashes.
    Aside,
}

/// A clause: its tokens (not always one run), its verbs, its phrases.
#[derive(Clone, Debug)]
pub struct Clause {
    /// How it stands in its sentence.
    pub kind: ClauseKind,
    /// The index of the sentence.
    pub sentence: u32,
    /// The clause it hangs on, by its index.
    pub parent: Option<u32>,
    /// The word that opens it.
    pub link: Option<u32>,
    /// Its own tokens, in order.
    pub tokens: Vec<u32>,
    /// Its verbs, auxiliaries taken up into the verb they help; what governs stands first.
    pub verbs: Verbs,
    /// Its phrases, in order.
    pub phrases: Vec<Phrase>,
    /// Which phrase is the subject.
    pub subject: Option<u32>,
    /// Whether its subject is that of the clause it hangs on or follows.
    pub shares_subject: bool,
    /// Words that negate in it.
    pub negations: SmallVec<[u32; 4]>,
    /// The index of the quotation that holds its first token.
    pub quotation: Option<u32>,
    /// The token of its finite verb.
    pub finite: Option<u32>,
    /// Whether it leaves out its verb, which is that of the clause before: "… en Frankrijk vliegtuigen", "…, maar geen tanks".
    pub gapped: bool,
}

impl Clause {
    /// The phrase that is the subject.
    pub fn subject_phrase(&self) -> Option<&Phrase> {
        self.phrases.get(self.subject? as usize)
    }

    /// The bytes from its first token to its last.
    pub fn span(&self, context: &Context<'_>) -> Span {
        match (self.tokens.first(), self.tokens.last()) {
            (Some(&first), Some(&last)) => context.span(first as usize, last as usize + 1),
            _ => Span::default(),
        }
    }
}

/// The clauses of the text with what they were found from.
#[derive(Default)]
pub struct Analysis {
    /// The clauses, sentence by sentence, each behind the one it hangs on.
    pub clauses: Vec<Clause>,
    /// For each sentence the index of its first clause, which is that of the next where it was not read; one more at the end.
    pub first_of_sentence: Vec<u32>,
    /// What the phrases are made of.
    pub items: Vec<Item>,
    tags: Tags,
    room: border::Room,
    batch: Vec<Read>,
}

/// A sentence that is read.
struct Read {
    /// Its index.
    sentence: u32,
    /// Its first token.
    first: u32,
    /// Where its tags stand.
    tags: Range<usize>,
    /// Where the sorts of its tokens stand.
    sorts: Range<usize>,
    /// Where its clauses stand.
    clauses: Range<usize>,
}

impl Analysis {
    /// The items of a text, whose clauses are not read yet. Linear in the tokens.
    pub fn of_items(context: &Context<'_>, resolution: &Resolution) -> Self {
        let mut analysis = Analysis::default();
        analysis.find_items(context, resolution);
        analysis
    }

    /// Begins anew with the items of a text, in the same memory.
    pub(crate) fn find_items(&mut self, context: &Context<'_>, resolution: &Resolution) {
        self.leave();
        item::find(context, resolution, &mut self.items);
    }

    /// Forgets the clauses, whose memory is used again. Best done as soon as nobody asks for them, while that memory is at hand.
    pub(crate) fn leave(&mut self) {
        self.room.spare.extend(self.clauses.drain(..).map(border::spare_of));
        self.first_of_sentence.clear();
    }

    /// Finds the clauses of the sentences that are wanted, by their index. Linear in the tokens.
    pub fn read(&mut self, context: &Context<'_>, wanted: impl Fn(usize) -> bool) {
        self.leave();
        self.first_of_sentence.reserve(context.sentences.len() + 1);
        let (mut next, mut from_item) = (0, 0);
        while next < context.sentences.len() {
            (next, from_item) = self.read_batch(context, next, from_item, &wanted);
        }
        self.first_of_sentence.push(self.clauses.len() as u32);
    }

    /// Reads sentences from one on, each step for all of them before the next step, whose code then stays at hand; gives the
    /// sentence and the item behind the last.
    fn read_batch(&mut self, context: &Context<'_>, from: usize, mut from_item: usize, wanted: &impl Fn(usize) -> bool) -> (usize, usize) {
        /// So many tokens are enough for one batch.
        const TOKENS: usize = 2048;
        let Analysis { clauses, first_of_sentence, items, tags, room, batch } = self;
        batch.clear();
        let (mut index, mut length) = (from, 0);
        while let Some(sentence) = context.sentences.get(index).filter(|_| length < TOKENS) {
            if wanted(index) {
                let own = length..length + sentence.tokens().len();
                length = own.end;
                batch.push(Read { sentence: index as u32, first: sentence.first, tags: own, sorts: 0..0, clauses: 0..0 });
            }
            index += 1;
        }
        tags.clear(length);
        clauses.reserve(length / 8);
        for read in batch.iter() {
            let Some(sentence) = context.sentences.get(read.sentence as usize) else { continue };
            if items.get(from_item).is_some_and(|item| item.first < read.first) {
                // A sentence was left out.
                from_item += items.get(from_item..).unwrap_or_default().partition_point(|item| item.first < read.first);
            }
            from_item = tags.read(context, sentence, items, from_item);
        }
        room.sorts.clear();
        for read in batch.iter_mut() {
            first_of_sentence.resize(read.sentence as usize + 1, clauses.len() as u32);
            let own = clauses.len();
            let tags = tags.tags.get(read.tags.clone()).unwrap_or_default();
            read.sorts = border::split(context, read.sentence, read.first, tags, room, clauses);
            read.clauses = own..clauses.len();
        }
        first_of_sentence.resize(index, clauses.len() as u32);
        let Tags { tags, forms, items: begun, .. } = tags;
        for read in batch.iter() {
            let tags = tags.get_mut(read.tags.clone()).unwrap_or_default();
            let own = clauses.get_mut(read.clauses.clone()).unwrap_or_default();
            let ahead = room.sorts.ahead(read.sorts.clone(), tags.len());
            own.iter_mut().for_each(|clause| verb::read(context, read.first, ahead, tags, forms, clause));
            share_verbs(own);
        }
        for read in batch.iter() {
            let tags = tags.get(read.tags.clone()).unwrap_or_default();
            let own = clauses.get_mut(read.clauses.clone()).unwrap_or_default();
            let begun = begun.get(read.tags.clone()).unwrap_or_default();
            own.iter_mut().for_each(|clause| phrase::read(context, read.first, tags, begun, items, clause));
        }
        for read in batch.iter() {
            let tags = tags.get(read.tags.clone()).unwrap_or_default();
            let own = clauses.get_mut(read.clauses.clone()).unwrap_or_default();
            own.iter_mut().for_each(|clause| clause.subject = subject::find(items, tags, read.first, clause));
        }
        (index, from_item)
    }

    /// The items that begin in a sentence.
    pub fn items_of(&self, sentence: &Sentence) -> &[Item] {
        let before = |token: u32| self.items.partition_point(|item| item.first < token);
        self.items.get(before(sentence.first)..before(sentence.last)).unwrap_or_default()
    }

    /// The indices of the clauses of a sentence.
    pub fn clauses_of(&self, sentence: usize) -> Range<usize> {
        let at = |n: usize| self.first_of_sentence.get(n).copied().unwrap_or(self.clauses.len() as u32) as usize;
        at(sentence)..at(sentence + 1)
    }
}

/// Finds the clauses of every sentence. Linear in the tokens.
pub fn analyse(context: &Context<'_>, resolution: &Resolution) -> Analysis {
    let mut analysis = Analysis::of_items(context, resolution);
    analysis.read(context, |_| true);
    analysis
}

/// Gives each clause that leaves out its verb the verbs of the main clause before it.
fn share_verbs(clauses: &mut [Clause]) {
    let mut last: Option<(Verbs, Option<u32>)> = None;
    let gapped = clauses.iter().rposition(|clause| clause.gapped);
    for clause in clauses.iter_mut().take(gapped.map_or(0, |gapped| gapped + 1)) {
        if clause.gapped {
            if let Some((verbs, finite)) = &last {
                (clause.verbs, clause.finite) = (verbs.clone(), *finite);
            }
        } else if clause.kind == ClauseKind::Main {
            last = Some((clause.verbs.clone(), clause.finite));
        }
    }
}
