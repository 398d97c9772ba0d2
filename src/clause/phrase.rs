//! The phrases of a clause: runs of items, each with the preposition before it, lists kept together.

use crate::clause::join::Held;
use crate::clause::member::Members;
use crate::clause::tag::{Flags, Tag};
use crate::clause::word::{self, Role};
use crate::clause::{Clause, Head, Item};
use crate::mention::Context;
use crate::token::function::Function;

/// A phrase: a noun phrase, or one behind a preposition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// The hash of the preposition's last word.
    pub preposition: Option<u64>,
    /// The first token, the preposition included.
    pub first: u32,
    /// The token behind its last.
    pub last: u32,
    /// The members of the list that it is, most often one.
    pub members: Members,
    /// The hash of the last plain word in it that no list of names or nouns knows.
    pub word: Option<u64>,
    /// The phrase that it directly follows.
    pub follows: Option<u32>,
    /// The token of a possessive in it.
    pub possessive: Option<u32>,
    /// The token of a pronoun that is no item.
    pub pronoun: Option<u32>,
    /// The token that negates it.
    pub negation: Option<u32>,
    /// Whether it opens with the definite article.
    pub definite: bool,
    /// Whether it is a word such as "er" or "daar" that stands for a place.
    pub there: bool,
}

impl Phrase {
    /// All its items.
    pub fn items(&self) -> impl DoubleEndedIterator<Item = u32> + Clone + '_ {
        self.members.items()
    }
}

/// Reads the phrases of a clause of a sentence with these tags, whose items begin where `begun` tells.
pub fn read(context: &Context<'_>, first: u32, tags: &[Tag], begun: &[u32], items: &[Item], clause: &mut Clause) {
    // About every third token begins a phrase.
    let mut phrases = std::mem::take(&mut clause.phrases);
    phrases.reserve(clause.tokens.len() / 3 + 1);
    let reader = Reader {
        context,
        first,
        tags,
        begun,
        items,
        phrases: &mut phrases,
        held: Held::default(),
        joining: false,
        comma: false,
        lists: Lists { until: 0, listed: false },
        negation: None,
    };
    reader.run(clause);
    clause.phrases = phrases;
}

pub(super) struct Reader<'a, 'c> {
    pub(super) context: &'a Context<'a>,
    first: u32,
    tags: &'a [Tag],
    /// For each token that begins an item the index of that item.
    begun: &'a [u32],
    pub(super) items: &'a [Item],
    /// The phrases; the last may be open.
    phrases: &'c mut Vec<Phrase>,
    pub(super) held: Held,
    /// A comma or a list word stands behind the open phrase.
    joining: bool,
    /// What stands there is only a comma.
    pub(super) comma: bool,
    lists: Lists,
    negation: Option<u32>,
}

/// What was asked last about list words of a clause.
struct Lists {
    /// The place of the verb or list word that was found.
    until: usize,
    /// Whether it is a list word.
    listed: bool,
}

impl Reader<'_, '_> {
    fn run(mut self, clause: &Clause) {
        let tokens = clause.tokens.as_slice();
        let (mut at, mut expected) = (0, tokens.first().copied().unwrap_or(0));
        while let Some(&token) = tokens.get(at) {
            let tag = self.tag(token);
            if expected != token {
                let aside = tag.function.any(Function::LIST) && self.context.word(expected as usize) == "(";
                if !aside && !self.only_marks(expected, token, tokens, at) {
                    self.flush();
                }
            }
            at += 1;
            expected = token + 1;
            if tag.is.any(Flags::BEGINS) & !tag.is.any(Flags::VERB.with(Flags::PARTICLE)) {
                let index = self.begun.get((token - self.first) as usize).copied().unwrap_or(0);
                if let Some(item) = self.items.get(index as usize).copied() {
                    expected = self.item(index, item, tag);
                    // Where nothing stands between, the token behind the item is known.
                    let behind = at + (expected - token) as usize - 1;
                    if tokens.get(behind - 1).is_some_and(|&last| last + 1 == expected) {
                        at = behind;
                    } else {
                        at += tokens.iter().skip(at).take_while(|token| **token < expected).count();
                    }
                }
            } else if clause.link != Some(token) {
                self.word(token, tag);
            }
        }
        self.flush();
    }

    #[inline]
    pub(super) fn tag(&self, token: u32) -> Tag {
        self.tags.get((token - self.first) as usize).copied().unwrap_or_default()
    }

    /// Whether a list word follows the token at a place of a clause, or is it, before the next verb.
    fn is_listed(&mut self, tokens: &[u32], at: usize) -> bool {
        if at >= self.lists.until {
            let rest = tokens.iter().skip(at).map(|&token| self.tag(token));
            let found = rest.enumerate().find(|(_, tag)| tag.is_verb() || tag.function.any(Function::LIST));
            let listed = found.is_some_and(|(_, tag)| !tag.is_verb());
            self.lists = Lists { until: found.map_or(tokens.len(), |(behind, _)| at + behind + 1), listed };
        }
        self.lists.listed
    }

    /// Whether nothing but marks stands from one token to another, which is at that place of the clause; a comma joins where a
    /// list word is still to come.
    fn only_marks(&mut self, from: u32, to: u32, tokens: &[u32], at: usize) -> bool {
        let mut only = true;
        for token in from..to {
            let is = self.tag(token).is;
            only &= is.any(Flags::MARK);
            if is.any(Flags::COMMA) {
                let listed = self.is_listed(tokens, at);
                only &= listed;
                self.joining = listed;
                self.comma = listed;
            }
        }
        only
    }

    /// The open phrase.
    #[inline]
    pub(super) fn open(&self) -> Option<&Phrase> {
        self.phrases.last().filter(|_| self.held.any(Held::OPEN))
    }

    #[inline]
    fn open_mut(&mut self) -> Option<&mut Phrase> {
        self.phrases.last_mut().filter(|_| self.held.any(Held::OPEN))
    }

    /// Closes the open phrase, if there is one; it is none if only a preposition or an article opened it.
    #[inline]
    fn flush(&mut self) {
        self.joining = false;
        self.comma = false;
        let held = std::mem::take(&mut self.held);
        if held.any(Held::OPEN) & !held.any(Held::MEMBERS.with(Held::WORD).with(Held::PRONOUN)) {
            self.phrases.pop();
        }
    }

    /// Opens a phrase at a token, behind that preposition.
    fn start(&mut self, token: u32, preposition: Option<u64>) {
        self.flush();
        let negation = self.negation.take();
        self.held = Held::OPEN.with(Held::PREPOSITION.when(preposition.is_some()));
        let follows = self.phrases.last().filter(|before| before.last == token).map(|_| self.phrases.len() as u32 - 1);
        self.phrases.push(Phrase { preposition, first: token, last: token + 1, negation, follows, ..Phrase::default() });
    }

    fn word(&mut self, token: u32, tag: Tag) {
        let function = tag.function;
        if tag.is.any(Flags::VERB.with(Flags::PARTICLE)) | function.any(Function::INFINITIVE_MARKER) {
            self.flush();
            return;
        }
        if function.is_none() & !(tag.has(Role::Postposition) | tag.has(Role::Adjective)) {
            return self.plain(token);
        }
        if function.any(Function::LIST.with(Function::COORDINATOR).with(Function::NEGATION)) {
            return self.joint(token, function);
        }
        if function.any(Function::PREPOSITION) && !tag.item() {
            let hash = self.context.hash(token as usize);
            // "tot in", "van uit": the last word decides.
            let bare = self.held.is_bare();
            match self.open_mut().filter(|_| bare) {
                Some(phrase) => phrase.preposition = Some(hash),
                None => self.start(token, Some(hash)),
            }
            return;
        }
        if function.any(Function::SUBORDINATOR) && tag.has(Role::Predicative) {
            // "trad aan als minister"
            self.start(token, Some(self.context.hash(token as usize)));
            return;
        }
        if function.any(Function::ARTICLE.with(Function::DETERMINER).with(Function::POSSESSIVE)) {
            let possesses = function.any(Function::POSSESSIVE);
            let filled = self.held.any(Held::MEMBERS.with(Held::WORD).with(Held::DEFINITE.when(possesses)));
            if (filled & !self.joining) | !self.held.any(Held::OPEN) {
                self.start(token, None);
            }
            let (definite, pronoun) = (function.any(Function::DEFINITE), function.any(Function::PRONOUN));
            self.held = self.held.with(Held::DEFINITE.when(definite)).with(Held::PRONOUN.when(pronoun));
            if let Some(phrase) = self.open_mut() {
                phrase.definite |= definite;
                phrase.last = token + 1;
                if possesses {
                    phrase.possessive = Some(token);
                }
                if pronoun {
                    phrase.pronoun = phrase.pronoun.or(Some(token));
                }
            }
            return;
        }
        if function.any(Function::PRONOUN) {
            self.start(token, None);
            self.held = self.held.with(Held::PRONOUN);
            if let Some(phrase) = self.open_mut() {
                phrase.pronoun = Some(token);
            }
            self.flush();
            return;
        }
        if self.ends_empty(token, tag) {
            // "tot nu toe | 400 militairen", "sinds kort | ook een bataljon"
            self.held = Held::default();
            self.phrases.pop();
            return;
        }
        // Adverbs and the like head no phrase; behind a complete phrase they end it.
        if self.held.any(Held::MEMBERS) & !self.joining {
            self.flush();
        }
    }

    /// A word that lists, joins clauses or negates.
    fn joint(&mut self, token: u32, function: Function) {
        if function.any(Function::LIST) {
            self.joining = true;
            self.comma = false;
        } else if function.any(Function::COORDINATOR) {
            // "geen tanks, maar wel drones": no list.
            self.flush();
        } else {
            if !self.joining {
                self.flush();
            }
            self.negation = Some(token);
        }
    }

    /// Whether a word closes a preposition's phrase that holds neither a noun nor a name.
    fn ends_empty(&self, token: u32, tag: Tag) -> bool {
        let ends = || {
            let next = self.tag(token + 1);
            next.mark() || next.is_verb() || next.function.any(Function::ADVERB.with(Function::ARTICLE))
        };
        self.held.is_bare() && (tag.has(Role::Postposition) || tag.has(Role::Adjective) && ends())
    }

    /// A word that no list knows: an adjective, a noun, a name that was not recognised.
    fn plain(&mut self, token: u32) {
        let hash = self.context.hash(token as usize);
        let verb_behind = (token + 1 - self.first) as usize;
        if self.tags.get(verb_behind).is_some_and(Tag::is_verb) && word::ends(self.context.word(token as usize), Role::AdverbEnding) {
            // "Oorspronkelijk waren er …"
            if self.held.any(Held::MEMBERS) & !self.joining {
                self.flush();
            }
            return;
        }
        if !self.held.any(Held::OPEN) || (!self.joining && self.ends_before(token)) {
            self.start(token, None);
        }
        self.joining = false;
        self.held = self.held.with(Held::WORD).without(Held::PRONOUN);
        if let Some(phrase) = self.open_mut() {
            phrase.word = Some(hash);
            phrase.last = token + 1;
            phrase.pronoun = None;
        }
    }

    /// Takes an item in; returns the token behind it.
    fn item(&mut self, index: u32, item: Item, tag: Tag) -> u32 {
        let token = item.first;
        let possesses = item.adjective & matches!(item.head, Head::Reference(_));
        let held = self.held;
        let apart = possesses & !self.joining & held.any(Held::DEFINITE.with(Held::WORD).with(Held::MEMBERS));
        let joins = match self.open() {
            None => false,
            // "voor het eerst | haar flitsmacht"
            Some(_) if apart => false,
            Some(phrase) if !held.any(Held::MEMBERS) => !self.has_own_noun(phrase, item),
            Some(phrase) if self.joining => self.lists_with(phrase, item),
            Some(phrase) => self.continues(phrase, index),
        };
        if !joins {
            self.start(token, None);
        }
        let there = tag.function.any(Function::THERE);
        let mut until = item.last;
        let joining = std::mem::take(&mut self.joining);
        let behind = self.items.get(index as usize + 1..).unwrap_or_default();
        let inner = behind.iter().take_while(|other| other.first < item.last).map(|other| until = until.max(other.last)).count();
        let place = if there { Some(self.context.hash(token as usize)) } else { None };
        let another = joining | !self.held.any(Held::MEMBERS);
        self.held = self.held.with(Held::MEMBERS).with(Held::PREPOSITION.when(there)).without(Held::PRONOUN);
        if let Some(phrase) = self.open_mut() {
            phrase.last = until;
            phrase.pronoun = None;
            if place.is_some() {
                phrase.there = true;
                phrase.preposition = place;
            }
            for place in 0..=inner as u32 {
                phrase.members.push(index + place, another & (place == 0));
            }
        }
        until
    }
}
