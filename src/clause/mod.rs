//! Stage 6, sentences and entities → clauses: their borders, their verbs with voice and tense, and the phrases between.
//!
//! No parser: a Dutch main clause has its finite verb second and particles, participles and infinitives at its end; a
//! subordinate clause has all its verbs at the end. Closed lists (subordinators, relatives, verb forms, particles) show
//! where clauses begin, and one frame then serves every order.

mod ahead;
mod border;
mod item;
mod join;
mod mark;
mod opening;
mod phrase;
mod report;
mod settle;
mod subject;
mod tag;
mod tagger;
mod verb;
mod word;

use smallvec::SmallVec;

use crate::entity::Resolution;
use crate::mention::Context;
use crate::sentence::Sentence;
use crate::span::Span;

pub use border::LONGEST;
pub use item::{Head, Item};
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
    tags: tagger::Tags,
    room: border::Room,
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
        self.room.spare.append(&mut self.clauses);
        self.first_of_sentence.clear();
        item::find(context, resolution, &mut self.items);
    }

    /// Finds the clauses of the sentences that are wanted, by their index. Linear in the tokens.
    pub fn read(&mut self, context: &Context<'_>, wanted: impl Fn(usize) -> bool) {
        let Analysis { clauses, first_of_sentence, items, tags, room } = self;
        room.spare.append(clauses);
        first_of_sentence.clear();
        first_of_sentence.reserve(context.sentences.len() + 1);
        let mut from_item = 0;
        for (index, sentence) in context.sentences.iter().enumerate() {
            first_of_sentence.push(clauses.len() as u32);
            if !wanted(index) {
                continue;
            }
            from_item += items.get(from_item..).unwrap_or_default().partition_point(|item| item.first < sentence.first);
            tags.read(context, sentence, items.get(from_item..).unwrap_or_default());
            let from = clauses.len();
            border::split(context, index as u32, sentence.first, &tags.tags, room, clauses);
            for clause in clauses.iter_mut().skip(from) {
                verb::read(context, sentence.first, tags, clause);
            }
            share_verbs(clauses.get_mut(from..).unwrap_or_default());
            for clause in clauses.iter_mut().skip(from) {
                phrase::read(context, sentence.first, &tags.tags, items, clause);
            }
        }
        first_of_sentence.push(clauses.len() as u32);
    }

    /// The items that begin in a sentence.
    pub fn items_of(&self, sentence: &Sentence) -> &[Item] {
        let before = |token: u32| self.items.partition_point(|item| item.first < token);
        self.items.get(before(sentence.first)..before(sentence.last)).unwrap_or_default()
    }

    /// The indices of the clauses of a sentence.
    pub fn clauses_of(&self, sentence: usize) -> std::ops::Range<usize> {
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
