//! The word "tot" before a number: an upper bound ("tot 400 man"), or what a number has come to ("opgelopen tot 2.100 doden").

use aho_corasick::AhoCorasick;
use once_cell::sync::Lazy;

use crate::mention::amount::phrase::Phrase;
use crate::mention::Context;
use crate::token::Shape;

/// What tells that "tot" leads to a number that is reached, rather than bounds it: "opgelopen tot 2.100 doden".
static REACHES: Lazy<Option<AhoCorasick>> = Lazy::new(|| {
    let parts = [
        "stijg",
        "steeg",
        "stegen",
        "groei",
        "daal",
        "oplop",
        "opgelop",
        "loopt",
        "liep",
        "breid",
        "verhoog",
        "verhog",
        "beperk",
        "gebracht",
        "bracht",
        "breng",
        "verminder",
        "klein",
        "kromp",
        "krimp",
        "gevoerd",
        "voer",
        "schroef",
        "dubbel",
        "nomen",
        "neemt",
        "nam",
        "reduce",
        "veroorde",
        "kom",
        "kwam",
        "wacht",
        "sinds",
        "vanaf",
        "terug",
        "afbouw",
        "bouw",
        "zakt",
        "viel",
        "teller",
        "leid",
    ];
    AhoCorasick::builder().ascii_case_insensitive(true).build(parts).ok()
});

/// The "tot" before counted things that bounds them from above: "tot 400 man".
pub(super) fn upper_bound(context: &Context<'_>, floor: usize, phrase: &Phrase) -> Option<usize> {
    /// How many words on either side may tell that the number is reached.
    const NEAR: usize = 6;
    let upto = phrase.first.checked_sub(1).filter(|&at| at >= floor && matches!(context.word(at), "tot" | "Tot"))?;
    let broken = phrase.bounded || context.shape(phrase.first).has(Shape::LINE);
    // "9 tot 12": another end stands before it.
    let ranged = upto.checked_sub(1).is_some_and(|before| context.shape(before).has(Shape::DIGIT));
    let sentence = context.sentences.get(context.sentence_of(upto)).map_or(0..0, |sentence| sentence.tokens());
    let mut near = (upto.saturating_sub(NEAR)..phrase.last + NEAR).filter(|at| sentence.contains(at));
    let reached = |at: usize| REACHES.as_ref().is_some_and(|parts| parts.is_match(context.word(at)));
    (!broken && !ranged && phrase.bounds.value().is_some() && !near.any(reached)).then_some(upto)
}
