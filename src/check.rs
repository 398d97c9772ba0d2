//! The examples of a caller's rules, run with everything that the extractor has.

use crate::entity::Entity;
use crate::extractor::Extractor;
use crate::fact::{Fact, SlotValue};
use crate::mention::Value;
use crate::rule::{check, Failure, Found, FoundValue};
use crate::value::{Bounds, Interval};

impl Extractor {
    /// Runs the examples of the caller's rules and returns those that do not hold, in the order of the files.
    ///
    /// An example that must match holds where its rule gives a fact with exactly the marked slots, and with the status and whatever
    /// else the example expects; one that must not match, where its rule gives nothing. All rules run together, as they do in texts: a
    /// fact that another rule takes over does not count, which `beats` can settle.
    ///
    /// ```
    /// let rules = r#"
    /// fact takeover
    ///   slots buyer target
    ///
    /// frame takeover.buy
    ///   fact   takeover
    ///   verbs  overnemen
    ///   buyer  subject: organisation
    ///   target object: organisation
    ///   + "[buyer:Philips] neemt [target:Heineken] over."
    ///   + "[target:Heineken] wordt door Philips overgenomen."
    ///   - "Philips neemt de leiding over."
    /// "#;
    /// let extractor = feiten::Extractor::builder().rules("takeover.rules", rules).build()?;
    /// let failures: Vec<String> = extractor.check_rules().iter().map(ToString::to_string).collect();
    /// assert_eq!(failures, [
    ///     "takeover.rules:12: an example of `takeover.buy` does not hold: \"Philips neemt de leiding over.\"\n  \
    ///      expected nothing, found buyer: Philips"
    /// ]);
    /// # Ok::<(), feiten::Error>(())
    /// ```
    pub fn check_rules(&self) -> Vec<Failure> {
        let rules = self.rules();
        let from = rules.callers.unwrap_or(rules.set.len());
        check(&rules.set, from, |text| {
            let extraction = self.extract(text);
            extraction.facts().iter().map(|fact| found(fact, extraction.entities())).collect()
        })
    }
}

/// A fact as examples are compared with it.
fn found(fact: &Fact, entities: &[Entity]) -> Found {
    let basis = fact.basis();
    let mut found = Found { rule: basis.rule.to_string(), ..Found::default() };
    found.fields.push(("status".to_owned(), basis.status.to_string()));
    for (slot, values) in fact.slots() {
        for value in &values {
            let value = add(&mut found, slot, value, entities);
            found.values.push(value);
        }
    }
    for filler in &basis.source {
        let value = add(&mut found, "source", &SlotValue::Filler(filler.clone()), entities);
        found.beside.push(value);
    }
    if let Some(time) = &basis.time {
        interval(&mut found, "time", time);
    }
    found
}

/// Adds the fields of a value and returns it.
fn add(found: &mut Found, slot: &str, value: &SlotValue, entities: &[Entity]) -> FoundValue {
    let mut bytes: Vec<_> = value.span().map(|span| span.start()..span.end()).into_iter().collect();
    // A slot may be marked where it is said in full: the bytes of the entity, and of others of the same name.
    let own = value.entity().and_then(|entity| entities.get(entity));
    let label = if let SlotValue::Filler(filler) = value { Some(&*filler.value) } else { None };
    let same = entities.iter().filter(|entity| label.is_some() && entity.value().label() == label);
    bytes.extend(own.into_iter().chain(same).map(|entity| entity.span().start()..entity.span().end()));
    let mut field = |key: &str, value: String| {
        let key = if key.is_empty() { slot.to_owned() } else { format!("{slot}.{key}") };
        found.fields.push((key, value));
    };
    let shown = match value {
        SlotValue::Filler(filler) => filler.value.to_string(),
        SlotValue::Count(count) => {
            if let Some(class) = count.class {
                field("class", class.to_string());
            }
            bounds(&mut field, &count.bounds)
        }
        SlotValue::Length(length) => length.to_string(),
        SlotValue::Outcome(outcome) => outcome.to_string(),
        SlotValue::Quote(quote) => quote.text.clone(),
        SlotValue::Text(text) => text.clone(),
        SlotValue::Valued(valued) => match &valued.value {
            Value::Number { bounds: own }
            | Value::Percent { bounds: own }
            | Value::Money { bounds: own, .. }
            | Value::Measure { bounds: own, .. } => bounds(&mut field, own),
            Value::Ordinal { value } => value.to_string(),
            Value::Date(own) | Value::Time(own) => {
                for (key, point) in [("from", own.from), ("to", own.to)] {
                    field(key, point.map(|point| point.to_string()).unwrap_or_default());
                }
                own.from.map(|point| point.to_string()).unwrap_or_default()
            }
            Value::Duration { min, max } => max.as_deref().or(min.as_deref()).map(|length| length.to_string()).unwrap_or_default(),
            other => other.label().unwrap_or_default().to_owned(),
        },
    };
    field("", shown.clone());
    FoundValue { slot: slot.to_owned(), bytes, shown }
}

/// The sides of an amount as fields, and the amount as text.
fn bounds(field: &mut impl FnMut(&str, String), bounds: &Bounds) -> String {
    let side = |side: Option<f64>| side.map(|value| value.to_string());
    for (key, value) in [("min", side(bounds.min)), ("max", side(bounds.max))] {
        if let Some(value) = value {
            field(key, value);
        }
    }
    if bounds.approx {
        field("approx", true.to_string());
    }
    match (side(bounds.min), side(bounds.max)) {
        (Some(min), Some(max)) if min == max => min,
        (min, max) => format!("{}–{}", min.unwrap_or_default(), max.unwrap_or_default()),
    }
}

fn interval(found: &mut Found, key: &str, interval: &Interval) {
    for (side, point) in [("from", interval.from), ("to", interval.to)] {
        if let Some(point) = point {
            found.fields.push((format!("{key}.{side}"), point.to_string()));
        }
    }
    let shown = interval.from.map(|point| point.to_string()).unwrap_or_default();
    found.beside.push(FoundValue { slot: key.to_owned(), bytes: Vec::new(), shown });
}
