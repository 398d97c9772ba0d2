//! Designations by their shape: materiel such as "Su-34", ships such as "Zr.Ms. Evertsen", numbered formations.

use once_cell::sync::Lazy;
use regex::Regex;

use crate::lexicon::{chain, Bits, HashKeyed, List};
use crate::mention::name::view::View;
use crate::mention::name::word::{stem, Word};
use crate::mention::{weight, Mention, Text, Value};
use crate::text::fold;
use crate::token::Shape;
use crate::value::{Class, Kind};

/// Adds materiel and formations that no list has, each by its shape.
pub fn find(view: &View<'_>, mentions: &mut Vec<Mention>) {
    const TOLD: Shape = Shape::DIGIT.with(Shape::APOSTROPHE);
    let opening = &*OPENING;
    for at in view.spots() {
        let Some(token) = view.context.token(at) else { break };
        if !(token.shape.any(TOLD) | opening.may_hold(token.hash)) {
            continue;
        }
        if token.shape.has(Shape::HYPHEN.with(Shape::DIGIT).with(Shape::CAPITAL)) {
            materiel(view, at, mentions);
        }
        if view.word(at + 1).has(Word::NAME) {
            ship(view, at, mentions);
            formation(view, at, mentions);
            owned(view, at, mentions);
        } else if view.context.shape(at + 1).has(Shape::NUMERIC) {
            numbered(view, at, mentions);
        }
    }
    later_ships(view, mentions);
}

/// The words that open such a name without a digit or an apostrophe in them.
static OPENING: Lazy<Bits<16>> =
    Lazy::new(|| [SERIES_OF_PRODUCTS, PREFIXES, ORDINALS].into_iter().flatten().map(|word| fold::hash(word)).collect());

/// Craft and products that come in numbers.
const SERIES_OF_PRODUCTS: &[&str] = &[
    "Android",
    "Apollo",
    "Ariane",
    "Artemis",
    "Falcon",
    "Galaxy",
    "Gemini",
    "Luna",
    "Mariner",
    "PlayStation",
    "Pioneer",
    "Playstation",
    "Sojoez",
    "Soyuz",
    "Spoetnik",
    "Sputnik",
    "Vega",
    "Viking",
    "Voyager",
    "Vostok",
    "Windows",
    "Xbox",
    "iPad",
    "iPhone",
];

/// "Apollo 8", "Windows 11": a craft or product with its number.
fn numbered(view: &View<'_>, at: usize, mentions: &mut Vec<Mention>) {
    let (context, next) = (view.context, at + 1);
    let number = !context.shape(next).has(Shape::LINE) && context.word(next).len() < 3;
    if number && view.word(at).has(Word::NAME) && SERIES_OF_PRODUCTS.contains(&context.word(at)) {
        let span = context.span(at, at + 2);
        let value = Value::Misc { name: span.slice(context.text).to_owned().into() };
        let (first, last) = (at as u32, at as u32 + 2);
        mentions.push(Mention { span, first, last, kind: Kind::Misc, value, class: None, weight: weight::EVIDENCE });
    }
}

/// "Nato's Response Force": a listed formation whose first word stands in the genitive.
fn owned(view: &View<'_>, at: usize, mentions: &mut Vec<Mention>) {
    let context = view.context;
    if !context.shape(at).has(Shape::APOSTROPHE) {
        return;
    }
    let Some(stem) = stem(context.word(at)) else { return };
    let (mut key, mut last) = (fold::hash(stem), at + 1);
    let mut found = None;
    loop {
        let slot = context.lexicon().slot(key);
        let unit = context.lexicon().entries(slot).find(|entry| entry.list == List::Unit && last > at + 1);
        found = unit.and_then(|entry| context.lists.name.units.get(entry.row as usize)).map(|unit| (unit, last)).or(found);
        if !slot.goes_on(List::Unit) || last >= context.tokens.len() {
            break;
        }
        key = chain(key, context.hash(last));
        last += 1;
    }
    if let Some((unit, last)) = found {
        let value = Value::Unit { name: unit.name.into(), echelon: unit.echelon };
        let span = context.span(at, last);
        mentions.push(Mention {
            span,
            first: at as u32,
            last: last as u32,
            kind: Kind::Unit,
            value,
            class: Some(Class::Unit),
            weight: weight::CERTAIN,
        });
    }
}

/// A ship that the document names with its prefix is meant where the bare name stands, too.
fn later_ships(view: &View<'_>, mentions: &mut Vec<Mention>) {
    let context = view.context;
    let mut ships: HashKeyed<(Text, usize)> = HashKeyed::default();
    for mention in mentions.iter().filter(|mention| mention.class == Some(Class::Ship) && mention.last > mention.first + 1) {
        if let Value::Equipment { name, .. } = &mention.value {
            let bare = mention.last.saturating_sub(1) as usize;
            if !view.word(bare).has(Word::NAME) {
                continue;
            }
            ships.insert(context.hash(bare), (name.clone(), bare));
        }
    }
    if ships.is_empty() {
        return;
    }
    for at in view.spots() {
        let Some((name, named)) = ships.get(&context.hash(at)).filter(|_| view.word(at).has(Word::NAME)) else { continue };
        if *named != at {
            mentions.push(equipment(view, at, at + 1, name.clone(), Class::Ship, weight::CERTAIN));
        }
    }
}

fn equipment(view: &View<'_>, first: usize, last: usize, name: impl Into<Text>, class: Class, weight: u8) -> Mention {
    let value = Value::Equipment { name: name.into(), class };
    Mention {
        span: view.context.span(first, last),
        first: first as u32,
        last: last as u32,
        kind: Kind::Equipment,
        value,
        class: Some(class),
        weight,
    }
}

/// Letters that open designations of materiel, with the class that they mean.
const SERIES: &[(&str, Class)] = &[
    ("Su", Class::Aircraft),
    ("Soe", Class::Aircraft),
    ("MiG", Class::Aircraft),
    ("Mig", Class::Aircraft),
    ("Tu", Class::Aircraft),
    ("Il", Class::Aircraft),
    ("An", Class::Aircraft),
    ("F", Class::Aircraft),
    ("B", Class::Aircraft),
    ("C", Class::Aircraft),
    ("KC", Class::Aircraft),
    ("P", Class::Aircraft),
    ("E", Class::Aircraft),
    ("Ka", Class::Helicopter),
    ("Mi", Class::Helicopter),
    ("AH", Class::Helicopter),
    ("UH", Class::Helicopter),
    ("CH", Class::Helicopter),
    ("MQ", Class::Drone),
    ("RQ", Class::Drone),
    ("TB", Class::Drone),
    ("T", Class::Tank),
    ("PT", Class::Tank),
    ("BMP", Class::Vehicle),
    ("BTR", Class::Vehicle),
    ("BMD", Class::Vehicle),
    ("M", Class::Artillery),
    ("S", Class::AirDefence),
    ("SA", Class::AirDefence),
    ("Ch", Class::Missile),
    ("Kh", Class::Missile),
    ("SS", Class::Missile),
    ("AK", Class::Weapon),
    ("AGM", Class::Missile),
    ("AIM", Class::Missile),
    ("BGM", Class::Missile),
];

/// The shape of a designation: letters, a hyphen, a number with perhaps letters behind it, and the plural's ending.
static DESIGNATION: Lazy<Option<Regex>> = Lazy::new(|| Regex::new(r"^(([A-Za-z]{1,4})-[0-9]{1,3}[A-Za-z]{0,2})(?:['’]s)?$").ok());

/// "T-90's", "Su-34": a known series, a hyphen, a number, perhaps a letter.
fn materiel(view: &View<'_>, at: usize, mentions: &mut Vec<Mention>) {
    if view.listed(at).is_some() {
        return;
    }
    let Some(parts) = DESIGNATION.as_ref().and_then(|shape| shape.captures(view.context.word(at))) else { return };
    let (Some(name), Some(series)) = (parts.get(1), parts.get(2)) else { return };
    let (word, series) = (name.as_str(), series.as_str());
    if let Some((_, class)) = SERIES.iter().find(|(known, _)| *known == series) {
        mentions.push(equipment(view, at, at + 1, word.to_owned(), *class, weight::DOUBTFUL));
    }
}

/// Prefixes of warships.
const PREFIXES: &[&str] =
    &["Zr.Ms.", "Zr.Ms", "Hr.Ms.", "Hr.Ms", "Zr.", "HMS", "USS", "INS", "HMCS", "HMAS", "HDMS", "HNoMS", "ORP", "FGS", "USNS", "HNLMS"];

/// "Zr.Ms. Evertsen", "USS Nimitz": a prefix of warships and the capitalised words behind it.
fn ship(view: &View<'_>, at: usize, mentions: &mut Vec<Mention>) {
    let context = view.context;
    if !PREFIXES.contains(&context.word(at)) {
        return;
    }
    let mut last = at + 1;
    if context.word(at) == "Zr." {
        if context.word(at + 1) != "Ms." {
            return;
        }
        last += 1;
    }
    let opens = last;
    while last < opens + 4
        && !context.shape(last).has(Shape::LINE)
        && (view.word(last).has(Word::NAME)
            || (last > opens || context.word(last) == "De")
                && view.word(last).has(Word::PARTICLE)
                && view.word(last + 1).any(Word::NAME | Word::PARTICLE))
        && view.listed(last).is_none_or(|listed| listed.kind != Kind::Nationality)
    {
        last += 1;
    }
    if last > opens {
        let name = context.span(at, last).slice(context.text).to_owned();
        mentions.push(equipment(view, at, last, name, Class::Ship, weight::CERTAIN));
    }
}

/// Ordinals in words that open the name of a formation.
const ORDINALS: &[&str] = &["Eerste", "Tweede", "Derde", "Vierde", "Vijfde", "Zesde", "Zevende", "Achtste", "Negende", "Tiende"];

/// "43e Gemechaniseerde Brigade", "2nd Cavalry Regiment", "4e Bataljon Genie": a number before capitalised words, one of
/// which is a formation.
fn formation(view: &View<'_>, at: usize, mentions: &mut Vec<Mention>) {
    let context = view.context;
    let word = context.word(at);
    let spelled = view.word(at).has(Word::NAME) && ORDINALS.contains(&word);
    if !spelled && !context.shape(at).has(Shape::DIGIT) {
        return;
    }
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let ordinal = matches!(word.get(digits..), Some("e" | "de" | "ste" | "th" | "nd" | "st" | "rd"));
    if !((1..=3).contains(&digits) && (ordinal || word.len() == digits) || spelled) || context.shape(at).has(Shape::APOSTROPHE) {
        return;
    }
    let mut last = at + 1;
    let mut echelon = None;
    while last < at + 6 && view.word(last).has(Word::NAME) && !context.shape(last).has(Shape::LINE) {
        if let Some(row) = unit_row(view, last) {
            echelon = echelon.or(context.lists.name.units.get(row).and_then(|unit| unit.echelon));
        }
        last += 1;
    }
    if last > at + 1 && echelon.is_some() {
        let name = context.span(at, last).slice(context.text).to_owned().into();
        let value = Value::Unit { name, echelon };
        mentions.push(Mention {
            span: context.span(at, last),
            first: at as u32,
            last: last as u32,
            kind: Kind::Unit,
            value,
            class: Some(Class::Unit),
            weight: weight::EVIDENCE,
        });
    }
}

/// The formation that the word is, also as the last part of a compound, in Dutch or English.
fn unit_row(view: &View<'_>, at: usize) -> Option<usize> {
    let context = view.context;
    let entry = context.lexicon().word(context.hash(at)).find(|entry| entry.list == List::Unit).map(|entry| entry.row as usize);
    entry.or_else(|| context.lists.name.compounds.unit(&context.word(at).to_lowercase()))
}
