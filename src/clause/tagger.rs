//! Tagging: what each token of a sentence can be, by the lists, its item and the words beside it.

use crate::clause::tag::{is_het, Finite, Flags, Forms, Tag};
use crate::clause::word::{self, Role, Roles, Traits};
use crate::clause::{Head, Item};
use crate::lexicon::{Bits, List};
use crate::mention::{first_from, Context};
use crate::sentence::Sentence;
use crate::text::fold::hash_folded;
use crate::token::function::Function;
use crate::token::verb::{Number, Tense, VerbForm};
use crate::token::{Shape, Token};
use crate::value::Kind;

/// Closed classes are no verbs, whatever rare verb shares their letters ("in" of innen, "over", "maar").
const CLOSED: Function =
    Function::PREPOSITION.with(Function::ARTICLE).with(Function::COORDINATOR).with(Function::SUBORDINATOR).with(Function::ADVERB);

/// The hashes of a comma and of round brackets.
const COMMA: u64 = hash_folded(",");
const OPENING: u64 = hash_folded("(");
const CLOSING: u64 = hash_folded(")");

/// The tags of the sentences that are read together.
#[derive(Default)]
pub struct Tags {
    /// For each token its tag.
    pub tags: Vec<Tag>,
    /// The readings of their verbs, by their [codes](VerbForm::code).
    pub forms: Vec<u32>,
    /// For each token that begins an item the index of that item.
    pub items: Vec<u32>,
    /// The tokens of the last sentence that may be verbs, and its possessives, as bits.
    asked: Vec<u64>,
}

impl Tags {
    /// Forgets all, and makes room for so many tokens.
    pub fn clear(&mut self, tokens: usize) {
        self.tags.clear();
        self.tags.reserve(tokens);
        self.forms.clear();
        self.forms.reserve(tokens / 4);
        self.items.clear();
        self.items.resize(tokens, 0);
    }

    /// Adds the tags of the tokens of a sentence, whose items stand from `from_item` on; gives the place behind these.
    pub fn read(&mut self, context: &Context<'_>, sentence: &Sentence, items: &[Item], from_item: usize) -> usize {
        let from = self.tags.len();
        let first = sentence.first as usize;
        let (mut words, mut roles) = (Bits::default(), Roles::default());
        let table = word::table();
        let tokens = context.tokens.get(sentence.tokens()).unwrap_or_default();
        let slots = context.slots.get(sentence.tokens()).unwrap_or_default();
        let functions = context.functions.get(sentence.tokens()).unwrap_or_default();
        self.asked.clear();
        for ((tokens, slots), functions) in tokens.chunks(64).zip(slots.chunks(64)).zip(functions.chunks(64)) {
            let begun = self.tags.len();
            let (mut asked, mut known) = (0, 0);
            // No branch foresees what a token is.
            self.tags.extend(tokens.iter().zip(slots).zip(functions).map(|((token, slot), &function)| {
                let Token { hash, shape, .. } = *token;
                let listed = slot.is_in(List::Verb);
                asked = asked << 1 | u64::from(listed & !function.any(CLOSED) | function.any(Function::POSSESSIVE));
                known = known << 1 | u64::from(table.may_hold(hash));
                words.add(hash);
                let mark = Flags::COMMA.when(hash == COMMA).with(Flags::BRACKET.when((hash == OPENING) | (hash == CLOSING)));
                let is = Flags::of_shape(shape).with(mark).with(Flags::LISTED.when(listed));
                Tag { function: function.when(!shape.has(Shape::MARK)), is, ..Tag::default() }
            }));
            // The first token's bits came to stand highest.
            let open = u64::BITS - tokens.len() as u32;
            let in_order = |bits: u64| bits.checked_shl(open).unwrap_or(0).reverse_bits();
            self.asked.push(in_order(asked));
            let mut known = in_order(known);
            while known != 0 {
                let place = known.trailing_zeros() as usize;
                known &= known - 1;
                if let Some((tag, token)) = self.tags.get_mut(begun + place).zip(tokens.get(place)) {
                    tag.roles = table.roles(token.hash);
                    roles = roles.with(tag.roles);
                }
            }
        }
        let Tags { tags, forms, items: begun, asked } = self;
        let (tags, begun) = (tags.get_mut(from..).unwrap_or_default(), begun.get_mut(from..).unwrap_or_default());
        let (behind, doubtful) = lay_items(tags, begun, sentence, items, from_item);
        let opening = tags.iter().take_while(|tag| tag.mark()).count();
        let verbs = Traits::of(context.lists);
        let mut tagger = Tagger { context, first, opening, tags, forms, words, verbs, stem_subject: false, doubtful };
        tagger.run(roles, asked);
        behind
    }
}

/// The bit of a kind, of which there are fewer than bits.
const fn bit(kind: Kind) -> u32 {
    1 << kind as u32
}

/// The kinds of who can act.
const AGENTS: u32 = bit(Kind::Country) | bit(Kind::Organisation) | bit(Kind::Person) | bit(Kind::Nationality) | bit(Kind::Role);
/// The kinds of things that people serve in or with.
const THINGS: u32 = bit(Kind::Unit) | bit(Kind::Equipment);

/// Tells the tokens of the items of a sentence, which stand from one on, that they lie there; gives the place behind these items, and
/// whether a noun among them is also a form of a verb.
fn lay_items(tags: &mut [Tag], begun: &mut [u32], sentence: &Sentence, items: &[Item], mut index: usize) -> (usize, bool) {
    let mut doubtful = false;
    while let Some(item) = items.get(index).filter(|item| item.first < sentence.last) {
        let from = (item.first - sentence.first) as usize;
        let length = (item.last - item.first) as usize;
        let pronoun = matches!(item.head, Head::Reference(_)) && length == 1;
        if let Some((tag, begun)) = tags.get_mut(from).zip(begun.get_mut(from)) {
            // Of several the first.
            *begun = if item.inner | tag.is.any(Flags::BEGINS) { *begun } else { index as u32 };
            tag.is = tag.is.with(Flags::BEGINS.when(!item.inner));
        }
        index += 1;
        if pronoun {
            continue;
        }
        let noun = matches!(item.head, Head::Noun(_));
        let kind = item.kind.map_or(0, bit);
        let agent = !item.adjective & (kind & AGENTS != 0);
        let thing = kind & THINGS != 0;
        let is = Flags::ITEM
            .with(Flags::ADJECTIVE.when(item.adjective))
            .with(Flags::NOUN.when(noun))
            .with(Flags::AGENT.when(agent))
            .with(Flags::THING.when(thing));
        let own = tags.get_mut(from..).unwrap_or_default();
        let own = own.get_mut(..length.min(own.len())).unwrap_or_default();
        for tag in own.iter_mut() {
            tag.set_item(is);
        }
        if let Some(last) = own.get_mut(length.wrapping_sub(1)) {
            last.is = last.is.with(Flags::ENDS);
            doubtful |= noun && last.is.any(Flags::LISTED);
        }
    }
    (index, doubtful)
}

/// Reads the tags of a sentence as verbs.
pub(super) struct Tagger<'a, 'c> {
    pub(super) context: &'a Context<'a>,
    pub(super) first: usize,
    /// How many marks open the sentence.
    opening: usize,
    pub(super) tags: &'c mut [Tag],
    forms: &'c mut Vec<u32>,
    /// The words of the sentence.
    words: Bits,
    /// What is asked of each verb.
    verbs: Traits<'a>,
    /// Whether "ik" or "je" stands in the sentence.
    stem_subject: bool,
    /// Whether a word was met that only the words around it settle: "zijn", a noun that is also a verb.
    doubtful: bool,
}

impl Tagger<'_, '_> {
    #[inline]
    pub(super) fn get(&self, n: usize) -> Tag {
        self.tags.get(n).copied().unwrap_or_default()
    }

    #[inline]
    pub(super) fn before(&self, n: usize) -> Tag {
        n.checked_sub(1).map(|before| self.get(before)).unwrap_or_default()
    }

    /// Reads the verbs of a sentence whose words have these roles, and of which these tokens, as bits, may be verbs or are possessives.
    fn run(&mut self, roles: Roles, asked: &[u64]) {
        self.stem_subject =
            roles.has(Role::StemSubject) && self.tags.iter().any(|tag| tag.function.any(Function::SUBJECT) && tag.has(Role::StemSubject));
        if roles.has(Role::PairOpener) || roles.has(Role::ExampleOpener) {
            self.read_pairs();
        }
        let mut from = 0;
        while let Some(n) = first_from(from, |number| asked.get(number).copied()) {
            from = n + 1;
            let before = self.before(n);
            let Some(tag) = self.tags.get_mut(n) else { break };
            if before.function.any(Function::ARTICLE) & tag.function.any(Function::POSSESSIVE) {
                // "de mijn"
                tag.function = Function::default();
            }
            let own = *tag;
            if own.is.any(Flags::LISTED) & !own.is.any(Flags::MARK.with(Flags::ITEM)) & !own.function.any(CLOSED) {
                let found = self.read(n, own, before);
                if let Some(tag) = self.tags.get_mut(n) {
                    tag.set_verb(found);
                }
            }
        }
        if self.doubtful {
            self.settle();
        }
    }

    /// Reads pairs of words that belong together.
    fn read_pairs(&mut self) {
        let mut paired = false;
        for n in 0..self.tags.len() {
            paired = self.pair(n, paired);
            if self.gives_example(n) {
                // "onder meer" heads no phrase.
                for tag in self.tags.iter_mut().skip(n).take(2) {
                    tag.function = Function::ADVERB;
                }
            }
        }
    }

    /// Makes the second word of "zowel … als" a list word; whether such a pair stands open behind the token.
    fn pair(&mut self, n: usize, paired: bool) -> bool {
        let Some(tag) = self.tags.get_mut(n).filter(|tag| !tag.mark() && !tag.function.is_none()) else { return paired };
        if paired && tag.has(Role::Pair) {
            tag.function = Function::LIST;
            return false;
        }
        if tag.has(Role::PairOpener) {
            tag.function = Function::ADVERB;
            return true;
        }
        paired
    }

    fn gives_example(&self, n: usize) -> bool {
        let (own, next) = (self.get(n), self.get(n + 1));
        own.function.any(Function::PREPOSITION) && own.has(Role::ExampleOpener) && next.has(Role::Example) && !next.item()
    }

    /// The verb readings of a token in its place.
    fn read(&mut self, n: usize, tag: Tag, before: Tag) -> Tag {
        let at = self.first + n;
        let shape = self.context.shape(at);
        if !shape.has(Shape::LETTER) || (shape.has(Shape::CAPITAL) && n > self.opening && !follows_quote(self.context, at)) {
            return Tag::default();
        }
        let determiner = tag.function.any(Function::DETERMINER) && !tag.function.any(Function::POSSESSIVE);
        if determiner || before.adjective() || tag.has(Role::Adjective) {
            return Tag::default();
        }
        let mut found = self.forms(n);
        if found.infinitive() || found.participle() {
            found.is = found.is.without(Flags::SURE);
        }
        let next = self.get(n + 1);
        let ends = next.mark() || n + 1 >= self.tags.len();
        if found.participle() && n == 0 && next.noun() && self.context.word(at).ends_with("en") {
            // "Gedwongen ontslagen sloot hij uit": an attribute.
            return Tag::default();
        }
        let te = before.function.any(Function::INFINITIVE_MARKER);
        if te {
            found.is = found.is.without(Flags::FINITE.with(Flags::SURE).with(Flags::PARTICIPLE));
        }
        // Behind an article, a possessive or a preposition stands a noun or an attribute, no finite verb.
        let determined = before.function.any(Function::DETERMINER) && !before.function.any(Function::ADVERB);
        let nominal = determined || before.function.any(Function::ARTICLE.with(Function::POSSESSIVE).with(Function::PREPOSITION));
        if nominal && !te && !before.is_verb() {
            let pronominal = before.function.any(Function::PRONOUN.with(Function::RELATIVE).with(Function::SUBORDINATOR));
            // "… omdat Hongarije tegen is": no noun looks like a singular auxiliary.
            let predicate = before.function.any(Function::PREPOSITION) && found.auxiliary() && found.finite() == Finite::Sure;
            // "wil er niets over zeggen": the preposition belongs to "er".
            let stranded = ends
                && before.function.any(Function::PREPOSITION)
                && found.is.any(Flags::INFINITIVE.with(Flags::PARTICIPLE))
                && self.is_stranded(n);
            if !pronominal && !predicate && !stranded {
                found.is = found.is.without(Flags::FINITE.with(Flags::SURE).with(Flags::INFINITIVE));
                // "door Nederland gestuurd" has its participle behind a name; "de gestuurd" does not occur.
                if before.function.any(Function::ARTICLE.with(Function::POSSESSIVE)) {
                    found.is = found.is.without(Flags::PARTICIPLE);
                }
            }
        }
        if is_het(&before) && !te {
            self.behind_het(n, ends, &mut found);
        }
        self.doubtful |= tag.function.any(Function::POSSESSIVE) && found.is_verb();
        found.is = found.is.with(Flags::TE.when(te && found.is_verb()));
        found
    }

    /// Whether "er", "daar" or "waar" stands before in the segment, whose preposition may stand apart from it.
    fn is_stranded(&self, n: usize) -> bool {
        let mut segment = (0..=n).rev().map(|n| self.get(n)).take_while(|tag| !tag.mark() || tag.is.any(Flags::QUOTE));
        segment.any(|tag| tag.function.any(Function::THERE))
    }

    /// Behind "het", which is an article and a pronoun: "het leven kostte", beside "wil het sturen".
    fn behind_het(&mut self, n: usize, ends: bool, found: &mut Tag) {
        let governed = n.checked_sub(2).map(|before| self.get(before)).is_some_and(|tag| tag.function.any(Function::PREPOSITION));
        if found.infinitive() && !found.auxiliary() && (governed || !ends) {
            found.is = found.is.without(Flags::INFINITIVE);
            if !found.participle() {
                found.is = found.is.without(Flags::FINITE.with(Flags::SURE));
            }
        }
        self.doubtful |= found.finite() == Finite::Sure && !found.auxiliary();
    }

    /// What the word can be by its form alone.
    pub(super) fn forms(&mut self, n: usize) -> Tag {
        let at = self.first + n;
        let from = self.forms.len();
        let (mut kinds, mut is, mut bare) = (0, Flags::default(), false);
        self.context.verb_codes(self.context.slot(at)).for_each(|code| {
            let kind = VerbForm::kind_of(code);
            kinds |= kind;
            // Most readings of a common verb are of verbs with a separated particle: they look like the verb itself, none of
            // them helps another, and without that word in the sentence no clause can use them.
            let (verb, joined) = VerbForm::verb_of(code);
            let traits = self.verbs.verb(verb);
            let missing = !joined & (kind & of_tense(Tense::Participle) == 0) & traits.misses_particle(&self.words);
            // Taken in and out again: nothing tells beforehand which readings stay.
            self.forms.push(code);
            self.forms.truncate(self.forms.len() - usize::from(missing));
            if !traits.helps() {
                return;
            }
            let stem = kind == STEM;
            let counts = kind & COUNTING != 0 && (!stem || traits.is_bare() || self.stem_stands(n));
            bare |= stem && traits.is_bare();
            is = is
                .with(Flags::AUXILIARY.when(counts && traits.is_auxiliary()))
                .with(Flags::HELPER.when(counts && traits.is_helper()))
                .with(Flags::HELPER_FORM.when(traits.is_helper()));
        });
        is = is.with(flags_of(kinds));
        if kinds & STEM != 0 && (bare || self.stem_stands(n)) {
            is = is.with(Flags::FINITE.with(Flags::SURE));
        }
        Tag { is, forms: Forms::new(from, self.forms.len()), ..Tag::default() }
    }

    /// Whether a form that is the bare stem can be finite: it needs "ik" or "je", or is an imperative.
    fn stem_stands(&self, n: usize) -> bool {
        let at = self.first + n;
        self.stem_subject || n <= self.opening || self.context.word(at).ends_with(['t', 'T']) || follows_quote(self.context, at)
    }
}

/// The bare stem, or another form of the present in the singular.
const STEM: u32 = VerbForm::kind(Tense::Present, Number::Singular);
/// The forms of the present in the plural.
const PLURAL: u32 = of_tense(Tense::Present) & !STEM;
/// The forms that make a verb of a clause.
const COUNTING: u32 = of_tense(Tense::Infinitive) | of_tense(Tense::Present) | of_tense(Tense::Past) | of_tense(Tense::Participle);

/// The forms of a tense.
pub(super) const fn of_tense(tense: Tense) -> u32 {
    VerbForm::kind(tense, Number::Singular) | VerbForm::kind(tense, Number::Plural) | VerbForm::kind(tense, Number::Any)
}

/// What forms of these kinds make of a token, a bare stem aside.
fn flags_of(kinds: u32) -> Flags {
    let has = |some: u32| kinds & some != 0;
    Flags::INFINITIVE
        .when(has(of_tense(Tense::Infinitive)))
        .with(Flags::PARTICIPLE.when(has(of_tense(Tense::Participle))))
        .with(Flags::FINITE.with(Flags::SURE).with(Flags::PAST).when(has(of_tense(Tense::Past))))
        .with(Flags::FINITE.when(has(PLURAL)))
}

/// Whether a quotation mark or colon stands before the token, so that its capital opens a quoted sentence.
fn follows_quote(context: &Context<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| context.shape(before).has(Shape::QUOTE) || context.word(before) == ":")
}
