//! The slots of a fact by name, with their bytes: what the JSON leaves out and tests look at.

use feiten::fact::{Count, Fact, Filler};
use feiten::Span;

/// What stands in a slot.
pub enum Slot<'f> {
    Fillers(&'f [Filler]),
    Count(&'f Count),
    Quote(Span),
    /// A value without bytes of its own: an outcome, a length, a day.
    Plain,
}

/// The slots of a fact that are filled, in the contract's order, and its source.
pub fn slots(fact: &Fact) -> Vec<(&'static str, Slot<'_>)> {
    let mut found = Vec::new();
    fillers_and_counts(fact, &mut found);
    match fact {
        Fact::Readiness(fact) => {
            found.extend(fact.within.iter().map(|_| ("within", Slot::Plain)));
            found.extend(fact.since.iter().map(|_| ("since", Slot::Plain)));
        }
        Fact::Casualties(fact) => found.extend(fact.outcome.iter().map(|_| ("outcome", Slot::Plain))),
        Fact::Statement(fact) => found.extend(fact.quote.iter().map(|quote| ("quote", Slot::Quote(quote.span)))),
        _ => {}
    }
    found.push(("source", Slot::Fillers(&fact.basis().source)));
    found.extend(fact.basis().time.iter().map(|_| ("time", Slot::Plain)));
    found
}

macro_rules! lists {
    ($fact:ident, $found:ident, $($list:ident),* $(; $count:ident)?) => {{
        $($found.push((stringify!($list), Slot::Fillers(&$fact.$list)));)*
        $($found.extend($fact.$count.iter().map(|count| (stringify!($count), Slot::Count(count))));)?
    }};
}

fn fillers_and_counts<'f>(fact: &'f Fact, found: &mut Vec<(&'static str, Slot<'f>)>) {
    match fact {
        Fact::Role(fact) => lists!(fact, found, person, title, organisation, country),
        Fact::Strength(fact) => lists!(fact, found, holder, unit, place; quantity),
        Fact::Deployment(fact) => lists!(fact, found, actor, unit, equipment, origin, destination; quantity),
        Fact::Supply(fact) => lists!(fact, found, supplier, item, recipient; quantity),
        Fact::Command(fact) => lists!(fact, found, commander, unit),
        Fact::Readiness(fact) => lists!(fact, found, unit),
        Fact::Training(fact) => lists!(fact, found, trainer, trainee; quantity),
        Fact::Casualties(fact) => lists!(fact, found, side, place; quantity),
        Fact::Attack(fact) => lists!(fact, found, attacker, target, method),
        Fact::Meeting(fact) => lists!(fact, found, participants, place),
        Fact::Statement(fact) => lists!(fact, found, speaker),
        _ => {}
    }
}
