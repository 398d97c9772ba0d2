//! The triggers of frames by their last word, with what rules them out before their frame is looked at.

use std::ops::Range;

use crate::lexicon::{Bits, HashKeyed};
use crate::rule::fillers::{place_among, Fillers};
use crate::rule::frame::{Frame, Phrase};
use crate::rule::pack::{structs, Pack, Reader};

/// The triggers of all frames by the hash of their last word.
#[derive(Debug, Clone, Default)]
pub(super) struct Heads {
    /// Those of one head side by side, in the order of the files.
    rows: Vec<Trigger>,
    /// The words of those that have several, side by side.
    words: Vec<u64>,
    /// For each what rules it out.
    gates: Vec<Gate>,
    /// What the first required slots of frames may be filled with, each set of sets once: few serve all frames.
    needs: Vec<[Fillers; NEEDS]>,
    /// Where the rows of a head stand.
    ranges: HashKeyed<Range<u32>>,
}

/// A trigger of a frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trigger {
    /// The frame.
    pub frame: u32,
    /// The place of the trigger among those of the frame.
    place: u32,
    /// Where its words stand, if it has several.
    words: (u32, u32),
}

impl Trigger {
    /// Its words among those of its frame.
    pub fn phrase(self, triggers: &[Phrase]) -> Option<&Phrase> {
        triggers.get(self.place as usize)
    }
}

/// What rules a trigger out; of a common verb there are dozens, so that they stand close together.
#[derive(Debug, Clone, Copy)]
struct Gate {
    /// The bit of the first word, where there are several; else that of every sentence.
    first: u16,
    /// The place of what its required slots may be filled with; that behind the last where there are too many.
    needs: u16,
}

impl Gate {
    /// The bit of every sentence.
    const ALONE: u16 = 1 << 8;
}

structs! {
    Heads { rows, words, gates, needs, ranges }
    Trigger { frame, place, words }
    Gate { first, needs }
}

/// So many required slots of a frame are asked for before it is tried; few have more.
const NEEDS: usize = 3;

fn needs(frame: &Frame) -> [Fillers; NEEDS] {
    let mut needs = [Fillers::ALL; NEEDS];
    for (need, spec) in needs.iter_mut().zip(frame.slots.iter().filter(|spec| spec.required)) {
        *need = spec.ways.iter().fold(Fillers::default(), |taken, way| taken.or(way.taken));
    }
    needs
}

impl Heads {
    /// Those of these frames that one of their lists of triggers has.
    pub fn of(frames: &[Frame], triggers: fn(&Frame) -> &[Phrase]) -> Self {
        let mut heads = Heads::default();
        let mut rows = Vec::new();
        for (frame, spec) in (0..).zip(frames) {
            let needs = heads.need(needs(spec));
            rows.extend((0..).zip(triggers(spec)).map(|(place, phrase)| (phrase.head(), frame, place, phrase, needs)));
        }
        rows.sort_unstable_by_key(|(head, frame, place, ..)| (*head, *frame, *place));
        for same in rows.chunk_by(|one, other| one.0 == other.0) {
            let from = heads.rows.len() as u32;
            for &(_, frame, place, phrase, needs) in same {
                let first = phrase.words.first().filter(|_| phrase.words.len() > 1);
                let from = heads.words.len() as u32;
                heads.words.extend(first.into_iter().flat_map(|_| &phrase.words));
                heads.rows.push(Trigger { frame, place, words: (from, heads.words.len() as u32) });
                heads.gates.push(Gate { first: first.map_or(Gate::ALONE, |word| u16::from(*word as u8)), needs });
            }
            heads.ranges.extend(same.first().map(|(head, ..)| (*head, from..heads.rows.len() as u32)));
        }
        heads
    }

    /// The place of what the required slots of a frame may be filled with.
    fn need(&mut self, needs: [Fillers; NEEDS]) -> u16 {
        u16::try_from(place_among(&mut self.needs, needs, usize::from(u16::MAX))).unwrap_or(u16::MAX)
    }

    /// Where the triggers stand that end in a word.
    pub fn rows(&self, head: u64) -> Range<u32> {
        self.ranges.get(&head).cloned().unwrap_or_default()
    }

    /// The words of a trigger of several; none of one that is a word.
    pub fn words(&self, row: Trigger) -> &[u64] {
        let (from, to) = row.words;
        self.words.get(from as usize..to as usize).unwrap_or_default()
    }

    /// These triggers, each with what may fill the first required slot of its frame.
    pub fn all(&self, rows: Range<u32>) -> impl Iterator<Item = (Fillers, Trigger)> + '_ {
        let rows = rows.start as usize..rows.end as usize;
        let gates = self.gates.get(rows.clone()).unwrap_or_default();
        gates.iter().zip(self.rows.get(rows).unwrap_or_default()).map(|(gate, row)| {
            let needs = self.needs.get(usize::from(gate.needs)).and_then(|needs| needs.first());
            (needs.copied().unwrap_or(Fillers::ALL), *row)
        })
    }

    /// Tells of those of these triggers whose frames may have their first required slots filled by what is `there`, without those of
    /// several words whose first is not among `words`; in the order of the files, until `found` says that it is enough, and whether
    /// it did.
    #[inline]
    pub fn any(&self, rows: Range<u32>, there: Fillers, words: Bits, mut found: impl FnMut(Trigger) -> bool) -> bool {
        let rows = rows.start as usize..rows.end as usize;
        let lanes = words.with_one_more();
        for (first, block) in (rows.start..).step_by(64).zip(self.gates.get(rows).unwrap_or_default().chunks(64)) {
            // No branch foresees which word is there.
            let mut left = block.iter().rev().fold(0_u64, |left, gate| {
                let lane = lanes.get(usize::from(gate.first >> 6 & 7)).copied().unwrap_or(0);
                left << 1 | lane >> (gate.first & 63) & 1
            });
            while left != 0 {
                let at = first + left.trailing_zeros() as usize;
                left &= left - 1;
                if self.fillable(at, there).is_some_and(&mut found) {
                    return true;
                }
            }
        }
        false
    }

    /// All triggers that end in a word whose frames may have their required slots filled by what is `there`.
    pub fn of_head(&self, head: u64, there: Fillers) -> impl Iterator<Item = Trigger> + '_ {
        self.rows(head).filter_map(move |at| self.fillable(at as usize, there))
    }

    /// The trigger at a place, if its frame may have its first required slots filled by what is `there`.
    #[inline]
    fn fillable(&self, at: usize, there: Fillers) -> Option<Trigger> {
        let needs = self.gates.get(at).and_then(|gate| self.needs.get(usize::from(gate.needs)));
        let fills = needs.is_none_or(|needs| needs.iter().all(|need| there.meets(*need)));
        self.rows.get(at).copied().filter(|_| fills)
    }
}
