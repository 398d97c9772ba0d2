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
    let position = |behind: Option<u32>| {
        let follows = |phrase: &Phrase| behind.is_none_or(|behind| phrase.first > behind);
        clause.phrases.iter().position(|phrase| candidate(phrase) && follows(phrase)).map(|at| at as u32)
    };
    if clause.gapped && clause.shares_subject {
        return None;
    }
    match (clause.kind, clause.finite) {
        (ClauseKind::Infinitive, _) => None,
        (ClauseKind::Subordinate | ClauseKind::Relative, _) | (_, None) => position(None),
        (_, Some(finite)) if !clause.gapped => {
            let before = clause.phrases.iter().position(|phrase| candidate(phrase) && phrase.last <= finite).map(|at| at as u32);
            let behind = || position(Some(finite));
            // "Gedwongen ontslagen sloot ze uit": what can not act stands in front, a pronoun right behind the verb.
            let acts = |phrase: &Phrase| {
                phrase.pronoun.is_some()
                    || phrase.items().filter_map(|index| items.get(index as usize)).any(|item| {
                        !item.adjective
                            && !matches!(item.kind, None | Some(Kind::Quantity | Kind::Equipment | Kind::Misc | Kind::Event | Kind::Money))
                    })
            };
            let pronoun = clause.phrases.iter().position(|phrase| {
                let tag = tags.get((finite + 1 - first) as usize).copied().unwrap_or_default();
                phrase.preposition.is_none()
                    && phrase.first == finite + 1
                    && phrase.last == finite + 2
                    && tag.function.any(Function::SUBJECT)
            });
            let fronted = before.and_then(|at| clause.phrases.get(at as usize)).is_some_and(|phrase| !acts(phrase));
            if let Some(pronoun) = pronoun.filter(|_| fronted) {
                return Some(pronoun as u32);
            }
            // One phrase stands before the finite verb: "In X, de hoofdstad van Y, zijn …".
            let taken = clause.phrases.first().is_some_and(|phrase| phrase.preposition.is_some() && phrase.last <= finite);
            if taken {
                behind().or(before)
            } else {
                before.or_else(behind)
            }
        }
        (_, Some(_)) => position(None),
    }
}
