//! Frames over clauses: each verb and noun that triggers a frame, and what stands around it.

use std::sync::Arc;

use crate::clause::{Clause, ClauseKind, Form, Head, Phrase, VerbUse};
use crate::entity::Referent;
use crate::fact::draft::{Draft, SlotValue};
use crate::fact::locate::Wanted;
use crate::fact::rules::fact_type;
use crate::fact::status::Judged;
use crate::fact::types::FactType;
use crate::fact::{counts, pattern, status, when, Count, Evidence, Filler, FillerKind, Scene};
use crate::mention::amount::NounSort;
use crate::rule::{Frame, Place, RuleId, Voice, Way};
use crate::span::Span;
use crate::text::fold;
use crate::token::function::Function;
use crate::token::verb::{Number, Tense};
use crate::value::{Bounds, Kind, Outcome, Status};

/// A phrase by its clause and its place in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct At {
    clause: u32,
    phrase: u32,
}

/// What triggers a frame.
#[derive(Clone, Copy)]
pub enum Trigger<'t> {
    /// A verb of the clause, by its place in the chain.
    Verb(usize, &'t VerbUse),
    /// A noun, by its token, and the lemma that it is a form or compound of.
    Noun(u32, u64),
}

impl Trigger<'_> {
    fn token(&self) -> u32 {
        match self {
            Trigger::Verb(_, verb) => verb.token,
            Trigger::Noun(token, _) => *token,
        }
    }
}

/// Positions by their place in [`crate::fact::rules::POSITIONS`].
const SUBJECT: u16 = 0;
const OBJECT: u16 = 1;
const INDIRECT: u16 = 2;
const POSSESSIVE: u16 = 3;
const TRIGGER: u16 = 4;

/// How many clauses up a missing subject is looked for.
const DEPTH: usize = 4;

/// Runs every frame whose trigger stands in a clause.
pub fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for (index, clause) in scene.analysis.clauses.iter().enumerate() {
        let from = drafts.len();
        let mut rules: Vec<Matched> = Vec::new();
        for (place, verb) in clause.verbs.iter().enumerate() {
            let Some(&lemma) = scene.context.lists.verb_lemmas.get(verb.verb as usize) else { continue };
            // "paraat staan" is also the separable verb "paraatstaan".
            let base = verb.particle.and_then(|_| scene.context.lists.verb_bases.get(verb.verb as usize)).copied().unwrap_or(0);
            let joined = scene.rules.set.of_verb(base).filter(|(_, words)| words.words.len() > 1);
            for (frame, words) in scene.rules.set.of_verb(lemma).chain(joined) {
                let trigger = Trigger::Verb(place, verb);
                if fits_voice(frame, verb) && stands(scene, clause, &words.words, verb.token) {
                    try_frame(scene, index as u32, clause, frame, trigger, &words.words, drafts, &mut rules);
                }
            }
        }
        for &token in clause.tokens.iter().filter(|&&token| !clause.verbs.iter().any(|verb| verb.token == token)) {
            let literal = !scene.rules.cues.is_figurative(scene.context.hash(token as usize));
            if let Some(lemma) = scene.rules.noun_trigger(scene.context, token as usize).filter(|_| literal) {
                for (frame, words) in scene.rules.set.of_noun(lemma) {
                    let heading = frame.voice != Some(Voice::Verbless) || clause.verbs.is_empty();
                    if heading && stands(scene, clause, &words.words, token) {
                        try_frame(scene, index as u32, clause, frame, Trigger::Noun(token, lemma), &words.words, drafts, &mut rules);
                    }
                }
            }
        }
        if rules.len() > 1 {
            settle(scene, drafts, from, &rules);
        }
    }
}

/// The rule of a draft, and how many words its trigger has.
type Matched = (RuleId, usize);

#[allow(clippy::too_many_arguments, reason = "one call from each of two loops; a struct would only rename them")]
fn try_frame(
    scene: &Scene<'_>,
    index: u32,
    clause: &Clause,
    frame: &Frame,
    trigger: Trigger<'_>,
    words: &[u64],
    drafts: &mut Vec<Draft>,
    rules: &mut Vec<Matched>,
) {
    let fitting = Fitting { scene, index, clause, frame, trigger };
    if let Some(mut draft) = fitting.draft() {
        if draft.fact == FactType::Casualties && words.len() > 1 {
            counts::keep_named(scene, &mut draft, words);
        }
        for part in counts::split(draft) {
            drafts.push(part);
            rules.push((frame.rule, words.len()));
        }
    }
}

/// Drops what another rule beats on the same trigger: by its own word, or as the trigger of more words ("om het leven
/// komen" is no "komen").
fn settle(scene: &Scene<'_>, drafts: &mut Vec<Draft>, from: usize, rules: &[Matched]) {
    // Only drafts of the same trigger are held against each other: a clause has many, one trigger few.
    let mut order: Vec<(u32, usize)> = drafts.iter().skip(from).map(|draft| draft.trigger).zip(0..).collect();
    order.sort_unstable();
    let facts: Vec<FactType> = drafts.iter().skip(from).map(|draft| draft.fact).collect();
    let states = |place: usize| facts.get(place) == Some(&FactType::Statement);
    let mut beaten = vec![false; order.len()];
    for group in order.chunk_by(|(one, _), (other, _)| one == other) {
        let own = || group.iter().filter_map(|(_, place)| Some((*place, rules.get(*place)?)));
        for (place, (rule, words)) in own() {
            // Who says something says it whatever else the words tell: "ontkent de aanval".
            let spoken = |rival: usize| states(place) && !states(rival);
            let lost =
                own().any(|(other, (rival, rival_words))| scene.rules.set.beats(*rival, *rule) || (rival_words > words && !spoken(other)));
            if let Some(slot) = beaten.get_mut(place) {
                *slot = lost;
            }
        }
    }
    if !beaten.contains(&true) {
        return;
    }
    // What stands before `from` is not walked again: there may be a whole book of it.
    let own = drafts.split_off(from.min(drafts.len()));
    drafts.extend(own.into_iter().zip(beaten).filter(|(_, beaten)| !beaten).map(|(draft, _)| draft));
}

fn fits_voice(frame: &Frame, verb: &VerbUse) -> bool {
    match frame.voice {
        None => true,
        Some(Voice::Passive) => verb.passive,
        Some(Voice::Active) => !verb.passive,
        Some(Voice::Verbless) => false,
    }
}

/// Whether the words of a trigger before its head stand in the clause, in their order.
fn stands(scene: &Scene<'_>, clause: &Clause, words: &[u64], head: u32) -> bool {
    let Some((_, others)) = words.split_last() else { return false };
    let mut tokens = clause.tokens.iter().filter(|&&token| token != head);
    others.iter().all(|&word| tokens.any(|&token| scene.context.hash(token as usize) == word))
}

/// A frame tried on one trigger.
struct Fitting<'s, 'a> {
    scene: &'s Scene<'a>,
    index: u32,
    clause: &'s Clause,
    frame: &'s Frame,
    trigger: Trigger<'s>,
}

impl Fitting<'_, '_> {
    fn draft(&self) -> Option<Draft> {
        let (fact, declared) = fact_type(self.frame.fact);
        let context = self.scene.context;
        let token = self.trigger.token() as usize;
        let trigger = context.span(token, token + 1);
        let mut draft = Draft {
            fact,
            declared,
            rule: Arc::clone(&self.frame.id),
            clause: self.index,
            trigger: self.trigger.token(),
            span: trigger,
            slots: Vec::new(),
            status: Status::Actual,
            time: None,
            source: Vec::new(),
            evidence: Evidence::default(),
        };
        if let Trigger::Verb(_, VerbUse { particle: Some(particle), .. }) = self.trigger {
            draft.span = draft.span.join(context.span(*particle as usize, *particle as usize + 1));
        }
        let mut used: Vec<(At, Span)> = Vec::new();
        // What can be the subject is settled first, so that the object is not looked for in the same phrase.
        for subjects in [true, false] {
            for spec in &self.frame.slots {
                let Some(slot) = fact.slots().get(spec.slot.index()) else { continue };
                // Who meets is told in several places: "X overlegt met Y".
                let adds = fact == FactType::Meeting && *slot == "participants";
                if draft.has(slot) && !adds {
                    continue;
                }
                for way in &spec.ways {
                    let is_subject =
                        way.places.first().is_some_and(|place| matches!(place, Place::Position(position) if position.0 == SUBJECT));
                    if is_subject != subjects {
                        continue;
                    }
                    let found = self.look(way, fact, if subjects { &[] } else { &used });
                    // A name fills one slot: "acht schepen voor de kust van Jemen" are no schepen of Jemen.
                    let taken = |value: &SlotValue| {
                        !adds
                            && *slot != "quantity"
                            && named(value).is_some_and(|span| {
                                draft.slots.iter().any(|(_, own)| own.iter().filter_map(named).any(|other| other == span))
                            })
                    };
                    let found = found.into_iter().map(|(at, mut values)| {
                        values.retain(|value| !taken(value));
                        (at, values)
                    });
                    if let Some((at, values)) = found.into_iter().find(|(_, values)| !values.is_empty()) {
                        if subjects {
                            used.extend(values.iter().filter_map(SlotValue::span).map(|span| (at, span)));
                        }
                        draft.put(slot, values);
                        if !adds {
                            break;
                        }
                    }
                }
            }
        }
        if fact == FactType::Casualties && !draft.has("place") {
            self.place_around(fact, &mut draft);
        }
        let missing =
            self.frame.slots.iter().any(|spec| spec.required && !fact.slots().get(spec.slot.index()).is_some_and(|slot| draft.has(slot)));
        if missing {
            return None;
        }
        for constant in &self.frame.sets {
            if let Some(slot) = fact.slots().get(constant.slot.index()).filter(|slot| !draft.has(slot)) {
                draft.put(slot, vec![constant_value(slot, &constant.value, draft.span)]);
            }
        }
        if fact == FactType::Role {
            let title =
                draft.get("title").iter().find_map(|value| if let SlotValue::Filler(filler) = value { filler.entity } else { None });
            if let Some(title) = title {
                pattern::title_of(self.scene, title as u32, &mut draft);
            }
        }
        counts::settle(self.scene, &mut draft);
        if fact == FactType::Deployment {
            counts::of_unit(self.scene, &mut draft);
        }
        // "het pakket": a thing that only names itself is given to nobody.
        let bare =
            fact == FactType::Supply && matches!(self.trigger, Trigger::Noun(..)) && !draft.has("recipient") && !draft.has("supplier");
        let itself = draft.get("item").iter().all(|item| item.span() == Some(context.span(token, token + 1)));
        if !draft.has_key(self.scene) || bare && itself {
            return None;
        }
        // Asked last: most triggers find nothing to say something of.
        if self.frame.without.iter().any(|way| self.excludes(way, fact)) {
            return None;
        }
        let judged = self.status(fact)?;
        let dated = when::found(self.scene, self.index);
        draft.status = judged.status;
        draft.time = dated.map(|(_, time)| time);
        draft.evidence = Evidence {
            rule: Some(self.frame.rule),
            trigger,
            status: judged.cue.map_or(Span::default(), |(first, last)| context.span(first as usize, last as usize)),
            negation: judged.negation.map_or(Span::default(), |at| context.span(at as usize, at as usize + 1)),
            source: Span::default(),
            time: dated.map_or(Span::default(), |(span, _)| span),
        };
        Some(draft)
    }

    /// The place that the clause above or below gives: "Een wagen reed bij X op een mijn, waarbij drie soldaten omkwamen".
    fn place_around(&self, fact: FactType, draft: &mut Draft) {
        let ways =
            || self.frame.slots.iter().filter(|spec| fact.slots().get(spec.slot.index()) == Some(&"place")).flat_map(|spec| &spec.ways);
        for index in self.scene.analysis.clauses_of(self.clause.sentence as usize) {
            let Some(clause) = self.scene.analysis.clauses.get(index) else { continue };
            let beside = self.clause.parent == Some(index as u32) && self.clause.kind != ClauseKind::Main
                || (clause.parent == Some(self.index) && clause.kind == ClauseKind::Subordinate);
            let Some(verb) = clause.verbs.first().filter(|_| beside && !self.says(clause)) else { continue };
            let around = Fitting { index: index as u32, clause, trigger: Trigger::Verb(0, verb), ..*self };
            for way in ways() {
                if let Some((_, values)) = around.look(way, fact, &[]).into_iter().next() {
                    draft.put("place", values);
                    return;
                }
            }
        }
    }

    /// Whether a clause tells what is said rather than what happens.
    fn says(&self, clause: &Clause) -> bool {
        clause.verbs.iter().any(|verb| {
            let lemma = self.scene.context.lists.verb_lemmas.get(verb.verb as usize).copied().unwrap_or(0);
            let mut frames = self.scene.rules.set.of_verb(lemma);
            frames.any(|(frame, words)| words.words.len() == 1 && FactType::ALL.get(frame.fact.index()) == Some(&FactType::Statement))
        })
    }

    /// The status; none where what is only supposed makes no fact of this type.
    fn status(&self, fact: FactType) -> Option<Judged> {
        if fact == FactType::Statement {
            // Saying itself is a deed: only a rule of refusing makes it denied.
            let denied = self.frame.status.is_some_and(|status| Status::ALL.get(status.index()) == Some(&Status::Denied));
            let governed = matches!(self.trigger, Trigger::Verb(place, _) if place > 0);
            let refusal = governed.then(|| status::of(self.scene, self.index, &self.trigger, None, fact));
            let refusal = refusal.filter(|judged| judged.status == Status::Denied);
            return Some(refusal.unwrap_or(Judged::plain(if denied { Status::Denied } else { Status::Actual })));
        }
        if fact == FactType::Attack && status::is_conditional(self.scene, self.clause) {
            return None;
        }
        let judged = status::of(self.scene, self.index, &self.trigger, self.frame.status, fact);
        let present = matches!(self.trigger, Trigger::Verb(0, verb) if !verb.past && !verb.perfect);
        let ahead = judged.status == Status::Actual && present && when::is_ahead(self.scene, self.index);
        Some(if ahead { Judged::plain(Status::Announced) } else { judged })
    }

    /// Whether what must not be there is there; the subject itself is no object.
    fn excludes(&self, way: &Way, fact: FactType) -> bool {
        let subject = self.acting_subject();
        let object = way.places.iter().any(|place| matches!(place, Place::Position(position) if position.0 == OBJECT));
        let passive = matches!(self.trigger, Trigger::Verb(_, verb) if verb.passive);
        let noun = way.fillers.iter().any(|filler| filler.kind.0 == crate::fact::rules::NOUN && filler.classes.is_empty());
        if object && noun && !passive {
            // A noun that no list knows is an object too: "valt de Europese veiligheidsarchitectuur aan".
            let unknown = |phrase: &Phrase| {
                !phrase.words.is_empty()
                    && phrase.definite
                    && phrase.members.iter().flatten().all(|&index| self.scene.item(index).is_some_and(|item| item.adjective))
            };
            if self.bare().any(|at| Some(at) != subject && self.phrase(at).is_some_and(|(_, phrase)| unknown(phrase))) {
                return true;
            }
        }
        self.look(way, fact, &[]).iter().any(|(at, _)| !object || passive || Some(*at) != subject)
    }

    /// The subject; where what stands in front can not act, who stands behind the verb.
    fn acting_subject(&self) -> Option<At> {
        let subject = self.subject_of(self.index, 0);
        let acts = |at: At| self.phrase(at).is_some_and(|(_, phrase)| self.is_agent(phrase));
        if subject.is_some_and(acts) {
            return subject;
        }
        self.subjects().into_iter().find(|&at| acts(at)).or(subject)
    }

    /// The fillers of the first place of a way that has any, with the phrase they stand in.
    fn look(&self, way: &Way, fact: FactType, used: &[(At, Span)]) -> Vec<(At, Vec<SlotValue>)> {
        let admits = |kind: Kind| way.fillers.iter().any(|filler| filler.kind.0 == kind as u16);
        // One who died counts by the title, not for the body behind it.
        let titles = matches!(
            fact,
            FactType::Statement | FactType::Meeting | FactType::Role | FactType::Command | FactType::Casualties | FactType::Custom
        );
        let valued = fact == FactType::Custom;
        let wanted = Wanted { fillers: &way.fillers, titles, places: admits(Kind::Place), governs: true, border: false, valued };
        for place in &way.places {
            if let (Place::Position(position), Trigger::Noun(token, lemma)) = (place, &self.trigger) {
                if position.0 == TRIGGER
                    && way.fillers.iter().any(|filler| filler.kind.0 == crate::fact::rules::NOUN && filler.classes.is_empty())
                {
                    let at = self.phrase_of(*token).unwrap_or(At { clause: self.index, phrase: u32::MAX });
                    return vec![(at, vec![self.trigger_filler(*token, *lemma)])];
                }
            }
            let found: Vec<(At, Vec<SlotValue>)> = self
                .places(place, wanted)
                .into_iter()
                .filter_map(|at| {
                    let (clause, phrase) = self.phrase(at)?;
                    let own = self.own_member(place, phrase);
                    let mut values = self.scene.fill(clause, own.as_ref().unwrap_or(phrase), wanted);
                    values
                        .retain(|value| !value.span().is_some_and(|span| used.iter().any(|(other, taken)| *other == at && *taken == span)));
                    (!values.is_empty()).then_some((at, values))
                })
                .collect();
            if !found.is_empty() {
                return self.joined(found, wanted);
            }
        }
        Vec::new()
    }

    /// Takes phrases that a list word joins to the first into it: "in Roemenië en op plekken in Bulgarije".
    fn joined(&self, mut found: Vec<(At, Vec<SlotValue>)>, wanted: Wanted<'_>) -> Vec<(At, Vec<SlotValue>)> {
        let Some((first, values)) = found.first_mut() else { return found };
        let Some((clause, own)) = self.phrase(*first).filter(|(_, phrase)| phrase.preposition.is_some()) else { return found };
        for next in clause.phrases.iter().skip(first.phrase as usize + 1).filter(|next| next.preposition.is_some() && next.first > own.last)
        {
            let list_word = next.first.checked_sub(1).is_some_and(|before| self.function(before).any(Function::LIST));
            if list_word && (next.preposition == own.preposition || wanted.places) {
                values.extend(self.scene.fill(clause, next, wanted));
            }
        }
        found
    }

    /// Of a list that holds the trigger only the member with it: "105 gesneuvelden en acht vermisten".
    fn own_member(&self, place: &Place, phrase: &Phrase) -> Option<Phrase> {
        let (Place::Position(position), Trigger::Noun(token, _)) = (place, &self.trigger) else { return None };
        if position.0 != TRIGGER || phrase.members.len() < 2 {
            return None;
        }
        let holds = |index: &u32| self.scene.item(*index).is_some_and(|item| item.first <= *token && *token < item.last);
        let member = phrase.members.iter().find(|member| member.iter().any(holds))?;
        Some(Phrase { members: vec![member.clone()], ..phrase.clone() })
    }

    fn phrase(&self, at: At) -> Option<(&Clause, &Phrase)> {
        let clause = self.scene.analysis.clauses.get(at.clause as usize)?;
        Some((clause, clause.phrases.get(at.phrase as usize)?))
    }

    /// The phrases that a place of a way names, the likeliest first.
    fn places(&self, place: &Place, wanted: Wanted<'_>) -> Vec<At> {
        match place {
            Place::Marker(words) => self.behind(words.head(), wanted),
            Place::Position(position) => match (position.0, &self.trigger) {
                (SUBJECT, Trigger::Verb(_, verb)) => {
                    if verb.passive {
                        Vec::new()
                    } else {
                        self.with_parts(self.subjects())
                    }
                }
                (OBJECT, Trigger::Verb(_, verb)) => self.with_parts(self.objects(verb.passive)),
                (INDIRECT, Trigger::Verb(_, verb)) => self.indirect(verb.passive),
                (SUBJECT, Trigger::Noun(..)) if self.acts() => self.subject_of(self.index, 0).into_iter().collect(),
                (POSSESSIVE | TRIGGER, Trigger::Noun(token, _)) => self.phrase_of(*token).into_iter().collect(),
                (SUBJECT..=TRIGGER, _) => Vec::new(),
                _ => (0..self.clause.phrases.len() as u32).map(|phrase| At { clause: self.index, phrase }).collect(),
            },
        }
    }

    fn phrase_of(&self, token: u32) -> Option<At> {
        let phrase = self.clause.phrases.iter().position(|phrase| phrase.first <= token && token < phrase.last)?;
        Some(At { clause: self.index, phrase: phrase as u32 })
    }

    /// Phrases behind a preposition; of a noun trigger those that follow it without a gap, and for places the others too.
    fn behind(&self, preposition: u64, wanted: Wanted<'_>) -> Vec<At> {
        let locative = self.scene.rules.cues.is_locative(preposition);
        let matching = |phrase: &Phrase| phrase.preposition == Some(preposition) || (phrase.there && wanted.places && locative);
        let phrases = || self.clause.phrases.iter().enumerate();
        let at = |place: usize| At { clause: self.index, phrase: place as u32 };
        let mut found: Vec<At> = match self.trigger {
            Trigger::Verb(..) => phrases().filter(|(_, phrase)| matching(phrase)).map(|(place, _)| at(place)).collect(),
            Trigger::Noun(token, _) => {
                let own = self.phrase_of(token).map_or(0, |own| own.phrase as usize);
                let chained = phrases().skip(own + 1).take_while(|(place, phrase)| phrase.follows == Some(*place as u32 - 1));
                let mut found: Vec<At> = chained.filter(|(_, phrase)| matching(phrase)).map(|(place, _)| at(place)).collect();
                // "De brigade oefent bij X" is no brigade in X.
                let beside = self.frame.slots.iter().flat_map(|spec| &spec.ways).any(|way| {
                    way.places.iter().any(|place| matches!(place, Place::Position(position) if position.0 == TRIGGER))
                        && way.fillers.iter().any(|filler| filler.kind.0 == Kind::Unit as u16)
                });
                if wanted.places && locative && !beside {
                    let others = phrases().filter(|(place, phrase)| matching(phrase) && !found.contains(&at(*place)));
                    let others: Vec<At> = others.map(|(place, _)| at(place)).collect();
                    found.extend(others);
                }
                found
            }
        };
        if wanted.places && self.relative_place() {
            found.extend(self.antecedent(self.index));
        }
        found
    }

    /// Whether the clause hangs on a place: "waar ook een bataljon ligt".
    fn relative_place(&self) -> bool {
        let Some(link) = self.clause.link.filter(|_| matches!(self.clause.kind, ClauseKind::Relative | ClauseKind::Subordinate)) else {
            return false;
        };
        self.function(link).any(Function::RELATIVE)
            && !self.function(link).any(Function::DEMONSTRATIVE.with(Function::PRONOUN).with(Function::DETERMINER))
    }

    fn function(&self, token: u32) -> Function {
        self.scene.context.function(token as usize)
    }

    /// The phrase that a relative clause says something of: the last before its link.
    fn antecedent(&self, clause: u32) -> Option<At> {
        self.antecedents(clause).first().copied()
    }

    /// The phrases that a relative clause can say something of: the last before its link, then those it hangs on
    /// ("een battlegroup van 1600 militairen, die …").
    fn antecedents(&self, clause: u32) -> Vec<At> {
        let Some((link, mut holder)) = self.scene.analysis.clauses.get(clause as usize).and_then(|own| Some((own.link?, own.parent?)))
        else {
            return Vec::new();
        };
        for _ in 0..DEPTH {
            let Some(parent) = self.scene.analysis.clauses.get(holder as usize) else { break };
            if let Some(last) = parent.phrases.iter().rposition(|phrase| phrase.last <= link) {
                let mut found = vec![At { clause: holder, phrase: last as u32 }];
                let mut hangs = parent.phrases.get(last).and_then(|phrase| phrase.follows);
                while let Some(before) = hangs.filter(|_| found.len() < DEPTH) {
                    found.push(At { clause: holder, phrase: before });
                    hangs = parent.phrases.get(before as usize).and_then(|phrase| phrase.follows);
                }
                return found;
            }
            let Some(above) = parent.parent else { break };
            holder = above;
        }
        Vec::new()
    }

    /// Whether the link of a relative clause is itself its subject or object ("die", "dat", "wat").
    fn relative_noun(&self, clause: &Clause) -> bool {
        clause.kind == ClauseKind::Relative && clause.link.is_some_and(|link| self.function(link).any(Function::PRONOUN))
    }

    /// Whether the clause's subject does what the trigger noun names: no verb, or one that plans or promises it.
    fn acts(&self) -> bool {
        let given =
            matches!(FactType::ALL.get(self.frame.fact.index()), Some(FactType::Supply | FactType::Deployment | FactType::Training));
        !given || self.clause.verbs.is_empty() || self.clause.verbs.iter().any(|verb| status::reaches_object(self.scene, self.clause, verb))
    }

    /// Who does what a verb of asking or ordering asks for: its object ("vroeg België tanks te sturen").
    fn controlled(&self) -> Option<At> {
        let agents = |index: u32| {
            let clause = self.scene.analysis.clauses.get(index as usize)?;
            let subject = self.subject_of(index, 0);
            let bare = clause.phrases.iter().enumerate().filter(|(_, phrase)| phrase.preposition.is_none() && self.is_agent(phrase));
            bare.map(|(place, _)| At { clause: index, phrase: place as u32 }).find(|at| Some(*at) != subject)
        };
        let asks = |verb: &VerbUse| {
            self.scene.context.lists.verb_lemmas.get(verb.verb as usize).is_some_and(|&lemma| self.scene.rules.cues.controls(lemma))
        };
        match self.trigger {
            Trigger::Verb(place, _) if self.clause.verbs.get(..place).is_some_and(|governors| governors.iter().any(asks)) => {
                agents(self.index)
            }
            Trigger::Verb(..) if self.clause.kind == ClauseKind::Infinitive => {
                let parent = self.clause.parent.filter(|&parent| {
                    self.scene.analysis.clauses.get(parent as usize).is_some_and(|clause| clause.verbs.iter().any(asks))
                })?;
                agents(parent)
            }
            _ => None,
        }
    }

    /// The phrases that can be the subject, the likeliest first.
    fn subjects(&self) -> Vec<At> {
        if let Some(controlled) = self.controlled() {
            return vec![controlled];
        }
        let mut found: Vec<At> = self.subject_of(self.index, 0).into_iter().collect();
        if self.relative_noun(self.clause) {
            found.extend(self.antecedents(self.index).into_iter().skip(1));
        }
        let fronted = found
            .first()
            .and_then(|&at| self.phrase(at))
            .zip(self.clause.finite)
            .is_some_and(|((_, phrase), finite)| phrase.last <= finite);
        let participles = self.clause.verbs.iter().filter(|verb| verb.form == Form::Participle).count();
        if participles > 1 && found.first().is_some_and(|at| at.clause == self.index) {
            // "twee militairen gesneuveld en vijf gewond geraakt"
            let token = self.trigger.token();
            let number =
                |phrase: &Phrase| phrase.items().filter_map(|index| self.scene.item(index)).any(|item| item.kind == Some(Kind::Number));
            let counted =
                self.bare().filter(|at| self.phrase(*at).is_some_and(|(_, phrase)| phrase.last <= token && number(phrase))).last();
            if let Some(counted) = counted {
                found.insert(0, counted);
            }
        }
        let front = found.first().copied().filter(|at| at.clause == self.index && fronted).and_then(|at| self.phrase(at));
        let acts = |phrase: &Phrase| {
            let other = phrase.pronoun.is_some_and(|token| !self.function(token).any(Function::SUBJECT));
            self.is_agent(phrase) && !(other && phrase.members.is_empty())
        };
        if let Some((_, front)) = front.filter(|(_, phrase)| !acts(phrase)) {
            // "Wapens stuurt Duitsland": where the phrase in front can not be the subject, one behind the verb is.
            let plural = self.has_plural_verb() && self.looks_plural(front);
            let fits =
                |at: &At| !plural || self.phrase(*at).is_some_and(|(_, phrase)| phrase.members.len() > 1 || self.looks_plural(phrase));
            found.extend(self.bare().filter(|at| found.first() != Some(at) && fits(at)).collect::<Vec<_>>());
        }
        found
    }

    /// Whether the finite verb goes with a plural only.
    fn has_plural_verb(&self) -> bool {
        self.clause.finite.is_some_and(|finite| {
            let mut forms =
                self.scene.context.verb_forms(finite as usize).filter(|form| matches!(form.tense, Tense::Present | Tense::Past));
            forms.next().is_some_and(|form| form.number == Number::Plural) && forms.all(|form| form.number == Number::Plural)
        })
    }

    /// Whether the last word of a phrase looks like a plural.
    fn looks_plural(&self, phrase: &Phrase) -> bool {
        self.scene.context.word(phrase.last.saturating_sub(1) as usize).ends_with(['n', 's', 'S'])
    }

    /// The phrases behind a share or group that say of whom: "de eerste lichting | van 450 militairen".
    fn with_parts(&self, mut found: Vec<At>) -> Vec<At> {
        let parts: Vec<At> = found
            .iter()
            .filter_map(|&at| {
                let (clause, phrase) = self.phrase(at)?;
                let head = phrase.items().last().and_then(|index| self.scene.item(index));
                let part = head.is_some_and(|item| {
                    matches!(item.head, Head::Noun(row) if self.scene.context.lists.amount.nouns.get(row as usize).is_some_and(|noun| noun.sort == NounSort::Part))
                });
                let next = clause.phrases.get(at.phrase as usize + 1).filter(|next| part && next.preposition.is_some() && next.first == phrase.last);
                next.map(|_| At { clause: at.clause, phrase: at.phrase + 1 })
            })
            .collect();
        found.extend(parts);
        found
    }

    fn subject_of(&self, index: u32, depth: usize) -> Option<At> {
        let clause = self.scene.analysis.clauses.get(index as usize)?;
        let own = clause.subject.map(|phrase| At { clause: index, phrase });
        if depth >= DEPTH {
            return own;
        }
        if self.relative_noun(clause) {
            let agent = own.and_then(|at| self.phrase(at)).is_some_and(|(_, phrase)| self.is_agent(phrase));
            let antecedent = self.antecedent(index);
            let antecedent_agent = antecedent.and_then(|at| self.phrase(at)).is_some_and(|(_, phrase)| self.is_agent(phrase));
            return if agent && !antecedent_agent { own } else { antecedent.or(own) };
        }
        if clause.kind == ClauseKind::Infinitive
            || (clause.shares_subject && own.is_none())
            || (clause.shares_subject && self.is_behind_verb(clause) && !self.brings_subject(index, clause))
        {
            let before = if clause.kind == ClauseKind::Infinitive { clause.parent } else { self.sibling_before(index) };
            return before.and_then(|before| self.subject_of(before, depth + 1)).or(own);
        }
        own
    }

    /// Whether a clause that opens with its verb has its subject behind it: "Daarbij kwamen drie bewoners om en raakten er tien gewond".
    fn brings_subject(&self, index: u32, clause: &Clause) -> bool {
        let Some(finite) = clause.finite else { return false };
        let there = |token: u32| self.function(token).any(Function::THERE);
        let Some(own) = clause.subject.and_then(|phrase| clause.phrases.get(phrase as usize)) else { return false };
        let beside = own.first == finite + 1 || (there(finite + 1) && own.first == finite + 2);
        if there(finite + 1) && beside {
            return true;
        }
        let Some(before) = self.sibling_before(index).and_then(|before| self.scene.analysis.clauses.get(before as usize)) else {
            return false;
        };
        beside && self.is_behind_verb(before) && self.is_agent(own)
    }

    fn is_behind_verb(&self, clause: &Clause) -> bool {
        clause
            .subject
            .and_then(|phrase| clause.phrases.get(phrase as usize))
            .zip(clause.finite)
            .is_some_and(|(phrase, finite)| phrase.first > finite)
    }

    fn sibling_before(&self, index: u32) -> Option<u32> {
        let own = self.scene.analysis.clauses.get(index as usize)?;
        let from = self.scene.analysis.clauses_of(own.sentence as usize).start as u32;
        (from..index).rev().find(|&other| {
            self.scene.analysis.clauses.get(other as usize).is_some_and(|clause| clause.parent == own.parent && clause.kind == own.kind)
        })
    }

    /// Whether a phrase names someone who can act.
    fn is_agent(&self, phrase: &Phrase) -> bool {
        phrase.pronoun.is_some()
            || phrase.items().filter_map(|index| self.scene.item(index)).any(|item| {
                // "Kiev" where it stands for its government.
                let seat = || match item.head {
                    Head::Entity(index) => {
                        matches!(self.scene.entity(index).and_then(|entity| entity.referent()), Some(Referent::State(_)))
                    }
                    _ => false,
                };
                !item.adjective
                    && (seat()
                        || matches!(item.kind, Some(Kind::Country | Kind::Organisation | Kind::Person | Kind::Role | Kind::Nationality)))
            })
    }

    fn bare(&self) -> impl Iterator<Item = At> + '_ {
        let moment = |phrase: &Phrase| phrase.items().next().and_then(|index| self.scene.item(index)).is_some_and(|item| item.is_moment());
        let phrases = self.clause.phrases.iter().enumerate();
        phrases
            .filter(move |(_, phrase)| phrase.preposition.is_none() && !moment(phrase) && !self.is_apposition(phrase))
            .map(|(place, _)| At { clause: self.index, phrase: place as u32 })
    }

    /// "De voorzitter van de raad, X, noemt …": a name between commas says who stands before it.
    fn is_apposition(&self, phrase: &Phrase) -> bool {
        let word = |at: u32| self.scene.context.word(at as usize);
        let kind = |phrase: &Phrase| phrase.items().last().and_then(|index| self.scene.item(index)).and_then(|item| item.kind);
        let named = self.clause.phrases.iter().any(|before| before.last + 1 == phrase.first && kind(before) == Some(Kind::Person));
        if named && kind(phrase) == Some(Kind::Role) && phrase.first.checked_sub(1).is_some_and(|before| word(before) == ",") {
            return true;
        }
        let person = phrase.items().next().and_then(|index| self.scene.item(index)).is_some_and(|item| item.kind == Some(Kind::Person));
        person && word(phrase.last) == "," && phrase.first.checked_sub(1).is_some_and(|before| word(before) == ",")
    }

    fn objects(&self, passive: bool) -> Vec<At> {
        let subject = self.subject_of(self.index, 0);
        let mut found: Vec<At> = Vec::new();
        if passive {
            found.extend(subject);
        }
        if self.relative_noun(self.clause) {
            if subject.is_some_and(|at| at.clause == self.index) {
                found.extend(self.antecedent(self.index));
            } else if passive {
                // "een troepenmacht in Haïti, die door Kenia wordt geleid"
                found.extend(self.antecedents(self.index).into_iter().skip(1));
            }
        }
        found.extend(self.bare().filter(|at| Some(*at) != subject));
        let participles = self.clause.verbs.iter().filter(|verb| verb.form == Form::Participle).count();
        if participles > 1 {
            // "twee gesneuveld en vijf gewond": each takes what stands before it.
            let token = self.trigger.token();
            found.sort_by_key(|at| {
                self.phrase(*at).map_or(u32::MAX, |(_, phrase)| if phrase.last <= token { token - phrase.last } else { u32::MAX / 2 })
            });
        }
        let strict = matches!(FactType::ALL.get(self.frame.fact.index()), Some(FactType::Casualties | FactType::Training));
        if !passive && !strict {
            // Last, so that it serves only where nothing else does and it was not taken as the subject.
            found.extend(subject.filter(|at| at.clause == self.index));
        }
        found
    }

    /// The phrases that can be the receiver: there must be another that can be what is received.
    fn indirect(&self, passive: bool) -> Vec<At> {
        let subject = self.controlled().or_else(|| self.subject_of(self.index, 0));
        let others: Vec<At> = self.bare().filter(|at| passive || Some(*at) != subject).collect();
        let relative = self.relative_noun(self.clause) && subject.is_some_and(|at| at.clause == self.index);
        if others.len() + usize::from(relative) > 1 {
            others
        } else {
            Vec::new()
        }
    }

    /// The trigger noun itself as a filler: its own singular, compound included.
    fn trigger_filler(&self, token: u32, lemma: u64) -> SlotValue {
        let word = self.scene.context.word(token as usize);
        let value = self.scene.rules.noun_lemma(&fold::fold(word), word, lemma);
        SlotValue::Filler(Filler {
            kind: FillerKind::Noun,
            value,
            entity: None,
            span: self.scene.context.span(token as usize, token as usize + 1),
        })
    }
}

/// The bytes of a name that fills a slot.
fn named(value: &SlotValue) -> Option<Span> {
    match value {
        SlotValue::Filler(Filler {
            kind: FillerKind::Entity(Kind::Country | Kind::Place | Kind::Organisation | Kind::Person),
            span,
            ..
        }) => Some(*span),
        _ => None,
    }
}

/// The value that a rule sets a slot to.
pub fn constant_value(slot: &str, value: &str, span: Span) -> SlotValue {
    if let Some(outcome) = Outcome::from_name(value).filter(|_| slot == "outcome") {
        SlotValue::Outcome(outcome)
    } else if let Some(number) = value.parse::<f64>().ok().filter(|_| slot == "quantity") {
        SlotValue::Count(Count { bounds: Bounds::exact(number), class: None, entity: None, span })
    } else {
        SlotValue::Filler(Filler { kind: FillerKind::Noun, value: value.to_owned(), entity: None, span })
    }
}
