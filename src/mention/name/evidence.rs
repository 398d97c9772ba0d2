//! Evidence for the kind of an unknown name: words beside it, and a tally over all that speaks.

use std::collections::HashMap;

use crate::error::Error;
use crate::lexicon::{rows, HashKeyed};
use crate::text::fold;
use crate::value::Kind;

/// Which side of the name a word stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Before,
    /// Behind it.
    After,
}

/// One word's evidence.
#[derive(Clone, Copy, Debug)]
struct Clue {
    side: Side,
    kind: Kind,
    weight: i32,
}

/// The words that speak for a kind, by the hash of the folded word.
#[derive(Default)]
pub struct Evidence {
    clues: HashKeyed<Vec<Clue>>,
}

impl Evidence {
    /// Loads the list.
    ///
    /// # Errors
    /// The first faulty row.
    pub fn load() -> Result<Self, Error> {
        const FILE: &str = "mention/name/evidence.tsv";
        let mut clues: HashKeyed<Vec<Clue>> = HashMap::default();
        for row in rows::<2>(FILE, include_str!("evidence.tsv"))? {
            let [word, column] = row.fields;
            let entry = clues.entry(fold::hash(word)).or_default();
            for clue in column.split('|') {
                let fault = || Error::list(FILE, row.line, &format!("evidence «{clue}»"), "side, kind and weight");
                let mut parts = clue.split(' ');
                let side = match parts.next() {
                    Some("before") => Side::Before,
                    Some("after") => Side::After,
                    _ => return Err(fault()),
                };
                let kind = parts.next().and_then(Kind::from_name).ok_or_else(fault)?;
                let weight = parts.next().and_then(|weight| weight.parse().ok()).ok_or_else(fault)?;
                entry.push(Clue { side, kind, weight });
            }
        }
        Ok(Evidence { clues })
    }

    /// Adds to the tally what the word with this hash says of a name on whose `side` it stands.
    pub fn add(&self, hash: u64, side: Side, tally: &mut Tally) {
        for clue in self.clues.get(&hash).into_iter().flatten().filter(|clue| clue.side == side) {
            tally.add(clue.kind, clue.weight);
        }
    }
}

/// The kinds an unknown name can have, in the order that settles ties.
const KINDS: [Kind; 5] = [Kind::Person, Kind::Organisation, Kind::Place, Kind::Event, Kind::Misc];

/// What speaks for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([i32; 5]);

impl Tally {
    /// Adds weight to a kind.
    pub fn add(&mut self, kind: Kind, weight: i32) {
        for (known, sum) in KINDS.iter().zip(self.0.iter_mut()) {
            if *known == kind {
                *sum += weight;
            }
        }
    }

    /// Adds all of another tally.
    pub fn join(&mut self, other: Tally) {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum += more;
        }
    }

    /// What speaks for one kind.
    pub fn of(&self, kind: Kind) -> i32 {
        KINDS.iter().zip(self.0).find(|(known, _)| **known == kind).map_or(0, |(_, sum)| sum)
    }

    /// The kind that most speaks for, and how much.
    pub fn best(&self) -> (Kind, i32) {
        KINDS.iter().copied().zip(self.0).fold((Kind::Person, i32::MIN), |best, next| if next.1 > best.1 { next } else { best })
    }
}
