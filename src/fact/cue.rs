//! Cues of status: verbs, nouns, adjectives and adverbs that make a fact announced, considered or denied.

use crate::error::Error;
use crate::lexicon::{chain, rows, Bits, Ends, HashKeyed, List, Prefilter};
use crate::mention::{Context, Lists};
use crate::text::fold;
use crate::token::verb::VerbForm;
use crate::value::Status;

/// The cue words that come with the crate.
const CUES: &str = include_str!("status.tsv");
/// The locational nouns that come with the crate.
const LOCATIONAL: &str = include_str!("locational.tsv");

/// The verbs of asking and ordering that come with the crate.
const CONTROL: &str = include_str!("control.tsv");

/// The nouns for plans and promises that come with the crate.
const INTENT: &str = include_str!("intent.tsv");

/// The nouns for bodies without a name that come with the crate.
const GOVERNMENT: &str = include_str!("government.tsv");

/// The nouns that only look like triggers that come with the crate.
const FIGURATIVE: &str = include_str!("figurative.tsv");

/// The works of fiction that come with the crate.
const FICTION: &str = include_str!("fiction.tsv");

/// The lemma of "anderen".
const OTHER: &str = "ander";

/// A noun for a body that ends compounds has at least so many letters: not "hof", "raad".
const BODY: usize = 5;

/// The first part of such a compound has at least this many.
const MODIFIER: usize = 3;

/// The most words of a cue.
const WORDS: usize = 6;

/// What a cue reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The clause or infinitive that it governs.
    Complement,
    /// That, and a noun in its object.
    Object,
    /// The infinitive that it governs, where that is no state.
    Ability,
    /// The clause it stands in.
    Clause,
    /// The noun phrase it stands in.
    Phrase,
}

/// What a phrase of words does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// It is a cue.
    Cue(Status, Scope),
    /// A negation in it negates nothing.
    Stop,
    /// It makes its clause a supposition.
    Conditional,
}

/// What a verb does to what it governs.
#[derive(Clone, Debug)]
struct VerbCue {
    /// Other words that must stand in its clause.
    others: Vec<u64>,
    /// Whether only its past forms do it.
    past: bool,
    status: Status,
    scope: Scope,
}

/// Whether a word, by its hash, is the lemma of a verb: the lexicon knows it as a form of that verb.
fn is_lemma(lists: &Lists, word: u64) -> bool {
    let forms = lists.lexicon.word(word).filter(|entry| entry.list == List::Verb).filter_map(|entry| VerbForm::from_code(entry.row));
    forms.map(|form| lists.verbs.lemma(form.verb)).any(|lemma| lemma == word)
}

/// The cue table.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    verbs: HashKeyed<Vec<VerbCue>>,
    /// By the chained hash of a phrase: what it does; none where only longer phrases begin with it.
    words: HashKeyed<Option<Word>>,
    /// The first words of these phrases, for a quick no.
    first: Bits<64>,
    locational: HashKeyed<()>,
    /// Nouns whose owner does what the infinitive behind them tells.
    intent: HashKeyed<()>,
    /// Nouns for bodies without a name, with their lemma and whether they act for a state.
    government: HashKeyed<(&'static str, bool)>,
    /// Those that may end a compound, by the ends of their forms: "luchtvaartdienst".
    bodies: Ends,
    /// The lemmas that the ends of their forms number.
    body_lemmas: Vec<&'static str>,
    /// A quick no before both.
    pub(super) body_prefilter: Prefilter,
    /// Verbs whose object does what they ask for.
    control: HashKeyed<()>,
    /// Prepositions that say where.
    locative: HashKeyed<()>,
    /// Nouns that end in a trigger but name no fact.
    figurative: HashKeyed<()>,
    /// Works in which what is told does not happen.
    fiction: HashKeyed<()>,
}

impl Cues {
    /// The built-in cues; verbs are told from their other words by the verb list.
    ///
    /// # Errors
    /// The first faulty row.
    pub fn built_in(lists: &Lists) -> Result<Self, Error> {
        let mut cues = Cues::default();
        let file = "fact/status.tsv";
        for row in rows::<4>(file, CUES)? {
            let [cue, sort, effect, scope] = row.fields;
            let wrong = |found: &str, expected: &str| Error::list(file, row.line, &format!("«{found}»"), expected);
            let status = || Status::from_name(effect).ok_or_else(|| wrong(effect, "a status of the contract"));
            let scope = match scope {
                "complement" => Scope::Complement,
                "object" => Scope::Object,
                "ability" => Scope::Ability,
                "clause" | "subordinate" => Scope::Clause,
                "phrase" => Scope::Phrase,
                other => return Err(wrong(other, "complement, object, ability, clause, phrase or subordinate")),
            };
            match sort {
                "verb" => cues.verb_row(cue, status()?, scope, lists),
                "noun" | "adjective" | "adverb" => cues.phrase(cue, Word::Cue(status()?, scope)),
                "negation-stop" => cues.phrase(cue, Word::Stop),
                "conditional" => cues.phrase(cue, Word::Conditional),
                "negation" => {}
                other => return Err(wrong(other, "verb, noun, adjective, adverb, negation, negation-stop or conditional")),
            }
        }
        for own in cues.verbs.values_mut() {
            own.sort_by_key(|cue| std::cmp::Reverse((cue.others.len(), cue.past)));
        }
        let mut ends = Vec::new();
        for row in rows::<3>("fact/government.tsv", GOVERNMENT)? {
            let [noun, forms, state] = row.fields;
            for form in std::iter::once(noun).chain(forms.split('|')).filter(|form| !form.is_empty()) {
                cues.government.insert(fold::hash(form), (noun, state == "yes"));
                if state != "yes" && noun.len() >= BODY {
                    ends.push((fold::fold(form), cues.body_lemmas.len() as u32));
                }
            }
            cues.body_lemmas.push(noun);
        }
        cues.bodies = Ends::build(0, &ends);
        cues.body_prefilter = Prefilter::build(cues.government.keys().copied(), ends.iter().map(|(form, _)| form.as_str()));
        for row in rows::<1>("fact/control.tsv", CONTROL)? {
            let [verb] = row.fields;
            cues.control.insert(fold::hash(verb), ());
        }
        for row in rows::<2>("fact/intent.tsv", INTENT)? {
            let [noun, forms] = row.fields;
            for form in std::iter::once(noun).chain(forms.split('|')).filter(|form| !form.is_empty()) {
                cues.intent.insert(fold::hash(form), ());
            }
        }
        cues.locative.clone_from(&lists.locative);
        for row in rows::<1>("fact/figurative.tsv", FIGURATIVE)? {
            let [noun] = row.fields;
            cues.figurative.insert(fold::hash(noun), ());
        }
        for row in rows::<1>("fact/fiction.tsv", FICTION)? {
            let [noun] = row.fields;
            cues.fiction.insert(fold::hash(noun), ());
        }
        for row in rows::<2>("fact/locational.tsv", LOCATIONAL)? {
            let [noun, forms] = row.fields;
            for form in std::iter::once(noun).chain(forms.split('|')) {
                cues.locational.insert(fold::hash(form), ());
            }
        }
        Ok(cues)
    }

    fn verb_row(&mut self, cue: &str, status: Status, scope: Scope, lists: &Lists) {
        let (cue, past) = cue.strip_suffix(" past").map_or((cue, false), |lemma| (lemma, true));
        let words: Vec<u64> = cue.split(' ').map(fold::hash).collect();
        let Some(verb) = words.iter().rposition(|word| is_lemma(lists, *word)) else { return };
        let others = words.iter().enumerate().filter(|(place, _)| *place != verb).map(|(_, word)| *word).collect();
        if let Some(&lemma) = words.get(verb) {
            self.verbs.entry(lemma).or_default().push(VerbCue { others, past, status, scope });
        }
    }

    fn phrase(&mut self, phrase: &str, word: Word) {
        let mut key = 0;
        for (place, part) in phrase.split(' ').enumerate() {
            let word = fold::hash(part);
            if place == 0 {
                self.first.add(word);
            }
            key = if place == 0 { word } else { chain(key, word) };
            self.words.entry(key).or_default();
        }
        self.words.insert(key, Some(word));
    }

    /// What a verb with this lemma does to what it governs in a clause of these tokens.
    pub fn verb(&self, context: &Context<'_>, lemma: u64, past: bool, tokens: &[u32]) -> Option<(Status, Scope)> {
        let stands = |word: &u64| tokens.iter().any(|&token| context.hash(token as usize) == *word);
        let cue = self.verbs.get(&lemma)?.iter().find(|cue| (past || !cue.past) && cue.others.iter().all(stands))?;
        Some((cue.status, cue.scope))
    }

    /// The longest listed phrase that begins at a token, and its length.
    #[inline]
    pub fn longest(&self, context: &Context<'_>, at: usize) -> Option<(Word, usize)> {
        self.first.may_hold(context.hash(at)).then(|| self.longest_listed(context, at)).flatten()
    }

    fn longest_listed(&self, context: &Context<'_>, at: usize) -> Option<(Word, usize)> {
        let mut key = context.hash(at);
        let mut found = None;
        for length in 1..=WORDS {
            match self.words.get(&key) {
                None => break,
                Some(Some(word)) => found = Some((*word, length)),
                Some(None) => {}
            }
            key = chain(key, context.hash(at + length));
        }
        found
    }

    /// Whether a negation stands in a phrase in which it negates nothing ("niet alleen").
    pub fn stops_negation(&self, context: &Context<'_>, at: usize) -> bool {
        (at.saturating_sub(WORDS - 1)..=at)
            .any(|from| self.longest(context, from).is_some_and(|(word, length)| word == Word::Stop && from + length > at))
    }

    /// The lemma of a noun for a body without a name, by its hash, and whether it acts for the state beside it.
    pub fn government(&self, noun: u64) -> Option<(&'static str, bool)> {
        self.government.get(&noun).copied()
    }

    /// Whether a word is a noun for a body without a name or, where it is `plain`, a compound of one.
    pub fn is_body(&self, hash: u64, word: &str, plain: bool) -> bool {
        self.government.contains_key(&hash) || plain && word.len() >= BODY + MODIFIER && self.body_end(&fold::folded(word)).is_some()
    }

    /// Whether the owner of what a noun, by its hash, names does what the infinitive behind it tells.
    pub fn intends(&self, noun: u64) -> bool {
        self.intent.contains_key(&noun)
    }

    /// The lemma of a compound that ends in a noun for a body without a name: "pilotenvakbonden", "luchtvaartdienst".
    pub fn compound_body(&self, word: &str) -> Option<String> {
        let folded = fold::folded(word);
        let (number, length) = self.body_end(&folded)?;
        let lemma = self.body_lemmas.get(number as usize)?;
        let modifier = folded.get(..folded.len() - length)?;
        Some(format!("{modifier}{lemma}"))
    }

    /// The number and the length of the noun that ends a folded compound.
    fn body_end(&self, folded: &str) -> Option<(u32, usize)> {
        let most = folded.len().checked_sub(MODIFIER).filter(|most| *most >= BODY)?;
        self.bodies.longest(folded, most)
    }

    /// Whether the object of a verb with this lemma does what the verb asks for.
    pub fn controls(&self, lemma: u64) -> bool {
        self.control.contains_key(&lemma)
    }

    /// Whether a noun, by its hash, only looks like the trigger that it ends in: "charmeoffensief".
    pub fn is_figurative(&self, noun: u64) -> bool {
        self.figurative.contains_key(&noun)
    }

    /// Whether a noun, by its hash, is a work of fiction: "roman", "film".
    pub fn is_fiction(&self, noun: u64) -> bool {
        self.fiction.contains_key(&noun)
    }

    /// Whether a preposition, by its hash, says where: "in", "naar", "op", "uit".
    pub fn is_locative(&self, preposition: u64) -> bool {
        self.locative.contains_key(&preposition)
    }

    /// Whether a noun, by its hash, counts more of what was counted before: "drie anderen".
    pub fn is_other(&self, noun: u64) -> bool {
        noun == fold::hash(OTHER)
    }

    /// Whether a word is a noun through which one looks to the place behind it ("grens", "omgeving").
    pub fn is_locational(&self, hash: u64) -> bool {
        self.locational.contains_key(&hash)
    }
}
