//! Runs of capitalised words, with the particles between them, cut where a listed name or title ends one.

use crate::lexicon::List;
use crate::mention::name::gazetteer::Listed;
use crate::mention::name::head;
use crate::mention::name::headed;
use crate::mention::name::listed::is_foreign;
use crate::mention::name::person::{self, is_given};
use crate::mention::name::run_word::{is_english_head, is_quarter, is_roman};
use crate::mention::name::tie;
use crate::mention::name::view::{Run, View};
use crate::mention::name::word::Word;
use crate::sentence::Sentence;
use crate::text::fold;
use crate::token::function::Function;
use crate::token::{is_common, Shape};
use crate::value::Kind;

/// No name has more tokens; the limit keeps the reading of a run linear.
const LONGEST: usize = 16;

/// The hash of "van", by which most words are told from it.
const VAN: u64 = fold::hash_folded("van");

/// Calls `found` for each run of the text with the token that opens its sentence. Linear in the tokens.
pub fn find(view: &View<'_>, mut found: impl FnMut(Run, usize)) {
    let mut sentences = view.context.sentences.iter();
    let (mut opens, mut end, mut next) = (0, 0, 0);
    for at in view.names() {
        if (at < next) | !view.word(at).has(Word::NAME) {
            continue;
        }
        while at >= end {
            let sentence = sentences.next().map_or(end..usize::MAX, Sentence::tokens);
            (opens, end) = (sentence.start, sentence.end);
        }
        if !starts(view, at, end) {
            continue;
        }
        // "minister van Sociale Zaken Jan Peeters": the department belongs to the title, the person begins behind it.
        if view.context.hash(at.wrapping_sub(1)) == VAN
            && view.context.word(at.wrapping_sub(1)) == "van"
            && tie::is_ministerial(view, at.wrapping_sub(2))
        {
            let behind = tie::department(view, at);
            if behind > at {
                next = behind.min(end);
                continue;
            }
        }
        let last = extend(view, at, end);
        cut(view, Run { first: at, last }, |run| found(run, opens));
        next = last.min(end);
    }
}

/// Whether a name may begin at this token.
fn starts(view: &View<'_>, at: usize, end: usize) -> bool {
    let word = view.word(at);
    if !word.has(Word::NAME) || word.has(Word::LOUD) {
        return false;
    }
    // Nearly all are a capital inside a sentence, or the small word that opens one.
    if word.function.is_none() && !word.has(Word::OPENS) {
        return true;
    }
    if !word.function.is_none() && !word.any(Word::PARTICLE | Word::FIRST | Word::UPPER) {
        return false;
    }
    let next = view.word(at + 1);
    let joined = at + 1 < end && next.has(Word::NAME) && !next.may_be_common();
    // "Softwarebedrijf X": a compound that opens the sentence and says what X is.
    let described = joined && word.has(Word::OPENS) && !word.any(Word::UPPER | Word::FIRST | Word::LISTED | Word::COMMON);
    if described && head::opening(view.context, at).is_none() && headed::kind(view, at).is_some() {
        return false;
    }
    if (!word.function.is_none() || word.has(Word::PARTICLE) && word.has(Word::OPENS)) && !word.has(Word::UPPER) {
        // "De Wever", "Van den Broeck": a particle with a capital opens a name inside a sentence; at its start only a surname says so.
        let particles =
            (at + 1..end.min(at + 3)).take_while(|&n| view.word(n).has(Word::PARTICLE) && !view.word(n).has(Word::NAME)).count();
        let behind = at + 1 + particles;
        let after = view.word(behind);
        if behind >= end || !word.has(Word::PARTICLE) || !after.has(Word::NAME) || word.function.any(Function::COORDINATOR) {
            return word.has(Word::FIRST) && joined && !word.has(Word::PARTICLE);
        }
        if after.has(Word::PARTICLED) && person::public_with_particle(view, Run { first: at, last: behind + 1 }).is_some() {
            return true;
        }
        // "Van der Voort zegt" opens with a name, "Van de Vrijheidsstraat" and "In de Kerkstraat" need not.
        let joined = matches!(view.context.word(at + 1), "der" | "den") && matches!(view.context.word(at), "Van" | "Von" | "Ver");
        if !word.has(Word::OPENS) || joined && !after.any(Word::LISTED | Word::ROLE | Word::COMMON) {
            return view.listed(behind).is_none_or(|listed| matches!(listed.kind, Kind::Place | Kind::Role));
        }
        return after.has(Word::SURNAME)
            && view.listed(behind).is_none()
            && !after.has(Word::COMMON)
            && (particles > 0 || !view.word(behind + 1).has(Word::NAME));
    }
    if word.has(Word::OPENS) && word.has(Word::COMMON) && !word.has(Word::UPPER) {
        let surname = (at + 1..end.min(at + 4)).find(|&n| !view.word(n).has(Word::PARTICLE) || view.word(n).has(Word::NAME));
        let behind_particles = surname.is_some_and(|n| n > at + 1 && view.word(n).has(Word::NAME) && !view.word(n).has(Word::LISTED));
        let titled = view.listed(at).is_some_and(|listed| listed.kind == Kind::Role);
        return behind_particles && word.has(Word::FIRST) && !titled
            || joined && !titled && (word.has(Word::FIRST) || head::opening(view.context, at).is_some() && !next.has(Word::LISTED))
            || view.listed(at).is_some_and(|listed| listed.last() > at + 1)
            || head::opening(view.context, at).is_some_and(|(_, last)| last > at + 1 || joined && !next.has(Word::LISTED));
    }
    true
}

/// The token behind the run that begins at `first`.
fn extend(view: &View<'_>, first: usize, end: usize) -> usize {
    let opening = head::opening(view.context, first).map(|(_, last)| last);
    // "Kamerlid Bram de Wit": behind a title with a capital the name begins.
    let titled = view.listed(first).filter(|listed| listed.kind == Kind::Role && view.word(listed.last()).has(Word::FIRST));
    let own = titled.map_or(first, Listed::last);
    let person = || {
        view.word(first).any(Word::FIRST | Word::INITIALS | Word::SURNAME | Word::PARTICLE)
            || view.word(first.wrapping_sub(1)).has(Word::ROLE)
            || titled.is_some()
    };
    // A head may close on small words itself ("Raad van", "Partij voor de").
    let mut at = opening.filter(|&last| view.joins(last, end) && view.word(last).has(Word::NAME)).unwrap_or(first + 1);
    let mut names = usize::from(titled.is_none());
    while view.joins(at, end) && at < first + LONGEST {
        let word = view.word(at);
        if word.has(Word::NAME) {
            if !word.function.is_none()
                && !word.any(Word::UPPER)
                && !view.word(at + 1).any(Word::NAME | Word::PARTICLE)
                && !word.has(Word::SURNAME)
            {
                break;
            }
            at += 1;
            names += 1;
            continue;
        }
        // Nearly every name ends here: of the small words and marks that are no particles, few go on with it.
        if !word.has(Word::PARTICLE) && !matches!(view.context.ends(at).0, b'j' | b's' | b'&' | b'o') {
            break;
        }
        match view.context.word(at) {
            "jr." | "sr." | "jr" | "sr" | "junior" | "senior" if names > 0 && person() => return at + 1,
            "&" if view.joins(at + 1, end) && view.word(at + 1).has(Word::NAME) => {
                at += 2;
                continue;
            }
            // "Museum of Modern Art", "Council of the European Union"
            "of" if is_english_head(view.context.word(at - 1)) => {
                let behind = at + 1 + usize::from(view.context.word(at + 1) == "the");
                if view.word(behind).has(Word::NAME) && behind < end {
                    at = behind + 1;
                    names += 1;
                    continue;
                }
            }
            _ if !word.has(Word::PARTICLE) => break,
            _ => {}
        }
        let particles = (at..end.min(at + 3)).take_while(|&n| view.word(n).has(Word::PARTICLE) && !view.word(n).has(Word::NAME)).count();
        let behind = at + particles;
        if particles == 0 || behind >= end || !view.word(behind).has(Word::NAME) {
            break;
        }
        let foreign = is_foreign(view.context, at);
        let preposition = view.word(at).function.any(Function::PREPOSITION) && !is_van(view, at);
        let surnamed = view.word(behind).has(Word::SURNAME);
        let state = view.listed(behind).is_some_and(|listed| match listed.kind {
            Kind::Place => !surnamed && particles == 1 && view.context.word(at) == "van",
            // "John van 't Schip"
            Kind::Equipment => !listed.is_single(),
            kind => !matches!(kind, Kind::Role | Kind::Person),
        });
        let person = person()
            || surnamed
                && !view.word(behind).has(Word::LISTED)
                && view.word(first).stands_out()
                && !view.word(first).any(Word::COMMON | Word::LISTED);
        // Behind a first and a last name "van" names a body or a place, behind first names alone the surname.
        let given = (own..at).all(|n| view.word(n).any(Word::FIRST | Word::INITIALS) || is_roman(view.context.word(n)));
        let open = view.word(at - 1).has(Word::NAME | Word::PARTICLE) && names > 1;
        let surname =
            open || names == 1 || given && (!view.word(behind).has(Word::LISTED) || names == 2 && is_roman(view.context.word(at - 1)));
        let joins = if preposition {
            person && names == 1 && particles > 1 && matches!(view.context.word(at + 1), "den" | "'t" | "der")
        } else {
            foreign || (person && surname)
        };
        let van = view.context.word(at) == "van" && particles == 1;
        let behind_kind = view.listed(behind).filter(|listed| listed.is_single()).map(|listed| listed.kind);
        // "Willem van Oranje", "Carice van Houten": behind a first name alone a town is a surname; a state is a king's.
        let king = given && van && behind_kind == Some(Kind::Country)
            || van && names < 3 && behind_kind == Some(Kind::Place) && (first..at).all(|n| is_plain_given(view, n));
        // "Issy ten Donkelaar": a particle between two words that nothing explains.
        let stranger = names == 1
            && !preposition
            && is_unknown(view, first)
            && is_unknown(view, behind)
            && (!van || !view.word(behind).has(Word::FIRST))
            && view.word(first).stands_out();
        // "Carice van Houten": the same where a town is the surname, unless the word is a compound ("Stadspark van Houten").
        let townsman = names == 1
            && van
            && behind_kind == Some(Kind::Place)
            && is_unknown(view, first)
            && !view.context.shape(first).has(Shape::APOSTROPHE)
            && (view.word(first).has(Word::OPENS) || !tells_more(view, first))
            && !view.word(behind + 1).any(Word::NAME | Word::PARTICLE)
            && !closes_on_word(view.context.word(first));
        let king = king || townsman;
        if !(joins || stranger || king) || state && !foreign && !king {
            break;
        }
        at = behind + 1;
        names += 1;
    }
    at
}

/// Whether an article or a title stands before the token: behind these "van" leads to a town ("burgemeester Peeters van Gent").
fn tells_more(view: &View<'_>, at: usize) -> bool {
    let before = view.word(at.wrapping_sub(1));
    before.any(Word::ROLE | Word::NAME) || before.function.any(Function::ARTICLE.with(Function::DETERMINER).with(Function::DEMONSTRATIVE))
}

/// Whether the word is long, or ends in a common word, so that it may be a noun rather than a first name.
fn closes_on_word(word: &str) -> bool {
    word.len() > 9
        || word.char_indices().skip(1).filter_map(|(at, _)| word.get(at..)).any(|end| end.len() > 3 && is_common(fold::hash(end)))
}

/// Whether the token is a first name, or initials, and nothing else.
fn is_plain_given(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    let common = || view.is_common(at) && !word.stands_out() && !is_given(view, at + 1);
    word.has(Word::INITIALS) || is_given(view, at) && !word.any(Word::LISTED | Word::ROLE | Word::UPPER) && !common()
}

/// Whether the token is a capitalised word of which nothing else is known.
fn is_unknown(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    word.has(Word::NAME)
        && !word.any(Word::LISTED | Word::ROLE | Word::COMMON | Word::UPPER | Word::LOUD)
        && word.function.is_none()
        && !view.context.shape(at).has(Shape::DIGIT)
        && head::opening(view.context, at).is_none()
}

fn is_van(view: &View<'_>, at: usize) -> bool {
    matches!(view.context.word(at), "van" | "von" | "de" | "den" | "der" | "ten" | "ter" | "'t")
}

/// Cuts a run where a nationality, a state or a title stands in it, and gives the pieces.
fn cut(view: &View<'_>, run: Run, mut found: impl FnMut(Run)) {
    if run.last == run.first + 1 {
        return found(run);
    }
    let mut piece = |first: usize, last: usize| {
        if first < last {
            found(Run { first, last });
        }
    };
    let mut first = run.first + usize::from(is_regional(view, run));
    let mut at = first;
    while at < run.last {
        // "minister van Leefmilieu Magda Aelvoet", "KBC Jan Peeters": a first name behind common words or a body opens a person.
        let given = at > first
            && at + 1 < run.last
            && view.word(at).has(Word::FIRST)
            && !view.word(at).has(Word::LISTED)
            && view.word(at + 1).has(Word::NAME)
            && (!view.is_common(at) || view.word(at + 1).has(Word::SURNAME));
        if given
            && (first..at).all(|n| {
                !view.word(n).any(Word::FIRST | Word::INITIALS) && (view.word(n).any(Word::LISTED | Word::UPPER) || view.is_common(n))
            })
            && head::opening(view.context, first).is_none()
        {
            piece(first, at);
            first = at;
        }
        // "Toen Biden Xi ontmoette": two surnames that everyone knows are two people.
        let known = view.word(first).has(Word::PUBLIC) && !view.word(first).any(Word::FIRST | Word::INITIALS);
        if at == first + 1 && known && view.word(at).has(Word::PUBLIC) {
            piece(first, at);
            first = at;
        }
        let Some(listed) = view.listed(at).filter(|listed| listed.first() == at) else {
            at += 1;
            continue;
        };
        let last = listed.last();
        let person = view.word(at).any(Word::FIRST | Word::SURNAME)
            && listed.is_single()
            && (at > first || last < run.last && view.word(last).has(Word::NAME) && view.listed(last).is_none());
        // "de Brit John Watson"
        let inhabitant = listed.list == List::Inhabitant
            && at > 0
            && view.word(at - 1).function.any(Function::ARTICLE)
            && view.word(last).any(Word::FIRST);
        let breaks = match listed.kind {
            Kind::Nationality => !person || inhabitant,
            Kind::Country if at == first + 1 && is_quarter(view.context.word(first)) => false,
            Kind::Country => at == first || !view.word(first).any(Word::FIRST) && head::opening(view.context, first).is_none(),
            // "Alex Pastoor", "Dick Advocaat": a title behind a first name closes the name.
            Kind::Role => {
                at == first
                    || !(view.word(at).has(Word::SURNAME)
                        || last == run.last && view.word(at - 1).has(Word::FIRST) && !view.is_common(at - 1))
            }
            _ => false,
        };
        if breaks && last <= run.last {
            piece(first, at);
            piece(at, last);
            first = last;
        }
        at = last;
    }
    piece(first, run.last);
}

/// "het Vlaams-Brabantse Geetbets", "de Gentse Vooruit": the adjective of what is no state stays outside the name behind it.
fn is_regional(view: &View<'_>, run: Run) -> bool {
    let (word, next) = (view.word(run.first), view.word(run.first + 1));
    let adjective = view.context.ends(run.first).1 == b'e'
        && view.context.word(run.first).ends_with("se")
        && view.context.lists.name.evidence.is_no_name(view.context.hash(run.first));
    adjective
        && run.last > run.first + 1
        && !word.has(Word::LISTED)
        && (next.has(Word::LISTED) || !view.is_common(run.first + 1))
        && view.listed(run.first + 1).is_none_or(|listed| listed.first() == run.first + 1)
}
