//! Names of persons: each mention takes the fullest form that the document gives for that person.

use std::collections::HashMap;

use crate::entity::Entity;
use crate::lexicon::HashKeyed;
use crate::mention::{Context, Value};
use crate::text::fold;

/// So many namesakes are told apart; a text with more is no news.
const NAMESAKES: usize = 16;

/// A form of two words or more.
struct Form {
    words: Vec<u64>,
    initials: Vec<Option<char>>,
    name: String,
    /// The fuller form of the same person.
    fuller: Option<usize>,
    /// The sentence that named the person last.
    seen: Option<usize>,
}

/// Gives each person's mentions one name. Linear in the mentions.
pub fn resolve(context: &Context<'_>, entities: &mut [Entity]) {
    let mut forms: Vec<Form> = Vec::new();
    let mut whole: HashKeyed<usize> = HashMap::default();
    let mut parts: HashKeyed<Vec<usize>> = HashMap::default();
    for entity in entities.iter() {
        let Value::Person { name, .. } = &entity.value else { continue };
        if !name.contains(' ') || whole.contains_key(&fold::hash(name)) {
            continue;
        }
        let form = Form {
            words: name.split(' ').map(fold::hash).collect(),
            initials: name.split(' ').map(initial).collect(),
            name: name.clone(),
            fuller: None,
            seen: None,
        };
        for word in name.split(' ').filter(|word| word.chars().next().is_some_and(char::is_uppercase)) {
            let holders = parts.entry(fold::hash(word)).or_default();
            if holders.len() < NAMESAKES && !holders.contains(&forms.len()) {
                holders.push(forms.len());
            }
        }
        whole.insert(fold::hash(name), forms.len());
        forms.push(form);
    }
    if forms.is_empty() {
        return;
    }
    join_fuller(&mut forms, &parts);
    for entity in entities.iter_mut() {
        let Value::Person { name, .. } = &mut entity.value else { continue };
        let sentence = context.sentence_of(entity.first as usize);
        let found = match whole.get(&fold::hash(name)) {
            Some(&form) => Some(fullest(&forms, form)),
            None => meant(&forms, &parts, name),
        };
        let Some(form) = found.and_then(|form| forms.get_mut(form)) else { continue };
        form.seen = Some(sentence);
        if *name != form.name {
            name.clone_from(&form.name);
        }
    }
}

/// The letter of "J." in "J. Stoltenberg".
fn initial(word: &str) -> Option<char> {
    let mut letters = word.chars();
    let letter = letters.next()?;
    (letters.next() == Some('.')).then_some(letter)
}

/// Joins each form to the one fuller form that holds it: "J. Stoltenberg" to "Jens Stoltenberg".
fn join_fuller(forms: &mut [Form], parts: &HashKeyed<Vec<usize>>) {
    for index in 0..forms.len() {
        let Some(form) = forms.get(index) else { continue };
        let holders = form.words.last().and_then(|last| parts.get(last)).map_or(&[][..], Vec::as_slice);
        let mut fuller =
            holders.iter().copied().filter(|&other| other != index && forms.get(other).is_some_and(|other| holds(other, form)));
        let longest = fuller.clone().max_by_key(|&other| forms.get(other).map_or(0, |other| other.words.len()));
        // Two fuller forms that do not hold one another are two persons.
        let one = longest.and_then(|longest| forms.get(longest)).is_some_and(|longest| {
            fuller.all(|other| forms.get(other).is_some_and(|other| other.name == longest.name || holds(longest, other)))
        });
        if let Some(form) = forms.get_mut(index).filter(|_| one) {
            form.fuller = longest;
        }
    }
}

/// Whether the form says all that the shorter one says, and more.
fn holds(form: &Form, short: &Form) -> bool {
    let fuller = form.words.len() > short.words.len()
        || (form.words.len() == short.words.len() && form.initials.iter().flatten().count() < short.initials.iter().flatten().count());
    if !fuller || form.words.last() != short.words.last() {
        return false;
    }
    let mut own = form.words.iter().zip(form.name.split(' '));
    short.words.iter().zip(&short.initials).all(|(word, initial)| match initial {
        Some(letter) => own.any(|(_, name)| name.starts_with(*letter)),
        None => own.any(|(other, _)| other == word),
    })
}

fn fullest(forms: &[Form], form: usize) -> usize {
    let mut at = form;
    for _ in 0..NAMESAKES {
        match forms.get(at).and_then(|form| form.fuller) {
            Some(fuller) => at = fuller,
            None => break,
        }
    }
    at
}

/// The person whose name a short form repeats: the one named last before; else the only one that the text names later.
fn meant(forms: &[Form], parts: &HashKeyed<Vec<usize>>, name: &str) -> Option<usize> {
    let words: Vec<u64> = name.split(' ').map(fold::hash).collect();
    let found = of_words(forms, parts, &words);
    if !found.is_empty() {
        return nearest(forms, &found);
    }
    // "Stoltenbergs plan": a genitive that the finder left on.
    let bare = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).or_else(|| name.strip_suffix('s'))?;
    let words: Vec<u64> = bare.split(' ').map(fold::hash).collect();
    nearest(forms, &of_words(forms, parts, &words))
}

fn of_words(forms: &[Form], parts: &HashKeyed<Vec<usize>>, words: &[u64]) -> Vec<usize> {
    let holders = words.last().and_then(|last| parts.get(last)).map_or(&[][..], Vec::as_slice);
    let mut found: Vec<usize> = Vec::new();
    for &holder in holders {
        let fits = forms.get(holder).is_some_and(|form| form.words.windows(words.len()).any(|run| run == words));
        let full = fullest(forms, holder);
        if fits && !found.contains(&full) {
            found.push(full);
        }
    }
    // A surname outweighs a first name: "Jansen" is Piet Jansen rather than Jansen Vermeer.
    let ends = |form: &usize| forms.get(*form).is_some_and(|form| form.words.ends_with(words));
    if found.iter().any(ends) {
        found.retain(ends);
    }
    found
}

fn nearest(forms: &[Form], found: &[usize]) -> Option<usize> {
    let seen = |form: &usize| forms.get(*form).and_then(|form| form.seen);
    let last = found.iter().filter_map(seen).max();
    let mut best = found.iter().copied().filter(|form| seen(form) == last);
    let only = best.next()?;
    best.next().is_none().then_some(only)
}
