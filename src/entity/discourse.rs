//! Discourse: what the text has spoken of lately, and the choice among it.

use crate::entity::scene::Position;
use crate::entity::words::Gender;

/// So many sentences back a pronoun looks.
pub const REACH: u32 = 3;
/// So many antecedents are looked back at.
const KEPT: usize = 40;
/// So many have a place.
const PLACES: usize = 64;

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

impl Sort {
    /// All sorts, in their order.
    pub const ALL: [Sort; 10] = [
        Sort::Person,
        Sort::Group,
        Sort::States,
        Sort::Country,
        Sort::Adjective,
        Sort::Place,
        Sort::Seat,
        Sort::Organisation,
        Sort::Unit,
        Sort::Blocker,
    ];
}

/// What was spoken of, the latest last.
#[derive(Default)]
pub struct Discourse {
    /// Those told of lately, each in the place of its number.
    recent: Vec<Antecedent>,
    /// How many were told of.
    count: usize,
    /// For each sort which of them are of it, the latest in the lowest bit: all that ask look for one sort or a few.
    sorts: [u64; Sort::ALL.len()],
    /// Which of them are subjects.
    subjects: u64,
}

impl Discourse {
    /// Takes a mention in.
    pub fn push(&mut self, antecedent: Antecedent) {
        self.sorts.iter_mut().chain([&mut self.subjects]).for_each(|bits| *bits <<= 1);
        if let Some(bits) = self.sorts.get_mut(antecedent.sort as usize) {
            *bits |= 1;
        }
        self.subjects |= u64::from(antecedent.position == Position::Subject);
        match self.recent.get_mut(self.count % PLACES) {
            Some(place) => *place = antecedent,
            None => self.recent.push(antecedent),
        }
        self.count += 1;
    }

    /// Forgets all: a heading begins another subject.
    pub fn clear(&mut self) {
        (self.sorts, self.subjects) = Default::default();
    }

    /// Those whose bits are set, of this and the last sentences, the latest first.
    fn told(&self, bits: u64, sentence: u32, reach: u32) -> impl Iterator<Item = &Antecedent> {
        let mut bits = bits & ((1 << KEPT) - 1);
        std::iter::from_fn(move || {
            let behind = (bits != 0).then(|| bits.trailing_zeros() as usize + 1)?;
            bits &= bits - 1;
            let one = self.recent.get(self.count.wrapping_sub(behind) % PLACES)?;
            (one.sentence.saturating_add(reach) >= sentence).then_some(one)
        })
    }

    /// The bits of those of some sorts.
    #[inline]
    fn bits(&self, sorts: &[Sort]) -> u64 {
        sorts.iter().filter_map(|sort| self.sorts.get(*sort as usize)).fold(0, |all, bits| all | bits)
    }

    /// The mentions of some sorts in this and the last sentences, the latest first.
    pub fn of(&self, sorts: &[Sort], sentence: u32, reach: u32) -> impl Iterator<Item = &Antecedent> {
        self.told(self.bits(sorts), sentence, reach)
    }

    /// The one of some sorts that scores best; none where two different ones score the same.
    pub fn best(&self, sorts: &[Sort], sentence: u32, reach: u32, score: impl Fn(&Antecedent) -> Option<i32>) -> Option<Antecedent> {
        let mut best: Option<(i32, Antecedent)> = None;
        let mut rival = false;
        for one in self.of(sorts, sentence, reach) {
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

    /// The subject of the latest clause of the last sentence, or of this one up to here, among those of some sorts that fit.
    pub fn subject(&self, sorts: &[Sort], sentence: u32, reach: u32, fits: impl Fn(&Antecedent) -> bool) -> Option<Antecedent> {
        self.told(self.bits(sorts) & self.subjects, sentence, reach).find(|one| fits(one)).copied()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn one(target: u32, sort: Sort) -> Antecedent {
        let position = if target % 4 == 0 { Position::Subject } else { Position::Other };
        Antecedent {
            target,
            who: u64::from(target),
            sort,
            sentence: target,
            clause: 0,
            position,
            located: false,
            gender: None,
            named: true,
            all: false,
        }
    }

    #[test]
    fn the_latest_of_a_sort_are_told_first_and_the_oldest_forgotten() {
        let mut discourse = Discourse::default();
        let targets = |discourse: &Discourse, sort: Sort, reach: u32| -> Vec<u32> {
            discourse.of(&[sort], 99, reach).map(|one| one.target).collect()
        };
        (0..100).for_each(|target| discourse.push(one(target, if target % 2 == 0 { Sort::Person } else { Sort::Place })));
        assert_eq!(targets(&discourse, Sort::Person, 99), (60..100).rev().filter(|target| target % 2 == 0).collect::<Vec<_>>());
        assert_eq!(targets(&discourse, Sort::Place, 4), [99, 97, 95]);
        assert_eq!(discourse.subject(&Sort::ALL, 99, 9, |_| true).map(|one| one.target), Some(96));
        assert!(discourse.subject(&[Sort::Place], 99, 99, |_| true).is_none());
        discourse.clear();
        assert!(targets(&discourse, Sort::Person, 99).is_empty());
    }
}
