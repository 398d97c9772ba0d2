//! Function words: the closed classes that show where clauses and phrases begin.

use crate::error::Error;
use crate::lexicon::rows;

/// The function words that come with the crate.
pub const FUNCTION_WORDS: &str = include_str!("function.tsv");

/// A set of classes of function words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Function(u32);

impl Function {
    /// Opens a subordinate clause.
    pub const SUBORDINATOR: Function = Function(1);
    /// Makes the clause that it opens a condition.
    pub const CONDITIONAL: Function = Function(1 << 1);
    /// Opens a relative clause.
    pub const RELATIVE: Function = Function(1 << 2);
    /// A preposition.
    pub const PREPOSITION: Function = Function(1 << 3);
    /// Joins clauses.
    pub const COORDINATOR: Function = Function(1 << 4);
    /// Joins the members of a list.
    pub const LIST: Function = Function(1 << 5);
    /// An article.
    pub const ARTICLE: Function = Function(1 << 6);
    /// A determiner that is no article.
    pub const DETERMINER: Function = Function(1 << 7);
    /// A possessive.
    pub const POSSESSIVE: Function = Function(1 << 8);
    /// A demonstrative.
    pub const DEMONSTRATIVE: Function = Function(1 << 9);
    /// A personal or demonstrative pronoun.
    pub const PRONOUN: Function = Function(1 << 10);
    /// A pronoun that is a subject only.
    pub const SUBJECT: Function = Function(1 << 11);
    /// A pronoun that is an object only.
    pub const OBJECT: Function = Function(1 << 12);
    /// Negates.
    pub const NEGATION: Function = Function(1 << 13);
    /// An adverb that heads no phrase.
    pub const ADVERB: Function = Function(1 << 14);
    /// A pro-adverb of place.
    pub const THERE: Function = Function(1 << 15);
    /// "te" before an infinitive.
    pub const INFINITIVE_MARKER: Function = Function(1 << 16);
    /// Opens an infinitive clause of purpose.
    pub const PURPOSE: Function = Function(1 << 17);
    /// Names the speaker of what stands before it.
    pub const ATTRIBUTION: Function = Function(1 << 18);
    /// The definite article.
    pub const DEFINITE: Function = Function(1 << 19);
    /// Opens a span of time at its point.
    pub const SINCE: Function = Function(1 << 20);
    /// Ends a span of time at its point.
    pub const UNTIL: Function = Function(1 << 21);
    /// Names who says it.
    pub const ACCORDING: Function = Function(1 << 22);
    /// Opens a part of a group.
    pub const AMONG: Function = Function(1 << 23);
    /// A preposition that says where or where to.
    pub const LOCATIVE: Function = Function(1 << 24);

    /// Whether any class of `other` is in the set.
    pub const fn any(self, other: Function) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of both.
    pub const fn with(self, other: Function) -> Function {
        Function(self.0 | other.0)
    }

    /// Whether the set is empty: no function word.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    fn from_name(name: &str) -> Option<Function> {
        Some(match name {
            "subordinator" => Function::SUBORDINATOR,
            "conditional" => Function::CONDITIONAL,
            "relative" => Function::RELATIVE,
            "preposition" => Function::PREPOSITION,
            "coordinator" => Function::COORDINATOR,
            "list" => Function::LIST,
            "article" => Function::ARTICLE,
            "determiner" => Function::DETERMINER,
            "possessive" => Function::POSSESSIVE,
            "demonstrative" => Function::DEMONSTRATIVE,
            "pronoun" => Function::PRONOUN,
            "subject" => Function::SUBJECT,
            "object" => Function::OBJECT,
            "negation" => Function::NEGATION,
            "adverb" => Function::ADVERB,
            "there" => Function::THERE,
            "infinitive marker" => Function::INFINITIVE_MARKER,
            "purpose" => Function::PURPOSE,
            "attribution" => Function::ATTRIBUTION,
            "locative" => Function::LOCATIVE,
            "among" => Function::AMONG,
            "since" => Function::SINCE,
            "until" => Function::UNTIL,
            "according" => Function::ACCORDING,
            "definite" => Function::DEFINITE,
            _ => return None,
        })
    }
}

/// Reads a list of function words: each word with its classes.
///
/// # Errors
/// A row with another number of columns, or a class that does not exist.
pub fn parse<'t>(file: &str, text: &'t str) -> Result<Vec<(&'t str, Function)>, Error> {
    rows::<2>(file, text)?
        .into_iter()
        .map(|row| {
            let [word, classes] = row.fields;
            let set = classes.split('|').try_fold(Function::default(), |set, name| {
                Function::from_name(name)
                    .map(|class| set.with(class))
                    .ok_or_else(|| Error::list(file, row.line, &format!("class «{name}»"), "a class of function words"))
            })?;
            Ok((word, set))
        })
        .collect()
}
