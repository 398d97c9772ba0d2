//! The names of the lists that one lexicon holds.

/// A list of phrases; a [`super::Entry`] names its list and the row in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// Names of states; the row is the country's.
    Country,
    /// Adjectives of states.
    Adjective,
    /// Nouns for inhabitants of states.
    Inhabitant,
    /// Capitals and buildings that stand for a government.
    Metonym,
    /// Places that are no states.
    Place,
    /// Named bodies.
    Organisation,
    /// Words that begin, end or close an organisation's name.
    OrganisationHead,
    /// Functions and titles.
    Role,
    /// First parts of compounds that name a department.
    RoleModifier,
    /// Military formations.
    Unit,
    /// Military materiel.
    Equipment,
    /// Named events.
    Event,
    /// Other proper names.
    Misc,
    /// First names.
    FirstName,
    /// Surnames.
    Surname,
    /// Particles inside a person's name.
    NameParticle,
    /// Counted nouns.
    Noun,
    /// Words of numerals.
    Number,
    /// Words that stand behind a number without being counted.
    Uncounted,
    /// Words between a number and what it counts.
    Modifier,
    /// Approximators and bounds.
    Approximator,
    /// Currencies.
    Currency,
    /// Signs and codes of currencies.
    CurrencySign,
    /// Units of a person's age.
    Age,
    /// Nouns that name what follows by a number.
    Designator,
    /// Units of measure.
    Measure,
    /// Words of dates.
    Date,
    /// Verb forms that tell which way a bare day or month points.
    Tense,
    /// Units of time.
    Duration,
    /// Holidays.
    Holiday,
    /// Verb forms.
    Verb,
    /// Function words: articles, pronouns, prepositions, subordinators, conjunctions, adverbs of the clause.
    Function,
    /// Cues of status, negation and source.
    Cue,
    /// A list that a caller added.
    Custom,
}

impl List {
    /// Every list, each in the place of its number in a packed table.
    pub const ALL: [List; 34] = [
        List::Country,
        List::Adjective,
        List::Inhabitant,
        List::Metonym,
        List::Place,
        List::Organisation,
        List::OrganisationHead,
        List::Role,
        List::RoleModifier,
        List::Unit,
        List::Equipment,
        List::Event,
        List::Misc,
        List::FirstName,
        List::Surname,
        List::NameParticle,
        List::Noun,
        List::Number,
        List::Uncounted,
        List::Modifier,
        List::Approximator,
        List::Currency,
        List::CurrencySign,
        List::Age,
        List::Designator,
        List::Measure,
        List::Date,
        List::Tense,
        List::Duration,
        List::Holiday,
        List::Verb,
        List::Function,
        List::Cue,
        List::Custom,
    ];
    /// Its bit in a set of lists.
    #[inline]
    pub const fn bit(self) -> u64 {
        1 << self as u8
    }

    /// The bits of several lists.
    pub const fn set(lists: &[List]) -> u64 {
        let mut set = 0;
        let mut rest = lists;
        while let [list, others @ ..] = rest {
            set |= list.bit();
            rest = others;
        }
        set
    }
}
