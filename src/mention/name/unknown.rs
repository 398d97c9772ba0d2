//! Names that no list knows: each run of capitalised words gets the kind that most speaks for, in its own place and
//! wherever else the document has the same words.

use crate::lexicon::{chain, HashKeyed};
use crate::mention::name::beside;
use crate::mention::name::evidence::Tally;
use crate::mention::name::listed::full;
use crate::mention::name::person::{self, Known};
use crate::mention::name::run;
use crate::mention::name::view::{Run, View};
use crate::mention::name::word::Word;
use crate::mention::name::{head, headed, organisation, run_word};
use crate::mention::{weight, Mention, Text, Value};
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// What must speak for a kind before the name counts.
const ENOUGH: i32 = 3;

/// A run with what speaks for each kind there.
struct Candidate {
    run: Run,
    key: u64,
    tally: Tally,
    /// A listed reading covers the run exactly.
    listed: Option<Kind>,
    /// The first token of its sentence.
    opens: usize,
    /// Whether what speaks was asked.
    is_weighed: bool,
}

/// What the names of a document work with, kept for its memory.
#[derive(Default)]
pub struct Room {
    candidates: Vec<Candidate>,
    /// What speaks for each name in all its places.
    sums: HashKeyed<Tally>,
    known: Known,
    /// The bodies by the first word of their names.
    bodies: HashKeyed<Run>,
}

/// Adds the names that no list knows, and the people behind listed words.
pub fn find(view: &View<'_>, room: &mut Room, mentions: &mut Vec<Mention>) {
    let Room { candidates, sums, known, bodies } = room;
    candidates.clear();
    sums.clear();
    known.clear();
    bodies.clear();
    run::find(view, |run, opens| {
        if let Some(candidate) = candidate(view, run, opens) {
            candidates.push(candidate);
        }
    });
    for candidate in candidates.iter().filter(|candidate| candidate.is_weighed) {
        sums.entry(candidate.key).or_default().join(candidate.tally);
    }
    // What speaks for a listed name counts where another list or case leaves the same words open.
    for candidate in candidates.iter_mut().filter(|candidate| !candidate.is_weighed) {
        if let Some(sum) = sums.get_mut(&candidate.key) {
            candidate.tally = tally(view, candidate.run, candidate.opens);
            sum.join(candidate.tally);
        }
    }
    // Only several words name a person in full or tell a body's head.
    for candidate in candidates.iter().filter(|candidate| candidate.run.last > candidate.run.first + 1) {
        let whole = sums.get(&candidate.key).copied().unwrap_or(candidate.tally);
        let (kind, weight) = whole.best();
        if kind == Kind::Person && weight >= ENOUGH && candidate.listed.is_none() {
            known.add(view, candidate.run);
        }
        let opening = view.word(candidate.run.first);
        let own = !opening.any(Word::COMMON | Word::LISTED | Word::FIRST | Word::UPPER)
            && head::opening(view.context, candidate.run.first).is_none();
        if kind == Kind::Organisation && weight >= 6 && own {
            bodies.insert(chain(0, view.context.hash(candidate.run.first)), candidate.run);
        }
    }
    for candidate in &*candidates {
        if let Some(mention) = decide(view, candidate, sums, known, bodies) {
            mentions.push(mention);
        }
    }
}

/// The run with what speaks for each kind, where that is asked; its sentence begins at `opens`.
fn candidate(view: &View<'_>, run: Run, opens: usize) -> Option<Candidate> {
    let listed = view.listed(run.first).filter(|listed| listed.first() <= run.first && listed.last() >= run.last);
    let kind = listed.map(|listed| listed.kind);
    if matches!(kind, Some(Kind::Nationality | Kind::Country | Kind::Role)) {
        return None;
    }
    let adjective = run.last == run.first + 1 && is_adjective(view, run.first);
    if adjective || run.last == run.first + 1 && is_no_name(view, run.first) {
        return None;
    }
    let is_weighed = kind.is_none() || may_be_person(view, run);
    let tally = if is_weighed { tally(view, run, opens) } else { Tally::default() };
    let key = (run.first..run.last).fold(0, |key, at| chain(key, view.context.hash(at)));
    Some(Candidate { run, key, tally, listed: kind, opens, is_weighed })
}

/// Whether a listed name may be a person here: a first name or surname that a title, an age or a party stands beside.
fn may_be_person(view: &View<'_>, run: Run) -> bool {
    let role_before = run.first > 0 && view.word(run.first - 1).has(Word::ROLE);
    let described = role_before || run.last > run.first + 1 && matches!(view.context.sign(run.last), b'(' | b',');
    described && (view.word(run.last - 1).any(Word::SURNAME | Word::FIRST) || person::is_given(view, run.first))
}

/// What speaks for each kind in and beside the run.
fn tally(view: &View<'_>, run: Run, opens: usize) -> Tally {
    let mut tally = Tally::default();
    let (traits, given) = (view.traits(run), person::is_given(view, run.first));
    person::inside(view, run, traits, given, &mut tally);
    organisation::inside(view, run, traits, &mut tally);
    if run.last > run.first + 1 && view.word(run.first).has(Word::COMMON) {
        let land = view.listed(run.last - 1).filter(|listed| matches!(listed.kind, Kind::Place | Kind::Country));
        if run_word::is_quarter(view.context.word(run.first)) && land.is_some_and(|listed| listed.first() == run.first + 1) {
            tally.add(Kind::Place, 7);
        }
        if let Some(kind) = headed::kind(view, run.first) {
            tally.add(kind, 4);
            tally.add(Kind::Person, -3);
        }
    }
    let given = run.last > run.first + 1 && given;
    // "Dick Laan": the ending of a name may be a surname.
    let alone = run.last > run.first + 1 && !(given && run.last == run.first + 2 && view.word(run.last - 1).has(Word::SURNAME));
    view.context.lists.name.evidence.add_ending(view.context.word(run.last - 1), alone, given, &mut tally);
    person::beside(view, run, opens, &mut tally);
    beside::add(view, run, given, opens, &mut tally);
    tally
}

/// Single letters, numbers, Roman numerals, and openers that are common words.
fn is_no_name(view: &View<'_>, at: usize) -> bool {
    let (word, text) = (view.word(at), view.context.word(at));
    let two_letters = matches!(text.as_bytes(), [first, second, ..] if first.is_ascii_alphabetic() & second.is_ascii_alphabetic());
    let one_letter = || text.chars().filter(|c| c.is_alphabetic()).nth(1).is_none();
    !two_letters && !view.context.shape(at).has(Shape::DIGIT) && one_letter()
        || word.has(Word::INITIALS)
        || view.context.lists.name.evidence.is_no_name(view.context.hash(at))
        || text.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C' | b'M'))
        || word.may_be_common() && !word.has(Word::UPPER)
        || (word.has(Word::UPPER) && !word.function.is_none())
}

/// An adjective of what no list knows ("de Kempense dorpen"): its ending, with a small noun behind it.
fn is_adjective(view: &View<'_>, at: usize) -> bool {
    let next = view.word(at + 1);
    if !matches!(view.context.ends(at).1, b'e' | b's' | b'h')
        || next.has(Word::NAME)
        || !next.function.is_none()
        || view.word(at).has(Word::UPPER)
    {
        return false;
    }
    let text = view.context.word(at);
    let long = ["se", "sche", "talige", "sprekende", "eske", "ische"].iter().any(|end| text.ends_with(end));
    let short = ["s", "isch"].iter().any(|end| text.ends_with(end)) && view.word(at.wrapping_sub(1)).function.any(Function::ARTICLE);
    (long || short) && view.is_common(at + 1)
}

/// The mention that the run becomes.
fn decide(view: &View<'_>, candidate: &Candidate, sums: &HashKeyed<Tally>, known: &Known, bodies: &HashKeyed<Run>) -> Option<Mention> {
    let run = candidate.run;
    let single = run.last == run.first + 1;
    // "De Wever zegt": the particle at the start of a sentence belongs to a name that the document gives in full.
    if let Some(before) = run.first.checked_sub(1).filter(|&at| view.word(at).has(Word::NAME | Word::PARTICLE)) {
        let longer = Run { first: before, last: run.last };
        if let Some(full) = known.surname(view, longer) {
            return Some(mention(view, longer, Kind::Person, person::clean(view, full), weight::EVIDENCE));
        }
    }
    let surname = known.surname_of(candidate.key).or_else(|| known.genitive(view, run));
    let role_before = run.first > 0 && view.word(run.first - 1).has(Word::ROLE);
    if let Some(full) = surname.filter(|_| !place_evidence(view, run) || role_before) {
        let weight = if candidate.listed.is_some() { weight::EVIDENCE } else { weight::LISTED + 5 };
        return Some(mention(view, run, Kind::Person, person::clean(view, full), weight));
    }
    if candidate.listed.is_some() {
        // A listed name stays what it is, unless a title or an age says that here it is a person.
        let person = candidate.tally.of(Kind::Person) >= 6 && may_be_person(view, run);
        return person.then(|| mention(view, run, Kind::Person, person::clean(view, run), weight::EVIDENCE));
    }
    let mut tally = sums.get(&candidate.key).copied().unwrap_or(candidate.tally);
    tally.join(candidate.tally);
    if single {
        if let Some(full) =
            known.given(view.context.hash(run.first)).filter(|_| tally.of(Kind::Organisation) < 4 && tally.of(Kind::Place) < 4)
        {
            return Some(mention(view, run, Kind::Person, person::clean(view, full), weight::DOUBTFUL));
        }
    }
    if single && tally.of(Kind::Person) < 6 {
        if let Some(&full) = bodies.get(&candidate.key) {
            return Some(mention(view, run, Kind::Organisation, person::clean(view, full), weight::LISTED));
        }
    }
    fall_back(view, run, &mut tally);
    let (kind, sum) = tally.best();
    if sum < ENOUGH {
        return None;
    }
    let weight = if sum >= 6 { weight::EVIDENCE } else { weight::SHAPE };
    Some(mention(view, run, kind, person::clean(view, run), weight))
}

/// What a capital inside a sentence speaks for where nothing else does.
fn fall_back(view: &View<'_>, run: Run, tally: &mut Tally) {
    let single = run.last == run.first + 1;
    let word = view.word(run.first);
    if single {
        if word.stands_out() && !word.has(Word::COMMON) {
            let article = run.first > 0 && view.word(run.first - 1).function.any(Function::ARTICLE);
            let upper = word.has(Word::UPPER);
            // "de Menkemaborg", "het Kaaitheater": whatever it is, it is no person.
            // "De Croo zegt": at the start of a sentence the article may be part of the name.
            let opens = view.word(run.first.wrapping_sub(1)).has(Word::OPENS);
            let kind = match (upper, article) {
                (false, true) if !opens => Kind::Misc,
                (false, false) => Kind::Person,
                _ => Kind::Organisation,
            };
            tally.add(kind, if article { 2 } else { 3 });
            tally.add(if article { kind } else { Kind::Organisation }, 1);
        } else if !word.has(Word::COMMON) && word.has(Word::OPENS) && !word.has(Word::LOUD) {
            tally.add(Kind::Person, 2);
        }
    } else if !(run.first..run.last).any(|at| view.word(at).has(Word::LISTED)) {
        let plain = (run.first..run.last).all(|at| {
            let word = view.word(at);
            word.has(Word::PARTICLE) || word.has(Word::NAME) && !word.any(Word::UPPER) && !view.context.shape(at).has(Shape::DIGIT)
        });
        let common = (run.first..run.last).filter(|&at| view.is_common(at)).count();
        let article = run.first > 0 && view.word(run.first - 1).function.any(Function::ARTICLE);
        if plain && common == 0 && article {
            tally.add(Kind::Misc, 3);
        } else if plain && common == 0 {
            tally.add(Kind::Person, 3);
        } else if common > 0 {
            tally.add(Kind::Misc, 2);
            tally.add(Kind::Organisation, 2);
        } else {
            tally.add(Kind::Organisation, 3);
        }
    } else {
        tally.add(Kind::Organisation, 1);
    }
}

/// Whether a preposition of place stands before the run.
fn place_evidence(view: &View<'_>, run: Run) -> bool {
    let Some(before) = run.first.checked_sub(1) else { return false };
    matches!(view.context.word(before), "in" | "naar" | "uit" | "te" | "vanuit")
}

fn mention(view: &View<'_>, run: Run, kind: Kind, name: String, weight: u8) -> Mention {
    let name = Text::from(name);
    let value = match kind {
        Kind::Person => {
            let alone = run.last == run.first + 1;
            let listed = match alone {
                true if view.word(run.first).has(Word::PUBLIC) => full(view.context, view.context.hash(run.first)),
                true => None,
                false => person::public_with_particle(view, run),
            };
            let known_as = listed.filter(|full| *full != name);
            Value::Person { name, known_as: known_as.map(Text::from) }
        }
        Kind::Organisation => Value::Organisation { name },
        Kind::Place => Value::Place { name, country: None },
        Kind::Event => Value::Event { name },
        _ => Value::Misc { name },
    };
    Mention {
        span: view.context.span(run.first, run.last),
        first: run.first as u32,
        last: run.last as u32,
        kind,
        value,
        class: None,
        weight,
    }
}
