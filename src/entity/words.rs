//! The words of this stage, read once: what a word looks for, whom a title can mean, whose a first name is, what a
//! capital stands for.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::entity::landmark::Tokens;
use crate::entity::neuter;
use crate::error::Error;
use crate::lexicon::{rows, stamp, Aligned, Bits, HashKeyed, Hashed};
use crate::mention::Context;
use crate::text::fold;

/// What a word looks for in the text before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A lower-case word for an alliance.
    Alliance,
    /// The name of an alliance.
    AllianceName(&'static str),
    /// "hij".
    He,
    /// "hem".
    Him,
    /// "zijn".
    His,
    /// "zij", "ze".
    She,
    /// "haar".
    Her,
    /// "hun".
    Their,
    /// "hen".
    Them,
    /// "het".
    It,
    /// "er", "daar", "hier".
    There,
    /// "het land".
    Country,
    /// "de stad", with the classes of places it can mean.
    Place(&'static str),
    /// "de organisatie", with the classes of bodies it can mean.
    Organisation(&'static str),
    /// "de lidstaten": the members of a body, with the classes of bodies it can mean.
    Members(&'static str),
    /// "de troepen": the people of the formation spoken of.
    Troops,
    /// "groepen": the last part of the formation spoken of.
    Part,
    /// "de grens": the border spoken of.
    Border,
    /// "die", "deze" that point back.
    That,
    /// "we", "ons": who speaks, with their body.
    We,
    /// A generic word for a formation, with its kin.
    Formation(&'static str),
    /// The name of a formation, with its kin.
    FormationName(&'static str),
    /// "heet", "genaamd".
    Naming,
    /// "nieuwe", "vorige": a title behind it is another's.
    Other,
}

impl Word {
    fn new(sort: &str, of: &'static str) -> Option<Word> {
        Some(match sort {
            "alliance" => Word::Alliance,
            "alliance name" => Word::AllianceName(of),
            "he" => Word::He,
            "him" => Word::Him,
            "his" => Word::His,
            "she" => Word::She,
            "her" => Word::Her,
            "their" => Word::Their,
            "them" => Word::Them,
            "it" => Word::It,
            "that" => Word::That,
            "there" => Word::There,
            "country" => Word::Country,
            "place" => Word::Place(of),
            "organisation" => Word::Organisation(of),
            "members" => Word::Members(of),
            "troops" => Word::Troops,
            "part" => Word::Part,
            "border" => Word::Border,
            "we" => Word::We,
            "formation" => Word::Formation(of),
            "formation name" => Word::FormationName(of),
            "naming" => Word::Naming,
            "other" => Word::Other,
            _ => return None,
        })
    }

    /// Whether it looks for something where it stands; the others only tell of what stands beside them.
    fn asks(self) -> bool {
        !matches!(self, Word::Formation(_) | Word::FormationName(_) | Word::Naming | Word::Other)
    }
}

/// Whether a name or word is of a woman or a man.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// A woman.
    Female,
    /// A man.
    Male,
}

impl Gender {
    fn from_letter(letter: &str) -> Option<Gender> {
        match letter {
            "f" => Some(Gender::Female),
            "m" => Some(Gender::Male),
            _ => None,
        }
    }
}

/// A listed title.
#[derive(Debug, Default)]
struct Listed {
    /// The groups of its bearers, as hashes.
    is: Vec<u64>,
    /// The groups that a description with it can mean a member of, as hashes.
    covers: Vec<u64>,
    /// What the title says of its bearer.
    gender: Option<Gender>,
}

/// Whom a title can mean.
#[derive(Clone, Copy, Debug)]
pub struct Title {
    /// The row of the title, or of the longest listed one that it ends with.
    listed: Option<&'static Listed>,
    /// Whether it stands in the list as it is.
    whole: bool,
    /// The hash of the title.
    pub own: u64,
    /// What the title says of its bearer.
    pub gender: Option<Gender>,
}

impl Title {
    /// Whether its bearers belong to a group, given as its hash.
    pub fn is(&self, group: u64) -> bool {
        !self.whole && self.own == group || self.listed.is_some_and(|row| row.is.contains(&group))
    }

    /// Whether its bearers belong to a group that the other title covers.
    pub fn is_covered_by(&self, other: &Title) -> bool {
        match other.listed.filter(|_| other.whole) {
            Some(row) => row.covers.iter().any(|&group| self.is(group)),
            None => self.is(other.own),
        }
    }
}

/// A word of the text that looks for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its token.
    pub at: usize,
    /// What it looks for.
    pub word: Word,
}

/// Those of the tokens that may look for something which do, in the order of the text, into `told`.
pub fn told(context: &Context<'_>, asking: &Tokens, told: &mut Vec<Told>) {
    let words: &Words = &WORDS;
    told.clear();
    told.reserve(context.tokens.len() / 8);
    let asks = asking.iter().filter_map(|at| Some(Told { at, word: *words.words.get(&context.token(at)?.hash)? }));
    told.extend(asks.filter(|told| told.word.asks() & ((told.word != Word::It) | neuter::may_stand(context, told.at))));
}

/// The lists of this stage.
#[derive(Default)]
pub struct Words {
    words: HashKeyed<Word>,
    /// For each value of the upper bits of a hash whether a word has one that begins so: few tokens are asked for further.
    beginnings: Beginnings,
    /// The same of the words that look for something.
    asking: Beginnings,
    titles: HashKeyed<Listed>,
    /// 1 for a woman, 2 for a man.
    genders: Hashed,
    metonyms: HashKeyed<&'static str>,
    /// The names among them: most that are asked for are not.
    metonym_names: Bits<64>,
}

const GENDERS: &str = include_str!("gender.tsv");
/// The first names, packed. `FEITEN_UPDATE_LEXICON=1 cargo test lexicon` writes them anew.
static PACKED: &Aligned<[u8]> = &Aligned(*include_bytes!("gender.bin"));

/// The built-in lists; a test holds that they have no fault.
pub static WORDS: Lazy<Words> = Lazy::new(|| Words::built_in().unwrap_or_default());

impl Words {
    /// Reads the built-in lists.
    ///
    /// # Errors
    /// The first faulty row.
    pub fn built_in() -> Result<Words, Error> {
        let file = "entity/coreference.tsv";
        let mut words = HashMap::default();
        for row in rows::<3>(file, include_str!("coreference.tsv"))? {
            let [form, sort, of] = row.fields;
            let word = Word::new(sort, of).ok_or_else(|| Error::list(file, row.line, &format!("sort «{sort}»"), "a sort of word"))?;
            words.insert(fold::hash(form), word);
        }
        let mut beginnings = Beginnings::default();
        words.keys().for_each(|&hash| beginnings.add(hash));
        let mut asking = Beginnings::default();
        words.iter().filter(|(_, word)| word.asks()).for_each(|(&hash, _)| asking.add(hash));
        let mut titles = HashMap::default();
        for row in rows::<4>("entity/title.tsv", include_str!("title.tsv"))? {
            let [title, is, covers, gender] = row.fields;
            let hashes = |column: &str| column.split('|').map(fold::hash).collect();
            let listed = Listed { is: hashes(is), covers: hashes(covers), gender: Gender::from_letter(gender) };
            titles.insert(fold::hash(title), listed);
        }
        let genders = match Hashed::packed(&PACKED.0, stamp(0, GENDERS)) {
            Some(genders) => genders,
            None => genders()?,
        };
        let mut metonyms = HashMap::default();
        for row in rows::<2>("entity/metonym.tsv", include_str!("metonym.tsv"))? {
            let [form, code] = row.fields;
            metonyms.insert(fold::hash(form.trim_start_matches('=')), code);
        }
        let metonym_names = metonyms.keys().copied().collect();
        Ok(Words { words, beginnings, asking, titles, genders, metonyms, metonym_names })
    }

    /// Whether a word that looks for something may have this hash.
    #[inline]
    pub fn may_ask(&self, hash: u64) -> bool {
        self.asking.may_hold(hash)
    }

    /// What the word with this hash looks for.
    pub fn word(&self, hash: u64) -> Option<Word> {
        if !self.beginnings.may_hold(hash) {
            return None;
        }
        self.words.get(&hash).copied()
    }

    /// The row of a title, or of the longest listed title that the compound ends with ("legerwoordvoerder").
    pub fn title(&'static self, title: &str) -> Title {
        let own = fold::hash(title);
        if title.len() > 3 {
            if let Some(row) = self.titles.get(&own) {
                return Title { listed: Some(row), whole: true, own, gender: row.gender };
            }
        }
        let mut ends = title.char_indices().take(24).skip(1).filter_map(|(at, _)| title.get(at..)).filter(|end| end.len() > 3);
        let listed = ends.find_map(|end| self.titles.get(&fold::hash(end)));
        Title { listed, whole: false, own, gender: listed.map_or_else(|| title_gender(title), |row| row.gender) }
    }

    /// Whether a first name, given as its hash, is a woman's or a man's.
    pub fn gender(&self, first_name: u64) -> Option<Gender> {
        match self.genders.get(first_name)? {
            1 => Some(Gender::Female),
            _ => Some(Gender::Male),
        }
    }

    /// The state for which a capital or building stands, by the hash of the name.
    pub fn metonym(&self, name: u64) -> Option<&'static str> {
        if !self.metonym_names.may_hold(name) {
            return None;
        }
        self.metonyms.get(&name).copied()
    }
}

/// A bit for each value of the upper bits of a hash.
struct Beginnings([u64; 1 << 7]);

impl Default for Beginnings {
    fn default() -> Self {
        Beginnings([0; 1 << 7])
    }
}

impl Beginnings {
    fn add(&mut self, hash: u64) {
        if let Some(bits) = self.0.get_mut((hash >> 57) as usize) {
            *bits |= 1 << (hash >> 51 & 63);
        }
    }

    #[inline]
    fn may_hold(&self, hash: u64) -> bool {
        self.0.get((hash >> 57) as usize).is_some_and(|bits| bits >> (hash >> 51 & 63) & 1 != 0)
    }
}

/// First names with their gender, as a table by their hash.
///
/// # Errors
/// The first faulty row.
pub fn genders() -> Result<Hashed, Error> {
    let names = rows::<2>("entity/gender.tsv", GENDERS)?.into_iter().filter_map(|row| {
        let [name, gender] = row.fields;
        let gender = Gender::from_letter(gender)?;
        Some((fold::hash(name), if gender == Gender::Female { 1 } else { 2 }))
    });
    Ok(Hashed::build(stamp(0, GENDERS), 0, names.collect()))
}

/// What the ending of an unlisted title says of its bearer.
fn title_gender(title: &str) -> Option<Gender> {
    let female = ["vrouw", "ster", "trice", "euse", "loge"];
    if female.iter().any(|ending| title.ends_with(ending)) && !title.ends_with("minister") && !title.ends_with("meester") {
        return Some(Gender::Female);
    }
    (title.ends_with("man") && !title.ends_with("woman")).then_some(Gender::Male)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic, clippy::string_slice)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_have_no_fault() {
        let words = Words::built_in().unwrap();
        assert_eq!(words.word(fold::hash("Hij")), Some(Word::He));
        assert_eq!(words.gender(fold::hash("Anneke")), Some(Gender::Female));
        assert_eq!(words.gender(fold::hash("Jens")), Some(Gender::Male));
        assert_eq!(words.metonym(fold::hash("Moskou")), Some("RU"));
    }

    #[test]
    fn a_compound_title_keeps_the_groups_of_its_head() {
        let title = WORDS.title("legercommandant");
        assert!(title.is(fold::hash("militair")) && title.is(fold::hash("legercommandant")));
        assert!(title.is_covered_by(&title) && !WORDS.title("commandant").is_covered_by(&title));
    }
}
