//! The time of a fact: the date or clock time that stands in its clause.

use crate::clause::Phrase;
use crate::fact::Scene;
use crate::mention::Value;
use crate::span::Span;
use crate::token::function::Function;
use crate::value::{Grain, Interval};

/// The time that the clause gives, where it is resolved; a clock time is finer than a day and wins.
pub fn of(scene: &Scene<'_>, clause: u32) -> Option<Interval> {
    found(scene, clause).map(|(_, time)| time)
}

/// The same with the bytes that say it.
pub fn found(scene: &Scene<'_>, clause: u32) -> Option<(Span, Interval)> {
    let clause = scene.clause(clause)?;
    let mut found: Option<(bool, Span, Interval)> = None;
    for phrase in &clause.phrases {
        for item in phrase.items().filter_map(|index| scene.item(index)) {
            let crate::clause::Head::Entity(index) = item.head else { continue };
            let Some(entity) = scene.entity(index) else { continue };
            let (clock, interval) = match &entity.value {
                Value::Date(interval) => (false, *interval),
                Value::Time(interval) => (true, *interval),
                _ => continue,
            };
            let interval = bounded(scene, phrase, interval);
            if !interval.is_open() && found.is_none_or(|(finer, ..)| clock && !finer) {
                found = Some((clock, entity.span, interval));
            }
        }
    }
    found.map(|(_, span, interval)| (span, interval))
}

/// Whether a time is later than the document.
pub fn is_ahead(scene: &Scene<'_>, time: Interval) -> bool {
    let Some(document) = scene.context.date else { return false };
    let today = document.datetime().date();
    time.from.map(|from| from.date()).is_some_and(|from| match document.grain() {
        Grain::Year => from.year() > today.year(),
        Grain::Month => (from.year(), from.month()) > (today.year(), today.month()),
        _ => from > today,
    })
}

/// The interval with the side that the phrase's preposition leaves open.
fn bounded(scene: &Scene<'_>, phrase: &Phrase, interval: Interval) -> Interval {
    let function = scene.context.function(phrase.first as usize);
    if phrase.preposition.is_none() {
        interval
    } else if function.any(Function::SINCE) {
        Interval { to: None, ..interval }
    } else if function.any(Function::UNTIL) {
        Interval { from: None, to: interval.from }
    } else {
        interval
    }
}
