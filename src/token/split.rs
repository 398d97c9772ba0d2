//! Splitting: one pass over the bytes that finds where each token ends, hashes its folded word and notes its shape.

use crate::span::Span;
use crate::text::fold::{fold_char, Eight, WordHash};
use crate::token::abbreviation::{is_initial, Stop};
use crate::token::inside::{is_address_end, is_apostrophe, is_blank, is_extender, is_hyphen, Inside};
use crate::token::opener;
use crate::token::{Abbreviations, Shape, Token};

/// Splits `text` within `flow` into tokens, appended to `tokens`.
///
/// Linear in the bytes; allocates only the vector.
pub fn split(text: &str, flow: Span, abbreviations: &Abbreviations, tokens: &mut Vec<Token>) {
    let text = text.get(..flow.end()).unwrap_or(text);
    let gap = Shape::PARAGRAPH.with(Shape::LINE).with(Shape::SPACED);
    let mut splitter = Splitter { inside: Inside { text, abbreviations }, at: flow.start(), gap };
    while let Some(token) = splitter.next() {
        tokens.push(token);
    }
}

struct Splitter<'t> {
    inside: Inside<'t>,
    at: usize,
    /// What the white space before the next token says of it.
    gap: Shape,
}

const LOWER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;

/// The class of each byte that is a letter or digit by itself; 0 for all others.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        let class = match byte {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            _ => 0,
        };
        // A constant's index is checked when the crate is compiled.
        #[allow(clippy::indexing_slicing)]
        {
            classes[byte as usize] = class;
        }
        byte += 1;
    }
    classes
};

#[inline]
fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(0)
}

/// What a word is made of.
#[derive(Default)]
struct Count {
    letters: usize,
    capitals: usize,
    digits: usize,
    others: usize,
    points: usize,
}

impl Splitter<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        self.inside.char_at(at)
    }

    #[inline]
    fn next(&mut self) -> Option<Token> {
        self.skip_space();
        let start = self.at;
        let rest = self.inside.text.as_bytes().get(start..).filter(|rest| !rest.is_empty())?;
        let gap = std::mem::take(&mut self.gap);
        let token = self.plain(start, rest).or_else(|| self.plain_mark(start, rest));
        let mut token = match token {
            Some(token) => token,
            None => self.other(start, gap)?,
        };
        token.shape = token.shape.with(gap);
        self.at = token.span.end();
        Some(token)
    }

    /// A token that is neither a plain word nor a plain mark.
    fn other(&self, start: usize, gap: Shape) -> Option<Token> {
        let first = self.char_at(start)?;
        let is_word = first.is_alphanumeric() || self.inside.opens_word(start, first, gap);
        Some(if is_word { self.word(start) } else { self.mark(start, first, gap) })
    }

    #[inline]
    fn skip_space(&mut self) {
        let bytes = self.inside.text.as_bytes();
        if bytes.get(self.at) == Some(&b' ') {
            self.gap = self.gap.with(Shape::SPACED);
            self.at += 1;
        }
        if bytes.get(self.at).is_some_and(|&byte| byte <= b' ' || byte >= 0x80) {
            self.skip_blanks();
        }
    }

    fn skip_blanks(&mut self) {
        let mut lines = 0;
        let mut returned = false;
        while let Some(c) = self.char_at(self.at).filter(|&c| is_blank(c)) {
            match c {
                '\n' if returned => {}
                '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' => lines += 1,
                '\u{2029}' => lines += 2,
                _ => {}
            }
            returned = c == '\r';
            // Direction marks leave the words around them as close as they were.
            if c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}') {
                self.gap = self.gap.with(Shape::SPACED);
            }
            self.at += c.len_utf8();
        }
        if lines > 0 {
            self.gap = self.gap.with(Shape::LINE);
        }
        if lines > 1 {
            self.gap = self.gap.with(Shape::PARAGRAPH);
        }
    }

    /// A word as most are: ASCII letters, small but for the first, and behind them what goes on with no word. None where more
    /// must be asked. Letters are read eight at once: no branch foresees how many a word has.
    #[inline]
    fn plain(&self, start: usize, text: &[u8]) -> Option<Token> {
        let first = text.first()?;
        let mut hash = WordHash::default();
        // The first may be a capital.
        let (letters, mut count) = Eight(Eight::of(text).0 | 0x20).small_letters();
        if count == 0 {
            return None;
        }
        hash.push_some(letters, count);
        let mut rest = text.get(count..)?;
        while count == 8 {
            let letters;
            (letters, count) = Eight::of(rest).small_letters();
            hash.push_some(letters, count);
            rest = rest.get(count..)?;
        }
        let mut shape = if first.is_ascii_uppercase() { Shape::LETTER.with(Shape::CAPITAL) } else { Shape::LETTER };
        let mut end = start + text.len() - rest.len();
        match rest.first() {
            None | Some(..=b' ' | b',' | b';' | b')' | b'"' | b'?' | b'!') => {}
            Some(b'.') if rest.get(1).is_none_or(|&byte| byte <= b' ') => {
                if self.takes_stop(start, start, end, hash.finish()) {
                    end += 1;
                    hash.push(b'.');
                    shape = shape.with(Shape::ABBREVIATION);
                }
            }
            Some(_) => return None,
        }
        Some(Token { span: Span::new(start as u32, end as u32), hash: hash.finish(), shape })
    }

    /// A mark as most are: one byte that nothing beside it changes.
    #[inline]
    fn plain_mark(&self, start: usize, text: &[u8]) -> Option<Token> {
        let (&first, rest) = text.split_first()?;
        let shape = match first {
            b'.' | b'!' | b'?' => Shape::MARK.with(Shape::TERMINAL),
            b',' | b':' | b';' | b')' => Shape::MARK,
            b'"' => Shape::MARK.with(Shape::QUOTE),
            _ => return None,
        };
        if rest.first() == Some(&first) {
            return None;
        }
        let mut hash = WordHash::default();
        hash.push(first);
        Some(Token { span: Span::new(start as u32, start as u32 + 1), hash: hash.finish(), shape })
    }

    fn word(&self, start: usize) -> Token {
        let text = self.inside.text;
        let bytes = text.as_bytes();
        let mut hash = WordHash::default();
        let mut shape = Shape::default();
        let mut count = Count::default();
        let mut at = start;
        // Where the part behind the last point begins.
        let mut part = start;
        if let Some(first @ ('\'' | '’' | '‘' | '@' | '#' | '-' | '‐' | '‑')) = self.char_at(start) {
            shape = shape.with(joined(first));
            count.others += 1;
            self.push(first, &mut hash, &mut shape);
            at += first.len_utf8();
        }
        if self.char_at(at).is_some_and(char::is_uppercase) {
            shape = shape.with(Shape::CAPITAL);
        }
        if self.char_at(start) == Some('(') {
            at = self.bracketed(at, self.inside.bracket_end(at), &mut hash, &mut shape);
            count.others += 2;
        }
        loop {
            let run = at;
            while let Some(&byte) = bytes.get(at) {
                let class = class(byte);
                if class == 0 {
                    break;
                }
                count.capitals += usize::from(class == UPPER);
                count.digits += usize::from(class == DIGIT);
                hash.push(byte | u8::from(class == UPPER) << 5);
                at += 1;
            }
            count.letters += at - run;
            let Some(&byte) = bytes.get(at) else { break };
            if byte <= b' ' {
                break;
            }
            let Some(c) = self.char_at(at) else { break };
            if c.is_alphanumeric() {
                count.letters += 1;
                count.capitals += usize::from(c.is_uppercase());
            } else if is_extender(c) {
                count.others += 1;
            } else if let Some(end) = self.inside.address(start, at, c) {
                shape = shape.with(Shape::ADDRESS);
                count.others += 1;
                for c in text.get(at..end).unwrap_or("").chars() {
                    self.push(c, &mut hash, &mut shape);
                }
                at = end;
                break;
            } else if let Some(end) = (c == '(' && at > start).then(|| self.inside.bracket(start, at)).flatten() {
                count.others += 2;
                at = self.bracketed(at, Some(end), &mut hash, &mut shape);
                continue;
            } else if at > start && self.inside.joins(start, part, at, c) {
                count.others += usize::from(!matches!(c, '.' | ',' | ':'));
                shape = shape.with(joined(c));
                if c == '.' {
                    count.points += 1;
                    part = at + 1;
                }
            } else {
                break;
            }
            self.push(c, &mut hash, &mut shape);
            at += c.len_utf8();
        }
        count.letters -= count.digits;
        if count.letters > 0 {
            shape = shape.with(Shape::LETTER);
        }
        if count.digits > 0 {
            shape = shape.with(Shape::DIGIT);
            if count.letters == 0 && count.others == 0 {
                shape = shape.with(Shape::NUMERIC);
            }
        }
        if count.capitals > 1 && count.capitals == count.letters {
            shape = shape.with(Shape::UPPER);
        }
        if bytes.get(at) == Some(&b'.') && bytes.get(at + 1) != Some(&b'.') && self.takes_stop(start, part, at, hash.finish()) {
            at += 1;
            hash.push(b'.');
            shape = shape.with(Shape::ABBREVIATION);
        } else if count.points > 0 && is_address_end(text.get(part..at).unwrap_or("")) {
            shape = shape.with(Shape::ADDRESS);
        }
        Token { span: Span::new(start as u32, at as u32), hash: hash.finish(), shape }
    }

    /// Takes a bracket into the word; gives where it ends.
    fn bracketed(&self, at: usize, end: Option<usize>, hash: &mut WordHash, shape: &mut Shape) -> usize {
        let end = end.unwrap_or(at);
        for c in self.inside.text.get(at..end).unwrap_or("").chars() {
            self.push(c, hash, shape);
        }
        end
    }

    #[inline]
    fn push(&self, c: char, hash: &mut WordHash, shape: &mut Shape) {
        if !c.is_ascii() {
            *shape = shape.with(Shape::WIDE);
        }
        fold_char(c, &mut |byte| hash.push(byte));
    }

    /// Whether the full stop at `stop` belongs to the word before it.
    #[cold]
    fn takes_stop(&self, start: usize, part: usize, stop: usize, hash: u64) -> bool {
        let word = self.inside.text.get(start..stop).unwrap_or("");
        if is_initial(word) {
            // "vitamine C. Dat": a letter that ends a sentence, not one that begins a name.
            return self.inside.follows(stop + 1).is_some() && !self.inside.word_behind(stop + 1).is_some_and(opener::opens_behind_name);
        }
        match self.inside.abbreviations.stop(hash) {
            Some(Stop::Word) => match self.inside.follows(stop + 1) {
                Some((c, true)) => c.is_lowercase() || c.is_ascii_digit(),
                Some((c, false)) => matches!(c, ',' | ':' | ';' | '-') || c.is_alphanumeric(),
                None => false,
            },
            Some(_) => true,
            None => part > start && self.inside.abbreviations.stop_of(word).is_some(),
        }
    }

    fn mark(&self, start: usize, first: char, gap: Shape) -> Token {
        let mut end = start + first.len_utf8();
        let mut shape = Shape::MARK;
        let again = |at: usize| self.char_at(at) == Some(first);
        match first {
            '.' | '-' => {
                while again(end) {
                    end += 1;
                }
                if first == '.' {
                    shape = shape.with(Shape::TERMINAL);
                }
            }
            // ",,," behind a word is a comma and an opening mark.
            ',' => {
                if again(end) && (gap.has(Shape::SPACED) || !again(end + 1) || again(end + 2)) {
                    end += 1;
                    shape = shape.with(Shape::QUOTE);
                }
            }
            '\'' | '`' | '´' | '‘' | '’' | '‚' => {
                shape = shape.with(Shape::QUOTE);
                if again(end) {
                    end += first.len_utf8();
                }
            }
            '!' | '?' | '…' | '‽' => shape = shape.with(Shape::TERMINAL),
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‛' | '″' | '＂' => shape = shape.with(Shape::QUOTE),
            _ if first.is_ascii() => {}
            _ => end = self.inside.symbol_end(start, first),
        }
        let mut hash = WordHash::default();
        for c in self.inside.text.get(start..end).unwrap_or("").chars() {
            self.push(c, &mut hash, &mut shape);
        }
        Token { span: Span::new(start as u32, end as u32), hash: hash.finish(), shape }
    }
}

fn joined(c: char) -> Shape {
    if is_hyphen(c) {
        Shape::HYPHEN
    } else if is_apostrophe(c) {
        Shape::APOSTROPHE
    } else {
        Shape::default()
    }
}
