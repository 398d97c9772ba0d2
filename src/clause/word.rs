//! Words that the borders of clauses turn on, beside the function words.

use once_cell::sync::Lazy;

use crate::lexicon::Bits;
use crate::mention::Lists;
use crate::text::fold;

/// What a word does at the border of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A verb that stands with the infinitive or the participle of another.
    Auxiliary,
    /// A verb whose bare stem goes with any subject: "hij kan".
    Bare,
    /// A subject beside which every verb stands as its bare stem: "ik stuur".
    StemSubject,
    /// An adjective that looks like a form of a verb.
    Adjective,
    /// A preposition that can open an infinitive clause.
    Infinitival,
    /// A noun that opens an infinitive clause together with the preposition behind it: "in plaats van … te".
    InfinitivalNoun,
    /// It opens a clause of saying that stands behind what is said: "zo zegt X".
    Report,
    /// With the word before it, it says that others are left out: "onder" in "onder meer", "onder andere".
    ExampleOpener,
    /// The second word of such a pair.
    Example,
    /// The first word of a pair that joins two names: "zowel X als Y".
    PairOpener,
    /// The second word of such a pair.
    Pair,
    /// A noun that says when, also where no date is found in it: "die nacht".
    Moment,
    /// It stands behind the phrase that it belongs to: "naar X toe".
    Postposition,
    /// It says as what someone stands or serves, as a preposition does: "als minister".
    Predicative,
    /// An ending that nouns have and adjectives have not: "-tje", "-heid".
    NounEnding,
    /// An ending of adverbs and adjectives that stand alone before a verb: "oorspronkelijk".
    AdverbEnding,
    /// A separable verb whose particle can stand before what it announces or asks: "kondigde aan tanks te leveren".
    Announcing,
}

impl Role {
    fn from_name(name: &str) -> Option<Role> {
        Some(match name {
            "auxiliary" => Role::Auxiliary,
            "bare" => Role::Bare,
            "stem subject" => Role::StemSubject,
            "adjective" => Role::Adjective,
            "infinitival" => Role::Infinitival,
            "infinitival noun" => Role::InfinitivalNoun,
            "report" => Role::Report,
            "example opener" => Role::ExampleOpener,
            "example" => Role::Example,
            "pair opener" => Role::PairOpener,
            "pair" => Role::Pair,
            "moment" => Role::Moment,
            "postposition" => Role::Postposition,
            "predicative" => Role::Predicative,
            "noun ending" => Role::NounEnding,
            "adverb ending" => Role::AdverbEnding,
            "announcing" => Role::Announcing,
            _ => return None,
        })
    }
}

/// The roles of each word of the list, by its hash.
static WORDS: Lazy<Table> = Lazy::new(|| {
    let lines = include_str!("word.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.split_once('\t'));
    let bits = |roles: &str| roles.split('|').filter_map(Role::from_name).fold(0, |bits, role| bits | 1 << role as u32);
    Table::of(rows.map(|(word, roles)| (fold::hash(word), bits(roles))))
});

/// Endings of words.
struct Endings {
    all: Vec<&'static str>,
    /// Their last two letters as bits: most words have others.
    last: u64,
}

/// The bit of the last two letters of a word.
fn last_bit(word: &str) -> u64 {
    match word.as_bytes() {
        [.., one, two] => 1 << (one.wrapping_mul(5).wrapping_add(*two) % 64),
        _ => 0,
    }
}

/// The listed endings of nouns, and those of adverbs.
static ENDINGS: Lazy<[Endings; 2]> = Lazy::new(|| {
    let of = |role: Role| {
        let lines = include_str!("word.tsv").lines().filter_map(|line| line.strip_prefix('-'));
        let rows = lines.filter_map(|line| line.split_once('\t'));
        let all: Vec<&str> = rows.filter(|(_, own)| Role::from_name(own) == Some(role)).map(|(ending, _)| ending).collect();
        Endings { last: all.iter().fold(0, |bits, ending| bits | last_bit(ending)), all }
    };
    [of(Role::NounEnding), of(Role::AdverbEnding)]
});

/// Whether a word has a role by its ending, with a stem before it.
pub fn ends(word: &str, role: Role) -> bool {
    const STEM: usize = 3;
    let [nouns, adverbs] = &*ENDINGS;
    let endings = if role == Role::AdverbEnding { adverbs } else { nouns };
    let listed = |ending: &&str| word.len() >= ending.len() + STEM && word.ends_with(ending);
    endings.last & last_bit(word) != 0 && endings.all.iter().any(listed)
}

/// The number of places of the table; most questions end at an empty one.
const PLACES: usize = 1024;

/// The roles of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u32);

impl Roles {
    /// Whether a role is among them.
    #[inline]
    pub const fn has(self, role: Role) -> bool {
        self.0 & 1 << role as u32 != 0
    }

    /// The roles of both.
    #[inline]
    pub const fn with(self, other: Roles) -> Roles {
        Roles(self.0 | other.0)
    }
}

/// A table of open places: a word stands at the place of its hash, or at the next that was free.
pub struct Table {
    places: Box<[(u64, u32); PLACES]>,
    /// The words that stand there: most that are asked for do not.
    words: Bits<64>,
}

impl Table {
    fn of(rows: impl Iterator<Item = (u64, u32)>) -> Self {
        let mut table = Table { places: Box::new([(0, 0); PLACES]), words: Bits::default() };
        for (hash, roles) in rows {
            table.words.add(hash);
            if let Some(place) = (0..PLACES).map(|step| (hash as usize + step) % PLACES).find(|&at| table.at(at).1 == 0) {
                if let Some(free) = table.places.get_mut(place) {
                    *free = (hash, roles);
                }
            }
        }
        table
    }

    #[inline]
    fn at(&self, place: usize) -> (u64, u32) {
        self.places.get(place).copied().unwrap_or_default()
    }

    /// Whether a word, given by its hash, may have a role.
    #[inline]
    pub fn may_hold(&self, hash: u64) -> bool {
        self.words.may_hold(hash)
    }

    /// The roles of a word, given by its hash.
    #[inline]
    pub fn roles(&self, hash: u64) -> Roles {
        if !self.may_hold(hash) {
            return Roles::default();
        }
        let mut place = hash as usize % PLACES;
        loop {
            let (own, roles) = self.at(place);
            if own == hash || roles == 0 {
                return Roles(roles);
            }
            place = (place + 1) % PLACES;
        }
    }
}

/// The roles of each word of the list.
#[inline]
pub fn table() -> &'static Table {
    &WORDS
}

/// What the tagger asks of a verb, in little room: it is asked of every reading.
#[derive(Clone, Copy, Debug, Default)]
pub struct VerbTraits(u16);

impl VerbTraits {
    const PARTICLE: u16 = 1 << 8;
    const AUXILIARY: u16 = 1 << 9;
    const BARE: u16 = 1 << 10;
    const HELPER: u16 = 1 << 11;
    const ANNOUNCING: u16 = 1 << 12;

    /// Those of a verb with these roles and this particle, else 0, as bits. Of the particle's hash no more is kept than bits of words
    /// ask for.
    fn bits(roles: Roles, particle: u64, helper: bool) -> u16 {
        let when = |holds: bool, bit: u16| bit * u16::from(holds);
        (particle & 255) as u16
            | when(particle != 0, Self::PARTICLE)
            | when(roles.has(Role::Auxiliary), Self::AUXILIARY)
            | when(roles.has(Role::Bare), Self::BARE)
            | when(helper, Self::HELPER)
            | when(roles.has(Role::Announcing), Self::ANNOUNCING)
    }

    /// Whether it has a particle that is not among these words.
    #[inline]
    pub fn misses_particle(self, words: &Bits) -> bool {
        self.has_particle() & !words.may_hold(u64::from(self.0 & 255))
    }

    /// Whether it has a particle.
    #[inline]
    pub fn has_particle(self) -> bool {
        self.0 & Self::PARTICLE != 0
    }

    /// Whether it stands with the infinitive or the participle of another, or as its bare stem with any subject.
    #[inline]
    pub fn helps(self) -> bool {
        self.0 & (Self::AUXILIARY | Self::BARE | Self::HELPER) != 0
    }

    /// Whether it stands with the infinitive or the participle of another.
    #[inline]
    pub fn is_auxiliary(self) -> bool {
        self.0 & Self::AUXILIARY != 0
    }

    /// Whether its bare stem goes with any subject.
    #[inline]
    pub fn is_bare(self) -> bool {
        self.0 & Self::BARE != 0
    }

    /// Whether its particle can stand before what it announces or asks.
    #[inline]
    pub fn is_announcing(self) -> bool {
        self.0 & Self::ANNOUNCING != 0
    }

    /// Whether it is hebben, zijn or worden.
    #[inline]
    pub fn is_helper(self) -> bool {
        self.0 & Self::HELPER != 0
    }
}

/// The traits of the verbs of the lists.
#[derive(Clone, Copy)]
pub struct Traits<'a>(&'a [u16]);

impl<'a> Traits<'a> {
    /// Those of these lists, told where clauses are read first.
    pub fn of(lists: &'a Lists) -> Self {
        Traits(lists.verb_traits.get_or_init(|| {
            let helpers = [lists.helpers.have, lists.helpers.be, lists.helpers.become_];
            let verbs = &lists.verbs;
            let bits = |row| VerbTraits::bits(WORDS.roles(verbs.lemma(row)), verbs.particle(row), helpers.contains(&row));
            verbs.rows().map(bits).collect()
        }))
    }

    /// Those of a verb, given by its row.
    #[inline]
    pub fn verb(self, row: u32) -> VerbTraits {
        VerbTraits(self.0.get(row as usize).copied().unwrap_or(0))
    }
}

/// Whether a word, given by its hash, has a role.
#[inline]
pub fn has(hash: u64, role: Role) -> bool {
    WORDS.roles(hash).has(role)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::token::verb::{VerbTable, VERBS};

    #[test]
    fn every_row_names_roles_that_exist() {
        let rows: Vec<&str> = include_str!("word.tsv").lines().filter(|line| !line.starts_with('#')).collect();
        for row in &rows {
            let (_, roles) = row.split_once('\t').unwrap();
            assert!(roles.split('|').all(|role| Role::from_name(role).is_some()), "{row}");
        }
        assert!(rows.windows(2).all(|pair| matches!(pair, [one, other] if one < other)));
        // Half of the places stay open, so that a search ends soon.
        assert!(rows.len() * 2 < PLACES, "{}", rows.len());
    }

    #[test]
    fn no_auxiliary_has_a_particle() {
        let verbs = VerbTable::parse(VERBS).unwrap();
        for verb in verbs.verbs().iter().filter(|verb| verb.particle.is_some()) {
            let hash = fold::hash(&verb.lemma);
            assert!(!has(hash, Role::Auxiliary) && !has(hash, Role::Bare), "{}", verb.lemma);
        }
    }

    #[test]
    fn a_word_has_its_roles_only() {
        assert!(has(fold::hash("zonder"), Role::Infinitival));
        assert!(has(fold::hash("kunnen"), Role::Auxiliary) && has(fold::hash("kunnen"), Role::Bare));
        assert!(!has(fold::hash("sturen"), Role::Auxiliary));
    }
}
