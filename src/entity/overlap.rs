//! Which of two overlapping mentions stays.
//!
//! The rule: the longer span wins; of equal spans the surer finder, then the kind that stands first in the contract's
//! table. Only a quantity may hold other entities: the nationality, unit or equipment that it counts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::mention::Mention;
use crate::span::Span;
use crate::value::Kind;

/// The order in which mentions are chosen: the longest first, then the weightiest.
type Rank = (Reverse<usize>, Reverse<u8>, Kind, Span);

/// The mentions that stay, in the order of their start. O(n log n) in the mentions.
pub fn choose(mentions: Vec<Mention>) -> Vec<Mention> {
    // Mentions are large, so their numbers are sorted.
    let mut order: Vec<(Rank, usize)> = mentions
        .iter()
        .enumerate()
        .map(|(index, mention)| ((Reverse(mention.span.len()), Reverse(mention.weight), mention.kind, mention.span), index))
        .collect();
    order.sort_unstable();
    let (mut outer, mut inner) = (Layer::new(), Layer::new());
    let mut stays = vec![false; mentions.len()];
    for ((.., span), index) in order {
        let layer = match rival(&outer, &mentions, span) {
            None => &mut outer,
            Some(holder) if mentions.get(index).is_some_and(|own| nests(holder, own)) && rival(&inner, &mentions, span).is_none() => {
                &mut inner
            }
            Some(_) => continue,
        };
        layer.insert(span.from(), index);
        if let Some(stays) = stays.get_mut(index) {
            *stays = true;
        }
    }
    let mut chosen: Vec<Mention> = mentions.into_iter().zip(stays).filter(|(_, stays)| *stays).map(|(mention, _)| mention).collect();
    chosen.sort_by_key(|mention| (mention.span.start(), Reverse(mention.span.end())));
    chosen
}

/// Mentions that do not overlap, by their first byte.
type Layer = BTreeMap<u32, usize>;

/// The mention of the layer that overlaps the span.
fn rival<'m>(layer: &Layer, mentions: &'m [Mention], span: Span) -> Option<&'m Mention> {
    let (_, index) = layer.range(..span.to()).next_back()?;
    mentions.get(*index).filter(|other| other.span.overlaps(span))
}

/// Whether the inner mention may stand inside the outer one.
fn nests(outer: &Mention, inner: &Mention) -> bool {
    outer.kind == Kind::Quantity
        && matches!(inner.kind, Kind::Nationality | Kind::Unit | Kind::Equipment)
        && outer.span.contains(inner.span)
        && outer.span != inner.span
}
