//! The extractor: loads lists and rules once, runs the stages over a text.

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::clause;
use crate::entity::{self, Entity};
use crate::error::Error;
use crate::extraction::{Extraction, RulesRead};
use crate::fact::{self, Prospects, Rules, Scene};
use crate::mention::{self, Lists};
use crate::room::Room;
use crate::sentence;
use crate::text::{append, Before, Document};
use crate::token::Token;
use crate::value::DocumentDate;

/// The built-in lists, loaded at the first use.
static BUILT_IN: Lazy<Result<Arc<Lists>, Error>> = Lazy::new(|| Lists::built_in().map(Arc::new));
/// The built-in rules, loaded where facts are first asked for.
static RULES: Lazy<Rules> = Lazy::new(|| Rules::built_in(&built_in()).unwrap_or_default());

/// The built-in lists. They are checked by the tests; were they faulty, a reader without lists still answers.
pub(crate) fn built_in() -> Arc<Lists> {
    BUILT_IN.clone().unwrap_or_else(|_| Arc::new(Lists::empty()))
}

/// Reads Dutch text.
///
/// Lists and rules are loaded once for the whole process, at the first use, and shared: building a second extractor or
/// cloning one copies two pointers. An extractor is `Send` and `Sync`. The process keeps the memory of the stages for the next text,
/// a room for each thread that read at once; what was read of one text is no part of what is told of another.
///
/// # Fallibility
/// Any text goes through, in time linear in its length: reading has no error, only what a caller configures has.
///
/// # Example
/// ```
/// use feiten::{Extractor, Fact, Status};
///
/// let text = "Duitsland heeft een compagnie naar Slowakije gestuurd.";
/// let extraction = Extractor::new().extract(text);
/// let [Fact::Deployment(fact)] = extraction.facts() else { panic!("one deployment") };
/// assert_eq!(fact.actor[0].value, "DE");
/// assert_eq!(fact.unit[0].value, "compagnie");
/// assert_eq!(fact.destination[0].value, "SK");
/// assert_eq!(fact.basis.status, Status::Actual);
/// assert_eq!(fact.basis.span.slice(text), "Duitsland heeft een compagnie naar Slowakije gestuurd");
/// ```
#[derive(Clone)]
pub struct Extractor {
    lists: Arc<Lists>,
    /// A caller's rules behind the built-in ones; none where there are only those.
    rules: Option<Arc<Rules>>,
    date: Option<DocumentDate>,
}

impl std::fmt::Debug for Extractor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Lists and rules run to hundreds of thousands of rows.
        f.debug_struct("Extractor").field("date", &self.date).field("rules", &self.rules().set.len()).finish_non_exhaustive()
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl Extractor {
    /// An extractor with the built-in Dutch lists and rules.
    pub fn new() -> Self {
        Extractor { lists: built_in(), rules: None, date: None }
    }

    /// A builder, for a document date and a caller's rules.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// Reads a text: its tokens, sentences, entities and facts.
    pub fn extract(&self, text: &str) -> Extraction {
        self.read(text, self.date)
    }

    /// Reads a text of this date, from which relative dates count; a finer date in the text's own date line wins.
    ///
    /// ```
    /// let text = "De NAVO stuurde dinsdag 350 militairen naar Litouwen.";
    /// let extraction = feiten::Extractor::new().extract_dated(text, "2022-02-25".parse()?);
    /// let json = serde_json::to_value(&extraction)?;
    /// assert_eq!(json["facts"][0]["time"], serde_json::json!({"from": "2022-02-22", "to": "2022-02-23"}));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn extract_dated(&self, text: &str, date: DocumentDate) -> Extraction {
        self.read(text, Some(date))
    }

    /// The tokens of a text alone, at a fraction of the cost.
    ///
    /// ```
    /// let text = "'s Avonds zo'n 25.000 man.";
    /// let tokens = feiten::Extractor::new().tokens(text);
    /// let words: Vec<&str> = tokens.iter().map(|token| token.span().slice(text)).collect();
    /// assert_eq!(words, ["'s", "Avonds", "zo'n", "25.000", "man", "."]);
    /// ```
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        Room::read_parts(&Document::new(text, self.date), |Room { prepared, .. }, part| {
            prepared.split(part, &self.lists);
            append(&mut tokens, &mut prepared.tokens);
        });
        tokens
    }

    /// The entities of a text, without its clauses and facts, for less than half of the cost.
    ///
    /// ```
    /// use feiten::Kind;
    /// let entities = feiten::Extractor::new().entities("Zo'n 350 militairen gaan naar Litouwen.");
    /// let found: Vec<_> = entities.iter().map(|entity| (entity.kind(), entity.text())).collect();
    /// assert_eq!(found, [(Kind::Quantity, "Zo'n 350 militairen"), (Kind::Country, "Litouwen")]);
    /// ```
    pub fn entities(&self, text: &str) -> Vec<Entity> {
        let (mut entities, mut before) = (Vec::new(), Before::default());
        Room::read_parts(&Document::new(text, self.date), |room, part| {
            let Room { prepared, finding, mentions, resolving, resolution, .. } = room;
            prepared.read(part, &self.lists);
            let context = prepared.context(part, &self.lists);
            mention::find_into(&context, finding, mentions);
            entity::resolve_into(&context, mentions, resolving, resolution);
            before.entities = entities.len() as u32;
            entity::append(&mut entities, &mut resolution.entities, before);
            before.tokens += prepared.tokens.len() as u32;
        });
        entities
    }

    /// Reads a text as [`extract`](Self::extract) does into an extraction that held another, whose memory is used again:
    /// for long runs over many texts. What was found still asks for its own, as the names of entities do.
    ///
    /// ```
    /// let extractor = feiten::Extractor::new();
    /// let mut extraction = feiten::Extraction::default();
    /// let mut told = Vec::new();
    /// for text in ["Polen heeft veertien tanks.", "Het regent.", "België levert Oekraïne dertig tanks."] {
    ///     extractor.extract_into(text, &mut extraction);
    ///     told.extend(extraction.facts().iter().map(|fact| fact.basis().span.slice(text)));
    /// }
    /// assert_eq!(told, ["Polen heeft veertien tanks", "België levert Oekraïne dertig tanks"]);
    /// ```
    pub fn extract_into(&self, text: &str, extraction: &mut Extraction) {
        self.read_into(text, self.date, extraction);
    }

    /// Reads a text of this date as [`extract_dated`](Self::extract_dated) does, into an extraction that held another.
    ///
    /// ```
    /// let mut extraction = feiten::Extraction::default();
    /// feiten::Extractor::new().extract_dated_into("De NAVO stuurde dinsdag 350 militairen.", "2022-02-25".parse()?, &mut extraction);
    /// assert_eq!(extraction.date(), Some("2022-02-25".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn extract_dated_into(&self, text: &str, date: DocumentDate, extraction: &mut Extraction) {
        self.read_into(text, Some(date), extraction);
    }

    fn read(&self, text: &str, date: Option<DocumentDate>) -> Extraction {
        let mut extraction = Extraction::default();
        self.read_into(text, date, &mut extraction);
        extraction
    }

    fn read_into(&self, text: &str, date: Option<DocumentDate>, extraction: &mut Extraction) {
        let document = Document::new(text, date);
        extraction.clear();
        let parts = Room::read_parts(&document, |room, part| self.read_part(room, part, extraction));
        extraction.cut |= document.cut || parts > 1;
        extraction.rules = self.rules.clone().map_or_else(|| RulesRead::BuiltIn(&RULES), RulesRead::Callers);
        extraction.date = document.date;
    }

    /// Reads a part of a text behind those that the extraction holds.
    fn read_part(&self, room: &mut Room, part: &Document<'_>, extraction: &mut Extraction) {
        let Room { prepared, finding, mentions, resolving, resolution, analysis, facts } = room;
        let before = extraction.before();
        extraction.lend(prepared, resolution);
        prepared.read(part, &self.lists);
        let context = prepared.context(part, &self.lists);
        mention::find_into(&context, finding, mentions);
        entity::resolve_into(&context, mentions, resolving, resolution);
        analysis.find_items(&context, resolution);
        let rules = self.rules();
        let prospects = Prospects::of(&context, resolution, analysis, rules, &mut facts.prospects);
        analysis.read(&context, |sentence| prospects.may_tell(sentence));
        let scene = Scene { context: &context, resolution, analysis, rules, prospects: &prospects };
        fact::find(&scene, facts, before, &mut extraction.facts, &mut extraction.evidence);
        prospects.leave(&mut facts.prospects);
        extraction.cut |= context.sentences.iter().any(|sentence| sentence.tokens().len() >= sentence::LONGEST)
            || analysis.clauses.iter().any(|clause| clause.tokens.len() >= clause::LONGEST);
        analysis.leave();
        extraction.add(prepared, resolution, before);
    }

    /// The rules, read for the process where they are needed first: tokens and entities go without.
    pub(crate) fn rules(&self) -> &Rules {
        self.rules.as_deref().unwrap_or(&RULES)
    }
}

/// Configures an [`Extractor`].
///
/// ```
/// let rules = r#"
/// frame supply.gift
///   fact      supply
///   verbs     verrassen
///   supplier  subject: country organisation
///   recipient object: country organisation
///   quantity  met: quantity
///   + "[supplier:Polen] verrast [recipient:Oekraïne] met [quantity:veertien tanks]."
///   + "Met [quantity:veertien tanks] heeft [supplier:Polen] [recipient:Oekraïne] verrast."
///   - "Polen verrast."
/// "#;
/// let extractor = feiten::Extractor::builder().rules("own.rules", rules).date("2022-02-25".parse()?).build()?;
/// let extraction = extractor.extract("Polen verraste Oekraïne met veertien tanks.");
/// assert_eq!(&*extraction.facts()[0].basis().rule, "supply.gift");
///
/// let error = feiten::Extractor::builder().rules("own.rules", "frame Wrong").build().unwrap_err();
/// assert!(error.is_rule());
/// # Ok::<(), feiten::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {
    date: Option<DocumentDate>,
    rules: Vec<(String, String)>,
    lists: Vec<(String, String)>,
    bare: bool,
}

impl ExtractorBuilder {
    /// The date of documents that give none themselves.
    pub fn date(mut self, date: DocumentDate) -> Self {
        self.date = Some(date);
        self
    }

    /// Rules of the caller's, behind the built-in ones and with the same power; `name` is the file that faults name.
    /// The syntax is that of [`rule`](crate::rule). A fact type that the rules declare comes out as [`Fact::Custom`](fact::Fact::Custom);
    /// [`Extractor::check_rules`] runs the examples.
    ///
    /// ```
    /// use feiten::fact::{Filler, FillerKind, SlotValue};
    /// use feiten::{Extractor, Fact, Kind, Span, Status};
    ///
    /// let rules = r#"
    /// fact takeover
    ///   slots buyer target
    ///
    /// frame takeover.buy
    ///   fact    takeover
    ///   verbs   overnemen
    ///   buyer   subject | door: organisation
    ///   target! object: organisation
    ///   + "[buyer:Philips] neemt [target:Heineken] over."
    ///   + "[target:Heineken] wordt door [buyer:Philips] overgenomen."
    ///   - "Philips neemt de leiding over."
    /// "#;
    /// let extractor = Extractor::builder().rules("takeover.rules", rules).build()?;
    /// assert_eq!(extractor.check_rules(), []);
    /// let extraction = extractor.extract("KLM wil Transavia niet overnemen.");
    /// let [Fact::Custom(fact)] = extraction.facts() else { panic!("one takeover") };
    /// let filler = |value: &'static str, entity, span| {
    ///     SlotValue::Filler(Filler { kind: FillerKind::Entity(Kind::Organisation), value: value.into(), entity: Some(entity), span })
    /// };
    /// assert_eq!((&*fact.name, fact.basis.status), ("takeover", Status::Denied));
    /// assert_eq!(fact.slot("buyer"), [filler("KLM", 0, Span::new(0, 3))]);
    /// assert_eq!(fact.slot("target"), [filler("Transavia", 1, Span::new(8, 17))]);
    /// # Ok::<(), feiten::Error>(())
    /// ```
    pub fn rules(mut self, name: impl Into<String>, source: impl Into<String>) -> Self {
        self.rules.push((name.into(), source.into()));
        self
    }

    /// A list of the caller's, behind the built-in ones; `name` is the file that errors name. Its rows have four columns with a tab
    /// between, `phrase`, `kind`, `value` and `class`, as [`custom`](mention::name::custom) tells in full: a phrase with a kind is an
    /// entity wherever it stands, and patterns ask for any phrase of the list with `@` and the file's name up to its first dot.
    ///
    /// ```
    /// let list = "# Shipyards.\n# columns: phrase | kind | value | class\nWerf De Toekomst\torganisation\tDe Toekomst\t\n";
    /// let extractor = feiten::Extractor::builder().list("shipyards.tsv", list).build()?;
    /// let entities = extractor.entities("De kiel werd gelegd op Werf De Toekomst.");
    /// assert_eq!(entities.len(), 1);
    /// assert_eq!((entities[0].text(), entities[0].value().label()), ("Werf De Toekomst", Some("De Toekomst")));
    ///
    /// let error = feiten::Extractor::builder().list("shipyards.tsv", "Werf De Toekomst\twerf\t\t\n").build().unwrap_err();
    /// assert!(error.is_list());
    /// let expected = "person, country, nationality, place, organisation, unit, role, equipment, event, misc or nothing";
    /// assert_eq!(error.to_string(), format!("shipyards.tsv:1: found «werf», expected {expected}"));
    /// # Ok::<(), feiten::Error>(())
    /// ```
    pub fn list(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.lists.push((name.into(), text.into()));
        self
    }

    /// Leaves the built-in rules out, so that only the caller's find facts.
    pub fn without_built_in_rules(mut self) -> Self {
        self.bare = true;
        self
    }

    /// The extractor. Costs nothing beyond [`Extractor::new`] where no rules were added; with rules, all are indexed anew.
    ///
    /// # Errors
    /// Every fault of the caller's rules, each with file, line, column and carets under what is wrong.
    pub fn build(self) -> Result<Extractor, Error> {
        let mut extractor = Extractor { date: self.date, ..Extractor::new() };
        if !self.lists.is_empty() {
            extractor.lists = Arc::new(Lists::with(&self.lists)?);
        }
        if self.bare {
            extractor.rules = Some(Arc::new(extractor.rules().bare()));
        }
        if !self.rules.is_empty() {
            let files: Vec<(&str, &str)> = self.rules.iter().map(|(name, source)| (name.as_str(), source.as_str())).collect();
            extractor.rules = Some(Arc::new(extractor.rules().clone().with(&files, &extractor.lists)?));
        }
        Ok(extractor)
    }
}
