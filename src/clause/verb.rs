//! The verbs of a clause: which form is finite, which particle belongs to it, and what auxiliaries add.

use smallvec::SmallVec;

use crate::clause::ahead::{Ahead, Sort};
use crate::clause::auxiliary::{self, Helper, Uses};
use crate::clause::tag::{Flags, Tag};
use crate::clause::tagger::of_tense;
use crate::clause::word::Traits;
use crate::clause::{Clause, ClauseKind};
use crate::mention::Context;
use crate::token::function::Function;
use crate::token::verb::{Tense, VerbForm};
use crate::token::Shape;

/// The form in which a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// It agrees with the subject.
    Finite,
    /// An infinitive.
    Infinitive,
    /// A past participle.
    Participle,
}

/// A verb as it is used in a clause; helping verbs are taken up into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbUse {
    /// The row of the verb.
    pub verb: u32,
    /// Its token.
    pub token: u32,
    /// The token of its separated particle.
    pub particle: Option<u32>,
    /// Its form.
    pub form: Form,
    /// Whether "te" stands before it.
    pub te: bool,
    /// Whether its subject undergoes it.
    pub passive: bool,
    /// Whether it is perfect.
    pub perfect: bool,
    /// Whether the finite verb of its clause is past.
    pub past: bool,
}

/// The most verbs that are read in one clause: no sentence has as many, and each is held against the others.
const VERBS: usize = 32;

/// The most words of verbs that stand together.
const CLUSTER: usize = 6;

/// The verbs of a clause; few have more than two.
pub type Verbs = SmallVec<[VerbUse; 2]>;

/// Reads the verbs of a clause of a sentence with these tags and verb readings, and marks the tokens that they use.
pub fn read(context: &Context<'_>, first: u32, ahead: Ahead<'_>, tags: &mut [Tag], forms: &[u32], clause: &mut Clause) {
    let traits = Traits::of(context.lists);
    let mut reader = Reader { context, traits, first: first as usize, tags, forms, clause, helped: false, governed: false };
    reader.run(ahead);
}

struct Reader<'a, 'c> {
    context: &'a Context<'a>,
    traits: Traits<'a>,
    first: usize,
    tags: &'c mut [Tag],
    /// The readings of verbs; of a verb with a separated particle only where that word is there.
    forms: &'c [u32],
    clause: &'c mut Clause,
    /// Whether hebben, zijn or worden stands in the clause.
    helped: bool,
    /// Whether a verb stands in the clause that an infinitive without "te" can stand with.
    governed: bool,
}

impl Reader<'_, '_> {
    #[inline]
    fn tag(&self, token: u32) -> Tag {
        (token as usize).checked_sub(self.first).and_then(|n| self.tags.get(n)).copied().unwrap_or_default()
    }

    #[inline]
    fn tag_mut(&mut self, token: u32) -> Option<&mut Tag> {
        (token as usize).checked_sub(self.first).and_then(|n| self.tags.get_mut(n))
    }

    /// The readings of a verb, by their codes.
    fn forms(&self, tag: Tag) -> &[u32] {
        self.forms.get(tag.forms.places()).unwrap_or_default()
    }

    fn run(&mut self, ahead: Ahead<'_>) {
        let Clause { tokens, negations, .. } = &mut *self.clause;
        let (Some(&from), Some(&last)) = (tokens.first(), tokens.last()) else { return };
        // Most clauses are one run of tokens; between those of another stand some that are not its own.
        let whole = (last - from) as usize + 1 == tokens.len();
        let first = self.first;
        let own = |sort: Sort| {
            let all = ahead.each(from as usize - first, last as usize + 1 - first, sort).map(|n| (first + n) as u32);
            all.filter(|token| whole || tokens.binary_search(token).is_ok())
        };
        own(Sort::Negation).for_each(|token| negations.push(token));
        let (mut verbs, mut all): (SmallVec<[u32; 8]>, _) = (SmallVec::new(), Flags::default());
        for token in own(Sort::Verb) {
            verbs.push(token);
            all = all.with(self.tags.get(token as usize - first).map_or(Flags::default(), |tag| tag.is));
        }
        self.governed = all.any(Flags::AUXILIARY);
        self.helped = all.any(Flags::HELPER);
        match *verbs {
            [] => {}
            [only] => self.read_only(only),
            _ => self.read_all(&verbs),
        }
    }

    /// Reads the verb of a clause that has one.
    fn read_only(&mut self, token: u32) {
        let finite = self.choose_finite(&[token]);
        self.clause.finite = finite;
        let Some(mut used) = self.read_use(token, finite) else { return self.leave(token) };
        if used.form == Form::Participle && Helper::of(self.context, used.verb).is_none() {
            auxiliary::tell_alone(self.context, &mut used);
        } else {
            used.past = finite.is_some() && self.is_past(&used);
        }
        self.clause.verbs.push(used);
        self.take_particle(used.particle);
    }

    fn read_all(&mut self, verbs: &[u32]) {
        let read = verbs.get(..VERBS).unwrap_or(verbs);
        let finite = self.choose_finite(read);
        self.clause.finite = finite;
        let mut uses = Uses::new();
        let finite_use = finite.and_then(|token| self.read_use(token, finite));
        let finite_particle = finite_use.and_then(|used| used.particle);
        for &token in read.iter().filter(|&&token| Some(token) != finite_particle) {
            let used = if Some(token) == finite { finite_use } else { self.read_use(token, finite) };
            if let Some(used) = used {
                uses.push((used, Helper::of(self.context, used.verb)));
            }
        }
        let past = finite_use.is_some_and(|used| self.is_past(&used));
        auxiliary::take_up(self.context, &uses, past, &mut self.clause.verbs);
        self.mark(verbs);
    }

    /// Marks the tokens that the verbs use, and takes the verb readings of the others back.
    fn mark(&mut self, verbs: &[u32]) {
        for &token in verbs {
            if !self.clause.verbs.iter().any(|used| used.token == token) {
                self.leave(token);
            }
        }
        for place in 0..self.clause.verbs.len() {
            self.take_particle(self.clause.verbs.get(place).and_then(|used| used.particle));
        }
    }

    /// Takes back that a token is a verb, which its clause does not use.
    fn leave(&mut self, token: u32) {
        if let Some(tag) = self.tag_mut(token).filter(|tag| !tag.is.any(Flags::HELPER_FORM)) {
            tag.unset_verb();
        }
    }

    /// Marks the token of a verb's particle.
    fn take_particle(&mut self, particle: Option<u32>) {
        if let Some(tag) = particle.and_then(|particle| self.tag_mut(particle)) {
            tag.is = tag.is.with(Flags::PARTICLE);
        }
    }

    fn choose_finite(&self, verbs: &[u32]) -> Option<u32> {
        if self.clause.kind == ClauseKind::Infinitive {
            return None;
        }
        if let &[only] = verbs {
            let tag = self.tag(only);
            // "Zeven vissers vermist bij Texel": see below.
            let stands = || tag.is.any(Flags::SURE) || !tag.participle() || !self.is_heading() || self.has_object(only);
            return (tag.is.any(Flags::FINITE) && stands()).then_some(only);
        }
        let candidates = || verbs.iter().copied().filter(|&token| self.tag(token).is.any(Flags::FINITE));
        let sure = candidates().find(|&token| self.tag(token).is.any(Flags::SURE));
        let plural = candidates().find(|&token| !self.tag(token).participle());
        if sure.is_none() && plural.is_none() && self.is_heading() {
            // "Zeven vissers vermist bij Texel": in a heading the participle stands alone; but "India bestookt Pakistan".
            return candidates().next().filter(|&token| self.has_object(token));
        }
        match self.clause.kind {
            ClauseKind::Subordinate | ClauseKind::Relative => sure.or(plural).or_else(|| candidates().next()),
            _ => {
                let first = candidates().next();
                // "benadrukt … delen": without a helper a form that may be a participle is the finite verb, as the first.
                let helped = verbs.iter().any(|&token| self.tag(token).is.any(Flags::HELPER_FORM));
                match (sure, plural) {
                    (None, _) if !helped => first,
                    (Some(sure), Some(plural)) => Some(sure.min(plural)),
                    (one, other) => one.or(other).or(first),
                }
            }
        }
    }

    /// Whether a form stands between who can act and what needs no preposition.
    fn has_object(&self, token: u32) -> bool {
        let before = token.checked_sub(1).is_some_and(|before| self.tag(before).agent());
        let next = self.tag(token + 1);
        let inside = self.clause.tokens.contains(&(token + 1));
        before && inside && !next.mark() && !next.is_verb() && (next.item() || next.noun())
    }

    fn is_heading(&self) -> bool {
        self.context.sentences.get(self.clause.sentence as usize).is_some_and(|sentence| sentence.heading)
    }

    fn is_past(&self, used: &VerbUse) -> bool {
        let tag = self.tag(used.token);
        tag.is.any(Flags::PAST)
            && self
                .forms(tag)
                .iter()
                .any(|&code| VerbForm::verb_of(code).0 == used.verb && VerbForm::kind_of(code) & of_tense(Tense::Past) != 0)
    }

    /// The reading of a verb token that its form and its particle allow.
    fn read_use(&self, token: u32, finite: Option<u32>) -> Option<VerbUse> {
        let tag = self.tag(token);
        let is_finite = finite == Some(token);
        let form = if is_finite {
            Form::Finite
        } else if tag.participle() && !tag.te() && (!tag.infinitive() || self.helped) {
            Form::Participle
        } else if tag.infinitive() && (tag.te() || self.governed || finite.is_none()) {
            Form::Infinitive
        } else {
            return None;
        };
        let fitting = match form {
            Form::Finite => of_tense(Tense::Present) | of_tense(Tense::Past),
            Form::Infinitive => of_tense(Tense::Infinitive),
            Form::Participle => of_tense(Tense::Participle),
        };
        let mut best: Option<(u32, Option<u32>)> = None;
        for &code in self.forms(tag).iter().filter(|code| VerbForm::kind_of(**code) & fitting != 0) {
            let (verb, joined) = VerbForm::verb_of(code);
            let apart = !joined && form != Form::Participle && self.traits.verb(verb).has_particle();
            let particle = match if apart { self.context.particle(verb) } else { None } {
                Some(particle) => {
                    let found = self.find_particle(token, particle, form);
                    match found.or_else(|| self.find_early_particle(token, particle, form, verb)) {
                        Some(found) => Some(found),
                        None => continue,
                    }
                }
                None => None,
            };
            // A separated particle that is there makes the verb; among several the last, at the end of the clause.
            let better = match best {
                None => true,
                Some((_, other)) if particle != other => particle > other,
                // "geraakt" is of raken before it is of geraken.
                Some((other, _)) => self.lemma_length(verb) < self.lemma_length(other),
            };
            if better {
                best = Some((verb, particle));
            }
        }
        let (verb, particle) = best?;
        Some(VerbUse { verb, token, particle, form, te: tag.te(), passive: false, perfect: false, past: false })
    }

    fn lemma_length(&self, verb: u32) -> usize {
        self.context.lists.verbs.verb(verb).map_or(0, |verb| verb.lemma.len())
    }

    fn find_particle(&self, token: u32, particle: u64, form: Form) -> Option<u32> {
        if form == Form::Infinitive {
            // "terug te trekken", "mee te willen doen": before the "te" of the verbs that stand together.
            let mut before = token;
            for _ in 0..CLUSTER {
                before = before.checked_sub(1).filter(|&before| before as usize >= self.first)?;
                let tag = self.tag(before);
                if !(tag.is_verb() || tag.function.any(Function::INFINITIVE_MARKER)) {
                    break;
                }
            }
            if before + 1 == token {
                return None;
            }
            return (self.context.hash(before as usize) == particle).then_some(before);
        }
        if matches!(self.clause.kind, ClauseKind::Subordinate | ClauseKind::Relative) {
            return None;
        }
        let behind = self.clause.tokens.partition_point(|&other| other <= token);
        self.clause
            .tokens
            .iter()
            .skip(behind)
            .rev()
            .copied()
            .find(|&other| self.context.hash(other as usize) == particle && self.ends_field(other))
    }

    /// The particle before what its verb announces: "kondigde aan | tanks te leveren".
    fn find_early_particle(&self, token: u32, particle: u64, form: Form, verb: u32) -> Option<u32> {
        if form != Form::Finite || !self.traits.verb(verb).is_announcing() {
            return None;
        }
        let behind = self.clause.tokens.partition_point(|&other| other <= token);
        let mut tokens = self.clause.tokens.iter().skip(behind).copied();
        let found = tokens.find(|&other| self.context.hash(other as usize) == particle)?;
        tokens.any(|other| self.tag(other).te()).then_some(found)
    }

    /// Whether a token stands at the right edge of its clause, where a particle stands.
    fn ends_field(&self, token: u32) -> bool {
        let tag = self.tag(token);
        if tag.item() && !tag.noun() {
            return false;
        }
        if tag.function.is_none() && !tag.noun() {
            // "maakte bekend een compagnie te sturen": a particle that is nothing else stands where it likes.
            return true;
        }
        // "houdt het op “meer geld”": behind an opening mark the clause goes on.
        let quoted = self.context.shape(token as usize + 1).has(Shape::QUOTE.with(Shape::SPACED))
            && !self.context.shape(token as usize + 2).has(Shape::SPACED);
        let behind = token as usize + 1 + usize::from(quoted);
        let Some(next) = behind.checked_sub(self.first).and_then(|n| self.tags.get(n)) else { return true };
        let opens = Function::PREPOSITION
            .with(Function::SUBORDINATOR)
            .with(Function::COORDINATOR)
            .with(Function::INFINITIVE_MARKER)
            .with(Function::RELATIVE);
        let noun_phrase = Function::ARTICLE.with(Function::POSSESSIVE);
        // "… om bij X, onder wie tien kinderen": that preposition has its pronoun behind it.
        let relative = next.function.any(Function::RELATIVE)
            && next.function.any(Function::PRONOUN)
            && !next.function.any(Function::SUBORDINATOR.with(Function::DEMONSTRATIVE));
        next.mark() || next.is_verb() || (next.function.any(opens) && !next.function.any(noun_phrase) && !relative)
    }
}
