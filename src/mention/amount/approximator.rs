//! Approximators and bounds: the words before and behind a number that say how exactly it is meant.

use crate::error::Error;
use crate::lexicon::List;
use crate::mention::{Context, Loader};
use crate::token::Shape;
use crate::value::Bounds;

/// What the words do to the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    About,
    Least,
    Most,
    Equal,
}

/// One row of the list.
#[derive(Clone, Copy, Debug)]
pub struct Approximator {
    effect: Effect,
    before: bool,
    after: bool,
    /// Whether the words are a preposition before counted things ("boven de drie dorpen").
    pub weak: bool,
}

/// Loads the list.
///
/// # Errors
/// A row with another number of columns, or an effect that does not exist.
pub fn load(loader: &mut Loader) -> Result<Vec<Approximator>, Error> {
    const FILE: &str = "mention/amount/approximator.tsv";
    let mut list = Vec::new();
    for row in loader.rows::<4>(FILE, include_str!("approximator.tsv"))? {
        let [form, effect, side, counts] = row.fields;
        let effect = match effect {
            "about" => Effect::About,
            "least" => Effect::Least,
            "most" => Effect::Most,
            "equal" => Effect::Equal,
            _ => return Err(Error::list(FILE, row.line, effect, "about, least, most or equal")),
        };
        loader.form(form, List::Approximator, list.len());
        list.push(Approximator { effect, before: side.contains("before"), after: side.contains("after"), weak: counts == "measure" });
    }
    Ok(list)
}

impl Approximator {
    /// The bounds that the words make of a number.
    pub fn apply(&self, bounds: Bounds) -> Bounds {
        match self.effect {
            Effect::About => Bounds { approx: true, ..bounds },
            Effect::Least => Bounds { min: bounds.min.or(bounds.max), max: None, approx: false },
            Effect::Most => Bounds { min: None, max: bounds.max.or(bounds.min), approx: false },
            Effect::Equal => bounds,
        }
    }
}

/// The words that end right before the token `behind` and begin no earlier than `floor`: their first token and row.
pub fn before(context: &Context<'_>, floor: usize, behind: usize) -> Option<(usize, Approximator)> {
    const LONGEST: usize = 8;
    (floor.max(behind.saturating_sub(LONGEST))..behind).find_map(|start| {
        let slot = context.slot(start);
        let begins = if start + 1 == behind { slot.is_in(List::Approximator) } else { slot.goes_on(List::Approximator) };
        if !begins {
            return None;
        }
        let mut found = None;
        context.phrases(start, List::Approximator.bit(), |entry, last| {
            if last == behind {
                found = context.lists.amount.approximators.get(entry.row as usize).filter(|row| row.before).copied();
            }
        });
        // A sentence does not end inside.
        let whole = || (start + 1..behind + 1).all(|at| !context.shape(at).has(Shape::LINE));
        found.filter(|_| whole()).map(|row| (start, row))
    })
}

/// The words that begin at `at`: the token behind them and the row.
pub fn after(context: &Context<'_>, at: usize) -> Option<(usize, Approximator)> {
    if context.shape(at).has(Shape::LINE) {
        return None;
    }
    let (row, last) = context.longest(at, List::Approximator)?;
    let row = context.lists.amount.approximators.get(row as usize).filter(|row| row.after).copied()?;
    // "50+" is closed up; in "200 of hoger dan 190" the bound belongs to what follows.
    let apart = context.shape(at).has(Shape::MARK) && context.shape(at).has(Shape::SPACED);
    let open = matches!(context.word(last), "dan" | "als" | "of");
    (!apart && !open).then_some((last, row))
}
