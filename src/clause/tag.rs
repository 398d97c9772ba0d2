//! Tags: what each token of a sentence can be in a clause.

use crate::clause::{Head, Item};
use crate::mention::Context;
use crate::sentence::Sentence;
use crate::token::function::Function;
use crate::token::verb::{Number, Tense};
use crate::token::Shape;

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
                tag.function = Function::default();
            }
        }
    }
    for n in 0..tags.len() {
        let verb = read_verb(context, first, n, tags);
        if let Some(tag) = tags.get_mut(n) {
            tag.finite = verb.finite;
            tag.infinitive = verb.infinitive;
            tag.participle = verb.participle;
            tag.te = verb.te;
        }
    }
}

/// The verb readings of a token in its place.
fn read_verb(context: &Context<'_>, first: usize, n: usize, tags: &[Tag]) -> Tag {
    let mut found = Tag::default();
    let Some(tag) = tags.get(n).filter(|tag| !tag.mark && !tag.item) else { return found };
    let at = first + n;
    let shape = context.shape(at);
    if !shape.has(Shape::LETTER) || (shape.has(Shape::CAPITAL) && !context.opens_sentence(at) && !follows_quote(context, at)) {
        return found;
    }
    // Closed classes are no verbs, whatever rare verb shares their letters ("in" of innen, "over", "maar").
    let closed =
        Function::PREPOSITION.with(Function::ARTICLE).with(Function::COORDINATOR).with(Function::SUBORDINATOR).with(Function::ADVERB);
    if tag.function.any(closed) {
        return found;
    }
    let before = n.checked_sub(1).and_then(|n| tags.get(n)).copied().unwrap_or_default();
    found.te = before.function.any(Function::INFINITIVE_MARKER);
    for form in context.verb_forms(at) {
        match form.tense {
            Tense::Infinitive => found.infinitive = true,
            Tense::Participle if !form.attributive => found.participle = true,
            Tense::Participle | Tense::PresentParticiple => {}
            Tense::Present | Tense::Past => {
                let sure = form.number == Number::Singular || form.tense == Tense::Past;
                found.finite = found.finite.max(if sure { Finite::Sure } else { Finite::Maybe });
            }
        }
    }
    if found.infinitive || found.participle {
        found.finite = found.finite.min(Finite::Maybe);
    }
    if found.te {
        found.finite = Finite::No;
        found.participle = false;
    }
    // Behind an article, a possessive or a preposition stands a noun or an attribute, no finite verb.
    let nominal = before.function.any(Function::ARTICLE.with(Function::POSSESSIVE).with(Function::PREPOSITION).with(Function::DETERMINER));
    let pronominal = before.function.any(Function::PRONOUN.with(Function::RELATIVE).with(Function::SUBORDINATOR));
    if before.adjective {
        return Tag::default();
    }
    if nominal && !pronominal && !found.te && !before.is_verb() {
        found.finite = Finite::No;
        found.infinitive = false;
        // "door Nederland gestuurd" has its participle behind a name; "de gestuurd" does not occur.
        found.participle = found.participle && !before.function.any(Function::ARTICLE.with(Function::POSSESSIVE));
    }
    // "zijn", "haar": a possessive where something nominal follows and no verb is needed.
    if tag.function.any(Function::POSSESSIVE) {
        let next = tags.get(n + 1).copied().unwrap_or_default();
        let noun_follows = next.item && context.shape(at + 1).any(Shape::LETTER) && !context.shape(at + 1).has(Shape::CAPITAL);
        if noun_follows && tags.iter().enumerate().any(|(other, tag)| other != n && tag.finite != Finite::No) {
            found = Tag::default();
        }
    }
    if !found.is_verb() {
        found.te = false;
    }
    found
}

/// Whether a quotation mark or colon stands before the token, so that its capital opens a quoted sentence.
fn follows_quote(context: &Context<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| context.shape(before).has(Shape::QUOTE) || context.word(before) == ":")
}
