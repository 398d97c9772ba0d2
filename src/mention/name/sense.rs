//! Which listed readings hold where they stand: a word of the language, a language, a surname or a place may look the same.

use crate::lexicon::{chain, List};
use crate::mention::name::gazetteer::{self, Listed};
use crate::mention::name::hyphened::is_member;
use crate::mention::name::listed::is_particle;
use crate::mention::name::syllable;
use crate::mention::name::view::View;
use crate::mention::name::word::{Word, Words, COMPOUNDS};
use crate::mention::{weight, Context, Mention, Text, Value};
use crate::text::fold;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// Takes what is no name out of the words: a compound of a name and a small word.
pub fn mark(context: &Context<'_>, cover: &[u32], words: &mut Words) {
    let Words { all, places, .. } = words;
    for at in places.of(COMPOUNDS) {
        let (Some(token), Some(word)) = (context.token(at), all.get_mut(at)) else { break };
        if !token.shape.any(Shape::HYPHEN.with(Shape::APOSTROPHE)) {
            continue;
        }
        if context.ends(at).1 == b'-' {
            word.clear(Word::NAME);
        }
        if cover.get(at) != Some(&gazetteer::UNCOVERED) {
            continue;
        }
        if token.shape.has(Shape::HYPHEN) {
            let tail = context.word(at).rsplit('-').next().unwrap_or("");
            let small = tail.chars().next().is_some_and(char::is_lowercase);
            let title = tail.chars().count() > 2 && context.lists.name.compounds.is_title(context, tail);
            let surname = is_particle(context, fold::hash(tail)) || at > 0 && syllable::is_korean(context.word(at - 1), context.word(at));
            if (small || title) && !surname {
                word.clear(Word::NAME);
                if title {
                    word.set(Word::ROLE);
                }
            }
        }
        // "VVD'er Jan Peeters"
        if token.shape.has(Shape::APOSTROPHE) && is_member(context.word(at)) {
            word.clear(Word::NAME);
            word.set(Word::ROLE);
        }
    }
}

/// Adds the mentions of the listed readings that hold.
pub fn choose(view: &View<'_>, mentions: &mut Vec<Mention>) {
    for (index, listed) in view.listed.iter().enumerate() {
        if let Some(weight) = weigh(view, index, listed) {
            let span = view.context.span(listed.first(), listed.last());
            let text = || span.slice(view.context.text);
            let Listed { first, last, mut kind, .. } = *listed;
            let Some((mut value, class)) = listed.value(view.context) else { continue };
            if is_club(view, listed) {
                (kind, value) = (Kind::Organisation, Value::Organisation { name: text().to_owned().into() });
            } else if let Value::Place { name, .. } = &mut value {
                write_as(view, listed, text(), name);
            }
            mentions.push(Mention { span, first, last, kind, value, class, weight });
        }
    }
}

/// A town that wins or loses is its club ("Sparta verloor met 2-1").
fn is_club(view: &View<'_>, listed: &Listed) -> bool {
    if listed.list != List::Place || !view.word(listed.first()).has(Word::SCORE) {
        return false;
    }
    let class = view.context.lists.name.places.get(listed.row as usize).map_or("", |place| place.class);
    let before = listed.first().wrapping_sub(1);
    let rival = matches!(view.context.word(before), "van" | "tegen" | "versloeg" | "klopte" | "verslaat" | "klopt");
    let acts = view.word(listed.last()).has(Word::VERB) && !view.word(before).function.any(Function::PREPOSITION);
    class == "city" && (rival || acts)
}

/// Where a place differs from its listed name by accents only, the text's own spelling is its name.
fn write_as(view: &View<'_>, listed: &Listed, text: &str, name: &mut Text) {
    if name != text && !view.word(listed.first()).has(Word::UPPER) && fold::hash(name) == fold::hash(text) {
        *name = text.to_owned().into();
    }
}

/// How sure the reading is; none where it does not hold.
fn weigh(view: &View<'_>, index: usize, listed: &Listed) -> Option<u8> {
    if listed.list == List::Custom {
        return Some(weight::CERTAIN);
    }
    match listed.kind {
        Kind::Role => role(view, listed),
        Kind::Nationality => nationality(view, index, listed),
        Kind::Place => place(view, listed),
        Kind::Organisation | Kind::Misc | Kind::Event => name(view, listed),
        Kind::Country => Some(weight::LISTED),
        Kind::Equipment if is_described(view, listed) => None,
        _ => Some(if listed.is_single() && view.word(listed.first()).any(Word::LOUD) { weight::DOUBTFUL } else { weight::LISTED }),
    }
}

/// A generic phrase with an adjective in front ("nucleaire wapens"): the adjective stays outside.
fn is_described(view: &View<'_>, listed: &Listed) -> bool {
    let generic = view.context.lists.name.equipment.get(listed.row as usize).is_some_and(|item| !item.named);
    let head = view.context.slot(listed.last().wrapping_sub(1));
    generic && !listed.is_single() && view.context.word(listed.first()).ends_with('e') && head.is_in(List::Equipment)
}

/// A title with a capital inside a sentence is a surname ("De Koning") unless a name or "van" follows.
fn role(view: &View<'_>, listed: &Listed) -> Option<u8> {
    let role = view.context.lists.name.roles.get(listed.row as usize)?;
    let (first, last) = (listed.first(), listed.last());
    if role.class == "address" {
        return None;
    }
    let next = view.word(last);
    let named = next.has(Word::NAME) && !next.has(Word::OPENS);
    // "Bram De Coninck, het hoofd van de opleiding": tied to a body behind a name.
    let tied = view.context.word(last) == "van"
        && matches!(view.context.word(first.wrapping_sub(1)), "het" | "de" | "als")
        && matches!(view.context.word(first.wrapping_sub(2)), "," | "is" | "was");
    if !role.alone && !named {
        return (tied && role.class != "address").then_some(weight::LISTED);
    }
    if !named && view.context.slot(first).is_in(List::Equipment) && listed.is_single() {
        return None;
    }
    if !role.alone
        && view.listed(last).is_some_and(|other| !matches!(other.kind, Kind::Place) || view.word(last).any(Word::UPPER))
        && !next.any(Word::FIRST | Word::SURNAME)
    {
        return None;
    }
    if view.word(first).stands_out() && listed.is_single() && !view.word(first).has(Word::UPPER) {
        let capital = role.title.starts_with(char::is_uppercase);
        let joined = named || view.context.word(last) == "van" || view.context.word(last) == "-";
        let behind_name = first > 0
            && view.word(first - 1).has(Word::NAME)
            && !view.word(first - 1).has(Word::OPENS)
            && !view.word(first - 1).has(Word::LISTED);
        if !capital && (!joined || behind_name || view.word(first - 1).has(Word::PARTICLE) && view.word(first - 1).has(Word::NAME)) {
            return None;
        }
    }
    Some(weight::LISTED)
}

/// The adjective or the inhabitants, not the language ("spreekt Frans", "in het Nederlands").
fn nationality(view: &View<'_>, index: usize, listed: &Listed) -> Option<u8> {
    let (first, last) = (listed.first(), listed.last());
    let (before, next) = (view.word(first.wrapping_sub(1)), view.word(last));
    if listed.list == List::Inhabitant {
        let near = view.listed.get(index.saturating_sub(4)..).unwrap_or(&[]);
        let shared = near.iter().take(9).any(|other| other.first() == first && other.list == List::Country);
        // "de Polen", "veel Polen": inhabitants need a determiner or a number where the state has the same name.
        // "dat Polen …" opens a clause: that word counts no plural.
        let counted = !before.function.any(Function::SUBORDINATOR)
            && before.function.any(Function::ARTICLE.with(Function::DETERMINER).with(Function::POSSESSIVE).with(Function::DEMONSTRATIVE))
            || view.context.shape(first.wrapping_sub(1)).has(Shape::NUMERIC);
        return match (shared, counted) {
            (true, true) => Some(weight::EVIDENCE),
            (true, false) => Some(weight::DOUBTFUL),
            _ => Some(weight::LISTED),
        };
    }
    let bare = !view.context.word(first).ends_with('e');
    if bare {
        let opens = view.context.sentences.get(view.context.sentence_of(first)).map_or(first, |sentence| sentence.first as usize);
        let speaks =
            (first.saturating_sub(8).max(opens)..first).any(|at| is_speech(view.context.word(at))) || is_speech(view.context.word(last));
        // A participle or infinitive that closes the clause is no noun ("in het Nederlands geschreven").
        let closes = next.has(Word::VERB) && (!view.context.shape(last + 1).has(Shape::LETTER) || !view.word(last + 1).function.is_none());
        let noun = next.function.is_none() && !next.has(Word::NAME) && !closes && view.is_common(last);
        let ends = !view.context.shape(last).has(Shape::LETTER) || !next.function.is_none() || next.has(Word::VERB);
        let neuter = matches!(view.context.word(first.wrapping_sub(1)), "het" | "'t" | "Het" | "in" | "uit");
        if speaks && (!noun || next.has(Word::VERB)) || neuter && ends && !noun {
            return None;
        }
    }
    // "Frans Timmermans": a first name before a capitalised word that nothing else explains.
    if view.word(first).has(Word::FIRST) && next.stands_out() && !next.any(Word::LISTED | Word::ROLE) {
        return Some(weight::DOUBTFUL);
    }
    Some(weight::LISTED)
}

/// Verbs and nouns beside which the bare adjective is a language.
fn is_speech(word: &str) -> bool {
    matches!(
        word,
        "spreekt"
            | "spreken"
            | "sprak"
            | "spraken"
            | "spreek"
            | "gesproken"
            | "vloeiend"
            | "leert"
            | "leren"
            | "leerde"
            | "geleerd"
            | "vertaald"
            | "vertaling"
            | "verstaat"
            | "taal"
            | "lessen"
            | "les"
            | "cursus"
            | "gebrekkig"
    )
}

/// A place that is also a common word or a person's name needs evidence.
fn place(view: &View<'_>, listed: &Listed) -> Option<u8> {
    if !listed.is_single() {
        return Some(weight::LISTED);
    }
    let at = listed.first();
    let word = view.word(at);
    if view.word(at.wrapping_sub(1)).has(Word::FIRST)
        && !view.word(at.wrapping_sub(1)).any(Word::LISTED | Word::COMMON)
        && word.any(Word::SURNAME)
        && view.word(at.wrapping_sub(1)).has(Word::NAME)
    {
        return Some(weight::DOUBTFUL);
    }
    if beside_place(view, at) || word.any(Word::LOUD) && !view.is_common(at) {
        return Some(weight::LISTED);
    }
    if view.may_be_common(at) && !dateline(view, at) {
        return None;
    }
    (!view.context.lists.name.doubtful.is_personal(view.context.hash(at))).then_some(weight::LISTED)
}

/// "BRUSSEL -", "DEN HAAG (ANP)": the place of a dateline.
fn dateline(view: &View<'_>, at: usize) -> bool {
    view.context.shape(at).has(Shape::LINE.with(Shape::UPPER)) && matches!(view.context.word(at + 1), "-" | "–" | "—" | "(" | "/")
}

/// A preposition of place before it, or another place beside it in a list.
pub fn beside_place(view: &View<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = view.context.word(before);
    if matches!(
        word,
        "in" | "naar"
            | "uit"
            | "te"
            | "vanuit"
            | "nabij"
            | "rond"
            | "bij"
            | "In"
            | "Uit"
            | "Vanuit"
            | "Bij"
            | "Naar"
            | "Te"
            | "rondom"
            | "langs"
            | "richting"
    ) {
        return true;
    }
    let is_place = |n: usize| view.listed(n).is_some_and(|other| matches!(other.kind, Kind::Place | Kind::Country));
    match word {
        "en" | "," | "of" | "/" => at > 1 && is_place(at - 2),
        _ => {
            matches!(view.context.word(at + 1), "," | "en" | "of")
                && is_place(at + 2)
                && view.word(before).function.any(Function::PREPOSITION)
        }
    }
}

/// A body, work or event whose name is a common word holds only where the capital is no accident.
fn name(view: &View<'_>, listed: &Listed) -> Option<u8> {
    let at = listed.first();
    let word = view.word(at);
    let text = || view.context.span(listed.first(), listed.last()).slice(view.context.text);
    if !word.has(Word::NAME) && !text().chars().any(char::is_uppercase) {
        return Some(weight::LISTED);
    }
    // "de film 'Zwartboek'": nothing else in the quotation.
    if view.context.shape(at.wrapping_sub(1)).has(Shape::QUOTE) && view.context.shape(listed.last()).has(Shape::QUOTE) {
        return Some(weight::LISTED);
    }
    if listed.is_single() && !word.has(Word::UPPER) && view.may_be_common(at) {
        // "Defensie bevestigde …": a bare noun that acts is a name; "Groen is …" may be a word.
        let next = listed.last();
        let infinitive = view.context.word(next).ends_with("en") && view.context.word(next).len() > 3;
        let acts = view.word(next).has(Word::VERB)
            && !infinitive
            && !view.context.lists.name.evidence.is_no_name(chain(view.context.hash(at), view.context.hash(next)))
            && !matches!(view.context.word(next), "is" | "was" | "zijn" | "waren" | "wordt" | "werd" | "blijft" | "bleef");
        let listing = matches!(view.context.word(next), "en" | ",")
            && view.listed(next + 1).is_some_and(|other| other.kind == Kind::Organisation && view.word(next + 1).has(Word::NAME));
        return ((acts || listing) && listed.kind == Kind::Organisation && word.function.is_none()).then_some(weight::DOUBTFUL);
    }
    if listed.is_single() && word.has(Word::LOUD) && view.is_common(at) {
        return None;
    }
    // The first word of the phrase may only open the sentence ("De Tijd", "Het Laatste Nieuws" hold; "De zaak" does not).
    let rest = (at + 1..listed.last()).filter(|&n| view.word(n).function.is_none());
    if !listed.is_single()
        && !word.function.is_none()
        && rest.clone().count() > 0
        && !rest.clone().any(|n| view.word(n).has(Word::NAME))
        && word.has(Word::OPENS)
    {
        return None;
    }
    Some(weight::LISTED)
}
