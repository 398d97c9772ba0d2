//! Compounds, opened: the head decides the kind, the name in front is the entity or fills the value.

use std::borrow::Cow;

use crate::error::Error;
use crate::lexicon::{rows, Aligned, Endings, Ends, List, OpenEndings, Record, Row};
use crate::mention::name::equipment::EQUIPMENT;
use crate::mention::name::hyphened;
use crate::mention::name::role::ROLES;
use crate::mention::name::unit::UNITS;
use crate::mention::name::view::View;
use crate::mention::name::word::{Word, COMPOUNDS};
use crate::mention::{weight, Context, Mention, Text, Value};
use crate::text::fold;
use crate::token::{is_common, Shape};
use crate::value::{Class, Kind};

/// Heads that close compounds.
#[derive(Default)]
pub struct Heads {
    ends: Ends,
    /// The last letters of those heads that can close a compound written as one word.
    endings: Endings,
}

/// The heads, packed. `FEITEN_UPDATE_LEXICON=1 cargo test lexicon` writes them anew.
static PACKED: &Aligned<[u8]> = &Aligned(*include_bytes!("compound.bin"));

/// The lists of heads with their rows' texts; a value is a row and the place of its list in here.
const LISTS: [(List, &str); 3] = [(List::Role, ROLES), (List::Unit, UNITS), (List::Equipment, EQUIPMENT)];
/// The place of the titles among them.
const ROLE: u32 = 0;

/// What a compound with this last part is.
#[derive(Clone, Copy, Debug)]
pub struct Closing {
    list: List,
    row: u32,
    /// Letters of the head.
    pub length: usize,
    /// The singular form of the head.
    pub lemma: &'static str,
}

/// Heads too short or too common at the end of other words to be believed ("dank", "haven").
const SHORTEST: usize = 4;

/// The same for titles in a compound written as one word.
const SHORTEST_ROLE: usize = 5;

/// The bytes of the shortest compound.
pub const SHORTEST_WORD: usize = SHORTEST + 3;

/// Ends of common words that only look like a head.
const LOOK_ALIKES: &[&str] =
    &["stank", "dank", "gast", "boot", "maat", "raad", "heer", "lid", "god", "militair", "militairen", "helm", "helmen"];

impl Heads {
    /// The heads as they were packed, if those lists had this stamp.
    pub fn packed(stamp: u64) -> Option<Self> {
        let (ends, endings) = PACKED.0.split_at_checked(PACKED.0.len().checked_sub(Endings::BYTES)?)?;
        Ends::packed(ends, stamp).map(|ends| Heads { ends, endings: Endings::packed(endings) })
    }

    /// Takes the titles that may close a compound, and the generic formations and materiel.
    ///
    /// # Errors
    /// The first faulty row.
    pub fn build(stamp: u64) -> Result<Self, Error> {
        let mut heads = Vec::new();
        let mut add = |column: &str, list: u32, row: usize| {
            for form in column.split('|').filter(|form| form.len() >= SHORTEST && form.chars().all(|c| c.is_lowercase() || c == '-')) {
                if !LOOK_ALIKES.contains(&form) {
                    heads.push((form.to_owned(), (row as u32) << 2 | list));
                }
            }
        };
        for Row { at, fields: [_, forms, _, _, head], .. } in rows::<5>("mention/name/role.tsv", ROLES)? {
            add(if head == "yes" { forms } else { "" }, ROLE, at);
        }
        for (list, file, text) in [(1, "mention/name/unit.tsv", UNITS), (2, "mention/name/equipment.tsv", EQUIPMENT)] {
            for Row { at, fields: [_, forms, _, sort], .. } in rows::<4>(file, text)? {
                add(if sort == "named" { "" } else { forms }, list, at);
            }
        }
        let closing = heads.iter().filter(|(form, value)| form.len() >= SHORTEST_ROLE || value & 3 != ROLE);
        let endings = Endings::build(closing.map(|(form, _)| form.as_str()));
        Ok(Heads { ends: Ends::build(stamp, &heads), endings })
    }

    /// The bytes of the tables.
    pub fn bytes(&self) -> Vec<u8> {
        [&*self.ends.bytes(), self.endings.bytes()].concat()
    }

    /// What tells whether a head may close a word of [`SHORTEST_WORD`] or more, in whatever case it is written, by its last
    /// letters alone.
    pub fn endings(&self) -> OpenEndings<'_> {
        self.endings.open()
    }

    /// The longest head that closes the word and leaves a first part.
    pub fn closing(&self, word: &str) -> Option<Closing> {
        let (value, length) = self.ends.longest(word, word.len().saturating_sub(1))?;
        let (&(list, text), row) = (LISTS.get((value & 3) as usize)?, value >> 2);
        let lemma = <&str as Record>::read(text.get(row as usize..)?)?;
        Some(Closing { list, row, length, lemma })
    }

    /// The title that closes a word written as one ("fractieleider").
    pub fn role(&self, word: &str) -> Option<usize> {
        let closing = self.closing(word).filter(|closing| closing.list == List::Role && closing.length >= SHORTEST_ROLE)?;
        let (front, _) = split(word, closing.length)?;
        is_front(front).then_some(closing.row as usize)
    }

    /// Whether the last part of a hyphened compound is a title ("chef", "fractieleider", "Kamerlid").
    pub fn is_title(&self, context: &Context<'_>, tail: &str) -> bool {
        let roles = &context.lists.name.roles;
        let whole = context
            .lexicon()
            .word(fold::hash(tail))
            .any(|entry| entry.list == List::Role && roles.get(entry.row as usize).is_some_and(|role| role.head));
        whole || self.role(tail).is_some()
    }

    /// The formation that closes a word written as one ("geniebataljon").
    pub fn unit(&self, word: &str) -> Option<usize> {
        self.closing(word).filter(|closing| closing.list == List::Unit).map(|closing| closing.row as usize)
    }

    /// The head of a title that is itself a compound: "leider" of "regeringsleider".
    pub fn role_tail(&self, title: &str) -> Option<&'static str> {
        self.closing(title).filter(|closing| closing.list == List::Role).map(|closing| closing.lemma)
    }
}

/// The word's first part, with and without a linking sound.
pub fn split(word: &str, length: usize) -> Option<(&str, &str)> {
    let cut = word.len().checked_sub(length)?;
    Some((word.get(..cut)?, word.get(cut..)?))
}

/// Whether the first part of a compound is a word of the language, a linking s, e or en aside.
fn is_front(front: &str) -> bool {
    let front = front.strip_suffix('-').unwrap_or(front);
    front.chars().count() > 2
        && [front, front.strip_suffix('s').unwrap_or(""), front.strip_suffix("en").unwrap_or(""), front.strip_suffix('e').unwrap_or("")]
            .iter()
            .any(|part| part.len() > 2 && is_common(fold::hash(part)))
}

/// Adds what the compounds of the text name.
pub fn find(view: &View<'_>, mentions: &mut Vec<Mention>) {
    for at in view.places.of(COMPOUNDS) {
        let (shape, word) = (view.context.shape(at), view.word(at));
        let text = || view.context.word(at);
        let listed = view.listed(at);
        // "(oud-)minister"
        let bracketed = if word.has(Word::BRACKET) { text().strip_prefix('(').and_then(|word| word.split_once(')')) } else { None };
        if let Some((front, head)) = bracketed {
            let mut roles = view.context.lexicon().word(fold::hash(head)).filter(|entry| entry.list == List::Role);
            let role = roles.next().and_then(|entry| view.context.lists.name.roles.get(entry.row as usize));
            mentions.extend(role.map(|role| role_mention(view, at, format!("{front}{}", role.title), None, weight::LISTED)));
            continue;
        }
        let open = listed.is_none_or(|listed| listed.is_single() && listed.kind == Kind::Nationality);
        if open && shape.has(Shape::APOSTROPHE) && hyphened::is_member(text()) {
            hyphened::member(view, at, mentions);
        } else if open && shape.has(Shape::HYPHEN) {
            hyphened::find(view, at, mentions);
        } else if open && word.has(Word::CLOSED) {
            closed(view, at, mentions);
        }
    }
    for listed in view.covering().filter(|listed| listed.is_single() && listed.kind == Kind::Role) {
        refine(view, listed.first(), listed.row as usize, mentions);
    }
}

/// A listed title that is a compound with a department or a body in front ("defensieminister", "legerleider").
fn refine(view: &View<'_>, at: usize, row: usize, mentions: &mut Vec<Mention>) {
    let Some([lemma]) = view.context.lists.name.roles.front(row) else { return };
    if let Some((title, organisation)) = department(view.context, lemma) {
        mentions.push(role_mention(view, at, title, Some(organisation), weight::EVIDENCE));
        return;
    }
    let found = if FORCES.iter().any(|force| lemma.starts_with(force)) { bodied(view.context, lemma) } else { None };
    if let Some((title, body)) = found {
        mentions.push(role_mention(view, at, title, Some(body), weight::EVIDENCE));
    }
}

/// The bodies that the lemmas of listed titles begin with. Few do, and to look for the head of every title would cost more.
const FORCES: [&str; 5] = ["landmacht", "leger", "luchtmacht", "marine", "politie"];

/// The title and the body of a lemma that begins with a body in small letters ("legerwoordvoerder").
fn bodied(context: &Context<'_>, lemma: &str) -> Option<(&'static str, Text)> {
    let closing = context.lists.name.compounds.closing(lemma).filter(|closing| closing.list == List::Role)?;
    let (front, _) = split(lemma, closing.length)?;
    small_body(context, front).map(|body| (closing.lemma, body))
}

/// The title and the department of a lemma such as "defensieminister".
pub fn department(context: &Context<'_>, lemma: &str) -> Option<(Text, Text)> {
    for head in ["minister", "staatssecretaris"] {
        let Some(front) = lemma.strip_suffix(head).filter(|front| front.len() > 2) else { continue };
        let front = front.strip_suffix('-').unwrap_or(front);
        let row = context.lexicon().word(fold::hash(front)).find(|entry| entry.list == List::RoleModifier)?.row;
        return context.lists.name.departments.get(row as usize).map(|department| (head.into(), (*department).into()));
    }
    None
}

/// A title in one token.
pub fn role_mention(view: &View<'_>, at: usize, title: impl Into<Text>, organisation: Option<Text>, weight: u8) -> Mention {
    let value = Value::Role { title: title.into(), organisation, country: None };
    Mention { span: view.context.span(at, at + 1), first: at as u32, last: at as u32 + 1, kind: Kind::Role, value, class: None, weight }
}

/// The body that the first part of a compound names in small letters ("leger", "politie").
fn small_body(context: &Context<'_>, front: &str) -> Option<Text> {
    let bare = front.strip_suffix('s').unwrap_or(front);
    [front, bare].into_iter().find_map(|part| {
        let mut entries = context.lexicon().word(fold::hash(part));
        let entry = entries.find(|entry| entry.list == List::Organisation && entry.exact == 0 && entry.capitals == 0)?;
        context.lists.name.organisations.get(entry.row as usize).map(|body| body.name.into())
    })
}

/// A compound written as one word, in small letters.
fn closed(view: &View<'_>, at: usize, mentions: &mut Vec<Mention>) {
    let context = view.context;
    let word = context.word(at);
    let lower = if view.context.shape(at).any(Shape::CAPITAL.with(Shape::WIDE)) || word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    };
    let Some(closing) =
        context.lists.name.compounds.closing(&lower).filter(|closing| closing.length >= SHORTEST_ROLE || closing.list != List::Role)
    else {
        return;
    };
    let Some((front, _)) = split(&lower, closing.length) else { return };
    // "verschepen" is a verb, no sort of ship.
    if closing.list == List::Equipment && context.verb_forms(at).next().is_some() {
        return;
    }
    let tables = &context.lists.name;
    let row = closing.row as usize;
    let value = match closing.list {
        List::Role => {
            let named = small_body(context, front);
            let lemma = format!("{front}{}", closing.lemma);
            match (department(context, &lemma), named) {
                (Some((title, organisation)), _) => {
                    (Kind::Role, Value::Role { title, organisation: Some(organisation), country: None }, None)
                }
                (None, Some(organisation)) => {
                    (Kind::Role, Value::Role { title: closing.lemma.into(), organisation: Some(organisation), country: None }, None)
                }
                (None, None) if is_front(front) => {
                    (Kind::Role, Value::Role { title: lemma.into(), organisation: None, country: None }, None)
                }
                _ => return,
            }
        }
        _ if !is_front(front) => return,
        List::Unit => {
            let echelon = tables.units.get(row).and_then(|unit| unit.echelon);
            (Kind::Unit, Value::Unit { name: format!("{front}{}", closing.lemma).into(), echelon }, Some(Class::Unit))
        }
        List::Equipment => {
            let Some(item) = tables.equipment.get(row) else { return };
            (Kind::Equipment, Value::Equipment { name: format!("{front}{}", closing.lemma).into(), class: item.class }, Some(item.class))
        }
        _ => return,
    };
    let (kind, value, class) = value;
    mentions.push(Mention {
        span: context.span(at, at + 1),
        first: at as u32,
        last: at as u32 + 1,
        kind,
        value,
        class,
        weight: weight::DOUBTFUL,
    });
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{bodied, FORCES};
    use crate::mention::{Lists, Prepared};
    use crate::text::Document;

    #[test]
    fn listed_titles_with_a_body_in_front_begin_with_a_force() {
        let lists = Lists::built_in().unwrap();
        let (document, prepared) = (Document::new("", None), Prepared::default());
        let context = prepared.context(&document, &lists);
        let mut titles: Vec<&str> = lists.name.roles.iter().map(|role| role.title).collect();
        titles.retain(|title| bodied(&context, title).is_some());
        assert!(titles.contains(&"legerchef"));
        assert!(titles.iter().all(|title| FORCES.iter().any(|force| title.starts_with(force))), "{titles:?}");
    }
}
