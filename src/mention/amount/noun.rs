//! Counted nouns: what class they have, and which of them stand for troops or for goods.

use crate::error::Error;
use crate::lexicon::{outer, List, Record, Rows};
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

impl Record for Noun {
    fn read(line: &'static str) -> Option<Self> {
        let ([lemma], [class, sort]) = outer(line)?;
        Some(Noun { lemma, class: Class::from_name(class)?, sort: NounSort::from_name(sort)? })
    }
}

/// Loads the nouns with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Rows<Noun>, Error> {
    const FILE: &str = "mention/amount/noun.tsv";
    const NOUNS: &str = include_str!("noun.tsv");
    for row in loader.phrases::<4>(FILE, NOUNS)? {
        let [_, forms, class, sort] = row.fields;
        loader.forms(forms, List::Noun, row.at);
        if Class::from_name(class).is_none() {
            return Err(Error::list(FILE, row.line, &format!("class «{class}»"), "a class of the contract"));
        }
        if NounSort::from_name(sort).is_none() {
            return Err(Error::list(FILE, row.line, &format!("sort «{sort}»"), "force, aid, part or nothing"));
        }
    }
    Ok(Rows::new(NOUNS))
}
