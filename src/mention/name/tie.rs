//! Ties between mentions that stand side by side: the department and body of a title, its country, a name and its abbreviation.

use std::collections::BTreeMap;

use crate::mention::name::view::View;
use crate::mention::name::word::Word;
use crate::mention::{Mention, Text, Value};
use crate::token::Shape;
use crate::value::Kind;

/// Fills titles with what stands beside them, lengthens "minister van X" to one mention, and gives a name the
/// abbreviation that follows it in brackets.
pub fn join(view: &View<'_>, starts: &mut Starts, mentions: &mut [Mention]) {
    abbreviations(view, mentions);
    if !mentions.iter().any(|mention| mention.kind == Kind::Role) {
        return;
    }
    starts.read(view.context.tokens.len(), mentions);
    for index in 0..mentions.len() {
        let Some(role) = mentions.get(index).filter(|mention| mention.kind == Kind::Role) else { continue };
        let tie = tie(view, mentions, starts, role);
        let Some(mention) = mentions.get_mut(index) else { continue };
        if let Some(last) = tie.last {
            mention.span = view.context.span(mention.first as usize, last);
            mention.last = last as u32;
        }
        if let Value::Role { organisation, country, .. } = &mut mention.value {
            if organisation.is_none() {
                *organisation = tie.organisation;
            }
            if organisation.is_none() || tie.nation {
                *country = country.take().or(tie.country);
            }
        }
    }
}

/// The longest mention that begins at each token, by its index; of two as long the surer, then the first.
#[derive(Default)]
pub struct Starts(Vec<u32>);

impl Starts {
    /// No mention begins at the token.
    const NONE: u32 = u32::MAX;

    fn read(&mut self, tokens: usize, mentions: &[Mention]) {
        let Starts(starts) = self;
        starts.clear();
        starts.resize(tokens, Starts::NONE);
        for (mention, index) in mentions.iter().zip(0..) {
            let Some(start) = starts.get_mut(mention.first as usize) else { continue };
            let known = mentions.get(*start as usize).map(|known| (known.span.len(), known.weight));
            if known.is_none_or(|known| (mention.span.len(), mention.weight) > known) {
                *start = index;
            }
        }
    }

    fn at(&self, token: usize) -> Option<usize> {
        self.0.get(token).filter(|&&index| index != Starts::NONE).map(|&index| index as usize)
    }
}

/// What stands beside a title.
#[derive(Default)]
struct Tie {
    organisation: Option<Text>,
    country: Option<Text>,
    nation: bool,
    last: Option<usize>,
}

fn tie(view: &View<'_>, mentions: &[Mention], starts: &Starts, role: &Mention) -> Tie {
    let context = view.context;
    let mut found = Tie::default();
    let Value::Role { title, .. } = &role.value else { return found };
    let at = |token: usize| starts.at(token).and_then(|index| mentions.get(index));
    let minister = title.ends_with("minister") || title.ends_with("staatssecretaris") || title == "secretaris" || title == "ministers";
    let mut behind = role.last as usize;
    if let Some(before) = role.first.checked_sub(1) {
        if let Some((Value::Nationality { code }, _)) = view.listed(before as usize).and_then(|listed| listed.value(context)) {
            found.country = Some(code.into());
            found.nation = minister || title == "ambtgenoot" || title == "ambtgenote";
        }
    }
    if minister && context.word(behind) == "van" {
        let last = department(view, behind + 1);
        if last > behind + 1 {
            found.organisation = Some(context.span(behind + 1, last).slice(context.text).to_owned().into());
            found.last = Some(last);
            behind = last;
        }
    }
    let mut person = false;
    if let Some(named) = at(behind).filter(|named| named.kind == Kind::Person) {
        behind = named.last as usize;
        person = true;
    }
    match context.word(behind) {
        "van" => {
            let next = behind + 1 + usize::from(matches!(context.word(behind + 1), "de" | "het" | "'t"));
            match at(next).map(|mention| &mention.value) {
                Some(Value::Organisation { name }) => found.organisation = found.organisation.or_else(|| Some(name.clone())),
                Some(Value::Country { code, .. }) if !person => {
                    found.country = found.country.or_else(|| Some((*code).into()));
                }
                _ => {}
            }
        }
        "(" if person => {
            let last = department(view, behind + 1);
            let party = at(behind + 1).filter(|mention| mention.kind == Kind::Organisation && mention.last as usize <= last);
            match party.map(|mention| &mention.value) {
                Some(Value::Organisation { name }) if minister && is_department(view, behind + 1) || !minister && is_member(title) => {
                    found.organisation = found.organisation.or_else(|| Some(name.clone()));
                }
                None if minister && last > behind + 1 => {
                    found.organisation =
                        found.organisation.or_else(|| Some(context.span(behind + 1, last).slice(context.text).to_owned().into()));
                }
                _ => {}
            }
        }
        _ => {}
    }
    found
}

/// Titles of those who sit for a party.
fn is_member(title: &str) -> bool {
    ["lid", "senator", "parlementariër", "volksvertegenwoordiger", "gemeenteraadslid", "fractieleider", "fractievoorzitter", "wethouder"]
        .iter()
        .any(|end| title.to_lowercase().ends_with(end))
}

/// Whether the listed body is a ministry and no party.
fn is_department(view: &View<'_>, at: usize) -> bool {
    view.listed(at)
        .filter(|listed| listed.kind == Kind::Organisation)
        .and_then(|listed| view.context.lists.name.organisations.get(listed.row as usize))
        .is_some_and(|body| body.class == "ministry")
}

/// The name of a department has no more tokens.
const LONGEST: usize = 12;

/// Whether the token closes the title of one who heads a department.
pub fn is_ministerial(view: &View<'_>, at: usize) -> bool {
    let listed = view.listed(at).filter(|listed| listed.kind == Kind::Role && listed.last() == at + 1);
    match listed.and_then(|listed| listed.value(view.context)) {
        Some((Value::Role { title, .. }, _)) => title.ends_with("minister") || title.ends_with("staatssecretaris"),
        _ => {
            let word = view.context.word(at);
            word.ends_with("minister") || word.ends_with("ministers") || word.ends_with("staatssecretaris")
        }
    }
}

/// The token behind the name of a department: words of departments, or else capitalised common words, with "en" and commas between.
pub fn department(view: &View<'_>, first: usize) -> usize {
    let context = view.context;
    let listed = |at: usize| view.word(at).has(Word::NAME) && context.lists.name.department_words.contains(&context.hash(at));
    let common = |at: usize| {
        let state = view.listed(at).is_some_and(|listed| matches!(listed.kind, Kind::Country | Kind::Place | Kind::Nationality));
        view.word(at).has(Word::NAME | Word::COMMON) && !state && !view.word(at).has(Word::FIRST)
    };
    let mut last = first;
    while last < first + LONGEST && (last == first || !context.shape(last).has(Shape::LINE)) {
        // Behind a word of departments a common word may be the person's name ("Onderwijs Koen Geens").
        let plain = common(last) && !(last > first && listed(last - 1) && view.word(last).has(Word::SURNAME));
        if listed(last) || plain {
            last += 1;
            continue;
        }
        let next = last + 1;
        let joins = last > first && (listed(next) || common(next));
        let listing =
            context.word(last) == "," && (last + 2..last + 6).any(|at| context.word(at) == "en" && view.word(at + 1).has(Word::NAME));
        if joins && (context.word(last) == "en" || listing) {
            last += 2;
            continue;
        }
        break;
    }
    last
}

/// "Volledige Naam (ABC)": both take the abbreviation as their name.
fn abbreviations(view: &View<'_>, mentions: &mut [Mention]) {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for mention in mentions.iter().filter(|mention| mention.kind == Kind::Organisation) {
        let open = mention.last as usize;
        let abbreviation = view.context.word(open + 1);
        if mention.last > mention.first + 1
            && view.context.word(open) == "("
            && view.context.word(open + 2) == ")"
            && view.word(open + 1).has(Word::UPPER)
        {
            let full = mention.span.slice(view.context.text).to_owned();
            let initials = full
                .split(|c: char| !c.is_alphanumeric())
                .filter_map(|part| part.chars().next())
                .filter(|&c| abbreviation.contains(c.to_ascii_uppercase()))
                .count();
            if initials > 1 {
                names.insert(full, abbreviation.to_owned());
            }
        }
    }
    if names.is_empty() {
        return;
    }
    let shorts: BTreeMap<String, String> = names.iter().map(|(full, short)| (short.clone(), full.clone())).collect();
    let mut before: BTreeMap<Text, String> = BTreeMap::new();
    for mention in mentions.iter() {
        if let (Value::Organisation { name }, Some(short)) = (&mention.value, names.get(mention.span.slice(view.context.text))) {
            before.insert(name.clone(), short.clone());
        }
    }
    for mention in mentions.iter_mut() {
        if let Value::Role { organisation: Some(name), .. } = &mut mention.value {
            if let Some(short) = before.get(name) {
                *name = short.clone().into();
            }
        }
        if let Value::Organisation { name } = &mut mention.value {
            let text = mention.span.slice(view.context.text);
            let short = names.get(text).or_else(|| shorts.get(text).and_then(|full| names.get(full)));
            if let Some(short) = short {
                *name = short.clone().into();
            }
        }
    }
}
