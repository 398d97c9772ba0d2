//! All lists, loaded once: typed rows in their rooms, their phrases in one lexicon.

use once_cell::sync::OnceCell;

use crate::error::Error;
use crate::lexicon::{rows, stamp, Aligned, Entry, HashKeyed, Lexicon, LexiconBuilder, List, Row};
use crate::mention::amount::NounSort;
use crate::mention::name::compound::Heads;
use crate::mention::{amount, context::exact_key, moment, name};
use crate::span::Span;
use crate::text::fold;
use crate::token::function::{self, Function, FunctionTable};
use crate::token::lemma::Lemmas;
use crate::token::verb::{self, VerbRowError, VerbTable, Verbs};
use crate::token::{abbreviation, is_common, split, Abbreviations, Token};

/// The built-in lists and those a caller added.
#[derive(Default)]
pub struct Lists {
    /// Every phrase of every list.
    pub lexicon: Lexicon,
    /// Words that take a full stop.
    pub abbreviations: Abbreviations,
    /// Classes of function words.
    pub functions: Vec<Function>,
    /// The same by the hash of the word.
    pub function_words: FunctionTable,
    /// Prepositions that say where, by their hash.
    pub locative: HashKeyed<()>,
    /// Verbs.
    pub verbs: Verbs,
    /// Bits that a later stage tells of each verb, where it is asked first.
    pub(crate) verb_traits: OnceCell<Vec<u16>>,
    /// The verbs that help others.
    pub helpers: Helpers,
    /// Plural endings that go against the rules.
    pub lemmas: Lemmas,
    /// Names.
    pub name: name::Tables,
    /// Words of amounts.
    pub amount: amount::Tables,
    /// Words of the calendar.
    pub moment: moment::Tables,
}

/// The most words of a phrase in a caller's list: looking phrases up costs as many steps for each token.
const LONGEST: usize = 16;

/// The phrases of the built-in lists, packed. `FEITEN_UPDATE_LEXICON=1 cargo test lexicon` writes them anew.
static PHRASES: &Aligned<[u8]> = &Aligned(*include_bytes!("phrases.bin"));

impl Lists {
    /// Loads the built-in lists. What is packed is read as it is; only where a list was changed since, it is built.
    ///
    /// # Errors
    /// The first faulty row; a test holds that the built-in lists have none.
    pub fn built_in() -> Result<Self, Error> {
        match Self::packed()? {
            Some(lists) => Ok(lists),
            None => Self::built(),
        }
    }

    /// The built-in lists with the tables that were packed; none where a list was changed since.
    fn packed() -> Result<Option<Self>, Error> {
        let mut loader = Loader::default();
        let lists = Self::load(&mut loader)?;
        let stamp = loader.stamp;
        let packed = Lexicon::packed(&PHRASES.0, stamp).zip(Verbs::packed(stamp)).zip(Heads::packed(stamp));
        Ok(packed.map(|((lexicon, verbs), heads)| Lists { lexicon, ..lists.holding(verbs, heads) }))
    }

    /// Loads the built-in lists and builds the tables that are else packed.
    ///
    /// # Errors
    /// The first faulty row; a test holds that the built-in lists have none.
    pub fn built() -> Result<Self, Error> {
        let mut loader = Loader { phrases: Some(Phrases::new()?), ..Loader::default() };
        let lists = Self::load(&mut loader)?;
        let verbs = Verbs::parse().map_err(verb_fault)?;
        let heads = Heads::build(loader.stamp)?;
        let lexicon = loader.phrases.map(|phrases| phrases.builder.build(loader.stamp, is_common)).unwrap_or_default();
        Ok(Lists { lexicon, ..lists.holding(verbs, heads) })
    }

    /// Everything that is not packed.
    fn load(loader: &mut Loader) -> Result<Self, Error> {
        loader.read(abbreviation::LIST);
        let (functions, function_words, locative) = load_functions(loader)?;
        loader.read(verb::VERBS);
        if loader.is_building() {
            // The row of a verb's form is the form itself, as a number.
            VerbTable::parse(verb::VERBS)
                .map_err(verb_fault)?
                .each_form(|form, features| loader.word(form, List::Verb, features.code() as usize));
        }
        Ok(Lists {
            abbreviations: Abbreviations::built_in()?,
            functions,
            function_words,
            locative,
            lemmas: Lemmas::built_in()?,
            name: name::Tables::load(loader)?,
            amount: amount::Tables::load(loader)?,
            moment: moment::Tables::load(loader)?,
            ..Lists::default()
        })
    }

    fn holding(mut self, verbs: Verbs, heads: Heads) -> Self {
        self.name.compounds = heads;
        self.helpers = Helpers::find(&verbs);
        Lists { verbs, ..self }
    }

    /// What was packed, or would be: each file of the crate with its bytes. A test holds that they are as the lists are.
    pub fn packs(&self) -> Vec<(&'static str, Vec<u8>)> {
        let stamp = self.lexicon.stamp();
        vec![
            ("src/mention/phrases.bin", self.lexicon.bytes().to_vec()),
            ("src/mention/name/compound.bin", self.name.compounds.bytes()),
            ("src/token/verb.bin", self.verbs.bytes(stamp)),
        ]
    }

    /// The built-in lists with a caller's behind them, each with the name of its file; see [`name::custom`].
    ///
    /// # Errors
    /// The first row that is wrong, by file and line.
    pub fn with(files: &[(String, String)]) -> Result<Self, Error> {
        let mut lists = Self::built_in()?;
        let (custom, rows) = name::custom::Custom::read(files, &lists.name)?;
        let mut phrases = Phrases::new()?;
        for (row, phrase) in rows.iter().enumerate() {
            let words = phrases.form(phrase.text, List::Custom, row);
            if !(1..=LONGEST).contains(&words) {
                return Err(Error::list(phrase.file, phrase.line, &format!("a phrase of {words} words"), &format!("1 to {LONGEST}")));
            }
        }
        lists.lexicon = lists.lexicon.with(phrases.builder, is_common);
        lists.name.custom = custom;
        Ok(lists)
    }

    /// Whether a counted noun, by its lemma, is help.
    pub fn is_aid(&self, lemma: &str) -> bool {
        let mut entries = self.lexicon.word(fold::hash(lemma)).filter(|entry| entry.list == List::Noun);
        entries.find_map(|entry| amount::Nouns::meaning(entry.row)).is_some_and(|(_, sort)| sort == NounSort::Aid)
    }

    /// No lists at all.
    pub fn empty() -> Self {
        Lists::default()
    }
}

fn load_functions(loader: &mut Loader) -> Result<(Vec<Function>, FunctionTable, HashKeyed<()>), Error> {
    loader.read(function::FUNCTION_WORDS);
    let words = function::parse("token/function.tsv", function::FUNCTION_WORDS)?;
    for (row, (word, _)) in words.iter().enumerate() {
        loader.form(word, List::Function, row);
    }
    let locative = words.iter().filter(|(_, classes)| classes.any(Function::LOCATIVE)).map(|(word, _)| (fold::hash(word), ()));
    Ok((words.iter().map(|(_, classes)| *classes).collect(), FunctionTable::new(&words), locative.collect()))
}

fn verb_fault(error: VerbRowError) -> Error {
    Error::list("token/verb.tsv", error.line, error.reason, "a row of principal parts")
}

/// The verbs that make the perfect and the passive, by their rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Helpers {
    /// "hebben".
    pub have: u32,
    /// "zijn".
    pub be: u32,
    /// "worden".
    pub become_: u32,
}

impl Helpers {
    fn find(verbs: &Verbs) -> Self {
        let row = |lemma: &str| {
            let hash = fold::hash(lemma);
            verbs.rows().find(|row| verbs.lemma(*row) == hash).unwrap_or(u32::MAX)
        };
        Helpers { have: row("hebben"), be: row("zijn"), become_: row("worden") }
    }
}

/// Reads lists; takes their forms into a lexicon where one is built, else only the stamp of their texts.
#[derive(Default)]
pub struct Loader {
    stamp: u64,
    phrases: Option<Phrases>,
}

impl Loader {
    /// The rows of a list with `N` columns.
    ///
    /// # Errors
    /// The first row with another number of columns, by file and line.
    pub fn rows<'t, const N: usize>(&mut self, file: &str, text: &'t str) -> Result<Vec<Row<'t, N>>, Error> {
        self.read(text);
        rows(file, text)
    }

    /// The rows of a list of which only phrases are wanted: none where no lexicon is built.
    ///
    /// # Errors
    /// The first row with another number of columns, by file and line.
    pub fn phrases<'t, const N: usize>(&mut self, file: &str, text: &'t str) -> Result<Vec<Row<'t, N>>, Error> {
        self.read(text);
        if self.is_building() {
            rows(file, text)
        } else {
            Ok(Vec::new())
        }
    }

    /// Whether phrases are wanted.
    pub fn is_building(&self) -> bool {
        self.phrases.is_some()
    }

    /// Notes the text of a list on which phrases depend.
    pub fn read(&mut self, text: &str) {
        self.stamp = stamp(self.stamp, text);
    }

    /// Adds one form of a row. A leading `=` asks for the exact letters; a capital in the form asks for one in the text.
    pub fn form(&mut self, form: &str, list: List, row: usize) {
        if let Some(phrases) = &mut self.phrases {
            phrases.form(form, list, row);
        }
    }

    /// Adds one word in any case.
    pub fn word(&mut self, word: &str, list: List, row: usize) {
        if let Some(phrases) = &mut self.phrases {
            phrases.builder.add(&[fold::hash(word)], Entry { list, row: row as u32, capitals: 0, exact: 0 });
        }
    }

    /// Adds the forms of a column that holds several, separated by `|`.
    pub fn forms(&mut self, column: &str, list: List, row: usize) {
        if let Some(phrases) = &mut self.phrases {
            for form in column.split('|').filter(|form| !form.is_empty()) {
                phrases.form(form, list, row);
            }
        }
    }
}

/// The phrases of a lexicon that is being built.
struct Phrases {
    builder: LexiconBuilder,
    abbreviations: Abbreviations,
    tokens: Vec<Token>,
    words: Vec<u64>,
}

impl Phrases {
    fn new() -> Result<Self, Error> {
        let abbreviations = Abbreviations::built_in()?;
        Ok(Phrases { builder: LexiconBuilder::default(), abbreviations, tokens: Vec::new(), words: Vec::new() })
    }

    /// Adds a form and returns how many words it has.
    fn form(&mut self, form: &str, list: List, row: usize) -> usize {
        let (form, exact) = match form.strip_prefix('=') {
            Some(rest) => (rest, true),
            None => (form, false),
        };
        self.tokens.clear();
        if form.ends_with('.') {
            // Whether a last stop belongs to its word shows only where the text goes on behind it.
            let text = format!("{form} a");
            split(&text, Span::new(0, text.len() as u32), &self.abbreviations, &mut self.tokens);
            self.tokens.pop();
        } else {
            split(form, Span::new(0, form.len() as u32), &self.abbreviations, &mut self.tokens);
        }
        self.words.clear();
        self.words.extend(self.tokens.iter().map(|token| token.hash));
        let capitals = self.tokens.iter().take(16).enumerate().fold(0, |mask, (n, token)| {
            let high = token.text(form).chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
            mask | u16::from(high) << n
        });
        let exact = if exact { exact_key(self.tokens.iter().map(|token| token.text(form))) } else { 0 };
        self.builder.add(&self.words, Entry { list, row: row as u32, capitals, exact });
        self.words.len()
    }
}
