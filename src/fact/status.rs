//! The status of a fact: what tense gives, and what cues in and above its clause make of it.

use crate::clause::{Clause, ClauseKind, VerbUse};
use crate::fact::cue::{Scope, Word};
use crate::fact::frame::Trigger;
use crate::fact::types::FactType;
use crate::fact::Scene;
use crate::rule;
use crate::token::function::Function;
use crate::value::Status;

/// So many words may stand between a negation and the noun that it negates above an infinitive, with that noun.
const NEAR: u32 = 2;
/// How many clauses up cues are looked for.
const DEPTH: usize = 3;

/// The status of the fact that `trigger` gives in a clause; `present` is the frame's for the present tense.
pub fn of(scene: &Scene<'_>, index: u32, trigger: &Trigger<'_>, present: Option<rule::Status>, fact: FactType) -> Judged {
    let Some(clause) = scene.clause(index) else { return Judged::plain(Status::Actual) };
    let present = present.and_then(|status| Status::ALL.get(status.index()).copied()).unwrap_or(Status::Actual);
    if present == Status::Denied {
        return Judged::plain(Status::Denied);
    }
    // "kan binnen vijf dagen gaan", "kan uit 400 man bestaan": what a formation can is a state, no plan.
    let states = matches!(fact, FactType::Readiness | FactType::Strength);
    let mut effect = Effect { negation: negation(scene, clause), ..Effect::default() };
    let mut done = false;
    let base = match trigger {
        Trigger::Verb(place, verb) => {
            let governors = clause.verbs.get(..*place).unwrap_or(&[]);
            for governor in governors {
                let cue = verb_cue(scene, clause, governor).filter(|(_, scope)| !(states && *scope == Scope::Ability));
                effect.add(cue.map(|(status, _)| (status, at(governor))));
            }
            // A verb that is a cue itself says how far its own fact has come: "beloofde", "bood aan".
            effect.add(
                verb_cue(scene, clause, verb)
                    .filter(|(status, _)| *status != Status::Actual && present != Status::Actual)
                    .map(|(status, _)| (status, at(verb))),
            );
            // "is van plan te sturen": nouns and adjectives govern an infinitive behind them.
            words(
                scene,
                clause,
                |token, scope| scope == Scope::Clause || (scope != Scope::Phrase && verb.te && token < verb.token),
                &mut effect,
            );
            done = (verb.past || verb.perfect) && governors.is_empty();
            // Asking and offering stay what they are in the past.
            if done && present != Status::Considered {
                Status::Actual
            } else {
                present
            }
        }
        Trigger::Noun(token, _) => {
            effect.negation = negates_noun(scene, clause, *token);
            let does = is_deed(clause, *token);
            for verb in &clause.verbs {
                // "De aanslag eiste zes levens": what does it is not asked for.
                let governs = |scope: Scope| (scope == Scope::Object || clause.verbs.len() > 1) && (verb.passive || !does);
                // A meeting is where something is decided or promised, not what is.
                let of_meeting = |status: Status| fact != FactType::Meeting || status != Status::Announced;
                let cue = verb_cue(scene, clause, verb).filter(|(status, scope)| governs(*scope) && of_meeting(*status));
                effect.add(cue.map(|(status, _)| (status, at(verb))));
            }
            let phrase = clause.phrases.iter().find(|phrase| phrase.first <= *token && *token < phrase.last);
            let within = |cue: u32| phrase.is_some_and(|phrase| phrase.first <= cue && cue < phrase.last);
            words(scene, clause, |cue, scope| scope == Scope::Clause || within(cue), &mut effect);
            if clause.verbs.is_empty() {
                present
            } else {
                Status::Actual
            }
        }
    };
    if is_conditional(scene, clause) {
        let opening = clause.link.or(clause.tokens.first().copied()).unwrap_or(0);
        effect.add(Some((Status::Considered, (opening, opening + 1))));
    }
    let question = clause
        .link
        .filter(|&link| clause.kind == ClauseKind::Subordinate && scene.context.function(link as usize).any(Function::COORDINATOR));
    if let Some(link) = question {
        // "onderzoekt of …", "Of Defensie ze koopt, is onzeker"
        // … whatever denies above: "wilde niet zeggen of …".
        effect.add(Some((Status::Considered, (link, link + 1))));
    } else {
        above(scene, clause, done, &mut effect);
    }
    effect.on(base)
}

/// The word that negates the clause, words in which a negation negates nothing aside.
pub fn negation(scene: &Scene<'_>, clause: &Clause) -> Option<u32> {
    clause.negations.iter().copied().find(|&token| !scene.rules.cues.stops_negation(scene.context, token as usize))
}

/// The word by which the clause negates a noun: not a "geen" that belongs to another phrase ("De aanval was geen succes").
fn negates_noun(scene: &Scene<'_>, clause: &Clause, noun: u32) -> Option<u32> {
    clause.negations.iter().copied().find(|&token| {
        let determiner = scene.context.function(token as usize).any(Function::DETERMINER.with(Function::ARTICLE));
        let other = clause.phrases.iter().any(|phrase| phrase.negation == Some(token) && phrase.first > noun);
        !(scene.rules.cues.stops_negation(scene.context, token as usize) || determiner && other)
    })
}

/// Whether a noun is the subject of a clause that has an object as well.
fn is_deed(clause: &Clause, noun: u32) -> bool {
    let Some(subject) = clause.subject_phrase() else { return false };
    let object =
        clause.phrases.iter().any(|phrase| phrase.preposition.is_none() && phrase.first != subject.first && !phrase.members.is_empty());
    subject.first <= noun && noun < subject.last && object
}

/// Whether the clause is a supposition ("als …", "mocht …").
pub fn is_conditional(scene: &Scene<'_>, clause: &Clause) -> bool {
    let opening = clause.link.or(clause.tokens.first().copied());
    opening.is_some_and(|token| matches!(scene.rules.cues.longest(scene.context, token as usize), Some((Word::Conditional, _))))
        && (clause.kind == ClauseKind::Subordinate || clause.finite == opening)
}

/// What a governing verb does to the status of what it governs.
fn verb_cue(scene: &Scene<'_>, clause: &Clause, verb: &VerbUse) -> Option<(Status, Scope)> {
    let lemma = scene.context.lemma(verb.verb);
    scene.rules.cues.verb(scene.context, lemma, verb.past && Some(verb.token) == clause.finite, &clause.tokens)
}

/// Whether a verb is a cue that reaches a noun in its object: "overweegt de levering".
pub fn reaches_object(scene: &Scene<'_>, clause: &Clause, verb: &VerbUse) -> bool {
    verb_cue(scene, clause, verb).is_some_and(|(_, scope)| scope == Scope::Object)
}

/// The first token of a cue and the one behind its last.
type Tokens = (u32, u32);

/// The token of a verb.
fn at(verb: &VerbUse) -> Tokens {
    (verb.token, verb.token + 1)
}

/// A status with the words that make it.
#[derive(Clone, Copy, Debug)]
pub struct Judged {
    /// The status.
    pub status: Status,
    /// The cue; none where tense alone decides.
    pub cue: Option<Tokens>,
    /// The negation.
    pub negation: Option<u32>,
}

impl Judged {
    /// A status that no word makes.
    pub fn plain(status: Status) -> Self {
        Judged { status, cue: None, negation: None }
    }
}

/// The cues that were found, the strongest of each sort.
#[derive(Clone, Copy, Default)]
struct Effect {
    cue: Option<(Status, Tokens)>,
    actual: Option<Tokens>,
    negation: Option<u32>,
    /// What negates above: it has had its effect on the cue there.
    above: Option<u32>,
}

impl Effect {
    fn add(&mut self, cue: Option<(Status, Tokens)>) {
        match cue {
            Some((Status::Actual, tokens)) => self.actual = self.actual.or(Some(tokens)),
            Some((cue, tokens)) if self.status().is_none_or(|known| cue > known) => self.cue = Some((cue, tokens)),
            Some(_) | None => {}
        }
    }

    fn status(self) -> Option<Status> {
        self.cue.map(|(status, _)| status)
    }

    fn on(self, base: Status) -> Judged {
        let cue = self.cue.map(|(_, tokens)| tokens);
        let status = match self.status() {
            Some(Status::Denied) if self.negation.is_some() => Status::Considered,
            _ if self.negation.is_some() => Status::Denied,
            Some(cue) => cue,
            None if self.actual.is_some() => return Judged { status: Status::Actual, cue: self.actual, negation: None },
            None => base,
        };
        Judged { status, cue, negation: self.negation.or(self.above) }
    }
}

/// Adds the cue words of the clause that reach what is asked.
fn words(scene: &Scene<'_>, clause: &Clause, reaches: impl Fn(u32, Scope) -> bool, effect: &mut Effect) {
    for &token in &clause.tokens {
        if let Some((Word::Cue(status, scope), length)) = scene.rules.cues.longest(scene.context, token as usize) {
            if reaches(token, scope) {
                effect.add(Some((status, (token, token + length as u32))));
            }
        }
    }
}

/// Cues of the clauses that a complement hangs on; `done` where the complement itself is past or perfect.
fn above(scene: &Scene<'_>, clause: &Clause, done: bool, effect: &mut Effect) {
    let mut own = clause;
    for _ in 0..DEPTH {
        let Some(link) = own.link.filter(|&link| complements(scene, own, link)) else { return };
        let Some(parent) = own.parent.and_then(|parent| scene.clause(parent)) else { return };
        let mut upper = Effect::default();
        for verb in &parent.verbs {
            upper.add(verb_cue(scene, parent, verb).map(|(status, _)| (status, at(verb))));
        }
        let cued = upper.cue.is_some() || upper.actual.is_some();
        words(scene, parent, |token, scope| scope == Scope::Clause || (scope != Scope::Phrase && token < link), &mut upper);
        // "heeft geen plannen om …", "is niet van plan om …"
        let near = |token: &u32| upper.cue.is_some_and(|(_, (first, _))| *token < first && first - token <= NEAR);
        upper.negation = negation(scene, parent).filter(|token| cued || near(token));
        // "zou … sturen" under a past announcement is a future seen from then.
        if upper.status() == Some(Status::Announced) && effect.status() == Some(Status::Considered) {
            effect.cue = upper.cue;
        }
        let settled = done && upper.status() == Some(Status::Announced) && upper.negation.is_none();
        if (upper.cue.is_some() || upper.negation.is_some()) && !settled {
            let mut judged = upper.on(Status::Actual);
            if judged.status == Status::Denied && upper.negation.is_some() && parent.verbs.last().is_some_and(|verb| is_saying(scene, verb))
            {
                // "wilde niet zeggen of …": what is not said is not untrue for it.
                judged.status = Status::Considered;
            }
            let negation = judged.negation.map(|at| (at, at + 1));
            effect.above = effect.above.or(judged.negation);
            effect.add(judged.cue.or(negation).map(|tokens| (judged.status, tokens)));
        }
        own = parent;
    }
}

/// Whether a verb only says, without denying: "wilde niet bevestigen dat …".
fn is_saying(scene: &Scene<'_>, verb: &VerbUse) -> bool {
    scene.rules.says(verb.verb) && scene.rules.sayings(verb.verb).any(|plan| !plan.id.starts_with("statement.deny"))
}

/// Whether a clause is what the verb above it says, wants or denies, and no reason, time or purpose.
fn complements(scene: &Scene<'_>, clause: &Clause, link: u32) -> bool {
    let function = scene.context.function(link as usize);
    match clause.kind {
        ClauseKind::Infinitive => true,
        ClauseKind::Subordinate => function.any(Function::DEMONSTRATIVE.with(Function::COORDINATOR)),
        _ => false,
    }
}
