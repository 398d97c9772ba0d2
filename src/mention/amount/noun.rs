//! Counted nouns: what class they have, and which of them stand for troops or for goods.

use crate::error::Error;
use crate::lexicon::{List, Rows};
use crate::mention::Loader;
use crate::value::Class;

/// What a plain noun can stand for in a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounSort {
    /// Troops: "militairen", "versterkingen".
    Force,
    /// Something that can be supplied: "hulp", "brandstof".
    Aid,
    /// A part of a group: "helft".
    Part,
    /// Anything else.
    Plain,
}

/// A noun that is counted in news.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// Singular lemma.
    pub lemma: &'static str,
    /// What it counts as.
    pub class: Class,
    /// What it can stand for.
    pub sort: NounSort,
}

impl NounSort {
    const ALL: [NounSort; 4] = [NounSort::Force, NounSort::Aid, NounSort::Part, NounSort::Plain];

    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "force" => NounSort::Force,
            "aid" => NounSort::Aid,
            "part" => NounSort::Part,
            "" => NounSort::Plain,
            _ => return None,
        })
    }
}

/// The nouns by their rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nouns(Rows<&'static str>);

/// A row is the byte where the noun's line begins, with the number of its sort above these bits and that of its class above those,
/// so that only who wants the lemma looks at the line.
const SORT: u32 = 20;
const CLASS: u32 = 22;

impl Nouns {
    /// The noun of a row.
    #[inline]
    pub fn get(&self, row: u32) -> Option<Noun> {
        let [lemma] = self.0.front((row & ((1 << SORT) - 1)) as usize)?;
        let (class, sort) = Self::meaning(row)?;
        Some(Noun { lemma, class, sort })
    }

    /// What the noun of a row counts as and can stand for, which the row alone tells.
    #[inline]
    pub fn meaning(row: u32) -> Option<(Class, NounSort)> {
        Some((*Class::ALL.get((row >> CLASS) as usize)?, *NounSort::ALL.get((row >> SORT & 3) as usize)?))
    }
}

fn row_of(at: usize, class: Class, sort: NounSort) -> usize {
    at | (sort as usize) << SORT | (class as usize) << CLASS
}

/// Loads the nouns with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Nouns, Error> {
    const FILE: &str = "mention/amount/noun.tsv";
    const NOUNS: &str = include_str!("noun.tsv");
    for row in loader.phrases::<4>(FILE, NOUNS)? {
        let [_, forms, class, sort] = row.fields;
        let Some(class) = Class::from_name(class) else {
            return Err(Error::list(FILE, row.line, &format!("class «{class}»"), "a class of the contract"));
        };
        let Some(sort) = NounSort::from_name(sort) else {
            return Err(Error::list(FILE, row.line, &format!("sort «{sort}»"), "force, aid, part or nothing"));
        };
        loader.forms(forms, List::Noun, row_of(row.at, class, sort));
    }
    Ok(Nouns(Rows::new(NOUNS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_tells_what_its_line_says() {
        let text = "fregat\tfregat|fregatten\tship\t\nmilitair\tmilitair|militairen\tpersonnel\tforce\n";
        let (nouns, at) = (Nouns(Rows::new(text)), text.find("militair\t").unwrap_or(0));
        let noun = |row: usize| nouns.get(row as u32).map(|noun| (noun.lemma, noun.class, noun.sort));
        assert_eq!(noun(row_of(0, Class::Ship, NounSort::Plain)), Some(("fregat", Class::Ship, NounSort::Plain)));
        assert_eq!(noun(row_of(at, Class::Personnel, NounSort::Force)), Some(("militair", Class::Personnel, NounSort::Force)));
        assert_eq!(noun(usize::MAX), None);
        let meaning = Nouns::meaning(row_of(at, Class::Personnel, NounSort::Force) as u32);
        assert_eq!(meaning, Some((Class::Personnel, NounSort::Force)));
    }
}
