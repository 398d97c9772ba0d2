//! All lists, loaded once: typed rows in their rooms, their phrases in one lexicon.

use crate::error::Error;
use crate::lexicon::{Entry, Lexicon, LexiconBuilder, List};
use crate::mention::{amount, context::exact_key, moment, name};
use crate::span::Span;
use crate::text::fold;
use crate::token::function::{self, Function};
use crate::token::lemma::Lemmas;
use crate::token::verb::{self, VerbForm, VerbTable};
use crate::token::{split, Abbreviations, Token};

/// The built-in lists and those a caller added.
#[derive(Default)]
pub struct Lists {
    /// Every phrase of every list.
    pub lexicon: Lexicon,
    /// Words that take a full stop.
    pub abbreviations: Abbreviations,
    /// Classes of function words.
    pub functions: Vec<Function>,
    /// Verbs.
    pub verbs: VerbTable<'static>,
    /// The forms of the verbs; the lexicon names them by their place here.
    pub verb_forms: Vec<VerbForm>,
    /// The hash of each verb's lemma.
    pub verb_lemmas: Vec<u64>,
    /// The hash of the infinitive without its particle, of verbs that have one.
    pub verb_bases: Vec<u64>,
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

impl Lists {
    /// Loads the built-in lists.
    ///
    /// # Errors
    /// The first faulty row; a test holds that the built-in lists have none.
    pub fn built_in() -> Result<Self, Error> {
        let abbreviations = Abbreviations::built_in()?;
        let mut loader = Loader { builder: LexiconBuilder::default(), abbreviations, tokens: Vec::new(), words: Vec::new() };
        let functions = load_functions(&mut loader)?;
        let (verbs, verb_forms) = load_verbs(&mut loader)?;
        let verb_lemmas = verbs.verbs().iter().map(|verb| fold::hash(&verb.lemma)).collect();
        let verb_bases = verbs.verbs().iter().map(|verb| verb.particle.map_or(0, |_| fold::hash(verb.base))).collect();
        let helpers = Helpers::find(&verbs);
        let name = name::Tables::load(&mut loader)?;
        let amount = amount::Tables::load(&mut loader)?;
        let moment = moment::Tables::load(&mut loader)?;
        Ok(Lists {
            lexicon: loader.builder.build(),
            abbreviations: loader.abbreviations,
            functions,
            verbs,
            verb_forms,
            verb_lemmas,
            verb_bases,
            helpers,
            lemmas: Lemmas::built_in()?,
            name,
            amount,
            moment,
        })
    }
}

impl Lists {
    /// No lists at all.
    pub fn empty() -> Self {
        Lists::default()
    }
}

fn load_functions(loader: &mut Loader) -> Result<Vec<Function>, Error> {
    let words = function::parse("token/function.tsv", function::FUNCTION_WORDS)?;
    for (row, (word, _)) in words.iter().enumerate() {
        loader.form(word, List::Function, row);
    }
    Ok(words.into_iter().map(|(_, classes)| classes).collect())
}

fn load_verbs(loader: &mut Loader) -> Result<(VerbTable<'static>, Vec<VerbForm>), Error> {
    let verbs = VerbTable::parse(verb::VERBS)
        .map_err(|error| Error::list("token/verb.tsv", error.line, error.reason, "a row of principal parts"))?;
    let mut forms = Vec::new();
    verbs.each_form(|form, features| {
        loader.word(form, List::Verb, forms.len());
        forms.push(features);
    });
    Ok((verbs, forms))
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
    fn find(verbs: &VerbTable<'_>) -> Self {
        let row = |lemma: &str| verbs.verbs().iter().position(|verb| verb.lemma == lemma).map_or(u32::MAX, |row| row as u32);
        Helpers { have: row("hebben"), be: row("zijn"), become_: row("worden") }
    }
}

/// Takes the forms of a list into the lexicon.
pub struct Loader {
    builder: LexiconBuilder,
    abbreviations: Abbreviations,
    tokens: Vec<Token>,
    words: Vec<u64>,
}

impl Loader {
    /// Adds one form of a row. A leading `=` asks for the exact letters; a capital in the form asks for one in the text.
    pub fn form(&mut self, form: &str, list: List, row: usize) {
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
    }

    /// Adds one word in any case.
    pub fn word(&mut self, word: &str, list: List, row: usize) {
        self.builder.add(&[fold::hash(word)], Entry { list, row: row as u32, capitals: 0, exact: 0 });
    }

    /// Adds the forms of a column that holds several, separated by `|`.
    pub fn forms(&mut self, column: &str, list: List, row: usize) {
        for form in column.split('|').filter(|form| !form.is_empty()) {
            self.form(form, list, row);
        }
    }
}
