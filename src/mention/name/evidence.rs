//! Evidence for the kind of an unknown name: words beside it, and a tally over all that speaks.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::error::Error;
use crate::lexicon::{chain, rows, HashKeyed, Row};
use crate::mention::Context;
use crate::text::fold;
use crate::value::Kind;

/// Which side of the name a word stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Before,
    /// Behind it.
    After,
    /// Before it with "van" between, or "van de" ("inwoners van X").
    Of,
}

/// One word's evidence.
#[derive(Clone, Copy, Debug)]
struct Clue {
    side: Side,
    kind: Kind,
    weight: i32,
}

/// The words that speak for a kind, by the hash of the folded word.
#[derive(Default)]
pub struct Evidence {
    /// The clues of each word stand together.
    clues: Vec<Clue>,
    /// Where in them a word's begin and end.
    words: HashKeyed<(u32, u32)>,
    endings: HashKeyed<(Kind, i32)>,
    no_names: HashKeyed<()>,
    /// How long the words and the endings are that end in certain letters.
    word_lengths: Lengths,
    ending_lengths: Lengths,
}

/// The longest ending in characters.
const LONGEST: usize = 20;

/// The lengths of listed words by their last two letters: bit n for a word of n letters.
struct Lengths(Vec<u32>);

impl Default for Lengths {
    fn default() -> Self {
        Lengths(vec![0; 1 << 10])
    }
}

impl Lengths {
    /// Where the last two letters lead, in any case.
    fn place(word: &[u8]) -> usize {
        word.last_chunk().map_or(0, |&[last_but_one, last]: &[u8; 2]| usize::from(last_but_one & 31) << 5 | usize::from(last & 31))
    }

    fn add(&mut self, word: &str) {
        let folded = if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(fold::fold(word)) };
        if let Some(lengths) = self.0.get_mut(Lengths::place(folded.as_bytes())) {
            *lengths |= 1u32.checked_shl(folded.len() as u32).unwrap_or(0);
        }
    }

    /// The lengths that a listed end of an ASCII word may have, from the longest to the shortest, none above `most`.
    fn of(&self, word: &str, most: usize) -> impl Iterator<Item = usize> {
        let all = self.0.get(Lengths::place(word.as_bytes())).copied().unwrap_or(0);
        let mut rest = all & ((2u64 << most.min(31)) - 1) as u32;
        std::iter::from_fn(move || {
            let longest = rest.checked_ilog2()?;
            rest &= !(1 << longest);
            Some(longest as usize)
        })
    }
}

impl Evidence {
    /// Loads the list.
    ///
    /// # Errors
    /// The first faulty row.
    pub fn load() -> Result<Self, Error> {
        const FILE: &str = "mention/name/evidence.tsv";
        let (mut clues, mut words) = (Vec::new(), HashKeyed::default());
        let (mut word_lengths, mut ending_lengths) = (Lengths::default(), Lengths::default());
        for row in rows::<2>(FILE, include_str!("evidence.tsv"))? {
            let [word, column] = row.fields;
            let first = clues.len() as u32;
            for clue in column.split('|') {
                let fault = || Error::list(FILE, row.line, &format!("evidence «{clue}»"), "side, kind and weight");
                let mut parts = clue.split(' ');
                let side = match parts.next() {
                    Some("before") => Side::Before,
                    Some("after") => Side::After,
                    Some("of") => Side::Of,
                    _ => return Err(fault()),
                };
                let kind = parts.next().and_then(Kind::from_name).ok_or_else(fault)?;
                let weight = parts.next().and_then(|weight| weight.parse().ok()).ok_or_else(fault)?;
                clues.push(Clue { side, kind, weight });
            }
            words.insert(fold::hash(word), (first, clues.len() as u32));
            word_lengths.add(word);
        }
        const ENDING: &str = "mention/name/ending.tsv";
        let mut endings: HashKeyed<(Kind, i32)> = HashMap::default();
        for row in rows::<3>(ENDING, include_str!("ending.tsv"))? {
            let [ending, kind, weight] = row.fields;
            let fault = || Error::list(ENDING, row.line, &format!("evidence «{kind} {weight}»"), "kind and weight");
            ending_lengths.add(ending);
            endings.insert(fold::hash(ending), (Kind::from_name(kind).ok_or_else(fault)?, weight.parse().map_err(|_| fault())?));
        }
        let no_names = rows::<1>("mention/name/no_name.tsv", include_str!("no_name.tsv"))?.into_iter();
        // Of two words the key is that of a phrase: "groen licht" is no party.
        let key = |words: &str| words.split(' ').map(fold::hash).reduce(chain).unwrap_or_default();
        let no_names = no_names.map(|Row { fields: [words], .. }| (key(words), ())).collect();
        Ok(Evidence { clues, words, endings, no_names, word_lengths, ending_lengths })
    }

    /// Adds to the tally what the word with this hash says of a name on whose `side` it stands.
    pub fn add(&self, hash: u64, side: Side, tally: &mut Tally) {
        for clue in self.of(hash).into_iter().flatten().filter(|clue| clue.side == side) {
            tally.add(clue.kind, clue.weight);
        }
    }

    /// The clues of the word with this hash.
    fn of(&self, hash: u64) -> Option<&[Clue]> {
        let &(first, last) = self.words.get(&hash)?;
        self.clues.get(first as usize..last as usize)
    }
}

impl Evidence {
    /// Adds what the small word at `at` on one side of a name says, or else what the head of that word says where it is a compound
    /// ("popgroep", "oliedienstverlener").
    pub fn add_beside(&self, context: &Context<'_>, at: usize, side: Side, tally: &mut Tally) {
        let Some(token) = context.token(at) else { return };
        if let Some(clues) = self.of(token.hash) {
            return clues.iter().filter(|clue| clue.side == side).for_each(|clue| tally.add(clue.kind, clue.weight));
        }
        if token.span.len() < 8 {
            return;
        }
        let word = token.text(context.text);
        if !word.starts_with(char::is_alphabetic) {
            return;
        }
        let clues = if word.is_ascii() {
            let heads = self.word_lengths.of(word, word.len() - 2).take_while(|&length| length > 3 && word.len() - length < LONGEST + 2);
            heads.filter_map(|length| self.of(fold::hash(word.get(word.len() - length..)?))).next()
        } else {
            let starts = word.char_indices().map(|(at, _)| at).skip(2).take(LONGEST);
            let heads = starts.filter_map(|at| word.get(at..)).take_while(|head| head.len() > 3);
            heads.filter_map(|head| self.of(fold::hash(head))).next()
        };
        for clue in clues.into_iter().flatten().filter(|clue| clue.side == side && clue.weight > 3) {
            tally.add(clue.kind, clue.weight - 1);
        }
    }

    /// Adds what the ending of the name's last word says: the word itself behind others (`alone`), or its last part, which
    /// says little behind a first name ("Van Oosterzee").
    pub fn add_ending(&self, word: &str, alone: bool, given: bool, tally: &mut Tally) {
        let part = |at: usize| {
            let part = word.get(at..).filter(|_| at > 2 || at == 0 && alone)?;
            self.endings.get(&fold::hash(part)).map(|ending| (at, part, ending))
        };
        let longest = if word.is_ascii() {
            self.ending_lengths.of(word, word.len().min(LONGEST)).find_map(|length| part(word.len() - length))
        } else {
            word.char_indices().map(|(at, _)| at).rev().take(LONGEST).filter_map(part).last()
        };
        // "Jan Breydelstadion" is no person, but "Jan Kerkhof" is.
        let longest = longest.filter(|(at, part, _)| !given || *at == 0 || part.len() > 5);
        if let Some((_, _, (kind, weight))) = longest {
            tally.add(*kind, *weight);
            if *weight > 3 && *kind != Kind::Person {
                tally.add(Kind::Person, -3);
            }
        }
    }

    /// Whether the word with this hash is no name, in spite of a capital.
    pub fn is_no_name(&self, hash: u64) -> bool {
        self.no_names.contains_key(&hash)
    }
}

/// The kinds an unknown name can have, in the order that settles ties.
const KINDS: [Kind; 5] = [Kind::Person, Kind::Organisation, Kind::Place, Kind::Event, Kind::Misc];

/// The place of a kind among these.
#[inline]
const fn place(kind: Kind) -> Option<usize> {
    Some(match kind {
        Kind::Person => 0,
        Kind::Organisation => 1,
        Kind::Place => 2,
        Kind::Event => 3,
        Kind::Misc => 4,
        _ => return None,
    })
}

/// What speaks for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([i32; 5]);

impl Tally {
    /// Adds weight to a kind.
    #[inline]
    pub fn add(&mut self, kind: Kind, weight: i32) {
        if let Some(sum) = place(kind).and_then(|place| self.0.get_mut(place)) {
            *sum += weight;
        }
    }

    /// Adds all of another tally.
    pub fn join(&mut self, other: Tally) {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum += more;
        }
    }

    /// What speaks for one kind.
    #[inline]
    pub fn of(&self, kind: Kind) -> i32 {
        place(kind).and_then(|place| self.0.get(place)).copied().unwrap_or(0)
    }

    /// The kind that most speaks for, and how much.
    pub fn best(&self) -> (Kind, i32) {
        KINDS.iter().copied().zip(self.0).fold((Kind::Person, i32::MIN), |best, next| if next.1 > best.1 { next } else { best })
    }
}
