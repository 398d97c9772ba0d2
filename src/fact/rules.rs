//! The rules of the fact stage: the built-in files, checked against the contract's names, with a caller's files behind.

use crate::error::Error;
use crate::fact::cue::Cues;
use crate::fact::noun::Nouns;
use crate::fact::plan::{Plan, Plans};
use crate::fact::verb::{Uses, Verbs};
use crate::fact::FactType;
use crate::lexicon::{stamp, Aligned, List, Prefilter};
use crate::mention::amount::NounSort;
use crate::mention::{Context, Lists};
use crate::rule::{self, pack, RuleSet, Schema};
use crate::text::fold;
use crate::token::Shape;
use crate::value::{Class, Kind, Outcome, Status};

/// The built-in rule files, in the order in which they are read.
pub const FILES: &[(&str, &str)] = &[
    ("fact/role.rules", include_str!("role.rules")),
    ("fact/strength.rules", include_str!("strength.rules")),
    ("fact/deployment.rules", include_str!("deployment.rules")),
    ("fact/supply.rules", include_str!("supply.rules")),
    ("fact/command.rules", include_str!("command.rules")),
    ("fact/readiness.rules", include_str!("readiness.rules")),
    ("fact/training.rules", include_str!("training.rules")),
    ("fact/casualties.rules", include_str!("casualties.rules")),
    ("fact/attack.rules", include_str!("attack.rules")),
    ("fact/meeting.rules", include_str!("meeting.rules")),
    ("fact/statement.rules", include_str!("statement.rules")),
];

/// Where a slot line may look; the number is the place in this list.
pub const POSITIONS: &[&str] = &["subject", "object", "indirect", "possessive", "trigger", "any"];

/// A plain noun as a kind of filler, behind the contract's kinds.
pub const NOUN: u16 = Kind::ALL.len() as u16;

/// What a plain noun can stand for, behind the contract's classes.
pub const SORTS: &[&str] = &["force", "aid", "part"];

/// The class that stands for a sort of plain nouns in rule files; none for plain ones.
pub fn sort_class(sort: NounSort) -> Option<rule::Class> {
    let place = match sort {
        NounSort::Force => 0,
        NounSort::Aid => 1,
        NounSort::Part => 2,
        NounSort::Plain => return None,
    };
    Some(rule::Class(Class::ALL.len() as u16 + place))
}

/// The words that rule files may use: the contract's kinds, classes, fact types, slots and statuses.
pub fn schema() -> Schema {
    let names = |kinds: &[Kind]| kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>();
    let mut schema = Schema::new(fold::hash)
        .kinds(&names(Kind::ALL))
        .kinds(&["noun"])
        .classes(&Class::ALL.iter().map(|class| class.name()).collect::<Vec<_>>())
        .classes(SORTS)
        .statuses(&Status::ALL.iter().map(|status| status.name()).collect::<Vec<_>>())
        .positions(POSITIONS)
        .expectations(&["source", "time"])
        .shapes(&[
            ("capital", u32::from(Shape::CAPITAL.bits())),
            ("acronym", u32::from(Shape::UPPER.bits())),
            ("lower", u32::from(Shape::LETTER.bits()) << 16),
            ("letters", u32::from(Shape::LETTER.bits())),
            ("digits", u32::from(Shape::NUMERIC.bits())),
            ("punctuation", u32::from(Shape::MARK.bits())),
            ("quote", u32::from(Shape::QUOTE.bits())),
        ]);
    schema = schema.reserved(&["type", "start", "end", "sentence", "rule", "why", "cut"]);
    for fact in FactType::ALL {
        schema = schema.fact(fact.name(), fact.slots());
    }
    schema.values(FactType::Casualties.name(), "outcome", &Outcome::ALL.iter().map(|outcome| outcome.name()).collect::<Vec<_>>())
}

/// The same words for a caller's files, with what only they need: the caller's lists, and the verbs, of which a misspelt one is
/// a fault rather than a rule that finds nothing.
pub fn callers_schema(lists: &Lists) -> Schema {
    let names: Vec<&str> = lists.name.custom.names.iter().map(String::as_str).collect();
    let verbs = lists.verbs.rows().filter_map(|row| lists.verbs.verb(row));
    schema().lists(&names).verbs(verbs.map(|verb| verb.lemma)).facts_only()
}

/// The fact type of a rule, and which of those that files declare it is.
pub fn fact_type(fact: rule::FactType) -> (FactType, Option<u16>) {
    match FactType::ALL.get(fact.index()) {
        Some(own) => (*own, None),
        None => (FactType::Custom, fact.0.checked_sub(FactType::ALL.len() as u16)),
    }
}

/// The shapes of a token as bits of the schema: its own, and in the upper half that of a word without a capital.
pub fn shape_bits(shape: Shape) -> u32 {
    let lower = shape.has(Shape::LETTER) && !shape.has(Shape::CAPITAL);
    u32::from(shape.bits()) | if lower { u32::from(Shape::LETTER.bits()) << 16 } else { 0 }
}

/// The bytes of the shortest word that may be a compound of a trigger noun or of a body without a name.
pub(super) const COMPOUND: usize = 8;

/// Checked rules, ready to run.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// The rules of all files.
    pub set: RuleSet,
    /// Cues of status.
    pub cues: Cues,
    /// How many rules stand before those of a caller, where there are any.
    pub callers: Option<usize>,
    /// The verbs that trigger frames.
    pub(super) verbs: Verbs,
    /// The nouns that trigger frames.
    pub(super) nouns: Nouns,
    /// A quick no for words that are neither such a noun nor a body without a name.
    pub(super) prefilter: Prefilter,
    /// The frames as they are run.
    pub(super) plans: Plans,
}

/// The built-in rules, packed. `FEITEN_UPDATE_LEXICON=1 cargo test lexicon` writes them anew.
static PACKED: &Aligned<[u8]> = &Aligned(*include_bytes!("rules.bin"));

/// The parts of the packed rules behind their stamp, each behind its length (u64, little-endian) and with zeros up to a multiple of
/// eight bytes, so that what stands in the tables of nouns lies on one line of the cache.
pub struct Packed {
    /// The set of rules.
    set: &'static [u8],
    /// How their frames are run.
    plans: &'static [u8],
    /// The verbs that trigger them.
    verbs: &'static [u8],
    /// Lemmas of trigger nouns.
    pub lemmas: &'static [u8],
    /// Forms of trigger nouns.
    pub forms: &'static [u8],
    /// Ends of compounds of them.
    pub ends: &'static [u8],
    /// The quick no before both.
    pub prefilter: &'static [u8],
}

impl Packed {
    /// The parts, if they were made of rules with this stamp.
    fn new(stamp: u64) -> Option<Packed> {
        let (own, mut rest) = PACKED.0.split_first_chunk()?;
        let mut part = || {
            let (length, behind) = rest.split_first_chunk()?;
            let length = u64::from_le_bytes(*length) as usize;
            let part = behind.get(..length)?;
            rest = behind.get(length.next_multiple_of(8)..)?;
            Some(part)
        };
        (u64::from_le_bytes(*own) == stamp).then_some(())?;
        Some(Packed { set: part()?, plans: part()?, verbs: part()?, lemmas: part()?, forms: part()?, ends: part()?, prefilter: part()? })
    }
}

/// The stamp of the built-in rules: their texts, every name that a rule is checked against, and the lists, whose verbs they number.
fn rules_stamp(lists: &Lists) -> u64 {
    let texts = FILES.iter().fold(lists.lexicon.stamp(), |before, (_, text)| stamp(before, text));
    let facts = FactType::ALL.iter().flat_map(|fact| fact.slots().iter().copied().chain([fact.name()]));
    let kinds = Kind::ALL.iter().map(|kind| kind.name()).chain(Class::ALL.iter().map(|class| class.name()));
    let names = facts.chain(kinds).chain(Status::ALL.iter().map(|status| status.name())).chain(SORTS.iter().copied());
    names.chain(POSITIONS.iter().copied()).fold(texts, |before, name| before.rotate_left(1) ^ fold::hash(name))
}

impl Rules {
    /// The built-in rules. They are read as they were packed, without their examples; only where a rule was changed since,
    /// their source is read.
    ///
    /// # Errors
    /// The faults of the files; a test holds that the built-in ones have none.
    pub fn built_in(lists: &Lists) -> Result<Self, Error> {
        let rules = match Self::packed(lists) {
            Some(rules) => rules,
            None => Self::from_source()?.planned(lists),
        };
        Ok(Rules { cues: Cues::built_in(lists)?, ..rules }.with_prefilter())
    }

    /// The built-in rules without cues, read from their source, with their examples.
    ///
    /// # Errors
    /// The faults of the files; a test holds that the built-in ones have none.
    pub fn from_source() -> Result<Self, Error> {
        Self::default().read(FILES, &schema())
    }

    fn packed(lists: &Lists) -> Option<Self> {
        let stamp = rules_stamp(lists);
        let packed = Packed::new(stamp)?;
        Some(Rules {
            set: RuleSet::unpack(packed.set)?,
            plans: pack::unpack(packed.plans)?,
            verbs: pack::unpack(packed.verbs)?,
            nouns: Nouns::packed(&packed, stamp)?,
            ..Rules::default()
        })
    }

    /// The same, with what runs their frames.
    fn planned(self, lists: &Lists) -> Self {
        let plans = Plans::new(&self.set);
        Rules { verbs: Verbs::new(&self.set, &plans, lists), plans, ..self }
    }

    /// The built-in rules as they are packed into `src/fact/rules.bin`, beside these lists.
    pub fn pack(self, lists: &Lists) -> Vec<u8> {
        let stamp = rules_stamp(lists);
        let rules = self.planned(lists);
        let nouns = Nouns::new(&rules.set, stamp);
        let [lemmas, forms, ends, prefilter] = nouns.bytes();
        let mut bytes = stamp.to_le_bytes().to_vec();
        for part in [rules.set.pack(), pack::pack(&rules.plans), pack::pack(&rules.verbs), lemmas, forms, ends, prefilter] {
            bytes.extend((part.len() as u64).to_le_bytes());
            bytes.extend(part);
            bytes.resize(bytes.len().next_multiple_of(8), 0);
        }
        bytes
    }

    /// No rule, with the cues of status that every rule needs.
    pub(crate) fn bare(&self) -> Self {
        Rules { cues: self.cues.clone(), ..Self::default() }.with_prefilter()
    }

    /// These rules with those of further files behind them.
    ///
    /// # Errors
    /// All faults of the files, each with file, line, column and carets.
    pub fn with(self, files: &[(&str, &str)], lists: &Lists) -> Result<Self, Error> {
        let (callers, known) = (self.callers.or(Some(self.set.len())), self.nouns.len());
        self.read(files, &callers_schema(lists))
            .map(|rules| {
                let rules = rules.planned(lists);
                Rules { callers, nouns: rules.nouns.among(lists, known), ..rules }
            })
            .map(Self::with_prefilter)
    }

    /// The rules with what tells of most words that they are none of their nouns and cues.
    fn with_prefilter(self) -> Self {
        Rules { prefilter: self.nouns.prefilter.or(&self.cues.body_prefilter), ..self }
    }

    fn read(self, files: &[(&str, &str)], schema: &Schema) -> Result<Self, Error> {
        let set = self.set.extended(files, schema).map_err(|faults| Error::rule(faults.to_string()))?;
        Ok(Rules { nouns: self.nouns.extended(&set), set, cues: self.cues, ..Rules::default() })
    }

    /// The frames by which a verb, by its row, says something, without another word.
    pub(super) fn sayings(&self, verb: u32) -> impl Iterator<Item = &Plan> {
        self.verbs.sayings(&self.set, &self.plans, verb)
    }

    /// Whether a verb, by its row, has such frames.
    pub fn says(&self, verb: u32) -> bool {
        self.verbs.uses(verb).has(Uses::SAYS)
    }

    /// The lemmas of trigger nouns of which the token is a form, or a compound that ends in one.
    pub fn noun_trigger(&self, context: &Context<'_>, at: usize) -> Option<u64> {
        if !self.nouns.may_be(context.function(at)) {
            return None;
        }
        let shape = context.shape(at);
        if shape.any(Shape::MARK.with(Shape::NUMERIC)) || !shape.has(Shape::LETTER) {
            return None;
        }
        let word = context.word(at);
        if word.len() < self.nouns.shortest() {
            return None;
        }
        if let Some((lemma, _)) = self.nouns.form(context.hash(at)) {
            return Some(lemma);
        }
        if word.len() < COMPOUND || context.slot(at).is_in(List::Verb) {
            return None;
        }
        self.nouns.compound(&fold::folded(word)).map(|(lemma, _, _)| lemma)
    }

    /// The singular of a trigger noun or of a compound that ends in one.
    pub fn noun_lemma(&self, folded: &str, word: &str, lemma: u64) -> String {
        if let Some((_, letters)) = self.nouns.form(fold::hash(word)).filter(|(own, _)| *own == lemma) {
            return letters.to_owned();
        }
        match self.nouns.compound(folded) {
            Some((_, letters, from)) => format!("{}{letters}", folded.get(..from).unwrap_or("")),
            None => folded.to_owned(),
        }
    }
}
