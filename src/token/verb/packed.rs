//! The verbs that come with the crate, packed: where the parts of each row begin, and the hashes that are asked of it.
//!
//! All numbers are little-endian. A stamp of the lists (u64), then a record of [`RECORD`] bytes for each verb: the hash of
//! its lemma (u64), the hashes of its base and of its particle, 0 without one (u64 each), the byte of the list at which its row
//! begins (u32), where the seven columns end in the row and where the base begins (u8 each), and flags (u8).

use std::borrow::Cow;

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

/// The verbs that come with the crate, with the hashes of their words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verbs {
    /// The verbs.
    pub table: VerbTable<'static>,
    /// The hash of each verb's lemma.
    pub lemmas: Vec<u64>,
    /// The hash of the infinitive without its particle, of verbs that have one; else 0.
    pub bases: Vec<u64>,
    /// The hash of the particle of verbs that have one; else 0.
    pub particles: Vec<u64>,
}

impl Verbs {
    /// The verbs as they were packed, if the lists had this stamp.
    pub fn packed(stamp: u64) -> Option<Self> {
        let (head, records) = PACKED.split_first_chunk()?;
        (u64::from_le_bytes(*head) == stamp).then(|| Self::unpack(records)).flatten()
    }

    /// Reads the list of principal parts.
    ///
    /// # Errors
    /// The first faulty row; a test holds that there is none.
    pub fn parse() -> Result<Self, VerbRowError> {
        let table = VerbTable::parse(VERBS)?;
        let lemmas = table.verbs.iter().map(|verb| fold::hash(&verb.lemma)).collect();
        let bases = table.verbs.iter().map(|verb| verb.particle.map_or(0, |_| fold::hash(verb.base))).collect();
        let particles = table.verbs.iter().map(|verb| verb.particle.map_or(0, fold::hash)).collect();
        Ok(Verbs { table, lemmas, bases, particles })
    }

    /// The packed form.
    pub fn pack(&self, stamp: u64) -> Vec<u8> {
        let mut bytes = stamp.to_le_bytes().to_vec();
        let rows = VERBS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let hashes = self.lemmas.iter().zip(&self.bases).zip(&self.particles);
        for ((line, verb), ((lemma, base), particle)) in rows.zip(&self.table.verbs).zip(hashes) {
            bytes.extend([lemma, base, particle].into_iter().flat_map(|hash| hash.to_le_bytes()));
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
        }
        bytes
    }

    fn unpack(bytes: &[u8]) -> Option<Self> {
        let count = bytes.len() / RECORD;
        let mut verbs = Vec::with_capacity(count);
        let (mut lemmas, mut bases, mut particles) = (Vec::with_capacity(count), Vec::with_capacity(count), Vec::with_capacity(count));
        for record in bytes.chunks_exact(RECORD) {
            let (lemma, rest) = record.split_first_chunk()?;
            let (base, rest) = rest.split_first_chunk()?;
            let (particle, rest) = rest.split_first_chunk()?;
            let (line, rest) = rest.split_first_chunk()?;
            lemmas.push(u64::from_le_bytes(*lemma));
            bases.push(u64::from_le_bytes(*base));
            particles.push(u64::from_le_bytes(*particle));
            verbs.push(verb(VERBS.get(u32::from_le_bytes(*line) as usize..)?, *rest.first_chunk()?)?);
        }
        Some(Verbs { table: VerbTable { verbs }, lemmas, bases, particles })
    }
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
