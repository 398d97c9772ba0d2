//! A text made ready for the finders: its tokens, what the lists know of each, its sentences and its quotations.

use crate::lexicon::{chain, List, Slot};
use crate::mention::places::push_if;
use crate::mention::{Context, Lists, Places};
use crate::sentence::{self, Quotation, Sentence};
use crate::text::Document;
use crate::token::function::Function;
use crate::token::{self, Shape, Token};

/// What every finder starts from, read once from a text. Reading another text into it uses its room again.
///
/// ```
/// use feiten::mention::{Lists, Prepared};
/// use feiten::text::Document;
///
/// let lists = Lists::built_in()?;
/// let text = "‘Wij leveren tanks’, zegt Polen.";
/// let mut prepared = Prepared::default();
/// prepared.read(&Document::new(text, None), &lists);
/// assert_eq!((prepared.tokens().len(), prepared.sentences().len(), prepared.quotations().len()), (9, 1, 1));
/// # Ok::<(), feiten::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    pub(crate) tokens: Vec<Token>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) slots: Vec<Slot>,
    pub(crate) functions: Vec<Function>,
    pub(crate) quotations: Vec<Quotation>,
    /// Where function words stand, words with which a phrase of several may begin, counted nouns and hyphened words, and verbs.
    pub(crate) places: Places<QUESTIONS>,
    /// The keys of the tokens that a phrase may begin with together with the next one, each with that one.
    pairs: Vec<u64>,
    /// What is known of those.
    begun: Vec<Slot>,
}

/// The function words.
const FUNCTION: usize = 0;
/// The tokens with which a phrase of several words may begin.
const LONGER: usize = 1;
/// Those of them that may begin one together with the next token.
const PAIRED: usize = 3;
/// The nouns of a known class, and the compounds with a hyphen, whose last part may be one.
pub(crate) const NOUN: usize = 2;
/// The forms of verbs.
pub(crate) const VERB: usize = 4;
/// How many questions are asked of every token.
pub(crate) const QUESTIONS: usize = 5;

impl Prepared {
    /// Reads a text. Linear in its length.
    pub fn read(&mut self, document: &Document<'_>, lists: &Lists) {
        self.split(document, lists);
        sentence::quotations_into(document.text, &self.tokens, &mut self.quotations);
        self.read_slots(lists);
        let Prepared { tokens, functions, places, .. } = self;
        functions.clear();
        functions.resize(tokens.len(), Function::default());
        for at in places.of(FUNCTION) {
            if let Some((token, function)) = tokens.get(at).zip(functions.get_mut(at)) {
                *function = lists.function_words.get(token.hash);
            }
        }
    }

    /// Asks the lists for each token: what they hold by its word, and longer phrases as far as they go on with the next token.
    fn read_slots(&mut self, lists: &Lists) {
        let (Prepared { tokens, slots, places, pairs, begun, .. }, table) = (self, lists.lexicon.table());
        slots.clear();
        table.slots(tokens, |token| token.hash, slots);
        places.note_anew(tokens.iter().zip(slots.iter()), |(token, slot)| {
            let is_noun = slot.is_in(List::Noun) | token.shape.has(Shape::HYPHEN);
            [slot.is_in(List::Function), slot.goes_on_at_all(), is_noun, false, slot.is_in(List::Verb)]
        });
        // What longer phrases begin with a word is taken out as far as none of them goes on with the next one, so that no list is
        // walked for what can not stand there.
        pairs.clear();
        places.add_some(PAIRED, LONGER, |at| {
            let pair = tokens.get(at).zip(tokens.get(at + 1));
            // No phrase runs over the end of a paragraph.
            let (key, ends) = pair.map_or((0, true), |(token, next)| (chain(token.hash, next.hash), next.shape.has(Shape::PARAGRAPH)));
            let may_pair = table.may_pair(key) & !ends;
            if let Some(slot) = slots.get_mut(at) {
                *slot = slot.limited(u64::from(may_pair).wrapping_neg());
            }
            push_if(may_pair, key, pairs);
            may_pair
        });
        begun.clear();
        table.slots(pairs, |key| *key, begun);
        for (at, begun) in places.of(PAIRED).zip(begun) {
            if let Some(slot) = slots.get_mut(at) {
                *slot = slot.limited(begun.begun());
            }
        }
    }

    /// Reads what amounts and moments ask for: tokens, sentences and lists, without function words and quotations.
    pub(crate) fn look_up(&mut self, document: &Document<'_>, lists: &Lists) {
        self.split(document, lists);
        self.read_slots(lists);
    }

    /// Reads no more than the tokens and sentences of a text.
    pub(crate) fn split(&mut self, document: &Document<'_>, lists: &Lists) {
        self.tokens.clear();
        self.tokens.reserve(document.flow.len() / 5);
        token::split(document.text, document.flow, &lists.abbreviations, &mut self.tokens);
        self.sentences.clear();
        self.sentences.reserve(self.tokens.len() / 12);
        sentence::split(document.text, &self.tokens, &lists.abbreviations, &mut self.sentences);
    }

    /// The text as the finders see it; `document` and `lists` are those it was read with.
    pub fn context<'a>(&'a self, document: &Document<'a>, lists: &'a Lists) -> Context<'a> {
        let Prepared { tokens, sentences, slots, functions, quotations, places, .. } = self;
        let (table, date) = (lists.lexicon.table(), document.date);
        Context { text: document.text, tokens, sentences, slots, functions, quotations, places, table, lists, date, future: false }
    }

    /// The tokens, in the order of the text.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The sentences, in the order of the text.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The quotations, in the order of their opening marks.
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }
}
