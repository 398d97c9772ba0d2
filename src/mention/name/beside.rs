//! What the words beside an unknown name say of its kind: before it, behind it, and in the same list.

use crate::mention::name::evidence::{Side, Tally};
use crate::mention::name::view::{Run, View};
use crate::mention::name::word::Word;
use crate::mention::Context;
use crate::text::fold;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// Adds what the words beside the run say; its sentence begins at `opens`, and `given` tells whether it is of several words of
/// which the first is a first name.
pub fn add(view: &View<'_>, run: Run, given: bool, opens: usize, tally: &mut Tally) {
    let (context, evidence) = (view.context, &view.context.lists.name.evidence);
    let mut before = run.first.checked_sub(1).filter(|&at| at >= opens);
    // A quotation mark belongs to the name ("het boek 'De Aanslag'").
    if let Some(at) = before.filter(|&at| context.shape(at).has(Shape::QUOTE)) {
        before = at.checked_sub(1).filter(|&at| at >= opens);
    }
    if let Some(at) = before {
        let word = view.word(at);
        evidence.add_beside(context, at, Side::Before, tally);
        if word.function.any(Function::ARTICLE) {
            tally.add(Kind::Person, -3);
            tally.add(Kind::Organisation, 1);
        }
        if word.function.any(Function::PREPOSITION) && word.function.any(Function::ARTICLE) {
            tally.add(Kind::Person, -1);
        }
        // "de Rotterdamse Schie"
        if word.has(Word::NAME) && context.word(at).ends_with("se") && evidence.is_no_name(context.hash(at)) {
            tally.add(Kind::Person, -3);
            tally.add(Kind::Place, 3);
        }
        // "in het Duitse X", "het Britse X": a town, or else a body.
        let national = view.listed(at).is_some_and(|listed| listed.kind == Kind::Nationality) && context.ends(at).1 == b'e';
        if national && at > opens && matches!(context.word(at - 1), "het" | "Het") {
            let inside = at > opens + 1 && matches!(context.word(at - 2), "in" | "uit" | "naar" | "bij" | "nabij" | "te");
            tally.add(Kind::Person, -3);
            tally.add(Kind::Organisation, 2);
            tally.add(Kind::Place, if inside { 5 } else { 2 });
        }
        // "topvrouw Marguerite Vos van X"
        let behind_van = is_van(context, at);
        if behind_van && view.word(at.wrapping_sub(1)).has(Word::NAME) {
            let role = (at.saturating_sub(5).max(opens)..at).rev().find(|&n| !view.word(n).has(Word::NAME) || view.word(n).has(Word::ROLE));
            if let Some(role) = role.filter(|&n| view.word(n).has(Word::ROLE) && n + 1 < at) {
                evidence.add_beside(context, role, Side::Of, tally);
            }
        }
        let article = word.function.any(Function::ARTICLE) && at > opens;
        if context.shape(run.first).has(Shape::DIGIT) && (article || is_road_word(context.word(at))) && is_road(context.word(run.first)) {
            tally.add(Kind::Place, 7);
        }
        // "inwoners van X", "het dal van de X", "ten noorden van X"
        let van = if article { at - 1 } else { at };
        let plain = run.last == run.first + 1 && view.word(run.first).any(Word::COMMON | Word::FIRST);
        if van > opens && !plain && (if article { is_van(context, van) } else { behind_van }) && !given {
            evidence.add_beside(context, van - 1, Side::Of, tally);
        }
        let bare = run.last == run.first + 1 && !view.word(run.first).any(Word::COMMON | Word::UPPER);
        if article && bare && matches!(context.word(at - 1), "in" | "naar" | "uit" | "langs" | "nabij" | "rond" | "vanuit") {
            tally.add(Kind::Place, 3);
        }
        let byline = at == opens && view.word(run.first).has(Word::UPPER) && context.sign(at) == b'(' && context.sign(run.last) == b')';
        if byline && context.sentences.get(context.sentence_of(at)).is_some_and(|sentence| sentence.tokens().len() == 3) {
            // Initials that sign an article.
            tally.add(Kind::Person, 9);
        }
    }
    match fellow(view, run, opens) {
        Some(Kind::Place | Kind::Country) => tally.add(Kind::Place, 2),
        Some(Kind::Organisation) => tally.add(Kind::Organisation, 2),
        _ => {}
    }
    let other = view.word(run.last + 1);
    let personal = other.any(Word::SURNAME | Word::FIRST) && !other.any(Word::LISTED | Word::UPPER);
    if personal && other.stands_out() && matches!(context.word(run.last), "en" | ",") {
        tally.add(Kind::Person, 1);
    }
    if !context.shape(run.last).has(Shape::LINE) {
        evidence.add(context.hash(run.last), Side::After, tally);
        apposed(view, run, tally);
    }
    // Capitals that fill quotation marks are a title rather than a person.
    if run.first > opens && context.shape(run.first - 1).has(Shape::QUOTE) && context.shape(run.last).has(Shape::QUOTE) {
        tally.add(Kind::Misc, 3);
        tally.add(Kind::Person, -2);
    }
}

/// Whether the token is "van" in small letters.
fn is_van(context: &Context<'_>, at: usize) -> bool {
    context.hash(at) == VAN && context.word(at) == "van"
}

/// "A2", "E40", "N235": the number of a road.
fn is_road(word: &str) -> bool {
    word.len() < 5
        && word
            .strip_prefix(['A', 'E', 'N', 'R'])
            .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_road_word(word: &str) -> bool {
    matches!(word, "snelweg" | "autosnelweg" | "autoweg" | "rijksweg" | "provincieweg" | "ring")
}

/// What joins the members of a list.
const COMMA: u64 = fold::hash_folded(",");
const EN: u64 = fold::hash_folded("en");
const OF: u64 = fold::hash_folded("of");
/// What says of a name what it is.
const IS: u64 = fold::hash_folded("is");
const WAS: u64 = fold::hash_folded("was");
/// What says whose something is, or where.
const VAN: u64 = fold::hash_folded("van");

/// Members of a list that are looked at on either side.
const FELLOWS: usize = 4;

/// The kind of the nearest listed name in the same list ("Namen, Ettelbrück en Teutschentahl"): names in a list are of one kind.
fn fellow(view: &View<'_>, run: Run, opens: usize) -> Option<Kind> {
    let context = view.context;
    let joins = |at: usize| {
        let hash = context.hash(at);
        (hash == COMMA || hash == EN || hash == OF) && !context.shape(at).any(Shape::CAPITAL.with(Shape::WIDE))
    };
    let mut at = run.first;
    for _ in 0..FELLOWS {
        if at < opens + 2 || !joins(at - 1) {
            break;
        }
        at -= 2;
        if let Some(listed) = view.listed(at) {
            return Some(listed.kind);
        }
        if !view.word(at).has(Word::NAME) {
            break;
        }
        while at > opens && view.word(at - 1).has(Word::NAME) && view.listed(at - 1).is_none() {
            at -= 1;
        }
    }
    let mut at = run.last;
    for _ in 0..FELLOWS {
        if !joins(at) || !view.word(at + 1).has(Word::NAME) {
            break;
        }
        at += 1;
        if let Some(listed) = view.listed(at) {
            return Some(listed.kind);
        }
        while view.word(at).has(Word::NAME) {
            at += 1;
        }
    }
    None
}

/// What a description behind the name says: "X, producent van …", "X is een dorp in …".
fn apposed(view: &View<'_>, run: Run, tally: &mut Tally) {
    let context = view.context;
    let copula = match context.hash(run.last) {
        COMMA if context.sign(run.last) == b',' => false,
        IS | WAS if matches!(context.word(run.last), "is" | "was") => true,
        _ => return,
    };
    let opens = run.last + 1;
    let article = view.word(opens).function.any(Function::ARTICLE) || matches!(context.word(opens), "een" | "de" | "het");
    if copula && !article {
        return;
    }
    for at in opens..opens + 4 {
        if !context.shape(at).has(Shape::LETTER) || at > opens && !view.word(at).function.is_none() {
            return;
        }
        if let Some(listed) = view.listed(at).filter(|listed| listed.kind == Kind::Role && !view.word(at).has(Word::NAME)) {
            tally.add(Kind::Person, if listed.first() == at { 3 } else { 0 });
            return;
        }
        let mut said = Tally::default();
        context.lists.name.evidence.add(context.hash(at), Side::Before, &mut said);
        let (kind, weight) = said.best();
        if weight >= 5 && matches!(kind, Kind::Place | Kind::Organisation) {
            tally.add(kind, 4);
            return;
        }
    }
}
