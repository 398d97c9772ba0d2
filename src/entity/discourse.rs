//! Discourse: what the text has spoken of lately, and the choice among it.

use std::collections::VecDeque;

use crate::entity::scene::Position;
use crate::entity::words::Gender;

/// So many sentences back a pronoun looks.
pub const REACH: u32 = 3;
/// So many antecedents are kept.
const KEPT: usize = 40;

/// What an antecedent is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// One human, named or by a title.
    Person,
    /// More than one human.
    Group,
    /// Two or more states or bodies on a list.
    States,
    /// A state.
    Country,
    /// An adjective of a state, which names it by the way.
    Adjective,
    /// A place that is no state.
    Place,
    /// A capital or building that can stand for a government.
    Seat,
    /// A body.
    Organisation,
    /// A formation.
    Unit,
    /// A plural that no slot can hold; it keeps what stands before it from being meant.
    Blocker,
}

/// Something that a word further on can mean.
#[derive(Clone, Copy, Debug)]
pub struct Antecedent {
    /// The index of its entity.
    pub target: u32,
    /// The same for all mentions of the same thing.
    pub who: u64,
    /// What it is.
    pub sort: Sort,
    /// Its sentence.
    pub sentence: u32,
    /// Its clause.
    pub clause: u32,
    /// How it stands in it.
    pub position: Position,
    /// Whether a preposition of place stands before it.
    pub located: bool,
    /// Of a person, where known.
    pub gender: Option<Gender>,
    /// Whether it has a name; a bare title has none.
    pub named: bool,
    /// Whether it is the whole list that its entity opens.
    pub all: bool,
}

/// What was spoken of, the latest last.
#[derive(Default)]
pub struct Discourse {
    recent: VecDeque<Antecedent>,
}

impl Discourse {
    /// Takes a mention in.
    pub fn push(&mut self, antecedent: Antecedent) {
        match self.recent.len() {
            0 => self.recent.reserve_exact(KEPT),
            KEPT => drop(self.recent.pop_front()),
            _ => {}
        }
        self.recent.push_back(antecedent);
    }

    /// Forgets all: a heading begins another subject.
    pub fn clear(&mut self) {
        self.recent.clear();
    }

    /// The mentions of this and the last sentences, the latest first.
    pub fn within(&self, sentence: u32, reach: u32) -> impl Iterator<Item = &Antecedent> {
        self.recent.iter().rev().take_while(move |one| one.sentence.saturating_add(reach) >= sentence)
    }

    /// The one that scores best; none where two different ones score the same.
    pub fn best(&self, sentence: u32, reach: u32, score: impl Fn(&Antecedent) -> Option<i32>) -> Option<Antecedent> {
        let mut best: Option<(i32, Antecedent)> = None;
        let mut rival = false;
        for one in self.within(sentence, reach) {
            let Some(points) = score(one) else { continue };
            match best {
                Some((most, other)) if points <= most => rival |= points == most && one.who != other.who,
                _ => {
                    best = Some((points, *one));
                    rival = false;
                }
            }
        }
        best.filter(|_| !rival).map(|(_, one)| one)
    }

    /// The subject of the latest clause of the last sentence, or of this one up to here, among those that fit.
    pub fn subject(&self, sentence: u32, reach: u32, fits: impl Fn(&Antecedent) -> bool) -> Option<Antecedent> {
        self.within(sentence, reach).find(|one| one.position == Position::Subject && fits(one)).copied()
    }
}

/// How near a mention is, in points.
pub fn nearness(distance: u32) -> i32 {
    match distance {
        0 => 30,
        1 => 26,
        2 => 18,
        _ => 10,
    }
}
