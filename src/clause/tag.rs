//! Tags: what each token of a sentence can be in a clause.

use crate::clause::word::{self, Role};
use crate::clause::{Head, Item};
use crate::mention::Context;
use crate::sentence::Sentence;
use crate::token::function::Function;
use crate::token::verb::{Number, Tense, VerbForm};
use crate::token::Shape;
use crate::value::Kind;

/// How surely a token is a finite verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finite {
    /// It is none.
    #[default]
    No,
    /// It may be: "sturen" is also the infinitive, "gebruikt" also the participle.
    Maybe,
    /// It is.
    Sure,
}

/// What a token can be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tag {
    /// Its classes as a function word.
    pub function: Function,
    /// Whether it is a finite verb.
    pub finite: Finite,
    /// Whether it can be an infinitive.
    pub infinitive: bool,
    /// Whether it can be a past participle.
    pub participle: bool,
    /// Whether "te" stands before it.
    pub te: bool,
    /// Whether it lies in an item that is no pronoun.
    pub item: bool,
    /// Whether that item is a plain noun, which can also be the particle of a verb ("deel").
    pub noun: bool,
    /// Whether it is the adjective of a state, which waits for its noun.
    pub adjective: bool,
    /// Whether it was taken as the particle of a verb.
    pub particle: bool,
    /// Whether it is a mark.
    pub mark: bool,
    /// Whether it can be a verb that stands with the infinitive or the participle of another.
    pub auxiliary: bool,
    /// Whether that verb is hebben, zijn or worden.
    pub helper: bool,
    /// Whether its item is a unit or a piece of equipment.
    pub thing: bool,
    /// Whether its item is a state, a body or a person.
    pub agent: bool,
    /// Whether its item ends with it.
    pub ends: bool,
}

impl Tag {
    /// Whether it can be a verb of any form.
    pub fn is_verb(&self) -> bool {
        self.finite != Finite::No || self.infinitive || self.participle
    }
}

/// Tags the tokens of a sentence, into `tags`.
pub fn tag(context: &Context<'_>, sentence: &Sentence, items: &[Item], tags: &mut Vec<Tag>) {
    tags.clear();
    let first = sentence.first as usize;
    for at in sentence.tokens() {
        let mark = context.shape(at).has(Shape::MARK);
        tags.push(Tag { mark, function: if mark { Function::default() } else { context.function(at) }, ..Tag::default() });
    }
    let from = items.partition_point(|item| item.first < sentence.first);
    for item in items.iter().skip(from).take_while(|item| item.first < sentence.last) {
        for at in item.first..item.last {
            let pronoun = matches!(item.head, Head::Reference(_)) && item.last - item.first == 1;
            if let Some(tag) = tags.get_mut(at as usize - first).filter(|_| !pronoun) {
                tag.item = true;
                tag.adjective = item.adjective;
                tag.noun = matches!(item.head, Head::Noun(_));
                tag.agent = !item.adjective
                    && matches!(item.kind, Some(Kind::Country | Kind::Organisation | Kind::Person | Kind::Nationality | Kind::Role));
                tag.thing = matches!(item.kind, Some(Kind::Unit | Kind::Equipment));
                tag.ends = at + 1 == item.last;
                tag.function = Function::default();
            }
        }
    }
    let mut tagger = Tagger { context, first, tags, stem_subject: false, stranding: false, doubtful: false };
    tagger.run();
}

pub(super) struct Tagger<'a, 'c> {
    pub(super) context: &'a Context<'a>,
    pub(super) first: usize,
    pub(super) tags: &'c mut [Tag],
    /// Whether "ik" or "je" stands in the sentence.
    pub(super) stem_subject: bool,
    /// Whether "er", "daar" or "waar" stands before in the segment, whose preposition may stand apart from it.
    pub(super) stranding: bool,
    /// Whether a word was met that only the words around it settle: "zijn", a noun that is also a verb.
    pub(super) doubtful: bool,
}

impl Tagger<'_, '_> {
    pub(super) fn get(&self, n: usize) -> Tag {
        self.tags.get(n).copied().unwrap_or_default()
    }

    pub(super) fn before(&self, n: usize) -> Tag {
        n.checked_sub(1).map(|before| self.get(before)).unwrap_or_default()
    }

    fn run(&mut self) {
        self.stem_subject = (0..self.tags.len())
            .any(|n| self.get(n).function.any(Function::SUBJECT) && word::has(self.context.hash(self.first + n), Role::StemSubject));
        let mut paired = false;
        for n in 0..self.tags.len() {
            paired = self.pair(n, paired);
            if self.gives_example(n) {
                // "onder meer" heads no phrase.
                for tag in self.tags.iter_mut().skip(n).take(2) {
                    tag.function = Function::ADVERB;
                }
            }
            let noun = self.before(n).function.any(Function::ARTICLE) && self.get(n).function.any(Function::POSSESSIVE);
            if let Some(tag) = self.tags.get_mut(n).filter(|_| noun) {
                // "de mijn"
                tag.function = Function::default();
            }
            let own = self.get(n);
            self.stranding = (self.stranding || own.function.any(Function::THERE)) && (!own.mark || self.is_quote(n));
            let verb = self.read(n);
            if let Some(tag) = self.tags.get_mut(n) {
                tag.finite = verb.finite;
                tag.infinitive = verb.infinitive;
                tag.participle = verb.participle;
                tag.te = verb.te;
                tag.auxiliary = verb.auxiliary;
                tag.helper = verb.helper;
            }
        }
        if self.doubtful {
            self.settle();
        }
    }

    /// Makes the second word of "zowel … als" a list word; whether such a pair stands open behind the token.
    fn pair(&mut self, n: usize, paired: bool) -> bool {
        let hash = self.context.hash(self.first + n);
        let Some(tag) = self.tags.get_mut(n).filter(|tag| !tag.mark && !tag.function.is_none()) else { return paired };
        if paired && word::has(hash, Role::Pair) {
            tag.function = Function::LIST;
            return false;
        }
        if word::has(hash, Role::PairOpener) {
            tag.function = Function::ADVERB;
            return true;
        }
        paired
    }

    fn gives_example(&self, n: usize) -> bool {
        let is = |n: usize, role: Role| self.tags.get(n).is_some_and(|tag| !tag.mark) && word::has(self.context.hash(self.first + n), role);
        self.get(n).function.any(Function::PREPOSITION) && is(n, Role::ExampleOpener) && is(n + 1, Role::Example) && !self.get(n + 1).item
    }

    /// The verb readings of a token in its place.
    fn read(&mut self, n: usize) -> Tag {
        let Some(tag) = self.tags.get(n).copied().filter(|tag| !tag.mark) else { return Tag::default() };
        if tag.item {
            self.doubtful |= tag.noun;
            return Tag::default();
        }
        let at = self.first + n;
        let shape = self.context.shape(at);
        if !shape.has(Shape::LETTER) || (shape.has(Shape::CAPITAL) && !self.context.opens_sentence(at) && !follows_quote(self.context, at))
        {
            return Tag::default();
        }
        // Closed classes are no verbs, whatever rare verb shares their letters ("in" of innen, "over", "maar").
        let closed =
            Function::PREPOSITION.with(Function::ARTICLE).with(Function::COORDINATOR).with(Function::SUBORDINATOR).with(Function::ADVERB);
        let determiner = tag.function.any(Function::DETERMINER) && !tag.function.any(Function::POSSESSIVE);
        if tag.function.any(closed) || determiner {
            return Tag::default();
        }
        let before = self.before(n);
        let mut found = self.forms(at);
        if found.is_verb() && word::has(self.context.hash(at), Role::Adjective) {
            return Tag::default();
        }
        found.te = before.function.any(Function::INFINITIVE_MARKER);
        if found.infinitive || found.participle {
            found.finite = found.finite.min(Finite::Maybe);
        }
        if found.participle && n == 0 && self.context.word(at).ends_with("en") && self.get(n + 1).noun {
            // "Gedwongen ontslagen sloot hij uit": an attribute.
            return Tag::default();
        }
        if found.te {
            found.finite = Finite::No;
            found.participle = false;
        }
        // Behind an article, a possessive or a preposition stands a noun or an attribute, no finite verb.
        let determined = before.function.any(Function::DETERMINER) && !before.function.any(Function::ADVERB);
        let nominal = determined || before.function.any(Function::ARTICLE.with(Function::POSSESSIVE).with(Function::PREPOSITION));
        let pronominal = before.function.any(Function::PRONOUN.with(Function::RELATIVE).with(Function::SUBORDINATOR));
        if before.adjective {
            return Tag::default();
        }
        // "… omdat Hongarije tegen is": no noun looks like a singular auxiliary.
        let predicate = before.function.any(Function::PREPOSITION) && found.auxiliary && found.finite == Finite::Sure;
        // "wil er niets over zeggen": the preposition belongs to "er".
        let ends = self.tags.get(n + 1).is_none_or(|next| next.mark);
        let stranded = self.stranding && before.function.any(Function::PREPOSITION) && (found.infinitive || found.participle) && ends;
        if nominal && !pronominal && !predicate && !stranded && !found.te && !before.is_verb() {
            found.finite = Finite::No;
            found.infinitive = false;
            // "door Nederland gestuurd" has its participle behind a name; "de gestuurd" does not occur.
            found.participle = found.participle && !before.function.any(Function::ARTICLE.with(Function::POSSESSIVE));
        }
        if is_het(&before) && !found.te {
            self.behind_het(n, &mut found);
        }
        self.doubtful |= tag.function.any(Function::POSSESSIVE) && found.is_verb();
        if !found.is_verb() {
            found.te = false;
        }
        found
    }

    /// Behind "het", which is an article and a pronoun: "het leven kostte", beside "wil het sturen".
    fn behind_het(&mut self, n: usize, found: &mut Tag) {
        let governed = n.checked_sub(2).map(|before| self.get(before)).is_some_and(|tag| tag.function.any(Function::PREPOSITION));
        let ends = self.tags.get(n + 1).is_none_or(|next| next.mark);
        if found.infinitive && !found.auxiliary && (governed || !ends) {
            found.infinitive = false;
            if !found.participle {
                found.finite = Finite::No;
            }
        }
        self.doubtful |= found.finite == Finite::Sure && !found.auxiliary;
    }

    /// What the word can be by its form alone.
    pub(super) fn forms(&self, at: usize) -> Tag {
        let mut found = Tag::default();
        for form in self.context.verb_forms(at) {
            let lemma = self.context.lemma(form.verb);
            let counts = match form.tense {
                Tense::Infinitive => {
                    found.infinitive = true;
                    true
                }
                Tense::Participle if !form.attributive => {
                    found.participle = true;
                    true
                }
                Tense::Participle | Tense::PresentParticiple => false,
                Tense::Present | Tense::Past => {
                    let sure = form.number == Number::Singular || form.tense == Tense::Past;
                    let stands = self.stem_stands(at, form, lemma);
                    if stands {
                        found.finite = found.finite.max(if sure { Finite::Sure } else { Finite::Maybe });
                    }
                    stands
                }
            };
            found.auxiliary |= counts && word::has(lemma, Role::Auxiliary);
            let helpers = &self.context.lists.helpers;
            found.helper |= counts && [helpers.have, helpers.be, helpers.become_].contains(&form.verb);
        }
        found
    }

    /// Whether a form that is the bare stem can be finite: it needs "ik" or "je", or is an imperative.
    fn stem_stands(&self, at: usize, form: VerbForm, lemma: u64) -> bool {
        form.tense != Tense::Present
            || form.number != Number::Singular
            || self.stem_subject
            || self.context.word(at).ends_with(['t', 'T'])
            || word::has(lemma, Role::Bare)
            || self.context.opens_sentence(at)
            || follows_quote(self.context, at)
    }
}

/// Whether a word is both the article and the pronoun "het".
pub(super) fn is_het(tag: &Tag) -> bool {
    tag.function.any(Function::ARTICLE) && tag.function.any(Function::PRONOUN)
}

/// Whether a word can do nothing but open a clause ("omdat", "terwijl").
pub fn opens_always(tag: &Tag) -> bool {
    let other = Function::PREPOSITION
        .with(Function::COORDINATOR)
        .with(Function::ADVERB)
        .with(Function::DETERMINER)
        .with(Function::PRONOUN)
        .with(Function::RELATIVE);
    tag.function.any(Function::SUBORDINATOR) && !tag.function.any(other)
}

/// Whether a quotation mark or colon stands before the token, so that its capital opens a quoted sentence.
fn follows_quote(context: &Context<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| context.shape(before).has(Shape::QUOTE) || context.word(before) == ":")
}
