//! "het" where it is no article: when it must stand for a state or body, and how a pronoun is told from an article.

use crate::entity::coreference::Reading;
use crate::entity::discourse::{Antecedent, Sort};
use crate::entity::scene::is_finite;
use crate::entity::words::{Word, WORDS};
use crate::entity::{starting_at, Entity};
use crate::lexicon::List;
use crate::mention::Context;
use crate::text::fold;
use crate::token::function::Function;
use crate::token::verb::{Number, Tense, VerbForm};
use crate::token::Shape;
use crate::value::Kind;

/// Verbs whose "het" is no thing: "het gaat om", "het lijkt", "het regent".
const IMPERSONAL: [&str; 20] = [
    "gaan",
    "zijn",
    "lijken",
    "blijken",
    "duren",
    "komen",
    "regenen",
    "sneeuwen",
    "worden",
    "kloppen",
    "schijnen",
    "betreffen",
    "gebeuren",
    "klinken",
    "heten",
    "lukken",
    "sluiten",
    "kosten",
    "mogen",
    "staan",
];

/// Whether "het" can be more than an article by what stands before it: it opens its sentence or a clause, or stands behind an adverb
/// and a verb. Most are refused.
pub fn may_stand(context: &Context<'_>, at: usize) -> bool {
    let (one, two) = (at.wrapping_sub(1), at.wrapping_sub(2));
    context.shape(at).any(Shape::CAPITAL.with(Shape::LINE).with(Shape::PARAGRAPH))
        | context.shape(one).any(Shape::MARK.with(Shape::ABBREVIATION))
        | context.function(one).any(Function::SUBORDINATOR.with(Function::RELATIVE))
        | context.function(two).any(Function::ADVERB)
}

/// "het" where it must be a state or body: the subject of a verb with an object, behind a state or body as subject.
pub fn find(reading: &Reading<'_>, entities: &[Entity], at: usize) -> Option<Antecedent> {
    let first = is_first(reading, entities, at);
    if !(first || opens_as_subject(reading, at) && is_pronoun(reading, entities, at)) {
        return None;
    }
    const SORTS: [Sort; 8] =
        [Sort::Person, Sort::Group, Sort::States, Sort::Country, Sort::Seat, Sort::Organisation, Sort::Unit, Sort::Blocker];
    let clause = reading.scene.clause(at);
    let last = reading.discourse.subject(&SORTS, reading.sentence, 1, |one| one.clause != clause)?;
    if !matches!(last.sort, Sort::Country | Sort::Seat | Sort::Organisation | Sort::Unit) || !is_subject_of_deed(reading, at) {
        return None;
    }
    // "De NAVO … Het stuurt": no word for an alliance is a neuter.
    let alliance = first && last.sort == Sort::Organisation && is_alliance(entities, last.target);
    (!alliance).then_some(last)
}

fn is_alliance(entities: &[Entity], target: u32) -> bool {
    let name = entities.get(target as usize).and_then(|entity| entity.value.label());
    name.is_some_and(|name| matches!(WORDS.word(fold::hash(name)), Some(Word::AllianceName(_))))
}

/// Whether "het" opens its sentence with its verb behind it ("Het bracht twee brigades over"), and not with a noun that looks
/// like one ("Het besluit viel").
fn is_first(reading: &Reading<'_>, entities: &[Entity], at: usize) -> bool {
    let context = reading.context;
    let next = at + 1;
    let paused = |before: usize| context.shape(before).has(Shape::MARK) && matches!(context.word(before), ":" | ";");
    let opens = reading.opens_sentence(at) || at.checked_sub(1).is_some_and(paused);
    if !opens || !context.function(next).is_none() {
        return false;
    }
    let named = starting_at(entities, next).is_some();
    let word = context.word(next);
    let third = |form: &VerbForm| {
        let stem = context.lists.verbs.verb(form.verb).is_some_and(|verb| verb.base.trim_end_matches("en").ends_with('t'));
        form.tense == Tense::Past || (form.tense == Tense::Present && form.number == Number::Singular && word.ends_with('t') && !stem)
    };
    !named
        && context.row(next, List::Noun).is_none()
        && !(is_finite(context, next + 1) && context.function(next + 1).is_none())
        && context.verb_forms(next).any(|form| third(&form))
}

/// Whether the word stands where a subject does: behind a subordinator, or behind "adverb + verb".
fn opens_as_subject(reading: &Reading<'_>, at: usize) -> bool {
    let context = reading.context;
    let Some(before) = at.checked_sub(1) else { return false };
    if context.function(before).any(Function::SUBORDINATOR.with(Function::RELATIVE)) {
        return true;
    }
    let adverb = |first: usize| context.function(first).any(Function::ADVERB) && reading.opens_sentence(first);
    let second = || is_finite(context, before) && reading.scene.clause(before) == reading.scene.clause(at);
    before.checked_sub(1).is_some_and(adverb) && second()
}

/// Whether it is no article: no noun or adjective stands behind it.
pub fn is_pronoun(reading: &Reading<'_>, entities: &[Entity], at: usize) -> bool {
    let context = reading.context;
    let next = at + 1;
    if context.shape(next).has(Shape::CAPITAL) {
        return starting_at(entities, next).is_some_and(|entity| matches!(entity.kind, Kind::Country | Kind::Place | Kind::Person));
    }
    if is_plural_thing(reading, entities, next) || is_count(reading, entities, next) {
        return true;
    }
    let behind = context.function(next);
    let open = Function::PREPOSITION.with(Function::ARTICLE).with(Function::DETERMINER).with(Function::NEGATION).with(Function::ADVERB);
    let verb_final = is_finite(context, next) && context.word(next).ends_with('t');
    (behind.any(open) && !behind.any(Function::SUBJECT)) || context.shape(next).any(Shape::DIGIT) || verb_final
}

/// "dat het zestig commando's stuurt", but "het tiental".
fn is_count(reading: &Reading<'_>, entities: &[Entity], at: usize) -> bool {
    let counts = starting_at(entities, at).is_some_and(|entity| entity.kind == Kind::Quantity);
    counts && !reading.context.word(at).ends_with("tal")
}

/// A plural has no article "het": "dat het wapens levert".
fn is_plural_thing(reading: &Reading<'_>, entities: &[Entity], at: usize) -> bool {
    let context = reading.context;
    let word = context.word(at);
    let plural = |lemma: &str| lemma != word && word.len() > lemma.len() && word.ends_with(['n', 's']);
    let noun = context.row(at, List::Noun).and_then(|row| context.lists.amount.nouns.get(row));
    noun.is_some_and(|noun| plural(noun.lemma))
        || starting_at(entities, at)
            .filter(|entity| entity.kind == Kind::Equipment)
            .and_then(|entity| entity.value.label())
            .is_some_and(plural)
}

/// Whether the clause around the word is active, has a verb with an object, and no verb that goes with an empty "het".
fn is_subject_of_deed(reading: &Reading<'_>, at: usize) -> bool {
    let context = reading.context;
    let from = reading.scene.before(at).start.max(at.saturating_sub(8));
    let (mut deed, mut participle, mut become_) = (false, false, false);
    for token in (from..reading.scene.from(at, reading.end).end).take(40) {
        if token == at || context.function(token).any(Function::POSSESSIVE) && context.verb_forms(token).count() < 3 {
            continue;
        }
        for form in context.verb_forms(token) {
            let Some(verb) = context.lists.verbs.verb(form.verb) else { continue };
            if form.verb == context.lists.helpers.become_ {
                become_ = true;
            }
            if form.verb == context.lists.helpers.have || form.verb == context.lists.helpers.be {
                continue;
            }
            if IMPERSONAL.contains(&verb.lemma.as_ref()) && !form.joined && form.tense != Tense::Participle {
                return false;
            }
            deed |= verb.transitive;
            participle |= form.tense == Tense::Participle;
        }
    }
    deed && !(become_ && participle)
}
