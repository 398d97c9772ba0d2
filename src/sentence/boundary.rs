//! Where a sentence ends.

use crate::sentence::quotation::{Marks, Turn};
use crate::sentence::Sentence;
use crate::text::fold;
use crate::token::opener;
use crate::token::{Abbreviations, Shape, Stop, Token};

/// A sentence of more tokens is cut there: no Dutch sentence is so long, and what is asked of a whole sentence later on
/// then costs a bounded time for each token.
pub const LONGEST: usize = 1_000;

/// Splits tokens into sentences, appended to `sentences`. Linear in the tokens.
pub fn split(text: &str, tokens: &[Token], abbreviations: &Abbreviations, sentences: &mut Vec<Sentence>) {
    let mut reader = Reader { text, tokens, abbreviations, first: 0, end: None, closed: false, source: false };
    let mut marks = Marks::new(tokens);
    let mut at = 0;
    loop {
        at += reader.quiet(at);
        let Some(token) = tokens.get(at) else { break };
        let heard = token.shape.has(Shape::QUOTE) || token.shape.has(Shape::LINE) && marks.is_open();
        let turn = if heard { marks.read(text, tokens, at) } else { None };
        if at > reader.first && (reader.starts(at, token, turn) || at - reader.first >= LONGEST) {
            push(tokens, reader.first, at, sentences);
            reader.first = at;
            reader.end = None;
            reader.source = false;
        }
        reader.pass(at, token, turn);
        at += 1;
    }
    if reader.first < tokens.len() {
        push(tokens, reader.first, tokens.len(), sentences);
    }
}

fn push(tokens: &[Token], first: usize, last: usize, sentences: &mut Vec<Sentence>) {
    let (Some(from), Some(to)) = (tokens.get(first), tokens.get(last - 1)) else { return };
    let heading = from.shape.has(Shape::LINE)
        && tokens.get(last).is_none_or(|next| next.shape.has(Shape::LINE))
        && !tokens.get(first..last).unwrap_or(&[]).iter().rev().take(3).any(|token| token.shape.has(Shape::TERMINAL));
    sentences.push(Sentence { first: first as u32, last: last as u32, span: from.span.join(to.span), heading });
}

/// What may have ended the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// A full stop, question or exclamation mark, or an ellipsis.
    Mark,
    /// An abbreviation that often closes a sentence.
    Abbreviation,
    /// An abbreviation behind which a sentence goes on unless the next word says otherwise.
    Open,
    /// Initials: the same, but a surname may follow.
    Initials,
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    abbreviations: &'t Abbreviations,
    /// The sentence's first token.
    first: usize,
    /// What ended it, with nothing but closing marks since.
    end: Option<End>,
    /// Whether a quotation or bracket was closed since.
    closed: bool,
    /// Whether a bracket is open that names the source of a quotation which ended the sentence.
    source: bool,
}

/// So many words may stand in a heading that lost its line.
const HEADING: usize = 6;

/// What may end a sentence, begin one, or stand at its border.
const TELLING: Shape = Shape::MARK.with(Shape::LINE).with(Shape::ABBREVIATION).with(Shape::QUOTE).with(Shape::TERMINAL);

impl Reader<'_> {
    /// How many tokens from `at` on tell nothing of a border, as most: words inside a line and a sentence that has not ended.
    #[inline]
    fn quiet(&self, at: usize) -> usize {
        if self.end.is_some() {
            return 0;
        }
        let behind = at - self.first;
        let telling = if behind > HEADING { TELLING } else { TELLING.with(Shape::CAPITAL) };
        let last = self.tokens.len().min(self.first + LONGEST);
        let rest = self.tokens.get(at..last).unwrap_or(&[]);
        rest.iter().position(|token| token.shape.any(telling)).unwrap_or(rest.len())
    }

    /// Whether the token at `at` opens a sentence.
    fn starts(&self, at: usize, token: &Token, turn: Option<Turn>) -> bool {
        let shape = token.shape;
        if shape.has(Shape::LINE) {
            return shape.has(Shape::PARAGRAPH) || !self.runs_on(at, token);
        }
        let spaced = shape.has(Shape::SPACED);
        let Some(end) = self.end else { return spaced && (self.is_bullet(at, token) || self.is_behind_heading(at, token)) };
        if turn == Some(Turn::Closes) || self.is_closing(token) {
            return false;
        }
        let glued = shape.has(Shape::CAPITAL) && !shape.has(Shape::UPPER) || turn == Some(Turn::Opens);
        if !(spaced || glued && (self.closed || self.behind_word(at))) || self.is_enumerator(at) {
            return false;
        }
        match end {
            End::Mark => self.begins(at, self.closed),
            End::Abbreviation => spaced && self.begins(at, self.closed),
            End::Open => spaced && opener::opens(token.text(self.text)),
            End::Initials => spaced && opener::opens_behind_name(token.text(self.text)),
        }
    }

    /// Takes the token into the sentence.
    fn pass(&mut self, at: usize, token: &Token, turn: Option<Turn>) {
        let shape = token.shape;
        if shape.has(Shape::TERMINAL) {
            // "(...)" and "[…]" leave something out and end nothing.
            let cut = at > self.first
                && self.tokens.get(at - 1).is_some_and(|before| matches!(before.text(self.text), "(" | "["))
                && self.tokens.get(at + 1).is_some_and(|next| matches!(next.text(self.text), ")" | "]"));
            self.end = (!cut).then_some(End::Mark);
            self.closed = false;
        } else if shape.has(Shape::ABBREVIATION) {
            let word = token.text(self.text);
            let word = word.strip_suffix('.').unwrap_or(word);
            self.end = match self.abbreviations.stop_of(word) {
                Some(Stop::End) => Some(End::Abbreviation),
                Some(Stop::Before | Stop::Word) => None,
                Some(Stop::Open) if self.abbreviations.stop(fold::hash(word)) == Some(Stop::Open) => Some(End::Open),
                _ => Some(End::Initials),
            };
            self.closed = false;
        } else if self.end.is_some() {
            if turn == Some(Turn::Closes) || self.is_closing(token) {
                self.closed = true;
            } else {
                self.source |= self.closed && token.text(self.text) == "(";
                self.end = None;
            }
        } else if self.source && token.text(self.text) == ")" {
            self.source = false;
            self.end = Some(End::Mark);
            self.closed = true;
        }
    }

    /// Whether a line goes on with the sentence of the line before: that one has not ended, and this one begins small
    /// or that one breaks off behind a word that no sentence ends with.
    fn runs_on(&self, at: usize, token: &Token) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.tokens.get(before)) else { return false };
        if before.shape.has(Shape::ABBREVIATION) && self.end.is_none() {
            return true;
        }
        let small =
            token.shape.has(Shape::LETTER) && token.text(self.text).chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
        let broken = before.text(self.text) == "," || opener::breaks_off(before.text(self.text));
        let listed = token.shape.any(Shape::MARK) && !token.shape.has(Shape::QUOTE);
        match self.end {
            None | Some(End::Open | End::Initials | End::Abbreviation) => small || broken && !listed,
            // `"Wat nu?"` at the end of a line, `vroeg hij` at the beginning of the next
            Some(End::Mark) => small && self.closed,
        }
    }

    /// Whether the tokens from `at` on can begin a sentence: a capital or digit, or marks before one.
    fn begins(&self, at: usize, closed: bool) -> bool {
        for (steps, token) in self.tokens.iter().skip(at).take(4).enumerate() {
            let shape = token.shape;
            if steps > 0 && shape.has(Shape::LINE) {
                return true;
            }
            if shape.has(Shape::MARK) {
                let mark = token.text(self.text);
                // A bracket behind a quotation names its source; a comma or colon goes on.
                if matches!(mark, "," | ";" | ":" | ")" | "]") || shape.has(Shape::TERMINAL) || closed && steps == 0 && mark == "(" {
                    return false;
                }
                continue;
            }
            let mut letters = token.text(self.text).chars().filter(|c| c.is_alphanumeric());
            let high = |c: char| !c.is_lowercase();
            if shape.has(Shape::APOSTROPHE) && !shape.has(Shape::DIGIT) && letters.clone().nth(2).is_none() {
                // "'s Avonds", "'t Is"
                continue;
            }
            return letters.next().is_some_and(high) || shape.has(Shape::APOSTROPHE.with(Shape::HYPHEN)) && letters.any(char::is_uppercase);
        }
        true
    }

    /// "1." or "12." at the beginning of a sentence counts the item that follows.
    fn is_enumerator(&self, at: usize) -> bool {
        at == self.first + 2
            && self.end == Some(End::Mark)
            && self.tokens.get(self.first).is_some_and(|first| first.shape.has(Shape::NUMERIC) && first.span.len() < 4)
            && self.tokens.get(at - 1).is_some_and(|stop| stop.text(self.text) == "." && !stop.shape.has(Shape::SPACED))
    }

    /// A star or dot inside a line that opens an item.
    fn is_bullet(&self, at: usize, token: &Token) -> bool {
        token.shape.has(Shape::MARK)
            && matches!(token.text(self.text), "*" | "•" | "◦" | "▪" | "■" | "●")
            && self.tokens.get(at + 1).is_some_and(|next| next.shape.has(Shape::SPACED.with(Shape::CAPITAL)))
    }

    /// Whether a sentence begins behind a heading that lost its line: a few words without a mark, then, with a capital, a
    /// word that begins sentences, then a small word ("Klimaat en bodem Het land …").
    fn is_behind_heading(&self, at: usize, token: &Token) -> bool {
        let begins = |word: &str| opener::opens(word) && !opener::opens_name(word);
        let high = |token: &Token| token.shape.has(Shape::CAPITAL);
        if at - self.first > HEADING || !high(token) {
            return false;
        }
        let Some(heading) = self.tokens.get(self.first..at) else { return false };
        let (Some(first), Some(before), Some(next)) = (heading.first(), heading.last(), self.tokens.get(at + 1)) else { return false };
        let last = before.text(self.text);
        // What is told by shapes comes before what is told by lists.
        high(first)
            && next.shape.has(Shape::LETTER)
            && !next.shape.any(Shape::CAPITAL.with(Shape::APOSTROPHE))
            && (heading.len() == 1 || !high(before))
            && heading.iter().all(|word| word.shape.has(Shape::LETTER) && !word.shape.has(Shape::ABBREVIATION))
            && begins(token.text(self.text))
            && (!high(before) || !opener::opens(last))
            && !opener::awaits(last)
    }

    /// Marks that belong to the sentence before: brackets, and more stops.
    fn is_closing(&self, token: &Token) -> bool {
        let close = !token.shape.has(Shape::SPACED);
        token.shape.has(Shape::TERMINAL)
            || close && token.shape.has(Shape::MARK) && matches!(token.text(self.text), ")" | "]" | "”" | "’" | "''")
    }

    /// "einde.De": a full stop between two words, the space left out.
    fn behind_word(&self, at: usize) -> bool {
        let mut before = self.tokens.get(..at).unwrap_or(&[]).iter().rev();
        before.next().is_some_and(|stop| matches!(stop.text(self.text), "." | "!" | "?"))
            && before.next().is_some_and(|word| word.shape.has(Shape::LETTER) && !word.shape.has(Shape::CAPITAL) && word.span.len() > 2)
    }
}
