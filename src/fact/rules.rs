//! The rules of the fact stage: the built-in files, checked against the contract's names, with a caller's files behind.

use std::collections::hash_map::Entry;
use std::collections::HashSet;

use aho_corasick::{AhoCorasick, Match};

use crate::error::Error;
use crate::fact::cue::Cues;
use crate::fact::FactType;
use crate::lexicon::{HashKeyed, List};
use crate::mention::{Context, Lists};
use crate::rule::{self, RuleSet, Schema};
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
    schema().lists(&names).verbs(lists.verbs.verbs().iter().map(|verb| &*verb.lemma)).facts_only()
}

/// The fact type of a rule, and which of those that files declare it is.
pub fn fact_type(fact: rule::FactType) -> (FactType, Option<u16>) {
    match FactType::ALL.get(fact.index()) {
        Some(own) => (*own, None),
        None => (FactType::Custom, fact.0.checked_sub(FactType::ALL.len() as u16)),
    }
}

/// The spellings that a noun's plural can have; more than there are does no harm.
fn noun_forms(lemma: &str) -> Vec<String> {
    let mut forms =
        vec![lemma.to_owned(), format!("{lemma}en"), format!("{lemma}n"), format!("{lemma}s"), format!("{lemma}'s"), format!("{lemma}ën")];
    let mut letters = lemma.chars();
    if let Some(last) = letters.next_back() {
        let stem = letters.as_str();
        let soft = match last {
            's' => Some('z'),
            'f' => Some('v'),
            _ => None,
        };
        // "bom" → "bommen", "reis" → "reizen", "wapenstilstandsbesluit" → "…besluiten"
        forms.push(format!("{lemma}{last}en"));
        forms.extend(soft.map(|soft| format!("{stem}{soft}en")));
        // "inzet", "schot" aside, a doubled vowel is written once: "moord" keeps its own, "ontvoering" needs none.
        let mut before = stem.chars();
        if let (Some(second), Some(first)) = (before.next_back(), before.next_back()) {
            if first == second && "aeou".contains(first) {
                forms.push(format!("{}{second}{last}en", before.as_str()));
            }
        }
        forms.extend(lemma.strip_suffix("heid").map(|stem| format!("{stem}heden")));
    }
    forms
}

/// The shapes of a token as bits of the schema: its own, and in the upper half that of a word without a capital.
pub fn shape_bits(shape: Shape) -> u32 {
    let lower = shape.has(Shape::LETTER) && !shape.has(Shape::CAPITAL);
    u32::from(shape.bits()) | if lower { u32::from(Shape::LETTER.bits()) << 16 } else { 0 }
}

/// Checked rules, ready to run.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// The rules of all files.
    pub set: RuleSet,
    /// Cues of status.
    pub cues: Cues,
    /// How many rules stand before those of a caller, where there are any.
    pub callers: Option<usize>,
    /// The forms of the nouns that trigger frames: their lemma and its letters.
    nouns: HashKeyed<(u64, Box<str>)>,
    /// The same forms in one automaton, for the ends of compounds, with what each pattern is.
    ends: Option<AhoCorasick>,
    forms: Vec<(u64, Box<str>)>,
    /// The last letters of the forms: most words have others.
    tails: HashSet<[u8; TAIL]>,
}

/// How many last letters tell that a word ends in no trigger noun; no form is shorter.
const TAIL: usize = 3;

/// The first part of a compound has at least this many letters.
const MODIFIER: usize = 3;

impl Rules {
    /// The built-in rules.
    ///
    /// # Errors
    /// The faults of the files; a test holds that the built-in ones have none.
    pub fn built_in(lists: &Lists) -> Result<Self, Error> {
        let rules = Self::default().read(FILES, &schema())?;
        Ok(Rules { cues: Cues::built_in(lists)?, ..rules })
    }

    /// No rule, with the cues of status that every rule needs.
    pub(crate) fn bare(&self) -> Self {
        Rules { cues: self.cues.clone(), ..Self::default() }
    }

    /// These rules with those of further files behind them.
    ///
    /// # Errors
    /// All faults of the files, each with file, line, column and carets.
    pub fn with(self, files: &[(&str, &str)], lists: &Lists) -> Result<Self, Error> {
        let callers = self.callers.or(Some(self.set.len()));
        self.read(files, &callers_schema(lists)).map(|rules| Rules { callers, ..rules })
    }

    fn read(self, files: &[(&str, &str)], schema: &Schema) -> Result<Self, Error> {
        let cues = self.cues;
        self.set.extended(files, schema).map(|set| Rules { cues, ..Rules::indexed(set) }).map_err(|faults| Error::rule(faults.to_string()))
    }

    fn indexed(set: RuleSet) -> Self {
        let mut nouns: HashKeyed<(u64, Box<str>)> = HashKeyed::default();
        let mut patterns = Vec::new();
        let mut forms = Vec::new();
        let mut tails = HashSet::new();
        for trigger in set.frames().iter().flat_map(|frame| &frame.nouns) {
            let lemma = trigger.text.rsplit(' ').next().unwrap_or(&trigger.text);
            for form in noun_forms(lemma) {
                if let Entry::Vacant(place) = nouns.entry(fold::hash(&form)) {
                    place.insert((trigger.head(), lemma.into()));
                    let folded = fold::fold(&form);
                    tails.extend(folded.as_bytes().last_chunk().copied());
                    patterns.push(folded);
                    forms.push((trigger.head(), lemma.into()));
                }
            }
        }
        // A few thousand short words; only more than the automaton can number would fail.
        let ends = AhoCorasick::new(&patterns).ok();
        Rules { set, cues: Cues::default(), callers: None, nouns, ends, forms, tails }
    }

    /// The lemmas of trigger nouns of which the token is a form, or a compound that ends in one.
    pub fn noun_trigger(&self, context: &Context<'_>, at: usize) -> Option<u64> {
        let shape = context.shape(at);
        if shape.any(Shape::MARK.with(Shape::NUMERIC)) || !shape.has(Shape::LETTER) {
            return None;
        }
        if let Some((lemma, _)) = self.nouns.get(&context.hash(at)) {
            return Some(*lemma);
        }
        let word = context.word(at);
        if word.len() < 8 || context.slot(at).is_in(List::Verb) {
            return None;
        }
        let tail = word.as_bytes().last_chunk::<TAIL>().map(|tail| tail.map(|byte| byte.to_ascii_lowercase()));
        if tail.is_some_and(|tail| tail.is_ascii() && !self.tails.contains(&tail)) {
            return None;
        }
        self.compound(&fold::fold(word)).map(|(lemma, _, _)| lemma)
    }

    /// The longest trigger noun that ends a folded compound: its lemma, the lemma's letters, and where it begins.
    fn compound(&self, folded: &str) -> Option<(u64, &str, usize)> {
        let ends = self.ends.as_ref()?.find_overlapping_iter(folded).filter(|end| end.end() == folded.len() && end.start() >= MODIFIER);
        let longest = ends.min_by_key(Match::start)?;
        let (lemma, letters) = self.forms.get(longest.pattern().as_usize())?;
        Some((*lemma, &**letters, longest.start()))
    }

    /// The singular of a trigger noun or of a compound that ends in one.
    pub fn noun_lemma(&self, folded: &str, word: &str, lemma: u64) -> String {
        if let Some((_, letters)) = self.nouns.get(&fold::hash(word)).filter(|(own, _)| *own == lemma) {
            return letters.to_string();
        }
        match self.compound(folded) {
            Some((_, letters, from)) => format!("{}{letters}", folded.get(..from).unwrap_or("")),
            None => folded.to_owned(),
        }
    }
}
