//! What continues a word beside letters and digits: apostrophes, hyphens, points, brackets, addresses, combining marks.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::fold;
use crate::token::{Abbreviations, Shape};

/// Looks at most a few characters around an offset, except along an address, which is then taken whole.
pub(super) struct Inside<'t> {
    /// The text up to the end of what is read.
    pub(super) text: &'t str,
    pub(super) abbreviations: &'t Abbreviations,
}

/// Single letters that stand for a word behind an apostrophe: 's, 't, 'n, 'k, 'm, 'r.
const CLITICS: &[u8] = b"stnkmrSTNKMR";

/// Longer rests of words behind an apostrophe.
const LONG_CLITICS: [&str; 5] = ["em", "ns", "ie", "tis", "twas"];

impl<'t> Inside<'t> {
    #[inline]
    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(&byte) if byte.is_ascii() => Some(byte as char),
            Some(_) => self.text.get(at..)?.chars().next(),
            None => None,
        }
    }

    /// Whether a mark at `at` opens a word: a clitic ("'s avonds", "'90"), a handle, a tag, an ellipsis ("-productie"), a
    /// bracket around its first part ("(oud-)minister").
    pub(super) fn opens_word(&self, at: usize, first: char, gap: Shape) -> bool {
        let next = at + first.len_utf8();
        match first {
            '\'' | '’' | '‘' => self.is_clitic(next),
            '@' | '#' => self.char_at(next).is_some_and(|c| c.is_alphabetic() || c == '_'),
            '-' | '‐' | '‑' => {
                gap.has(Shape::SPACED) && !gap.has(Shape::LINE) && self.char_at(next).is_some_and(|c| c.is_lowercase() && c.is_alphabetic())
            }
            '(' => self.bracket_end(at).is_some_and(|end| {
                let hyphen = self.char_at(end).is_some_and(|c| is_hyphen(c) || c == '+');
                self.char_at(end + usize::from(hyphen)).is_some_and(char::is_lowercase)
            }),
            _ => false,
        }
    }

    /// Whether what stands behind an apostrophe is a clitic or a short year, and no quotation.
    fn is_clitic(&self, behind: usize) -> bool {
        let length = self.text.as_bytes().iter().skip(behind).take(5).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let word = self.text.get(behind..behind + length).unwrap_or("");
        let next = self.char_at(behind + length);
        if next.is_some_and(|c| c.is_alphanumeric() || is_apostrophe(c) || is_combining_mark(c)) {
            return false;
        }
        match word.as_bytes() {
            [letter] => CLITICS.contains(letter) && !matches!(next, Some('.' | '!' | '?' | ',')),
            [a, b] if a.is_ascii_digit() && b.is_ascii_digit() => !matches!(next, Some('%' | '€')),
            _ => LONG_CLITICS.contains(&word),
        }
    }

    /// Whether the character `c` at `at`, no letter or digit, stands inside the word from `start` on; `part` is where
    /// the stretch behind the word's last point begins.
    pub(super) fn joins(&self, start: usize, part: usize, at: usize, c: char) -> bool {
        let Some(next) = self.char_at(at + c.len_utf8()) else { return false };
        let Some(previous) = self.before(at) else { return false };
        match c {
            // "F-16", and the hyphen left open in "Centraal- en Oost-Europa", "zwangerschaps-, darm- en vaatziekten"
            '-' | '‐' | '‑' => {
                next.is_alphanumeric() && !is_hyphen(previous) && previous != '.'
                    || previous == '.' && next.is_alphabetic()
                    || previous.is_alphabetic() && (next.is_whitespace() || matches!(next, ',' | ';' | ')' | '/'))
            }
            '\'' | '’' => previous.is_alphanumeric() && (next.is_alphanumeric() || next == ' ' && self.is_article(start, at)),
            '.' => self.point_joins(start, part, at, previous, next),
            ',' | ':' => previous.is_ascii_digit() && next.is_ascii_digit(),
            // "Q&A", "en/of", "1+1=2"; the sign of an exponent is left to who reads numbers
            '+' if matches!(previous, 'e' | 'E') => false,
            // "e^(x)"; "2^3" is a power to who reads numbers
            '^' => (previous.is_alphabetic() || previous == ')') && (next.is_alphanumeric() || next == '('),
            '+' | '=' if previous == ')' || next == '(' => {
                (previous == ')' || previous.is_lowercase()) && (next.is_alphanumeric() || self.bracket_end(at + 1).is_some())
            }
            '&' | '/' | '@' | '_' | '·' | '+' | '=' => {
                (previous.is_alphanumeric() || previous == '_') && (next.is_alphanumeric() || next == '_')
            }
            _ => false,
        }
    }

    /// Whether the word from `start` to its apostrophe is a French article that stands apart ("l' Équipe").
    fn is_article(&self, start: usize, apostrophe: usize) -> bool {
        let quoted = self.before(start).is_some_and(|c| is_apostrophe(c) || c == '`');
        !quoted
            && matches!(self.text.get(start..apostrophe), Some("l" | "L" | "d" | "D"))
            && self.char_at(apostrophe + 2).is_some_and(char::is_uppercase)
    }

    /// The end of the bracket that opens at `at` inside a word: short, without blanks or capitals, so that a note
    /// that lacks its space ("Kamerlid(VVD)") stays apart ("leraar(es)", "(oud-)minister", "f(x)").
    pub(super) fn bracket_end(&self, at: usize) -> Option<usize> {
        let mut depth = 0_usize;
        let mut inside = false;
        for (offset, &byte) in self.text.as_bytes().get(at..)?.iter().take(24).enumerate() {
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        let end = at + offset + 1;
                        let small = |c: char| c.is_ascii() || c.is_alphanumeric() && !c.is_uppercase() || is_combining_mark(c);
                        return (inside && self.text.get(at..end)?.chars().all(small)).then_some(end);
                    }
                }
                b'a'..=b'z' | b'0'..=b'9' | 0x80.. => inside = true,
                b'-' | b'+' | b'^' | b'=' | b'/' => {}
                _ => return None,
            }
        }
        None
    }

    /// The end of the bracket at `at` where it belongs to the word from `start` on; digits do only in a formula ("f(1)"),
    /// not behind a name or noun ("Jansen(44)").
    pub(super) fn bracket(&self, start: usize, at: usize) -> Option<usize> {
        let end = self.bracket_end(at)?;
        let first = self.char_at(at + 1)?;
        let previous = self.before(at)?;
        let formula = previous == ')' || previous == '^' || matches!(self.char_at(end), Some('(' | '^' | '='));
        let joins = if first.is_ascii_digit() { formula } else { first.is_lowercase() || first == '-' || first == '(' };
        (joins && (previous.is_lowercase() || !previous.is_alphanumeric() || at == start + 1)).then_some(end)
    }

    fn point_joins(&self, start: usize, part: usize, at: usize, previous: char, next: char) -> bool {
        if previous.is_ascii_digit() {
            // "25.000", "14.30"; "AT5.nl"
            return next.is_ascii_digit() || next.is_lowercase() && self.char_at(start).is_some_and(char::is_alphabetic);
        }
        if !(previous.is_alphabetic() || is_combining_mark(previous)) {
            return false;
        }
        let written = self.text.get(part..at).unwrap_or("");
        if next == '-' {
            // "luit.-kol.", "J.-P."
            return at - part <= 6 && self.char_at(at + 2).is_some_and(char::is_alphabetic);
        }
        if next.is_ascii_digit() {
            return self.abbreviations.stop(fold::hash(written)).is_none();
        }
        // "J.P.Jansen", "einde.De", "Mr.Jansen": a name or sentence begins where the space was left out.
        // "Zr.Ms." is one abbreviation.
        let second = at + 1 + next.len_utf8();
        let begins = next.is_uppercase()
            && self.char_at(second).is_some_and(|c| c.is_lowercase() && self.char_at(second + c.len_utf8()) != Some('.'));
        let apart = || {
            written.chars().nth(1).is_none()
                || written.len() > 2 && written.bytes().all(|byte| byte.is_ascii_lowercase())
                || self.abbreviations.stop(fold::hash(written)).is_some()
        };
        next.is_alphabetic() && !(begins && apart())
    }

    /// The end of the internet address whose host or scheme is the word from `start` to `at`.
    pub(super) fn address(&self, start: usize, at: usize, c: char) -> Option<usize> {
        let path = match c {
            ':' => {
                at - start < 7
                    && self.text.get(at..)?.starts_with("://")
                    && self.text.get(start..at)?.bytes().all(|b| b.is_ascii_alphabetic())
            }
            '/' => {
                at - start < 256
                    && self.text.get(start..at)?.rsplit_once('.').is_some_and(|(host, end)| host.len() > 1 && is_address_end(end))
            }
            _ => false,
        };
        if !path {
            return None;
        }
        let rest = self.text.get(at..)?;
        let stop = |c: char| is_blank(c) || matches!(c, '"' | '<' | '>' | '“' | '”' | '„' | '«' | '»' | '’' | '‘');
        let address = rest.split(stop).next()?.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '…']);
        (address.len() > usize::from(c == ':') * 3).then_some(at + address.len())
    }

    /// The end of a symbol: the grapheme cluster that it opens, so that a flag or an emoji with what modifies it is one; without the
    /// white space that a sign which modifies what follows (U+08E2) takes into its cluster.
    pub(super) fn symbol_end(&self, start: usize, first: char) -> usize {
        let cluster = self.text.get(start..).and_then(|rest| rest.graphemes(true).next()).unwrap_or_default();
        start + cluster.find(is_blank).filter(|end| *end > 0).unwrap_or(cluster.len()).max(first.len_utf8())
    }

    /// The next character in the same line, and whether white space stands before it.
    pub(super) fn follows(&self, behind: usize) -> Option<(char, bool)> {
        let mut at = behind;
        while let Some(c) = self.char_at(at) {
            if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
                return None;
            }
            if !is_blank(c) {
                return Some((c, at > behind));
            }
            at += c.len_utf8();
        }
        None
    }

    /// The ASCII word that begins behind the white space at `behind`.
    pub(super) fn word_behind(&self, behind: usize) -> Option<&'t str> {
        let rest = self.text.get(behind..)?.strip_prefix(' ')?;
        rest.get(..rest.bytes().take(16).take_while(u8::is_ascii_alphabetic).count())
    }

    fn before(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at.checked_sub(1)?) {
            Some(&byte) if byte.is_ascii() => Some(byte as char),
            _ => self.text.get(..at)?.chars().next_back(),
        }
    }
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// White space, and what has no width and stands between words.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Combining marks, joiners and variation selectors continue what stands before them.
pub(super) fn is_extender(c: char) -> bool {
    !c.is_ascii()
        && (matches!(c, '\u{200c}' | '\u{200d}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
            || is_combining_mark(c))
}

/// Whether an address can end in this ("nl", "com", "museum").
pub(super) fn is_address_end(end: &str) -> bool {
    (2..=10).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_lowercase())
}
