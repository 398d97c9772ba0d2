//! Ships by name: "Evertsen" alone is the "Zr.Ms. Evertsen" that the document names in full.

use std::collections::HashMap;

use crate::lexicon::HashKeyed;
use crate::mention::{weight, Context, Mention, Text, Value};
use crate::text::fold;
use crate::token::Shape;
use crate::value::{Class, Kind};

/// What stands before the name of a warship, folded.
const PREFIXES: [&str; 14] =
    ["zr.ms.", "hr.ms.", "zr. ms.", "hr. ms.", "zm.", "hms", "hnlms", "uss", "fs", "fgs", "bns", "hdms", "hnoms", "hmcs"];

/// Adds the short mentions of ships that the text names in full. Linear in the tokens.
pub fn find(context: &Context<'_>, mentions: &mut Vec<Mention>) {
    let mut ships: HashKeyed<(Text, Class)> = HashMap::default();
    for mention in mentions.iter() {
        let Value::Equipment { name, class: class @ (Class::Ship | Class::Submarine) } = &mention.value else { continue };
        let folded = fold::fold(name);
        let rest = PREFIXES.iter().find_map(|prefix| folded.strip_prefix(prefix)).map(str::trim_start);
        if let Some(rest) = rest.filter(|rest| !rest.is_empty() && !rest.contains(' ')) {
            ships.insert(fold::hash(rest), (name.clone(), *class));
        }
    }
    if ships.is_empty() {
        return;
    }
    for at in 0..context.tokens.len() {
        let Some((name, class)) = ships.get(&context.hash(at)).filter(|_| context.shape(at).has(Shape::CAPITAL)) else { continue };
        mentions.push(Mention {
            span: context.span(at, at + 1),
            first: at as u32,
            last: at as u32 + 1,
            kind: Kind::Equipment,
            value: Value::Equipment { name: name.clone(), class: *class },
            class: Some(*class),
            weight: weight::EVIDENCE,
        });
    }
}
