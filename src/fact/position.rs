//! Where a slot of a frame looks: the phrases that its positions and prepositions name, and what fills it there.

use crate::clause::{Clause, Form, Head, Item, Phrase};
use crate::fact::draft::{SlotValue, Values};
use crate::fact::frame::{At, Fitting, Places, Trigger, INDIRECT, OBJECT, POSSESSIVE, SUBJECT, TRIGGER};
use crate::fact::plan::{Line, Spot};
use crate::fact::types::FactType;
use crate::fact::wanted::Wanted;
use crate::fact::{Filler, FillerKind};
use crate::span::Span;
use crate::text::fold;
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

/// Prepositions behind which those stand who meet.
const WITH: u64 = fold::hash_folded("met");
const BETWEEN: u64 = fold::hash_folded("tussen");

/// Adds some phrases: one by one, since they are few.
pub(super) fn add(found: &mut Places, more: impl IntoIterator<Item = At>) {
    for at in more {
        found.push(at);
    }
}

/// One phrase or none.
pub(super) fn single(at: Option<At>) -> Places {
    let mut found = Places::new();
    add(&mut found, at);
    found
}

impl Fitting<'_, '_> {
    /// The fillers that `accept` takes of those of the first place of a way that has any, with the phrase they stand in; `accept`
    /// may leave some out.
    pub(super) fn look(&self, line: &Line, used: &[(At, Span)], accept: &mut dyn FnMut(At, &mut Values) -> bool) -> Option<(At, Values)> {
        if !line.may_find(self.ground) {
            return None;
        }
        let fact = self.plan.fact;
        // One who died counts by the title, not for the body behind it.
        let titles = matches!(
            fact,
            FactType::Statement | FactType::Meeting | FactType::Role | FactType::Command | FactType::Casualties | FactType::Custom
        );
        let valued = fact == FactType::Custom;
        let acts = matches!(fact, FactType::Supply | FactType::Deployment | FactType::Training);
        let (spots, fillers, kinds) = self.scene.rules.plans.looking(line);
        let wanted = Wanted { titles, valued, acts, ..Wanted::of_line(line, fillers, kinds) };
        for spot in spots {
            if let (Spot::At(TRIGGER), Trigger::Noun(token, lemma)) = (spot, &self.trigger) {
                if line.nouns() {
                    let at = self.phrase_of(*token).unwrap_or(At { clause: self.ground.index, phrase: u32::MAX });
                    let mut values = Values::from([self.trigger_filler(*token, *lemma)]);
                    return accept(at, &mut values).then_some((at, values));
                }
            }
            let own;
            let places = match self.kept(spot) {
                Some(kept) => kept,
                None => {
                    own = self.places(spot, wanted);
                    &own
                }
            };
            let mut any = false;
            for &at in places {
                let Some((clause, phrase)) = self.phrase(at).filter(|(_, phrase)| self.may_fill(at, phrase, wanted)) else { continue };
                let own = self.own_member(spot, phrase);
                let mut values = self.scene.fill(clause, own.as_ref().unwrap_or(phrase), wanted);
                if values.is_empty() {
                    continue;
                }
                // "de top van het bedrijf" is no summit, "bezoekt een museum" no meeting.
                let named = fact != FactType::Statement && !(fact == FactType::Meeting && self.meets(spot));
                let is_used = |span: Span| used.iter().any(|(other, taken)| *other == at && *taken == span);
                values.retain(|value| {
                    !(value.span().is_some_and(is_used) || named && self.is_body(value) || self.is_other(spot, phrase, value))
                });
                if values.is_empty() {
                    continue;
                }
                if !any {
                    self.join(clause, phrase, at, wanted, &mut values);
                }
                any = true;
                if accept(at, &mut values) {
                    return Some((at, values));
                }
            }
            if any {
                return None;
            }
        }
        None
    }

    /// Whether a phrase may fill what is wanted, by what it offers itself or names another for.
    fn may_fill(&self, at: At, phrase: &Phrase, wanted: Wanted<'_>) -> bool {
        at.clause != self.ground.index
            || self.ground.offers(at.phrase).meets(wanted.taken)
            || wanted.places && self.scene.looks_through(phrase)
    }

    /// The phrases of a place that are the same for all frames of a verb that ask alike.
    fn kept(&self, spot: &Spot) -> Option<&Places> {
        let (Spot::At(position), Trigger::Verb(_, verb)) = (spot, &self.trigger) else { return None };
        let asks = self.plan.asks;
        let (own, kept) = match *position {
            SUBJECT if !verb.passive => self.found.subjects.get_or_init(|| (asks, self.with_parts(self.subjects()))),
            OBJECT => self.found.objects.get_or_init(|| (asks, self.with_parts(self.objects(verb.passive)))),
            _ => return None,
        };
        (*own == asks).then_some(kept)
    }

    /// Whether a value stands before a noun that is somebody else: "zijn partij eist", "de Duitse bakker zegt".
    fn is_other(&self, spot: &Spot, phrase: &Phrase, value: &SlotValue) -> bool {
        if !matches!(spot, Spot::At(SUBJECT | OBJECT | INDIRECT)) {
            return false;
        }
        let Some(span) = value.span() else { return false };
        let items = || phrase.items().filter_map(|index| self.scene.item(index));
        let Some(item) = items().find(|item| item.adjective && self.scene.item_span(item) == span) else { return false };
        let government = phrase.word.is_some_and(|word| self.scene.rules.cues.government(word).is_some_and(|(_, state)| state));
        let owner = item.kind == Some(Kind::Person) && matches!(item.head, Head::Reference(_));
        let known = items().next_back().is_some_and(|last| last.first > item.first);
        owner || (self.plan.fact == FactType::Statement && !government && !known)
    }

    /// Whether a body without a name that stands there is one that meets: it is the subject, or stands behind "met" or "tussen".
    fn meets(&self, spot: &Spot) -> bool {
        match spot {
            Spot::Behind(preposition) => [WITH, BETWEEN].contains(preposition),
            Spot::At(position) => *position == SUBJECT && matches!(self.trigger, Trigger::Verb(..)),
        }
    }

    /// Whether a filler is a plain noun for a body that is no state's.
    fn is_body(&self, value: &SlotValue) -> bool {
        let SlotValue::Filler(Filler { kind: FillerKind::Noun, value, .. }) = value else { return false };
        let cues = &self.scene.rules.cues;
        let listed = cues.government(fold::hash(value)).map(|(_, state)| !state);
        listed.unwrap_or_else(|| cues.compound_body(value).is_some())
    }

    /// Takes in what phrases behind give that a list word joins to this one: "in Roemenië en op plekken in Bulgarije".
    fn join(&self, clause: &Clause, own: &Phrase, at: At, wanted: Wanted<'_>, values: &mut Values) {
        if own.preposition.is_none() {
            return;
        }
        for next in clause.phrases.iter().skip(at.phrase as usize + 1).filter(|next| next.preposition.is_some() && next.first > own.last) {
            let list_word = next.first.checked_sub(1).is_some_and(|before| self.function(before).any(Function::LIST));
            if list_word && (next.preposition == own.preposition || wanted.places) {
                values.extend(self.scene.fill(clause, next, wanted));
            }
        }
    }

    /// Of a list that holds the trigger only the member with it: "105 gesneuvelden en acht vermisten".
    pub(super) fn own_member(&self, spot: &Spot, phrase: &Phrase) -> Option<Phrase> {
        let (Spot::At(position), Trigger::Noun(token, _)) = (spot, &self.trigger) else { return None };
        if *position == POSSESSIVE {
            return self.without_listed(*token, phrase);
        }
        if *position != TRIGGER || phrase.members.len() < 2 {
            return None;
        }
        let holds = |index: u32| self.scene.item(index).is_some_and(|item| item.first <= *token && *token < item.last);
        let member = phrase.members.iter().find(|member| member.items().any(holds))?;
        Some(Phrase { members: member.into(), ..phrase.clone() })
    }

    /// The phrase without the names that a list word parts from its noun: "Moskou en de cyberaanvallen" says nobody's.
    fn without_listed(&self, token: u32, phrase: &Phrase) -> Option<Phrase> {
        let list = (phrase.first..token).rev().find(|&at| self.function(at).any(Function::LIST))?;
        let own = |index: u32| self.scene.item(index).is_some_and(|item| item.adjective || item.first > list);
        Some(Phrase { members: phrase.members.kept(own), ..phrase.clone() })
    }

    pub(super) fn phrase(&self, at: At) -> Option<(&Clause, &Phrase)> {
        let clause = self.scene.clause(at.clause)?;
        Some((clause, clause.phrases.get(at.phrase as usize)?))
    }

    /// The phrases that a place of a way names, the likeliest first.
    pub(super) fn places(&self, spot: &Spot, wanted: Wanted<'_>) -> Places {
        let position = match *spot {
            Spot::Behind(preposition) if !self.ground.markers.may_hold(preposition) => return Places::new(),
            Spot::Behind(preposition) => return self.behind(preposition, wanted),
            Spot::At(position) => position,
        };
        match (position, &self.trigger) {
            (SUBJECT, Trigger::Verb(_, verb)) => {
                if verb.passive {
                    Places::new()
                } else {
                    self.with_parts(self.subjects())
                }
            }
            (OBJECT, Trigger::Verb(_, verb)) => self.with_parts(self.objects(verb.passive)),
            (INDIRECT, Trigger::Verb(_, verb)) => self.indirect(verb.passive),
            (SUBJECT, Trigger::Noun(..)) if self.acts() => single(self.subject_of(self.ground.index, 0)),
            (POSSESSIVE | TRIGGER, Trigger::Noun(token, _)) => single(self.phrase_of(*token)),
            (SUBJECT | OBJECT | INDIRECT | POSSESSIVE | TRIGGER, _) => Places::new(),
            _ => (0..self.ground.clause.phrases.len() as u32).map(|phrase| self.at(phrase)).collect(),
        }
    }

    /// A phrase of the clause.
    pub(super) fn at(&self, phrase: u32) -> At {
        At { clause: self.ground.index, phrase }
    }

    pub(super) fn phrase_of(&self, token: u32) -> Option<At> {
        let phrase = self.ground.clause.phrases.iter().position(|phrase| phrase.first <= token && token < phrase.last)?;
        Some(self.at(phrase as u32))
    }

    /// The phrases that stand behind no preposition, say no time and add nothing to another.
    pub(super) fn bare(&self) -> &Places {
        self.ground.bare.get_or_init(|| {
            let moment = |phrase: &Phrase| phrase.items().next().and_then(|index| self.scene.item(index)).is_some_and(Item::is_moment);
            let mut bare = Places::new();
            for (phrase, place) in self.ground.clause.phrases.iter().zip(0..) {
                if phrase.preposition.is_none() && !moment(phrase) && !self.is_apposition(phrase) {
                    bare.push(self.at(place));
                }
            }
            bare
        })
    }

    /// "De voorzitter van de raad, X, noemt …": a name between commas says who stands before it.
    pub(super) fn is_apposition(&self, phrase: &Phrase) -> bool {
        let word = |at: u32| self.scene.context.word(at as usize);
        if phrase.first.checked_sub(1).is_none_or(|before| word(before) != ",") {
            return false;
        }
        let kind = |phrase: &Phrase| phrase.items().next_back().and_then(|index| self.scene.item(index)).and_then(|item| item.kind);
        let named =
            || self.ground.clause.phrases.iter().any(|before| before.last + 1 == phrase.first && kind(before) == Some(Kind::Person));
        if kind(phrase) == Some(Kind::Role) && named() {
            return true;
        }
        let counted = phrase.items().next().and_then(|index| self.scene.item(index)).is_some_and(|item| item.kind == Some(Kind::Quantity));
        if self.describes_name(phrase)
            || counted && word(phrase.last) != "," && word(phrase.last + 1) == "," && !self.function_at(phrase.last)
        {
            // "…, zo'n tweeduizend man sterk, …"
            return true;
        }
        // "…, de Senegalees X, …"
        let person = phrase.items().filter_map(|index| self.scene.item(index)).any(|item| item.kind == Some(Kind::Person));
        person && word(phrase.last) == ","
    }

    /// Whether a function word, mark or verb stands there.
    fn function_at(&self, token: u32) -> bool {
        let context = self.scene.context;
        !self.function(token).is_none()
            || context.shape(token as usize).has(Shape::MARK)
            || context.verb_forms(token as usize).next().is_some()
    }

    /// "Nigeria, de grootste legermacht van de regio, levert …": between commas, behind the name of a state or body.
    fn describes_name(&self, phrase: &Phrase) -> bool {
        let word = |at: u32| self.scene.context.word(at as usize);
        let kind = |phrase: &Phrase| phrase.items().next_back().and_then(|index| self.scene.item(index)).and_then(|item| item.kind);
        let thing = phrase.members.len() < 2 && matches!(kind(phrase), None | Some(Kind::Unit | Kind::Role | Kind::Equipment));
        let named = || {
            let before = self.ground.clause.phrases.iter().find(|before| before.last + 1 == phrase.first);
            before.is_some_and(|before| before.members.len() == 1 && matches!(kind(before), Some(Kind::Country | Kind::Organisation)))
        };
        let ends = || {
            let mut last = phrase.last;
            while let Some(next) = self.ground.clause.phrases.iter().find(|next| next.first == last && next.preposition.is_some()) {
                last = next.last;
            }
            word(last) == ","
        };
        phrase.definite && thing && named() && ends()
    }

    pub(super) fn objects(&self, passive: bool) -> Places {
        let subject = self.subject_of(self.ground.index, 0);
        let mut found = single(subject.filter(|_| passive));
        if self.relative_noun(self.ground.clause) {
            if subject.is_some_and(|at| at.clause == self.ground.index) {
                add(&mut found, self.antecedent(self.ground.index));
            } else if passive {
                // "een troepenmacht in Haïti, die door Kenia wordt geleid"
                add(&mut found, self.antecedents(self.ground.index).into_iter().skip(1));
            }
        }
        add(&mut found, self.bare().iter().copied().filter(|at| Some(*at) != subject));
        if found.is_empty() {
            // "stuurt tanks naar Polen, maar niet naar Hongarije"
            found = self.shared();
        }
        if let Trigger::Verb(place, _) = self.trigger {
            // "bood aan 300 rekruten te trainen": what stands before "te" is the object of that verb.
            let behind = self.ground.clause.verbs.iter().skip(place + 1).find(|verb| verb.te);
            if let Some(verb) = behind.filter(|_| !passive) {
                let own = self.trigger.token();
                found.retain(|at| self.phrase(*at).is_none_or(|(_, phrase)| phrase.first < own || phrase.first > verb.token));
            }
        }
        let participles = self.ground.clause.verbs.iter().filter(|verb| verb.form == Form::Participle).count();
        if participles > 1 {
            // "twee gesneuveld en vijf gewond": each takes what stands before it.
            let token = self.trigger.token();
            found.sort_by_key(|at| {
                self.phrase(*at).map_or(u32::MAX, |(_, phrase)| if phrase.last <= token { token - phrase.last } else { u32::MAX / 2 })
            });
        }
        // Where another phrase can not be who does it, what stands as the subject is no object: "de brigade bracht burgers over".
        let agent = |at: At| self.phrase(at).is_some_and(|(_, phrase)| self.is_agent(phrase));
        let other = found.is_empty() || !subject.is_some_and(agent) && found.iter().any(|&at| agent(at));
        if !passive && !self.plan.asks.strict && other {
            // Last, so that it serves only where nothing else does and it was not taken as the subject.
            add(&mut found, subject.filter(|at| at.clause == self.ground.index));
        }
        found
    }

    /// The phrases that can be the receiver: there must be another that can be what is received.
    pub(super) fn indirect(&self, passive: bool) -> Places {
        let subject = self.controlled().or_else(|| self.subject_of(self.ground.index, 0));
        let mut others = Places::new();
        add(&mut others, self.bare().iter().copied().filter(|at| passive || Some(*at) != subject));
        let relative = self.relative_noun(self.ground.clause) && subject.is_some_and(|at| at.clause == self.ground.index);
        if others.len() + usize::from(relative) > 1 {
            others
        } else {
            let shared = self.shared();
            if shared.len() > 1 {
                shared
            } else {
                Places::new()
            }
        }
    }

    /// The trigger noun itself as a filler: its own singular, compound included.
    pub(super) fn trigger_filler(&self, token: u32, lemma: u64) -> SlotValue {
        let word = self.scene.context.word(token as usize);
        let value = self.scene.rules.noun_lemma(&fold::fold(word), word, lemma).into();
        SlotValue::Filler(Filler {
            kind: FillerKind::Noun,
            value,
            entity: None,
            span: self.scene.context.span(token as usize, token as usize + 1),
        })
    }
}
