//! Compounds with a hyphen or an apostrophe: "NAVO-chef", "NAVO-landen", "oud-minister", "Brits-Nederlandse", "VVD'er".

use crate::lexicon::{chain, List};
use crate::mention::name::compound::{department, role_mention, split, Heads};
use crate::mention::name::listed::full;
use crate::mention::name::view::View;
use crate::mention::name::word::Word;
use crate::mention::{weight, Mention, Text, Value};
use crate::span::Span;
use crate::text::fold;
use crate::token::is_common;
use crate::value::Kind;

/// "NAVO-chef", "NAVO-landen", "F-16-toestellen", "Rusland-deskundige": the part before a hyphen is a name.
pub fn find(view: &View<'_>, at: usize, mentions: &mut Vec<Mention>) {
    let context = view.context;
    let word = context.word(at);
    let Some(cut) = word.rfind('-').filter(|&cut| cut + 1 < word.len()) else { return };
    let (Some(front), Some(tail)) = (word.get(..cut), word.get(cut + 1..)) else { return };
    let heads = &context.lists.name.compounds;
    if PREFIXES.iter().any(|prefix| prefix.eq_ignore_ascii_case(front)) {
        let row = context
            .lexicon()
            .word(fold::hash(tail))
            .find(|entry| entry.list == List::Role)
            .map(|entry| entry.row as usize)
            .or_else(|| heads.role(tail));
        if let Some(role) = row.and_then(|row| context.lists.name.roles.get(row)) {
            let (bare, organisation) =
                department(context, role.title).map_or((role.title.into(), None), |(title, department)| (title, Some(department)));
            mentions.push(role_mention(view, at, format!("{}-{bare}", front.to_lowercase()), organisation, weight::EVIDENCE));
        }
        return;
    }
    if nationalities(view, at, front, tail, mentions) {
        return;
    }
    let reading = name_part(view, at, front);
    if tail.chars().next().is_some_and(char::is_lowercase) || heads.is_title(context, tail) {
        let whole = |list: List| context.lexicon().word(fold::hash(tail)).find(|entry| entry.list == list).map(|entry| entry.row as usize);
        let role =
            whole(List::Role).filter(|&row| context.lists.name.roles.get(row).is_some_and(|role| role.head)).or_else(|| heads.role(tail));
        if let (Some(row), Some((kind, value))) = (role, &reading) {
            if let Some(role) = context.lists.name.roles.get(row).filter(|role| role.alone || view.word(at + 1).has(Word::NAME)) {
                let (organisation, country) = match (kind, value) {
                    (Kind::Country, Value::Country { code, .. }) => (None, Some((*code).into())),
                    (_, value) => (value.label().map(|name| name.to_owned().into()), None),
                };
                let title = if whole(List::Role).is_some() { role.title.into() } else { singular_role(heads, tail, role.title).into() };
                mentions.push(Mention {
                    value: Value::Role { title, organisation, country },
                    ..role_mention(view, at, Text::default(), None, weight::EVIDENCE)
                });
                return;
            }
        }
        if let Some(row) = whole(List::Equipment) {
            if let Some(item) = context.lists.name.equipment.get(row) {
                let known = reading.as_ref().is_none_or(|(kind, _)| *kind == Kind::Equipment);
                if known {
                    let value = Value::Equipment { name: format!("{front}-{}", item.name).into(), class: item.class };
                    mentions.push(Mention {
                        span: context.span(at, at + 1),
                        first: at as u32,
                        last: at as u32 + 1,
                        kind: Kind::Equipment,
                        value,
                        class: Some(item.class),
                        weight: weight::EVIDENCE,
                    });
                    return;
                }
            }
        }
    }
    let Some((kind, value)) = reading else { return };
    let Some(token) = context.token(at) else { return };
    let span = Span::new(token.span.start() as u32, (token.span.start() + front.len()) as u32);
    let class = match &value {
        Value::Equipment { class, .. } => Some(*class),
        _ => None,
    };
    if kind == Kind::Equipment {
        // "Patriot-systemen", "F-16-toestellen": the whole compound is the materiel.
        mentions.push(Mention { span: token.span, first: at as u32, last: at as u32 + 1, kind, value, class, weight: weight::LISTED });
        return;
    }
    mentions.push(Mention { span, first: at as u32, last: at as u32 + 1, kind, value, class, weight: weight::LISTED });
}

/// The name of the party, club or body of which the word means a member ("VVD'er", "FNV’ers").
fn membership(word: &str) -> Option<&str> {
    let (front, ending) = word.rsplit_once(['\'', '’'])?;
    (matches!(ending, "er" | "ers" | "ster" | "sters") && front.chars().any(char::is_uppercase)).then_some(front)
}

/// Whether the word means a member of a body by the body's abbreviation ("VVD'er").
pub fn is_member(word: &str) -> bool {
    membership(word).is_some()
}

/// "VVD'er": the listed body that the member belongs to is the name.
pub fn member(view: &View<'_>, at: usize, mentions: &mut Vec<Mention>) {
    let context = view.context;
    let (Some(front), Some(token)) = (membership(context.word(at)), context.token(at)) else { return };
    let is_listed = context.lexicon().word(fold::hash(front)).any(|entry| entry.list == List::Organisation);
    if let Some((Kind::Organisation, value)) = name_part(view, at, front).filter(|_| is_listed) {
        let span = Span::new(token.span.start() as u32, (token.span.start() + front.len()) as u32);
        let (first, last) = (at as u32, at as u32 + 1);
        mentions.push(Mention { span, first, last, kind: Kind::Organisation, value, class: None, weight: weight::LISTED });
    }
}

/// Words before a title that stay part of it.
const PREFIXES: &[&str] =
    &["oud", "ex", "vice", "adjunct", "waarnemend", "co", "interim", "onder", "plaatsvervangend", "assistent", "hulp"];

/// "Brits-Nederlandse": each part is the adjective of a state.
fn nationalities(view: &View<'_>, at: usize, front: &str, tail: &str, mentions: &mut Vec<Mention>) -> bool {
    let context = view.context;
    let state = |part: &str| {
        let part = Some(part).filter(|part| part.starts_with(char::is_uppercase))?;
        let entry = context.lexicon().word(fold::hash(part)).find(|entry| entry.list == List::Adjective)?;
        context.lists.name.countries.get(entry.row as usize).map(|country| country.code)
    };
    let Some(second) = state(tail) else { return false };
    let (Some(first), Some(token)) = (state(front), context.token(at)) else { return false };
    let start = token.span.start();
    for (code, from, to) in [(first, start, start + front.len()), (second, token.span.end() - tail.len(), token.span.end())] {
        let span = Span::new(from as u32, to as u32);
        mentions.push(Mention {
            span,
            first: at as u32,
            last: at as u32 + 1,
            kind: Kind::Nationality,
            value: Value::Nationality { code },
            class: None,
            weight: weight::EVIDENCE,
        });
    }
    true
}

/// The singular of a title written as one compound.
fn singular_role(heads: &Heads, tail: &str, title: &str) -> String {
    heads
        .closing(tail)
        .and_then(|closing| split(tail, closing.length))
        .map_or_else(|| title.to_owned(), |(front, _)| format!("{front}{title}"))
}

/// What the first part of a hyphened compound names.
fn name_part(view: &View<'_>, at: usize, front: &str) -> Option<(Kind, Value)> {
    let context = view.context;
    if !front.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return None;
    }
    let exact = || crate::mention::exact_key(std::iter::once(front));
    let hash = fold::hash(front);
    let slot = context.lexicon().slot(hash);
    let two = front.split_once(' ').map(|(a, b)| context.lexicon().slot(chain(fold::hash(a), fold::hash(b))));
    let entries = context.lexicon().entries(slot).chain(context.lexicon().entries(two.unwrap_or_default()));
    let mut best: Option<(Kind, Value)> = None;
    for entry in entries {
        let kinds = matches!(entry.list, List::Organisation | List::Country | List::Place | List::Equipment | List::Unit);
        if kinds && (entry.exact == 0 || entry.exact == exact()) {
            if let Some((kind, value, _)) = crate::mention::name::gazetteer::reading(context, entry.list, entry.row as usize) {
                let better = best.as_ref().is_none_or(|(known, _)| rank(kind) < rank(*known));
                if better {
                    best = Some((kind, value));
                }
            }
        }
    }
    if best.is_none() {
        let letters = front.chars().filter(|c| c.is_alphabetic()).count();
        if front.chars().all(char::is_uppercase)
            && (2..=6).contains(&letters)
            && !is_common(hash)
            && !context.lists.name.evidence.is_no_name(hash)
            && !view.word(at).has(Word::LOUD)
        {
            return Some((Kind::Organisation, Value::Organisation { name: front.to_owned().into() }));
        }
        if let Some(full) = full(context, hash) {
            return Some((Kind::Person, Value::Person { name: front.to_owned().into(), known_as: Some(full.into()) }));
        }
    }
    best
}

fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Organisation => 0,
        Kind::Country => 1,
        Kind::Equipment => 2,
        Kind::Unit => 3,
        _ => 4,
    }
}
