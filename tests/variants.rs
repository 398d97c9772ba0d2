//! Variants of a sentence that differ in one thing, derived only where the result is good Dutch: by its clause, its verb and its
//! entities. What can not be derived safely is left out.

use std::ops::Range;

use feiten::clause::{Analysis, Clause, ClauseKind, Form, Phrase, VerbUse};
use feiten::fact::Fact;
use feiten::mention::Context;
use feiten::rule::Example;
use feiten::token::verb::{Auxiliary, Number, Tense, VerbForm};
use feiten::{Entity, Extraction, FactType, Kind, Value};

use crate::clauses::{with_analysis, LISTS};
use crate::speller;

/// The classes of variants, in order.
pub const CLASSES: &[&str] =
    &["aldus", "country", "digits", "geen", "inverted", "name", "niet", "passive", "subordinate", "volgens", "words", "zou"];

/// What must be different in the fact.
pub enum Change {
    Nothing,
    /// A field has this value alone.
    Field(&'static str, String),
    /// One value stands in another's place, wherever the fact has it.
    Value {
        from: String,
        to: String,
    },
}

/// A derived sentence.
pub struct Variant {
    pub class: &'static str,
    pub text: String,
    pub change: Change,
}

/// All variants of an example that gives this fact; `passive` tells whether its rule finds who acts behind "door".
pub fn of(extraction: &Extraction, fact: &Fact, example: &Example, passive: bool) -> Vec<Variant> {
    let mut variants = Vec::new();
    for mark in &example.marks {
        let inside = |entity: &&Entity| entity.span().start() >= mark.bytes.start && entity.span().end() <= mark.bytes.end;
        let Some(entity) = extraction.entities().iter().find(inside) else { continue };
        // Where another entity stands for the same state, only one of the two is changed.
        let same = |filler: &feiten::fact::Filler| entity.value().label() == Some(&filler.value);
        let other = |filler: &feiten::fact::Filler| filler.entity.and_then(|at| extraction.entities().get(at)) != Some(entity);
        if fact.basis().source.iter().any(|filler| same(filler) && other(filler)) {
            continue;
        }
        variants.extend(other_name(extraction, &example.text, mark.bytes.clone(), entity));
        variants.extend(other_numeral(&example.text, mark.bytes.clone(), entity));
    }
    if !matches!(fact.fact_type(), FactType::Role | FactType::Statement) {
        with_analysis(&example.text, |context, analysis| {
            if let Some(simple) = Simple::of(context, analysis) {
                variants.extend(simple.variants(extraction, fact, passive));
            }
        });
    }
    variants.retain(|variant| variant.text != example.text);
    variants
}

fn replaced(text: &str, bytes: Range<usize>, by: &str) -> String {
    format!("{}{by}{}", &text[..bytes.start], &text[bytes.end..])
}

/// Another state or person in the place of one that stands once.
fn other_name(extraction: &Extraction, text: &str, bytes: Range<usize>, entity: &Entity) -> Option<Variant> {
    if entity.span().start() != bytes.start || entity.span().end() != bytes.end || text[..bytes.start].to_lowercase().ends_with("de ") {
        return None;
    }
    let label = entity.value().label()?;
    let alike = extraction.entities().iter().filter(|other| other.value().label() == Some(label)).count();
    if alike != 1 {
        return None;
    }
    let (class, name, to) = match entity.kind() {
        Kind::Country => {
            let others = [("Portugal", "PT"), ("Noorwegen", "NO"), ("Canada", "CA"), ("Chili", "CL")];
            let (name, code) = others.into_iter().find(|(name, _)| !text.contains(&name[..5]))?;
            ("country", name, code)
        }
        Kind::Person if label.contains(' ') && entity.text() == label && entity.referent().is_none() => {
            ("name", "Wouter Bruinsma", "Wouter Bruinsma")
        }
        _ => return None,
    };
    let change = Change::Value { from: label.to_owned(), to: to.to_owned() };
    Some(Variant { class, text: replaced(text, bytes, name), change })
}

/// The numeral of a quantity in words for digits, or the other way round.
fn other_numeral(text: &str, bytes: Range<usize>, entity: &Entity) -> Option<Variant> {
    let Value::Quantity { bounds, .. } = entity.value() else { return None };
    let number = bounds.min.or(bounds.max).filter(|number| number.fract() == 0.0 && (2.0..1_000.0).contains(number))? as u32;
    let (digits, spelled) = (number.to_string(), speller::cardinal(u64::from(number), speller::STANDARD));
    let marked = &text[bytes.clone()];
    let (class, from, to) = if marked.split(' ').any(|word| word == digits) {
        ("words", digits, spelled)
    } else if marked.split(' ').any(|word| word.to_lowercase() == spelled) {
        ("digits", marked.split(' ').find(|word| word.to_lowercase() == spelled)?.to_owned(), digits)
    } else {
        return None;
    };
    let at = bytes.start + marked.find(&from)?;
    let to = if at == 0 { capital(&to) } else { to };
    Some(Variant { class, text: replaced(text, at..at + from.len(), &to), change: Change::Nothing })
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

/// How the one verb of a simple sentence is put together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    /// "stuurt", "viel … aan"
    Plain,
    /// "heeft … gestuurd"
    Perfect,
    /// "wordt … gestuurd", "is … gestuurd"
    Passive,
}

/// A sentence of one main clause with one verb, whose end is that verb's.
struct Simple<'s, 'a> {
    context: &'s Context<'a>,
    clause: &'s Clause,
    verb: VerbUse,
    group: Group,
    /// The token of the finite verb.
    finite: usize,
    /// The first token of what closes the clause: participle, particle or full stop.
    close: usize,
    /// The full stop.
    stop: usize,
    plural: bool,
}

impl<'s, 'a> Simple<'s, 'a> {
    fn of(context: &'s Context<'a>, analysis: &'s Analysis) -> Option<Self> {
        let [clause] = &analysis.clauses[..] else { return None };
        let [verb] = clause.verbs[..] else { return None };
        let stop = context.tokens.len().checked_sub(1)?;
        let marks = (0..stop).any(|at| context.shape(at).has(feiten::token::Shape::MARK));
        if clause.kind != ClauseKind::Main || clause.link.is_some() || context.word(stop) != "." || marks || !clause.negations.is_empty() {
            return None;
        }
        let finite = clause.finite? as usize;
        let group = match (verb.form, verb.passive, verb.perfect) {
            (Form::Finite, false, false) => Group::Plain,
            (Form::Participle, true, _) => Group::Passive,
            (Form::Participle, false, true) => Group::Perfect,
            _ => return None,
        };
        let close = match group {
            Group::Plain if verb.token as usize != finite => return None,
            Group::Plain => verb.particle.map_or(stop, |particle| particle as usize),
            _ => verb.token as usize,
        };
        // What closes the clause must close it.
        if group == Group::Plain && verb.particle.is_none() { close == stop } else { close + 1 == stop }.then_some(())?;
        let word = context.word(finite).to_lowercase();
        let own = LISTS.verbs.verb(verb.verb).unwrap().paradigm(verb.verb);
        let plural = match group {
            Group::Plain => own.iter().any(|(form, it)| *form == word && finite_plural(*it)),
            _ => ["hebben", "hadden", "zijn", "waren", "worden", "werden"].contains(&word.as_str()),
        };
        Some(Simple { context, clause, verb, group, finite, close, stop, plural })
    }

    fn slice(&self, first: usize, last: usize) -> &'a str {
        if first < last {
            self.context.span(first, last).slice(self.context.text)
        } else {
            ""
        }
    }

    /// The subject, where it and nothing else stands before the finite verb.
    fn subject(&self) -> Option<&Phrase> {
        let phrase = &self.clause.phrases[self.clause.subject? as usize];
        (phrase.first == 0 && phrase.last as usize == self.finite).then_some(phrase)
    }

    /// The words before the finite verb as they stand inside a sentence.
    fn front(&self, extraction: &Extraction) -> String {
        let front = self.slice(0, self.finite);
        let name = extraction.entities().iter().any(|entity| entity.span().start() == 0);
        let generic = front.chars().next().is_some_and(char::is_uppercase)
            && name
            && LISTS
                .lexicon
                .word(self.context.hash(0))
                .any(|entry| matches!(entry.list, feiten::lexicon::List::Role | feiten::lexicon::List::Unit));
        if name && !generic {
            front.to_owned()
        } else {
            let mut chars = front.chars();
            chars.next().map_or(String::new(), |first| first.to_lowercase().collect::<String>() + chars.as_str())
        }
    }

    fn variants(&self, extraction: &Extraction, fact: &Fact, passive: bool) -> Vec<Variant> {
        let mut variants = Vec::new();
        let mut add = |class, text: Option<String>, change: Change| {
            if let Some(text) = text {
                variants.push(Variant { class, text, change });
            }
        };
        let text = self.context.text;
        let body = text.trim_end().trim_end_matches('.');
        let sourced = !fact.basis().source.is_empty();
        let source = || Change::Field("source", "Reuters".to_owned());
        let status = |status: &str| Change::Field("status", status.to_owned());
        if !sourced {
            add("aldus", Some(format!("{body}, aldus Reuters.")), source());
        }
        // What a noun tells stands whether or not the verb beside it is supposed or negated.
        let own = self.context.span(self.verb.token as usize, self.verb.token as usize + 1);
        let told = extraction.explain(fact).is_some_and(|why| why.trigger == own);
        if told && fact.basis().status != feiten::Status::Denied {
            add("zou", self.supposed(), status("considered"));
        }
        let counts = matches!(fact.fact_type(), FactType::Strength | FactType::Casualties);
        if told && !counts && !matches!(fact.basis().status, feiten::Status::Denied | feiten::Status::Considered) {
            add("niet", self.negated(extraction), status("denied"));
            add("geen", self.without(), status("denied"));
        }
        if self.subject().is_some() {
            let rest = self.slice(self.finite + 1, self.stop);
            let (front, finite) = (self.front(extraction), self.slice(self.finite, self.finite + 1));
            let inverted = |opening: &str| format!("{opening} {finite} {front} {rest}.").replace(" .", ".");
            add("inverted", Some(inverted("Daarom")), Change::Nothing);
            if !sourced {
                add("volgens", Some(inverted("Volgens Reuters")), source());
            }
            add("subordinate", Some(self.subordinate(&front)), Change::Nothing);
            if passive {
                add("passive", self.passive(extraction, &front), Change::Nothing);
            }
        }
        variants
    }

    /// "… niet naar X gestuurd": before a phrase of place or goal that closes the clause, else before what closes it.
    fn negated(&self, extraction: &Extraction) -> Option<String> {
        let last = self.clause.phrases.last()?;
        if last.last as usize != self.close {
            return None;
        }
        let preposition = self.slice(last.first as usize, last.first as usize + 1);
        let at = if last.preposition.is_none() {
            // Behind a name or what is definite; "geen" negates the rest.
            let definite = last.definite || self.context.word(last.first as usize).starts_with(char::is_uppercase);
            (definite && last.first as usize > self.finite).then_some(self.close)?
        } else if (["naar", "aan", "tegen", "richting"].contains(&preposition)
            || (last.follows.is_none() && ["met", "in", "op", "uit", "vanuit", "over"].contains(&preposition)))
            && last.first as usize > self.finite
            && !self.is_moment(extraction, last)
        {
            last.first as usize
        } else {
            return None;
        };
        Some(format!("{} niet {}", self.slice(0, at), self.slice(at, self.stop + 1)).replace(" .", "."))
    }

    fn is_moment(&self, extraction: &Extraction, phrase: &Phrase) -> bool {
        let bytes = self.context.span(phrase.first as usize, phrase.last as usize);
        let moments = [Kind::Date, Kind::Time, Kind::Duration];
        extraction.entities().iter().any(|entity| moments.contains(&entity.kind()) && bytes.contains(entity.span()))
    }

    /// "stuurt geen bataljon naar X": for the article of an object.
    fn without(&self) -> Option<String> {
        let articles: Vec<usize> = (self.finite + 1..self.close).filter(|&at| self.context.word(at) == "een").collect();
        let [at] = articles[..] else { return None };
        let object = self.clause.phrases.iter().find(|phrase| phrase.first as usize == at)?;
        if object.preposition.is_some() || self.clause.subject.is_some_and(|subject| self.clause.phrases[subject as usize] == *object) {
            return None;
        }
        let bytes = self.context.span(at, at + 1);
        Some(replaced(self.context.text, bytes.start()..bytes.end(), "geen"))
    }

    /// "zou … hebben gestuurd", "zou … aanvallen".
    fn supposed(&self) -> Option<String> {
        let finite = if self.plural { "zouden" } else { "zou" };
        let word = self.context.word(self.finite).to_lowercase();
        let verbs = match self.group {
            Group::Plain => LISTS.verbs.verb(self.verb.verb).unwrap().lemma.to_string(),
            Group::Perfect | Group::Passive => {
                let helper = match word.as_str() {
                    "heeft" | "hebben" | "had" | "hadden" => "hebben",
                    "is" | "zijn" | "was" | "waren" => "zijn",
                    "wordt" | "worden" | "werd" | "werden" => "worden",
                    _ => return None,
                };
                format!("{helper} {}", self.slice(self.close, self.stop))
            }
        };
        let finite = if self.finite == 0 { capital(finite) } else { finite.to_owned() };
        Some(joined(&[self.slice(0, self.finite), &finite, self.slice(self.finite + 1, self.close), &verbs]))
    }

    /// "Duidelijk is dat … aanvalt", "… gestuurd heeft".
    fn subordinate(&self, front: &str) -> String {
        let finite = self.slice(self.finite, self.finite + 1);
        let verbs = match self.group {
            Group::Plain => format!("{}{finite}", self.slice(self.close, self.stop)),
            Group::Perfect | Group::Passive => format!("{} {finite}", self.slice(self.close, self.stop)),
        };
        joined(&["Duidelijk is dat", front, self.slice(self.finite + 1, self.close), &verbs])
    }

    /// "X wordt door Y naar Z gestuurd": where an object whose number shows stands right behind the verb, and nothing beside it could be
    /// one too.
    fn passive(&self, extraction: &Extraction, front: &str) -> Option<String> {
        let bare: Vec<&Phrase> =
            self.clause.phrases.iter().filter(|phrase| phrase.preposition.is_none() && phrase.first as usize > self.finite).collect();
        let [object] = bare[..] else { return None };
        if object.first as usize != self.finite + 1 || object.members.len() != 1 || self.group == Group::Passive {
            return None;
        }
        let verb = LISTS.verbs.verb(self.verb.verb).unwrap();
        let paradigm = verb.paradigm(self.verb.verb);
        let (participle, _) = paradigm.iter().find(|(_, it)| it.tense == Tense::Participle && !it.attributive)?;
        let bytes = self.context.span(object.first as usize, object.last as usize);
        let head = extraction.entities().iter().find(|entity| entity.span().end() == bytes.end())?;
        let article = self.context.word(object.first as usize);
        let plural = match head.value() {
            Value::Quantity { bounds, .. } => bounds.min.or(bounds.max)? > 1.0,
            Value::Country { .. } | Value::Person { .. } | Value::Place { .. } | Value::Organisation { .. }
                if head.span().start() == bytes.start() =>
            {
                false
            }
            _ if article == "een" => false,
            _ => return None,
        };
        let past = paradigm.iter().any(|(form, it)| *form == self.context.word(self.finite).to_lowercase() && it.tense == Tense::Past);
        let helper = match (self.group, past, plural) {
            (Group::Perfect, _, true) => "zijn",
            (Group::Perfect, _, false) => "is",
            (_, true, true) => "werden",
            (_, true, false) => "werd",
            (_, false, true) => "worden",
            (_, false, false) => "wordt",
        };
        // Only what has an object can be turned, and who acts must be able to.
        let transitive = verb.transitive && verb.auxiliary != Auxiliary::Zijn;
        let object_text = capital(self.slice(object.first as usize, object.last as usize));
        transitive.then(|| joined(&[&object_text, helper, "door", front, self.slice(object.last as usize, self.close), participle]))
    }
}

fn finite_plural(form: VerbForm) -> bool {
    matches!(form.tense, Tense::Present | Tense::Past) && form.number == Number::Plural
}

/// The parts as a sentence.
fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    format!("{}.", parts.join(" "))
}
