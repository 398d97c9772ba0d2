//! The eleven fact types as typed structs, and the one table of their slots.

use std::sync::Arc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::fact::custom::{Custom, PLACES};
use crate::fact::draft::{Draft, SlotValue};
use crate::fact::field::Field;
use crate::fact::{Count, Filler, Scene};
use crate::span::Span;
use crate::value::{Interval, Length, Outcome, Status};

/// What every fact has beside its slots.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// The smallest span that holds trigger and slots.
    pub span: Span,
    /// The index of the trigger's sentence.
    pub sentence: usize,
    /// How far it has come.
    pub status: Status,
    /// When, where the text dates it.
    pub time: Option<Interval>,
    /// Who is said to say it.
    pub source: Vec<Filler>,
    /// The name of the rule that found it.
    pub rule: Arc<str>,
}

/// A quoted stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its bytes, without the outer marks.
    pub span: Span,
    /// Its bytes as text.
    pub text: String,
}

impl Serialize for Quote {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// Declares the fact types: a struct each, the enum over them, and the table of slots.
macro_rules! facts {
    ($($(#[$outer:meta])* $name:ident = $text:literal { $($(#[$inner:meta])* $slot:ident : $type:ty),+ $(,)? } key [$($key:literal),+];)+) => {
        $(
            $(#[$outer])*
            #[derive(Clone, Debug, PartialEq)]
            pub struct $name {
                $($(#[$inner])* pub $slot: $type,)+
                /// Span, sentence, status, time, source and rule.
                pub basis: Basis,
            }
        )+

        /// A fact of one of the eleven types, or of a type that a caller's rules declare.
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Fact {
            $($(#[$outer])* $name($name),)+
            /// A fact of a caller's own type.
            Custom(Custom),
        }

        /// The type of a fact.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum FactType {
            $($(#[$outer])* $name,)+
            /// A type that a caller's rules declare; [`Fact::type_name`] tells which.
            Custom,
        }

        impl FactType {
            /// The eleven types, in the contract's order; what callers declare is none of them.
            pub const ALL: &'static [FactType] = &[$(FactType::$name),+];

            /// The contract's name.
            pub const fn name(self) -> &'static str {
                match self { $(FactType::$name => $text,)+ FactType::Custom => "custom" }
            }

            /// The slots, in the contract's order; those of a caller's own type are in its facts.
            pub const fn slots(self) -> &'static [&'static str] {
                match self { $(FactType::$name => &[$(stringify!($slot)),+],)+ FactType::Custom => PLACES }
            }

            /// The slots of which a fact needs at least one.
            pub const fn keys(self) -> &'static [&'static str] {
                match self { $(FactType::$name => &[$($key),+],)+ FactType::Custom => PLACES }
            }
        }

        impl Fact {
            /// Its type.
            pub fn fact_type(&self) -> FactType {
                match self { $(Fact::$name(_) => FactType::$name,)+ Fact::Custom(_) => FactType::Custom }
            }

            /// Span, sentence, status, time, source and rule.
            pub fn basis(&self) -> &Basis {
                match self { $(Fact::$name(fact) => &fact.basis,)+ Fact::Custom(fact) => &fact.basis }
            }

            /// The typed fact of a finished draft.
            pub(crate) fn from_draft(scene: &Scene<'_>, draft: &mut Draft, basis: Basis) -> Fact {
                match draft.fact {
                    FactType::Custom => Fact::Custom(Custom::from_draft(scene, draft, basis)),
                    $(FactType::$name => Fact::$name($name { $($slot: Field::take(draft.take(stringify!($slot))),)+ basis }),)+
                }
            }

            fn write_slots<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                match self {
                    $(Fact::$name(fact) => { $(fact.$slot.write(stringify!($slot), map)?;)+ })+
                    Fact::Custom(fact) => {
                        for (slot, values) in &fact.slots {
                            map.serialize_entry(&**slot, values)?;
                        }
                    }
                }
                Ok(())
            }

            /// The slots that are filled, each by its name with its values, in the order in which they serialise: what every type
            /// of fact has, for programs that do not ask which it is.
            pub fn slots(&self) -> Vec<(&str, Vec<SlotValue>)> {
                let mut slots: Vec<(&str, Vec<SlotValue>)> = match self {
                    $(Fact::$name(fact) => vec![$((stringify!($slot), fact.$slot.values())),+],)+
                    Fact::Custom(fact) => fact.slots.iter().map(|(slot, values)| (&**slot, values.clone())).collect(),
                };
                slots.retain(|(_, values)| !values.is_empty());
                slots
            }
        }
    };
}

facts! {
    /// Who holds which function.
    Role = "role" {
        /// Who.
        person: Vec<Filler>,
        /// Lemma of the title.
        title: Vec<Filler>,
        /// Of which body.
        organisation: Vec<Filler>,
        /// Of which state.
        country: Vec<Filler>,
    } key ["person", "title"];
    /// How many people or pieces someone has, or stand somewhere.
    Strength = "strength" {
        /// How many of what.
        quantity: Option<Count>,
        /// Who has them.
        holder: Vec<Filler>,
        /// The formation that they make up.
        unit: Vec<Filler>,
        /// Where they stand.
        place: Vec<Filler>,
    } key ["quantity"];
    /// Forces or materiel sent to, stationed in, moved to or withdrawn from a place.
    Deployment = "deployment" {
        /// Who sends.
        actor: Vec<Filler>,
        /// Which formation.
        unit: Vec<Filler>,
        /// How many.
        quantity: Option<Count>,
        /// Which materiel.
        equipment: Vec<Filler>,
        /// From where.
        origin: Vec<Filler>,
        /// Where to.
        destination: Vec<Filler>,
    } key ["actor", "destination", "origin"];
    /// Materiel, money or help given to another party.
    Supply = "supply" {
        /// Who gives.
        supplier: Vec<Filler>,
        /// Lemma of what.
        item: Vec<Filler>,
        /// How many.
        quantity: Option<Count>,
        /// To whom.
        recipient: Vec<Filler>,
    } key ["item", "recipient"];
    /// Who leads a formation.
    Command = "command" {
        /// Who.
        commander: Vec<Filler>,
        /// What.
        unit: Vec<Filler>,
    } key ["commander", "unit"];
    /// How fast a formation can go, or that it stands ready.
    Readiness = "readiness" {
        /// What.
        unit: Vec<Filler>,
        /// Within how long.
        within: Option<Length>,
        /// Since when: an ISO date.
        since: Option<String>,
    } key ["unit"];
    /// Who trains whom.
    Training = "training" {
        /// Who trains.
        trainer: Vec<Filler>,
        /// Who is trained.
        trainee: Vec<Filler>,
        /// How many are trained.
        quantity: Option<Count>,
    } key ["trainer", "quantity"];
    /// Losses.
    Casualties = "casualties" {
        /// What happened to them.
        outcome: Option<Outcome>,
        /// How many.
        quantity: Option<Count>,
        /// On whose side.
        side: Vec<Filler>,
        /// Where.
        place: Vec<Filler>,
    } key ["outcome", "quantity"];
    /// An armed or cyber attack, invasion, annexation, shelling.
    Attack = "attack" {
        /// Who.
        attacker: Vec<Filler>,
        /// Whom or what.
        target: Vec<Filler>,
        /// With what.
        method: Vec<Filler>,
    } key ["attacker", "target"];
    /// Who meets or confers with whom.
    Meeting = "meeting" {
        /// Who.
        participants: Vec<Filler>,
        /// Where.
        place: Vec<Filler>,
    } key ["participants"];
    /// Who says something.
    Statement = "statement" {
        /// Who.
        speaker: Vec<Filler>,
        /// Direct speech.
        quote: Option<Quote>,
    } key ["speaker"];
}

impl Fact {
    /// The name of its type: the contract's, or the one that a caller's rules declare.
    pub fn type_name(&self) -> &str {
        match self {
            Fact::Custom(fact) => &fact.name,
            other => other.fact_type().name(),
        }
    }
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let basis = self.basis();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", self.type_name())?;
        map.serialize_entry("start", &basis.span.start())?;
        map.serialize_entry("end", &basis.span.end())?;
        map.serialize_entry("sentence", &basis.sentence)?;
        map.serialize_entry("status", &basis.status)?;
        map.serialize_entry("rule", &*basis.rule)?;
        self.write_slots(&mut map)?;
        if let Some(time) = &basis.time {
            map.serialize_entry("time", time)?;
        }
        map.serialize_entry("source", &basis.source)?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::fact::FillerKind;
    use crate::value::{Bounds, Class, Kind, Point, Unit};

    fn filler(kind: Kind, value: &'static str, entity: Option<usize>) -> Filler {
        Filler { kind: FillerKind::Entity(kind), value: value.into(), entity, span: Span::new(1, 2) }
    }

    fn basis() -> Basis {
        Basis { span: Span::new(3, 40), sentence: 2, status: Status::Announced, time: None, source: Vec::new(), rule: "a.rule".into() }
    }

    /// A fact's JSON between what comes before the slots and what comes behind them in every fact.
    fn slots(fact: &Fact) -> String {
        let json = serde_json::to_string(fact).unwrap();
        let before =
            format!(r#"{{"type":"{}","start":3,"end":40,"sentence":2,"status":"announced","rule":"a.rule""#, fact.fact_type().name());
        let rest = json.strip_prefix(&before).unwrap();
        rest.strip_suffix(r#","source":[]}"#).unwrap().trim_start_matches(',').to_owned()
    }

    #[test]
    fn slots_stand_in_the_contracts_order() {
        let fact = Fact::Deployment(Deployment {
            actor: vec![filler(Kind::Country, "DE", Some(17))],
            unit: vec![filler(Kind::Unit, "compagnie", Some(18))],
            quantity: Some(Count {
                bounds: Bounds::between(150.0, 200.0),
                class: Some(Class::Personnel),
                entity: Some(19),
                span: Span::new(1, 2),
            }),
            equipment: Vec::new(),
            origin: Vec::new(),
            destination: vec![filler(Kind::Country, "SK", Some(21)), filler(Kind::Place, "Oost-Europa", None)],
            basis: basis(),
        });
        let expected = concat!(
            r#""actor":[{"kind":"country","value":"DE","entity":17}],"unit":[{"kind":"unit","value":"compagnie","entity":18}],"#,
            r#""quantity":{"min":150,"max":200,"class":"personnel","entity":19},"#,
            r#""destination":[{"kind":"country","value":"SK","entity":21},{"kind":"place","value":"Oost-Europa"}]"#
        );
        assert_eq!(slots(&fact), expected);
    }

    #[test]
    fn plain_slots_are_plain_values() {
        let facts = [
            Fact::Readiness(Readiness { unit: Vec::new(), within: Some(Length::of(Unit::Day, 5.0)), since: None, basis: basis() }),
            Fact::Readiness(Readiness { unit: Vec::new(), within: None, since: Some("2022-01-01".into()), basis: basis() }),
            Fact::Casualties(Casualties {
                outcome: Some(Outcome::Killed),
                quantity: Some(Count { bounds: Bounds::about(20.0), class: None, entity: None, span: Span::new(1, 2) }),
                side: Vec::new(),
                place: Vec::new(),
                basis: basis(),
            }),
            Fact::Statement(Statement {
                speaker: Vec::new(),
                quote: Some(Quote { span: Span::new(4, 9), text: "klaar \"nu\"".into() }),
                basis: basis(),
            }),
            Fact::Supply(Supply {
                supplier: Vec::new(),
                item: vec![Filler { kind: FillerKind::Noun, value: "wapen".into(), entity: None, span: Span::new(1, 2) }],
                quantity: None,
                recipient: Vec::new(),
                basis: basis(),
            }),
        ];
        let expected = [
            r#""within":"P5D""#,
            r#""since":"2022-01-01""#,
            r#""outcome":"killed","quantity":{"min":20,"max":20,"approx":true}"#,
            r#""quote":"klaar \"nu\"""#,
            r#""item":[{"kind":"noun","value":"wapen"}]"#,
        ];
        assert_eq!(facts.each_ref().map(slots), expected);
    }

    #[test]
    fn time_and_source_follow_the_slots() {
        let time = Interval { from: "2022-02-25".parse().ok().map(Point::Day), to: "2022-02-26".parse().ok().map(Point::Day) };
        let source = vec![filler(Kind::Person, "Jens Stoltenberg", Some(3))];
        let fact = Fact::Meeting(Meeting {
            participants: vec![filler(Kind::Role, "leider", None)],
            place: Vec::new(),
            basis: Basis { time: Some(time), source, ..basis() },
        });
        let expected = concat!(
            r#"{"type":"meeting","start":3,"end":40,"sentence":2,"status":"announced","rule":"a.rule","#,
            r#""participants":[{"kind":"role","value":"leider"}],"time":{"from":"2022-02-25","to":"2022-02-26"},"#,
            r#""source":[{"kind":"person","value":"Jens Stoltenberg","entity":3}]}"#
        );
        assert_eq!(serde_json::to_string(&fact).unwrap(), expected);
    }

    #[test]
    fn every_key_is_a_slot() {
        for fact in FactType::ALL {
            assert!(!fact.keys().is_empty() && fact.keys().iter().all(|key| fact.slots().contains(key)), "{}", fact.name());
        }
    }
}
