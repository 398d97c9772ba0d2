//! Which of two overlapping mentions stays.
//!
//! The rule: the longer span wins; of equal spans the surer finder, then the kind that stands first in the contract's
//! table. Only a quantity may hold other entities: the nationality, unit or equipment that it counts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::mention::Mention;
use crate::value::Kind;

/// The mentions that stay, in the order of their start. O(n log n) in the mentions.
pub fn choose(mut mentions: Vec<Mention>) -> Vec<Mention> {
    mentions.sort_by_key(|mention| (Reverse(mention.span.len()), Reverse(mention.weight), mention.kind, mention.span));
    let mut outer: Layer = Layer::new();
    let mut inner: Layer = Layer::new();
    for mention in mentions {
        match rival(&outer, &mention) {
            None => outer.insert(mention.span.from(), mention),
            Some(holder) if nests(holder, &mention) && rival(&inner, &mention).is_none() => inner.insert(mention.span.from(), mention),
            Some(_) => None,
        };
    }
    let mut chosen: Vec<Mention> = outer.into_values().chain(inner.into_values()).collect();
    chosen.sort_by_key(|mention| (mention.span.start(), Reverse(mention.span.end())));
    chosen
}

/// Mentions that do not overlap, by their first byte.
type Layer = BTreeMap<u32, Mention>;

/// The mention of the layer that overlaps this one.
fn rival<'l>(layer: &'l Layer, mention: &Mention) -> Option<&'l Mention> {
    layer.range(..mention.span.to()).next_back().map(|(_, other)| other).filter(|other| other.span.overlaps(mention.span))
}

/// Whether the inner mention may stand inside the outer one.
fn nests(outer: &Mention, inner: &Mention) -> bool {
    outer.kind == Kind::Quantity
        && matches!(inner.kind, Kind::Nationality | Kind::Unit | Kind::Equipment)
        && outer.span.contains(inner.span)
        && outer.span != inner.span
}
