//! Lists of a caller's own: phrases that are entities, or that the caller's patterns ask for by the name of their list.
//!
//! A list is a file as those of the crate are: UTF-8, lines that start with `# ` are comments, and each other line is a row of
//! four columns with a tab between: `phrase`, `kind`, `value`, `class`.
//!
//! - `phrase`: the words as they stand in texts. Case and accents do not matter, but a capital in the phrase asks for one in the
//!   text, and a `=` in front asks for exactly these letters. A phrase stands once in a list, and has at most 16 words.
//! - `kind`: one of `person` `country` `nationality` `place` `organisation` `unit` `role` `equipment` `event` `misc`. Empty: the
//!   phrase is no entity, and only patterns see it.
//! - `value`: the name, title or lemma that the entity gets; of a state or nationality its ISO code. Empty: the phrase itself.
//! - `class`: of equipment its class, of a unit its echelon; empty otherwise.
//!
//! The list is called by its file's name up to the first dot: in patterns, `@bodies` asks for a phrase of `lists/bodies.tsv`.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::lexicon::rows;
use crate::mention::name::Tables;
use crate::mention::{Text, Value};
use crate::text::fold;
use crate::value::{Class, Echelon, Kind};

/// The most lists that one extractor takes.
pub const LISTS: usize = 100;
/// The most bytes of one list.
const BYTES: usize = 64 << 20;
/// The kinds that a row may give its phrase.
const KINDS: &str = "person, country, nationality, place, organisation, unit, role, equipment, event, misc or nothing";

/// A row of a caller's list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The number of its list.
    pub list: u16,
    /// What its phrase is, where it is an entity.
    pub reading: Option<(Kind, Value, Option<Class>)>,
}

/// The lists of a caller.
#[derive(Clone, Debug, Default)]
pub struct Custom {
    /// Their names, in the order in which they were added.
    pub names: Vec<String>,
    /// The rows of all of them.
    pub rows: Vec<Row>,
}

/// A phrase as its file gives it.
pub struct Phrase<'t> {
    /// The file.
    pub file: &'t str,
    /// The line in it, from 1.
    pub line: usize,
    /// The phrase, with its `=`.
    pub text: &'t str,
}

impl Custom {
    /// Reads lists, each with the name of its file, and returns the phrase of each row.
    ///
    /// # Errors
    /// The first row that is wrong, by file and line, with what was found and what was expected.
    pub fn read<'t>(files: &'t [(String, String)], tables: &Tables) -> Result<(Custom, Vec<Phrase<'t>>), Error> {
        let (mut custom, mut phrases) = (Custom::default(), Vec::new());
        for (file, text) in files {
            let name = stem(file);
            if custom.names.len() >= LISTS {
                return Err(Error::list(file, 1, "one list more", &format!("at most {LISTS}")));
            }
            if name.is_empty() || custom.names.iter().any(|other| *other == name) {
                return Err(Error::list(file, 1, &format!("the name «{name}»"), "a name of its own for each list"));
            }
            if text.len() > BYTES {
                return Err(Error::list(file, 1, &format!("{} bytes", text.len()), &format!("at most {BYTES}")));
            }
            let list = custom.names.len() as u16;
            custom.names.push(name.to_owned());
            let mut seen: BTreeMap<String, usize> = BTreeMap::new();
            for row in rows::<4>(file, text)? {
                let [phrase, kind, value, class] = row.fields;
                let letters = phrase.strip_prefix('=').unwrap_or(phrase);
                if let Some(line) = seen.insert(fold::fold(letters), row.line) {
                    return Err(Error::list(file, row.line, &format!("«{phrase}» again"), &format!("one row for it, that in line {line}")));
                }
                let value = if value.is_empty() { letters } else { value };
                let reading = reading(tables, kind, value, class)
                    .map_err(|wrong| Error::list(file, row.line, &format!("«{}»", wrong.found), &wrong.expected))?;
                custom.rows.push(Row { list, reading });
                phrases.push(Phrase { file, line: row.line, text: phrase });
            }
        }
        Ok((custom, phrases))
    }
}

/// The name of a list: that of its file, up to the first dot.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.split('.').next().unwrap_or(name)
}

/// What is wrong with a column.
struct Wrong {
    found: String,
    expected: String,
}

fn wrong(found: &str, expected: &str) -> Wrong {
    Wrong { found: found.to_owned(), expected: expected.to_owned() }
}

fn reading(tables: &Tables, kind: &str, value: &str, class: &str) -> Result<Option<(Kind, Value, Option<Class>)>, Wrong> {
    if kind.is_empty() {
        return if class.is_empty() { Ok(None) } else { Err(wrong(class, "no class where there is no kind")) };
    }
    let name: Text = value.to_owned().into();
    let code = || tables.countries.iter().find(|country| country.code == value).ok_or_else(|| wrong(value, "the ISO code of a state"));
    let kind = Kind::from_name(kind).ok_or_else(|| wrong(kind, KINDS))?;
    let value = match kind {
        Kind::Person => Value::Person { name, known_as: None },
        Kind::Country => {
            let country = code()?;
            Value::Country { code: country.code, name: country.name.into() }
        }
        Kind::Nationality => Value::Nationality { code: code()?.code },
        Kind::Place => Value::Place { name, country: None },
        Kind::Organisation => Value::Organisation { name },
        Kind::Role => Value::Role { title: name, organisation: None, country: None },
        Kind::Event => Value::Event { name },
        Kind::Misc => Value::Misc { name },
        Kind::Unit => {
            let echelon = match class {
                "" => None,
                class => Some(Echelon::from_name(class).ok_or_else(|| wrong(class, "an echelon or nothing"))?),
            };
            return Ok(Some((kind, Value::Unit { name, echelon }, Some(Class::Unit))));
        }
        Kind::Equipment => {
            let class = Class::from_name(class).ok_or_else(|| wrong(class, "a class of equipment, such as vehicle, weapon or other"))?;
            return Ok(Some((kind, Value::Equipment { name, class }, Some(class))));
        }
        other => return Err(wrong(other.name(), KINDS)),
    };
    if class.is_empty() {
        Ok(Some((kind, value, None)))
    } else {
        Err(wrong(class, "no class: only equipment and units have one"))
    }
}
