//! Bodies: alliances, governments, armies, parties, companies, media, clubs.

use crate::error::Error;
use crate::lexicon::{outer, List, Record, Rows};
use crate::mention::name::evidence::{Side, Tally};
use crate::mention::name::gazetteer::Listed;
use crate::mention::name::head;
use crate::mention::name::person;
use crate::mention::name::view::{Run, Traits, View};
use crate::mention::name::word::{Word, COMPOUNDS};
use crate::mention::{weight, Context, Loader, Mention, Text, Value};
use crate::text::fold::{hash_folded, is_small};
use crate::token::Shape;
use crate::value::Kind;

/// A body.
#[derive(Clone, Copy, Debug)]
pub struct Organisation {
    /// The usual short name.
    pub name: &'static str,
    /// Alliance, party, company and so on.
    pub class: &'static str,
    /// ISO code of its country.
    pub country: Option<&'static str>,
}

impl Organisation {
    /// Whether it is a newspaper, agency or broadcaster.
    pub fn is_medium(&self) -> bool {
        self.class == "media"
    }
}

const ORGANISATIONS: &str = include_str!("organisation.tsv");

impl Record for Organisation {
    fn read(line: &'static str) -> Option<Self> {
        let ([name], [class, country]) = outer(line)?;
        Some(Organisation { name, class, country: Some(country).filter(|code| !code.is_empty()) })
    }
}

/// Loads the bodies with all their forms.
///
/// # Errors
/// The first faulty row.
pub fn load(loader: &mut Loader) -> Result<Rows<Organisation>, Error> {
    for row in loader.phrases::<4>("mention/name/organisation.tsv", ORGANISATIONS)? {
        let [_, forms, ..] = row.fields;
        loader.forms(forms, List::Organisation, row.at);
    }
    Ok(Rows::new(ORGANISATIONS))
}

/// Adds to the tally what speaks for a body inside the run: a head, a closing word, capitals only.
pub fn inside(view: &View<'_>, run: Run, traits: Traits, tally: &mut Tally) {
    let context = view.context;
    let length = run.last.saturating_sub(run.first);
    let word = view.word(run.first);
    if length > 1 {
        if head::opening(context, run.first).is_some() {
            let given = word.any(Word::FIRST | Word::SURNAME) && !word.has(Word::UPPER);
            tally.add(Kind::Organisation, if given { 3 } else { 7 });
        }
        let closes = traits.lists & List::OrganisationHead.bit() != 0;
        if closes && (run.first + 1..run.last).any(|at| head::closing(context, at).is_some_and(|(_, last)| last == run.last)) {
            tally.add(Kind::Organisation, if view.word(run.last - 1).any(Word::SURNAME) { 3 } else { 6 });
        }
        // A surname may be a company's name, too ("Walter Damen").
        let given = word.has(Word::FIRST) && !word.any(Word::LISTED | Word::UPPER);
        let body = !given
            && traits.word.has(Word::LISTED)
            && (run.first..run.last).filter_map(|at| view.listed(at)).any(|listed| listed.kind == Kind::Organisation);
        tally.add(Kind::Organisation, if body { 4 } else { 0 });
        if traits.has_ampersand {
            tally.add(Kind::Organisation, 5);
        }
    } else {
        let letters = || context.word(run.first).chars().filter(|c| c.is_alphabetic()).count();
        if word.has(Word::UPPER) && !word.has(Word::LOUD) && (2..=6).contains(&letters()) {
            tally.add(Kind::Organisation, if context.shape(run.first).has(Shape::DIGIT) { 1 } else { 4 });
        }
        if context.shape(run.first).has(Shape::ADDRESS) {
            tally.add(Kind::Organisation, 3);
        }
    }
    // Capitals only have no small letter before them.
    if (run.first..run.last).any(|at| !view.word(at).has(Word::UPPER) && has_inner_capital(context, at)) {
        tally.add(Kind::Organisation, 3);
        tally.add(Kind::Person, -4);
    }
}

/// A capital behind a small letter inside one part of the word ("UPCtv", "ShareZilla"), "Mc" and the like aside.
fn has_inner_capital(context: &Context<'_>, at: usize) -> bool {
    let Some(token) = context.token(at) else { return false };
    // Most words have small letters of ASCII behind the first.
    let rest = context.text.as_bytes().get(token.span.start() + 1..).unwrap_or(&[]);
    !is_small(rest, token.span.len().saturating_sub(1)) && has_inner_capital_of(token.text(context.text))
}

fn has_inner_capital_of(word: &str) -> bool {
    word.split(['-', '\'', '’']).any(|part| {
        let opens = ["Mc", "Mac", "De", "Le", "La", "Van", "Di", "Du", "Fitz"]
            .iter()
            .find(|opens| part.starts_with(*opens))
            .map_or(0, |opens| opens.len());
        let rest = part.get(opens..).unwrap_or(part);
        rest.chars().zip(rest.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
            || part.chars().filter(|c| c.is_uppercase()).count() > 2 && part.chars().any(char::is_lowercase)
    })
}

/// Adds bodies that a small head opens ("ministerie van Defensie"), armies with their nationality, parts of an elliptical
/// coordination, and names with their abbreviation behind them.
pub fn find(view: &View<'_>, mentions: &mut Vec<Mention>) {
    for &at in view.heads {
        opened(view, at, mentions);
    }
    for at in view.names() {
        devoted(view, at, mentions);
    }
    for at in view.places.of(COMPOUNDS) {
        elliptical(view, at, mentions);
    }
    for listed in view.covering() {
        army(view, listed, mentions);
    }
}

fn body(view: &View<'_>, first: usize, last: usize, name: impl Into<Text>, weight: u8) -> Mention {
    let (value, span) = (Value::Organisation { name: name.into() }, view.context.span(first, last));
    Mention { span, first: first as u32, last: last as u32, kind: Kind::Organisation, value, class: None, weight }
}

/// The words behind a head are no more than this.
const LONGEST: usize = 12;

/// "ministerie van Economische Zaken": the head with its preposition and the capitalised words behind it.
fn opened(view: &View<'_>, at: usize, mentions: &mut Vec<Mention>) {
    let context = view.context;
    if view.word(at).has(Word::LOUD) {
        return;
    }
    let Some((head, behind)) = head::opening(context, at) else { return };
    let small = !view.word(at).has(Word::NAME);
    if small && (behind == at + 1 || !matches!(context.word(behind - 1), "van" | "voor" | "of" | "de" | "voor de")) {
        return;
    }
    if behind == at + 1 {
        return;
    }
    // "de politie van Hampshire", "het parlement van Hongarije": the place is the name.
    let seat = view.listed(behind).filter(|listed| small && listed.first() == behind).map(|listed| listed.kind);
    let local = matches!(head.class, "police" | "army" | "parliament" | "hospital" | "school" | "government");
    if seat == Some(Kind::Country) || seat == Some(Kind::Place) && local {
        return;
    }
    let mut last = behind;
    while last < behind + LONGEST
        && (view.word(last).has(Word::NAME) && !context.shape(last).has(Shape::LINE) || joins_names(view, last, head.class))
    {
        last += 1;
    }
    if last > behind {
        let name = context.span(at, last).slice(context.text);
        mentions.push(body(view, at, last, person::spaced(name), weight::EVIDENCE));
    }
}

/// The hashes of the words behind which stands what a body is for.
const FOR: u64 = hash_folded("voor");
const AGAINST: u64 = hash_folded("tegen");
const CONCERNING: u64 = hash_folded("inzake");

/// "Europees Agentschap voor de Voedselveiligheid", "Commissie tegen Folter en Racisme": a capitalised noun for a body and
/// what it is for.
fn devoted(view: &View<'_>, at: usize, mentions: &mut Vec<Mention>) {
    let (context, word, next) = (view.context, view.word(at), view.context.hash(at + 1));
    if (next != FOR) & (next != AGAINST) & (next != CONCERNING) || !matches!(context.word(at + 1), "voor" | "tegen" | "inzake") {
        return;
    }
    if !word.has(Word::NAME | Word::COMMON) || word.has(Word::LOUD) {
        return;
    }
    if !is_body_noun(view, at) {
        return;
    }
    let Some(mut last) = purpose(view, at + 2) else { return };
    for _ in 0..4 {
        let next = match context.word(last) {
            "en" | "in" | "van" | "voor" => purpose(view, last + 1),
            "," if matches!(context.word(last + 2), "en" | ",") => purpose(view, last + 1),
            _ => None,
        };
        let Some(next) = next else { break };
        last = next;
    }
    let mut first = at;
    while first > 0 && at - first < 3 && joins_front(view, first - 1) {
        first -= 1;
    }
    let name = person::spaced(context.span(first, last).slice(context.text));
    mentions.push(body(view, first, last, name, weight::EVIDENCE));
}

/// Whether the word before a body's noun is part of its name ("Europees", "Nationaal").
fn joins_front(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    word.has(Word::NAME)
        && word.function.is_none()
        && !word.has(Word::ROLE)
        && view.listed(at).is_none_or(|listed| listed.kind == Kind::Organisation)
}

/// Whether a noun tells of bodies, by the evidence or as a head of their names.
fn is_body_noun(view: &View<'_>, at: usize) -> bool {
    let mut tally = Tally::default();
    view.context.lists.name.evidence.add_beside(view.context, at, Side::Before, &mut tally);
    tally.of(Kind::Organisation) > 3 || head::closing(view.context, at).is_some() || head::opening(view.context, at).is_some()
}

/// The token behind what a body is for: capitalised nouns that are no state, place or person, an article before them.
fn purpose(view: &View<'_>, from: usize) -> Option<usize> {
    let context = view.context;
    let mut at = from + usize::from(matches!(context.word(from), "de" | "het"));
    let opens = at;
    while at < opens + 3 && context.shape(at).has(Shape::CAPITAL) && !context.shape(at).has(Shape::LINE) {
        let name = view.word(at).any(Word::FIRST | Word::SURNAME | Word::UPPER) && !view.word(at).has(Word::COMMON);
        let listed =
            view.listed(at).is_some_and(|listed| matches!(listed.kind, Kind::Country | Kind::Place | Kind::Role | Kind::Organisation));
        if name || listed {
            return None;
        }
        // "Bank- en Financiewezen"
        at += if context.word(at).ends_with('-') && context.word(at + 1) == "en" { 2 } else { 1 };
    }
    (at > opens).then_some(at)
}

/// "en" and commas inside the name of a ministry or other authority ("Volksgezondheid, Welzijn en Sport").
fn joins_names(view: &View<'_>, at: usize, class: &str) -> bool {
    if !matches!(class, "ministry" | "agency" | "university" | "institute")
        || !view.word(at + 1).has(Word::NAME)
        || !view.word(at + 1).has(Word::COMMON)
    {
        return false;
    }
    match view.context.word(at) {
        "en" => head::opening(view.context, at + 1).is_none() && view.listed(at + 1).is_none_or(|listed| listed.kind != Kind::Country),
        "," => class == "ministry" && (at + 2..at + 5).any(|n| view.context.word(n) == "en"),
        _ => false,
    }
}

/// "het Russische leger": the branch takes the nationality before it into its name.
fn army(view: &View<'_>, branch: &Listed, mentions: &mut Vec<Mention>) {
    let at = branch.first();
    let Some(before) = at.checked_sub(1) else { return };
    if branch.kind != Kind::Organisation || view.word(at).has(Word::NAME) {
        return;
    }
    if view.listed(before).is_none_or(|listed| listed.kind != Kind::Nationality) {
        return;
    }
    let class = view.context.lists.name.organisations.get(branch.row as usize).map_or("", |body| body.class);
    if matches!(class, "army" | "branch" | "police") {
        let Some((Value::Organisation { name }, _)) = branch.value(view.context) else { return };
        let name = format!("{} {}", view.context.word(before), name);
        mentions.push(body(view, at, branch.last(), name, weight::EVIDENCE));
    }
}

/// "zee- en luchtmacht", "Centraal- en Oost-Europa", "staats- en regeringsleiders": the first part lends the last one's head.
fn elliptical(view: &View<'_>, at: usize, mentions: &mut Vec<Mention>) {
    let context = view.context;
    if !context.shape(at).has(Shape::HYPHEN) {
        return;
    }
    let Some(part) = context.word(at).strip_suffix('-').filter(|part| part.chars().count() > 1) else { return };
    if !matches!(context.word(at + 1), "en" | "of") && context.word(at + 1) != "," {
        return;
    }
    let whole = (at + 2..at + 5).find(|&n| !context.word(n).ends_with('-') && !matches!(context.word(n), "en" | "of" | ","));
    let Some(listed) = whole.and_then(|n| view.listed(n)) else { return };
    let text = context.word(listed.first());
    let Some((value, _)) = listed.value(context) else { return };
    let value = match &value {
        Value::Place { .. } => text.split_once('-').map(|(_, head)| Value::Place { name: format!("{part}-{head}").into(), country: None }),
        Value::Organisation { name } => {
            BRANCHES.iter().find(|head| name.ends_with(*head)).map(|head| Value::Organisation { name: format!("{part}{head}").into() })
        }
        Value::Role { title, .. } => {
            let heads = &context.lists.name.compounds;
            heads.role_tail(title).map(|head| Value::Role {
                title: format!("{}{head}", part.to_lowercase()).into(),
                organisation: None,
                country: None,
            })
        }
        _ => None,
    };
    let Some(value) = value else { return };
    let kind = listed.kind;
    mentions.push(Mention {
        span: context.span(at, at + 1),
        first: at as u32,
        last: at as u32 + 1,
        kind,
        value,
        class: None,
        weight: weight::EVIDENCE,
    });
}

/// Heads of the branches of armed forces.
const BRANCHES: &[&str] = &["macht", "leger", "politie"];
