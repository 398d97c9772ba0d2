//! Counted nouns: what class they have, and which of them stand for troops or for goods.

use crate::error::Error;
use crate::lexicon::List;
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

/// Loads the nouns with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Vec<Noun>, Error> {
    let rows = loader.rows::<4>("mention/amount/noun.tsv", include_str!("noun.tsv"))?;
    let mut nouns = Vec::with_capacity(rows.len());
    for row in rows {
        let [lemma, forms, class, sort] = row.fields;
        loader.forms(forms, List::Noun, nouns.len());
        let class = Class::from_name(class)
            .ok_or_else(|| Error::list("mention/amount/noun.tsv", row.line, &format!("class «{class}»"), "a class of the contract"))?;
        let sort = match sort {
            "force" => NounSort::Force,
            "aid" => NounSort::Aid,
            "part" => NounSort::Part,
            "" => NounSort::Plain,
            other => {
                return Err(Error::list("mention/amount/noun.tsv", row.line, &format!("sort «{other}»"), "force, aid, part or nothing"))
            }
        };
        nouns.push(Noun { lemma, class, sort });
    }
    Ok(nouns)
}
