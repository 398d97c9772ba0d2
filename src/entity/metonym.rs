//! Metonyms: capitals and buildings that stand for a government. Facts decide whether the text uses them so.

use crate::entity::words::WORDS;
use crate::entity::{Entity, Referent};
use crate::mention::Context;
use crate::text::fold;
use crate::value::Kind;

/// Gives each such place and body the state it stands for.
pub fn resolve(context: &Context<'_>, entities: &mut [Entity]) {
    for entity in entities {
        if matches!(entity.kind, Kind::Place | Kind::Organisation) {
            let written = entity.text_hash(context);
            let name = entity.value.label().filter(|name| *name != entity.text());
            let state = WORDS.metonym(written).or_else(|| WORDS.metonym(fold::hash(name?)));
            entity.referent = state.map(Referent::State);
        }
    }
}
