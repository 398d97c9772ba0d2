//! Function words: the closed classes that show where clauses and phrases begin.

use crate::error::Error;
use crate::lexicon::rows;
use crate::text::fold;

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

    /// Opens a clause and is no preposition, or [opposes](Function::opposes) one; what the other classes tell.
    pub const BORDER: Function = Function(1 << 25);

    /// Whether a word joins clauses and lists nothing.
    pub const fn opposes(self) -> bool {
        self.any(Function::COORDINATOR) & !self.any(Function::LIST)
    }

    /// The set with what its classes tell together.
    const fn completed(self) -> Function {
        let opens = self.any(Function::SUBORDINATOR.with(Function::RELATIVE)) & !self.any(Function::PREPOSITION);
        if opens | self.opposes() {
            self.with(Function::BORDER)
        } else {
            self
        }
    }

    /// Whether any class of `other` is in the set.
    pub const fn any(self, other: Function) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of both.
    pub const fn with(self, other: Function) -> Function {
        Function(self.0 | other.0)
    }

    /// The classes if `holds`, else none.
    pub const fn when(self, holds: bool) -> Function {
        Function(self.0 * holds as u32)
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

/// The classes of function words by the hash of the word: a table of a power of two places, at most half of them taken, in
/// which a word stands, by the lower half of its hash, at the upper bits or behind. About every second token of a text is asked for.
#[derive(Clone, Debug, Default)]
pub struct FunctionTable {
    places: Vec<(u32, Function)>,
}

impl FunctionTable {
    /// The table of these words; of several readings of one word the first counts.
    pub fn new(words: &[(&str, Function)]) -> Self {
        let mut table = FunctionTable { places: vec![(0, Function::default()); (2 * words.len()).next_power_of_two().max(2)] };
        for &(word, classes) in words {
            let hash = fold::hash(word);
            let place = table.place(hash);
            if let Some(place) = table.places.get_mut(place).filter(|(own, _)| *own == 0) {
                *place = (hash as u32, classes.completed());
            }
        }
        table
    }

    /// The classes of the word with this hash.
    #[inline]
    pub fn get(&self, hash: u64) -> Function {
        self.places.get(self.place(hash)).map_or(Function::default(), |(_, classes)| *classes)
    }

    /// Where the hash stands, else the free place where it would.
    #[inline]
    fn place(&self, hash: u64) -> usize {
        let last = self.places.len().wrapping_sub(1);
        let mut place = (hash >> 40) as usize & last;
        while self.places.get(place).is_some_and(|(own, _)| *own != hash as u32 && *own != 0) {
            place = (place + 1) & last;
        }
        place
    }
}

/// Reads a list of function words: each word with its classes, in small letters, so that its hash tells all.
///
/// # Errors
/// A row with another number of columns, a word that asks for a capital, or a class that does not exist.
pub fn parse<'t>(file: &str, text: &'t str) -> Result<Vec<(&'t str, Function)>, Error> {
    rows::<2>(file, text)?
        .into_iter()
        .map(|row| {
            let [word, classes] = row.fields;
            if word.starts_with('=') || word.chars().any(char::is_uppercase) {
                return Err(Error::list(file, row.line, word, "a word in small letters"));
            }
            let set = classes.split('|').try_fold(Function::default(), |set, name| {
                Function::from_name(name)
                    .map(|class| set.with(class))
                    .ok_or_else(|| Error::list(file, row.line, &format!("class «{name}»"), "a class of function words"))
            })?;
            Ok((word, set))
        })
        .collect()
}
