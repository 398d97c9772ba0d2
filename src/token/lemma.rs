//! Lemmas of nouns: the singular of a Dutch plural, by the rules of spelling and a list of endings that go against them.

use std::collections::HashMap;

use crate::error::Error;
use crate::lexicon::{rows, HashKeyed};
use crate::text::fold;

/// The endings that the rules do not reach.
#[derive(Default)]
pub struct Lemmas {
    endings: HashKeyed<&'static str>,
    /// Words that change so only by themselves, not as the end of another.
    whole: HashKeyed<&'static str>,
    longest: usize,
}

/// Vowels written with two letters, which stay as they are.
const DIGRAPHS: &[&str] = &["aa", "ee", "oo", "uu", "ie", "oe", "ui", "ei", "ij", "ou", "au", "eu"];

impl Lemmas {
    /// Loads the list of endings.
    ///
    /// # Errors
    /// A row with another number of columns.
    pub fn built_in() -> Result<Self, Error> {
        let mut endings: HashKeyed<&'static str> = HashMap::default();
        let mut whole: HashKeyed<&'static str> = HashMap::default();
        let mut longest = 0;
        for row in rows::<2>("token/lemma.tsv", include_str!("lemma.tsv"))? {
            let [plural, singular] = row.fields;
            longest = longest.max(plural.len());
            match plural.strip_prefix('=') {
                Some(word) => whole.insert(fold::hash(word), singular),
                None => endings.insert(fold::hash(plural), singular),
            };
        }
        Ok(Lemmas { endings, whole, longest })
    }

    /// The singular of a plural noun; a word that shows no plural comes back as it is.
    ///
    /// ```
    /// let lemmas = feiten::token::lemma::Lemmas::built_in()?;
    /// assert_eq!(lemmas.singular("gezinnen"), "gezin");
    /// assert_eq!(lemmas.singular("foto's"), "foto");
    /// # Ok::<(), feiten::Error>(())
    /// ```
    pub fn singular(&self, word: &str) -> String {
        if let Some(stem) = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) {
            return stem.to_string();
        }
        if let Some(listed) = self.listed(word) {
            return listed;
        }
        if let Some(stem) = word.strip_suffix("ieën").or_else(|| word.strip_suffix("iën")) {
            return format!("{stem}ie");
        }
        if let Some(stem) = word.strip_suffix("ën") {
            return stem.to_string();
        }
        if let Some(stem) = word.strip_suffix("ici") {
            return format!("{stem}icus");
        }
        if let Some(stem) = word.strip_suffix("en").filter(|stem| stem.chars().count() >= 2) {
            return from_en(word, stem);
        }
        match word.strip_suffix('s') {
            Some(stem) if stem.chars().count() >= 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_string(),
            _ => word.to_string(),
        }
    }

    /// The listed ending that fits, the longest first.
    fn listed(&self, word: &str) -> Option<String> {
        let from = word.len().saturating_sub(self.longest);
        (from..word.len().saturating_sub(1)).find_map(|at| {
            let ending = word.get(at..)?;
            let whole = (at == 0).then(|| self.whole.get(&fold::hash(ending))).flatten();
            let singular = whole.or_else(|| self.endings.get(&fold::hash(ending)))?;
            let first = word.chars().next().filter(|c| at == 0 && c.is_uppercase());
            match first {
                Some(_) => Some(singular.chars().take(1).flat_map(char::to_uppercase).chain(singular.chars().skip(1)).collect()),
                None => Some(format!("{}{singular}", word.get(..at)?)),
            }
        })
    }
}

/// The singular of a plural in -en.
fn from_en(word: &str, stem: &str) -> String {
    let letters: Vec<char> = stem.chars().collect();
    let &[.., before, last] = letters.as_slice() else { return word.to_string() };
    if nominal(word, stem) {
        return format!("{stem}e");
    }
    let vowel = |c: char| "aeiouyàáâäèéêëìíîïòóôöùúûü".contains(c);
    if before == last && !vowel(last) {
        return without_last(stem);
    }
    if vowel(last) {
        return stem.to_string();
    }
    let harden = |stem: String| -> String {
        match last {
            'v' => without_last(&stem) + "f",
            'z' => without_last(&stem) + "s",
            _ => stem,
        }
    };
    let two: String = letters.iter().rev().skip(1).take(2).rev().collect();
    if !vowel(before) || DIGRAPHS.contains(&two.as_str()) {
        return harden(stem.to_string());
    }
    // Weak syllables do not lengthen: "monniken", "havens", "vonnissen" never reach this point with a stressed vowel.
    if ["ig", "ik", "el", "er", "em", "es", "et", "it"].iter().any(|weak| stem.ends_with(weak))
        && letters.len() > 4
        && matches!(before, 'i')
    {
        return harden(stem.to_string());
    }
    // An open syllable: the long vowel is written double again.
    let long = match before {
        'a' | 'e' | 'o' | 'u' => before,
        _ => return harden(stem.to_string()),
    };
    let mut lengthened = without_last(stem);
    lengthened.push(long);
    lengthened.push(last);
    harden(lengthened)
}

fn without_last(word: &str) -> String {
    let mut shorter = word.to_string();
    shorter.pop();
    shorter
}

/// Adjectives and participles used as nouns have a singular in -e: "gesneuvelden", "opvarenden", "daklozen".
fn nominal(word: &str, stem: &str) -> bool {
    let participle = ["ge", "be", "ver", "ont", "her"].iter().any(|prefix| stem.starts_with(prefix)) || stem.contains("ge");
    if word.ends_with("enden") && !word.ends_with("vrienden") && !word.ends_with("legenden") && word.len() > 7 {
        return true;
    }
    if ["lozen", "jarigen", "digen", "stigen"].iter().any(|ending| word.ends_with(ending)) {
        return true;
    }
    if word.ends_with("enen") && participle && word.len() > 7 {
        return true;
    }
    let past = ["elden", "erden", "enden", "egden", "igden", "orven", "isten", "okken"];
    participle
        && word.len() > 8
        && past.iter().any(|ending| word.ends_with(ending))
        && stem.starts_with(['g', 'v', 'b', 'o'])
        && !word.ends_with("gebeelden")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn plurals_of_every_sort() {
        let lemmas = Lemmas::built_in().unwrap();
        for (plural, singular) in [
            ("landen", "land"),
            ("gezinnen", "gezin"),
            ("huizen", "huis"),
            ("foto's", "foto"),
            ("beloften", "belofte"),
            ("kinderen", "kind"),
            ("lidstaten", "lidstaat"),
            ("leden", "lid"),
            ("gevechtsschepen", "gevechtsschip"),
            ("technici", "technicus"),
            ("compagnieën", "compagnie"),
            ("ideeën", "idee"),
            ("bedrijven", "bedrijf"),
            ("Nederlanders", "Nederlander"),
            ("F-16’s", "F-16"),
            ("troepen", "troep"),
            ("gesneuvelden", "gesneuvelde"),
            ("opvarenden", "opvarende"),
            ("daklozen", "dakloze"),
            ("gevangenen", "gevangene"),
            ("soldaten", "soldaat"),
            ("officieren", "officier"),
            ("mensen", "mens"),
            ("vissersboten", "vissersboot"),
            ("steden", "stad"),
            ("mogelijkheden", "mogelijkheid"),
            ("gebeurtenissen", "gebeurtenis"),
            ("brieven", "brief"),
            ("stuks", "stuk"),
            ("man", "man"),
            ("reactoren", "reactor"),
            ("oorlogen", "oorlog"),
            ("Fransen", "Fransman"),
            ("Chinezen", "Chinees"),
            ("religieuzen", "religieuze"),
            ("journalisten", "journalist"),
            ("", ""),
            ("en", "en"),
            ("s", "s"),
            ("’s", ""),
        ] {
            assert_eq!(lemmas.singular(plural), singular, "{plural}");
        }
    }

    #[test]
    fn plurals_of_the_counted_nouns() {
        let lemmas = Lemmas::built_in().unwrap();
        let (mut all, mut wrong) = (0, Vec::new());
        for row in rows::<4>("noun.tsv", include_str!("../mention/amount/noun.tsv")).unwrap() {
            let [name, forms, ..] = row.fields;
            let plural =
                forms.split('|').nth(1).filter(|plural| forms.split('|').count() == 2 && plural.len() > name.len() && !name.contains(' '));
            let Some(plural) = plural else { continue };
            all += 1;
            let singular = lemmas.singular(plural);
            if singular != name {
                wrong.push(format!("{plural} → {singular}, not {name}"));
            }
        }
        assert!(all > 1000 && wrong.len() * 50 < all, "{} of {all}: {wrong:#?}", wrong.len());
    }
}
