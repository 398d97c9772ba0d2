//! Reads the parts of expressions of time one by one: what stands at a token, and where it ends.

use crate::lexicon::List;
use crate::mention::amount::{Numeral, NumeralKind};
use crate::mention::moment::digits::Digits;
use crate::mention::moment::marks::{digits_of, word_atom, Marks};
use crate::mention::moment::meaning::{Kind, Meaning, Part};
use crate::mention::moment::readings::Readings;
use crate::mention::moment::resolve::Anchor;
use crate::mention::moment::words::{Atom, Glue, Words};
use crate::mention::Context;
use crate::token::Shape;
use crate::value::{Interval, Point};

/// The text with its numerals and the moment that relative expressions count from.
pub(crate) struct Reader<'a> {
    pub(crate) context: &'a Context<'a>,
    pub(crate) numerals: &'a [Numeral],
    pub(crate) words: &'a Words,
    pub(crate) marks: &'a Marks,
    pub(crate) anchor: Anchor,
    /// Whether a lone clock time or day counts too, as in speech to an assistant; news needs a word beside it.
    pub(crate) broad: bool,
}

/// A number of units: exactly, or between bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Count {
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
    pub(crate) usual: f64,
    pub(crate) last: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(context: &'a Context<'a>, numerals: &'a [Numeral], marks: &'a Marks, broad: bool) -> Self {
        Reader { context, numerals, words: &context.lists.moment.words, marks, anchor: Anchor::new(context.date), broad }
    }

    /// Reads all parts, in the order of the text, none over another. Linear in the tokens: each reading looks at a bounded
    /// number of tokens.
    pub(crate) fn parts(&self, parts: &mut Vec<Part>) {
        parts.clear();
        let mut free = 0;
        let mut sentences = self.context.sentences.iter().peekable();
        let mut begin = 0;
        for (at, readings) in self.marks.starts() {
            let readings = readings.of(self.broad);
            if at < free || readings == Readings::NONE {
                continue;
            }
            while let Some(before) = sentences.next_if(|sentence| sentence.last as usize <= at) {
                begin = before.last as usize;
            }
            let previous = parts.last().filter(|part| part.first >= begin);
            if let Some(part) = self.part(at, readings, previous).filter(|part| part.last > at) {
                free = part.last;
                parts.push(part);
            }
        }
    }

    /// The part that begins at a token, with the one before it in the sentence: of the readings the longest, of these the one that names more.
    fn part(&self, at: usize, readings: Readings, previous: Option<&Part>) -> Option<Part> {
        if self.leads_nowhere(at) || self.is_plain_rank(at) {
            return None;
        }
        if self.is_plain_number(at) {
            return self.bare(at, previous).filter(|part| !self.is_broken(at, part.last));
        }
        let mut best: Option<Part> = None;
        let mut take = |part: Option<Part>| {
            if let Some(part) = part.filter(|part| best.is_none_or(|found| part.last > found.last) && !self.is_broken(at, part.last)) {
                best = Some(part);
            }
        };
        if readings.has(Readings::REPEATED) {
            take(self.repeated(at));
        }
        if readings.has(Readings::CLOCK) {
            take(self.clock(at, previous));
        }
        if readings.has(Readings::CALENDAR) {
            take(self.calendar(at, 0, previous));
        }
        if readings.has(Readings::STRETCH) {
            take(self.stretch(at, previous));
        }
        if readings.has(Readings::BARE) {
            take(self.bare(at, previous));
        }
        best
    }

    /// Whether a word that only leads to another word of time or a number has neither behind it: "een", "deze", "om".
    fn leads_nowhere(&self, at: usize) -> bool {
        let Some((atom, last)) = self.atom(at) else { return false };
        let leads = matches!(
            atom,
            Atom::Glue(Glue::One | Glue::Around | Glue::At)
                | Atom::Limit(_)
                | Atom::Toward(_)
                | Atom::Final
                | Atom::Third(_)
                | Atom::Later
                | Atom::Earlier
                | Atom::Early
                | Atom::Late
                | Atom::Whole
                | Atom::Vague(..)
                | Atom::That
                | Atom::Same
        );
        let wanted =
            || self.atom(last).is_some() || self.numeral(last).is_some() || self.context.shape(last).any(Shape::DIGIT.with(Shape::HYPHEN));
        leads && self.numeral(at).is_none() && self.digits(at).is_none() && !wanted()
    }

    /// Whether a rank in words has no word of time behind it; in news it is then no day of a month.
    fn is_plain_rank(&self, at: usize) -> bool {
        let rank = self.numeral(at).filter(|numeral| !self.broad && numeral.kind == NumeralKind::Ordinal && self.digits(at).is_none());
        rank.is_some_and(|rank| self.atom(rank.last as usize).is_none() && self.atom(at).is_none())
    }

    /// Whether a number that is no year has an ordinary word or another number behind it, so that nothing makes it a part of a moment.
    fn is_plain_number(&self, at: usize) -> bool {
        let last = match self.digits(at) {
            Some(Digits::Integer(_, 4)) => return false,
            Some(Digits::Integer(..)) if self.numeral(at).is_none_or(|numeral| numeral.last as usize == at + 1) => at + 1,
            Some(_) => return false,
            None => match self.numeral(at).filter(|numeral| numeral.kind == NumeralKind::Cardinal && !numeral.digits) {
                Some(numeral) if self.atom(at).is_none() && numeral.bounds.value().is_some_and(|value| value < 1000.0) => {
                    numeral.last as usize
                }
                _ => return false,
            },
        };
        if self.atom(last).is_some() || self.atom(at).is_some() {
            return false;
        }
        // A number in digits does not go on in another.
        if let (Some(_), Some(Digits::Integer(..))) = (self.digits(at), self.digits(last)) {
            return true;
        }
        // What makes an hour, a rank or a month of a number without being on the lists.
        let telling = matches!(self.context.word(last), "u" | "u." | "h" | "h." | "U" | "H" | "ste" | "e" | "/");
        !telling && self.numeral(last).is_none()
    }

    /// Whether a blank line stands between these tokens, or in a text of sentences the end of one: no expression goes on over it.
    pub(crate) fn is_broken(&self, first: usize, last: usize) -> bool {
        let blank = (first + 1..last).any(|at| self.context.shape(at).has(Shape::PARAGRAPH));
        let sentence = || self.context.sentences.get(self.context.sentence_of(first));
        blank || !self.broad && sentence().is_some_and(|sentence| (sentence.last as usize) < last)
    }

    /// A number that may be a day or an hour.
    fn bare(&self, at: usize, previous: Option<&Part>) -> Option<Part> {
        if let Some(Digits::Pair(from @ 0..=31, to @ 1..=31, false)) = self.digits(at) {
            let meaning = Meaning::Bares(from, to);
            return previous.filter(|part| self.before_pair(part, at)).map(|_| Part { first: at, last: at + 1, meaning });
        }
        if let (Some((Atom::Glue(Glue::Now), last)), true) = (self.atom(at), self.broad) {
            let here = self.anchor.clock()?;
            let now = Interval { from: Some(Point::Clock(here)), to: Some(Point::Clock(here)) };
            return Some(Part { first: at, last, meaning: Meaning::Resolved(now, Kind::Datetime) });
        }
        let (value, last) = self.integer(at)?;
        (0..=31).contains(&value).then_some(Part { first: at, last, meaning: Meaning::Bare(value) })
    }

    /// Whether a day or month stands right before two numbers with a hyphen: "november 19-20", "maandag van 8-9".
    pub(crate) fn before_pair(&self, part: &Part, at: usize) -> bool {
        let near = part.last == at || part.last + 1 == at && self.glue(part.last) == Some(Glue::Of);
        self.broad && near && matches!(part.meaning, Meaning::Calendar(_))
    }

    /// The longest listed phrase at a token and the token behind it.
    #[inline]
    pub(crate) fn atom(&self, at: usize) -> Option<(Atom, usize)> {
        self.marks.atom(self.words, at)
    }

    /// The numeral in words or digits that begins at a token.
    #[inline]
    pub(crate) fn numeral(&self, at: usize) -> Option<&'a Numeral> {
        self.numerals.get(self.marks.numeral(at)?)
    }

    /// The token as a shape of digits.
    pub(crate) fn digits(&self, at: usize) -> Option<Digits> {
        self.marks.digits(at)
    }

    /// The two digits of a year without its century: "'90".
    pub(crate) fn short_year(&self, at: usize) -> Option<Digits> {
        digits_of(self.context, self.context.word(at).strip_prefix(['\'', '’', '‘'])?)
    }

    /// The atom of a word by itself, as it stands inside a token.
    pub(crate) fn word_atom(&self, word: &str) -> Option<Atom> {
        word_atom(self.context, word)
    }

    /// A whole number in digits or words.
    pub(crate) fn integer(&self, at: usize) -> Option<(i64, usize)> {
        if let Some(Digits::Integer(value, _)) = self.digits(at) {
            return Some((value, at + 1));
        }
        if let Some(numeral) = self.numeral(at).filter(|numeral| numeral.kind == NumeralKind::Cardinal && !numeral.digits) {
            let value = numeral.bounds.value().filter(|value| value.fract() == 0.0 && value.abs() < 1e9)?;
            return Some((value as i64, numeral.last as usize));
        }
        None
    }

    /// A rank in digits or words.
    pub(crate) fn ordinal(&self, at: usize) -> Option<(i64, usize)> {
        match self.digits(at) {
            Some(Digits::Ordinal(value)) => return Some((value, at + 1)),
            // "20 ste", "de 3 e": the ending as a word of its own.
            Some(Digits::Integer(value, _)) => {
                let ending = self.context.shape(at + 1).has(Shape::LETTER) && matches!(self.context.word(at + 1), "ste" | "e");
                return ending.then_some((value, at + 2));
            }
            _ => {}
        }
        let numeral = self.numeral(at).filter(|numeral| numeral.kind == NumeralKind::Ordinal)?;
        let value = numeral.bounds.value().filter(|value| value.fract() == 0.0 && value.abs() < 1e9)?;
        Some((value as i64, numeral.last as usize))
    }

    /// How many: a numeral, "een", "een paar", "anderhalf", "half".
    pub(crate) fn count(&self, at: usize) -> Option<Count> {
        let exact = |value: f64, last: usize| Count { min: Some(value), max: Some(value), usual: value, last };
        match self.atom(at) {
            Some((Atom::Vague(least, usual), last)) => return Some(Count { min: Some(least), max: None, usual, last }),
            Some((Atom::OneAndHalf, last)) => return Some(exact(1.5, last)),
            Some((Atom::Half, last)) => return Some(exact(0.5, last)),
            Some((Atom::Glue(Glue::One), last)) => {
                return match self.atom(last) {
                    Some((Atom::Half, last)) => Some(exact(0.5, last)),
                    _ => Some(exact(1.0, last)),
                };
            }
            _ => {}
        }
        if let Some(numeral) = self.numeral(at).filter(|numeral| numeral.kind != NumeralKind::Ordinal) {
            let usual = numeral.bounds.value().or(numeral.bounds.min).or(numeral.bounds.max)?;
            return Some(Count { min: numeral.bounds.min, max: numeral.bounds.max, usual, last: numeral.last as usize });
        }
        let shape = self.context.shape(at);
        if shape.has(Shape::NUMERIC) {
            let plain = self.context.word(at).replace('.', "").replace(',', ".");
            return plain.parse().ok().map(|value| exact(value, at + 1));
        }
        None
    }

    /// A year: four digits, or written out as one numeral or as two ("negentien achtenzeventig").
    pub(crate) fn year(&self, at: usize) -> Option<(i16, usize)> {
        match self.digits(at) {
            Some(Digits::Integer(value, 4)) => return (1000..3000).contains(&value).then_some((value as i16, at + 1)),
            Some(_) => return None,
            None => {}
        }
        if let Some((Atom::YearName(year), last)) = self.atom(at) {
            return Some((year, last));
        }
        let (value, last) = self.integer(at)?;
        if (1000..3000).contains(&value) {
            return Some((value as i16, last));
        }
        if (10..=20).contains(&value) && self.digits(last).is_none() {
            let (rest, end) = self.integer(last)?;
            return (10..100).contains(&rest).then_some(((value * 100 + rest) as i16, end));
        }
        None
    }

    /// The token behind an article.
    pub(crate) fn past_article(&self, at: usize) -> usize {
        match self.atom(at) {
            Some((Atom::Glue(Glue::The), last)) => last,
            _ => at,
        }
    }

    /// Whether the token by itself is an article, also where a phrase begins with it ("het einde").
    pub(crate) fn is_article(&self, at: usize) -> bool {
        let row = self.context.row(at, List::Date);
        row.and_then(|row| self.words.atoms.get(row as usize)).is_some_and(|atom| *atom == Atom::Glue(Glue::The))
    }

    /// The token behind "van", "van de", "in het", where one stands here.
    pub(crate) fn past_of(&self, at: usize) -> Option<usize> {
        match self.atom(at) {
            Some((Atom::Glue(Glue::Of | Glue::In), last)) => Some(self.past_article(last)),
            _ => None,
        }
    }

    /// Whether no noun follows: the text or clause ends here, or a word of time, a mark or a verb stands next.
    pub(crate) fn stands_alone(&self, at: usize) -> bool {
        let shape = self.context.shape(at);
        self.context.token(at).is_none()
            || shape.has(Shape::MARK) && !matches!(self.context.word(at), "%" | "€" | "$" | "°" | "/")
            || self.atom(at).is_some_and(|(atom, _)| !matches!(atom, Atom::Unit(_) | Atom::Units(_) | Atom::Aged | Atom::Person))
            || self.context.row(at, List::Tense).is_some()
            || self.context.row(at, List::Function).is_some()
            || self.is_verb(at)
    }
}
