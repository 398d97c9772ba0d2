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

/// Whether each mention stays, and what tells it; its memory is used again.
#[derive(Default)]
pub struct Choice {
    stays: Vec<bool>,
    layers: Layers,
}

/// Puts the mentions in the order of their start, the longest first, and tells of each whether it stays. O(n log n) in the mentions.
pub fn choose<'c>(mentions: &mut [Mention], choice: &'c mut Choice) -> &'c [bool] {
    let place = |mention: &Mention| (mention.span.start(), Reverse(mention.span.end()));
    if !mentions.is_sorted_by_key(|mention| mention.span.start()) {
        mentions.sort_by_key(place);
    }
    let Choice { stays, layers } = choice;
    stays.clear();
    stays.resize(mentions.len(), true);
    // Most mentions overlap no other. Where some do, only these are set against each other.
    let mut rest = (mentions, stays.as_mut_slice());
    while let Some(first) = rest.0.first() {
        let mut end = first.span.end();
        let others = rest.0.iter().skip(1).take_while(|other| {
            let overlaps = other.span.start() < end;
            end = end.max(other.span.end());
            overlaps
        });
        let count = 1 + others.count();
        let ((own, mentions), (chosen, stays)) = (rest.0.split_at_mut(count), rest.1.split_at_mut(count));
        if count > 1 {
            own.sort_by_key(place);
            layers.choose(own, chosen);
        }
        rest = (mentions, stays);
    }
    stays
}

/// What is chosen of mentions that overlap: those that hold no other or are not inside one, and those inside.
#[derive(Default)]
struct Layers {
    order: Vec<(Rank, usize)>,
    outer: Layer,
    inner: Layer,
}

impl Layers {
    /// Tells of each of the mentions whether it stays.
    fn choose(&mut self, mentions: &[Mention], stays: &mut [bool]) {
        let rank = |(index, mention): (usize, &Mention)| {
            ((Reverse(mention.span.len()), Reverse(mention.weight), mention.kind, mention.span), index)
        };
        self.order.clear();
        self.order.extend(mentions.iter().enumerate().map(rank));
        self.order.sort_unstable();
        self.outer.clear();
        self.inner.clear();
        for &((.., span), index) in &self.order {
            let layer = match self.outer.rival(span).map(|holder| mentions.get(holder).zip(mentions.get(index))) {
                None => Some(&mut self.outer),
                Some(pair) if pair.is_some_and(|(holder, own)| nests(holder, own)) && self.inner.rival(span).is_none() => {
                    Some(&mut self.inner)
                }
                Some(_) => None,
            };
            if let Some(stays) = stays.get_mut(index) {
                *stays = layer.is_some();
            }
            if let Some(layer) = layer {
                layer.insert(span, index);
            }
        }
    }
}

/// So many mentions of a layer are looked through; more are found by their first byte.
const FEW: usize = 8;

/// Mentions that do not overlap, by their spans and numbers.
#[derive(Default)]
struct Layer {
    few: Vec<(Span, usize)>,
    many: BTreeMap<u32, (Span, usize)>,
}

impl Layer {
    fn clear(&mut self) {
        self.few.clear();
        self.many.clear();
    }

    fn insert(&mut self, span: Span, index: usize) {
        if self.few.len() < FEW {
            self.few.push((span, index));
        } else {
            self.many.insert(span.from(), (span, index));
        }
    }

    /// The number of a mention of the layer that overlaps the span.
    fn rival(&self, span: Span) -> Option<usize> {
        let near = || self.many.range(..span.to()).next_back().map(|(_, rival)| rival);
        let found = self.few.iter().find(|(other, _)| other.overlaps(span)).or_else(|| near().filter(|(other, _)| other.overlaps(span)));
        found.map(|&(_, index)| index)
    }
}

/// Whether the inner mention may stand inside the outer one.
fn nests(outer: &Mention, inner: &Mention) -> bool {
    outer.kind == Kind::Quantity
        && matches!(inner.kind, Kind::Nationality | Kind::Unit | Kind::Equipment)
        && outer.span.contains(inner.span)
        && outer.span != inner.span
}
