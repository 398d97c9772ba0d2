//! The status of a fact: what tense gives, and what cues in and above its clause make of it.

use crate::clause::{Clause, ClauseKind, VerbUse};
use crate::fact::frame::Trigger;
use crate::fact::Scene;
use crate::rule;
use crate::token::function::Function;
use crate::value::Status;

/// How many clauses up cues are looked for.
const DEPTH: usize = 3;

/// The status of the fact that `trigger` gives in a clause; `present` is the frame's for the present tense.
pub fn of(scene: &Scene<'_>, index: u32, trigger: &Trigger<'_>, present: Option<rule::Status>) -> Status {
    let Some(clause) = scene.analysis.clauses.get(index as usize) else { return Status::Actual };
    let present = present.and_then(|status| Status::ALL.get(status.index()).copied()).unwrap_or(Status::Actual);
    let (base, governors): (Status, &[VerbUse]) = match trigger {
        Trigger::Verb(place, verb) => {
            let done = verb.past || verb.perfect;
            let base = if done && *place == 0 { Status::Actual } else { present };
            (base, clause.verbs.get(..*place).unwrap_or(&[]))
        }
        Trigger::Noun(..) if clause.verbs.is_empty() => (present, &[]),
        Trigger::Noun(..) => (Status::Actual, &clause.verbs),
    };
    let mut effect = Effect::default();
    for verb in governors {
        effect.add(verb_cue(scene, verb));
    }
    words(scene, clause, &mut effect);
    effect.negated = negated(scene, clause);
    above(scene, clause, &mut effect);
    effect.on(base)
}

/// Whether the clause is negated, words in which a negation negates nothing aside.
pub fn negated(scene: &Scene<'_>, clause: &Clause) -> bool {
    clause.negations.iter().any(|&token| !scene.rules.cues.stops_negation(scene.context, token as usize))
}

/// What a governing verb does to the status of what it governs.
pub fn verb_cue(scene: &Scene<'_>, verb: &VerbUse) -> Option<Status> {
    let lemma = *scene.context.lists.verb_lemmas.get(verb.verb as usize)?;
    scene.rules.cues.verb(lemma, verb.past)
}

/// The cues that were found, the strongest of each sort.
#[derive(Clone, Copy, Default)]
struct Effect {
    cue: Option<Status>,
    actual: bool,
    negated: bool,
}

impl Effect {
    fn add(&mut self, cue: Option<Status>) {
        match cue {
            Some(Status::Actual) => self.actual = true,
            Some(cue) => self.cue = self.cue.max(Some(cue)),
            None => {}
        }
    }

    fn on(self, base: Status) -> Status {
        if self.negated {
            return if self.cue == Some(Status::Denied) { Status::Considered } else { Status::Denied };
        }
        match self.cue {
            Some(cue) => cue,
            None if self.actual => Status::Actual,
            None => base,
        }
    }
}

/// Adverbs, adjectives and nouns of the clause that are cues.
fn words(scene: &Scene<'_>, clause: &Clause, effect: &mut Effect) {
    for &token in &clause.tokens {
        effect.add(scene.rules.cues.word(scene.context, token as usize));
    }
    let conditional = clause.link.is_some_and(|link| {
        let function = scene.context.function(link as usize);
        function.any(Function::CONDITIONAL) && clause.kind == ClauseKind::Subordinate
    });
    if conditional {
        effect.add(Some(Status::Considered));
    }
}

/// Cues of the clauses that a complement hangs on.
fn above(scene: &Scene<'_>, clause: &Clause, effect: &mut Effect) {
    let mut own = clause;
    for _ in 0..DEPTH {
        if !matches!(own.kind, ClauseKind::Subordinate | ClauseKind::Infinitive) || own.link.is_none_or(|link| !complements(scene, own, link)) {
            return;
        }
        let Some(parent) = own.parent.and_then(|parent| scene.analysis.clauses.get(parent as usize)) else { return };
        let cues: Vec<Status> = parent.verbs.iter().filter_map(|verb| verb_cue(scene, verb)).collect();
        let mut upper = Effect { negated: negated(scene, parent) && !cues.is_empty(), ..Effect::default() };
        cues.into_iter().for_each(|cue| upper.add(Some(cue)));
        words(scene, parent, &mut upper);
        // "zou … sturen" under a past announcement is a future seen from then.
        if upper.cue == Some(Status::Announced) && effect.cue == Some(Status::Considered) {
            effect.cue = Some(Status::Announced);
        }
        if upper.cue.is_some() || upper.negated {
            effect.add(Some(upper.on(Status::Actual)));
        }
        own = parent;
    }
}

/// Whether a clause is what the verb above it says, wants or denies, and no reason, time or purpose.
fn complements(scene: &Scene<'_>, clause: &Clause, link: u32) -> bool {
    let function = scene.context.function(link as usize);
    clause.kind == ClauseKind::Infinitive || function.any(Function::DEMONSTRATIVE.with(Function::COORDINATOR))
}
