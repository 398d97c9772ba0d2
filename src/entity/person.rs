//! Names of persons: each mention takes the fullest form that the document gives for that person.

use smallvec::SmallVec;

use crate::entity::Entity;
use crate::lexicon::chain;
use crate::mention::{Context, Value};
use crate::text::fold;
use crate::token::Token;

/// So many namesakes are told apart; a text with more is no news.
const NAMESAKES: usize = 16;

/// A mention of a person.
pub struct Named {
    /// The index of its entity.
    pub entity: usize,
    /// The hash of the name.
    pub name: u64,
    /// The hash of its first word, where it has more.
    pub given: Option<u64>,
    /// The words of the name as the text has it.
    words: (usize, usize),
    /// The first mention with the same name, of names of two words or more; then the form that it names.
    form: Option<usize>,
}

/// A word of a name.
#[derive(Clone, Copy)]
struct Word {
    hash: u64,
    first: Option<char>,
    /// Whether it is a letter with a full stop, as in "J. Stoltenberg".
    initial: bool,
}

/// A form of two words or more.
struct Form {
    /// Its words among all.
    words: (usize, usize),
    /// The hash of the name.
    name: u64,
    /// The index of the first entity that has it.
    entity: usize,
    /// The fuller form of the same person.
    fuller: Option<usize>,
    /// The sentence that named the person last.
    seen: Option<usize>,
}

/// The names of a document, word by word; what they hold of another is written over.
#[derive(Default)]
pub struct Names {
    named: Vec<Named>,
    words: Vec<Word>,
    forms: Vec<Form>,
    /// The forms that hold a word with a capital, by the hash of that word.
    holders: Vec<(u64, usize)>,
    /// The mentions of two words or more, by their names.
    long: Vec<(u64, usize)>,
    /// The words of a name without its genitive.
    bare: Vec<Word>,
}

/// Gives each person's mentions one name, and tells which entities they are. O(n log n) in the mentions.
pub fn resolve(context: &Context<'_>, entities: &mut [Entity], names: &mut Names) {
    names.clear();
    // Taken out while the names are asked for the forms of each.
    let (mut named, mut bare) = (std::mem::take(&mut names.named), std::mem::take(&mut names.bare));
    for (entity, found) in entities.iter().enumerate() {
        let Value::Person { name, .. } = &found.value else { continue };
        let from = names.words.len();
        let written = if **name == *found.text() { of_tokens(context, found, &mut names.words) } else { None };
        let hash = written.unwrap_or_else(|| read(name, &mut names.words));
        let given = names.words.get(from).filter(|_| names.words.len() - from > 1).map(|word| word.hash);
        named.push(Named { entity, name: hash, given, words: (from, names.words.len()), form: None });
    }
    names.gather(&mut named);
    names.join_fuller();
    let mentions = if names.forms.is_empty() { &mut [][..] } else { named.as_mut_slice() };
    for mention in mentions {
        let Some(Entity { value: Value::Person { name, .. }, first, .. }) = entities.get(mention.entity) else { continue };
        let found = match mention.form {
            Some(form) => Some(names.fullest(form)),
            None => names.meant(names.words(mention.words), name, &mut bare),
        };
        let Some(form) = found.and_then(|form| names.forms.get_mut(form)) else { continue };
        form.seen = Some(context.sentence_of(*first as usize));
        mention.name = form.name;
        mention.given = names.words.get(form.words.0).map(|word| word.hash);
        // The first entity of a fullest form keeps its name, so that the name is still there.
        let full = entities
            .get(form.entity)
            .and_then(|entity| entity.value.label())
            .filter(|full| full != name)
            .map(|full| full.to_owned().into());
        if let Some((full, Value::Person { name, .. })) = full.zip(entities.get_mut(mention.entity).map(|entity| &mut entity.value)) {
            *name = full;
        }
    }
    (names.named, names.bare) = (named, bare);
}

/// Appends the words of a name from the tokens that it was read from, whose hashes are known; gives the hash of the whole, or none
/// where a token is no word of the name.
fn of_tokens(context: &Context<'_>, person: &Entity, words: &mut Vec<Word>) -> Option<u64> {
    let tokens = context.tokens.get(person.first as usize..person.last as usize)?;
    let (first, last) = (tokens.first()?, tokens.last()?);
    let space = |at: u32| context.text.as_bytes().get(at as usize) == Some(&b' ');
    let spaced = |pair: &[Token]| matches!(pair, [one, other] if one.span.to() + 1 == other.span.from() && space(one.span.to()));
    if first.span.from() != person.span.from() || last.span.to() != person.span.to() || !tokens.windows(2).all(spaced) {
        return None;
    }
    words.extend(tokens.iter().map(|token| {
        let mut letters = token.text(context.text).chars();
        Word { hash: token.hash, first: letters.next(), initial: letters.next() == Some('.') }
    }));
    Some(tokens.iter().fold(0, |whole, token| chain(whole, token.hash)))
}

/// Appends the words of a name; gives the hash of the whole.
fn read(name: &str, words: &mut Vec<Word>) -> u64 {
    let (mut whole, mut rest) = (0, name);
    loop {
        let end = rest.bytes().position(|byte| byte == b' ');
        let word = end.and_then(|end| rest.get(..end)).unwrap_or(rest);
        let mut letters = word.chars();
        let first = letters.next();
        let hash = fold::hash(word);
        words.push(Word { hash, first, initial: letters.next() == Some('.') });
        whole = chain(whole, hash);
        match end.and_then(|end| rest.get(end + 1..)) {
            Some(behind) => rest = behind,
            None => return whole,
        }
    }
}

impl Names {
    /// Which entities are persons, each with its name.
    pub fn named(&self) -> &[Named] {
        &self.named
    }

    fn clear(&mut self) {
        let Names { named, words, forms, holders, .. } = self;
        named.clear();
        words.clear();
        forms.clear();
        holders.clear();
    }

    fn words(&self, (from, to): (usize, usize)) -> &[Word] {
        self.words.get(from..to).unwrap_or(&[])
    }

    fn form_words(&self, form: &Form) -> &[Word] {
        self.words(form.words)
    }

    /// Makes a form of each name of two words or more, in the order of the text.
    fn gather(&mut self, named: &mut [Named]) {
        let long = named.iter().enumerate().filter(|(_, mention)| mention.words.1 - mention.words.0 > 1);
        self.forms.reserve(named.len());
        self.holders.reserve(self.words.len());
        self.long.clear();
        self.long.extend(long.map(|(index, mention)| (mention.name, index)));
        self.long.sort_unstable();
        for group in self.long.chunk_by(|(one, _), (other, _)| one == other) {
            let first = group.first().map(|&(_, first)| first);
            for &(_, index) in group {
                if let Some(mention) = named.get_mut(index) {
                    mention.form = first;
                }
            }
        }
        for index in 0..named.len() {
            let Some(first) = named.get(index).and_then(|mention| mention.form) else { continue };
            let known = if first < index { named.get(first).and_then(|first| first.form) } else { None };
            let Some(mention) = named.get_mut(index) else { continue };
            mention.form = known.or(Some(self.forms.len()));
            if known.is_none() {
                let number = self.forms.len();
                let words = self.words.get(mention.words.0..mention.words.1).unwrap_or(&[]);
                let high = words.iter().filter(|word| word.first.is_some_and(char::is_uppercase));
                self.holders.extend(high.map(|word| (word.hash, number)));
                let Named { entity, name, words, .. } = *mention;
                self.forms.push(Form { words, name, entity, fuller: None, seen: None });
            }
        }
        self.holders.sort_unstable();
        self.holders.dedup();
    }

    /// The forms that hold a word, in the order of the text.
    fn holders(&self, word: Option<&Word>) -> impl Iterator<Item = usize> + Clone + '_ {
        let hash = word.map(|word| word.hash);
        let from = self.holders.partition_point(|&(own, _)| Some(own) < hash);
        let own = self.holders.get(from..).unwrap_or(&[]).iter().take_while(move |(own, _)| Some(*own) == hash);
        own.take(NAMESAKES).map(|&(_, form)| form)
    }

    /// Joins each form to the one fuller form that holds it: "J. Stoltenberg" to "Jens Stoltenberg".
    fn join_fuller(&mut self) {
        for index in 0..self.forms.len() {
            let fuller = self.fuller(index);
            if let Some(form) = self.forms.get_mut(index) {
                form.fuller = fuller;
            }
        }
    }

    /// The longest form that holds this one. Two that do not hold one another are two persons.
    fn fuller(&self, index: usize) -> Option<usize> {
        let form = self.forms.get(index)?;
        let mut fuller = self
            .holders(self.form_words(form).last())
            .filter(|&other| other != index && self.forms.get(other).is_some_and(|other| self.holds(other, form)));
        let longest = fuller.clone().max_by_key(|&other| self.forms.get(other).map_or(0, |other| self.form_words(other).len()))?;
        let most = self.forms.get(longest)?;
        let one = |other: usize| self.forms.get(other).is_some_and(|other: &Form| other.entity == most.entity || self.holds(most, other));
        fuller.all(one).then_some(longest)
    }

    /// Whether the form says all that the shorter one says, and more.
    fn holds(&self, form: &Form, short: &Form) -> bool {
        let (own, short) = (self.form_words(form), self.form_words(short));
        let initials = |words: &[Word]| words.iter().filter(|word| word.initial).count();
        let fuller = own.len() > short.len() || (own.len() == short.len() && initials(own) < initials(short));
        if !fuller || own.last().map(|word| word.hash) != short.last().map(|word| word.hash) {
            return false;
        }
        let mut own = own.iter();
        short.iter().all(|word| own.any(|other| if word.initial { other.first == word.first } else { other.hash == word.hash }))
    }

    fn fullest(&self, form: usize) -> usize {
        let mut at = form;
        for _ in 0..NAMESAKES {
            match self.forms.get(at).and_then(|form| form.fuller) {
                Some(fuller) => at = fuller,
                None => break,
            }
        }
        at
    }

    /// The person whose name a short form repeats: the one named last before; else the only one that the text names later.
    fn meant(&self, words: &[Word], name: &str, bare: &mut Vec<Word>) -> Option<usize> {
        let found = self.of_words(words);
        if !found.is_empty() {
            return self.nearest(&found);
        }
        // "Stoltenbergs plan": a genitive that the finder left on.
        let rest = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).or_else(|| name.strip_suffix('s'))?;
        bare.clear();
        read(rest, bare);
        self.nearest(&self.of_words(bare))
    }

    fn of_words(&self, words: &[Word]) -> SmallVec<[usize; NAMESAKES]> {
        let same = |run: &[Word]| run.iter().map(|word| word.hash).eq(words.iter().map(|word| word.hash));
        let mut found = SmallVec::new();
        for holder in self.holders(words.last()) {
            let fits = self.forms.get(holder).is_some_and(|form| self.form_words(form).windows(words.len().max(1)).any(same));
            let full = self.fullest(holder);
            if fits && !found.contains(&full) {
                found.push(full);
            }
        }
        // A surname outweighs a first name: "Jansen" is Piet Jansen rather than Jansen Vermeer.
        let ends = |form: &usize| {
            let own = self.forms.get(*form).map_or(&[][..], |form| self.form_words(form));
            own.len().checked_sub(words.len()).and_then(|from| own.get(from..)).is_some_and(same)
        };
        if found.iter().any(ends) {
            found.retain(|form| ends(form));
        }
        found
    }

    fn nearest(&self, found: &[usize]) -> Option<usize> {
        let seen = |form: &usize| self.forms.get(*form).and_then(|form| form.seen);
        let last = found.iter().filter_map(seen).max();
        let mut best = found.iter().copied().filter(|form| seen(form) == last);
        let only = best.next()?;
        best.next().is_none().then_some(only)
    }
}
