//! Which phrase of a clause is its subject, by where it stands to the finite verb.

use crate::clause::phrase::Phrase;
use crate::clause::tag::Tag;
use crate::clause::word::{self, Role};
use crate::clause::{Clause, ClauseKind, Item};
use crate::token::function::Function;
use crate::value::Kind;

/// Which phrase is the subject.
pub fn find(items: &[Item], tags: &[Tag], first: u32, clause: &Clause) -> Option<u32> {
    let candidate = |phrase: &Phrase| {
        phrase.preposition.is_none()
            && !phrase.word.is_some_and(|word| phrase.members.is_empty() && word::has(word, Role::Moment))
            && !phrase.items().next().and_then(|index| items.get(index as usize)).is_some_and(Item::is_moment)
            && !phrase.pronoun.is_some_and(|token| {
                tags.get((token - first) as usize)
                    .is_some_and(|tag| tag.function.any(Function::OBJECT) && !tag.function.any(Function::SUBJECT))
            })
    };
    let place = |at: usize| at as u32;
    let any = || clause.phrases.iter().position(candidate).map(place);
    if clause.gapped && clause.shares_subject {
        return None;
    }
    match (clause.kind, clause.finite) {
        (ClauseKind::Infinitive, _) => None,
        (ClauseKind::Subordinate | ClauseKind::Relative, _) | (_, None) => any(),
        (_, Some(finite)) if !clause.gapped => {
            let before = clause.phrases.iter().position(|phrase| phrase.last <= finite && candidate(phrase)).map(place);
            let behind = || clause.phrases.iter().position(|phrase| phrase.first > finite && candidate(phrase)).map(place);
            // "Gedwongen ontslagen sloot ze uit": what can not act stands in front, a pronoun right behind the verb.
            let acts = |phrase: &Phrase| {
                phrase.pronoun.is_some()
                    || phrase.items().filter_map(|index| items.get(index as usize)).any(|item| {
                        !item.adjective
                            && !matches!(item.kind, None | Some(Kind::Quantity | Kind::Equipment | Kind::Misc | Kind::Event | Kind::Money))
                    })
            };
            let pronoun = || {
                let tag = tags.get((finite + 1 - first) as usize).copied().unwrap_or_default();
                let stands = |phrase: &Phrase| phrase.preposition.is_none() && phrase.first == finite + 1 && phrase.last == finite + 2;
                clause.phrases.iter().position(stands).filter(|_| tag.function.any(Function::SUBJECT)).map(place)
            };
            let fronted = before.and_then(|at| clause.phrases.get(at as usize)).is_some_and(|phrase| !acts(phrase));
            if let Some(pronoun) = fronted.then(pronoun).flatten() {
                return Some(pronoun);
            }
            // One phrase stands before the finite verb: "In X, de hoofdstad van Y, zijn …".
            let taken = clause.phrases.first().is_some_and(|phrase| phrase.preposition.is_some() && phrase.last <= finite);
            if taken {
                behind().or(before)
            } else {
                before.or_else(behind)
            }
        }
        (_, Some(_)) => any(),
    }
}
