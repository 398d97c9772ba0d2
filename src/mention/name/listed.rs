//! Listed first names, surnames and particles: who is known by a surname alone, and which particles are Dutch.

use crate::error::Error;
use crate::lexicon::{outer, List, Slot};
use crate::mention::name::word::Word;
use crate::mention::{Context, Loader};

/// The list of surnames; the lexicon's row is the byte where the surname of a public person begins in it, else 0.
const SURNAMES: &str = include_str!("surname.tsv");
/// The bit of a row whose surname must stand behind its particle.
const PARTICLED: u32 = 1 << 24;
const _: () = assert!(SURNAMES.len() < PARTICLED as usize);

/// Loads first names, surnames and particles into the lexicon.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<(), Error> {
    let (first, particle) = (include_str!("first_name.tsv"), include_str!("name_particle.tsv"));
    for row in loader.phrases::<2>("mention/name/first_name.tsv", first)? {
        let [name, _also] = row.fields;
        loader.word(name, List::FirstName, 0);
    }
    for row in loader.phrases::<3>("mention/name/surname.tsv", SURNAMES)? {
        let [name, also, whole] = row.fields;
        let particled = if also == "particle" { PARTICLED as usize } else { 0 };
        loader.word(name, List::Surname, if whole.is_empty() { 0 } else { row.at | particled });
    }
    for row in loader.phrases::<2>("mention/name/name_particle.tsv", particle)? {
        let [particle, also] = row.fields;
        loader.word(particle, List::NameParticle, usize::from(also.is_empty()));
    }
    Ok(())
}

/// The name in full of a person whom news calls by this surname alone.
pub fn full(context: &Context<'_>, hash: u64) -> Option<&'static str> {
    public(context, hash).filter(|(_, particle)| !particle).map(|(full, _)| full)
}

/// The same where news writes the surname with its particle: "Bart De Wever" for "Wever" in "De Wever".
pub fn full_with_particle(context: &Context<'_>, hash: u64) -> Option<&'static str> {
    public(context, hash).filter(|(_, particle)| *particle).map(|(full, _)| full)
}

/// The listed name in full behind a surname, and whether the particle must stand before it.
fn public(context: &Context<'_>, hash: u64) -> Option<(&'static str, bool)> {
    let listed = context.lexicon().word_in(hash, List::Surname.bit()).filter(|entry| entry.row != 0).last()?;
    let ([], [full]) = outer(SURNAMES.get((listed.row & (PARTICLED - 1)) as usize..)?.lines().next()?)?;
    Some((full, listed.row & PARTICLED != 0))
}

/// Whether the word with this hash is a first name.
pub fn is_first(context: &Context<'_>, hash: u64) -> bool {
    context.lexicon().slot(hash).is_in(List::FirstName)
}

/// Whether the word with this hash is a particle inside names.
pub fn is_particle(context: &Context<'_>, hash: u64) -> bool {
    context.lexicon().slot(hash).is_in(List::NameParticle)
}

/// Whether a surname is that of a public person, as flags of [`Word`].
pub fn surname(context: &Context<'_>, slot: Slot) -> u32 {
    if !slot.is_in(List::Surname) {
        return 0;
    }
    let rows = context.lexicon().entries_in(slot, List::Surname.bit()).filter(|entry| entry.row != 0);
    rows.fold(0, |flags, entry| flags | if entry.row & PARTICLED != 0 { Word::PARTICLED } else { Word::PUBLIC })
}

/// Whether the particle opens no Dutch phrase.
pub fn is_foreign(context: &Context<'_>, at: usize) -> bool {
    let slot = context.slot(at);
    slot.is_in(List::NameParticle) && context.lexicon().entries_in(slot, List::NameParticle.bit()).any(|entry| entry.row != 0)
}
