//! Pronouns and possessives: what "hij", "ze", "zijn", "het" stand for. Nothing where two could be meant as well.

use crate::entity::coreference::{is_nominal, Reading};
use crate::entity::discourse::{nearness, Antecedent, Sort, REACH};
use crate::entity::scene::{is_finite, Position};
use crate::entity::words::{Gender, Word};
use crate::entity::{neuter, Entity};
use crate::lexicon::List;
use crate::mention::Context;
use crate::token::function::Function;
use crate::token::verb::{Number, Tense};
use crate::token::Shape;
use crate::value::Kind;

/// The entity for which the word at `at` stands.
pub fn find(reading: &mut Reading<'_>, entities: &[Entity], word: Word, at: usize) -> Option<Antecedent> {
    let found = match word {
        Word::He => person(reading, at, Some(Gender::Male), true).or_else(|| thing(reading, at, &[Sort::Unit])),
        Word::Him => person(reading, at, Some(Gender::Male), false).or_else(|| formation(reading, at)),
        Word::She => match number(reading, entities, at) {
            Some(Number::Plural) => group(reading, entities, at),
            Some(Number::Singular) => {
                let woman = person(reading, at, Some(Gender::Female), true);
                let body = thing(reading, at, &[Sort::Unit, Sort::Organisation]);
                // A body that was the subject just before outweighs a woman of whom the text spoke earlier.
                let newer = body.filter(|body| woman.is_none_or(|woman| woman.sentence < body.sentence));
                newer.or(woman).or_else(|| formation(reading, at))
            }
            _ => None,
        },
        Word::Her if is_possessive(reading.context, at) => possessor(reading, entities, at, Gender::Female),
        Word::Her => person(reading, at, Some(Gender::Female), false)
            .or_else(|| thing(reading, at, &[Sort::Organisation]))
            .or_else(|| formation(reading, at)),
        Word::His if is_possessive(reading.context, at) => possessor(reading, entities, at, Gender::Male),
        Word::Their if is_possessive(reading.context, at) => owners(reading, entities, at),
        Word::Their | Word::Them => group(reading, entities, at),
        Word::It => neuter::find(reading, entities, at),
        Word::That => that(reading, entities, at),
        _ => None,
    }?;
    if matches!(word, Word::He | Word::She | Word::It | Word::That) {
        let again = found.again(reading, at, Position::Subject);
        reading.discourse.push(again);
    }
    Some(found)
}

/// Whether a quotation mark or colon stands before the token.
pub fn opens_quote(context: &Context<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| context.shape(before).has(Shape::QUOTE) || context.sign(before) == b':')
}

/// The person meant: near, a subject, of that gender as far as known, not in the same clause.
fn person(reading: &Reading<'_>, at: usize, gender: Option<Gender>, subject: bool) -> Option<Antecedent> {
    let clause = reading.scene.clause(at);
    reading.discourse.best(&[Sort::Person], reading.sentence, REACH, |one| {
        if (one.clause == clause) | one.gender.is_some() & gender.is_some() & (one.gender != gender) {
            return None;
        }
        let mut points = nearness(reading.sentence - one.sentence.min(reading.sentence));
        points += match one.position {
            Position::Subject if subject => 8,
            Position::Subject => 6,
            Position::Other => 3,
            Position::Oblique => 0,
        };
        points += if one.gender.is_some() { 6 } else { 0 };
        points -= if one.named { 0 } else { 4 };
        Some(points)
    })
}

/// A body or formation that was the subject just before.
fn thing(reading: &Reading<'_>, at: usize, sorts: &[Sort]) -> Option<Antecedent> {
    let clause = reading.scene.clause(at);
    let person = || reading.discourse.subject(&[Sort::Person], reading.sentence, 1, |_| true).is_some();
    reading.discourse.subject(sorts, reading.sentence, 1, |one| one.clause != clause).filter(|_| !person())
}

/// The formation spoken of just before, as what is done to: "X gaat haar leiden".
fn formation(reading: &Reading<'_>, at: usize) -> Option<Antecedent> {
    let governed = at.checked_sub(1).is_some_and(|before| reading.context.function(before).any(Function::PREPOSITION));
    if governed || is_nominal(reading.context, at + 1) {
        // "op haar post"
        return None;
    }
    let clause = reading.scene.clause(at);
    let mut near = reading.discourse.of(&[Sort::Unit, Sort::Organisation], reading.sentence, 2);
    let last = near.find(|one| one.clause != clause);
    last.filter(|one| one.sort == Sort::Unit).copied()
}

/// The plural meant: the last one named.
fn group(reading: &Reading<'_>, entities: &[Entity], at: usize) -> Option<Antecedent> {
    let clause = reading.scene.clause(at);
    let many = |one: &Antecedent| one.sort != Sort::Country || (one.position == Position::Subject && is_plural(entities, one.target));
    let sorts = [Sort::Group, Sort::States, Sort::Blocker, Sort::Country];
    let mut near = reading.discourse.of(&sorts, reading.sentence, 1).filter(|one| many(one) && one.clause != clause);
    let last = near.next()?;
    // "de ministers van India en China … ze": who acts rather than what stands with it.
    let mut acting = || near.find(|one| one.sentence == last.sentence && one.position != Position::Oblique);
    let meant = if last.position == Position::Oblique { acting().unwrap_or(last) } else { last };
    (meant.sort != Sort::Blocker).then_some(*meant)
}

/// The owner: the subject of the same sentence, else a person of that gender.
fn possessor(reading: &Reading<'_>, entities: &[Entity], at: usize, gender: Gender) -> Option<Antecedent> {
    let sorts = [Sort::Person, Sort::Country, Sort::Seat, Sort::Organisation, Sort::Unit, Sort::Place];
    let owner = reading.discourse.subject(&sorts, reading.sentence, 0, |one| match one.sort {
        Sort::Person => one.gender.is_none_or(|own| own == gender),
        Sort::Country | Sort::Seat => gender == Gender::Male && !is_plural(entities, one.target),
        _ => true,
    });
    // "… trad de rivier buiten haar oevers": what belongs to a place is no slot's.
    if owner.is_some_and(|owner| owner.sort == Sort::Place) {
        return None;
    }
    owner.or_else(|| person(reading, at, Some(gender), true)).or_else(|| {
        let sorts: &[Sort] = match gender {
            Gender::Male => &[Sort::Country, Sort::Seat, Sort::Organisation, Sort::Unit],
            Gender::Female => &[Sort::Organisation, Sort::Unit],
        };
        reading.discourse.subject(sorts, reading.sentence, 1, |_| true)
    })
}

/// The owners: a plural subject of the same sentence, else the last plural.
fn owners(reading: &Reading<'_>, entities: &[Entity], at: usize) -> Option<Antecedent> {
    let plural =
        |one: &Antecedent| matches!(one.sort, Sort::Group | Sort::States) || (one.sort == Sort::Country && is_plural(entities, one.target));
    let sorts = [Sort::Group, Sort::States, Sort::Country, Sort::Blocker];
    let subject = reading.discourse.subject(&sorts, reading.sentence, 0, |one| plural(one) || one.sort == Sort::Blocker);
    subject.or_else(|| group(reading, entities, at)).filter(plural)
}

/// States whose name is a plural: "de VS", "de Filipijnen", "de Verenigde Arabische Emiraten".
fn is_plural(entities: &[Entity], target: u32) -> bool {
    let name = entities.get(target as usize).filter(|entity| entity.kind == Kind::Country).and_then(|entity| entity.value.label());
    name.is_some_and(|code| matches!(code, "US" | "AE" | "PH" | "MV" | "SC"))
}

/// "die" that is no article and opens no relative clause: "dat die geen plannen heeft", "zoals die ook bestaan in …", "bereid
/// die te leiden", "Die weigerde". It means what was named last.
fn that(reading: &Reading<'_>, entities: &[Entity], at: usize) -> Option<Antecedent> {
    let context = reading.context;
    let before = at.checked_sub(1);
    let subordinated = before.is_some_and(|before| {
        let function = context.function(before);
        function.any(Function::SUBORDINATOR) && !function.any(Function::PREPOSITION)
    });
    let opens = reading.opens_sentence(at) && context.function(at + 1).is_none() && is_finite(context, at + 1);
    let lead = before.is_some_and(|before| {
        let function = context.function(before);
        let particle = function.any(Function::PREPOSITION) && before.checked_sub(1).is_some_and(|verb| is_finite(context, verb));
        function.any(Function::PURPOSE) || particle || (function.is_none() && context.verb_forms(before).next().is_some())
    });
    if lead && !subordinated {
        // "bereid die te leiden": only a formation is led.
        let ends = |token: usize| context.shape(token).has(Shape::MARK) || (context.function(token).is_none() && is_finite(context, token));
        let infinitive = || {
            let mut near = (at + 1..reading.end).take(10).take_while(|&token| !ends(token));
            near.any(|token| context.function(token).any(Function::INFINITIVE_MARKER))
        };
        let open = || !is_noun(context, at + 1) || context.function(at + 1).any(Function::INFINITIVE_MARKER);
        let found = reading.discourse.of(&[Sort::Unit], reading.sentence, 1).next().filter(|_| infinitive() && open());
        if found.is_some() {
            return found.copied();
        }
    }
    let own = reading.scene.clause(at.saturating_sub(1));
    let governed = before.is_some_and(|before| context.function(before).is_none() && is_finite(context, before))
        && reading.discourse.subject(&Sort::ALL, reading.sentence, 0, |one| one.clause == own).is_some()
        && (!is_noun(context, at + 1) || PARTICLES.contains(&context.word(at + 1)));
    if governed {
        // "Moskou stationeerde die er in 2020"
        let counted = |one: &Antecedent| entities.get(one.target as usize).is_some_and(|entity| entity.kind == Kind::Quantity);
        let near = |sorts: &[Sort]| reading.discourse.of(sorts, reading.sentence, 1).filter(|one| one.clause != own);
        return near(&[Sort::Unit]).next().or_else(|| near(&[Sort::Blocker, Sort::Group]).find(|one| counted(one))).copied();
    }
    if !(opens || (subordinated && neuter::is_pronoun(reading, entities, at))) {
        return None;
    }
    let number = if opens { finite_number(context, at + 1, true) } else { number(reading, entities, at) };
    let clause = reading.scene.clause(at);
    let reach = u32::from(opens);
    let sorts = match number {
        Some(Number::Plural) => [Sort::Group, Sort::Blocker, Sort::Unit],
        _ => [Sort::Person, Sort::Organisation, Sort::Unit],
    };
    let fits = |found: &&Antecedent| !found.located && found.clause != clause && (!opens || found.sentence < reading.sentence);
    let found = reading.discourse.of(&sorts, reading.sentence, reach).find(fits)?;
    // A noun of the same gender named since may be meant as well: "de bouwer van de brug, dat die …".
    let from = entities.get(found.target as usize).map_or(at, |entity| entity.last as usize).max(at.saturating_sub(RIVALS));
    let rival = (from..at).any(|token| {
        let article = context.function(token).any(Function::DEFINITE) && context.word(token).eq_ignore_ascii_case("de");
        article && is_noun(context, token + 1)
    });
    (found.sort != Sort::Blocker && !rival).then_some(*found)
}

/// Particles that stand behind an object and look like nouns: "haalde die weg uit …".
const PARTICLES: [&str; 6] = ["weg", "terug", "neer", "over", "af", "heen"];

/// So many tokens back a noun may be what "die" means.
const RIVALS: usize = 40;

/// Whether a word that is no name can be a noun.
fn is_noun(context: &Context<'_>, at: usize) -> bool {
    is_nominal(context, at) && !context.shape(at).has(Shape::CAPITAL)
}

/// Whether "zijn", "haar", "hun" owns something here: a noun phrase follows, and the clause has another verb.
fn is_possessive(context: &Context<'_>, at: usize) -> bool {
    let next = at + 1;
    let behind = context.function(next);
    if context.shape(next).has(Shape::MARK) || context.token(next).is_none() {
        return false;
    }
    if !behind.is_none() && !behind.any(Function::DETERMINER) {
        return false;
    }
    let only_verb = context.verb_forms(at).next().is_some();
    // "zijn besluit om … is": what looks like a finite verb is a noun between two others.
    let squeezed = context.function(next).is_none()
        && context.function(next + 1).any(Function::PURPOSE.with(Function::PREPOSITION))
        && is_finite(context, next);
    if !only_verb {
        return is_nominal(context, next)
            || squeezed
            || context.shape(next).any(Shape::CAPITAL.with(Shape::DIGIT))
            || is_attribute(context, next);
    }
    let before = at.checked_sub(1);
    if before.is_some_and(|before| context.function(before).any(Function::PREPOSITION) && !context.function(before).any(Function::ADVERB)) {
        return true;
    }
    if before.is_some_and(|before| matches!(context.word(before), "er" | "Er")) {
        return false;
    }
    // "Momenteel zijn 96 militairen …": the verb.
    if context.shape(next).has(Shape::DIGIT) || context.row(next, List::Number).is_some() {
        return false;
    }
    if !is_nominal(context, next) && !squeezed && !context.shape(next).any(Shape::CAPITAL) && !is_attribute(context, next) {
        return false;
    }
    let pause = |at: usize| context.shape(at).has(Shape::MARK) && matches!(context.word(at), "," | ";" | ":" | ".");
    let stops = |at: &usize| !pause(*at) && !context.function(*at).any(Function::SUBORDINATOR);
    let finite = |at: usize| {
        context.function(at).is_none()
            && !context.shape(at).has(Shape::CAPITAL)
            && is_finite(context, at)
            && context
                .verb_forms(at)
                .any(|form| form.tense == Tense::Past || (form.tense == Tense::Present && form.number == Number::Singular))
            && context.row(at, List::Noun).is_none()
    };
    let ahead = (next + usize::from(squeezed)..context.tokens.len()).take(25).take_while(stops).any(finite);
    ahead || (0..at).rev().take(25).take_while(stops).any(finite)
}

/// An inflected participle or adjective that is also a verb form.
fn is_attribute(context: &Context<'_>, at: usize) -> bool {
    context.verb_forms(at).any(|form| form.attributive) || context.word(at).ends_with('e')
}

/// The number of the finite verb that goes with the pronoun: the one beside it, else the next of its clause.
fn number(reading: &Reading<'_>, entities: &[Entity], at: usize) -> Option<Number> {
    let context = reading.context;
    // "dat ze vier bataljons sturen": what counts or is a name is no verb.
    let named = |token: &usize| {
        let next = entities.get(entities.partition_point(|entity| entity.last as usize <= *token));
        next.is_some_and(|entity| entity.first as usize <= *token)
    };
    let clause = reading.scene.clause(at);
    let beside =
        [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(|&token| reading.scene.clause(token) == clause && !named(&token));
    let further = reading.scene.from(at, reading.end).skip(1).take(30).filter(|token| !named(token));
    let beside = beside.into_iter().find_map(|token| finite_number(context, token, true));
    beside.or_else(|| further.into_iter().find_map(|token| finite_number(context, token, false)))
}

/// The number of a finite verb; `beside` its pronoun what could be a participle is finite ("Ze beschoten").
fn finite_number(context: &Context<'_>, at: usize, beside: bool) -> Option<Number> {
    // "naar", "in" and "leger" are forms of rare verbs too.
    let closed = !context.function(at).is_none() && !context.function(at).any(Function::POSSESSIVE);
    if closed || (context.row(at, List::Noun).is_some() && !context.verb_forms(at).any(|form| form.joined)) {
        return None;
    }
    let mut found = None;
    let mut infinitive = false;
    for form in context.verb_forms(at) {
        match form.tense {
            Tense::Present | Tense::Past => found = Some(if found == Some(Number::Singular) { Number::Singular } else { form.number }),
            Tense::Infinitive => infinitive = true,
            Tense::Participle if !form.attributive && !beside => return None,
            _ => {}
        }
    }
    let bound = infinitive && at.checked_sub(1).is_some_and(|before| context.function(before).any(Function::INFINITIVE_MARKER));
    found.filter(|_| !bound)
}
