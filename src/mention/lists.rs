//! All lists, loaded once: typed rows in their rooms, their phrases in one lexicon.

use crate::error::Error;
use crate::lexicon::{Entry, Lexicon, LexiconBuilder, List};
use crate::mention::{amount, context::exact_key, moment, name};
use crate::span::Span;
use crate::token::{split, Abbreviations, Token};

/// The built-in lists and those a caller added.
#[derive(Default)]
pub struct Lists {
    /// Every phrase of every list.
    pub lexicon: Lexicon,
    /// Words that take a full stop.
    pub abbreviations: Abbreviations,
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
        let abbreviations = Abbreviations::parse("token/abbreviation.tsv", include_str!("../token/abbreviation.tsv"))?;
        let mut loader = Loader { builder: LexiconBuilder::default(), abbreviations, tokens: Vec::new(), words: Vec::new() };
        let name = name::Tables::load(&mut loader)?;
        let amount = amount::Tables::load(&mut loader)?;
        let moment = moment::Tables::load(&mut loader)?;
        Ok(Lists { lexicon: loader.builder.build(), abbreviations: loader.abbreviations, name, amount, moment })
    }
}

impl Lists {
    /// No lists at all.
    pub fn empty() -> Self {
        Lists::default()
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
        split(form, Span::new(0, form.len() as u32), &self.abbreviations, &mut self.tokens);
        self.words.clear();
        self.words.extend(self.tokens.iter().map(|token| token.hash));
        let capitals = self.tokens.iter().take(16).enumerate().fold(0, |mask, (n, token)| {
            let high = token.text(form).chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
            mask | u16::from(high) << n
        });
        let exact = if exact { exact_key(self.tokens.iter().map(|token| token.text(form))) } else { 0 };
        self.builder.add(&self.words, Entry { list, row: row as u32, capitals, exact });
    }

    /// Adds the forms of a column that holds several, separated by `|`.
    pub fn forms(&mut self, column: &str, list: List, row: usize) {
        for form in column.split('|').filter(|form| !form.is_empty()) {
            self.form(form, list, row);
        }
    }
}
