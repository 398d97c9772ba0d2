//! Metonyms: capitals and buildings that stand for a government. Facts decide whether the text uses them so.

use crate::entity::words::WORDS;
use crate::entity::{Entity, Referent};
use crate::value::Kind;

/// Gives each such place and body the state it stands for.
pub fn resolve(entities: &mut [Entity]) {
    for entity in entities {
        if matches!(entity.kind, Kind::Place | Kind::Organisation) {
            let state = WORDS.metonym(&entity.text).or_else(|| entity.value.label().and_then(|name| WORDS.metonym(name)));
            entity.referent = state.map(Referent::State);
        }
    }
}
