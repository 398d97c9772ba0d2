//! Nouns that trigger frames: their forms, and the compounds that end in one.

use std::ops::Range;

use crate::fact::rules::Packed;
use crate::lexicon::{Ends, Hashed, List, Prefilter};
use crate::mention::Lists;
use crate::rule::{pack, Phrase, RuleSet};
use crate::text::fold;
use crate::token::function::Function;

/// The first part of a compound has at least this many letters.
const MODIFIER: usize = 3;

/// The trigger nouns of a set of rules.
#[derive(Clone, Debug, Default)]
pub struct Nouns {
    /// The hash of each lemma as the frames name it, and where its letters stand among those of all.
    lemmas: Vec<(u64, Range<u32>)>,
    letters: String,
    /// The number of the lemma, by the hash of its forms.
    forms: Hashed,
    /// The same by the ends of folded words.
    ends: Ends,
    /// A quick no before both.
    pub(super) prefilter: Prefilter,
    /// Whether a form is also a function word; those of the built-in rules are none, a possessive aside.
    closed: bool,
}

impl Nouns {
    /// The nouns of these rules.
    pub fn new(set: &RuleSet, stamp: u64) -> Self {
        let (lemmas, letters) = lemmas(set);
        let (mut forms, mut ends) = (Vec::new(), Vec::new());
        // The first noun that has a form keeps it.
        for (number, (_, lemma)) in lemmas.iter().enumerate().rev() {
            for form in spellings(within(&letters, lemma)) {
                forms.push((fold::hash(&form), number as u32));
                ends.push((fold::fold(&form), number as u32));
            }
        }
        let prefilter = Prefilter::build(forms.iter().map(|(form, _)| *form), ends.iter().map(|(form, _)| form.as_str()));
        Nouns { lemmas, letters, forms: Hashed::build(stamp, 0, forms), ends: Ends::build(stamp, &ends), prefilter, closed: false }
    }

    /// The nouns of these rules, of which those that these nouns are from come first. Most rules of a caller have none, and then there is
    /// nothing to make anew.
    pub fn extended(self, set: &RuleSet) -> Self {
        let count: usize = set.frames().iter().map(|frame| frame.nouns.len()).sum();
        if count > 0 && count == self.len() {
            return self;
        }
        Nouns { closed: self.closed, ..Nouns::new(set, 0) }
    }

    /// How many noun triggers there are.
    pub fn len(&self) -> usize {
        self.lemmas.len()
    }

    /// The same, with whether a form of those behind the first `known` is also a function word.
    pub fn among(self, lists: &Lists, known: usize) -> Self {
        let closed = |form: &String| {
            let rows = lists.lexicon.word(fold::hash(form)).filter(|entry| entry.list == List::Function);
            rows.filter_map(|entry| lists.functions.get(entry.row as usize)).any(|function| is_closed(*function))
        };
        let mut further = self.lemmas.iter().skip(known);
        let closed = further.any(|(_, lemma)| spellings(within(&self.letters, lemma)).iter().any(closed));
        Nouns { closed: self.closed || closed, ..self }
    }

    /// Whether a word may trigger a frame by its classes as a function word.
    pub fn may_be(&self, function: Function) -> bool {
        self.closed || !is_closed(function)
    }

    /// The nouns of rules as they were packed.
    pub fn packed(packed: &Packed, stamp: u64) -> Option<Self> {
        let (lemmas, letters) = pack::unpack(packed.lemmas)?;
        Some(Nouns {
            lemmas,
            letters,
            forms: Hashed::packed(packed.forms, stamp)?,
            ends: Ends::packed(packed.ends, stamp)?,
            prefilter: Prefilter::packed(packed.prefilter),
            closed: false,
        })
    }

    /// The bytes of the lemmas, of both tables and of the quick no before them.
    pub fn bytes(&self) -> [Vec<u8>; 4] {
        let lemmas = pack::pack(&(self.lemmas.clone(), self.letters.clone()));
        [lemmas, self.forms.bytes().to_vec(), self.ends.bytes(), self.prefilter.bytes()]
    }

    /// The lemma of which a word is a form, by the word's hash: the lemma's hash and letters.
    pub fn form(&self, hash: u64) -> Option<(u64, &str)> {
        self.lemma(self.forms.get(hash)?)
    }

    /// The bytes of the shortest form.
    pub fn shortest(&self) -> usize {
        self.ends.shortest()
    }

    /// The longest trigger noun that ends a folded compound: its lemma, the lemma's letters, and where it begins.
    pub fn compound(&self, folded: &str) -> Option<(u64, &str, usize)> {
        let (number, length) = self.ends.longest(folded, folded.len().saturating_sub(MODIFIER))?;
        let (lemma, letters) = self.lemma(number)?;
        Some((lemma, letters, folded.len() - length))
    }

    fn lemma(&self, number: u32) -> Option<(u64, &str)> {
        self.lemmas.get(number as usize).map(|(lemma, letters)| (*lemma, within(&self.letters, letters)))
    }
}

/// Whether a word of these classes is none but a function word; "mijn" is also a noun.
fn is_closed(function: Function) -> bool {
    !function.is_none() && !function.any(Function::POSSESSIVE)
}

/// The last words of all noun triggers, in the order of the rules: their hashes and where they stand among the letters of all.
fn lemmas(set: &RuleSet) -> (Vec<(u64, Range<u32>)>, String) {
    let mut letters = String::new();
    let mut lemma = |trigger: &Phrase| {
        let from = letters.len() as u32;
        letters.push_str(trigger.text.rsplit(' ').next().unwrap_or_default());
        (trigger.head(), from..letters.len() as u32)
    };
    let lemmas = set.frames().iter().flat_map(|frame| &frame.nouns).map(&mut lemma).collect();
    (lemmas, letters)
}

fn within<'l>(letters: &'l str, lemma: &Range<u32>) -> &'l str {
    letters.get(lemma.start as usize..lemma.end as usize).unwrap_or_default()
}

/// The spellings that a noun's plural can have; more than there are does no harm.
fn spellings(lemma: &str) -> Vec<String> {
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::fact::Rules;

    #[test]
    fn no_noun_of_the_built_in_rules_is_a_function_word() {
        let lists = Lists::built_in().unwrap();
        assert!(!Nouns::new(&Rules::from_source().unwrap().set, 0).among(&lists, 0).closed);
    }

    #[test]
    fn nouns_are_made_anew_where_a_caller_has_more() {
        let lists = Lists::built_in().unwrap();
        let base = Rules::built_in(&lists).unwrap();
        let with = |trigger: &str| {
            let positive = "  + \"[actor:Polen]\"\n  + \"[actor:Litouwen]\"\n";
            let rule = format!("frame own.frame\n  fact deployment\n  {trigger}\n  actor! subject: country\n{positive}  - \"Niets.\"\n");
            base.clone().with(&[("own.rules", &rule)], &lists).unwrap().nouns
        };
        let (verbs, nouns, closed) = (with("verbs zoeken"), with("nouns zoektocht"), with("nouns die"));
        assert_eq!((verbs.bytes(), verbs.closed), (base.nouns.bytes(), false));
        assert_eq!((nouns.len(), nouns.closed), (base.nouns.len() + 1, false));
        assert_eq!(nouns.form(fold::hash("zoektochten")), Some((fold::hash("zoektocht"), "zoektocht")));
        assert_eq!((base.nouns.form(fold::hash("zoektochten")), closed.closed), (None, true));
    }
}
