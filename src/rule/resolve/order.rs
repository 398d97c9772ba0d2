//! Checks of `beats`: each names a rule, and no rule beats itself by way of others.

use crate::rule::ast::Name;
use crate::rule::error::{nearest, Collector};
use crate::rule::set::{RuleId, RuleSet};
use std::collections::BTreeSet;

/// The most names of a circle that a fault lists.
const LISTED: usize = 8;
/// The most circles that are reported.
const CIRCLES: usize = 16;

/// A `beats` as written.
pub(super) struct Edge {
    pub(super) from: RuleId,
    pub(super) file: usize,
    pub(super) to: Name,
}

/// Resolves the names in `beats`, looks for circles, and notes for each rule which beat it. Cost is linear in the rules, their
/// `beats`, and the pairs that these make, of which there are at most `limit`.
pub(super) fn resolve(set: &mut RuleSet, edges: &[Edge], limit: usize, faults: &mut Collector) {
    let mut rest = edges;
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|edge| edge.from == first.from).count();
        let (own, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        rest = after;
        let (mut beaten, mut seen) = (Vec::new(), BTreeSet::new());
        for edge in own {
            faults.enter(edge.file);
            match set.find(&edge.to.text) {
                Some(rule) if seen.insert(rule) => beaten.push(rule),
                Some(_) => faults.add(edge.to.span.clone(), format!("`{}` stands there twice", edge.to.text)),
                None => faults.add_with(edge.to.span.clone(), format!("no rule has the name `{}`", edge.to.text), || {
                    nearest(&edge.to.text, set.names().keys().map(String::as_str))
                }),
            }
        }
        set.set_beaten(first.from, beaten);
    }
    circles(set, edges, faults);
    winners(set, edges, limit, faults);
}

/// Follows every `beats` to its end.
fn winners(set: &mut RuleSet, edges: &[Edge], limit: usize, faults: &mut Collector) {
    let mut winners: Vec<Vec<RuleId>> = vec![Vec::new(); set.len()];
    let mut pairs = 0;
    for winner in (0..).map(RuleId).take(set.len()) {
        let mut seen = BTreeSet::new();
        let mut open: Vec<RuleId> = set.beaten(winner).to_vec();
        while let Some(loser) = open.pop() {
            if seen.insert(loser) {
                open.extend(set.beaten(loser));
            }
            if pairs + seen.len() > limit {
                let edge = edges.iter().find(|edge| edge.from == winner).or(edges.last());
                if let Some(edge) = edge {
                    faults.enter(edge.file);
                    faults.add(edge.to.span.clone(), format!("more than {limit} pairs of rules of which one beats the other"));
                }
                return;
            }
        }
        pairs += seen.len();
        for loser in seen {
            if let Some(own) = winners.get_mut(loser.0 as usize) {
                own.push(winner);
            }
        }
    }
    set.winners = winners;
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Done,
}

/// Walks the rules depth first; a `beats` that leads back to a rule on the way there closes a circle.
fn circles(set: &RuleSet, edges: &[Edge], faults: &mut Collector) {
    let mut marks = vec![Mark::New; set.len()];
    let mut left = CIRCLES;
    for start in edges.iter().map(|edge| edge.from) {
        let mut way: Vec<(RuleId, usize)> = Vec::new();
        if enter(&mut marks, start) {
            way.push((start, 0));
        }
        while let Some((rule, next)) = way.last_mut() {
            let (rule, at) = (*rule, *next);
            *next += 1;
            let Some(beaten) = set.beaten(rule).get(at).copied() else {
                if let Some(mark) = marks.get_mut(rule.0 as usize) {
                    *mark = Mark::Done;
                }
                way.pop();
                continue;
            };
            if enter(&mut marks, beaten) {
                way.push((beaten, 0));
            } else if marks.get(beaten.0 as usize) == Some(&Mark::Open) {
                let circle = way.iter().skip_while(|(other, _)| *other != beaten);
                let names: Vec<&str> = circle.map(|(rule, _)| set.name(*rule)).collect();
                report(set, edges, rule, beaten, &names, faults);
                left -= 1;
                if left == 0 {
                    return;
                }
            }
        }
    }
}

fn enter(marks: &mut [Mark], rule: RuleId) -> bool {
    match marks.get_mut(rule.0 as usize) {
        Some(mark) if *mark == Mark::New => {
            *mark = Mark::Open;
            true
        }
        _ => false,
    }
}

fn report(set: &RuleSet, edges: &[Edge], from: RuleId, to: RuleId, names: &[&str], faults: &mut Collector) {
    let edge = edges.iter().find(|edge| edge.from == from && set.find(&edge.to.text) == Some(to));
    let Some(edge) = edge else {
        return;
    };
    faults.enter(edge.file);
    let mut circle: Vec<String> = names.iter().take(LISTED).map(|name| format!("`{name}`")).collect();
    if names.len() > LISTED {
        circle.push("…".to_owned());
    }
    circle.push(format!("`{}`", set.name(to)));
    faults.add(edge.to.span.clone(), format!("a rule beats itself: {}", circle.join(" → ")));
}
