//! The paradigm generator: all forms of one verb from its principal parts.

use crate::token::verb::spelling;
use crate::token::verb::{Number, Tense, Verb, VerbForm};

/// Room for the forms in the making, kept from verb to verb so that none of them allocates.
#[derive(Default)]
pub(crate) struct Parts {
    stem: String,
    form: String,
    whole: String,
    weak: String,
}

/// Who is told of the forms, and what is common to all forms of the verb at hand.
struct Sink<'s, F> {
    row: u32,
    /// The particle as it is written on, with its hyphen: "terug", "toe-".
    joint: Option<&'s str>,
    whole: &'s mut String,
    visit: &'s mut F,
}

impl<F: FnMut(&str, VerbForm)> Sink<'_, F> {
    fn put(&mut self, form: &str, tense: Tense, number: Number, joined: bool, attributive: bool) {
        let features = VerbForm { verb: self.row, tense, number, joined, attributive };
        (self.visit)(form, features);
    }

    /// A form of the base with the particle written on, or the form itself where there is none.
    fn whole(&mut self, form: &str, tense: Tense, number: Number, attributive: bool) {
        let Some(joint) = self.joint else {
            self.put(form, tense, number, false, attributive);
            return;
        };
        let mut whole = std::mem::take(self.whole);
        whole.clear();
        whole.push_str(joint);
        whole.push_str(form);
        self.put(&whole, tense, number, true, attributive);
        *self.whole = whole;
    }

    /// A form that also stands apart from its particle: "trekt … terug", "terug te trekken".
    fn parted(&mut self, form: &str, tense: Tense, number: Number) {
        if self.joint.is_some() {
            self.put(form, tense, number, false, false);
        }
        self.whole(form, tense, number, false);
    }
}

impl Parts {
    /// Shows every form of `verb` to `visit`.
    pub(crate) fn each_form(&mut self, verb: &Verb<'_>, row: u32, visit: &mut impl FnMut(&str, VerbForm)) {
        let joint = verb.particle.and(verb.lemma.strip_suffix(verb.base));
        let Self { stem, form, whole, weak } = self;
        let mut sink = Sink { row, joint, whole, visit };
        sink.parted(verb.base, Tense::Infinitive, Number::Any);
        present(verb, stem, form, &mut sink);
        past(verb, stem, form, &mut sink);
        participle(verb, stem, form, weak, &mut sink);
        form.clear();
        form.push_str(verb.base);
        form.push('d');
        sink.whole(form, Tense::PresentParticiple, Number::Any, false);
        form.push('e');
        sink.whole(form, Tense::PresentParticiple, Number::Any, true);
    }
}

/// The present; leaves the stem in `stem` for what follows.
fn present<F: FnMut(&str, VerbForm)>(verb: &Verb<'_>, stem: &mut String, form: &mut String, sink: &mut Sink<'_, F>) {
    stem.clear();
    match verb.present.split_once('|') {
        Some((first, rest)) => {
            stem.push_str(first);
            sink.parted(first, Tense::Present, Number::Singular);
            for other in rest.split('|').filter(|&other| other != first) {
                sink.parted(other, Tense::Present, Number::Singular);
            }
        }
        None => {
            if verb.present.is_empty() {
                spelling::push_stem(verb.base, stem);
            } else {
                stem.push_str(verb.present);
            }
            sink.parted(stem, Tense::Present, Number::Singular);
            form.clear();
            spelling::push_t(stem, form);
            if form != stem {
                sink.parted(form, Tense::Present, Number::Singular);
            }
        }
    }
    sink.parted(verb.base, Tense::Present, Number::Plural);
}

fn past<F: FnMut(&str, VerbForm)>(verb: &Verb<'_>, stem: &str, form: &mut String, sink: &mut Sink<'_, F>) {
    form.clear();
    if verb.past.is_empty() {
        spelling::push_weak_past(verb.base, stem, form);
        sink.parted(form, Tense::Past, Number::Singular);
        form.push('n');
        sink.parted(form, Tense::Past, Number::Plural);
        return;
    }
    let mut given = verb.past.split('|');
    while let Some(singular) = given.next() {
        sink.parted(singular, Tense::Past, Number::Singular);
        if let Some(plural) = given.next() {
            sink.parted(plural, Tense::Past, Number::Plural);
        } else {
            form.clear();
            spelling::push_past_plural(singular, form);
            sink.parted(form, Tense::Past, Number::Plural);
        }
    }
}

fn participle<F: FnMut(&str, VerbForm)>(verb: &Verb<'_>, stem: &str, form: &mut String, weak: &mut String, sink: &mut Sink<'_, F>) {
    let joined = verb.particle.is_some();
    let mut write = |participle: &str, form: &mut String| {
        sink.put(participle, Tense::Participle, Number::Any, joined, false);
        form.clear();
        if spelling::push_inflected(participle, stem, form) {
            sink.put(form, Tense::Participle, Number::Any, joined, true);
        }
    };
    if verb.participle.is_empty() {
        weak.clear();
        weak.push_str(verb.particle.unwrap_or_default());
        spelling::push_weak_participle(verb.base, stem, weak);
        write(weak, form);
    } else if verb.participle != "-" {
        for given in verb.participle.split('|') {
            write(given, form);
        }
    }
}
