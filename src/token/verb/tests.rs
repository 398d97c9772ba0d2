//! The verb list and its generator against paradigms written by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use crate::token::verb::{Number, Tense, Verb, VerbRowError, VerbTable, VERBS};

const CASES: &str = include_str!("../../../tests/cases/verb_forms.tsv");

/// A form and its features, in a shape that sorts and prints.
type Reading = (String, Tense, Number, bool, bool);

fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

fn made(verb: &Verb<'_>) -> BTreeSet<Reading> {
    verb.paradigm(0).into_iter().map(|(form, it)| (form, it.tense, it.number, it.joined, it.attributive)).collect()
}

/// The readings that a row of hand-written forms stands for.
fn written(row: &[&str], verb: &Verb<'_>) -> BTreeSet<Reading> {
    let separable = verb.particle.is_some();
    let mut all = BTreeSet::new();
    let mut add = |forms: &str, tense, number, joined, attributive| {
        for form in forms.split('|').filter(|form| !form.is_empty()) {
            all.insert((form.to_owned(), tense, number, joined, attributive));
        }
    };
    add(&verb.lemma, Tense::Infinitive, Number::Any, separable, false);
    add(row[1], Tense::Present, Number::Singular, false, false);
    add(row[2], Tense::Present, Number::Plural, false, false);
    add(row[3], Tense::Past, Number::Singular, false, false);
    add(row[4], Tense::Past, Number::Plural, false, false);
    add(row[5], Tense::Participle, Number::Any, separable, false);
    add(row[6], Tense::Participle, Number::Any, separable, true);
    add(row[7], Tense::PresentParticiple, Number::Any, separable, false);
    add(row[8], Tense::PresentParticiple, Number::Any, separable, true);
    if separable {
        add(row[2], Tense::Infinitive, Number::Any, false, false);
        add(row[9], Tense::Present, Number::Singular, true, false);
        add(&verb.lemma, Tense::Present, Number::Plural, true, false);
        add(row[10], Tense::Past, Number::Singular, true, false);
        add(row[11], Tense::Past, Number::Plural, true, false);
    }
    all
}

#[test]
fn paradigms_are_as_written_by_hand() {
    let table = VerbTable::parse(VERBS).unwrap();
    let list: Vec<Vec<&str>> = rows(VERBS).collect();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for row in rows(CASES) {
        assert_eq!(row.len(), 12, "columns of {}", row[0]);
        let at = list.iter().position(|it| it[0] == row[0]);
        let Some(at) = at else {
            wrong.push(format!("{}: not in the list", row[0]));
            continue;
        };
        let verb = &table.verbs()[at];
        let (made, written) = (made(verb), written(&row, verb));
        if made != written {
            let extra: Vec<_> = made.difference(&written).collect();
            let missing: Vec<_> = written.difference(&made).collect();
            wrong.push(format!("{}: extra {extra:?}, missing {missing:?}", row[0]));
        }
        seen += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen >= 60, "{seen} paradigms");
}

#[test]
fn past_and_participle_are_those_given() {
    let table = VerbTable::parse(VERBS).unwrap();
    for (verb, row) in table.verbs().iter().zip(rows(VERBS)) {
        let forms = made(verb);
        let of = |tense, number, joined: bool| -> BTreeSet<&str> {
            forms.iter().filter(|it| (it.1, it.2, it.3, it.4) == (tense, number, joined, false)).map(|it| it.0.as_str()).collect()
        };
        if !row[1].is_empty() {
            let given: BTreeSet<&str> = row[1].split('|').step_by(2).collect();
            assert_eq!(of(Tense::Past, Number::Singular, false), given, "{}", row[0]);
        }
        if !row[2].is_empty() {
            let given: BTreeSet<&str> = row[2].split('|').filter(|it| *it != "-").collect();
            let joined = verb.particle.is_some();
            assert_eq!(of(Tense::Participle, Number::Any, joined), given, "{}", row[0]);
        }
    }
}

#[test]
fn every_separable_form_has_its_particle_written_on_or_needed() {
    let table = VerbTable::parse(VERBS).unwrap();
    table.each_form(|form, it| {
        let verb = table.verb(it).unwrap();
        match verb.particle {
            None => assert!(!it.joined, "{form} of {}", verb.lemma),
            Some(particle) => {
                assert!(!it.joined || form.starts_with(particle), "{form} of {}", verb.lemma);
            }
        }
    });
}

#[test]
fn both_lists_stand_in_canonical_order() {
    for text in [VERBS, CASES] {
        let keys: Vec<&str> = rows(text).map(|row| row[0]).collect();
        for pair in keys.windows(2) {
            assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
        }
        assert!(!text.contains('\r') && text.ends_with('\n'));
    }
}

#[test]
fn a_variant_of_the_past_has_singular_and_plural() {
    let row = "jagen\tjoeg|joegen|jaagde|jaagden\tgejaagd\thebben\t\ttransitive\t";
    let table = VerbTable::parse(row).unwrap();
    let past: Vec<String> =
        table.verbs()[0].paradigm(0).into_iter().filter(|(_, it)| it.tense == Tense::Past).map(|(form, _)| form).collect();
    assert_eq!(past, ["joeg", "joegen", "jaagde", "jaagden"]);
}

#[test]
fn a_bad_row_is_refused_with_its_line() {
    let refuse = |row: &str| VerbTable::parse(row).unwrap_err();
    let error = |line, reason| VerbRowError { line, reason };
    assert_eq!(refuse("# comment\nsturen\thebben"), error(2, "a row has 7 columns, separated by tabs"));
    assert_eq!(refuse("stuur\t\t\thebben\t\ttransitive\t"), error(1, "the first column is an infinitive"));
    assert_eq!(refuse("sturen\t\t\tworden\t\ttransitive\t"), error(1, "the auxiliary is `hebben`, `zijn` or `hebben|zijn`"));
    assert_eq!(refuse("sturen\t\t\thebben\t\tobject\t"), error(1, "the object is `reflexive`, `transitive` or `intransitive`"));
    assert_eq!(refuse("uitsturen\t\t\thebben\ttoe\ttransitive\t"), error(1, "the infinitive starts with its particle"));
    assert_eq!(
        refuse("jagen\tjoeg|joegen|jaagde\t\thebben\t\ttransitive\t").to_string(),
        "line 1: the past is one singular, or pairs of singular and plural"
    );
}

#[test]
fn odd_infinitives_make_forms_without_panic() {
    for infinitive in ["nnn", "een", "ënn", "zzen", "ën\u{301}n", "aan", "-en", "yen", "🙂n", "oen"] {
        let row = format!("{infinitive}\t\t\thebben\t\ttransitive\t");
        if let Ok(table) = VerbTable::parse(&row) {
            assert!(!table.verbs()[0].paradigm(0).is_empty());
        }
    }
}
