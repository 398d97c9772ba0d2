//! Metonyms: capitals and buildings that stand for a government. Facts decide whether the text uses them so.

use crate::entity::words::WORDS;
use crate::entity::{Entity, Referent};
use crate::mention::{Context, Value};
use crate::text::fold;

/// Gives each such place and body the state it stands for.
pub fn resolve(context: &Context<'_>, entities: &mut [Entity]) {
    for entity in entities {
        if let Value::Place { name, .. } | Value::Organisation { name } = &entity.value {
            let other = || if **name == *entity.text() { None } else { WORDS.metonym(fold::hash(name)) };
            entity.referent = WORDS.metonym(entity.text_hash(context)).or_else(other).map(Referent::State);
        }
    }
}
