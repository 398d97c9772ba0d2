//! What a number counts: the noun behind it, over nationalities and adjectives, as a singular with its class.

use crate::error::Error;
use crate::lexicon::{Entry, List};
use crate::mention::amount::phrase::Phrase;
use crate::mention::{Context, Loader, Text};
use crate::span::Span;
use crate::text::fold;
use crate::token::Shape;
use crate::value::{Bounds, Class};

/// The noun that a number counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// Singular of the whole word.
    pub noun: Text,
    /// Its class.
    pub class: Class,
    /// The token behind it.
    pub last: usize,
    /// From the number's neighbour to the noun.
    pub span: Span,
}

/// Loads the words that are no counted nouns, and those that may stand before one.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<(), Error> {
    for row in loader.rows::<2>("mention/amount/uncounted.tsv", include_str!("uncounted.tsv"))? {
        let [word, sort] = row.fields;
        loader.form(word, List::Uncounted, usize::from(sort == "time"));
    }
    for row in loader.rows::<1>("mention/amount/modifier.tsv", include_str!("modifier.tsv"))? {
        let [word] = row.fields;
        loader.form(word, List::Modifier, 0);
    }
    Ok(())
}

/// How many words may stand between a number and its noun.
const BETWEEN: usize = 6;

/// The noun that a phrase counts, from the token `at` on and before the next numeral.
pub fn counted(context: &Context<'_>, at: usize, next: usize, phrase: &Phrase) -> Option<Counted> {
    let value = phrase.plain.max.or(phrase.plain.min)?;
    if value < 1.0 || phrase.article {
        return None;
    }
    let one = phrase.plain == Bounds::exact(1.0);
    let mut place = at;
    let mut described = false;
    while place < at + BETWEEN && place < next {
        // A quotation mark may open before the noun.
        let quoted = context.shape(place).has(Shape::QUOTE.with(Shape::SPACED)) && context.shape(place + 1).has(Shape::LETTER);
        let behind = place + usize::from(quoted);
        if (place..=behind).any(|at| context.shape(at).any(Shape::LINE.with(Shape::PARAGRAPH))) {
            return None;
        }
        place = behind;
        if let Some((noun, class, last)) = noun(context, place, one, described) {
            if !modifies(context, place, last, next, one) {
                let (noun, class, last) = materiel(context, last, next).unwrap_or((noun, class, last));
                return Some(Counted { noun, class, last, span: span(context, at, last) });
            }
            place = last;
            continue;
        }
        if !modifier(context, place, next, one) {
            return None;
        }
        described |= inflected(context, place);
        place += 1;
    }
    None
}

/// From the number's neighbour to the noun; a noun's own last token may be a part only.
fn span(context: &Context<'_>, at: usize, last: usize) -> Span {
    context.span(at, last)
}

/// Whether what looks like a noun at `place` only qualifies the noun behind it: "Leopard 2 tanks", "twee Duitse officieren".
fn modifies(context: &Context<'_>, place: usize, last: usize, next: usize, one: bool) -> bool {
    if last >= next || context.shape(last).has(Shape::LINE) || !context.shape(last).has(Shape::LETTER) {
        return false;
    }
    let word = context.word(place);
    let adjective = word.ends_with('e') || context.row(place, List::Modifier).is_some();
    let shape = context.shape(place);
    let name = last > place + 1 && shape.has(Shape::CAPITAL) || shape.has(Shape::DIGIT) && !word.ends_with('s');
    (adjective || name) && listed(context, last, one).is_some()
}

/// "stuks" with what they are pieces of: "40 stuks artillerie".
fn materiel(context: &Context<'_>, last: usize, next: usize) -> Option<(Text, Class, usize)> {
    if last == 0 || context.word(last - 1) != "stuks" || last >= next {
        return None;
    }
    listed(context, last, true).filter(|_| !context.shape(last).has(Shape::LINE))
}

/// Whether the token may stand between a number and its noun.
fn modifier(context: &Context<'_>, at: usize, next: usize, one: bool) -> bool {
    let shape = context.shape(at);
    if !shape.has(Shape::LETTER) {
        return false;
    }
    if context.row(at, List::Modifier).is_some() || context.row(at, List::Adjective).is_some() {
        return true;
    }
    let word = context.word(at);
    if matches!(word, "en" | "of") {
        // "Nederlandse en Duitse militairen"
        return at > 0 && inflected(context, at - 1) && inflected(context, at + 1) && at + 1 < next;
    }
    if uncounted(context, at) {
        return false;
    }
    if inflected(context, at) {
        return true;
    }
    // A name before the noun: "Grand Slam-titels".
    if shape.has(Shape::CAPITAL) && at + 1 < next && !context.shape(at + 1).has(Shape::LINE) && context.row(at, List::Country).is_none() {
        let noun = listed(context, at + 1, one).is_some() || compound(context, context.word(at + 1), one).is_some();
        return noun || context.shape(at + 1).has(Shape::CAPITAL) && compound(context, context.word(at + 2), one).is_some();
    }
    // An adverb before an adjective ("internationaal samengestelde"), a participle before a listed noun.
    let lower = !shape.has(Shape::CAPITAL) && at + 1 < next && !context.shape(at + 1).has(Shape::LINE);
    lower && ((inflected(context, at + 1) && !shape.has(Shape::DIGIT)) || listed(context, at + 1, one).is_some() && !verb(context, at))
}

/// A unit or name of time.
pub fn time(context: &Context<'_>, at: usize) -> bool {
    context.row(at, List::Uncounted) == Some(1)
}

/// A word that stands behind a number without being counted.
pub fn uncounted(context: &Context<'_>, at: usize) -> bool {
    context.row(at, List::Uncounted).is_some() || context.row(at, List::Function).is_some()
}

fn verb(context: &Context<'_>, at: usize) -> bool {
    context.row(at, List::Verb).is_some()
}

/// An adjective with its ending -e.
fn inflected(context: &Context<'_>, at: usize) -> bool {
    let word = context.word(at);
    let shape = context.shape(at);
    shape.has(Shape::LETTER)
        && !shape.has(Shape::DIGIT)
        && word.len() > 3
        && word.ends_with('e')
        && (!uncounted(context, at) || context.row(at, List::Modifier).is_some())
}

/// The noun at `at`: a listed one, a compound with a listed head, or a word that looks like a plural.
fn noun(context: &Context<'_>, at: usize, one: bool, described: bool) -> Option<(Text, Class, usize)> {
    if let Some(found) = listed(context, at, one) {
        return Some(found);
    }
    let shape = context.shape(at);
    let word = context.word(at);
    if !shape.has(Shape::LETTER) || shape.has(Shape::ADDRESS) || uncounted(context, at) {
        return None;
    }
    if word.ends_with('-') {
        return None;
    }
    if let Some((noun, class)) = compound(context, word, one) {
        return Some((noun, class, at + 1));
    }
    // Behind an adjective no verb can stand.
    if verb(context, at) && !described || context.row(at, List::Modifier).is_some() {
        return None;
    }
    if plural(word, shape) && !participle(context, at) {
        return Some((context.lists.lemmas.singular(word).into(), unlisted(context, at), at + 1));
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let bare = one && letters > 2 && !word.ends_with('e') && !shape.has(Shape::CAPITAL) && !inflected(context, at + 1);
    (bare && listed(context, at + 1, true).is_none()).then(|| (word.to_owned().into(), unlisted(context, at), at + 1))
}

/// The class of a noun that the list does not have: a title counts people.
fn unlisted(context: &Context<'_>, at: usize) -> Class {
    if context.row(at, List::Role).is_some() {
        Class::Person
    } else {
        Class::Other
    }
}

/// Whether an unlisted word looks like a plural.
fn plural(word: &str, shape: Shape) -> bool {
    let letters = word.chars().count();
    if letters < 4 {
        return letters > 2 && (word.ends_with("'s") || word.ends_with("’s"));
    }
    if word.ends_with("'s") || word.ends_with("’s") || word.ends_with("ën") || word.ends_with("ici") || word.ends_with("ieurs") {
        return true;
    }
    if shape.has(Shape::DIGIT) {
        return false;
    }
    let s = word.ends_with('s') && !["ss", "isch", "us", "is", "aas", "oos", "ijs", "ees"].iter().any(|ending| word.ends_with(ending));
    let en = word.ends_with("en");
    s || en
}

/// A participle or adjective in -en before the noun that it describes: "onervaren werpers", "verdwenen kinderen".
fn participle(context: &Context<'_>, at: usize) -> bool {
    let word = context.word(at);
    let prefixed = ["ge", "be", "ver", "ont", "on", "her", "over", "aan", "af", "op", "uit"].iter().any(|prefix| word.starts_with(prefix));
    let next = context.word(at + 1);
    let shape = context.shape(at + 1);
    let noun =
        shape.has(Shape::LETTER) && !shape.has(Shape::LINE) && !uncounted(context, at + 1) && !verb(context, at + 1) && plural(next, shape);
    prefixed && word.ends_with("en") && noun
}

/// The lists that hold what can be counted.
const COUNTED: u64 = List::set(&[List::Noun, List::Equipment, List::Unit, List::Inhabitant]);

/// The longest listed noun, piece of materiel, formation or people from `at` on.
fn listed(context: &Context<'_>, at: usize, one: bool) -> Option<(Text, Class, usize)> {
    let mut best: Option<(Text, Class, usize)> = None;
    context.phrases(at, COUNTED, |entry, last| {
        if best.as_ref().is_some_and(|(_, _, longest)| *longest >= last) {
            return;
        }
        if let Some((name, class)) = row(context, entry) {
            let form = context.span(at, last).slice(context.text);
            let inhabitant = entry.list == List::Inhabitant;
            let named = entry.list == List::Equipment && form.contains(|c: char| c.is_uppercase());
            if named || countable(name, form, one) || inhabitant && !form.ends_with('e') {
                let noun = match entry.list {
                    List::Inhabitant => context.lists.lemmas.singular(form).into(),
                    // "Abrams-tanks" are tanks, not Abramses.
                    List::Equipment => headed(context, form, one).map_or(name.into(), Text::from),
                    _ => name.into(),
                };
                best = Some((noun, class, last));
            }
        }
    });
    best
}

/// The singular of a name with a generic noun behind its last hyphen: "Leopard 2-tanks".
fn headed(context: &Context<'_>, form: &str, one: bool) -> Option<String> {
    let hyphen = form.rfind('-')?;
    let (name, head) = form.split_at_checked(hyphen + 1)?;
    if !head.starts_with(char::is_lowercase) || head.len() < 3 {
        return None;
    }
    let (singular, _) = context.lexicon().word(fold::hash(head)).find_map(|entry| {
        let (singular, class) = row(context, entry)?;
        countable(singular, head, one).then_some((singular, class))
    })?;
    Some(format!("{name}{singular}"))
}

/// Whether a listed form can stand behind a number: a plural, or a singular behind "één", or a word of measure.
fn countable(name: &str, form: &str, one: bool) -> bool {
    one || fold::hash(name) != fold::hash(form) || matches!(form, "man" | "stuks" | "vee" | "personeel") || !ends_singular(name)
}

/// Whether a lemma looks like a singular, so that it needs a plural to be counted.
fn ends_singular(name: &str) -> bool {
    !(name.ends_with("en") || name.ends_with("lui"))
}

/// The name and class of an entry that can be counted.
fn row(context: &Context<'_>, entry: Entry) -> Option<(&'static str, Class)> {
    let at = entry.row as usize;
    let lists = context.lists;
    match entry.list {
        List::Noun => lists.amount.nouns.get(entry.row).map(|noun| (noun.lemma, noun.class)),
        List::Equipment => lists.name.equipment.get(at).map(|equipment| (equipment.name, equipment.class)),
        List::Unit => lists.name.units.get(at).filter(|unit| !unit.named).map(|unit| (unit.name, Class::Unit)),
        List::Inhabitant => Some(("", Class::Person)),
        _ => None,
    }
}

/// A compound whose last part is a listed noun: its singular and the head's class.
fn compound(context: &Context<'_>, word: &str, one: bool) -> Option<(Text, Class)> {
    const SHORTEST: usize = 3;
    const LONGEST: usize = 48;
    if word.len() > LONGEST {
        return None;
    }
    let breaks = word.char_indices().map(|(at, _)| at).filter(|at| *at >= SHORTEST && word.len() - at >= SHORTEST);
    for at in breaks {
        let (Some(first), Some(head)) = (word.get(..at), word.get(at..)) else { continue };
        let entries = context.lexicon().word(fold::hash(head));
        let found = entries.filter(|entry| entry.capitals == 0 && entry.exact == 0).find_map(|entry| {
            let (name, class) = row(context, entry)?;
            let long = head.len() > 3 || first.ends_with('-') || name == "man";
            (long && !name.is_empty() && countable(name, head, one)).then_some((name, class))
        });
        if let Some((name, class)) = found {
            return Some((format!("{first}{name}").into(), class));
        }
    }
    None
}
