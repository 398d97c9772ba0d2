//! Lines of capitals, whose case says nothing, and sentences that report the score of a match.

use std::ops::Range;

use crate::mention::name::word::Word;
use crate::mention::Context;
use crate::sentence::Sentence;
use crate::token::Shape;

/// What a line of capitals is made of, and the shape of a score.
const CAPITALS: Shape = Shape::UPPER.with(Shape::LETTER);
const PAIR: Shape = Shape::DIGIT.with(Shape::HYPHEN);

/// Whether a token of this shape may tell of such a line or sentence.
pub fn may_tell(shape: Shape) -> bool {
    shape.has(CAPITALS) | shape.has(PAIR)
}

/// Marks the lines of capitals, and the sentences that report the score of a match; `toned` are the tokens that look like it.
pub fn read(context: &Context<'_>, toned: &[u32], words: &mut [Word]) {
    let (mut sentences, mut end) = (context.sentences.iter(), 0);
    for at in toned.iter().map(|&at| at as usize) {
        if at < end {
            continue;
        }
        let Some(range) = sentences.find(|sentence| sentence.last as usize > at).map(Sentence::tokens) else { break };
        end = range.end;
        let count = |wanted: Shape| range.clone().filter(|&at| context.shape(at).has(wanted)).count();
        let (upper, letters) = (count(CAPITALS), count(Shape::LETTER));
        if upper > 0 && letters > 2 && upper * 4 >= letters * 3 {
            set(context, range.clone(), Word::LOUD, words);
        }
        if range.clone().any(|at| context.shape(at).has(PAIR) && is_score(context, at))
            && range.clone().any(|at| is_result(context.word(at)))
        {
            set(context, range, Word::SCORE, words);
        }
    }
}

/// "2-1": the score of a match.
fn is_score(context: &Context<'_>, at: usize) -> bool {
    let word = context.word(at);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    word.len() <= 5 && word.split_once('-').is_some_and(|(own, other)| digits(own) && digits(other))
}

/// Words of winning and losing.
fn is_result(word: &str) -> bool {
    matches!(
        word,
        "wint"
            | "won"
            | "wonnen"
            | "winnen"
            | "gewonnen"
            | "verliest"
            | "verloor"
            | "verloren"
            | "verliezen"
            | "versloeg"
            | "verslaat"
            | "verslagen"
            | "gelijk"
            | "gelijkspel"
            | "zege"
            | "nederlaag"
            | "overwinning"
            | "klopte"
            | "klopt"
    )
}

/// Sets flags of the tokens that are no marks.
pub fn set(context: &Context<'_>, range: Range<usize>, flags: u32, words: &mut [Word]) {
    for (word, at) in words.get_mut(range.clone()).unwrap_or_default().iter_mut().zip(range) {
        word.set(if context.shape(at).has(Shape::MARK) { 0 } else { flags });
    }
}
