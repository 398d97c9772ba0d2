//! The verbs that come with the crate, packed: where the parts of each row begin, and the hashes that are asked of it. They are
//! read where they lie.
//!
//! All numbers are little-endian. A stamp of the lists (u64), then a record of [`RECORD`] bytes for each verb: the hash of
//! its lemma (u64), the hashes of its base and of its particle, 0 without one (u64 each), the byte of the list at which its row
//! begins (u32), where the seven columns end in the row and where the base begins (u8 each), and flags (u8).

use std::borrow::Cow;
use std::ops::Range;

use crate::text::fold;
use crate::token::verb::{spelling, Auxiliary, Verb, VerbRowError, VerbTable, PACKED, VERBS};

/// Bytes of a record.
const RECORD: usize = 37;

/// The auxiliary is "zijn".
const ZIJN: u8 = 1;
/// The auxiliary is either.
const BOTH: u8 = 1 << 1;
const REFLEXIVE: u8 = 1 << 2;
const TRANSITIVE: u8 = 1 << 3;
const INTRANSITIVE: u8 = 1 << 4;
/// The infinitive has accents that the lemma has not.
const STRESSED: u8 = 1 << 5;

/// Where the hashes stand in a record.
const LEMMA: Range<usize> = 0..8;
const BASE: Range<usize> = 8..16;
const PARTICLE: Range<usize> = 16..24;

/// The verbs that come with the crate, with the hashes of their words, by their rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verbs {
    records: Cow<'static, [u8]>,
}

impl Verbs {
    /// The verbs as they were packed, if the lists had this stamp.
    pub fn packed(stamp: u64) -> Option<Self> {
        let (head, records) = PACKED.split_first_chunk()?;
        (u64::from_le_bytes(*head) == stamp).then_some(Verbs { records: Cow::Borrowed(records) })
    }

    /// Reads the list of principal parts.
    ///
    /// # Errors
    /// The first faulty row; a test holds that there is none.
    pub fn parse() -> Result<Self, VerbRowError> {
        let table = VerbTable::parse(VERBS)?;
        let rows = VERBS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let records = rows.zip(&table.verbs).flat_map(|(line, verb)| record(line, verb)).collect();
        Ok(Verbs { records: Cow::Owned(records) })
    }

    /// The packed form.
    pub fn bytes(&self, stamp: u64) -> Vec<u8> {
        [&stamp.to_le_bytes(), &*self.records].concat()
    }

    /// The rows that there are.
    pub fn rows(&self) -> Range<u32> {
        0..(self.records.len() / RECORD) as u32
    }

    /// The hash of a verb's lemma; 0 where there is no such row.
    pub fn lemma(&self, row: u32) -> u64 {
        self.hash(row, LEMMA)
    }

    /// The hash of the infinitive without its particle, of verbs that have one; else 0.
    pub fn base(&self, row: u32) -> u64 {
        self.hash(row, BASE)
    }

    /// The hash of the particle of verbs that have one; else 0.
    pub fn particle(&self, row: u32) -> u64 {
        self.hash(row, PARTICLE)
    }

    /// The verb of a row.
    pub fn verb(&self, row: u32) -> Option<Verb<'static>> {
        let (line, rest) = self.record(row)?.get(PARTICLE.end..)?.split_first_chunk()?;
        verb(VERBS.get(u32::from_le_bytes(*line) as usize..)?, *rest.first_chunk()?)
    }

    fn record(&self, row: u32) -> Option<&[u8]> {
        let from = row as usize * RECORD;
        self.records.get(from..from + RECORD)
    }

    fn hash(&self, row: u32, place: Range<usize>) -> u64 {
        let hash = self.record(row).and_then(|record| record.get(place)?.first_chunk());
        hash.map_or(0, |hash| u64::from_le_bytes(*hash))
    }
}

/// The record of a verb whose row this is.
fn record(line: &str, verb: &Verb<'_>) -> Vec<u8> {
    let hashes = [fold::hash(&verb.lemma), verb.particle.map_or(0, |_| fold::hash(verb.base)), verb.particle.map_or(0, fold::hash)];
    let mut bytes: Vec<u8> = hashes.into_iter().flat_map(u64::to_le_bytes).collect();
    bytes.extend(((line.as_ptr() as usize - VERBS.as_ptr() as usize) as u32).to_le_bytes());
    let tabs = line.bytes().enumerate().filter(|(_, byte)| *byte == b'\t').map(|(at, _)| at);
    bytes.extend(tabs.chain([line.len(), verb.base.as_ptr() as usize - line.as_ptr() as usize]).map(|at| at as u8));
    let auxiliary = match verb.auxiliary {
        Auxiliary::Hebben => 0,
        Auxiliary::Zijn => ZIJN,
        Auxiliary::Both => BOTH,
    };
    let flag = |is: bool, flag: u8| if is { flag } else { 0 };
    bytes.push(
        auxiliary
            | flag(verb.reflexive, REFLEXIVE)
            | flag(verb.transitive, TRANSITIVE)
            | flag(verb.intransitive, INTRANSITIVE)
            | flag(matches!(verb.lemma, Cow::Owned(_)), STRESSED),
    );
    bytes
}

/// The verb whose row begins the text.
fn verb(
    text: &'static str,
    [infinitive, past, participle, auxiliary, particle, object, present, base, flags]: [u8; 9],
) -> Option<Verb<'static>> {
    let field = |before: u8, end: u8| text.get(usize::from(before) + 1..usize::from(end));
    let whole = text.get(..usize::from(infinitive))?;
    let particle = field(auxiliary, particle)?;
    Some(Verb {
        lemma: if flags & STRESSED != 0 { spelling::without_stress(whole) } else { Cow::Borrowed(whole) },
        base: whole.get(usize::from(base)..)?,
        particle: Some(particle).filter(|particle| !particle.is_empty()),
        auxiliary: match flags & (ZIJN | BOTH) {
            0 => Auxiliary::Hebben,
            ZIJN => Auxiliary::Zijn,
            _ => Auxiliary::Both,
        },
        reflexive: flags & REFLEXIVE != 0,
        transitive: flags & TRANSITIVE != 0,
        intransitive: flags & INTRANSITIVE != 0,
        present: field(object, present)?,
        past: field(infinitive, past)?,
        participle: field(past, participle)?,
    })
}
