//! Bodies without a name: "de Poolse regering" acts as its state, "het parket" speaks as what it is.

use crate::clause::{Clause, Head, Item, Phrase};
use crate::fact::draft::{SlotValue, Values};
use crate::fact::wanted::Wanted;
use crate::fact::worth::filler;
use crate::fact::{Filler, FillerKind, Scene};
use crate::mention::{Text, Value};
use crate::token::function::Function;
use crate::token::Shape;
use crate::value::Kind;

impl Scene<'_> {
    /// "de Poolse regering" acts as its state; "de autoriteiten" alone and "het Belgische parket" speak as who they are.
    pub(super) fn government(&self, clause: &Clause, phrase: &Phrase, wanted: Wanted<'_>) -> Values {
        let speaks = wanted.titles && wanted.admits_kind(Kind::Role);
        let acts = wanted.governs && wanted.admits_kind(Kind::Country);
        let Some((_, state)) = (speaks || acts).then(|| self.body(phrase)).flatten() else { return Values::new() };
        let adjective = phrase.items().filter_map(|index| self.item(index)).find(|item| item.adjective);
        let code = if state && acts { self.state_of(clause, phrase, adjective) } else { None };
        match code {
            Some(state) => [state].into(),
            None if speaks && !(state && (adjective.is_some() || !wanted.governs)) => self.nameless(phrase),
            None => Values::new(),
        }
    }

    /// The state for which a body acts: "de Poolse regering", "de regering in Boedapest", "de junta van Niger".
    fn state_of(&self, clause: &Clause, phrase: &Phrase, adjective: Option<&Item>) -> Option<SlotValue> {
        if let Some(Head::Entity(index)) = adjective.map(|item| item.head) {
            let entity = self.entity(index)?;
            return Some(filler(Kind::Country, entity.value.label_text()?, index, entity.span));
        }
        let seat = clause.phrases.iter().find(|next| next.first == phrase.last && next.preposition.is_some() && phrase.members.is_empty());
        let seat = seat.and_then(|next| next.items().next()).and_then(|index| self.item(index));
        let Some(Head::Entity(index)) = seat.map(|item| item.head) else { return None };
        let entity = self.entity(index)?;
        match &entity.value {
            Value::Country { code, .. } => Some(filler(Kind::Country, *code, index, entity.span)),
            Value::Place { country: Some(code), .. } => Some(filler(Kind::Country, code.clone(), index, entity.span)),
            _ => None,
        }
    }

    /// The bodies without a name that a phrase lists: "de directie en de bonden".
    fn nameless(&self, phrase: &Phrase) -> Values {
        let last = self.before_moment(phrase);
        let ends = |at: &u32| {
            let next = *at + 1;
            next == last || self.context.function(next as usize).any(Function::LIST) || self.context.word(next as usize) == ","
        };
        let bodies = (phrase.first..phrase.last).filter(ends).filter_map(|at| Some((at as usize, self.body_at(at as usize)?)));
        bodies
            .map(|(at, (lemma, _))| {
                let span = self.context.span(at, at + 1);
                SlotValue::Filler(Filler { kind: FillerKind::Noun, value: lemma, entity: None, span })
            })
            .collect()
    }

    /// The body without a name that ends a phrase with nothing but adjectives before it, and whether it acts for a state.
    pub(super) fn body(&self, phrase: &Phrase) -> Option<(Text, bool)> {
        let names =
            phrase.items().filter_map(|index| self.item(index)).any(|item| !item.adjective && item.kind.is_some() && !item.is_moment());
        // "beide partijen" were named before.
        let both = || (phrase.first..phrase.last).take(2).any(|at| self.context.word(at as usize).eq_ignore_ascii_case("beide"));
        self.before_moment(phrase).checked_sub(1).filter(|_| !names && !both()).and_then(|last| self.body_at(last as usize))
    }

    /// Where a phrase ends without the moment that stands right behind its noun: "de Iraanse staatsmedia | maandagochtend".
    fn before_moment(&self, phrase: &Phrase) -> u32 {
        let moment = phrase.items().filter_map(|index| self.item(index)).find(|item| item.is_moment() && item.last == phrase.last);
        moment.map_or(phrase.last, |item| item.first)
    }

    /// The body without a name that a word is; what no list knows may be a compound: "de luchtvaartdienst".
    fn body_at(&self, at: usize) -> Option<(Text, bool)> {
        let cues = &self.rules.cues;
        // "de Landelijke Huisartsen Vereniging" has a name.
        let plain = !self.context.shape(at).has(Shape::CAPITAL);
        if let Some((lemma, state)) = cues.government(self.context.hash(at)).filter(|_| plain || self.context.opens_sentence(at)) {
            return Some((lemma.into(), state));
        }
        plain.then(|| cues.compound_body(self.context.word(at))).flatten().map(|lemma| (lemma.into(), false))
    }
}
