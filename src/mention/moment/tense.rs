//! Which way a bare weekday or month points: back, as news does, unless the verb beside it says that it lies ahead.

use crate::lexicon::List;
use crate::mention::moment::reader::Reader;
use crate::mention::moment::words::{Atom, Glue};
use crate::token::{verb, Shape};

/// How many tokens of the sentence are looked at on either side.
const REACH: usize = 24;

/// How participles begin that no list knows, with and without a particle in front.
const PARTICIPLE_STARTS: &[&str] = &[
    "ge", "be", "ver", "ont", "her", "er", "aange", "afge", "ingge", "inge", "uitge", "opge", "voorge", "terugge", "omge", "toege",
    "doorge", "meege", "plaatsge", "vastge", "neerge", "binnenge", "weg", "onder", "over", "vol", "mis", "deelge", "samenge", "tegenge",
    "aanbe", "vrijge", "stilge",
];

/// How they end.
const PARTICIPLE_ENDS: &[&str] = &["d", "t", "en", "aan"];

/// What a verb form says of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Present,
    /// Present by itself, past with a participle: "heeft", "zijn".
    Perfect,
    Future,
}

impl Reader<'_> {
    /// Whether the date in the tokens `first..last` lies ahead of the document.
    pub(crate) fn points_ahead(&self, first: usize, last: usize) -> bool {
        self.direction(first, last).unwrap_or(self.broad)
    }

    /// Ahead or back, where a word or verb tells.
    pub(crate) fn direction(&self, first: usize, last: usize) -> Option<bool> {
        if let Some(before) = first.checked_sub(1) {
            match self.glue(before) {
                Some(Glue::Since) => return Some(false),
                Some(Glue::NotAfter | Glue::AtOrBefore) => return Some(true),
                _ => {}
            }
        }
        if self.context.future {
            return Some(true);
        }
        let (from, to) = self.clause(first, last);
        match self.finite(from, first, last, to) {
            // "zou maandag hebben gezegd" tells of the past all the same.
            Some((at, Tense::Future | Tense::Present)) => Some(!(self.helps(from, to, at) && self.has_participle(from, to, at))),
            Some((at, Tense::Perfect)) => Some(!self.has_participle(from, to, at)),
            Some((_, Tense::Past)) => Some(false),
            None => self.to_infinitive(from, to).then_some(true),
        }
    }

    /// The tokens of the clause around the date: up to a comma, a colon or the sentence's end.
    fn clause(&self, first: usize, last: usize) -> (usize, usize) {
        let sentence = self.context.sentences.get(self.context.sentence_of(first));
        let (low, high) = sentence.map_or((0, usize::MAX), |s| (s.first as usize, s.last as usize));
        let mut from = first;
        while from > low && first - from < REACH && !self.ends_clause(from - 1) {
            from -= 1;
        }
        let mut to = last;
        while to < high.min(last + REACH) && to < self.context.tokens.len() && !self.ends_clause(to) {
            to += 1;
        }
        (from, to)
    }

    fn ends_clause(&self, at: usize) -> bool {
        let shape = self.context.shape(at);
        shape.has(Shape::MARK) && matches!(self.context.word(at), "," | ";" | ":" | "(" | ")" | "–" | "—") || shape.has(Shape::QUOTE)
    }

    /// The finite verb that the date stands beside.
    fn finite(&self, from: usize, first: usize, last: usize, to: usize) -> Option<(usize, Tense)> {
        // Behind a date that opens the sentence stands the verb.
        let opening = (from..first).all(|at| self.context.shape(at).has(Shape::MARK) || self.atom(at).is_some());
        let opens = opening && from < to && self.context.opens_sentence(from);
        if opens {
            let mut at = last;
            while at < to && (self.atom(at).is_some() || self.numeral(at).is_some() || self.context.shape(at).has(Shape::DIGIT)) {
                at += 1;
            }
            if at < to {
                return Some((at, self.tense(at).unwrap_or_else(|| self.guess(at))));
            }
        }
        // Else the nearest verb that is known by its form, those before the date first.
        let told = |at: usize| {
            let tense = self.tense(at)?;
            // "zijn" without a participle is more often the pronoun
            let pronoun = self.context.word(at) == "zijn" && !self.has_participle(from, to, at);
            (!pronoun).then_some((at, tense))
        };
        let before = (from..first).rev().find_map(told);
        let behind = (last..to).find_map(told);
        if let Some(found) = before.or(behind) {
            return Some(found);
        }
        // Else the second place of a main clause or the word right beside the date, by its ending.
        let near = first.checked_sub(1).filter(|&at| at >= from).map(|at| if self.glue(at).is_some() { at.saturating_sub(1) } else { at });
        let near = near.filter(|&at| at >= from && self.verbal(at));
        near.or_else(|| (last < to && self.verbal(last)).then_some(last)).map(|at| (at, self.guess(at)))
    }

    /// The tense of a listed verb form; infinitives, participles and stems that may be nouns tell none.
    fn tense(&self, at: usize) -> Option<Tense> {
        if let Some(row) = self.context.row(at, List::Tense) {
            return self.context.lists.moment.tenses.get(row as usize).copied();
        }
        let (mut past, mut present) = (false, false);
        for form in self.forms(at) {
            past |= form == verb::Tense::Past;
            present |= form == verb::Tense::Present && self.context.word(at).ends_with('t');
        }
        match (past, present) {
            (true, _) => Some(Tense::Past),
            (false, true) => Some(Tense::Present),
            _ => None,
        }
    }

    fn forms(&self, at: usize) -> impl Iterator<Item = verb::Tense> + '_ {
        self.context.verb_forms(at).map(|form| form.tense)
    }

    /// A participle or past form, which is no noun.
    pub(crate) fn is_verb(&self, at: usize) -> bool {
        let (mut told, mut other) = (false, false);
        for form in self.forms(at) {
            told |= matches!(form, verb::Tense::Participle | verb::Tense::Past);
            other |= matches!(form, verb::Tense::Infinitive);
        }
        told || other
    }

    /// "hebben" or "zijn" beside another finite verb.
    fn helps(&self, from: usize, to: usize, verb: usize) -> bool {
        (from..to).any(|at| at != verb && matches!(self.context.word(at), "hebben" | "zijn"))
    }

    /// A lower-case word that may be a verb by its ending.
    fn verbal(&self, at: usize) -> bool {
        let word = self.context.word(at);
        let shape = self.context.shape(at);
        word.len() > 3
            && !shape.any(Shape::CAPITAL.with(Shape::DIGIT).with(Shape::MARK))
            && self.atom(at).is_none()
            && self.context.row(at, List::Function).is_none()
            && (word.ends_with('t') || word.ends_with("de") || word.ends_with("te") || word.ends_with("den") || word.ends_with("ten"))
            && !matches!(
                word,
                "niet"
                    | "naast"
                    | "echt"
                    | "slecht"
                    | "recht"
                    | "laatst"
                    | "juist"
                    | "moment"
                    | "grote"
                    | "rechte"
                    | "beide"
                    | "onder"
                    | "tussen"
            )
    }

    /// The tense of a verb by its ending.
    fn guess(&self, at: usize) -> Tense {
        if self.forms(at).any(|form| matches!(form, verb::Tense::Present | verb::Tense::Infinitive)) {
            return Tense::Present;
        }
        let word = self.context.word(at);
        let past = ["de", "te", "den", "ten"].iter().any(|ending| {
            word.strip_suffix(ending).and_then(|stem| stem.chars().next_back()).is_some_and(|last| {
                let sharp = matches!(last, 't' | 'k' | 'f' | 's' | 'h' | 'p' | 'x' | 'c');
                // A weak past: "-te" behind a sharp consonant, "-de" behind the others.
                if ending.starts_with('t') {
                    sharp
                } else {
                    !sharp && !matches!(last, 'a' | 'e' | 'i' | 'o' | 'u')
                }
            })
        });
        if past {
            Tense::Past
        } else {
            Tense::Present
        }
    }

    /// A past participle in the clause: a listed one, or by its look "ge-" and its kin before "-d", "-t" or "-en".
    fn has_participle(&self, from: usize, to: usize, verb: usize) -> bool {
        (from..to).filter(|&at| at != verb).any(|at| {
            let word = self.context.word(at);
            let shape = self.context.shape(at);
            if shape.any(Shape::CAPITAL.with(Shape::DIGIT)) || word.len() < 5 {
                return false;
            }
            let (mut participle, mut finite) = (false, false);
            for form in self.forms(at) {
                participle |= form == verb::Tense::Participle;
                finite |= form == verb::Tense::Present || form == verb::Tense::Infinitive;
            }
            if participle || finite {
                return participle;
            }
            PARTICIPLE_ENDS.iter().any(|end| word.ends_with(end)) && PARTICIPLE_STARTS.iter().any(|start| word.starts_with(start))
        })
    }

    /// "te" before an infinitive: what is still to be done.
    fn to_infinitive(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.context.word(at) == "te" && self.context.word(at + 1).ends_with("en"))
    }

    /// The glue word at a token.
    pub(crate) fn glue(&self, at: usize) -> Option<Glue> {
        match self.atom(at) {
            Some((Atom::Glue(glue), _)) => Some(glue),
            _ => None,
        }
    }
}
