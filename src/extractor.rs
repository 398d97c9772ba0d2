//! The extractor: loads lists and rules once, runs the stages over a text.

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::clause;
use crate::entity;
use crate::error::Error;
use crate::extraction::Extraction;
use crate::fact::{self, Rules, Scene};
use crate::mention::{self, Context, Lists};
use crate::sentence;
use crate::text::Document;
use crate::token;
use crate::value::DocumentDate;

/// The built-in lists, loaded at the first use.
static BUILT_IN: Lazy<Result<Arc<Lists>, Error>> = Lazy::new(|| Lists::built_in().map(Arc::new));
/// The built-in rules, loaded at the first use.
static RULES: Lazy<Result<Arc<Rules>, Error>> = Lazy::new(|| Rules::built_in(&built_in()).map(Arc::new));

/// The built-in lists. They are checked by the tests; were they faulty, a reader without lists still answers.
pub(crate) fn built_in() -> Arc<Lists> {
    BUILT_IN.clone().unwrap_or_else(|_| Arc::new(Lists::empty()))
}

/// Reads Dutch text. Cheap to clone, `Send` and `Sync`; the lists and rules behind it are shared.
#[derive(Clone)]
pub struct Extractor {
    lists: Arc<Lists>,
    rules: Arc<Rules>,
    date: Option<DocumentDate>,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl Extractor {
    /// An extractor with the built-in Dutch lists and rules.
    pub fn new() -> Self {
        Extractor { lists: built_in(), rules: RULES.clone().unwrap_or_default(), date: None }
    }

    /// A builder, for a document date, a caller's lists, and a caller's rules.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// Reads a text. Any text goes through, in time linear in its length.
    pub fn extract(&self, text: &str) -> Extraction {
        self.read(text, self.date)
    }

    /// Reads a text of this date, from which relative dates count.
    pub fn extract_dated(&self, text: &str, date: DocumentDate) -> Extraction {
        self.read(text, Some(date))
    }

    fn read(&self, text: &str, date: Option<DocumentDate>) -> Extraction {
        let document = Document::new(text, date);
        let mut tokens = Vec::with_capacity(document.flow.len() / 5);
        token::split(text, document.flow, &self.lists.abbreviations, &mut tokens);
        let mut sentences = Vec::with_capacity(tokens.len() / 12);
        sentence::split(text, &tokens, &self.lists.abbreviations, &mut sentences);
        let slots: Vec<_> = tokens.iter().map(|token| self.lists.lexicon.slot(token.hash)).collect();
        let context =
            Context { text, tokens: &tokens, sentences: &sentences, slots: &slots, lists: &self.lists, date: document.date, future: false };
        let mentions = mention::find(&context);
        let resolution = entity::resolve(&context, mentions);
        let quotations = sentence::quotations(text, &tokens);
        let analysis = clause::analyse(&context, &resolution, quotations);
        let facts = fact::find(&Scene { context: &context, resolution: &resolution, analysis: &analysis, rules: &self.rules });
        Extraction { date: document.date, tokens, sentences, entities: resolution.entities, facts, cut: document.cut }
    }
}

/// Configures an [`Extractor`].
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {
    date: Option<DocumentDate>,
}

impl ExtractorBuilder {
    /// The date of documents that give none themselves.
    pub fn date(mut self, date: DocumentDate) -> Self {
        self.date = Some(date);
        self
    }

    /// The extractor.
    ///
    /// # Errors
    /// A faulty list or rule of the caller's.
    pub fn build(self) -> Result<Extractor, Error> {
        Ok(Extractor { date: self.date, ..Extractor::new() })
    }
}
